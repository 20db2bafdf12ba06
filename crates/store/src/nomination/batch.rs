//! Batches (đợt xét).

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{BatchId, MovementId};
use domain::nomination::{Batch, BatchState};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::entity(
    "batch",
    "CREATE TABLE batch(
        id BLOB PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        year INTEGER NOT NULL,
        movement_id BLOB REFERENCES movement(id),
        award_type TEXT NOT NULL,
        received TEXT,
        deadline TEXT,
        note TEXT NOT NULL,
        state TEXT NOT NULL,
        closed_law TEXT,
        closed_on TEXT,
        CHECK((closed_law IS NULL)=(closed_on IS NULL))
    ) STRICT;
    CREATE INDEX batch_movement_id ON batch(movement_id);",
)
.in_order();

const COLUMNS: &str = "id, code, name, year, movement_id, award_type, received, note, state, deadline";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        name: row.get(2)?,
        year: row.get(3)?,
        movement_id: row::id_opt::<MovementId>(row, 4)?,
        award_type: row.get(5)?,
        received: row::text_opt(row, 6)?,
        note: row.get(7)?,
        state: row::code(row, 8)?,
        deadline: row::text_opt(row, 9)?,
    })
}

/// All batches, the latest year first.
pub fn batches(conn: &Connection) -> Result<Vec<Batch>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM batch ORDER BY year DESC, id DESC"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One batch.
pub fn batch(conn: &Connection, id: BatchId) -> Result<Option<Batch>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM batch WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds a batch, or changes the one of its id.
pub fn save_batch(tx: &Tx<'_>, batch: &Batch) -> Result<BatchId> {
    let id = batch.id.unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO batch(id, code, name, year, movement_id, award_type, received, note, state, deadline)
         VALUES(?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, name=excluded.name, year=excluded.year,
            movement_id=excluded.movement_id, award_type=excluded.award_type, received=excluded.received,
            note=excluded.note, state=excluded.state, deadline=excluded.deadline",
    )?
    .execute(params![
        id.uuid(),
        batch.code,
        batch.name,
        batch.year,
        batch.movement_id.map(MovementId::uuid),
        batch.award_type,
        batch.received.map(|date| date.to_string()),
        batch.note,
        row::to_code(&batch.state),
        batch.deadline.map(|date| date.to_string()),
    ])?;
    Ok(id)
}

/// The version of the law and the day that a batch was closed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Hash of the catalogue.
    pub law: String,
    /// The day.
    pub on: PartialDate,
}

/// With what a batch was closed; none while it is open.
pub fn closed(conn: &Connection, id: BatchId) -> Result<Option<Closed>> {
    let mut statement = conn.prepare_cached(
        "SELECT closed_law, closed_on FROM batch WHERE id=?1 AND state='closed' AND closed_law IS NOT NULL",
    )?;
    let row = |row: &Row<'_>| Ok(Closed { law: row.get(0)?, on: row::text(row, 1)? });
    Ok(statement.query_row([id.uuid()], row).optional()?)
}

/// Notes with what a batch was closed; nothing of an open one.
pub fn set_closed(tx: &Tx<'_>, id: BatchId, closed: Option<&Closed>) -> Result<()> {
    let (law, on) = (closed.map(|closed| closed.law.as_str()), closed.map(|closed| closed.on.to_string()));
    tx.execute("UPDATE batch SET closed_law=?2, closed_on=?3 WHERE id=?1", params![id.uuid(), law, on])?;
    Ok(())
}

/// Removes a batch without lines.
pub fn remove_batch(tx: &Tx<'_>, id: BatchId) -> Result<()> {
    tx.execute("DELETE FROM batch WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Why lines of a batch must not change, if so.
pub fn batch_guard(conn: &Connection, id: Uuid) -> Result<Option<Fault>> {
    let batch = batch(conn, id.into())?;
    let closed = batch.filter(|batch| batch.state == BatchState::Closed);
    Ok(closed.map(|batch| Fault::new("batch.closed").with("name", batch.name)))
}
