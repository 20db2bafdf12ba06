//! How long somebody worked in the year (`employed_months`).

use serde_json::json;

use crate::case::person;

fn hired(day: &str, ending: i32, received: &str) -> String {
    person("ldtt", ending, received).grades(&format!("{ending} HTT")).with("subject.employed_from", day).answer()
}

#[test]
fn months_are_whole_and_a_first_of_the_month_gives_it() {
    // TT 01/2024 Điều 1.5: not under six months. July to December are six.
    assert_eq!(hired("2024-07-01", 2024, "2024-12-20"), "du");
    assert_eq!(hired("2024-07-02", 2024, "2024-12-20"), "khong_du n.3 5/6");
    assert_eq!(hired("2024-06-30", 2024, "2024-12-20"), "du");
    assert_eq!(hired("2025-01-01", 2024, "2024-12-20"), "khong_du n.3 0/6");
    // NĐ 91/2017 Điều 10: ten months. March to December are ten.
    assert_eq!(hired("2022-03-01", 2022, "2022-12-20"), "du");
    assert_eq!(hired("2022-03-02", 2022, "2022-12-20"), "khong_du n.4 9/10");
}

#[test]
fn a_day_of_hiring_that_nobody_entered_is_unknown() {
    let case = person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("subject.employed_from", json!(null));
    assert_eq!(case.answer(), "can_xac_nhan ?n.3");
}

#[test]
fn leave_for_childbirth_counts_as_work() {
    // NĐ 152/2025 Điều 4.5; NĐ 91/2017 Điều 10.
    for (ending, received) in [(2022, "2022-12-20"), (2025, "2025-12-20")] {
        let leave = json!([{ "kind": "thai_san", "from": format!("{ending}-01-10"), "to": format!("{ending}-07-10") }]);
        let case = person("ldtt", ending, received).grades(&format!("{ending} HTT")).with("leave", leave);
        assert_eq!(case.answer(), "du");
    }
}

#[test]
fn whether_long_studies_ask_for_their_result_is_what_the_catalogue_says() {
    let leave = json!([{ "kind": "di_hoc", "from": "2024-01-01", "to": "2024-12-31" }]);
    let case = person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("leave", leave);
    let case = case.with("attested", json!({ "tinh_than_phong_trao": true }));
    assert_eq!(case.answer(), "du");
    // A province that asks for it under the law of 2022 too.
    let mut catalogue = crate::case::offered().clone();
    for lockout in catalogue.lockouts.iter_mut().filter(|lockout| lockout.id == "lk_studies") {
        lockout.regimes.push("r2024".to_owned());
    }
    assert_eq!(crate::case::said(&case.assess_by(&catalogue)), "can_xac_nhan ?n.3");
}

#[test]
fn long_studies_ask_for_their_result_under_the_old_regime_only() {
    let leave = |first: &str, last: &str| json!([{ "kind": "di_hoc", "from": first, "to": last }]);
    let case = |ending: i32, received: &str, leave: serde_json::Value, attested: serde_json::Value| {
        let case = person("ldtt", ending, received).grades(&format!("{ending} HTT"));
        case.with("leave", leave).with("attested", attested).answer()
    };
    let all = json!({ "chap_hanh_tot": true, "hoc_tap_dao_duc": true, "tinh_than_phong_trao": true });
    let long = || leave("2021-09-01", "2023-06-30");
    // Under a year it counts as work.
    assert_eq!(case(2022, "2022-12-20", leave("2022-02-01", "2022-12-31"), all.clone()), "du");
    assert_eq!(case(2022, "2022-12-20", long(), all.clone()), "can_xac_nhan ?n.4");
    let mut well = all.clone();
    well["di_hoc_tu_kha"] = json!(true);
    assert_eq!(case(2022, "2022-12-20", long(), well.clone()), "du");
    well["di_hoc_tu_kha"] = json!(false);
    assert_eq!(case(2022, "2022-12-20", long(), well), "khong_du n.4 0/10");
    // What the leave itself says goes before a confirmation.
    let told =
        |good: bool| json!([{ "kind": "di_hoc", "from": "2021-09-01", "to": "2023-06-30", "good_result": good }]);
    assert_eq!(case(2022, "2022-12-20", told(true), all.clone()), "du");
    assert_eq!(case(2022, "2022-12-20", told(false), all.clone()), "khong_du n.4 0/10");
    // TT 01/2024 counts it.
    assert_eq!(case(2024, "2024-12-20", leave("2023-09-01", "2025-06-30"), all), "du");
}

#[test]
fn of_another_leave_a_person_says_whether_it_counts_where_that_decides() {
    // TT 01/2024 Điều 1.5 asks for six months. From 10 March to 20 August six months are touched and six are left; a day
    // longer in September leaves five, so that the answer decides.
    let leave = |to: &str, result: serde_json::Value| json!([{ "kind": "khac", "from": "2024-03-10", "to": to, "good_result": result }]);
    let case =
        |leave: serde_json::Value| person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("leave", leave).answer();
    assert_eq!(case(leave("2024-08-20", json!(null))), "du");
    assert_eq!(case(leave("2024-09-01", json!(null))), "can_xac_nhan ?n.3");
    assert_eq!(case(leave("2024-09-01", json!(true))), "du");
    assert_eq!(case(leave("2024-09-01", json!(false))), "khong_du n.3 5/6");
}

#[test]
fn a_move_in_the_year_is_told_with_the_say_of_the_unit_that_was_left() {
    let told = |months: u32| {
        let moved = json!([{ "from": "Phòng Một", "on": "2024-07-31", "months": months }]);
        person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("moved", moved).assess().warnings.join(" ")
    };
    let long = told(7);
    assert!(
        long.contains("chuyển công tác từ Phòng Một (07 tháng") && long.contains("ý kiến nhận xét của đơn vị cũ"),
        "{long}"
    );
    assert!(!told(5).contains("nhận xét"));
    assert!(!told(0).contains("Phòng Một"));
}
