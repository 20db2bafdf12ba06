//! Kinds of achievements.

use domain::achievement::AchievementKind;
use domain::id::AchievementKindId;
use rusqlite::{Connection, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table {
    entity: "achievement",
    ..Table::entity(
        "achievement_kind",
        "CREATE TABLE achievement_kind(
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL UNIQUE,
            position INTEGER NOT NULL,
            is_initiative INTEGER NOT NULL
        ) STRICT;",
    )
};

const INSERT: &str = "INSERT INTO achievement_kind(id, code, name, position, is_initiative) VALUES(?,?,?,?,?)
    ON CONFLICT(id) DO UPDATE SET code=excluded.code, name=excluded.name, position=excluded.position,
        is_initiative=excluded.is_initiative";

/// All kinds in the order of the forms.
pub fn kinds(conn: &Connection) -> Result<Vec<AchievementKind>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, code, name, position, is_initiative FROM achievement_kind ORDER BY position, name",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(AchievementKind {
            id: Some(row::id(row, 0)?),
            code: row.get(1)?,
            name: row.get(2)?,
            position: row.get(3)?,
            is_initiative: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn write(conn: &Connection, id: AchievementKindId, kind: &AchievementKind) -> Result<()> {
    conn.prepare_cached(INSERT)?.execute(params![
        id.uuid(),
        kind.code,
        kind.name,
        kind.position,
        kind.is_initiative
    ])?;
    Ok(())
}

/// Adds a kind, or changes the one of its id.
pub fn save_kind(tx: &Tx<'_>, kind: &AchievementKind) -> Result<AchievementKindId> {
    let id = kind.id.unwrap_or_else(|| tx.new_id());
    write(tx, id, kind)?;
    Ok(id)
}

/// Removes a kind that no achievement has.
pub fn remove_kind(tx: &Tx<'_>, id: AchievementKindId) -> Result<()> {
    tx.execute("DELETE FROM achievement_kind WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Puts a kind into a new data file, before its first operation.
pub fn add_default_kind(conn: &Connection, id: AchievementKindId, kind: &AchievementKind) -> Result<()> {
    write(conn, id, kind)
}
