//! The targets of a movement followed: unit by unit, period by period, and who has not reported.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, MovementPartId, UnitId};
use domain::movement::{
    Followed, Movement, Target, TargetDirection, TargetFigure, TargetPeriod, TargetReckoning, TargetTally, follow,
    tally,
};
use domain::number::Exact;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::closing::find_open;
use super::find;
use super::result::working_year;
use crate::command::Registry;
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Decimal places of the percents that are shown and printed.
const PLACES: u32 = 2;

/// Which movement's targets, in which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MovementTargetsRequest {
    /// The movement.
    pub id: MovementId,
    /// The year; the working year, or the movement's own nearest to it, when absent.
    #[serde(default)]
    pub year: Option<u16>,
    /// The period whose reports are looked at; the whole year when absent.
    #[serde(default)]
    pub period: Option<TargetPeriod>,
}

impl MovementTargetsRequest {
    /// The period that is meant: the one named, the year named, or the movement's own year nearest to the working one.
    pub(super) fn period_of(self, movement: &Movement, working: u16) -> TargetPeriod {
        let year = self.year.unwrap_or_else(|| movement.nearest_year(working));
        self.period.unwrap_or(TargetPeriod::of_year(year))
    }
}

/// A target with how far all units are.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementTarget {
    /// The line of the movement's list.
    pub id: MovementPartId,
    /// Its index, or its text.
    pub name: String,
    /// As the plan words it.
    pub text: String,
    /// Đơn vị tính.
    pub unit_of_measure: String,
    /// What the plan aims at in the year.
    pub aim: Option<Exact>,
    /// Whether more or less is better.
    pub direction: TargetDirection,
    /// How periods come together.
    pub reckoning: TargetReckoning,
    /// Whether the aim is that of all units together.
    pub shared: bool,
    /// How far all units are.
    pub tally: TargetTally,
    /// The percent of the tally as it is printed; empty when there is none.
    pub percent_text: String,
}

/// How far a unit is with one target.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementTargetCell {
    /// In the year.
    pub followed: Followed,
    /// The percent as it is printed; empty when there is none.
    pub percent_text: String,
    /// The reports that the value rests on.
    pub sources: Vec<String>,
    /// What stands in the period that is looked at.
    pub figure: Option<TargetFigure>,
}

/// A unit with its figures of all targets.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementTargetUnit {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Its code.
    pub unit_code: String,
    /// Whether it registered for the movement.
    pub registered: bool,
    /// How many targets it has not reported in the period that is looked at.
    pub missing: u32,
    /// Its figures, in the order of the targets.
    pub cells: Vec<MovementTargetCell>,
}

/// A period and its name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TargetPeriodName {
    /// Stored form.
    pub period: TargetPeriod,
    /// As it is printed.
    pub name: String,
    /// How many figures were reported in it.
    pub reported: u32,
}

/// A movement's targets followed through a year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct MovementTargets {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The year.
    pub year: u16,
    /// The period whose reports are looked at.
    pub period: TargetPeriod,
    /// The targets, in the order of the plan.
    pub targets: Vec<MovementTarget>,
    /// The units that registered, that the plan names, and that have figures.
    pub units: Vec<MovementTargetUnit>,
    /// The day on which the movement was closed.
    pub closed: Option<PartialDate>,
    /// How many of them have reported nothing in the period.
    pub silent: u32,
    /// Every period of the year.
    pub periods: Vec<TargetPeriodName>,
}

/// Figures to write over those of the same target, unit and period.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TargetReport {
    /// The movement.
    pub id: MovementId,
    /// The figures; one without numbers and words is removed.
    pub figures: Vec<TargetFigure>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.targets", |context, request: MovementTargetsRequest| targets(context, request));
    registry.change("movement.target_report", report);
}

fn percent_text(percent: Option<&Exact>) -> String {
    percent.map(|percent| format!("{}%", percent.vietnamese(PLACES))).unwrap_or_default()
}

/// The targets of a movement, followed through a year.
///
/// # Errors
/// `movement.unknown`.
pub fn targets(context: &Context<'_>, request: MovementTargetsRequest) -> Result<MovementTargets> {
    let working = working_year(context);
    context.read(|conn| {
        let movement = find(conn, request.id)?;
        let period = request.period_of(&movement, working);
        let figures = store::movement::figures(conn, request.id)?;
        let names = UnitNames::load(conn)?;
        Ok(followed(&movement, (request.id, period), &figures, &names))
    })
}

fn followed(
    movement: &Movement,
    (id, period): (MovementId, TargetPeriod),
    figures: &[TargetFigure],
    names: &UnitNames,
) -> MovementTargets {
    let year = period.year();
    let mut of_cells: BTreeMap<(MovementPartId, UnitId), Vec<&TargetFigure>> = BTreeMap::new();
    for figure in figures {
        of_cells.entry((figure.target_id, figure.unit_id)).or_default().push(figure);
    }
    let lines: Vec<(MovementPartId, &Target)> =
        movement.targets.iter().filter_map(|part| Some((part.id?, &part.line))).collect();
    let registered: BTreeSet<UnitId> = movement.registrations.iter().map(|own| own.unit_id).collect();
    let units: Vec<MovementTargetUnit> = units_of(movement, figures)
        .into_iter()
        .map(|unit_id| {
            let cells: Vec<MovementTargetCell> = lines
                .iter()
                .map(|(target, line)| {
                    let own = of_cells.get(&(*target, unit_id)).map_or(&[] as &[&TargetFigure], Vec::as_slice);
                    let followed = follow(line, period, own.iter().copied());
                    let figure = own.iter().find(|figure| figure.period == period).map(|figure| (*figure).clone());
                    let counted = own.iter().filter(|figure| followed.counted.contains(&figure.period));
                    let mut sources: Vec<String> = counted.map(|figure| figure.source.clone()).collect();
                    sources.retain(|source| !source.is_empty());
                    sources.dedup();
                    let percent_text = percent_text(followed.percent.as_ref());
                    MovementTargetCell { percent_text, followed, sources, figure }
                })
                .collect();
            MovementTargetUnit {
                unit_id,
                unit_name: names.name(Some(unit_id)),
                unit_code: names.get(unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
                registered: registered.contains(&unit_id),
                missing: count(cells.iter().filter(|cell| !is_reported(cell, period)).count()),
                cells,
            }
        })
        .collect();
    let targets: Vec<MovementTarget> = lines
        .iter()
        .enumerate()
        .map(|(place, (target, line))| {
            let cells = units.iter().filter_map(|unit| unit.cells.get(place)).map(|cell| &cell.followed);
            let tally = tally(line, year, cells);
            MovementTarget {
                id: *target,
                name: line.name().to_owned(),
                text: line.text.clone(),
                unit_of_measure: line.unit_of_measure.clone(),
                aim: line.aim(year).cloned(),
                direction: line.direction,
                reckoning: line.reckoning,
                shared: line.shared,
                percent_text: percent_text(tally.percent.as_ref()),
                tally,
            }
        })
        .collect();
    let silent = units.iter().filter(|unit| !targets.is_empty() && unit.missing == count(targets.len())).count();
    let periods = TargetPeriod::all_of(year).into_iter().map(|period| TargetPeriodName {
        period,
        name: period.vietnamese(),
        reported: count(figures.iter().filter(|own| own.period == period && own.value.is_some()).count()),
    });
    MovementTargets {
        id,
        name: movement.name.clone(),
        closed: movement.closed,
        year,
        period,
        silent: count(silent),
        periods: periods.collect(),
        targets,
        units,
    }
}

/// Whether a target is reported up to the end of a period; of the whole year by any report of it.
fn is_reported(cell: &MovementTargetCell, period: TargetPeriod) -> bool {
    let is_whole = period == TargetPeriod::of_year(period.year());
    let counted = &cell.followed.counted;
    if is_whole { !counted.is_empty() } else { counted.iter().any(|own| period.ends_by(*own)) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The units that are followed, in the order in which they registered, were named by the plan, or have figures.
fn units_of(movement: &Movement, figures: &[TargetFigure]) -> Vec<UnitId> {
    let registered = movement.registrations.iter().map(|own| own.unit_id);
    let assigned = movement.assignments.iter().filter_map(|part| part.line.unit_id);
    let reporting = figures.iter().map(|figure| figure.unit_id);
    let mut seen = BTreeSet::new();
    registered.chain(assigned).chain(reporting).filter(|unit| seen.insert(*unit)).collect()
}

/// A number as officers write it: `95,5`.
///
/// # Errors
/// Those of reading a number.
pub fn read_number(written: &str) -> Result<Exact, Fault> {
    domain::number::read(written).and_then(domain::number::Reading::plain)
}

/// Writes what units reported, in one operation.
///
/// # Errors
/// `movement.unknown`, `movement.target_gone` for a target of another movement; `unit.unknown`.
fn report(context: &Context<'_>, request: TargetReport) -> Result<OpOutput<()>> {
    let TargetReport { id, figures } = request;
    let figures: Vec<TargetFigure> = figures.into_iter().map(TargetFigure::cleaned).collect();
    let (movement, unit) = context.read(|conn| {
        let movement = find_open(conn, id)?;
        for figure in &figures {
            refuse_foreign(&movement, figure.target_id)?;
        }
        let unit = figures.first().map(|figure| crate::unit::find(conn, figure.unit_id)).transpose()?;
        Ok((movement, unit))
    })?;
    let whose = match (figures.as_slice(), unit) {
        ([_], Some(unit)) => format!(" của {}", unit.name),
        (several, _) => format!(", {} ô", several.len()),
    };
    let op = Op::new("movement.target_report", format!("Số liệu chỉ tiêu {}{whose}", movement.name));
    context.transact(op, |tx| put_all(tx, id, &figures))
}

pub(super) fn refuse_foreign(movement: &Movement, target: MovementPartId) -> Result<(), Fault> {
    if movement.targets.iter().any(|part| part.id == Some(target)) {
        return Ok(());
    }
    Err(Fault::new("movement.target_gone").with("movement", &movement.name))
}

fn put_all(tx: &Tx<'_>, id: MovementId, figures: &[TargetFigure]) -> Result<()> {
    for figure in figures {
        store::movement::put_figure(tx, id, figure)?;
    }
    Ok(())
}

/// Refuses to drop a target that units have figures of.
///
/// # Errors
/// `movement.target_followed` with its name and how many figures there are.
pub(super) fn refuse_dropped(conn: &Connection, before: &Movement, after: &Movement) -> Result<()> {
    let kept: BTreeSet<MovementPartId> = after.targets.iter().filter_map(|part| part.id).collect();
    for part in &before.targets {
        let Some(id) = part.id.filter(|id| !kept.contains(id)) else { continue };
        let count = store::movement::count_figures(conn, id)?;
        if count > 0 {
            let fault = Fault::new("movement.target_followed").with("target", part.line.name()).with("count", count);
            return Err(fault.at_field("targets").into());
        }
    }
    Ok(())
}
