//! What a new text brings: awards, regimes, and the rules that belong to them, added to the catalogue from a piece of its
//! JSON. What is there already is corrected, never replaced.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use super::amendment::{AmendedValue, Amendment, Layer};
use super::carry_over::CarryOver;
use super::request::{CitedDocument, Document, document_of, free_id, insert, source_of};
use super::rule::RulePlace;
use super::{Corrected, parsed, read_anew, sequence, words};
use crate::law::diff::entry_name;
use crate::{Fault, text};

/// What can be added, in the order in which it is.
const SECTIONS: [&str; 14] = [
    "documents",
    "regimes",
    "awards",
    "conditions",
    "transitions",
    "bonus_rules",
    "bonus",
    "quotas",
    "voting",
    "quorum",
    "council",
    "dossiers",
    "deadlines",
    "lockouts",
];

/// Stands in a piece for the document that it rests on.
const THE_DOCUMENT: &str = "$";

/// How an entry that was added is told among the values that changed.
const ADDED_ENTRY: &str = "Bổ sung vào danh mục";

/// Entries to be added to a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "LawAddition", optional_fields)]
pub struct Addition {
    /// JSON: lists of new entries by their section (`{"awards": [{…}], "conditions": [{…}]}`) as the catalogue writes them.
    /// `sources`, `source_status` and an empty `cite` may be left out; `"doc": "$"` cites the document. `carry_over`
    /// `{"from": "r2026", "to": "r2027"}` copies the rules of one regime for another.
    pub piece: String,
    /// Why.
    pub reason: String,
    /// The document.
    pub document: CitedDocument,
    /// Whether the officer compared the entries with the original of the document.
    pub verified: Option<bool>,
}

impl Amendment {
    /// Whether it added entries to the catalogue rather than correct one.
    pub fn is_addition(&self) -> bool {
        self.values.first().is_some_and(|value| value.label == ADDED_ENTRY)
    }
}

fn at_piece(fault: Fault) -> Fault {
    fault.at_field("piece")
}

/// A piece, understood as far as its sections.
struct Piece {
    entries: Vec<(&'static str, Vec<Value>)>,
    carry_over: Option<CarryOver>,
}

impl Piece {
    /// # Errors
    /// `law.piece_not_json`, `law.piece_section`, `law.piece_not_a_list`, `law.piece_empty`.
    fn read(json: &str) -> Result<Self, Fault> {
        let body: Value = serde_json::from_str(json).map_err(|error| {
            let fault = Fault::new("law.piece_not_json").with("line", error.line()).with("column", error.column());
            at_piece(fault)
        })?;
        let Value::Object(mut body) = body else {
            return Err(at_piece(Fault::new("law.piece_not_a_list").with("section", "{ }")));
        };
        let carry_over = match body.remove("carry_over") {
            Some(value) => Some(CarryOver::read(value).map_err(at_piece)?),
            None => None,
        };
        let mut entries = Vec::new();
        for section in SECTIONS {
            match body.remove(section) {
                Some(Value::Array(list)) if list.iter().all(Value::is_object) => entries.push((section, list)),
                Some(_) => return Err(at_piece(Fault::new("law.piece_not_a_list").with("section", section))),
                None => {}
            }
        }
        if let Some(section) = body.keys().next() {
            let fault = Fault::new("law.piece_section").with("section", section).with("sections", SECTIONS.join(", "));
            return Err(at_piece(fault));
        }
        if carry_over.is_none() && entries.iter().all(|(_, list)| list.is_empty()) {
            return Err(at_piece(Fault::new("law.piece_empty")));
        }
        Ok(Self { entries, carry_over })
    }
}

/// Adds entries to a catalogue's JSON. `by` is the officer, `on` the day.
///
/// # Errors
/// All of what is wrong with the request, each with its field: `law.reason_missing`, `law.document_missing`,
/// `law.document_unknown`, `law.piece_not_json`, `law.piece_section`, `law.piece_not_a_list`, `law.piece_empty`,
/// `law.piece_taken`, `law.piece_names_nothing`, `law.carry_over_unknown`; `law.correction_breaks` where the new catalogue
/// would not be one or would not hang together.
pub fn add(json: &str, addition: &Addition, by: &str, on: NaiveDate) -> Result<Corrected, Vec<Fault>> {
    let before = parsed(json).map_err(|fault| vec![fault])?;
    let verified = addition.verified == Some(true);
    let mut faults = Vec::new();
    let reason = text::multiline(&addition.reason);
    if reason.is_empty() {
        faults.push(Fault::new("law.reason_missing").at_field("reason"));
    }
    let document = document_of(&before, &addition.document, verified).map_err(|fault| faults.push(fault)).ok();
    let piece = Piece::read(&addition.piece).map_err(|fault| faults.push(fault)).ok();
    let (Some(document), Some(piece)) = (document, piece) else { return Err(faults) };
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut body = before.clone();
    let source = free_id(&body, "sources", "D");
    let filling = Filling { document: &document, source: &source, verified };
    if let (Some(entry), Some(Value::Array(texts))) = (&document.entry, body.get_mut("documents")) {
        texts.push(entry.clone());
    }
    let mut added = Vec::new();
    for (section, entries) in piece.entries {
        for entry in entries {
            match put(&mut body, section, filling.fill(section, entry)) {
                Ok(place) => added.push(place),
                Err(fault) => faults.push(fault),
            }
        }
    }
    let mut values: Vec<AmendedValue> = Vec::new();
    for place in &added {
        let words = place.find(&body).map(|entry| words::entry_in_words(&body, &place.section, entry));
        values.push(told(words.unwrap_or_else(|| place.to_string())));
    }
    if let Some(carry_over) = &piece.carry_over {
        match carry_over.apply(&mut body) {
            Ok(said) => values.push(told(said)),
            Err(fault) => faults.push(fault.at_field("piece")),
        }
    }
    faults.extend(names_nothing(&body, &added));
    if !faults.is_empty() {
        return Err(faults);
    }
    // The award or the regime is what it is called by; else whatever came first.
    let main = added.iter().find(|place| place.section == "regimes" || place.section == "awards");
    let main = main.or(added.first()).cloned();
    let main =
        main.unwrap_or_else(|| RulePlace::entry("regimes", piece.carry_over.map(|one| one.to).unwrap_or_default()));
    let name = main.find(&body).map(|entry| words::entry_in_words(&body, &main.section, entry));
    let name = name.unwrap_or_else(|| main.to_string());
    if let Some(Value::Array(sources)) = body.get_mut("sources") {
        sources.push(source_of(&source, &document.name, &name, by, on, verified));
    }
    let amendment = Amendment {
        rule: main.to_string(),
        layer: Layer::Correction,
        on,
        by: by.to_owned(),
        reason,
        doc: document.id,
        verified,
        values,
    };
    let (text, catalogue) = read_anew(json, body, &amendment)?;
    Ok(Corrected { text, catalogue, amendment, rule_name: name.clone(), entry_name: name })
}

fn told(what: String) -> AmendedValue {
    AmendedValue { label: ADDED_ENTRY.to_owned(), from: String::new(), to: what }
}

/// Puts an entry into its section; regimes follow each other, each with the transition to it.
fn put(body: &mut Value, section: &str, entry: Value) -> Result<RulePlace, Fault> {
    let list = |body: &mut Value, section: &str, entry: Value| {
        if let Some(Value::Array(entries)) = body.get_mut(section) {
            entries.push(entry);
        }
    };
    let place = RulePlace::entry(section, entry_name(&entry, usize::MAX));
    if place.find(body).is_some() {
        return Err(at_piece(Fault::new("law.piece_taken").with("place", &place)));
    }
    let begins = entry.get("effective_from").and_then(|day| day.as_str()?.parse::<NaiveDate>().ok());
    if section != "regimes" {
        list(body, section, entry);
        return Ok(place);
    }
    let Some(begins) = begins else {
        return Err(at_piece(Fault::new("law.piece_regime_day").with("place", &place)));
    };
    let same = |one: &Value| one.get("effective_from") == Some(&json!(begins));
    if body.get("regimes").and_then(Value::as_array).is_some_and(|all| all.iter().any(same)) {
        return Err(at_piece(Fault::new("law.piece_regime_day").with("place", &place)));
    }
    let source = entry.get("sources").cloned().unwrap_or_default();
    let status = entry.get("source_status").cloned().unwrap_or_default();
    list(body, section, entry);
    sequence::keep(body, "regimes", begins);
    let regimes = body.get("regimes").and_then(Value::as_array).cloned().unwrap_or_default();
    let at = regimes.iter().position(same).and_then(|at| at.checked_sub(1));
    if let Some(earlier) = at.and_then(|at| regimes.get(at)?.get("id")?.as_str()) {
        let transition = json!({
            "id": free_id(body, "transitions", "t_"), "from_regime": earlier, "to_regime": place.entry, "at": begins,
            "mode": "by_received_date", "compare_more_favourable": false, "cite": [], "sources": source,
            "source_status": status, "text_vi": "Theo ngày tiếp nhận hồ sơ để thẩm định.",
        });
        list(body, "transitions", transition);
    }
    Ok(place)
}

/// What an entry that is added gets from the document that it rests on.
struct Filling<'a> {
    document: &'a Document,
    source: &'a str,
    verified: bool,
}

impl Filling<'_> {
    fn fill(&self, section: &str, entry: Value) -> Value {
        let mut entry = self.with_document(entry);
        self.rest_on(&mut entry);
        if let Value::Object(fields) = &mut entry {
            if !["documents", "regimes", "awards", "conditions"].contains(&section) {
                fields.entry("cite").or_insert_with(|| json!([]));
            }
            match section {
                "regimes" => {
                    fields.entry("effective_to").or_insert(Value::Null);
                    fields.entry("transition_note").or_insert(json!(""));
                    fields.entry("basis_documents").or_insert(json!([self.document.id]));
                }
                "awards" => {
                    fields.entry("quoted_name").or_insert(json!(false));
                    for by in fields.get_mut("decided_by").and_then(Value::as_array_mut).into_iter().flatten() {
                        insert(by, "source_status", json!(self.status()));
                    }
                }
                "conditions" => {
                    fields.remove("sources");
                    fields.remove("source_status");
                    if let Some(tree) = fields.get_mut("tree") {
                        self.node(tree, "n");
                    }
                }
                _ => {}
            }
        }
        entry
    }

    fn status(&self) -> &'static str {
        if self.verified { "verified_text" } else { "secondary" }
    }

    /// How surely it was read is the officer's to say, not the piece's.
    fn rest_on(&self, entry: &mut Value) {
        insert(entry, "sources", json!([self.source]));
        insert(entry, "source_status", json!(self.status()));
    }

    /// A node of a tree with those below it, numbered where it has no number.
    fn node(&self, node: &mut Value, number: &str) {
        self.rest_on(node);
        if let Value::Object(fields) = node {
            fields.entry("cite").or_insert_with(|| json!([]));
            fields.entry("node_id").or_insert(json!(number));
            for (part, at) in fields.get_mut("of").and_then(Value::as_array_mut).into_iter().flatten().zip(1..) {
                self.node(part, &format!("{number}.{at}"));
            }
        }
    }

    /// The same with the document's id in the place of its sign.
    fn with_document(&self, value: Value) -> Value {
        match value {
            Value::String(text) if text == THE_DOCUMENT => json!(self.document.id),
            Value::Array(list) => list.into_iter().map(|one| self.with_document(one)).collect(),
            Value::Object(fields) => {
                let fields: Map<String, Value> =
                    fields.into_iter().map(|(key, one)| (key, self.with_document(one))).collect();
                Value::Object(fields)
            }
            other => other,
        }
    }
}

/// Names in new awards and rules that lead nowhere and that reading a catalogue does not ask after.
fn names_nothing(body: &Value, added: &[RulePlace]) -> Vec<Fault> {
    let known = |section: &str, id: &str| RulePlace::entry(section, id).find(body).is_some();
    let word = |list: &str, id: &str| {
        let words = body.pointer(&format!("/vocab/{list}")).and_then(Value::as_array);
        words.is_some_and(|words| words.iter().any(|one| one.get("id").and_then(Value::as_str) == Some(id)))
    };
    let texts = |value: Option<&Value>| -> Vec<String> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|one| one.as_str().map(str::to_owned)).collect()
    };
    let mut faults = Vec::new();
    for place in added {
        let Some(entry) = place.find(body) else { continue };
        let mut look = |field: &str, ids: Vec<String>, is_known: &dyn Fn(&str) -> bool| {
            for id in ids.iter().filter(|id| !is_known(id.as_str())) {
                let fault = Fault::new("law.piece_names_nothing").with("place", place).with("field", field);
                faults.push(at_piece(fault.with("id", id)));
            }
        };
        let is_regime = |id: &str| known("regimes", id);
        let is_award = |id: &str| id == "*" || known("awards", id);
        look("regimes", texts(entry.get("regimes")), &is_regime);
        look("awards", texts(entry.get("awards")), &is_award);
        look("equivalents", texts(entry.get("equivalents")), &is_award);
        look("basis_documents", texts(entry.get("basis_documents")), &|id| known("documents", id));
        look("subject_kinds", texts(entry.get("subject_kinds")), &|id| word("subject_kinds", id));
        look("award_types", texts(entry.get("award_types")), &|id| crate::law::AWARD_TYPES.contains(&id));
        for by in entry.get("decided_by").and_then(Value::as_array).into_iter().flatten() {
            look("decided_by.regimes", texts(by.get("regimes")), &is_regime);
            look("decided_by.by", texts(by.get("by")), &|id| word("authorities", id));
        }
    }
    faults
}
