//! Nominating: what was submitted stays as submitted, the top of a ranking comes whole, a closed batch is closed.

use serde_json::{Value, json};

use crate::work::{Work, text};

fn award_lines(work: &Work, batch: &Value) -> Vec<(String, String)> {
    let batch = work.call("batch.get", json!({ "id": batch }));
    let line =
        |line: &Value| (text(&line["submitted"], "name").to_owned(), text(&line["submitted"], "unit").to_owned());
    batch["items"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_renamed_unit_keeps_its_history_and_a_list_keeps_the_name_that_was_submitted() {
    let work = Work::on_sample();
    let unit = work.items("unit.list").into_iter().find(|unit| unit["code"] == "TTCDS").unwrap();
    let batch = work.save("batch.save", json!({ "name": "đề nghị khen thưởng chuyên đề", "year": 2026 }));
    let about = |work: &Work, batch: &Value| {
        let subject = json!({ "kind": "unit", "id": unit["id"] });
        let mut line = work.call("nomination.suggest", json!({ "batch": batch, "subject": subject }));
        let fields = line.as_object_mut().unwrap();
        fields.extend([
            ("batch_id".to_owned(), batch.clone()),
            ("subject".to_owned(), subject),
            ("kind".to_owned(), json!("unit")),
            ("award".to_owned(), json!("bk_tinh")),
        ]);
        work.call("nomination.save", line)
    };
    about(&work, &batch);
    work.call(
        "succession.save",
        json!({ "kind": "renamed", "date": "2026-11-23", "decision_number": "1302/QĐ-UBND", "decision_date": "2026-11-20",
            "from": [unit["id"]], "new_name": "Trung tâm Công nghệ số tỉnh Mẫu" }),
    );
    let detail = work.call("unit.get", json!({ "id": unit["id"] }));
    assert_eq!(text(&detail["unit"], "name"), "Trung tâm Công nghệ số tỉnh Mẫu");
    assert_eq!(text(&detail["successions"][0], "old_name"), "Trung tâm Chuyển đổi số và Đổi mới sáng tạo");
    let achievements = work.call("achievement.list", json!({ "subject": { "kind": "unit", "id": unit["id"] } }));
    assert_eq!(achievements["total"], 1);
    assert_eq!(text(&achievements["items"][0], "subject_name"), "Trung tâm Công nghệ số tỉnh Mẫu");

    let later = work.save("batch.save", json!({ "name": "đề nghị khen thưởng đợt sau", "year": 2026 }));
    about(&work, &later);
    let superior = "Sở Khoa học và Công nghệ".to_owned();
    let old = ("Trung tâm Chuyển đổi số và Đổi mới sáng tạo".to_owned(), superior.clone());
    assert_eq!(award_lines(&work, &batch), [old]);
    assert_eq!(award_lines(&work, &later), [("Trung tâm Công nghệ số tỉnh Mẫu".to_owned(), superior)]);
    let printed = work.print("nomination-list", json!({ "batch": batch }), "pdf").text();
    assert!(printed.contains("Trung tâm Chuyển đổi số và Đổi mới sáng tạo"), "{printed}");
    assert!(!printed.contains("Công nghệ số tỉnh Mẫu"), "{printed}");
}

#[test]
fn the_top_places_come_with_all_who_share_the_last_of_them() {
    let work = Work::on_sample();
    let round = work.items("round.list")[0]["id"].clone();
    let batch = work.save("batch.save", json!({ "name": "đề nghị tặng Bằng khen", "year": 2026 }));
    let fill =
        |top: u32| work.call("batch.fill", json!({ "batch": batch, "round": round, "top": top, "award": "bk_tinh" }));
    // The fourth place is shared by two.
    assert_eq!(fill(4)["output"]["added"].as_array().unwrap().len(), 5);
    let names: Vec<String> = award_lines(&work, &batch).into_iter().map(|line| line.0).collect();
    assert_eq!(names, ["Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Sở Giáo dục và Đào tạo", "Sở Y tế"]);
    // Once more and one place further: only the sixth is new.
    let again = fill(6);
    assert_eq!(again["output"]["added"].as_array().unwrap().len(), 1);
    assert_eq!(again["output"]["already"].as_array().unwrap().len(), 5);
    let lines = work.call("batch.get", json!({ "id": batch }));
    assert_eq!(
        text(&lines["items"][0], "summary").lines().next(),
        Some("Xếp hạng 1 Khối thi đua số 1 - các sở tham mưu tổng hợp và chuyên ngành – năm 2026, đạt 89,35 điểm.")
    );
    work.call("undo", json!({}));
    assert_eq!(award_lines(&work, &batch).len(), 5);
}

#[test]
fn a_closed_batch_changes_no_more_until_it_is_reopened() {
    let work = Work::on_sample();
    let batch = work.items("batch.list")[0]["id"].clone();
    let line = work.call("batch.get", json!({ "id": batch }))["items"][5].clone();
    work.call("batch.close", json!({ "id": batch }));
    let mut changed = line.clone();
    changed["note"] = json!("xem lại");
    for shown in ["award_name", "award_type_name", "today", "differs"] {
        changed.as_object_mut().unwrap().remove(shown);
    }
    for (name, input) in [
        ("nomination.save", changed),
        ("nomination.remove", json!({ "id": line["id"] })),
        ("nomination.move", json!({ "id": line["id"], "position": 1 })),
    ] {
        assert_eq!(work.refused(name, input).code, "batch.closed", "{name}");
    }
    // The sample was filled before: it cannot be pulled away from under a closed batch.
    assert_eq!(work.refused("undo", json!({ "operation": 1 })).code, "batch.closed");
    work.call("batch.reopen", json!({ "id": batch, "reason": "Hội đồng họp lại" }));
    work.call("nomination.move", json!({ "id": line["id"], "position": 1 }));
    assert_eq!(work.call("batch.get", json!({ "id": batch }))["items"][0]["id"], line["id"]);
}

#[test]
fn who_was_never_scored_or_no_longer_exists_is_left_out_of_a_filled_batch() {
    let work = Work::new();
    let (units, _, round) =
        crate::scoring::open(&work, &["Phòng Phước An", "Phòng Quang Trung", "Phòng Ruộng Bắc", "Phòng Sông Tranh"]);
    // The last is not scored; the second has ended since.
    let scored = units.iter().take(3).flat_map(|unit| crate::scoring::sheet(unit, "40", "40", "80"));
    let cells: Vec<Value> = scored.collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    let mut ended = work.call("unit.get", json!({ "id": units[1] }))["unit"].clone();
    ended["ended"] = json!("2026-10-01");
    work.call("unit.save", ended);
    let batch = work.save("batch.save", json!({ "name": "xét khen cuối năm", "year": 2026, "received": null }));
    let request = json!({ "batch": batch, "round": round, "top": 4, "award": "Bằng khen của Chủ tịch UBND tỉnh" });
    let filled = work.call("batch.fill", request)["output"].clone();
    assert_eq!(filled["added"].as_array().unwrap().len(), 2);
    let left: Vec<[&str; 2]> =
        filled["left_out"].as_array().unwrap().iter().map(|left| [text(left, "name"), text(left, "why")]).collect();
    assert_eq!(
        left,
        [["Phòng Quang Trung", "đã kết thúc hoạt động ngày 01/10/2026"], ["Phòng Sông Tranh", "chưa được chấm điểm"],]
    );
    let lines = work.call("batch.get", json!({ "id": batch }))["items"].clone();
    assert!(text(&lines[0], "summary").starts_with("Xếp hạng 1 "), "{}", lines[0]);
}
