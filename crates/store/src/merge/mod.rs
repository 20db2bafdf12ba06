//! What names a person or a unit, moved to another record of theirs: two that are one, or one that was two. The records
//! themselves are saved and removed by their own features.

mod held;
mod pair;

use std::collections::BTreeSet;

use domain::Fault;
use domain::id::UnitId;
use domain::merge::{HeldItem, HeldKind};
use domain::subject::Subject;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{Result, Tx, row, schema};
use held::{Held, held_by};
use pair::{Joined, Meeting, meetings};

/// One of the things that name a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Which.
    pub item: HeldItem,
    /// What it is, for people; may be empty.
    pub text: String,
    /// A code that the program has a name for – an award, a level; may be empty.
    pub code: String,
    /// Its year.
    pub year: Option<u16>,
    /// The unit that it is of, when that is not the subject.
    pub unit_id: Option<UnitId>,
    /// The round, the batch, the movement that it is part of.
    owner: Option<Uuid>,
}

/// What merging would do with the things that name the record that goes.
#[derive(Default)]
pub struct Plan {
    /// They will name the record that stays.
    pub moved: Vec<HeldRow>,
    /// The record that stays has the same already: each goes into it.
    pub joined: Vec<HeldRow>,
    /// The record that stays has another of which there can be one: what would go, and what the other has.
    pub clashes: Vec<(HeldRow, HeldRow)>,
    /// Locked rounds and closed batches that one of them is part of, by their guards.
    pub guarded: Vec<Fault>,
    joins: Vec<Joined>,
}

/// Everything that names a subject, by kinds.
pub fn held(conn: &Connection, subject: Subject) -> Result<Vec<HeldRow>> {
    let mut all = Vec::new();
    for held in held_by(subject.kind()) {
        all.extend(rows(conn, held, subject.id())?);
    }
    Ok(all)
}

fn rows(conn: &Connection, held: &Held, subject: Uuid) -> Result<Vec<HeldRow>> {
    let Held { kind, table, column, text, code, year, unit, .. } = held;
    let owner = schema::table(table).and_then(|table| table.owner);
    let owner = owner.map_or_else(|| "NULL".to_owned(), |owner| format!("t.{owner}"));
    let mut statement = conn.prepare(&format!(
        "SELECT t.id, coalesce({text}, ''), {code}, CAST({year} AS INTEGER), {unit}, {owner} FROM {table} AS t
         WHERE t.{column}=?1 ORDER BY 4 DESC, t.id"
    ))?;
    let found = statement.query_map([subject], |row| {
        Ok(HeldRow {
            item: HeldItem { kind: *kind, id: row.get(0)? },
            text: row.get(1)?,
            code: row.get(2)?,
            year: row.get(3)?,
            unit_id: row::id_opt(row, 4)?,
            owner: row.get(5)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What merging `from` into `keep`, of the same kind, would do. Nothing is written.
pub fn plan(conn: &Connection, keep: Subject, from: Subject) -> Result<Plan> {
    let mut plan = Plan::default();
    let mut guards = BTreeSet::new();
    for held in held_by(from.kind()) {
        let mut met = meetings(conn, held, keep.id(), from.id())?;
        let staying = if met.is_empty() { Vec::new() } else { rows(conn, held, keep.id())? };
        for held_row in rows(conn, held, from.id())? {
            ask_guard(conn, held, &held_row, &mut guards, &mut plan.guarded)?;
            let place = met.iter().position(|(id, _)| *id == held_row.item.id);
            match place.map(|place| met.swap_remove(place).1) {
                None => plan.moved.push(held_row),
                Some(Meeting::Clash(id)) => {
                    let other = staying.iter().find(|row| row.item.id == id).unwrap_or(&held_row).clone();
                    plan.clashes.push((held_row, other));
                }
                Some(Meeting::Joined(joined)) => {
                    plan.joined.push(held_row);
                    plan.joins.push(joined);
                }
            }
        }
    }
    Ok(plan)
}

fn ask_guard(
    conn: &Connection,
    held: &Held,
    held_row: &HeldRow,
    asked: &mut BTreeSet<Uuid>,
    refusals: &mut Vec<Fault>,
) -> Result<()> {
    let guard = schema::table(held.table).and_then(|table| table.guard);
    if let (Some(guard), Some(owner)) = (guard, held_row.owner)
        && asked.insert(owner)
    {
        refusals.extend(guard(conn, owner)?);
    }
    Ok(())
}

/// Does what [`plan`] told: afterwards nothing names `from`. The caller has looked at clashes and guards.
pub fn merge(tx: &Tx<'_>, plan: &Plan, keep: Subject) -> Result<()> {
    for joined in &plan.joins {
        joined.write(tx)?;
    }
    for moved in &plan.moved {
        point(tx, moved.item, keep)?;
    }
    Ok(())
}

/// Points chosen things of `from` to another record of its kind; with a round go its scores and their evidence.
///
/// # Errors
/// `split.not_held`; the guards' `round.locked`, `batch.closed`.
pub fn split(tx: &Tx<'_>, from: Subject, to: Subject, chosen: &[HeldItem]) -> Result<()> {
    let all = held(tx, from)?;
    if let Some(foreign) = chosen.iter().find(|item| !all.iter().any(|row| row.item == **item)) {
        return Err(Fault::new("split.not_held").with("kind", foreign.kind.vietnamese()).into());
    }
    let of_rounds: BTreeSet<Uuid> = all
        .iter()
        .filter(|row| row.item.kind == HeldKind::Round && chosen.contains(&row.item))
        .filter_map(|row| row.owner)
        .collect();
    let goes = |row: &HeldRow| match row.item.kind.goes_with_its_round() {
        true => row.owner.is_some_and(|round| of_rounds.contains(&round)),
        false => chosen.contains(&row.item),
    };
    let mut asked = BTreeSet::new();
    for row in all.iter().filter(|row| goes(row)) {
        let mut refusals = Vec::new();
        if let Some(held) = column_of(from, row.item.kind) {
            ask_guard(tx, held, row, &mut asked, &mut refusals)?;
        }
        if let Some(refused) = refusals.into_iter().next() {
            return Err(refused.into());
        }
        point(tx, row.item, to)?;
    }
    Ok(())
}

fn column_of(subject: Subject, kind: HeldKind) -> Option<&'static Held> {
    held_by(subject.kind()).iter().find(|held| held.kind == kind)
}

fn point(tx: &Tx<'_>, item: HeldItem, to: Subject) -> Result<()> {
    match (item.kind, to) {
        // A task names its unit in its body, too.
        (HeldKind::Assignment, Subject::Unit(unit)) => crate::movement::assign(tx, item.id.into(), unit)?,
        _ => {
            if let Some(Held { table, column, .. }) = column_of(to, item.kind) {
                let sql = format!("UPDATE {table} SET {column}=?2 WHERE id=?1");
                tx.prepare_cached(&sql)?.execute(params![item.id, to.id()])?;
            }
        }
    }
    Ok(())
}

/// Clusters of the unit that goes, in years in which the one that stays is in another one.
pub fn other_clusters(conn: &Connection, keep: UnitId, from: UnitId) -> Result<Vec<(String, u16)>> {
    let mut statement = conn.prepare_cached(
        "SELECT other.name, other.year FROM cluster_member AS going
         JOIN cluster AS other ON other.id=going.cluster_id
         JOIN cluster_member AS staying ON staying.unit_id=?1 AND staying.cluster_id<>going.cluster_id
         JOIN cluster AS own ON own.id=staying.cluster_id AND own.year=other.year
         WHERE going.unit_id=?2 ORDER BY other.year DESC, other.sort_key",
    )?;
    let rows = statement.query_map([keep.uuid(), from.uuid()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
