//! What an import would do, row by row.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;

/// What would become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportFate")]
pub enum Fate {
    /// A new record.
    Added,
    /// A known record, with other values.
    Changed,
    /// A known record that says the same already.
    Unchanged,
    /// Not taken.
    Refused,
}

/// A value that an import would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportFieldChange")]
pub struct FieldChange {
    /// The field's label.
    pub field: String,
    /// What is there; empty for nothing.
    pub before: String,
    /// What would be there.
    pub after: String,
}

/// Everything a table can say of a record: labels with printed values, always the same labels in the same order.
pub type Shown = Vec<(String, String)>;

/// A row understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<R> {
    /// The record meant. Two rows of one target contradict or repeat each other.
    pub target: String,
    /// The known record; none for a new one.
    pub before: Option<Shown>,
    /// The record as it would be.
    pub after: Shown,
    /// What would be written.
    pub record: R,
}

/// A row with what its kind made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal<R> {
    /// Its number in the file.
    pub row: u32,
    /// What it is about, for people: a name.
    pub title: String,
    /// What it would write, or all that is wrong with it.
    pub draft: Result<Draft<R>, Vec<Fault>>,
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its number in the file.
    pub row: u32,
    /// What it is about.
    pub title: String,
    /// What would become of it.
    pub fate: Fate,
    /// What would change in a known record; of a new one, everything that it would say.
    pub changes: Vec<FieldChange>,
    /// Why it is refused: every reason, with its place.
    pub faults: Vec<Fault>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<R> {
    /// Every row, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// What would be written, in the order of the file.
    pub records: Vec<R>,
}

/// Refuses all rows that mean one record, each naming the others.
pub fn refuse_twins<R>(proposals: &mut [Proposal<R>]) {
    let mut rows: HashMap<&str, Vec<u32>> = HashMap::new();
    for proposal in proposals.iter() {
        if let Ok(draft) = &proposal.draft {
            rows.entry(&draft.target).or_default().push(proposal.row);
        }
    }
    let twins: HashMap<u32, String> = rows
        .into_values()
        .filter(|rows| rows.len() > 1)
        .flat_map(|rows| {
            let named = rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            rows.into_iter().map(move |row| (row, named.clone()))
        })
        .collect();
    for proposal in proposals.iter_mut() {
        if let (Some(rows), Ok(_)) = (twins.get(&proposal.row), &proposal.draft) {
            let fault = Fault::new("import.row_twice").with("rows", rows).at_row(proposal.row);
            proposal.draft = Err(vec![fault]);
        }
    }
}

impl<R> Plan<R> {
    /// The plan of a table: rows of one target are refused, known records are compared value by value.
    pub fn of(mut proposals: Vec<Proposal<R>>) -> Self {
        refuse_twins(&mut proposals);
        let mut plan = Self { rows: Vec::with_capacity(proposals.len()), records: Vec::new() };
        for Proposal { row, title, draft } in proposals {
            let (fate, changes, faults) = match draft {
                Err(faults) => (Fate::Refused, Vec::new(), faults),
                Ok(Draft { before, after, record, .. }) => {
                    let changes = match &before {
                        Some(before) => differences(before, after),
                        None => said(after),
                    };
                    let fate = match &before {
                        None => Fate::Added,
                        Some(_) if changes.is_empty() => Fate::Unchanged,
                        Some(_) => Fate::Changed,
                    };
                    if fate != Fate::Unchanged {
                        plan.records.push(record);
                    }
                    (fate, changes, Vec::new())
                }
            };
            plan.rows.push(PlannedRow { row, title, fate, changes, faults });
        }
        plan
    }
}

fn said(after: Shown) -> Vec<FieldChange> {
    let said = after.into_iter().filter(|(_, after)| !after.is_empty());
    said.map(|(field, after)| FieldChange { field, before: String::new(), after }).collect()
}

fn differences(before: &Shown, after: Shown) -> Vec<FieldChange> {
    let pairs = before.iter().zip(after).filter(|((_, before), (_, after))| before != after);
    pairs.map(|((_, before), (field, after))| FieldChange { field, before: before.clone(), after }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str, head: &str) -> Shown {
        vec![("Tên".to_owned(), name.to_owned()), ("Người đứng đầu".to_owned(), head.to_owned())]
    }

    fn row(row: u32, target: &str, before: Option<Shown>, after: Shown) -> Proposal<u32> {
        let draft = Ok(Draft { target: target.to_owned(), before, after, record: row });
        Proposal { row, title: String::new(), draft }
    }

    #[test]
    fn every_row_has_one_fate() {
        let refused = Fault::new("unit.name_missing").at_row(7);
        let plan = Plan::of(vec![
            row(4, "a", None, shown("Sở A", "")),
            row(5, "b", Some(shown("Sở B", "Ông X")), shown("Sở B", "Ông Y")),
            row(6, "c", Some(shown("Sở C", "")), shown("Sở C", "")),
            Proposal { row: 7, title: String::new(), draft: Err(vec![refused.clone()]) },
        ]);
        let fates: Vec<Fate> = plan.rows.iter().map(|row| row.fate).collect();
        assert_eq!(fates, [Fate::Added, Fate::Changed, Fate::Unchanged, Fate::Refused]);
        assert_eq!(plan.records, [4, 5]);
        let name = FieldChange { field: "Tên".to_owned(), before: String::new(), after: "Sở A".to_owned() };
        assert_eq!(plan.rows[0].changes, [name]);
        let change =
            FieldChange {
                field: "Người đứng đầu".to_owned(), before: "Ông X".to_owned(), after: "Ông Y".to_owned()
            };
        assert_eq!(plan.rows[1].changes, [change]);
        assert_eq!(plan.rows[3].faults, [refused]);
    }

    #[test]
    fn rows_of_one_record_are_refused_together_with_their_places() {
        let plan = Plan::of(vec![
            row(4, "a", None, shown("Sở A", "")),
            row(5, "b", None, shown("Sở B", "")),
            row(9, "a", None, shown("Sở A", "Ông X")),
        ]);
        let fates: Vec<Fate> = plan.rows.iter().map(|row| row.fate).collect();
        assert_eq!(fates, [Fate::Refused, Fate::Added, Fate::Refused]);
        for place in [0, 2] {
            let fault = &plan.rows[place].faults[0];
            assert_eq!((fault.code.as_str(), fault.params["rows"].as_str()), ("import.row_twice", "4, 9"));
            assert_eq!(fault.place.row, Some(plan.rows[place].row));
        }
        assert_eq!(plan.records, [5]);
    }
}
