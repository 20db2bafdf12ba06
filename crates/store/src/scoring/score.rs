//! Entered scores: a row a value, by unit, criterion, stage, scorer and field. No stage overwrites another (G1).

use domain::id::{RoundId, ScoreId, UnitId};
use rusqlite::{Connection, params};

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

/// The values of a round, of one unit when it is given.
pub fn scores(conn: &Connection, round: RoundId, unit: Option<UnitId>) -> Result<Vec<ScoreRow>> {
    let of_unit = if unit.is_some() { "AND unit_id=?2" } else { "AND ?2 IS NULL" };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT unit_id, criterion, stage, scorer, field, value, reason, actor, at FROM score WHERE round_id=?1 {of_unit}"
    ))?;
    let rows = statement.query_map(params![round.uuid(), unit.map(UnitId::uuid)], |row| {
        Ok(ScoreRow {
            unit_id: row::id(row, 0)?,
            criterion: row.get(1)?,
            stage: row.get(2)?,
            scorer: row.get(3)?,
            field: row.get(4)?,
            value: row.get(5)?,
            reason: row.get(6)?,
            actor: row.get(7)?,
            at: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
