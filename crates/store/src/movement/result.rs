//! Results of units in movements, a year each.

use domain::id::{MovementId, MovementResultId, UnitId};
use domain::movement::MovementResult;
use rusqlite::{Connection, Row, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "movement_result",
    "CREATE TABLE movement_result(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        year INTEGER NOT NULL,
        level TEXT,
        responsibility TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE(movement_id, unit_id, year)
    ) STRICT;
    CREATE INDEX movement_result_unit_id ON movement_result(unit_id, year);
    CREATE INDEX movement_result_year ON movement_result(year);",
)
.guarded(super::closed_guard);

const COLUMNS: &str = "own.movement_id, own.unit_id, own.year, own.level, own.responsibility, own.note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<(MovementId, MovementResult)> {
    let level: Option<String> = row.get(3)?;
    let result = MovementResult {
        unit_id: row::id(row, 1)?,
        year: row.get(2)?,
        level: level.map(|_| row::code(row, 3)).transpose()?,
        responsibility: row.get(4)?,
        note: row.get(5)?,
    };
    Ok((row::id(row, 0)?, result))
}

/// The results in a movement, of all its years, the earliest first.
pub fn results(conn: &Connection, movement: MovementId) -> Result<Vec<MovementResult>> {
    let sql = format!("SELECT {COLUMNS} FROM movement_result AS own WHERE movement_id=?1 ORDER BY year, id");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([movement.uuid()], |row| from_row(row).map(|(_, result)| result))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The results in all movements, of one year when it is given, with the movements' names in their order.
pub fn results_of_year(conn: &Connection, year: Option<u16>) -> Result<Vec<(MovementId, String, MovementResult)>> {
    let sql = format!(
        "SELECT {COLUMNS}, movement.name FROM movement_result AS own
         JOIN movement ON movement.id=own.movement_id WHERE ?1 IS NULL OR own.year=?1
         ORDER BY movement.sort_key, movement.id, own.id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([year], |row| {
        let (movement, result) = from_row(row)?;
        Ok((movement, row.get(6)?, result))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the result of a unit's year over what is there; one that says nothing is removed.
pub fn put_result(tx: &Tx<'_>, movement: MovementId, result: &MovementResult) -> Result<()> {
    let MovementResult { unit_id, year, level, responsibility, note } = result;
    if result.is_empty() {
        tx.execute(
            "DELETE FROM movement_result WHERE movement_id=?1 AND unit_id=?2 AND year=?3",
            params![movement.uuid(), UnitId::uuid(*unit_id), year],
        )?;
        return Ok(());
    }
    let id: MovementResultId = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO movement_result(id, movement_id, unit_id, year, level, responsibility, note) VALUES(?,?,?,?,?,?,?)
         ON CONFLICT(movement_id, unit_id, year) DO UPDATE SET level=excluded.level,
            responsibility=excluded.responsibility, note=excluded.note",
    )?
    .execute(params![
        id.uuid(),
        movement.uuid(),
        UnitId::uuid(*unit_id),
        year,
        level.map(|level| row::to_code(&level)),
        responsibility,
        note,
    ])?;
    Ok(())
}
