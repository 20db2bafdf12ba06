//! Milestones that were kept, and the closing of a movement (tổng kết): its figures then stay as they were summed up, until
//! it is opened again.

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, MovementPartId};
use domain::movement::Movement;
use serde::Deserialize;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{MovementChoice, find, write};
use crate::command::Registry;
use crate::{Context, Result};

/// Which movement is closed, and on which day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MovementClosing {
    /// The movement.
    pub id: MovementId,
    /// The day; today when absent.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// The day on which a milestone was kept.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MilestoneKept {
    /// The movement.
    pub id: MovementId,
    /// The milestone: a line of its list.
    pub milestone_id: MovementPartId,
    /// The day; none while it waits.
    #[serde(default)]
    pub done: Option<PartialDate>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("movement.milestone_kept", kept);
    registry.change("movement.close", close);
    registry.change("movement.reopen", reopen);
}

/// Refuses to change the figures of a closed movement.
///
/// # Errors
/// `movement.closed` with its name and day.
pub(super) fn refuse_closed(movement: &Movement) -> Result<(), Fault> {
    match movement.closed {
        None => Ok(()),
        Some(day) => Err(Fault::new("movement.closed").with("name", &movement.name).with("date", day.vietnamese())),
    }
}

/// A movement whose figures, results and list of units may change.
///
/// # Errors
/// `movement.unknown`, `movement.closed`.
pub(crate) fn find_open(conn: &Connection, id: MovementId) -> Result<Movement> {
    let movement = find(conn, id)?;
    refuse_closed(&movement)?;
    Ok(movement)
}

/// Refuses to change what the figures of a closed movement were summed up by: its targets and its period. Its words, its
/// milestones and its place in the chain may change.
///
/// # Errors
/// `movement.closed` with the field.
pub(super) fn refuse_other_figures(before: &Movement, after: &Movement) -> Result<(), Fault> {
    let changed = [("targets", before.targets != after.targets), ("period", before.period != after.period)];
    match changed.into_iter().find(|(_, changed)| *changed) {
        Some((field, _)) => refuse_closed(before).map_err(|fault| fault.at_field(field)),
        None => Ok(()),
    }
}

fn kept(context: &Context<'_>, request: MilestoneKept) -> Result<OpOutput<()>> {
    let mut movement = context.read(|conn| find(conn, request.id))?;
    let line = movement.milestones.iter_mut().find(|part| part.id == Some(request.milestone_id));
    let line = line.ok_or_else(|| Fault::new("movement.milestone_gone").with("movement", &movement.name))?;
    line.line.done = request.done;
    let verb = if request.done.is_some() { "Đã tổ chức" } else { "Chưa tổ chức" };
    let op = Op::new("movement.milestone_kept", format!("{verb} {}: {}", line.line.name, movement.name));
    context.transact(op, |tx| write(tx, &movement).map(|_| ()))
}

fn close(context: &Context<'_>, closing: MovementClosing) -> Result<OpOutput<()>> {
    let movement = context.read(|conn| find(conn, closing.id))?;
    refuse_closed(&movement)?;
    let day = closing.date.unwrap_or_else(|| context.today());
    let begun = movement.period.from.and_then(PartialDate::first_day);
    if day.last_day() < begun {
        let begun = movement.period.from.map(PartialDate::vietnamese).unwrap_or_default();
        return Err(Fault::new("movement.closed_early").with("begun", begun).at_field("date").into());
    }
    context.transact(Op::new("movement.close", format!("Kết thúc phong trào {}", movement.name)), |tx| {
        Ok(store::movement::close(tx, closing.id, Some(day))?)
    })
}

fn reopen(context: &Context<'_>, choice: MovementChoice) -> Result<OpOutput<()>> {
    let movement = context.read(|conn| find(conn, choice.id))?;
    if movement.closed.is_none() {
        return Err(Fault::new("movement.not_closed").with("name", &movement.name).into());
    }
    context.transact(Op::new("movement.reopen", format!("Mở lại phong trào {}", movement.name)), |tx| {
        Ok(store::movement::close(tx, choice.id, None)?)
    })
}
