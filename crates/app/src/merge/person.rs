//! Two records of one person become one.

use domain::merge::{MergedField, merge_people};
use domain::person::Person;
use domain::subject::Subject;
use store::{Connection, Op, OpOutput};

use super::plan::{Pair, Planned};
use super::{MergeDone, MergePreview, PersonMerge, former};
use crate::command::Registry;
use crate::person::find;
use crate::{Context, Error, Result};

pub(super) fn register(registry: &mut Registry) {
    registry.query("person.merge_preview", preview);
    registry.change("person.merge", merge);
}

struct Prepared {
    pair: Pair,
    merged: Person,
    fields: Vec<MergedField>,
    planned: Planned,
}

fn prepare(context: &Context<'_>, conn: &Connection, request: &PersonMerge) -> Result<Prepared> {
    let (keep, from) = (find(conn, request.keep)?, find(conn, request.from)?);
    let (merged, fields) = merge_people(&keep, &from, &request.take)?;
    let named = |person: &Person| format!("{} ({})", person.name, person.code);
    let pair = Pair {
        keep: Subject::Person(request.keep),
        from: Subject::Person(request.from),
        kept_name: named(&keep),
        going_name: named(&from),
    };
    let mut planned = pair.plan(context, conn)?;
    if let Err(faults) = merged.clone().checked() {
        planned.refusals.extend(faults);
    }
    Ok(Prepared { pair, merged, fields, planned })
}

/// What merging two records of a person will do. Nothing is written.
///
/// # Errors
/// `person.unknown`, `merge.field_unknown`.
fn preview(context: &Context<'_>, request: PersonMerge) -> Result<MergePreview> {
    let prepared = context.read(|conn| prepare(context, conn, &request))?;
    prepared.pair.preview(context, prepared.fields, prepared.planned)
}

/// Moves everything that names one record to the other, which takes over what only the first said; the first goes.
///
/// # Errors
/// `person.unknown`, `merge.*`.
fn merge(context: &Context<'_>, request: PersonMerge) -> Result<OpOutput<MergeDone>> {
    let (keep, from) = context.read(|conn| Ok::<_, Error>((find(conn, request.keep)?, find(conn, request.from)?)))?;
    let label = format!("Gộp hồ sơ {} ({}) vào {} ({})", from.name, from.code, keep.name, keep.code);
    context.transact(Op::new("person.merge", label), |tx| {
        let Prepared { pair, merged, planned, .. } = prepare(context, tx, &request)?;
        let done = pair.carry_out(tx, planned)?;
        store::person::remove(tx, request.from)?;
        // Its own positions and those that came, in their order.
        let positions = find(tx, request.keep)?.positions;
        let merged = Person { positions, ..merged }.checked().map_err(Error::Faults)?;
        store::person::save(tx, &merged)?;
        former::remember(tx, pair.keep, &[&keep.name, &from.name, &keep.code, &from.code])?;
        Ok(done)
    })
}
