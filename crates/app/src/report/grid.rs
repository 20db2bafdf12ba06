//! The reports of a movement as a table: a row a unit, a column a report, in each cell the day on which it came. A report is
//! asked of many units at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, ReportId, UnitId};
use domain::report::Report;
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{ReportState, state};
use crate::command::Registry;
use crate::movement::{EntryPreview, MovementChoice, preview_of};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// A report that is asked of units.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportDemand {
    /// The movement that asks for it.
    pub movement_id: MovementId,
    /// What it is called.
    pub name: String,
    /// The last day on which it is in time.
    pub due: PartialDate,
    /// Of whom; those who owe it already stay as they are.
    pub units: Vec<UnitId>,
}

/// A report of the table.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportColumn {
    /// What it is called.
    pub name: String,
    /// When it is due.
    pub due: PartialDate,
    /// How many units owe it.
    pub of: u32,
    /// How many came.
    pub received: u32,
    /// How many of these late.
    pub late: u32,
    /// How many are missing after its day.
    pub missing: u32,
}

/// A report of a unit.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct ReportCell {
    /// Its id.
    pub id: ReportId,
    /// The day on which it came.
    pub received: Option<PartialDate>,
    /// How it stands.
    pub state: ReportState,
    /// Its số, ký hiệu.
    pub number: String,
    /// The day on its paper.
    pub date: Option<PartialDate>,
    /// How many files of it are kept.
    pub files: u32,
}

/// A unit with its reports.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct ReportUnit {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub unit_name: String,
    /// When it ended, of one that was merged or dissolved: nothing is asked of it any more.
    pub ended: Option<PartialDate>,
    /// How many reports are missing after their day.
    pub missing: u32,
    /// Its reports in the order of the columns; none where it does not owe one.
    pub cells: Vec<Option<ReportCell>>,
}

/// The reports of a movement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementReports {
    /// The movement.
    pub id: MovementId,
    /// Its name.
    pub name: String,
    /// The reports, by the day on which they are due.
    pub columns: Vec<ReportColumn>,
    /// The units that take part and those that owe a report.
    pub units: Vec<ReportUnit>,
}

/// A cell of the table.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReportEntryCell {
    /// The report.
    pub name: String,
    /// Its day.
    pub due: PartialDate,
    /// The unit.
    pub unit_id: UnitId,
    /// The day on which it came, as typed; empty while it is awaited.
    pub text: String,
    /// Its số, ký hiệu; what is there stays when absent.
    #[serde(default)]
    pub number: Option<String>,
    /// The day on its paper; what is there stays when absent.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// Cells of the table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportEntry {
    /// The movement.
    pub movement_id: MovementId,
    /// The cells.
    pub cells: Vec<ReportEntryCell>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("report.grid", |context, choice: MovementChoice| grid(context, choice.id));
    registry.change("report.demand", demand);
    registry.query("report.preview", preview);
    registry.change("report.enter", enter);
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The reports of a movement, unit by unit.
///
/// # Errors
/// `movement.unknown`.
pub(crate) fn grid(context: &Context<'_>, id: MovementId) -> Result<MovementReports> {
    let today = context.app.environment().clock.today();
    context.read(|conn| {
        let movement = crate::movement::find(conn, id)?;
        let names = UnitNames::load(conn)?;
        let reports = super::of_movement(conn, id, &names)?;
        let files = store::report::count_files(conn, id)?;
        let kinds: BTreeSet<(PartialDate, &str)> =
            reports.iter().map(|report| (report.due, report.name.as_str())).collect();
        let columns = kinds.iter().map(|(due, name)| {
            let own: Vec<&Report> =
                reports.iter().filter(|report| (report.due, report.name.as_str()) == (*due, *name)).collect();
            ReportColumn {
                name: (*name).to_owned(),
                due: *due,
                of: count(own.len()),
                received: count(own.iter().filter(|report| report.received.is_some()).count()),
                late: count(own.iter().filter(|report| report.came_late()).count()),
                missing: count(own.iter().filter(|report| report.is_missing_on(today)).count()),
            }
        });
        let columns: Vec<ReportColumn> = columns.collect();
        let owed: BTreeMap<(UnitId, PartialDate, &str), &Report> =
            reports.iter().map(|report| ((report.unit_id, report.due, report.name.as_str()), report)).collect();
        let mut seen = BTreeSet::new();
        let taking_part = movement.registrations.iter().map(|own| own.unit_id);
        let units = taking_part.chain(reports.iter().map(|report| report.unit_id)).filter(|unit| seen.insert(*unit));
        let units = units.map(|unit_id| {
            let own = kinds.iter().map(|(due, name)| owed.get(&(unit_id, *due, *name)).copied()).collect::<Vec<_>>();
            ReportUnit {
                unit_id,
                unit_name: names.name(Some(unit_id)),
                ended: names.get(unit_id).and_then(|unit| unit.ended),
                missing: count(own.iter().flatten().filter(|report| report.is_missing_on(today)).count()),
                cells: own
                    .into_iter()
                    .map(|report| {
                        let report = report?;
                        let id = report.id?;
                        Some(ReportCell {
                            id,
                            received: report.received,
                            state: state(report, today),
                            number: report.number.clone(),
                            date: report.date,
                            files: files.get(&id).copied().unwrap_or(0),
                        })
                    })
                    .collect(),
            }
        });
        Ok(MovementReports { id, name: movement.name.clone(), units: units.collect(), columns })
    })
}

/// Asks a report of units, in one operation.
///
/// # Errors
/// Those of [`Report::checked`], `movement.unknown`, `movement.closed`, `unit.unknown`; `report.nobody` without a unit;
/// `report.unit_ended` for one that ended before the day.
fn demand(context: &Context<'_>, request: ReportDemand) -> Result<OpOutput<()>> {
    let (name, added) = context.read(|conn| {
        crate::movement::find_open(conn, request.movement_id)?;
        let names = UnitNames::load(conn)?;
        let mut known = store::report::of_movement(conn, request.movement_id)?;
        let key = text::match_key(&request.name);
        known.retain(|own| own.due == request.due && text::match_key(&own.name) == key);
        // One report is called one way, as it was first.
        let name = known.first().map_or_else(|| text::line(&request.name), |own| own.name.clone());
        let mut seen: BTreeSet<UnitId> = known.into_iter().map(|own| own.unit_id).collect();
        let mut added = Vec::new();
        for unit in &request.units {
            if seen.insert(*unit) {
                let found = crate::unit::find(conn, *unit)?;
                if super::ended_by(&names, *unit, request.due) {
                    let ended = found.ended.map(PartialDate::vietnamese).unwrap_or_default();
                    let fault = Fault::new("report.unit_ended").with("unit", found.name).with("ended", ended);
                    return Err(Error::from(fault.at_field("units")));
                }
                let report = Report {
                    id: None,
                    unit_id: *unit,
                    name: name.clone(),
                    movement_id: Some(request.movement_id),
                    due: request.due,
                    received: None,
                    number: String::new(),
                    date: None,
                    note: String::new(),
                };
                added.push(report.checked().map_err(Error::Faults)?);
            }
        }
        Ok((name, added))
    })?;
    if request.units.is_empty() {
        return Err(Fault::new("report.nobody").at_field("units").into());
    }
    let op = Op::new("report.demand", format!("{name}: {} đơn vị phải nộp", added.len()));
    context.transact(op, |tx| {
        for report in &added {
            store::report::save(tx, report)?;
        }
        Ok(())
    })
}

/// Whether a report is called so, however that is written.
fn is_called(report: &Report, name: &str) -> bool {
    text::match_key(&report.name) == text::match_key(name)
}

type Read = std::result::Result<(Report, bool), Fault>;

/// What each cell comes to, and whether it changes anything. A day in the cell of a unit that does not owe the report makes
/// it one that came.
fn read(conn: &Connection, request: &ReportEntry, today: NaiveDate) -> Result<Vec<Read>> {
    let known = store::report::of_movement(conn, request.movement_id)?;
    let cells = request.cells.iter().map(|cell| {
        let written = text::line(&cell.text);
        let received = if written.is_empty() { None } else { Some(PartialDate::read(&written)?) };
        let before =
            known.iter().find(|own| own.unit_id == cell.unit_id && own.due == cell.due && is_called(own, &cell.name));
        let column = known.iter().find(|own| own.due == cell.due && is_called(own, &cell.name));
        let Some(column) = column else {
            let fault = Fault::new("report.not_asked").with("name", &cell.name).with("due", cell.due.vietnamese());
            let asked: BTreeSet<String> =
                known.iter().map(|own| format!("{} ({})", own.name, own.due.vietnamese())).collect();
            return Err(fault.with("reports", asked.into_iter().collect::<Vec<_>>().join("; ")));
        };
        let report = Report {
            id: before.and_then(|own| own.id),
            unit_id: cell.unit_id,
            name: column.name.clone(),
            movement_id: Some(request.movement_id),
            due: cell.due,
            received,
            number: cell.number.clone().or_else(|| before.map(|own| own.number.clone())).unwrap_or_default(),
            date: cell.date.or_else(|| before.and_then(|own| own.date)),
            note: before.map(|own| own.note.clone()).unwrap_or_default(),
        };
        let report = report.checked().map_err(|faults| {
            let first = faults.into_iter().next();
            first.unwrap_or_else(|| Fault::new("report.day_missing"))
        })?;
        super::refuse_odd_day(&report, today)?;
        let changes = before.map_or(received.is_some(), |own| *own != report);
        Ok((report, changes))
    });
    Ok(cells.collect())
}

fn preview(context: &Context<'_>, request: ReportEntry) -> Result<EntryPreview> {
    let today = context.app.environment().clock.today();
    let cells = context.read(|conn| read(conn, &request, today))?;
    Ok(preview_of(cells.into_iter().map(|read| read.map(|(_, changes)| changes))))
}

/// Writes the days on which reports came, in one operation.
///
/// # Errors
/// `movement.unknown`; that of the first cell that is not taken.
fn enter(context: &Context<'_>, request: ReportEntry) -> Result<OpOutput<()>> {
    let today = context.app.environment().clock.today();
    let (title, reports) = context.read(|conn| {
        let movement = crate::movement::find(conn, request.movement_id)?;
        let read = read(conn, &request, today)?
            .into_iter()
            .collect::<std::result::Result<Vec<_>, _>>()
            .map_err(Error::Fault)?;
        let changed: Vec<Report> = read.into_iter().filter(|(_, changes)| *changes).map(|(report, _)| report).collect();
        let title = match changed.as_slice() {
            [report] => format!("{} của {}", report.name, crate::unit::find(conn, report.unit_id)?.name),
            several => format!("Báo cáo của {} đơn vị: {}", several.len(), movement.name),
        };
        Ok((title, changed))
    })?;
    context.transact(Op::new("report.enter", title), |tx| {
        for report in &reports {
            store::report::save(tx, report)?;
        }
        Ok(())
    })
}
