//! Undo of everything: after any day of work the data file walks back, row by row, to the empty file it was.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::scoring::SCHEME;
use crate::work::Work;

/// Tables that no undo gives back: the log itself, what is noted of refusals, the content of files.
const BESIDE_THE_LOG: [&str; 4] = ["operation", "operation_entity", "event", "content"];

/// Every row of every recorded table, as SQLite holds it.
pub fn rows(work: &Work) -> BTreeMap<String, Vec<String>> {
    let conn = store::Connection::open(work.path("tinh.thidua")).unwrap();
    let mut tables =
        conn.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'").unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let names: Vec<String> = names.filter(|name| !BESIDE_THE_LOG.contains(&name.as_str())).collect();
    let table = |name: String| {
        let mut statement = conn.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        let mut rows = Vec::new();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<String> = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            rows.push(cells.join("|"));
        }
        rows.sort_unstable();
        (name, rows)
    };
    names.into_iter().map(table).collect()
}

/// Something an officer does: which of the deeds, and with which of what is there.
type Step = (u8, usize, usize);

const DEEDS: u8 = 18;

fn one_of(list: &[Value], which: usize) -> Option<&Value> {
    list.get(which % list.len().max(1))
}

/// What a step asks for; nothing when what it needs is not there yet.
fn deed(work: &Work, number: usize, (kind, one, other): Step) -> Option<(&'static str, Value)> {
    let all = |name: &str| work.items(name);
    let named = |what: &str| format!("{what} số {number}");
    Some(match kind {
        0 | 1 => (
            "unit.save",
            json!({ "name": named("Đơn vị"), "parent_id": one_of(&all("unit.list"), one).map(|unit| unit["id"].clone()) }),
        ),
        2 => {
            let mut unit = one_of(&all("unit.list"), one)?.clone();
            unit["short_name"] = json!(named("ĐV"));
            unit["parent_id"] = one_of(&all("unit.list"), other)?["id"].clone();
            ("unit.save", unit)
        }
        3 => ("unit.remove", json!({ "id": one_of(&all("unit.list"), one)?["id"] })),
        4 => {
            let position =
                json!({ "title": "Chuyên viên", "unit_id": one_of(&all("unit.list"), one)?["id"], "from": "2020" });
            ("person.save", json!({ "name": named("Nguyễn Văn Người"), "positions": [position] }))
        }
        5 => (
            "movement.add_plain",
            json!({ "title": named("Phát động thi đua"), "contents": ["Một", "Hai"],
            "targets": [{ "text": "Hồ sơ trực tuyến", "value": "80" }], "recipients": [{ "name": "Các xã", "purpose": "T/h" }] }),
        ),
        6 => {
            let movements = all("movement.list");
            let mut movement = work.call("movement.get", json!({ "id": one_of(&movements, one)?["id"] }));
            let unit = one_of(&all("unit.list"), other)?["id"].clone();
            movement["registrations"] = json!([{ "unit_id": unit, "aim": named("Cờ thi đua") }]);
            movement["contents"].as_array_mut().unwrap().pop();
            ("movement.save", movement)
        }
        7 => (
            "achievement.add_plain",
            json!({ "subject": one_of(&all("unit.list"), one)?["id"], "kind": "sang_kien", "year": 2026,
            "content": named("Sáng kiến"), "figures": [{ "name": "Hồ sơ", "actual": "12.5" }] }),
        ),
        8 => (
            "cluster.save",
            json!({ "name": named("Cụm thi đua"), "year": 2020 + number,
            "members": all("unit.list").iter().take(3).map(|unit| json!({ "unit_id": unit["id"] })).collect::<Vec<_>>() }),
        ),
        9 => ("scheme.import", json!({ "body": SCHEME.replace("\"version\":1", &format!("\"version\":{number}")) })),
        10 => {
            let cluster = one_of(&work.call("cluster.list", json!({}))["items"].as_array()?.clone(), one)?.clone();
            (
                "round.open",
                json!({ "scheme": one_of(&all("scheme.list"), other)?["id"], "cluster": cluster["id"], "year": cluster["year"] }),
            )
        }
        11 | 12 => {
            let round = work.call("round.get", json!({ "id": one_of(&all("round.list"), one)?["id"] }));
            let unit = one_of(round["units"].as_array()?, other)?["unit_id"].clone();
            let value = if kind == 11 { (number % 80).to_string() } else { String::new() };
            let cell = json!({ "unit": unit, "criterion": "I.2", "field": "value", "value": value });
            ("score.enter", json!({ "round": round["round"]["id"], "stage": "self", "cells": [cell] }))
        }
        13 => ("round.lock", json!({ "id": one_of(&all("round.list"), one)?["id"] })),
        14 => {
            ("round.reopen", json!({ "id": one_of(&all("round.list"), one)?["id"], "reason": named("Chấm lại lần") }))
        }
        15 => ("batch.save", json!({ "name": named("đề nghị khen thưởng đợt"), "year": 2026 })),
        16 => {
            let unit = one_of(&all("unit.list"), one)?.clone();
            (
                "nomination.save",
                json!({ "batch_id": one_of(&all("batch.list"), other)?["id"], "kind": "unit", "award": "bk_tinh",
                "subject": { "kind": "unit", "id": unit["id"] }, "submitted": { "name": unit["name"] } }),
            )
        }
        _ => (
            "batch.fill",
            json!({ "batch": one_of(&all("batch.list"), one)?["id"], "round": one_of(&all("round.list"), other)?["id"],
            "top": 2, "award": "co_tinh" }),
        ),
    })
}

/// Begun with something of everything, so that most steps find what they need.
fn begun() -> Vec<Step> {
    [0, 0, 0, 4, 5, 9, 8, 10, 15].into_iter().zip(0..).map(|(kind, one)| (kind, one, 0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn undoing_a_whole_day_gives_back_every_state_on_the_way(
        steps in prop::collection::vec((0..DEEDS, 0_usize..8, 0_usize..8), 12..40)
    ) {
        let work = Work::new();
        let mut states = vec![rows(&work)];
        for (number, step) in begun().into_iter().chain(steps).enumerate() {
            let Some((name, input)) = deed(&work, number, step) else { continue };
            let done = work.app.call(name, input);
            let state = rows(&work);
            match done {
                Ok(output) if !output["operation"].is_null() => states.push(state),
                // A refusal, and an entry of what stands there already, leave everything as it was.
                _ => prop_assert_eq!(Some(&state), states.last(), "{}", name),
            }
        }
        let last = states.pop().unwrap();
        prop_assert!(states.len() > 9, "most steps are done");
        for state in states.iter().rev() {
            work.call("undo", json!({}));
            prop_assert_eq!(&rows(&work), state);
        }
        prop_assert_eq!(work.refused("undo", json!({})).code, "undo.nothing");
        for state in states.iter().skip(1).chain([&last]) {
            work.call("redo", json!({}));
            prop_assert_eq!(&rows(&work), state);
        }
    }
}

#[test]
fn the_sample_province_leaves_no_row_behind() {
    let work = Work::new();
    let empty = rows(&work);
    work.call("sample.fill", json!({}));
    let full = rows(&work);
    assert_ne!(full, empty);
    work.call("undo", json!({}));
    assert_eq!(rows(&work), empty);
    work.call("redo", json!({}));
    assert_eq!(rows(&work), full);
}
