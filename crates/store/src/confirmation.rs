//! Confirmations: a subject, a year and a question have one answer.

use domain::confirmation::Confirmation;
use domain::id::ConfirmationId;
use domain::subject::Subject;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row, subject};

/// Tables of confirmations.
pub const TABLES: &[Table] = &[Table::entity(
    "confirmation",
    "CREATE TABLE confirmation(
        id BLOB PRIMARY KEY,
        unit_id BLOB REFERENCES unit(id),
        person_id BLOB REFERENCES person(id),
        household_id BLOB REFERENCES household(id),
        year INTEGER NOT NULL,
        key TEXT NOT NULL,
        holds INTEGER NOT NULL CHECK(holds IN (0, 1)),
        evidence TEXT NOT NULL,
        officer TEXT NOT NULL,
        at TEXT NOT NULL,
        CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) = 1)
    ) STRICT;
    CREATE UNIQUE INDEX confirmation_unit_id ON confirmation(unit_id, year, key) WHERE unit_id IS NOT NULL;
    CREATE UNIQUE INDEX confirmation_person_id ON confirmation(person_id, year, key) WHERE person_id IS NOT NULL;
    CREATE UNIQUE INDEX confirmation_household_id ON confirmation(household_id, year, key)
        WHERE household_id IS NOT NULL;
    CREATE INDEX confirmation_year ON confirmation(year);",
)];

const COLUMNS: &str = "id, unit_id, person_id, household_id, year, key, holds, evidence, officer, at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Confirmation> {
    Ok(Confirmation {
        id: Some(row::id(row, 0)?),
        subject: subject::from_columns(row, 1)?,
        year: row.get(4)?,
        key: row.get(5)?,
        holds: row.get(6)?,
        evidence: row.get(7)?,
        by: row.get(8)?,
        at: row.get(9)?,
    })
}

/// Confirmations, the latest year first; of a subject and of a year when they are given.
pub fn list(conn: &Connection, of: Option<Subject>, year: Option<u16>) -> Result<Vec<Confirmation>> {
    let of_subject = match of {
        Some(wanted) => format!("{}=?1", subject::column(wanted.kind())),
        None => "?1 IS NULL".to_owned(),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM confirmation WHERE {of_subject} AND (?2 IS NULL OR year=?2)
         ORDER BY year DESC, unit_id, person_id, household_id, key"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map(params![of.map(Subject::id), year], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One confirmation.
pub fn get(conn: &Connection, id: ConfirmationId) -> Result<Option<Confirmation>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM confirmation WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds an answer, or changes the one that the subject, year and question have already.
pub fn save(tx: &Tx<'_>, confirmation: &Confirmation) -> Result<ConfirmationId> {
    let [unit, person, household] = subject::columns(confirmation.subject);
    let sql = format!(
        "SELECT id FROM confirmation WHERE {}=?1 AND year=?2 AND key=?3",
        subject::column(confirmation.subject.kind())
    );
    let known: Option<ConfirmationId> = tx
        .prepare_cached(&sql)?
        .query_row(params![confirmation.subject.id(), confirmation.year, confirmation.key], |row| row::id(row, 0))
        .optional()?;
    let id = known.or(confirmation.id).unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO confirmation(id, unit_id, person_id, household_id, year, key, holds, evidence, officer, at)
         VALUES(?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, person_id=excluded.person_id,
            household_id=excluded.household_id, year=excluded.year, key=excluded.key, holds=excluded.holds,
            evidence=excluded.evidence, officer=excluded.officer, at=excluded.at",
    )?
    .execute(params![
        id.uuid(),
        unit,
        person,
        household,
        confirmation.year,
        confirmation.key,
        confirmation.holds,
        confirmation.evidence,
        confirmation.by,
        confirmation.at,
    ])?;
    Ok(id)
}

/// Removes an answer.
pub fn remove(tx: &Tx<'_>, id: ConfirmationId) -> Result<()> {
    tx.execute("DELETE FROM confirmation WHERE id=?1", [id.uuid()])?;
    Ok(())
}
