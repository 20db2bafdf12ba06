//! Reports that units owe, and the files of those that came.

mod file;

use domain::id::{MovementId, ReportId, UnitId};
use domain::report::Report;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

pub(crate) use file::check as check_files;
pub use file::{add_file, count_files, file, file_content, files, remove_file};

/// Tables of reports.
pub const TABLES: &[Table] = &[
    Table::entity(
        "report",
        "CREATE TABLE report(
            id BLOB PRIMARY KEY,
            unit_id BLOB NOT NULL REFERENCES unit(id),
            name TEXT NOT NULL,
            movement_id BLOB REFERENCES movement(id),
            due TEXT NOT NULL,
            received TEXT,
            number TEXT NOT NULL,
            date TEXT,
            note TEXT NOT NULL
        ) STRICT;
        CREATE INDEX report_unit_id ON report(unit_id);
        CREATE INDEX report_movement_id ON report(movement_id);
        CREATE INDEX report_due ON report(due);",
    ),
    file::TABLE,
];

const COLUMNS: &str = "id, unit_id, name, movement_id, due, received, note, number, date";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Report> {
    Ok(Report {
        id: Some(row::id(row, 0)?),
        unit_id: row::id(row, 1)?,
        name: row.get(2)?,
        movement_id: row::id_opt::<MovementId>(row, 3)?,
        due: row::text(row, 4)?,
        received: row::text_opt(row, 5)?,
        note: row.get(6)?,
        number: row.get(7)?,
        date: row::text_opt(row, 8)?,
    })
}

/// Reports by the day they are due; of the days from and to (ISO dates, both included) when given.
pub fn list(conn: &Connection, days: Option<(&str, &str)>) -> Result<Vec<Report>> {
    let (from, to) = days.unzip();
    let sql = format!(
        "SELECT {COLUMNS} FROM report WHERE (?1 IS NULL OR due>=?1) AND (?2 IS NULL OR due<=?2) ORDER BY due, id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([from, to], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The reports that a movement asks for, by the day they are due.
pub fn of_movement(conn: &Connection, movement: MovementId) -> Result<Vec<Report>> {
    let sql = format!("SELECT {COLUMNS} FROM report WHERE movement_id=?1 ORDER BY due, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([movement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One report.
pub fn get(conn: &Connection, id: ReportId) -> Result<Option<Report>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM report WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds a report, or changes the one of its id.
pub fn save(tx: &Tx<'_>, report: &Report) -> Result<ReportId> {
    let id = report.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO report(id, unit_id, name, movement_id, due, received, note, number, date)
         VALUES(?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, name=excluded.name, movement_id=excluded.movement_id,
            due=excluded.due, received=excluded.received, note=excluded.note, number=excluded.number,
            date=excluded.date",
        params![
            id.uuid(),
            UnitId::uuid(report.unit_id),
            report.name,
            report.movement_id.map(MovementId::uuid),
            report.due.to_string(),
            report.received.map(|day| day.to_string()),
            report.note,
            report.number,
            report.date.map(|day| day.to_string()),
        ],
    )?;
    Ok(id)
}

/// Removes a report with the lines of its files.
pub fn remove(tx: &Tx<'_>, id: ReportId) -> Result<()> {
    tx.execute("DELETE FROM report_file WHERE report_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM report WHERE id=?1", [id.uuid()])?;
    Ok(())
}
