//! Evidence of scores: given as words, a file, an achievement; shown with the score, asked for where the scheme does so, kept by the lock.

use serde_json::{Value, json};

use crate::lock::initiative;
use crate::work::{Work, text};

/// Criterion 1 asks for evidence, 2 takes what the program knows, 3 asks for none.
fn scheme(version: u32, third: &str) -> String {
    format!(
        r#"{{"id":"minh-chung","version":{version},"name_vi":"Bảng tiêu chí có minh chứng","period":"2026",
        "stages":[{{"code":"self","name_vi":"Tự chấm"}},{{"code":"council","name_vi":"Thẩm định"}}],"precedence":["council","self"],
        "criteria":[
            {{"code":"1","name_vi":"Thu ngân sách","role":"base","max":"60","kind":"direct","evidence":"required",
                "evidence_docs":["Báo cáo quyết toán"]}},
            {{"code":"2","name_vi":"Sáng kiến","role":"bonus","max":"9","kind":"count","params":{{"per":"3"}},"evidence":"required",
                "inputs":[{{"field":"n","from":{{"achievements":{{"kind":"sang_kien","take":"count"}}}}}}]}},
            {{"code":"{third}","name_vi":"Nhiệm vụ khác","role":"base","max":"40","kind":"direct"}}]}}"#
    )
}

/// Two units with an open round in which both gave themselves 50 and 30.
fn open(work: &Work) -> (Vec<Value>, Value) {
    let names = ["Phòng Phước An", "Phòng Quang Trung"];
    let units: Vec<Value> = names.iter().map(|name| work.save("unit.save", json!({ "name": name }))).collect();
    let members: Vec<Value> = units.iter().map(|unit| json!({ "unit_id": unit })).collect();
    let cluster = work.save("cluster.save", json!({ "name": "Cụm 3", "year": 2026, "members": members }));
    let scheme = work.save("scheme.import", json!({ "body": scheme(1, "3") }))["id"].clone();
    let round = work.save("round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026 }));
    let cell = |unit: &Value, criterion: &str, value: &str| json!({ "unit": unit, "criterion": criterion, "field": "value", "value": value });
    let cells: Vec<Value> = units.iter().flat_map(|unit| [cell(unit, "1", "50"), cell(unit, "3", "30")]).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    (units, round)
}

/// Gives evidence at the first stage; answers its id.
fn give(work: &Work, round: &Value, unit: &Value, criterion: &str, more: Value) -> Value {
    let mut request = json!({ "round": round, "unit": unit, "criterion": criterion, "stage": "self" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    work.save("score.evidence_add", request)
}

/// Messages that evidence is missing.
fn lacking(work: &Work, round: &Value) -> Vec<String> {
    let results = work.call("score.results", json!({ "round": round }));
    let all = results["warnings"].as_array().unwrap().iter().filter(|one| one["code"] == "I-EVIDENCE");
    all.map(|one| text(one, "message").to_owned()).collect()
}

/// Names of the units that a filter of the grid leaves.
fn shown(work: &Work, round: &Value, filter: &str) -> Vec<String> {
    let asked = json!({ "round": round, "stage": "self", "from": 0, "count": 9, "filter": filter });
    let grid = work.call("score.grid", asked);
    grid["rows"].as_array().unwrap().iter().map(|row| text(row, "name").to_owned()).collect()
}

/// Titles of the evidence of a cell at the first stage.
fn titles(work: &Work, round: &Value, unit: &Value, criterion: &str) -> Vec<String> {
    let cell = work.call("score.cell", json!({ "round": round, "unit": unit, "criterion": criterion }));
    let given = cell["stages"][0]["evidence"].as_array().unwrap().clone();
    given.iter().map(|one| text(one, "title").to_owned()).collect()
}

#[test]
fn a_score_without_the_evidence_asked_for_is_told_until_some_is_given() {
    let work = Work::new();
    let (units, round) = open(&work);
    // Fed by the program, an initiative needs no further proof.
    initiative(&work, &units[1], "Số hóa hồ sơ khen thưởng từ năm 1998");
    let (an, trung) = ("Phòng Phước An", "Phòng Quang Trung");
    assert_eq!(shown(&work, &round, "unproved"), [an, trung]);
    assert_eq!(shown(&work, &round, "warned"), [] as [&str; 0]);
    // By rank: 83 with the initiative, 80.
    let told = |name: &str| format!("{name}: thiếu minh chứng ở 1 tiêu chí: 1.");
    assert_eq!(lacking(&work, &round), [told(trung), told(an)]);

    let report = "Báo cáo số 12/BC-STC ngày 05/11/2026";
    give(&work, &round, &units[0], "1", json!({ "text": format!("  {report} ") }));
    assert_eq!(titles(&work, &round, &units[0], "1"), [report]);
    assert_eq!(shown(&work, &round, "unproved"), [trung]);
    assert_eq!(lacking(&work, &round), [told(trung)]);
    let why = work.call("score.explain", json!({ "round": round, "unit": units[0], "criterion": "1" }));
    assert_eq!(why["evidence"][0]["name"], report);
    assert_eq!(why["inputs"][0]["origin"]["evidence"][0]["name"], report);
    assert!(text(&why, "text_vi").ends_with(&format!(" Minh chứng: {report}.")), "{why}");
    let cell = work.call("score.cell", json!({ "round": round, "unit": units[0], "criterion": "1" }));
    let given = &cell["stages"][0]["evidence"][0];
    assert_eq!((text(given, "by"), text(given, "at")), ("Lê Thị Ẩn", "2026-11-24T03:00:00.000Z"));
    assert_eq!(cell["unproved"], false);
    // The points are the same with it: 50 + 30.
    assert_eq!(cell["score"], "50");

    // Taken back and done again.
    work.call("undo", json!({}));
    assert_eq!(lacking(&work, &round), [told(trung), told(an)]);
    work.call("redo", json!({}));
    assert_eq!(titles(&work, &round, &units[0], "1"), [report]);
}

#[test]
fn a_file_and_an_achievement_are_evidence_and_come_out_as_they_went_in() {
    let work = Work::new();
    let (units, round) = open(&work);
    let path = work.path("quyet-toan.pdf");
    std::fs::write(&path, b"%PDF-1.7 quyet toan").unwrap();
    let file = json!({ "text": "Quyết toán 2025", "token": work.app.admit(path) });
    let id = give(&work, &round, &units[0], "1", file);
    let done = initiative(&work, &units[0], "Số hóa hồ sơ khen thưởng từ năm 1998");
    give(&work, &round, &units[0], "1", json!({ "achievement": done }));
    assert_eq!(
        titles(&work, &round, &units[0], "1"),
        ["Quyết toán 2025 (quyet-toan.pdf)", "TT-2026-0001 Số hóa hồ sơ khen thưởng từ năm 1998"]
    );
    // Its achievement is needed here now.
    assert_eq!(work.refused("achievement.remove", json!({ "id": done })).code, "achievement.in_use");

    let copy = work.path("ra.pdf");
    work.call("score.evidence_save_as", json!({ "id": id, "token": work.app.admit(copy.clone()) }));
    assert_eq!(std::fs::read(&copy).unwrap(), b"%PDF-1.7 quyet toan");
    // Maintenance leaves it alone while the cell names it, and may take it once nothing does.
    assert_eq!(work.call("evidence.sweep", json!({}))["files"], 0);
    work.call("score.evidence_remove", json!({ "id": id }));
    assert_eq!(work.call("evidence.sweep", json!({}))["files"], 1);
    let gone = json!({ "id": id, "token": work.app.admit(copy) });
    assert_eq!(work.refused("score.evidence_save_as", gone).code, "scoring.evidence_unknown");
    assert_eq!(work.items("check"), [] as [Value; 0]);
}

#[test]
fn a_damaged_file_is_found_and_not_given_out() {
    let work = Work::new();
    let (units, round) = open(&work);
    let path = work.path("bao-cao.txt");
    std::fs::write(&path, b"abc").unwrap();
    let id = give(&work, &round, &units[0], "1", json!({ "token": work.app.admit(path) }));
    work.call("file.close", json!({}));
    let file = work.path("tinh.thidua");
    let conn = store::Connection::open(&file).unwrap();
    conn.execute("UPDATE content SET content=x'00'", []).unwrap();
    drop(conn);
    work.app.open(&file).unwrap();
    let found = work.items("check");
    assert!(found.iter().any(|one| one["code"] == "evidence_damaged" && text(one, "message").contains("bao-cao.txt")));
    let copy = json!({ "id": id, "token": work.app.admit(work.path("ra.txt")) });
    assert_eq!(work.refused("score.evidence_save_as", copy).code, "evidence.damaged");
}

#[test]
fn nothing_twice_nothing_empty_nothing_where_there_is_no_cell() {
    let work = Work::new();
    let (units, round) = open(&work);
    let request = |criterion: &str, stage: &str, text: &str| json!({ "round": round, "unit": units[0], "criterion": criterion, "stage": stage, "text": text });
    let refused = |criterion: &str, stage: &str, text: &str| {
        work.refused("score.evidence_add", request(criterion, stage, text)).code
    };
    assert_eq!(refused("1", "self", "  "), "scoring.evidence_empty");
    assert_eq!(refused("9", "self", "Báo cáo"), "scoring.unknown_criterion");
    assert_eq!(refused("1", "bộ", "Báo cáo"), "scoring.unknown_stage");
    work.call("score.evidence_add", request("1", "self", "Báo cáo số 5"));
    assert_eq!(refused("1", "self", "báo cáo  số 5"), "scoring.evidence_there");
    // Another stage may rest on the same.
    work.call("score.evidence_add", request("1", "council", "Báo cáo số 5"));
    let stranger = work.save("unit.save", json!({ "name": "Phòng Xuân Hòa" }));
    let mut other = request("1", "self", "Báo cáo số 6");
    other["unit"] = stranger;
    assert_eq!(work.refused("score.evidence_add", other).code, "round.unit_missing");
}

#[test]
fn a_locked_round_keeps_its_evidence() {
    let work = Work::new();
    let (units, round) = open(&work);
    let id = give(&work, &round, &units[0], "1", json!({ "text": "Báo cáo số 5" }));
    work.call("round.lock", json!({ "id": round }));
    let more = json!({ "round": round, "unit": units[0], "criterion": "1", "stage": "self", "text": "Báo cáo số 6" });
    assert_eq!(work.refused("score.evidence_add", more).code, "round.locked");
    assert_eq!(work.refused("score.evidence_remove", json!({ "id": id })).code, "round.locked");
    assert_eq!(titles(&work, &round, &units[0], "1"), ["Báo cáo số 5"]);
    // The second line: the data file itself refuses it, whoever writes.
    work.call("file.close", json!({}));
    let path = work.path("tinh.thidua");
    let conn = store::Connection::open(&path).unwrap();
    for write in ["DELETE FROM score_evidence", "UPDATE score_evidence SET text='Khác'"] {
        assert!(conn.execute(write, []).unwrap_err().to_string().contains("guard:round.locked"));
    }
    drop(conn);
    work.app.open(&path).unwrap();
    assert_eq!(work.items("check"), [] as [Value; 0]);
}

#[test]
fn evidence_goes_with_its_unit_and_comes_back_with_it() {
    let work = Work::new();
    let (units, round) = open(&work);
    give(&work, &round, &units[0], "1", json!({ "text": "Báo cáo số 5" }));
    work.call("round.remove_unit", json!({ "round": round, "unit": units[0] }));
    work.call("round.add_unit", json!({ "round": round, "unit": units[0] }));
    assert_eq!(titles(&work, &round, &units[0], "1"), [] as [&str; 0]);
    work.call("undo", json!({}));
    work.call("undo", json!({}));
    assert_eq!(titles(&work, &round, &units[0], "1"), ["Báo cáo số 5"]);
}

#[test]
fn evidence_without_a_place_in_another_version_is_shown_before_it_is_dropped() {
    let work = Work::new();
    let (units, round) = open(&work);
    give(&work, &round, &units[0], "1", json!({ "text": "Báo cáo số 5" }));
    give(&work, &round, &units[1], "3", json!({ "text": "Báo cáo số 7" }));
    let clear: Vec<Value> =
        units.iter().map(|unit| json!({ "unit": unit, "criterion": "3", "field": "value", "value": "" })).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": clear }));
    let next = work.save("scheme.import", json!({ "body": scheme(2, "4") }))["id"].clone();
    let preview = work.call("round.rebase_preview", json!({ "id": round, "scheme": next }));
    let unfit: Vec<(&str, &str)> =
        preview["unfit"].as_array().unwrap().iter().map(|one| (text(one, "name"), text(one, "value"))).collect();
    assert_eq!(unfit, [("Phòng Quang Trung", "Báo cáo số 7")]);
    assert_eq!(work.refused("round.rebase", json!({ "id": round, "scheme": next })).code, "round.unfit");
    work.call("round.rebase", json!({ "id": round, "scheme": next, "drop_unfit": true }));
    assert_eq!(titles(&work, &round, &units[0], "1"), ["Báo cáo số 5"]);
    assert_eq!(titles(&work, &round, &units[1], "4"), [] as [&str; 0]);
    // With the version its place comes back, and the evidence with it.
    work.call("undo", json!({}));
    assert_eq!(titles(&work, &round, &units[1], "3"), ["Báo cáo số 7"]);
}

#[test]
fn what_the_program_fed_names_the_files_of_its_achievements() {
    let work = Work::new();
    let (units, round) = open(&work);
    let done = initiative(&work, &units[0], "Số hóa hồ sơ khen thưởng từ năm 1998");
    let path = work.path("quyet-dinh-cong-nhan.pdf");
    std::fs::write(&path, b"%PDF").unwrap();
    work.call("evidence.add", json!({ "achievement": done, "token": work.app.admit(path) }));
    let why = work.call("score.explain", json!({ "round": round, "unit": units[0], "criterion": "2" }));
    assert_eq!(why["evidence"][0]["name"], "quyet-dinh-cong-nhan.pdf");
    let cell = work.call("score.cell", json!({ "round": round, "unit": units[0], "criterion": "2" }));
    assert_eq!(cell["fed"][0]["evidence"][0], "quyet-dinh-cong-nhan.pdf");
    assert_eq!(cell["unproved"], false);
}
