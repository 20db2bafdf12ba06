//! What an officer should know about a catalogue before relying on it.

use serde::Serialize;
use ts_rs::TS;

use super::catalogue::Catalogue;
use super::citation::SourceStatus;
use super::condition::{Condition, Leaf, Op};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawFindingKind")]
pub enum FindingKind {
    /// Nobody read the text.
    FromMemory,
    /// It comes from a draft.
    Draft,
    /// It was copied from an earlier regime without being read again.
    CarriedOver,
    /// The article is not known.
    ArticleUnknown,
    /// A condition can never be answered from facts.
    NeverAnswered,
    /// An award has no conditions, so nobody can be found eligible.
    NoConditions,
}

/// A finding with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(rename = "LawFinding")]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// Where: id of an award or a condition, with the node.
    pub place: String,
    /// In a sentence.
    pub text: String,
}

/// Everything that a catalogue leaves open.
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings: Vec<Finding> = catalogue.conditions.iter().flat_map(of_condition).collect();
    for award in &catalogue.awards {
        for regime in &award.regimes {
            if catalogue.conditions_of(&award.id, regime).next().is_none() {
                findings.push(Finding {
                    kind: FindingKind::NoConditions,
                    place: format!("{}.{regime}", award.id),
                    text: format!("{}: chưa có tiêu chuẩn, mọi đề nghị đều cần xác nhận thêm.", award.name_vi),
                });
            }
        }
    }
    findings.sort();
    findings
}

fn of_condition(condition: &Condition) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |kind, place: String, text: String| findings.push(Finding { kind, place, text });
    if let Some(from) = &condition.carried_over_from {
        let text = format!("Chép từ {from}; văn bản mới có thể đã sửa.");
        add(FindingKind::CarriedOver, condition.id.clone(), text);
    }
    for node in condition.tree.walk() {
        let place = format!("{} {}", condition.id, node.node_id);
        if node.source_status == SourceStatus::Memory {
            add(FindingKind::FromMemory, place.clone(), format!("Theo trí nhớ, phải đối chiếu: {}", node.text_vi));
        }
        if node.draft {
            add(FindingKind::Draft, place.clone(), format!("Theo dự thảo luật: {}", node.text_vi));
        }
        if node.cite.is_empty() || node.cite.iter().any(|cite| cite.dieu == "?") {
            add(FindingKind::ArticleUnknown, place.clone(), format!("Chưa rõ điều: {}", node.text_vi));
        }
        let answered = match &node.op {
            Op::Leaf(Leaf::CollectiveRatio { award, .. } | Leaf::MembersWithAward { award, .. }) => {
                ["ldtt", "cstd_co_so"].contains(&award.as_str())
            }
            _ => true,
        };
        if !answered {
            let text = format!("Số liệu tập thể không ghi danh hiệu này: {}", node.text_vi);
            add(FindingKind::NeverAnswered, place, text);
        }
    }
    findings
}
