//! A round under another version of its scheme: the same inputs, what changes by it, and which inputs no longer fit.

use std::sync::Arc;

use super::report::{ChangeReport, Compared, changes};
use crate::Fault;
use crate::scoring::inputs::{Cell, Entered, Entry, FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, Origin, UnitInputs};
use crate::scoring::leaf::FieldKind;
use crate::scoring::plan::{Leaf, Plan};
use crate::scoring::results::{Evaluation, evaluate_all};
use crate::scoring::scheme::NaMode;

/// What another version would make of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebase {
    /// The inputs that fit, for the new version.
    pub units: Vec<UnitInputs>,
    /// Those that do not, each with why.
    pub unfit: Vec<Unfit>,
    /// The results under the new version.
    pub evaluation: Evaluation,
    /// What changes.
    pub report: ChangeReport,
}

/// An input that the new version has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Id of the unit.
    pub unit: String,
    /// Code of the criterion.
    pub criterion: String,
    /// The field.
    pub field: String,
    /// Code of the stage; empty: found by the program.
    pub stage: String,
    /// The scorer.
    pub scorer: String,
    /// The value, as a machine writes it.
    pub value: String,
    /// Why it does not fit.
    pub fault: Fault,
}

/// Evaluates the inputs of a round under another version of the scheme. Values that the program itself found are taken
/// along where the field is there, and found anew by the program when the round is really moved.
///
/// # Errors
/// Those of the evaluation, which do not occur for inputs of the old version.
pub fn rebase(old: &Plan, units: &[UnitInputs], new: &Plan) -> Result<Rebase, Fault> {
    let mut carried = Vec::with_capacity(units.len());
    let mut unfit = Vec::new();
    for unit in units {
        carried.push(carry(old, unit, new, &mut unfit));
    }
    let before = evaluate_all(old, units, None)?;
    let evaluation = evaluate_all(new, &carried, None)?;
    let report = changes(
        Compared { plan: old, units, evaluation: &before },
        Compared { plan: new, units: &carried, evaluation: &evaluation },
        None,
    )?;
    Ok(Rebase { units: carried, unfit, evaluation, report })
}

fn carry(old: &Plan, unit: &UnitInputs, new: &Plan, unfit: &mut Vec<Unfit>) -> UnitInputs {
    let mut carried = UnitInputs::new(new, unit.id.clone(), unit.name.clone());
    carried.class.clone_from(&unit.class);
    carried.withdrawn = unit.withdrawn;
    carried.keeps_evidence = unit.keeps_evidence;
    let stage_code = |stage: usize| old.stages.get(stage).map_or("", |stage| stage.code.as_str());
    for (stage, declared) in &unit.declared {
        let value = declared.to_string();
        let entry =
            Entry { field: "declared_total", value: &value, stage: Some(stage_code(*stage)), ..Entry::default() };
        enter(&mut carried, new, &entry, unfit);
    }
    for cell in &unit.groups {
        let Some(group) = old.nodes.get(cell.node) else { continue };
        let value = cell.entered.value.to_string();
        let entry = Entry {
            criterion: &group.criterion.code,
            field: FIELD_OVERRIDE,
            value: &value,
            stage: Some(stage_code(cell.stage)),
            scorer: Some(&cell.scorer),
            origin: cell.entered.origin.clone(),
        };
        enter(&mut carried, new, &entry, unfit);
    }
    for (leaf, inputs) in old.leaves.iter().zip(&unit.leaves) {
        if let Some(fed) = &inputs.fed {
            for (slot, entered) in &fed.values {
                let name = leaf.fields.get(*slot).map_or("", |field| field.name.as_str());
                let origin = entered.origin.clone().unwrap_or_default();
                // A field that is no longer there is no longer fed; the program looks for itself what it needs.
                let _gone = carried.feed(new, &leaf.code, name, entered.value.clone(), origin);
            }
        }
        for cell in &inputs.cells {
            for (field, value, origin) in values(leaf, &cell.cell) {
                let entry = Entry {
                    criterion: &leaf.code,
                    field: &field,
                    value: &value,
                    stage: Some(stage_code(cell.stage)),
                    scorer: Some(&cell.scorer),
                    origin,
                };
                enter(&mut carried, new, &entry, unfit);
            }
        }
        for (stage, given) in &inputs.evidence {
            // What has no place is no input: who keeps it says so, and takes it away with the values.
            let _gone = carried.prove(new, &leaf.code, stage_code(*stage), given.clone());
        }
    }
    carried
}

fn enter(carried: &mut UnitInputs, new: &Plan, entry: &Entry<'_>, unfit: &mut Vec<Unfit>) {
    let refused = match word_that_is_gone(new, entry) {
        Some(fault) => Err(fault),
        None => carried.enter(new, entry),
    };
    if let Err(fault) = refused {
        unfit.push(Unfit {
            unit: carried.id.clone(),
            criterion: entry.criterion.to_owned(),
            field: entry.field.to_owned(),
            stage: entry.stage.unwrap_or_default().to_owned(),
            scorer: entry.scorer.unwrap_or_default().to_owned(),
            value: entry.value.to_owned(),
            fault: fault.at_unit(&carried.name).at_criterion(entry.criterion).at_field(entry.field),
        });
    }
}

/// A level that the new version does not have.
fn word_that_is_gone(new: &Plan, entry: &Entry<'_>) -> Option<Fault> {
    let leaf = new.leaves.get(new.leaf_of(entry.criterion).ok()?)?;
    let FieldKind::Choice(words) = &leaf.fields.get(leaf.slot_of(entry.field)?)?.kind else { return None };
    let key = crate::text::match_key(entry.value);
    let is_there = words.iter().any(|word| crate::text::match_key(word) == key);
    (!is_there).then(|| Fault::new("scoring.unknown_choice").with("value", entry.value).with("words", words.join(", ")))
}

type Written = (String, String, Option<Arc<Origin>>);

/// The values of a cell as they are entered.
fn values(leaf: &Leaf, cell: &Cell) -> Vec<Written> {
    let mut values: Vec<Written> = Vec::new();
    for (slot, entered) in &cell.values {
        let Some(field) = leaf.fields.get(*slot) else { continue };
        let text = match &field.kind {
            FieldKind::Choice(words) => {
                let nth = entered.value.decimal_text().and_then(|text| text.parse::<usize>().ok());
                nth.and_then(|nth| words.get(nth)).cloned().unwrap_or_default()
            }
            FieldKind::Number | FieldKind::Flag => entered.value.to_string(),
        };
        values.push((field.name.clone(), text, entered.origin.clone()));
    }
    let mut points = |field: &str, entered: &Option<Entered<crate::number::Exact>>| {
        values.extend(entered.iter().map(|own| (field.to_owned(), own.value.to_string(), own.origin.clone())));
    };
    points(FIELD_SCORE, &cell.score);
    points(FIELD_OVERRIDE, &cell.overridden);
    values.extend(cell.na.iter().map(|na| (FIELD_NA.to_owned(), mode(na.value).to_owned(), na.origin.clone())));
    values
}

/// The name of a mode in entries.
fn mode(mode: NaMode) -> &'static str {
    match mode {
        NaMode::LeaveDenominator => "leave_denominator",
        NaMode::Full => "full",
        NaMode::Zero => "zero",
        NaMode::Redistribute => "redistribute",
        NaMode::Average => "average",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    const OLD: &str = r#"{"stages":[{"code":"self"},{"code":"cluster"}],"criteria":[
        {"code":"A","max":"10","kind":"ratio"},
        {"code":"B","max":"6","kind":"choice","params":{"options":{"Tốt":"6","Khá":"4"}}},
        {"code":"C","max":"4","kind":"direct"},
        {"code":"D","max":"5","kind":"direct"}]}"#;

    fn round() -> Trial {
        Trial::scheme(OLD)
            .unit("M")
            .at("self", "A", "T=10 A=12")
            .at("self", "B", "choice=Khá")
            .at("cluster", "C", "value=3")
            .at("self", "D", "na=zero")
            .unit("N")
            .at("self", "A", "T=10 A=5")
            .at("self", "B", "choice=Tốt")
            .at("self", "C", "value=4")
            .at("self", "D", "override=2")
    }

    fn under(new: &str) -> Rebase {
        rebase(&round().plan, &round().units, &Trial::scheme(new).plan).unwrap()
    }

    #[test]
    fn the_same_version_changes_nothing() {
        let same = under(OLD);
        assert_eq!((same.unfit.len(), same.report.units.len()), (0, 0));
        assert_eq!(same.units, round().units);
    }

    #[test]
    fn every_changed_total_is_told_with_the_rule_behind_it() {
        // A now up to 1,2 times 10: M 10 → 12, total 17 → 19 of 25 = 76 %; N keeps its 17 and no longer shares the first place.
        let new = under(&OLD.replace(r#""kind":"ratio""#, r#""kind":"ratio","params":{"ceiling":"1.2"}"#));
        let told: Vec<&str> = new.report.units.iter().map(|unit| unit.text_vi.as_str()).collect();
        assert_eq!(
            told,
            ["M: tổng 17 → 19; tỷ lệ 68 → 76 %; A: 10 → 12 (cách chấm theo bản mới).", "N: hạng 1 → 2."][..]
        );
    }

    #[test]
    fn inputs_that_no_longer_fit_are_listed() {
        let new = under(
            r#"{"stages":[{"code":"self"}],"criteria":[{"code":"A","max":"10","kind":"ratio"},
                {"code":"B","max":"6","kind":"choice","params":{"options":{"Tốt":"6","Đạt":"3"}}},
                {"code":"C","max":"4","kind":"direct"},{"code":"E","max":"5","kind":"direct"}]}"#,
        );
        let told: Vec<(&str, &str, &str, &str)> = new
            .unfit
            .iter()
            .map(|unfit| {
                (unfit.unit.as_str(), unfit.criterion.as_str(), unfit.value.as_str(), unfit.fault.code.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("M", "B", "Khá", "scoring.unknown_choice"),
                ("M", "C", "3", "scoring.unknown_stage"),
                ("M", "D", "zero", "scoring.unknown_criterion"),
                ("N", "D", "2", "scoring.unknown_criterion"),
            ]
        );
    }
}
