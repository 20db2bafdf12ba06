//! Files of cases: what cannot be read is refused with its case and field; what nothing reads is named.

use domain::law::evaluate_cases;
use serde_json::json;

use crate::case::{answer, offered, refusals};

#[test]
fn a_text_that_is_no_file_of_cases_is_refused() {
    let code = |text: &str| evaluate_cases(offered(), text).unwrap_err()[0].code.clone();
    assert_eq!(code("{\"cases\": ["), "law.cases_not_json");
    assert_eq!(code("{}"), "input.missing_field");
    assert_eq!(code("{\"cases\": [{ \"id\": \"a\", \"kind\": \"vote\" }]}"), "input.missing_field");
    // A byte order mark, as Windows puts it, does no harm.
    assert_eq!(evaluate_cases(offered(), "\u{feff}{\"cases\":[]}").unwrap(), json!({ "cases": [] }));
}

#[test]
fn every_case_that_cannot_be_read_is_named_with_its_field() {
    let good = json!({ "regime": "r2024", "award": "bk_tinh", "total_members": 9, "present_agree": 9 });
    let no_year = json!({ "proposal": { "award": "ldtt" } });
    let cases = json!({ "cases": [
        { "id": "a", "kind": "vote", "input": good },
        { "id": "b", "kind": "eligibility", "input": no_year },
        { "id": "c", "kind": "horoscope", "input": {} },
    ] });
    let faults = evaluate_cases(offered(), &cases.to_string()).unwrap_err();
    let said: Vec<_> = faults
        .iter()
        .map(|fault| (fault.params["case"].as_str(), fault.code.as_str(), fault.place.field.as_deref().unwrap()))
        .collect();
    assert_eq!(
        said,
        [("b", "input.missing_field", "cases.1.input.proposal"), ("c", "law.case_kind_unknown", "cases.2.kind"),]
    );
}

#[test]
fn facts_in_words_that_the_catalogue_does_not_have_are_refused() {
    let refused = |key: &str, value: serde_json::Value| {
        let mut input = json!({
            "subject": { "kind": "ca_nhan" },
            "proposal": { "award": "ldtt", "ending_year": 2025, "received_for_appraisal_at": "2025-12-20" },
        });
        input[key] = value;
        refusals("eligibility", &input).remove(0)
    };
    let case = |code: &str, field: &str| (code.to_owned(), format!("cases.0.input.{field}"));
    assert_eq!(refused("grades", json!({ "2025": "TOT" })), case("input.unknown_word", "grades.2025"));
    assert_eq!(
        refused("discipline", json!([{ "form": "phat", "decided_at": "2025-01-01" }])),
        case("law.form_unknown", "discipline")
    );
    assert_eq!(
        refused("grants", json!([{ "award": "nobel", "decision_date": "2025-01-01" }])),
        case("award.unknown", "grants")
    );
    assert_eq!(
        refused("grants", json!([{ "award": "ldtt", "decision_date": "31/12/2024" }])),
        case("input.invalid", "grants.0.decision_date")
    );
    assert_eq!(refused("subject", json!({ "kind": "unit" })), case("law.subject_kind_unknown", "subject.kind"));
    assert_eq!(
        refused("proposal", json!({ "award": "nobel", "ending_year": 2025 })),
        case("award.unknown", "proposal.award")
    );
}

#[test]
fn items_and_grants_are_refused_by_their_place() {
    let quota = json!({ "items": [
        { "regime": "r2024", "award": "ldtt", "denominator": 1 }, { "regime": "r1999", "award": "ldtt", "denominator": 1 },
    ] });
    assert_eq!(
        refusals("quota", &quota),
        [("law.regime_unknown".to_owned(), "cases.0.input.items.1.regime".to_owned())]
    );
    let bonus = json!({ "items": [{ "award": "ldtt", "subject_kind": "unit", "decision_date": "2025-01-01" }] });
    let place = "cases.0.input.items.0.subject_kind".to_owned();
    assert_eq!(refusals("bonus", &bonus), [("law.subject_kind_unknown".to_owned(), place)]);
    let several = json!({ "decision_date": "2025-01-01", "subject_kind": "ca_nhan", "grants": [{ "award": "nobel" }] });
    assert_eq!(
        refusals("bonus_multi", &several),
        [("award.unknown".to_owned(), "cases.0.input.grants.0.award".to_owned())]
    );
}

#[test]
fn a_field_that_nothing_reads_is_named() {
    let input = json!({ "regime": "r2024", "award": "bk_tinh", "total_members": 9, "present_agreed": 9 });
    let answer = answer("vote", &input);
    assert_eq!((&answer["passed"], &answer["ignored"]), (&json!(false), &json!(["input.present_agreed"])));
}
