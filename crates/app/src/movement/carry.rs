//! The results of a movement's units carried into their yearly evaluations: looked at before, written as one operation, and
//! no level that somebody gave is replaced unless it is chosen.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::evaluation::{Evaluation, EvaluationLevel};
use domain::id::{MovementId, UnitId};
use domain::movement::sentence_head;
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::result::{MovementResultRow, MovementYear, of_year, working_year};
use crate::command::Registry;
use crate::{Context, Error, Result};

/// What carrying would do with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CarryStep {
    /// There is no evaluation of the year: one comes to be where a level is chosen.
    Missing,
    /// The evaluation has the same level.
    Same,
    /// The evaluation has another level: it stays unless it is chosen to be replaced.
    Differs,
    /// The evaluation says the result already, with this level.
    Carried,
    /// The evaluation still says a result that was taken back since: its sentence goes.
    Withdrawn,
    /// Nobody has said the result.
    NoResult,
}

/// A unit with its evaluation before and what could be written.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct CarryRow {
    /// The result and the evaluation of the year, as it stands.
    #[serde(flatten)]
    pub row: MovementResultRow,
    /// How the two meet.
    pub step: CarryStep,
    /// What would stand in the evaluation's note; empty where nothing is known.
    pub sentence: String,
    /// The level that the result suggests, in the words of an evaluation; empty without a result.
    pub suggested_name: String,
}

/// What carrying would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CarryPreview {
    /// The year.
    pub year: u16,
    /// The units with something to say.
    pub rows: Vec<CarryRow>,
    /// How many units of the list have no result yet.
    pub without_result: u32,
}

/// What to carry.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CarryRequest {
    /// The movement.
    pub id: MovementId,
    /// The year; as of [`MovementYear`] when absent.
    #[serde(default)]
    pub year: Option<u16>,
    /// Units whose evaluation gets a note of the result.
    pub units: Vec<UnitId>,
    /// Those of them whose evaluation also takes the result's level over, or comes to be by it.
    #[serde(default)]
    pub levels: Vec<UnitId>,
}

/// What came of carrying.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Carried {
    /// Evaluations that came to be.
    pub added: u32,
    /// Evaluations whose level changed.
    pub changed: u32,
    /// Evaluations that only got the note.
    pub noted: u32,
    /// Units without an evaluation that none was made for.
    pub left_out: u32,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.carry_preview", preview);
    registry.change("movement.carry", carry);
}

fn preview(context: &Context<'_>, request: MovementYear) -> Result<CarryPreview> {
    let asked = request.year.unwrap_or_else(|| working_year(context));
    context.read(|conn| rows(conn, request.id, asked))
}

fn rows(conn: &Connection, id: MovementId, asked: u16) -> Result<CarryPreview> {
    let results = of_year(conn, id, asked)?;
    let evaluations = of_units(conn, results.year)?;
    let told_apart = super::find(conn, id)?.told_apart();
    let head = sentence_head(&told_apart);
    let all = results.rows.into_iter().map(|row| {
        let sentence = row.result.sentence(&told_apart);
        let own = evaluations.get(&row.result.unit_id);
        let is_noted = own.is_some_and(|own| says(&own.note, &sentence));
        let step = match (row.result.level, row.evaluation) {
            _ if sentence.is_empty() && own.is_some_and(|own| own.note.lines().any(|line| line.starts_with(&head))) => {
                CarryStep::Withdrawn
            }
            _ if sentence.is_empty() => CarryStep::NoResult,
            (_, None) => CarryStep::Missing,
            (None, Some(_)) if is_noted => CarryStep::Carried,
            (None, Some(_)) => CarryStep::Same,
            (Some(result), Some(level)) if result == level && is_noted => CarryStep::Carried,
            (Some(result), Some(level)) if result == level => CarryStep::Same,
            _ => CarryStep::Differs,
        };
        let suggested_name = row.result.level.map(EvaluationLevel::vietnamese).unwrap_or_default().to_owned();
        CarryRow { step, sentence, suggested_name, row }
    });
    let (rows, left): (Vec<CarryRow>, Vec<CarryRow>) = all.partition(|row| row.step != CarryStep::NoResult);
    Ok(CarryPreview { year: results.year, rows, without_result: u32::try_from(left.len()).unwrap_or(u32::MAX) })
}

fn of_units(conn: &Connection, year: u16) -> Result<BTreeMap<UnitId, Evaluation>> {
    let of_unit = |own: Evaluation| match own.subject {
        Subject::Unit(unit) => Some((unit, own)),
        _ => None,
    };
    Ok(store::evaluation::list(conn, Some(year))?.into_iter().filter_map(of_unit).collect())
}

/// Whether a note has the sentence as one of its lines.
fn says(note: &str, sentence: &str) -> bool {
    note.lines().any(|line| line.trim() == sentence)
}

/// The note with what it says of the movement put right, with a line more, or without the line where there is no result.
fn noted(note: &str, movement: &str, sentence: &str) -> String {
    let head = sentence_head(movement);
    let kept = note.lines().filter(|line| !line.starts_with(&head));
    kept.chain([sentence].into_iter().filter(|sentence| !sentence.is_empty())).collect::<Vec<_>>().join("\n")
}

/// Writes the results of chosen units into their evaluations of the year, in one operation.
///
/// # Errors
/// `movement.unknown`; `movement.nothing_carried` where there is nothing to write; those of [`Evaluation::checked`].
fn carry(context: &Context<'_>, request: CarryRequest) -> Result<OpOutput<Carried>> {
    let asked = request.year.unwrap_or_else(|| working_year(context));
    let (name, year, written, carried) = context.read(|conn| {
        let movement = super::find(conn, request.id)?;
        let (told_apart, name) = (movement.told_apart(), movement.name);
        let preview = rows(conn, request.id, asked)?;
        let (units, levels): (BTreeSet<_>, BTreeSet<_>) =
            (request.units.iter().copied().collect(), request.levels.iter().copied().collect());
        let mut evaluations = of_units(conn, preview.year)?;
        let mut carried = Carried::default();
        let mut written = Vec::new();
        for CarryRow { row, sentence, .. } in preview.rows {
            let unit = row.result.unit_id;
            if !units.contains(&unit) {
                continue;
            }
            let level = row.result.level.filter(|_| levels.contains(&unit));
            let evaluation = match (evaluations.remove(&unit), level) {
                (None, None) => {
                    carried.left_out += 1;
                    continue;
                }
                (None, Some(level)) => {
                    carried.added += 1;
                    Evaluation {
                        id: None,
                        subject: Subject::Unit(unit),
                        year: preview.year,
                        level,
                        document: String::new(),
                        note: sentence,
                    }
                }
                (Some(own), level) => {
                    let level = level.unwrap_or(own.level);
                    let note = if says(&own.note, &sentence) {
                        own.note.clone()
                    } else {
                        noted(&own.note, &told_apart, &sentence)
                    };
                    let after = Evaluation { level, note, ..own.clone() };
                    if after == own {
                        continue;
                    }
                    *(if level == own.level { &mut carried.noted } else { &mut carried.changed }) += 1;
                    after
                }
            };
            written.push((evaluation.checked().map_err(Error::Faults)?, row.unit_name));
        }
        Ok((name, preview.year, written, carried))
    })?;
    if written.is_empty() {
        return Err(Fault::new("movement.nothing_carried").with("name", &name).with("year", year).into());
    }
    let title = format!("Đưa kết quả phong trào {name} vào xếp loại năm {year} của {} đơn vị", written.len());
    context.transact(Op::new("movement.carry", title), |tx| {
        for (evaluation, unit) in &written {
            crate::evaluation::write(tx, evaluation, unit)?;
        }
        Ok(carried)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_what_it_says_of_others_and_says_each_movement_once() {
        let note = "Theo Thông báo 5/TB\nPhong trào “Số” (12/KH-UBND): hoàn thành";
        assert!(says(note, "Phong trào “Số” (12/KH-UBND): hoàn thành"));
        let after = noted(note, "“Số” (12/KH-UBND)", "Phong trào “Số” (12/KH-UBND): hoàn thành tốt");
        assert_eq!(after, "Theo Thông báo 5/TB\nPhong trào “Số” (12/KH-UBND): hoàn thành tốt");
        assert_eq!(noted("", "“X”", "Phong trào “X”: hoàn thành"), "Phong trào “X”: hoàn thành");
        // Another movement of the same name keeps its own line; a result that was taken back leaves none.
        let both = noted(note, "“Số” (5/KH-SNV)", "Phong trào “Số” (5/KH-SNV): chưa hoàn thành");
        assert_eq!(both.lines().count(), 3);
        assert_eq!(noted(note, "“Số” (12/KH-UBND)", ""), "Theo Thông báo 5/TB");
    }
}
