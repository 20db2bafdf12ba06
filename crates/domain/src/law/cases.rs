//! A file of cases in, answers out: the rules for scripts and tests, without a data file.
//!
//! Of each case `id`, `kind` and `input` are read. One case that cannot be read refuses the file, with every such place; a
//! field of an input that nothing reads is named in the answer, so that a slip of the pen does not look like an answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::assess::assess;
use super::bonus::{GivenAward, bonus, bonus_of_several, hundredths};
use super::catalogue::Catalogue;
use super::deadline::{DeadlineBasis, deadline};
use super::facts::Facts;
use super::quota::ceiling;
use super::vote::{Votes, tally};
use crate::{Fault, input};

#[derive(Debug, Deserialize)]
struct CaseFile {
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    kind: String,
    input: Value,
}

#[derive(Debug, Deserialize)]
struct Items<T> {
    items: Vec<T>,
}

#[derive(Debug, Deserialize)]
struct QuotaItem {
    regime: String,
    award: String,
    denominator: u64,
    /// Tries another share than the one that holds.
    #[serde(default)]
    percent: Option<u32>,
}

#[derive(Debug, Deserialize)]
struct BonusItem {
    award: String,
    subject_kind: String,
    decision_date: NaiveDate,
}

#[derive(Debug, Deserialize)]
struct SeveralGiven {
    decision_date: NaiveDate,
    subject_kind: String,
    #[serde(default)]
    grants: Vec<GivenAward>,
    #[serde(default)]
    deadline: Option<DeadlineInput>,
}

#[derive(Debug, Deserialize)]
struct DeadlineInput {
    #[serde(flatten)]
    basis: DeadlineBasis,
    /// The regime; that of the decision which the deadline is reckoned from when absent.
    #[serde(default)]
    regime: Option<String>,
    /// Days on which dossiers arrived.
    #[serde(default)]
    received: Vec<NaiveDate>,
}

/// Answers every case of a file: `{"cases":[{"id", "kind", …, "explanation"}]}`; fields of the inputs that nothing reads
/// stand in `ignored`.
///
/// # Errors
/// `law.cases_invalid` when the text is no file of cases; otherwise every case that cannot be answered, with its id as the
/// value `case` and its field as the place: `cases.2.input.proposal.award`.
pub fn evaluate_cases(catalogue: &Catalogue, json: &str) -> Result<Value, Vec<Fault>> {
    let json = json.trim_start_matches('\u{feff}');
    let text: Value = serde_json::from_str(json).map_err(|error| {
        vec![Fault::new("law.cases_not_json").with("line", error.line()).with("column", error.column())]
    })?;
    let (file, _) = input::read::<CaseFile>(text).map_err(|fault| vec![fault])?;
    let mut answers = Vec::with_capacity(file.cases.len());
    let mut faults = Vec::new();
    for (place, case) in file.cases.into_iter().enumerate() {
        let mut answer = Map::from_iter([("id".to_owned(), json!(case.id)), ("kind".to_owned(), json!(case.kind))]);
        match answered(catalogue, &case, &mut answer) {
            Ok(()) => answers.push(Value::Object(answer)),
            Err(fault) => {
                let field = fault.place.field.clone().unwrap_or_else(|| "input".to_owned());
                faults.push(fault.with("case", &case.id).at_field(format!("cases.{place}.{field}")));
            }
        }
    }
    if faults.is_empty() { Ok(json!({ "cases": answers })) } else { Err(faults) }
}

/// Puts what a case comes to into its answer; a fault's place is relative to the case.
fn answered(catalogue: &Catalogue, case: &Case, answer: &mut Map<String, Value>) -> Result<(), Fault> {
    let mut ignored = Vec::new();
    let fields = match case.kind.as_str() {
        "eligibility" => {
            let facts: Facts = read(case, &mut ignored)?;
            check_words(catalogue, &facts)?;
            json!(assess(catalogue, &facts).map_err(in_input)?)
        }
        "vote" | "quorum_vote" => {
            let tally = tally(catalogue, &read::<Votes>(case, &mut ignored)?).map_err(in_input)?;
            let mut fields = json!(tally);
            explain(&mut fields, json!([format!("{} ({})", tally.text, tally.citation)]));
            fields
        }
        "quota" => quota(catalogue, case, &mut ignored)?,
        "bonus" if case.input.get("items").is_some() => {
            let Items { items } = read::<Items<BonusItem>>(case, &mut ignored)?;
            let money = items
                .iter()
                .enumerate()
                .map(|(place, item)| money(catalogue, item).map_err(|fault| in_item(place, fault)));
            let all: Vec<Value> = money.collect::<Result<_, _>>()?;
            let of = |field: &str| -> Vec<Value> {
                all.iter().map(|one| one.get(field).cloned().unwrap_or_default()).collect()
            };
            let sentences: Vec<Value> =
                of("explanation").into_iter().flat_map(|one| one.as_array().cloned()).flatten().collect();
            json!({ "amounts": of("amount"), "items": all, "explanation": sentences })
        }
        "bonus" => money(catalogue, &read(case, &mut ignored)?).map_err(in_input)?,
        "bonus_multi" => several(catalogue, &read(case, &mut ignored)?).map_err(in_input)?,
        other => return Err(Fault::new("law.case_kind_unknown").with("kind", other).at_field("kind")),
    };
    if let Value::Object(fields) = fields {
        answer.extend(fields);
    }
    if !ignored.is_empty() {
        answer.insert("ignored".to_owned(), json!(ignored));
    }
    Ok(())
}

/// Reads the input of a case; notes the fields that nothing reads.
fn read<T: DeserializeOwned>(case: &Case, ignored: &mut Vec<String>) -> Result<T, Fault> {
    let (read, unknown) = input::read(case.input.clone()).map_err(in_input)?;
    ignored.extend(unknown.into_iter().map(|field| format!("input.{field}")));
    Ok(read)
}

/// A fault within the input of a case.
fn in_input(fault: Fault) -> Fault {
    let field = fault.place.field.as_deref().map_or_else(|| "input".to_owned(), |field| format!("input.{field}"));
    fault.at_field(field)
}

/// A fault within an item of the input.
fn in_item(place: usize, fault: Fault) -> Fault {
    let field = fault.place.field.as_deref().map(|field| format!(".{field}")).unwrap_or_default();
    fault.at_field(format!("input.items.{place}{field}"))
}

/// That facts use the catalogue's words, so that a slip of the pen is not taken for a fact.
fn check_words(catalogue: &Catalogue, facts: &Facts) -> Result<(), Fault> {
    let of_members = facts.collective.iter().flat_map(|figures| figures.disciplined.iter().map(|one| &one.form));
    let mut forms = facts.discipline.iter().map(|one| &one.form).chain(of_members);
    if let Some(form) = forms.find(|form| catalogue.vocab.severity(form).is_none()) {
        return Err(Fault::new("law.form_unknown").with("form", form).at_field("input.discipline"));
    }
    match facts.grants.iter().find(|grant| catalogue.award(&grant.award).is_none()) {
        Some(grant) => Err(Fault::new("award.unknown").with("name", &grant.award).at_field("input.grants")),
        None => Ok(()),
    }
}

fn explain(answer: &mut Value, sentences: Value) {
    if let Value::Object(fields) = answer {
        fields.insert("explanation".to_owned(), sentences);
    }
}

fn quota(catalogue: &Catalogue, case: &Case, ignored: &mut Vec<String>) -> Result<Value, Fault> {
    let items = match case.input.get("items") {
        Some(_) => read::<Items<QuotaItem>>(case, ignored)?.items,
        None => vec![read::<QuotaItem>(case, ignored)?],
    };
    let mut most = Vec::new();
    let mut sentences = Vec::new();
    for (place, item) in items.iter().enumerate() {
        known(catalogue, &item.award).map_err(|fault| in_item(place, fault))?;
        if catalogue.regime(&item.regime).is_none() {
            let fault = Fault::new("law.regime_unknown").with("regime", &item.regime).at_field("regime");
            return Err(in_item(place, fault));
        }
        let max = ceiling(catalogue, &item.regime, &item.award, item.denominator, item.percent);
        let text = catalogue
            .quota(&item.regime, &item.award)
            .map_or("Không có quy định khống chế.", |quota| &quota.text_vi);
        sentences.push(match max {
            Some(max) => format!("{text} Mẫu số {}: nhiều nhất {max}.", item.denominator),
            None => text.to_owned(),
        });
        most.push(max);
    }
    Ok(json!({ "max": most, "explanation": sentences }))
}

fn known(catalogue: &Catalogue, award: &str) -> Result<(), Fault> {
    match catalogue.award(award) {
        Some(_) => Ok(()),
        None => Err(Fault::new("award.unknown").with("name", award).at_field("award")),
    }
}

fn known_kind(catalogue: &Catalogue, kind: &str) -> Result<(), Fault> {
    if catalogue.vocab.subject_kinds.iter().any(|known| known.id == kind) {
        return Ok(());
    }
    Err(Fault::new("law.subject_kind_unknown").with("kind", kind).at_field("subject_kind"))
}

/// The money of an award; without a known amount everything is null, which is not nothing.
fn money(catalogue: &Catalogue, item: &BonusItem) -> Result<Value, Fault> {
    known(catalogue, &item.award)?;
    known_kind(catalogue, &item.subject_kind)?;
    let Some(bonus) = bonus(catalogue, &item.award, &item.subject_kind, item.decision_date) else {
        let none = Value::Null;
        return Ok(json!({
            "multiple_x100": none, "base": none, "raw": none, "amount": none, "explanation": ["Chưa có mức tiền thưởng."],
        }));
    };
    let sentence = format!(
        "{} × {} đồng = {} đồng, làm tròn lên hàng chục nghìn: {} đồng ({}).",
        hundredths(bonus.multiple_x100),
        bonus.base,
        bonus.raw,
        bonus.amount,
        bonus.citation
    );
    let mut answer = json!(bonus);
    explain(&mut answer, json!([sentence]));
    Ok(answer)
}

fn several(catalogue: &Catalogue, given: &SeveralGiven) -> Result<Value, Fault> {
    for (place, grant) in given.grants.iter().enumerate() {
        known(catalogue, &grant.award).map_err(|fault| fault.at_field(format!("grants.{place}.award")))?;
    }
    known_kind(catalogue, &given.subject_kind)?;
    let paid = bonus_of_several(catalogue, &given.grants, &given.subject_kind, given.decision_date);
    let mut sentences: Vec<String> = paid.not_paid.iter().map(|award| not_paid(catalogue, award)).collect();
    sentences
        .extend(paid.no_amount.iter().map(|award| format!("{}: chưa có mức tiền thưởng.", name(catalogue, award))));
    let mut answer: BTreeMap<&str, Value> = BTreeMap::from([
        ("paid", json!(paid.paid)),
        ("total", json!(paid.total)),
        ("not_paid", json!(paid.not_paid)),
        ("no_amount", json!(paid.no_amount)),
    ]);
    if let Some(asked) = &given.deadline {
        known(catalogue, &asked.basis.award).map_err(|fault| fault.at_field("deadline.award"))?;
        let regime = asked.regime.clone().or_else(|| {
            let day = asked.basis.second_cstd_tinh_decision.unwrap_or(given.decision_date);
            Some(catalogue.regime_on(day)?.id.clone())
        });
        let last = regime.and_then(|regime| deadline(catalogue, &regime, &asked.basis));
        let on_time: Option<Vec<bool>> = last.map(|last| asked.received.iter().map(|day| *day <= last).collect());
        answer.insert("deadline", json!(last));
        answer.insert("on_time", json!(on_time));
        sentences.extend(last.map(|last| format!("Hạn nhận hồ sơ: {}.", last.format("%d/%m/%Y"))));
    }
    answer.insert("explanation", json!(sentences));
    Ok(json!(answer))
}

fn name<'a>(catalogue: &'a Catalogue, award: &'a str) -> &'a str {
    catalogue.award(award).map_or(award, |award| &award.name_vi)
}

fn not_paid(catalogue: &Catalogue, award: &str) -> String {
    format!("{}: không nhận vì cùng thời gian đã nhận mức cao hơn.", name(catalogue, award))
}
