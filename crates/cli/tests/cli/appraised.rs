//! Papers of what was appraised: by the law and on the day of the appraisal, whatever became of rules and facts since.

use serde_json::{Value, json};

use crate::Line;
use crate::facts::department;

/// A document as a workbook, and what can be read of it.
fn printed(line: &Line, words: &[&str]) -> String {
    let out = line.path("in.xlsx");
    line.done(&[&["print"], words, &["--format", "xlsx", "--out", out.to_str().unwrap()]].concat());
    line.json(&["table", "read", out.to_str().unwrap()]).to_string()
}

/// Evaluates an officer for 2025; with an id what was said before is said otherwise.
fn evaluate(line: &Line, code: &str, level: &str, id: &Value) -> Value {
    let person = line.json(&["person", "show", code])["id"].clone();
    let mut evaluation = json!({ "subject": { "kind": "person", "id": person }, "year": 2025, "level": level });
    if !id.is_null() {
        evaluation["id"] = id.clone();
    }
    line.json(&["call", "evaluation.save", &evaluation.to_string()])["output"].clone()
}

/// An officer with Lao động tiên tiến and Chiến sĩ thi đua cơ sở of 2025, both appraised as eligible.
fn appraised() -> (Line, String, Vec<String>, Value) {
    let line = department();
    line.call_office();
    let evaluation = evaluate(&line, "CN1", "HTXS", &Value::Null);
    line.add(
        &["confirmation", "add"],
        &json!({ "subject": "CN1", "year": 2025, "key": "tinh_than_phong_trao", "holds": true }),
    );
    let batch = line.json(&["batch", "open", "--name", "tổng kết", "--year", "2025", "--received", "2025-12-05"]);
    let batch = batch["id"].as_str().unwrap().to_owned();
    let lines: Vec<String> = ["ldtt", "cstd_co_so"]
        .map(|award| line.add(&["nomination", "add", "--batch", &batch], &json!({ "subject": "CN1", "award": award })))
        .to_vec();
    advance(&line, &lines, &["received", "appraised"]);
    let verdicts: Vec<Value> =
        line.items(&["batch", "check", &batch]).iter().map(|item| item["verdict"].clone()).collect();
    assert_eq!(verdicts, ["du", "du"]);
    (line, batch, lines, evaluation)
}

fn advance(line: &Line, lines: &[String], states: &[&str]) {
    let ids: Vec<&str> = lines.iter().map(String::as_str).collect();
    for state in states {
        line.done(&[&["nomination", "advance", "--even-not-eligible"], &ids[..], &["--to", state]].concat());
    }
}

fn correct(line: &Line, rule: &str, set: &str) {
    let why = ["--reason", "đọc lại", "--document", "152/2025/NĐ-CP", "--article", "50", "--actor", "Trần Thị Lan"];
    line.json(&[&["law", "correct", rule, "--set", set], &why[..]].concat());
}

#[test]
fn a_sheet_says_what_was_appraised_by_the_rules_of_its_day() {
    let (line, batch, _, evaluation) = appraised();
    let sheet = || printed(&line, &["appraisal-sheet", "--batch", &batch]);
    let before = sheet();
    let kept = "kết luận và lý do giữ như khi thẩm định";
    assert!(before.contains("Hoàn thành tốt nhiệm vụ trở lên.") && !before.contains(kept), "{before}");
    // Corrected, the months of service that Lao động tiên tiến asks for would be others in the table.
    correct(&line, "conditions/ldtt.ca_nhan.cong_trang.r2025/n.3", "min=9");
    let after = sheet();
    let months = |sheet: &str| sheet.matches("06 tháng").count();
    assert_eq!(months(&after), months(&before), "{after}");
    assert!(!after.contains("09 tháng") && !after.contains(kept), "{after}");
    // The facts become others: what was kept is printed, and no table that says otherwise.
    evaluate(&line, "CN1", "HT", &evaluation);
    let changed = sheet();
    assert!(changed.contains("Đủ điều kiện") && changed.contains(kept), "{changed}");
    assert!(!changed.contains("Chưa đạt") && !changed.contains("Hoàn thành tốt nhiệm vụ trở lên."), "{changed}");
    assert!(changed.contains("Điều 24 Luật 06/2022/QH15"), "{changed}");
}

#[test]
fn the_table_of_money_keeps_the_rates_of_what_was_decided() {
    let (line, batch, lines, _) = appraised();
    advance(&line, &lines, &["submitted", "passed"]);
    let decision = ["--decision-number", "12/QĐ-SNV", "--date", "20/12/2025", "--authority", "Giám đốc Sở"];
    line.json(&[&["batch", "decide", &batch], &decision[..]].concat());
    let money = || printed(&line, &["reward-money", "--batch", &batch]);
    let before = money();
    // Chiến sĩ thi đua cơ sở: 1,0 × 2 340 000.
    assert!(before.contains("2340000") && !before.contains("khác mức tính"), "{before}");
    correct(&line, "bonus/cstd_co_so.ca_nhan.r2025", "multiple_x100=2");
    assert_eq!(money(), before);
    line.json(&["call", "batch.close", &json!({ "id": batch }).to_string()]);
    assert_eq!(money(), before);
}
