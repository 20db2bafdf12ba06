//! New models and exemplars of movements.

use domain::date::PartialDate;
use domain::id::{ExemplarId, MovementId};
use domain::movement::Exemplar;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row, subject};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "exemplar",
    "CREATE TABLE exemplar(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        unit_id BLOB REFERENCES unit(id),
        person_id BLOB REFERENCES person(id),
        household_id BLOB REFERENCES household(id),
        found TEXT,
        description TEXT NOT NULL,
        spread TEXT,
        spread_how TEXT NOT NULL,
        commended TEXT,
        commendation TEXT NOT NULL,
        note TEXT NOT NULL,
        CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) <= 1)
    ) STRICT;
    CREATE INDEX exemplar_movement_id ON exemplar(movement_id);
    CREATE INDEX exemplar_unit_id ON exemplar(unit_id);
    CREATE INDEX exemplar_person_id ON exemplar(person_id);
    CREATE INDEX exemplar_household_id ON exemplar(household_id);",
);

const COLUMNS: &str = "id, movement_id, kind, name, unit_id, person_id, household_id, found, description, spread, \
    spread_how, commended, commendation, note, coalesce(unit_id, person_id, household_id) IS NOT NULL";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Exemplar> {
    let has_subject: bool = row.get(14)?;
    Ok(Exemplar {
        id: Some(row::id(row, 0)?),
        movement_id: row::id(row, 1)?,
        kind: row::code(row, 2)?,
        name: row.get(3)?,
        subject: if has_subject { Some(subject::from_columns(row, 4)?) } else { None },
        found: row::text_opt(row, 7)?,
        description: row.get(8)?,
        spread: row::text_opt(row, 9)?,
        spread_how: row.get(10)?,
        commended: row::text_opt(row, 11)?,
        commendation: row.get(12)?,
        note: row.get(13)?,
    })
}

/// The models and exemplars of a movement: models before exemplars, each in the order in which they were found.
pub fn exemplars(conn: &Connection, movement: MovementId) -> Result<Vec<Exemplar>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM exemplar WHERE movement_id=?1 ORDER BY kind='exemplar', found IS NULL, found, id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([movement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One of them.
pub fn exemplar(conn: &Connection, id: ExemplarId) -> Result<Option<Exemplar>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM exemplar WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds one, or changes the one of its id.
pub fn save_exemplar(tx: &Tx<'_>, exemplar: &Exemplar) -> Result<ExemplarId> {
    let id = exemplar.id.unwrap_or_else(|| tx.new_id());
    let day = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let [unit, person, household] = exemplar.subject.map_or([None, None, None], subject::columns);
    tx.execute(
        "INSERT INTO exemplar(id, movement_id, kind, name, unit_id, person_id, household_id, found, description, spread,
            spread_how, commended, commendation, note) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET movement_id=excluded.movement_id, kind=excluded.kind, name=excluded.name,
            unit_id=excluded.unit_id, person_id=excluded.person_id, household_id=excluded.household_id,
            found=excluded.found, description=excluded.description, spread=excluded.spread,
            spread_how=excluded.spread_how, commended=excluded.commended, commendation=excluded.commendation,
            note=excluded.note",
        params![
            id.uuid(),
            exemplar.movement_id.uuid(),
            row::to_code(&exemplar.kind),
            exemplar.name,
            unit,
            person,
            household,
            day(exemplar.found),
            exemplar.description,
            day(exemplar.spread),
            exemplar.spread_how,
            day(exemplar.commended),
            exemplar.commendation,
            exemplar.note,
        ],
    )?;
    Ok(id)
}

/// Removes one.
pub fn remove_exemplar(tx: &Tx<'_>, id: ExemplarId) -> Result<()> {
    tx.execute("DELETE FROM exemplar WHERE id=?1", [id.uuid()])?;
    Ok(())
}
