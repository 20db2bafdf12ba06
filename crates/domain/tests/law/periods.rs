//! The years that a decision states (law §4, "Achievement period").

use domain::law::{GivenAward, Reward, Span, rewards};

use crate::case::{Case, offered, person};

fn years(case: &Case, award: &str, ending: i32) -> (i32, i32) {
    case.assess().achievement_years(offered(), award, ending).into()
}

#[test]
fn an_award_commends_as_many_years_as_it_counts() {
    // Titles of a year, CSTĐ of the province three, bằng khen of the province two, the last of them the year proposed for.
    let year = person("ldtt", 2025, "2025-12-20").grades("2025 HTT");
    assert_eq!(years(&year, "ldtt", 2025), (2025, 2025));
    let three = person("cstd_tinh", 2024, "2024-12-20")
        .grades("2022-2024 HTXS")
        .titles("cstd_co_so", &[2022, 2023, 2024])
        .initiative("tinh", 2023, &[]);
    assert_eq!(years(&three, "cstd_tinh", 2024), (2022, 2024));
    // The same when it is not eligible: the decision was made all the same.
    assert_eq!(years(&person("cstd_tinh", 2024, "2024-12-20"), "cstd_tinh", 2024), (2022, 2024));
    let two = person("bk_tinh", 2024, "2024-12-05").grades("2023-2024 HTXS").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(years(&two, "bk_tinh", 2024), (2023, 2024));
}

#[test]
fn a_row_of_years_is_commended_whole() {
    // After a BKTTg for 2013–2017 the years count from 2018 (NĐ 98 Điều 30.9); 2018–2023 are six, all used (Điều 44.1.e).
    let row = person("hcld_3", 2023, "2024-03-10")
        .grades("2018-2023 HTXS")
        .granted("bk_ttg", 2013, 2017, "2018-05-05")
        .titles("cstd_co_so", &[2019, 2020, 2021]);
    assert_eq!(years(&row, "hcld_3", 2023), (2018, 2023));
}

#[test]
fn a_certificate_of_the_province_commends_two_years_however_long_the_row() {
    // Law §4: BK tỉnh công trạng = E−1…E. Excellent since 2018, initiatives of 2024 and 2025.
    let long = person("bk_tinh", 2025, "2025-12-05").grades("2018-2025 HTXS");
    let long = long.initiative("co_so", 2024, &[]).initiative("co_so", 2025, &[]);
    assert_eq!(long.verdict(), "du");
    assert_eq!(years(&long, "bk_tinh", 2025), (2024, 2025));
}

#[test]
fn forms_for_different_achievements_of_a_year_are_each_paid() {
    let given = |award: &str, award_type: &str| GivenAward {
        award: award.to_owned(),
        award_type: award_type.to_owned(),
        period: Some(Span::of(2025)),
    };
    let paid = |awards: &[GivenAward]| -> Vec<Option<u64>> {
        let told = rewards(offered(), awards, "ca_nhan", "2025-12-20".parse().unwrap());
        told.iter().map(Reward::amount).collect()
    };
    // Giấy khen 0,3 × 2 340 000 = 702 000, rounded up 710 000; bằng khen 1,5 × 2 340 000 = 3 510 000. NĐ 152/2025 Điều 49.6:
    // different achievements, each its own.
    let (small, large) = (Some(710_000), Some(3_510_000));
    assert_eq!(paid(&[given("giay_khen", "dot_xuat"), given("bk_tinh", "phong_trao")]), [small, large]);
    assert_eq!(paid(&[given("giay_khen", "dot_xuat"), given("bk_tinh", "dot_xuat")]), [small, large]);
    assert_eq!(paid(&[given("giay_khen", "dot_xuat"), given("giay_khen", "dot_xuat")]), [small, small]);
    // Of one achievement only the higher.
    assert_eq!(paid(&[given("giay_khen", "cong_trang"), given("bk_tinh", "cong_trang")]), [Some(0), large]);
}

#[test]
fn each_of_several_awards_is_told_what_it_is_paid() {
    let given = |award: &str, first: i32| GivenAward {
        award: award.to_owned(),
        award_type: "cong_trang".to_owned(),
        period: Some(Span { first, last: 2025 }),
    };
    let awards = [given("ldtt", 2025), given("cstd_co_so", 2025), given("bk_tinh", 2024), given("hcg_quan_ky", 2025)];
    let told = rewards(offered(), &awards, "ca_nhan", "2025-12-20".parse().unwrap());
    // LĐTT 0,3 and CSTĐ cơ sở 1,0 of 2025: only the higher, 2 340 000. Bằng khen 1,5 × 2 340 000 = 3 510 000 beside it, for a
    // title and a form are both paid. A medal without a multiple is not known.
    let amounts: Vec<Option<u64>> = told.iter().map(Reward::amount).collect();
    assert_eq!(amounts, [Some(0), Some(2_340_000), Some(3_510_000), None]);
    assert!(matches!(&told[0], Reward::Lower { alone, than: 1 } if alone.amount == 710_000));
}
