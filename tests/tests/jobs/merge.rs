//! Two records of one become one, and one record of two becomes two: nothing is left behind, and undo gives every byte
//! back.

use serde_json::{Value, json};

use crate::undo::rows;
use crate::work::{Work, text};

fn person(work: &Work, record: Value) -> Value {
    work.save("person.save", record)["id"].clone()
}

fn evaluate(work: &Work, kind: &str, id: &Value, year: u16, level: &str, document: &str) -> Value {
    let subject = json!({ "kind": kind, "id": id });
    work.save("evaluation.save", json!({ "subject": subject, "year": year, "level": level, "document": document }))
}

/// A refusal with all that it is made of.
fn codes(work: &Work, name: &str, input: Value) -> Vec<String> {
    let failure = work.refused(name, input);
    let several: Vec<String> = failure.faults.iter().map(|fault| fault.code.clone()).collect();
    if several.is_empty() { vec![failure.code] } else { several }
}

/// Cells in which an id still stands: as the 16 bytes of a key, or as text within JSON.
fn mentions(work: &Work, id: &Value) -> Vec<String> {
    let id = id.as_str().unwrap();
    let bytes: Vec<u8> = uuid_bytes(id);
    // A blob is shown as the list of its bytes, a text as bytes, too.
    let as_key = format!("{bytes:?}");
    let as_text = format!("{:?}", id.as_bytes());
    let [as_key, as_text] = [as_key, as_text].map(|list| list.trim_matches(['[', ']']).to_owned());
    rows(work)
        .into_iter()
        .flat_map(|(table, rows)| rows.into_iter().map(move |row| (table.clone(), row)))
        .filter(|(_, row)| row.contains(&as_key) || row.contains(&as_text))
        .map(|(table, _)| table)
        .collect()
}

fn uuid_bytes(id: &str) -> Vec<u8> {
    let digits: String = id.chars().filter(|c| *c != '-').collect();
    (0..16).map(|byte| u8::from_str_radix(&digits[byte * 2..byte * 2 + 2], 16).unwrap()).collect()
}

fn counts(groups: &Value) -> Vec<(String, u64)> {
    let groups = groups.as_array().unwrap();
    groups.iter().map(|group| (text(group, "kind").to_owned(), group["count"].as_u64().unwrap())).collect()
}

#[test]
fn a_person_entered_twice_becomes_one_and_two_again() {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Sở Y tế" }));
    let now = json!({ "title": "Chuyên viên", "unit_id": unit, "from": "2020" });
    let keep = person(&work, json!({ "code": "CN1", "name": "Lê Thị Hoa", "note": "Đảng viên", "positions": [now] }));
    let later = json!({ "title": "Phó Trưởng phòng", "unit_id": unit, "from": "2024" });
    let from = person(
        &work,
        json!({ "code": "HOA85", "name": "Lê Thị Hòa", "birth_date": "1985-03-12", "note": "Đi học 2023",
            "positions": [now, later] }),
    );
    evaluate(&work, "person", &keep, 2023, "HTT", "");
    // The same result with the number of the paper, which the record that stays lacks.
    evaluate(&work, "person", &from, 2023, "HTT", "15/QĐ-SYT");
    evaluate(&work, "person", &from, 2024, "HTXS", "20/QĐ-SYT");
    let subject = json!({ "kind": "person", "id": from });
    work.save(
        "grant.save",
        json!({ "subject": subject, "award": "cstd_co_so", "award_type": "cong_trang", "to_year": 2024,
            "decision_number": "9/QĐ-SYT", "decision_date": "2025-01-10" }),
    );
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025 }));
    work.save(
        "nomination.save",
        json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "bk_tinh",
            "submitted": { "name": "Lê Thị Hòa", "unit": "Sở Y tế" } }),
    );
    let before = rows(&work);
    let named = mentions(&work, &from);
    assert_eq!(named, ["evaluation", "evaluation", "grant", "nomination", "person", "position", "position"]);

    let request = json!({ "keep": keep, "from": from, "take": ["code"] });
    let preview = work.call("person.merge_preview", request.clone());
    assert_eq!(preview["refusals"], json!([]));
    let fates = |fate: &str| -> Vec<&str> {
        let fields = preview["fields"].as_array().unwrap();
        fields.iter().filter(|field| field["fate"] == fate).map(|field| text(field, "field")).collect()
    };
    assert_eq!(fates("chosen"), ["code"]);
    assert_eq!(fates("differs"), ["name"]);
    assert_eq!(fates("taken_over"), ["birth_date"]);
    assert_eq!(fates("joined"), ["note"]);
    let of = |kind: &str, count: u64| (kind.to_owned(), count);
    assert_eq!(
        counts(&preview["moved"]),
        [of("position", 1), of("grant", 1), of("nomination", 1), of("evaluation", 1)]
    );
    assert_eq!(counts(&preview["joined"]), [of("position", 1), of("evaluation", 1)]);
    assert_eq!(rows(&work), before, "a preview writes nothing");

    let done = work.call("person.merge", request);
    assert_eq!((&done["output"]["moved"], &done["output"]["joined"]), (&json!(4), &json!(2)));
    assert_eq!(mentions(&work, &from), [] as [&str; 0]);
    let merged = work.call("person.get", json!({ "id": keep }));
    assert_eq!(
        [text(&merged, "code"), text(&merged, "name"), text(&merged, "birth_date"), text(&merged, "note")],
        ["HOA85", "Lê Thị Hoa", "1985-03-12", "Đảng viên\nĐi học 2023"]
    );
    // The latest position stands first, and the one that both had stands once.
    let titles: Vec<&str> =
        merged["positions"].as_array().unwrap().iter().map(|position| text(position, "title")).collect();
    assert_eq!(titles, ["Phó Trưởng phòng", "Chuyên viên"]);
    let evaluations = work.items("evaluation.list");
    let papers: Vec<&str> = evaluations.iter().map(|row| text(row, "document")).collect();
    assert_eq!(papers, ["20/QĐ-SYT", "15/QĐ-SYT"], "{evaluations:?}");
    // What was submitted is printed as it was submitted.
    let line = work.call("batch.get", json!({ "id": batch }))["items"][0].clone();
    assert_eq!(line["submitted"]["name"], "Lê Thị Hòa");
    assert_eq!(line["subject"], json!({ "kind": "person", "id": keep }));

    let after = rows(&work);
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
    work.call("redo", json!({}));
    assert_eq!(rows(&work), after);
}

#[test]
fn what_contradicts_itself_is_told_and_nothing_moves() {
    let work = Work::new();
    let [keep, from] = ["CN1", "CN2"].map(|code| person(&work, json!({ "code": code, "name": "Trần Văn Bình" })));
    evaluate(&work, "person", &keep, 2023, "HTT", "");
    evaluate(&work, "person", &from, 2023, "HT", "");
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025 }));
    for (id, unit) in [(&keep, "Sở Y tế"), (&from, "Sở Y tế tỉnh")] {
        let subject = json!({ "kind": "person", "id": id });
        let submitted = json!({ "name": "Trần Văn Bình", "unit": unit });
        let line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "bk_tinh", "submitted": submitted });
        work.save("nomination.save", line);
    }
    let before = rows(&work);
    let request = json!({ "keep": keep, "from": from });
    assert_eq!(codes(&work, "person.merge", request.clone()), ["merge.nominated_twice", "merge.clash"]);
    let told = work.call("person.merge_preview", request);
    let told: Vec<&str> = told["refusals"].as_array().unwrap().iter().map(|one| text(one, "message")).collect();
    let both = "Hoàn thành tốt nhiệm vụ (năm 2023), hồ sơ gộp ghi Hoàn thành nhiệm vụ (năm 2023)";
    assert!(told[1].contains("xếp loại hằng năm") && told[1].contains(both), "{told:?}");
    assert_eq!(codes(&work, "person.merge", json!({ "keep": keep, "from": keep })), ["merge.same"]);
    let slip = json!({ "keep": keep, "from": from, "take": ["nmae"] });
    assert_eq!(codes(&work, "person.merge", slip), ["merge.field_unknown"]);
    assert_eq!(rows(&work), before);
}

#[test]
fn a_line_of_a_closed_batch_keeps_its_record() {
    let work = Work::new();
    let [keep, from] = ["CN1", "CN2"].map(|code| person(&work, json!({ "code": code, "name": "Trần Văn Bình" })));
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025 }));
    let subject = json!({ "kind": "person", "id": from });
    let line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "bk_tinh",
        "submitted": { "name": "Trần Văn Bình" } });
    let line = work.save("nomination.save", line);
    work.call("batch.close", json!({ "id": batch }));
    let before = rows(&work);
    let request = json!({ "keep": keep, "from": from });
    assert_eq!(codes(&work, "person.merge", request.clone()), ["merge.batch_closed"]);
    let split =
        json!({ "from": from, "record": { "name": "Trần Văn Bính" }, "items": [{ "kind": "nomination", "id": line }] });
    assert_eq!(codes(&work, "person.split", split), ["batch.closed"]);
    assert_eq!(rows(&work), before);
    // The other way round nothing of the batch moves.
    work.call("person.merge", json!({ "keep": from, "from": keep }));
    work.call("undo", json!({}));
    work.call("batch.reopen", json!({ "id": batch, "reason": "Hội đồng họp lại" }));
    work.call("person.merge", request);
    // Taken back, it would change what is closed by now.
    work.call("batch.close", json!({ "id": batch }));
    let merged =
        work.items("log.list").into_iter().find(|row| row["kind"] == "person.merge" && row["undone_by"].is_null());
    let refused = work.refused("undo", json!({ "operation": merged.unwrap()["id"] }));
    assert_eq!(refused.code, "batch.closed");
}

/// The unit of the sample that everything names: rounds, clusters, grants, people, tasks. Its whole record goes to another.
#[test]
fn a_unit_of_the_sample_leaves_nothing_behind() {
    let work = Work::on_sample();
    let unit = |name: &str| -> Value {
        let units = work.items("unit.list");
        units.iter().find(|unit| unit["name"] == name).unwrap()["id"].clone()
    };
    let from = unit("Sở Nội vụ");
    let keep = work.save("unit.save", json!({ "name": "Sở Nội vụ tỉnh" }));
    let mut rounds = work.items("round.list");
    rounds.retain(|round| round["state"] == "locked");
    let request = json!({ "keep": keep, "from": from });
    if !rounds.is_empty() {
        assert!(codes(&work, "unit.merge", request.clone()).contains(&"merge.round_locked".to_owned()));
    }
    for round in &rounds {
        work.call("round.reopen", json!({ "id": round["id"], "reason": "Gộp đơn vị nhập hai lần" }));
    }
    for batch in work.items("batch.list").iter().filter(|batch| batch["state"] == "closed") {
        work.call("batch.reopen", json!({ "id": batch["id"], "reason": "Hội đồng họp lại" }));
    }
    let total = || -> String {
        let round = work.items("round.list")[0]["id"].clone();
        let results = work.call("score.results", json!({ "round": round, "detail": false }));
        let unit =
            results["units"].as_array().unwrap().iter().find(|unit| unit["name"] == "Sở Nội vụ").unwrap().clone();
        text(&unit, "total").to_owned()
    };
    // By hand, beside `sample::RESULTS`.
    assert_eq!(total(), "89.35");
    let before = rows(&work);
    let preview = work.call("unit.merge_preview", request.clone());
    assert_eq!(preview["refusals"], json!([]), "{preview}");
    let kinds: Vec<String> = counts(&preview["moved"]).into_iter().map(|(kind, _)| kind).collect();
    for kind in ["position", "achievement", "cluster", "round", "score"] {
        assert!(kinds.iter().any(|moved| moved == kind), "the sample has no {kind} of the unit: {kinds:?}");
    }
    work.call("unit.merge", request);
    let left = mentions(&work, &from);
    // What a round was locked as stays what was signed; it is written anew when the round is locked again.
    assert!(left.iter().all(|table| table == "round"), "{left:?}");
    assert_eq!(total(), "89.35");
    assert_eq!(work.items("check"), [] as [Value; 0]);
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
}

#[test]
fn a_unit_in_the_same_cluster_and_round_twice_stands_once_when_its_scores_agree() {
    let work = Work::new();
    let [keep, from, other] =
        ["Xã An Bình", "UBND xã An Bình", "Xã Bình An"].map(|name| work.save("unit.save", json!({ "name": name })));
    let members = json!([{ "unit_id": keep }, { "unit_id": from }, { "unit_id": other }]);
    let cluster = work.save("cluster.save", json!({ "name": "Cụm 3", "year": 2026, "members": members }));
    let scheme = work.save("scheme.import", json!({ "body": crate::scoring::SCHEME }))["id"].clone();
    let round = work.save("round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026 }));
    let before = rows(&work);
    work.call("unit.merge", json!({ "keep": keep, "from": from }));
    assert_eq!(mentions(&work, &from), [] as [&str; 0]);
    let results = work.call("score.results", json!({ "round": round, "detail": false }));
    assert_eq!(results["units"].as_array().unwrap().len(), 2);
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
    // Locked, neither can go into the other.
    work.call("round.lock", json!({ "id": round }));
    let both = [json!({ "keep": keep, "from": from }), json!({ "keep": from, "from": keep })];
    for request in both {
        assert_eq!(codes(&work, "unit.merge", request), ["merge.round_locked"]);
    }
}

#[test]
fn tasks_registrations_reports_and_figures_go_to_the_unit_that_stays() {
    let work = Work::new();
    let [keep, from] = ["Sở Y tế", "Sở Y Tế tỉnh"].map(|name| work.save("unit.save", json!({ "name": name })));
    let movement = json!({
        "name": "Chuyển đổi số",
        "assignments": [{ "line": { "who": "Sở Y tế tỉnh", "unit_id": from, "task": "Bệnh án điện tử" } }],
        "registrations": [{ "unit_id": keep, "aim": "" }, { "unit_id": from, "aim": "100 % bệnh án điện tử" }],
    });
    let movement = work.save("movement.save", movement);
    work.save("report.save", json!({ "unit_id": from, "name": "Báo cáo quý I", "due": "2026-03-31" }));
    work.save("collective.save", json!({ "unit_id": from, "year": 2025, "members": 40 }));
    work.call("record.complete_from", json!({ "unit_id": from, "year": 2020 }));
    let before = rows(&work);
    work.call("unit.merge", json!({ "keep": keep, "from": from }));
    assert_eq!(mentions(&work, &from), [] as [&str; 0]);
    let movement = work.call("movement.get", json!({ "id": movement }));
    let task = &movement["assignments"][0]["line"];
    assert_eq!(
        (&task["unit_id"], &task["who"], &task["task"]),
        (&keep, &json!("Sở Y tế tỉnh"), &json!("Bệnh án điện tử"))
    );
    // Registered twice, once without an aim: one registration, with the aim.
    assert_eq!(movement["registrations"].as_array().unwrap().len(), 1);
    assert_eq!(movement["registrations"][0]["aim"], "100 % bệnh án điện tử");
    assert_eq!(work.items("report.list")[0]["unit_id"], keep);
    // What went is still understood where a table names it.
    let remembered = work.items("alias.list");
    assert!(remembered.iter().all(|alias| alias["subject"]["id"] == keep), "{remembered:?}");
    assert!(remembered.iter().any(|alias| alias["text"] == "Sở Y Tế tỉnh"), "{remembered:?}");
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
    // Figures of one year that contradict each other are no double.
    work.save("collective.save", json!({ "unit_id": keep, "year": 2025, "members": 41 }));
    assert_eq!(codes(&work, "unit.merge", json!({ "keep": keep, "from": from })), ["merge.clash"]);
}

#[test]
fn units_that_cannot_be_one_are_refused() {
    let work = Work::new();
    let [a, b] = ["Sở Nội vụ", "Ban Thi đua"].map(|name| work.save("unit.save", json!({ "name": name })));
    let below = work.save("unit.save", json!({ "name": "Phòng Tổng hợp", "parent_id": a }));
    let room = work.save("unit.save", json!({ "name": "Tổ Văn thư", "parent_id": below }));
    for (keep, from) in [(&a, &room), (&room, &a), (&below, &a)] {
        assert_eq!(codes(&work, "unit.merge", json!({ "keep": keep, "from": from })), ["merge.above"]);
    }
    work.save("cluster.save", json!({ "name": "Cụm 1", "year": 2025, "members": [{ "unit_id": a }] }));
    work.save("cluster.save", json!({ "name": "Cụm 2", "year": 2025, "members": [{ "unit_id": b }] }));
    let refused = work.refused("unit.merge", json!({ "keep": a, "from": b }));
    assert_eq!(refused.code, "merge.other_cluster");
    assert!(refused.message.contains("Cụm 2 (năm 2025)"), "{}", refused.message);
    let [c, d] = ["Sở Giao thông", "Sở Xây dựng"].map(|name| work.save("unit.save", json!({ "name": name })));
    let merger = json!({ "kind": "merged", "date": "2026-03-01", "from": [c, d], "founded": ["Sở Hạ tầng"] });
    work.call("succession.save", merger);
    assert_eq!(codes(&work, "unit.merge", json!({ "keep": c, "from": d })), ["merge.succession"]);
}

#[test]
fn two_people_in_one_record_are_parted() {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Sở Y tế" }));
    let positions = json!([
        { "title": "Bác sĩ", "unit_id": unit, "from": "2015", "to": "2020" },
        { "title": "Giáo viên", "from": "2019" },
    ]);
    let both = person(&work, json!({ "code": "CN1", "name": "Nguyễn Văn An", "positions": positions }));
    evaluate(&work, "person", &both, 2023, "HTT", "");
    evaluate(&work, "person", &both, 2024, "HTXS", "");
    let before = rows(&work);
    let held = work.call("person.held", json!({ "id": both }));
    let things: Vec<Value> = held["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["things"].as_array().unwrap().clone())
        .collect();
    let chosen: Vec<Value> = things
        .iter()
        .filter(|thing| text(thing, "text").starts_with("Giáo viên") || thing["year"] == 2024)
        .map(|thing| json!({ "kind": thing["kind"], "id": thing["id"] }))
        .collect();
    assert_eq!(chosen.len(), 2, "{things:?}");
    let record = json!({ "name": "Nguyễn Văn An", "birth_date": "1990" });
    let new = work.save("person.split", json!({ "from": both, "record": record, "items": chosen }));
    let titles = |id: &Value| -> Vec<String> {
        let person = work.call("person.get", json!({ "id": id }));
        let positions = person["positions"].as_array().unwrap().clone();
        positions.iter().map(|position| text(position, "title").to_owned()).collect()
    };
    assert_eq!((titles(&both), titles(&new)), (vec!["Bác sĩ".to_owned()], vec!["Giáo viên".to_owned()]));
    let years = |id: &Value| -> Vec<u64> {
        let all = work.items("evaluation.list");
        let own = all.iter().filter(|evaluation| evaluation["subject"]["id"] == *id);
        own.map(|evaluation| evaluation["year"].as_u64().unwrap()).collect()
    };
    assert_eq!((years(&both), years(&new)), (vec![2023], vec![2024]));
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
    let nothing = json!({ "from": both, "record": { "name": "Nguyễn Văn An" }, "items": [] });
    assert_eq!(codes(&work, "person.split", nothing), ["split.nothing"]);
    let foreign =
        json!({ "from": both, "record": { "name": "Nguyễn Văn An" }, "items": [{ "kind": "grant", "id": unit }] });
    assert_eq!(codes(&work, "person.split", foreign), ["split.not_held"]);
    assert_eq!(rows(&work), before);
}

#[test]
fn a_round_goes_to_the_new_unit_with_its_scores() {
    let work = Work::on_sample();
    let units = work.items("unit.list");
    let from = units.iter().find(|unit| unit["name"] == "Sở Nội vụ").unwrap()["id"].clone();
    for round in work.items("round.list").iter().filter(|round| round["state"] == "locked") {
        work.call("round.reopen", json!({ "id": round["id"], "reason": "Tách đơn vị ghi lẫn" }));
    }
    let round = work.items("round.list")[0]["id"].clone();
    let results = || {
        let results = work.call("score.results", json!({ "round": round, "detail": false }));
        let unit =
            results["units"].as_array().unwrap().iter().find(|unit| unit["name"] == "Sở Nội vụ").unwrap().clone();
        (unit["unit"].clone(), text(&unit, "total").to_owned())
    };
    let held = work.call("unit.held", json!({ "id": from }));
    let groups = held["items"].as_array().unwrap();
    assert!(groups.iter().all(|group| group["kind"] != "score"), "scores are not chosen one by one");
    let before = rows(&work);
    let name = work.call("round.get", json!({ "id": round }))["round"]["name"].clone();
    let of_round = groups.iter().find(|group| group["kind"] == "round").unwrap()["things"].as_array().unwrap();
    let entry = of_round.iter().find(|thing| thing["text"] == name).unwrap_or_else(|| panic!("{of_round:?} {name}"));
    let items = json!([{ "kind": "round", "id": entry["id"] }]);
    let record = json!({ "name": "Sở Nội vụ (cũ)" });
    assert_eq!(results().0, from);
    let new = work.save("unit.split", json!({ "from": from, "record": record, "items": items }));
    // Its entered values are its own; what is fed from achievements stays with the unit that has them.
    assert_eq!(results().0, new);
    let left = work.call("unit.held", json!({ "id": from }));
    let left = left["items"].as_array().unwrap();
    let rounds: usize = left
        .iter()
        .filter(|group| group["kind"] == "round")
        .map(|group| group["things"].as_array().unwrap().len())
        .sum();
    assert_eq!(rounds, of_round.len() - 1);
    work.call("undo", json!({}));
    assert_eq!(rows(&work), before);
    assert_eq!(results().0, from);
}
