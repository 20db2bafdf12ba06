//! A rule is corrected: the open files that it touches are told before, the version before is kept with every verdict that
//! rests on it, and undo takes back what nothing rests on.

use serde_json::{Value, json};

use crate::eligibility::example;
use crate::work::{Work, text};

const TWO_TITLES: &str = "conditions/cstd_tinh.ca_nhan.cong_trang.r2024/n.1";

fn correction(count: &str) -> Value {
    json!({ "rule": TWO_TITLES, "values": { "count": count }, "reason": "Đọc lại Điều 22",
        "document": { "number": "06/2022/QH15", "article": "22", "clause": "1", "point": "a" } })
}

fn nominate(work: &Work, batch: &Value, subject: &Value, name: &str, award: &str) -> Value {
    let line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": award,
        "submitted": { "name": name } });
    work.save("nomination.save", line)
}

/// V03 of the law is eligible for Chiến sĩ thi đua cấp tỉnh with three titles; V06 for Bằng khen.
fn batch(work: &Work, name: &str) -> (Value, Value) {
    work.call("record.complete_from", json!({ "year": 1990 }));
    let subject = example(work, "V03");
    let batch = work.save("batch.save", json!({ "name": name, "year": 2024, "received": "2024-12-20" }));
    let line = nominate(work, &batch, &subject, "cá nhân A03", "cstd_tinh");
    let other = example(work, "V06");
    nominate(work, &batch, &other, "cá nhân A06", "bk_tinh");
    (batch, line)
}

fn verdict(work: &Work, batch: &Value) -> Value {
    work.call("batch.check", json!({ "id": batch }))["items"][0].clone()
}

#[test]
fn the_open_files_that_a_correction_touches_are_told_before_it_is_made() {
    let work = Work::new();
    let (open, _) = batch(&work, "đề nghị năm 2024");
    let (done, _) = batch(&work, "đề nghị đã xong");
    work.call("batch.close", json!({ "id": done }));
    let preview = work.call("law.correct_preview", correction("4"));
    assert_eq!(preview["values"][0], json!({ "label": "Số lần, số lượng tối thiểu", "from": "3", "to": "4" }));
    let touched = &preview["touched"];
    assert_eq!([&touched["closed"], &touched["same_lines"]], [&json!(1), &json!(1)]);
    let batches = touched["batches"].as_array().unwrap();
    assert_eq!((batches.len(), &batches[0]["id"]), (1, &open));
    let line = &batches[0]["lines"][0];
    assert_eq!(
        [&line["name"], &line["before"], &line["after"]],
        [&json!("cá nhân A03"), &json!("du"), &json!("khong_du")]
    );
    assert!(line["why"][0].as_str().unwrap().contains("Điều 22"), "{line}");
    // Nothing was changed yet.
    assert_eq!((verdict(&work, &open)["verdict"].clone(), work.items("law.versions").len()), (json!("du"), 1));
    let made = work.call("law.correct", correction("4"));
    assert_eq!(made["output"]["version"], 2);
    assert!(made["changes"].as_array().unwrap().iter().any(|change| change["entity"] == "law_catalogue"));
    assert_eq!(verdict(&work, &open)["verdict"], "khong_du");
    let versions = work.items("law.versions");
    let second = &versions[1];
    assert_eq!([text(second, "actor"), text(second, "reason")], ["Lê Thị Ẩn", "Đọc lại Điều 22"]);
    assert_eq!(text(second, "source"), "Đính chính: Luật 06/2022/QH15");
    let changed = text(second, "changed");
    assert!(changed.contains("Số lần, số lượng tối thiểu: 3 → 4; Nội dung quy định: Có 03 lần"), "{second}");
    let differences = work.call("law.diff", json!({}))["items"].to_string();
    assert!(differences.contains("Số lần, số lượng tối thiểu: 3 → 4"), "{differences}");
    // Undo takes it back, redo brings it again.
    work.call("undo", json!({}));
    assert_eq!((verdict(&work, &open)["verdict"].clone(), work.items("law.versions").len()), (json!("du"), 1));
    work.call("redo", json!({}));
    assert_eq!((verdict(&work, &open)["verdict"].clone(), work.items("law.versions").len()), (json!("khong_du"), 2));
    assert_eq!(work.call("check", json!({}))["items"], json!([]));
}

#[test]
fn a_stored_verdict_keeps_its_version_and_the_version_stays() {
    let work = Work::new();
    let (open, line) = batch(&work, "đề nghị năm 2024");
    let go = |state: &str| {
        work.call("nomination.advance", json!({ "ids": [line], "state": state, "even_not_eligible": true }))
    };
    go("received");
    go("appraised");
    let first = work.items("law.versions")[0]["hash"].clone();
    work.call("law.correct", correction("4"));
    let stored = verdict(&work, &open);
    assert_eq!(
        [&stored["verdict"], &stored["appraised"], &stored["rules_changed"]],
        [&json!("du"), &json!(true), &json!(true)]
    );
    let preview = work.call("law.correct_preview", correction("5"));
    assert_eq!([&preview["touched"]["batches"], &preview["touched"]["same_lines"]], [&json!([]), &json!(2)]);
    let versions = work.items("law.versions");
    assert_eq!(
        [&versions[0]["hash"], &versions[0]["verdicts"], &versions[1]["verdicts"]],
        [&first, &json!(1), &json!(0)]
    );
    // Appraised again, by the version of now: that can no longer be taken back.
    work.call("nomination.advance", json!({ "ids": [line], "state": "returned", "reason": "Bổ sung" }));
    go("received");
    go("appraised");
    assert_eq!(verdict(&work, &open)["verdict"], "khong_du");
    let made = work.items("log.list").into_iter().find(|operation| operation["kind"] == "law.correct").unwrap();
    let refused = work.refused("undo", json!({ "operation": made["id"] }));
    assert_eq!((refused.code.as_str(), refused.params["count"].as_str()), ("law.version_used", "1"));
    // A version that another was made from stays too.
    work.call("law.correct", correction("5"));
    work.call("undo", json!({}));
    work.call("law.correct", correction("6"));
    assert_eq!(work.items("law.versions").len(), 3);
}

#[test]
fn ceilings_and_amounts_that_a_correction_changes_are_told() {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Sở Mẫu" }));
    work.save(
        "collective.save",
        json!({ "unit_id": unit, "year": 2025, "members": 50, "ldtt": 40, "cstd_co_so": 5, "completed": 50 }),
    );
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025, "received": "2025-12-05" }));
    let line = json!({ "batch_id": batch, "kind": "person", "award": "cstd_co_so", "proposing_unit_id": unit,
        "submitted": { "name": "Ngô Văn Ẩn" } });
    work.save("nomination.save", line);
    // 15% of 40 people who are Lao động tiên tiến are 6.
    let share = json!({ "rule": "provincial_settings/quota_cstd_co_so_percent", "layer": "provincial",
        "values": { "default_by_regime.r2025": "15" }, "reason": "Tỉnh quy định",
        "document": { "number": "21/2026/QĐ-UBND", "kind": "Quyết định", "date": "2026-03-02", "article": "7" } });
    let figures = work.call("law.correct_preview", share.clone())["touched"]["batches"][0]["figures"].clone();
    let ceiling = json!({ "what": "Số lượng tối đa Chiến sĩ thi đua cơ sở, năm 2025, Sở Mẫu", "before": "không khống chế", "after": "6" });
    assert_eq!(figures, json!([ceiling]));
    work.call("law.correct", share);
    // On 24 November 2026 the multiple is 1,0 of 2.530.000; 1,2 times it are 3.036.000, rounded up to 3.040.000.
    let multiple = json!({ "rule": "bonus/cstd_co_so.ca_nhan.r2026", "values": { "multiple_x100": "1,2" },
        "reason": "Nghị định mới", "document": { "number": "152/2025/NĐ-CP" } });
    let figures = work.call("law.correct_preview", multiple)["touched"]["batches"][0]["figures"].clone();
    let amount =
        json!({ "what": "Tiền thưởng Chiến sĩ thi đua cơ sở", "before": "2.530.000 đồng", "after": "3.040.000 đồng" });
    assert_eq!(figures, json!([amount]));
}

#[test]
fn what_a_rule_says_and_who_changed_it_is_shown_with_it() {
    let work = Work::new();
    work.call("law.correct", correction("4"));
    let form = work.call("law.rule", json!({ "rule": TWO_TITLES }));
    let count = form["fields"].as_array().unwrap().iter().find(|field| field["key"] == "count").unwrap();
    assert_eq!([&count["value"], &count["value_kind"]["kind"]], [&json!("4"), &json!("number")]);
    assert_eq!([&form["amendments"][0]["by"], &form["amendments"][0]["document"]], ["Lê Thị Ẩn", "Luật 06/2022/QH15"]);
    let award = work.call("law.show", json!({ "id": "cstd_tinh" }));
    let told = award["conditions"].to_string();
    assert!(told.contains(TWO_TITLES) && told.contains("Đọc lại Điều 22"));
    let refused = work.refused("law.correct", json!({ "rule": TWO_TITLES, "values": { "count": "x" } }));
    let codes: Vec<&str> = refused.faults.iter().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, ["law.reason_missing", "law.document_missing", "law.value_number"]);
    assert_eq!(work.items("law.versions").len(), 2);
    work.app.set_actor("");
    assert_eq!(work.refused("law.correct", correction("5")).code, "law.officer_unnamed");
}
