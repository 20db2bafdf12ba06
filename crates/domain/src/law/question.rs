//! What only a person can answer: the questions (`attested` and its kin) of a catalogue, so that forms can ask them.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::catalogue::Catalogue;
use super::condition::{Leaf, Op};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "LawQuestion")]
pub struct Question {
    /// The key under which it is answered.
    pub key: String,
    /// As the law says it; the first of the places that ask it.
    pub text: String,
    /// Ids of the awards whose conditions ask it.
    pub awards: Vec<String>,
}

impl Leaf {
    /// The key under which a person answers it; none for what facts answer. A result of a movement or of a cluster that
    /// the province does not organise is answered by a person where it is not entered.
    pub fn question(&self) -> Option<String> {
        match self {
            Self::ExceedsTargets {} => Some("exceeds_targets".to_owned()),
            Self::SuddenAchievement { .. } => Some("sudden_achievement".to_owned()),
            Self::ManyAchievements { .. } => Some("many_achievements".to_owned()),
            Self::Contribution { .. } => Some("contribution".to_owned()),
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

impl Catalogue {
    /// All questions, by key.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions: BTreeMap<String, Question> = BTreeMap::new();
        for condition in &self.conditions {
            for node in condition.tree.walk() {
                let Op::Leaf(leaf) = &node.op else { continue };
                let Some(key) = leaf.question() else { continue };
                let question = questions.entry(key.clone()).or_insert_with(|| Question {
                    key,
                    text: node.text_vi.clone(),
                    awards: vec![],
                });
                if !question.awards.contains(&condition.award) {
                    question.awards.push(condition.award.clone());
                }
            }
        }
        questions.into_values().collect()
    }
}
