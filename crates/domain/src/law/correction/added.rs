//! A condition that a provincial regulation adds to those of the law, and a base salary that a new decree sets.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::field::Words;
use super::rule::{RulePlace, above};
use super::value::ValueKind;
use crate::{Fault, text};

/// What an added condition asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "asks", rename_all = "snake_case")]
#[ts(rename = "LawAddedQuestion")]
pub enum AddedQuestion {
    /// A person confirms it.
    Confirmed,
    /// Each of the last years was evaluated at least so.
    Grade {
        /// The lowest grade that will do: `HTT`.
        min: String,
        /// How many years.
        years: u32,
    },
    /// So many years since the award was last given.
    YearsSince {
        /// How many.
        years: u32,
    },
    /// Initiatives recognised in the last years.
    Initiatives {
        /// How widely at least: `co_so`, `tinh`, `toan_quoc`.
        scope: String,
        /// How many.
        count: u32,
        /// In how many years, the year proposed for being the last.
        years: u32,
    },
}

/// A condition to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "LawAddedCondition")]
pub struct AddedCondition {
    /// As the regulation says it.
    pub text: String,
    /// What it asks.
    #[serde(flatten)]
    #[ts(flatten)]
    pub question: AddedQuestion,
}

fn in_years(years: u32) -> Value {
    if years == 1 { json!({ "kind": "proposal_year" }) } else { json!({ "kind": "last_n_years", "n": years }) }
}

fn is_count(label: &str, number: u32) -> Result<(), Fault> {
    let kind = ValueKind::Number { min: 1, max: 50 };
    kind.read(&number.to_string()).map(drop).map_err(|fault| fault.with("label", label).at_field("add"))
}

impl AddedCondition {
    /// What it asks, as a node of the tree; its place and its source are still to be set.
    fn node(&self, award: &str, key: &str) -> Result<Value, Fault> {
        Ok(match &self.question {
            AddedQuestion::Confirmed => json!({ "op": "attested", "key": key, "human_review": true }),
            AddedQuestion::Grade { min, years } => {
                is_count("Số năm", *years)?;
                json!({ "op": "evaluation_grade", "min": min, "years": years, "consecutive": true,
                    "window": { "kind": if *years == 1 { "proposal_year" } else { "ending_at_proposal_year" } } })
            }
            AddedQuestion::YearsSince { years } => {
                is_count("Số năm", *years)?;
                json!({ "op": "years_since", "awards": [award], "min_years": years })
            }
            AddedQuestion::Initiatives { scope, count, years } => {
                is_count("Số sáng kiến", *count)?;
                is_count("Số năm", *years)?;
                json!({ "op": "initiative", "scope": scope, "count": count, "kinds": ["sang_kien", "de_tai", "de_an", "cong_trinh"],
                    "window": in_years(*years), "purpose": "danh_hieu" })
            }
        })
    }

    /// Puts it under the conditions of an award; answers with the place of the new node.
    ///
    /// # Errors
    /// `law.condition_place`, `law.value_empty`, `law.value_number`.
    pub(super) fn put(&self, body: &mut Value, place: &RulePlace) -> Result<RulePlace, Fault> {
        let nowhere = || Fault::new("law.condition_place").at_field("rule");
        if place.section != "conditions" || place.node.is_some() {
            return Err(nowhere());
        }
        let text = text::line(&self.text);
        if text.is_empty() {
            return Err(Fault::new("law.value_empty").with("label", "Nội dung quy định").at_field("add.text"));
        }
        let is_title = {
            let award = place.find(body).and_then(|entry| entry.get("award")?.as_str()).ok_or_else(nowhere)?;
            let group = RulePlace::entry("awards", award).find(body).and_then(|award| award.get("group")?.as_str());
            group.is_some_and(|group| group.starts_with("danh_hieu"))
        };
        let entry = place.find_mut(body).ok_or_else(nowhere)?;
        let award = entry.get("award").and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let tree = entry.get_mut("tree").ok_or_else(nowhere)?;
        if tree.get("op").and_then(Value::as_str) != Some("all") {
            let text = tree.get("text_vi").cloned().unwrap_or_default();
            let whole = json!({ "op": "all", "node_id": "t", "text_vi": text, "cite": tree["cite"], "sources": tree["sources"],
                "source_status": tree["source_status"], "of": [tree.take()] });
            *tree = whole;
        }
        let root = tree.get("node_id").and_then(Value::as_str).unwrap_or("n").to_owned();
        let parts = tree.get_mut("of").and_then(Value::as_array_mut).ok_or_else(nowhere)?;
        let is_taken = |node: &str, parts: &[Value]| {
            parts.iter().any(|part| part.get("node_id").and_then(Value::as_str) == Some(node))
        };
        let node_id = (parts.len() + 1..).map(|at| format!("{root}.{at}")).find(|node| !is_taken(node, parts));
        let node_id = node_id.unwrap_or_default();
        let mut node = self.node(&award, &format!("{id}.{node_id}"))?;
        if let Some(purpose) = node.get_mut("purpose").filter(|_| !is_title) {
            *purpose = json!("hinh_thuc");
        }
        for (key, value) in [
            ("node_id", json!(node_id)),
            ("text_vi", json!(text)),
            ("cite", json!([])),
            ("sources", json!([])),
            ("source_status", json!("secondary")),
        ] {
            if let Some(node) = node.as_object_mut() {
                node.insert(key.to_owned(), value);
            }
        }
        parts.push(node);
        Ok(RulePlace { node: Some(node_id), ..place.clone() })
    }
}

/// Takes a node away from its tree; answers with what it said.
///
/// # Errors
/// `law.condition_place` when it is the whole tree or the only part.
pub(super) fn take_away(body: &mut Value, place: &RulePlace) -> Result<String, Fault> {
    let nowhere = || Fault::new("law.condition_place").at_field("rule");
    let node = place.node.clone().ok_or_else(nowhere)?;
    let entry = RulePlace { node: None, ..place.clone() };
    let tree = entry.find_mut(body).and_then(|entry| entry.get_mut("tree")).ok_or_else(nowhere)?;
    let (above, at) = above(tree, &node).ok_or_else(nowhere)?;
    let parts =
        above.get_mut("of").and_then(Value::as_array_mut).filter(|parts| parts.len() > 1).ok_or_else(nowhere)?;
    let gone = parts.remove(at);
    Ok(gone.get("text_vi").and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// The entry that does not exist yet and that a correction may make: a multiple where the catalogue has none, a base salary
/// from a day on.
pub(super) fn blank(body: &Value, place: &RulePlace) -> Option<Value> {
    let words = Words::new(body);
    match place.section.as_str() {
        "bonus" => {
            let mut parts = place.entry.splitn(3, '.');
            let (award, kind, regime) = (parts.next()?, parts.next()?, parts.next()?);
            RulePlace::entry("awards", award).find(body)?;
            RulePlace::entry("regimes", regime).find(body)?;
            let is_kind = words.word("subject_kinds", kind) != kind;
            is_kind.then(|| {
                json!({ "award": award, "subject_kind": kind, "regime": regime, "cite": [], "sources": [],
                    "source_status": "secondary" })
            })
        }
        "base_salary" => {
            let from: chrono::NaiveDate = place.entry.parse().ok()?;
            Some(json!({ "effective_from": from, "effective_to": null, "sources": [], "source_status": "secondary" }))
        }
        _ => None,
    }
}
