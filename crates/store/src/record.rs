//! How far the award record goes back: one statement for the file or a unit, and all awards or one.

use domain::id::{RecordId, UnitId};
use domain::record::RecordComplete;
use rusqlite::{Connection, Row, params};

use crate::{Result, Table, Tx, row};

/// Tables of statements.
pub const TABLES: &[Table] = &[Table::entity(
    "record_complete",
    "CREATE TABLE record_complete(
        id BLOB PRIMARY KEY,
        unit_id BLOB REFERENCES unit(id),
        award TEXT,
        year INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX record_complete_unit_id ON record_complete(unit_id);
    CREATE UNIQUE INDEX record_complete_of ON record_complete(coalesce(unit_id, x''), coalesce(award, ''));",
)];

fn from_row(row: &Row<'_>) -> rusqlite::Result<RecordComplete> {
    Ok(RecordComplete {
        id: Some(row::id(row, 0)?),
        unit_id: row::id_opt::<UnitId>(row, 1)?,
        award: row.get(2)?,
        year: row.get(3)?,
    })
}

/// All statements, those for the whole file first.
pub fn list(conn: &Connection) -> Result<Vec<RecordComplete>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, unit_id, award, year FROM record_complete ORDER BY unit_id IS NOT NULL, unit_id, award",
    )?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a statement, or changes the one of its id.
pub fn save(tx: &Tx<'_>, record: &RecordComplete) -> Result<RecordId> {
    let id = record.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO record_complete(id, unit_id, award, year) VALUES(?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, award=excluded.award, year=excluded.year",
        params![id.uuid(), record.unit_id.map(UnitId::uuid), record.award, record.year],
    )?;
    Ok(id)
}

/// Removes a statement.
pub fn remove(tx: &Tx<'_>, id: RecordId) -> Result<()> {
    tx.execute("DELETE FROM record_complete WHERE id=?1", [id.uuid()])?;
    Ok(())
}
