//! Reports that units owe (báo cáo phải nộp).

mod file;
mod grid;

use domain::Fault;
use domain::id::ReportId;
use domain::report::Report;
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

pub(crate) use grid::{MovementReports, grid};

pub(crate) fn register(registry: &mut Registry) {
    registry.query("report.list", list);
    grid::register(registry);
    file::register(registry);
    registry.change("report.save", |context, report: Report| {
        let report = report.checked().map_err(Error::Faults)?;
        let unit = context.read(|conn| crate::unit::find(conn, report.unit_id))?;
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
