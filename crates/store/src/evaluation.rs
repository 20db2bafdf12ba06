//! Yearly evaluations of units and people.

use domain::evaluation::{Evaluation, EvaluationLevel};
use domain::id::{EvaluationId, PersonId, UnitId};
use domain::subject::Subject;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::subject::Whose;
use crate::{Result, Table, Tx, row};

/// Tables of evaluations.
pub const TABLES: &[Table] = &[Table::entity(
    "evaluation",
    "CREATE TABLE evaluation(
        id BLOB PRIMARY KEY,
        unit_id BLOB REFERENCES unit(id),
        person_id BLOB REFERENCES person(id),
        year INTEGER NOT NULL,
        level TEXT NOT NULL,
        document TEXT NOT NULL,
        note TEXT NOT NULL,
        CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
    ) STRICT;
    CREATE UNIQUE INDEX evaluation_unit_id ON evaluation(unit_id, year) WHERE unit_id IS NOT NULL;
    CREATE UNIQUE INDEX evaluation_person_id ON evaluation(person_id, year) WHERE person_id IS NOT NULL;
    CREATE INDEX evaluation_year ON evaluation(year);",
)];

const COLUMNS: &str = "id, unit_id, person_id, year, level, document, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Evaluation> {
    let unit = row::id_opt::<UnitId>(row, 1)?;
    Ok(Evaluation {
        id: Some(row::id(row, 0)?),
        subject: match unit {
            Some(unit) => Subject::Unit(unit),
            None => Subject::Person(row::id(row, 2)?),
        },
        year: row.get(3)?,
        level: row::code(row, 4)?,
        document: row.get(5)?,
        note: row.get(6)?,
    })
}

/// Evaluations with the names of who was evaluated, the latest year first; of one year when it is given.
pub fn named(conn: &Connection, year: Option<u16>) -> Result<Vec<(Evaluation, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT own.id, own.unit_id, own.person_id, own.year, own.level, own.document, own.note,
            coalesce(unit.name, person.name, '')
         FROM evaluation AS own
         LEFT JOIN unit ON unit.id=own.unit_id
         LEFT JOIN person ON person.id=own.person_id
         WHERE ?1 IS NULL OR own.year=?1
         ORDER BY own.year DESC, coalesce(unit.sort_key, person.sort_key), own.id",
    )?;
    let rows = statement.query_map([year], |row| Ok((from_row(row)?, row.get(7)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Evaluations, the latest year first; of one year when it is given.
pub fn list(conn: &Connection, year: Option<u16>) -> Result<Vec<Evaluation>> {
    let sql = format!("SELECT {COLUMNS} FROM evaluation WHERE ?1 IS NULL OR year=?1 ORDER BY year DESC, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([year], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Levels of years, without their order.
pub fn levels(conn: &Connection, whose: Whose) -> Result<Vec<(Subject, u16, EvaluationLevel)>> {
    let (condition, of) = whose.condition(false);
    let sql = format!("SELECT unit_id, person_id, year, level FROM evaluation WHERE {condition}");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([of], |row| {
        let subject = match row::id_opt::<UnitId>(row, 0)? {
            Some(unit) => Subject::Unit(unit),
            None => Subject::Person(row::id(row, 1)?),
        };
        Ok((subject, row.get(2)?, row::code(row, 3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One evaluation.
pub fn get(conn: &Connection, id: EvaluationId) -> Result<Option<Evaluation>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM evaluation WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds an evaluation, or changes the one of its id.
pub fn save(tx: &Tx<'_>, evaluation: &Evaluation) -> Result<EvaluationId> {
    let id = evaluation.id.unwrap_or_else(|| tx.new_id());
    let (unit, person) = match evaluation.subject {
        Subject::Unit(unit) => (Some(unit), None),
        Subject::Person(person) => (None, Some(person)),
        Subject::Household(_) => (None, None),
    };
    tx.execute(
        "INSERT INTO evaluation(id, unit_id, person_id, year, level, document, note) VALUES(?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, person_id=excluded.person_id, year=excluded.year,
            level=excluded.level, document=excluded.document, note=excluded.note",
        params![
            id.uuid(),
            unit.map(UnitId::uuid),
            person.map(PersonId::uuid),
            evaluation.year,
            row::to_code(&evaluation.level),
            evaluation.document,
            evaluation.note,
        ],
    )?;
    Ok(id)
}

/// Removes an evaluation.
pub fn remove(tx: &Tx<'_>, id: EvaluationId) -> Result<()> {
    tx.execute("DELETE FROM evaluation WHERE id=?1", [id.uuid()])?;
    Ok(())
}
