//! Versions of schemes (bảng tiêu chí): a row a version, never changed, so that a result can name what it rests on.

use domain::id::SchemeId;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::entity(
    "scheme",
    "CREATE TABLE scheme(
        id BLOB PRIMARY KEY,
        code TEXT NOT NULL,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        period TEXT NOT NULL,
        hash TEXT NOT NULL,
        added_at TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE(code, version)
    ) STRICT;",
);

/// A version of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeRow {
    /// Id of the version.
    pub id: SchemeId,
    /// The scheme's own id in its JSON.
    pub code: String,
    /// Version, from 1.
    pub version: u32,
    /// Its name.
    pub name: String,
    /// Its period as it writes it.
    pub period: String,
    /// SHA-256 of the body.
    pub hash: String,
    /// When it came into the data file.
    pub added_at: String,
    /// Its JSON.
    pub body: String,
}

const COLUMNS: &str = "id, code, version, name, period, hash, added_at, body";

fn from_row(row: &Row<'_>) -> rusqlite::Result<SchemeRow> {
    Ok(SchemeRow {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        version: row.get(2)?,
        name: row.get(3)?,
        period: row.get(4)?,
        hash: row.get(5)?,
        added_at: row.get(6)?,
        body: row.get(7)?,
    })
}

/// All versions: schemes by code, the latest version of each first.
pub fn schemes(conn: &Connection) -> Result<Vec<SchemeRow>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM scheme ORDER BY code, version DESC"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One version.
pub fn scheme(conn: &Connection, id: SchemeId) -> Result<Option<SchemeRow>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM scheme WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds a version, numbered after the last of its code.
pub fn add_scheme(tx: &Tx<'_>, code: &str, name: &str, period: &str, hash: &str, body: &str) -> Result<SchemeId> {
    let id: SchemeId = tx.new_id();
    tx.execute(
        "INSERT INTO scheme(id, code, version, name, period, hash, added_at, body)
         VALUES(?1, ?2, (SELECT coalesce(max(version), 0) + 1 FROM scheme WHERE code=?2), ?3, ?4, ?5, ?6, ?7)",
        params![id.uuid(), code, name, period, hash, tx.at(), body],
    )?;
    Ok(id)
}

/// Whether a round applies a version.
pub fn is_scheme_in_use(conn: &Connection, id: SchemeId) -> Result<bool> {
    row::is_referenced(conn, "scheme", id.uuid())
}
