//! Households (hộ gia đình).

use domain::id::{HouseholdId, UnitId};
use domain::person::Household;
use domain::subject::Subject;
use domain::text;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, alias, row};

pub(super) const TABLE: Table = Table::entity(
    "household",
    "CREATE TABLE household(
        id BLOB PRIMARY KEY,
        code TEXT NOT NULL UNIQUE COLLATE NOCASE,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        unit_id BLOB REFERENCES unit(id),
        note TEXT NOT NULL,
        sort_key BLOB NOT NULL,
        fold TEXT NOT NULL,
        match_key TEXT NOT NULL
    ) STRICT;
    CREATE INDEX household_match_key ON household(match_key);
    CREATE INDEX household_unit_id ON household(unit_id);",
);

const COLUMNS: &str = "id, code, name, address, unit_id, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Household> {
    Ok(Household {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        name: row.get(2)?,
        address: row.get(3)?,
        unit_id: row::id_opt(row, 4)?,
        note: row.get(5)?,
    })
}

/// All households in Vietnamese order of names.
pub fn households(conn: &Connection) -> Result<Vec<Household>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM household ORDER BY sort_key, id"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One household.
pub fn household(conn: &Connection, id: HouseholdId) -> Result<Option<Household>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM household WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// The households of a code, whatever its letters' case, or of a name with its marks.
pub fn households_called(conn: &Connection, name: &str) -> Result<Vec<Household>> {
    let sql = format!("SELECT {COLUMNS} FROM household WHERE code=?1 OR match_key=?2 ORDER BY id");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([text::line(name), text::match_key(name)], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a household, or changes the one of its id.
pub fn save_household(tx: &Tx<'_>, household: &Household) -> Result<HouseholdId> {
    let id = household.id.unwrap_or_else(|| tx.new_id());
    tx.execute(
        "INSERT INTO household(id, code, name, address, unit_id, note, sort_key, fold, match_key)
         VALUES(?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, name=excluded.name, address=excluded.address,
            unit_id=excluded.unit_id, note=excluded.note, sort_key=excluded.sort_key, fold=excluded.fold,
            match_key=excluded.match_key",
        params![
            id.uuid(),
            household.code,
            household.name,
            household.address,
            household.unit_id.map(UnitId::uuid),
            household.note,
            text::sort_key(&household.name),
            text::fold(&format!("{} {}", household.name, household.code)),
            text::match_key(&household.name),
        ],
    )?;
    Ok(id)
}

/// Removes a household with what lists call it.
pub fn remove_household(tx: &Tx<'_>, id: HouseholdId) -> Result<()> {
    alias::remove_of(tx, Subject::Household(id))?;
    tx.execute("DELETE FROM household WHERE id=?1", [id.uuid()])?;
    Ok(())
}
