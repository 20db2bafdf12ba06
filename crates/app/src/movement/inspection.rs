//! Inspections of a movement.

use chrono::NaiveDate;
use domain::Fault;
use domain::id::{InspectionId, MovementId};
use domain::movement::{Inspection, RemedyState};
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::{MovementChoice, find};
use crate::command::{Items, Registry};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Which inspection.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct InspectionChoice {
    /// Its id.
    pub id: InspectionId,
}

/// An inspection with the name of its unit and how far it is mended today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InspectionRow {
    /// The inspection.
    #[serde(flatten)]
    pub inspection: Inspection,
    /// Name of the unit; empty when it was not one of them.
    pub unit_name: String,
    /// How far what was found is mended.
    pub remedy: RemedyState,
    /// The same in words; empty when nothing is to be mended.
    pub remedy_name: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.inspections", list);
    registry.change("movement.inspection_save", save);
    registry.change("movement.inspection_remove", remove);
}

fn list(context: &Context<'_>, choice: MovementChoice) -> Result<Items<InspectionRow>> {
    Ok(rows(context, choice.id)?.into())
}

/// The inspections of a movement, the latest first.
pub(super) fn rows(context: &Context<'_>, id: MovementId) -> Result<Vec<InspectionRow>> {
    let today = context.app.environment().clock.today();
    context.read(|conn| {
        find(conn, id)?;
        let units = UnitNames::load(conn)?;
        let rows = store::movement::inspections(conn, id)?.into_iter();
        Ok(rows.map(|inspection| row(&units, inspection, today)).collect())
    })
}

/// An inspection with its words, as it stands on a day.
pub(super) fn row(units: &UnitNames, inspection: Inspection, day: NaiveDate) -> InspectionRow {
    let remedy = inspection.remedy(day);
    InspectionRow {
        unit_name: units.name(inspection.unit_id),
        remedy,
        remedy_name: remedy.vietnamese().to_owned(),
        inspection,
    }
}

fn find_one(conn: &Connection, id: InspectionId) -> Result<Inspection> {
    Ok(store::movement::inspection(conn, id)?.ok_or_else(|| Fault::new("movement.inspection_unknown"))?)
}

/// `kiểm tra Sở Y tế ngày 10/05/2026`.
fn called(conn: &Connection, inspection: &Inspection) -> Result<String> {
    let unit = inspection.unit_id.map(|unit| crate::unit::find(conn, unit)).transpose()?;
    let whose = unit.map(|unit| format!(" {}", unit.name)).unwrap_or_default();
    Ok(format!("kiểm tra{whose} ngày {}", inspection.date.vietnamese()))
}

fn save(context: &Context<'_>, inspection: Inspection) -> Result<OpOutput<InspectionId>> {
    let inspection = inspection.checked().map_err(Error::Faults)?;
    let title = context.read(|conn| {
        find(conn, inspection.movement_id)?;
        called(conn, &inspection)
    })?;
    let op = Op::new("movement.inspection_save", format!("Ghi {title}"));
    context.transact(op, |tx| Ok(store::movement::save_inspection(tx, &inspection)?))
}

fn remove(context: &Context<'_>, choice: InspectionChoice) -> Result<OpOutput<()>> {
    let title = context.read(|conn| called(conn, &find_one(conn, choice.id)?))?;
    let op = Op::new("movement.inspection_remove", format!("Xóa {title}"));
    context.transact(op, |tx| Ok(store::movement::remove_inspection(tx, choice.id)?))
}
