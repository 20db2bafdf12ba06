//! The offered schemes on worked examples. What is expected was computed by `tests/schemes/oracle.py`, a second reading of
//! the scoring rules with fractions that shares nothing with the program; it runs here too, so that neither can drift.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::number::{Exact, read_machine};
use domain::scoring::{
    Criterion, Peers, Plan, Scheme, Severity, UnitInputs, check_scheme_text, evaluate_all, explain, read_long_table,
    read_scheme, recompute,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    units: Vec<ExpectedUnit>,
}

#[derive(Deserialize)]
struct ExpectedUnit {
    unit: String,
    total: Option<Exact>,
    percent: Option<Exact>,
    denominator: Exact,
    base: Exact,
    bonus: Exact,
    deduction: Exact,
    rank: Option<String>,
    grade: Option<String>,
    gates: Vec<String>,
    not_scored: Vec<String>,
    leaves: BTreeMap<String, ExpectedLeaf>,
}

#[derive(Deserialize)]
struct ExpectedLeaf {
    score: Option<Exact>,
    exact: Option<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn scheme_path(id: &str) -> PathBuf {
    root().join("assets/schemes").join(format!("{id}.json"))
}

fn example(id: &str) -> PathBuf {
    root().join("tests/schemes").join(id)
}

/// The ids of the offered schemes, from the files.
fn ids() -> Vec<String> {
    let files = fs::read_dir(root().join("assets/schemes")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut ids: Vec<String> = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)).collect();
    ids.sort();
    assert!(ids.len() >= 6, "{ids:?}");
    ids
}

fn scheme(id: &str) -> Scheme {
    let (scheme, findings) = check_scheme_text(&fs::read_to_string(scheme_path(id)).unwrap()).unwrap();
    let grave: Vec<_> = findings.iter().filter(|finding| finding.severity != Severity::Info).collect();
    assert!(grave.is_empty(), "{id}: {grave:#?}");
    scheme.unwrap()
}

fn inputs(plan: &Plan, id: &str) -> Vec<UnitInputs> {
    let csv = fs::read_to_string(example(id).join("inputs.csv")).unwrap();
    assert!(!csv.contains('"'), "{id}: the examples need no quotes");
    let records = csv.lines().zip(1..).map(|(line, row)| (row, line.split(',').map(str::to_owned).collect()));
    read_long_table(plan, records).unwrap_or_else(|faults| panic!("{id}: {faults:#?}"))
}

#[test]
fn what_is_written_again_reads_as_the_same_scheme() {
    for id in ids() {
        let scheme = scheme(&id);
        let again = read_scheme(&serde_json::to_string(&scheme).unwrap()).unwrap();
        assert_eq!(again, (scheme, Vec::new()), "{id}");
    }
}

#[test]
fn the_expected_results_are_what_the_oracle_says() {
    for id in ids() {
        let said = Command::new("/usr/bin/python3")
            .arg("-B")
            .arg(root().join("tests/schemes/oracle.py"))
            .args([scheme_path(&id), example(&id).join("inputs.csv")])
            .output()
            .expect("python3 is needed for this test");
        assert!(said.status.success(), "{id}: {}", String::from_utf8_lossy(&said.stderr));
        let expected = fs::read_to_string(example(&id).join("expected.json")).unwrap();
        assert_eq!(
            String::from_utf8(said.stdout).unwrap(),
            expected,
            "{id}: write the oracle's answer anew, after reading it"
        );
    }
}

#[test]
fn every_offered_scheme_gives_the_expected_results() {
    for id in ids() {
        let plan = Plan::new(&scheme(&id)).unwrap();
        let units = inputs(&plan, &id);
        let evaluation = evaluate_all(&plan, &units, None).unwrap();
        let expected: Expected =
            serde_json::from_str(&fs::read_to_string(example(&id).join("expected.json")).unwrap()).unwrap();
        assert_eq!(evaluation.units.len(), expected.units.len(), "{id}");
        for own in &evaluation.units {
            let wanted = expected.units.iter().find(|wanted| wanted.unit == own.unit).unwrap();
            let at = format!("{id}, {}", own.unit);
            for leaf in own.leaves.iter() {
                let wanted = &wanted.leaves[&leaf.code];
                assert_eq!(leaf.exact.as_ref().map(Exact::fraction_text), wanted.exact, "{at}, {}", leaf.code);
                assert_eq!(leaf.score, wanted.score, "{at}, {}", leaf.code);
            }
            assert_eq!(own.leaves.len(), wanted.leaves.len(), "{at}");
            let points = [&own.base, &own.bonus, &own.deduction].map(|points| points.round(2));
            assert_eq!(points, [&wanted.base, &wanted.bonus, &wanted.deduction].map(Clone::clone), "{at}");
            assert_eq!((&own.total, &own.percent), (&wanted.total, &wanted.percent), "{at}");
            assert_eq!(own.denominator, wanted.denominator, "{at}");
            let rank = own.rank.map(|rank| rank.vietnamese().replace(',', "."));
            assert_eq!((rank, &own.grade), (wanted.rank.clone(), &wanted.grade), "{at}");
            let gates: BTreeSet<&str> = own.gates.iter().map(|gate| gate.code.as_str()).collect();
            assert_eq!(gates, wanted.gates.iter().map(String::as_str).collect(), "{at}");
            assert_eq!(own.not_scored, wanted.not_scored, "{at}");
        }
    }
}

#[test]
fn every_explanation_of_the_examples_recomputes() {
    for id in ids() {
        let plan = Plan::new(&scheme(&id)).unwrap();
        let units = inputs(&plan, &id);
        let peers = Peers::gather(&plan, &units, None).unwrap();
        let evaluation = evaluate_all(&plan, &units, None).unwrap();
        for unit in &units {
            let tree = explain(&plan, unit, &peers, None).unwrap();
            assert_eq!(recompute(&plan, &tree, &peers), [], "{id}, {}", unit.id);
            let result = evaluation.units.iter().find(|result| result.unit == unit.id).unwrap();
            assert_eq!(tree.value, result.total, "{id}, {}", unit.id);
        }
    }
}

#[test]
fn the_order_of_entry_changes_no_byte() {
    // Scoring model §14.1 and §14.7.
    for id in ids() {
        let plan = Plan::new(&scheme(&id)).unwrap();
        let csv = fs::read_to_string(example(&id).join("inputs.csv")).unwrap();
        let (header, rows) = csv.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        let bytes = |rows: &[&str]| {
            let lines = std::iter::once(header).chain(rows.iter().copied());
            let records = lines.zip(1..).map(|(line, row)| (row, line.split(',').map(str::to_owned).collect()));
            let units = read_long_table(&plan, records).unwrap();
            serde_json::to_string(&evaluate_all(&plan, &units, None).unwrap()).unwrap()
        };
        let first = bytes(&rows);
        rows.reverse();
        assert_eq!(bytes(&rows), first, "{id}");
        // Every other row first: a third order, units interleaved.
        let interleaved: Vec<&str> = rows.iter().step_by(2).chain(rows.iter().skip(1).step_by(2)).copied().collect();
        assert_eq!(bytes(&interleaved), first, "{id}");
    }
}

#[test]
fn together_they_use_every_kind_and_every_rule() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for id in ids() {
        let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(scheme_path(&id)).unwrap()).unwrap();
        let scheme = scheme(&id);
        for criterion in &scheme.criteria {
            gather(criterion, &mut used);
        }
        used.insert(format!("{:?}", scheme.na_default));
        used.extend(scheme.gates.iter().map(|gate| format!("{:?}", gate.effect)));
        used.insert(format!("{:?}", scheme.ranking.ties));
        used.insert(format!("{:?}", scheme.ranking.by));
        used.extend(scheme.stages.iter().map(|stage| format!("{:?}", stage.combine)));
        if !scheme.quota.is_empty() {
            used.insert("quota".to_owned());
        }
        if scheme.grades.iter().any(|grade| !grade.by_class.is_empty()) {
            used.insert("by_class".to_owned());
        }
        assert_eq!(json["id"], id.as_str(), "a file is named by the id of its scheme");
    }
    let kinds = [
        "direct",
        "binary",
        "choice",
        "ratio",
        "ratio_inverse",
        "band",
        "step",
        "count",
        "base_adjust",
        "group_leader",
        "group_max",
        "group_rank",
    ]; // every leaf kind of the scoring model §5
    let modes = ["LeaveDenominator", "Full", "Redistribute", "Average"];
    let effects = ["ZeroNode", "CapTotal", "CapGrade", "Demote", "NotRanked"];
    let others = [
        "quota",
        "by_class",
        "derived Sum",
        "derived Rate",
        "derived PerHead",
        "derived Average",
        "derived Last",
        "Weighted",
        "Average",
        "Max",
        "Min",
        "Competition",
        "Dense",
        "Fractional",
        "Percent",
        "Total",
        "Mean",
        "Median",
        "TrimmedMean",
        "floor",
        "max_differs",
    ];
    let wanted = kinds.iter().chain(&modes).chain(&effects).chain(&others);
    let missing: Vec<_> = wanted.filter(|wanted| !used.contains(**wanted)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn gather(criterion: &Criterion, used: &mut BTreeSet<String>) {
    used.extend(criterion.kind.clone());
    used.extend(criterion.na_mode.map(|mode| format!("{mode:?}")));
    used.extend(criterion.derived.iter().map(|derivation| format!("derived {:?}", derivation.by)));
    used.insert(format!("{:?}", criterion.aggregate));
    if criterion.floor.is_some() {
        used.insert("floor".to_owned());
    }
    if criterion.max_differs {
        used.insert("max_differs".to_owned());
    }
    for child in &criterion.children {
        gather(child, used);
    }
}

#[test]
fn a_few_numbers_by_hand() {
    // Xã Vạn Xuân, cap-xa-2026: the budget 12154 of 11800 is 3 % over = one whole step of 2 % → 12 + 0,3.
    // Trung tâm Y tế Phú Lâm, A.1: leader with 67500/54000 = 125 %; Lam Sơn 150300/120000 = 125,25 % leads:
    // 60 + 60·25/25,25 = 119,4059 → 119,41. Cao Thị Hạnh, II.1: mean of (19 + 19,5)/2 = 19,25 → 19,3 and 19 → 19,15 → 19,2.
    let score = |id: &str, unit: &str, code: &str| {
        let plan = Plan::new(&scheme(id)).unwrap();
        let evaluation = evaluate_all(&plan, &inputs(&plan, id), None).unwrap();
        let unit = evaluation.units.into_iter().find(|own| own.unit == unit).unwrap();
        let leaf = unit.leaves.iter().find(|leaf| leaf.code == code).and_then(|leaf| leaf.score.clone());
        let group = || unit.groups.iter().find(|group| group.code == code)?.score.clone();
        leaf.or_else(group).unwrap()
    };
    let exact = |text: &str| read_machine(text).unwrap();
    assert_eq!(score("cap-xa-2026", "Xã Vạn Xuân", "I.1"), exact("12.3"));
    assert_eq!(score("khoi-y-te-2026", "Trung tâm Y tế Phú Lâm", "A.1"), exact("119.41"));
    assert_eq!(score("truong-hoc-giao-vien-2026", "Cao Thị Hạnh", "II.1"), exact("19.2"));
}
