//! Inspections of movements.

use domain::date::PartialDate;
use domain::id::{InspectionId, MovementId, UnitId};
use domain::movement::Inspection;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "inspection",
    "CREATE TABLE inspection(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        unit_id BLOB REFERENCES unit(id),
        date TEXT NOT NULL,
        inspector TEXT NOT NULL,
        findings TEXT NOT NULL,
        remedy_due TEXT,
        remedied TEXT,
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX inspection_movement_id ON inspection(movement_id);
    CREATE INDEX inspection_unit_id ON inspection(unit_id);",
);

const COLUMNS: &str = "id, movement_id, unit_id, date, inspector, findings, remedy_due, remedied, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Inspection> {
    Ok(Inspection {
        id: Some(row::id(row, 0)?),
        movement_id: row::id(row, 1)?,
        unit_id: row::id_opt(row, 2)?,
        date: row::text(row, 3)?,
        inspector: row.get(4)?,
        findings: row.get(5)?,
        remedy_due: row::text_opt(row, 6)?,
        remedied: row::text_opt(row, 7)?,
        note: row.get(8)?,
    })
}

/// The inspections of a movement, the latest first.
pub fn inspections(conn: &Connection, movement: MovementId) -> Result<Vec<Inspection>> {
    let sql = format!("SELECT {COLUMNS} FROM inspection WHERE movement_id=?1 ORDER BY date DESC, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([movement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One inspection.
pub fn inspection(conn: &Connection, id: InspectionId) -> Result<Option<Inspection>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM inspection WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds an inspection, or changes the one of its id.
pub fn save_inspection(tx: &Tx<'_>, inspection: &Inspection) -> Result<InspectionId> {
    let id = inspection.id.unwrap_or_else(|| tx.new_id());
    let day = |date: Option<PartialDate>| date.map(|date| date.to_string());
    tx.execute(
        "INSERT INTO inspection(id, movement_id, unit_id, date, inspector, findings, remedy_due, remedied, note)
         VALUES(?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET movement_id=excluded.movement_id, unit_id=excluded.unit_id, date=excluded.date,
            inspector=excluded.inspector, findings=excluded.findings, remedy_due=excluded.remedy_due,
            remedied=excluded.remedied, note=excluded.note",
        params![
            id.uuid(),
            inspection.movement_id.uuid(),
            inspection.unit_id.map(UnitId::uuid),
            inspection.date.to_string(),
            inspection.inspector,
            inspection.findings,
            day(inspection.remedy_due),
            day(inspection.remedied),
            inspection.note,
        ],
    )?;
    Ok(id)
}

/// Removes an inspection.
pub fn remove_inspection(tx: &Tx<'_>, id: InspectionId) -> Result<()> {
    tx.execute("DELETE FROM inspection WHERE id=?1", [id.uuid()])?;
    Ok(())
}
