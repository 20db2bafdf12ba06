//! Figures of achievements: a name, a unit of measure, what was assigned and what was reached.

use std::collections::BTreeMap;

use domain::achievement::Figure;
use domain::id::{AchievementId, FigureId};
use domain::number::Exact;
use domain::text;
use rusqlite::{Connection, Row, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "achievement",
    "achievement_id",
    "figure",
    "CREATE TABLE figure(
        id BLOB PRIMARY KEY,
        achievement_id BLOB NOT NULL REFERENCES achievement(id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        unit_of_measure TEXT NOT NULL,
        target TEXT,
        actual TEXT,
        match_key TEXT NOT NULL
    ) STRICT;
    CREATE INDEX figure_achievement_id ON figure(achievement_id, position);",
);

const COLUMNS: &str = "id, name, unit_of_measure, target, actual, position";

fn from_row(row: &Row<'_>) -> rusqlite::Result<(Figure, u32)> {
    let figure = Figure {
        id: Some(row::id(row, 0)?),
        name: row.get(1)?,
        unit_of_measure: row.get(2)?,
        target: row::exact_opt(row, 3)?,
        actual: row::exact_opt(row, 4)?,
    };
    Ok((figure, row.get(5)?))
}

fn stored(conn: &Connection, achievement: AchievementId) -> Result<Vec<(Figure, u32)>> {
    let sql = format!("SELECT {COLUMNS} FROM figure WHERE achievement_id=?1 ORDER BY position, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([achievement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The figures of an achievement, in the order of entry.
pub(super) fn list(conn: &Connection, achievement: AchievementId) -> Result<Vec<Figure>> {
    Ok(stored(conn, achievement)?.into_iter().map(|(figure, _)| figure).collect())
}

/// Writes the figures: only rows that are new, changed or gone are touched.
pub(super) fn save(tx: &Tx<'_>, achievement: AchievementId, figures: &[Figure]) -> Result<()> {
    let rows = stored(tx, achievement)?;
    let mut left: BTreeMap<FigureId, (Figure, u32)> =
        rows.into_iter().filter_map(|(figure, position)| Some((figure.id?, (figure, position)))).collect();
    for (figure, position) in figures.iter().zip(1_u32..) {
        // An id that is not one of this achievement's figures, or is used twice, makes a new line.
        let kept = figure.id.and_then(|id| left.remove(&id).map(|before| (id, before)));
        let id = match kept {
            Some((_, (before, at))) if before == *figure && at == position => continue,
            Some((id, _)) => id,
            None => tx.new_id(),
        };
        let number = |number: &Option<Exact>| number.as_ref().map(Exact::to_string);
        tx.prepare_cached(
            "INSERT INTO figure(id, achievement_id, position, name, unit_of_measure, target, actual, match_key)
             VALUES(?,?,?,?,?,?,?,?)
             ON CONFLICT(id) DO UPDATE SET position=excluded.position, name=excluded.name,
                unit_of_measure=excluded.unit_of_measure, target=excluded.target, actual=excluded.actual,
                match_key=excluded.match_key",
        )?
        .execute(params![
            id.uuid(),
            achievement.uuid(),
            position,
            figure.name,
            figure.unit_of_measure,
            number(&figure.target),
            number(&figure.actual),
            text::match_key(&figure.name),
        ])?;
    }
    for id in left.keys() {
        tx.execute("DELETE FROM figure WHERE id=?1", [id.uuid()])?;
    }
    Ok(())
}
