//! What criteria take from elsewhere by themselves: achievements that two of them want, results of another round.

use serde_json::{Value, json};

use crate::lock::initiative;
use crate::scoring::{open, standings};
use crate::work::{Work, text};

/// 2 points for every initiative at criterion 1, 3 at criterion 2; points by hand at 3.
fn twice(once: bool) -> String {
    let leaf = |code: &str, per: &str| {
        format!(
            r#"{{"code":"{code}","name_vi":"Sáng kiến {code}","role":"bonus","max":"9","kind":"count","params":{{"per":"{per}"}},
                "inputs":[{{"field":"n","from":{{"achievements":{{"kind":"sang_kien","take":"count"}}}}}}]}}"#
        )
    };
    format!(
        r#"{{"id":"hai-lan","version":1,"name_vi":"Hai lần","period":"2026","achievement_once":{once},"criteria":[
            {},{},{{"code":"3","name_vi":"Nhiệm vụ","role":"base","max":"100","kind":"direct"}}]}}"#,
        leaf("1", "2"),
        leaf("2", "3")
    )
}

fn round_of(work: &Work, body: &str, cluster: &Value, name: &str) -> Value {
    let scheme = work.save("scheme.import", json!({ "body": body }))["id"].clone();
    work.save("round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026, "name": name }))
}

fn by_hand(work: &Work, round: &Value, units: &[Value], points: &[&str], criterion: &str) {
    let cells: Vec<Value> = units
        .iter()
        .zip(points)
        .map(|(unit, value)| json!({ "unit": unit, "criterion": criterion, "field": "value", "value": value }))
        .collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
}

#[test]
fn an_achievement_wanted_by_two_criteria_is_shown_or_refused_as_the_scheme_says() {
    for (once, total, code) in [(false, "85", "I-SHARED"), (true, "82", "E-SHARED")] {
        let work = Work::new();
        let (units, cluster, _) = open(&work, &["Phòng Phước An"]);
        initiative(&work, &units[0], "Số hóa hồ sơ khen thưởng từ năm 1998");
        let round = round_of(&work, &twice(once), &cluster, "Hai lần");
        by_hand(&work, &round, &units, &["80"], "3");
        // 80 + 2 + 3, or without the 3 that the second criterion would give for the same initiative.
        assert_eq!(standings(&work, &round)[0].1, total);
        let results = work.call("score.results", json!({ "round": round, "detail": true }));
        let warning = results["warnings"].as_array().unwrap().iter().find(|one| one["criterion"] == "2").unwrap();
        assert_eq!(warning["code"], code);
        assert!(text(warning, "message").contains("(ở 1)"), "{warning}");
        let why = work.call("score.explain", json!({ "round": round, "unit": units[0], "criterion": "2" }));
        assert!(why["warnings"].as_array().unwrap().contains(&json!(code)), "{why}");
    }
}

#[test]
fn a_criterion_takes_the_percent_of_a_locked_round_of_another_scheme() {
    let work = Work::new();
    let names = ["Phòng Phước An", "Phòng Quang Trung"];
    let (units, cluster, _) = open(&work, &names);
    let first = r#"{"id":"chuyen-de","version":1,"name_vi":"Chuyên đề","period":"2026","criteria":[
        {"code":"1","name_vi":"Việc","role":"base","max":"50","kind":"direct"}]}"#;
    let first = round_of(&work, first, &cluster, "Chuyên đề");
    by_hand(&work, &first, &units, &["40", "50"], "1");
    let second = r#"{"id":"nam","version":1,"name_vi":"Cả năm","period":"2026","criteria":[
        {"code":"1","name_vi":"Kết quả chuyên đề","role":"base","max":"20","kind":"band",
            "params":{"bands":[{"ge":"90","score":"20"},{"ge":"80","score":"15"}],"else":"5"},
            "inputs":[{"field":"value","unit":"%","from":{"round":{"name":"chuyen-de","take":"percent"}}}]}]}"#;
    let second = round_of(&work, second, &cluster, "Cả năm");
    // Before the first round is locked nothing is taken from it.
    assert_eq!(standings(&work, &second).iter().map(|row| row.1.as_str()).collect::<Vec<_>>(), ["0", "0"]);
    work.call("round.lock", json!({ "id": first }));
    // 40 of 50 is 80 %, 50 of 50 is 100 %.
    let row = |name: &str, total: &str, rank: &str| (name.to_owned(), total.to_owned(), rank.to_owned());
    assert_eq!(standings(&work, &second), [row(names[1], "20", "1"), row(names[0], "15", "2")]);
    let why = work.call("score.explain", json!({ "round": second, "unit": units[0], "criterion": "1" }));
    assert_eq!(why["inputs"][0]["origin"]["source"], "Kết quả kỳ chấm điểm “Chuyên đề” đã khóa");
}

#[test]
fn criteria_take_evaluations_and_late_reports_and_name_them() {
    let work = Work::new();
    let (units, cluster, _) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let body = r#"{"id":"danh-gia","version":1,"name_vi":"Đánh giá","period":"2026","criteria":[
        {"code":"1","name_vi":"Xếp loại xuất sắc","role":"base","max":"10","kind":"count","params":{"per":"10"},
            "inputs":[{"field":"n","from":{"evaluations":{"kind":"HTXS","take":"count"}}}]},
        {"code":"2","name_vi":"Chế độ báo cáo","role":"base","max":"10","kind":"count","params":{"start":"10","per":"-2"},
            "inputs":[{"field":"n","from":{"late_reports":{"take":"count"}}}]}]}"#;
    let round = round_of(&work, body, &cluster, "Đánh giá");
    let evaluate = |unit: &Value, year: u16, level: &str| json!({ "subject": { "kind": "unit", "id": unit }, "year": year, "level": level, "document": "QĐ 12/QĐ-SNV" });
    work.call("evaluation.save", evaluate(&units[0], 2026, "HTXS"));
    work.call("evaluation.save", evaluate(&units[0], 2025, "HT"));
    work.call("evaluation.save", evaluate(&units[1], 2026, "HTT"));
    assert_eq!(work.refused("evaluation.save", evaluate(&units[0], 2026, "HT")).code, "evaluation.twice");
    let report = |unit: &Value, name: &str, due: &str, received: Option<&str>| {
        work.call("report.save", json!({ "unit_id": unit, "name": name, "due": due, "received": received }));
    };
    report(&units[0], "Báo cáo quý I", "2026-03-31", Some("2026-03-31"));
    report(&units[1], "Báo cáo quý I", "2026-03-31", Some("2026-04-02"));
    report(&units[1], "Báo cáo năm", "2026-12-10", None);
    report(&units[1], "Báo cáo năm trước", "2025-12-10", Some("2025-12-31"));
    // P: 10 + 10. Q: 0 for a lower level; 10 − 2 for the one of 2026 that came late.
    let row = |name: &str, total: &str, rank: &str| (name.to_owned(), total.to_owned(), rank.to_owned());
    assert_eq!(standings(&work, &round), [row("Phòng Phước An", "20", "1"), row("Phòng Quang Trung", "8", "2")]);
    let source = |unit: usize, criterion: &str| {
        let why = work.call("score.explain", json!({ "round": round, "unit": units[unit], "criterion": criterion }));
        text(&why["inputs"][0]["origin"], "source").to_owned()
    };
    assert_eq!(source(0, "1"), "Xếp loại năm 2026: Hoàn thành xuất sắc nhiệm vụ (QĐ 12/QĐ-SNV)");
    assert_eq!(source(1, "2"), "1 trong 2 báo cáo nộp trễ: Báo cáo quý I; 1 báo cáo chưa nộp, chưa tính");
}

#[test]
fn evaluations_are_taken_in_from_a_table_and_again_without_change() {
    let work = Work::new();
    let (units, _, _) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let table = "KẾT QUẢ XẾP LOẠI NĂM 2025\n\nSTT;Đơn vị;Kết quả xếp loại\n\
        1;Phòng Phước An;Hoàn thành xuất sắc nhiệm vụ\n2;Phòng Quang Trung;HTTNV\n";
    let apply = || {
        let file = work.call("import.read", json!({ "text": table }));
        let mut request = json!({ "kind": "evaluation", "file": file["key"], "table": 0 });
        request["columns"] = work.call("import.guess", request.clone())["columns"].clone();
        work.call("import.write", request)
    };
    apply();
    let levels = |work: &Work| {
        let mut rows: Vec<(String, String)> = work
            .items("evaluation.list")
            .iter()
            .map(|row| (text(row, "name").to_owned(), text(row, "level").to_owned()))
            .collect();
        rows.sort();
        rows
    };
    let expected =
        [("Phòng Phước An".to_owned(), "HTXS".to_owned()), ("Phòng Quang Trung".to_owned(), "HTT".to_owned())];
    assert_eq!(levels(&work), expected);
    let kept = work.items("evaluation.list");
    apply();
    assert_eq!(work.items("evaluation.list"), kept);
    assert_eq!(kept[0]["year"], 2025);
    assert_eq!(units.len(), 2);
}

#[test]
fn a_criterion_takes_what_each_unit_was_given_and_reported_for_a_target() {
    let work = Work::new();
    let names = ["Phòng Phước An", "Phòng Quang Trung", "Phòng Tân Lập"];
    let units = names.map(|name| work.save("unit.save", json!({ "name": name })));
    let plan = json!({ "movements": ["Trồng cây"], "targets": [
        { "text": "Số cây trồng mới", "unit": "cây", "value": "200", "reckoning": "sum" }] });
    let movement = work.save("movement.add_plain", plan);
    let mut whole = work.call("movement.get", json!({ "id": movement }));
    let target = whole["targets"][0]["id"].clone();
    whole["registrations"] = units.iter().map(|unit| json!({ "unit_id": unit })).collect();
    work.call("movement.save", whole);
    let body = r#"{"id":"trong-cay","version":1,"name_vi":"Trồng cây","period":"2026","criteria":[
        {"code":"1","name_vi":"Số cây","role":"base","max":"50","kind":"ratio","inputs":[
            {"field":"T","from":{"target":{"name":"Số cây","take":"target"}}},
            {"field":"A","from":{"target":{"name":"Số cây","take":"actual"}}}]}]}"#;
    let scheme = work.save("scheme.import", json!({ "body": body }))["id"].clone();
    let round = json!({ "scheme": scheme, "movement": movement, "year": 2026, "name": "Trồng cây" });
    let round = work.save("round.open", round);
    let figure = |unit: usize, period: &str, aim: Option<&str>, value: Option<&str>| json!({ "target_id": target, "unit_id": units[unit], "period": period, "aim": aim, "value": value, "source": "BC 4/BC-P" });
    let figures = [
        figure(0, "2026-H1", Some("100"), Some("60")),
        figure(0, "2026-H2", None, Some("30")),
        figure(1, "2026", None, Some("150")),
        figure(1, "2025", None, Some("900")),
    ];
    work.call("movement.target_report", json!({ "id": movement, "figures": figures }));
    // P was given 100 and planted 60 + 30: 50·90/100 = 45. Q has the plan's 200: 50·150/200 = 37,5. T has not reported.
    let row = |name: &str, total: &str, rank: &str| (name.to_owned(), total.to_owned(), rank.to_owned());
    let expected = [row(names[0], "45", "1"), row(names[1], "37.5", "2")];
    assert_eq!(standings(&work, &round)[..2], expected);
    let why =
        |unit: usize| work.call("score.explain", json!({ "round": round, "unit": units[unit], "criterion": "1" }));
    let sources: Vec<String> =
        why(0)["inputs"].as_array().unwrap().iter().map(|input| text(&input["origin"], "source").to_owned()).collect();
    let told = |end: &str| format!("Chỉ tiêu “Số cây” của phong trào, năm 2026, {end}");
    assert!(sources.contains(&told("giao cho đơn vị")), "{sources:?}");
    let reports = "đơn vị báo cáo: 6 tháng đầu năm 2026 (BC 4/BC-P), 6 tháng cuối năm 2026 (BC 4/BC-P)";
    assert!(sources.contains(&told(reports)), "{sources:?}");
    let silent = why(2);
    let fields: Vec<&str> = silent["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|input| !input["value"].is_null())
        .map(|input| text(input, "field"))
        .collect();
    assert_eq!(fields, ["T"], "{silent}");
}
