//! The scores of a group of units, kept so that a change costs what it touches and not the whole group.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::declared;
use super::inputs::UnitInputs;
use super::peers::Peers;
use super::plan::Plan;
use super::ranking::{Contestant, rank};
use super::results::{Evaluation, UnitResult, assemble};
use super::unit::{UnitScore, evaluate, reevaluate};
use super::unit_of_measure::Targets;
use crate::Fault;
use crate::number::Exact;

/// Units evaluated against each other, with everything that a later change can build on.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    view: Option<usize>,
    peers: Peers,
    scores: Vec<Arc<UnitScore>>,
    /// Totals by the units' own scoring, where a tie-breaker asks for them.
    own_totals: Vec<Option<Exact>>,
    targets: Targets,
    evaluation: Evaluation,
}

impl Board {
    /// Evaluates units, as the stage of `view` alone sees them (by code), or by precedence.
    ///
    /// # Errors
    /// `scoring.unknown_stage`.
    pub fn new(plan: &Plan, units: &[UnitInputs], view: Option<&str>) -> Result<Self, Fault> {
        let view = view.map(|code| plan.stage_of(code)).transpose()?;
        Ok(Self::of(plan, units, view))
    }

    pub(super) fn of(plan: &Plan, units: &[UnitInputs], view: Option<usize>) -> Self {
        let peers = Peers::gather_at(plan, units, view);
        let mut scores: Vec<UnitScore> =
            units.par_iter().map(|unit| evaluate(plan, unit, &peers, view, false).0).collect();
        declared::check(plan, units, &mut scores, view);
        let scores: Vec<Arc<UnitScore>> = scores.into_iter().map(Arc::new).collect();
        let own_totals = own_totals(plan, units);
        let targets = Targets::gather(plan, units, &scores);
        let board = Self { view, peers, scores, own_totals, targets, evaluation: Evaluation::default() };
        Self::ranked(plan, units, board, |_| None)
    }

    /// The same units after the inputs of some changed, those at the positions of `changed`. Equal to a new board.
    #[must_use]
    pub fn changed(&self, plan: &Plan, units: &[UnitInputs], changed: &BTreeSet<usize>) -> Self {
        // What is printed on paper is compared with what a stage of its own comes to, among the peers of that stage.
        let stands_alone = !plan.compares_units() || units.iter().all(|unit| unit.declared.is_empty());
        let known: HashMap<&str, &UnitResult> =
            self.evaluation.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
        let is_named = |unit: &UnitInputs| known.get(unit.id.as_str()).is_some_and(|known| known.name == unit.name);
        if !stands_alone || units.len() != self.scores.len() || !units.iter().all(is_named) {
            return Self::of(plan, units, self.view);
        }
        let peers = self.peers.changed(plan, units, self.view, changed);
        let moved = self.peers.differing(&peers);
        let rescored = units.par_iter().zip(&self.scores).enumerate();
        let rescored = rescored.map(|(position, (unit, old))| {
            if changed.contains(&position) {
                let mut score = evaluate(plan, unit, &peers, self.view, false).0;
                declared::check(plan, std::slice::from_ref(unit), std::slice::from_mut(&mut score), self.view);
                Arc::new(score)
            } else {
                let score = reevaluate(plan, unit, &peers, self.view, old, &moved);
                score.map_or_else(|| Arc::clone(old), Arc::new)
            }
        });
        let scores: Vec<Arc<UnitScore>> = rescored.collect();
        let own_totals = own_totals(plan, units);
        let before = |position: usize| {
            let shown = known.get(units.get(position)?.id.as_str())?;
            Some((self.scores.get(position)?.as_ref(), *shown))
        };
        let targets = self.targets.changed(plan, units, &scores, changed, &moved);
        let board = Self { view: self.view, peers, scores, own_totals, targets, evaluation: Evaluation::default() };
        Self::ranked(plan, units, board, before)
    }

    fn ranked<'a>(
        plan: &Plan,
        units: &[UnitInputs],
        mut board: Self,
        before: impl Fn(usize) -> Option<(&'a UnitScore, &'a UnitResult)> + Sync,
    ) -> Self {
        let contestants: Vec<Contestant<'_>> = units
            .iter()
            .zip(&board.scores)
            .zip(&board.own_totals)
            .map(|((unit, score), own)| Contestant { id: &unit.id, name: &unit.name, score, self_total: own.as_ref() })
            .collect();
        let standings = rank(plan, &contestants);
        let mut evaluation = assemble(plan, &contestants, &standings, before);
        evaluation.warnings.extend(board.targets.doubts(plan));
        board.evaluation = evaluation;
        board
    }

    /// Code of every criterion at which the units compare themselves with others than on an earlier board, and what
    /// changed about them, in Vietnamese.
    pub fn changes_of_peers(&self, plan: &Plan, after: &Self) -> Vec<(String, String)> {
        let moved = self.peers.differing(&after.peers).into_iter().filter_map(|position| {
            let leaf = plan.leaves.get(position)?;
            let why = leaf.rule.change_of_peers(self.peers.of_leaf(position)?, after.peers.of_leaf(position)?)?;
            Some((leaf.code.clone(), why))
        });
        moved.collect()
    }

    /// The results.
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// The results, without what a later change would build on.
    pub fn into_evaluation(self) -> Evaluation {
        self.evaluation
    }

    /// What the units are to each other, for explanations.
    pub fn peers(&self) -> &Peers {
        &self.peers
    }
}

/// The totals by the units' own scoring, among each other at that stage, where a tie-breaker asks for them.
fn own_totals(plan: &Plan, units: &[UnitInputs]) -> Vec<Option<Exact>> {
    if !plan.scheme.ranking.tie_breakers.iter().any(|breaker| breaker == "self_closer") {
        return vec![None; units.len()];
    }
    let peers = Peers::gather_at(plan, units, Some(0));
    units.par_iter().map(|unit| evaluate(plan, unit, &peers, Some(0), false).0.total).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Board;
    use crate::scoring::trial::Trial;
    use crate::scoring::{Entry, UnitInputs};

    const SCHEME: &str = r#"{"stages":[{"code":"self"},{"code":"cluster"}],
        "ranking":{"tie_breakers":["self_closer","A"]},
        "criteria":[{"code":"I","cap":"15","children":[{"code":"A","max":"10","kind":"direct"},
                {"code":"I.2","children":[{"code":"B","max":"10","kind":"group_leader"}]}]},
            {"code":"C","max":"10","kind":"direct","na_mode":"average"},
            {"code":"II","max":"30","aggregate":"weighted","children":[{"code":"D","max":"20","weight":"0.6","kind":"ratio"},
                {"code":"E","max":"10","weight":"0.4","kind":"group_rank","params":{"points":["10","7"],"rest":"3"}}]}]}"#;

    fn trial() -> Trial {
        ["M", "N", "O", "P"].iter().fold(Trial::scheme(SCHEME), |trial, name| trial.unit(name))
    }

    /// A criterion's field with a stage and a value; the value "-" takes it away.
    fn enter(trial: &Trial, unit: &mut UnitInputs, (cell, stage, value): (usize, usize, usize)) {
        let fields = [
            ("A", "value"),
            ("B", "T"),
            ("B", "A"),
            ("C", "value"),
            ("C", "na"),
            ("D", "T"),
            ("D", "A"),
            ("E", "value"),
        ];
        let (criterion, field) = fields[cell];
        let stage = Some(["self", "cluster"][stage]);
        let text = if field == "na" { "1".to_owned() } else { value.to_string() };
        let entry = Entry { criterion, field, stage, value: &text, ..Entry::default() };
        match value {
            0 => unit.remove(&trial.plan, &entry),
            _ => unit.enter(&trial.plan, &entry),
        }
        .unwrap();
    }

    proptest! {
        #[test]
        fn a_change_gives_the_board_that_a_new_evaluation_gives(
            steps in prop::collection::vec((0..4_usize, (0..8_usize, 0..2_usize, 0..9_usize)), 1..20)
        ) {
            let trial = trial();
            let mut units = trial.units.clone();
            let mut board = Board::new(&trial.plan, &units, None).unwrap();
            for (unit, entry) in steps {
                enter(&trial, &mut units[unit], entry);
                board = board.changed(&trial.plan, &units, &BTreeSet::from([unit]));
                prop_assert_eq!(&board, &Board::new(&trial.plan, &units, None).unwrap());
            }
        }
    }
}
