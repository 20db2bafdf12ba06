//! Titles in a row and titles at any time (`held_award`).

use crate::case::{person, unit};

/// Everything that Chiến sĩ thi đua cấp tỉnh takes beside the titles (Luật 2022 Điều 22.1.b).
fn provincial(ending: i32, received: &str) -> crate::case::Case {
    person("cstd_tinh", ending, received).initiative("tinh", ending, &[])
}

#[test]
fn three_years_in_a_row_end_at_the_year_proposed_for() {
    // Điều 22.1.a: three times, the last for the year proposed for.
    assert_eq!(provincial(2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]).answer(), "du");
    // 2021–2023 are three in a row, but they do not reach 2024.
    assert_eq!(provincial(2024, "2025-03-01").titles("cstd_co_so", &[2021, 2022, 2023]).answer(), "khong_du n.1 0/3");
    // A gap in 2023 leaves 2024 alone.
    assert_eq!(provincial(2024, "2025-03-01").titles("cstd_co_so", &[2021, 2022, 2024]).answer(), "khong_du n.1 1/3");
    // More than three do no harm.
    let five = [2020, 2021, 2022, 2023, 2024];
    assert_eq!(provincial(2024, "2025-03-01").titles("cstd_co_so", &five).answer(), "du");
}

#[test]
fn a_year_that_served_one_title_cannot_serve_the_next() {
    // Điều 5.2.c: 2019–2021 served the first; of 2021–2023 only 2022 and 2023 are left.
    let titles = [2019, 2020, 2021, 2022, 2023];
    let second = provincial(2023, "2024-03-01").titles("cstd_co_so", &titles);
    let second = second.granted("cstd_tinh", 2019, 2021, "2022-03-01");
    assert_eq!(second.answer(), "khong_du n.1 2/3");
    // One year later three are left: six years of titles for two of the higher.
    let titles = [2019, 2020, 2021, 2022, 2023, 2024];
    let later = provincial(2024, "2025-03-01").titles("cstd_co_so", &titles);
    assert_eq!(later.granted("cstd_tinh", 2019, 2021, "2022-03-01").answer(), "du");
    // A title of a ministry uses them up as well.
    let ministry = provincial(2023, "2024-03-01").titles("cstd_co_so", &titles);
    assert_eq!(ministry.granted("cstd_bo", 2019, 2021, "2022-03-01").answer(), "khong_du n.1 2/3");
}

#[test]
fn only_decisions_made_when_the_dossier_came_count() {
    let case = |decided: &str| {
        let case = provincial(2024, "2024-12-20").titles("cstd_co_so", &[2022, 2023]);
        case.granted("cstd_co_so", 2024, 2024, decided)
    };
    assert_eq!(case("2024-12-20").answer(), "du");
    assert_eq!(case("2024-12-21").answer(), "khong_du n.1 0/3");
}

#[test]
fn a_revoked_decision_does_not_count() {
    // Điều 93.2.
    let case = provincial(2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]);
    assert_eq!(case.with("grants.1.revoked", true).answer(), "khong_du n.1 1/3");
}

#[test]
fn two_titles_of_three_years_follow_each_other_without_gap() {
    // Điều 21.1.a.
    let national = |first: (i32, i32), second: (i32, i32)| {
        let case = person("cstd_toan_quoc", second.1, "2025-06-01").initiative("toan_quoc", second.1, &[]);
        let case = case.granted("cstd_tinh", first.0, first.1, "2021-06-01");
        case.granted("cstd_tinh", second.0, second.1, "2024-06-01").answer()
    };
    assert_eq!(national((2018, 2020), (2021, 2023)), "du");
    // A year between: 2021.
    assert_eq!(national((2018, 2020), (2022, 2024)), "khong_du n.1 1/2");
    // They share 2020.
    assert_eq!(national((2018, 2020), (2020, 2022)), "khong_du n.1 1/2");
}

#[test]
fn a_title_of_a_ministry_counts_like_the_provincial_one() {
    let case = person("cstd_toan_quoc", 2023, "2024-06-01").initiative("toan_quoc", 2020, &[]);
    let case = case.granted("cstd_bo", 2018, 2020, "2021-06-01").granted("cstd_tinh", 2021, 2023, "2024-05-01");
    assert_eq!(case.answer(), "du");
}

#[test]
fn awards_for_a_sudden_achievement_or_a_movement_are_no_ground() {
    // NĐ 152/2025 Điều 4.3, NĐ 98/2023 Điều 4.3.
    let with = |award_type: &str| {
        let case =
            person("bk_ttg", 2024, "2025-03-01").grades("2020-2024 HTT").titles("cstd_co_so", &[2020, 2022, 2024]);
        case.granted_for("bk_tinh", award_type, 2021, "2021-10-10").answer()
    };
    assert_eq!(with("dot_xuat"), "khong_du n.2 0/1");
    assert_eq!(with("phong_trao"), "khong_du n.2 0/1");
    assert_eq!(with("cong_trang"), "du");
}

#[test]
fn flags_of_a_movement_count_where_the_tree_says_so() {
    // Bằng khen của Thủ tướng for collectives lists cờ of both kinds in its tree.
    let case = unit("bk_ttg", 2024, "2025-03-01").grades("2020-2024 HTXS").granted("bk_tinh", 2018, 2019, "2020-01-10");
    assert_eq!(case.granted_for("co_tinh", "phong_trao", 2022, "2022-12-01").answer(), "du");
}

#[test]
fn two_years_of_the_title_make_a_provincial_certificate() {
    // Điều 74.1: two times in a row, not used for another certificate.
    let case =
        |years: &[i32]| person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", years);
    assert_eq!(case(&[2023, 2024]).answer(), "du");
    assert_eq!(case(&[2022, 2024]).answer(), "khong_du n.2.1 1/2, n.2.2 0/2");
    // The certificate of 2022–2023 used 2023 up.
    let used = case(&[2022, 2023, 2024]).granted("bk_tinh", 2022, 2023, "2024-03-01");
    assert_eq!(used.answer(), "khong_du n.2.1 1/2, n.2.2 0/2");
    // A certificate for a movement used nothing up.
    let other = case(&[2023, 2024]).granted_for("bk_tinh", "phong_trao", 2023, "2023-10-01");
    assert_eq!(other.answer(), "du");
}

#[test]
fn the_same_award_entered_twice_counts_once() {
    // Bằng khen của Thủ tướng: three times Chiến sĩ thi đua cơ sở, of which two are one.
    let case = person("bk_ttg", 2024, "2025-03-01").grades("2019 HT, 2020-2024 HTT").granted(
        "bk_tinh",
        2018,
        2019,
        "2020-01-01",
    );
    assert_eq!(case.titles("cstd_co_so", &[2022, 2024, 2024]).answer(), "khong_du n.3.1 2/3");
}
