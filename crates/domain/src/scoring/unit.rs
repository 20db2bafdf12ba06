//! The evaluation of one unit: leaves, groups, total, percent. Independent of other units but for the peers given.

use super::cell::{CellContext, Decision, State};
use super::evidence;
use super::explanation::CapApplied;
use super::finding::Issue;
use super::gate::{Effect, Outcome, PlannedGate};
use super::group_override::{self, GroupOverride};
use super::inputs::UnitInputs;
use super::notes::{Notes, Trace};
use super::peers::Peers;
use super::plan::{Leaf, Plan};
use super::scheme::{Missing, NaMode, Role};
use super::shared;
use super::tree::{NodeScore, rescore_nodes, score_nodes, sum_of_role};
use crate::number::Exact;

/// Everything computed for one unit: what is cached, ranked and turned into a [`super::UnitResult`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnitScore {
    pub(super) leaves: Vec<LeafScore>,
    pub(super) nodes: Vec<NodeScore>,
    pub(super) base: Exact,
    pub(super) bonus: Exact,
    pub(super) deduction: Exact,
    /// None when an empty cell blocks it.
    pub(super) total: Option<Exact>,
    /// The total within its limits, before rounding.
    pub(super) exact_total: Exact,
    /// The total before its limits and rounding.
    pub(super) reached: Exact,
    pub(super) denominator: Exact,
    pub(super) percent: Option<Exact>,
    /// The percent of the total, before rounding.
    pub(super) exact_percent: Option<Exact>,
    pub(super) bonus_cap: Option<CapApplied>,
    pub(super) deduction_cap: Option<CapApplied>,
    pub(super) total_cap: Option<CapApplied>,
    /// Positions of the gates that hold, those that set nodes to 0 first.
    pub(super) gates: Vec<usize>,
    /// Positions of leaves that count 0 because nothing usable was entered.
    pub(super) not_scored: Vec<usize>,
    /// The highest stage at which the unit is completely scored.
    pub(super) level: Option<usize>,
    /// Class of the unit, for grades whose limits depend on it.
    pub(super) class: Option<String>,
    /// It left the group: its row stays, it is not ranked.
    pub(super) withdrawn: bool,
    /// Messages about the unit as a whole.
    pub(super) issues: Vec<Issue>,
    /// Groups whose points a stage adjusted.
    pub(super) adjusted: Vec<GroupOverride>,
    /// Some leaf that does not apply was filled with the average of the others.
    pub(super) averaged: bool,
}

/// The score of one leaf.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LeafScore {
    pub state: State,
    /// The score as it counts; none: missing, blocked, or not applicable without a score.
    pub score: Option<Exact>,
    /// The score before rounding.
    pub exact: Option<Exact>,
    pub na: Option<NaMode>,
    pub stage: Option<usize>,
    pub issues: Vec<Issue>,
    /// Not scored, and reported as such.
    pub reported: bool,
    /// Compared with units of which some have not reported yet: it may still change (P4).
    pub preliminary: bool,
}

impl UnitScore {
    /// The total after its rounding; none when an empty cell blocks it.
    pub fn total(&self) -> Option<&Exact> {
        self.total.as_ref()
    }

    /// Whether something of it is not scored yet, or compared with units that have not reported yet.
    pub(super) fn may_change(&self) -> bool {
        !self.not_scored.is_empty() || self.leaves.iter().any(|leaf| leaf.preliminary)
    }

    /// Percent of the own denominator after its rounding.
    pub fn percent(&self) -> Option<&Exact> {
        self.percent.as_ref()
    }
}

/// Evaluates one unit, as the stage of `view` alone sees it (by code), or by precedence.
///
/// # Errors
/// `scoring.unknown_stage`; `scoring.peers_missing` when a leaf compares units and the peers were not gathered.
pub fn evaluate_unit(
    plan: &Plan,
    inputs: &UnitInputs,
    peers: &Peers,
    view: Option<&str>,
) -> Result<UnitScore, crate::Fault> {
    peers.check(plan)?;
    let view = view.map(|code| plan.stage_of(code)).transpose()?;
    Ok(evaluate(plan, inputs, peers, view, false).0)
}

/// Evaluates one unit; traced, with the explanation of every leaf.
pub(super) fn evaluate(
    plan: &Plan,
    inputs: &UnitInputs,
    peers: &Peers,
    view: Option<usize>,
    traced: bool,
) -> (UnitScore, Vec<Trace>) {
    let mut leaves = Vec::with_capacity(plan.leaves.len());
    let mut traces = Vec::with_capacity(if traced { plan.leaves.len() } else { 0 });
    for position in 0..plan.leaves.len() {
        let Some((score, trace)) = evaluate_leaf(plan, inputs, peers, view, position, traced) else { continue };
        leaves.push(score);
        traces.extend(trace);
    }
    (of_leaves(plan, inputs, view, leaves, None), traces)
}

/// Evaluates a unit of which nothing but the peers of some leaves changed; none when its scores stay as they were.
pub(super) fn reevaluate(
    plan: &Plan,
    inputs: &UnitInputs,
    peers: &Peers,
    view: Option<usize>,
    old: &UnitScore,
    moved: &[usize],
) -> Option<UnitScore> {
    let moved = moved.iter().filter_map(|position| {
        let (score, _) = evaluate_leaf(plan, inputs, peers, view, *position, false)?;
        (old.leaves.get(*position) != Some(&score)).then_some((*position, score))
    });
    let moved: Vec<(usize, LeafScore)> = moved.collect();
    if moved.is_empty() {
        return None;
    }
    // An average over other leaves is written into the leaf that it fills: such a unit is computed whole.
    if old.averaged || moved.iter().any(|(_, score)| score.na == Some(NaMode::Average)) {
        return Some(evaluate(plan, inputs, peers, view, false).0);
    }
    let mut leaves = old.leaves.clone();
    let mut positions = Vec::with_capacity(moved.len());
    for (position, score) in moved {
        positions.push(position);
        if let Some(place) = leaves.get_mut(position) {
            *place = score;
        }
    }
    // A gate may have set nodes to 0, and a shared achievement may have moved other leaves.
    let is_plain = !plan.shares_achievements && plan.gates.iter().all(|gate| gate.zeroed().is_none());
    let known = is_plain.then_some((old.nodes.as_slice(), positions.as_slice()));
    Some(of_leaves(plan, inputs, view, leaves, known))
}

fn evaluate_leaf(
    plan: &Plan,
    inputs: &UnitInputs,
    peers: &Peers,
    view: Option<usize>,
    position: usize,
    traced: bool,
) -> Option<(LeafScore, Option<Trace>)> {
    let (leaf, cell) = (plan.leaves.get(position)?, inputs.leaves.get(position)?);
    let mut notes = Notes::new(traced);
    let context = CellContext { plan, leaf, inputs: cell, peers: peers.of_leaf(position) };
    let decision = context.decide(view, &mut notes);
    let (issues, trace) = notes.finish();
    let mut score = leaf_score(leaf, decision, issues);
    let waits = context.peers.is_some_and(|peers| peers.unreported > 0);
    score.preliminary = waits && matches!(score.state, State::Entered | State::Fed);
    score.issues.extend(evidence::lacking(plan, inputs, leaf, cell, &score));
    Some((score, trace))
}

/// The score of a unit from those of its leaves; `known` are its nodes before the leaves at some positions moved.
fn of_leaves(
    plan: &Plan,
    inputs: &UnitInputs,
    view: Option<usize>,
    mut leaves: Vec<LeafScore>,
    known: Option<(&[NodeScore], &[usize])>,
) -> UnitScore {
    shared::mark(plan, inputs, &mut leaves);
    let averaged = leaves.iter().any(|leaf| leaf.na == Some(NaMode::Average));
    if averaged {
        fill_averages(plan, &mut leaves);
    }
    let adjusted = group_override::effective(plan, inputs, view);
    let issues = adjusted.iter().filter_map(|own| own.issue.clone()).collect();
    let nodes = match known {
        Some((old, moved)) => rescore_nodes(plan, &leaves, &adjusted, old, moved),
        None => score_nodes(plan, &leaves, &adjusted, &[]),
    };
    let mut score = total(plan, leaves, nodes, &adjusted);
    score.issues = issues;
    score.adjusted = adjusted;
    score.averaged = averaged;
    score.level = view.or_else(|| complete_stage(plan, inputs, &score.leaves));
    score.class.clone_from(&inputs.class);
    score.withdrawn = inputs.withdrawn;
    score
}

fn leaf_score(leaf: &Leaf, decision: Decision, issues: Vec<Issue>) -> LeafScore {
    let Decision { state, score, stage } = decision;
    let mut result =
        LeafScore { state, score: None, exact: None, na: None, stage, issues, reported: false, preliminary: false };
    match (state, score) {
        (State::Overridden, Some(score)) => result.give(score.clone(), score),
        (State::NotApplicable { mode, .. }, _) => {
            result.na = Some(mode);
            match mode {
                // Nothing to gain or to take off where a bonus or a deduction does not apply.
                _ if leaf.role != Role::Base => {}
                NaMode::Full => result.give(leaf.magnitude(), leaf.magnitude()),
                NaMode::Zero => result.give(Exact::ZERO, Exact::ZERO),
                NaMode::LeaveDenominator | NaMode::Redistribute | NaMode::Average => {}
            }
        }
        (State::Missing, _) if leaf.missing == Missing::Zero => result.give(Exact::ZERO, Exact::ZERO),
        (State::Missing, _) if leaf.missing == Missing::Full && leaf.rule.only_takes_off() => {
            let score = leaf.within(leaf.rule.untouched(&leaf.starting_points()));
            result.give(score.clone(), score);
        }
        (_, Some(score)) => {
            let rounded = leaf.places.map_or_else(|| score.clone(), |places| score.round(places));
            result.give(rounded, score);
        }
        (_, None) => result.reported = leaf.role != Role::Info,
    }
    result
}

impl LeafScore {
    fn give(&mut self, score: Exact, exact: Exact) {
        self.score = Some(score);
        self.exact = Some(exact);
    }

    /// Takes the score away: what it rests on cannot count.
    pub fn refuse(&mut self) {
        (self.state, self.score, self.exact) = (State::Blocked, None, None);
        self.reported = true;
        self.preliminary = false;
    }
}

/// N/A by average: the leaf's maximum times the unit's percent on its other base leaves.
fn fill_averages(plan: &Plan, leaves: &mut [LeafScore]) {
    let (mut scored, mut scale) = (Exact::ZERO, Exact::ZERO);
    for (leaf, score) in plan.leaves.iter().zip(leaves.iter()) {
        if leaf.role == Role::Base && score.na.is_none() {
            scale = scale + leaf.magnitude();
            scored = scored + score.score.clone().unwrap_or_default();
        }
    }
    let share = scored.checked_div(&scale);
    for (leaf, score) in plan.leaves.iter().zip(leaves.iter_mut()) {
        if score.na == Some(NaMode::Average) && leaf.role == Role::Base {
            match &share {
                Some(share) => {
                    let exact = leaf.magnitude() * share;
                    score.give(leaf.places.map_or_else(|| exact.clone(), |places| exact.round(places)), exact);
                }
                // Nothing to take an average of: it leaves the denominator.
                None => score.na = Some(NaMode::LeaveDenominator),
            }
        }
    }
}

fn total(plan: &Plan, leaves: Vec<LeafScore>, mut nodes: Vec<NodeScore>, adjusted: &[GroupOverride]) -> UnitScore {
    let rules = &plan.scheme.total;
    let zeroing = zeroing_gates(plan, &nodes);
    if !zeroing.is_empty() {
        let zeroed: Vec<usize> =
            zeroing.iter().filter_map(|gate| plan.gates.get(*gate)).filter_map(PlannedGate::zeroed).collect();
        nodes = score_nodes(plan, &leaves, adjusted, &zeroed);
    }
    let base = sum_of_role(plan, &nodes, Role::Base);
    let bonus = sum_of_role(plan, &nodes, Role::Bonus).exact;
    let deduction = sum_of_role(plan, &nodes, Role::Deduction).exact;
    let capped_bonus = rules.bonus_cap.as_ref().map_or_else(|| bonus.clone(), |cap| bonus.clone().min(cap.clone()));
    let capped_deduction =
        rules.deduction_cap.as_ref().map_or_else(|| deduction.clone(), |cap| deduction.clone().max(-cap.abs()));
    let reached = &base.exact + &capped_bonus + &capped_deduction;
    let mut limited = reached.clone();
    if let Some(max) = &rules.max {
        limited = limited.min(max.clone());
    }
    if let Some(min) = &rules.min {
        limited = limited.max(min.clone());
    }
    let mut total = rounded(&limited, plan.scheme.rounding.total);
    let denominator = denominator(plan, &leaves, base.scale);
    let mut percent = percent_of(&total, &denominator);
    let mut exact_percent = percent_of(&limited, &denominator);
    let mut gates = zeroing;
    let printed = percent.as_ref().map(|percent| rounded(percent, plan.scheme.rounding.percent));
    let outcome = Outcome { nodes: &nodes, base: &base.exact, total: &total, percent: printed.as_ref() };
    let holding = plan.gates.iter().enumerate().filter(|(_, gate)| gate.zeroed().is_none() && gate.holds(&outcome));
    let holding: Vec<usize> = holding.map(|(position, _)| position).collect();
    for position in holding {
        if let Some(Effect::CapTotal(most)) = plan.gates.get(position).map(|gate| &gate.effect)
            && total > *most
        {
            limited = most.clone();
            total = most.clone();
            percent = percent_of(&total, &denominator);
            exact_percent.clone_from(&percent);
        }
        gates.push(position);
    }
    let not_scored: Vec<usize> =
        leaves.iter().enumerate().filter(|(_, leaf)| leaf.reported).map(|(position, _)| position).collect();
    let blocked =
        not_scored.iter().any(|position| plan.leaves.get(*position).is_some_and(|leaf| leaf.missing == Missing::Block));
    UnitScore {
        bonus_cap: (bonus != capped_bonus).then(|| CapApplied::new(&bonus, &capped_bonus)),
        deduction_cap: (deduction != capped_deduction).then(|| CapApplied::new(&deduction, &capped_deduction)),
        total_cap: (reached != limited).then(|| CapApplied::new(&reached, &limited)),
        leaves,
        nodes,
        base: base.exact,
        bonus: capped_bonus,
        deduction: capped_deduction,
        total: (!blocked).then_some(total),
        reached,
        denominator,
        percent: percent.filter(|_| !blocked).map(|percent| rounded(&percent, plan.scheme.rounding.percent)),
        exact_total: limited,
        exact_percent,
        not_scored,
        level: None,
        gates,
        class: None,
        withdrawn: false,
        issues: Vec::new(),
        adjusted: Vec::new(),
        averaged: false,
    }
}

fn rounded(value: &Exact, places: Option<u32>) -> Exact {
    places.map_or_else(|| value.clone(), |places| value.round(places))
}

/// Gates that set nodes to 0; they look at scores of nodes only.
fn zeroing_gates(plan: &Plan, nodes: &[NodeScore]) -> Vec<usize> {
    let outcome = Outcome { nodes, base: &Exact::ZERO, total: &Exact::ZERO, percent: None };
    let gates = plan.gates.iter().enumerate();
    gates.filter(|(_, gate)| gate.zeroed().is_some() && gate.holds(&outcome)).map(|(position, _)| position).collect()
}

/// Percent of the own denominator (A2); none without a denominator.
fn percent_of(total: &Exact, denominator: &Exact) -> Option<Exact> {
    (total * &Exact::HUNDRED).checked_div(denominator).filter(|_| !denominator.is_negative())
}

/// The base maxima that apply (A1); with a declared scale, that scale less the maxima that left.
fn denominator(plan: &Plan, leaves: &[LeafScore], base: Exact) -> Exact {
    let Some(scale) = &plan.scheme.total.scale else {
        return base;
    };
    let left = plan
        .leaves
        .iter()
        .zip(leaves)
        .filter(|(leaf, score)| leaf.role == Role::Base && score.na == Some(NaMode::LeaveDenominator))
        .map(|(leaf, _)| leaf.magnitude())
        .sum::<Exact>();
    scale - &left
}

/// The first stage in precedence at which every leaf that has anything has an entry; fed leaves serve every stage.
fn complete_stage(plan: &Plan, inputs: &UnitInputs, leaves: &[LeafScore]) -> Option<usize> {
    let entered: Vec<_> = plan
        .leaves
        .iter()
        .zip(leaves)
        .zip(&inputs.leaves)
        .filter(|((leaf, score), _)| leaf.role != Role::Info && !matches!(score.state, State::Missing | State::Fed))
        .map(|(_, inputs)| inputs)
        .collect();
    if entered.is_empty() {
        return None;
    }
    plan.precedence
        .iter()
        .copied()
        .find(|stage| entered.iter().all(|leaf| leaf.cells.iter().any(|cell| cell.stage == *stage)))
}

#[cfg(test)]
mod tests {
    use crate::number::Exact;
    use crate::scoring::trial::Trial;
    use crate::scoring::{Code, NaMode, check_scheme_text};

    /// Base of 20 + 15 + 25 in one section, bonus, deduction; the second leaf with a mode of its own.
    fn scheme(rules: &str, mode: &str) -> Trial {
        Trial::scheme(&format!(
            r#"{{{rules}"criteria":[{{"code":"I","children":[{{"code":"I.1","max":"20","kind":"direct"}},
                {{"code":"I.2","max":"15","kind":"direct","na_mode":"{mode}"}},{{"code":"I.3","max":"25","kind":"direct"}}]}},
                {{"code":"T","role":"bonus","missing":"zero","kind":"direct"}},
                {{"code":"P","role":"deduction","missing":"zero","kind":"direct"}}]}}"#
        ))
        .unit("M")
    }

    /// Score, denominator and percent with I.2 not applicable, 18 and 22 scored.
    fn with_na(mode: &str) -> (String, String, String) {
        let result =
            scheme("", mode).values("I.1", "value=18").values("I.2", "na=1").values("I.3", "value=22").result("M");
        (result.total.unwrap().to_string(), result.denominator.to_string(), result.percent.unwrap().to_string())
    }

    #[test]
    fn each_mode_of_not_applicable_counts_as_declared() {
        // scoring model §7: maxima 20 + 15 + 25, the 15 is N/A, 18 + 22 scored.
        let of = |total: &str, denominator: &str, percent: &str| (total.into(), denominator.into(), percent.into());
        assert_eq!(with_na("leave_denominator"), of("40", "45", "88.89"));
        assert_eq!(with_na("full"), of("55", "60", "91.67"));
        assert_eq!(with_na("zero"), of("40", "60", "66.67"));
        assert_eq!(with_na("redistribute"), of("53.33", "60", "88.88"));
        assert_eq!(with_na("average"), of("53.33", "60", "88.88"));
    }

    #[test]
    fn not_applicable_is_explained_with_its_reason() {
        let trial = scheme("", "leave_denominator").values("I.2", "na=1");
        assert_eq!(
            trial.explain("M", "I.2").text_vi,
            "I.2 (tối đa 15): không áp dụng – rời mẫu số 15 điểm; lý do: theo biên bản họp cụm."
        );
    }

    #[test]
    fn a_deduction_that_does_not_apply_takes_nothing_off() {
        let trial =
            Trial::deduction(r#""cap":"5","kind":"count","params":{"per":"-2"}"#).unit("M").values("B", "value=7");
        let result = trial.values("L", "na=full").result("M");
        assert_eq!((result.total.unwrap().to_string(), result.deduction), ("7".into(), Exact::ZERO));
    }

    #[test]
    fn a_whole_group_leaves_with_its_cap() {
        let trial = Trial::scheme(
            r#"{"criteria":[{"code":"I","cap":"8","children":[{"code":"I.1","max":"10","kind":"direct"}]},
                {"code":"II","max":"20","kind":"direct"}]}"#,
        );
        let result = trial.unit("M").values("I.1", "na=1").values("II", "value=15").result("M");
        assert_eq!((result.groups[0].score.clone(), result.denominator.to_string()), (None, "20".into()));
        assert_eq!(result.percent.unwrap().to_string(), "75");
    }

    #[test]
    fn nothing_applicable_gives_no_percent_and_no_rank() {
        for by in ["percent", "total"] {
            let scheme =
                format!(r#"{{"ranking":{{"by":"{by}"}},"criteria":[{{"code":"I","max":"10","kind":"direct"}}]}}"#);
            let result = Trial::scheme(&scheme).unit("M").values("I", "na=1").result("M");
            assert_eq!((result.percent, result.rank, result.denominator), (None, None, Exact::ZERO));
        }
    }

    #[test]
    fn base_bonus_and_deduction_make_the_total() {
        // scoring model §6: base 84,5; bonus 13, cap 10; deduction 3,5 → 91; with denominator 95 → 95,79 %.
        let trial = Trial::scheme(
            r#"{"total":{"bonus_cap":"10"},"criteria":[{"code":"I","max":"95","kind":"direct"},{"code":"L","max":"5","kind":"direct"},
                {"code":"T","role":"bonus","kind":"direct"},{"code":"P","role":"deduction","kind":"direct"}]}"#,
        )
        .unit("M")
        .values("I", "value=84.5")
        .values("L", "na=1")
        .values("T", "value=13")
        .values("P", "value=-3.5");
        let result = trial.result("M");
        assert_eq!((result.bonus.to_string(), result.deduction.to_string()), ("10".into(), "-3.5".into()));
        assert_eq!(
            (result.total.unwrap().to_string(), result.percent.unwrap().to_string()),
            ("91".into(), "95.79".into())
        );
        let tree = crate::scoring::explain(&trial.plan, &trial.units[0], &Default::default(), None).unwrap();
        assert_eq!(
            tree.text_vi,
            "Tổng: cơ bản 84,5 + thưởng 10 (nhập 13, trần 10) − trừ 3,5 = 91; mẫu số 95 → 95,79 %."
        );
    }

    #[test]
    fn the_total_is_limited_only_where_the_scheme_says() {
        // scoring model §14.11: 60 of 60 and 18 bonus make 130 %.
        let full = |rules: &str| {
            let trial =
                scheme(rules, "full").values("I.1", "value=20").values("I.2", "value=15").values("I.3", "value=25");
            trial.values("T", "value=18").result("M")
        };
        assert_eq!(full("").percent.unwrap().to_string(), "130");
        assert_eq!(full(r#""total":{"max":"70"},"#).total.unwrap().to_string(), "70");
        let below = |rules: &str| scheme(rules, "full").values("P", "value=3").result("M").total.unwrap().to_string();
        assert_eq!(below(""), "0");
        assert_eq!(below(r#""total":{"min":null},"#), "-3");
    }

    #[test]
    fn what_is_missing_counts_as_the_scheme_says() {
        let trial = scheme("", "full").values("I.1", "value=20").values("I.2", "value=0");
        let result = trial.result("M");
        assert_eq!(
            (result.total.unwrap().to_string(), result.not_scored, result.provisional),
            ("20".into(), vec!["I.3".into()], true)
        );
        let blocked = scheme(r#""missing":"block","#, "full").values("I.1", "value=20").result("M");
        assert_eq!((blocked.total, blocked.rank, blocked.not_scored.len()), (None, None, 2));
        let clean =
            Trial::leaf(r#""max":"5","kind":"count","missing":"full","params":{"start":"5","per":"-1"}"#).unit("M");
        let result = clean.result("M");
        assert_eq!((result.total.unwrap().to_string(), result.provisional), ("5".into(), false));
        let (usable, findings) =
            check_scheme_text(r#"{"criteria":[{"code":"I","max":"5","kind":"direct","missing":"full"}]}"#).unwrap();
        assert!(usable.is_none());
        assert_eq!(findings[0].code, Code::EParam);
    }

    proptest::proptest! {
        /// Scoring model §14.5: leaving the denominator with a leaf of 0 never lowers the percent, and `full` is at least
        /// as good while the percent is not above 100. §14.2: total = Σ scores; the explanation gives the same values.
        #[test]
        fn not_applicable_never_lowers_the_percent(first in 0_u32..=20, third in 0_u32..=25, percent_mode in 0_usize..2) {
            let mode = ["leave_denominator", "full"][percent_mode];
            let values = |trial: Trial| trial.values("I.1", &format!("value={first}")).values("I.3", &format!("value={third}"));
            let nought = values(scheme("", mode)).values("I.2", "value=0").result("M");
            let left = values(scheme("", "leave_denominator")).values("I.2", "na=1").result("M");
            let full = values(scheme("", "full")).values("I.2", "na=1").result("M");
            proptest::prop_assert!(left.percent >= nought.percent);
            proptest::prop_assert!(full.percent >= left.percent);
            proptest::prop_assert_eq!(left.leaves[1].na, Some(NaMode::LeaveDenominator));
            proptest::prop_assert_eq!(nought.total.clone(), Some(Exact::from(i64::from(first + third))));
            let trial = values(scheme("", mode)).values("I.2", "na=1");
            let tree = crate::scoring::explain(&trial.plan, &trial.units[0], &Default::default(), None).unwrap();
            let result = trial.result("M");
            proptest::prop_assert_eq!(tree.value, result.total);
            let told: Vec<Option<Exact>> = tree.children[0].children.iter().map(|child| child.value.clone()).collect();
            let scored: Vec<Option<Exact>> = result.leaves[..3].iter().map(|leaf| leaf.score.clone()).collect();
            proptest::prop_assert_eq!(told, scored);
        }
    }
}
