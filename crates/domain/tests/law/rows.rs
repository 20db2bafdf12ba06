//! Rows of years (`within`, window `run`), what they start after, and what is counted in them.

use crate::case::{person, unit};

#[test]
fn a_longer_row_counts_whole() {
    // Điều 73.1.b: "từ 05 năm trở lên … trong thời gian đó": a title of the sixth year back counts.
    let case = person("bk_ttg", 2025, "2025-12-01").granted("bk_tinh", 2016, 2017, "2018-03-01");
    let titles = case.titles("cstd_co_so", &[2019, 2021, 2023]);
    assert_eq!(titles.grades("2018 HT, 2019-2025 HTT").answer(), "du");
}

#[test]
fn a_year_below_the_grade_breaks_a_row() {
    let case = person("bk_ttg", 2025, "2025-12-01").granted("bk_tinh", 2016, 2017, "2018-03-01");
    let titles = case.titles("cstd_co_so", &[2019, 2021, 2023]);
    // 2021 only completed: the row is 2022–2025.
    let broken = titles.grades("2019-2020 HTT, 2021 HT, 2022-2025 HTT").assess();
    assert_eq!(crate::case::said(&broken), "khong_du n.3 4/5");
    assert_eq!((broken.missing[0].have_years, broken.missing[0].need_years), (Some(4), Some(5)));
}

#[test]
fn the_provincial_certificate_may_lie_within_the_five_years_since_2024() {
    // Điều 73.1.b says "đã được tặng … và có liên tục từ 05 năm", not "sau đó".
    let case = |ending: i32, received: &str| {
        let case = person("bk_ttg", ending, received).granted("bk_tinh", ending - 2, ending - 1, "2022-12-30");
        let case = case.titles("cstd_co_so", &[ending - 4, ending - 3, ending - 1]);
        case.grades(&format!("{} HT, {}-{} HTXS", ending - 5, ending - 4, ending))
    };
    assert_eq!(case(2024, "2024-12-20").with("grants.0.decision_date", "2023-12-30").answer(), "du");
    // NĐ 91/2017 Điều 38: "05 năm tiếp theo". The certificate ends with 2021, so one year of five, and no initiatives.
    let old = case(2022, "2023-03-01").assess();
    assert_eq!(crate::case::said(&old), "khong_du n.2 1/5");
    assert_eq!(old.missing[0].from, Some(2022));
}

#[test]
fn under_the_old_regime_five_years_follow_the_certificate() {
    // NĐ 91/2017 Điều 38.1: five years of excellent work after it, with five initiatives.
    let case =
        person("bk_ttg", 2022, "2023-03-01").granted("bk_tinh", 2016, 2017, "2018-03-01").grades("2018-2022 HTXS");
    let with = |count: i32| {
        let case = person("bk_ttg", 2022, "2023-03-01").granted("bk_tinh", 2016, 2017, "2018-03-01");
        (0..count).fold(case.grades("2018-2022 HTXS"), |case, nth| case.initiative("co_so", 2018 + nth, &[]))
    };
    assert_eq!(case.answer(), "khong_du n.2.1 0/5");
    assert_eq!(with(4).answer(), "khong_du n.2.1 4/5");
    assert_eq!(with(5).answer(), "du");
}

#[test]
fn an_order_waits_five_years_after_the_achievements_of_the_award_before() {
    // Điều 44.1.e: "và sau đó có liên tục từ 05 năm". Counted from the years of achievement, not from the decision.
    let case = |ending: i32| {
        let case = person("hcld_3", ending, "2025-06-01").granted("bk_ttg", 2015, 2019, "2021-08-19");
        case.titles("cstd_co_so", &[2020, 2021, 2022]).grades("2015-2024 HTXS")
    };
    assert_eq!(case(2024).answer(), "du");
    assert_eq!(case(2023).answer(), "khong_du n.2 4/5");
    assert_eq!(case(2024).assess().explanation.unwrap().parts[1].years, Some([2020, 2024]));
}

#[test]
fn without_the_award_before_no_year_counts() {
    let case = person("hcld_3", 2024, "2025-06-01").titles("cstd_co_so", &[2020, 2021, 2022]).grades("2015-2024 HTXS");
    assert_eq!(case.answer(), "khong_du n.2 0/5");
    // One for a sudden achievement is none.
    let sudden = person("hcld_3", 2024, "2025-06-01").granted_for("bk_ttg", "dot_xuat", 2018, "2018-12-01");
    assert_eq!(sudden.titles("cstd_co_so", &[2020, 2021, 2022]).grades("2015-2024 HTXS").answer(), "khong_du n.2 0/5");
}

#[test]
fn of_several_awards_before_any_will_do() {
    let case = person("hcld_3", 2024, "2025-06-01").granted("bk_ttg", 2013, 2017, "2018-08-19");
    let case = case.granted("bk_ttg", 2018, 2022, "2023-08-19").titles("cstd_co_so", &[2018, 2021, 2022]);
    assert_eq!(case.grades("2018-2024 HTXS").answer(), "du");
}

#[test]
fn a_second_certificate_of_the_prime_minister_counts_from_the_first() {
    // Optional limit of the tree, NĐ 98/2023 Điều 30.9: only years after 2020.
    let case = person("bk_ttg", 2024, "2025-06-01").granted("bk_tinh", 2014, 2015, "2016-01-01");
    let case = case.granted("bk_ttg", 2016, 2020, "2021-08-19").titles("cstd_co_so", &[2021, 2022, 2023]);
    let assessment = case.grades("2015-2024 HTXS").assess();
    assert_eq!(crate::case::said(&assessment), "khong_du n.3 4/5");
    assert_eq!(assessment.missing[0].from, Some(2021));
}

#[test]
fn a_decision_without_years_counts_from_the_next_full_year() {
    // NĐ 98/2023 Điều 30.9, period_missing_policy: decided in 2019, so 2020 is the first.
    let case = person("hcld_3", 2024, "2025-06-01").granted_without_years("bk_ttg", "2019-08-19");
    let case = case.titles("cstd_co_so", &[2020, 2021, 2022]).grades("2015-2024 HTXS");
    let assessment = case.assess();
    assert_eq!(crate::case::said(&assessment), "du");
    assert!(
        assessment.warnings.iter().any(|warning| warning.contains("tạm tính từ năm 2020")),
        "{:?}",
        assessment.warnings
    );
    let later = person("hcld_3", 2024, "2025-06-01").granted_without_years("bk_ttg", "2020-01-02");
    assert_eq!(later.titles("cstd_co_so", &[2021, 2022, 2023]).grades("2015-2024 HTXS").answer(), "khong_du n.2 4/5");
}

#[test]
fn excellent_years_are_counted_in_the_row_only() {
    // Huân chương Lao động hạng Nhì: two excellent years and one Chiến sĩ thi đua cấp tỉnh after 2019 (Điều 43.1).
    let case = |grades: &str| {
        let case = person("hcld_2", 2024, "2025-06-01").granted("hcld_3", 2015, 2019, "2020-08-19");
        case.granted("cstd_tinh", 2020, 2022, "2023-03-01").grades(grades).answer()
    };
    assert_eq!(case("2018-2019 HTXS, 2020-2023 HTT, 2024 HTXS"), "khong_du n.2.1 1/2");
    assert_eq!(case("2020 HTXS, 2021-2023 HTT, 2024 HTXS"), "du");
}

#[test]
fn one_of_several_sets_of_flags_will_do() {
    // Huân chương Lao động hạng Ba for collectives, n.2.1: one Cờ Chính phủ; or two provincial; or one with a certificate.
    let case =
        || unit("hcld_3", 2024, "2025-06-01").granted("bk_ttg", 2015, 2019, "2020-08-19").grades("2020-2024 HTXS");
    assert_eq!(case().answer(), "khong_du n.2.1.1 0/1, n.2.1.2 0/2, n.2.1.3.1 0/1, n.2.1.3.2 0/1");
    assert_eq!(case().titles("co_chinh_phu", &[2022]).answer(), "du");
    assert_eq!(case().titles("co_tinh", &[2022]).answer(), "khong_du n.2.1.1 0/1, n.2.1.2 1/2, n.2.1.3.2 0/1");
    assert_eq!(case().titles("co_tinh", &[2022]).titles("co_bo", &[2023]).answer(), "du");
    assert_eq!(case().titles("co_tinh", &[2022]).granted("bk_tinh", 2022, 2023, "2024-03-01").answer(), "du");
    // A flag of 2019 lies before the row.
    assert_eq!(case().titles("co_tinh", &[2019, 2022]).answer(), "khong_du n.2.1.1 0/1, n.2.1.2 1/2, n.2.1.3.2 0/1");
}

fn sentence_of(case: &crate::case::Case, node: &str) -> String {
    let assessment = case.assess();
    assessment.missing.into_iter().find(|one| one.node_id == node).unwrap().text
}

#[test]
fn a_row_that_a_rule_cut_short_is_not_called_broken() {
    let case = || person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]);
    let sanction = case().titles("cstd_co_so", &[2022, 2023, 2024]);
    let sanction = sanction.disciplined("khien_trach", "2021-08-01", Some("2022-02-01"));
    let told = sentence_of(&sanction, "n.1");
    assert!(told.contains("năm 2022 không được tính do kỷ luật") && !told.contains("đứt"), "{told}");
    let used = case().titles("cstd_co_so", &[2021, 2022, 2023, 2024]).granted("cstd_tinh", 2021, 2023, "2024-03-01");
    let told = sentence_of(&used, "n.1");
    assert!(told.contains("năm 2023 không được tính vì đã tính cho lần khen trước"), "{told}");
    let broken = case().titles("cstd_co_so", &[2021, 2022, 2024]);
    assert!(sentence_of(&broken, "n.1").contains("đứt ở năm 2023"));
}

#[test]
fn a_title_of_one_year_without_years_is_told_as_that_of_its_year() {
    let titles = person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]);
    let titles = titles.titles("cstd_co_so", &[2023, 2024]).granted_without_years("cstd_co_so", "2022-12-20");
    let told = titles.assess();
    assert_eq!(crate::case::code(&told), "du");
    assert!(
        told.warnings.iter().any(|warning| warning.contains("tạm tính là thành tích năm 2022")),
        "{:?}",
        told.warnings
    );
    // A decision that the award does not look at is not spoken of.
    let other = person("ldtt", 2024, "2025-03-01").grades("2024 HTT").granted_without_years("bk_tinh", "2022-12-20");
    assert!(!other.assess().warnings.join(" ").contains("không ghi thời gian"));
}
