//! Leaves of people.

use domain::id::{LeaveId, PersonId};
use domain::leave::Leave;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

/// Tables of leaves.
pub const TABLES: &[Table] = &[Table::entity(
    "leave",
    "CREATE TABLE leave(
        id BLOB PRIMARY KEY,
        person_id BLOB NOT NULL REFERENCES person(id),
        kind TEXT NOT NULL,
        from_date TEXT NOT NULL,
        until TEXT,
        good_result INTEGER,
        document TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX leave_person_id ON leave(person_id);",
)];

const COLUMNS: &str = "id, person_id, kind, from_date, until, good_result, document, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Leave> {
    Ok(Leave {
        id: Some(row::id(row, 0)?),
        person_id: row::id(row, 1)?,
        kind: row::code(row, 2)?,
        from: row::text(row, 3)?,
        until: row::text_opt(row, 4)?,
        good_result: row.get(5)?,
        document: row.get(6)?,
        note: row.get(7)?,
    })
}

/// Leaves, the latest first; of a person when one is given.
pub fn list(conn: &Connection, of: Option<PersonId>) -> Result<Vec<Leave>> {
    let sql =
        format!("SELECT {COLUMNS} FROM leave WHERE ?1 IS NULL OR person_id=?1 ORDER BY from_date DESC, person_id, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([of.map(PersonId::uuid)], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One leave.
pub fn get(conn: &Connection, id: LeaveId) -> Result<Option<Leave>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM leave WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds one, or changes the one of its id.
pub fn save(tx: &Tx<'_>, leave: &Leave) -> Result<LeaveId> {
    let id = leave.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO leave(id, person_id, kind, from_date, until, good_result, document, note) VALUES(?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET person_id=excluded.person_id, kind=excluded.kind, from_date=excluded.from_date,
            until=excluded.until, good_result=excluded.good_result, document=excluded.document, note=excluded.note",
        params![
            id.uuid(),
            leave.person_id.uuid(),
            row::to_code(&leave.kind),
            leave.from.to_string(),
            leave.until.map(|date| date.to_string()),
            leave.good_result,
            leave.document,
            leave.note,
        ],
    )?;
    Ok(id)
}

/// Removes one.
pub fn remove(tx: &Tx<'_>, id: LeaveId) -> Result<()> {
    tx.execute("DELETE FROM leave WHERE id=?1", [id.uuid()])?;
    Ok(())
}
