//! What would change, before it does: entries that are only tried, another version of the scheme, and how the stages differ.

use std::collections::HashMap;
use std::sync::Arc;

use domain::Fault;
use domain::id::{RoundId, SchemeId, UnitId};
use domain::scoring::{
    ChangeReport, Entry, Evaluation, Finding, Plan, Rebase, SchemeDiff, StageDifference, UnitEntry, UnitResult,
    UnitStages, diff, rebase, stage_differences, stages_side_by_side, what_if,
};
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use super::entry::{CellEntry, Entries, Ready, ready};
use super::evaluate::{described, plan_of};
use super::evidence;
use super::loaded::Loaded;
use super::round::{RoundChoice, find, refuse_locked};
use crate::command::Registry;
use crate::{Context, Error, Failure, Result};

/// Two versions of a scheme, or two schemes.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SchemePair {
    /// The one that was.
    pub from: SchemeId,
    /// The one that is.
    pub to: SchemeId,
}

/// A round and the version that it would go over to.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RebaseRequest {
    /// The round.
    pub id: RoundId,
    /// The version.
    pub scheme: SchemeId,
    /// Whether entered values that the version has no place for are taken away; otherwise they stop it.
    #[serde(default)]
    pub drop_unfit: bool,
    /// The officer has seen the warnings of the version and uses it all the same; asked before its first use.
    #[serde(default)]
    pub confirmed: bool,
}

/// What going over to another version would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RebasePreview {
    /// How the versions differ.
    pub scheme: SchemeDiff,
    /// Every total, rank and grade that would move.
    pub report: ChangeReport,
    /// Entered values and evidence that the version has no place for.
    pub unfit: Vec<UnfitValue>,
    /// What is to be confirmed about the version before its first use.
    pub warnings: Vec<Finding>,
}

/// An entered value that a version has no place for.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnfitValue {
    /// Name of the unit.
    pub name: String,
    /// Code of the criterion.
    pub criterion: String,
    /// The field.
    pub field: String,
    /// Code of the stage.
    pub stage: String,
    /// The value.
    pub value: String,
    /// Why it does not fit.
    pub why: String,
}

/// Entries that are only tried.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TrialRequest {
    /// The round.
    pub round: RoundId,
    /// Code of the stage.
    pub stage: String,
    /// The cells.
    pub cells: Vec<CellEntry>,
    /// Of the results only the units and the criteria that would come to something else.
    #[serde(default)]
    pub only_changes: bool,
}

/// What would come of entries that are only tried.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "WhatIf")]
pub struct Tried {
    /// The results as they would be, with the scores of criteria.
    pub evaluation: Evaluation,
    /// What would move.
    pub report: ChangeReport,
}

/// The stages of a round beside each other.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StageView {
    /// Totals of every unit, stage by stage.
    pub units: Vec<UnitStages>,
    /// Where a higher stage differs from the one below it, and why.
    pub differences: Vec<StageDifference>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("scheme.diff", difference);
    registry.query("round.rebase_preview", preview);
    registry.change("round.rebase", write);
    registry.query("score.what_if", tried);
    registry.query("score.stages", stages);
}

fn difference(context: &Context<'_>, pair: SchemePair) -> Result<SchemeDiff> {
    context.read(|conn| {
        let words = |id| described(conn, &plan_of(&super::scheme::find(conn, id)?.body)?);
        Ok(diff(&words(pair.from)?, &words(pair.to)?))
    })
}

/// How two schemes differ, given as JSON.
///
/// # Errors
/// `scoring.scheme_not_json`, `scoring.scheme_unusable`.
pub fn diff_text(from: &str, to: &str) -> Result<SchemeDiff> {
    Ok(diff(&plan_of(from)?.description(&[]), &plan_of(to)?.description(&[])))
}

/// A round under another version.
struct Under {
    loaded: Arc<Loaded>,
    plan: Plan,
    rebased: Rebase,
    /// What is to be confirmed about the version.
    warnings: Vec<Finding>,
}

fn under(context: &Context<'_>, request: &RebaseRequest) -> Result<Under> {
    let loaded = Loaded::of(context, request.id)?;
    let (scheme, warnings) = context.read(|conn| {
        let scheme = super::scheme::find(conn, request.scheme)?;
        let warnings = super::scheme::unconfirmed(conn, &scheme)?;
        Ok((scheme, warnings))
    })?;
    let plan = plan_of(&scheme.body)?;
    let rebased = rebase(&loaded.plan, &loaded.inputs, &plan)?;
    Ok(Under { loaded, plan, rebased, warnings })
}

fn preview(context: &Context<'_>, request: RebaseRequest) -> Result<RebasePreview> {
    let Under { loaded, plan, rebased, warnings } = under(context, &request)?;
    let unfit = rebased.unfit.into_iter().map(|unfit| UnfitValue {
        name: unit_name(&loaded, &unfit.unit),
        criterion: unfit.criterion,
        field: unfit.field,
        stage: unfit.stage,
        value: unfit.value,
        why: why(unfit.fault),
    });
    let homeless = context.read(|conn| evidence::without_place(conn, request.id, &plan))?;
    let homeless = homeless.into_iter().map(|(one, fault)| UnfitValue {
        name: unit_name(&loaded, &one.unit_id.to_string()),
        value: evidence::reference(&one).name,
        criterion: one.criterion,
        field: "minh chứng".to_owned(),
        stage: one.stage,
        why: why(fault),
    });
    let unfit = unfit.chain(homeless).collect();
    let scheme = context.read(|conn| Ok(diff(&described(conn, &loaded.plan)?, &described(conn, &plan)?)))?;
    Ok(RebasePreview { scheme, report: rebased.report, unfit, warnings })
}

/// Why a value that stands there already has no place: not the sentence of a refused entry, for nothing was typed.
fn why(fault: Fault) -> String {
    match fault.code.as_str() {
        "scoring.unknown_criterion" => "bản này không có tiêu chí ấy".to_owned(),
        "scoring.group_not_scored" => "ở bản này đó là mục gồm các tiêu chí con".to_owned(),
        "scoring.unknown_field" => "bản này chấm tiêu chí ấy bằng số liệu khác".to_owned(),
        "scoring.unknown_stage" => "bản này không có bước chấm ấy".to_owned(),
        "scoring.unknown_choice" => "bản này không có mức ấy".to_owned(),
        "scoring.second_scorer" => "ở bản này bước ấy chỉ có một người chấm".to_owned(),
        _ => Failure::from(fault).message,
    }
}

fn unit_name(loaded: &Loaded, id: &str) -> String {
    let unit = id.parse::<UnitId>().ok().and_then(|id| loaded.member(id));
    unit.map(|unit| unit.name.clone()).unwrap_or_default()
}

/// Moves a round to another version of its scheme.
///
/// # Errors
/// `round.locked`; `round.same_scheme`; `scheme.unconfirmed` as when a round is opened; `round.unfit` with how many values have no place, unless they are to be dropped.
fn write(context: &Context<'_>, request: RebaseRequest) -> Result<OpOutput<ChangeReport>> {
    refuse_locked(context, request.id, "Chuyển kỳ chấm điểm sang bản khác của bảng tiêu chí")?;
    let Under { loaded, plan, rebased, warnings } = under(context, &request)?;
    let mut round = context.read(|conn| find(conn, request.id))?;
    if round.scheme_id == request.scheme {
        return Err(Fault::new("round.same_scheme").with("name", &round.name).at_field("scheme").into());
    }
    let confirmed = super::scheme::confirm(&warnings, request.confirmed)?;
    let homeless = context.read(|conn| evidence::without_place(conn, request.id, &plan))?;
    let first = rebased.unfit.first().map(|first| (first.unit.clone(), &first.criterion));
    let first = first.or_else(|| homeless.first().map(|(one, _)| (one.unit_id.to_string(), &one.criterion)));
    if let (false, Some((unit, criterion))) = (request.drop_unfit, first) {
        let fault = Fault::new("round.unfit").with("count", rebased.unfit.len() + homeless.len());
        let named = format!("{}, {criterion}", unit_name(&loaded, &unit));
        return Err(fault.with("first", named).at_field("drop_unfit").into());
    }
    round.scheme_id = request.scheme;
    let name = format!("Chuyển {} sang bảng tiêu chí {}{confirmed}", round.name, plan.scheme().name_vi);
    context.transact(Op::new("round.rebase", name), |tx| {
        for unfit in &rebased.unfit {
            let unit: UnitId =
                unfit.unit.parse().map_err(|_| Fault::new("round.unit_missing").with("name", &unfit.unit))?;
            store::scoring::remove(tx, request.id, unit, &unfit.criterion, &unfit.stage, &unfit.scorer, &unfit.field)?;
        }
        for (one, _) in &homeless {
            one.id.map(|id| store::scoring::remove_evidence(tx, id)).transpose()?;
        }
        store::scoring::save_round(tx, &round)?;
        Ok(rebased.report)
    })
}

/// Tries entries without storing anything.
///
/// # Errors
/// The refusals of the cells with their places, as when they are entered.
fn tried(context: &Context<'_>, request: TrialRequest) -> Result<Tried> {
    let TrialRequest { round, stage, cells, only_changes } = request;
    let entries = Entries { round, stage, cells };
    let loaded = Loaded::of(context, entries.round)?;
    let ready: Vec<Ready> = ready(context, &loaded, &entries)?;
    let units: Vec<String> = ready.iter().map(|cell| cell.row.unit_id.to_string()).collect();
    let cells: Vec<UnitEntry<'_>> = ready
        .iter()
        .zip(&units)
        .map(|(Ready { row, .. }, unit)| UnitEntry {
            unit,
            entry: Entry {
                criterion: &row.criterion,
                field: &row.field,
                value: &row.value,
                stage: Some(&row.stage),
                scorer: Some(&row.scorer),
                origin: Some(super::loaded::origin_of(row.as_ref())),
            },
        })
        .collect();
    let board = loaded.board(context, None)?;
    let found = what_if(&loaded.plan, &loaded.inputs, &board, &cells).map_err(Error::Faults)?;
    let mut evaluation = found.evaluation;
    if only_changes {
        leave_out_what_stays(&mut evaluation, board.evaluation());
    }
    Ok(Tried { evaluation, report: found.report })
}

/// Keeps the units that come to something else, and of these the criteria that do.
fn leave_out_what_stays(evaluation: &mut Evaluation, before: &Evaluation) {
    let known: HashMap<&str, &UnitResult> = before.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    evaluation.units.retain(|unit| known.get(unit.unit.as_str()).is_none_or(|was| *was != unit));
    for unit in &mut evaluation.units {
        let Some(was) = known.get(unit.unit.as_str()) else { continue };
        let leaves = unit.leaves.iter().zip(was.leaves.iter()).filter(|(is, was)| is != was);
        unit.leaves = leaves.map(|(is, _)| is.clone()).collect();
        let groups = unit.groups.iter().zip(was.groups.iter()).filter(|(is, was)| is != was);
        unit.groups = groups.map(|(is, _)| is.clone()).collect();
    }
}

fn stages(context: &Context<'_>, choice: RoundChoice) -> Result<StageView> {
    let loaded = Loaded::of(context, choice.id)?;
    Ok(StageView {
        units: stages_side_by_side(&loaded.plan, &loaded.inputs),
        differences: stage_differences(&loaded.plan, &loaded.inputs),
    })
}
