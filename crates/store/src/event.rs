//! Events: an append-only list of what happened outside operations – refused writes, backups, restores.

use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::{Result, Table};

/// Nothing changes or removes an event: triggers see to it.
pub const TABLES: &[Table] = &[Table::unrecorded(
    "event",
    "CREATE TABLE event(
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        details TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER event_keeps BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'guard:event'); END;
    CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'guard:event'); END;",
)];

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Event {
    /// Number in the list.
    #[ts(type = "number")]
    pub id: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Who worked.
    pub actor: String,
    /// Code of what happened, `undo.refused`.
    pub kind: String,
    /// What it happened to, for people.
    pub label: String,
    /// More, for programs.
    #[ts(type = "unknown")]
    pub details: Value,
}

/// Notes an event.
pub fn insert(conn: &Connection, at: &str, actor: &str, kind: &str, label: &str, details: &Value) -> Result<()> {
    conn.prepare_cached("INSERT INTO event(at, actor, kind, label, details) VALUES(?,?,?,?,?)")?.execute(params![
        at,
        actor,
        kind,
        label,
        details.to_string()
    ])?;
    Ok(())
}

/// The latest events, newest first.
pub fn list(conn: &Connection, limit: u32) -> Result<Vec<Event>> {
    let mut statement =
        conn.prepare_cached("SELECT seq, at, actor, kind, label, details FROM event ORDER BY seq DESC LIMIT ?1")?;
    let rows = statement.query_map([limit], |row| {
        Ok(Event {
            id: row.get(0)?,
            at: row.get(1)?,
            actor: row.get(2)?,
            kind: row.get(3)?,
            label: row.get(4)?,
            details: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or(Value::Null),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
