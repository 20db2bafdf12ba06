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
    // TT 01/2024 counts it.
    assert_eq!(case(2024, "2024-12-20", leave("2023-09-01", "2025-06-30"), all), "du");
}
