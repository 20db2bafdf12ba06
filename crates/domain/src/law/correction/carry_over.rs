//! The rules of one regime copied for another, so that a new regime does not begin empty. A copy says where it is from and
//! counts as not yet compared with the new text.

use serde::Deserialize;
use serde_json::{Value, json};

use super::rule::RulePlace;
use crate::Fault;

/// Whose rules are copied for which regime.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarryOver {
    /// The regime whose rules there are.
    pub from: String,
    /// The regime that gets them.
    pub to: String,
}

/// Sections whose entries belong to one regime, with whether an entry says that it was copied.
const OF_ONE: [(&str, bool); 5] =
    [("conditions", true), ("bonus_rules", true), ("bonus", false), ("quotas", true), ("voting", true)];

/// Sections whose entries name the regimes that they belong to.
const OF_SEVERAL: [&str; 6] = ["awards", "quorum", "council", "dossiers", "deadlines", "lockouts"];

impl CarryOver {
    pub fn read(value: Value) -> Result<Self, Fault> {
        serde_json::from_value(value).map_err(|error| Fault::new("law.carry_over_unknown").with("detail", error))
    }

    /// Copies the rules of the one regime that the other has no own ones of; answers with what was copied, in words.
    ///
    /// # Errors
    /// `law.carry_over_unknown` where one of the regimes is not in the catalogue, or both are the same.
    pub fn apply(&self, body: &mut Value) -> Result<String, Fault> {
        let is_regime = |id: &str| RulePlace::entry("regimes", id).find(body).is_some();
        if self.from == self.to || !is_regime(&self.from) || !is_regime(&self.to) {
            let detail = format!("{} → {}", self.from, self.to);
            return Err(Fault::new("law.carry_over_unknown").with("detail", detail));
        }
        let mut copied = 0_usize;
        for (section, says_so) in OF_ONE {
            let Some(Value::Array(entries)) = body.get_mut(section) else { continue };
            let mut copies = Vec::new();
            for entry in entries.iter().filter(|entry| entry.get("regime") == Some(&json!(self.from))) {
                let copy = self.copy(entry, says_so);
                if !entries.iter().any(|own| is_same(section, own, &copy)) {
                    copies.push(copy);
                }
            }
            copied += copies.len();
            entries.extend(copies);
        }
        let mut named = 0_usize;
        for section in OF_SEVERAL {
            for entry in body.get_mut(section).and_then(Value::as_array_mut).into_iter().flatten() {
                named += usize::from(self.name(entry));
                for by in entry.get_mut("decided_by").and_then(Value::as_array_mut).into_iter().flatten() {
                    self.name(by);
                }
            }
        }
        for setting in body.get_mut("provincial_settings").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(Value::Object(defaults)) = setting.get_mut("default_by_regime")
                && let Some(value) = defaults.get(&self.from).cloned()
            {
                defaults.entry(&self.to).or_insert(value);
            }
        }
        Ok(format!(
            "chép {copied} quy định từ {} cho {}; thêm {} vào {named} mục dùng chung",
            self.from, self.to, self.to
        ))
    }

    fn copy(&self, entry: &Value, says_so: bool) -> Value {
        let mut copy = entry.clone();
        doubtful(&mut copy);
        if let Value::Object(fields) = &mut copy {
            fields.insert("regime".to_owned(), json!(self.to));
            if let Some(Value::String(id)) = fields.get_mut("id") {
                *id = match id.strip_suffix(self.from.as_str()) {
                    Some(stem) => format!("{stem}{}", self.to),
                    None => format!("{id}_{}", self.to),
                };
            }
            if says_so {
                fields.insert("carried_over_from".to_owned(), json!(self.from));
            }
        }
        copy
    }

    /// Adds the regime to those that an entry names; `false` where it does not name the one, or names both.
    fn name(&self, entry: &mut Value) -> bool {
        let Some(Value::Array(regimes)) = entry.get_mut("regimes") else { return false };
        let has = |id: &str| regimes.iter().any(|one| one.as_str() == Some(id));
        if !has(&self.from) || has(&self.to) {
            return false;
        }
        regimes.push(json!(self.to));
        true
    }
}

/// Whether a regime has the rule already: by its id, or of the same award for the same loại hình or kind of subjects.
fn is_same(section: &str, own: &Value, copy: &Value) -> bool {
    let same = |key: &str| own.get(key) == copy.get(key);
    match section {
        "bonus" => same("regime") && same("award") && same("subject_kind"),
        "bonus_rules" => same("regime"),
        _ => same("id"),
    }
}

/// Nobody compared a copy with the text of the new regime.
fn doubtful(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.get("source_status") == Some(&json!("verified_text")) {
                fields.insert("source_status".to_owned(), json!("secondary"));
            }
            fields.values_mut().for_each(doubtful);
        }
        Value::Array(list) => list.iter_mut().for_each(doubtful),
        _ => {}
    }
}
