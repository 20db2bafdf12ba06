//! Regimes and base salaries follow each other without gap: where one begins or ends another day, its neighbour does too.

use chrono::NaiveDate;
use serde_json::{Value, json};

fn day(entry: &Value, key: &str) -> Option<NaiveDate> {
    entry.get(key)?.as_str()?.parse().ok()
}

/// Puts the entries of a section in order, and moves the neighbours of the one that begins on a day.
pub(super) fn keep(body: &mut Value, section: &str, from: NaiveDate) {
    if let Some(Value::Array(entries)) = body.get_mut(section) {
        entries.sort_by_key(|entry| day(entry, "effective_from"));
        let Some(at) = entries.iter().position(|entry| day(entry, "effective_from") == Some(from)) else { return };
        let last = entries.get(at).and_then(|entry| day(entry, "effective_to"));
        if let (Some(before), Some(end)) = (at.checked_sub(1).and_then(|at| entries.get_mut(at)), from.pred_opt()) {
            set(before, "effective_to", end);
        }
        let next_begins = entries.get(at + 1).and_then(|next| day(next, "effective_from"));
        if let (Some(next), Some(begin)) = (entries.get_mut(at + 1), last.and_then(|last| last.succ_opt())) {
            set(next, "effective_from", begin);
        } else if let (Some(end), Some(own)) = (next_begins.and_then(|begin| begin.pred_opt()), entries.get_mut(at)) {
            // One that was put between two others ends where the next begins.
            set(own, "effective_to", end);
        }
    }
    if section == "regimes" {
        let begins: Vec<(Value, Value)> = list(body, "regimes")
            .filter_map(|one| Some((one.get("id")?.clone(), one.get("effective_from")?.clone())))
            .collect();
        for transition in body.get_mut("transitions").and_then(Value::as_array_mut).into_iter().flatten() {
            let later = transition.get("to_regime").cloned();
            let begin = begins.iter().find(|(id, _)| Some(id) == later.as_ref()).map(|(_, begin)| begin.clone());
            if let (Some(begin), Some(transition)) = (begin, transition.as_object_mut()) {
                transition.insert("at".to_owned(), begin);
            }
        }
    }
}

fn list<'a>(body: &'a Value, section: &str) -> impl Iterator<Item = &'a Value> {
    body.get(section).and_then(Value::as_array).into_iter().flatten()
}

fn set(entry: &mut Value, key: &str, day: NaiveDate) {
    if let Some(entry) = entry.as_object_mut() {
        entry.insert(key.to_owned(), json!(day));
    }
}
