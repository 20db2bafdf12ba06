//! Sanctions: what they forbid, what they make count anew, what is on hold (NĐ 152/2025 Điều 4.4, law §4 Kỷ luật).

use serde_json::json;

use crate::case::{person, unit};

#[test]
fn a_sanction_decided_in_the_year_forbids_its_title() {
    let ldtt = |form: &str, decided: &str, until: &str| {
        let case = person("ldtt", 2024, "2024-12-20").grades("2024 HTT");
        case.disciplined(form, decided, Some(until)).answer()
    };
    assert_eq!(ldtt("khien_trach", "2024-03-01", "2024-06-01"), "khong_du n.1, n.4");
    // Decided and served before the year.
    assert_eq!(ldtt("canh_cao", "2022-03-01", "2023-03-01"), "du");
}

#[test]
fn a_year_in_which_a_sanction_ends_does_not_count() {
    // Decided 2022, ends in 2023: years count from 2024. Certificate of 2 years needs 2023.
    let certificate = |until: &str, ending: i32| {
        let case = unit("bk_tinh", ending, "2026-02-01").grades("2020-2025 HTXS");
        case.disciplined("canh_cao", "2022-05-10", Some(until)).answer()
    };
    assert_eq!(certificate("2023-05-10", 2024), "khong_du n.2.1, n.2.2 0/2");
    assert_eq!(certificate("2023-05-10", 2025), "du");
    // Ending on the first of January 2023, that year counts.
    assert_eq!(certificate("2023-01-01", 2024), "du");
    assert_eq!(certificate("2023-01-02", 2024), "khong_du n.2.1, n.2.2 0/2");
}

#[test]
fn rows_and_titles_start_anew_after_a_sanction() {
    // Ends in 2021: of five years 2020–2024 only 2022–2024 are left.
    let case =
        person("bk_ttg", 2024, "2025-03-01").grades("2015-2024 HTXS").granted("bk_tinh", 2014, 2015, "2016-03-01");
    let case = case.titles("cstd_co_so", &[2022, 2023, 2024]);
    let assessment = case.disciplined("khien_trach", "2020-08-01", Some("2021-02-01")).assess();
    assert_eq!(crate::case::said(&assessment), "khong_du n.3 3/5");
    assert_eq!(assessment.missing[0].from, Some(2022));
    assert_eq!(assessment.earliest_year, Some(2026));

    let titles = person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]);
    let titles = titles.titles("cstd_co_so", &[2022, 2023, 2024]);
    assert_eq!(titles.disciplined("khien_trach", "2021-08-01", Some("2022-02-01")).answer(), "khong_du n.1 2/3");
}

#[test]
fn an_award_from_before_the_sanction_is_still_one_that_was_given() {
    // "Đã được tặng bằng khen" is no row of years.
    let case =
        person("bk_ttg", 2025, "2025-12-20").grades("2015-2025 HTXS").granted("bk_tinh", 2014, 2015, "2016-03-01");
    let case = case.titles("cstd_co_so", &[2021, 2022, 2023]);
    assert_eq!(case.disciplined("khien_trach", "2019-08-01", Some("2020-02-01")).answer(), "du");
}

#[test]
fn while_a_sanction_is_served_nothing_counts() {
    let case = person("ldtt", 2025, "2025-12-20").grades("2025 HTXS").disciplined("canh_cao", "2024-05-10", None);
    let assessment = case.assess();
    assert_eq!(crate::case::said(&assessment), "khong_du n.1");
    assert_eq!(assessment.earliest_year, None);
    // It ends next year: the year after is the first.
    let case = person("ldtt", 2025, "2025-12-20").grades("2025 HTXS").disciplined(
        "canh_cao",
        "2024-05-10",
        Some("2026-05-10"),
    );
    assert_eq!(case.assess().earliest_year, Some(2027));
}

#[test]
fn a_pending_review_holds_whatever_the_tree_says() {
    let good = person("ldtt", 2025, "2025-12-20").grades("2025 HTXS").with("pending_review", true);
    let assessment = good.assess();
    assert_eq!(crate::case::said(&assessment), "tam_dung");
    assert!(assessment.reasons[0].contains("khoản 4 Điều 4 Nghị định 152/2025"), "{:?}", assessment.reasons);
    let bad = person("ldtt", 2025, "2025-12-20").grades("2025 HT").with("pending_review", true);
    assert_eq!(bad.verdict(), "tam_dung");
}

#[test]
fn milder_sanctions_of_members_are_borne_by_a_collective() {
    // Tập thể lao động tiên tiến: no member disciplined from cảnh cáo on.
    let case = |form: &str| {
        let case = unit("tt_ldtt", 2024, "2024-12-20").grades("2024 HTT").figures(10, 8, 0, 10);
        case.with("collective.disciplined", json!([{ "form": form }])).answer()
    };
    assert_eq!(case("khien_trach"), "du");
    assert_eq!(case("canh_cao"), "khong_du n.4");
    assert_eq!(case("buoc_thoi_viec"), "khong_du n.4");
}
