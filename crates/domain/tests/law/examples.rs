//! The twelve worked examples of the domain text (law §8): verdict, regime, missing conditions with their numbers, article.

use domain::law::evaluate_cases;
use serde_json::Value;

use crate::case::{offered, person};

const EXAMPLES: &str = include_str!("examples.json");

/// Whether everything that is expected stands in the answer; lists have as many entries.
fn holds(expected: &Value, answer: &Value) -> bool {
    match (expected, answer) {
        (Value::Object(expected), Value::Object(answer)) => {
            expected.iter().all(|(key, value)| answer.get(key).is_some_and(|given| holds(value, given)))
        }
        (Value::Array(expected), Value::Array(answer)) => {
            expected.len() == answer.len() && expected.iter().zip(answer).all(|(one, given)| holds(one, given))
        }
        (expected, answer) => expected == answer,
    }
}

fn answers() -> Vec<Value> {
    evaluate_cases(offered(), EXAMPLES).unwrap()["cases"].as_array().unwrap().clone()
}

fn answer(id: &str) -> Value {
    answers().into_iter().find(|answer| answer["id"] == id).unwrap()
}

#[test]
fn all_twelve_come_out() {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    let examples = examples["cases"].as_array().unwrap();
    assert_eq!(examples.len(), 12);
    for (example, answer) in examples.iter().zip(answers()) {
        assert!(
            holds(&example["expected"], &answer),
            "{}\nexpected {}\n{answer:#}",
            example["id"],
            example["expected"]
        );
        if example.get("worst_source_status").is_some() {
            assert_eq!(answer["worst_source_status"], example["worst_source_status"], "{}", example["id"]);
        }
    }
}

#[test]
fn what_is_missing_is_cited_by_article() {
    let cited = |id: &str| answer(id)["missing"][0]["citation"].as_str().unwrap().to_owned();
    // The articles that the reasons of the examples name.
    assert_eq!(cited("V01"), "khoản 2 Điều 23 Luật 06/2022/QH15");
    assert_eq!(cited("V02"), "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP".replace("khoản 3", "điểm b khoản 3"));
    assert_eq!(cited("V08"), "điểm e khoản 1 Điều 44 Luật 06/2022/QH15");
    assert_eq!(cited("V09"), "điểm c khoản 1 Điều 27 Luật 06/2022/QH15");
    assert!(cited("V10").contains("điểm c khoản 1 Điều 28 Luật"), "{}", cited("V10"));
}

#[test]
fn the_first_year_that_it_can_be_reached() {
    // V04: Chiến sĩ thi đua cơ sở of 2022, 2023 and, if it comes, 2024. V08: the fifth year after 2019 is 2024.
    assert_eq!(answer("V04")["earliest_year"], 2024);
    assert_eq!(answer("V08")["earliest_year"], 2024);
    assert_eq!(answer("V03")["earliest_year"], 2024);
    // V01: the year after, with excellent work or an initiative.
    assert_eq!(answer("V01")["earliest_year"], 2026);
    // V07: a Bằng khen cấp tỉnh takes two years of Chiến sĩ thi đua cơ sở, 2025 and 2026.
    assert_eq!(answer("V07")["earliest_year"], 2026);
}

#[test]
fn shares_are_told_in_whole_numbers() {
    // V09: 100 × 23 = 2300 < 70 × 33 = 2310. V10: 100 × 10 = 1000 is not more than 50 × 20 = 1000.
    let sides = |id: &str, node: &str| {
        let answer = answer(id);
        let parts = answer["explanation"]["parts"].as_array().unwrap().clone();
        parts.into_iter().find(|part| part["node_id"] == node).unwrap()["sides"].clone()
    };
    assert_eq!(sides("V09", "n.4"), serde_json::json!([2300, 2310]));
    assert_eq!(sides("V10", "n.3"), serde_json::json!([1000, 1000]));
}

#[test]
fn the_second_example_would_be_eligible_in_a_later_year() {
    // "Cùng hồ sơ ở năm 2024 (r2024) là ĐỦ vì Điều 23.2 Luật 2022 chấp nhận HTXS."
    assert_eq!(person("cstd_co_so", 2024, "2024-12-20").grades("2024 HTXS").answer(), "du");
}
