//! Histories that are not whole: people who moved, units that were merged, decisions of which only the year is known,
//! initiatives that nobody has typed. What is not known is never taken to be missing.

use serde_json::{Value, json};

use crate::work::{Work, text};

fn asked(work: &Work, subject: &Value, award: &str, year: u16, received: &str) -> Value {
    let request =
        json!({ "subject": subject, "award": award, "year": year, "received": received, "evaluated": received });
    work.call("eligibility", request)
}

/// `khong_du n.1`, `can_xac_nhan ?n.1`: the verdict, what is missing of all that was asked, what is unknown.
fn said(answer: &Value, node: &str) -> String {
    let has = |which: &str| answer[which].as_array().unwrap().iter().any(|one| one["node_id"] == node);
    let what = match (has("missing"), has("unknown")) {
        (true, _) => "missing",
        (_, true) => "unknown",
        _ => "met",
    };
    format!("{} {what}", text(answer, "verdict"))
}

fn confirm_all(work: &Work, subject: &Value, year: u16) {
    let all = json!({ "items": [{ "subject": subject, "year": year, "key": "*", "holds": true }] });
    work.save("confirmation.save", all);
}

fn given(work: &Work, subject: &Value, award: &str, year: u16, decided: &str) {
    let grant =
        json!({ "subject": subject, "award": award, "to_year": year, "from_year": year, "decision_date": decided });
    work.save("grant.save", grant);
}

#[test]
fn years_of_somebody_who_moved_are_recorded_where_they_were_served() {
    let work = Work::new();
    let [before, now] = ["Phòng Một", "Phòng Hai"].map(|name| work.save("unit.save", json!({ "name": name })));
    // The record of Phòng Hai is whole; of Phòng Một nobody has said anything.
    work.call("record.complete_from", json!({ "year": 1990, "unit_id": now }));
    let served = |name: &str, positions: Value| {
        let person =
            json!({ "name": name, "subject_class": "Công chức", "employed_from": "2010", "positions": positions });
        let subject = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
        given(&work, &subject, "cstd_co_so", 2024, "2024-12-10");
        subject
    };
    let moved = served(
        "Đỗ Thị Bình",
        json!([
            { "unit_id": now, "title": "Chuyên viên", "from": "2024-01-01" },
            { "unit_id": before, "title": "Chuyên viên", "from": "2010-01-01", "to": "2023-12-31" }
        ]),
    );
    let always = served("Ngô Văn An", json!([{ "unit_id": now, "title": "Chuyên viên", "from": "2010-01-01" }]));
    // Three years of Chiến sĩ thi đua cơ sở: 2022 and 2023 were served in Phòng Một.
    let node = |subject: &Value| said(&asked(&work, subject, "cstd_tinh", 2024, "2024-12-20"), "n.1");
    assert_eq!(node(&always), "khong_du missing");
    assert_eq!(node(&moved), "can_xac_nhan unknown");
    // Phòng Một says so for 2023 only: with 2023 not in the record the row is broken there.
    work.call("record.complete_from", json!({ "year": 2023, "unit_id": before }));
    assert_eq!(node(&moved), "khong_du missing");
    given(&work, &moved, "cstd_co_so", 2023, "2024-01-15");
    assert_eq!(node(&moved), "can_xac_nhan unknown");
    work.call("record.complete_from", json!({ "year": 2022, "unit_id": before }));
    assert_eq!(node(&moved), "khong_du missing");
}

#[test]
fn a_unit_formed_from_others_may_have_what_they_were_given() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let unit = |name: &str| work.save("unit.save", json!({ "name": name, "founded": "2000-01-01" }));
    let merged = |name: &str, from: Value| {
        let whole = work.save("unit.save", json!({ "name": name }));
        let merger = json!({ "kind": "merged", "date": "2025-01-01", "from": from, "to": [whole] });
        work.save("succession.save", merger);
        let subject = json!({ "kind": "unit", "id": whole });
        // Two years of Tập thể lao động xuất sắc are asked: 2025 there is, 2024 was before the unit.
        work.save("evaluation.save", json!({ "subject": subject, "year": 2025, "level": "HTT" }));
        given(&work, &subject, "tt_ldxs", 2025, "2025-12-10");
        confirm_all(&work, &subject, 2025);
        subject
    };
    let [first, second, third, fourth] = ["Phòng Một", "Phòng Hai", "Phòng Ba", "Phòng Bốn"].map(unit);
    given(&work, &json!({ "kind": "unit", "id": first }), "tt_ldxs", 2024, "2024-12-10");
    let with_awards = merged("Trung tâm A", json!([first, second]));
    let without = merged("Trung tâm B", json!([third, fourth]));
    let node = |subject: &Value| said(&asked(&work, subject, "bk_tinh", 2025, "2025-12-20"), "n.2.2");
    assert_eq!(node(&with_awards), "can_xac_nhan unknown");
    assert_eq!(node(&without), "khong_du missing");
    // Of a unit whose own record begins later than the unit nobody knows.
    work.call("record.complete_from", json!({ "year": 2010, "unit_id": third }));
    assert_eq!(node(&without), "can_xac_nhan unknown");
    // Who takes another in goes on as it was.
    let lasting = unit("Sở Mẫu");
    let taken_in = unit("Ban cũ");
    given(&work, &json!({ "kind": "unit", "id": taken_in }), "tt_ldxs", 2024, "2024-12-10");
    let merger = json!({ "kind": "merged", "date": "2025-01-01", "from": [lasting, taken_in], "to": [lasting] });
    work.save("succession.save", merger);
    let subject = json!({ "kind": "unit", "id": lasting });
    work.save("evaluation.save", json!({ "subject": subject, "year": 2025, "level": "HTT" }));
    given(&work, &subject, "tt_ldxs", 2025, "2025-12-10");
    confirm_all(&work, &subject, 2025);
    assert_eq!(node(&subject), "khong_du missing");
}

#[test]
fn a_decision_of_which_only_the_year_is_known_is_asked_for_its_day() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let person = json!({ "name": "Đỗ Thị Bình", "subject_class": "Công chức", "employed_from": "2010" });
    let subject = json!({ "kind": "person", "id": work.save("person.save", person)["id"] });
    for (year, decided) in [(2022, "2022-12-20"), (2023, "2023-12-20"), (2024, "2024")] {
        given(&work, &subject, "cstd_co_so", year, decided);
    }
    confirm_all(&work, &subject, 2024);
    let answer = |received: &str| asked(&work, &subject, "cstd_tinh", 2024, received);
    let open = answer("2024-12-20");
    assert_eq!(said(&open, "n.1"), "can_xac_nhan unknown");
    let of_row = open["unknown"].as_array().unwrap().iter().find(|one| one["node_id"] == "n.1").unwrap();
    assert_eq!(of_row["wanted"], json!([{ "kind": "decision_day", "awards": ["cstd_co_so"] }]));
    assert!(text(of_row, "text").contains("ghi đủ ngày quyết định"), "{of_row:#}");
    // Received in the year after it came before.
    assert!(said(&answer("2025-02-01"), "n.1").ends_with(" met"));
}

#[test]
fn nobody_fails_for_initiatives_that_the_office_has_not_typed() {
    let work = Work::new();
    work.call("record.complete_from", json!({ "year": 1990 }));
    let person = |name: &str| {
        let person = json!({ "name": name, "subject_class": "Công chức", "employed_from": "2010" });
        json!({ "kind": "person", "id": work.save("person.save", person)["id"] })
    };
    let [one, other] = ["Đỗ Thị Bình", "Ngô Văn An"].map(person);
    for year in [2022, 2023, 2024] {
        given(&work, &one, "cstd_co_so", year, &format!("{year}-12-10"));
    }
    let denied = json!({ "subject": one, "year": 2024, "key": "muu_tri_toan_quan", "holds": false });
    work.save("confirmation.save", json!({ "items": [denied] }));
    let node = || said(&asked(&work, &one, "cstd_tinh", 2024, "2024-12-20"), "n.2.1");
    assert_eq!(node(), "can_xac_nhan unknown");
    // One of another person of 2023 is typed: who has none of 2022 to 2024 has none.
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    work.save(
        "achievement.save",
        json!({ "subject": other, "period": { "from": "2023", "to": null }, "kind_id": kind["id"],
            "content": "Số hóa hồ sơ", "initiative": { "scope": "grassroots" } }),
    );
    assert_eq!(node(), "khong_du missing");
}
