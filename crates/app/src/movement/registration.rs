//! The units that take part in a movement: what each registered for, its own plan, and who has not.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, UnitId};
use domain::movement::{Registration, RegistrationField, RegistrationStep};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::closing::find_open;
use super::entry::{EntryPreview, preview_of};
use super::{MovementChoice, find};
use crate::command::Registry;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// A unit that takes part, with what it has not done yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegistrationRow {
    /// What it registered for and its own plan.
    #[serde(flatten)]
    pub registration: Registration,
    /// Its name.
    pub unit_name: String,
    /// Its code.
    pub unit_code: String,
    /// How many of the movement's targets it was given an aim of its own for.
    pub aims: u32,
    /// What it has not done yet.
    pub missing: Vec<RegistrationStep>,
}

/// How many units have not done something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RegistrationMissing {
    /// What.
    pub step: RegistrationStep,
    /// How many.
    pub count: u32,
}

/// The units that take part in a movement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementRegistrations {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The units, in the order in which they were entered.
    pub rows: Vec<RegistrationRow>,
    /// How many have not done each step.
    pub missing: Vec<RegistrationMissing>,
}

/// Units that are to take part.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RegistrationAddition {
    /// The movement.
    pub id: MovementId,
    /// The units; those on the list already stay as they are.
    pub units: Vec<UnitId>,
    /// What all of them registered for; nothing when they have yet to.
    #[serde(default)]
    pub aim: String,
    /// When they registered.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// What a unit registered, whole.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RegistrationEntry {
    /// The movement.
    pub id: MovementId,
    /// The registration; over what is stored of its unit.
    pub registration: Registration,
}

/// A unit of a movement.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RegistrationChoice {
    /// The movement.
    pub id: MovementId,
    /// The unit.
    pub unit_id: UnitId,
}

/// A cell of the table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RegistrationCell {
    /// The unit.
    pub unit_id: UnitId,
    /// The field.
    pub field: RegistrationField,
    /// As typed; empty takes it away.
    pub text: String,
}

/// Cells of the table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RegistrationCells {
    /// The movement.
    pub id: MovementId,
    /// The cells.
    pub cells: Vec<RegistrationCell>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.registrations", |context, choice: MovementChoice| registrations(context, choice.id));
    registry.query("movement.registration_preview", preview);
    registry.change("movement.registration_enter", enter);
    registry.change("movement.registration_add", add);
    registry.change("movement.registration_save", save);
    registry.change("movement.registration_remove", remove);
}

/// The units that take part in a movement.
///
/// # Errors
/// `movement.unknown`.
pub(crate) fn registrations(context: &Context<'_>, id: MovementId) -> Result<MovementRegistrations> {
    context.read(|conn| listed(conn, id))
}

/// The same over a connection.
pub(crate) fn listed(conn: &Connection, id: MovementId) -> Result<MovementRegistrations> {
    let movement = find(conn, id)?;
    let names = UnitNames::load(conn)?;
    let mut aims: BTreeMap<UnitId, BTreeSet<_>> = BTreeMap::new();
    for figure in store::movement::figures(conn, id)?.iter().filter(|figure| figure.aim.is_some()) {
        aims.entry(figure.unit_id).or_default().insert(figure.target_id);
    }
    let rows: Vec<RegistrationRow> = movement
        .registrations
        .into_iter()
        .map(|registration| {
            let aims = aims.get(&registration.unit_id).map_or(0, BTreeSet::len);
            RegistrationRow {
                unit_name: names.name(Some(registration.unit_id)),
                unit_code: names.get(registration.unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
                aims: u32::try_from(aims).unwrap_or(u32::MAX),
                missing: registration.missing(aims > 0),
                registration,
            }
        })
        .collect();
    let missing = RegistrationStep::ALL.map(|step| {
        let count = rows.iter().filter(|row| row.missing.contains(&step)).count();
        RegistrationMissing { step, count: u32::try_from(count).unwrap_or(u32::MAX) }
    });
    Ok(MovementRegistrations { id, name: movement.name, rows, missing: missing.to_vec() })
}

fn find_own(conn: &Connection, choice: RegistrationChoice) -> Result<Registration> {
    let own = store::movement::registrations(conn, choice.id)?.into_iter().find(|own| own.unit_id == choice.unit_id);
    Ok(own.ok_or_else(|| Fault::new("movement.not_taking_part"))?)
}

/// Whether each cell changes something, or why it is not taken; and what then is to be written.
type Read = (Vec<std::result::Result<bool, Fault>>, Vec<Registration>);

fn read(conn: &Connection, request: &RegistrationCells) -> Result<Read> {
    let stored = find_open(conn, request.id)?.registrations;
    let before: BTreeMap<UnitId, &Registration> = stored.iter().map(|own| (own.unit_id, own)).collect();
    let mut after: BTreeMap<UnitId, Registration> = BTreeMap::new();
    let cells = request.cells.iter().map(|cell| {
        let known = before.get(&cell.unit_id).ok_or_else(|| Fault::new("movement.not_taking_part"))?;
        let own = after.entry(cell.unit_id).or_insert_with(|| (*known).clone());
        let was = own.clone();
        own.put(cell.field, &cell.text)?;
        Ok(*own != was)
    });
    let cells = cells.collect();
    let changed = after.into_values().filter(|own| before.get(&own.unit_id).is_some_and(|before| *before != own));
    Ok((cells, changed.collect()))
}

fn preview(context: &Context<'_>, request: RegistrationCells) -> Result<EntryPreview> {
    context.read(|conn| Ok(preview_of(read(conn, &request)?.0)))
}

/// Writes cells in one operation.
///
/// # Errors
/// `movement.unknown`; those of the first cell that is not taken.
fn enter(context: &Context<'_>, request: RegistrationCells) -> Result<OpOutput<()>> {
    let (title, changed) = context.read(|conn| {
        let (cells, changed) = read(conn, &request)?;
        cells.into_iter().collect::<std::result::Result<Vec<_>, _>>().map_err(Error::Fault)?;
        let movement = find(conn, request.id)?.name;
        let title = match changed.as_slice() {
            [own] => format!("Đăng ký, kế hoạch của {}: {movement}", crate::unit::find(conn, own.unit_id)?.name),
            several => format!("Đăng ký, kế hoạch của {} đơn vị: {movement}", several.len()),
        };
        Ok((title, changed))
    })?;
    context.transact(Op::new("movement.registration_enter", title), |tx| {
        for registration in &changed {
            store::movement::put_registration(tx, request.id, registration)?;
        }
        Ok(())
    })
}

fn add(context: &Context<'_>, request: RegistrationAddition) -> Result<OpOutput<()>> {
    let (title, added) = context.read(|conn| {
        let movement = find_open(conn, request.id)?;
        let known: BTreeSet<UnitId> = movement.registrations.iter().map(|own| own.unit_id).collect();
        let added: BTreeSet<UnitId> = request.units.iter().copied().filter(|unit| !known.contains(unit)).collect();
        let mut last = String::new();
        for unit in &added {
            last = crate::unit::find(conn, *unit)?.name;
        }
        let whose = if added.len() == 1 { last } else { format!("{} đơn vị", added.len()) };
        Ok((format!("Thêm {whose} vào phong trào {}", movement.name), added))
    })?;
    let aim = text::line(&request.aim);
    context.transact(Op::new("movement.registration_add", title), |tx| {
        // As they were chosen.
        let mut left = added;
        for unit in request.units.iter().filter(|unit| left.remove(unit)) {
            let own = Registration { aim: aim.clone(), date: request.date, ..Registration::of(*unit) };
            store::movement::put_registration(tx, request.id, &own)?;
        }
        Ok(())
    })
}

/// Writes what a unit registered; a unit that is not on the list comes onto it.
///
/// # Errors
/// `movement.unknown`, `unit.unknown`.
fn save(context: &Context<'_>, RegistrationEntry { id, registration }: RegistrationEntry) -> Result<OpOutput<()>> {
    let registration = registration.cleaned();
    let title = context.read(|conn| {
        let (movement, unit) = (find_open(conn, id)?, crate::unit::find(conn, registration.unit_id)?);
        Ok(format!("Đăng ký, kế hoạch của {}: {}", unit.name, movement.name))
    })?;
    context.transact(Op::new("movement.registration_save", title), |tx| {
        Ok(store::movement::put_registration(tx, id, &registration)?)
    })
}

fn remove(context: &Context<'_>, choice: RegistrationChoice) -> Result<OpOutput<()>> {
    let title = context.read(|conn| {
        let movement = find_open(conn, choice.id)?;
        find_own(conn, choice)?;
        Ok(format!("Bớt {} khỏi phong trào {}", crate::unit::find(conn, choice.unit_id)?.name, movement.name))
    })?;
    context.transact(Op::new("movement.registration_remove", title), |tx| {
        Ok(store::movement::remove_registration(tx, choice.id, choice.unit_id)?)
    })
}
