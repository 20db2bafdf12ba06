//! Awards, regimes and their rules that a new text brings: what adding them would touch, and the new version that it makes.

use domain::law::{Addition, Corrected, add};
use store::{Connection, Op, OpOutput};

use super::correct::{LawCorrectionDone, LawCorrectionPreview, keep, officer};
use crate::command::Registry;
use crate::nomination::touched;
use crate::{Context, Error, Result};

pub(super) fn register(registry: &mut Registry) {
    registry.query("law.add_preview", preview);
    registry.change("law.add", apply);
}

/// What an addition comes to, on the version in use.
fn added(context: &Context<'_>, conn: &Connection, addition: &Addition) -> Result<Corrected> {
    let officer = officer(context)?;
    let today = context.app.environment().clock.today();
    add(&super::current_text(conn)?, addition, &officer, today).map_err(Error::Faults)
}

/// Shows what an addition would bring and which open files it touches. Nothing is changed.
///
/// # Errors
/// As [`apply`].
fn preview(context: &Context<'_>, addition: Addition) -> Result<LawCorrectionPreview> {
    let before = super::catalogue(context)?;
    let today = context.today();
    context.read(|conn| {
        let done = added(context, conn, &addition)?;
        let touched = touched(conn, today, &before, &done.catalogue)?;
        Ok(LawCorrectionPreview { rule_name: done.rule_name, values: done.amendment.values, touched })
    })
}

/// Adds entries to the catalogue: a new version, the one before is kept.
///
/// # Errors
/// The refusals of [`add`]; `law.officer_unnamed`, `law.none`, `law.version_damaged`.
pub fn apply(context: &Context<'_>, addition: Addition) -> Result<OpOutput<LawCorrectionDone>> {
    let done = context.read(|conn| added(context, conn, &addition))?;
    let op = Op::new("law.add", format!("Bổ sung quy định: {}", done.entry_name));
    let at = context.app.environment().clock.stamp();
    context.transact(op, |tx| {
        // The version that it was added to is still the one in use: both are asked for in one transaction.
        let done = added(context, tx, &addition)?;
        keep(tx, &done, &at, &context.actor)
    })
}
