//! Kinds of units.

use domain::id::UnitKindId;
use domain::unit::UnitKind;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table {
    entity: "unit",
    ..Table::entity(
        "unit_kind",
        "CREATE TABLE unit_kind(
            id BLOB PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            position INTEGER NOT NULL
        ) STRICT;",
    )
};

/// All kinds in administrative order.
pub fn kinds(conn: &Connection) -> Result<Vec<UnitKind>> {
    let mut statement = conn.prepare_cached("SELECT id, name, position FROM unit_kind ORDER BY position, name")?;
    let rows = statement
        .query_map([], |row| Ok(UnitKind { id: Some(row::id(row, 0)?), name: row.get(1)?, position: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a kind, or changes the one of its id.
pub fn save_kind(tx: &Tx<'_>, kind: &UnitKind) -> Result<UnitKindId> {
    let id = kind.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO unit_kind(id, name, position) VALUES(?,?,?)
         ON CONFLICT(id) DO UPDATE SET name=excluded.name, position=excluded.position",
        params![id.uuid(), kind.name, kind.position],
    )?;
    Ok(id)
}

/// Removes a kind that no unit has.
pub fn remove_kind(tx: &Tx<'_>, id: UnitKindId) -> Result<()> {
    tx.execute("DELETE FROM unit_kind WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Puts a kind into a new data file, before its first operation.
pub fn add_default_kind(conn: &Connection, id: Uuid, name: &str, position: u32) -> Result<()> {
    conn.execute("INSERT INTO unit_kind(id, name, position) VALUES(?,?,?)", params![id, name, position])?;
    Ok(())
}
