//! On what terms a batch takes dossiers: its law, its last day, and why it was opened again.

use serde_json::{Value, json};

use crate::work::{Work, text};

fn terms(work: &Work, year: u16, received: Value, award_type: &str, movement: Value) -> Value {
    work.call(
        "batch.terms",
        json!({ "year": year, "received": received, "award_type": award_type, "movement_id": movement }),
    )
}

#[test]
fn the_law_and_the_last_day_of_a_batch_follow_from_its_year_and_day() {
    let work = Work::new();
    // The clock stands at 24/11/2026; the law as amended holds from 01/10/2026.
    let now = terms(&work, 2026, Value::Null, "cong_trang", Value::Null);
    assert_eq!((text(&now["regime"], "id"), &now["regime"]["by_today"]), ("r2026", &json!(true)));
    assert_eq!(now["regime"]["badge"], "Chưa đối chiếu văn bản gốc");
    // Commendations of a year reach the Sở by 10 December.
    assert_eq!(now["deadline"]["day"], "2026-12-10");
    let before = terms(&work, 2025, json!("2025-11-20"), "cong_trang", Value::Null);
    assert_eq!((text(&before["regime"], "id"), &before["regime"]["by_today"]), ("r2025", &json!(false)));
    assert_eq!(before["deadline"]["day"], "2025-12-10");
    // The old law set none; a sudden achievement has none.
    assert_eq!(terms(&work, 2022, json!("2022-12-20"), "cong_trang", Value::Null)["deadline"], Value::Null);
    assert_eq!(terms(&work, 2026, Value::Null, "dot_xuat", Value::Null)["deadline"], Value::Null);
    // Of a movement ten days before it ends.
    let movement = json!({ "name": "Chuyển đổi số", "period": { "from": "2026-01-01", "to": "2026-12-25" } });
    let movement = work.save("movement.save", movement);
    assert_eq!(terms(&work, 2026, Value::Null, "phong_trao", movement)["deadline"]["day"], "2026-12-15");
    assert_eq!(terms(&work, 2026, Value::Null, "phong_trao", Value::Null)["deadline"], Value::Null);
}

#[test]
fn a_dossier_after_the_last_day_is_marked_and_the_day_is_waited_for() {
    let work = Work::new();
    let batch = json!({ "name": "tổng kết 2026", "year": 2026, "received": "2026-11-20", "deadline": "2026-12-10" });
    let batch = work.save("batch.save", batch);
    let add = |name: &str, received: Value| {
        let line = json!({ "batch_id": batch, "kind": "person", "award": "ldtt", "received": received,
            "submitted": { "name": name } });
        work.save("nomination.save", line);
    };
    add("An", json!("2026-12-10"));
    add("Bình", json!("2026-12-11"));
    add("Chi", json!("2026-12"));
    let checked = work.call("batch.check", json!({ "id": batch }));
    let late: Vec<Value> = checked["items"].as_array().unwrap().iter().map(|line| line["late"].clone()).collect();
    // Of one that came in December nobody knows whether it came after the 10th.
    assert_eq!(late, [Value::Null, json!("Hồ sơ nhận 11/12/2026, sau hạn nhận hồ sơ 10/12/2026."), Value::Null]);
    let known = work.call("batch.get", json!({ "id": batch }))["batch"].clone();
    assert_eq!((&known["deadline"], text(&known["regime"], "id")), (&json!("2026-12-10"), "r2026"));
    // 24/11 to 10/12 are 16 days.
    let tasks = work.call("overview.get", json!({}))["tasks"].clone();
    let task = tasks.as_array().unwrap().iter().find(|task| task["kind"] == "open_batch").unwrap().clone();
    assert_eq!((&task["urgency"], &task["days"], &task["due"]), (&json!("soon"), &json!(16), &json!("2026-12-10")));
}

#[test]
fn a_batch_is_reopened_with_a_reason_that_stands_in_the_log() {
    let work = Work::new();
    let batch = work.save("batch.save", json!({ "name": "tổng kết 2026", "year": 2026 }));
    let reason = "Hội đồng họp lại ngày 25/11";
    let reopen = |reason: &str| json!({ "id": batch, "reason": reason });
    assert_eq!(work.refused("batch.reopen", reopen(reason)).code, "batch.not_closed");
    work.call("batch.close", json!({ "id": batch }));
    assert_eq!(work.refused("batch.reopen", reopen(" lý do ")).code, "batch.reason_short");
    work.call("batch.reopen", reopen(reason));
    assert_eq!(work.call("batch.get", json!({ "id": batch }))["batch"]["state"], "open");
    let log = work.call("log.list", json!({}))["items"].clone();
    assert!(log.to_string().contains(&format!("Mở lại đợt xét tổng kết 2026: {reason}")), "{log:#}");
}

#[test]
fn what_a_person_should_look_at_stays_with_the_appraisal() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    // Moved in April: the unit that she left is told beside the verdict.
    let [old, new] = [("PA", "Phòng Cũ"), ("PB", "Phòng Mới")]
        .map(|(code, name)| work.save("unit.save", json!({ "code": code, "name": name })));
    let person = json!({ "name": "Đỗ Thị Bình", "employed_from": "2010", "subject_class": "Công chức", "positions": [
        { "title": "Chuyên viên", "unit_id": old, "from": "2012", "to": "2025-03-31" },
        { "title": "Chuyên viên", "unit_id": new, "from": "2025-04-01" },
    ] });
    let subject = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    work.save("evaluation.save", json!({ "subject": subject, "year": 2025, "level": "HTT" }));
    let all = json!({ "items": [{ "subject": subject, "year": 2025, "key": "*", "holds": true }] });
    work.save("confirmation.save", all);
    let batch = work.save("batch.save", json!({ "name": "năm 2025", "year": 2025, "received": "2025-12-05" }));
    let line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "ldtt",
        "submitted": { "name": "Đỗ Thị Bình" } });
    let line = work.save("nomination.save", line);
    let warnings = || work.call("batch.check", json!({ "id": batch }))["items"][0]["warnings"].clone();
    let before = warnings();
    assert!(before.to_string().contains("chuyển công tác từ Phòng Cũ"), "{before}");
    for state in ["received", "appraised"] {
        work.call("nomination.advance", json!({ "ids": [line], "state": state }));
    }
    assert_eq!(warnings(), before);
}
