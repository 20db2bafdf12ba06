//! The results of a round in the shape of `score evaluate`: units with totals, ranks and every score.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Board;
use super::cell::State;
use super::evidence;
use super::finding::{Code, Finding};
use super::gate::PlannedGate;
use super::inputs::UnitInputs;
use super::plan::Plan;
use super::ranking::{Contestant, Rank, Standings};
use super::scheme::NaMode;
use super::unit::{LeafScore, UnitScore};
use crate::Fault;
use crate::number::{Exact, optional_fraction_text};

/// Results of all units that are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evaluation {
    /// Identity of the scheme that it was computed by; empty where it has none.
    #[serde(default)]
    pub scheme: String,
    /// Version of the scheme.
    #[serde(default)]
    pub scheme_version: u32,
    /// In display order: by rank, units without rank last.
    pub units: Vec<UnitResult>,
    /// Everything to be known, with complete sentences.
    pub warnings: Vec<Finding>,
    /// Whether the ranking may still change (tạm tính).
    pub provisional: bool,
}

/// The result of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnitResult {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Total points; none when an empty cell blocks it.
    pub total: Option<Exact>,
    /// Base points.
    pub base: Exact,
    /// Bonus points that count.
    pub bonus: Exact,
    /// Points taken off, as a negative number.
    pub deduction: Exact,
    /// Its own denominator: the base maxima that apply to it.
    pub denominator: Exact,
    /// Percent of the own denominator; none without a denominator.
    pub percent: Option<Exact>,
    /// Rank; none when it cannot be ranked.
    pub rank: Option<Rank>,
    /// Ids of other units of equal rank, a hundred at most.
    pub shared_with: Vec<String>,
    /// How equal points were told apart, in Vietnamese.
    pub tie_rule: Option<String>,
    /// Grade: its code, or its name where it has none; "Không xếp loại" when no grade holds; none without grades.
    pub grade: Option<String>,
    /// Name of the grade as printed.
    pub grade_name: Option<String>,
    /// Why the grade is not the one the points would give, in Vietnamese.
    pub grade_note: Option<String>,
    /// Gates that hold: what limited the outcome.
    pub gates: Vec<GateResult>,
    /// The result may still change.
    pub provisional: bool,
    /// It left the group: its row stays, it is not ranked and no peer of the others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub withdrawn: bool,
    /// Code of the highest stage at which the unit is completely scored.
    pub stage: Option<String>,
    /// Codes of leaves that count 0 because nothing usable was entered.
    pub not_scored: Vec<String>,
    /// Scores of the leaves, in printed order.
    pub leaves: Arc<[Arc<LeafResult>]>,
    /// Scores of the groups, in printed order.
    pub groups: Arc<[GroupResult]>,
}

/// The score of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeafResult {
    /// Code.
    pub code: String,
    /// The score that counts; none: missing, refused or not applicable without a score.
    pub score: Option<Exact>,
    /// The score before rounding, as a fraction.
    #[serde(serialize_with = "optional_fraction_text")]
    pub exact: Option<Exact>,
    /// How it counts when it does not apply.
    pub na: Option<NaMode>,
    /// Codes of messages about it; their sentences stand in the evaluation's warnings.
    pub warnings: Vec<Code>,
    /// How it came about.
    pub state: CellState,
    /// Code of the stage that decided; none when fed or missing.
    pub stage: Option<String>,
}

/// The score of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GroupResult {
    /// Code.
    pub code: String,
    /// Its score; none when nothing of it applies.
    pub score: Option<Exact>,
    /// A stage adjusted what its criteria come to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub overridden: bool,
}

/// A gate that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GateResult {
    /// Code.
    pub code: String,
    /// What happened and what it does, in Vietnamese.
    pub text: String,
}

/// How a score came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// A stage replaced the computed score.
    Overridden,
    /// It does not concern the unit.
    NotApplicable,
    /// From what a stage entered.
    Entered,
    /// From the program's own data.
    Fed,
    /// Nothing was entered.
    Missing,
    /// What was entered cannot be used.
    Refused,
}

/// Evaluates units against each other, as the stage of `view` alone sees them (by code), or by precedence.
///
/// # Errors
/// `scoring.unknown_stage`.
pub fn evaluate_all(plan: &Plan, units: &[UnitInputs], view: Option<&str>) -> Result<Evaluation, Fault> {
    Ok(Board::new(plan, units, view)?.into_evaluation())
}

/// Puts scores and their ranking into results. What was shown of a unit before, and the score that it rests on, comes
/// from `before`, by position: what stays is shared with it.
pub(super) fn assemble<'a>(
    plan: &Plan,
    units: &[Contestant<'_>],
    standings: &Standings,
    before: impl Fn(usize) -> Option<(&'a UnitScore, &'a UnitResult)> + Sync,
) -> Evaluation {
    let of_unit = units.par_iter().enumerate().map(|(position, unit)| {
        let parts = match before(position) {
            Some((old, shown)) if std::ptr::eq(old, unit.score) => (shown.leaves.clone(), shown.groups.clone()),
            Some((old, shown)) if old.gates == unit.score.gates => parts(plan, unit.score, Some((old, &shown.leaves))),
            _ => parts(plan, unit.score, None),
        };
        (parts, unit_warnings(plan, unit))
    });
    let mut of_unit: Vec<Option<(Parts, Vec<Finding>)>> = of_unit.map(Some).collect();
    let mut warnings = standings.warnings.clone();
    let mut results = Vec::with_capacity(units.len());
    for position in &standings.order {
        let (Some(unit), Some(standing)) = (units.get(*position), standings.units.get(*position)) else { continue };
        let score = unit.score;
        let ((leaves, groups), own_warnings) = of_unit.get_mut(*position).and_then(Option::take).unwrap_or_default();
        warnings.extend(own_warnings);
        let grade = standing.grade.and_then(|grade| plan.scheme.grades.get(grade));
        let ungraded =
            || (!plan.scheme.grades.is_empty() && score.total.is_some()).then(|| "Không xếp loại".to_owned());
        let places = plan.scheme.rounding.total;
        results.push(UnitResult {
            unit: unit.id.to_owned(),
            name: unit.name.to_owned(),
            total: score.total.as_ref().map(|total| shown(total, places)),
            base: shown(&score.base, places),
            bonus: shown(&score.bonus, places),
            deduction: shown(&score.deduction, places),
            denominator: shown(&score.denominator, None),
            percent: score.percent.as_ref().map(|percent| shown(percent, plan.scheme.rounding.percent)),
            rank: standing.rank,
            shared_with: standing.shared_with.clone(),
            tie_rule: standing.tie_rule.clone(),
            grade: grade.map(|grade| grade.code.clone().unwrap_or_else(|| grade.name_vi.clone())).or_else(ungraded),
            grade_name: grade.map(|grade| grade.name_vi.clone()).or_else(ungraded),
            grade_note: standing
                .cut_from
                .and_then(|grade| plan.scheme.grades.get(grade))
                .map(|grade| format!("đủ điểm mức {} nhưng vượt tỷ lệ khống chế", grade.name_vi))
                .or_else(|| score.withdrawn.then(|| "đã rút khỏi cụm, khối nên không xếp hạng".to_owned())),
            gates: score
                .gates
                .iter()
                .filter_map(|gate| plan.gates.get(*gate))
                .map(|gate| GateResult { code: gate.gate.code.clone(), text: gate.sentence(plan) })
                .collect(),
            provisional: standing.provisional,
            withdrawn: score.withdrawn,
            stage: score.level.and_then(|level| plan.stages.get(level)).map(|stage| stage.code.clone()),
            not_scored: score
                .not_scored
                .iter()
                .filter_map(|leaf| plan.leaves.get(*leaf))
                .map(|leaf| leaf.code.clone())
                .collect(),
            leaves,
            groups,
        });
    }
    Evaluation {
        scheme: plan.scheme.id.clone(),
        scheme_version: plan.scheme.version,
        units: results,
        warnings,
        provisional: standings.provisional,
    }
}

/// What is shown of a unit's leaves and groups.
type Parts = (Arc<[Arc<LeafResult>]>, Arc<[GroupResult]>);

/// What is shown of a score; leaves that are as in an earlier score under the same gates are shared with what was shown of it.
fn parts(plan: &Plan, score: &UnitScore, before: Option<(&UnitScore, &[Arc<LeafResult>])>) -> Parts {
    let zeroed: Vec<usize> =
        score.gates.iter().filter_map(|gate| plan.gates.get(*gate)).filter_map(PlannedGate::zeroed).collect();
    let leaves = plan.leaves.iter().zip(&score.leaves).enumerate().map(|(position, (leaf, own))| {
        let same = before.filter(|(old, _)| old.leaves.get(position) == Some(own));
        if let Some(shown) = same.and_then(|(_, shown)| shown.get(position)) {
            return Arc::clone(shown);
        }
        let result = leaf_result(plan, &leaf.code, own);
        Arc::new(if zeroed.contains(&leaf.node) { LeafResult { score: Some(Exact::ZERO), ..result } } else { result })
    });
    let groups = plan.nodes.iter().zip(&score.nodes).filter(|(node, _)| node.leaf.is_none());
    let groups = groups.map(|(node, own)| GroupResult {
        code: node.criterion.code.clone(),
        score: own.score.as_ref().map(|score| shown(score, plan.scheme.rounding.group)),
        overridden: own.adjusted_from.is_some(),
    });
    (leaves.collect(), groups.collect())
}

fn leaf_result(plan: &Plan, code: &str, own: &LeafScore) -> LeafResult {
    let mut warnings: Vec<Code> = own.issues.iter().map(|issue| issue.code).collect();
    warnings.dedup();
    LeafResult {
        code: code.to_owned(),
        score: own.score.as_ref().map(|score| shown(score, None)),
        exact: own.exact.clone(),
        na: own.na,
        warnings,
        state: CellState::of(own.state),
        stage: own.stage.and_then(|stage| plan.stages.get(stage)).map(|stage| stage.code.clone()),
    }
}

impl CellState {
    fn of(state: State) -> Self {
        match state {
            State::Overridden => Self::Overridden,
            State::NotApplicable { .. } => Self::NotApplicable,
            State::Entered => Self::Entered,
            State::Fed => Self::Fed,
            State::Missing => Self::Missing,
            State::Blocked => Self::Refused,
        }
    }
}

/// A value for showing: as it is when its decimals end, otherwise with the places given, or six.
pub(super) fn shown(value: &Exact, places: Option<u32>) -> Exact {
    if value.is_decimal() { value.clone() } else { value.round(places.unwrap_or(6)) }
}

fn unit_warnings(plan: &Plan, unit: &Contestant<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |code: Code, criterion: Option<&str>, text: &str| {
        let place = criterion.map_or_else(|| unit.name.to_owned(), |criterion| format!("{}, {criterion}", unit.name));
        let message = format!("{place}: {text}.");
        let whole = Finding::whole(code, message);
        findings.push(Finding { unit: Some(unit.id.to_owned()), criterion: criterion.map(str::to_owned), ..whole });
    };
    for (leaf, own) in plan.leaves.iter().zip(&unit.score.leaves) {
        for issue in own.issues.iter().filter(|issue| issue.code != Code::IEvidence) {
            report(issue.code, Some(&leaf.code), &issue.text);
        }
        if matches!(own.state, State::NotApplicable { by_rule: false, .. })
            && own.stage == Some(0)
            && plan.stages.len() > 1
        {
            report(Code::INa, Some(&leaf.code), "đơn vị tự ghi không áp dụng, chưa có bước chấm cao hơn xác nhận");
        }
    }
    for issue in &unit.score.issues {
        report(issue.code, None, &issue.text);
    }
    let lacks = |own: &LeafScore| own.issues.iter().any(|issue| issue.code == Code::IEvidence);
    let lacking = plan.leaves.iter().zip(&unit.score.leaves).filter(|(_, own)| lacks(own));
    findings.extend(evidence::finding(unit.id, unit.name, lacking.map(|(leaf, _)| leaf.code.as_str())));
    findings
}
