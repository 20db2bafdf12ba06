//! Initiatives: scope, kind, year, and that one serves once (`initiative`, CV 5007/BNV-TĐKT mục III.5.c).

use domain::law::Wanted;
use serde_json::json;

use crate::case::{code, person, said};

fn grassroots(ending: i32, received: &str) -> crate::case::Case {
    person("cstd_co_so", ending, received).grades(&format!("{ending} HTT")).with(
        "attested",
        json!({ "tinh_than_phong_trao": true, "chap_hanh_tot": true, "hoc_tap_dao_duc": true,
                "muu_tri_chien_dau": false }),
    )
}

#[test]
fn a_wider_scope_serves_a_narrower_one_and_not_the_other_way() {
    assert_eq!(grassroots(2024, "2024-12-20").initiative("toan_quoc", 2024, &[]).answer(), "du");
    let case = person("cstd_tinh", 2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]);
    let case = case.with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
    assert_eq!(case.initiative("co_so", 2024, &[]).answer(), "khong_du n.2.1 0/1, n.2.2");
}

#[test]
fn the_year_of_recognition_lies_in_the_window() {
    // Điều 23.2: the year itself.
    assert_eq!(grassroots(2024, "2024-12-20").initiative("co_so", 2023, &[]).verdict(), "khong_du");
    // Điều 22.1.b is read as the three years; 2021 lies before 2022–2024, 2025 after.
    let provincial = |year: i32| {
        let case = person("cstd_tinh", 2024, "2025-12-01").titles("cstd_co_so", &[2022, 2023, 2024]);
        let case = case.with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
        case.initiative("tinh", year, &[]).verdict()
    };
    assert_eq!([2021, 2022, 2024, 2025].map(provincial), ["khong_du", "du", "du", "khong_du"]);
}

#[test]
fn kinds_are_those_that_the_regime_names() {
    // NĐ 91/2017 knows sáng kiến and đề tài; Luật 2022 also đề án and công trình.
    let of_kind = |kind: &str, ending: i32, received: &str| {
        let case = grassroots(ending, received).initiative("co_so", ending, &[]);
        case.with("initiatives.0.kind", kind).verdict()
    };
    assert_eq!(of_kind("de_tai", 2022, "2022-12-20"), "du");
    assert_eq!(of_kind("de_an", 2022, "2022-12-20"), "khong_du");
    assert_eq!(of_kind("de_an", 2024, "2024-12-20"), "du");
}

#[test]
fn what_served_a_form_of_commendation_serves_no_title() {
    assert_eq!(grassroots(2024, "2024-12-20").initiative("co_so", 2024, &["bk_tinh"]).verdict(), "khong_du");
    // What served another title stays usable, with a word of warning.
    let again = grassroots(2024, "2024-12-20").initiative("co_so", 2024, &["cstd_tinh"]).assess();
    assert_eq!(code(&again), "du");
    let text = serde_json::to_string(&again.explanation).unwrap();
    assert!(text.contains("đã dùng cho danh hiệu khác"), "{text}");
    // The old regime had no such rule.
    assert_eq!(grassroots(2022, "2022-12-20").initiative("co_so", 2022, &["bk_tinh"]).verdict(), "du");
}

#[test]
fn what_served_anything_serves_no_form_of_commendation() {
    let case = |used: &[&str]| {
        let case = person("bk_tinh", 2024, "2024-12-05").grades("2022 HT, 2023-2024 HTXS");
        case.initiative("co_so", 2023, &[]).initiative("co_so", 2024, used).answer()
    };
    assert_eq!(case(&[]), "du");
    assert_eq!(case(&["cstd_co_so"]), "khong_du n.2.1 0/2, n.2.2.1 1/2");
}

#[test]
fn what_a_verdict_rests_on_are_as_many_initiatives_as_it_needs_and_none_where_it_holds_without() {
    // Two are needed; the oldest that served nothing go first, one that served a title comes last.
    let case = person("cstd_tinh", 2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]);
    let case = case.with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
    let case =
        case.initiative("tinh", 2022, &["cstd_co_so"]).initiative("tinh", 2024, &[]).initiative("tinh", 2023, &[]);
    assert_eq!(case.assess().initiatives().into_iter().collect::<Vec<_>>(), ["SK2"]);
    let case = person("bk_tinh", 2024, "2024-12-05").grades("2022 HT, 2023-2024 HTXS");
    let case = case.initiative("co_so", 2024, &[]).initiative("co_so", 2023, &[]).initiative("co_so", 2024, &[]);
    assert_eq!(case.assess().initiatives().into_iter().collect::<Vec<_>>(), ["SK0", "SK1"]);
    // Điều 23.2: hoàn thành xuất sắc nhiệm vụ or an initiative.
    let with_grade = |grade: &str| {
        let case = grassroots(2024, "2024-12-20").grades(&format!("2024 {grade}")).initiative("co_so", 2024, &[]);
        case.assess().initiatives().len()
    };
    assert_eq!([with_grade("HTXS"), with_grade("HTT")], [0, 1]);
}

#[test]
fn an_initiative_entered_twice_counts_once() {
    let case = person("bk_tinh", 2024, "2024-12-05").grades("2022 HT, 2023-2024 HTXS");
    let case = case.initiative("co_so", 2024, &[]).initiative("co_so", 2024, &[]).with("initiatives.1.id", "SK0");
    assert_eq!(case.answer(), "khong_du n.2.1 0/2, n.2.2.1 1/2");
}

#[test]
fn none_is_said_in_words() {
    let case = person("cstd_tinh", 2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]);
    let case = case.with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
    let text = case.assess().missing[0].text.clone();
    assert!(text.ends_with("Chưa có sáng kiến, đề tài phạm vi cấp tỉnh; cần 01."), "{text}");
}

/// Bằng khen của tỉnh for 2025–2026 by Điều 74.1.d: two excellent years and two initiatives, of 2025 and of `second`; the
/// title of a year before stands in a record that does not say on which initiatives it rests.
fn after_a_title(title: i32, second: i32) -> crate::case::Case {
    let case = person("bk_tinh", 2026, "2026-11-25").grades("2024 HT, 2025-2026 HTXS").titles("cstd_co_so", &[title]);
    case.initiative("co_so", 2025, &[]).initiative("co_so", second, &[])
}

#[test]
fn a_title_that_names_no_initiative_may_have_used_the_one_of_its_year() {
    let unsaid = |facts: &mut domain::law::Facts| facts.grants[0].initiatives_unsaid = true;
    let open = after_a_title(2025, 2026).assess_in_data_file(unsaid);
    assert_eq!(said(&open), "can_xac_nhan n.2.1 0/2, ?n.2.2.1");
    assert_eq!(open.unknown[0].wanted, [Wanted::InitiativeUse { awards: vec!["cstd_co_so".to_owned()] }]);
    let text = &open.unknown[0].text;
    assert!(text.contains("quyết định ngày 15/01/2026 tặng Chiến sĩ thi đua cơ sở năm 2025"), "{text}");
    // Somebody has said that the title rests on none, or on which.
    assert_eq!(code(&after_a_title(2025, 2026).assess_in_data_file(|_| {})), "du");
    let used = after_a_title(2025, 2026).with("initiatives.0.used_for", json!(["cstd_co_so"]));
    assert_eq!(code(&used.assess_in_data_file(|_| {})), "khong_du");
    // A third that lies beside the title's year is enough; a title of another year used neither.
    let third = after_a_title(2025, 2026).initiative("co_so", 2026, &[]);
    assert_eq!(code(&third.assess_in_data_file(unsaid)), "du");
    assert_eq!(code(&after_a_title(2023, 2026).assess_in_data_file(unsaid)), "du");
    // Lao động tiên tiến asks for no initiative.
    let tidy = after_a_title(2025, 2026).with("grants.0.award", "ldtt");
    assert_eq!(code(&tidy.assess_in_data_file(unsaid)), "du");
    // One of the grassroots cannot have carried a provincial title.
    let narrow = after_a_title(2025, 2026).with("grants.0.award", "cstd_tinh");
    assert_eq!(code(&narrow.assess_in_data_file(unsaid)), "du");
}

#[test]
fn a_title_may_share_the_initiative_of_another_title() {
    let case = person("cstd_tinh", 2026, "2026-11-25").titles("cstd_co_so", &[2024, 2025, 2026]);
    let case = case.with("grants.2.decision_date", "2026-11-20").initiative("tinh", 2025, &[]);
    let unsaid = |facts: &mut domain::law::Facts| {
        facts.grants.iter_mut().for_each(|grant| grant.initiatives_unsaid = true);
    };
    let case = case
        .grades("2024-2026 HTXS")
        .with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
    assert_eq!(code(&case.assess_in_data_file(unsaid)), "du");
    // A form of commendation of these years is another matter.
    let form = case.granted("bk_tinh", 2024, 2025, "2026-02-01");
    assert_eq!(code(&form.assess_in_data_file(unsaid)), "can_xac_nhan");
}
