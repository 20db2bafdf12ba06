//! A scheme before it is used: its warnings are confirmed, what was guessed is confirmed, its words are those of the office.

use serde_json::{Value, json};

use crate::scoring::{open, sheet};
use crate::work::{Work, text};

/// The two criteria of the part add up to 90, where 100 is written: W-SUM.
fn doubtful(version: u32, first: &str) -> String {
    format!(
        r#"{{"id":"nghi","version":{version},"name_vi":"Bảng điểm còn lệch","period":"2026","criteria":[
            {{"code":"I","name_vi":"Phần I","role":"base","max":"100","children":[
                {{"code":"I.1","name_vi":"{first}","max":"60","kind":"direct"}},
                {{"code":"I.2","name_vi":"Báo cáo","max":"30","kind":"direct"}}]}}]}}"#
    )
}

fn import(work: &Work, body: &str) -> Value {
    work.save("scheme.import", json!({ "body": body }))["id"].clone()
}

#[test]
fn warnings_are_confirmed_before_the_first_round_and_not_again() {
    let work = Work::new();
    let (_, cluster, _) = open(&work, &["Phòng Phước An"]);
    let scheme = import(&work, &doubtful(1, "Nhiệm vụ"));
    let opening = |name: &str, confirmed: bool| json!({ "scheme": scheme, "cluster": cluster, "year": 2026, "name": name, "confirmed": confirmed });
    let refused = work.refused("round.open", opening("Sáu tháng", false));
    assert_eq!(refused.code, "scheme.unconfirmed");
    assert!(refused.message.contains("I: Điểm tối đa ghi 100 nhưng các mục con cộng lại là 90"), "{}", refused.message);
    assert_eq!(work.items("round.list").len(), 1);

    let opened = work.call("round.open", opening("Sáu tháng", true));
    // The log keeps that they were seen.
    let log = work.items("log.list");
    let titles: Vec<&str> = log.iter().map(|entry| text(entry, "label")).collect();
    assert!(titles.iter().any(|title| title.ends_with("Sáu tháng, đã xem 1 lưu ý của bảng tiêu chí")), "{titles:?}");
    work.call("round.open", opening("Cả năm", false));

    let next = import(&work, &doubtful(2, "Nhiệm vụ trọng tâm"));
    let round = &opened["output"];
    let preview = work.call("round.rebase_preview", json!({ "id": round, "scheme": next }));
    assert_eq!(text(&preview["warnings"][0], "code"), "W-SUM");
    let refused = work.refused("round.rebase", json!({ "id": round, "scheme": next }));
    assert_eq!(refused.code, "scheme.unconfirmed");
    work.call("round.rebase", json!({ "id": round, "scheme": next, "confirmed": true }));
    let back = work.call("round.rebase_preview", json!({ "id": round, "scheme": scheme }));
    assert_eq!(back["warnings"], json!([]));
}

#[test]
fn a_scheme_names_kinds_of_achievements_as_the_office_does() {
    let work = Work::new();
    let kind = work.items("achievement_kind.list")[0].clone();
    let (code, name) = (text(&kind, "code").to_owned(), text(&kind, "name").to_owned());
    let body = format!(
        r#"{{"id":"nguon","version":1,"name_vi":"Bảng có nguồn","period":"2026","criteria":[
            {{"code":"1","name_vi":"Thành tích","max":"10","kind":"count","params":{{"per":"2"}},
              "inputs":[{{"field":"n","from":{{"achievements":{{"kind":"{code}","take":"count"}}}}}}]}}]}}"#
    );
    let described = work.call("scheme.describe", json!({ "body": body })).to_string();
    assert!(described.contains(&format!("lấy từ thành tích “{name}” (số lượng)")), "{described}");
    assert!(!described.contains(&code), "{described}");
}

#[test]
fn a_row_of_the_grid_carries_the_points_of_its_groups() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    // Alone over its target of 40 the unit leads: 12 points, and 80 given by hand.
    let cells = sheet(&units[0], "40", "50", "80");
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    let grid = work.call("score.grid", json!({ "round": round, "stage": "self", "from": 0, "count": 9 }));
    assert_eq!(grid["groups"], json!(["I"]));
    assert_eq!(grid["rows"][0]["groups"], json!(["92"]));
}
