//! People with their positions, and households.

mod household;
pub(crate) mod import;

use domain::Fault;
use domain::id::PersonId;
use domain::person::{Person, SUBJECT_CLASSES};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

pub(crate) use household::write as write_household;
pub use household::{find as find_household, resolve as resolve_household};

/// Which person.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PersonChoice {
    /// Their id.
    pub id: PersonId,
}

/// What came of saving a person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonSaved {
    /// Their id.
    pub id: PersonId,
    /// People who may be the same: equal name, and equal birth date or unit. Kept apart; the officer looks.
    pub alike: Vec<Person>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("person.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::person::list(conn)?.into())) as Result<Items<Person>>
    });
    registry.query("person.get", |context, choice: PersonChoice| context.read(|conn| find(conn, choice.id)));
    registry.free("person.classes", |_, _: Nothing| Ok(Items::from(SUBJECT_CLASSES.map(str::to_owned).to_vec())));
    registry.change("person.save", save);
    registry.change("person.remove", remove);
    household::register(registry);
}

/// The person of an id.
///
/// # Errors
/// `person.unknown`.
pub fn find(conn: &Connection, id: PersonId) -> Result<Person> {
    Ok(store::person::get(conn, id)?.ok_or_else(|| Fault::new("person.unknown").with("name", id))?)
}

/// The person meant: by id, code, exact name, or a name that an answer is remembered of.
///
/// # Errors
/// `person.unknown`; `person.ambiguous` with the candidates' codes.
pub fn resolve(conn: &Connection, text: &str) -> Result<PersonId> {
    let unknown = || Fault::new("person.unknown").with("name", text);
    if let Ok(id) = text.parse::<PersonId>() {
        return find(conn, id).map(|_| id);
    }
    if let Some(person) = store::person::by_code(conn, text)? {
        return Ok(person.id.ok_or_else(unknown)?);
    }
    match store::person::by_name(conn, text)?.as_slice() {
        [] => match store::alias::meant(conn, SubjectKind::Person, text)? {
            Some(Subject::Person(person)) => Ok(person),
            _ => Err(unknown().into()),
        },
        [person] => Ok(person.id.ok_or_else(unknown)?),
        several => {
            let codes: Vec<&str> = several.iter().map(|person| person.code.as_str()).collect();
            Err(Fault::new("person.ambiguous").with("name", text).with("codes", codes.join(", ")).into())
        }
    }
}

/// Adds or changes a person.
///
/// # Errors
/// The faults of [`Person::checked`]; `person.code_taken`.
pub fn save(context: &Context<'_>, person: Person) -> Result<OpOutput<PersonSaved>> {
    let person = person.checked().map_err(Error::Faults)?;
    let verb = if person.id.is_some() { "Sửa" } else { "Thêm" };
    context.transact(Op::new("person.save", format!("{verb} cá nhân {}", person.name)), |tx| write(tx, person))
}

/// Writes a checked person; a code left empty is the next one.
pub(crate) fn write(tx: &Tx<'_>, mut person: Person) -> Result<PersonSaved> {
    if let Some(id) = person.id {
        find(tx, id)?;
    }
    if person.code.is_empty() {
        let mut number = store::person::count(tx)?;
        while person.code.is_empty() || store::person::by_code(tx, &person.code)?.is_some() {
            number += 1;
            person.code = made_code(usize::try_from(number).unwrap_or(usize::MAX));
        }
    } else if store::person::by_code(tx, &person.code)?.is_some_and(|other| other.id != person.id) {
        return Err(Fault::new("person.code_taken").with("code", &person.code).at_field("code").into());
    }
    let mut alike = store::person::by_name(tx, &person.name)?;
    alike.retain(|other| other.id != person.id && is_alike(other, &person));
    Ok(PersonSaved { id: store::person::save(tx, &person)?, alike })
}

/// The code made for the person of a number: `CN0001`.
fn made_code(number: usize) -> String {
    format!("CN{number:04}")
}

/// Equal names are common; equal names with an equal birth date or unit are not (documents §2).
fn is_alike(one: &Person, other: &Person) -> bool {
    let birth = one.birth_date.is_some() && one.birth_date == other.birth_date;
    let unit = one
        .positions
        .iter()
        .filter_map(|position| position.unit_id)
        .any(|unit| other.positions.iter().any(|position| position.unit_id == Some(unit)));
    (birth || unit) && text::match_key(&one.name) == text::match_key(&other.name)
}

fn remove(context: &Context<'_>, choice: PersonChoice) -> Result<OpOutput<()>> {
    let person = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("person.remove", format!("Xóa cá nhân {}", person.name)), |tx| {
        if store::subject::is_in_use(tx, Subject::Person(choice.id))? {
            return Err(Fault::new("person.in_use").with("name", &person.name).into());
        }
        Ok(store::person::remove(tx, choice.id)?)
    })
}
