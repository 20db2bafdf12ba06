//! Units, their kinds, and how units became others.

pub(crate) mod import;
mod kind_name;
mod kinds;
mod lookup;
mod succession;

use std::collections::BTreeSet;

use domain::Fault;
use domain::id::UnitId;
use domain::subject::{Subject, SubjectKind};
use domain::text;
use domain::unit::{Succession, Unit};
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

pub use kinds::{furnish, resolve as resolve_kind};
pub(crate) use succession::write as write_succession;

pub(crate) use import::spelt_as_known;
pub(crate) use lookup::UnitNames;

/// Which unit.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct UnitChoice {
    /// Its id.
    pub id: UnitId,
}

/// A unit with what belongs to it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnitDetail {
    /// The unit.
    pub unit: Unit,
    /// What it was and what became of it.
    pub successions: Vec<Succession>,
    /// The units whose history is its own, itself among them.
    pub lineage: Vec<Unit>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("unit.list", |context, _: Nothing| {
        context.read(|conn| Ok(store::unit::list(conn)?.into())) as Result<Items<Unit>>
    });
    registry.query("unit.get", detail);
    registry.change("unit.save", save);
    registry.change("unit.remove", remove);
    kinds::register(registry);
    succession::register(registry);
}

fn detail(context: &Context<'_>, choice: UnitChoice) -> Result<UnitDetail> {
    context.read(|conn| {
        let unit = find(conn, choice.id)?;
        let lineage = store::unit::lineage(conn, choice.id)?;
        let lineage = lineage.into_iter().map(|id| find(conn, id)).collect::<Result<_>>()?;
        Ok(UnitDetail { unit, successions: store::unit::successions(conn, Some(choice.id))?, lineage })
    })
}

/// The unit of an id.
///
/// # Errors
/// `unit.unknown`.
pub fn find(conn: &Connection, id: UnitId) -> Result<Unit> {
    store::unit::get(conn, id)?.ok_or_else(|| Fault::new("unit.unknown").with("name", id).into())
}

/// The unit that a person means: by its id, its code, its exact name, or a name that an answer is remembered of.
///
/// # Errors
/// `unit.unknown`; `unit.ambiguous` with the candidates' codes.
pub fn resolve(conn: &Connection, text: &str) -> Result<Unit> {
    if let Ok(id) = text.parse::<UnitId>() {
        return find(conn, id);
    }
    if let Some(unit) = store::unit::by_code(conn, text)? {
        return Ok(unit);
    }
    let mut named = store::unit::by_name(conn, text)?;
    match named.len() {
        0 => match store::unit::by_other_name(conn, text)?.as_slice() {
            [only] => find(conn, *only),
            _ => match store::alias::meant(conn, SubjectKind::Unit, text)? {
                Some(Subject::Unit(unit)) => find(conn, unit),
                _ => Err(Fault::new("unit.unknown").with("name", text).into()),
            },
        },
        1 => Ok(named.remove(0)),
        _ => {
            let codes: Vec<String> = named.into_iter().map(|unit| unit.code).collect();
            Err(Fault::new("unit.ambiguous").with("name", text).with("codes", codes.join(", ")).into())
        }
    }
}

/// Adds or changes a unit.
///
/// # Errors
/// The faults of [`Unit::checked`]; `unit.code_taken`; `unit.circle` when a unit would contain itself.
pub fn save(context: &Context<'_>, unit: Unit) -> Result<OpOutput<UnitId>> {
    let given_code = !text::line(&unit.code).is_empty();
    let unit = unit.checked().map_err(Error::Faults)?;
    let verb = if unit.id.is_some() { "Sửa" } else { "Thêm" };
    let op = Op::new("unit.save", format!("{verb} đơn vị {}", unit.name));
    context.transact(op, |tx| write(tx, unit, given_code))
}

/// Writes a checked unit; a code made from the name gets a number when it is taken, a given one is refused.
pub(crate) fn write(tx: &Tx<'_>, mut unit: Unit, given_code: bool) -> Result<UnitId> {
    if let Some(id) = unit.id {
        find(tx, id)?;
        refuse_circle(tx, id, unit.parent_id)?;
    }
    let taken =
        |code: &str| -> Result<bool> { Ok(store::unit::by_code(tx, code)?.is_some_and(|other| other.id != unit.id)) };
    if given_code && taken(&unit.code)? {
        return Err(Fault::new("unit.code_taken").with("code", &unit.code).at_field("code").into());
    }
    let base = unit.code.clone();
    let mut number = 1;
    let mut code = base.clone();
    while taken(&code)? {
        number += 1;
        code = format!("{base}{number}");
    }
    unit.code = code;
    Ok(store::unit::save(tx, &unit)?)
}

/// Refuses a superior that stands below the unit itself.
///
/// # Errors
/// `unit.circle`.
pub(crate) fn refuse_circle(conn: &Connection, id: UnitId, parent: Option<UnitId>) -> Result<()> {
    let mut above = parent;
    // Those seen already end the climb: a circle that something else left in the file must not hold it for ever.
    let mut seen = BTreeSet::new();
    while let Some(unit) = above.filter(|unit| seen.insert(*unit)) {
        if unit == id {
            return Err(Fault::new("unit.circle").at_field("parent_id").into());
        }
        above = find(conn, unit)?.parent_id;
    }
    Ok(())
}

/// Removes a unit that nothing names.
///
/// # Errors
/// `unit.unknown`, `unit.in_use`.
pub fn remove(context: &Context<'_>, choice: UnitChoice) -> Result<OpOutput<()>> {
    let unit = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("unit.remove", format!("Xóa đơn vị {}", unit.name)), |tx| {
        if store::subject::is_in_use(tx, Subject::Unit(choice.id))? {
            return Err(Fault::new("unit.in_use").with("name", &unit.name).into());
        }
        Ok(store::unit::remove(tx, choice.id)?)
    })
}
