//! The first year that can be reached, and what each year until then has to bring.

use crate::case::{Case, person, unit};

fn earliest(case: &Case) -> Option<i32> {
    case.assess().earliest_year
}

fn steps(case: &Case) -> Vec<String> {
    case.assess().roadmap.into_iter().map(|step| format!("{} {}", step.year, step.text)).collect()
}

#[test]
fn titles_in_a_row_take_as_many_years_as_are_left() {
    // One of three held, for 2024: 2025 and 2026 are missing.
    let case = person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2026, &[]).titles("cstd_co_so", &[2024]);
    assert_eq!(earliest(&case), Some(2026));
    assert_eq!(steps(&case), ["2025 Được tặng Chiến sĩ thi đua cơ sở.", "2026 Được tặng Chiến sĩ thi đua cơ sở."]);
    // None held: three years to come.
    assert_eq!(earliest(&person("cstd_tinh", 2024, "2025-03-01")), Some(2027));
}

#[test]
fn years_used_up_are_not_hoped_for_again() {
    // Used until 2023; 2024 is there, 2025 and 2026 to come.
    let case = person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]);
    let case = case.titles("cstd_co_so", &[2021, 2022, 2023, 2024]).granted("cstd_tinh", 2021, 2023, "2024-03-01");
    assert_eq!(earliest(&case), Some(2026));
}

#[test]
fn an_award_that_comes_first_is_reached_first() {
    // Huân chương Lao động hạng Ba asks for Bằng khen của Thủ tướng and five years after it (Điều 44.1.e); the Bằng khen
    // itself for a provincial certificate and five good years with three titles (Điều 73.1.b): 2020–2024 are there and the
    // titles of 2022–2024 too, so with a certificate for 2024–2025 (titles 2024 and 2025) it can be had for 2025, and the
    // order for 2026–2030.
    let case =
        person("hcld_3", 2024, "2025-03-01").grades("2019 HT, 2020-2024 HTT").titles("cstd_co_so", &[2022, 2023, 2024]);
    assert_eq!(earliest(&case), Some(2030));
}

#[test]
fn two_titles_of_three_years_take_six() {
    // Chiến sĩ thi đua toàn quốc from nothing: cơ sở 2025–2030, tỉnh 2025–2027 and 2028–2030.
    let case = person("cstd_toan_quoc", 2024, "2025-03-01");
    assert_eq!(earliest(&case), Some(2030));
    // With the first for 2022–2024: 2025–2027.
    let case = case.titles("cstd_co_so", &[2022, 2023, 2024]).granted("cstd_tinh", 2022, 2024, "2025-02-01");
    assert_eq!(earliest(&case), Some(2027));
}

#[test]
fn a_yearly_title_is_reached_the_year_after() {
    let case = unit("tt_ldxs", 2024, "2024-12-08").grades("2024 HTXS").figures(33, 23, 2, 33);
    assert_eq!(earliest(&case), Some(2025));
    let told = steps(&case).join(" ");
    assert!(told.contains("từ 70% cá nhân đạt Lao động tiên tiến"), "{told}");
}

#[test]
fn five_years_of_a_collective_are_counted_with_what_is_there() {
    // Excellent since 2023: 2027 is the fifth year. The flag can still come.
    let case = unit("bk_ttg", 2024, "2025-03-01").grades("2022 HTT, 2023-2024 HTXS").granted(
        "bk_tinh",
        2020,
        2021,
        "2022-03-01",
    );
    assert_eq!(earliest(&case), Some(2027));
}

#[test]
fn the_awards_that_have_to_come_first_are_steps() {
    // As above: the certificate and the Bằng khen của Thủ tướng for 2025, then five years from 2026.
    let case =
        person("hcld_3", 2024, "2025-03-01").grades("2019 HT, 2020-2024 HTT").titles("cstd_co_so", &[2022, 2023, 2024]);
    let told = steps(&case);
    for step in [
        "2025 Được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
        "2025 Được tặng Bằng khen của Thủ tướng Chính phủ.",
    ] {
        assert!(told.iter().any(|one| one == step), "{told:?}");
    }
    for year in 2026..=2030 {
        assert!(told.iter().any(|one| one.starts_with(&format!("{year} Được đánh giá"))), "{told:?}");
    }
    // Who has it is not told to get it.
    let has = case.granted("bk_ttg", 2020, 2024, "2025-02-01");
    assert!(!steps(&has).join(" ").contains("Thủ tướng"), "{:?}", steps(&has));
}

#[test]
fn what_is_recorded_of_years_to_come_stays() {
    // 2023 and 2024 are recorded: hoàn thành nhiệm vụ is not enough for Lao động tiên tiến; 2025 is the first open year.
    let case = person("ldtt", 2022, "2022-12-20").grades("2022-2024 HT");
    assert_eq!(earliest(&case), Some(2025));
    assert!(steps(&case).iter().all(|step| step.starts_with("2025")), "{:?}", steps(&case));
    // Of the titles 2024–2026 that of 2026 is left, and the initiative is there.
    let titles =
        person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2025, &[]).titles("cstd_co_so", &[2024, 2025]);
    assert_eq!(earliest(&titles), Some(2026));
    assert_eq!(steps(&titles), ["2026 Được tặng Chiến sĩ thi đua cơ sở."]);
}

#[test]
fn of_two_evaluations_of_a_year_the_higher_is_asked() {
    // Điều 23.1 asks for hoàn thành tốt (as of Lao động tiên tiến), 23.2 for hoàn thành xuất sắc.
    let case = person("cstd_co_so", 2024, "2024-12-20").grades("2024 HT");
    let told = steps(&case);
    let evaluated: Vec<&String> = told.iter().filter(|step| step.contains("Được đánh giá")).collect();
    assert_eq!(evaluated.len(), 1, "{told:?}");
    assert!(evaluated[0].starts_with("2025 Được đánh giá hoàn thành xuất sắc"), "{told:?}");
}
