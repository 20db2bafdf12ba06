//! Every condition of the catalogue can be met, and none is met by nothing.

use serde_json::{Value, json};

use crate::case::{Case, offered};

/// A day in the middle of a regime, with the year whose achievements would be proposed then.
fn day_of(regime: &str) -> (&'static str, i32) {
    match regime {
        "r2017" => ("2023-03-01", 2022),
        "r2024" => ("2025-03-01", 2024),
        "r2025" => ("2026-03-01", 2025),
        _ => ("2027-03-01", 2026),
    }
}

/// A subject with everything that any condition asks for, except what the award itself would be.
fn with_everything(kind: &str, award: &str, award_type: &str, ending: i32, received: &str) -> Case {
    let case = Case::new(kind, award, ending, received).with("proposal.award_type", award_type);
    let years: Vec<i32> = (ending - 19..=ending).collect();
    let case =
        years.iter().fold(case, |case, year| case.grades(&format!("{year} HTXS")).initiative("toan_quoc", *year, &[]));
    let yearly = ["ldtt", "cstd_co_so", "tt_ldtt", "tt_ldxs", "co_tinh", "co_chinh_phu"];
    let case = yearly.iter().filter(|title| **title != award).fold(case, |case, title| case.titles(title, &years));
    let case = case
        .with("clusters", json!([{ "organised_by": "tinh", "year": ending, "rank": 1 }]))
        .with("movements", json!([{ "level": "toan_quoc", "duration_years": 5, "role": "dan_dau" }]));
    // Each of the higher ones five years before the next.
    let ladder = [("bk_tinh", 16), ("bk_ttg", 15), ("hcld_3", 10), ("hcld_2", 5)];
    let case = ladder.iter().filter(|(higher, _)| *higher != award).fold(case, |case, (higher, ago)| {
        case.granted(higher, ending - ago, ending - ago, &format!("{}-02-01", ending - ago + 1))
    });
    let case = if award == "cstd_toan_quoc" || award.starts_with("hcld") {
        case.granted("cstd_tinh", ending - 5, ending - 3, &format!("{}-02-01", ending - 2)).granted(
            "cstd_tinh",
            ending - 2,
            ending,
            &format!("{}-02-01", ending + 1),
        )
    } else {
        case
    };
    case.figures(10, 10, 10, 10)
}

#[test]
fn every_condition_can_be_met_and_nothing_meets_it() {
    for condition in &offered().conditions {
        let (received, ending) = day_of(&condition.regime);
        for kind in &condition.subject_kinds {
            let mut full = with_everything(kind, &condition.award, &condition.award_type, ending, received);
            let mut bare = Case::new(kind, &condition.award, ending, received)
                .with("proposal.award_type", condition.award_type.as_str())
                .with("attested", json!({}));
            if let Some(class) = condition.subject_classes.first() {
                full = full.with("subject.klass", class.as_str());
                bare = bare.with("subject.klass", class.as_str());
            }
            let assessment = full.assess();
            assert_eq!(crate::case::said(&assessment), "du", "{} {kind}", condition.id);
            assert_eq!(assessment.condition_id.as_ref(), Some(&condition.id));
            assert_ne!(bare.verdict(), "du", "{} {kind}", condition.id);
        }
    }
}

#[test]
fn every_condition_that_is_missing_is_told_with_its_article() {
    let without_article = |list: &Value| {
        list.as_array().unwrap().iter().any(|one| {
            let cited = one["citation"].as_str().unwrap();
            !(cited.contains("Điều") || cited.contains("điều") || cited.contains("mục"))
        })
    };
    for condition in &offered().conditions {
        let (received, ending) = day_of(&condition.regime);
        for kind in &condition.subject_kinds {
            let case = Case::new(kind, &condition.award, ending, received)
                .with("proposal.award_type", condition.award_type.as_str())
                .with("attested", json!({ "*": false }))
                .grades(&format!("{}-{ending} KHT", ending - 10))
                .with("clusters", json!([]))
                .figures(10, 0, 0, 0);
            let answer = json!(case.assess());
            assert_eq!(answer["verdict"], "khong_du", "{} {kind}", condition.id);
            assert!(!answer["missing"].as_array().unwrap().is_empty(), "{} {kind}", condition.id);
            assert!(!without_article(&answer["missing"]), "{} {kind}: {}", condition.id, answer["missing"]);
        }
    }
}
