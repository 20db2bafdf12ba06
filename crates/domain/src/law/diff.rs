//! How two versions of a catalogue differ, entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::correction::difference;
use crate::Fault;

/// What happened to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawChangeKind")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(optional_fields, rename = "LawChange")]
pub struct Change {
    /// The section: `conditions`, `quotas`…
    pub section: String,
    /// The entry: its id, or what names it.
    pub entry: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The part that changed: `tree.of.1.min`; empty for the whole entry.
    pub path: String,
    /// In a sentence.
    pub words: String,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// The differences of two catalogues' texts.
///
/// # Errors
/// `law.not_a_catalogue` when one is no JSON object.
pub fn differences(from: &str, to: &str) -> Result<Vec<Change>, Fault> {
    let (old, new) = (parsed(from)?, parsed(to)?);
    let (from, to) = (sections(&old), sections(&new));
    // What officers changed is what the differences tell.
    let names = from.keys().chain(to.keys()).copied().filter(|section| section.as_str() != "amendments");
    let names: BTreeSet<&String> = names.collect();
    let mut changes = Vec::new();
    for section in names {
        let empty = BTreeMap::new();
        let (was, is) = (from.get(section).unwrap_or(&empty), to.get(section).unwrap_or(&empty));
        let entries: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for entry in entries {
            let change = |kind, path: &str, from: Option<&Value>, to: Option<&Value>| Change {
                words: difference((&old, &new), (section, entry), path, (from, to)),
                section: section.clone(),
                entry: entry.clone(),
                kind,
                path: path.to_owned(),
                from: from.map(shown),
                to: to.map(shown),
            };
            match (was.get(entry), is.get(entry)) {
                (Some(was), Some(is)) => parts("", was, is, &mut |path, from, to| {
                    changes.push(change(ChangeKind::Changed, path, from, to));
                }),
                (Some(_), None) => changes.push(change(ChangeKind::Removed, "", None, None)),
                (None, Some(_)) => changes.push(change(ChangeKind::Added, "", None, None)),
                (None, None) => {}
            }
        }
    }
    Ok(changes)
}

fn parsed(json: &str) -> Result<Value, Fault> {
    let refused = |detail: &dyn std::fmt::Display| Fault::new("law.not_a_catalogue").with("detail", detail);
    let body: Value = serde_json::from_str(json).map_err(|error| refused(&error))?;
    if body.is_object() { Ok(body) } else { Err(refused(&"no object")) }
}

/// Sections with their entries by what names them; a section that is no list is one entry.
fn sections(body: &Value) -> BTreeMap<&String, BTreeMap<String, &Value>> {
    fn entries(value: &Value) -> BTreeMap<String, &Value> {
        match value {
            Value::Array(list) => list.iter().enumerate().map(|(at, entry)| (entry_name(entry, at), entry)).collect(),
            other => BTreeMap::from([(String::new(), other)]),
        }
    }
    body.as_object().into_iter().flatten().map(|(section, value)| (section, entries(value))).collect()
}

/// What names an entry of a section: its id, or what it is about; its place where it has neither.
pub(super) fn entry_name(entry: &Value, place: usize) -> String {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    if let Some(id) = text("id").or_else(|| text("op")) {
        return id.to_owned();
    }
    let keys = ["award", "subject_kind", "regime", "effective_from"];
    let named: Vec<&str> = keys.iter().filter_map(|key| text(key)).collect();
    if named.is_empty() { place.to_string() } else { named.join(".") }
}

/// The smallest parts that differ.
fn parts(path: &str, old: &Value, new: &Value, found: &mut impl FnMut(&str, Option<&Value>, Option<&Value>)) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (old, new) {
        _ if old == new => {}
        (Value::Object(old), Value::Object(new)) => {
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                part(&below(key), old.get(key), new.get(key), found);
            }
        }
        // Where a rule stands and where it was read is told whole.
        (Value::Array(_), Value::Array(_)) if path.ends_with("cite") || path.ends_with("sources") => {
            found(path, Some(old), Some(new));
        }
        (Value::Array(old), Value::Array(new)) => {
            for place in 0..old.len().max(new.len()) {
                part(&below(&place.to_string()), old.get(place), new.get(place), found);
            }
        }
        _ => found(path, Some(old), Some(new)),
    }
}

fn part(
    path: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    found: &mut impl FnMut(&str, Option<&Value>, Option<&Value>),
) {
    match (old, new) {
        (Some(old), Some(new)) => parts(path, old, new, found),
        (old, new) => found(path, old, new),
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
