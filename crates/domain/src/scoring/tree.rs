//! From the leaves up: groups, their caps, what does not apply (scoring model §6–§8).

use super::explanation::CapApplied;
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
            Some(NaMode::Redistribute) => Self { shifted: leaf.magnitude(), ..Self::default() },
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

/// Scores of all nodes, in the plan's order.
pub(super) fn score_nodes(plan: &Plan, leaves: &[LeafScore]) -> Vec<NodeScore> {
    let mut scores: Vec<NodeScore> = vec![NodeScore::default(); plan.nodes.len()];
    for (index, node) in plan.nodes.iter().enumerate().rev() {
        let score = if node.leaf.is_some() {
            NodeScore::of_leaf(plan, node, leaves)
        } else {
            let children: Vec<(&Node, &NodeScore)> =
                node.children.iter().filter_map(|child| Some((plan.nodes.get(*child)?, scores.get(*child)?))).collect();
            group(node, &children, plan.scheme.rounding.group)
        };
        if let Some(place) = scores.get_mut(index) {
            *place = score;
        }
    }
    scores
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
