//! What a leaf needs to know of the other units of the group, for the kinds that compare units (scoring model §5.11–12).
//!
//! When the T, A, N/A or membership of one unit changes, the peers are gathered anew and all units are evaluated again.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::cell::Given;
use super::combine::combined;
use super::inputs::{LeafInputs, UnitInputs};
use super::plan::{Field, Leaf, Plan};
use crate::number::Exact;
use crate::{Fault, text};

/// Peers of every leaf; empty for schemes whose leaves stand alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peers {
    leaves: Vec<Option<Arc<Column>>>,
}

/// What every unit is at a leaf, and what that makes of all of them together.
#[derive(Debug, PartialEq)]
struct Column {
    /// By unit.
    parts: Vec<Part>,
    peers: LeafPeers,
}

/// Peers of one leaf.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LeafPeers {
    /// The greatest A/T above 1, with the names of the units that have it.
    pub leader: Option<(Exact, Vec<String>)>,
    /// The greatest A of the units without a target.
    pub best_without_target: Option<Exact>,
    /// All values, the highest first.
    pub values: Vec<Exact>,
    /// How many units have nothing usable yet; they may still change the scores of the others (P4).
    pub unreported: usize,
}

/// What a unit is to the others at a leaf.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A peer, by its value and its target.
    Peer(Exact, Option<Exact>),
    /// It does not apply, or its points were entered by hand.
    Apart,
    /// Nothing usable was entered yet.
    Unreported,
}

impl Peers {
    /// Gathers what the units' leaves need to know of each other, as the stage of `view` alone sees them (by code), or by
    /// precedence. `units` are those that are compared: one group, one period.
    ///
    /// # Errors
    /// `scoring.unknown_stage`.
    pub fn gather(plan: &Plan, units: &[UnitInputs], view: Option<&str>) -> Result<Self, Fault> {
        let view = view.map(|code| plan.stage_of(code)).transpose()?;
        Ok(Self::gather_at(plan, units, view))
    }

    pub(super) fn gather_at(plan: &Plan, units: &[UnitInputs], view: Option<usize>) -> Self {
        if !plan.compares_units() {
            return Self::default();
        }
        let column = |(position, leaf): (usize, &Leaf)| {
            leaf.rule.compares_units().then(|| Arc::new(Column::gather(plan, leaf, units, position, view)))
        };
        Self { leaves: plan.leaves.par_iter().enumerate().map(column).collect() }
    }

    /// The same units, with the same names, after the inputs of those at the positions of `changed` changed.
    pub(super) fn changed(
        &self,
        plan: &Plan,
        units: &[UnitInputs],
        view: Option<usize>,
        changed: &BTreeSet<usize>,
    ) -> Self {
        let column = |(position, (leaf, old)): (usize, (&Leaf, &Option<Arc<Column>>))| {
            let old = old.as_ref()?;
            let other = |unit: &usize| {
                let part = part_of(plan, leaf, units.get(*unit)?, position, view);
                (old.parts.get(*unit) != Some(&part)).then_some((*unit, part))
            };
            let others: Vec<(usize, Part)> = changed.iter().filter_map(other).collect();
            if others.is_empty() {
                return Some(Arc::clone(old));
            }
            let mut parts = old.parts.clone();
            for (unit, part) in others {
                if let Some(place) = parts.get_mut(unit) {
                    *place = part;
                }
            }
            Some(Arc::new(Column::of(units, parts)))
        };
        Self { leaves: plan.leaves.iter().zip(&self.leaves).enumerate().map(column).collect() }
    }

    /// Whether they were gathered for this scheme: without them a comparing leaf would be scored as if it stood alone.
    ///
    /// # Errors
    /// `scoring.peers_missing`.
    pub(super) fn check(&self, plan: &Plan) -> Result<(), Fault> {
        if plan.compares_units() && self.leaves.len() != plan.leaves.len() {
            return Err(Fault::new("scoring.peers_missing"));
        }
        Ok(())
    }

    /// Positions of the leaves at which others have other peers.
    pub(super) fn differing(&self, other: &Self) -> Vec<usize> {
        let pairs = self.leaves.iter().zip(&other.leaves).enumerate();
        let differ = |own: &Arc<Column>, other: &Arc<Column>| !Arc::ptr_eq(own, other) && own.peers != other.peers;
        let differ = |own: &Option<Arc<Column>>, other: &Option<Arc<Column>>| match (own, other) {
            (Some(own), Some(other)) => differ(own, other),
            (own, other) => own.is_some() != other.is_some(),
        };
        pairs.filter(|(_, (own, other))| differ(own, other)).map(|(position, _)| position).collect()
    }

    pub(super) fn of_leaf(&self, leaf: usize) -> Option<&LeafPeers> {
        self.leaves.get(leaf).and_then(Option::as_ref).map(|column| &column.peers)
    }
}

impl LeafPeers {
    /// Of the leaf at a position alone.
    pub fn gather(plan: &Plan, units: &[UnitInputs], position: usize, view: Option<usize>) -> Self {
        let leaf = plan.leaves.get(position);
        leaf.map(|leaf| Column::gather(plan, leaf, units, position, view).peers).unwrap_or_default()
    }
}

impl Column {
    fn gather(plan: &Plan, leaf: &Leaf, units: &[UnitInputs], position: usize, view: Option<usize>) -> Self {
        Self::of(units, units.iter().map(|unit| part_of(plan, leaf, unit, position, view)).collect())
    }

    /// `parts` by unit.
    fn of(units: &[UnitInputs], parts: Vec<Part>) -> Self {
        let mut peers = LeafPeers::default();
        for (unit, part) in units.iter().zip(&parts) {
            let (actual, target) = match part {
                Part::Peer(actual, target) => (actual, target.as_ref()),
                Part::Apart => continue,
                Part::Unreported => {
                    peers.unreported += 1;
                    continue;
                }
            };
            peers.values.push(actual.clone());
            match target.and_then(|target| actual.checked_div(target)) {
                None => peers.best_without_target = peers.best_without_target.take().max(Some(actual.clone())),
                Some(share) if share > Exact::ONE => match &mut peers.leader {
                    Some((best, names)) if *best == share => names.push(unit.name.clone()),
                    Some((best, _)) if *best > share => {}
                    leader => *leader = Some((share, vec![unit.name.clone()])),
                },
                Some(_) => {}
            }
        }
        peers.values.sort_by(|a, b| b.cmp(a));
        if let Some((_, names)) = &mut peers.leader {
            names.sort_by_cached_key(|name| text::sort_key(name));
        }
        Self { parts, peers }
    }
}

/// What a unit is at the leaf of a position; one that left the group is nothing to the others.
fn part_of(plan: &Plan, leaf: &Leaf, unit: &UnitInputs, position: usize, view: Option<usize>) -> Part {
    let inputs = unit.leaves.get(position).filter(|_| !unit.withdrawn);
    inputs.map_or(Part::Apart, |inputs| part(plan, leaf, inputs, view))
}

/// The value (and target) by which a unit is a peer: of the deciding stage, unless it does not apply there (A5). By
/// convention the value is the first field of such kinds.
pub(super) fn part(plan: &Plan, leaf: &Leaf, inputs: &LeafInputs, view: Option<usize>) -> Part {
    let viewed = view.as_ref().map(std::slice::from_ref);
    let mut given = Given::deciding(leaf, inputs, None);
    for stage in viewed.unwrap_or(&plan.precedence) {
        let mut cells = inputs.cells.iter().filter(|cell| cell.stage == *stage).peekable();
        if cells.peek().is_none() {
            continue;
        }
        if cells.any(|cell| cell.cell.na.is_some()) {
            return Part::Apart;
        }
        let own = Given::deciding(leaf, inputs, Some(*stage));
        if let Some(part) = several_scorers(plan, leaf, inputs, *stage) {
            return part;
        }
        if own.number(0).is_some() || is_refused(leaf, &own) {
            given = own;
            break;
        }
    }
    if leaf.ruled_out(|slot| given.number(slot)).is_some() {
        return Part::Apart;
    }
    if is_refused(leaf, &given) {
        return Part::Unreported;
    }
    let target = leaf.fields.iter().position(|field| field.name == "T").and_then(|slot| given.number(slot));
    match given.number(0) {
        Some(value) => Part::Peer(value.clone(), target.cloned()),
        None if by_hand(inputs, view) => Part::Apart,
        None => Part::Unreported,
    }
}

/// What the scorers of a stage make of a unit together: each value combined as the stage combines scores, so that no name
/// decides. None: the stage has one scorer, or none of them gave a value.
fn several_scorers(plan: &Plan, leaf: &Leaf, inputs: &LeafInputs, stage: usize) -> Option<Part> {
    let combine = plan.stages.get(stage)?.combine;
    let scorers: Vec<Given<'_>> = Given::of_scorers(leaf, inputs, stage).collect();
    if scorers.len() < 2 {
        return None;
    }
    if scorers.iter().any(|given| is_refused(leaf, given)) {
        return Some(Part::Unreported);
    }
    if scorers.iter().any(|given| leaf.ruled_out(|slot| given.number(slot)).is_some()) {
        return Some(Part::Apart);
    }
    let together =
        |slot: usize| combined(scorers.iter().filter_map(|given| given.number(slot).cloned()).collect(), combine);
    let target = leaf.fields.iter().position(|field| field.name == "T").and_then(together);
    Some(Part::Peer(together(0)?, target))
}

/// Whether a value is negative where it may not be: such a cell has no score, and the unit is no peer.
fn is_refused(leaf: &Leaf, given: &Given<'_>) -> bool {
    let refused =
        |(slot, field): (usize, &Field)| !field.allow_negative && given.number(slot).is_some_and(Exact::is_negative);
    leaf.fields.iter().enumerate().any(refused)
}

/// Whether points were entered in place of values.
fn by_hand(inputs: &LeafInputs, view: Option<usize>) -> bool {
    let cells = inputs.cells.iter().filter(|cell| view.is_none_or(|view| view == cell.stage));
    cells.into_iter().any(|cell| cell.cell.score.is_some() || cell.cell.overridden.is_some())
}

#[cfg(test)]
mod tests {
    use crate::scoring::trial::Trial;

    #[test]
    fn several_scorers_are_a_peer_by_what_they_say_together() {
        // P has 10 and 20, in the mean 15; Q has 8. The best is 15: Q 5·8/15 = 2,67, whatever the scorers are called.
        let scores = |first: &str, second: &str| {
            let trial = Trial::scheme(
                r#"{"stages":[{"code":"self","combine":"mean"}],"criteria":[{"code":"L","max":"5","kind":"group_max"}]}"#,
            );
            let trial = trial.unit("P").at(&format!("self:{first}"), "L", "value=10");
            let trial = trial.at(&format!("self:{second}"), "L", "value=20").unit("Q").at("self:x", "L", "value=8");
            ["P", "Q"].map(|unit| trial.result(unit).leaves[0].score.clone().unwrap().to_string())
        };
        assert_eq!(scores("a", "b"), scores("b", "a"));
        assert_eq!(scores("a", "b")[1], "2.67");
    }
}
