//! Properties that hold for any inputs (scoring model §14), tried on the offered schemes with inputs made from a seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use domain::number::Exact;
use domain::scoring::{
    Criterion, Entry, Evaluation, FieldType, LeafColumn, NaMode, Origin, Peers, Plan, Role, Ties, UnitInputs,
    UnitResult, check_scheme_text, evaluate_all, explain, recompute,
};
use proptest::prelude::*;

/// The offered schemes, read once.
fn plans() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/schemes");
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        let plan = |path: &std::path::PathBuf| {
            let (scheme, findings) = check_scheme_text(&fs::read_to_string(path).unwrap()).unwrap();
            Plan::new(&scheme.unwrap_or_else(|| panic!("{findings:?}"))).unwrap()
        };
        files.iter().map(plan).collect()
    })
}

/// A stream of numbers from a seed (xorshift), so that a failing case can be tried again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, usize::try_from(self.below(last as u64 + 1)).unwrap());
        }
    }
}

/// An entry that owns its texts.
#[derive(Debug, Clone)]
struct Row {
    unit: String,
    criterion: String,
    field: String,
    value: String,
    stage: String,
    scorer: String,
}

fn value(dice: &mut Dice, leaf: &LeafColumn, field: &domain::scoring::FieldColumn) -> String {
    match field.kind {
        FieldType::Flag | FieldType::Occurrence => dice.below(2).to_string(),
        FieldType::Choice => field.words[usize::try_from(dice.below(field.words.len() as u64)).unwrap()].clone(),
        FieldType::Number => {
            let most = leaf.max.as_ref().map_or(20, |max| max.ceil().to_string().parse::<u64>().unwrap());
            match dice.below(6) {
                0 => "0".to_owned(),
                1 => format!("{}.{}", dice.below(most + 1), dice.below(100)),
                _ => dice.below(most + most / 3 + 1).to_string(),
            }
        }
    }
}

/// Some entries of some units. No overrides and no points by hand, which break caps where a scheme allows it.
fn rows(plan: &Plan, dice: &mut Dice) -> Vec<Row> {
    let columns: Vec<LeafColumn> = plan.columns().collect();
    let mut rows = Vec::new();
    for unit in 0..1 + dice.below(7) {
        for leaf in &columns {
            for (nth, stage) in plan.stages().iter().enumerate() {
                if dice.below(10) >= if nth == 0 { 9 } else { 2 } {
                    continue;
                }
                let mut put = |field: &str, value: String| {
                    rows.push(Row {
                        unit: format!("Đơn vị {unit}"),
                        criterion: leaf.code.clone(),
                        field: field.to_owned(),
                        value,
                        stage: stage.code.clone(),
                        scorer: String::new(),
                    });
                };
                if dice.below(15) == 0 {
                    put("na", "1".to_owned());
                    continue;
                }
                for field in leaf.fields.iter().filter(|field| !field.derived) {
                    if dice.below(10) > 0 {
                        put(&field.name, value(dice, leaf, field));
                    }
                }
            }
        }
    }
    rows
}

fn enter(plan: &Plan, rows: &[Row]) -> Vec<UnitInputs> {
    let mut units: Vec<UnitInputs> = Vec::new();
    for row in rows {
        let place = units.iter().position(|unit| unit.id == row.unit).unwrap_or_else(|| {
            units.push(UnitInputs::new(plan, row.unit.clone(), row.unit.clone()));
            units.len() - 1
        });
        units[place].enter(plan, &entry(row)).unwrap();
    }
    units
}

fn entry(row: &Row) -> Entry<'_> {
    Entry {
        criterion: &row.criterion,
        field: &row.field,
        value: &row.value,
        stage: Some(&row.stage),
        scorer: Some(&row.scorer),
        origin: None,
    }
}

/// A scheme with inputs, and their evaluation.
fn example(seed: u64) -> (&'static Plan, Dice, Vec<Row>, Vec<UnitInputs>, Evaluation) {
    let mut dice = Dice(seed | 1);
    let plan = &plans()[usize::try_from(dice.below(plans().len() as u64)).unwrap()];
    let rows = rows(plan, &mut dice);
    let units = enter(plan, &rows);
    let evaluation = evaluate_all(plan, &units, None).unwrap();
    (plan, dice, rows, units, evaluation)
}

/// All criteria, groups and leaves.
fn criteria(plan: &Plan) -> Vec<(&Criterion, Role)> {
    fn walk<'a>(criterion: &'a Criterion, role: Role, all: &mut Vec<(&'a Criterion, Role)>) {
        all.push((criterion, role));
        criterion.children.iter().for_each(|child| walk(child, role, all));
    }
    let mut all = Vec::new();
    for top in &plan.scheme().criteria {
        walk(top, top.role.unwrap_or_default(), &mut all);
    }
    all
}

fn percent(evaluation: &Evaluation, unit: &str) -> Option<Exact> {
    evaluation.units.iter().find(|own| own.unit == unit).unwrap().percent.clone()
}

fn result<'a>(evaluation: &'a Evaluation, unit: &str) -> &'a UnitResult {
    evaluation.units.iter().find(|own| own.unit == unit).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// §14.1, §14.7: the same bytes whatever the order of entry and of units.
    #[test]
    fn the_order_of_entry_does_not_matter(seed in any::<u64>()) {
        let (plan, mut dice, mut rows, _, evaluation) = example(seed);
        dice.shuffle(&mut rows);
        let mut units = enter(plan, &rows);
        dice.shuffle(&mut units);
        let again = evaluate_all(plan, &units, None).unwrap();
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&evaluation).unwrap());
    }

    /// §14.2: base + bonus − deduction, within the limits of the total, is the total; and every explanation gives its
    /// values again, from the inputs it names.
    #[test]
    fn the_parts_make_the_total_and_the_explanation_recomputes(seed in any::<u64>()) {
        let (plan, _, _, units, evaluation) = example(seed);
        let rules = &plan.scheme().total;
        let peers = Peers::gather(plan, &units, None).unwrap();
        for unit in &units {
            let own = result(&evaluation, &unit.id);
            let tree = explain(plan, unit, &peers, None).unwrap();
            prop_assert_eq!(recompute(plan, &tree, &peers), vec![]);
            prop_assert_eq!(&tree.value, &own.total);
            let capped = own.gates.iter().any(|gate| gate.text.contains("tổng điểm cao nhất"));
            if let (Some(total), false) = (&own.total, capped) {
                let mut sum = &own.base + &own.bonus + &own.deduction;
                if let Some(max) = &rules.max {
                    sum = sum.min(max.clone());
                }
                if let Some(min) = &rules.min {
                    sum = sum.max(min.clone());
                }
                // Base points are shown rounded where a group made up for what does not apply: within one last place.
                prop_assert!((total - &sum).abs() <= Exact::fraction(1, 10_i64.pow(plan.scheme().rounding.total.unwrap())).unwrap());
            }
        }
    }

    /// §8: no cap is passed, at no level.
    #[test]
    fn caps_are_never_passed(seed in any::<u64>()) {
        let (plan, _, _, _, evaluation) = example(seed);
        let columns: Vec<LeafColumn> = plan.columns().collect();
        let caps = criteria(plan);
        for unit in &evaluation.units {
            // The average of others may pass a maximum where others do (§7); no cap stands against it.
            for leaf in unit.leaves.iter().filter(|leaf| leaf.na != Some(NaMode::Average)) {
                let column = columns.iter().find(|column| column.code == leaf.code).unwrap();
                let points = leaf.score.clone().unwrap_or_default();
                let points = if column.role == Role::Deduction { -points } else { points };
                let places = plan.scheme().rounding.leaf.unwrap_or(6);
                prop_assert!(column.max.as_ref().is_none_or(|max| points <= max.round(places)), "{} {points}", leaf.code);
            }
            for group in unit.groups.iter() {
                let (criterion, role) = caps.iter().find(|(criterion, _)| criterion.code == group.code).unwrap();
                let points = group.score.clone().unwrap_or_default();
                let points = if *role == Role::Deduction { -points } else { points };
                prop_assert!(criterion.cap.as_ref().is_none_or(|cap| points <= *cap), "{} {points}", group.code);
            }
            let total = &plan.scheme().total;
            prop_assert!(total.bonus_cap.as_ref().is_none_or(|cap| unit.bonus <= *cap));
            prop_assert!(total.deduction_cap.as_ref().is_none_or(|cap| -&unit.deduction <= *cap));
            prop_assert!(total.max.as_ref().zip(unit.total.as_ref()).is_none_or(|(max, total)| total <= max));
        }
    }

    /// §14.6: equal units share their rank, and after k of them at r comes r + k (dense: r + 1).
    #[test]
    fn ranks_are_shared_by_equal_units(seed in any::<u64>()) {
        let (plan, _, _, _, evaluation) = example(seed);
        let ties = plan.scheme().ranking.ties;
        let ranked: Vec<&UnitResult> = evaluation.units.iter().filter(|unit| unit.rank.is_some()).collect();
        let mut groups: Vec<Vec<&UnitResult>> = Vec::new();
        for unit in &ranked {
            match groups.last_mut().filter(|group| group[0].rank == unit.rank) {
                Some(group) => group.push(unit),
                None => groups.push(vec![unit]),
            }
        }
        let mut ahead = 0;
        for (nth, group) in groups.iter().enumerate() {
            let rank = group[0].rank.unwrap().vietnamese();
            let expected = match ties {
                Ties::Competition => (ahead + 1).to_string(),
                Ties::Dense => (nth + 1).to_string(),
                Ties::Fractional => Exact::fraction(2 * ahead + 1 + group.len() as i64, 2).unwrap().vietnamese(1),
            };
            prop_assert_eq!(rank, expected);
            prop_assert!(group.iter().all(|unit| unit.shared_with.len() == group.len() - 1));
            ahead += group.len() as i64;
        }
        // Who has no rank stands last.
        prop_assert!(evaluation.units.iter().skip(ranked.len()).all(|unit| unit.rank.is_none()));
    }

    /// §14.5: leaving the denominator with a base leaf of 0 never lowers the percent, and the full points are at least as
    /// good while the percent is not above 100.
    #[test]
    fn what_does_not_apply_never_lowers_the_percent(seed in any::<u64>()) {
        let (plan, mut dice, _, units, evaluation) = example(seed);
        let unit = &units[usize::try_from(dice.below(units.len() as u64)).unwrap()];
        let columns: Vec<LeafColumn> = plan.columns().filter(|column| column.role == Role::Base).collect();
        let own = result(&evaluation, &unit.id);
        // Gates compare the total itself; they are another rule. So are groups that take the best or the worst child.
        prop_assume!(plan.scheme().gates.iter().all(|gate| gate.when.is_empty()) || own.gates.is_empty());
        let sums: Vec<&str> = criteria(plan).iter().filter(|(own, _)| own.aggregate == domain::scoring::Aggregate::Sum)
            .map(|(own, _)| own.code.as_str()).collect();
        for column in columns.iter().filter(|column| column.path.iter().all(|group| sums.contains(&group.as_str()))) {
            let leaf = own.leaves.iter().find(|leaf| leaf.code == column.code).unwrap();
            let is_nought = leaf.na.is_none() && leaf.score.as_ref().is_none_or(Exact::is_zero);
            if !is_nought || own.total.is_none() {
                continue;
            }
            let stage = plan.scheme().precedence.first().map_or("self", String::as_str);
            let with = |mode: &str| {
                let mut changed = units.clone();
                let place = changed.iter().position(|other| other.id == unit.id).unwrap();
                let entry = Entry { criterion: &column.code, field: "na", value: mode, stage: Some(stage), ..Entry::default() };
                changed[place].enter(plan, &entry).unwrap();
                let after = evaluate_all(plan, &changed, None).unwrap();
                let result = result(&after, &unit.id);
                let gated = result.gates != own.gates;
                (percent(&after, &unit.id), gated)
            };
            let (left, gated) = with("leave_denominator");
            if let (Some(left), false) = (&left, gated) {
                prop_assert!(Some(left) >= own.percent.as_ref(), "{}: {left} {:?}", column.code, own.percent);
                let (full, gated) = with("full");
                if *left <= Exact::HUNDRED && !gated && leaf_counts_in_full(plan, column) {
                    prop_assert!(full.as_ref() >= Some(left), "{}: {full:?} {left}", column.code);
                }
            }
        }
    }

    /// §14.8: an override with no reason is refused; taking it away again restores what was computed.
    #[test]
    fn taking_an_override_away_restores_the_computed_score(seed in any::<u64>()) {
        let (plan, mut dice, _, mut units, evaluation) = example(seed);
        let columns: Vec<LeafColumn> = plan.columns().collect();
        let code = columns[usize::try_from(dice.below(columns.len() as u64)).unwrap()].code.clone();
        let stage = plan.stages().last().unwrap().code.clone();
        let mut entry = Entry { criterion: &code, field: "override", value: "1", stage: Some(&stage), ..Entry::default() };
        prop_assert_eq!(units[0].enter(plan, &entry).unwrap_err().code, "scoring.override_reason");
        entry.origin = Some(Origin { reason: Some("theo kết luận kiểm tra".to_owned()), ..Origin::default() }.into());
        units[0].enter(plan, &entry).unwrap();
        prop_assert!(units[0].remove(plan, &entry).unwrap());
        prop_assert_eq!(evaluate_all(plan, &units, None).unwrap(), evaluation);
    }
}

/// Whether the leaf's points all reach the total: no cap above it, no declared scale beside the maxima.
fn leaf_counts_in_full(plan: &Plan, column: &LeafColumn) -> bool {
    let capped = |code: &String| {
        criteria(plan).iter().any(|(own, _)| own.code == *code && (own.cap.is_some() || own.max_differs))
    };
    !column.path.iter().any(capped) && plan.scheme().total.max.is_none() && plan.scheme().na_default != NaMode::Zero
}

/// §14.11: a scheme without caps on the total and a unit at 130 %: nothing hidden stops it at 100.
#[test]
fn there_is_no_hidden_cap_at_a_hundred() {
    let scheme = r#"{"criteria":[{"code":"I","max":"100","kind":"direct"},{"code":"T","role":"bonus","kind":"count","params":{"per":"10"}}]}"#;
    let total = |scheme: &str| {
        let plan = Plan::new(&check_scheme_text(scheme).unwrap().0.unwrap()).unwrap();
        let mut unit = UnitInputs::new(&plan, "M", "M");
        for (criterion, field, value) in [("I", "value", "100"), ("T", "n", "3")] {
            unit.enter(&plan, &Entry { criterion, field, value, ..Entry::default() }).unwrap();
        }
        let tree = explain(&plan, &unit, &Peers::default(), None).unwrap();
        (evaluate_all(&plan, &[unit], None).unwrap().units.remove(0).percent.unwrap().to_string(), tree.text_vi)
    };
    assert_eq!(total(scheme).0, "130");
    let (percent, told) = total(&scheme.replacen('{', r#"{"total":{"max":"100"},"#, 1));
    assert_eq!(percent, "100");
    assert!(told.contains("giới hạn của tổng → 100"), "{told}");
}
