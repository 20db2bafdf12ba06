//! Figures of collectives: a unit has one line a year.

use domain::collective::CollectiveYear;
use domain::id::{CollectiveYearId, UnitId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

/// Tables of collectives' figures.
pub const TABLES: &[Table] = &[Table::entity(
    "collective_year",
    "CREATE TABLE collective_year(
        id BLOB PRIMARY KEY,
        unit_id BLOB NOT NULL REFERENCES unit(id),
        year INTEGER NOT NULL,
        members INTEGER,
        ldtt INTEGER,
        cstd_co_so INTEGER,
        completed INTEGER,
        disciplined TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE(unit_id, year)
    ) STRICT;
    CREATE INDEX collective_year_year ON collective_year(year);",
)];

const COLUMNS: &str = "id, unit_id, year, members, ldtt, cstd_co_so, completed, disciplined, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<CollectiveYear> {
    Ok(CollectiveYear {
        id: Some(row::id(row, 0)?),
        unit_id: row::id(row, 1)?,
        year: row.get(2)?,
        members: row.get(3)?,
        ldtt: row.get(4)?,
        cstd_co_so: row.get(5)?,
        completed: row.get(6)?,
        disciplined: row::json(row, 7)?,
        note: row.get(8)?,
    })
}

/// Figures, the latest year first; of a unit and of a year when they are given.
pub fn list(conn: &Connection, unit: Option<UnitId>, year: Option<u16>) -> Result<Vec<CollectiveYear>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM collective_year WHERE (?1 IS NULL OR unit_id=?1) AND (?2 IS NULL OR year=?2)
         ORDER BY year DESC, unit_id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map(params![unit.map(UnitId::uuid), year], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One line.
pub fn get(conn: &Connection, id: CollectiveYearId) -> Result<Option<CollectiveYear>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM collective_year WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds a line, or changes the one of its id.
pub fn save(tx: &Tx<'_>, figures: &CollectiveYear) -> Result<CollectiveYearId> {
    let id = figures.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO collective_year(id, unit_id, year, members, ldtt, cstd_co_so, completed, disciplined, note)
         VALUES(?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, year=excluded.year, members=excluded.members,
            ldtt=excluded.ldtt, cstd_co_so=excluded.cstd_co_so, completed=excluded.completed,
            disciplined=excluded.disciplined, note=excluded.note",
        params![
            id.uuid(),
            figures.unit_id.uuid(),
            figures.year,
            figures.members,
            figures.ldtt,
            figures.cstd_co_so,
            figures.completed,
            row::to_json(&figures.disciplined)?,
            figures.note,
        ],
    )?;
    Ok(id)
}

/// Removes a line.
pub fn remove(tx: &Tx<'_>, id: CollectiveYearId) -> Result<()> {
    tx.execute("DELETE FROM collective_year WHERE id=?1", [id.uuid()])?;
    Ok(())
}
