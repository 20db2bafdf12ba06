//! What is not known is not missing: can_xac_nhan, never khong_du, unless nothing that could be found out would help.

use domain::law::Wanted;
use serde_json::json;

use crate::case::{person, said, unit};

#[test]
fn a_year_without_evaluation_is_unknown() {
    let case = person("cstd_co_so", 2024, "2024-12-20");
    let assessment = case.assess();
    assert_eq!(said(&assessment), "can_xac_nhan ?n.1");
    assert_eq!(assessment.unknown[0].wanted, [Wanted::Grade { year: 2024 }]);
    assert_eq!(assessment.earliest_year, Some(2024));
}

#[test]
fn a_confirmation_that_nobody_gave_is_unknown_and_one_that_was_denied_fails() {
    let ldtt = |attested: serde_json::Value| {
        person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("attested", attested).answer()
    };
    assert_eq!(ldtt(json!({})), "can_xac_nhan ?n.2");
    assert_eq!(ldtt(json!({ "tinh_than_phong_trao": true })), "du");
    assert_eq!(ldtt(json!({ "tinh_than_phong_trao": false })), "khong_du n.2");
    assert_eq!(ldtt(json!({ "tinh_than_phong_trao": false, "*": true })), "khong_du n.2");
}

#[test]
fn what_fails_decides_before_what_is_unknown() {
    let case = person("ldtt", 2024, "2024-12-20").grades("2024 HT").with("attested", json!({}));
    assert_eq!(case.answer(), "khong_du n.1, ?n.2");
}

#[test]
fn an_unknown_year_within_a_row_leaves_it_open() {
    let case = |grades: &str| {
        let case = person("bk_ttg", 2025, "2025-12-01").granted("bk_tinh", 2018, 2019, "2020-03-01");
        case.titles("cstd_co_so", &[2021, 2023, 2025])
            .with("grants.3.decision_date", "2025-11-20")
            .grades(grades)
            .assess()
    };
    let open = case("2020 HT, 2021-2022 HTT, 2024-2025 HTT");
    assert_eq!(said(&open), "can_xac_nhan ?n.3");
    assert_eq!(open.unknown[0].wanted, [Wanted::Grade { year: 2023 }]);
    assert_eq!(said(&case("2020 HT, 2021-2025 HTT")), "du");
    // 2022 is known to break it, whatever 2023 was.
    assert_eq!(said(&case("2021 HTT, 2022 HT, 2024-2025 HTT")), "khong_du n.3 2/5");
}

#[test]
fn a_year_that_nobody_needs_is_not_asked_for() {
    // Two excellent years with two initiatives; 2022 would only lengthen the row.
    let case = person("bk_tinh", 2024, "2024-12-05").grades("2023-2024 HTXS");
    assert_eq!(case.initiative("co_so", 2023, &[]).initiative("co_so", 2024, &[]).answer(), "du");
    // One initiative only, and none before: no grade of an earlier year helps.
    let one = person("bk_tinh", 2024, "2024-12-05").grades("2023-2024 HTXS").initiative("co_so", 2024, &[]);
    assert_eq!(one.answer(), "khong_du n.2.1 0/2, n.2.2.1 1/2");
    // The second is of 2022: if 2022 was excellent too, the row holds both.
    let open = person("bk_tinh", 2024, "2024-12-05").grades("2023-2024 HTXS");
    let open = open.initiative("co_so", 2024, &[]).initiative("co_so", 2022, &[]);
    assert_eq!(open.verdict(), "can_xac_nhan");
    let closed = person("bk_tinh", 2024, "2024-12-05").grades("2022 HTT, 2023-2024 HTXS");
    let closed = closed.initiative("co_so", 2024, &[]).initiative("co_so", 2022, &[]);
    assert_eq!(closed.answer(), "khong_du n.2.1 0/2, n.2.2.1 1/2");
}

#[test]
fn awards_before_the_record_is_complete_are_unknown() {
    let case = |from: serde_json::Value| {
        let case = person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]);
        case.titles("cstd_co_so", &[2023, 2024]).with("record_complete_from", from).assess()
    };
    // The record begins with 2023: 2022 may have been a title.
    let open = case(json!(2023));
    assert_eq!(said(&open), "can_xac_nhan ?n.1");
    assert_eq!(open.unknown[0].wanted, [Wanted::Grants { awards: vec!["cstd_co_so".to_owned()] }]);
    // It begins with 2022, and 2022 is not in it.
    assert_eq!(said(&case(json!(2022))), "khong_du n.1 2/3");
    // For this award it begins earlier than for the others.
    assert_eq!(said(&case(json!({ "*": 2024, "cstd_co_so": 2020 }))), "khong_du n.1 2/3");
}

#[test]
fn an_award_at_any_time_is_unknown_while_the_record_has_a_beginning() {
    let case = |from: i32| {
        let case =
            person("bk_ttg", 2024, "2025-03-01").grades("2020-2024 HTT").titles("cstd_co_so", &[2020, 2022, 2024]);
        case.with("record_complete_from", from).answer()
    };
    assert_eq!(case(2020), "can_xac_nhan ?n.2");
    // The row 2020–2024 lies within the record: the titles in it are known to be two.
    let case =
        person("bk_ttg", 2024, "2025-03-01").grades("2019 HT, 2020-2024 HTT").titles("cstd_co_so", &[2020, 2022]);
    assert_eq!(case.with("record_complete_from", 2020).answer(), "khong_du n.3.1 2/3, ?n.2");
}

#[test]
fn an_award_after_which_years_count_may_lie_before_the_record() {
    let case = person("hcld_3", 2024, "2025-06-01").titles("cstd_co_so", &[2020, 2021, 2022]).grades("2020-2024 HTXS");
    assert_eq!(case.with("record_complete_from", 2020).answer(), "can_xac_nhan ?n.2");
}

#[test]
fn figures_that_nobody_entered_are_unknown() {
    let case = unit("tt_ldtt", 2024, "2024-12-20").grades("2024 HTT");
    assert_eq!(case.answer(), "can_xac_nhan ?n.3, ?n.4");
    let none = unit("tt_ldtt", 2024, "2024-12-20").grades("2024 HTT").figures(0, 0, 0, 0);
    assert_eq!(none.answer(), "can_xac_nhan ?n.3");
}

#[test]
fn results_of_clusters_that_nobody_entered_are_unknown() {
    assert_eq!(unit("co_tinh", 2024, "2024-12-20").answer(), "can_xac_nhan ?n.1");
    let second = unit("co_tinh", 2024, "2024-12-20");
    let second = second.with("clusters", json!([{ "organised_by": "tinh", "year": 2024, "rank": 2 }]));
    assert_eq!(second.answer(), "khong_du n.1");
}

#[test]
fn a_result_that_nobody_entered_is_confirmed_by_a_person() {
    let questions = crate::case::offered().questions();
    let keys: Vec<&str> = questions.iter().map(|question| question.key.as_str()).collect();
    let key = "movement_result:tinh:0:xuat_sac";
    assert!(keys.contains(&key) && keys.contains(&"cluster_rank:trung_uong:1"), "{keys:?}");
    let case = |holds: bool| {
        let case = unit("bk_tinh", 2024, "2024-12-01").with("proposal.award_type", "phong_trao");
        case.with("attested", json!({ "*": true, key: holds })).answer()
    };
    assert_eq!(case(true), "du");
    assert_eq!(case(false), "khong_du n.2");
}

#[test]
fn an_award_without_conditions_needs_review() {
    // Law §6: trees are missing for Huân chương Độc lập and above: can_xac_nhan.
    let assessment = person("hcdl_3", 2024, "2025-03-01").assess();
    assert_eq!(said(&assessment), "can_xac_nhan ?n");
    assert_eq!((assessment.regime.as_deref(), assessment.condition_id), (Some("r2024"), None));
    assert_eq!(unit("thon_van_hoa", 2025, "2025-12-01").verdict(), "can_xac_nhan");
    assert_eq!(crate::case::Case::new("ho_gia_dinh", "bk_ttg", 2025, "2025-12-01").verdict(), "can_xac_nhan");
}

#[test]
fn an_award_that_is_not_for_such_a_subject_is_not_possible() {
    assert_eq!(unit("cstd_co_so", 2025, "2025-12-01").verdict(), "khong_du");
    assert_eq!(person("tt_ldxs", 2025, "2025-12-01").verdict(), "khong_du");
    assert_eq!(person("ldtt", 2025, "2025-12-01").with("proposal.award_type", "dot_xuat").verdict(), "khong_du");
}

/// Of whom no class is recorded.
fn nobody_knows_which(award: &str, year: i32, received: &str) -> crate::case::Case {
    person(award, year, received).with("subject.klass", json!(null))
}

#[test]
fn the_conditions_of_another_class_make_no_award_due() {
    // Điều 24.1 asks a civil servant for hoàn thành tốt nhiệm vụ, Điều 24.3 a farmer or worker for confirmations alone.
    let farmer = person("ldtt", 2024, "2024-12-20").with("subject.klass", "cong_nhan_nong_dan");
    let assessment = farmer.assess();
    assert_eq!(assessment.condition_id.as_deref(), Some("ldtt.ca_nhan.cong_trang.cong_nhan_nong_dan.r2024"));
    assert_eq!(said(&assessment), "du");
    assert_eq!(person("ldtt", 2024, "2024-12-20").grades("2024 HT").answer(), "khong_du n.1");
    // Hoàn thành nhiệm vụ: not enough of a civil servant, but nobody knows that it is one.
    let open = nobody_knows_which("ldtt", 2024, "2024-12-20").grades("2024 HT").assess();
    assert_eq!(said(&open), "can_xac_nhan n.1, ?n");
    assert_eq!(open.unknown[0].wanted, [Wanted::SubjectClass]);
    assert!(open.unknown[0].text.contains("Chưa ghi loại đối tượng"), "{}", open.unknown[0].text);
    // All that is asked of a civil servant is there: still nobody knows.
    assert_eq!(nobody_knows_which("ldtt", 2024, "2024-12-20").grades("2024 HTT").answer(), "can_xac_nhan ?n");
    // Hired in September: four months of six (n.3 of a civil servant).
    let late = nobody_knows_which("ldtt", 2024, "2024-12-20").grades("2024 HTT");
    assert_eq!(late.with("subject.employed_from", "2024-09-01").verdict(), "can_xac_nhan");
}

#[test]
fn what_fails_for_every_class_fails_without_one() {
    // Both Điều 24.1 and 24.3 ask for tinh thần tự lực …, or its like; all of it denied, nobody can be given it.
    let denied =
        nobody_knows_which("ldtt", 2024, "2024-12-20").grades("2024 HT").with("attested", json!({ "*": false }));
    assert_eq!(denied.verdict(), "khong_du");
    // The old regime has no conditions for farmers (they were in the same article), so nobody can say that they fail.
    assert_eq!(nobody_knows_which("ldtt", 2022, "2022-12-20").grades("2022 HT").verdict(), "can_xac_nhan");
    let old = person("ldtt", 2022, "2022-12-20").with("subject.klass", "cong_nhan_nong_dan");
    assert_eq!(old.verdict(), "can_xac_nhan");
}

#[test]
fn a_standard_that_is_asked_for_is_not_met_by_another_class_either() {
    // Điều 23.1: Chiến sĩ thi đua cơ sở asks for the standard of Lao động tiên tiến.
    let case = || nobody_knows_which("cstd_co_so", 2024, "2024-12-20").grades("2024 HTXS");
    let open = case().assess();
    assert_eq!(said(&open), "can_xac_nhan ?n.1");
    assert!(open.unknown[0].wanted.contains(&Wanted::SubjectClass), "{:?}", open.unknown[0]);
    // Who was given Lao động tiên tiến for the year has it, whatever the class.
    assert_eq!(case().titles("ldtt", &[2024]).with("grants.0.decision_date", "2024-12-01").verdict(), "du");
    // An award whose conditions tell no classes apart asks for none.
    let same = person("bk_tinh", 2024, "2024-12-05").titles("cstd_co_so", &[2023, 2024]);
    let same = same.with("grants.1.decision_date", "2024-12-01").with("subject.klass", json!(null));
    assert_eq!(same.grades("2023-2024 HTXS").verdict(), "du");
}

#[test]
fn what_is_not_recorded_is_named_before_what_waits_for_a_word() {
    // Huân chương Lao động hạng Ba of whom nothing is confirmed and nothing known before 2020.
    let case = person("hcld_3", 2024, "2025-06-01").titles("cstd_co_so", &[2020, 2021, 2022]).grades("2020-2024 HTXS");
    let open = case.with("record_complete_from", 2020).with("attested", json!({})).assess();
    let given = Wanted::Grants { awards: vec!["bk_ttg".to_owned()] };
    assert!(open.unknown.len() > 1 && open.unknown[0].wanted.contains(&given), "{:?}", open.unknown);
    assert!(matches!(open.unknown.last().unwrap().wanted[..], [Wanted::Confirmation { .. }]), "{:?}", open.unknown);
}

#[test]
fn a_question_of_one_class_names_it() {
    let questions = crate::case::offered().questions();
    let texts: Vec<&str> = questions.iter().map(|question| question.text.as_str()).collect();
    let of_farmers: Vec<&&str> =
        texts.iter().filter(|text| text.contains("(áp dụng với công nhân, nông dân)")).collect();
    assert!(!of_farmers.is_empty(), "{texts:?}");
    let all = questions.iter().find(|question| question.key == "chap_hanh_tot").unwrap();
    assert!(!all.text.contains("áp dụng với"), "{}", all.text);
}

#[test]
fn an_earlier_award_from_before_the_record_may_let_the_row_start_earlier() {
    // BKTTg 2017–2021 is recorded, so years count from 2022: three of five. Before 2020 an older one may have been given.
    let case = |grades: &str| {
        let case = person("hcld_3", 2024, "2025-06-01").granted("bk_ttg", 2017, 2021, "2022-05-05");
        case.titles("cstd_co_so", &[2020, 2022, 2023]).grades(grades)
    };
    let whole = case("2015-2024 HTXS").assess();
    assert_eq!(said(&whole), "khong_du n.2 3/5");
    let open = case("2015-2024 HTXS").with("record_complete_from", 2020).assess();
    assert_eq!(said(&open), "can_xac_nhan ?n.2");
    assert_eq!(open.unknown[0].wanted, [Wanted::Grants { awards: vec!["bk_ttg".to_owned()] }]);
    // 2021 breaks the row, whatever was given before.
    let broken = case("2015-2020 HTXS, 2021 HT, 2022-2024 HTXS").with("record_complete_from", 2020);
    assert_eq!(broken.answer(), "khong_du n.2 3/5");
}

#[test]
fn titles_that_cannot_be_enough_are_missing_and_not_unknown() {
    // One of three is recorded, 2022 and 2023 lie before the record.
    let case = || person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]).titles("cstd_co_so", &[2024]);
    assert_eq!(case().with("record_complete_from", 2024).answer(), "can_xac_nhan ?n.1");
    // A sanction that ended in 2022 leaves 2023 and 2024 only.
    let two = case().with("record_complete_from", 2024).disciplined("khien_trach", "2021-11-01", Some("2022-02-01"));
    assert_eq!(two.answer(), "khong_du n.1 1/3");
    // The record begins with 2023, and 2023 is not in it.
    assert_eq!(case().with("record_complete_from", 2023).answer(), "khong_du n.1 1/3");
}

#[test]
fn a_title_of_three_years_from_before_the_record_needs_all_three() {
    let case = || {
        let case = person("cstd_toan_quoc", 2023, "2024-11-15").granted("cstd_tinh", 2021, 2023, "2024-02-20");
        case.initiative("toan_quoc", 2022, &[]).with("record_complete_from", 2021)
    };
    assert_eq!(case().answer(), "can_xac_nhan ?n.1");
    // 2018 does not count: 2018–2020 cannot have been one.
    assert_eq!(case().disciplined("khien_trach", "2018-01-05", Some("2018-04-05")).answer(), "khong_du n.1 1/2");
}

#[test]
fn initiatives_of_years_of_which_nobody_has_typed_any_are_unknown() {
    let case = person("cstd_tinh", 2024, "2025-03-01").titles("cstd_co_so", &[2022, 2023, 2024]);
    let case = case.with("attested", json!({ "muu_tri_toan_quan": false, "tieu_bieu_trong_so": true }));
    let told = |years: &[i32]| {
        let years = Some(years.iter().copied().collect());
        case.assess_in_data_file(|facts| facts.initiative_years = years)
    };
    let open = told(&[2021]);
    assert_eq!(said(&open), "can_xac_nhan n.2.2, ?n.2.1");
    assert_eq!(open.unknown[0].wanted, [Wanted::Initiatives { year: 2024 }]);
    // Others have some of 2023: this one has none.
    assert_eq!(said(&told(&[2021, 2023])), "khong_du n.2.1 0/1, n.2.2");
    assert_eq!(case.answer(), "khong_du n.2.1 0/1, n.2.2");
}
