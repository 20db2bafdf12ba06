//! Milestones that were kept, and the closing of a movement (tổng kết): its figures then stay as they were summed up, until
//! it is opened again.

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, MovementPartId};
use domain::movement::Movement;
use serde::Deserialize;
use store::{Op, OpOutput};
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
    context.transact(Op::new("movement.close", format!("Kết thúc phong trào {}", movement.name)), |tx| {
        Ok(store::movement::close(tx, closing.id, Some(day))?)
    })
}

fn reopen(context: &Context<'_>, choice: MovementChoice) -> Result<OpOutput<()>> {
    let movement = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("movement.reopen", format!("Mở lại phong trào {}", movement.name)), |tx| {
        Ok(store::movement::close(tx, choice.id, None)?)
    })
}
