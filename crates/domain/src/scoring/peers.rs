//! What a leaf needs to know of the other units of the group; empty for schemes whose leaves stand alone.

use super::inputs::UnitInputs;
use super::plan::Plan;

/// Peers of every leaf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peers {}

impl Peers {
    /// Gathers what the units' leaves need to know of each other.
    pub(super) fn gather(_plan: &Plan, _units: &[UnitInputs], _view: Option<usize>) -> Self {
        Self::default()
    }
}
