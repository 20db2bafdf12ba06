//! People with their dated positions, and households.

mod household;

use domain::id::{PersonId, PositionId, UnitId};
use domain::person::{Person, Position};
use domain::subject::Subject;
use domain::text;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

use crate::{Result, Table, Tx, alias, row};

pub use household::{household, households, households_called, remove_household, save_household};

/// Tables of people and households.
pub const TABLES: &[Table] = &[
    Table::entity(
        "person",
        "CREATE TABLE person(
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE COLLATE NOCASE,
            honorific TEXT NOT NULL,
            name TEXT NOT NULL,
            birth_date TEXT,
            sex TEXT,
            subject_class TEXT NOT NULL,
            direct_worker INTEGER,
            employed_from TEXT,
            note TEXT NOT NULL,
            sort_key BLOB NOT NULL,
            fold TEXT NOT NULL,
            match_key TEXT NOT NULL
        ) STRICT;
        CREATE INDEX person_match_key ON person(match_key);",
    ),
    Table::part_of(
        "person",
        "person_id",
        "position",
        "CREATE TABLE position(
            id BLOB PRIMARY KEY,
            person_id BLOB NOT NULL REFERENCES person(id),
            unit_id BLOB REFERENCES unit(id),
            title TEXT NOT NULL,
            from_date TEXT,
            to_date TEXT,
            place INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX position_person_id ON position(person_id);
        CREATE INDEX position_unit_id ON position(unit_id);",
    ),
    household::TABLE,
];

const COLUMNS: &str = "id, code, honorific, name, birth_date, sex, subject_class, employed_from, note, \
    direct_worker";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Person> {
    let sex: Option<String> = row.get(5)?;
    Ok(Person {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        honorific: row.get(2)?,
        name: row.get(3)?,
        birth_date: row::text_opt(row, 4)?,
        sex: sex.map(|_| row::code(row, 5)).transpose()?,
        subject_class: row.get(6)?,
        employed_from: row::text_opt(row, 7)?,
        note: row.get(8)?,
        direct_worker: row.get(9)?,
        positions: Vec::new(),
    })
}

fn position_from_row(row: &Row<'_>) -> rusqlite::Result<(PersonId, Position)> {
    let position = Position {
        id: Some(row::id(row, 1)?),
        unit_id: row::id_opt(row, 2)?,
        title: row.get(3)?,
        from: row::text_opt(row, 4)?,
        to: row::text_opt(row, 5)?,
    };
    Ok((row::id(row, 0)?, position))
}

const POSITIONS: &str = "SELECT person_id, id, unit_id, title, from_date, to_date FROM position";

/// All people in Vietnamese order, by given name, with their positions.
pub fn list(conn: &Connection) -> Result<Vec<Person>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person ORDER BY sort_key, id"))?;
    let mut people: Vec<Person> = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    let mut statement = conn.prepare_cached(&format!("{POSITIONS} ORDER BY place, id"))?;
    let mut held: BTreeMap<PersonId, Vec<Position>> = BTreeMap::new();
    for row in statement.query_map([], position_from_row)? {
        let (person, position) = row?;
        held.entry(person).or_default().push(position);
    }
    for person in &mut people {
        person.positions = person.id.and_then(|id| held.remove(&id)).unwrap_or_default();
    }
    Ok(people)
}

fn with_positions(conn: &Connection, person: Option<Person>) -> Result<Option<Person>> {
    let Some(mut person) = person else { return Ok(None) };
    let mut statement = conn.prepare_cached(&format!("{POSITIONS} WHERE person_id=?1 ORDER BY place, id"))?;
    let rows = statement.query_map([person.id.map(PersonId::uuid)], position_from_row)?;
    person.positions = rows.map(|row| row.map(|(_, position)| position)).collect::<rusqlite::Result<_>>()?;
    Ok(Some(person))
}

/// One person with positions.
pub fn get(conn: &Connection, id: PersonId) -> Result<Option<Person>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id=?1"))?;
    let person = statement.query_row([id.uuid()], from_row).optional()?;
    with_positions(conn, person)
}

/// The person of a code, whatever its letters' case.
pub fn by_code(conn: &Connection, code: &str) -> Result<Option<Person>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE code=?1"))?;
    let person = statement.query_row([text::line(code)], from_row).optional()?;
    with_positions(conn, person)
}

/// The people of a name, with its marks: names that differ in a mark are different names.
pub fn by_name(conn: &Connection, name: &str) -> Result<Vec<Person>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE match_key=?1 ORDER BY id"))?;
    let people: Vec<Person> =
        statement.query_map([text::match_key(name)], from_row)?.collect::<rusqlite::Result<_>>()?;
    people.into_iter().filter_map(|person| with_positions(conn, Some(person)).transpose()).collect()
}

/// Adds a person with positions, or changes the one of its id. A position that stays keeps its row.
pub fn save(tx: &Tx<'_>, person: &Person) -> Result<PersonId> {
    let id = person.id.unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO person(id, code, honorific, name, birth_date, sex, subject_class, employed_from, note,
            direct_worker, sort_key, fold, match_key) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, honorific=excluded.honorific, name=excluded.name,
            birth_date=excluded.birth_date, sex=excluded.sex, subject_class=excluded.subject_class,
            employed_from=excluded.employed_from, note=excluded.note, direct_worker=excluded.direct_worker,
            sort_key=excluded.sort_key, fold=excluded.fold, match_key=excluded.match_key",
    )?
    .execute(params![
        id.uuid(),
        person.code,
        person.honorific,
        person.name,
        person.birth_date.map(|date| date.to_string()),
        person.sex.map(|sex| row::to_code(&sex)),
        person.subject_class,
        person.employed_from.map(|date| date.to_string()),
        person.note,
        person.direct_worker,
        text::person_sort_key(&person.name),
        text::fold(&format!("{} {}", person.name, person.code)),
        text::match_key(&person.name),
    ])?;
    save_positions(tx, id, &person.positions)?;
    Ok(id)
}

fn save_positions(tx: &Tx<'_>, person: PersonId, positions: &[Position]) -> Result<()> {
    let stored: Vec<PositionId> = {
        let mut statement = tx.prepare_cached("SELECT id FROM position WHERE person_id=?1")?;
        statement.query_map([person.uuid()], |row| row::id(row, 0))?.collect::<rusqlite::Result<_>>()?
    };
    for gone in stored.iter().filter(|id| !positions.iter().any(|position| position.id == Some(**id))) {
        tx.execute("DELETE FROM position WHERE id=?1", [gone.uuid()])?;
    }
    for (position, place) in positions.iter().zip(1_u32..) {
        // Only an id of this person's own rows is kept; any other makes a new row.
        let id = position.id.filter(|id| stored.contains(id)).unwrap_or_else(|| tx.new_id());
        tx.prepare_cached(
            "INSERT INTO position(id, person_id, unit_id, title, from_date, to_date, place) VALUES(?,?,?,?,?,?,?)
             ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, title=excluded.title,
                from_date=excluded.from_date, to_date=excluded.to_date, place=excluded.place",
        )?
        .execute(params![
            id.uuid(),
            person.uuid(),
            position.unit_id.map(UnitId::uuid),
            position.title,
            position.from.map(|date| date.to_string()),
            position.to.map(|date| date.to_string()),
            place,
        ])?;
    }
    Ok(())
}

/// Removes a person with positions and with what lists call them.
pub fn remove(tx: &Tx<'_>, id: PersonId) -> Result<()> {
    alias::remove_of(tx, Subject::Person(id))?;
    tx.execute("DELETE FROM position WHERE person_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM person WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// How many people there are: for the next code.
pub fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?)
}
