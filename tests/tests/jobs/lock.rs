//! What is locked stays what was signed, and `check` says when it does not.

use serde_json::{Value, json};

use crate::scoring::standings;
use crate::work::{Work, text};

/// 2 points for every recognised initiative, 8 at most; and points by hand.
const SCHEME: &str = r#"{"id":"sang-kien","version":1,"name_vi":"Bảng tiêu chí sáng kiến","period":"2026","criteria":[
    {"code":"1","name_vi":"Sáng kiến","role":"base","max":"8","kind":"count","params":{"per":"2"},
        "inputs":[{"field":"n","from":{"achievements":{"kind":"sang_kien","period":"round","take":"count"}}}]},
    {"code":"2","name_vi":"Nhiệm vụ khác","role":"base","max":"92","kind":"direct"}]}"#;

/// A recognised initiative of a unit in 2026.
pub fn initiative(work: &Work, unit: &Value, content: &str) -> Value {
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    work.save(
        "achievement.save",
        json!({
            "code": "", "subject": { "kind": "unit", "id": unit }, "period": { "from": "2026-05-04" },
            "kind_id": kind["id"], "content": content, "figures": [], "recognition": {},
            "initiative": { "scope": "province" }, "note": ""
        }),
    )
}

/// Messages of the findings about locked rounds.
fn findings(work: &Work) -> Vec<(String, String)> {
    let all = work.items("check");
    let own = all.iter().filter(|finding| finding["code"] == "snapshot");
    own.map(|finding| (text(finding, "severity").to_owned(), text(finding, "message").to_owned())).collect()
}

fn shown(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|(name, total, rank)| ((*name).to_owned(), (*total).to_owned(), (*rank).to_owned())).collect()
}

#[test]
fn a_locked_round_keeps_what_it_was_fed_and_check_says_what_became_of_it() {
    let work = Work::new();
    let units = ["Phòng Phước An", "Phòng Quang Trung"].map(|name| work.save("unit.save", json!({ "name": name })));
    let members: Vec<Value> = units.iter().map(|unit| json!({ "unit_id": unit })).collect();
    let cluster = work.save("cluster.save", json!({ "name": "Cụm 7", "year": 2026, "members": members }));
    let scheme = work.save("scheme.import", json!({ "body": SCHEME }))["id"].clone();
    let round = work.save("round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026 }));
    initiative(&work, &units[0], "Số hóa hồ sơ khen thưởng từ năm 1998");
    let cells: Vec<Value> =
        units.iter().map(|unit| json!({ "unit": unit, "criterion": "2", "field": "value", "value": "80" })).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    // One initiative: 2 + 80; none: 0 + 80.
    let signed = shown(&[("Phòng Phước An", "82", "1"), ("Phòng Quang Trung", "80", "2")]);
    assert_eq!(standings(&work, &round), signed);
    work.call("round.lock", json!({ "id": round }));
    assert_eq!(findings(&work), []);

    for nth in 1..=3 {
        initiative(&work, &units[1], &format!("Sáng kiến nộp muộn thứ {nth}"));
    }
    assert_eq!(standings(&work, &round), signed);
    let found = findings(&work);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "warning");
    assert!(found[0].1.contains("Phòng Quang Trung 1 (lúc khóa 0, nay 3)"), "{}", found[0].1);

    // Opened again it takes what there is now: 6 + 80.
    work.call("round.reopen", json!({ "id": round, "reason": "Bổ sung ba sáng kiến nộp muộn" }));
    let opened = shown(&[("Phòng Quang Trung", "86", "1"), ("Phòng Phước An", "82", "2")]);
    assert_eq!(standings(&work, &round), opened);
    assert_eq!(findings(&work), []);
}

#[test]
fn check_finds_a_locked_round_that_no_longer_comes_to_its_results() {
    let work = Work::new();
    let (units, _, round) = crate::scoring::open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let cells: Vec<Value> = units.iter().flat_map(|unit| crate::scoring::sheet(unit, "40", "40", "80")).collect();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    work.call("round.lock", json!({ "id": round }));
    work.call("file.close", json!({}));
    // Somebody with another program: the guard is taken away, one score raised.
    let path = work.path("tinh.thidua");
    let conn = store::Connection::open(&path).unwrap();
    conn.execute_batch(
        "DROP TRIGGER score_locked_update;
         UPDATE score SET value='88' WHERE criterion='I.2'
            AND unit_id=(SELECT id FROM unit WHERE name='Phòng Quang Trung');",
    )
    .unwrap();
    drop(conn);
    work.app.open(&path).unwrap();
    let found = findings(&work);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "error");
    // 6 + 80 for both, shared first; 6 + 88 and first alone, the other second.
    assert!(found[0].1.contains("Phòng Quang Trung (lúc khóa 86, hạng 1; tính lại 94, hạng 1)"), "{}", found[0].1);
    assert!(found[0].1.contains("Phòng Phước An (lúc khóa 86, hạng 1; tính lại 86, hạng 2)"), "{}", found[0].1);
}

#[test]
fn a_reopening_is_not_taken_back_under_the_scores_that_were_entered_after_it() {
    let work = Work::new();
    let (units, _, round) = crate::scoring::open(&work, &["Phòng Phước An", "Phòng Quang Trung"]);
    let cells = |value: &str| -> Vec<Value> {
        units.iter().flat_map(|unit| crate::scoring::sheet(unit, "40", "40", value)).collect()
    };
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells("80") }));
    work.call("round.lock", json!({ "id": round }));
    let reopened = work.call("round.reopen", json!({ "id": round, "reason": "Bổ sung hồ sơ nộp muộn" }));
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells("70") }));
    // Locked again by that, it would show the old results over the new scores.
    let refused = work.refused("undo", json!({ "operation": reopened["operation"] }));
    assert_eq!(refused.code, "undo.conflict");
    let state = |work: &Work| work.call("round.get", json!({ "id": round }))["round"]["state"].clone();
    assert_eq!(state(&work), "open");
    // The latest first: the scores, the reopening, the lock.
    for expected in ["open", "locked", "open"] {
        work.call("undo", json!({}));
        assert_eq!(state(&work), expected);
    }
}
