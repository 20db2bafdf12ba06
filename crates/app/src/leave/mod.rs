//! Leaves of people (nghỉ, đi học): entering and listing. What they count for is the law's.

pub(crate) mod import;

use domain::Fault;
use domain::id::{LeaveId, PersonId};
use domain::leave::{Leave, LeaveKind};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::{Context, Error, Result};

/// Which of them.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct LeaveFilter {
    /// Of a person.
    pub person: Option<PersonId>,
}

/// Which one.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct LeaveChoice {
    /// Its id.
    pub id: LeaveId,
}

/// A leave as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeaveRow {
    /// The leave.
    #[serde(flatten)]
    #[ts(flatten)]
    pub leave: Leave,
    /// Name of the person.
    pub person_name: String,
    /// Why, in words.
    pub kind_name: String,
    /// The days as printed: `01/09/2021 – 30/06/2023`.
    pub days: String,
    /// Whether it ended well or counts: "Có", "Không"; empty where it is not known or not asked.
    pub result_name: String,
}

/// A kind of leave as forms offer it.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct LeaveKindRule {
    /// The kind.
    pub kind: LeaveKind,
    /// In words.
    pub name: &'static str,
    /// What is asked of its result; none where nothing is.
    pub question: Option<&'static str>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("leave.list", list);
    registry.change("leave.save", save);
    registry.change("leave.remove", remove);
    let rules =
        LeaveKind::ALL.map(|kind| LeaveKindRule { kind, name: kind.vietnamese(), question: kind.result_question() });
    registry.constant("LEAVE_KINDS", &rules.to_vec());
}

fn list(context: &Context<'_>, filter: LeaveFilter) -> Result<Items<LeaveRow>> {
    context.read(|conn| {
        let names = store::subject::names(conn)?;
        let rows = store::leave::list(conn, filter.person)?.into_iter().map(|leave| LeaveRow {
            person_name: names.get(&Subject::Person(leave.person_id)).cloned().unwrap_or_default(),
            kind_name: leave.kind.vietnamese().to_owned(),
            days: leave.days(),
            result_name: leave.result_name().to_owned(),
            leave,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

fn find(conn: &Connection, id: LeaveId) -> Result<Leave> {
    Ok(store::leave::get(conn, id)?.ok_or_else(|| Fault::new("leave.unknown"))?)
}

/// Adds or changes a leave.
///
/// # Errors
/// The faults of [`Leave::checked`]; `person.unknown`, `leave.overlaps`.
pub fn save(context: &Context<'_>, leave: Leave) -> Result<OpOutput<LeaveId>> {
    let leave = leave.checked().map_err(Error::Faults)?;
    let name = context.read(|conn| Ok(crate::person::find(conn, leave.person_id)?.name))?;
    let op = Op::new("leave.save", format!("Ghi nghỉ, đi học của {name}: {}", leave.days()));
    context.transact(op, |tx| write(tx, &leave, &name))
}

/// Writes a checked leave; a person is away for one reason at a time.
fn write(tx: &Tx<'_>, leave: &Leave, name: &str) -> Result<LeaveId> {
    let others = store::leave::list(tx, Some(leave.person_id))?;
    let ends = |one: &Leave| one.until.and_then(domain::date::PartialDate::last_day);
    let before = |end: Option<chrono::NaiveDate>, start| end.is_some_and(|end| Some(end) < start);
    let overlaps = |other: &&Leave| {
        other.id != leave.id
            && !before(ends(other), leave.from.first_day())
            && !before(ends(leave), other.from.first_day())
    };
    if let Some(other) = others.iter().find(overlaps) {
        let fault = Fault::new("leave.overlaps").with("name", name).with("kind", other.kind.vietnamese());
        return Err(fault.with("days", other.days()).at_field("from").into());
    }
    Ok(store::leave::save(tx, leave)?)
}

fn remove(context: &Context<'_>, choice: LeaveChoice) -> Result<OpOutput<()>> {
    let name = context.read(|conn| {
        let leave = find(conn, choice.id)?;
        Ok(crate::person::find(conn, leave.person_id)?.name)
    })?;
    let op = Op::new("leave.remove", format!("Xóa thời gian nghỉ, đi học của {name}"));
    context.transact(op, |tx| Ok(store::leave::remove(tx, choice.id)?))
}
