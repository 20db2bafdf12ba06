//! Drafts of forms; the log does not see them.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::{Result, Table};

/// Tables of drafts.
pub const TABLES: &[Table] = &[Table::unrecorded(
    "draft",
    "CREATE TABLE draft(key TEXT PRIMARY KEY, content TEXT NOT NULL, at TEXT NOT NULL) STRICT;",
)];

/// Keeps a draft in place of the one before.
pub fn put(conn: &Connection, key: &str, content: &Value, at: &str) -> Result<()> {
    conn.execute(
        "INSERT OR REPLACE INTO draft(key, content, at) VALUES(?,?,?)",
        params![key, content.to_string(), at],
    )?;
    Ok(())
}

/// The draft of a form.
pub fn get(conn: &Connection, key: &str) -> Result<Option<Value>> {
    let text: Option<String> =
        conn.query_row("SELECT content FROM draft WHERE key=?1", [key], |row| row.get(0)).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Forgets a draft.
pub fn remove(conn: &Connection, key: &str) -> Result<()> {
    conn.execute("DELETE FROM draft WHERE key=?1", [key])?;
    Ok(())
}
