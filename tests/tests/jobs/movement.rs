//! A movement from its paper to the printed list, whatever kind of paper it came on: an article about a plan, a plan
//! whose number and day are still blank, an article about answering, a plan with a far aim, a directive in numbered
//! paragraphs. Texts and names are invented.

use serde_json::{Value, json};

use crate::work::{Work, text};

const PLANS: [(&str, &str); 5] = [
    ("article_about_a_plan", include_str!("plans/article_about_a_plan.json")),
    ("plan_with_blank_number", include_str!("plans/plan_with_blank_number.json")),
    ("article_about_answering", include_str!("plans/article_about_answering.json")),
    ("article_with_a_far_aim", include_str!("plans/article_with_a_far_aim.json")),
    ("directive_in_numbered_paragraphs", include_str!("plans/directive_in_numbered_paragraphs.json")),
];

/// A movement's own scheme: A by hand up to 70, B 30·A/T.
const SCHEME: &str = r#"{"id":"cham-phong-trao","version":1,"name_vi":"Chấm phong trào","period":"2026","criteria":[
    {"code":"I","name_vi":"Kết quả","role":"base","max":"100","children":[
        {"code":"I.1","name_vi":"Nội dung thi đua","max":"70","kind":"direct"},
        {"code":"I.2","name_vi":"Việc đã đăng ký","max":"30","kind":"ratio"}]}]}"#;

/// Unit, points, registered, done: 60 + 30·9/10 = 87; 65 + 30·8/12 = 85; 50 + 30 = 80.
const REPORTS: [(&str, &str, &str, &str); 3] = [
    ("Phòng Tổng hợp và Thi đua nội bộ", "60", "10", "9"),
    ("Trung tâm Tư vấn và Dịch vụ kỹ thuật miền núi", "65", "12", "8"),
    ("Văn phòng", "50", "4", "4"),
];

fn add(work: &Work, plan: &str) -> (Value, Value) {
    let plan: Value = serde_json::from_str(plan).unwrap();
    let id = work.save("movement.add_plain", plan.clone());
    (id, plan)
}

#[test]
fn every_kind_of_paper_is_shown_again_as_it_was_entered() {
    for (name, plan) in PLANS {
        let work = Work::new();
        let (id, plan) = add(&work, plan);
        assert_eq!(work.call("movement.plain", json!({ "id": id })), plan, "{name}");
        // Through the form, which saves every part with its identity, nothing changes either.
        let form = work.call("movement.get", json!({ "id": id }));
        let saved = work.call("movement.save", form);
        assert_eq!(saved["operation"], Value::Null, "{name}: nothing was changed");
        assert_eq!(work.call("movement.plain", json!({ "id": id })), plan, "{name}");
    }
}

#[test]
fn every_kind_of_paper_is_carried_on_to_a_round_a_batch_and_a_printed_list() {
    for (name, plan) in PLANS {
        let work = Work::new();
        let (id, _) = add(&work, plan);
        let units = REPORTS.map(|(unit, ..)| work.save("unit.save", json!({ "name": unit })));
        let mut movement = work.call("movement.get", json!({ "id": id }));
        movement["registrations"] = units.iter().map(|unit| json!({ "unit_id": unit, "aim": "Bằng khen" })).collect();
        work.call("movement.save", movement);
        let scheme = work.save("scheme.import", json!({ "body": SCHEME }))["id"].clone();
        let round = work.save("round.open", json!({ "scheme": scheme, "movement": id, "year": 2026 }));
        let cells: Vec<Value> = units
            .iter()
            .zip(REPORTS)
            .flat_map(|(unit, (_, points, registered, done))| {
                [("I.1", "value", points), ("I.2", "T", registered), ("I.2", "A", done)].map(
                    |(criterion, field, value)| json!({ "unit": unit, "criterion": criterion, "field": field, "value": value }),
                )
            })
            .collect();
        work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
        let results = work.call("score.results", json!({ "round": round }));
        let totals: Vec<&str> = results["units"].as_array().unwrap().iter().map(|unit| text(unit, "total")).collect();
        assert_eq!(totals, ["87", "85", "80"], "{name}");
        let batch = json!({ "name": "đề nghị khen thưởng tổng kết phong trào", "year": 2026, "movement_id": id });
        let batch = work.save("batch.save", batch);
        work.call("batch.fill", json!({ "batch": batch, "round": round, "top": 2, "award": "bk_tinh" }));
        let office =
            json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "signers": [] });
        work.call("office.save", office);
        let rows = work.print("nomination-list", json!({ "batch": batch, "layout": "unit" }), "docx").cells();
        let names: Vec<&str> =
            rows.iter().filter(|row| row[0].parse::<u32>().is_ok()).map(|row| row[1].as_str()).collect();
        assert_eq!(names, [REPORTS[0].0, REPORTS[1].0], "{name}");
    }
}

#[test]
fn a_movement_answers_one_of_a_higher_level_and_never_itself() {
    let work = Work::new();
    let (above, _) = add(&work, PLANS[4].1);
    let (below, _) = add(&work, PLANS[2].1);
    let mut answering = work.call("movement.get", json!({ "id": below }));
    answering["parent_id"] = above.clone();
    work.call("movement.save", answering);
    let list = work.items("movement.list");
    let tree: Vec<(&str, i64)> =
        list.iter().map(|movement| (text(movement, "name"), movement["depth"].as_i64().unwrap())).collect();
    assert_eq!(
        tree,
        [
            (
                "Phát động thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và kế hoạch 5 năm (2026 - 2030)",
                0
            ),
            ("Nói thật, làm thật, hiệu quả thật", 1),
        ]
    );
    let mut circle = work.call("movement.get", json!({ "id": above }));
    circle["parent_id"] = below;
    assert_eq!(work.refused("movement.save", circle).code, "movement.circle");
}
