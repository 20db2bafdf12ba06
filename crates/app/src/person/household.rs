//! Households (hộ gia đình).

use domain::id::HouseholdId;
use domain::person::Household;
use domain::subject::Subject;
use domain::{Fault, text};
use serde::Deserialize;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// Which household.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct HouseholdChoice {
    /// Its id.
    pub id: HouseholdId,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("household.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::person::households(conn)?.into())) as Result<Items<Household>>
    });
    registry.change("household.save", save);
    registry.change("household.remove", remove);
}

/// The household of an id.
///
/// # Errors
/// `household.unknown`.
pub fn find(conn: &Connection, id: HouseholdId) -> Result<Household> {
    Ok(store::person::household(conn, id)?.ok_or_else(|| Fault::new("household.unknown").with("name", id))?)
}

/// The household meant: by id, code, or exact name.
///
/// # Errors
/// `household.unknown`, also when several have the name: then its code is needed.
pub fn resolve(conn: &Connection, name: &str) -> Result<HouseholdId> {
    if let Ok(id) = name.parse::<HouseholdId>() {
        return find(conn, id).map(|_| id);
    }
    let mut called = store::person::households_called(conn, name)?;
    // "Gia đình ông A", "Hộ gia đình ông A" and "Hộ ông A" are one name.
    if let Some(key) = household_key(name).filter(|_| called.is_empty()) {
        called = store::person::households(conn)?;
        called.retain(|household| household_key(&household.name).as_ref() == Some(&key));
    }
    match called.as_slice() {
        [Household { id: Some(id), .. }] => Ok(*id),
        _ => Err(Fault::new("household.unknown").with("name", name).into()),
    }
}

/// Whose a household is: its name without what such names begin with; none of another name.
fn household_key(name: &str) -> Option<String> {
    let key = text::match_key(name);
    ["hộ gia đình ", "gia đình ", "hộ "].iter().find_map(|word| key.strip_prefix(word)).map(str::to_owned)
}

fn save(context: &Context<'_>, household: Household) -> Result<OpOutput<HouseholdId>> {
    let household = household.checked().map_err(Error::Faults)?;
    let verb = if household.id.is_some() { "Sửa" } else { "Thêm" };
    context.transact(Op::new("household.save", format!("{verb} {}", household.name)), |tx| write(tx, household))
}

/// Writes a checked household; a code left empty is the next one.
pub(crate) fn write(tx: &Tx<'_>, mut household: Household) -> Result<HouseholdId> {
    let others = store::person::households(tx)?;
    let taken =
        |code: &str| others.iter().any(|other| other.id != household.id && other.code.eq_ignore_ascii_case(code));
    if household.code.is_empty() {
        let mut codes = (1_u32..).map(|number| format!("HO{number:04}"));
        household.code = codes.find(|code| !taken(code)).unwrap_or_default();
    } else if taken(&household.code) {
        return Err(Fault::new("person.code_taken").with("code", &household.code).at_field("code").into());
    }
    Ok(store::person::save_household(tx, &household)?)
}

fn remove(context: &Context<'_>, choice: HouseholdChoice) -> Result<OpOutput<()>> {
    let household = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("household.remove", format!("Xóa {}", household.name)), |tx| {
        if store::subject::is_in_use(tx, Subject::Household(choice.id))? {
            return Err(Fault::new("person.in_use").with("name", &household.name).into());
        }
        Ok(store::person::remove_household(tx, choice.id)?)
    })
}
