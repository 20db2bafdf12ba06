//! Conditions: a tree for an award, a regime, kinds of subjects and a loại hình. Every `op` of the catalogue is a variant.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::award::AwardPeriod;
use super::citation::{Cite, SourceStatus};
use super::facts::Year;
use super::vocab::Scope;
use crate::evaluation::EvaluationLevel;

/// The conditions of an award for some subjects under a regime.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// `cstd_tinh.ca_nhan.cong_trang.r2024`.
    pub id: String,
    /// The award.
    pub award: String,
    /// The regime.
    pub regime: String,
    /// Kinds of subjects: `ca_nhan`, `tap_the`, `ho_gia_dinh`.
    pub subject_kinds: Vec<String>,
    /// Classes of people it is for; empty for all.
    pub subject_classes: Vec<String>,
    /// Loại hình khen thưởng.
    pub award_type: String,
    /// How many years of achievement it counts.
    pub period: AwardPeriod,
    /// The regime that it was copied from without being read again.
    pub carried_over_from: Option<String>,
    /// What else the catalogue says.
    pub notes_vi: Option<String>,
    /// The tree.
    pub tree: Node,
}

/// The keys of a condition beside its tree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionHead {
    pub id: String,
    pub award: String,
    pub regime: String,
    pub subject_kinds: Vec<String>,
    #[serde(default)]
    pub subject_classes: Vec<String>,
    pub award_type: String,
    pub period: AwardPeriod,
    #[serde(default)]
    pub carried_over_from: Option<String>,
    #[serde(default)]
    pub notes_vi: Option<String>,
}

/// A condition of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// `n.2.1`.
    pub node_id: String,
    /// As the law says it.
    pub text_vi: String,
    /// Where it says it.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// Whether it comes from a draft law.
    pub draft: bool,
    /// Whether a person has to look in any case.
    pub human_review: bool,
    /// What it asks.
    pub op: Op,
}

/// What a condition asks (`primitives`; law §4).
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// All parts hold.
    All(Vec<Node>),
    /// One part holds.
    Any(Vec<Node>),
    /// The part does not hold.
    Not(Box<Node>),
    /// The parts hold within years that are counted first.
    Within(WindowRule, Vec<Node>),
    /// A question about facts.
    Leaf(Leaf),
}

/// A question about facts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Leaf {
    /// The standard of another award is met for the same year, or the award was given for it.
    MeetsStandard {
        /// The other award.
        award: String,
    },
    /// Awards were given.
    HeldAward {
        /// Which.
        awards: Vec<String>,
        /// How often at least.
        count: i32,
        /// Whether without a gap up to the year proposed for.
        consecutive: bool,
        /// In which years.
        window: WindowRule,
        /// For which loại hình.
        award_types: Vec<String>,
        /// Awards whose years cannot be used again.
        #[serde(default)]
        not_consumed_by: Vec<String>,
    },
    /// Each of the last years was evaluated at least so.
    EvaluationGrade {
        /// The lowest grade that will do.
        min: EvaluationLevel,
        /// How many years, the year proposed for being the last.
        years: i32,
        /// Always true: years without a gap.
        consecutive: bool,
        /// In which years.
        window: WindowRule,
    },
    /// So many years were evaluated at least so.
    GradeCount {
        /// The lowest grade that will do.
        min: EvaluationLevel,
        /// How many years at least.
        count: i32,
        /// In which years.
        window: WindowRule,
    },
    /// Initiatives were recognised.
    Initiative {
        /// How widely at least.
        scope: Scope,
        /// How many at least.
        count: i32,
        /// Of which kinds.
        kinds: Vec<String>,
        /// In which years.
        window: WindowRule,
        /// For what they are used here.
        purpose: Purpose,
    },
    /// A share of the members was given an award for the year.
    CollectiveRatio {
        /// The award.
        award: String,
        /// The share.
        min_percent: i64,
        /// Whether it has to be exceeded.
        strict: bool,
        /// What it is a share of.
        denominator: Denominator,
    },
    /// So many members were given an award for the year.
    MembersWithAward {
        /// The award.
        award: String,
        /// How many at least.
        min_count: i64,
    },
    /// A share of the members completed their tasks.
    CompletedTasksPercent {
        /// The share.
        min_percent: i64,
    },
    /// No member was disciplined so severely.
    NoMemberDisciplined {
        /// The mildest form that counts.
        min_form: String,
        /// In which years.
        window: WindowRule,
    },
    /// The subject was not disciplined so severely.
    NoDiscipline {
        /// The mildest form that counts.
        min_form: String,
        /// In which years it may not have been decided.
        window: WindowRule,
    },
    /// Employed for so many whole months of the year.
    EmployedMonths {
        /// How many at least.
        min: i32,
        /// In which years.
        window: WindowRule,
    },
    /// So many years since an award was last given; a province may ask for it.
    YearsSince {
        /// Which.
        awards: Vec<String>,
        /// How many years at least.
        min_years: i32,
    },
    /// A place in a cluster of the year.
    ClusterRank {
        /// The lowest place that will do.
        rank: i32,
        /// Who organised it: `tinh`, `trung_uong`.
        organised_by: String,
    },
    /// A place in a movement.
    MovementResult {
        /// How widely it was launched at least.
        level: Scope,
        /// How long it ran at least.
        min_duration_years: i32,
        /// `dan_dau`, `xuat_sac`.
        role: String,
    },
    /// A person confirms that targets were exceeded.
    ExceedsTargets {},
    /// A person confirms a sudden achievement.
    SuddenAchievement {
        /// How far it had effect.
        scope: String,
    },
    /// A person confirms many achievements.
    ManyAchievements {
        /// How far they had effect.
        scope: String,
    },
    /// A person confirms a contribution.
    Contribution {
        /// Of what.
        kind: String,
    },
    /// A person confirms something.
    Attested {
        /// What: the key of the confirmation.
        key: String,
    },
}

impl Leaf {
    /// The catalogue's name of the question.
    pub fn op(&self) -> &'static str {
        match self {
            Self::MeetsStandard { .. } => "meets_standard",
            Self::HeldAward { .. } => "held_award",
            Self::EvaluationGrade { .. } => "evaluation_grade",
            Self::GradeCount { .. } => "grade_count",
            Self::Initiative { .. } => "initiative",
            Self::CollectiveRatio { .. } => "collective_ratio",
            Self::MembersWithAward { .. } => "members_with_award",
            Self::CompletedTasksPercent { .. } => "completed_tasks_percent",
            Self::NoMemberDisciplined { .. } => "no_member_disciplined",
            Self::NoDiscipline { .. } => "no_discipline",
            Self::EmployedMonths { .. } => "employed_months",
            Self::YearsSince { .. } => "years_since",
            Self::ClusterRank { .. } => "cluster_rank",
            Self::MovementResult { .. } => "movement_result",
            Self::ExceedsTargets {} => "exceeds_targets",
            Self::SuddenAchievement { .. } => "sudden_achievement",
            Self::ManyAchievements { .. } => "many_achievements",
            Self::Contribution { .. } => "contribution",
            Self::Attested { .. } => "attested",
        }
    }

    /// The awards that it names.
    pub fn awards(&self) -> Vec<&str> {
        match self {
            Self::MeetsStandard { award }
            | Self::CollectiveRatio { award, .. }
            | Self::MembersWithAward { award, .. } => vec![award],
            Self::HeldAward { awards, not_consumed_by, .. } => {
                awards.iter().chain(not_consumed_by).map(String::as_str).collect()
            }
            Self::YearsSince { awards, .. } => awards.iter().map(String::as_str).collect(),
            _ => vec![],
        }
    }
}

/// What an initiative is used for: a title or a form of commendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Danh hiệu thi đua.
    DanhHieu,
    /// Hình thức khen thưởng.
    HinhThuc,
}

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// The members of the collective that count for the year.
    MembersCounted,
}

/// Which years a condition looks at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WindowRule {
    /// The year proposed for.
    ProposalYear,
    /// Years up to it.
    EndingAtProposalYear,
    /// Any time before the dossier was received.
    AnyBefore,
    /// The years of the condition around it.
    Inherit,
    /// The last years, the year proposed for being the last.
    LastNYears {
        /// How many.
        n: i32,
    },
    /// The longest row of years with such grades that ends at the year proposed for.
    Run {
        /// The lowest grade that will do.
        grade_min: EvaluationLevel,
        /// How many years at least.
        min_years: i32,
        /// After which awards it starts.
        #[serde(deserialize_with = "one_or_none")]
        start_after: Vec<StartAfter>,
    },
}

/// Awards after whose years a row of years starts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartAfter {
    /// Which.
    pub awards: Vec<String>,
    /// For which loại hình.
    pub award_types: Vec<String>,
    /// Whether it only limits the row where such an award was given.
    #[serde(default)]
    pub optional: bool,
}

/// The catalogue gives one or null; a provincial setting may add a second.
fn one_or_none<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<StartAfter>, D::Error> {
    Ok(Option::<StartAfter>::deserialize(deserializer)?.into_iter().collect())
}

/// The keys that every node has.
const COMMON: [&str; 7] = ["node_id", "text_vi", "cite", "source_status", "sources", "draft", "human_review"];

/// The common keys of a node.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeHead {
    node_id: String,
    text_vi: String,
    cite: Vec<Cite>,
    source_status: SourceStatus,
    sources: Vec<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    human_review: bool,
}

impl Node {
    /// Reads a node and what is under it.
    ///
    /// # Errors
    /// The node's id and what is wrong with it.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let object = value.as_object().ok_or("a condition is no object")?;
        let id = object.get("node_id").and_then(Value::as_str).unwrap_or("?");
        let at = |detail: &dyn std::fmt::Display| format!("{id}: {detail}");
        let (head, mut rest): (Map<_, _>, Map<_, _>) =
            object.clone().into_iter().partition(|(key, _)| COMMON.contains(&key.as_str()));
        let head: NodeHead = serde_json::from_value(Value::Object(head)).map_err(|error| at(&error))?;
        if head.text_vi.trim().is_empty() {
            return Err(at(&"text_vi is empty"));
        }
        let op = rest.get("op").and_then(Value::as_str).unwrap_or_default().to_owned();
        let op = match op.as_str() {
            "all" | "any" | "not" | "within" => {
                let parts = rest.remove("of").and_then(|of| of.as_array().cloned()).unwrap_or_default();
                let parts = parts.iter().map(Self::read).collect::<Result<Vec<_>, _>>()?;
                rest.remove("op");
                let window = rest.remove("window");
                if let Some(key) = rest.keys().next() {
                    return Err(at(&format!("unknown field `{key}`")));
                }
                Self::combined(&op, parts, window).map_err(|error| at(&error))?
            }
            _ => Op::Leaf(serde_json::from_value(Value::Object(rest)).map_err(|error| at(&error))?),
        };
        Ok(Self {
            node_id: head.node_id,
            text_vi: head.text_vi,
            cite: head.cite,
            source_status: head.source_status,
            sources: head.sources,
            draft: head.draft,
            human_review: head.human_review,
            op,
        })
    }

    fn combined(op: &str, parts: Vec<Self>, window: Option<Value>) -> Result<Op, String> {
        if parts.is_empty() {
            return Err("`of` is empty".to_owned());
        }
        match (op, window) {
            ("all", None) => Ok(Op::All(parts)),
            ("any", None) => Ok(Op::Any(parts)),
            ("not", None) => {
                let [part] = <[Self; 1]>::try_from(parts).map_err(|_| "`not` has one part")?;
                Ok(Op::Not(Box::new(part)))
            }
            ("within", Some(window)) => {
                let window = serde_json::from_value(window).map_err(|error| error.to_string())?;
                Ok(Op::Within(window, parts))
            }
            ("within", None) => Err("missing field `window`".to_owned()),
            _ => Err("unknown field `window`".to_owned()),
        }
    }

    /// The parts under it.
    pub fn parts(&self) -> &[Self] {
        match &self.op {
            Op::All(parts) | Op::Any(parts) | Op::Within(_, parts) => parts,
            Op::Not(part) => std::slice::from_ref(part),
            Op::Leaf(_) => &[],
        }
    }

    /// It and everything under it.
    pub fn walk(&self) -> Vec<&Self> {
        let mut nodes = vec![self];
        nodes.extend(self.parts().iter().flat_map(Self::walk));
        nodes
    }

    /// The catalogue's name of what it asks.
    pub fn op_name(&self) -> &'static str {
        match &self.op {
            Op::All(_) => "all",
            Op::Any(_) => "any",
            Op::Not(_) => "not",
            Op::Within(..) => "within",
            Op::Leaf(leaf) => leaf.op(),
        }
    }
}

impl Condition {
    /// Whether it is for a kind and class of subjects. Who has no class gets every condition of the kind.
    pub fn is_for(&self, kind: &str, class: Option<&str>) -> bool {
        self.subject_kinds.iter().any(|known| known == kind) && self.is_for_class(class)
    }

    /// Whether it is for a class of people.
    pub(super) fn is_for_class(&self, class: Option<&str>) -> bool {
        self.subject_classes.is_empty() || class.is_none_or(|class| self.subject_classes.iter().any(|own| own == class))
    }
}

/// The first year of so many that end at a year.
pub(super) fn first_of(ending: Year, count: i32) -> Year {
    ending.saturating_sub(count.saturating_sub(1))
}
