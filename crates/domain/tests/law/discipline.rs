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

#[test]
fn a_year_that_discipline_took_away_counts_for_no_tree() {
    // Lockout lk_discipline_restart (NĐ 152/2025 Điều 4.4): still serving, nothing counts. The conditions of workers and
    // farmers ask for no evaluation, those of a flag for no year.
    let worker = |until: Option<&str>| {
        let case = person("ldtt", 2025, "2025-12-20").with("subject.klass", "cong_nhan_nong_dan");
        case.disciplined("canh_cao", "2024-03-01", until).assess()
    };
    let serving = worker(None);
    assert_eq!(crate::case::said(&serving), "khong_du lk_discipline_restart");
    assert!(serving.missing[0].citation.contains("khoản 4 Điều 4"), "{:?}", serving.missing);
    assert!(serving.missing[0].text.contains("Năm 2025 không được tính do kỷ luật"), "{:?}", serving.missing);
    // It ended in 2024: 2025 counts. In 2025: 2026 is the first.
    assert_eq!(crate::case::said(&worker(Some("2024-09-01"))), "du");
    let ended = worker(Some("2025-03-01"));
    assert_eq!(
        (crate::case::said(&ended).as_str(), ended.earliest_year),
        ("khong_du lk_discipline_restart", Some(2026))
    );

    let flag = unit("co_tinh", 2024, "2025-02-01")
        .with("clusters", json!([{ "organised_by": "tinh", "year": 2024, "rank": 1 }]))
        .disciplined("khien_trach", "2023-10-01", Some("2024-01-02"));
    assert_eq!(flag.answer(), "khong_du lk_discipline_restart");
}

#[test]
fn where_the_tree_fails_by_itself_discipline_is_told_beside() {
    let case = person("ldtt", 2025, "2025-12-20").grades("2025 HT").disciplined("canh_cao", "2024-05-10", None);
    let assessment = case.assess();
    assert_eq!(crate::case::said(&assessment), "khong_du n.1");
    assert!(assessment.reasons[0].contains("Năm 2025 không được tính do kỷ luật"), "{:?}", assessment.reasons);
}

#[test]
fn a_deed_is_commended_in_spite_of_discipline() {
    // The lockout is about years that count; a sudden achievement is none.
    let case = person("bk_tinh", 2025, "2025-12-20").with("proposal.award_type", "dot_xuat");
    assert_eq!(case.disciplined("khien_trach", "2025-01-10", None).verdict(), "du");
}

#[test]
fn without_its_last_day_a_sanction_leaves_no_year_and_the_day_is_asked_for() {
    let case = person("ldtt", 2025, "2025-12-20").grades("2025 HTXS").disciplined("khien_trach", "2025-05-10", None);
    let assessment = case.assess();
    assert_eq!(assessment.earliest_year, None);
    let asked =
        |warning: &String| warning.contains("10/05/2025") && warning.contains("ghi ngày hết hiệu lực của kỷ luật");
    assert!(assessment.warnings.iter().any(asked), "{:?}", assessment.warnings);
}

#[test]
fn what_is_decided_after_the_examination_is_not_known_at_it() {
    let case = |evaluated: &str| {
        let case = person("ldtt", 2024, "2024-12-20").grades("2024 HTT").disciplined("canh_cao", "2024-12-25", None);
        case.with("proposal.evaluated_on", evaluated).answer()
    };
    assert_eq!(case("2024-12-24"), "du");
    assert_eq!(case("2024-12-25"), "khong_du n.1, n.4");
}

#[test]
fn whether_members_were_disciplined_is_unknown_until_somebody_says_so() {
    let case = || unit("tt_ldtt", 2024, "2024-12-20").grades("2024 HTT").figures(10, 8, 0, 10);
    let unsaid = |facts: &mut domain::law::Facts| facts.collective.as_mut().unwrap().sanctions_known = false;
    assert_eq!(crate::case::said(&case().assess_in_data_file(unsaid)), "can_xac_nhan ?n.4");
    assert_eq!(crate::case::said(&case().assess_in_data_file(|_| {})), "du");
    // One that is known is enough to fail.
    let warned = case().with("collective.disciplined", json!([{ "form": "canh_cao" }]));
    assert_eq!(crate::case::said(&warned.assess_in_data_file(unsaid)), "khong_du n.4");
    let reproved = case().with("collective.disciplined", json!([{ "form": "khien_trach" }]));
    assert_eq!(crate::case::said(&reproved.assess_in_data_file(unsaid)), "can_xac_nhan ?n.4");
}
