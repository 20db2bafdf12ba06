//! Which regime a dossier gets, on both sides of every border (law §3).

use serde_json::json;

use crate::case::{offered, person, said};

fn regime(received: &str) -> Option<String> {
    person("ldtt", 2025, received).grades("2025 HTT").assess().regime
}

#[test]
fn the_day_of_reception_picks_the_regime() {
    for (received, expected) in [
        ("2017-10-01", "r2017"),
        ("2023-12-31", "r2017"),
        ("2024-01-01", "r2024"),
        ("2025-06-30", "r2024"),
        ("2025-07-01", "r2025"),
        ("2026-09-30", "r2025"),
        ("2026-10-01", "r2026"),
        ("2030-01-01", "r2026"),
    ] {
        assert_eq!(regime(received).as_deref(), Some(expected), "{received}");
    }
    assert_eq!(regime("2017-09-30"), None);
}

#[test]
fn achievements_of_a_year_follow_the_law_of_the_day_their_dossier_came() {
    // Law §3.1: achievements of 2023, received on 2 January 2024: r2024, where excellent work takes no initiative.
    let case = |received: &str| {
        person("cstd_co_so", 2023, received)
            .grades("2023 HTXS")
            .with("attested", json!({ "*": true, "muu_tri_chien_dau": false }))
    };
    assert_eq!(case("2024-01-02").answer(), "du");
    assert_eq!(case("2023-12-31").answer(), "khong_du n.2.1 0/1, n.2.2 0/1, n.2.3");
}

#[test]
fn old_titles_are_still_held_under_the_new_law() {
    // Luật 2022 Điều 95.
    let case = person("cstd_tinh", 2023, "2024-02-01").titles("cstd_co_so", &[2021, 2022, 2023]);
    assert_eq!(case.initiative("tinh", 2021, &[]).answer(), "du");
}

/// Chiến sĩ thi đua cơ sở 2026, received under r2025: excellent work alone is enough there, and not under the draft of r2026.
fn received_before_october_2026(grade: &str, evaluated: &str) -> domain::law::Assessment {
    let case = person("cstd_co_so", 2026, "2026-09-15").grades(&format!("2026 {grade}"));
    let case = case.with("proposal.evaluated_on", evaluated);
    case.with("attested", json!({ "*": true, "muu_tri_chien_dau": false })).assess()
}

#[test]
fn a_dossier_from_before_october_2026_gets_the_more_favourable_regime_only_when_examined_after() {
    // Luật 06/2026 Điều 4. Both examined: r2025 comes first when it is eligible there.
    let assessment = received_before_october_2026("HTXS", "2026-11-01");
    assert_eq!((said(&assessment).as_str(), assessment.regime.as_deref()), ("du", Some("r2025")));
    let before = received_before_october_2026("HTT", "2026-09-30");
    assert_eq!(before.regime.as_deref(), Some("r2025"));
    assert_eq!(said(&before), "khong_du n.2.1, n.2.2 0/1, n.2.3 0/1, n.2.4");
    // Eligible under neither: the first is reported.
    assert_eq!(received_before_october_2026("HTT", "2026-10-01").regime.as_deref(), Some("r2025"));
}

#[test]
fn the_later_regime_helps_where_it_asks_for_less() {
    // r2026 asks for no Lao động tiên tiến beside excellent work and an initiative: of someone hired in August 2026 r2025
    // finds five months where six are needed.
    let case = |evaluated: &str| {
        let case = person("cstd_co_so", 2026, "2026-09-15").grades("2026 HTXS").initiative("co_so", 2026, &[]);
        case.with("subject.employed_from", "2026-07-15").with("proposal.evaluated_on", evaluated).assess()
    };
    let before = case("2026-09-30");
    assert_eq!((said(&before).as_str(), before.regime.as_deref()), ("khong_du n.1", Some("r2025")));
    let after = case("2026-10-01");
    assert_eq!((said(&after).as_str(), after.regime.as_deref()), ("du", Some("r2026")));
    assert!(after.warnings.iter().any(|warning| warning.contains("dự thảo")), "{:?}", after.warnings);
}

#[test]
fn a_dossier_received_from_october_2026_has_no_choice() {
    let case = person("cstd_co_so", 2026, "2026-10-01").grades("2026 HTXS");
    let case = case
        .with("proposal.evaluated_on", "2026-12-01")
        .with("attested", json!({ "*": true, "muu_tri_chien_dau": false }));
    let assessment = case.assess();
    assert_eq!(
        (said(&assessment).as_str(), assessment.regime.as_deref()),
        ("khong_du n.2.1 0/1, n.2.2 0/1, n.2.3", Some("r2026"))
    );
}

#[test]
fn one_received_under_an_earlier_regime_stays_there() {
    let received = |day: &str| day.parse().unwrap();
    let ids = |day: &str, evaluated: &str| -> Vec<&str> {
        offered().regimes_for(received(day), Some(received(evaluated))).into_iter().map(|one| one.id.as_str()).collect()
    };
    assert_eq!(ids("2025-06-30", "2026-12-01"), ["r2024"]);
    assert_eq!(ids("2023-12-31", "2024-06-01"), ["r2017"]);
    assert_eq!(ids("2025-07-01", "2026-12-01"), ["r2025", "r2026"]);
}

#[test]
fn without_a_day_of_reception_the_day_of_examination_stands_in_and_is_told() {
    let case =
        person("ldtt", 2024, "2024-12-20").grades("2024 HTT").with("proposal.received_for_appraisal_at", json!(null));
    let assessment = case.with("proposal.evaluated_on", "2025-01-05").assess();
    assert_eq!((said(&assessment).as_str(), assessment.regime.as_deref()), ("du", Some("r2024")));
    assert_eq!(assessment.warnings.len(), 2, "{:?}", assessment.warnings);
    let neither = person("ldtt", 2024, "2024-12-20").with("proposal.received_for_appraisal_at", json!(null)).assess();
    assert_eq!((said(&neither).as_str(), neither.regime), ("can_xac_nhan", None));
}
