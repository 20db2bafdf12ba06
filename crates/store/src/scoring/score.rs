//! Entered scores: a row a value, by unit, criterion, stage, scorer and field. No stage overwrites another (G1).

use domain::id::{RoundId, ScoreId, UnitId};
use rusqlite::{Connection, Row, params};

use super::round::guard;
use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "round",
    "round_id",
    "score",
    "CREATE TABLE score(
        id BLOB PRIMARY KEY,
        round_id BLOB NOT NULL REFERENCES round(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        criterion TEXT NOT NULL,
        stage TEXT NOT NULL,
        scorer TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        reason TEXT NOT NULL,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE(round_id, unit_id, criterion, stage, scorer, field)
    ) STRICT;
    CREATE INDEX score_unit_id ON score(unit_id);
    CREATE TRIGGER score_locked_insert BEFORE INSERT ON score
        WHEN (SELECT state FROM round WHERE id=NEW.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER score_locked_update BEFORE UPDATE ON score
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER score_locked_delete BEFORE DELETE ON score
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;",
)
.guarded(guard);

/// An entered value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// The unit.
    pub unit_id: UnitId,
    /// Code of the criterion.
    pub criterion: String,
    /// Code of the stage.
    pub stage: String,
    /// Who scored, where a stage has several; empty otherwise.
    pub scorer: String,
    /// The field of the criterion's kind.
    pub field: String,
    /// Canonical text with a decimal point.
    pub value: String,
    /// Why; empty when none was given.
    pub reason: String,
    /// Who entered it.
    pub actor: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

impl ScoreRow {
    /// The same, borrowed.
    pub fn as_ref(&self) -> ScoreRef<'_> {
        ScoreRef {
            unit_id: self.unit_id,
            criterion: &self.criterion,
            stage: &self.stage,
            scorer: &self.scorer,
            field: &self.field,
            value: &self.value,
            reason: &self.reason,
            actor: &self.actor,
            at: &self.at,
        }
    }
}

/// An entered value as it lies in the data file, without copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreRef<'a> {
    /// The unit.
    pub unit_id: UnitId,
    /// Code of the criterion.
    pub criterion: &'a str,
    /// Code of the stage.
    pub stage: &'a str,
    /// Who scored, where a stage has several; empty otherwise.
    pub scorer: &'a str,
    /// The field of the criterion's kind.
    pub field: &'a str,
    /// Canonical text with a decimal point.
    pub value: &'a str,
    /// Why; empty when none was given.
    pub reason: &'a str,
    /// Who entered it.
    pub actor: &'a str,
    /// When, RFC 3339 in UTC.
    pub at: &'a str,
}

impl ScoreRef<'_> {
    /// A copy to keep.
    pub fn to_row(self) -> ScoreRow {
        ScoreRow {
            unit_id: self.unit_id,
            criterion: self.criterion.to_owned(),
            stage: self.stage.to_owned(),
            scorer: self.scorer.to_owned(),
            field: self.field.to_owned(),
            value: self.value.to_owned(),
            reason: self.reason.to_owned(),
            actor: self.actor.to_owned(),
            at: self.at.to_owned(),
        }
    }
}

/// Shows the values of a round (of one unit when it is given) one after the other: those of a unit follow each other, in
/// no other order.
///
/// # Errors
/// The data file's, and the first one that `show` gives.
pub fn each<E: From<crate::Error>>(
    conn: &Connection,
    round: RoundId,
    unit: Option<UnitId>,
    mut show: impl FnMut(ScoreRef<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let of_unit = if unit.is_some() { "AND unit_id=?2" } else { "AND ?2 IS NULL" };
    let sql = format!(
        "SELECT unit_id, criterion, stage, scorer, field, value, reason, actor, at FROM score WHERE round_id=?1 {of_unit}
         ORDER BY unit_id"
    );
    let query = || -> Result<_> { Ok(conn.prepare_cached(&sql)?) };
    let mut statement = query()?;
    let mut rows = statement.query(params![round.uuid(), unit.map(UnitId::uuid)]).map_err(crate::Error::from)?;
    while let Some(row) = rows.next().map_err(crate::Error::from)? {
        show(reference(row).map_err(crate::Error::from)?)?;
    }
    Ok(())
}

fn reference<'a>(row: &'a Row<'_>) -> rusqlite::Result<ScoreRef<'a>> {
    let text = |column: usize| -> rusqlite::Result<&'a str> { Ok(row.get_ref(column)?.as_str()?) };
    Ok(ScoreRef {
        unit_id: row::id(row, 0)?,
        criterion: text(1)?,
        stage: text(2)?,
        scorer: text(3)?,
        field: text(4)?,
        value: text(5)?,
        reason: text(6)?,
        actor: text(7)?,
        at: text(8)?,
    })
}

/// The values of a unit in a round.
pub fn of_unit(conn: &Connection, round: RoundId, unit: UnitId) -> Result<Vec<ScoreRow>> {
    let mut rows = Vec::new();
    each::<crate::Error>(conn, round, Some(unit), |score| {
        rows.push(score.to_row());
        Ok(())
    })?;
    Ok(rows)
}

/// Names of those who have scored in a round, in no order.
pub fn scorers(conn: &Connection, round: RoundId) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT scorer FROM score WHERE round_id=?1 AND scorer<>''")?;
    Ok(statement.query_map([round.uuid()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Enters a value in place of the one of its key.
pub fn put(tx: &Tx<'_>, round: RoundId, score: &ScoreRow) -> Result<()> {
    let id: ScoreId = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO score(id, round_id, unit_id, criterion, stage, scorer, field, value, reason, actor, at)
         VALUES(?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(round_id, unit_id, criterion, stage, scorer, field)
         DO UPDATE SET value=excluded.value, reason=excluded.reason, actor=excluded.actor, at=excluded.at
         WHERE value<>excluded.value OR reason<>excluded.reason",
    )?
    .execute(params![
        id.uuid(),
        round.uuid(),
        score.unit_id.uuid(),
        score.criterion,
        score.stage,
        score.scorer,
        score.field,
        score.value,
        score.reason,
        score.actor,
        score.at
    ])?;
    Ok(())
}

/// Removes the value of a key: an empty cell is missing, never zero.
pub fn remove(
    tx: &Tx<'_>,
    round: RoundId,
    unit: UnitId,
    criterion: &str,
    stage: &str,
    scorer: &str,
    field: &str,
) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM score WHERE round_id=? AND unit_id=? AND criterion=? AND stage=? AND scorer=? AND field=?",
    )?
    .execute(params![round.uuid(), unit.uuid(), criterion, stage, scorer, field])?;
    Ok(())
}
