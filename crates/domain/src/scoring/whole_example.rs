//! Test: the whole example of the scoring model, §16, with every printed number.

use super::trial::Trial;
use super::{Code, Compared, Earlier, UnitResult, changes, explain, explain_criterion_since};

const SCHEME: &str = r#"{
    "total": { "bonus_cap": null },
    "criteria": [
        { "code": "I", "max": "65", "children": [
            { "code": "I.1", "max": "25", "kind": "ratio", "na_mode": "leave_denominator" },
            { "code": "I.2", "max": "20", "kind": "group_leader", "params": { "base_share": "0.5" } },
            { "code": "I.3", "max": "10", "kind": "band", "params": { "bands": [
                { "ge": "90", "score": "10" }, { "ge": "80", "score": "7" }, { "ge": "60", "score": "4" }], "else": "0" } },
            { "code": "I.4", "max": "10", "kind": "ratio_inverse" }] },
        { "code": "II", "max": "35", "children": [
            { "code": "II.1", "max": "20", "kind": "base_adjust", "params": { "base": "18", "deduct_cap": "1.5", "items": [
                { "id": "sk", "name_vi": "sáng kiến", "per": "1", "cap": "2" },
                { "id": "tre", "name_vi": "trễ báo cáo", "per": "-0.5" }] } },
            { "code": "II.2", "max": "15", "kind": "choice",
              "params": { "options": { "Tốt": "15", "Khá": "11", "Đạt": "7.5", "Chưa đạt": "0" } } }] },
        { "code": "III", "role": "bonus", "cap": "6", "children": [
            { "code": "III.1", "kind": "count", "params": { "per": "1.5", "cap": "4.5" } },
            { "code": "III.2", "kind": "count", "params": { "per": "3", "cap": "3" } }] },
        { "code": "IV", "role": "deduction", "cap": "5", "children": [
            { "code": "IV.1", "kind": "count", "params": { "per": "-2" } }] }
    ] }"#;

/// Inputs of a unit in the order of the printed columns.
fn unit(trial: Trial, name: &str, row: [&str; 9]) -> Trial {
    let codes = ["I.1", "I.2", "I.3", "I.4", "II.1", "II.2", "III.1", "III.2", "IV.1"];
    codes.iter().zip(row).fold(trial.unit(name), |trial, (code, values)| trial.values(code, values))
}

fn snapshot_1() -> Trial {
    let trial = Trial::scheme(SCHEME);
    let row = ["T=160 A=148", "T=12 A=15", "value=91.2", "T=3 A=4", "sk=3 tre=1", "choice=Khá", "n=2", "n=1", "n=0"];
    let trial = unit(trial, "M1", row);
    let row = ["T=90 A=97", "T=20 A=31", "value=79.99", "T=2 A=0", "sk=0 tre=5", "choice=Tốt", "n=4", "n=1", "n=1"];
    let trial = unit(trial, "M2", row);
    let row = ["na=1", "A=6", "value=85", "T=0 A=1", "sk=0 tre=0", "choice=Đạt", "n=0", "n=0", "n=0"];
    unit(trial, "M3", row)
}

fn snapshot_2() -> Trial {
    let row = ["T=50 A=50", "T=5 A=12", "value=90", "T=3 A=3", "sk=1 tre=0", "choice=Khá", "n=0", "n=0", "n=3"];
    unit(snapshot_1(), "M4", row)
}

/// A row as printed: the base leaves, base, bonus, deduction, total, denominator, percent, rank.
fn row(result: &UnitResult) -> Vec<String> {
    let score = |score: &Option<crate::number::Exact>| score.as_ref().map_or("N/A".to_owned(), |s| s.vietnamese(2));
    let mut cells: Vec<String> = result.leaves[..6].iter().map(|leaf| score(&leaf.score)).collect();
    cells.extend([&result.base, &result.bonus, &result.deduction].map(|value| value.vietnamese(2)));
    cells.push(score(&result.total));
    cells.push(result.denominator.vietnamese(2));
    cells.push(score(&result.percent));
    cells.push(result.rank.unwrap().vietnamese());
    cells
}

#[test]
fn the_first_snapshot_has_the_printed_numbers() {
    let trial = snapshot_1();
    assert_eq!(
        row(&trial.result("M1")),
        ["23,13", "14,55", "10", "7,5", "19,5", "11", "85,68", "6", "0", "91,68", "100", "91,68", "2"]
    );
    assert_eq!(
        row(&trial.result("M2")),
        ["25", "20", "4", "10", "16,5", "15", "90,5", "6", "-2", "94,5", "100", "94,5", "1"]
    );
    assert_eq!(
        row(&trial.result("M3")),
        ["N/A", "20", "7", "0", "18", "7,5", "52,5", "0", "0", "52,5", "75", "70", "3"]
    );
}

#[test]
fn a_late_leader_changes_the_others() {
    let trial = snapshot_2();
    let of = |unit: &str| {
        let cells = row(&trial.result(unit));
        [1, 9, 11, 12].map(|cell| cells[cell].clone())
    };
    assert_eq!(of("M4"), ["20", "90", "90", "1"]);
    assert_eq!(of("M1"), ["11,79", "88,92", "88,92", "2"]);
    assert_eq!(of("M2"), ["13,93", "88,43", "88,43", "3"]);
    assert_eq!(of("M3"), ["20", "52,5", "70", "4"]);
    assert_eq!(trial.result("M4").deduction.to_string(), "-5");
}

#[test]
fn the_printed_explanation_is_given() {
    let node = snapshot_2().explain("M1", "I.2");
    assert_eq!(node.value.unwrap().to_string(), "11.79");
    assert_eq!(node.exact.as_deref(), Some("165/14"));
    assert_eq!((node.rounded_to, node.rule.as_str(), node.stage.as_deref()), (Some(2), "group_leader", Some("self")));
    assert_eq!(
        node.text_vi,
        "I.2 (tối đa 20): thực hiện 15/12 = 125 %, đơn vị dẫn đầu M4 đạt 240 % → 10 + 10 × 25/140 = 11,7857, làm tròn 11,79."
    );
}

#[test]
fn the_explanation_names_what_the_late_unit_changed() {
    // The node printed at the end of §16: r = 5/4, the leader M4 with r = 12/5, I-RECALC, 14,55 before.
    let (before, after) = (snapshot_1(), snapshot_2());
    let earlier = Earlier { units: &before.units };
    let node = explain_criterion_since(&after.plan, &after.units, earlier, "M1", "I.2", None).unwrap();
    let inputs: Vec<(&str, String, Option<&str>)> = node
        .inputs
        .iter()
        .map(|input| (input.field.as_str(), input.value.fraction_text(), input.text.as_deref()))
        .collect();
    let noted = |field, value: &str, text| (field, value.to_owned(), text);
    assert_eq!(
        inputs,
        [noted("A", "15", None), noted("T", "12", None), noted("r", "5/4", None), noted("leader", "12/5", Some("M4"))]
    );
    assert_eq!((node.warnings.as_slice(), node.cap_applied.as_ref()), ([Code::IRecalc].as_slice(), None));
    assert_eq!(
        node.text_vi,
        "I.2 (tối đa 20): thực hiện 15/12 = 125 %, đơn vị dẫn đầu M4 đạt 240 % → 10 + 10 × 25/140 = 11,7857, làm tròn 11,79 \
         (trước khi M4 nộp: 14,55)."
    );
    // Without a change of others there is nothing to add.
    let same = explain_criterion_since(&after.plan, &after.units, earlier, "M1", "I.1", None).unwrap();
    assert!(!same.text_vi.contains("trước khi") && same.warnings.is_empty());
}

#[test]
fn the_change_report_has_the_printed_changes() {
    // The last table of §16: M4 new; M1 −2,76; M2 −6,07 and from first to third; M3 0, from third to fourth.
    let (before, after) = (snapshot_1(), snapshot_2());
    let (old, new) = (before.evaluate(), after.evaluate());
    let report = changes(
        Compared { plan: &before.plan, units: &before.units, evaluation: &old },
        Compared { plan: &after.plan, units: &after.units, evaluation: &new },
        None,
    )
    .unwrap();
    let told: Vec<&str> = report.units.iter().map(|unit| unit.text_vi.as_str()).collect();
    assert_eq!(
        told,
        [
            "M4: mới có trong kỳ chấm, tổng 90, hạng 1.",
            "M1: tổng 91,68 → 88,92; I.2: 14,55 → 11,79 (đơn vị dẫn đầu mới: M4, 240 %).",
            "M2: tổng 94,5 → 88,43; hạng 1 → 3; I.2: 20 → 13,93 (đơn vị dẫn đầu mới: M4, 240 %).",
            "M3: hạng 3 → 4.",
        ]
    );
    let codes: Vec<&[Code]> = report.units.iter().map(|unit| unit.codes.as_slice()).collect();
    assert_eq!(codes, [&[Code::ILate][..], &[Code::IRecalc], &[Code::IRecalc], &[]]);
    assert_eq!(report.summary_vi, "3 đơn vị đổi điểm, 3 đổi hạng, 0 đổi xếp loại");
}

#[test]
fn the_tree_of_the_total_gives_the_results_again() {
    let trial = snapshot_2();
    let peers = super::Peers::gather(&trial.plan, &trial.units, None).unwrap();
    for unit in &trial.units {
        let tree = explain(&trial.plan, unit, &peers, None).unwrap();
        let result = trial.result(&unit.id);
        assert_eq!(tree.value, result.total);
        let leaves: Vec<_> =
            tree.children.iter().flat_map(|group| &group.children).map(|leaf| leaf.value.clone()).collect();
        assert_eq!(leaves, result.leaves.iter().map(|leaf| leaf.score.clone()).collect::<Vec<_>>());
    }
}

#[test]
fn the_order_of_units_changes_nothing() {
    let trial = snapshot_2();
    let mut reversed = snapshot_2();
    reversed.units.reverse();
    assert_eq!(trial.evaluate(), reversed.evaluate());
}

#[test]
fn peers_that_were_not_gathered_are_refused() {
    let trial = snapshot_1();
    let none = super::Peers::default();
    assert_eq!(explain(&trial.plan, &trial.units[0], &none, None).unwrap_err().code, "scoring.peers_missing");
    assert_eq!(
        super::evaluate_unit(&trial.plan, &trial.units[0], &none, None).unwrap_err().code,
        "scoring.peers_missing"
    );
}
