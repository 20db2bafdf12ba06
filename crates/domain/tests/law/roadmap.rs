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

/// Hired long ago, hoàn thành tốt nhiệm vụ in 2026, never commended as far as the record says, which is whole from 2018 on.
fn long_in_service(award: &str) -> Case {
    person(award, 2026, "2026-11-25").with("subject.employed_from", "2004-03-01").grades("2026 HTT")
}

#[test]
fn an_award_and_the_one_that_takes_years_after_it_never_fall_together() {
    // By hand: five good years 2026–2030 for the Bằng khen của Thủ tướng (Điều 73.1.b), and five after each for the orders
    // (Điều 44.1.e, 43.1): 2035, 2040, 2045.
    let year = |award: &str, from: i32| earliest(&long_in_service(award).with("record_complete_from", from));
    for (award, first) in [("bk_ttg", 2030), ("hcld_3", 2035), ("hcld_2", 2040), ("hcld_1", 2045)] {
        assert_eq!(year(award, 2018), Some(first), "{award}");
        // The same where the record is known to be whole, and where nobody has said anything of it.
        assert_eq!(earliest(&long_in_service(award)), Some(first), "{award}");
        assert_eq!(year(award, i32::MAX), Some(first), "{award}");
    }
    let told = steps(&long_in_service("hcld_1").with("record_complete_from", 2018));
    for step in [
        "2030 Được tặng Bằng khen của Thủ tướng Chính phủ.",
        "2035 Được tặng Huân chương Lao động hạng Ba.",
        "2040 Được tặng Huân chương Lao động hạng Nhì.",
    ] {
        assert!(told.iter().any(|one| one == step), "{told:?}");
    }
}

#[test]
fn what_nobody_knows_brings_no_year_nearer_and_is_told() {
    let first = long_in_service("hcld_1").with("record_complete_from", 2018).assess();
    let told = first.sooner.unwrap();
    assert!(told.contains("nếu trước năm 2018 đã được tặng Huân chương Lao động hạng Nhì"), "{told}");
    // Whole records leave nothing open.
    assert_eq!(long_in_service("hcld_1").assess().sooner, None);
    // Of a verdict that waits for unknown awards the year is that without them, too: ten good years are recorded, the titles
    // of 2020–2022 with them, but no Bằng khen của Thủ tướng.
    let case = person("hcld_3", 2024, "2025-06-01")
        .titles("cstd_co_so", &[2020, 2021, 2022])
        .grades("2019 HT, 2020-2024 HTXS");
    let open = case.with("record_complete_from", 2020).assess();
    assert_eq!(crate::case::code(&open), "can_xac_nhan");
    // The certificate can come in 2025 (titles 2024 and 2025 do not stand, but two good years with initiatives do), with it
    // the Bằng khen for 2025, and the order five years after.
    assert_eq!(open.earliest_year, Some(2030));
    assert!(open.sooner.unwrap().contains("Bằng khen của Thủ tướng Chính phủ"));
    // What waits for a word alone, or for the grade of the year itself, can still be reached in that year.
    let word = person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("attested", serde_json::json!({}));
    assert_eq!(earliest(&word), Some(2024));
}

#[test]
fn years_before_anything_is_recorded_are_not_counted_on() {
    // Hired in August 2026: no year before it can have been good.
    let new = person("bk_ttg", 2026, "2026-11-25").with("subject.employed_from", "2026-08-02").grades("2026 HTT");
    assert_eq!(earliest(&new), Some(2030));
    // With 2025 recorded as good the five years are 2025–2029.
    let known = long_in_service("bk_ttg").grades("2025 HTT");
    assert_eq!(earliest(&known), Some(2029));
}
