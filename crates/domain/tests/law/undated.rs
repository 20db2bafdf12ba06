//! Decisions of which only the year or month is known: before the dossier was received, or after.

use domain::law::Wanted;

use crate::case::{Case, person, said};

/// Three years of Chiến sĩ thi đua cơ sở, of the last only known that it was decided between two days.
fn last_decided(received: &str, earliest: &str, latest: &str) -> Case {
    let case =
        person("cstd_tinh", 2024, received).initiative("tinh", 2024, &[]).titles("cstd_co_so", &[2022, 2023, 2024]);
    case.with("grants.2.decision_earliest", earliest).with("grants.2.decision_date", latest)
}

#[test]
fn a_decision_of_a_year_in_which_the_dossier_was_received_is_unknown() {
    let open = last_decided("2025-03-01", "2025-01-01", "2025-12-31").assess();
    assert_eq!(said(&open), "can_xac_nhan ?n.1");
    assert_eq!(open.unknown[0].wanted, [Wanted::DecisionDay { awards: vec!["cstd_co_so".to_owned()] }]);
    let text = &open.unknown[0].text;
    assert!(text.contains("quyết định năm 2025 tặng Chiến sĩ thi đua cơ sở"), "{text}");
    assert!(
        text.contains("trước ngày tiếp nhận hồ sơ 01/03/2025") && text.contains("ghi đủ ngày quyết định"),
        "{text}"
    );
    // On its last day and after it counts; before its first day it does not.
    assert_eq!(last_decided("2025-12-31", "2025-01-01", "2025-12-31").answer(), "du");
    assert_eq!(last_decided("2024-12-31", "2025-01-01", "2025-12-31").answer(), "khong_du n.1 0/3");
    assert_eq!(last_decided("2025-01-01", "2025-01-01", "2025-12-31").answer(), "can_xac_nhan ?n.1");
    let month = last_decided("2025-03-10", "2025-03-01", "2025-03-31").assess();
    assert_eq!(said(&month), "can_xac_nhan ?n.1");
    assert!(month.unknown[0].text.contains("quyết định tháng 03/2025"), "{}", month.unknown[0].text);
}

#[test]
fn what_it_would_not_change_is_decided() {
    // 2023 is missing: the title of 2024 helps nobody.
    let case =
        person("cstd_tinh", 2024, "2025-03-01").initiative("tinh", 2024, &[]).titles("cstd_co_so", &[2022, 2024]);
    let case = case.with("grants.1.decision_earliest", "2025-01-01").with("grants.1.decision_date", "2025-12-31");
    let answer = case.assess();
    assert_eq!(said(&answer), "khong_du n.1 0/3");
    assert!(!answer.missing[0].text.contains("ghi đủ ngày"), "{}", answer.missing[0].text);
}

#[test]
fn a_decision_that_would_use_years_up_is_unknown_too() {
    // The certificate of the ministry 2023–2024 uses the titles of these years up, if it was decided before 01/03/2025; two
    // excellent years with two initiatives there are none.
    let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    assert_eq!(case.answer(), "du");
    let case = || {
        let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
        case.granted("bk_bo", 2023, 2024, "2025-12-31")
    };
    assert_eq!(case().answer(), "du");
    let open = case().with("grants.2.decision_earliest", "2025-01-01").assess();
    assert_eq!(said(&open), "can_xac_nhan n.2.2 0/2, ?n.2.1");
}

#[test]
fn one_of_two_alone_may_decide() {
    // The title of 2024 would complete the row, the certificate would use the years up: only if the first came before the
    // receipt and the second after it holds.
    let case = person("bk_tinh", 2024, "2025-03-01").grades("2023-2024 HTT").titles("cstd_co_so", &[2023, 2024]);
    let case = case.granted("bk_bo", 2023, 2024, "2025-12-31").with("grants.2.decision_earliest", "2025-01-01");
    let case = case.with("grants.1.decision_earliest", "2025-01-01").with("grants.1.decision_date", "2025-12-31");
    assert_eq!(said(&case.assess()), "can_xac_nhan n.2.2 0/2, ?n.2.1");
}

#[test]
fn what_was_commended_blocks_whenever_in_the_year_it_was_decided() {
    let again = person("ldtt", 2024, "2025-03-01").grades("2024 HTT").titles("ldtt", &[2024]);
    let again = again.with("grants.0.decision_earliest", "2025-01-01").with("grants.0.decision_date", "2025-12-31");
    let answer = again.assess();
    assert_eq!(crate::case::code(&answer), "chan");
    assert!(answer.reasons[0].contains("(quyết định năm 2025)"), "{:?}", answer.reasons);
}
