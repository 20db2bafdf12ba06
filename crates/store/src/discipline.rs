//! Discipline of people and units.

use domain::discipline::Discipline;
use domain::id::DisciplineId;
use domain::subject::Subject;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row, subject};

/// Tables of discipline.
pub const TABLES: &[Table] = &[Table::entity(
    "discipline",
    "CREATE TABLE discipline(
        id BLOB PRIMARY KEY,
        unit_id BLOB REFERENCES unit(id),
        person_id BLOB REFERENCES person(id),
        household_id BLOB REFERENCES household(id),
        form TEXT,
        decided TEXT NOT NULL,
        until TEXT,
        document TEXT NOT NULL,
        note TEXT NOT NULL,
        CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) = 1)
    ) STRICT;
    CREATE INDEX discipline_unit_id ON discipline(unit_id);
    CREATE INDEX discipline_person_id ON discipline(person_id);
    CREATE INDEX discipline_household_id ON discipline(household_id);",
)];

const COLUMNS: &str = "id, unit_id, person_id, household_id, form, decided, until, document, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Discipline> {
    Ok(Discipline {
        id: Some(row::id(row, 0)?),
        subject: subject::from_columns(row, 1)?,
        form: row.get(4)?,
        decided: row::text(row, 5)?,
        until: row::text_opt(row, 6)?,
        document: row.get(7)?,
        note: row.get(8)?,
    })
}

/// Sanctions and matters, the latest first; of a subject when it is given.
pub fn list(conn: &Connection, of: Option<Subject>) -> Result<Vec<Discipline>> {
    let of_subject = match of {
        Some(wanted) => format!("{}=?1", subject::column(wanted.kind())),
        None => "?1 IS NULL".to_owned(),
    };
    let sql = format!("SELECT {COLUMNS} FROM discipline WHERE {of_subject} ORDER BY decided DESC, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([of.map(Subject::id)], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One of them.
pub fn get(conn: &Connection, id: DisciplineId) -> Result<Option<Discipline>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM discipline WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds one, or changes the one of its id.
pub fn save(tx: &Tx<'_>, discipline: &Discipline) -> Result<DisciplineId> {
    let id = discipline.id.unwrap_or_else(|| tx.new_id());
    let [unit, person, household] = subject::columns(discipline.subject);
    tx.execute(
        "INSERT INTO discipline(id, unit_id, person_id, household_id, form, decided, until, document, note)
         VALUES(?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, person_id=excluded.person_id,
            household_id=excluded.household_id, form=excluded.form, decided=excluded.decided, until=excluded.until,
            document=excluded.document, note=excluded.note",
        params![
            id.uuid(),
            unit,
            person,
            household,
            discipline.form,
            discipline.decided.to_string(),
            discipline.until.map(|date| date.to_string()),
            discipline.document,
            discipline.note,
        ],
    )?;
    Ok(id)
}

/// Removes one.
pub fn remove(tx: &Tx<'_>, id: DisciplineId) -> Result<()> {
    tx.execute("DELETE FROM discipline WHERE id=?1", [id.uuid()])?;
    Ok(())
}
