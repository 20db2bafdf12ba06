//! A batch looked through: verdicts beside states, what is written or commended twice, ceilings; lines going on.

use serde_json::{Value, json};

use crate::eligibility::example;
use crate::work::{Work, text};

pub fn nominate(work: &Work, batch: &Value, subject: &Value, name: &str, award: &str) -> Value {
    let kind = if subject["kind"] == "unit" { "unit" } else { "person" };
    let line =
        json!({ "batch_id": batch, "kind": kind, "subject": subject, "award": award, "submitted": { "name": name } });
    work.save("nomination.save", line)
}

pub fn person(work: &Work, name: &str) -> Value {
    let person = json!({ "name": name, "subject_class": "Công chức", "employed_from": "2010" });
    json!({ "kind": "person", "id": work.save("person.save", person)["id"] })
}

fn verdicts(check: &Value) -> Vec<(String, String)> {
    let items = check["items"].as_array().unwrap();
    items.iter().map(|item| (text(item, "name").to_owned(), text(item, "verdict").to_owned())).collect()
}

/// The batch of 2024 with a line that is eligible (V06), one that is not, one that waits and one without a record.
pub fn batch_of_four(work: &Work) -> (Value, [Value; 4], Value) {
    work.call("record.complete_from", json!({ "year": 1990 }));
    let good = example(work, "V06");
    let poor = person(work, "Ngô Văn Ẩn");
    for year in [2023, 2024] {
        work.save("evaluation.save", json!({ "subject": poor, "year": year, "level": "HT" }));
    }
    let waits = person(work, "Lê Thị Chờ");
    work.save("discipline.save", json!({ "subject": waits, "decided": "2024-11-01" }));
    let batch = json!({ "name": "đề nghị tặng Bằng khen năm 2024", "year": 2024, "received": "2024-12-05" });
    let batch = work.save("batch.save", batch);
    let lines = [
        nominate(work, &batch, &good, "cá nhân A06", "bk_tinh"),
        nominate(work, &batch, &poor, "Ngô Văn Ẩn", "bk_tinh"),
        nominate(work, &batch, &waits, "Lê Thị Chờ", "bk_tinh"),
        nominate(work, &batch, &Value::Null, "Người Chưa Rõ", "bk_tinh"),
    ];
    (batch, lines, good)
}

#[test]
fn every_line_has_its_verdict_beside_its_state() {
    let work = Work::new();
    let (batch, lines, _) = batch_of_four(&work);
    let check = work.call("batch.check", json!({ "id": batch }));
    let said = [
        ("cá nhân A06", "du"),
        ("Ngô Văn Ẩn", "khong_du"),
        ("Lê Thị Chờ", "tam_dung"),
        ("Người Chưa Rõ", "can_xac_nhan"),
    ];
    assert_eq!(verdicts(&check), said.map(|(name, verdict)| (name.to_owned(), verdict.to_owned())));
    assert_eq!((&check["items"][0]["id"], &check["items"][0]["state"]), (&lines[0], &json!("draft")));
    let why = check["items"][1]["missing"].to_string();
    assert!(why.contains("Điều 74 Luật 06/2022/QH15"), "{why}");
    assert_eq!(check["counts"].as_array().unwrap().len(), 4);
    // Bằng khen has no ceiling; nobody is written twice.
    assert_eq!(
        [&check["quotas"], &check["duplicates"], &check["double_rewards"]],
        [&json!([]), &json!([]), &json!([])]
    );
}

#[test]
fn a_line_that_waits_gets_no_further_and_holds_up_those_chosen_with_it() {
    let work = Work::new();
    let (batch, lines, _) = batch_of_four(&work);
    let go = |ids: &[&Value], state: &str| json!({ "ids": ids, "state": state });
    let states = |work: &Work| -> Vec<String> {
        let check = work.call("batch.check", json!({ "id": batch }));
        check["items"].as_array().unwrap().iter().map(|item| text(item, "state").to_owned()).collect()
    };
    work.call("nomination.advance", go(&[&lines[0], &lines[1], &lines[2]], "received"));
    let refused = work.refused("nomination.advance", go(&[&lines[0], &lines[2]], "appraised"));
    assert_eq!((refused.code.as_str(), refused.params["name"].as_str()), ("nomination.held", "Lê Thị Chờ"));
    assert_eq!(states(&work), ["received", "received", "received", "draft"]);
    work.call("nomination.advance", go(&[&lines[0], &lines[1]], "appraised"));
    assert_eq!(states(&work), ["appraised", "appraised", "received", "draft"]);
    assert_eq!(work.refused("nomination.advance", go(&[&lines[3]], "submitted")).code, "nomination.step");
    assert_eq!(work.refused("nomination.advance", go(&[&lines[1]], "returned")).code, "nomination.reason_missing");
    work.call("undo", json!({}));
    assert_eq!(states(&work), ["received", "received", "received", "draft"]);
    // A line that went on can still be removed as long as its batch is open; a closed batch changes no more.
    work.call("nomination.remove", json!({ "id": lines[2] }));
    work.call("batch.close", json!({ "id": batch }));
    assert_eq!(work.refused("nomination.advance", go(&[&lines[0]], "appraised")).code, "batch.closed");
    let operations = work.items("log.list");
    let received = operations.iter().find(|operation| operation["kind"] == "nomination.advance").unwrap();
    assert_eq!(work.refused("undo", json!({ "operation": received["id"] })).code, "batch.closed");
}

#[test]
fn what_was_appraised_stays_as_it_was_until_the_line_goes_back() {
    let work = Work::new();
    let (batch, lines, good) = batch_of_four(&work);
    for state in ["received", "appraised"] {
        work.call("nomination.advance", json!({ "ids": [lines[0]], "state": state }));
    }
    // One of its two initiatives turns out to have served a Giấy khen.
    let initiative = work.call("achievement.list", json!({ "subject": good }))["items"][0]["id"].clone();
    let served = json!({ "subject": good, "award": "giay_khen", "to_year": 2023, "decision_date": "2024-01-10",
        "initiatives": [initiative] });
    work.save("grant.save", served);
    let first = || work.call("batch.check", json!({ "id": batch }))["items"][0].clone();
    assert_eq!(
        [&first()["verdict"], &first()["appraised"], &first()["rules_changed"]],
        [&json!("du"), &json!(true), &json!(false)]
    );
    // `check` tells what an examination would say now, and changes nothing.
    let told = work.items("check");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!([&told[0]["code"], &told[0]["severity"]], [&json!("stored_verdict"), &json!("warning")]);
    let message = text(&told[0], "message");
    assert!(message.contains("dòng 1 (cá nhân A06): đã lưu kết quả “Đủ điều kiện”"), "{message}");
    assert!(message.contains("“Chưa đủ điều kiện”"), "{message}");
    assert_eq!(first()["verdict"], "du");
    work.call("nomination.advance", json!({ "ids": [lines[0]], "state": "returned", "reason": "Sáng kiến đã dùng" }));
    assert_eq!([&first()["verdict"], &first()["appraised"]], [&json!("khong_du"), &json!(false)]);
}

#[test]
fn one_achievement_is_not_commended_twice_unseen() {
    let work = Work::new();
    let (batch, _, good) = batch_of_four(&work);
    let other = work.save("batch.save", json!({ "name": "đề nghị đợt hai", "year": 2024, "received": "2024-12-05" }));
    nominate(&work, &other, &good, "cá nhân A06", "giay_khen");
    // A title beside a form is no double reward; this one was given for 2024 already.
    nominate(&work, &batch, &good, "cá nhân A06", "cstd_co_so");
    nominate(&work, &batch, &Value::Null, "NGO VAN AN", "bk_tinh");
    let given =
        json!({ "subject": good, "award": "bk_bo", "from_year": 2023, "to_year": 2024, "decision_date": "2024-11-01" });
    work.save("grant.save", given);
    let check = work.call("batch.check", json!({ "id": batch }));
    let told = |field: &str| -> Vec<(String, String)> {
        let groups = check[field].as_array().unwrap();
        groups.iter().map(|group| (text(group, "name").to_owned(), text(group, "text").to_owned())).collect()
    };
    let doubles = told("double_rewards");
    assert_eq!(doubles.len(), 3, "{doubles:?}");
    assert!(doubles[0].1.contains("đợt xét đề nghị đợt hai"), "{doubles:?}");
    assert!(doubles[1].1.contains("năm 2024 đã được tặng Chiến sĩ thi đua cơ sở"), "{doubles:?}");
    assert!(doubles[2].1.contains("2023–2024 đã được tặng Bằng khen của bộ, ban, ngành"), "{doubles:?}");
    // Two forms for one year in one batch are one finding.
    nominate(&work, &batch, &good, "cá nhân A06", "giay_khen");
    let again = work.call("batch.check", json!({ "id": batch }))["double_rewards"][0].clone();
    assert_eq!(again["lines"].as_array().unwrap().len(), 2);
    assert!(text(&again, "text").contains("2 dòng đề nghị"), "{again}");
    let twice: Vec<String> = told("duplicates").into_iter().map(|(name, _)| name).collect();
    // Different awards of one subject are no doubles.
    assert_eq!(twice, ["Ngô Văn Ẩn"]);
}

#[test]
fn a_ceiling_shows_its_denominator_and_what_another_share_would_allow() {
    let work = Work::new();
    let unit = work.save("unit.save", json!({ "name": "Sở Tài chính" }));
    work.save("collective.save", json!({ "unit_id": unit, "year": 2022, "members": 24, "ldtt": 20 }));
    let batch = json!({ "name": "danh hiệu năm 2022", "year": 2022, "received": "2022-12-20" });
    let batch = work.save("batch.save", batch);
    for name in ["Đỗ Văn Một", "Đỗ Văn Hai", "Đỗ Văn Ba", "Đỗ Văn Bốn"] {
        let subject = person(&work, name);
        let line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "cstd_co_so",
            "proposing_unit_id": unit, "submitted": { "name": name } });
        work.save("nomination.save", line);
    }
    let meter = |more: Value| {
        let mut asked = json!({ "id": batch });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let quota = work.call("batch.check", asked)["quotas"][0].clone();
        ["count", "denominator", "max", "exceeded"].map(|field| quota[field].clone())
    };
    // NĐ 91/2017: 15% of 20 is 3; four are too many.
    assert_eq!(meter(json!({})), [json!(4), json!(20), json!(3), json!(true)]);
    // 20% of 20 is 4; 15% of 33 is 4,95.
    assert_eq!(meter(json!({ "percents": { "cstd_co_so": 20 } })), [json!(4), json!(20), json!(4), json!(false)]);
    assert_eq!(meter(json!({ "denominators": { "cstd_co_so": 33 } })), [json!(4), json!(33), json!(4), json!(false)]);
}

#[test]
fn the_papers_of_an_appraisal_name_reasons_and_articles() {
    let work = Work::new();
    let (batch, lines, _) = batch_of_four(&work);
    let office = json!({ "name": "Sở Nội vụ tỉnh Mẫu", "superior": "UBND tỉnh Mẫu", "symbol": "SNV", "place": "Mẫu",
        "valid_from": "2020-01-01", "signers": [{ "title": "Giám đốc", "name": "Trần Văn Ký" }] });
    work.call("office.save", office);
    let print = |name: &str| work.print(name, json!({ "batch": batch, "date": "2024-12-10" }), "pdf").text();
    let eligible = print("eligible-list");
    assert!(eligible.contains("cá nhân A06") && eligible.contains("Điều 74 Luật 06/2022/QH15"), "{eligible}");
    assert!(eligible.contains("Tổng cộng: 01 cá nhân") && !eligible.contains("Ngô Văn Ẩn"), "{eligible}");
    let ineligible = print("ineligible-list");
    for words in [
        "DANH SÁCH CHƯA ĐỦ ĐIỀU KIỆN, TIÊU CHUẨN, CẦN XÁC NHẬN THÊM, TẠM DỪNG XÉT",
        "Chưa đủ điều kiện, tiêu chuẩn (01 cá nhân)",
        "Ngô Văn Ẩn",
        "Lê Thị Chờ",
        "tạm dừng đến khi có kết luận",
        "Người Chưa Rõ",
    ] {
        assert!(ineligible.contains(words), "{words}: {ineligible}");
    }
    assert!(ineligible.contains("Tổng cộng: 03 cá nhân") && !ineligible.contains("cá nhân A06"), "{ineligible}");
    let sheets = print("appraisal-sheet");
    assert_eq!(sheets.matches("PHIẾU THẨM ĐỊNH").count(), lines.len());
    assert!(sheets.contains("Kết luận: Đủ điều kiện") && sheets.contains("Chưa đối chiếu văn bản gốc"), "{sheets}");
    // Word and Excel are written from the same blocks.
    for format in ["docx", "xlsx"] {
        for name in ["eligible-list", "ineligible-list", "appraisal-sheet"] {
            work.print(name, json!({ "batch": batch }), format);
        }
    }
}

#[test]
fn one_award_for_two_years_or_two_kinds_of_achievement_stands_twice() {
    let work = Work::new();
    let subject = person(&work, "Ngô Văn Ẩn");
    let batch = work.save("batch.save", json!({ "name": "đề nghị năm 2025", "year": 2025, "received": "2025-12-05" }));
    let line = |change: Value| {
        let mut line = json!({ "batch_id": batch, "kind": "person", "subject": subject, "award": "bk_tinh",
            "submitted": { "name": "Ngô Văn Ẩn" } });
        line.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        line
    };
    work.save("nomination.save", line(json!({})));
    work.save("nomination.save", line(json!({ "award_type": "dot_xuat" })));
    work.save("nomination.save", line(json!({ "ending_year": 2023 })));
    assert_eq!(work.refused("nomination.save", line(json!({ "ending_year": 2025 }))).code, "nomination.already_there");
    assert_eq!(
        work.refused("nomination.save", line(json!({ "award_type": "dot_xuat" }))).code,
        "nomination.already_there"
    );
}

#[test]
fn lines_that_wait_stay_while_the_others_go_on() {
    let work = Work::new();
    let (batch, lines, _) = batch_of_four(&work);
    let ids = [&lines[0], &lines[1], &lines[2]];
    work.call("nomination.advance", json!({ "ids": ids, "state": "received" }));
    let done = work.call("nomination.advance", json!({ "ids": ids, "state": "appraised", "where_possible": true }));
    assert_eq!(done["output"]["moved"], 2);
    let left = done["output"]["left"].to_string();
    assert!(left.contains("Lê Thị Chờ") && !left.contains("Ngô Văn Ẩn"), "{left}");
    // Where none can go on, nothing is written.
    let none =
        work.refused("nomination.advance", json!({ "ids": [&lines[2]], "state": "appraised", "where_possible": true }));
    assert_eq!(none.code, "nomination.held");
    let check = work.call("batch.check", json!({ "id": batch }));
    let states: Vec<&str> = check["items"].as_array().unwrap().iter().map(|item| text(item, "state")).collect();
    assert_eq!(states, ["appraised", "appraised", "received", "draft"]);
}

#[test]
fn lines_that_are_not_eligible_go_to_the_council_only_when_that_is_said() {
    let work = Work::new();
    let (batch, lines, _) = batch_of_four(&work);
    let both = [&lines[0], &lines[1]];
    for state in ["received", "appraised"] {
        work.call("nomination.advance", json!({ "ids": both, "state": state }));
    }
    let refused = work.refused("nomination.advance", json!({ "ids": both, "state": "submitted" }));
    assert_eq!((refused.code.as_str(), refused.params["name"].as_str()), ("nomination.not_eligible", "Ngô Văn Ẩn"));
    assert!(
        refused.message.contains("Chưa đủ điều kiện") && refused.message.contains("Điều 74"),
        "{}",
        refused.message
    );
    let states = || -> Vec<String> {
        let check = work.call("batch.check", json!({ "id": batch }));
        check["items"].as_array().unwrap()[..2].iter().map(|item| text(item, "state").to_owned()).collect()
    };
    assert_eq!(states(), ["appraised", "appraised"]);
    // Only those that are eligible, then the other one because somebody says so.
    let done = work.call("nomination.advance", json!({ "ids": both, "state": "submitted", "where_possible": true }));
    assert_eq!((&done["output"]["moved"], states()), (&json!(1), vec!["submitted".to_owned(), "appraised".to_owned()]));
    work.call("nomination.advance", json!({ "ids": [&lines[1]], "state": "submitted", "even_not_eligible": true }));
    assert_eq!(states(), ["submitted", "submitted"]);
}

/// The line of V06 decided: Bằng khen by two excellent years and two initiatives (Điều 74.1.d).
fn decided(work: &Work) -> (Value, Value) {
    let (batch, lines, good) = batch_of_four(work);
    for state in ["received", "appraised", "submitted", "passed"] {
        work.call("nomination.advance", json!({ "ids": [&lines[0]], "state": state }));
    }
    let decision = json!({ "id": batch, "number": "12/QĐ-UBND", "date": "2024-12-20", "authority": "Chủ tịch UBND tỉnh", "content": "" });
    let done = work.call("batch.decide", decision);
    assert_eq!(done["output"]["granted"], 1, "{done:#}");
    assert_eq!(done["output"]["items"][0]["initiatives"].as_array().unwrap().len(), 2);
    (batch, good)
}

#[test]
fn a_decision_does_not_turn_against_the_line_that_it_decided() {
    let work = Work::new();
    let (_, good) = decided(&work);
    // The line examined anew: neither its grant nor the initiatives that this grant used count against it.
    let found = work.call("check", json!({}))["items"].clone();
    assert_eq!(found, json!([]), "{found:#}");
    // For the next Bằng khen both are spent.
    let next = json!({ "subject": good, "award": "bk_tinh", "year": 2025, "received": "2025-12-05" });
    let next = work.call("eligibility", next);
    assert_eq!(next["verdict"], "khong_du", "{next:#}");
}

#[test]
fn a_decision_leaves_out_what_its_authority_cannot_give() {
    let work = Work::new();
    let (batch, lines, good) = batch_of_four(&work);
    let ldtt = nominate(&work, &batch, &good, "cá nhân A06", "ldtt");
    for state in ["received", "appraised", "submitted", "passed"] {
        let ids = [&lines[0], &ldtt];
        work.call("nomination.advance", json!({ "ids": ids, "state": state, "even_not_eligible": true }));
    }
    let decision = |more: Value| {
        let mut all =
            json!({ "id": batch, "number": "12/QĐ-UBND", "date": "2024-12-20", "authority": "Giám đốc Sở Nội vụ" });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    // Giám đốc sở gives Lao động tiên tiến; Bằng khen của tỉnh is the chairman's (Điều 74, 79).
    let tried = work.call("batch.decide_preview", decision(json!({})));
    let outcomes: Vec<&str> = tried["items"].as_array().unwrap().iter().map(|item| text(item, "outcome")).collect();
    assert_eq!(outcomes, ["of_another", "granted"]);
    assert_eq!(tried["of_others"], json!(["Chủ tịch Ủy ban nhân dân cấp tỉnh: 01 dòng"]));
    let all = work.call("batch.decide_preview", decision(json!({ "beyond_authority": true })));
    assert_eq!((&all["granted"], &all["left_out"]), (&json!(2), &json!(0)));
    // A name without an office says nothing of it.
    let name = work.call("batch.decide_preview", decision(json!({ "authority": "Nguyễn Văn Tỉnh" })));
    assert_eq!(name["granted"], 2);
    // A date to come is asked about.
    let ahead = decision(json!({ "date": "2099-12-15" }));
    assert_eq!(work.call("batch.decide_preview", ahead.clone())["is_ahead"], true);
    assert_eq!(work.refused("batch.decide", ahead).code, "batch.decision_date_ahead");
    let done = work.call("batch.decide", decision(json!({})));
    assert_eq!((&done["output"]["granted"], &done["output"]["left_out"]), (&json!(1), &json!(1)));
}
