//! Two records of one unit become one: a unit that was entered twice. Units that were two and became one by a decision are
//! a succession (`unit::succession`), and keep their history.

use domain::Fault;
use domain::id::UnitId;
use domain::merge::{MergedField, merge_units};
use domain::subject::Subject;
use domain::unit::Unit;
use store::{Connection, Op, OpOutput};

use super::plan::{Pair, Planned};
use super::{MergeDone, MergePreview, UnitMerge, former};
use crate::command::Registry;
use crate::unit::{find, refuse_circle};
use crate::{Context, Error, Result};

pub(super) fn register(registry: &mut Registry) {
    registry.query("unit.merge_preview", preview);
    registry.change("unit.merge", merge);
}

struct Prepared {
    pair: Pair,
    merged: Unit,
    fields: Vec<MergedField>,
    planned: Planned,
}

fn prepare(context: &Context<'_>, conn: &Connection, request: &UnitMerge) -> Result<Prepared> {
    let (keep, from) = (find(conn, request.keep)?, find(conn, request.from)?);
    let (merged, fields) = merge_units(&keep, &from, &request.take)?;
    let named = |unit: &Unit| format!("{} ({})", unit.name, unit.code);
    let pair = Pair {
        keep: Subject::Unit(request.keep),
        from: Subject::Unit(request.from),
        kept_name: named(&keep),
        going_name: named(&from),
    };
    let mut planned = pair.plan(context, conn)?;
    if request.keep != request.from {
        for refusal in refusals(conn, &keep, &from)? {
            planned.refusals.push(refusal.with("keep", &pair.kept_name).with("from", &pair.going_name));
        }
    }
    if let Err(faults) = merged.clone().checked() {
        planned.refusals.extend(faults);
    }
    Ok(Prepared { pair, merged, fields, planned })
}

/// What no unit that was entered twice can be: one above the other, or in two clusters of a year.
fn refusals(conn: &Connection, keep: &Unit, from: &Unit) -> Result<Vec<Fault>> {
    let mut refusals = Vec::new();
    let (Some(keep_id), Some(from_id)) = (keep.id, from.id) else { return Ok(refusals) };
    if stands_above(conn, keep_id, from.parent_id)? || stands_above(conn, from_id, keep.parent_id)? {
        refusals.push(Fault::new("merge.above"));
    }
    let clusters = store::merge::other_clusters(conn, keep_id, from_id)?;
    if !clusters.is_empty() {
        let named: Vec<String> = clusters.into_iter().map(|(name, year)| format!("{name} (năm {year})")).collect();
        refusals.push(Fault::new("merge.other_cluster").with("clusters", named.join("; ")));
    }
    Ok(refusals)
}

fn stands_above(conn: &Connection, unit: UnitId, parent: Option<UnitId>) -> Result<bool> {
    match refuse_circle(conn, unit, parent) {
        Ok(()) => Ok(false),
        Err(Error::Fault(fault)) if fault.code == "unit.circle" => Ok(true),
        Err(error) => Err(error),
    }
}

/// What merging two records of a unit will do. Nothing is written.
///
/// # Errors
/// `unit.unknown`, `merge.field_unknown`.
fn preview(context: &Context<'_>, request: UnitMerge) -> Result<MergePreview> {
    let (prepared, fields) = context.read(|conn| {
        let mut prepared = prepare(context, conn, &request)?;
        let fields = named(conn, std::mem::take(&mut prepared.fields))?;
        Ok::<_, Error>((prepared, fields))
    })?;
    prepared.pair.preview(context, fields, prepared.planned)
}

/// Kind and superior by their names.
fn named(conn: &Connection, mut fields: Vec<MergedField>) -> Result<Vec<MergedField>> {
    let kinds = store::unit::kinds(conn)?;
    for field in &mut fields {
        for value in [&mut field.keep, &mut field.from, &mut field.after] {
            match field.field.as_str() {
                "kind_id" => {
                    let kind = kinds.iter().find(|kind| kind.id.is_some_and(|id| id.to_string() == *value));
                    *value = kind.map(|kind| kind.name.clone()).unwrap_or_default();
                }
                "parent_id" => {
                    if let Ok(parent) = value.parse() {
                        *value = find(conn, parent)?.name;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(fields)
}

/// Moves everything that names one record to the other, which takes over what only the first said; the first goes.
///
/// # Errors
/// `unit.unknown`, `merge.*`.
fn merge(context: &Context<'_>, request: UnitMerge) -> Result<OpOutput<MergeDone>> {
    let (keep, from) = context.read(|conn| Ok::<_, Error>((find(conn, request.keep)?, find(conn, request.from)?)))?;
    let label = format!("Gộp hồ sơ {} ({}) vào {} ({})", from.name, from.code, keep.name, keep.code);
    context.transact(Op::new("unit.merge", label), |tx| {
        let Prepared { pair, merged, planned, .. } = prepare(context, tx, &request)?;
        let done = pair.carry_out(tx, planned)?;
        store::unit::remove(tx, request.from)?;
        store::unit::save(tx, &merged.checked().map_err(Error::Faults)?)?;
        let of = |unit: &Unit| [unit.name.clone(), unit.short_name.clone(), unit.code.clone()];
        let names = [of(&keep), of(&from)].concat();
        former::remember(tx, pair.keep, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(done)
    })
}
