//! The shapes of an explanation (giải trình điểm): a tree down to the inputs (scoring model §12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finding::Code;
use super::inputs::{EvidenceRef, Origin};
use super::scheme::NaMode;
use crate::number::Exact;

/// One step of an explanation, with the steps it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Explanation {
    /// Code of the criterion; `total`, `base`, `bonus`, `deduction` or `percent` for the steps above them.
    pub node: String,
    /// Id of the unit.
    pub unit: String,
    /// The value as it counts; none when there is none (N/A, missing).
    pub value: Option<Exact>,
    /// The value before rounding, as a fraction.
    pub exact: Option<String>,
    /// Decimal places it was rounded to; none: not rounded.
    pub rounded_to: Option<u32>,
    /// How it counts when it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub na: Option<NaMode>,
    /// Points that could be had: the denominator of the total, the scale of a group, the maximum of a leaf.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale: Option<Exact>,
    /// Kind of the leaf, way of aggregation, or name of the step.
    pub rule: String,
    /// What was entered or fed.
    pub inputs: Vec<InputNote>,
    /// Code of the stage that decided.
    pub stage: Option<String>,
    /// Who entered it.
    pub by: Option<String>,
    /// When.
    pub at: Option<String>,
    /// Evidence behind it.
    pub evidence: Vec<EvidenceRef>,
    /// The cap that bound.
    pub cap_applied: Option<CapApplied>,
    /// Codes of messages about it.
    pub warnings: Vec<Code>,
    /// A complete Vietnamese sentence for the minutes.
    pub text_vi: String,
    /// What it was made of.
    pub children: Vec<Explanation>,
}

/// An input as it entered a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InputNote {
    /// Name of the field.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// Its value.
    pub value: Exact,
    /// The word that was chosen, of a choice.
    pub text: Option<String>,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Code of the stage that entered it; none: fed by the program.
    pub stage: Option<String>,
    /// Who, when, why, on what grounds.
    pub origin: Option<Origin>,
}

impl InputNote {
    pub(super) fn new(field: &str, label: &str, value: &Exact, stage: Option<String>, origin: Option<&Origin>) -> Self {
        Self {
            field: field.to_owned(),
            label: label.to_owned(),
            value: value.clone(),
            text: None,
            unit: None,
            stage,
            origin: origin.cloned(),
        }
    }
}

/// A cap or floor that bound: nothing spills over to another criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CapApplied {
    /// What was reached.
    pub entered: Exact,
    /// What counts.
    pub allowed: Exact,
    /// The difference, without sign.
    pub lost: Exact,
}

impl CapApplied {
    pub(super) fn new(entered: &Exact, allowed: &Exact) -> Self {
        Self { entered: entered.clone(), allowed: allowed.clone(), lost: (entered - allowed).abs() }
    }
}
