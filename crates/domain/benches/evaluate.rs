//! How long the engine takes: 1,000 units by 200 criteria of all kinds, and the change of one cell. It reports; it never
//! fails by a time.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::{Duration, Instant};

use domain::scoring::{Board, Entry, Plan, UnitInputs, check_scheme_text, evaluate_all};

const UNITS: usize = 1_000;
const LEAVES: usize = 200;
const TIMES: usize = 7;

/// The rules that take turns, with the values of a cell.
const RULES: [(&str, &[(&str, usize)]); 10] = [
    (r#""max":"10","kind":"direct""#, &[("value", 10)]),
    (r#""max":"10","kind":"ratio""#, &[("T", 97), ("A", 113)]),
    (r#""max":"10","kind":"ratio","params":{"ceiling":"1.2"}"#, &[("T", 89), ("A", 101)]),
    (
        r#""max":"10","kind":"band","params":{"bands":[{"ge":"90","score":"10"},{"ge":"70","score":"7"},{"ge":"50","score":"4"}]}"#,
        &[("value", 100)],
    ),
    (r#""max":"10","kind":"binary""#, &[("achieved", 2)]),
    (r#""max":"10","kind":"ratio_inverse""#, &[("T", 7), ("A", 9)]),
    (r#""max":"10","kind":"count","params":{"start":"10","per":"-0.5"}"#, &[("n", 12)]),
    (
        r#""max":"10","kind":"base_adjust","params":{"base":"8","items":[{"id":"a","per":"0.75","cap":"1.5"},{"id":"b","per":"-0.25"}]}"#,
        &[("a", 4), ("b", 6)],
    ),
    (r#""max":"10","kind":"group_leader""#, &[("T", 60), ("A", 90)]),
    (
        r#""max":"10","kind":"step","params":{"per_short":"0.3","per_over":"0.1","over_cap":"1"}"#,
        &[("T", 50), ("A", 70)],
    ),
];

fn scheme() -> String {
    let mut groups = String::new();
    for group in 0..LEAVES / 10 {
        let leaves: Vec<String> =
            RULES.iter().enumerate().map(|(nth, (rule, _))| format!(r#"{{"code":"G{group}.{nth}",{rule}}}"#)).collect();
        let comma = if group == 0 { "" } else { "," };
        write!(groups, r#"{comma}{{"code":"G{group}","max":"100","children":[{}]}}"#, leaves.join(",")).unwrap();
    }
    format!(r#"{{"stages":[{{"code":"self"}},{{"code":"cluster"}},{{"code":"council"}}],"criteria":[{groups}]}}"#)
}

fn entered(plan: &Plan) -> Vec<UnitInputs> {
    let unit = |nth: usize| {
        let mut unit = UnitInputs::new(plan, format!("{nth}"), format!("Đơn vị {nth}"));
        for leaf in 0..LEAVES {
            let (group, rule) = (leaf / 10, leaf % 10);
            for (field, below) in RULES.get(rule).map_or(&[] as &[_], |(_, fields)| *fields) {
                let value = ((nth * 31 + leaf * 7 + field.len()) % below + usize::from(*field == "T")).to_string();
                let criterion = format!("G{group}.{rule}");
                let entry = Entry { criterion: &criterion, field, value: &value, ..Entry::default() };
                unit.enter(plan, &entry).unwrap();
            }
        }
        unit
    };
    (0..UNITS).map(unit).collect()
}

/// The shortest of several runs: what the work itself takes.
fn shortest(mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..TIMES).map(|_| once(&mut work)).min().unwrap_or_default()
}

fn main() {
    let plan = Plan::new(&check_scheme_text(&scheme()).unwrap().0.expect("a usable scheme")).unwrap();
    let units = entered(&plan);
    let all = shortest(|| drop(evaluate_all(&plan, &units, None).unwrap()));
    println!("{UNITS} units × {LEAVES} criteria: {} ms", all.as_millis());
    let board = Board::new(&plan, &units, None).unwrap();
    // A cell of its own, and one that all units are compared by: another leader than before.
    for (what, criterion, field, value) in
        [("one cell", "G3.0", "value", "7.5"), ("the leader of a compared criterion", "G3.8", "A", "90000")]
    {
        let mut changed = units.clone();
        let entry = Entry { criterion, field, value, ..Entry::default() };
        changed.first_mut().unwrap().enter(&plan, &entry).unwrap();
        let took = shortest(|| drop(board.changed(&plan, &changed, &BTreeSet::from([0]))));
        println!("{what} changed: {} ms", took.as_millis());
    }
}
