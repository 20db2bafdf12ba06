//! Units, their kinds and their successions.

mod kind;
mod succession;

use domain::id::{UnitId, UnitKindId};
use domain::subject::Subject;
use domain::text;
use domain::unit::Unit;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, alias, row};

pub use kind::{add_default_kind, kinds, remove_kind, save_kind};
pub use succession::{lineage, remove_succession, save_succession, successions};

/// Tables of units.
pub const TABLES: &[Table] = &[
    kind::TABLE,
    Table::entity(
        "unit",
        "CREATE TABLE unit(
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE COLLATE NOCASE,
            name TEXT NOT NULL,
            short_name TEXT NOT NULL,
            kind_id BLOB REFERENCES unit_kind(id),
            parent_id BLOB REFERENCES unit(id),
            head TEXT NOT NULL,
            head_title TEXT NOT NULL,
            difficult_area INTEGER,
            founded TEXT,
            ended TEXT,
            note TEXT NOT NULL,
            sort_key BLOB NOT NULL,
            fold TEXT NOT NULL,
            match_key TEXT NOT NULL
        ) STRICT;
        CREATE INDEX unit_kind_id ON unit(kind_id);
        CREATE INDEX unit_parent_id ON unit(parent_id);
        CREATE INDEX unit_match_key ON unit(match_key);",
    )
    .sound(|conn, id| row::has_no_circle(conn, "unit", id)),
    succession::TABLE,
    succession::MEMBERS,
];

const COLUMNS: &str = "id, code, name, short_name, kind_id, parent_id, head, head_title, founded, ended, note, \
    difficult_area";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        name: row.get(2)?,
        short_name: row.get(3)?,
        kind_id: row::id_opt::<UnitKindId>(row, 4)?,
        parent_id: row::id_opt::<UnitId>(row, 5)?,
        head: row.get(6)?,
        head_title: row.get(7)?,
        founded: row::text_opt(row, 8)?,
        ended: row::text_opt(row, 9)?,
        note: row.get(10)?,
        difficult_area: row.get(11)?,
    })
}

/// All units in Vietnamese order of names.
pub fn list(conn: &Connection) -> Result<Vec<Unit>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM unit ORDER BY sort_key, id"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One unit.
pub fn get(conn: &Connection, id: UnitId) -> Result<Option<Unit>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM unit WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// The unit of a code, whatever its letters' case.
pub fn by_code(conn: &Connection, code: &str) -> Result<Option<Unit>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM unit WHERE code=?1"))?;
    Ok(statement.query_row([text::line(code)], from_row).optional()?)
}

/// The units of a name: the full or the short one, with its marks, whatever its case, dashes and tone style.
pub fn by_name(conn: &Connection, name: &str) -> Result<Vec<Unit>> {
    let key = text::match_key(name);
    let mut statement =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM unit WHERE match_key=?1 ORDER BY sort_key"))?;
    Ok(statement.query_map([key], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Units with a short name, or with a name from before they were renamed.
pub fn by_other_name(conn: &Connection, name: &str) -> Result<Vec<UnitId>> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM unit WHERE short_name=?1
         UNION SELECT unit_id FROM succession_unit JOIN succession ON succession.id=succession_id
         WHERE kind='renamed' AND side='from' AND old_name=?1",
    )?;
    Ok(statement.query_map([text::line(name)], |row| row::id(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a unit, or changes the one of its id.
pub fn save(tx: &Tx<'_>, unit: &Unit) -> Result<UnitId> {
    let id = unit.id.unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO unit(id, code, name, short_name, kind_id, parent_id, head, head_title, founded, ended, note,
            difficult_area, sort_key, fold, match_key) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, name=excluded.name, short_name=excluded.short_name,
            kind_id=excluded.kind_id, parent_id=excluded.parent_id, head=excluded.head, head_title=excluded.head_title,
            founded=excluded.founded, ended=excluded.ended, note=excluded.note,
            difficult_area=excluded.difficult_area, sort_key=excluded.sort_key, fold=excluded.fold, match_key=excluded.match_key",
    )?
    .execute(params![
        id.uuid(),
        unit.code,
        unit.name,
        unit.short_name,
        unit.kind_id.map(UnitKindId::uuid),
        unit.parent_id.map(UnitId::uuid),
        unit.head,
        unit.head_title,
        unit.founded.map(|date| date.to_string()),
        unit.ended.map(|date| date.to_string()),
        unit.note,
        unit.difficult_area,
        text::sort_key(&unit.name),
        text::fold(&format!("{} {} {}", unit.name, unit.short_name, unit.code)),
        text::match_key(&unit.name),
    ])?;
    Ok(id)
}

/// Removes a unit that nothing names, with what lists call it; SQLite refuses otherwise.
pub fn remove(tx: &Tx<'_>, id: UnitId) -> Result<()> {
    alias::remove_of(tx, Subject::Unit(id))?;
    tx.execute("DELETE FROM unit WHERE id=?1", [id.uuid()])?;
    Ok(())
}
