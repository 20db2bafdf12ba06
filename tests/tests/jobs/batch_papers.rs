//! The papers of a batch: which lines they list, what they say of them, and what they never do.

use serde_json::{Value, json};

use crate::batch_check::{batch_of_four, nominate, person};
use crate::work::{Work, text};

fn office(work: &Work) {
    let office = json!({ "name": "SỞ NỘI VỤ", "superior": "UBND TỈNH MẪU", "symbol": "SNV", "place": "Mẫu",
        "valid_from": "2020-01-01", "signers": [{ "title": "Giám đốc", "name": "Trần Văn Ký" }] });
    work.call("office.save", office);
}

fn advance(work: &Work, line: &Value, states: &[&str]) {
    for state in states {
        let reason = if *state == "returned" { "Thiếu minh chứng" } else { "" };
        work.call(
            "nomination.advance",
            json!({ "ids": [line], "state": state, "reason": reason, "even_not_eligible": true }),
        );
    }
}

/// The second cells of the rows that have a number.
fn listed(cells: &[Vec<String>]) -> Vec<&str> {
    cells.iter().filter(|row| row[0].parse::<u32>().is_ok()).map(|row| row[1].as_str()).collect()
}

#[test]
fn a_list_names_only_lines_that_belong_on_it() {
    let work = Work::new();
    office(&work);
    let (batch, lines, _) = batch_of_four(&work);
    let list = |options: Value| {
        let mut asked = json!({ "batch": batch, "number": "7" });
        asked.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
        work.print("nomination-list", asked, "docx").cells()
    };
    // Who is being looked into goes to nobody who decides, in whatever state the line is.
    assert_eq!(listed(&list(json!({}))), ["cá nhân A06", "Ngô Văn Ẩn", "Người Chưa Rõ"]);
    assert_eq!(listed(&list(json!({ "states": ["draft"] }))), ["cá nhân A06", "Ngô Văn Ẩn", "Người Chưa Rõ"]);
    advance(&work, &lines[0], &["received", "appraised", "submitted"]);
    advance(&work, &lines[1], &["received", "returned"]);
    advance(&work, &lines[2], &["received"]);
    assert_eq!(listed(&list(json!({}))), ["cá nhân A06", "Người Chưa Rõ"]);
    let council = list(json!({ "layout": "council" }));
    assert_eq!(listed(&council), ["cá nhân A06"]);
    let said: Vec<&str> = council.iter().rev().take(2).map(|row| row[0].as_str()).collect();
    assert_eq!(said, ["Đơn vị đề nghị: 04 cá nhân; đã trình: 01 cá nhân.", "Tổng cộng: 01 cá nhân"]);
    // V06: two years of HTXS with an initiative each; what was found and where the law says so.
    let row = council.iter().find(|row| row[1] == "cá nhân A06").unwrap();
    assert!(row[3].contains("02 sáng kiến") && !row[3].contains("Chấp hành tốt"), "{row:?}");
    assert!(row[4].starts_with("Đủ điều kiện (") && row[4].contains("Điều 74 Luật 06/2022/QH15"), "{row:?}");
    assert_eq!(listed(&list(json!({ "states": ["received", "returned"] }))), ["Ngô Văn Ẩn"]);
    let nobody = json!({ "name": "nomination-list", "options": { "batch": batch, "states": ["passed"] } });
    let refused = work.refused("print.preview", nobody);
    assert_eq!(refused.code, "print.no_line_in_states");
    assert!(refused.message.contains("Hội đồng thông qua"), "{}", refused.message);
}

#[test]
fn the_office_is_named_in_a_sentence_as_sentences_are_written() {
    let work = Work::new();
    office(&work);
    let (batch, ..) = batch_of_four(&work);
    let list =
        work.print("nomination-list", json!({ "batch": batch, "number": "7", "date": "2024-12-10" }), "pdf").text();
    assert!(list.contains("(Kèm theo Tờ trình số 07/TTr-SNV ngày 10 tháng 12 năm 2024 của Sở Nội vụ)"), "{list}");
    // A list has no number of its own.
    let ineligible = work.print("ineligible-list", json!({ "batch": batch, "number": "7" }), "pdf").text();
    assert!(ineligible.contains("SỞ NỘI VỤ") && !ineligible.contains("Số:"), "{ineligible}");
}

#[test]
fn a_refusal_gives_what_fails_as_its_reason_and_nothing_else() {
    let work = Work::new();
    office(&work);
    work.call("record.complete_from", json!({ "year": 1990 }));
    let unit = work.save("unit.save", json!({ "name": "Phòng Mẫu" }));
    let group = json!({ "kind": "unit", "id": unit });
    work.save("evaluation.save", json!({ "subject": group, "year": 2026, "level": "HTXS" }));
    // 23 of 33 are 69,69…%, less than the 70% of Điều 27.
    work.save(
        "collective.save",
        json!({ "unit_id": unit, "year": 2026, "members": 33, "ldtt": 23, "cstd_co_so": 2, "completed": 33 }),
    );
    let plain = person(&work, "Trần Văn Bình");
    work.save("evaluation.save", json!({ "subject": plain, "year": 2026, "level": "HT" }));
    let batch = work.save("batch.save", json!({ "name": "tổng kết năm 2026", "year": 2026, "received": "2026-11-25" }));
    let line = json!({ "batch_id": batch, "kind": "unit", "subject": group, "award": "tt_ldxs",
        "submitted": { "name": "Phòng Mẫu", "proposing_unit": "Sở Mẫu" } });
    work.save("nomination.save", line);
    let plain = nominate(&work, &batch, &plain, "Trần Văn Bình", "ldtt");
    let cells = || work.print("ineligible-list", json!({ "batch": batch }), "docx").cells();
    let row = |name: &str| cells().into_iter().find(|row| row[1].starts_with(name)).unwrap();
    let refused = row("Phòng Mẫu");
    assert_eq!(refused[2..4], ["Sở Mẫu", "Tập thể lao động xuất sắc"]);
    assert!(refused[4].starts_with("Chưa có ít nhất 70% cá nhân"), "{refused:?}");
    assert!(refused[4].contains(": đạt 23/33 người (69,69%)."), "{refused:?}");
    assert!(!refused[4].contains("100×") && !refused[4].contains("Chưa có người xác nhận"), "{refused:?}");
    assert!(refused[5].contains("Điều 27"), "{refused:?}");
    let refused = row("Trần Văn Bình");
    assert!(
        refused[4].starts_with("Chưa hoàn thành tốt nhiệm vụ trở lên: năm 2026 hoàn thành nhiệm vụ."),
        "{refused:?}"
    );
    // What nobody has confirmed stands apart, and is no reason.
    assert!(refused[4].contains("\nChưa xét: có tinh thần tự lực"), "{refused:?}");
    assert_eq!(
        cells().last().map(|row| row[0].clone()).as_deref(),
        Some("Căn cứ ở danh sách này: Chưa đối chiếu văn bản gốc – theo trí nhớ, phải đối chiếu.")
    );
    assert!(cells().iter().any(|row| row[0] == "Tổng cộng: 01 tập thể, 01 cá nhân"));
    // Sent back, the list says so with the reason; appraised, it says what was appraised.
    advance(&work, &plain, &["received", "returned"]);
    assert_eq!(row("Trần Văn Bình")[6], "Trả bổ sung: Thiếu minh chứng");
}

#[test]
fn money_that_no_decision_gives_yet_is_counted_apart() {
    let work = Work::new();
    office(&work);
    let (batch, lines, _) = batch_of_four(&work);
    advance(&work, &lines[0], &["received", "appraised", "submitted", "passed"]);
    let other = person(&work, "Phạm Văn Sau");
    let later = nominate(&work, &batch, &other, "Phạm Văn Sau", "giay_khen");
    advance(&work, &later, &["received", "appraised", "submitted", "passed"]);
    let decision = json!({ "id": batch, "number": "2500/QĐ-UBND", "date": "2024-12-15", "authority": "Chủ tịch Ủy ban nhân dân tỉnh",
        "awards": ["bk_tinh"] });
    work.call("batch.decide", decision);
    // Decided on 15-12-2024: 1,5 × 2.340.000 = 3.510.000. Not yet, so of today: 0,3 × 2.530.000 = 759.000, rounded up 760.000.
    let tables = work.print("reward-money", json!({ "batch": batch }), "docx").tables();
    let rows: Vec<&str> = tables[0].iter().map(|row| row[0].as_str()).collect();
    assert!(rows.contains(&"Cộng đã có quyết định") && rows.contains(&"Cộng tạm tính"), "{rows:?}");
    let line = |name: &str| tables[0].iter().find(|row| row.len() > 1 && row[1].contains(name)).unwrap().clone();
    assert!(line("cá nhân A06")[3].starts_with("2500/QĐ-UBND\nngày"), "{:?}", line("cá nhân A06"));
    assert!(line("Phạm Văn Sau").last().unwrap().starts_with("Tạm tính, chưa có quyết định."));
    let sums = ["Cộng đã có quyết định", "Cộng tạm tính", "Tổng cộng"].map(|label| {
        let row = tables[0].iter().find(|row| row[0] == label).unwrap();
        row[row.len() - 2].clone()
    });
    assert_eq!(sums, ["3.510.000", "760.000", "4.270.000"]);
    let one = work.print("reward-money", json!({ "batch": batch, "decision": "2500/QĐ-UBND" }), "docx").tables();
    assert!(!one[0].iter().flatten().any(|cell| cell.contains("Phạm Văn Sau")));
    let unknown = json!({ "name": "reward-money", "options": { "batch": batch, "decision": "1/QĐ" } });
    assert_eq!(work.refused("print.preview", unknown).code, "print.decision_unknown");
}

#[test]
fn a_list_may_name_people_as_their_records_do() {
    let work = Work::new();
    office(&work);
    let unit = work.save("unit.save", json!({ "name": "Chi cục Chăn nuôi và Thú y", "short_name": "CC CN&TY" }));
    let person = json!({ "name": "Nguyễn Thị Nhung", "honorific": "Bà", "subject_class": "Công chức",
        "positions": [{ "title": "Phó Trưởng phòng", "unit_id": unit, "from": "2020-01-01" }] });
    let person = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    let batch = work.save("batch.save", json!({ "name": "tổng kết năm 2026", "year": 2026, "received": "2026-11-25" }));
    let line = json!({ "batch_id": batch, "kind": "person", "subject": person, "award": "ldtt", "proposing_unit_id": unit,
        "submitted": { "name": "Nguyễn Thị Nhungg", "title": "Phó Trưởng phòng", "unit": "CC CN&TY", "proposing_unit": "CC CN&TY" } });
    work.save("nomination.save", line);
    let row = |names: &str| {
        let cells = work.print("nomination-list", json!({ "batch": batch, "names": names }), "docx").cells();
        cells.into_iter().find(|row| row[0] == "1").unwrap()[1..4].to_vec()
    };
    assert_eq!(row("submitted"), ["Nguyễn Thị Nhungg", "Phó Trưởng phòng", "CC CN&TY"]);
    assert_eq!(row("record"), ["Bà Nguyễn Thị Nhung", "Phó Trưởng phòng", "Chi cục Chăn nuôi và Thú y"]);
    // Only the name would be printed wrongly: the unit is written by its short name, and xưng hô is only left out.
    let detail = work.call("batch.get", json!({ "id": batch }));
    assert_eq!(detail["items"][0]["differs"], json!(["name"]));
    assert_eq!(text(&detail["items"][0]["today"], "name"), "Nguyễn Thị Nhung");
}
