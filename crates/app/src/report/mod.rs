//! Reports that units owe (báo cáo phải nộp).

mod file;
mod grid;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{MovementId, ReportId, UnitId};
use domain::report::Report;
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Which reports.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ReportFilter {
    /// Due in one year.
    #[serde(default)]
    pub year: Option<u16>,
}

/// Which report.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ReportChoice {
    /// Its id.
    pub id: ReportId,
}

/// How a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// It came in time.
    InTime,
    /// It came late.
    Late,
    /// It is awaited, and its day has not passed.
    Awaited,
    /// Its day has passed and it is not there.
    Missing,
}

/// A report with the name of its unit and how it stands today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportRow {
    /// The report.
    #[serde(flatten)]
    pub report: Report,
    /// Name of the unit.
    pub unit_name: String,
    /// How it stands.
    pub state: ReportState,
}

pub(crate) use grid::grid;

pub(crate) fn register(registry: &mut Registry) {
    registry.query("report.list", list);
    grid::register(registry);
    file::register(registry);
    registry.change("report.save", |context, report: Report| {
        let report = report.checked().map_err(Error::Faults)?;
        refuse_odd_day(&report, context.app.environment().clock.today())?;
        let unit = context.read(|conn| {
            let unit = crate::unit::find(conn, report.unit_id)?;
            refuse_twin(conn, &report, &unit.name)?;
            Ok::<_, Error>(unit)
        })?;
        let title = format!("{} của {}", report.name, unit.name);
        context.transact(Op::new("report.save", title), |tx| Ok(store::report::save(tx, &report)?))
            as Result<OpOutput<ReportId>>
    });
    registry.change("report.remove", |context, choice: ReportChoice| {
        let report = context.read(|conn| find(conn, choice.id))?;
        let title = format!("Xóa {}", report.name);
        context.transact(Op::new("report.remove", title), |tx| Ok(store::report::remove(tx, choice.id)?))
            as Result<OpOutput<()>>
    });
}

fn find(conn: &Connection, id: ReportId) -> Result<Report> {
    Ok(store::report::get(conn, id)?.ok_or_else(|| Fault::new("report.unknown"))?)
}

/// The reports of a movement that are owed or came: of a unit that ended before a report's day none is waited for.
pub(crate) fn of_movement(conn: &Connection, movement: MovementId, units: &UnitNames) -> Result<Vec<Report>> {
    let mut reports = store::report::of_movement(conn, movement)?;
    reports.retain(|own| own.received.is_some() || !ended_by(units, own.unit_id, own.due));
    Ok(reports)
}

/// Whether a unit had ended (giải thể, sáp nhập) by a day.
pub(crate) fn ended_by(units: &UnitNames, unit: UnitId, day: PartialDate) -> bool {
    let ended = units.get(unit).and_then(|unit| unit.ended);
    ended.is_some_and(|ended| ended.last_day() <= day.last_day())
}

/// Refuses a day on which a report cannot have come: one that is still to come, or more than a year before it was due.
///
/// # Errors
/// `report.received_later`, `report.received_early` with the day.
fn refuse_odd_day(report: &Report, today: chrono::NaiveDate) -> std::result::Result<(), Fault> {
    let Some(received) = report.received else { return Ok(()) };
    let refused = |code: &'static str| {
        let fault = Fault::new(code).with("date", received.vietnamese()).with("due", report.due.vietnamese());
        Err(fault.at_field("received"))
    };
    if received.first_day() > Some(today) {
        return refused("report.received_later");
    }
    let year_before = report.due.first_day().and_then(|due| due.checked_sub_months(chrono::Months::new(12)));
    if received.last_day() < year_before { refused("report.received_early") } else { Ok(()) }
}

/// Refuses the same report of a unit twice: of one movement, for one day, by one name however it is written.
///
/// # Errors
/// `report.already_owed` with the unit.
fn refuse_twin(conn: &Connection, report: &Report, unit: &str) -> Result<()> {
    let Some(movement) = report.movement_id else { return Ok(()) };
    let key = text::match_key(&report.name);
    let is_twin = |own: &Report| {
        own.id != report.id
            && own.unit_id == report.unit_id
            && own.due == report.due
            && text::match_key(&own.name) == key
    };
    if store::report::of_movement(conn, movement)?.iter().any(is_twin) {
        let fault = Fault::new("report.already_owed").with("name", &report.name).with("unit", unit);
        return Err(fault.with("due", report.due.vietnamese()).at_field("name").into());
    }
    Ok(())
}

fn state(report: &Report, today: chrono::NaiveDate) -> ReportState {
    match report.received {
        Some(_) if report.came_late() => ReportState::Late,
        Some(_) => ReportState::InTime,
        None if report.is_missing_on(today) => ReportState::Missing,
        None => ReportState::Awaited,
    }
}

fn list(context: &Context<'_>, filter: ReportFilter) -> Result<Items<ReportRow>> {
    let today = context.app.environment().clock.today();
    let days = filter.year.map(|year| (format!("{year}-01-01"), format!("{year}-12-31")));
    context.read(|conn| {
        let units = UnitNames::load(conn)?;
        let days = days.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
        let rows = store::report::list(conn, days)?.into_iter().map(|report| ReportRow {
            unit_name: units.name(Some(report.unit_id)),
            state: state(&report, today),
            report,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}
