//! What the units that take part came to in a year, with the responsibility of their heads: typed into a grid of units.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::cluster::YEARS;
use domain::evaluation::EvaluationLevel;
use domain::id::{MovementId, UnitId};
use domain::movement::{Movement, MovementResult, ResultField, result_name};
use domain::subject::Subject;
use domain::unit::Unit;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::closing::find_open;
use super::entry::{EntryPreview, preview_of};
use super::find;
use crate::command::Registry;
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Which movement and year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MovementYear {
    /// The movement.
    pub id: MovementId,
    /// The year; the working year, or the movement's own nearest to it, when absent.
    #[serde(default)]
    pub year: Option<u16>,
}

/// The result of a unit.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementResultRow {
    /// The result.
    #[serde(flatten)]
    pub result: MovementResult,
    /// Name of the unit.
    pub unit_name: String,
    /// Who heads it today, as printed.
    pub head: String,
    /// The level in words; empty while nobody has said.
    pub level_name: String,
    /// How the unit was evaluated for the year; none while it was not.
    pub evaluation: Option<EvaluationLevel>,
    /// The same in words.
    pub evaluation_name: String,
}

/// How many units came to a level.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementResultCount {
    /// The level; none of those of whom nobody has said.
    pub level: Option<EvaluationLevel>,
    /// In words: `Hoàn thành tốt`, `Chưa đánh giá`.
    pub name: String,
    /// How many.
    pub count: u32,
}

/// The results of a movement in a year.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementResults {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The year.
    pub year: u16,
    /// The years that can be chosen, the earliest first.
    pub years: Vec<u16>,
    /// The units that take part and those with a result, in the order of the list.
    pub rows: Vec<MovementResultRow>,
    /// How many came to each level, the highest first; those not looked at last.
    pub counts: Vec<MovementResultCount>,
}

/// A cell of the table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementResultCell {
    /// The unit.
    pub unit_id: UnitId,
    /// The field.
    pub field: ResultField,
    /// As typed; empty takes it away.
    pub text: String,
}

/// Cells of the table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementResultCells {
    /// The movement.
    pub id: MovementId,
    /// The year.
    pub year: u16,
    /// The cells.
    pub cells: Vec<MovementResultCell>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.results", results);
    registry.query("movement.result_preview", preview);
    registry.change("movement.result_enter", enter);
}

/// The results of the units in a year.
///
/// # Errors
/// `movement.unknown`.
pub(crate) fn results(context: &Context<'_>, request: MovementYear) -> Result<MovementResults> {
    context.read(|conn| of_year(conn, request.id, request.year.unwrap_or_else(|| working_year(context))))
}

/// The year that the officer works in.
pub(super) fn working_year(context: &Context<'_>) -> u16 {
    context.app.settings().year.unwrap_or_else(|| context.today().year())
}

/// The same over a connection. A year outside the movement's own is brought to the nearest of them.
pub(super) fn of_year(conn: &Connection, id: MovementId, asked: u16) -> Result<MovementResults> {
    let movement = find(conn, id)?;
    let all = store::movement::results(conn, id)?;
    let years = years_of(&movement, &all, asked);
    let year = years.iter().copied().min_by_key(|year| year.abs_diff(asked)).unwrap_or(asked);
    let mut known: BTreeMap<UnitId, MovementResult> =
        all.into_iter().filter(|own| own.year == year).map(|own| (own.unit_id, own)).collect();
    let evaluated: BTreeMap<UnitId, EvaluationLevel> = store::evaluation::list(conn, Some(year))?
        .into_iter()
        .filter_map(|own| match own.subject {
            Subject::Unit(unit) => Some((unit, own.level)),
            _ => None,
        })
        .collect();
    let names = UnitNames::load(conn)?;
    let mut seen = BTreeSet::new();
    let taking_part: Vec<UnitId> = movement.registrations.iter().map(|own| own.unit_id).collect();
    let units = taking_part.into_iter().chain(known.keys().copied().collect::<Vec<_>>());
    let rows: Vec<MovementResultRow> = units
        .filter(|unit| seen.insert(*unit))
        .map(|unit| {
            let result = known.remove(&unit).unwrap_or(MovementResult::of(unit, year));
            let evaluation = evaluated.get(&unit).copied();
            MovementResultRow {
                unit_name: names.name(Some(unit)),
                head: names.get(unit).map(head_words).unwrap_or_default(),
                level_name: result.level_name().to_owned(),
                evaluation,
                evaluation_name: evaluation.map(|level| level.vietnamese().to_owned()).unwrap_or_default(),
                result,
            }
        })
        .collect();
    let counts = EvaluationLevel::ALL.map(Some).into_iter().chain([None]).map(|level| MovementResultCount {
        name: level.map_or("Chưa đánh giá", result_name).to_owned(),
        count: u32::try_from(rows.iter().filter(|row| row.result.level == level).count()).unwrap_or(u32::MAX),
        level,
    });
    Ok(MovementResults { id, name: movement.name, year, years, counts: counts.collect(), rows })
}

/// `Giám đốc Trần Văn Mẫu`.
fn head_words(unit: &Unit) -> String {
    [unit.head_title.as_str(), unit.head.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The years of the movement's period and those with results; the one that is asked for where the period says none.
fn years_of(movement: &Movement, results: &[MovementResult], asked: u16) -> Vec<u16> {
    let years: BTreeSet<u16> = movement.years(asked).chain(results.iter().map(|own| own.year)).collect();
    years.into_iter().collect()
}

type Read = (Vec<std::result::Result<bool, Fault>>, Vec<MovementResult>);

/// What each cell comes to and whether it changes anything; the results that differ from what is stored.
fn read(conn: &Connection, request: &MovementResultCells) -> Result<Read> {
    let listed: BTreeSet<UnitId> = find_open(conn, request.id)?.registrations.iter().map(|own| own.unit_id).collect();
    let stored = store::movement::results(conn, request.id)?.into_iter().filter(|own| own.year == request.year);
    let before: BTreeMap<UnitId, MovementResult> = stored.map(|own| (own.unit_id, own)).collect();
    let mut after: BTreeMap<UnitId, MovementResult> = BTreeMap::new();
    let cells = request.cells.iter().map(|cell| {
        let known = before.get(&cell.unit_id);
        if !YEARS.contains(&request.year) {
            return Err(Fault::new("evaluation.year_odd").with("year", request.year));
        }
        if known.is_none() && !listed.contains(&cell.unit_id) {
            return Err(Fault::new("movement.not_taking_part"));
        }
        let blank = || known.cloned().unwrap_or(MovementResult::of(cell.unit_id, request.year));
        let own = after.entry(cell.unit_id).or_insert_with(blank);
        let was = own.clone();
        own.put(cell.field, &cell.text)?;
        Ok(*own != was)
    });
    let cells = cells.collect();
    let changed = after.into_values().filter(|own| match before.get(&own.unit_id) {
        Some(before) => before != own,
        None => !own.is_empty(),
    });
    Ok((cells, changed.collect()))
}

fn preview(context: &Context<'_>, request: MovementResultCells) -> Result<EntryPreview> {
    context.read(|conn| Ok(preview_of(read(conn, &request)?.0)))
}

/// Writes cells in one operation.
///
/// # Errors
/// `movement.unknown`; those of the first cell that is not taken.
fn enter(context: &Context<'_>, request: MovementResultCells) -> Result<OpOutput<()>> {
    let (title, changed) = context.read(|conn| {
        let (cells, changed) = read(conn, &request)?;
        cells.into_iter().collect::<std::result::Result<Vec<_>, _>>().map_err(Error::Fault)?;
        let movement = find(conn, request.id)?.name;
        let whose = match changed.as_slice() {
            [own] => crate::unit::find(conn, own.unit_id)?.name,
            several => format!("{} đơn vị", several.len()),
        };
        Ok((format!("Kết quả năm {} của {whose}: {movement}", request.year), changed))
    })?;
    context.transact(Op::new("movement.result_enter", title), |tx| {
        for result in &changed {
            store::movement::put_result(tx, request.id, result)?;
        }
        Ok(())
    })
}
