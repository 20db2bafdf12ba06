//! Figures of collectives for a year: members, titles, sanctions.

pub(crate) mod import;

use domain::Fault;
use domain::collective::CollectiveYear;
use domain::id::{CollectiveYearId, UnitId};
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// Which figures. What is absent limits nothing.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct CollectiveFilter {
    /// Of a unit.
    pub unit: Option<UnitId>,
    /// Of a year.
    pub year: Option<u16>,
}

/// Which figures.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CollectiveChoice {
    /// Their id.
    pub id: CollectiveYearId,
}

/// The figures of a unit as lists show them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CollectiveRow {
    /// The figures.
    #[serde(flatten)]
    #[ts(flatten)]
    pub figures: CollectiveYear,
    /// Name of the unit.
    pub unit_name: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("collective.list", |context, filter: CollectiveFilter| {
        context.read(|conn| {
            let units = UnitNames::load(conn)?;
            let all = store::collective::list(conn, filter.unit, filter.year)?;
            let rows =
                all.into_iter().map(|figures| CollectiveRow { unit_name: units.name(Some(figures.unit_id)), figures });
            Ok(rows.collect::<Vec<_>>().into())
        }) as Result<Items<CollectiveRow>>
    });
    registry.change("collective.save", save);
    registry.change("collective.remove", |context, choice: CollectiveChoice| {
        let figures = context.read(|conn| Ok(store::collective::get(conn, choice.id)?))?;
        let figures = figures.ok_or_else(|| Fault::new("collective.unknown"))?;
        let unit = context.read(|conn| crate::unit::find(conn, figures.unit_id))?;
        let op = Op::new("collective.remove", format!("Xóa số liệu năm {} của {}", figures.year, unit.name));
        context.transact(op, |tx| Ok(store::collective::remove(tx, choice.id)?)) as Result<OpOutput<()>>
    });
}

/// Adds or changes the figures of a unit; it has one line a year.
///
/// # Errors
/// The faults of [`CollectiveYear::checked`]; `law.form_unknown`, `collective.twice`.
pub fn save(context: &Context<'_>, figures: CollectiveYear) -> Result<OpOutput<CollectiveYearId>> {
    let mut figures = figures.checked().map_err(Error::Faults)?;
    let catalogue = crate::law::catalogue(context)?;
    for (place, sanction) in figures.disciplined.iter_mut().flatten().enumerate() {
        let form = catalogue.vocab.read_form(&sanction.form);
        sanction.form = form.map_err(|fault| fault.at_field(format!("disciplined.{place}.form")))?.to_owned();
    }
    let unit = context.read(|conn| crate::unit::find(conn, figures.unit_id))?;
    let op = Op::new("collective.save", format!("Số liệu năm {} của {}", figures.year, unit.name));
    context.transact(op, |tx| {
        let of_year = store::collective::list(tx, Some(figures.unit_id), Some(figures.year))?;
        if of_year.iter().any(|other| other.id != figures.id) {
            let fault = Fault::new("collective.twice").with("name", &unit.name).with("year", figures.year);
            return Err(fault.at_field("year").into());
        }
        Ok(store::collective::save(tx, &figures)?)
    })
}
