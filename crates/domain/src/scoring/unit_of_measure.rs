//! Doubts about units of measure: targets of one column that differ too much to mean the same thing (C4).

use std::sync::Arc;

use rayon::prelude::*;

use super::cell::Given;
use super::finding::{Code, Finding};
use super::inputs::UnitInputs;
use super::notes::said;
use super::plan::Plan;
use super::unit::UnitScore;
use crate::number::Exact;

/// How many times the smallest target the largest may be before the unit of measure is doubted.
const LARGEST_SPREAD: i64 = 20;

/// Warns about leaves whose targets spread too far. Nothing is corrected.
pub(super) fn check(plan: &Plan, units: &[UnitInputs], scores: &[Arc<UnitScore>]) -> Vec<Finding> {
    let doubts = plan.leaves.par_iter().enumerate().filter_map(|(position, leaf)| {
        let slot = leaf.fields.iter().position(|field| field.name == "T")?;
        let (mut least, mut most): (Option<Exact>, Option<Exact>) = (None, None);
        for (unit, score) in units.iter().zip(scores) {
            let (Some(inputs), Some(own)) = (unit.leaves.get(position), score.leaves.get(position)) else { continue };
            let given = Given::deciding(leaf, inputs, own.stage);
            let Some(target) = given.number(slot).filter(|target| target.is_positive()) else { continue };
            if least.as_ref().is_none_or(|least| target < least) {
                least = Some(target.clone());
            }
            if most.as_ref().is_none_or(|most| target > most) {
                most = Some(target.clone());
            }
        }
        let (least, most) = (least?, most?);
        let doubtful = most > &least * &Exact::from(LARGEST_SPREAD);
        doubtful.then(|| {
            let message = format!(
                "{} {}: chỉ tiêu giao nhỏ nhất là {}, lớn nhất là {}; kiểm tra xem các đơn vị có ghi cùng đơn vị tính không.",
                leaf.code,
                leaf.name,
                said(&least),
                said(&most)
            );
            Finding::at(Code::WUnit, &leaf.code, message)
        })
    });
    doubts.collect()
}
