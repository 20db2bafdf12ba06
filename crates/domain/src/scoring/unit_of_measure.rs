//! Doubts about units of measure: targets of one column that differ too much to mean the same thing (C4).

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::cell::Given;
use super::finding::{Code, Finding};
use super::inputs::UnitInputs;
use super::notes::said;
use super::plan::{Leaf, Plan};
use super::unit::UnitScore;
use crate::number::Exact;

/// How many times the smallest target the largest may be before the unit of measure is doubted.
const LARGEST_SPREAD: i64 = 20;

/// The targets that units were scored by; empty columns for leaves without any.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Targets {
    leaves: Vec<Column>,
}

/// The targets of a leaf by unit; only what is above 0.
type Column = Arc<Vec<Option<Exact>>>;

impl Targets {
    pub fn gather(plan: &Plan, units: &[UnitInputs], scores: &[Arc<UnitScore>]) -> Self {
        let column = |(position, leaf): (usize, &Leaf)| {
            let own = |slot: usize| {
                units.iter().zip(scores).map(|(unit, score)| target(leaf, slot, position, unit, score)).collect()
            };
            Arc::new(slot_of(leaf).map(own).unwrap_or_default())
        };
        Self { leaves: plan.leaves.par_iter().enumerate().map(column).collect() }
    }

    /// After the inputs of the units at the positions of `changed` changed, and the scores of others at the leaves of
    /// `moved`.
    pub fn changed(
        &self,
        plan: &Plan,
        units: &[UnitInputs],
        scores: &[Arc<UnitScore>],
        changed: &BTreeSet<usize>,
        moved: &[usize],
    ) -> Self {
        let column = |(position, (leaf, old)): (usize, (&Leaf, &Column))| {
            let Some(slot) = slot_of(leaf) else { return Arc::clone(old) };
            let mut new = Arc::clone(old);
            let others = (0..units.len()).filter(|_| moved.contains(&position));
            for unit in changed.iter().copied().chain(others) {
                let (Some(inputs), Some(score)) = (units.get(unit), scores.get(unit)) else { continue };
                let target = target(leaf, slot, position, inputs, score);
                if new.get(unit) != Some(&target)
                    && let Some(place) = Arc::make_mut(&mut new).get_mut(unit)
                {
                    *place = target;
                }
            }
            new
        };
        Self { leaves: plan.leaves.iter().zip(&self.leaves).enumerate().map(column).collect() }
    }

    /// Warns about leaves whose targets spread too far. Nothing is corrected.
    pub fn doubts(&self, plan: &Plan) -> Vec<Finding> {
        let doubts = plan.leaves.iter().zip(&self.leaves).filter_map(|(leaf, targets)| {
            let least = targets.iter().flatten().min()?;
            let most = targets.iter().flatten().max()?;
            let doubtful = *most > least * &Exact::from(LARGEST_SPREAD);
            doubtful.then(|| {
                let message = format!(
                    "{} {}: chỉ tiêu giao nhỏ nhất là {}, lớn nhất là {}; kiểm tra xem các đơn vị có ghi cùng đơn vị tính không.",
                    leaf.code,
                    leaf.name,
                    said(least),
                    said(most)
                );
                Finding::at(Code::WUnit, &leaf.code, message)
            })
        });
        doubts.collect()
    }
}

fn slot_of(leaf: &Leaf) -> Option<usize> {
    leaf.fields.iter().position(|field| field.name == "T")
}

fn target(leaf: &Leaf, slot: usize, position: usize, unit: &UnitInputs, score: &UnitScore) -> Option<Exact> {
    let (inputs, own) = (unit.leaves.get(position)?, score.leaves.get(position)?);
    Given::deciding(leaf, inputs, own.stage).number(slot).filter(|target| target.is_positive()).cloned()
}
