//! From one year of awards to the next: last year's lines come again, decisions use initiatives up, leaves and moves count,
//! and what was closed stays as it was.

use serde_json::{Value, json};

use crate::work::{Work, text};

fn person(work: &Work, name: &str, title: &str, unit: &Value) -> Value {
    let position = json!({ "unit_id": unit, "title": title, "from": "2012" });
    let person =
        json!({ "name": name, "subject_class": "Công chức", "employed_from": "2010-01-01", "positions": [position] });
    json!({ "kind": "person", "id": work.save("person.save", person)["id"] })
}

fn line(work: &Work, batch: &Value, subject: Option<&Value>, award: &str, name: &str) -> Value {
    let kind = subject.map_or("person", |subject| text(subject, "kind"));
    let line =
        json!({ "batch_id": batch, "kind": kind, "subject": subject, "award": award, "submitted": { "name": name } });
    work.save("nomination.save", line)
}

fn names(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(one, "name").to_owned()).collect()
}

fn lines(work: &Work, batch: &Value) -> Vec<(String, String, String)> {
    let batch = work.call("batch.get", json!({ "id": batch }));
    let items = batch["items"].as_array().unwrap().iter();
    let said = |line: &Value| {
        let submitted = &line["submitted"];
        (text(submitted, "name").to_owned(), text(submitted, "title").to_owned(), text(line, "award").to_owned())
    };
    items.map(said).collect()
}

/// A batch of 2025 with four people and a unit, and one of 2026 that holds one of its lines.
struct TwoYears {
    work: Work,
    before: Value,
    now: Value,
}

fn two_years() -> TwoYears {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Sở Mẫu" }));
    let gone = work.save("unit.save", json!({ "name": "Phòng Cũ", "parent_id": unit }));
    let an = person(&work, "Ngô Văn An", "Chuyên viên", &unit);
    let binh = person(&work, "Đỗ Thị Bình", "Chuyên viên", &unit);
    let before = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025, "received": "2025-12-05" }));
    line(&work, &before, Some(&an), "ldtt", "Ngô Văn An");
    line(&work, &before, Some(&an), "cstd_co_so", "Ngô Văn An");
    let withdrawn = line(&work, &before, Some(&binh), "ldtt", "Đỗ Thị Bình");
    line(&work, &before, None, "ldtt", "Trần Chưa Rõ");
    line(&work, &before, Some(&json!({ "kind": "unit", "id": gone })), "tt_ldtt", "Phòng Cũ");
    let out = json!({ "ids": [withdrawn], "state": "withdrawn", "reason": "Xin rút" });
    work.call("nomination.advance", out);
    let now = work.save("batch.save", json!({ "name": "đề nghị năm 2026", "year": 2026, "received": "2026-11-20" }));
    line(&work, &now, Some(&an), "ldtt", "Ngô Văn An");
    let mut ended = work.call("unit.get", json!({ "id": gone }))["unit"].clone();
    ended["ended"] = json!("2026-03-01");
    work.call("unit.save", ended);
    let mut promoted = work.call("person.get", json!({ "id": an["id"] }));
    promoted["positions"] = json!([{ "unit_id": unit, "title": "Phó Trưởng phòng", "from": "2026-04-01" },
        { "unit_id": unit, "title": "Chuyên viên", "from": "2012", "to": "2026-03-31" }]);
    work.call("person.save", promoted);
    TwoYears { work, before, now }
}

#[test]
fn the_lines_of_last_year_come_again_named_as_of_today() {
    let TwoYears { work, before, now } = two_years();
    let preview = work.call("batch.fill_earlier_preview", json!({ "batch": now }));
    assert_eq!(preview["from"], before);
    let awards: Vec<(&str, u64)> = preview["awards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(one, "award"), one["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(awards, [("ldtt", 3), ("cstd_co_so", 1), ("tt_ldtt", 1)]);
    let told: Vec<[bool; 3]> = preview["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| [one["counts"] == true, one["already"] == true, text(one, "left_out").is_empty()])
        .collect();
    let taken = [true, false, true];
    assert_eq!(told, [[true, true, true], taken, [false, false, true], taken, [true, false, false]]);
    let filled = work.call("batch.fill_earlier", json!({ "batch": now }))["output"].clone();
    assert_eq!(filled["added"].as_array().unwrap().len(), 2);
    assert_eq!(filled["already"], json!(["Ngô Văn An"]));
    assert_eq!(names(&filled["left_out"]), ["Đỗ Thị Bình", "Phòng Cũ"]);
    let why: Vec<&str> = filled["left_out"].as_array().unwrap().iter().map(|one| text(one, "why")).collect();
    assert_eq!(why, ["lần trước: rút", "đã kết thúc hoạt động ngày 01/03/2026"]);
    let said = |name: &str, title: &str, award: &str| (name.to_owned(), title.to_owned(), award.to_owned());
    assert_eq!(
        lines(&work, &now),
        [
            said("Ngô Văn An", "", "ldtt"),
            said("Ngô Văn An", "Phó Trưởng phòng", "cstd_co_so"),
            said("Trần Chưa Rõ", "", "ldtt")
        ]
    );
    let years: Vec<Value> = work.call("batch.get", json!({ "id": now }))["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["ending_year"].clone())
        .collect();
    assert_eq!(years, [json!(2026), json!(2026), json!(2026)]);
    work.call("undo", json!({}));
    assert_eq!(lines(&work, &now).len(), 1);
}

#[test]
fn of_last_year_only_the_awards_and_lines_come_that_are_chosen() {
    let TwoYears { work, before, now } = two_years();
    let filled = work.call("batch.fill_earlier", json!({ "batch": now, "awards": ["Chiến sĩ thi đua cơ sở"] }));
    assert_eq!(filled["output"]["added"].as_array().unwrap().len(), 1);
    assert_eq!(lines(&work, &now)[1].2, "cstd_co_so");
    // Whoever withdrew can be chosen by hand.
    let withdrawn = work.call("batch.get", json!({ "id": before }))["items"][2]["id"].clone();
    work.call("batch.fill_earlier", json!({ "batch": now, "from": before, "lines": [withdrawn] }));
    assert_eq!(lines(&work, &now)[2].0, "Đỗ Thị Bình");
    let code = |input: Value| work.refused("batch.fill_earlier", input).code;
    assert_eq!(code(json!({ "batch": before })), "batch.no_year_before");
    assert_eq!(code(json!({ "batch": now, "from": now })), "batch.fill_from_itself");
    assert_eq!(code(json!({ "batch": now, "lines": [] })), "batch.fill_nothing");
    assert_eq!(code(json!({ "batch": now, "awards": ["zzz"] })), "award.unknown");
    work.call("batch.close", json!({ "id": now }));
    assert_eq!(code(json!({ "batch": now })), "batch.closed");
}

fn advance(work: &Work, ids: &[&Value], states: &[&str]) {
    for state in states {
        work.call("nomination.advance", json!({ "ids": ids, "state": state, "even_not_eligible": true }));
    }
}

const UNTIL_PASSED: [&str; 4] = ["received", "appraised", "submitted", "passed"];

#[test]
fn only_a_decision_makes_a_line_decided() {
    let TwoYears { work, now, .. } = two_years();
    let own = work.call("batch.get", json!({ "id": now }))["items"][0]["id"].clone();
    let decided = |work: &Work| work.refused("nomination.advance", json!({ "ids": [own], "state": "decided" }));
    assert_eq!(decided(&work).code, "nomination.needs_decision");
    advance(&work, &[&own], &UNTIL_PASSED);
    let refused = decided(&work);
    assert_eq!(refused.code, "nomination.needs_decision");
    assert!(refused.message.contains("batch decide"), "{}", refused.message);
    let state = || work.call("batch.check", json!({ "id": now }))["items"][0]["state"].clone();
    assert_eq!(state(), "passed");
    work.call("batch.decide", decision(&now));
    assert_eq!(state(), "decided");
}

fn decision(batch: &Value) -> Value {
    // One decision for a Bằng khen and for titles that heads of offices decide.
    json!({ "id": batch, "number": "12/QĐ-UBND", "date": "2026-11-24", "authority": "Chủ tịch Ủy ban nhân dân tỉnh",
        "beyond_authority": true })
}

/// A person who completed 2025 and 2026 excellently, with an initiative of each year.
fn with_initiatives(work: &Work) -> (Value, [String; 2]) {
    work.call("record.complete_from", json!({ "year": 2010 }));
    let unit = work.save("unit.save", json!({ "name": "Sở Mẫu" }));
    let subject = person(work, "Ngô Văn An", "Chuyên viên", &unit);
    for year in [2025, 2026] {
        work.save("evaluation.save", json!({ "subject": subject, "year": year, "level": "HTXS" }));
    }
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    for year in ["2025", "2026"] {
        work.save(
            "achievement.save",
            json!({ "subject": subject, "period": { "from": year, "to": null }, "kind_id": kind["id"],
                "content": format!("Sáng kiến {year}"), "initiative": { "scope": "grassroots" } }),
        );
    }
    let answers = [("chap_hanh_tot", true), ("muu_tri_chien_dau", false)];
    let answers = answers.map(|(key, holds)| json!({ "subject": subject, "year": 2026, "key": key, "holds": holds }));
    work.save("confirmation.save", json!({ "items": answers }));
    let listed = work.call("achievement.list", json!({ "subject": subject }))["items"].clone();
    let code = |content: &str| {
        let found = listed.as_array().unwrap().iter().find(|one| one["content"] == content).unwrap();
        text(found, "code").to_owned()
    };
    (subject, [code("Sáng kiến 2025"), code("Sáng kiến 2026")])
}

/// Under the rules of October 2026 a Chiến sĩ thi đua cơ sở needs an initiative of the year beside the grade, and a Bằng khen two
/// within the excellent years: one of 2025 and one of 2026 serve either, not both (CV 5007/BNV-TĐKT).
#[test]
fn a_decision_notes_the_initiatives_that_it_rests_on_and_undo_frees_them() {
    let work = Work::new();
    let (subject, [of_2025, of_2026]) = with_initiatives(&work);
    let verdict = |award: &str| {
        let asked = json!({ "subject": subject, "award": award, "year": 2026, "received": "2026-11-20" });
        work.call("eligibility", asked)["verdict"].clone()
    };
    assert_eq!([verdict("bk_tinh"), verdict("cstd_co_so")], [json!("du"), json!("du")]);
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2026", "year": 2026, "received": "2026-11-20" }));
    let form = line(&work, &batch, Some(&subject), "bk_tinh", "Ngô Văn An");
    let title = line(&work, &batch, Some(&subject), "cstd_co_so", "Ngô Văn An");
    advance(&work, &[&form, &title], &UNTIL_PASSED);
    let preview = work.call("batch.decide_preview", decision(&batch))["items"].clone();
    let mut used: Vec<&str> = preview[0]["initiatives"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    used.sort_unstable();
    let mut both = [of_2025.as_str(), of_2026.as_str()];
    both.sort_unstable();
    assert_eq!((used, text(&preview[0], "why")), (both.to_vec(), ""));
    // The council passed the title, too: it is written, rests on none of them, and that is told.
    assert_eq!((&preview[1]["outcome"], &preview[1]["initiatives"]), (&json!("granted"), &json!([])));
    assert!(text(&preview[1], "why").contains("còn thiếu"), "{}", preview[1]);

    let only_form = json!({ "awards": ["bk_tinh"] });
    let mut first = decision(&batch);
    first.as_object_mut().unwrap().extend(only_form.as_object().unwrap().clone());
    work.call("batch.decide", first);
    let grants = work.call("grant.list", json!({ "subject": subject }))["items"].clone();
    assert_eq!((grants.as_array().unwrap().len(), grants[0]["initiatives"].as_array().unwrap().len()), (1, 2));
    assert_eq!(verdict("cstd_co_so"), "khong_du");
    work.call("undo", json!({}));
    assert_eq!(verdict("cstd_co_so"), "du");
    assert_eq!(work.call("grant.list", json!({ "subject": subject }))["items"], json!([]));
    work.call("redo", json!({}));
    assert_eq!(verdict("cstd_co_so"), "khong_du");
    assert_eq!(
        work.call("check", json!({}))["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["severity"] == "error")
            .count(),
        0
    );
}

#[test]
fn leaves_and_moves_count_as_the_rules_say() {
    let work = Work::new();
    let old = work.save("unit.save", json!({ "name": "Phòng Một" }));
    let new = work.save("unit.save", json!({ "name": "Phòng Hai" }));
    let positions = json!([{ "unit_id": new, "title": "Chuyên viên", "from": "2024-08-01" },
        { "unit_id": old, "title": "Chuyên viên", "from": "2015", "to": "2024-07-31" }]);
    let saved = json!({ "name": "Đỗ Thị Bình", "subject_class": "Công chức", "employed_from": "2015-03", "positions": positions });
    let id = work.save("person.save", saved)["id"].clone();
    let subject = json!({ "kind": "person", "id": id });
    work.save("evaluation.save", json!({ "subject": subject, "year": 2024, "level": "HTT" }));
    let answer = json!({ "subject": subject, "year": 2024, "key": "tinh_than_phong_trao", "holds": true });
    work.save("confirmation.save", json!({ "items": [answer] }));
    let asked = || {
        let asked = json!({ "subject": subject, "award": "ldtt", "year": 2024, "received": "2024-12-20" });
        work.call("eligibility", asked)
    };
    let before = asked();
    assert_eq!(before["verdict"], "du");
    // January to July are seven months: the unit that was left has its say.
    let told = before["warnings"].to_string();
    assert!(told.contains("Phòng Một (07 tháng") && told.contains("nhận xét của đơn vị cũ"), "{told}");
    // Seven months of another leave are touched, five are left of the six that TT 01/2024 asks for.
    let leave = json!({ "person_id": id, "kind": "khac", "from": "2024-03-10", "until": "2024-09-01" });
    let leave_id = work.save("leave.save", leave.clone());
    let open = asked();
    assert_eq!(
        (&open["verdict"], &open["unknown"][0]["wanted"][0]["kind"]),
        (&json!("can_xac_nhan"), &json!("leave_result"))
    );
    let answered = |good: bool| {
        let mut leave = leave.clone();
        leave["id"] = leave_id.clone();
        leave["good_result"] = json!(good);
        work.call("leave.save", leave);
        asked()["verdict"].clone()
    };
    assert_eq!([answered(false), answered(true)], [json!("khong_du"), json!("du")]);
    let overlapping = json!({ "person_id": id, "kind": "thai_san", "from": "2024-08-15" });
    let refused = work.refused("leave.save", overlapping);
    assert_eq!((refused.code.as_str(), refused.place.field.as_deref()), ("leave.overlaps", Some("from")));
    let listed = work.call("leave.list", json!({ "person": id }))["items"][0].clone();
    assert_eq!([text(&listed, "days"), text(&listed, "result_name")], ["10/03/2024 – 01/09/2024", "Có"]);
    // Who has leaves cannot be removed by mistake.
    assert_eq!(work.refused("person.remove", json!({ "id": id })).code, "person.in_use");
    work.call("leave.remove", json!({ "id": leave_id }));
    assert_eq!(asked()["verdict"], "du");
}

#[test]
fn correcting_a_rule_never_alters_a_closed_batch() {
    let work = Work::new();
    let office =
        json!({ "valid_from": "2026-01-01", "name": "Sở Nội vụ", "symbol": "SNV", "place": "Tỉnh Mẫu", "signers": [] });
    work.call("office.save", office);
    let (subject, _) = with_initiatives(&work);
    let batch = |name: &str| {
        let batch = work.save("batch.save", json!({ "name": name, "year": 2026, "received": "2026-11-20" }));
        line(&work, &batch, Some(&subject), "bk_tinh", "Ngô Văn An");
        batch
    };
    let (open, closed) = (batch("đợt đang mở"), batch("đợt đã đóng"));
    work.call("batch.close", json!({ "id": closed }));
    let check = |batch: &Value| work.call("batch.check", json!({ "id": batch }));
    let sheets = |batch: &Value| work.print("appraisal-sheet", json!({ "batch": batch }), "pdf").text();
    let (before, printed) = (check(&closed), sheets(&closed));
    assert_eq!(check(&open)["items"][0]["verdict"], "du");
    // Three initiatives instead of two.
    let correction = json!({ "rule": "conditions/bk_tinh.ca_nhan.cong_trang.r2026/n.2.2.1", "values": { "count": "3" },
        "reason": "Nghị định mới", "document": { "number": "152/2025/NĐ-CP" } });
    work.call("law.correct", correction);
    assert_eq!(check(&open)["items"][0]["verdict"], "khong_du");
    assert_eq!(check(&closed), before);
    assert_eq!(sheets(&closed), printed);
    // Opened again it is judged like any open one.
    work.call("batch.reopen", json!({ "id": closed, "reason": "Hội đồng họp lại" }));
    assert_eq!(check(&closed)["items"][0]["verdict"], "khong_du");
}
