//! The rules that a scheme states about numbers, steps, totals, ranks and grades.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::number::Exact;
use crate::text;

/// Where numbers are rounded, in decimal places; none: not rounded there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Rounding {
    /// Score of a leaf. Default 2.
    #[serde(deserialize_with = "places")]
    pub leaf: Option<u32>,
    /// Score of a group. Default: not rounded.
    #[serde(deserialize_with = "places")]
    pub group: Option<u32>,
    /// The total. Default 2.
    #[serde(deserialize_with = "places")]
    pub total: Option<u32>,
    /// The percent of the own denominator. Default 2.
    #[serde(deserialize_with = "places")]
    pub percent: Option<u32>,
    /// How: half up on the absolute value, the only way there is.
    pub mode: RoundingMode,
}

impl Default for Rounding {
    fn default() -> Self {
        Self { leaf: Some(2), group: None, total: Some(2), percent: Some(2), mode: RoundingMode::HalfUp }
    }
}

/// A number of places; `null` or `"none"`: not rounded.
fn places<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Places(Option<u32>),
        Word(String),
    }
    match Written::deserialize(deserializer)? {
        Written::Places(places) => Ok(places),
        Written::Word(word) if word == "none" => Ok(None),
        Written::Word(_) => Err(D::Error::custom("a number of places, null or \"none\"")),
    }
}

/// The way of rounding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Half up on the absolute value (làm tròn 5 lên).
    #[default]
    HalfUp,
}

/// What the points of a part do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Điểm chuẩn.
    #[default]
    Base,
    /// Điểm thưởng, added.
    Bonus,
    /// Điểm trừ, stored as negative scores.
    Deduction,
    /// Shown, not summed.
    Info,
}

/// How a group makes its score from its children.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// Added up.
    #[default]
    Sum,
    /// Weighted shares of the group's maximum.
    Weighted,
    /// The mean of the children that have a score.
    Average,
    /// The best child.
    Max,
    /// The worst child.
    Min,
}

impl Aggregate {
    pub(super) fn is_sum(&self) -> bool {
        *self == Self::Sum
    }
}

/// How a cell that does not apply (không được giao, không áp dụng) counts; scoring model §7.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NaMode {
    /// Rời mẫu số: no score, and its maximum leaves the denominator.
    #[default]
    LeaveDenominator,
    /// Đạt điểm tối đa.
    Full,
    /// 0 điểm, the maximum stays.
    Zero,
    /// Quy đổi: the others of the nearest group make up for it.
    Redistribute,
    /// Lấy bình quân: the unit's percent on its other base leaves.
    Average,
}

/// When a leaf does not apply by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NaWhen {
    /// An actual was entered, but there is no target.
    NoTarget,
    /// Target 0 and actual 0.
    ZeroTarget,
}

/// How an empty cell counts; scoring model C2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 0, and reported: the ranking is provisional.
    #[default]
    ZeroAndReport,
    /// No total until it is entered.
    Block,
    /// Not reported, no fault: full points, or nothing taken off. Only for counts that take points off.
    Full,
    /// 0 and not reported. Only for bonus, deduction and information: nothing entered means nothing claimed.
    Zero,
}

/// A step of scoring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Stage {
    /// `self`, `cluster`, `council` or another code.
    pub code: String,
    /// Its name as printed: "Tự chấm".
    pub name_vi: String,
    /// How several scorers make one score.
    pub combine: Combine,
    /// Whether a scorer sees what others of the stage gave only after giving a score of their own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub blind: bool,
}

/// How several scorers of a stage make one score; exact, before precedence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// One scorer only.
    #[default]
    Single,
    /// Trung bình cộng.
    Mean,
    /// Trung vị; of an even number the mean of the middle two.
    Median,
    /// Mean without the highest and the lowest; with fewer than three scorers the plain mean.
    TrimmedMean,
}

/// Caps and limits of the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Total {
    /// Most points of all bonus together.
    pub bonus_cap: Option<Exact>,
    /// Most points that all deductions together take off.
    pub deduction_cap: Option<Exact>,
    /// Least total; 0 if not stated, none when `null`.
    pub min: Option<Exact>,
    /// Greatest total; none if not stated.
    pub max: Option<Exact>,
    /// The declared scale (thang điểm), when it is not the sum of the base maxima.
    pub scale: Option<Exact>,
}

impl Default for Total {
    fn default() -> Self {
        Self { bonus_cap: None, deduction_cap: None, min: Some(Exact::ZERO), max: None, scale: None }
    }
}

/// How units are ranked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Ranking {
    /// What is compared.
    pub by: RankBy,
    /// Which end is first.
    pub order: RankOrder,
    /// How equal units share ranks.
    pub ties: Ties,
    /// Whether ranks and grades compare what is printed, or the values before their rounding.
    #[serde(skip_serializing_if = "Compare::is_rounded")]
    #[ts(optional, as = "Option<Compare>")]
    pub compare: Compare,
    /// Codes of criteria (the higher score first), or `higher_bonus`, `fewer_deductions`, `self_closer`; in this order.
    pub tie_breakers: Vec<String>,
}

/// What a ranking or a grade compares, after its rounding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RankBy {
    /// Percent of the own denominator.
    #[default]
    Percent,
    /// Total points.
    Total,
    /// Base points.
    Base,
}

/// Which form of a value ranks and grades compare (scoring model N4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As printed, after its rounding.
    #[default]
    Rounded,
    /// Before its rounding.
    Exact,
}

impl Compare {
    fn is_rounded(&self) -> bool {
        *self == Self::Rounded
    }
}

/// Which end of the ranking is first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RankOrder {
    /// The highest.
    #[default]
    Desc,
    /// The lowest.
    Asc,
}

/// How equal units share ranks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// 1, 2, 2, 4.
    #[default]
    Competition,
    /// 1, 2, 2, 3.
    Dense,
    /// 1, 2,5, 2,5, 4.
    Fractional,
}

/// A grade (xếp loại): the first whose limits and conditions hold is given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Grade {
    /// Code, if it differs from the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
    /// Name as printed: "Hoàn thành xuất sắc nhiệm vụ".
    pub name_vi: String,
    /// From this value on (từ … trở lên).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ge: Option<Exact>,
    /// Above this value (trên …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub gt: Option<Exact>,
    /// Up to this value (đến …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub le: Option<Exact>,
    /// Below this value (dưới …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lt: Option<Exact>,
    /// Limits of units of a class ("vùng khó khăn"), instead of those above; by the name of the class.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, GradeLimits>>")]
    pub by_class: BTreeMap<String, GradeLimits>,
    /// What is compared; what the ranking compares if not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<RankBy>,
    /// No point was taken off in any deduction.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub requires_clean: bool,
    /// No base leaf that applies scored 0.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub requires_no_zero: bool,
    /// The unit is scored completely at this stage or a more deciding one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub min_stage: Option<String>,
}

/// From–to of a grade.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct GradeLimits {
    /// From this value on (từ … trở lên).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ge: Option<Exact>,
    /// Above this value (trên …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub gt: Option<Exact>,
    /// Up to this value (đến …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub le: Option<Exact>,
    /// Below this value (dưới …).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lt: Option<Exact>,
}

impl GradeLimits {
    pub(in crate::scoring) fn hold(&self, value: &Exact) -> bool {
        self.ge.as_ref().is_none_or(|limit| value >= limit)
            && self.gt.as_ref().is_none_or(|limit| value > limit)
            && self.le.as_ref().is_none_or(|limit| value <= limit)
            && self.lt.as_ref().is_none_or(|limit| value < limit)
    }
}

impl Grade {
    /// The limits for units of a class; those without a class, or of one the grade does not name, have its own.
    pub(in crate::scoring) fn limits(&self, class: Option<&str>) -> GradeLimits {
        let of_class = class.map(text::match_key).and_then(|class| {
            self.by_class.iter().find(|(name, _)| text::match_key(name) == class).map(|(_, limits)| limits.clone())
        });
        of_class.unwrap_or_else(|| GradeLimits {
            ge: self.ge.clone(),
            gt: self.gt.clone(),
            le: self.le.clone(),
            lt: self.lt.clone(),
        })
    }
}

/// A quota (tỷ lệ khống chế): the most units that may have a grade.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Quota {
    /// Code or name of the grade.
    pub grade: String,
    /// The limit counts units of this grade and of better ones.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub or_better: bool,
    /// Largest share, of 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub share: Option<Exact>,
    /// Largest number, instead of a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub count: Option<u32>,
    /// The share is of this number of units, fixed by the rule, instead of those that are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub base: Option<u32>,
    /// The share is of the units of this grade (code or name) and better; of all units if not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub of: Option<String>,
    /// How a share is rounded to units.
    pub round: QuotaRounding,
    /// What happens to equal units at the limit.
    pub ties: QuotaTies,
}

/// How a share is rounded to units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuotaRounding {
    /// Down.
    #[default]
    Floor,
    /// Up.
    Ceil,
    /// Half up.
    HalfUp,
}

/// What happens to equal units at the limit of a quota.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuotaTies {
    /// None of them gets the grade ("không quá").
    #[default]
    ExcludeAllTied,
    /// All of them get it.
    IncludeAllTied,
    /// The council chooses; until then none has it.
    CouncilDecides,
}

/// A gate (điểm liệt, điều kiện loại trừ): a condition that limits the outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Gate {
    /// Code, unique among the criteria too: a gate without a condition is entered under it (`achieved`).
    pub code: String,
    /// The condition as printed.
    pub name_vi: String,
    /// `score(I.2) = 0` (or `I.2 = 0`), `total < 50`, `percent < 50`, `base < 40`; empty: a yes-or-no input of its own.
    pub when: String,
    /// What it does.
    pub effect: GateEffect,
    /// Of `zero_node`: code of the criterion or group that counts 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub node: Option<String>,
    /// Of `cap_total`: the most points in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub total: Option<Exact>,
    /// Of `cap_grade`: code or name of the best grade left.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub grade: Option<String>,
    /// Of `demote`: how many grades lower; 1 if not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub steps: Option<u32>,
}

/// What a gate does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GateEffect {
    /// A criterion or group counts 0.
    ZeroNode,
    /// The total is limited.
    CapTotal,
    /// The grade is limited.
    CapGrade,
    /// The grade is lowered.
    Demote,
    /// No rank and no grade.
    #[default]
    NotRanked,
}

/// Whether an entry needs evidence (minh chứng).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EvidenceRule")]
pub enum Evidence {
    /// None.
    #[default]
    None,
    /// Welcome.
    Optional,
    /// Needed.
    Required,
}

impl Evidence {
    pub(super) fn is_none(&self) -> bool {
        *self == Self::None
    }
}
