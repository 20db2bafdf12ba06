//! What would come of entries before they are saved (scoring model P3): "nếu lưu: 5 đơn vị đổi điểm". Nothing is stored.

use std::collections::BTreeSet;

use super::report::{ChangeReport, Compared, changes};
use crate::Fault;
use crate::scoring::board::Board;
use crate::scoring::inputs::{Entry, UnitInputs};
use crate::scoring::plan::Plan;
use crate::scoring::results::Evaluation;

/// An entry for a unit; an empty value takes away what is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEntry<'a> {
    /// Id of the unit.
    pub unit: &'a str,
    /// What would be entered.
    pub entry: Entry<'a>,
}

/// What would come of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// The results as they would be.
    pub evaluation: Evaluation,
    /// What would move.
    pub report: ChangeReport,
}

/// Evaluates the units with entries that are not saved, and compares with what is: the board of the same units by
/// precedence.
///
/// # Errors
/// Every refused entry with its place; `scoring.unknown_unit`.
pub fn what_if(
    plan: &Plan,
    units: &[UnitInputs],
    before: &Board,
    entries: &[UnitEntry<'_>],
) -> Result<WhatIf, Vec<Fault>> {
    let mut changed = units.to_vec();
    let mut places = BTreeSet::new();
    let mut faults = Vec::new();
    for UnitEntry { unit, entry } in entries {
        let place = |fault: Fault| fault.at_unit(*unit).at_criterion(entry.criterion).at_field(entry.field);
        let Some((position, inputs)) = changed.iter_mut().enumerate().find(|(_, inputs)| inputs.id == *unit) else {
            faults.push(place(Fault::new("scoring.unknown_unit").with("unit", unit)));
            continue;
        };
        places.insert(position);
        let done = if entry.value.trim().is_empty() { inputs.remove(plan, entry) } else { inputs.enter(plan, entry) };
        faults.extend(done.err().map(place));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let evaluation = before.changed(plan, &changed, &places).into_evaluation();
    let report = changes(
        Compared { plan, units, evaluation: before.evaluation() },
        Compared { plan, units: &changed, evaluation: &evaluation },
        None,
    )
    .map_err(|fault| vec![fault])?;
    Ok(WhatIf { evaluation, report })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    fn group(params: &str) -> Trial {
        [("P", "T=40 A=30"), ("R", "T=25 A=35"), ("S", "T=60 A=102"), ("X", "T=10 A=9")].iter().fold(
            Trial::leaf(&format!(r#""max":"12","kind":"group_leader","params":{{{params}}}"#)),
            |trial, (unit, values)| trial.unit(unit).values("L", values),
        )
    }

    fn entry<'a>(unit: &'a str, field: &'a str, value: &'a str) -> UnitEntry<'a> {
        UnitEntry { unit, entry: Entry { criterion: "L", field, value, ..Entry::default() } }
    }

    fn tried(trial: &Trial, entries: &[UnitEntry<'_>]) -> Result<WhatIf, Vec<Fault>> {
        let before = Board::new(&trial.plan, &trial.units, None).unwrap();
        what_if(&trial.plan, &trial.units, &before, entries)
    }

    #[test]
    fn a_preview_says_whose_scores_would_move_and_why() {
        // Scoring model §5.11: X at 24/10 leads: S 12 → 9, R 9,43 → 7,71; P stays 4,5; X itself 6·0,9 = 5,4 → 12.
        let trial = group("");
        let preview = tried(&trial, &[entry("X", "A", "24")]).unwrap();
        let told: Vec<&str> = preview.report.units.iter().map(|unit| unit.text_vi.as_str()).collect();
        assert_eq!(
            told,
            [
                "X: tổng 5,4 → 12; tỷ lệ 45 → 100 %; hạng 3 → 1; L: 5,4 → 12 (Kết quả thực hiện 9 → 24; đơn vị dẫn đầu mới: X, 240 %).",
                "S: tổng 12 → 9; tỷ lệ 100 → 75 %; hạng 1 → 2; L: 12 → 9 (đơn vị dẫn đầu mới: X, 240 %).",
                "R: tổng 9,43 → 7,71; tỷ lệ 78,58 → 64,25 %; hạng 2 → 3; L: 9,43 → 7,71 (đơn vị dẫn đầu mới: X, 240 %).",
            ]
        );
        assert_eq!(preview.report.summary_vi, "3 đơn vị đổi điểm, 3 đổi hạng, 0 đổi xếp loại");
        // Nothing was stored.
        assert_eq!(trial.units, group("").units);
    }

    #[test]
    fn taking_a_value_away_can_be_tried_too() {
        let trial = group("");
        let told = |trial: &Trial| -> Vec<String> {
            let units = tried(trial, &[entry("P", "A", "")]).unwrap().report.units;
            units.iter().filter_map(|unit| unit.text_vi.split("; ").last().map(str::to_owned)).collect()
        };
        let gone = "L: 4,5 → không có điểm (Kết quả thực hiện 30 → chưa có).";
        assert_eq!(told(&trial), [gone]);
        // Where the scheme says so, S and R wait at β·MS = 6 for what P will report (P4); X, below its target, stays.
        let mut waiting = told(&group(r#""preliminary":"base_share""#));
        waiting.sort();
        assert_eq!(
            waiting,
            ["L: 12 → 6 (chờ 1 đơn vị chưa có số liệu).", gone, "L: 9,43 → 6 (chờ 1 đơn vị chưa có số liệu)."]
        );
        let same = tried(&trial, &[entry("P", "A", "30")]).unwrap();
        assert_eq!((same.report.units.len(), same.report.summary_vi.as_str()), (0, "không đơn vị nào đổi điểm"));
    }

    #[test]
    fn refused_entries_are_all_named() {
        let trial = group("");
        let refused = tried(&trial, &[entry("Y", "A", "1"), entry("P", "B", "1")]).unwrap_err();
        let codes: Vec<&str> = refused.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!(codes, ["scoring.unknown_unit", "scoring.unknown_field"]);
    }
}
