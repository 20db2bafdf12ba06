//! The order in which facts were entered changes nothing.

use domain::law::{Facts, assess};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::case::{Case, offered};

const AWARDS: [(&str, &str); 9] = [
    ("ca_nhan", "cstd_co_so"),
    ("ca_nhan", "cstd_tinh"),
    ("ca_nhan", "cstd_toan_quoc"),
    ("ca_nhan", "bk_tinh"),
    ("ca_nhan", "bk_ttg"),
    ("ca_nhan", "hcld_3"),
    ("ca_nhan", "hcld_2"),
    ("tap_the", "bk_ttg"),
    ("tap_the", "hcld_3"),
];

fn grant() -> impl Strategy<Value = Value> {
    let awards = prop::sample::select(vec![
        "ldtt",
        "cstd_co_so",
        "cstd_co_so",
        "cstd_co_so",
        "cstd_tinh",
        "bk_tinh",
        "bk_ttg",
        "co_tinh",
        "tt_ldxs",
        "hcld_3",
    ]);
    let types = prop::sample::select(vec!["cong_trang", "cong_trang", "dot_xuat", "phong_trao"]);
    (awards, types, 2012..2026i32, 0..5i32, any::<bool>()).prop_map(|(award, award_type, last, length, stated)| {
        let period = if stated || length > 0 { json!([last - length, last]) } else { Value::Null };
        json!({ "award": award, "award_type": award_type, "period": period, "decision_date": format!("{}-03-01", last + 1) })
    })
}

fn initiative() -> impl Strategy<Value = Value> {
    (0..6u8, prop::sample::select(vec!["co_so", "tinh", "toan_quoc"]), 2018..2026i32, any::<bool>()).prop_map(
        |(id, scope, year, used)| {
            let used: &[&str] = if used { &["bk_tinh"] } else { &[] };
            json!({ "id": format!("SK{id}"), "kind": "sang_kien", "scope": scope, "year": year, "used_for": used })
        },
    )
}

fn discipline() -> impl Strategy<Value = Value> {
    (2014..2026i32, prop::option::of(0..3i32)).prop_map(|(year, length)| {
        let until = length.map(|length| format!("{}-06-01", year + length));
        json!({ "form": "canh_cao", "decided_at": format!("{year}-05-01"), "served_until": until })
    })
}

prop_compose! {
    fn case()(
        (kind, award) in prop::sample::select(AWARDS.to_vec()),
        ending in 2022..2026i32,
        grants in prop::collection::vec(grant(), 0..14),
        initiatives in prop::collection::vec(initiative(), 0..6),
        discipline in prop::collection::vec(discipline(), 0..2),
        grades in prop::collection::btree_map(2014..2026i32, prop::sample::select(vec!["HT", "HTT", "HTXS", "HTXS"]), 4..12),
    ) -> Value {
        let grades: Value = grades.iter().map(|(year, grade)| (year.to_string(), json!(grade))).collect::<serde_json::Map<_, _>>().into();
        Case::new(kind, award, ending, &format!("{}-06-01", ending + 1))
            .with("grants", grants)
            .with("initiatives", initiatives)
            .with("discipline", discipline)
            .with("grades", grades)
            .input()
            .clone()
    }
}

fn assessed(input: &Value) -> Value {
    let facts: Facts = serde_json::from_value(input.clone()).unwrap();
    json!(assess(offered(), &facts).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facts_turned_round_give_the_same_answer(input in case()) {
        let mut turned = input.clone();
        for list in ["grants", "initiatives", "discipline"] {
            turned[list].as_array_mut().unwrap().reverse();
        }
        let (one, other) = (assessed(&input), assessed(&turned));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn facts_entered_twice_count_once(input in case()) {
        let mut doubled = input.clone();
        for list in ["grants", "initiatives", "discipline"] {
            let copy = input[list].as_array().unwrap().clone();
            doubled[list].as_array_mut().unwrap().extend(copy);
        }
        let (one, other) = (assessed(&input), assessed(&doubled));
        prop_assert_eq!(&one["verdict"], &other["verdict"]);
        prop_assert_eq!(&one["missing"], &other["missing"]);
        prop_assert_eq!(&one["earliest_year"], &other["earliest_year"]);
    }

    /// What an evaluation that nobody recorded turns out to be never turns an answer that was given.
    #[test]
    fn what_becomes_known_never_turns_an_answer(input in case(), year in 2014..2026i32, good in any::<bool>()) {
        prop_assume!(input["grades"].get(year.to_string()).is_none());
        let mut known = input.clone();
        known["grades"][year.to_string()] = json!(if good { "HTXS" } else { "KHT" });
        let (before, after) = (assessed(&input), assessed(&known));
        if before["verdict"] == "du" || before["verdict"] == "khong_du" {
            prop_assert_eq!(&before["verdict"], &after["verdict"]);
        }
    }

    /// The first year that is promised is one in which nothing that has happened stands in the way, and none is promised
    /// before the year proposed for.
    #[test]
    fn no_year_is_promised_before_the_one_proposed_for(input in case()) {
        let answer = assessed(&input);
        let ending = input["proposal"]["ending_year"].as_i64().unwrap();
        if let Some(earliest) = answer["earliest_year"].as_i64() {
            prop_assert!(earliest >= ending);
            prop_assert_eq!(earliest == ending, answer["verdict"] == "du" || answer["verdict"] == "can_xac_nhan");
        }
    }
}
