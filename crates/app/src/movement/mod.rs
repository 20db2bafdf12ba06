//! Movements: reading and entering a plan with all its parts, showing the tree of movements, and plain JSON in and out.

mod carry;
mod chain;
mod closing;
mod commendation;
mod entry;
mod exemplar;
mod gathered;
pub(crate) mod import;
pub(crate) mod import_exemplar;
pub(crate) mod import_inspection;
mod import_paper;
pub(crate) mod import_registration;
mod inspection;
pub(crate) mod paper;
mod read;
mod registration;
mod result;
mod standing;
mod summary;
mod table;
mod target;
pub(crate) mod timeline;

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::MovementId;
use domain::movement::{Movement, PlainMovement};
use domain::text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

pub(crate) use closing::find_open;
pub use domain::movement::reading::PlanReading;
pub use entry::EntryPreview;
pub(crate) use entry::preview_of;
pub use read::{PlanSource, plain_reading, read_file};
pub use target::{MovementTargetsRequest, read_number, targets};

/// Which movement.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct MovementChoice {
    /// Its id.
    pub id: MovementId,
}

/// A movement in the list: parents come before what answers them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementSummary {
    /// Its id.
    pub id: Option<MovementId>,
    /// Its name.
    pub name: String,
    /// Depth below the movement of the highest level, from 0.
    pub depth: u32,
    /// The movement it answers.
    pub parent_id: Option<MovementId>,
    /// Number of its plan.
    pub number: String,
    /// Date of its plan.
    pub date: Option<PartialDate>,
    /// Who issued the plan.
    pub issuer: String,
    /// Begin of its period.
    pub from: Option<PartialDate>,
    /// End of its period.
    pub to: Option<PartialDate>,
}

/// A movement as plain JSON.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Plain(#[ts(type = "unknown")] pub Value);

pub(crate) fn register(registry: &mut Registry) {
    registry.free("movement.read", read::command);
    registry.query("movement.list", list);
    registry.query("movement.get", |context, choice: MovementChoice| context.read(|conn| find(conn, choice.id)));
    registry.query("movement.plain", plain);
    registry.change("movement.save", save);
    registry.change("movement.add_plain", add_plain);
    registry.change("movement.remove", remove);
    target::register(registry);
    entry::register(registry);
    registration::register(registry);
    inspection::register(registry);
    exemplar::register(registry);
    closing::register(registry);
    timeline::register(registry);
    summary::register(registry);
    result::register(registry);
    standing::register(registry);
    carry::register(registry);
    commendation::register(registry);
    chain::register(registry);
}

/// The movement of an id, with all its parts.
///
/// # Errors
/// `movement.unknown`.
pub fn find(conn: &Connection, id: MovementId) -> Result<Movement> {
    Ok(store::movement::get(conn, id)?.ok_or_else(|| Fault::new("movement.unknown").with("name", id))?)
}

/// The movement that a person means: by its id, the number of its plan, or its exact name.
///
/// # Errors
/// `movement.unknown`; `movement.ambiguous` with the candidates' numbers.
pub fn resolve(conn: &Connection, text: &str) -> Result<MovementId> {
    if let Ok(id) = text.parse::<MovementId>() {
        return find(conn, id).map(|_| id);
    }
    let key = text::match_key(text);
    let mut meant = store::movement::list(conn)?;
    meant.retain(|movement| [&movement.number, &movement.name].into_iter().any(|name| text::match_key(name) == key));
    let numbers: Vec<&str> = meant.iter().map(|movement| movement.number.as_str()).collect();
    match meant.as_slice() {
        [Movement { id: Some(id), .. }] => Ok(*id),
        [] => Err(Fault::new("movement.unknown").with("name", text).into()),
        _ => Err(Fault::new("movement.ambiguous").with("name", text).with("numbers", numbers.join(", ")).into()),
    }
}

fn list(context: &Context<'_>, _: Nothing) -> Result<Items<MovementSummary>> {
    let movements = context.read(|conn| Ok(store::movement::list(conn)?))?;
    let mut below: BTreeMap<Option<MovementId>, Vec<&Movement>> = BTreeMap::new();
    for movement in &movements {
        below.entry(movement.parent_id).or_default().push(movement);
    }
    let mut shown = Vec::with_capacity(movements.len());
    // The highest first; a stack instead of recursion, for nothing bounds the depth.
    let mut next: Vec<(u32, &Movement)> = Vec::new();
    push_reversed(&mut next, 0, below.get(&None));
    while let Some((depth, movement)) = next.pop() {
        shown.push(summary(movement, depth));
        push_reversed(&mut next, depth + 1, below.get(&movement.id));
    }
    Ok(shown.into())
}

fn push_reversed<'a>(stack: &mut Vec<(u32, &'a Movement)>, depth: u32, movements: Option<&Vec<&'a Movement>>) {
    for movement in movements.into_iter().flatten().rev() {
        stack.push((depth, movement));
    }
}

fn summary(movement: &Movement, depth: u32) -> MovementSummary {
    MovementSummary {
        id: movement.id,
        name: movement.name.clone(),
        depth,
        parent_id: movement.parent_id,
        number: movement.number.clone(),
        date: movement.date,
        issuer: movement.issuer.clone(),
        from: movement.period.from,
        to: movement.period.to,
    }
}

fn plain(context: &Context<'_>, choice: MovementChoice) -> Result<Plain> {
    let movement = context.read(|conn| find(conn, choice.id))?;
    Ok(Plain(serde_json::to_value(PlainMovement::of(&movement))?))
}

/// Adds or changes a movement with all its parts, in one operation.
///
/// # Errors
/// The faults of [`Movement::checked`]; `movement.circle` when a movement would answer itself.
pub fn save(context: &Context<'_>, movement: Movement) -> Result<OpOutput<MovementId>> {
    let movement = movement.checked().map_err(Error::Faults)?;
    let verb = if movement.id.is_some() { "Sửa" } else { "Thêm" };
    let op = Op::new("movement.save", format!("{verb} phong trào {}", movement.name));
    context.transact(op, |tx| write(tx, &movement))
}

/// Adds a movement given as plain JSON.
///
/// # Errors
/// `movement.not_plain` when the JSON has another shape; the refusals of [`save`].
pub fn add_plain(context: &Context<'_>, Plain(json): Plain) -> Result<OpOutput<MovementId>> {
    save(context, PlainMovement::read(json)?.into_movement()?)
}

/// Writes a checked movement.
pub(crate) fn write(tx: &Tx<'_>, movement: &Movement) -> Result<MovementId> {
    if let Some(id) = movement.id {
        let before = find(tx, id)?;
        closing::refuse_other_figures(&before, movement)?;
        target::refuse_dropped(tx, &before, movement)?;
        refuse_circle(tx, id, movement.parent_id)?;
    }
    Ok(store::movement::save(tx, movement)?)
}

fn refuse_circle(conn: &Connection, id: MovementId, parent: Option<MovementId>) -> Result<()> {
    let mut above = parent;
    // Those seen already end the climb: a circle that something else left in the file must not hold it for ever.
    let mut seen = BTreeSet::new();
    while let Some(movement) = above.filter(|movement| seen.insert(*movement)) {
        if movement == id {
            return Err(Fault::new("movement.circle").at_field("parent_id").into());
        }
        above = find(conn, movement)?.parent_id;
    }
    Ok(())
}

fn remove(context: &Context<'_>, choice: MovementChoice) -> Result<OpOutput<()>> {
    let movement = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("movement.remove", format!("Xóa phong trào {}", movement.name)), |tx| {
        if store::movement::is_in_use(tx, choice.id)? {
            return Err(Fault::new("movement.in_use").with("name", &movement.name).into());
        }
        Ok(store::movement::remove(tx, choice.id)?)
    })
}
