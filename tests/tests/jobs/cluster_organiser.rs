//! Who organises a cluster: only a place in one of the province is the place that the law asks for.

use serde_json::{Value, json};

use crate::scoring::{open, sheet};
use crate::work::{Work, text};

/// Whether the unit led a cluster of the province, and one of the centre (n.1.1 and n.2 of Cờ thi đua của Chính phủ).
fn led(work: &Work, unit: &Value) -> [String; 2] {
    let subject = json!({ "kind": "unit", "id": unit });
    let request = json!({ "subject": subject, "award": "co_chinh_phu", "year": 2026, "received": "2026-11-20",
        "evaluated": "2026-11-20" });
    let answer = work.call("eligibility", request);
    let ways = &answer["explanation"]["parts"];
    [&ways[0]["parts"][0], &ways[1]].map(|node| text(node, "truth").to_owned())
}

/// What the ceiling of this flag is a share of, in a batch with a line of it.
fn leaders(work: &Work, batch: &Value) -> Value {
    work.call("batch.check", json!({ "id": batch }))["quotas"][0]["denominator"].clone()
}

#[test]
fn the_first_place_among_the_parts_of_an_office_is_none_of_the_province() {
    let work = Work::new();
    let (units, cluster, round) = open(&work, &["Tổ Một", "Tổ Hai"]);
    // I.1 is equal, I.2 is 80 and 60 points by hand: Tổ Một leads.
    let cells = [sheet(&units[0], "40", "40", "80"), sheet(&units[1], "40", "40", "60")].concat();
    work.call("score.enter", json!({ "round": round, "stage": "self", "cells": cells }));
    work.call("round.lock", json!({ "id": round }));
    let batch = work.save("batch.save", json!({ "name": "cờ thi đua 2026", "year": 2026, "received": "2026-11-20" }));
    let line = json!({ "batch_id": batch, "kind": "unit", "subject": { "kind": "unit", "id": units[0] },
        "award": "co_chinh_phu", "submitted": { "name": "Tổ Một" } });
    work.save("nomination.save", line);
    // Without a word the cluster is the province's, since the file names no office.
    let mut known = work.call("cluster.get", json!({ "id": cluster }));
    assert_eq!(known["organiser"], "province");
    assert_eq!(led(&work, &units[0]), ["met", "unknown"]);
    assert_eq!(leaders(&work, &batch), 1);
    known["organiser"] = json!("grassroots");
    work.save("cluster.save", known.clone());
    assert_eq!(led(&work, &units[0]), ["unknown", "unknown"]);
    assert_eq!(leaders(&work, &batch), Value::Null);
    known["organiser"] = json!("central");
    work.save("cluster.save", known);
    assert_eq!(led(&work, &units[0]), ["unknown", "met"]);
    assert_eq!(leaders(&work, &batch), Value::Null);
}

#[test]
fn an_office_keeps_the_clusters_of_its_level_unless_it_says_otherwise() {
    let work = Work::new();
    let organiser = |name: &str, given: Value| {
        let mut cluster = json!({ "name": name, "year": 2026, "members": [] });
        if !given.is_null() {
            cluster["organiser"] = given;
        }
        let id = work.save("cluster.save", cluster);
        (work.call("cluster.get", json!({ "id": id }))["organiser"].clone(), id)
    };
    work.save("office.save", json!({ "valid_from": "2025", "name": "Ủy ban nhân dân xã Tân Phú" }));
    let (own, id) = organiser("Khối nội bộ số 1", Value::Null);
    assert_eq!(own, "grassroots");
    assert_eq!(organiser("Cụm số 2", json!("province")).0, "province");
    work.save("office.save", json!({ "valid_from": "2026-02-01", "name": "SỞ NỘI VỤ" }));
    assert_eq!(organiser("Khối số 3", Value::Null).0, "province");
    // What was written once stays, when somebody saves it without a word on it.
    work.save("cluster.save", json!({ "id": id, "name": "Khối nội bộ số 1A", "year": 2026, "members": [] }));
    assert_eq!(work.call("cluster.get", json!({ "id": id }))["organiser"], "grassroots");
}
