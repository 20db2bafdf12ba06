//! Figures of targets typed or pasted into the grid of units: read as officers write numbers, looked at before a block is
//! written, and written as one operation.

use std::collections::HashMap;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, MovementPartId, UnitId};
use domain::movement::{TargetFigure, TargetPeriod};
use domain::number::Exact;
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::closing::find_open;
use super::find;
use super::target::{read_number, refuse_foreign};
use crate::command::Registry;
use crate::{Context, Error, Failure, Result};

/// Which number of a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TargetField {
    /// What was reached.
    #[default]
    Value,
    /// What the unit was given to reach.
    Aim,
}

/// A cell of the grid.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TargetCell {
    /// The target.
    pub target_id: MovementPartId,
    /// The unit.
    pub unit_id: UnitId,
    /// As typed; empty takes the number away.
    pub text: String,
}

/// Cells of a period.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct TargetCells {
    /// The movement.
    pub id: MovementId,
    /// The period.
    pub period: TargetPeriod,
    /// Which number is entered.
    #[serde(default)]
    pub field: TargetField,
    /// The day of the reports that are entered; what is there stays when absent.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// The report that they stand in; what is there stays when empty.
    #[serde(default)]
    pub source: String,
    /// The cells.
    pub cells: Vec<TargetCell>,
}

/// A cell that is not taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EntryRefusal {
    /// Its place among those sent, from 0.
    pub cell: u32,
    /// Why.
    pub failure: Failure,
}

/// What entering cells would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EntryPreview {
    /// How many leave what is stored as it is.
    pub unchanged: u32,
    /// Those that would not be taken.
    pub refused: Vec<EntryRefusal>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.target_preview", preview);
    registry.change("movement.target_enter", enter);
}

type Read = std::result::Result<(TargetFigure, bool), Fault>;

/// What each cell comes to, and whether it changes anything.
fn read(conn: &Connection, request: &TargetCells) -> Result<Vec<Read>> {
    let movement = find_open(conn, request.id)?;
    let figures = store::movement::figures(conn, request.id)?.into_iter();
    let of_period = figures.filter(|figure| figure.period == request.period);
    let known: HashMap<_, _> = of_period.map(|figure| ((figure.target_id, figure.unit_id), figure)).collect();
    let source = text::line(&request.source);
    let cells = request.cells.iter().map(|cell| {
        refuse_foreign(&movement, cell.target_id)?;
        let before = known.get(&(cell.target_id, cell.unit_id));
        let written = text::line(&cell.text);
        let number: Option<Exact> = if written.is_empty() { None } else { Some(read_number(&written)?) };
        let mut figure = before.cloned().unwrap_or(TargetFigure {
            id: None,
            target_id: cell.target_id,
            unit_id: cell.unit_id,
            period: request.period,
            aim: None,
            value: None,
            date: None,
            source: String::new(),
            note: String::new(),
        });
        match request.field {
            TargetField::Aim => figure.aim = number,
            TargetField::Value if number.is_none() => {
                // A report that is taken away takes its day and its paper with it.
                (figure.value, figure.date, figure.source) = (None, None, String::new());
            }
            TargetField::Value => {
                figure.value = number;
                figure.date = request.date.or(figure.date);
                if !source.is_empty() {
                    figure.source.clone_from(&source);
                }
            }
        }
        let changes = before.map_or(!figure.is_empty(), |before| *before != figure);
        Ok((figure, changes))
    });
    Ok(cells.collect())
}

fn preview(context: &Context<'_>, request: TargetCells) -> Result<EntryPreview> {
    let cells = context.read(|conn| read(conn, &request))?;
    Ok(preview_of(cells.into_iter().map(|read| read.map(|(_, changes)| changes))))
}

/// What entering cells would do, by whether each changes anything or why it is not taken.
pub(crate) fn preview_of(cells: impl IntoIterator<Item = Result<bool, Fault>>) -> EntryPreview {
    let mut preview = EntryPreview { unchanged: 0, refused: Vec::new() };
    for (read, cell) in cells.into_iter().zip(0_u32..) {
        match read {
            Ok(changes) => preview.unchanged += u32::from(!changes),
            Err(fault) => preview.refused.push(EntryRefusal { cell, failure: fault.into() }),
        }
    }
    preview
}

/// Writes the cells in one operation.
///
/// # Errors
/// `movement.unknown`, `movement.target_gone`, those of reading a number, of the first cell that is not taken.
fn enter(context: &Context<'_>, request: TargetCells) -> Result<OpOutput<()>> {
    let (movement, unit, figures) = context.read(|conn| {
        let figures =
            read(conn, &request)?.into_iter().collect::<std::result::Result<Vec<_>, _>>().map_err(Error::Fault)?;
        let unit = request.cells.first().map(|cell| crate::unit::find(conn, cell.unit_id)).transpose()?;
        Ok((find(conn, request.id)?, unit, figures))
    })?;
    let what = match request.field {
        TargetField::Value => "Kết quả",
        TargetField::Aim => "Mức giao",
    };
    let whose = match (figures.as_slice(), unit) {
        ([_], Some(unit)) => format!("{} của {}", movement.name, unit.name),
        (several, _) => format!("{}, {} ô", movement.name, several.len()),
    };
    let period = request.period.vietnamese();
    let op = Op::new("movement.target_enter", format!("{what} chỉ tiêu {}: {whose}", first_small(&period)));
    context.transact(op, |tx| {
        for (figure, _) in figures.iter().filter(|(_, changes)| *changes) {
            store::movement::put_figure(tx, request.id, figure)?;
        }
        Ok(())
    })
}

/// `Quý I/2026` within a sentence.
fn first_small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
