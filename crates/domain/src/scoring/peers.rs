//! What a leaf needs to know of the other units of the group, for the kinds that compare units (scoring model §5.11–12).
//!
//! When the T, A, N/A or membership of one unit changes, the peers are gathered anew and all units are evaluated again.

use rayon::prelude::*;

use super::cell::Given;
use super::inputs::{LeafInputs, UnitInputs};
use super::plan::{Field, Leaf, Plan};
use crate::number::Exact;
use crate::{Fault, text};

/// Peers of every leaf; empty for schemes whose leaves stand alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peers {
    leaves: Vec<Option<LeafPeers>>,
}

/// Peers of one leaf.
#[derive(Debug, Clone, Default, PartialEq)]
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
        let peers = |(position, leaf): (usize, &Leaf)| {
            leaf.rule.compares_units().then(|| LeafPeers::gather(plan, units, position, view))
        };
        Self { leaves: plan.leaves.par_iter().enumerate().map(peers).collect() }
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
        pairs.filter(|(_, (own, others))| own != others).map(|(position, _)| position).collect()
    }

    pub(super) fn of_leaf(&self, leaf: usize) -> Option<&LeafPeers> {
        self.leaves.get(leaf).and_then(Option::as_ref)
    }
}

impl LeafPeers {
    pub fn gather(plan: &Plan, units: &[UnitInputs], position: usize, view: Option<usize>) -> Self {
        let mut peers = Self::default();
        for unit in units.iter().filter(|unit| !unit.withdrawn) {
            let Some(leaf) = plan.leaves.get(position) else { continue };
            let Some(inputs) = unit.leaves.get(position) else { continue };
            let (actual, target) = match part(plan, leaf, inputs, view) {
                Part::Peer(actual, target) => (actual, target),
                Part::Apart => continue,
                Part::Unreported => {
                    peers.unreported += 1;
                    continue;
                }
            };
            peers.values.push(actual.clone());
            match target.and_then(|target| actual.checked_div(&target)) {
                None => peers.best_without_target = peers.best_without_target.take().max(Some(actual)),
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
        peers
    }
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
