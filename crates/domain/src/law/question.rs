//! What only a person can answer: the questions (`attested` and its kin) of a catalogue, so that forms can ask them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use super::catalogue::Catalogue;
use super::class::{CLASSES, class_name};
use super::condition::{Leaf, Op};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "LawQuestion")]
pub struct Question {
    /// The key under which it is answered.
    pub key: String,
    /// As the law says it, with how far an achievement has effect and, where conditions of some classes of people alone ask
    /// it, which; the first of the places that ask it.
    pub text: String,
    /// Ids of the awards whose conditions ask it.
    pub awards: Vec<String>,
}

impl Leaf {
    /// The key under which a person answers it, with how far or what it is about; none for what facts answer. A result of a movement or of a cluster that
    /// the province does not organise is answered by a person where it is not entered.
    pub fn question(&self) -> Option<String> {
        match self {
            Self::ExceedsTargets {} => Some("exceeds_targets".to_owned()),
            Self::SuddenAchievement { scope } | Self::ManyAchievements { scope } => {
                Some(format!("{}:{scope}", self.op()))
            }
            Self::Contribution { kind } => Some(format!("{}:{kind}", self.op())),
            Self::Attested { key } => Some(key.clone()),
            Self::ClusterRank { rank, organised_by } if organised_by != "tinh" => {
                Some(format!("cluster_rank:{organised_by}:{rank}"))
            }
            Self::MovementResult { level, min_duration_years, role } => {
                Some(format!("movement_result:{}:{min_duration_years}:{role}", level.code()))
            }
            _ => None,
        }
    }
}

/// How widely achievements have effect, the narrowest first, in codes and words.
const REACH: [(&str, &str); 4] =
    [("co_so", "cơ sở"), ("linh_vuc_tinh", "lĩnh vực thuộc tỉnh"), ("tinh", "trong tỉnh"), ("toan_quoc", "toàn quốc")];

impl Leaf {
    /// How widely the achievement that it asks for has effect, as a place in [`REACH`]; the last for what has no such measure.
    fn reach(&self) -> usize {
        let scope = match self {
            Self::SuddenAchievement { scope } | Self::ManyAchievements { scope } => scope.as_str(),
            _ => "",
        };
        REACH.iter().position(|(known, _)| *known == scope).unwrap_or(REACH.len())
    }

    /// A question as the law says it, with how widely the achievement has effect where several are told apart by that alone.
    fn asked(&self, text: &str) -> String {
        match REACH.get(self.reach()) {
            Some((_, words)) => format!("{} (phạm vi: {words})", text.trim_end_matches('.')),
            None => text.to_owned(),
        }
    }
}

impl Catalogue {
    /// Whether no condition asks the same question about less.
    pub(super) fn is_narrowest(&self, leaf: &Leaf) -> bool {
        let nodes = self.conditions.iter().flat_map(|condition| condition.tree.walk());
        let mut same = nodes.filter_map(|node| match &node.op {
            Op::Leaf(other) if other.op() == leaf.op() => Some(other.reach()),
            _ => None,
        });
        same.all(|reach| reach >= leaf.reach())
    }

    /// All questions, by key.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions: BTreeMap<String, Question> = BTreeMap::new();
        let mut classes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for condition in &self.conditions {
            let whose: BTreeSet<&str> = match condition.subject_classes.as_slice() {
                [] => CLASSES.into(),
                some => some.iter().map(String::as_str).collect(),
            };
            for node in condition.tree.walk() {
                let Op::Leaf(leaf) = &node.op else { continue };
                let Some(key) = leaf.question() else { continue };
                classes.entry(key.clone()).or_default().extend(&whose);
                let question = questions.entry(key.clone()).or_insert_with(|| Question {
                    key,
                    text: leaf.asked(&node.text_vi),
                    awards: vec![],
                });
                if !question.awards.contains(&condition.award) {
                    question.awards.push(condition.award.clone());
                }
            }
        }
        for question in questions.values_mut() {
            let whose = classes.get(&question.key).filter(|whose| whose.len() < CLASSES.len());
            if let Some(whose) = whose {
                let names: Vec<String> = whose.iter().map(|class| class_name(class).to_lowercase()).collect();
                let asked = question.text.trim_end_matches('.');
                question.text = format!("{asked} (áp dụng với {})", names.join(", "));
            }
        }
        questions.into_values().collect()
    }
}
