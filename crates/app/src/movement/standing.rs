//! How one unit stands in a movement in a year: what its result is decided by, gathered from where it was entered.

use domain::date::PartialDate;
use domain::id::{MovementId, UnitId};
use domain::movement::{Registration, RegistrationStep, RemedyState};
use domain::number::Exact;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::result::working_year;
use super::target::{MovementTargetsRequest, targets};
use crate::command::Registry;
use crate::report::ReportState;
use crate::{Context, Result};

/// A unit of a movement in a year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct UnitStandingRequest {
    /// The movement.
    pub id: MovementId,
    /// The unit.
    pub unit_id: UnitId,
    /// The year; the working year when absent.
    #[serde(default)]
    pub year: Option<u16>,
}

/// A target with what the unit came to in the year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct UnitStandingTarget {
    /// The target.
    pub name: String,
    /// What was to be reached; none where the plan names no number, or asks it of all units together.
    pub aim: Option<Exact>,
    /// What was reached; none when nothing was reported.
    pub value: Option<Exact>,
    /// Whether the aim is reached; none when either number is not known.
    pub met: Option<bool>,
    /// The percent as it is printed; empty when there is none.
    pub percent_text: String,
}

/// A report that the unit owes, due in the year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct UnitStandingReport {
    /// What it is called.
    pub name: String,
    /// When it is due.
    pub due: PartialDate,
    /// When it came.
    pub received: Option<PartialDate>,
    /// How it stands.
    pub state: ReportState,
}

/// An inspection of the unit in the year.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnitStandingInspection {
    /// The day.
    pub date: PartialDate,
    /// What was found.
    pub findings: String,
    /// How far it is mended.
    pub remedy: RemedyState,
    /// The same in words; empty when nothing is to be mended.
    pub remedy_name: String,
}

/// How a unit stands in a movement in a year.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(optional_fields)]
pub struct UnitStanding {
    /// The year.
    pub year: u16,
    /// The targets, in the order of the plan.
    pub targets: Vec<UnitStandingTarget>,
    /// How many of them are reached.
    pub met: u32,
    /// How many of them are reported.
    pub reported: u32,
    /// The reports due in the year, by their days.
    pub reports: Vec<UnitStandingReport>,
    /// What it registered; none when it is not on the list of those who take part.
    pub registration: Option<Registration>,
    /// What it has not done of registering and planning.
    pub missing: Vec<RegistrationStep>,
    /// The inspections of the year, the latest first.
    pub inspections: Vec<UnitStandingInspection>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.standing", standing);
}

/// How a unit stands.
///
/// # Errors
/// `movement.unknown`.
fn standing(context: &Context<'_>, request: UnitStandingRequest) -> Result<UnitStanding> {
    let UnitStandingRequest { id, unit_id, year } = request;
    let year = year.unwrap_or_else(|| working_year(context));
    let followed = targets(context, MovementTargetsRequest { id, year: Some(year), period: None })?;
    let own = followed.units.into_iter().find(|own| own.unit_id == unit_id);
    let cells = own.map(|own| own.cells).unwrap_or_default();
    let targets: Vec<UnitStandingTarget> = followed
        .targets
        .into_iter()
        .zip(cells)
        .map(|(target, cell)| UnitStandingTarget {
            name: target.name,
            aim: cell.followed.aim,
            value: cell.followed.value,
            met: cell.followed.met,
            percent_text: cell.percent_text,
        })
        .collect();
    let asked = crate::report::grid(context, id)?;
    let cells = asked.units.into_iter().find(|own| own.unit_id == unit_id).map(|own| own.cells).unwrap_or_default();
    let reports = asked.columns.into_iter().zip(cells).filter_map(|(column, cell)| {
        let cell = cell.filter(|_| column.due.year() == year)?;
        Some(UnitStandingReport { name: column.name, due: column.due, received: cell.received, state: cell.state })
    });
    let registered = super::registration::registrations(context, id)?.rows;
    let registered = registered.into_iter().find(|own| own.registration.unit_id == unit_id);
    let inspections = super::inspection::rows(context, id)?.into_iter();
    let inspections =
        inspections.filter(|row| row.inspection.unit_id == Some(unit_id) && row.inspection.date.year() == year);
    Ok(UnitStanding {
        year,
        met: count(targets.iter().filter(|target| target.met == Some(true)).count()),
        reported: count(targets.iter().filter(|target| target.value.is_some()).count()),
        targets,
        reports: reports.collect(),
        missing: registered.as_ref().map(|own| own.missing.clone()).unwrap_or_default(),
        registration: registered.map(|own| own.registration),
        inspections: inspections
            .map(|row| UnitStandingInspection {
                date: row.inspection.date,
                findings: row.inspection.findings,
                remedy: row.remedy,
                remedy_name: row.remedy_name,
            })
            .collect(),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
