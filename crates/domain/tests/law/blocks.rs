//! Rules across awards: one achievement once, dissolved units (lockouts).

use crate::case::{Case, code, person, unit};

#[test]
fn what_was_commended_is_not_commended_again() {
    // Luật 2022 Điều 5.2.c.
    let again = person("ldtt", 2024, "2025-03-01").grades("2024 HTT").titles("ldtt", &[2024]).assess();
    assert_eq!(code(&again), "chan");
    assert!(again.reasons[0].contains("điểm c khoản 2 Điều 5 Luật 06/2022/QH15"), "{:?}", again.reasons);
    assert_eq!(again.earliest_year, Some(2025));
    // The year before is another achievement.
    assert_eq!(person("ldtt", 2024, "2025-03-01").grades("2024 HTT").titles("ldtt", &[2023]).verdict(), "du");
}

#[test]
fn overlapping_years_of_one_form_block() {
    // A certificate of 2022–2023 and one of 2023–2024 share 2023; the second way of Điều 74.1 asks for no title.
    let case = |first: i32, last: i32| {
        let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTXS").granted(
            "bk_tinh",
            first,
            last,
            "2024-03-01",
        );
        case.initiative("co_so", 2023, &[]).initiative("co_so", 2024, &[]).verdict()
    };
    assert_eq!(case(2022, 2023), "chan");
    assert_eq!(case(2021, 2022), "du");
    assert_eq!(case(2023, 2024), "chan");
}

#[test]
fn another_loai_hinh_a_revoked_decision_and_a_later_one_do_not_block() {
    let case = || person("bk_tinh", 2024, "2025-03-01").grades("2022-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(case().granted_for("bk_tinh", "dot_xuat", 2024, "2024-08-01").verdict(), "du");
    let revoked = case().granted("bk_tinh", 2023, 2024, "2025-02-01").with("grants.2.revoked", true);
    assert_eq!(revoked.verdict(), "du");
    assert_eq!(case().granted("bk_tinh", 2023, 2024, "2025-03-02").verdict(), "du");
}

#[test]
fn a_yearly_title_and_a_form_of_several_years_do_not_block_each_other() {
    let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(case.titles("ldtt", &[2023, 2024]).verdict(), "du");
}

#[test]
fn the_old_law_did_not_say_so() {
    let again = person("ldtt", 2022, "2023-03-01").grades("2022 HTT").titles("ldtt", &[2022]);
    assert_eq!(again.verdict(), "du");
}

#[test]
fn the_same_through_another_channel_is_told() {
    let case =
        person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTXS").granted("bk_bo", 2023, 2024, "2025-01-10");
    let assessment = case.initiative("co_so", 2023, &[]).initiative("co_so", 2024, &[]).assess();
    assert_eq!(code(&assessment), "du");
    assert!(assessment.warnings.iter().any(|warning| warning.contains("kênh khác")), "{:?}", assessment.warnings);
}

#[test]
fn a_unit_that_was_dissolved_is_not_commended_since_2025() {
    // TT 15/2025.
    let case = |received: &str, dissolved: &str| -> Case {
        unit("bk_tinh", 2024, received).grades("2023-2024 HTXS").with("subject.dissolved_on", dissolved)
    };
    assert_eq!(case("2025-08-01", "2025-07-01").verdict(), "chan");
    assert_eq!(case("2025-08-01", "2025-08-01").verdict(), "chan");
    assert_eq!(case("2025-08-01", "2025-08-02").verdict(), "du");
    assert_eq!(case("2025-06-30", "2025-03-01").verdict(), "du");
    assert_eq!(case("2025-08-01", "2025-07-01").assess().earliest_year, None);
}

#[test]
fn another_deed_of_the_year_is_told_and_does_not_block() {
    // Luật 2022 Điều 5.2.c is about one achievement; a deed in March and one in October are two.
    let deed = unit("bk_tinh", 2025, "2025-12-01").with("proposal.award_type", "dot_xuat");
    let told = deed.granted_for("bk_tinh", "dot_xuat", 2025, "2025-03-20").assess();
    assert_eq!(code(&told), "du");
    let asks = |warning: &String| warning.contains("20/03/2025") && warning.contains("cùng một thành tích");
    assert!(told.warnings.iter().any(asks), "{:?}", told.warnings);
    let movement = unit("bk_tinh", 2025, "2025-12-01")
        .with("proposal.award_type", "phong_trao")
        .with("movements", serde_json::json!([{ "level": "tinh", "duration_years": 1, "role": "xuat_sac" }]));
    let told = movement.granted_for("bk_tinh", "phong_trao", 2025, "2025-03-20").assess();
    assert_eq!(code(&told), "du");
    assert!(told.warnings.iter().any(asks), "{:?}", told.warnings);
}

#[test]
fn what_was_given_between_receipt_and_examination_blocks() {
    // It is no ground any more (law §2: decided by the day of receipt), but the achievement has been commended.
    let case = |decided: &str| {
        let case = person("ldtt", 2024, "2025-03-01").grades("2024 HTT").granted("ldtt", 2024, 2024, decided);
        case.with("proposal.evaluated_on", "2025-04-01").verdict()
    };
    assert_eq!(case("2025-03-15"), "chan");
    assert_eq!(case("2025-04-01"), "chan");
    assert_eq!(case("2025-04-02"), "du");
}

#[test]
fn a_flag_for_a_movement_does_not_stand_for_the_yearly_one() {
    // NĐ 98/2023 Điều 4.3. Before 2024 the government's flag asks for the standard of the province's (NĐ 91/2017 Điều 25).
    let case = |award_type: &str| {
        let case = unit("co_chinh_phu", 2022, "2023-02-01");
        let case = case.with("clusters", serde_json::json!([{ "organised_by": "tinh", "year": 2022, "rank": 2 }]));
        case.granted_for("co_tinh", award_type, 2022, "2023-01-15").verdict()
    };
    assert_eq!(case("phong_trao"), "khong_du");
    assert_eq!(case("cong_trang"), "du");
}

#[test]
fn what_the_units_before_were_given_is_told_in_one_line() {
    let case = unit("bk_tinh", 2024, "2025-02-01").grades("2023-2024 HTXS");
    let told =
        case.with("subject.formed_from", serde_json::json!([{ "label": "Phòng A", "on": "2024-07-01", "grants": 2 }]));
    let warning = told.assess().warnings.into_iter().find(|warning| warning.contains("Phòng A")).unwrap();
    assert!(warning.ends_with("người thẩm định xem có được kế thừa không."), "{warning}");
    assert!(!warning.contains('\\') && !warning.contains('\n'), "{warning}");
}
