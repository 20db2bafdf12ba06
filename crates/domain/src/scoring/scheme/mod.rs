//! The scheme (bảng tiêu chí) as data: the shapes of its JSON, documented in `assets/schemes/README.md`.
//!
//! A scheme is read by [`read_scheme`], which reports what it cannot read instead of failing on the first slip, and
//! is made ready for evaluation by [`super::Plan::new`]. Nothing here computes.

mod fields;
mod rules;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::number::Exact;

pub(in crate::scoring) use fields::read_object;
pub use fields::read_scheme;
pub use rules::{
    Aggregate, Combine, Compare, Evidence, Gate, GateEffect, Grade, GradeLimits, Missing, NaMode, NaWhen, Quota,
    QuotaRounding, QuotaTies, RankBy, RankOrder, Ranking, Role, Rounding, RoundingMode, Stage, Ties, Total,
};

/// A versioned tree of criteria with its rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Scheme {
    /// Identity across versions, given by its author: `khoi-so-nganh-2026`.
    pub id: String,
    /// Version, counted from 1; results name it.
    pub version: u32,
    /// Its name as printed.
    pub name_vi: String,
    /// The period it is meant for: `2026`.
    pub period: String,
    /// Where numbers are rounded.
    pub rounding: Rounding,
    /// How a cell that does not apply counts, unless its criterion says otherwise.
    pub na_default: NaMode,
    /// How an empty cell counts, unless its criterion says otherwise.
    pub missing: Missing,
    /// Steps of scoring, lowest first. Empty: the one step `self`.
    pub stages: Vec<Stage>,
    /// Codes of stages, the deciding one first. Empty: the stages from last to first.
    pub precedence: Vec<String>,
    /// A stage that differs from the one below by more than this says why (scoring model G3).
    #[serde(skip_serializing_if = "Exact::is_zero")]
    #[ts(optional, as = "Option<Exact>")]
    pub explain_over: Exact,
    /// An achievement counts at one criterion only; otherwise it is only shown that two count it (scoring model S5).
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub achievement_once: bool,
    /// Caps and limits of the total.
    pub total: Total,
    /// How units are ranked.
    pub ranking: Ranking,
    /// Grades (xếp loại), the highest first.
    pub grades: Vec<Grade>,
    /// Quotas of grades (tỷ lệ khống chế).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Quota>>")]
    pub quota: Vec<Quota>,
    /// Gates (điểm liệt, điều kiện loại trừ).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Gate>>")]
    pub gates: Vec<Gate>,
    /// The criteria of the top level: parts and sections.
    pub criteria: Vec<Criterion>,
    /// Fields that mean nothing to the program: kept, reported by the check, not used.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Map<String, Value>,
}

/// A node of the tree: a group when it has children, otherwise a leaf that is scored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Criterion {
    /// Code, unique in the scheme; capitals and small letters are the same.
    pub code: String,
    /// The code as printed on paper, which may repeat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub raw_code: Option<String>,
    /// Its name as printed.
    pub name_vi: String,
    /// What its points do; stated at the top level, inherited below. Nothing stated: base.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub role: Option<Role>,
    /// How a group makes its score from its children.
    #[serde(skip_serializing_if = "Aggregate::is_sum")]
    #[ts(optional, as = "Option<Aggregate>")]
    pub aggregate: Aggregate,
    /// Weight within a `weighted` parent, a share of 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<Exact>,
    /// Points when fully met (điểm tối đa). In a deduction, the most points that can be taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub max: Option<Exact>,
    /// The least score of a leaf; 0 if not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub min: Option<Exact>,
    /// Upper limit (trần) of the score; in a deduction, of the points taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cap: Option<Exact>,
    /// Lower limit (sàn) of a group's score.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub floor: Option<Exact>,
    /// The children's maxima need not add up to this group's maximum, which is then its scale.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub max_differs: bool,
    /// Kind of a leaf: `direct`, `binary`, `ratio`, `band`, `count` and the others of the README.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<String>,
    /// Parameters of the kind, documented with it.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown> | undefined")]
    pub params: Map<String, Value>,
    /// The fields that are entered, with their units of measure and sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Input>>")]
    pub inputs: Vec<Input>,
    /// Fields that are computed from other fields before the rule sees them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Derivation>>")]
    pub derived: Vec<Derivation>,
    /// How this leaf counts when it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub na_mode: Option<NaMode>,
    /// When this leaf does not apply by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<NaWhen>>")]
    pub na_when: Vec<NaWhen>,
    /// How this leaf counts when nothing was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub missing: Option<Missing>,
    /// Whether an entry needs evidence.
    #[serde(skip_serializing_if = "Evidence::is_none")]
    #[ts(optional, as = "Option<Evidence>")]
    pub evidence: Evidence,
    /// The documents that count as evidence ("căn cứ chấm điểm").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub evidence_docs: Vec<String>,
    /// The printed rule, shown beside the field; the whole rule of a leaf scored by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guide_vi: Option<String>,
    /// What the program guessed of the printed row, in Vietnamese, until an officer confirms or changes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guess_vi: Option<String>,
    /// Decimal places of this leaf's score, instead of the scheme's `rounding.leaf`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub decimals: Option<u32>,
    /// An override may exceed the maximum; it is then reported.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub allow_over_cap: bool,
    /// The criteria of a group, in printed order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Criterion>>")]
    pub children: Vec<Criterion>,
    /// Fields that mean nothing to the program: kept, reported by the check, not used.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Map<String, Value>,
}

/// A field of a leaf that is entered or fed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "CriterionInput")]
pub struct Input {
    /// `T`, `A`, `value`, `achieved`, `n` or the id of an item.
    pub field: String,
    /// What it is called beside the field; otherwise the kind's own name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name_vi: Option<String>,
    /// Unit of measure: `hộ`, `%`, `vụ`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<String>,
    /// A number below 0 is allowed.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub allow_negative: bool,
    /// Where the program takes the value from by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<Source>,
    /// Fields that mean nothing to the program: kept, reported by the check, not used.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Map<String, Value>,
}

/// A field that is computed from other fields of the leaf.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Derivation {
    /// The field that is computed, of the leaf's kind; what is entered there comes first.
    pub field: String,
    /// How.
    pub by: DerivedBy,
    /// The fields it is computed from; names of the scheme's own choice.
    pub of: Vec<String>,
}

/// How a field is computed from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DerivedBy {
    /// All of them together; missing while one of them is.
    #[default]
    Sum,
    /// 100 times the first over the second.
    Rate,
    /// The first over the second (bình quân theo quân số, biên chế).
    PerHead,
    /// The mean of those that are there.
    Average,
    /// The last that is there.
    Last,
}

/// Where a field takes its value from (scoring model §3, S5). The app looks it up and feeds the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The unit's achievements of a kind.
    Achievements(SourceQuery),
    /// The unit's recognised initiatives.
    Initiatives(SourceQuery),
    /// A target of the round's movement.
    Target(SourceQuery),
    /// The unit's yearly evaluations.
    Evaluations(SourceQuery),
    /// The unit's late reports.
    LateReports(SourceQuery),
    /// What the unit came to in a locked round of another scheme in the same year (scoring model §5.14).
    Round(SourceQuery),
}

/// Which rows of a source count, and what is taken from them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SourceQuery {
    /// Kind of the rows: of achievements `sang_kien`, `cong_trinh`…
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<String>,
    /// Name of the target, as in the movement: `PCI`; of a round, the id of its scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// Which time: `round` (the round's period, if nothing is stated).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub period: Option<String>,
    /// `count`, `sum:<figure>`, `sum_target:<figure>`, `target`, `actual`, `total` or `percent`.
    pub take: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Source {
    /// Whether it takes achievements, which another criterion may take too.
    pub fn is_of_achievements(&self) -> bool {
        matches!(self, Self::Achievements(_) | Self::Initiatives(_))
    }
}

impl Criterion {
    /// Whether it is a group of other criteria.
    pub fn is_group(&self) -> bool {
        !self.children.is_empty()
    }
}

/// The form of a code by which codes are compared: "b3.1" and "B3.1" are the same.
pub fn code_key(code: &str) -> String {
    code.trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_json_leaves_out_is_optional_for_the_window() {
        let decl = Criterion::decl();
        for field in
            ["raw_code?: string", "aggregate?: Aggregate", "max_differs?: boolean", "children?: Array<Criterion>"]
        {
            assert!(decl.contains(field), "{field} in {decl}");
        }
        assert!(decl.contains("params: Record<string, unknown> | undefined"), "{decl}");
        assert!(!decl.contains("extra"), "{decl}");
        let json = serde_json::to_value(Criterion { code: "I".to_owned(), ..Criterion::default() }).unwrap();
        assert_eq!(json, serde_json::json!({ "code": "I", "name_vi": "" }));
    }
}
