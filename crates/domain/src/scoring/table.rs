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
            *place = header.iter().position(|cell| text::line(cell).eq_ignore_ascii_case(name));
            if nth < REQUIRED && place.is_none() {
                return Err(Fault::new("scoring.table_column").at_row(1).at_column(name).with("column", name));
            }
        }
        Ok(Self(places))
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
/// Every refused row, with its place: `scoring.table_empty`, `scoring.table_column`, `scoring.entered_twice` and those
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
