//! The kinds of leaves, one file each: their parameters, their formula and the sentence that explains it.
//!
//! A rule gets the values of one cell and answers with a raw score; clamping to the leaf's limits, rounding, N/A, stages
//! and overrides are the same for all kinds and live in [`super::cell`].

mod band;
mod binary;
mod count;
mod direct;
mod items;
mod ratio;

pub(super) use direct::entered_points;

use serde::de::DeserializeOwned;

use super::cell::Given;
use super::finding::{Code, Finding};
use super::notes::Notes;
use super::plan::Leaf;
use super::scheme::{Criterion, Role, read_object};
use crate::number::Exact;

/// What a rule made of the values of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    /// A score, before the leaf's limits.
    Score(Exact),
    /// A value that the rule needs was not entered.
    Missing,
    /// The criterion does not concern the unit, by the values themselves.
    NotApplicable,
    /// An error in the values; it stands among the notes.
    Blocked,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Number,
    /// Yes or no; 1 or 0.
    Flag,
}

/// A field that a kind of leaf has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuleField {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub allow_negative: bool,
}

impl RuleField {
    fn number(name: &str, label: &str) -> Self {
        Self { name: name.to_owned(), label: label.to_owned(), kind: FieldKind::Number, allow_negative: false }
    }

    fn signed(name: &str, label: &str) -> Self {
        Self { allow_negative: true, ..Self::number(name, label) }
    }

    fn flag(name: &str, label: &str) -> Self {
        Self { kind: FieldKind::Flag, ..Self::number(name, label) }
    }
}

/// The rule of a leaf: a variant per kind.
#[derive(Debug, Clone)]
pub(super) enum Rule {
    Direct(direct::Direct),
    Binary(binary::Binary),
    Ratio(ratio::Ratio),
    Band(band::Band),
    Count(count::Count),
}

/// Kinds of the scoring model that this version does not compute.
const PLANNED: [&str; 7] =
    ["choice", "ratio_inverse", "step", "base_adjust", "group_leader", "group_max", "group_rank"];

impl Rule {
    /// Reads kind and parameters; what is wrong is reported and gives no rule.
    pub fn read(criterion: &Criterion, findings: &mut Vec<Finding>) -> Option<Self> {
        let Some(kind) = criterion.kind.as_deref() else {
            findings.push(Finding::at(
                Code::EKind,
                &criterion.code,
                "Tiêu chí lá chưa ghi cách chấm (kind), ví dụ “direct”, “ratio”; nếu đây là nhóm thì chưa có tiêu chí con.",
            ));
            return None;
        };
        match kind {
            "direct" => params(criterion, findings).map(Self::Direct),
            "binary" => params(criterion, findings).map(Self::Binary),
            "ratio" => params(criterion, findings).map(Self::Ratio),
            "band" => params(criterion, findings).map(Self::Band),
            "count" => params(criterion, findings).map(Self::Count),
            other => {
                let message = if PLANNED.contains(&other) {
                    format!(
                        "Cách chấm “{other}” chưa được hỗ trợ trong phiên bản này; tạm dùng “direct” và ghi quy tắc vào guide_vi."
                    )
                } else {
                    format!("Không có cách chấm “{other}”.")
                };
                findings.push(Finding::at(Code::EKind, &criterion.code, message));
                None
            }
        }
    }

    /// The name of the kind, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Direct(_) => "direct",
            Self::Binary(_) => "binary",
            Self::Ratio(_) => "ratio",
            Self::Band(_) => "band",
            Self::Count(_) => "count",
        }
    }

    /// The fields of a cell, in the order of their slots.
    pub fn fields(&self) -> Vec<RuleField> {
        match self {
            Self::Direct(rule) => rule.fields(),
            Self::Binary(rule) => rule.fields(),
            Self::Ratio(rule) => rule.fields(),
            Self::Band(rule) => rule.fields(),
            Self::Count(rule) => rule.fields(),
        }
    }

    /// Whether the kind needs the points of a base leaf (`max`).
    pub fn needs_max(&self) -> bool {
        matches!(self, Self::Binary(_) | Self::Ratio(_))
    }

    /// Whether a stage that enters some of the fields takes the others from the stages below it.
    pub fn joins_stages(&self) -> bool {
        !matches!(self, Self::Direct(_) | Self::Binary(_))
    }

    /// The score when nothing happened, of a leaf that only takes points off.
    pub fn untouched(&self) -> Exact {
        match self {
            Self::Count(rule) => rule.start.clone(),
            _ => Exact::ZERO,
        }
    }

    /// Whether the points come from entries without a limit of their own (I-NOCAP).
    pub fn is_uncapped(&self) -> bool {
        match self {
            Self::Direct(_) => true,
            Self::Binary(_) | Self::Band(_) => false,
            Self::Ratio(rule) => rule.is_uncapped(),
            Self::Count(rule) => rule.items.is_uncapped(),
        }
    }

    /// Whether only points are taken off, so that "nothing happened" is the best case (`missing: full`).
    pub fn only_takes_off(&self) -> bool {
        matches!(self, Self::Count(rule) if rule.items.only_take_off())
    }

    /// What is wrong with the parameters.
    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        match self {
            Self::Direct(_) | Self::Binary(_) => {}
            Self::Ratio(rule) => rule.check(criterion, findings),
            Self::Band(rule) => rule.check(criterion, role, findings),
            Self::Count(rule) => rule.check(criterion, role, findings),
        }
    }

    /// The greatest score the rule itself allows; none: no limit.
    pub fn upper(&self, max: Option<&Exact>) -> Option<Exact> {
        match self {
            Self::Ratio(rule) => rule.upper(max),
            _ => max.cloned(),
        }
    }

    /// The raw score of a cell.
    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        match self {
            Self::Direct(rule) => rule.score(leaf, given, notes),
            Self::Binary(rule) => rule.score(leaf, given, notes),
            Self::Ratio(rule) => rule.score(leaf, given, notes),
            Self::Band(rule) => rule.score(leaf, given, notes),
            Self::Count(rule) => rule.score(leaf, given, notes),
        }
    }
}

fn params<T: DeserializeOwned + Default>(criterion: &Criterion, findings: &mut Vec<Finding>) -> Option<T> {
    let (read, bad) = read_object(criterion.params.clone());
    for field in &bad {
        findings.push(Finding::at(
            Code::EParam,
            &criterion.code,
            format!(
                "Tham số “{field}” của cách chấm “{}” không đọc được: không có tham số này, sai kiểu, hoặc số có phần lẻ không đặt trong ngoặc kép.",
                criterion.kind.as_deref().unwrap_or_default()
            ),
        ));
    }
    bad.is_empty().then_some(read)
}
