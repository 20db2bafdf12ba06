//! Corrections: an officer changes a rule of the catalogue with a reason and a document, and a new version of it comes about.
//! The old version is left as it is, and so is every verdict that rests on it.

mod added;
mod addition;
mod amendment;
mod carry_over;
mod field;
mod request;
mod rule;
mod sentence;
mod sequence;
mod value;
mod words;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::catalogue::Catalogue;
use super::check::findings;
use crate::Fault;
use crate::scoring::Severity;

pub use added::{AddedCondition, AddedQuestion};
pub use addition::{Addition, add};
pub use amendment::{AmendedValue, Amendment, Layer};
pub use field::{ProvincialScope, RuleField};
pub use request::{CitedDocument, Correction};
pub use rule::RulePlace;
pub use value::{ValueChoice, ValueKind};

pub(super) use words::difference;

use field::{Words, fields_of};

/// A rule with what of it can be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its place.
    pub place: RulePlace,
    /// In words.
    pub name: String,
    /// The entry that it is part of, in words; the same as its name unless it is a node of a condition.
    pub entry_name: String,
    /// Whether it is in the catalogue; a multiple or a base salary may still be to be made.
    pub exists: bool,
    /// Whether a condition can be added under it.
    pub takes_conditions: bool,
    /// Whether it is a condition that an officer added and may take away.
    pub removable: bool,
    /// What can be corrected.
    pub fields: Vec<RuleField>,
}

/// A new version of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// Its JSON.
    pub text: String,
    /// The same, read.
    pub catalogue: Catalogue,
    /// What was changed.
    pub amendment: Amendment,
    /// The rule in words, before the change.
    pub rule_name: String,
    /// The entry that it is part of, in words.
    pub entry_name: String,
}

fn parsed(json: &str) -> Result<Value, Fault> {
    serde_json::from_str(json).map_err(|error| Fault::new("law.not_a_catalogue").with("detail", error))
}

fn unknown(rule: &str) -> Fault {
    Fault::new("law.rule_unknown").with("rule", rule).at_field("rule")
}

/// A rule of a catalogue's JSON by its place, with what of it can be corrected.
///
/// # Errors
/// `law.not_a_catalogue`, `law.rule_unknown`.
pub fn rule(json: &str, place: &str) -> Result<Rule, Fault> {
    let body = parsed(json)?;
    let found = RulePlace::read(place).ok_or_else(|| unknown(place))?;
    rule_of(&body, &found).ok_or_else(|| unknown(place))
}

fn rule_of(body: &Value, place: &RulePlace) -> Option<Rule> {
    let words = Words::new(body);
    let entry = place.find(body).cloned();
    let exists = entry.is_some();
    let entry = entry.or_else(|| added::blank(body, place))?;
    let mut fields = fields_of(&words, place, &entry);
    if !exists {
        let (key, label, value_kind) = match place.section.as_str() {
            "bonus" => ("multiple_x100", "Mức thưởng (số lần lương cơ sở)", ValueKind::Multiple),
            _ => ("amount", "Mức lương cơ sở", ValueKind::Money),
        };
        fields.retain(|field| field.key == "notes_vi");
        let provincial = if place.section == "bonus" { ProvincialScope::WhereEmpty } else { ProvincialScope::Never };
        let (key, label) = (key.to_owned(), label.to_owned());
        let (value, shown) = (String::new(), String::new());
        fields.insert(0, RuleField { key, label, value_kind, optional: false, provincial, value, shown });
    }
    let takes_conditions = place.section == "conditions" && place.node.is_none();
    let entry_place = RulePlace { node: None, ..place.clone() };
    let entry_name = match entry_place.find(body) {
        Some(entry) => words::entry_in_words(body, &place.section, entry),
        None => words::entry_in_words(body, &place.section, &entry),
    };
    let name = if exists { words::rule_name(body, place) } else { entry_name.clone() };
    let key = place.to_string();
    let added = |one: &Value| {
        one.get("rule").and_then(Value::as_str) == Some(key.as_str())
            && one.get("values").and_then(|values| values.get(0)?.get("label")?.as_str()) == Some(ADDED)
    };
    let removable = body.get("amendments").and_then(Value::as_array).is_some_and(|all| all.iter().any(added));
    let is_rule = !fields.is_empty() || takes_conditions || entry.get("source_status").is_some();
    is_rule.then(|| Rule { place: place.clone(), name, entry_name, exists, takes_conditions, removable, fields })
}

/// How an added condition is told among the values that changed.
const ADDED: &str = "Điều kiện thêm vào";

/// How a condition that was taken away is told.
const TAKEN_AWAY: &str = "Điều kiện bỏ đi";

/// Applies a correction to a catalogue's JSON. `by` is the officer, `on` the day.
///
/// # Errors
/// All of what is wrong with the request, each with its field: `law.rule_unknown`, `law.reason_missing`,
/// `law.document_missing`, `law.document_unknown`, `law.article_missing`, `law.field_unknown`, `law.value_…`,
/// `law.provincial_never`, `law.provincial_loosens`, `law.condition_place`, `law.not_added`, `law.nothing_changed`; and
/// `law.correction_breaks` where the new catalogue would not hang together.
pub fn correct(json: &str, correction: &Correction, by: &str, on: NaiveDate) -> Result<Corrected, Vec<Fault>> {
    let body = parsed(json).map_err(|fault| vec![fault])?;
    let place = RulePlace::read(&correction.rule).ok_or_else(|| vec![unknown(&correction.rule)])?;
    let rule = rule_of(&body, &place).ok_or_else(|| vec![unknown(&correction.rule)])?;
    let mut changed = body.clone();
    let draft = request::Draft { before: &body, rule: &rule, correction, by, on };
    let amendment = draft.apply(&mut changed)?;
    let (text, catalogue) = read_anew(json, changed, &amendment)?;
    Ok(Corrected { text, catalogue, amendment, rule_name: rule.name, entry_name: rule.entry_name })
}

/// A changed catalogue with the amendment noted in it: its JSON, and the same read as strictly as any.
fn read_anew(before: &str, mut changed: Value, amendment: &Amendment) -> Result<(String, Catalogue), Vec<Fault>> {
    let list = changed.as_object_mut().map(|body| body.entry("amendments").or_insert_with(|| json!([])));
    if let Some(Value::Array(list)) = list {
        list.push(serde_json::to_value(amendment).map_err(|error| vec![breaks(&error)])?);
    }
    let text = changed.to_string();
    let catalogue = Catalogue::read(&text).map_err(|fault| {
        let detail = fault.params.get("detail").cloned().unwrap_or_default();
        vec![breaks(&detail)]
    })?;
    refuse_new_errors(before, &catalogue)?;
    Ok((text, catalogue))
}

fn breaks(detail: &dyn std::fmt::Display) -> Fault {
    Fault::new("law.correction_breaks").with("detail", detail)
}

/// What makes answers wrong and did not before.
fn refuse_new_errors(before: &str, after: &Catalogue) -> Result<(), Vec<Fault>> {
    let known = super::check::check_catalogue_text(before);
    let grave = |finding: &super::check::Finding| finding.severity == Severity::Error;
    let new = findings(after).into_iter().filter(|finding| grave(finding) && !known.contains(finding));
    let faults: Vec<Fault> = new.map(|finding| breaks(&finding.message)).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
