//! From the leaves up: groups, their caps, what does not apply (scoring model §6–§8).

use super::explanation::CapApplied;
use super::group_override::GroupOverride;
use super::plan::{Node, Plan};
use super::scheme::{Aggregate, NaMode, Role};
use super::unit::LeafScore;
use crate::number::Exact;

/// What a node of the tree comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct NodeScore {
    /// Its score after caps and rounding; none when nothing of it applies.
    pub score: Option<Exact>,
    /// Before rounding.
    pub exact: Exact,
    /// The points that could be had: its share of the denominator.
    pub scale: Exact,
    /// Points of what does not apply and is made up for by others, while nothing is left in this node to do so.
    pub shifted: Exact,
    /// Whether some leaf of it has a score.
    pub scored: bool,
    /// Factor by which a group made up for what does not apply in it; none: nothing to make up.
    pub stretched: Option<Exact>,
    /// What a group came to before a stage adjusted it.
    pub adjusted_from: Option<Exact>,
    /// The cap or floor that bound.
    pub cap: Option<CapApplied>,
}

impl NodeScore {
    fn of_leaf(plan: &Plan, node: &Node, leaves: &[LeafScore]) -> Self {
        let position = node.leaf.unwrap_or(usize::MAX);
        let (Some(leaf), Some(score)) = (plan.leaves.get(position), leaves.get(position)) else {
            return Self::default();
        };
        match score.na {
            Some(NaMode::LeaveDenominator) => Self::default(),
            Some(NaMode::Redistribute) if leaf.role == Role::Base => {
                Self { shifted: leaf.magnitude(), ..Self::default() }
            }
            Some(_) if score.score.is_none() => Self::default(),
            _ => Self {
                score: Some(score.score.clone().unwrap_or_default()),
                exact: score.exact.clone().unwrap_or_default(),
                scale: leaf.magnitude(),
                scored: score.score.is_some(),
                ..Self::default()
            },
        }
    }
}

/// Scores of all nodes, in the plan's order; those that a stage adjusts and those that a gate sets to 0 are given.
pub(super) fn score_nodes(
    plan: &Plan,
    leaves: &[LeafScore],
    adjusted: &[GroupOverride],
    zeroed: &[usize],
) -> Vec<NodeScore> {
    let mut scores: Vec<NodeScore> = vec![NodeScore::default(); plan.nodes.len()];
    score(plan, leaves, adjusted, zeroed, &mut scores, |_| true);
    scores
}

/// The same after the leaves at some positions moved, when no gate set anything to 0: only they and what is above them is
/// computed again.
pub(super) fn rescore_nodes(
    plan: &Plan,
    leaves: &[LeafScore],
    adjusted: &[GroupOverride],
    old: &[NodeScore],
    moved: &[usize],
) -> Vec<NodeScore> {
    let mut scores = old.to_vec();
    let mut touched = vec![false; plan.nodes.len()];
    for leaf in moved {
        let mut next = plan.leaves.get(*leaf).map(|leaf| leaf.node);
        while let Some(index) = next {
            next = plan.nodes.get(index).and_then(|node| node.parent);
            if let Some(place) = touched.get_mut(index) {
                *place = true;
            }
        }
    }
    score(plan, leaves, adjusted, &[], &mut scores, |index| touched.get(index) == Some(&true));
    scores
}

/// Computes the nodes that are asked for, children before their parents.
fn score(
    plan: &Plan,
    leaves: &[LeafScore],
    adjusted: &[GroupOverride],
    zeroed: &[usize],
    scores: &mut [NodeScore],
    asked: impl Fn(usize) -> bool,
) {
    for (index, node) in plan.nodes.iter().enumerate().rev().filter(|(index, _)| asked(*index)) {
        let mut score = if node.leaf.is_some() {
            NodeScore::of_leaf(plan, node, leaves)
        } else {
            let children: Vec<(&Node, &NodeScore)> =
                node.children.iter().filter_map(|child| Some((plan.nodes.get(*child)?, scores.get(*child)?))).collect();
            group(node, &children, plan.scheme.rounding.group)
        };
        if let (Some(own), Some(reached)) = (adjusted.iter().find(|own| own.node == index), score.score.as_mut()) {
            score.adjusted_from = Some(std::mem::replace(reached, own.value.clone()));
            score.exact = own.value.clone();
            score.scored = true;
        }
        if let Some(reached) = score.score.as_mut().filter(|_| zeroed.contains(&index)) {
            score.cap = Some(CapApplied::new(reached, &Exact::ZERO));
            score.exact = Exact::ZERO;
            *reached = Exact::ZERO;
        }
        if let Some(place) = scores.get_mut(index) {
            *place = score;
        }
    }
}

/// The top-level nodes of a role, as one sum.
pub(super) fn sum_of_role(plan: &Plan, scores: &[NodeScore], role: Role) -> NodeScore {
    let tops: Vec<(&Node, &NodeScore)> =
        plan.nodes.iter().zip(scores).filter(|(node, _)| node.parent.is_none() && node.role == role).collect();
    sum(&tops)
}

fn group(node: &Node, children: &[(&Node, &NodeScore)], places: Option<u32>) -> NodeScore {
    let criterion = &node.criterion;
    let mut result = match criterion.aggregate {
        Aggregate::Sum => sum(children),
        Aggregate::Weighted => weighted(node, children),
        Aggregate::Average | Aggregate::Max | Aggregate::Min => chosen(node, children),
    };
    let Some(reached) = result.score.take() else {
        return result;
    };
    if let (true, Aggregate::Sum, Some(max)) = (criterion.max_differs, criterion.aggregate, &criterion.max) {
        result.scale = result.scale.min(max.clone());
    }
    let mut score = reached.clone();
    if let Some(cap) = &criterion.cap {
        score = if node.role == Role::Deduction { score.max(-cap.abs()) } else { score.min(cap.clone()) };
    }
    if let Some(floor) = &criterion.floor {
        score = score.max(floor.clone());
    }
    result.cap = (score != reached).then(|| CapApplied::new(&reached, &score));
    result.exact = score.clone();
    result.score = Some(places.map_or(score.clone(), |places| score.round(places)));
    result
}

fn sum(children: &[(&Node, &NodeScore)]) -> NodeScore {
    let mut result = NodeScore { scored: children.iter().any(|(_, child)| child.scored), ..NodeScore::default() };
    let mut any = false;
    for (_, child) in children {
        result.shifted = result.shifted + &child.shifted;
        if let Some(score) = &child.score {
            any = true;
            result.exact = result.exact + score;
            result.scale = result.scale + &child.scale;
        }
    }
    make_up(&mut result);
    result.score = any.then(|| result.exact.clone());
    result
}

/// Lets what applies make up for what was shifted here: others × max / (max − shifted).
fn make_up(result: &mut NodeScore) {
    if result.shifted.is_positive() && result.scale.is_positive() {
        let whole = &result.scale + &result.shifted;
        if let Some(factor) = whole.checked_div(&result.scale) {
            result.exact = &result.exact * &factor;
            result.scale = whole;
            result.stretched = Some(factor);
            result.shifted = Exact::ZERO;
        }
    }
}

/// Σ wᵢ·sᵢ/maxᵢ·max over the children that apply.
fn weighted(node: &Node, children: &[(&Node, &NodeScore)]) -> NodeScore {
    let max = node.criterion.max.clone().unwrap_or_default();
    let mut result = NodeScore { scored: children.iter().any(|(_, child)| child.scored), ..NodeScore::default() };
    let mut any = false;
    for (child, part) in children {
        let worth = child.criterion.weight.clone().unwrap_or_default() * &max;
        match (&part.score, part.shifted.is_positive()) {
            (Some(score), _) => {
                any = true;
                let share = score.checked_div(&part.scale).unwrap_or_default();
                result.exact = result.exact + &worth * &share;
                result.scale = result.scale + worth;
            }
            (None, true) => result.shifted = result.shifted + worth,
            (None, false) => {}
        }
    }
    make_up(&mut result);
    result.score = any.then(|| result.exact.clone());
    result
}

/// The mean, best or worst of the children that have a score.
fn chosen(node: &Node, children: &[(&Node, &NodeScore)]) -> NodeScore {
    let applying: Vec<&NodeScore> =
        children.iter().map(|(_, child)| *child).filter(|child| child.score.is_some()).collect();
    if applying.is_empty() {
        return NodeScore::default();
    }
    let scored: Vec<&Exact> =
        applying.iter().filter(|child| child.scored).filter_map(|child| child.score.as_ref()).collect();
    let mean = |values: &[&Exact]| values.iter().copied().sum::<Exact>().checked_div(&Exact::count(values.len()));
    let scales: Vec<&Exact> = applying.iter().map(|child| &child.scale).collect();
    let (exact, own_scale) = match node.criterion.aggregate {
        Aggregate::Min => {
            (scored.iter().min().map(|value| (*value).clone()), scales.iter().max().map(|value| (*value).clone()))
        }
        Aggregate::Max => {
            (scored.iter().max().map(|value| (*value).clone()), scales.iter().max().map(|value| (*value).clone()))
        }
        _ => (mean(&scored), mean(&scales)),
    };
    let exact = exact.unwrap_or_default();
    NodeScore {
        score: Some(exact.clone()),
        exact,
        scale: node.criterion.max.clone().or(own_scale).unwrap_or_default(),
        scored: !scored.is_empty(),
        ..NodeScore::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;

    /// A base section `I` with direct leaves of the maxima given, and other fields of the section and its leaves.
    fn section(fields: &str, leaves: &[(&str, &str)]) -> Trial {
        let children: Vec<String> = leaves
            .iter()
            .enumerate()
            .map(|(nth, (max, more))| format!(r#"{{"code":"I.{}","max":"{max}","kind":"direct"{more}}}"#, nth + 1))
            .collect();
        let scheme =
            format!(r#"{{"criteria":[{{"code":"I","name_vi":"Mục"{fields},"children":[{}]}}]}}"#, children.join(","));
        Trial::scheme(&scheme).unit("M")
    }

    fn filled(trial: Trial, points: &[&str]) -> Trial {
        points
            .iter()
            .enumerate()
            .fold(trial, |trial, (nth, points)| trial.values(&format!("I.{}", nth + 1), &format!("value={points}")))
    }

    fn group(trial: &Trial) -> String {
        trial.result("M").groups[0].score.as_ref().unwrap().to_string()
    }

    #[test]
    fn a_node_cap_cuts_the_sum() {
        // scoring model §6: children 7 + 6 + 4 = 17, node cap 15 → 15.
        let trial = filled(section(r#","cap":"15""#, &[("8", ""), ("7", ""), ("5", "")]), &["7", "6", "4"]);
        assert_eq!(group(&trial), "15");
        let node = trial.explain("M", "I");
        assert_eq!(node.text_vi, "I Mục: 7 + 6 + 4 = 17; trần mục 15 → tính 15 (vượt 2 không tính).");
        assert_eq!(node.cap_applied.unwrap().lost.to_string(), "2");
    }

    #[test]
    fn a_weighted_group_adds_shares_of_its_maximum() {
        // scoring model §6: weights 0,3 and 0,7, scores 8/10 and 15/20, node max 100 → 76,5.
        let leaves = [("10", r#","weight":"0.3""#), ("20", r#","weight":"0.7""#)];
        let trial = filled(section(r#","max":"100","aggregate":"weighted""#, &leaves), &["8", "15"]);
        assert_eq!(group(&trial), "76.5");
        assert_eq!(trial.result("M").denominator.to_string(), "100");
        // Without the first: 100·0,7·15/20 = 52,5 of 70.
        let trial = trial.values("I.1", "na=1");
        let result = trial.result("M");
        assert_eq!((group(&trial).as_str(), result.denominator.to_string().as_str()), ("52.5", "70"));
    }

    #[test]
    fn other_groups_take_the_mean_the_best_or_the_worst_of_what_is_scored() {
        let leaves = [("10", ""), ("10", ""), ("10", "")];
        let by = |aggregate: &str| {
            let trial = section(&format!(r#","max":"10","aggregate":"{aggregate}""#), &leaves);
            group(&filled(trial, &["9", "4"]))
        };
        assert_eq!((by("average").as_str(), by("max").as_str(), by("min").as_str()), ("6.5", "9", "4"));
    }

    #[test]
    fn a_floor_lifts_a_group() {
        let trial = filled(section(r#","floor":"3""#, &[("8", "")]), &["1"]);
        assert_eq!(group(&trial), "3");
    }

    #[test]
    fn rounding_first_differs_from_rounding_last() {
        // scoring model N3: three leaves of 1/3: leaf 2 → 0,99; leaf none, total 2 → 1,00.
        let thirds = |leaf: &str| {
            let leaf_of = |code: u32| format!(r#"{{"code":"L{code}","max":"1","kind":"ratio"}}"#);
            let scheme = format!(
                r#"{{"rounding":{{"leaf":{leaf}}},"criteria":[{{"code":"I","children":[{},{},{}]}}]}}"#,
                leaf_of(1),
                leaf_of(2),
                leaf_of(3)
            );
            let trial = Trial::scheme(&scheme).unit("M");
            let trial = ["L1", "L2", "L3"].iter().fold(trial, |trial, leaf| trial.values(leaf, "T=3 A=1"));
            trial.result("M").total.unwrap().to_string()
        };
        assert_eq!(thirds("2"), "0.99");
        assert_eq!(thirds("null"), "1");
    }
}
