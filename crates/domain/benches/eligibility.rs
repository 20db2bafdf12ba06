//! How long examinations take: 5,000 subjects with 20 years of history, for the award that asks for most of it. It reports;
//! it never fails by a time.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::law::{Assessment, Catalogue, Facts, Verdict, assess};
use serde_json::{Value, json};

const SUBJECTS: i32 = 5_000;
const TIMES: usize = 5;
const AWARDS: [&str; 5] = ["cstd_co_so", "cstd_tinh", "bk_tinh", "bk_ttg", "hcld_3"];

fn facts(nth: i32) -> Facts {
    let years = 2005..=2024;
    let grade = |year: i32| {
        if (year + nth) % 7 == 0 {
            "HT"
        } else if (year * nth) % 3 == 0 {
            "HTXS"
        } else {
            "HTT"
        }
    };
    let grades: BTreeMap<String, &str> = years.clone().map(|year| (year.to_string(), grade(year))).collect();
    let mut grants: Vec<Value> = Vec::new();
    let mut grant = |award: &str, first: i32, last: i32| {
        grants.push(json!({ "award": award, "award_type": "cong_trang", "period": [first, last], "decision_date": format!("{}-01-15", last + 1) }));
    };
    for year in years.clone() {
        grant("ldtt", year, year);
        if (year + nth) % 4 != 0 {
            grant("cstd_co_so", year, year);
        }
    }
    grant("bk_tinh", 2012, 2013);
    if nth % 3 == 0 {
        grant("bk_ttg", 2015, 2019);
    }
    let initiatives: Vec<Value> = years
        .filter(|year| (year + nth) % 3 == 0)
        .map(|year| json!({ "id": year.to_string(), "kind": "sang_kien", "scope": "tinh", "year": year, "used_for": [] }))
        .collect();
    let award = AWARDS.get(usize::try_from(nth).unwrap() % AWARDS.len()).unwrap();
    serde_json::from_value(json!({
        "subject": { "kind": "ca_nhan", "klass": "cbccvc", "employed_from": "2000-01-01" },
        "proposal": { "award": award, "ending_year": 2024, "received_for_appraisal_at": "2024-12-20" },
        "attested": { "*": true }, "grades": grades, "grants": grants, "initiatives": initiatives,
    }))
    .unwrap()
}

fn main() {
    let catalogue = Catalogue::read(include_str!("../../../assets/law/catalogue.json")).unwrap();
    let subjects: Vec<Facts> = (0..SUBJECTS).map(facts).collect();
    let mut times: Vec<Duration> = Vec::new();
    let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        let assessed: Vec<Assessment> = subjects.iter().map(|facts| assess(&catalogue, facts).unwrap()).collect();
        times.push(start.elapsed());
        verdicts = BTreeMap::new();
        for assessment in assessed {
            *verdicts.entry(assessment.verdict).or_default() += 1;
        }
    }
    times.sort();
    println!("{SUBJECTS} subjects, 20 years each, one core: {:?}; {verdicts:?}", times.get(TIMES / 2).unwrap());
}
