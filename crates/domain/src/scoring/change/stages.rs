//! From one stage to the next (scoring model G3, G4): where a higher stage differs from the one below, by how much and
//! why; and the totals of all stages side by side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::Exact;
use crate::scoring::cell::{CellContext, State};
use crate::scoring::inputs::{LeafInputs, UnitInputs};
use crate::scoring::notes::{Notes, said};
use crate::scoring::peers::Peers;
use crate::scoring::plan::{Leaf, Plan};
use crate::scoring::unit::evaluate;

/// A score that a higher stage gave differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageDifference {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Code of the criterion.
    pub criterion: String,
    /// Codes of the lower and the higher stage.
    pub stages: [String; 2],
    /// Their scores; none: it does not apply there, or cannot be computed.
    pub scores: [Option<Exact>; 2],
    /// Higher less lower; none when one of them has no score.
    pub difference: Option<Exact>,
    /// What the higher stage says about it.
    pub reason: Option<String>,
    /// The difference is greater than the scheme lets pass without a reason, and there is none.
    pub needs_reason: bool,
    /// A complete sentence.
    pub text_vi: String,
}

/// The totals of a unit, stage by stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnitStages {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// By stage, lowest first.
    pub totals: Vec<StageTotal>,
}

/// What one stage alone comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageTotal {
    /// Code of the stage.
    pub stage: String,
    /// The total; none when the stage has entered nothing for the unit, or an empty cell blocks it.
    pub total: Option<Exact>,
    /// Percent of the own denominator.
    pub percent: Option<Exact>,
    /// How many leaves the stage has left open.
    pub not_scored: usize,
}

/// All differences between a stage and the next one below it that scored the same cell, unit by unit.
pub fn stage_differences(plan: &Plan, units: &[UnitInputs]) -> Vec<StageDifference> {
    let peers: Vec<Peers> = (0..plan.stages.len()).map(|stage| Peers::gather_at(plan, units, Some(stage))).collect();
    let mut differences = Vec::new();
    for unit in units {
        for (position, (leaf, inputs)) in plan.leaves.iter().zip(&unit.leaves).enumerate() {
            let mut lower: Option<(usize, Option<Exact>)> = None;
            for (stage, peers) in peers.iter().enumerate() {
                let context = CellContext { plan, leaf, inputs, peers: peers.of_leaf(position) };
                let Some(decision) = context.at_stage(stage, &mut Notes::new(false)) else { continue };
                if decision.state == State::Missing {
                    continue;
                }
                let round = |score: Exact| leaf.places.map_or_else(|| score.clone(), |places| score.round(places));
                let score =
                    decision.score.map(|score| if decision.state == State::Overridden { score } else { round(score) });
                if let Some((below, before)) = &lower
                    && *before != score
                {
                    differences.push(difference(
                        plan,
                        unit,
                        leaf,
                        inputs,
                        [*below, stage],
                        [before.clone(), score.clone()],
                    ));
                }
                lower = Some((stage, score));
            }
        }
    }
    differences
}

fn difference(
    plan: &Plan,
    unit: &UnitInputs,
    leaf: &Leaf,
    inputs: &LeafInputs,
    stages: [usize; 2],
    scores: [Option<Exact>; 2],
) -> StageDifference {
    let difference = match &scores {
        [Some(lower), Some(higher)] => Some(higher - lower),
        _ => None,
    };
    let reason = reason(inputs, stages[1]);
    // A score that vanishes is a difference of any size.
    let large = difference.as_ref().is_none_or(|difference| difference.abs() > plan.scheme.explain_over);
    let needs_reason = large && reason.is_none();
    let stage = |position: usize| plan.stages.get(position);
    let name = |position: usize| stage(position).map_or("", |stage| stage.name_vi.as_str());
    let told = |score: &Option<Exact>| score.as_ref().map_or_else(|| "không có điểm".to_owned(), said);
    let why = match (&reason, needs_reason) {
        (Some(reason), _) => format!(" (lý do: {reason})"),
        (None, true) => " (chưa ghi lý do)".to_owned(),
        (None, false) => String::new(),
    };
    let [lower, higher] = &scores;
    StageDifference {
        unit: unit.id.clone(),
        name: unit.name.clone(),
        criterion: leaf.code.clone(),
        text_vi: format!(
            "{}, {}: {} {} → {} {}{why}.",
            unit.name,
            leaf.code,
            name(stages[0]),
            told(lower),
            name(stages[1]),
            told(higher)
        ),
        stages: stages.map(|position| stage(position).map_or_else(String::new, |stage| stage.code.clone())),
        scores,
        difference,
        reason,
        needs_reason,
    }
}

/// The reasons given with the entries of a stage.
fn reason(inputs: &LeafInputs, stage: usize) -> Option<String> {
    let mut reasons: Vec<String> = Vec::new();
    for cell in inputs.cells.iter().filter(|cell| cell.stage == stage).map(|cell| &cell.cell) {
        let values = cell.values.iter().map(|(_, entered)| entered.origin.as_deref());
        let points = [&cell.overridden, &cell.score].into_iter().flatten().map(|entered| entered.origin.as_deref());
        let na = cell.na.iter().map(|entered| entered.origin.as_deref());
        for reason in values.chain(points).chain(na).flatten().filter_map(|origin| origin.reason.clone()) {
            if !reason.trim().is_empty() && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    (!reasons.is_empty()).then(|| reasons.join("; "))
}

/// What every stage alone comes to, so that a unit's own total is never set against another's by the cluster unseen.
pub fn stages_side_by_side(plan: &Plan, units: &[UnitInputs]) -> Vec<UnitStages> {
    let peers: Vec<Peers> = (0..plan.stages.len()).map(|stage| Peers::gather_at(plan, units, Some(stage))).collect();
    let of_unit = |unit: &UnitInputs| {
        let totals = plan.stages.iter().zip(&peers).enumerate().map(|(stage, (named, peers))| {
            let entered = unit.leaves.iter().any(|leaf| leaf.cells.iter().any(|cell| cell.stage == stage));
            let score = entered.then(|| evaluate(plan, unit, peers, Some(stage), false).0);
            StageTotal {
                stage: named.code.clone(),
                total: score.as_ref().and_then(|score| score.total.clone()),
                percent: score.as_ref().and_then(|score| score.percent.clone()),
                not_scored: score.map_or(plan.leaves.len(), |score| score.not_scored.len()),
            }
        });
        UnitStages { unit: unit.id.clone(), name: unit.name.clone(), totals: totals.collect() }
    };
    units.iter().map(of_unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    fn scored(explain_over: &str) -> Trial {
        Trial::scheme(&format!(
            r#"{{"explain_over":"{explain_over}","stages":[{{"code":"self","name_vi":"Tự chấm"}},{{"code":"cluster","name_vi":"Cụm chấm"}},
                {{"code":"council","name_vi":"Thẩm định"}}],"criteria":[{{"code":"D","max":"10","kind":"direct"}},
                {{"code":"R","max":"10","kind":"ratio"}}]}}"#
        ))
        .unit("M")
        .silently("self", "D", "value=8")
        .silently("cluster", "D", "value=6.5")
        .silently("self", "R", "T=4 A=3")
        .at("council", "R", "A=2")
    }

    #[test]
    fn a_difference_above_the_limit_needs_a_reason() {
        // G3: by default any difference. 8 → 6,5 without a word; 10·3/4 = 7,5 → 10·2/4 = 5 with one.
        let told = |explain_over: &str| {
            let trial = scored(explain_over);
            let all = stage_differences(&trial.plan, &trial.units);
            all.into_iter().map(|difference| (difference.text_vi, difference.needs_reason)).collect::<Vec<_>>()
        };
        assert_eq!(
            told("0"),
            [
                ("M, D: Tự chấm 8 → Cụm chấm 6,5 (chưa ghi lý do).".to_owned(), true),
                ("M, R: Tự chấm 7,5 → Thẩm định 5 (lý do: theo biên bản họp cụm).".to_owned(), false),
            ]
        );
        assert!(!told("1.5")[0].1);
        assert!(told("1.49")[0].1);
    }

    #[test]
    fn the_stages_stand_side_by_side() {
        // Tự chấm 8 + 7,5; cụm only D: 6,5, R open; thẩm định only R: 5.
        let trial = scored("0");
        let totals: Vec<(String, Option<String>, usize)> = stages_side_by_side(&trial.plan, &trial.units)[0]
            .totals
            .iter()
            .map(|total| (total.stage.clone(), total.total.as_ref().map(ToString::to_string), total.not_scored))
            .collect();
        let of = |stage: &str, total: &str, open: usize| (stage.to_owned(), Some(total.to_owned()), open);
        assert_eq!(totals, [of("self", "15.5", 0), of("cluster", "6.5", 1), of("council", "5", 1)]);
    }
}
