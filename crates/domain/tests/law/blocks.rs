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
