//! Versions of the law catalogue: each one used is copied into the data file, so a new program never changes an old
//! verdict.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::{Result, Table};

/// Versions are only added.
pub const TABLES: &[Table] = &[Table::entity(
    "law_catalogue",
    "CREATE TABLE law_catalogue(
        id BLOB PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        added_at TEXT NOT NULL,
        source TEXT NOT NULL,
        reason TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;",
)];

/// A version as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRow {
    /// SHA-256 of the body in hexadecimal.
    pub hash: String,
    /// When it came into the data file.
    pub added_at: String,
    /// Where it came from, in Vietnamese.
    pub source: String,
    /// Why, in Vietnamese.
    pub reason: String,
    /// The catalogue's JSON.
    pub body: String,
}

/// The version in use: the latest.
pub fn current(conn: &Connection) -> Result<Option<CatalogueRow>> {
    let row = conn
        .prepare_cached(
            "SELECT hash, added_at, source, reason, body FROM law_catalogue ORDER BY added_at DESC, id DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok(CatalogueRow {
                hash: row.get(0)?,
                added_at: row.get(1)?,
                source: row.get(2)?,
                reason: row.get(3)?,
                body: row.get(4)?,
            })
        })
        .optional()?;
    Ok(row)
}

/// Puts a version into the data file.
pub fn add(conn: &Connection, id: Uuid, row: &CatalogueRow) -> Result<()> {
    conn.execute(
        "INSERT INTO law_catalogue(id, hash, added_at, source, reason, body) VALUES(?,?,?,?,?,?)",
        params![id, row.hash, row.added_at, row.source, row.reason, row.body],
    )?;
    Ok(())
}
