//! The kinds of leaves, one file each: their parameters, their formula and the sentence that explains it.
//!
//! A rule gets the values of one cell and answers with a raw score; clamping to the leaf's limits, rounding, N/A, stages
//! and overrides are the same for all kinds and live in [`super::cell`].

mod band;
mod base_adjust;
mod binary;
mod choice;
mod condition;
mod count;
mod direct;
mod group_leader;
mod group_max;
mod group_rank;
mod item;
mod items;
mod limits;
mod ratio;
mod ratio_inverse;
mod step;

pub(super) use condition::KIND as CONDITION;
pub(super) use direct::{entered_points, report_sign};
pub(super) use limits::{Limits, check_limits};

use serde::de::DeserializeOwned;

use super::cell::Given;
use super::finding::{Code, Finding};
use super::notes::Notes;
use super::peers::LeafPeers;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldKind {
    Number,
    /// Yes or no; 1 or 0.
    Flag,
    /// One of these words; held as its position, or −1 when it is none of them.
    Choice(Vec<String>),
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
    pub fn number(name: &str, label: &str) -> Self {
        Self { name: name.to_owned(), label: label.to_owned(), kind: FieldKind::Number, allow_negative: false }
    }

    fn signed(name: &str, label: &str) -> Self {
        Self { allow_negative: true, ..Self::number(name, label) }
    }

    fn choice(name: &str, label: &str, words: Vec<String>) -> Self {
        Self { kind: FieldKind::Choice(words), ..Self::signed(name, label) }
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
    Choice(choice::Choice),
    Ratio(ratio::Ratio),
    RatioInverse(ratio_inverse::RatioInverse),
    Band(band::Band),
    Step(step::Step),
    Count(count::Count),
    BaseAdjust(base_adjust::BaseAdjust),
    GroupLeader(group_leader::GroupLeader),
    GroupMax(group_max::GroupMax),
    GroupRank(group_rank::GroupRank),
    Condition(condition::Condition),
}

/// Calls a method that every kind has.
macro_rules! each {
    ($rule:expr, $own:ident => $call:expr) => {
        match $rule {
            Rule::Direct($own) => $call,
            Rule::Binary($own) => $call,
            Rule::Choice($own) => $call,
            Rule::Ratio($own) => $call,
            Rule::RatioInverse($own) => $call,
            Rule::Band($own) => $call,
            Rule::Step($own) => $call,
            Rule::Count($own) => $call,
            Rule::BaseAdjust($own) => $call,
            Rule::GroupLeader($own) => $call,
            Rule::GroupMax($own) => $call,
            Rule::GroupRank($own) => $call,
            Rule::Condition($own) => $call,
        }
    };
}

impl Rule {
    /// Reads kind and parameters; what is wrong is reported and gives no rule.
    pub fn read(criterion: &Criterion, findings: &mut Vec<Finding>) -> Option<Self> {
        match criterion.kind.as_deref() {
            Some("direct") => params(criterion, findings).map(Self::Direct),
            Some("binary") => params(criterion, findings).map(Self::Binary),
            Some("choice") => params(criterion, findings).map(Self::Choice),
            Some("ratio") => params(criterion, findings).map(Self::Ratio),
            Some("ratio_inverse") => params(criterion, findings).map(Self::RatioInverse),
            Some("band") => params(criterion, findings).map(Self::Band),
            Some("step") => params(criterion, findings).map(Self::Step),
            Some("count") => params(criterion, findings).map(Self::Count),
            Some("base_adjust") => params(criterion, findings).map(Self::BaseAdjust),
            Some("group_leader") => params(criterion, findings).map(Self::GroupLeader),
            Some("group_max") => params(criterion, findings).map(Self::GroupMax),
            Some("group_rank") => params(criterion, findings).map(Self::GroupRank),
            Some(condition::KIND) => params(criterion, findings).map(Self::Condition),
            other => {
                let message = match other {
                    Some(kind) => format!("Không có cách chấm “{kind}”."),
                    None => "Chưa chọn cách chấm; nếu đây là nhóm thì chưa có tiêu chí con.".to_owned(),
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
            Self::Choice(_) => "choice",
            Self::Ratio(_) => "ratio",
            Self::RatioInverse(_) => "ratio_inverse",
            Self::Band(_) => "band",
            Self::Step(_) => "step",
            Self::Count(_) => "count",
            Self::BaseAdjust(_) => "base_adjust",
            Self::GroupLeader(_) => "group_leader",
            Self::GroupMax(_) => "group_max",
            Self::GroupRank(_) => "group_rank",
            Self::Condition(_) => condition::KIND,
        }
    }

    /// The fields of a cell, in the order of their slots.
    pub fn fields(&self) -> Vec<RuleField> {
        each!(self, rule => rule.fields())
    }

    /// Whether the score depends on the other units of the group.
    pub fn compares_units(&self) -> bool {
        matches!(self, Self::GroupLeader(_) | Self::GroupMax(_) | Self::GroupRank(_))
    }

    /// Whether it is the question of a gate.
    pub fn is_condition(&self) -> bool {
        matches!(self, Self::Condition(_))
    }

    /// Whether the kind needs the points of a base leaf (`max`).
    pub fn needs_max(&self) -> bool {
        match self {
            Self::Binary(_)
            | Self::Ratio(_)
            | Self::RatioInverse(_)
            | Self::Step(_)
            | Self::GroupLeader(_)
            | Self::GroupMax(_) => true,
            Self::Direct(_)
            | Self::Choice(_)
            | Self::Band(_)
            | Self::Count(_)
            | Self::BaseAdjust(_)
            | Self::GroupRank(_)
            | Self::Condition(_) => false,
        }
    }

    /// Whether the kind can stand in a deduction.
    pub fn can_take_off(&self) -> bool {
        !matches!(self, Self::Step(_) | Self::GroupLeader(_) | Self::GroupRank(_))
    }

    /// Whether a stage that enters some of the fields takes the others from the stages below it.
    pub fn joins_stages(&self) -> bool {
        !matches!(self, Self::Direct(_) | Self::Binary(_) | Self::Condition(_))
    }

    /// The score when nothing happened, of a leaf that only takes points off.
    pub fn untouched(&self, full: &Exact) -> Exact {
        match self {
            Self::Count(rule) => rule.start.clone(),
            Self::BaseAdjust(rule) => rule.untouched(full),
            _ => Exact::ZERO,
        }
    }

    /// The most that may be entered by hand where the rule itself has no greatest score; none: no limit.
    pub fn most_by_hand(&self, full: &Exact) -> Option<Exact> {
        match self {
            Self::BaseAdjust(rule) => rule.most_by_hand(full),
            _ => None,
        }
    }

    /// Whether the points come from entries without a limit of their own (I-NOCAP).
    pub fn is_uncapped(&self) -> bool {
        match self {
            Self::Direct(_) => true,
            Self::Ratio(rule) => rule.is_uncapped(),
            Self::Step(rule) => rule.is_uncapped(),
            Self::Count(rule) => rule.items.is_uncapped(),
            Self::BaseAdjust(rule) => rule.is_uncapped(),
            _ => false,
        }
    }

    /// Whether only points are taken off, so that "nothing happened" is the best case (`missing: full`).
    pub fn only_takes_off(&self) -> bool {
        match self {
            Self::Count(rule) => rule.items.only_take_off(),
            Self::BaseAdjust(rule) => rule.only_takes_off(),
            _ => false,
        }
    }

    /// What is wrong with the parameters.
    pub fn check(&self, criterion: &Criterion, role: Role, findings: &mut Vec<Finding>) {
        if role == Role::Deduction && !self.can_take_off() {
            let message = format!("Cách chấm “{}” không dùng cho mục điểm trừ.", self.kind());
            findings.push(Finding::at(Code::EKind, &criterion.code, message));
        }
        match self {
            Self::Direct(_) | Self::Binary(_) | Self::RatioInverse(_) | Self::GroupMax(_) => {}
            Self::Choice(rule) => rule.check(criterion, role, findings),
            Self::Ratio(rule) => rule.check(criterion, findings),
            Self::Band(rule) => rule.check(criterion, role, findings),
            Self::Step(rule) => rule.check(criterion, findings),
            Self::Count(rule) => rule.check(criterion, role, findings),
            Self::BaseAdjust(rule) => rule.check(criterion, role, findings),
            Self::GroupLeader(rule) => rule.check(criterion, findings),
            Self::GroupRank(rule) => rule.check(criterion, findings),
            Self::Condition(rule) => rule.check(criterion, role, findings),
        }
    }

    /// The greatest score the rule itself allows; none: no limit.
    pub fn upper(&self, max: Option<&Exact>) -> Option<Exact> {
        match self {
            Self::Ratio(rule) => rule.upper(max),
            Self::Step(rule) => rule.upper(max),
            Self::BaseAdjust(rule) => rule.upper(max),
            _ => max.cloned(),
        }
    }

    /// The rule as printed, with its defaults.
    pub fn words(&self) -> String {
        each!(self, rule => rule.words())
    }

    /// What changed for a unit because its peers changed, of the kinds that compare units.
    pub fn change_of_peers(&self, before: &LeafPeers, after: &LeafPeers) -> Option<String> {
        match self {
            Self::GroupLeader(rule) => rule.change_of_peers(before, after),
            Self::GroupMax(rule) => rule.change_of_peers(before, after),
            Self::GroupRank(rule) => rule.change_of_peers(before, after),
            _ => None,
        }
    }

    /// The raw score of a cell.
    pub fn score(&self, leaf: &Leaf, given: &Given<'_>, notes: &mut Notes) -> Raw {
        each!(self, rule => rule.score(leaf, given, notes))
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
