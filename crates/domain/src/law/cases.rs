//! A file of cases in, answers out: the rules for scripts and tests, without a data file.
//!
//! Of each case `id`, `kind` and `input` are read. A case that cannot be read gets an `error` and stops no other.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::assess::assess;
use super::bonus::{GivenAward, bonus, bonus_of_several};
use super::catalogue::Catalogue;
use super::deadline::{DeadlineBasis, deadline};
use super::facts::Facts;
use super::quota::ceiling;
use super::vote::{Votes, tally};
use crate::Fault;

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

/// Answers every case of a file: `{"cases":[{"id", …}]}`.
///
/// # Errors
/// `law.cases_invalid` when the text is no file of cases.
pub fn evaluate_cases(catalogue: &Catalogue, json: &str) -> Result<Value, Fault> {
    let file: CaseFile =
        serde_json::from_str(json).map_err(|error| Fault::new("law.cases_invalid").with("detail", error))?;
    let answers = file.cases.into_iter().map(|case| {
        let mut answer = Map::from_iter([("id".to_owned(), json!(case.id)), ("kind".to_owned(), json!(case.kind))]);
        match answered(catalogue, &case) {
            Ok(Value::Object(fields)) => answer.extend(fields),
            Ok(other) => drop(answer.insert("answer".to_owned(), other)),
            Err(fault) => drop(answer.insert("error".to_owned(), json!(fault))),
        }
        Value::Object(answer)
    });
    Ok(json!({ "cases": answers.collect::<Vec<_>>() }))
}

fn answered(catalogue: &Catalogue, case: &Case) -> Result<Value, Fault> {
    match case.kind.as_str() {
        "eligibility" => {
            let facts: Facts = input(case)?;
            check_words(catalogue, &facts)?;
            Ok(json!(assess(catalogue, &facts)?))
        }
        "vote" | "quorum_vote" => {
            let tally = tally(catalogue, &input::<Votes>(case)?)?;
            let mut answer = json!(tally);
            explain(&mut answer, json!([format!("{} ({})", tally.text, tally.citation)]));
            Ok(answer)
        }
        "quota" => quota(catalogue, case),
        "bonus" if case.input.get("items").is_some() => {
            let items: Vec<BonusItem> = items(case)?;
            let all: Vec<Value> = items.iter().map(|item| money(catalogue, item)).collect::<Result<_, _>>()?;
            let amounts: Vec<Value> = all.iter().map(|one| one.get("amount").cloned().unwrap_or_default()).collect();
            Ok(json!({ "amounts": amounts, "items": all }))
        }
        "bonus" => money(catalogue, &input(case)?),
        "bonus_multi" => several(catalogue, &input(case)?),
        other => Err(Fault::new("law.case_kind_unknown").with("kind", other).at_field("kind")),
    }
}

fn input<T: DeserializeOwned>(case: &Case) -> Result<T, Fault> {
    serde_json::from_value(case.input.clone())
        .map_err(|error| Fault::new("law.case_invalid").with("case", &case.id).with("detail", error).at_field("input"))
}

fn items<T: DeserializeOwned>(case: &Case) -> Result<Vec<T>, Fault> {
    let items = case.input.get("items").cloned().unwrap_or_default();
    serde_json::from_value(items).map_err(|error| {
        Fault::new("law.case_invalid").with("case", &case.id).with("detail", error).at_field("input.items")
    })
}

/// That facts use the catalogue's words, so that a slip of the pen is not taken for a fact.
fn check_words(catalogue: &Catalogue, facts: &Facts) -> Result<(), Fault> {
    let of_members = facts.collective.iter().flat_map(|figures| figures.disciplined.iter().map(|one| &one.form));
    let mut forms = facts.discipline.iter().map(|one| &one.form).chain(of_members);
    if let Some(form) = forms.find(|form| catalogue.vocab.severity(form).is_none()) {
        return Err(Fault::new("law.form_unknown").with("form", form).at_field("discipline"));
    }
    match facts.grants.iter().find(|grant| catalogue.award(&grant.award).is_none()) {
        Some(grant) => Err(Fault::new("award.unknown").with("name", &grant.award).at_field("grants")),
        None => Ok(()),
    }
}

fn explain(answer: &mut Value, sentences: Value) {
    if let Value::Object(fields) = answer {
        fields.insert("explanation".to_owned(), sentences);
    }
}

fn quota(catalogue: &Catalogue, case: &Case) -> Result<Value, Fault> {
    let items: Vec<QuotaItem> =
        if case.input.get("items").is_some() { items(case)? } else { vec![input::<QuotaItem>(case)?] };
    let mut most = Vec::new();
    let mut sentences = Vec::new();
    for item in &items {
        known(catalogue, &item.award)?;
        if catalogue.regime(&item.regime).is_none() {
            return Err(Fault::new("law.regime_unknown").with("regime", &item.regime).at_field("regime"));
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

/// The money of an award; without a known amount everything is null, which is not nothing.
fn money(catalogue: &Catalogue, item: &BonusItem) -> Result<Value, Fault> {
    known(catalogue, &item.award)?;
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

/// `80` as `0,8`.
fn hundredths(value: u64) -> String {
    let text = format!("{},{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

fn several(catalogue: &Catalogue, given: &SeveralGiven) -> Result<Value, Fault> {
    for grant in &given.grants {
        known(catalogue, &grant.award)?;
    }
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
        known(catalogue, &asked.basis.award)?;
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
