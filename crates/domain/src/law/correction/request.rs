//! What an officer asks for when correcting a rule, checked and carried out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::added::{self, AddedCondition};
use super::amendment::{AmendedValue, Amendment, Layer};
use super::field::{ProvincialScope, RuleField};
use super::rule::RulePlace;
use super::sentence::{self, Changed, Sentence};
use super::value::ValueKind;
use super::{ADDED, Rule, TAKEN_AWAY, sequence};
use crate::date::PartialDate;
use crate::{Fault, text};

/// The document that a correction rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "LawCitedDocument", optional_fields)]
pub struct CitedDocument {
    /// Số, ký hiệu: `152/2025/NĐ-CP`. One that the catalogue knows needs no more.
    pub number: String,
    /// Luật, Nghị định, Quyết định…
    pub kind: Option<String>,
    /// Date of issue.
    pub date: Option<PartialDate>,
    /// Trích yếu.
    pub about: Option<String>,
    /// Điều.
    pub article: Option<String>,
    /// Khoản.
    pub clause: Option<String>,
    /// Điểm.
    pub point: Option<String>,
}

/// A correction of a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "LawCorrection", optional_fields)]
pub struct Correction {
    /// The place of the rule: `quotas/q_cstdcs_r2017`.
    pub rule: String,
    /// New values by the keys of their fields; empty text takes an optional value away.
    pub values: Option<BTreeMap<String, String>>,
    /// A condition that is added under those of an award.
    pub add: Option<AddedCondition>,
    /// Takes away a condition that an officer added.
    pub remove: Option<bool>,
    /// Whose rule it becomes.
    pub layer: Option<Layer>,
    /// Why.
    pub reason: String,
    /// The document.
    pub document: CitedDocument,
    /// Whether the officer compared the rule with the original of the document.
    pub verified: Option<bool>,
}

/// A correction about to be carried out.
pub(super) struct Draft<'a> {
    pub before: &'a Value,
    pub rule: &'a Rule,
    pub correction: &'a Correction,
    pub by: &'a str,
    pub on: NaiveDate,
}

/// The document as the catalogue will know it.
pub(super) struct Document {
    pub id: String,
    /// The entry to be added; none for one that is known.
    pub entry: Option<Value>,
    /// `Nghị định 152/2025/NĐ-CP`.
    pub name: String,
}

fn cleaned(value: Option<&String>) -> Option<String> {
    value.map(|value| text::line(value)).filter(|value| !value.is_empty())
}

pub(super) fn free_id(body: &Value, section: &str, prefix: &str) -> String {
    let is_taken = |id: &String| RulePlace::entry(section, id.as_str()).find(body).is_some();
    (1..).map(|number: u32| format!("{prefix}{number}")).find(|id| !is_taken(id)).unwrap_or_default()
}

pub(super) fn insert(value: &mut Value, key: &str, new: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), new);
    }
}

/// The document that a change rests on, as the catalogue will know it.
///
/// # Errors
/// `law.document_missing`, `law.document_unknown` with their fields.
pub(super) fn document_of(before: &Value, given: &CitedDocument, verified: bool) -> Result<Document, Fault> {
    let number = text::line(&given.number);
    if number.is_empty() {
        return Err(Fault::new("law.document_missing").at_field("document.number"));
    }
    let said = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let key = text::match_key(&number);
    let known = before.get("documents").and_then(Value::as_array).into_iter().flatten();
    let found = known.into_iter().find(|entry| {
        let own = said(entry, "so_hieu");
        let whole = format!("{} {own}", said(entry, "loai"));
        text::match_key(&own) == key || text::match_key(&whole) == key
    });
    if let Some(entry) = found {
        let name = format!("{} {}", said(entry, "loai"), said(entry, "so_hieu"));
        return Ok(Document { id: said(entry, "id"), entry: None, name });
    }
    let unknown =
        |field: &str| Fault::new("law.document_unknown").with("number", &number).at_field(format!("document.{field}"));
    let kind = cleaned(given.kind.as_ref()).ok_or_else(|| unknown("kind"))?;
    let date = given.date.filter(|date| date.day().is_some()).and_then(PartialDate::first_day);
    let date = date.ok_or_else(|| unknown("date"))?;
    let id = free_id(before, "documents", "vb_");
    let status = if verified { "verified_text" } else { "secondary" };
    let entry = json!({ "id": id, "so_hieu": number, "loai": kind, "ngay": date,
        "trich_yeu": cleaned(given.about.as_ref()).unwrap_or_default(), "effective_from": date, "effective_to": null,
        "source_status": status, "sources": [] });
    Ok(Document { id, entry: Some(entry), name: format!("{kind} {number}") })
}

/// Where a text was read, as an entry of `sources`.
pub(super) fn source_of(id: &str, text: &str, covers: &str, by: &str, on: NaiveDate, verified: bool) -> Value {
    let verb = if verified { "đối chiếu bản gốc" } else { "ghi" };
    json!({
        "id": id, "status": if verified { "verified_text" } else { "secondary" },
        "where": format!("{text} – {by} {verb} ngày {}", on.format("%d/%m/%Y")), "covers": covers,
    })
}

impl Draft<'_> {
    fn layer(&self) -> Layer {
        self.correction.layer.unwrap_or_default()
    }

    fn verified(&self) -> bool {
        self.correction.verified == Some(true)
    }

    /// Carries it out on a catalogue's JSON.
    ///
    /// # Errors
    /// As [`super::correct`].
    pub fn apply(&self, body: &mut Value) -> Result<Amendment, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut taken = |result: Result<(), Fault>| faults.extend(result.err());
        let reason = text::multiline(&self.correction.reason);
        if reason.is_empty() {
            taken(Err(Fault::new("law.reason_missing").at_field("reason")));
        }
        let document = self.document().map_err(|fault| taken(Err(fault))).ok();
        let cites = self.rule.takes_conditions
            || self.rule.place.find(self.before).is_none_or(|rule| rule.get("cite").is_some());
        if self.layer() == Layer::Provincial && cites && self.article().is_none() {
            taken(Err(Fault::new("law.article_missing").at_field("document.article")));
        }
        if !self.rule.exists
            && let Some(blank) = added::blank(self.before, &self.rule.place)
            && let Some(Value::Array(entries)) = body.get_mut(&self.rule.place.section)
        {
            entries.push(blank);
        }
        let mut place = self.rule.place.clone();
        let mut values = Vec::new();
        // A base salary is named by the day from which it holds: that changes last.
        let mut given: Vec<(&String, &String)> = self.correction.values.iter().flatten().collect();
        given.sort_by_key(|(key, _)| key.as_str() == "effective_from");
        for (key, written) in given {
            match self.set(body, key, written) {
                Ok(changes) => values.extend(changes),
                Err(fault) => faults.push(fault),
            }
        }
        if let Some(condition) = &self.correction.add {
            match condition.put(body, &self.rule.place) {
                Ok(added) => {
                    values.insert(0, changed(ADDED, "", &text::line(&condition.text)));
                    place = added;
                }
                Err(fault) => faults.push(fault),
            }
        }
        if self.correction.remove == Some(true) {
            match self.take_away(body) {
                Ok(said) => values.insert(0, changed(TAKEN_AWAY, &said, "")),
                Err(fault) => faults.push(fault),
            }
        }
        if place.section == "base_salary"
            && let Some(day) = self.correction.values.as_ref().and_then(|values| values.get("effective_from"))
            && let Ok(Value::String(from)) = ValueKind::Day.read(day)
        {
            place = RulePlace::entry("base_salary", from);
        }
        let Some(document) = document.filter(|_| faults.is_empty()) else { return Err(faults) };
        if values.is_empty() && !(self.verified() && self.is_doubtful()) {
            return Err(vec![Fault::new("law.nothing_changed").at_field("values")]);
        }
        self.cite(body, &place, &document, !values.is_empty());
        Ok(Amendment {
            rule: place.to_string(),
            layer: self.layer(),
            on: self.on,
            by: self.by.to_owned(),
            reason,
            doc: document.id,
            verified: self.verified(),
            values,
        })
    }

    /// Whether the rule does not yet count as compared with the original.
    fn is_doubtful(&self) -> bool {
        let Some(rule) = self.rule.place.find(self.before) else { return true };
        let status = rule.get("source_status").and_then(Value::as_str);
        status.is_some_and(|status| status != "verified_text")
            || rule.get("carried_over_from").is_some_and(|from| !from.is_null())
            || rule.get("draft") == Some(&Value::from(true))
    }

    fn article(&self) -> Option<String> {
        cleaned(self.correction.document.article.as_ref())
    }

    fn document(&self) -> Result<Document, Fault> {
        document_of(self.before, &self.correction.document, self.verified())
    }

    /// Sets a value, and the sentence of the rule with it where that says it; nothing where it was so already.
    fn set(&self, body: &mut Value, key: &str, written: &str) -> Result<Vec<AmendedValue>, Fault> {
        let at = format!("values.{key}");
        let field = self.rule.fields.iter().find(|field| field.key == key || field.label == key);
        let field = field.ok_or_else(|| {
            let labels: Vec<&str> = self.rule.fields.iter().map(|field| field.label.as_str()).collect();
            Fault::new("law.field_unknown").with("field", key).with("fields", labels.join("; ")).at_field(&at)
        })?;
        let about = |fault: Fault| fault.with("label", &field.label).at_field(&at);
        let value = if text::line(written).is_empty() && field.optional {
            Value::Null
        } else {
            field.value_kind.read(written).map_err(about)?
        };
        let entry = self.rule.place.find_mut(body).ok_or_else(|| super::unknown(&self.correction.rule))?;
        let old = entry.pointer(&field.pointer()).cloned().unwrap_or_default();
        if old == value {
            return Ok(Vec::new());
        }
        if field.value_kind == ValueKind::Multiple {
            self.of_a_size(&old, &value).map_err(about)?;
        }
        if self.layer() == Layer::Provincial {
            allowed(field, &old, &value).map_err(about)?;
        }
        let from = field.value_kind.shown(&old);
        let to = field.value_kind.shown(&value);
        let begins = entry.get("effective_from").and_then(|day| day.as_str()?.parse().ok());
        put(entry, field, value.clone());
        let said = self.say(entry, field, &old, &value)?;
        self.settle(body, field, &value, begins);
        Ok(std::iter::once(changed(&field.label, &from, &to)).chain(said).collect())
    }

    /// Puts a new value into the sentence of the rule where it says the old one, unless the officer writes the sentence.
    fn say(
        &self,
        entry: &mut Value,
        field: &RuleField,
        old: &Value,
        new: &Value,
    ) -> Result<Option<AmendedValue>, Fault> {
        const SENTENCE: &str = "text_vi";
        let before = entry.get(SENTENCE).and_then(Value::as_str).unwrap_or_default().to_owned();
        let own = self.rule.fields.iter().find(|field| field.key == SENTENCE);
        let written = self.correction.values.iter().flatten();
        let is_written =
            written.into_iter().any(|(key, _)| own.is_some_and(|own| *key == own.key || *key == own.label));
        let Some(own) = own.filter(|_| !is_written) else { return Ok(None) };
        let is_same = |other: &RuleField| {
            other.key != field.key && Some(&other.value) == old.as_u64().map(|old| old.to_string()).as_ref()
        };
        let what = Changed {
            kind: &field.value_kind,
            old,
            new,
            is_of_years: field.key.ends_with("years"),
            is_shared: self.rule.fields.iter().any(is_same),
        };
        match sentence::follow(&before, what) {
            Sentence::Silent => Ok(None),
            Sentence::Follows(after) => {
                insert(entry, SENTENCE, json!(after));
                Ok(Some(changed(&own.label, &before, &after)))
            }
            Sentence::Unclear => {
                let fault = Fault::new("law.sentence_unclear").with("label", &field.label).with("sentence", before);
                Err(fault.with("value", field.value_kind.shown(old)).at_field(format!("values.{SENTENCE}")))
            }
        }
    }

    /// A multiple of the base salary that is far from the old one was written in another unit; one where there was none is
    /// at most the highest of the catalogue.
    fn of_a_size(&self, old: &Value, new: &Value) -> Result<(), Fault> {
        let new = new.as_u64().unwrap_or_default();
        let known = self.before.get("bonus").and_then(Value::as_array).into_iter().flatten();
        let highest = known.into_iter().filter_map(|entry| entry.get("multiple_x100")?.as_u64()).max().unwrap_or(new);
        let is_odd = match old.as_u64() {
            Some(old) => new > old.saturating_mul(10) || old > new.saturating_mul(10),
            None => new > highest,
        };
        let shown = |value: u64| ValueKind::Multiple.shown(&json!(value));
        match is_odd {
            true => {
                let fault = Fault::new("law.multiple_far").with("value", shown(new));
                Err(fault.with("known", shown(old.as_u64().unwrap_or(highest))))
            }
            false => Ok(()),
        }
    }

    /// What follows from a new value: a share makes a ceiling, days move the neighbours.
    fn settle(&self, body: &mut Value, field: &RuleField, value: &Value, began: Option<NaiveDate>) {
        let section = self.rule.place.section.as_str();
        match (section, field.key.as_str()) {
            ("quotas", "percent") => {
                if let Some(quota) = self.rule.place.find_mut(body) {
                    insert(quota, "kind", json!(if value.is_null() { "none" } else { "max_percent" }));
                }
            }
            ("regimes" | "base_salary", "effective_from") => {
                if let Some(from) = value.as_str().and_then(|day| day.parse().ok()) {
                    sequence::keep(body, section, from);
                }
            }
            ("regimes", "effective_to") | ("base_salary", "effective_to" | "amount") => {
                if let Some(from) = began {
                    sequence::keep(body, section, from);
                }
            }
            _ => {}
        }
    }

    fn take_away(&self, body: &mut Value) -> Result<String, Fault> {
        if !self.rule.removable {
            return Err(Fault::new("law.not_added").at_field("rule"));
        }
        added::take_away(body, &self.rule.place)
    }

    /// Notes in the catalogue where the rule stands now and how surely it was read.
    fn cite(&self, body: &mut Value, place: &RulePlace, document: &Document, says_otherwise: bool) {
        if let Some(entry) = &document.entry
            && let Some(Value::Array(texts)) = body.get_mut("documents")
        {
            texts.push(entry.clone());
        }
        let source = free_id(body, "sources", "D");
        let article = self.article();
        let cite = self.cited(document, article.as_deref());
        let entry = source_of(&source, &document.name, &self.rule.name, self.by, self.on, self.verified());
        if let Some(Value::Array(sources)) = body.get_mut("sources") {
            sources.push(entry);
        }
        let is_salary = place.section == "base_salary";
        let Some(rule) = place.find_mut(body) else { return };
        if is_salary && (says_otherwise || rule.get("doc").is_none()) {
            insert(rule, "doc", json!(document.id));
        }
        if let Some(Value::Array(sources)) = rule.get_mut("sources") {
            sources.push(json!(source));
        }
        if let (Some(cite), Some(Value::Array(cites))) = (cite, rule.get_mut("cite")) {
            let same = |one: &&mut Value| one.get("doc") == cite.get("doc") && one.get("dieu") == cite.get("dieu");
            match cites.iter_mut().find(same) {
                // The article is cited already; its khoản and điểm are those that the officer gives, if any.
                Some(known) if cite.get("khoan").is_some() || cite.get("diem").is_some() => *known = cite,
                Some(_) => {}
                None => cites.push(cite),
            }
        }
        let status = rule.get("source_status").and_then(Value::as_str);
        if status.is_some() {
            if self.verified() {
                insert(rule, "source_status", json!("verified_text"));
            } else if says_otherwise && status == Some("verified_text") {
                insert(rule, "source_status", json!("secondary"));
            }
        }
        if self.verified()
            && let Some(rule) = rule.as_object_mut()
        {
            rule.remove("draft");
            rule.remove("carried_over_from");
        }
    }

    fn cited(&self, document: &Document, article: Option<&str>) -> Option<Value> {
        let given = &self.correction.document;
        let mut cite = json!({ "doc": document.id, "dieu": article? });
        for (key, part) in [("khoan", cleaned(given.clause.as_ref())), ("diem", cleaned(given.point.as_ref()))] {
            if let Some(part) = part {
                insert(&mut cite, key, json!(part));
            }
        }
        Some(cite)
    }
}

fn changed(label: &str, from: &str, to: &str) -> AmendedValue {
    AmendedValue { label: label.to_owned(), from: from.to_owned(), to: to.to_owned() }
}

/// Puts a value where a field says; what is optional and empty stands as nothing.
fn put(entry: &mut Value, field: &RuleField, value: Value) {
    match entry.pointer_mut(&field.pointer()) {
        Some(place) => *place = value,
        None => insert(entry, &field.key, value),
    }
}

/// Whether a provincial regulation may say so.
fn allowed(field: &RuleField, old: &Value, new: &Value) -> Result<(), Fault> {
    let loosens = || Fault::new("law.provincial_loosens").with("value", field.value_kind.shown(old));
    let orders = || Some((field.value_kind.order(old)?, field.value_kind.order(new)?));
    match field.provincial {
        ProvincialScope::Free => Ok(()),
        ProvincialScope::Never => Err(Fault::new("law.provincial_never")),
        _ if old.is_null() => Ok(()),
        ProvincialScope::WhereEmpty => Err(Fault::new("law.provincial_never")),
        ProvincialScope::Up => orders().filter(|(old, new)| new > old).map(drop).ok_or_else(loosens),
        ProvincialScope::Down => orders().filter(|(old, new)| new < old).map(drop).ok_or_else(loosens),
    }
}
