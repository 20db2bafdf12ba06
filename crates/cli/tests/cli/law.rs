//! The law without a data file: the worked examples of the domain text through the command line, refusals of cases, the
//! catalogue and its versions.

use serde_json::{Value, json};

use crate::{Line, program};

/// The twelve worked examples (law §8), expected values as the domain text gives them.
const EXAMPLES: &str = include_str!("../../../domain/tests/law/examples.json");

/// Runs a command without a data file: exit code and JSON.
fn pure(words: &[&str]) -> (i32, Value) {
    let output = program().arg("--json").args(words).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let json = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{words:?}: {error}\n{said}"));
    (output.status.code().unwrap(), json)
}

fn text(words: &[&str]) -> String {
    let output = program().args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn evaluate(line: &Line, cases: &Value) -> (i32, Value) {
    pure(&["law", "evaluate", "--cases", &line.file("ca.json", &cases.to_string())])
}

fn holds(expected: &Value, answer: &Value) -> bool {
    match (expected, answer) {
        (Value::Object(expected), Value::Object(answer)) => {
            expected.iter().all(|(key, value)| answer.get(key).is_some_and(|given| holds(value, given)))
        }
        (Value::Array(expected), Value::Array(answer)) => {
            expected.len() == answer.len() && expected.iter().zip(answer).all(|(one, given)| holds(one, given))
        }
        (expected, answer) => expected == answer,
    }
}

#[test]
fn the_twelve_worked_examples_come_out() {
    let line = Line::before_anything();
    let file = line.file("vi-du.json", EXAMPLES);
    let (code, answer) = pure(&["law", "evaluate", "--cases", &file]);
    assert_eq!(code, 0, "{answer}");
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    let (examples, answers) = (examples["cases"].as_array().unwrap(), answer["cases"].as_array().unwrap());
    assert_eq!((examples.len(), answers.len()), (12, 12));
    for (example, answer) in examples.iter().zip(answers) {
        assert_eq!(example["id"], answer["id"]);
        assert!(holds(&example["expected"], answer), "{}\n{answer:#}", example["id"]);
        assert!(!answer["explanation"].is_null(), "{}", example["id"]);
        for missing in answer["missing"].as_array().into_iter().flatten() {
            let said = |field: &str| missing[field].as_str().is_some_and(|text| !text.is_empty());
            assert!(said("citation") && said("text"), "{}: {missing}", example["id"]);
        }
    }
    let of = |id: &str| answers.iter().find(|answer| answer["id"] == id).unwrap();
    // "Sớm nhất: năm 2024" of V04 and V08.
    assert_eq!((&of("V04")["earliest_year"], &of("V08")["earliest_year"]), (&json!(2024), &json!(2024)));
    assert_eq!(of("V09")["unknown"], json!([]));
    let said = text(&["law", "evaluate", "--cases", &file]);
    assert!(said.contains("V01: Chưa đủ điều kiện") && said.contains("khoản 2 Điều 23 Luật 06/2022/QH15"), "{said}");
    assert!(said.contains("0,8 × 2340000 đồng = 1872000 đồng"), "{said}");
}

#[test]
fn councils_ceilings_and_money_have_their_fields() {
    let line = Line::before_anything();
    let (code, answer) = evaluate(
        &line,
        &json!({ "cases": [
            // 90% of 20 is 18; 15 present reach two thirds (13,3) and miss 80% (16).
            { "id": "a", "kind": "quorum_vote", "input": { "regime": "r2025", "award": "cstd_tinh", "total_members": 20,
                "present": 15, "present_agree": 15, "present_disagree": 0, "written_agree": 3, "written_disagree": 0,
                "no_reply": 2 } },
            // 15% of 33 is 4,95; no ceiling since 2024.
            { "id": "b", "kind": "quota", "input": { "items": [
                { "regime": "r2017", "award": "cstd_co_so", "denominator": 33 },
                { "regime": "r2024", "award": "cstd_co_so", "denominator": 33 }] } },
            // 0,8 × 2.340.000 = 1.872.000, up to 1.880.000.
            { "id": "c", "kind": "bonus", "input": { "items": [
                { "award": "tt_ldtt", "subject_kind": "tap_the", "decision_date": "2025-12-20" }] } },
            // Two titles of the same years: the higher. 3,0 × 2.340.000 = 7.020.000; 1,0 × 2.340.000 = 2.340.000.
            { "id": "d", "kind": "bonus_multi", "input": { "decision_date": "2025-12-20", "subject_kind": "ca_nhan",
                "grants": [{ "award": "cstd_tinh", "period": [2023, 2025] }, { "award": "cstd_co_so", "period": [2025, 2025] }],
                "deadline": { "award": "cstd_toan_quoc", "second_cstd_tinh_decision": "2024-02-20",
                    "received": ["2025-12-31", "2026-01-01"] } } },
        ] }),
    );
    assert_eq!(code, 0, "{answer}");
    let case = |place: usize| &answer["cases"][place];
    let votes = ["passed", "agree", "needed", "denominator", "quorum_2_3", "quorum_80"].map(|key| &case(0)[key]);
    assert_eq!(votes, [&json!(true), &json!(18), &json!(18), &json!(20), &json!(true), &json!(false)]);
    assert_eq!(case(1)["max"], json!([4, null]));
    assert_eq!(case(2)["amounts"], json!([1_880_000]));
    assert_eq!(case(3)["paid"], json!({ "cstd_tinh": 7_020_000, "cstd_co_so": 2_340_000 }));
    assert_eq!(case(3)["total"], 9_360_000);
    // The year after that of the second title: 31 December 2025 (law V05).
    assert_eq!((&case(3)["deadline"], &case(3)["on_time"]), (&json!("2025-12-31"), &json!([true, false])));
    assert!((0..4).all(|place| !case(place)["explanation"].is_null()), "{answer}");
}

#[test]
fn cases_that_cannot_be_read_are_refused_with_case_and_field() {
    let line = Line::before_anything();
    let case = |id: &str, input: Value| json!({ "id": id, "kind": "eligibility", "input": input });
    let sound = json!({ "proposal": { "award": "ldtt", "ending_year": 2025 }, "subject": { "kind": "ca_nhan" } });
    let (code, answer) = evaluate(
        &line,
        &json!({ "cases": [
            case("tốt", sound),
            case("B2", json!({ "proposal": { "award": "ldtt" } })),
            case("B3", json!({ "proposal": { "award": "ldtt", "ending_year": 2025 }, "grades": { "2025": "GIOI" } })),
        ] }),
    );
    assert_eq!((code, &answer["error"]["code"]), (1, &json!("input.several")));
    let faults = answer["error"]["faults"].as_array().unwrap();
    assert_eq!(faults[0]["place"]["field"], "cases.1.input.proposal");
    let message = faults[0]["message"].as_str().unwrap();
    assert!(message.contains("“B2”") && message.contains("ending_year"), "{message}");
    assert_eq!(faults[1]["place"]["field"], "cases.2.input.grades.2025");
    assert!(faults[1]["message"].as_str().unwrap().contains("HTXS"), "{answer}");
    let not_json = line.file("hong.json", "{\"cases\": [");
    let (code, answer) = pure(&["law", "evaluate", "--cases", &not_json]);
    assert_eq!((code, &answer["error"]["code"]), (1, &json!("law.cases_not_json")));
    let (code, answer) = pure(&["law", "evaluate", "--cases", line.path("khong-co.json").to_str().unwrap()]);
    assert_eq!((code, &answer["error"]["code"]), (1, &json!("command_line.no_file")));
}

#[test]
fn the_catalogue_says_what_it_does_not_know() {
    let line = Line::before_anything();
    let (code, answer) = pure(&["law", "check"]);
    assert_eq!(code, 0);
    let items = answer["items"].as_array().unwrap();
    // Law, head: 239 condition nodes from memory.
    assert_eq!(items.iter().filter(|item| item["code"] == "from_memory").count(), 239);
    assert!(items.iter().all(|item| item["severity"] != "error"), "{answer}");
    let broken = include_str!("../../../../assets/law/catalogue.json").replace("\"cstd_tinh\"", "\"cstd_la\"");
    let broken = broken.replacen("\"id\": \"cstd_la\"", "\"id\": \"cstd_tinh\"", 1);
    let (code, answer) = pure(&["law", "check", &line.file("sai.json", &broken)]);
    let first = &answer["items"][0];
    assert_eq!((code, &first["severity"], &first["code"]), (0, &json!("error"), &json!("not_understood")));
    assert!(first["message"].as_str().unwrap().contains("cstd_la"), "{answer}");
}

#[test]
fn the_catalogue_is_shown_with_its_sources_and_badges() {
    let said = text(&["law", "show", "cstd_tinh"]);
    for words in ["Chiến sĩ thi đua", "cstd_tinh.ca_nhan.cong_trang.r2024", "Điều 22", "[Chưa đối chiếu văn bản gốc]"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (_, all) = pure(&["law", "show"]);
    let regimes: Vec<&str> = all["regimes"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(regimes, ["r2017", "r2024", "r2025", "r2026"]);
    assert_eq!(all["awards"].as_array().unwrap().len(), 53);
    let (_, condition) = pure(&["law", "show", "hcld_3.ca_nhan.cong_trang.r2024"]);
    assert_eq!((&condition["kind"], &condition["condition"]["regime"]), (&json!("condition"), &json!("r2024")));
    let (code, answer) = pure(&["law", "show", "giải lạ"]);
    assert_eq!((code, &answer["error"]["code"]), (1, &json!("law.entry_unknown")));
    // With a data file its own catalogue is shown.
    let line = Line::with_new_file();
    assert_eq!(line.json(&["law", "show"])["awards"].as_array().unwrap().len(), 53);
}

#[test]
fn versions_are_compared() {
    let line = Line::with_new_file();
    let body = include_str!("../../../../assets/law/catalogue.json").replacen("\"percent\": 15", "\"percent\": 10", 1);
    let file = line.file("tinh.json", &body);
    let (_, answer) = pure(&["law", "diff", "program", &file]);
    let changes = answer["items"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{answer}");
    let [section, entry, from, to] = ["section", "entry", "from", "to"].map(|key| changes[0][key].as_str().unwrap());
    assert_eq!((section, entry, from, to), ("quotas", "q_cstdcs_r2017", "15", "10"));
    assert_eq!(line.json(&["law", "diff", "data", "program"])["items"], json!([]));
}

#[test]
fn a_rule_is_corrected_with_reason_and_document_and_makes_a_version() {
    let line = Line::with_new_file();
    let rule = "quotas/q_cstdcs_r2017";
    let said = line.done(&["law", "rule", rule]);
    assert!(said.contains("percent\tTỷ lệ tối đa: 15%"), "{said}");
    let request = [
        "law",
        "correct",
        rule,
        "--set",
        "Tỷ lệ tối đa=10",
        "--reason",
        "Quy chế của tỉnh",
        "--document",
        "91/2017/NĐ-CP",
        "--article",
        "9",
        "--provincial",
    ];
    let named = [&["--actor", "Trần Thị Lan"], &request[..]].concat();
    // Who corrects has to be named.
    let (code, answer) = line.refused(&request);
    assert_eq!((code, &answer["code"]), (1, &json!("law.officer_unnamed")));
    let preview = line.json(&[&named[..], &["--dry-run"]].concat());
    assert_eq!(preview["values"][0], json!({ "label": "Tỷ lệ tối đa", "from": "15%", "to": "10%" }));
    // The sentence that says it goes along.
    let sentence = preview["values"][1]["to"].as_str().unwrap();
    assert!(sentence.starts_with("Không quá 10% tổng số"), "{sentence}");
    assert_eq!(preview["values"].as_array().unwrap().len(), 2);
    assert_eq!(line.items(&["law", "versions"]).len(), 1);
    let done = line.json(&named);
    assert_eq!((&done["output"]["version"], &done["touched"]["batches"]), (&json!(2), &json!([])));
    let versions = line.items(&["law", "versions"]);
    assert_eq!(
        [&versions[1]["actor"], &versions[1]["source"]],
        ["Trần Thị Lan", "Quy định của tỉnh: Nghị định 91/2017/NĐ-CP"]
    );
    let said = line.done(&["law", "diff", "1", "2"]);
    assert!(said.contains("Khống chế Chiến sĩ thi đua cơ sở (từ 01/10/2017) – Tỷ lệ tối đa: 15% → 10%"), "{said}");
    assert_eq!(line.json(&["law", "diff", "2", "data"])["items"], json!([]));
    // The mistake of a word is told with its name.
    let (code, answer) = line.refused(&["law", "diff", "1", "9"]);
    assert_eq!((code, &answer["code"]), (1, &json!("law.version_unknown")));
    assert!(line.done(&["law", "show", "cstd_co_so"]).contains("[Quy định của tỉnh: Nghị định 91/2017/NĐ-CP]"));
}

#[test]
fn an_award_and_a_regime_are_added_as_new_versions() {
    let line = Line::with_new_file();
    let piece = json!({ "awards": [{ "id": "gk_thu", "name_vi": "Giấy khen thử nghiệm", "group": "hinh_thuc_khen_thuong",
        "subject_kinds": ["tap_the"], "decided_by": [{ "regimes": ["r2026"], "by": ["ct_ubnd_xa"] }],
        "award_types": ["cong_trang"], "tier": 1, "regimes": ["r2026"], "period": { "kind": "one_year" } }] });
    let file = line.file("bo-sung.json", &piece.to_string());
    let ground = [
        "--reason",
        "Nghị quyết mới",
        "--document",
        "20/2026/NQ-HĐND",
        "--document-kind",
        "Nghị quyết",
        "--document-date",
        "15/11/2026",
    ];
    let add = |file: &str, more: &[&str]| {
        [&["--actor", "Trần Thị Lan", "law", "add", file], &ground[..], more]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<String>>()
    };
    let run = |words: Vec<String>| line.json(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let tried = run(add(&file, &["--dry-run"]));
    assert_eq!(tried["rule_name"], "Giấy khen thử nghiệm");
    assert_eq!(line.items(&["law", "versions"]).len(), 1);
    assert_eq!(run(add(&file, &[]))["output"]["version"], 2);
    let regime = json!({ "regimes": [{ "id": "r2027", "name_vi": "Nghị định mới", "effective_from": "2027-03-01" }],
        "carry_over": { "from": "r2026", "to": "r2027" } });
    assert_eq!(run(add(&regime.to_string(), &[]))["output"]["version"], 3);
    let versions = line.items(&["law", "versions"]);
    assert_eq!(versions[1]["source"], "Bổ sung: Nghị quyết 20/2026/NQ-HĐND");
    assert_eq!(versions[1]["changed"], "Bổ sung: Giấy khen thử nghiệm");
    let changes = line.json(&["law", "diff", "1", "2"])["items"].as_array().unwrap().clone();
    assert!(changes.iter().any(|change| change["words"] == "Thêm: Giấy khen thử nghiệm"), "{changes:?}");
    // The award that was copied along can be proposed and is shown like any other.
    assert_eq!(line.json(&["law", "show", "gk_thu"])["award"]["name"], "Giấy khen thử nghiệm");
    let words = add(&file, &[]);
    let (_, error) = line.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((&error["code"], &error["place"]["field"]), (&json!("law.piece_taken"), &json!("piece")));
    line.done(&["undo"]);
    line.done(&["undo"]);
    assert_eq!(line.items(&["law", "versions"]).len(), 1);
}
