//! Scoring a cluster from the opening of a round to its lock, and what comes in late.

use serde_json::{Value, json};

use crate::work::{Work, text};

/// I.1 compares with the unit that leads the cluster (the worked example of the scoring model §5.11), I.2 is given by
/// hand.
pub const SCHEME: &str = r#"{"id":"so-sanh","version":1,"name_vi":"Bảng tiêu chí so sánh","period":"2026","criteria":[
    {"code":"I","name_vi":"Phần I","role":"base","max":"100","children":[
        {"code":"I.1","name_vi":"Chỉ tiêu giao","max":"12","kind":"group_leader","params":{"base_share":"0.5"}},
        {"code":"I.2","name_vi":"Nhiệm vụ khác","max":"88","kind":"direct"}]}]}"#;

/// Name, assigned, reached, points by hand.
pub const ON_TIME: [(&str, &str, &str, &str); 4] = [
    ("Phòng Phước An", "40", "30", "80"),
    ("Phòng Quang Trung", "40", "40", "80"),
    ("Phòng Ruộng Bắc", "25", "35", "78"),
    ("Phòng Sông Tranh", "60", "102", "74"),
];

/// A cluster of these units with an open round of [`SCHEME`]: ids of the units in their order, of the cluster, of the
/// round.
pub fn open(work: &Work, names: &[&str]) -> (Vec<Value>, Value, Value) {
    let units: Vec<Value> = names.iter().map(|name| work.save("unit.save", json!({ "name": name }))).collect();
    let members: Vec<Value> = units.iter().map(|unit| json!({ "unit_id": unit })).collect();
    let cluster = json!({ "name": "Cụm thi đua số 7", "year": 2026, "members": members });
    let cluster = work.save("cluster.save", cluster);
    let scheme = work.save("scheme.import", json!({ "body": SCHEME }))["id"].clone();
    let round = work.save("round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026 }));
    (units, cluster, round)
}

/// What one unit reports, as an officer types it.
pub fn sheet(unit: &Value, assigned: &str, reached: &str, by_hand: &str) -> Vec<Value> {
    let cell = |criterion: &str, field: &str, value: &str| json!({ "unit": unit, "criterion": criterion, "field": field, "value": value });
    vec![cell("I.1", "T", assigned), cell("I.1", "A", reached), cell("I.2", "value", by_hand)]
}

/// [`open`] with the units of [`ON_TIME`], each with what it reported.
fn open_scored(work: &Work) -> (Vec<Value>, Value, Value) {
    let (units, cluster, round) = open(work, &ON_TIME.map(|unit| unit.0));
    let reported = units.iter().zip(ON_TIME);
    let cells: Vec<Value> =
        reported.flat_map(|(id, (_, assigned, reached, hand))| sheet(id, assigned, reached, hand)).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    (units, cluster, round)
}

/// Name, total and rank, in the order shown.
pub fn standings(work: &Work, round: &Value) -> Vec<(String, String, String)> {
    let results = work.call("score.results", json!({ "round": round }));
    let row = |unit: &Value| (text(unit, "name").to_owned(), text(unit, "total").to_owned(), unit["rank"].to_string());
    results["units"].as_array().unwrap().iter().map(row).collect()
}

fn shown(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|(name, total, rank)| ((*name).to_owned(), (*total).to_owned(), (*rank).to_owned())).collect()
}

#[test]
fn a_unit_that_joins_the_cluster_after_scoring_moves_the_others_and_everybody_sees_why() {
    let work = Work::new();
    let (mut units, cluster, round) = open_scored(&work);
    // P 12·½·30/40 = 4,5; Q 6; S leads with 102/60 = 1,7: 12; R 35/25 = 1,4: 6 + 6·0,4/0,7 = 9,43.
    let before = [
        ("Phòng Ruộng Bắc", "87.43", "1"),
        ("Phòng Quang Trung", "86", "2"),
        ("Phòng Sông Tranh", "86", "2"),
        ("Phòng Phước An", "84.5", "4"),
    ];
    assert_eq!(standings(&work, &round), shown(&before));
    work.call("round.lock", json!({ "id": round }));

    // The late unit: into the cluster, and into the round once it is open again.
    let late = work.save("unit.save", json!({ "name": "Phòng Xuân Hòa" }));
    let mut whole = work.call("cluster.get", json!({ "id": cluster }));
    whole["members"].as_array_mut().unwrap().push(json!({ "unit_id": late }));
    work.call("cluster.save", whole);
    let refused = work.refused("round.add_unit", json!({ "round": round, "unit": late }));
    assert_eq!(refused.code, "round.locked");
    assert_eq!(standings(&work, &round), shown(&before));
    work.call(
        "round.reopen",
        json!({ "id": round, "reason": "Phòng Xuân Hòa nộp báo cáo muộn, cụm đồng ý chấm bổ sung" }),
    );
    work.call("round.add_unit", json!({ "round": round, "unit": late }));
    units.push(late);
    let cells = sheet(&units[4], "10", "24", "70");
    let moved = work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));

    // X leads with 2,4: 12 + 70. S 6 + 6·0,7/1,4 = 9; R 6 + 6·0,4/1,4 = 7,714…; P and Q, below their targets, stay.
    assert_eq!(
        standings(&work, &round),
        shown(&[
            ("Phòng Quang Trung", "86", "1"),
            ("Phòng Ruộng Bắc", "85.71", "2"),
            ("Phòng Phước An", "84.5", "3"),
            ("Phòng Sông Tranh", "83", "4"),
            ("Phòng Xuân Hòa", "82", "5"),
        ])
    );
    let told: Vec<[&str; 5]> = moved["output"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| ["name", "total_before", "total_after", "rank_before", "rank_after"].map(|field| text(unit, field)))
        .collect();
    assert_eq!(
        told,
        [
            ["Phòng Quang Trung", "86", "86", "2", "1"],
            ["Phòng Ruộng Bắc", "87,43", "85,71", "1", "2"],
            ["Phòng Phước An", "84,5", "84,5", "4", "3"],
            ["Phòng Sông Tranh", "86", "83", "2", "4"],
            ["Phòng Xuân Hòa", "0", "82", "5", "5"],
        ]
    );
    let why = work.call("score.explain", json!({ "round": round, "unit": units[2], "criterion": "I.1" }));
    assert!(text(&why, "text_vi").contains("Phòng Xuân Hòa"), "{}", why["text_vi"]);
}

#[test]
fn a_locked_round_refuses_every_write_notes_it_and_opens_only_with_a_reason() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let cells: Vec<Value> = units.iter().flat_map(|unit| sheet(unit, "40", "40", "80")).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    work.call("round.lock", json!({ "id": round }));
    let standing = standings(&work, &round);
    let entry = json!({ "round": round, "stage": "self", "cells": sheet(&units[0], "40", "10", "1") });
    let pasted =
        work.call("import.read", json!({ "text": "unit,criterion,field,value\nPhòng Phước An,I.2,value,1\n" }));
    let mut table = json!({ "kind": "score", "file": pasted["key"], "table": 0, "given": { "round": round } });
    table["columns"] = work.call("import.guess", table.clone())["columns"].clone();
    let member = json!({ "round": round, "unit": units[1] });
    for (name, input) in [
        ("score.enter", entry),
        ("import.write", table),
        ("round.remove_unit", member),
        ("round.lock", json!({ "id": round })),
    ] {
        let refused = work.refused(name, input);
        assert_eq!(refused.code, "round.locked", "{name}");
        assert!(refused.message.contains("Cụm thi đua số 7"), "{}", refused.message);
    }
    // Taking back the entry of the scores touches the same rows.
    let operations = work.items("log.list");
    let entered = operations.iter().find(|operation| operation["kind"] == "score.enter").unwrap();
    assert_eq!(work.refused("undo", json!({ "operation": entered["id"] })).code, "round.locked");
    let noted = work.items("log.events");
    let kinds: Vec<&str> = noted.iter().map(|event| text(event, "kind")).collect();
    let refused = ["round.refused"; 4];
    assert_eq!(kinds, [&["undo.refused"], &refused[..], &["file.created"]].concat());
    assert!(noted.iter().take(5).all(|event| event["actor"] == "Lê Thị Ẩn"), "{noted:?}");
    assert_eq!(standings(&work, &round), standing);

    assert_eq!(work.refused("round.reopen", json!({ "id": round, "reason": "sửa" })).code, "round.reason_short");
    work.call("round.reopen", json!({ "id": round, "reason": "Cụm họp lại, thống nhất chấm lại I.2" }));
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": sheet(&units[0], "40", "40", "88") }));
    // 6 + 88.
    assert_eq!(standings(&work, &round)[0], ("Phòng Phước An".to_owned(), "94".to_owned(), "1".to_owned()));
    let log = work.items("log.list");
    assert!(log.iter().any(|entry| text(entry, "label").contains("Cụm họp lại, thống nhất chấm lại I.2")), "{log:?}");
}

#[test]
fn the_order_in_which_units_and_scores_are_entered_changes_nothing() {
    // Every order of the four units, entered a cell at a time from the last field to the first or the other way.
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
    let results = orders.map(|order| {
        let work = Work::new();
        let rows = order.map(|place| ON_TIME[place]);
        let (units, _, round) = open(&work, &rows.map(|row| row.0));
        for (id, (_, assigned, reached, hand)) in units.iter().zip(rows) {
            let mut cells = sheet(id, assigned, reached, hand);
            if order[0] % 2 == 1 {
                cells.reverse();
            }
            for cell in cells {
                work.call("score.enter", json!({ "round": round, "stage": "self", "cells": [cell] }));
            }
        }
        standings(&work, &round)
    });
    assert!(results.iter().all(|result| *result == results[0]), "{results:?}");
    assert_eq!(results[0][0].1, "87.43");
}

#[test]
fn a_cell_is_one_cell_however_its_criterion_and_field_are_written() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let enter = |criterion: &str, field: &str, value: &str| {
        let cell = json!({ "unit": units[0], "criterion": criterion, "field": field, "value": value });
        work.call("score.enter", json!({ "round": round, "stage": "self", "cells": [cell] }));
    };
    enter("i.2", "VALUE", "70");
    enter("I.2", "value", "80");
    assert_eq!(standings(&work, &round)[0].1, "80");
    let cell = work.call("score.cell", json!({ "round": round, "unit": units[0], "criterion": "I.2" }));
    assert_eq!(cell["stages"][0]["values"].as_array().unwrap().len(), 1);
    enter("i.2", "Value", "");
    let cell = work.call("score.cell", json!({ "round": round, "unit": units[0], "criterion": "I.2" }));
    assert_eq!(cell["stages"][0]["values"], json!([]));
}

#[test]
fn a_table_that_names_one_of_two_namesakes_is_asked_which() {
    let work = Work::new();
    let (_, _, round) = open(&work, &["Trường Tiểu học Lê Lợi", "Trường Tiểu học Lê Lợi", "Phòng Sông Tranh"]);
    let read = |text: &str| {
        let pasted = work.call("import.read", json!({ "text": text }));
        let mut table = json!({ "kind": "score", "file": pasted["key"], "table": 0, "given": { "round": round } });
        table["columns"] = work.call("import.guess", table.clone())["columns"].clone();
        table
    };
    let refused =
        work.refused("import.write", read("unit,criterion,field,value\nTrường Tiểu học Lê Lợi,I.2,value,7\n"));
    assert_eq!(refused.code, "unit.ambiguous");
    let codes: Vec<Value> = work.items("unit.list").into_iter().map(|unit| unit["code"].clone()).collect();
    let named = codes.iter().filter(|code| refused.message.contains(code.as_str().unwrap())).count();
    assert_eq!(named, 2, "{}", refused.message);
}

#[test]
fn another_version_shows_what_it_changes_before_the_round_goes_over_to_it() {
    let work = Work::new();
    let (_, _, round) = open_scored(&work);
    // The new version gives I.1 as points by hand: what was reported for it has no place.
    let body = SCHEME.replace(r#""kind":"group_leader","params":{"base_share":"0.5"}"#, r#""kind":"direct""#);
    let next = work.save("scheme.import", json!({ "body": body }))["id"].clone();
    let preview = work.call("round.rebase_preview", json!({ "id": round, "scheme": next }));
    assert_eq!(preview["unfit"].as_array().unwrap().len(), 8);
    assert_eq!(preview["unfit"][0]["why"], "bản này chấm tiêu chí ấy bằng số liệu khác");
    let changes = preview["report"]["units"].as_array().unwrap();
    // 84,5 without the 4,5 of I.1.
    let first = changes.iter().find(|unit| unit["name"] == "Phòng Phước An").unwrap();
    assert_eq!(first["total"], json!(["84.5", "80"]));
    let before = standings(&work, &round);
    assert_eq!(work.refused("round.rebase", json!({ "id": round, "scheme": next })).code, "round.unfit");
    assert_eq!(standings(&work, &round), before);
    work.call("round.rebase", json!({ "id": round, "scheme": next, "drop_unfit": true }));
    assert_eq!(
        standings(&work, &round),
        shown(&[
            ("Phòng Phước An", "80", "1"),
            ("Phòng Quang Trung", "80", "1"),
            ("Phòng Ruộng Bắc", "78", "3"),
            ("Phòng Sông Tranh", "74", "4"),
        ])
    );
    work.call("undo", json!({}));
    assert_eq!(standings(&work, &round), before);
}

#[test]
fn a_tried_entry_shows_whom_it_would_move_and_changes_nothing() {
    let work = Work::new();
    let (units, _, round) = open_scored(&work);
    let before = standings(&work, &round);
    // P with 96 of 40 would lead with 2,4: 12 + 80. S 6 + 6·0,7/1,4 = 9, R 6 + 6·0,4/1,4 = 7,71.
    let cell = json!({ "unit": units[0], "criterion": "I.1", "field": "A", "value": "96" });
    let tried = work.call("score.what_if", json!({ "round": round, "stage": "self", "cells": [cell] }));
    let totals: Vec<(String, String)> = tried["evaluation"]["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (text(unit, "name").to_owned(), text(unit, "total").to_owned()))
        .collect();
    let wanted = [
        ("Phòng Phước An", "92"),
        ("Phòng Quang Trung", "86"),
        ("Phòng Ruộng Bắc", "85.71"),
        ("Phòng Sông Tranh", "83"),
    ];
    assert_eq!(totals, wanted.map(|(name, total)| (name.to_owned(), total.to_owned())));
    assert_eq!(tried["report"]["scores"], 3);
    // Only what moves: three totals; the fourth, with 86, falls from 2 to 2 beside nobody and shares its rank no more.
    let cell = json!({ "unit": units[0], "criterion": "I.1", "field": "A", "value": "96" });
    let asked = json!({ "round": round, "stage": "self", "cells": [cell], "only_changes": true });
    let moved = work.call("score.what_if", asked)["evaluation"]["units"].clone();
    let leaves = |name: &str| {
        let unit = moved.as_array().unwrap().iter().find(|unit| unit["name"] == name).unwrap();
        unit["leaves"].as_array().unwrap().iter().map(|leaf| text(leaf, "code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(leaves("Phòng Phước An"), ["I.1"]);
    assert_eq!(leaves("Phòng Quang Trung"), Vec::<String>::new());
    assert_eq!(standings(&work, &round), before);
}

#[test]
fn a_blind_stage_shows_what_others_gave_only_after_ones_own() {
    let work = Work::new();
    let (units, cluster, _) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let body = r#"{"id":"kin","version":1,"name_vi":"Chấm kín","period":"2026",
        "stages":[{"code":"cluster","name_vi":"Cụm chấm","combine":"mean","blind":true}],
        "criteria":[{"code":"1","name_vi":"Một","max":"10","kind":"direct"}]}"#;
    let scheme = work.save("scheme.import", json!({ "body": body }))["id"].clone();
    let opening = json!({ "scheme": scheme, "cluster": cluster, "year": 2026, "name": "Chấm kín" });
    let round = work.save("round.open", opening);
    let enter = |scorer: &str, value: &str| {
        let cell = json!({ "unit": units[0], "criterion": "1", "field": "value", "value": value, "scorer": scorer });
        work.call("score.enter", json!({ "round": round, "stage": "cluster", "cells": [cell] }));
    };
    let seen = |scorer: &str| {
        let request = json!({ "round": round, "stage": "cluster", "scorer": scorer, "from": 0, "count": 9 });
        let row = work.call("score.grid", request)["rows"][0].clone();
        let choice =
            json!({ "round": round, "unit": units[0], "criterion": "1", "stage": "cluster", "scorer": scorer });
        let cell = work.call("score.cell", choice);
        let values = cell["stages"][0]["values"].as_array().unwrap().len();
        (row["cells"][0]["hidden"] == true, text(&row, "total").to_owned(), values)
    };
    enter("Lê Thị Ẩn", "8");
    assert_eq!(seen("Lê Thị Ẩn"), (false, "8".to_owned(), 1));
    assert_eq!(seen("Trần Văn Bình"), (true, String::new(), 0));
    let asked = json!({ "round": round, "unit": units[0], "stage": "cluster", "scorer": "Trần Văn Bình" });
    assert_eq!(work.refused("score.explain", asked.clone()).code, "scoring.hidden");
    // (8 + 9) / 2 = 8,5.
    enter("Trần Văn Bình", "9");
    assert_eq!(seen("Trần Văn Bình"), (false, "8,5".to_owned(), 2));
    assert_eq!(work.call("score.explain", asked)["value"], "8.5");
}

#[test]
fn a_grid_can_be_narrowed_to_the_units_that_need_a_look() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let cells = sheet(&units[0], "40", "40", "80");
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    let listed = |filter: &str| {
        let request = json!({ "round": round, "stage": "self", "from": 0, "count": 9, "filter": filter });
        let grid = work.call("score.grid", request);
        let names = grid["rows"].as_array().unwrap().iter().map(|row| text(row, "name").to_owned());
        (names.collect::<Vec<_>>(), grid["total_rows"].clone())
    };
    assert_eq!(listed("missing"), (vec!["Phòng Quang Trung".to_owned()], json!(1)));
    assert_eq!(listed("changed"), (Vec::new(), json!(0)));
}

#[test]
fn an_adjusted_cell_is_marked_once_beside_its_points() {
    let work = Work::new();
    let (units, _, round) = open(&work, &["Phòng Phước An"]);
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": sheet(&units[0], "40", "40", "80") }));
    let marked = || {
        let grid = work.call("score.grid", json!({ "round": round, "stage": "self", "from": 0, "count": 9 }));
        let cells = grid["rows"][0]["cells"].as_array().unwrap().iter().zip(grid["columns"].as_array().unwrap());
        let marked = cells.filter(|(cell, _)| cell["adjusted"] == true).map(|(_, column)| column["key"].clone());
        marked.collect::<Vec<_>>()
    };
    assert_eq!(marked(), Vec::<Value>::new());
    // Of the columns of I.1 the one without a field has its points.
    let reason = "Cụm thống nhất theo biên bản ngày 20/11/2026";
    let cell = json!({ "unit": units[0], "criterion": "I.1", "field": "override", "value": "5", "reason": reason });
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": [cell] }));
    assert_eq!(marked(), [json!("I.1 ")]);
}

#[test]
fn a_printed_table_of_criteria_becomes_a_scheme_that_can_be_used() {
    let work = Work::new();
    let table = "TT;Nội dung tiêu chí;Điểm tối đa;Cách chấm\n\
        I;Kết quả nhiệm vụ;60;\n\
        1;Thu ngân sách;40;Tỷ lệ thực hiện so với chỉ tiêu giao\n\
        2;Chế độ báo cáo;20;Mỗi lần nộp chậm trừ 0,5 điểm\n\
        II;Điểm trừ;;\n\
        1;Vi phạm;;01 vụ trừ 2 điểm\n";
    let file = work.call("import.read", json!({ "text": table }));
    let read = work.call("scheme.read_table", json!({ "file": file["key"], "table": 0 }));
    let kinds: Vec<[&str; 2]> = read["scheme"]["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|part| part["children"].as_array().unwrap())
        .map(|leaf| [text(leaf, "code"), text(leaf, "kind")])
        .collect();
    assert_eq!(kinds, [["I.1", "ratio"], ["I.2", "count"], ["II.1", "count"]]);
    assert!(!read["notes"].as_array().unwrap().is_empty());
    let mut scheme = read["scheme"].clone();
    scheme["id"] = json!("tu-bang");
    work.call("scheme.import", json!({ "body": scheme.to_string() }));
    assert_eq!(work.items("scheme.list").len(), 1);
}
