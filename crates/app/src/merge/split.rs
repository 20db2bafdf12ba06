//! One record that two were entered in becomes two: the officer chooses what goes to the new one.

use domain::Fault;
use domain::id::{PersonId, UnitId};
use domain::merge::HeldItem;
use domain::person::Person;
use domain::subject::Subject;
use domain::unit::Unit;
use serde::Deserialize;
use store::{Op, OpOutput};
use ts_rs::TS;

use super::HeldGroup;
use super::wording::Wording;
use crate::command::{Items, Registry};
use crate::person::PersonChoice;
use crate::unit::UnitChoice;
use crate::{Context, Error, Result};

/// A person that was entered in another's record.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PersonSplit {
    /// The record that two people were entered in.
    pub from: PersonId,
    /// The new record.
    pub record: Person,
    /// What goes to it.
    pub items: Vec<HeldItem>,
}

/// A unit that was entered in another's record.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UnitSplit {
    /// The record that two units were entered in.
    pub from: UnitId,
    /// The new record.
    pub record: Unit,
    /// What goes to it.
    pub items: Vec<HeldItem>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("person.held", |context, choice: PersonChoice| held(context, Subject::Person(choice.id)));
    registry.query("unit.held", |context, choice: UnitChoice| held(context, Subject::Unit(choice.id)));
    registry.change("person.split", split_person);
    registry.change("unit.split", split_unit);
}

/// What can be chosen of a record, by kinds. Scores and their evidence go with their round.
fn held(context: &Context<'_>, subject: Subject) -> Result<Items<HeldGroup>> {
    let mut rows = context.read(|conn| {
        crate::subject::name(conn, subject)?;
        Ok::<_, Error>(store::merge::held(conn, subject)?)
    })?;
    rows.retain(|row| !row.item.kind.goes_with_its_round());
    Ok(Wording::of(context)?.groups(&rows).into())
}

fn refuse_nothing(items: &[HeldItem]) -> Result<()> {
    if items.is_empty() { Err(Fault::new("split.nothing").into()) } else { Ok(()) }
}

/// Adds a record and moves what was chosen of another to it.
///
/// # Errors
/// `split.nothing`, `split.not_held`; the faults of saving a person; `round.locked`, `batch.closed`.
fn split_person(context: &Context<'_>, request: PersonSplit) -> Result<OpOutput<PersonId>> {
    refuse_nothing(&request.items)?;
    let record = Person { id: None, ..request.record }.checked().map_err(Error::Faults)?;
    let from = context.read(|conn| crate::person::find(conn, request.from))?;
    let label = format!("Tách hồ sơ {} ({}): thêm {}", from.name, from.code, record.name);
    context.transact(Op::new("person.split", label), |tx| {
        let id = crate::person::write(tx, record)?.id;
        store::merge::split(tx, Subject::Person(request.from), Subject::Person(id), &request.items)?;
        // Positions that came stand in their order.
        let record = crate::person::find(tx, id)?.checked().map_err(Error::Faults)?;
        Ok(store::person::save(tx, &record)?)
    })
}

/// Adds a record and moves what was chosen of another to it.
///
/// # Errors
/// `split.nothing`, `split.not_held`; the faults of saving a unit; `round.locked`, `batch.closed`.
fn split_unit(context: &Context<'_>, request: UnitSplit) -> Result<OpOutput<UnitId>> {
    refuse_nothing(&request.items)?;
    let given_code = !domain::text::line(&request.record.code).is_empty();
    let record = Unit { id: None, ..request.record }.checked().map_err(Error::Faults)?;
    let from = context.read(|conn| crate::unit::find(conn, request.from))?;
    let label = format!("Tách hồ sơ {} ({}): thêm {}", from.name, from.code, record.name);
    context.transact(Op::new("unit.split", label), |tx| {
        let parent = record.parent_id;
        let id = crate::unit::write(tx, record, given_code)?;
        store::merge::split(tx, Subject::Unit(request.from), Subject::Unit(id), &request.items)?;
        crate::unit::refuse_circle(tx, id, parent)?;
        Ok(id)
    })
}
