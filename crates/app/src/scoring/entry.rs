//! Entering scores: a cell or a pasted block, as one operation that says whose totals and ranks moved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number::Exact;
use domain::scoring::{Entry, Evaluation, Rank, UnitInputs, UnitResult, read_typed};
use domain::text;
use serde::{Deserialize, Serialize};
use store::scoring::ScoreRow;
use store::{Op, OpOutput};
use ts_rs::TS;

use super::loaded::Loaded;
use super::round::{find, refuse_locked};
use super::unit_facts;
use crate::command::Registry;
use crate::{Context, Error, Failure, Result};

/// A cell to enter.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CellEntry {
    /// The unit.
    pub unit: UnitId,
    /// Code of the criterion.
    pub criterion: String,
    /// The field.
    pub field: String,
    /// As typed; empty clears the cell.
    pub value: String,
    /// Who scored, where a stage has several.
    #[serde(default)]
    pub scorer: String,
    /// Why; absent: the reason that was given before stays.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Cells to enter at a stage, all or none.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Entries {
    /// The round.
    pub round: RoundId,
    /// Code of the stage.
    pub stage: String,
    /// The cells.
    pub cells: Vec<CellEntry>,
}

/// A unit whose total or rank moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Moved {
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Total before, as shown.
    pub total_before: String,
    /// Total after, as shown.
    pub total_after: String,
    /// Rank before, as shown.
    pub rank_before: String,
    /// Rank after, as shown.
    pub rank_after: String,
    /// What of other units moved its scores, in Vietnamese; empty when nothing did.
    pub because: String,
}

/// What a pasted block would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PastePreview {
    /// Cells that would change.
    pub changed: u32,
    /// Cells that stay as they are.
    pub unchanged: u32,
    /// Cells that cannot be taken, each with why and where.
    pub refused: Vec<Failure>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("score.enter", enter);
    registry.query("score.paste_preview", preview);
}

/// A cell ready to be written; an empty value clears it.
pub(super) struct Ready {
    pub row: ScoreRow,
    changes: bool,
}

/// The cells that change something.
///
/// # Errors
/// Every refused cell with its place.
pub(super) fn ready(context: &Context<'_>, loaded: &Loaded, entries: &Entries) -> Result<Vec<Ready>> {
    let (ready, refused): (Vec<_>, Vec<_>) =
        prepare(context, loaded, entries)?.into_iter().partition(std::result::Result::is_ok);
    let refused: Vec<Fault> = refused.into_iter().filter_map(std::result::Result::err).collect();
    if !refused.is_empty() {
        return Err(Error::Faults(refused));
    }
    Ok(ready.into_iter().filter_map(std::result::Result::ok).filter(|cell| cell.changes).collect())
}

/// Reads every cell as an officer types it. What reads well is tried on the unit's inputs too, so that nothing is stored
/// that the round could not be computed with.
fn prepare(context: &Context<'_>, loaded: &Loaded, entries: &Entries) -> Result<Vec<Result<Ready, Fault>>> {
    if !loaded.plan.stages().iter().any(|stage| stage.code == entries.stage) {
        return Err(Fault::new("scoring.unknown_stage").with("stage", &entries.stage).into());
    }
    let at = context.store().clock().stamp();
    let mut trials: BTreeMap<UnitId, UnitInputs> = BTreeMap::new();
    let units: BTreeSet<UnitId> = entries.cells.iter().map(|cell| cell.unit).collect();
    let values = context.read(|conn| {
        let values = units.iter().map(|unit| Ok((*unit, loaded.values(conn, *unit)?)));
        values.collect::<Result<BTreeMap<_, _>>>()
    })?;
    // What is taken away makes room first: one scorer may follow another within a block.
    for cell in entries.cells.iter().filter(|cell| text::line(&cell.value).is_empty()) {
        let Some(inputs) = loaded.inputs_of(cell.unit) else { continue };
        let trial = trials.entry(cell.unit).or_insert_with(|| inputs.clone());
        let scorer = text::line(&cell.scorer);
        let (stage, scorer) = (Some(entries.stage.as_str()), Some(scorer.as_str()));
        let entry = Entry { criterion: &cell.criterion, field: &cell.field, stage, scorer, ..Entry::default() };
        // A place that does not exist is refused with its cell.
        let _ = trial.remove(&loaded.plan, &entry);
    }
    let cells = entries.cells.iter().map(|cell| {
        let name = loaded.member(cell.unit).map(|unit| unit.name.clone());
        let name = name.ok_or_else(|| Fault::new("round.unit_missing").with("name", cell.unit))?;
        let at_cell = |fault: Fault| {
            let field = if fault.code == "scoring.override_reason" { "reason" } else { &cell.field };
            fault.at_unit(&name).at_criterion(&cell.criterion).at_field(field)
        };
        let (criterion, field) = loaded.plan.canonical(&cell.criterion, &cell.field).map_err(at_cell)?;
        let typed = text::line(&cell.value);
        let value = if typed.is_empty() {
            String::new()
        } else {
            read_typed(&loaded.plan, &criterion, &field, &typed).map_err(at_cell)?
        };
        let scorer = text::line(&cell.scorer);
        let known = values.get(&cell.unit).and_then(|values| values.field(&criterion, &field));
        let known = known.and_then(|values| {
            values.entered.iter().find(|entered| entered.stage == entries.stage && entered.scorer == scorer)
        });
        let before = || known.map(|known| known.reason.clone()).unwrap_or_default();
        let reason = cell.reason.as_deref().map_or_else(before, text::multiline);
        let changes = match known {
            None => !value.is_empty(),
            Some(known) => known.value != value || (!value.is_empty() && known.reason != reason),
        };
        let row = ScoreRow {
            unit_id: cell.unit,
            criterion,
            stage: entries.stage.clone(),
            scorer,
            field,
            value,
            reason,
            actor: context.actor.clone(),
            at: at.clone(),
        };
        if let (false, Some(inputs)) = (row.value.is_empty(), loaded.inputs_of(cell.unit)) {
            let trial = trials.entry(cell.unit).or_insert_with(|| inputs.clone());
            super::loaded::try_on(&loaded.plan, trial, row.as_ref()).map_err(|error| match error {
                Error::Fault(fault) => at_cell(fault),
                other => at_cell(Fault::new("scoring.cell_refused").with("detail", Failure::from(other).message)),
            })?;
        }
        Ok(Ready { row, changes })
    });
    Ok(cells.collect())
}

/// Enters cells as one operation; any refused cell stops all of them.
///
/// # Errors
/// `round.locked` (noted in the list of events); the refusals of the cells with their places.
pub fn enter(context: &Context<'_>, entries: Entries) -> Result<OpOutput<Vec<Moved>>> {
    refuse_locked(context, entries.round, "Nhập điểm")?;
    let loaded = Loaded::of(context, entries.round)?;
    let ready = ready(context, &loaded, &entries)?;
    let before = loaded.board(context, None)?;
    let label = label(context, &loaded, &entries, &ready)?;
    let written = context.transact(Op::new("score.enter", label), |tx| {
        for Ready { row, .. } in &ready {
            if row.value.is_empty() {
                store::scoring::remove(
                    tx,
                    entries.round,
                    row.unit_id,
                    &row.criterion,
                    &row.stage,
                    &row.scorer,
                    &row.field,
                )?;
            } else {
                store::scoring::put(tx, entries.round, row)?;
            }
        }
        Ok(())
    })?;
    let units: BTreeSet<UnitId> = ready.iter().map(|cell| cell.row.unit_id).collect();
    let plan = Arc::clone(&loaded.plan);
    let after = match written.operation {
        Some(_) => Loaded::after_entries(context, loaded, &units)?.board(context, None)?,
        None => Arc::clone(&before),
    };
    let reasons = before.changes_of_peers(&plan, &after);
    Ok(written.map(|()| moved(before.evaluation(), after.evaluation(), &reasons)))
}

/// "Nhập điểm I.2 cho Sở Nội vụ" for one cell, "Nhập 12 ô điểm" for a block.
fn label(context: &Context<'_>, loaded: &Loaded, entries: &Entries, ready: &[Ready]) -> Result<String> {
    Ok(match ready {
        [Ready { row, .. }] => {
            let name = loaded.member(row.unit_id);
            let verb = if row.value.is_empty() { "Xóa" } else { "Nhập" };
            let fact = unit_facts::name(&row.field).filter(|_| row.criterion.is_empty());
            let what = fact.map_or_else(|| format!("điểm {}", row.criterion), str::to_owned);
            format!("{verb} {what} của {}", name.map_or("", |unit| &unit.name))
        }
        several => {
            let round = context.read(|conn| find(conn, entries.round))?;
            format!("Nhập {} ô điểm, {}", several.len(), round.name)
        }
    })
}

fn preview(context: &Context<'_>, entries: Entries) -> Result<PastePreview> {
    let loaded = Loaded::of(context, entries.round)?;
    let mut preview = PastePreview { changed: 0, unchanged: 0, refused: Vec::new() };
    for cell in prepare(context, &loaded, &entries)? {
        match cell {
            Ok(Ready { changes: true, .. }) => preview.changed += 1,
            Ok(Ready { changes: false, .. }) => preview.unchanged += 1,
            Err(fault) => preview.refused.push(fault.into()),
        }
    }
    Ok(preview)
}

/// What others changed about the criteria in which a unit now has other points.
fn because(was: &UnitResult, is: &UnitResult, reasons: &[(String, String)]) -> String {
    let score = |unit: &UnitResult, code: &str| {
        unit.leaves.iter().find(|leaf| leaf.code == code).and_then(|leaf| leaf.score.clone())
    };
    let moved = reasons.iter().filter(|(code, _)| score(was, code) != score(is, code));
    moved.map(|(code, why)| format!("{code}: {why}")).collect::<Vec<_>>().join("; ")
}

/// The units whose total or rank differs.
fn moved(before: &Evaluation, after: &Evaluation, reasons: &[(String, String)]) -> Vec<Moved> {
    let old: BTreeMap<&str, &UnitResult> = before.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let total = |unit: &UnitResult| unit.total.as_ref().map(Exact::vietnamese_exact).unwrap_or_default();
    let rank = |unit: &UnitResult| unit.rank.map(Rank::vietnamese).unwrap_or_default();
    let changed = after.units.iter().filter_map(|unit| {
        let was = old.get(unit.unit.as_str())?;
        (was.total != unit.total || was.rank != unit.rank).then(|| Moved {
            unit: unit.unit.clone(),
            name: unit.name.clone(),
            total_before: total(was),
            total_after: total(unit),
            rank_before: rank(was),
            rank_after: rank(unit),
            because: because(was, unit, reasons),
        })
    });
    changed.collect()
}
