//! The papers of a movement: its plan, the chain it stands in, its targets followed, the figures of the report on its half and end, the units that
//! take part with the form that they fill in.

mod chain;
mod plan;
mod registration;
mod registration_form;
mod reminder;
mod reports;
mod results;
mod summary;
mod targets;
mod timeline;

use domain::Fault;
use domain::id::MovementId;
use domain::movement::{TargetDirection, TargetPeriod};
use domain::number::Exact;

use super::target::{MovementTarget, MovementTargets, MovementTargetsRequest, targets as followed};
use crate::print::PrintOptions;
use crate::{Context, Result};

pub(crate) use chain::build as build_chain;
pub(crate) use plan::build as build_plan;
pub(crate) use registration::{build as build_registration, build_missing, build_units};
pub(crate) use registration_form::build as build_registration_form;
pub(crate) use reminder::build as build_reminder;
pub(crate) use reports::build as build_reports;
pub(crate) use results::build as build_results;
pub(crate) use summary::build as build_summary;
pub(crate) use targets::build as build_targets;
pub(crate) use timeline::build as build_timeline;

/// The movement that is printed.
///
/// # Errors
/// `print.movement_missing`.
fn chosen(options: &PrintOptions) -> Result<MovementId> {
    Ok(options.movement.ok_or_else(|| Fault::new("print.movement_missing"))?)
}

/// Its targets in the period that is printed; the working year when none is chosen.
fn printed_targets(context: &Context<'_>, options: &PrintOptions) -> Result<MovementTargets> {
    followed(context, MovementTargetsRequest { id: chosen(options)?, year: None, period: options.period })
}

/// `từ 90 trở lên`, `không quá 20`, `chung: từ 1000 trở lên`; empty where the plan names no number.
fn aim_words(target: &MovementTarget) -> String {
    let Some(aim) = &target.aim else { return String::new() };
    aim_phrase(aim, target.direction, target.shared)
}

fn aim_phrase(aim: &Exact, direction: TargetDirection, shared: bool) -> String {
    let number = aim.vietnamese_exact();
    let words = match direction {
        TargetDirection::AtLeast => format!("từ {number} trở lên"),
        TargetDirection::AtMost => format!("không quá {number}"),
    };
    if shared { format!("chung {words}") } else { words }
}

/// What figures up to the end of a period are of: `năm 2026`, `tính đến hết quý II/2026`.
fn until(period: TargetPeriod) -> String {
    let words = within(period);
    if period == TargetPeriod::of_year(period.year()) { words } else { format!("tính đến hết {words}") }
}

/// `năm 2026`, `quý I/2026` within a sentence.
fn within(period: TargetPeriod) -> String {
    let words = period.vietnamese();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
