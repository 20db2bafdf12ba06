//! The long table of inputs, one value a row: `unit,criterion,field,value[,stage][,scorer][,reason]`.

use std::collections::HashMap;
use std::sync::Arc;

use super::inputs::{Entry, Origin, UnitInputs};
use super::plan::Plan;
use crate::{Fault, text};

/// The columns by name, in the order of [`Columns`].
const COLUMNS: [&str; 7] = ["unit", "criterion", "field", "value", "stage", "scorer", "reason"];
/// How many of them must be there.
const REQUIRED: usize = 4;

/// Where each column stands.
struct Columns([Option<usize>; 7]);

impl Columns {
    fn read(header: &[String]) -> Result<Self, Fault> {
        let mut places = [None; 7];
        for (nth, (place, name)) in places.iter_mut().zip(COLUMNS).enumerate() {
            let mut own = header.iter().enumerate().filter(|(_, cell)| text::line(cell).eq_ignore_ascii_case(name));
            *place = own.next().map(|(place, _)| place);
            if own.next().is_some() {
                return Err(Fault::new("scoring.table_column_twice").at_row(1).at_column(name).with("column", name));
            }
            if nth < REQUIRED && place.is_none() {
                return Err(Fault::new("scoring.table_column").at_row(1).at_column(name).with("column", name));
            }
        }
        Ok(Self(places))
    }

    /// How many cells a row must have to reach every column that must be there.
    fn least(&self) -> usize {
        self.0.iter().take(REQUIRED).flatten().max().map_or(0, |place| place + 1)
    }

    fn get<'a>(&self, record: &'a [String], column: usize) -> &'a str {
        let place = self.0.get(column).copied().flatten();
        place.and_then(|place| record.get(place)).map_or("", |cell| cell.trim())
    }
}

/// Reads the inputs of units from a long table whose first record is the header. Records come with their row numbers,
/// counted from 1. The order of rows does not matter; units are named by the first column.
///
/// # Errors
/// Every refused row, with its place: `scoring.table_empty`, `scoring.table_column`, `scoring.table_column_twice`,
/// `scoring.table_width` (a row with more cells than the header, or too few), `scoring.entered_twice` and those
/// of [`UnitInputs::enter`].
pub fn read_long_table(
    plan: &Plan,
    records: impl IntoIterator<Item = (u32, Vec<String>)>,
) -> Result<Vec<UnitInputs>, Vec<Fault>> {
    let mut records = records.into_iter();
    let Some((_, header)) = records.next() else {
        return Err(vec![Fault::new("scoring.table_empty")]);
    };
    let columns = Columns::read(&header).map_err(|fault| vec![fault])?;
    let mut units: Vec<UnitInputs> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (row, record) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // A decimal comma would part a value into two cells.
        if record.len() > header.len() || record.len() < columns.least() {
            let fault = Fault::new("scoring.table_width").with("cells", record.len()).with("columns", header.len());
            faults.push(fault.at_row(row));
            continue;
        }
        if let Err(fault) = read_row(plan, &columns, &record, &mut units, &mut places) {
            faults.push(fault.at_row(row));
        }
    }
    if faults.is_empty() { Ok(units) } else { Err(faults) }
}

fn read_row(
    plan: &Plan,
    columns: &Columns,
    record: &[String],
    units: &mut Vec<UnitInputs>,
    places: &mut HashMap<String, usize>,
) -> Result<(), Fault> {
    let name = text::line(columns.get(record, 0));
    if name.is_empty() {
        return Err(Fault::new("scoring.table_no_unit").at_column("unit"));
    }
    let position = *places.entry(name.clone()).or_insert_with(|| {
        units.push(UnitInputs::new(plan, name.clone(), name.clone()));
        units.len() - 1
    });
    let (criterion, field) = (columns.get(record, 1), columns.get(record, 2));
    let value = columns.get(record, 3);
    if value.is_empty() {
        return Ok(());
    }
    let optional = |column: usize| Some(columns.get(record, column)).filter(|text| !text.is_empty());
    let reason = optional(6).map(str::to_owned);
    let origin = reason.is_some().then(|| Arc::new(Origin { reason, ..Origin::default() }));
    let entry = Entry { criterion, field, value, stage: optional(4), scorer: optional(5), origin };
    let place = |fault: Fault| fault.at_unit(name.clone()).at_criterion(criterion);
    let replaced = units.get_mut(position).map_or(Ok(false), |unit| unit.enter(plan, &entry)).map_err(place)?;
    if replaced {
        return Err(place(Fault::new("scoring.entered_twice").with("field", field)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;
    use crate::scoring::{CellState, evaluate_all};

    const SCHEME: &str = r#"{"stages":[{"code":"self"},{"code":"cluster"}],
        "criteria":[{"code":"I.1","max":"10","kind":"ratio"},{"code":"I.2","max":"5","kind":"binary"}]}"#;

    fn read(lines: &[&str]) -> Result<Vec<UnitInputs>, Vec<Fault>> {
        let plan = Trial::scheme(SCHEME).plan;
        let records = lines.iter().zip(1..).map(|(line, row)| (row, line.split(',').map(str::to_owned).collect()));
        read_long_table(&plan, records)
    }

    #[test]
    fn reads_values_stages_and_reasons_by_the_header() {
        let units = read(&[
            "stage,unit,criterion,field,value,reason",
            ",Xã A,i.1,T,200",
            "self,Xã A,I.1,a,150.5",
            "cluster,Xã  A,I.2,achieved,1",
            ",Xã B,I.1,na,1,không được giao",
            ",,,,",
            ",Xã B,I.2,achieved,",
        ])
        .unwrap();
        let plan = Trial::scheme(SCHEME).plan;
        let evaluation = evaluate_all(&plan, &units, None).unwrap();
        let first = evaluation.units.iter().find(|unit| unit.unit == "Xã A").unwrap();
        // 10·150,5/200 = 7,525 → 7,53
        assert_eq!(first.leaves[0].score.as_ref().unwrap().to_string(), "7.53");
        assert_eq!(first.leaves[1].score.as_ref().unwrap().to_string(), "5");
        let second = evaluation.units.iter().find(|unit| unit.unit == "Xã B").unwrap();
        assert_eq!((second.leaves[0].state, second.leaves[1].state), (CellState::NotApplicable, CellState::Missing));
    }

    #[test]
    fn a_decimal_comma_is_refused_and_never_cut_off() {
        let refused = |row: &str| read(&["unit,criterion,field,value", row]).unwrap_err()[0].clone();
        for row in ["Xã A,I.1,T,7,5", "Xã A,I.1,T", "Xã A,I.1,T,1.234,5"] {
            assert_eq!((refused(row).code.as_str(), refused(row).place.row), ("scoring.table_width", Some(2)), "{row}");
        }
        let twice = read(&["unit,criterion,field,value,value", "Xã A,I.1,T,7,5"]).unwrap_err();
        assert_eq!(twice[0].code, "scoring.table_column_twice");
    }

    #[test]
    fn points_of_a_maximum_are_points_and_no_fraction() {
        // N5: 04/4 is 4 of 4; a share of another maximum, or of what is no points, is refused.
        let outcome = |criterion: &str, value: &str| {
            let scheme =
                r#"{"criteria":[{"code":"D","max":"4","kind":"direct"},{"code":"R","max":"4","kind":"ratio"}]}"#;
            let plan = Trial::scheme(scheme).plan;
            let field = if criterion == "D" { "value" } else { "T" };
            let rows = ["unit,criterion,field,value".to_owned(), format!("A,{criterion},{field},{value}")];
            let records = rows.iter().zip(1..).map(|(line, row)| (row, line.split(',').map(str::to_owned).collect()));
            let units = read_long_table(&plan, records).map_err(|faults| faults[0].code.clone())?;
            let evaluation = evaluate_all(&plan, &units, None).unwrap();
            Ok::<_, String>(evaluation.units[0].leaves[0].score.as_ref().map(ToString::to_string).unwrap_or_default())
        };
        assert_eq!(outcome("D", "04/4"), Ok("4".to_owned()));
        assert_eq!(outcome("D", "8/10"), Err("number.out_of_mismatch".to_owned()));
        assert_eq!(outcome("R", "8/10"), Err("number.not_decimal".to_owned()));
    }

    #[test]
    fn every_refused_row_is_named() {
        let faults = read(&[
            "unit,criterion,field,value",
            "Xã A,I.9,T,200",
            "Xã A,I.1,X,200",
            "Xã A,I.1,T,\"1 000\"",
            "Xã A,I.1,A,5",
            "Xã A,I.1,A,6",
            ",I.1,A,6",
        ])
        .unwrap_err();
        let told: Vec<(Option<u32>, &str)> =
            faults.iter().map(|fault| (fault.place.row, fault.code.as_str())).collect();
        assert_eq!(
            told,
            [
                (Some(2), "scoring.unknown_criterion"),
                (Some(3), "scoring.unknown_field"),
                (Some(4), "number.not_decimal"),
                (Some(6), "scoring.entered_twice"),
                (Some(7), "scoring.table_no_unit"),
            ]
        );
        assert_eq!(read(&["unit,criterion,value"]).unwrap_err()[0].code, "scoring.table_column");
        assert_eq!(read(&[]).unwrap_err()[0].code, "scoring.table_empty");
    }
}
