//! What stands behind a step that was taken changes no more unseen: the ground of an appraisal, a decision in the award record,
//! the day of receipt; and what was commended or paid already is found.

use serde_json::{Value, json};

use crate::work::{Work, text};

fn person(work: &Work, name: &str) -> Value {
    let person = json!({ "name": name, "subject_class": "Công chức", "employed_from": "2010" });
    json!({ "kind": "person", "id": work.save("person.save", person)["id"] })
}

fn batch(work: &Work, name: &str, year: u16, received: &str) -> Value {
    let received = Some(received).filter(|day| !day.is_empty());
    work.save("batch.save", json!({ "name": name, "year": year, "received": received }))
}

fn nominate(work: &Work, batch: &Value, subject: &Value, award: &str, more: Value) -> Value {
    let mut line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": award,
        "submitted": { "name": "Ngô Văn Ẩn" } });
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    work.save("nomination.save", line)
}

fn go(work: &Work, line: &Value, states: &[&str]) {
    for state in states {
        let reason = ["returned", "withdrawn", "not_passed"].contains(state).then_some("Xem lại");
        work.call(
            "nomination.advance",
            json!({ "ids": [line], "state": state, "reason": reason, "even_not_eligible": true }),
        );
    }
}

const PASSED: [&str; 4] = ["received", "appraised", "submitted", "passed"];

/// What is stored of a row: without what lists show beside it.
fn stored(row: &Value, shown: &[&str]) -> Value {
    let mut row = row.clone();
    row.as_object_mut().unwrap().retain(|field, _| !shown.contains(&field.as_str()));
    row
}

fn line_of(work: &Work, batch: &Value, index: usize) -> Value {
    let lines = work.call("batch.get", json!({ "id": batch }));
    stored(&lines["items"][index], &["award_name", "award_type_name", "today", "differs"])
}

fn with(row: &Value, changes: &[(&str, Value)]) -> Value {
    let mut row = row.clone();
    for (field, value) in changes {
        row[*field] = value.clone();
    }
    row
}

fn decide(work: &Work, command: &str, batch: &Value, number: &str) -> Value {
    let decision = json!({ "id": batch, "number": number, "date": "2025-12-20", "authority": "Giám đốc Sở" });
    let answer = work.call(command, decision);
    if answer["items"].is_null() { answer["output"].clone() } else { answer }
}

#[test]
fn what_an_appraisal_rests_on_changes_only_once_the_line_is_back() {
    let work = Work::new();
    let (an, ba) = (person(&work, "Ngô Văn Ẩn"), person(&work, "Lê Văn Ba"));
    let batch = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
    let line = nominate(&work, &batch, &an, "ldtt", json!({}));
    go(&work, &line, &["received"]);
    for award in ["cstd_co_so", "ldtt"] {
        work.save("nomination.save", with(&line_of(&work, &batch, 0), &[("award", json!(award))]));
    }
    for state in ["appraised", "submitted", "passed"] {
        go(&work, &line, &[state]);
        let now = line_of(&work, &batch, 0);
        for change in [
            ("award", json!("cstd_tinh")),
            ("award_type", json!("phong_trao")),
            ("ending_year", json!(2019)),
            ("received", json!("2025-12-06")),
            ("subject", ba.clone()),
            ("subject", Value::Null),
        ] {
            let refused = work.refused("nomination.save", with(&now, &[change]));
            assert_eq!(refused.code, "nomination.appraised", "{state}");
            assert!(
                refused.message.contains("“Ngô Văn Ẩn”") && refused.message.contains("trả lại"),
                "{}",
                refused.message
            );
        }
        let link = json!({ "id": line, "subject": ba });
        assert_eq!(work.refused("nomination.link", link).code, "nomination.appraised");
        assert_eq!(work.refused("nomination.remove", json!({ "id": line })).code, "nomination.appraised");
        // What is said about it may change; what a change leaves open is as it was.
        let open = [("award_type", json!("")), ("ending_year", Value::Null), ("received", Value::Null)];
        work.save("nomination.save", with(&with(&now, &open), &[("note", json!(state))]));
        assert_eq!(line_of(&work, &batch, 0), with(&now, &[("note", json!(state))]));
    }
    go(&work, &line, &["withdrawn"]);
    work.save("nomination.save", with(&line_of(&work, &batch, 0), &[("subject", ba)]));
    let back = nominate(&work, &batch, &an, "ldtt", json!({}));
    go(&work, &back, &["received", "appraised", "returned"]);
    work.save("nomination.save", with(&line_of(&work, &batch, 1), &[("ending_year", json!(2024))]));
    work.call("nomination.remove", json!({ "id": back }));
    work.call("nomination.remove", json!({ "id": line }));
    assert_eq!(work.call("batch.get", json!({ "id": batch }))["items"], json!([]));
}

const SHOWN: [&str; 9] = [
    "subject_name",
    "subject_unit",
    "subject_code",
    "award_name",
    "award_type_name",
    "years",
    "decided",
    "state_name",
    "batch",
];

#[test]
fn what_a_decision_wrote_into_the_record_stays_as_it_was_decided() {
    let work = Work::new();
    let (an, ba) = (person(&work, "Ngô Văn Ẩn"), person(&work, "Lê Văn Ba"));
    let batch = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
    let line = nominate(&work, &batch, &an, "ldtt", json!({}));
    go(&work, &line, &PASSED);
    decide(&work, "batch.decide", &batch, "5/QĐ-SNV");
    let row = work.items("grant.list")[0].clone();
    assert_eq!(text(&row, "batch"), "khen thưởng năm 2025");
    let grant = stored(&row, &SHOWN);
    // LĐTT 0,3 × 2 340 000 = 702 000, rounded up to ten thousand.
    assert_eq!(grant["bonus"], 710_000);
    for changes in [
        vec![("subject", ba)],
        vec![("award", json!("giay_khen"))],
        vec![("award_type", json!("dot_xuat"))],
        vec![("decision_number", json!("999/QĐ"))],
        vec![("decision_date", json!("2025-12-21"))],
        vec![("authority", json!("Chủ tịch"))],
        vec![("from_year", json!(2024))],
        vec![("from_year", json!(2024)), ("to_year", json!(2024))],
        vec![("bonus", json!(9))],
    ] {
        let refused = work.refused("grant.save", with(&grant, &changes));
        assert_eq!(refused.code, "grant.decided_in_batch", "{changes:?}");
        assert!(refused.message.contains("khen thưởng năm 2025"), "{}", refused.message);
    }
    let revoked = [("state", json!("revoked")), ("reason", json!("QĐ 7 ngày 02/11/2026")), ("note", json!("x"))];
    work.save("grant.save", with(&grant, &revoked));
    let told = |work: &Work| -> Vec<String> {
        let found = work.items("check").into_iter().filter(|one| one["code"] == "decided_line");
        found.map(|one| text(&one, "message").to_owned()).collect()
    };
    assert!(told(&work).is_empty());
    // Altered behind the program's back.
    work.app.close().unwrap();
    let path = work.path("tinh.thidua");
    let conn = store::Connection::open(&path).unwrap();
    conn.execute_batch("UPDATE grant SET award='giay_khen', to_year=2024").unwrap();
    drop(conn);
    work.app.open(&path).unwrap();
    let told = told(&work);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("dòng 1 (Ngô Văn Ẩn)") && told[0].contains("5/QĐ-SNV ngày 20/12/2025"), "{told:?}");
    assert!(told[0].ends_with("về danh hiệu, hình thức, năm của thành tích"), "{told:?}");
}

#[test]
fn a_cancelled_line_of_the_record_stands_for_no_decision() {
    let work = Work::new();
    let an = person(&work, "Ngô Văn Ẩn");
    let batch = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
    let line = nominate(&work, &batch, &an, "ldtt", json!({}));
    go(&work, &line, &PASSED);
    let typed = json!({ "subject": an, "award": "ldtt", "decision_number": "5/QĐ-SNV", "decision_date": "2025-12-20",
        "to_year": 2025 });
    let id = work.save("grant.save", typed.clone());
    assert_eq!(decide(&work, "batch.decide_preview", &batch, "5/QĐ-SNV")["items"][0]["outcome"], "known");
    let cancelled = [("id", id), ("state", json!("cancelled")), ("reason", json!("Sai thẩm quyền"))];
    work.save("grant.save", with(&typed, &cancelled));
    let held = decide(&work, "batch.decide_preview", &batch, "5/QĐ-SNV")["items"][0].clone();
    assert_eq!(held["outcome"], "held");
    assert!(text(&held, "why").contains("đã hủy bỏ (Sai thẩm quyền)"), "{held}");
    assert_eq!(decide(&work, "batch.decide", &batch, "6/QĐ-SNV")["items"][0]["outcome"], "granted");
}

#[test]
fn facts_that_changed_since_an_appraisal_are_told_before_the_decision() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let an = person(&work, "Ngô Văn Ẩn");
    let grade = |level: &str| json!({ "subject": an, "year": 2025, "level": level });
    let evaluation = work.save("evaluation.save", grade("HTT"));
    let confirmed = json!({ "items": [{ "subject": an, "year": 2025, "key": "tinh_than_phong_trao", "holds": true }] });
    work.save("confirmation.save", confirmed);
    let batch = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
    let line = nominate(&work, &batch, &an, "ldtt", json!({}));
    go(&work, &line, &["received", "appraised"]);
    let first = || work.call("batch.check", json!({ "id": batch }))["items"][0].clone();
    assert_eq!([&first()["verdict"], &first()["differs"]], [&json!("du"), &Value::Null]);
    // Lao động tiên tiến takes at least "hoàn thành tốt" (Luật 06/2022/QH15 Điều 24); now it is less.
    work.save("evaluation.save", with(&grade("HT"), &[("id", evaluation)]));
    let now = first();
    assert_eq!(
        [&now["verdict"], &now["appraised"], &now["differs"]["now"]],
        [&json!("du"), &json!(true), &json!("khong_du")]
    );
    let told = text(&now["differs"], "text");
    assert!(told.starts_with("Số liệu đã đổi sau khi thẩm định “Đủ điều kiện”: nay “Chưa đủ điều kiện”: "), "{told}");
    go(&work, &line, &["submitted", "passed"]);
    let unsure = nominate(&work, &batch, &person(&work, "Lê Văn Ba"), "ldtt", json!({}));
    go(&work, &unsure, &PASSED);
    let tried = decide(&work, "batch.decide_preview", &batch, "5/QĐ-SNV");
    let why = |index: usize| text(&tried["items"][index], "why").to_owned();
    assert_eq!([&tried["granted"], &tried["doubtful"]], [&json!(2), &json!(2)]);
    assert!(why(0).starts_with("Hội đồng đã thông qua; theo số liệu hiện nay còn thiếu: "), "{}", why(0));
    assert!(why(1).starts_with("Hội đồng đã thông qua; theo số liệu hiện nay còn phải xác nhận: "), "{}", why(1));
    // A matter that is looked into holds the line at once, whatever was appraised.
    work.save("discipline.save", json!({ "subject": an, "decided": "2026-11-20" }));
    let held = first();
    assert_eq!([&held["verdict"], &held["differs"]["kept"]], [&json!("tam_dung"), &json!("du")]);
    let counts = work.call("batch.check", json!({ "id": batch }))["counts"].clone();
    assert!(counts.as_array().unwrap().contains(&json!({ "verdict": "tam_dung", "count": 1 })), "{counts}");
    // What was decided is told by `check` alone, and a closed batch is as it was closed.
    work.call("batch.close", json!({ "id": batch }));
    assert_eq!([&first()["verdict"], &first()["differs"]], [&json!("du"), &Value::Null]);
}

#[test]
fn a_dossier_has_the_day_on_which_it_was_received() {
    let work = Work::new();
    let an = person(&work, "Ngô Văn Ẩn");
    let batch = batch(&work, "khen thưởng năm 2025", 2025, "");
    let line = nominate(&work, &batch, &an, "ldtt", json!({}));
    let warned = || work.call("batch.check", json!({ "id": batch }))["items"][0]["warnings"].to_string();
    assert!(warned().contains("Chưa có ngày tiếp nhận hồ sơ"), "{}", warned());
    assert_eq!(line_of(&work, &batch, 0)["received"], Value::Null);
    go(&work, &line, &["received"]);
    assert_eq!(line_of(&work, &batch, 0)["received"], "2026-11-24");
    assert!(!warned().contains("Chưa có ngày tiếp nhận hồ sơ"), "{}", warned());
    // It is back for a paper: the day of its first receipt stays.
    let early = [("received", json!("2026-11-20"))];
    work.save("nomination.save", with(&line_of(&work, &batch, 0), &early));
    go(&work, &line, &["returned", "received"]);
    assert_eq!(line_of(&work, &batch, 0)["received"], "2026-11-20");
}

#[test]
fn lines_go_along_with_the_day_and_the_year_of_their_batch() {
    let work = Work::new();
    let people = ["Ngô Văn Ẩn", "Lê Văn Ba", "Đỗ Thị Tư"].map(|name| person(&work, name));
    let batch = batch(&work, "khen cuối năm", 2023, "2023-12-18");
    nominate(&work, &batch, &people[0], "ldtt", json!({}));
    let appraised = nominate(&work, &batch, &people[1], "ldtt", json!({}));
    go(&work, &appraised, &["received", "appraised"]);
    nominate(&work, &batch, &people[2], "ldtt", json!({ "received": "2023-12-20" }));
    let regime = |index: usize| work.call("batch.check", json!({ "id": batch }))["items"][index]["regime"].clone();
    assert_eq!(regime(0), "r2017");
    let whole = work.items("batch.list")[0].clone();
    let about = stored(&whole, &["units", "people", "households", "regime"]);
    work.save("batch.save", with(&about, &[("received", json!("2024-01-05")), ("year", json!(2024))]));
    let said = |index: usize| {
        let line = line_of(&work, &batch, index);
        (line["received"].clone(), line["ending_year"].clone())
    };
    assert_eq!(said(0), (json!("2024-01-05"), json!(2024)));
    assert_eq!(said(1), (json!("2023-12-18"), json!(2023)), "appraised by these");
    assert_eq!(said(2), (json!("2023-12-20"), json!(2024)), "a day of its own");
    assert_ne!(regime(0), "r2017");
    let label = text(&work.items("log.list")[0], "label").to_owned();
    let expected =
        "Sửa đợt xét khen cuối năm: 2 dòng theo ngày nhận, năm mới; 1 dòng đã thẩm định giữ ngày nhận, năm cũ";
    assert_eq!(label, expected);
    // A line of the next year stands there already for the same subject and award.
    nominate(&work, &batch, &people[0], "ldtt", json!({ "ending_year": 2025 }));
    let to_2025 = with(&about, &[("received", json!("2024-01-05")), ("year", json!(2025))]);
    assert_eq!(work.refused("batch.save", to_2025).code, "nomination.already_there");
    assert_eq!((said(0).1, work.items("batch.list")[0]["year"].clone()), (json!(2024), json!(2024)));
}

#[test]
fn an_achievement_that_was_commended_or_is_proposed_elsewhere_is_told() {
    let work = Work::new();
    let an = person(&work, "Ngô Văn Ẩn");
    let own = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
    let told = || -> Vec<String> {
        let check = work.call("batch.check", json!({ "id": own }));
        assert_eq!(check["duplicates"], json!([]));
        check["double_rewards"].as_array().unwrap().iter().map(|one| text(one, "text").to_owned()).collect()
    };
    let given = |award: &str, award_type: &str, years: Option<(u16, u16)>, decided: &str| {
        let (from, to) = years.unzip();
        work.save(
            "grant.save",
            json!({ "subject": an, "award": award, "award_type": award_type, "from_year": from, "to_year": to,
                "decision_date": decided }),
        )
    };
    // Bằng khen tỉnh counts two years, 2024 and 2025. A form of earlier years and titles beside it are none.
    nominate(&work, &own, &an, "bk_tinh", json!({}));
    nominate(&work, &own, &an, "ldtt", json!({}));
    nominate(&work, &own, &an, "cstd_co_so", json!({}));
    given("bk_tinh", "cong_trang", Some((2022, 2023)), "2023-12-20");
    given("cstd_co_so", "cong_trang", Some((2024, 2024)), "2024-12-20");
    assert!(told().is_empty(), "{:?}", told());
    let undone = || work.call("undo", json!({}));
    // The same award of another loại hình.
    given("bk_tinh", "phong_trao", Some((2025, 2025)), "2025-09-02");
    assert_eq!(told().len(), 1);
    assert!(
        told()[0].contains("năm 2025 đã được tặng") && told()[0].contains("loại hình theo chuyên đề"),
        "{:?}",
        told()
    );
    undone();
    // One year of two is shared; decided after the day of receipt.
    given("bk_tinh", "cong_trang", Some((2023, 2024)), "2025-12-20");
    assert!(told()[0].contains("năm 2023–2024 đã được tặng") && told().len() == 1, "{:?}", told());
    undone();
    // Without years: those of its decision.
    let letter = given("giay_khen", "cong_trang", None, "2025-10-10");
    assert!(told()[0].contains("năm 2025 đã được tặng Giấy khen") && told().len() == 1, "{:?}", told());
    let row = stored(&work.items("grant.list")[0], &SHOWN);
    assert_eq!(row["id"], letter);
    work.save("grant.save", with(&row, &[("state", json!("cancelled")), ("reason", json!("Sai"))]));
    assert!(told().is_empty(), "{:?}", told());
    // A title of the same year in another batch, until it is withdrawn there.
    let other = batch(&work, "đợt hai", 2025, "2025-12-05");
    let there = nominate(&work, &other, &an, "ldtt", json!({}));
    assert_eq!(told().len(), 1);
    assert!(told()[0].contains("Lao động tiên tiến ở đợt xét đợt hai"), "{:?}", told());
    go(&work, &there, &["withdrawn"]);
    assert!(told().is_empty(), "{:?}", told());
}

#[test]
fn titles_of_one_day_are_paid_once_whatever_their_decisions() {
    let paid = |first: &str, second: &str| {
        let work = Work::new();
        let an = person(&work, "Ngô Văn Ẩn");
        let batch = batch(&work, "khen thưởng năm 2025", 2025, "2025-12-05");
        let lines = [first, second].map(|award| nominate(&work, &batch, &an, award, json!({})));
        go(&work, &lines[0], &PASSED);
        let one = decide(&work, "batch.decide", &batch, "1/QĐ-SNV")["items"][0]["bonus"].clone();
        go(&work, &lines[1], &PASSED);
        let two = decide(&work, "batch.decide", &batch, "2/QĐ-SNV")["items"][0].clone();
        (one, two["bonus"].clone(), text(&two, "why").to_owned())
    };
    // 1,0 × 2 340 000; LĐTT of the same year is not paid beside it (NĐ 152/2025 Điều 49.5).
    let (one, two, why) = paid("cstd_co_so", "ldtt");
    assert_eq!([one, two], [json!(2_340_000), json!(0)]);
    assert!(why.contains("Chiến sĩ thi đua cơ sở (quyết định 1/QĐ-SNV ngày 20/12/2025)"), "{why}");
    // The lower one was paid before: it is told.
    let (one, two, why) = paid("ldtt", "cstd_co_so");
    assert_eq!([one, two], [json!(710_000), json!(2_340_000)]);
    assert!(why.contains("1/QĐ-SNV ngày 20/12/2025 đã ghi tiền thưởng 710.000 đồng"), "{why}");
}
