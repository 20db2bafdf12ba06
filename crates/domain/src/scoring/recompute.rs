//! The self-check of explanations (scoring model §12, E-TREE): every step is computed again from what the tree itself
//! shows – leaves from their noted inputs, groups from their children, the total and the percent from the parts.

use super::cell::{CellContext, Given, State};
use super::explanation::Explanation;
use super::finding::{Code, Finding};
use super::gate::Effect;
use super::inputs::{Cell, Entered, FIELD_OVERRIDE, FIELD_SCORE, LeafInputs, StageCell};
use super::notes::Notes;
use super::peers::Peers;
use super::plan::{Leaf, Node, Plan};
use super::scheme::{Aggregate, Combine, NaMode, Role};
use crate::number::{Exact, read_machine};

/// Computes an explanation again from itself; a finding for every step that gives another value.
pub fn recompute(plan: &Plan, tree: &Explanation, peers: &Peers) -> Vec<Finding> {
    let mut wrong = Vec::new();
    let check = Recomputation { plan, peers };
    if tree.rule == "total" {
        check.total(tree, &mut wrong);
    } else {
        check.node(tree, &mut wrong);
    }
    let finding = |node: String| {
        Finding::at(
            Code::ETree,
            &node,
            format!("{node}: giải trình không cho lại đúng điểm đã tính; không dùng số này."),
        )
    };
    wrong.into_iter().map(finding).collect()
}

struct Recomputation<'a> {
    plan: &'a Plan,
    peers: &'a Peers,
}

/// A child as it counts in its parent.
struct Part<'a> {
    node: &'a Node,
    /// None: it does not apply, or nothing of it does.
    points: Option<Exact>,
    /// Whether some leaf of it has a score.
    scored: bool,
    scale: Exact,
    shifted: Exact,
}

/// What parts come to together.
#[derive(Default)]
struct Whole {
    points: Exact,
    scale: Exact,
    shifted: Exact,
}

impl Whole {
    /// Lets the others make up for what was shifted: × max / (max − shifted).
    fn made_up(mut self) -> Self {
        let all = &self.scale + &self.shifted;
        match all.checked_div(&self.scale).filter(|_| self.shifted.is_positive() && self.scale.is_positive()) {
            Some(factor) => Self { points: self.points * factor, scale: all, shifted: Exact::ZERO },
            None => {
                if !self.shifted.is_positive() {
                    self.shifted = Exact::ZERO;
                }
                self
            }
        }
    }
}

impl Recomputation<'_> {
    /// Checks a step and those below it; gives how it counts in its parent.
    fn node<'a>(&'a self, step: &Explanation, wrong: &mut Vec<String>) -> Option<Part<'a>> {
        let node = self.plan.nodes.get(self.plan.node_of(&step.node)?)?;
        let Some(leaf) = node.leaf else {
            return Some(self.group(node, step, wrong));
        };
        let leaf_rule = self.plan.leaves.get(leaf)?;
        if !self.leaf_holds(leaf, leaf_rule, step) {
            wrong.push(step.node.clone());
        }
        let worth = leaf_rule.magnitude();
        let (points, scale, shifted) = match step.na {
            Some(NaMode::LeaveDenominator) => (None, Exact::ZERO, Exact::ZERO),
            Some(NaMode::Redistribute) if leaf_rule.role == Role::Base => (None, Exact::ZERO, worth),
            Some(_) if step.value.is_none() => (None, Exact::ZERO, Exact::ZERO),
            _ => (Some(step.value.clone().unwrap_or_default()), worth, Exact::ZERO),
        };
        Some(Part { node, points, scored: step.value.is_some(), scale, shifted })
    }

    /// A leaf: its rounding, and its rule on the inputs that are noted.
    fn leaf_holds(&self, position: usize, leaf: &Leaf, step: &Explanation) -> bool {
        let exact = exact_of(step);
        let rounded = exact.as_ref().map(|exact| step.rounded_to.map_or_else(|| exact.clone(), |p| exact.round(p)));
        if step.value != rounded.map(|value| super::results::shown(&value, None)) {
            return false;
        }
        match self.noted_inputs(leaf, step) {
            Some(inputs) => {
                let context =
                    CellContext { plan: self.plan, leaf, inputs: &inputs, peers: self.peers.of_leaf(position) };
                let decision = context.decide(None, &mut Notes::new(false));
                // Values that do not suffice count as nothing entered: what then counts is the scheme's rule, not the leaf's.
                step.na.is_some() || decision.state == State::Missing || decision.score == exact
            }
            None => true,
        }
    }

    /// The noted inputs as one cell; none when there are none, or where a stage has several scorers: the notes do not
    /// part their values.
    fn noted_inputs(&self, leaf: &Leaf, step: &Explanation) -> Option<LeafInputs> {
        let stage = step.stage.as_deref().and_then(|code| self.plan.stage_of(code).ok());
        let stage = stage.and_then(|stage| self.plan.stages.get(stage));
        if stage.is_some_and(|stage| stage.combine != Combine::Single) {
            return None;
        }
        let mut cell = Cell::default();
        for note in &step.inputs {
            let entered = Entered { value: note.value.clone(), origin: None };
            match note.field.as_str() {
                FIELD_OVERRIDE => cell.overridden = Some(entered),
                FIELD_SCORE => cell.score = Some(entered),
                name => {
                    let Some(slot) = leaf.fields.iter().position(|field| field.name == name) else { continue };
                    if cell.get(slot).is_some() {
                        return None;
                    }
                    cell.values.push((slot, entered));
                }
            }
        }
        if cell.score.is_some() && !cell.values.is_empty() {
            return None;
        }
        cell.values.sort_by_key(|(slot, _)| *slot);
        let is_empty = cell.values.is_empty() && cell.overridden.is_none() && cell.score.is_none();
        let cells = vec![StageCell { stage: 0, scorer: String::new(), cell }];
        let inputs = LeafInputs { cells, ..LeafInputs::default() };
        // A rule that says by itself that it does not apply is held by the mode of the step.
        let given = Given::deciding(leaf, &inputs, Some(0));
        let applies = leaf.ruled_out(|slot| given.number(slot)).is_none();
        (!is_empty && applies).then_some(inputs)
    }

    fn group<'a>(&'a self, node: &'a Node, step: &Explanation, wrong: &mut Vec<String>) -> Part<'a> {
        let criterion = &node.criterion;
        let parts: Vec<Part<'a>> = step.children.iter().filter_map(|child| self.node(child, wrong)).collect();
        let applies = parts.iter().any(|part| part.points.is_some());
        let scored = parts.iter().any(|part| part.scored);
        let mut whole = match criterion.aggregate {
            Aggregate::Sum => sum(&parts).made_up(),
            Aggregate::Weighted => weighted(node, &parts).made_up(),
            Aggregate::Average | Aggregate::Max | Aggregate::Min => chosen(node, &parts),
        };
        if !applies {
            if step.value.is_some() {
                wrong.push(step.node.clone());
            }
            return Part { node, points: None, scored, scale: whole.scale, shifted: whole.shifted };
        }
        if let (true, Aggregate::Sum, Some(max)) = (criterion.max_differs, criterion.aggregate, &criterion.max) {
            whole.scale = whole.scale.min(max.clone());
        }
        let mut points = whole.points;
        if let Some(cap) = &criterion.cap {
            points = if node.role == Role::Deduction { points.max(-cap.abs()) } else { points.min(cap.clone()) };
        }
        if let Some(floor) = &criterion.floor {
            points = points.max(floor.clone());
        }
        points = self.plan.scheme.rounding.group.map_or(points.clone(), |places| points.round(places));
        if let Some(adjusted) = step.inputs.iter().find(|input| input.field == FIELD_OVERRIDE) {
            points.clone_from(&adjusted.value);
        }
        let told = told_of_group(step);
        // A gate may set a node to 0 after all; the gate stands beside the total and says so.
        if told.as_ref() != Some(&points) && !(told == Some(Exact::ZERO) && self.may_be_zeroed(&step.node)) {
            wrong.push(step.node.clone());
        }
        Part { node, points: told, scored, scale: whole.scale, shifted: whole.shifted }
    }

    fn may_be_zeroed(&self, code: &str) -> bool {
        let node = self.plan.node_of(code);
        self.plan.gates.iter().any(|gate| gate.zeroed().is_some() && gate.zeroed() == node)
    }

    fn total(&self, step: &Explanation, wrong: &mut Vec<String>) {
        let scheme = &self.plan.scheme;
        let parts: Vec<Part<'_>> = step.children.iter().filter_map(|child| self.node(child, wrong)).collect();
        let of_role = |role: Role| {
            let own = parts.iter().filter(|part| part.node.role == role && part.node.parent.is_none());
            sum(own).made_up()
        };
        let base = of_role(Role::Base);
        let bonus = of_role(Role::Bonus).points;
        let bonus = scheme.total.bonus_cap.as_ref().map_or(bonus.clone(), |cap| bonus.min(cap.clone()));
        let deduction = of_role(Role::Deduction).points;
        let deduction = scheme.total.deduction_cap.as_ref().map_or(deduction.clone(), |cap| deduction.max(-cap.abs()));
        let mut total = base.points + bonus + deduction;
        if let Some(max) = &scheme.total.max {
            total = total.min(max.clone());
        }
        if let Some(min) = &scheme.total.min {
            total = total.max(min.clone());
        }
        let round = |value: Exact, places: Option<u32>| places.map_or(value.clone(), |places| value.round(places));
        let mut total = round(total, scheme.rounding.total);
        let holds = |code: &str| step.children.iter().any(|child| child.rule == "gate" && child.node == code);
        for gate in self.plan.gates.iter().filter(|gate| holds(&gate.gate.code)) {
            if let Effect::CapTotal(most) = &gate.effect {
                total = total.min(most.clone());
            }
        }
        if step.value.as_ref().is_some_and(|told| *told != super::results::shown(&total, None)) {
            wrong.push(step.node.clone());
        }
        let percent = step.children.iter().find(|child| child.rule == "percent");
        if let Some(told) = percent {
            let computed = step.scale.as_ref().and_then(|scale| (&total * &Exact::HUNDRED).checked_div(scale));
            let computed = computed.map(|percent| round(percent, scheme.rounding.percent));
            if told.value != computed.map(|percent| super::results::shown(&percent, None)) {
                wrong.push(told.node.clone());
            }
        }
    }
}

fn exact_of(step: &Explanation) -> Option<Exact> {
    step.exact.as_deref().and_then(|text| read_machine(text).ok())
}

/// The points a group counts with: rounded where the scheme rounds groups.
fn told_of_group(step: &Explanation) -> Option<Exact> {
    let exact = exact_of(step)?;
    Some(step.rounded_to.map_or(exact.clone(), |places| exact.round(places)))
}

fn sum<'a>(parts: impl IntoIterator<Item = &'a Part<'a>>) -> Whole {
    parts.into_iter().fold(Whole::default(), |mut whole, part| {
        whole.shifted = whole.shifted + &part.shifted;
        if let Some(points) = &part.points {
            whole.points = whole.points + points;
            whole.scale = whole.scale + &part.scale;
        }
        whole
    })
}

fn weighted(node: &Node, parts: &[Part<'_>]) -> Whole {
    let max = node.criterion.max.clone().unwrap_or_default();
    parts.iter().fold(Whole::default(), |mut whole, part| {
        let worth = &max * part.node.criterion.weight.clone().unwrap_or_default();
        match &part.points {
            Some(points) => {
                whole.points = whole.points + points.checked_div(&part.scale).unwrap_or_default() * &worth;
                whole.scale = whole.scale + worth;
            }
            None if part.shifted.is_positive() => whole.shifted = whole.shifted + worth,
            None => {}
        }
        whole
    })
}

fn chosen(node: &Node, parts: &[Part<'_>]) -> Whole {
    let scored: Vec<&Exact> = parts.iter().filter(|part| part.scored).filter_map(|part| part.points.as_ref()).collect();
    let scales: Vec<&Exact> = parts.iter().filter(|part| part.points.is_some()).map(|part| &part.scale).collect();
    let mean = |values: &[&Exact]| values.iter().copied().sum::<Exact>().checked_div(&Exact::count(values.len()));
    let widest = || scales.iter().copied().max().cloned();
    let (points, scale) = match node.criterion.aggregate {
        Aggregate::Max => (scored.iter().copied().max().cloned(), widest()),
        Aggregate::Min => (scored.iter().copied().min().cloned(), widest()),
        _ => (mean(&scored), mean(&scales)),
    };
    Whole {
        points: points.unwrap_or_default(),
        scale: node.criterion.max.clone().or(scale).unwrap_or_default(),
        shifted: Exact::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::explain;
    use crate::scoring::trial::Trial;

    fn tree(trial: &Trial) -> (Explanation, Peers) {
        let peers = Peers::gather(&trial.plan, &trial.units, None).unwrap();
        (explain(&trial.plan, &trial.units[0], &peers, None).unwrap(), peers)
    }

    fn scored() -> Trial {
        Trial::scheme(
            r#"{"total":{"bonus_cap":"3"},"criteria":[
                {"code":"I","cap":"20","children":[{"code":"I.1","max":"15","kind":"ratio"},{"code":"I.2","max":"10","kind":"direct"}]},
                {"code":"II","max":"30","aggregate":"weighted","children":[
                    {"code":"II.1","max":"5","weight":"0.4","kind":"direct"},{"code":"II.2","max":"7","weight":"0.6","kind":"ratio"}]},
                {"code":"III","aggregate":"average","children":[{"code":"III.1","max":"4","kind":"direct"},{"code":"III.2","max":"6","kind":"direct"}]},
                {"code":"T","role":"bonus","kind":"count","params":{"per":"2"}},
                {"code":"P","role":"deduction","kind":"count","params":{"per":"-0.5"}}]}"#,
        )
        .unit("M")
        .values("I.1", "T=7 A=5")
        .values("I.2", "value=9.5")
        .values("II.1", "value=4")
        .values("II.2", "T=3 A=2")
        .values("III.1", "value=3")
        .values("III.2", "value=1")
        .values("T", "n=2")
        .values("P", "n=3")
    }

    #[test]
    fn an_explanation_gives_its_values_again() {
        let (tree, peers) = tree(&scored());
        assert_eq!(recompute(&scored().plan, &tree, &peers), []);
        // I: 10,71 + 9,5 capped at 20; II: 30·(0,4·4/5 + 0,6·4,67/7) = 21,608…; III: 2; + 3 − 1,5.
        assert_eq!(tree.value.clone().unwrap().to_string(), "45.11");
        assert!(!tree.warnings.contains(&Code::ETree));
    }

    #[test]
    fn a_step_that_was_tampered_with_is_found() {
        let trial = scored();
        let (tree, peers) = tree(&trial);
        let found = |change: &dyn Fn(&mut Explanation)| {
            let mut changed = tree.clone();
            change(&mut changed);
            let findings = recompute(&trial.plan, &changed, &peers);
            findings.into_iter().map(|finding| finding.criterion.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(found(&|tree| tree.children[0].children[0].inputs[1].value = Exact::from(6)), ["I.1"]);
        assert_eq!(found(&|tree| tree.children[0].children[1].value = Some(Exact::from(9))), ["I.2", "I"]);
        assert_eq!(found(&|tree| tree.children[1].exact = Some("22".into())), ["II", "total", "percent"]);
        assert_eq!(found(&|tree| tree.value = Some(Exact::from(46))), ["total"]);
        assert_eq!(found(&|tree| tree.children[5].value = Some(Exact::from(46))), ["percent"]);
    }

    #[test]
    fn several_scorers_are_no_mismatch() {
        // One counts a, the other b: 5 − 1 = 4 and 5 − 2·2 = 1, in the mean 2,5; together they would make 0.
        let trial = Trial::scheme(
            r#"{"stages":[{"code":"self"},{"code":"cluster","combine":"mean"}],"criteria":[{"code":"L","max":"5","kind":"count",
                "params":{"start":"5","items":[{"id":"a","per":"-1"},{"id":"b","per":"-2"}]}}]}"#,
        )
        .unit("M")
        .at("cluster:Lan", "L", "a=1")
        .at("cluster:Minh", "L", "b=2");
        let (tree, peers) = tree(&trial);
        assert_eq!(
            (tree.value.clone().unwrap().to_string(), recompute(&trial.plan, &tree, &peers)),
            ("2.5".into(), vec![])
        );
    }

    #[test]
    fn what_does_not_apply_is_recomputed_too() {
        for mode in ["leave_denominator", "full", "zero", "redistribute", "average"] {
            let trial = Trial::scheme(&format!(
                r#"{{"criteria":[{{"code":"I","children":[{{"code":"I.1","max":"20","kind":"direct"}},
                    {{"code":"I.2","max":"15","kind":"ratio","na_mode":"{mode}","na_when":["no_target"]}},
                    {{"code":"I.3","max":"25","kind":"direct"}}]}}]}}"#
            ))
            .unit("M")
            .values("I.1", "value=18")
            .values("I.3", "value=22");
            let by_rule = trial.values("I.2", "A=3");
            let (told, peers) = tree(&by_rule);
            assert_eq!(recompute(&by_rule.plan, &told, &peers), [], "{mode}");
            let entered = by_rule.values("I.2", "na=1");
            let (told, peers) = tree(&entered);
            assert_eq!(recompute(&entered.plan, &told, &peers), [], "{mode}");
        }
    }
}
