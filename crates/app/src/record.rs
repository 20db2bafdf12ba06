//! From which year the award record is complete: for the file, for a unit, for an award.

use domain::Fault;
use domain::id::{RecordId, UnitId};
use domain::record::RecordComplete;
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// What to state. Without a year the statement is taken back.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RecordInput {
    /// For a unit and the people in it; the whole file when absent.
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    /// For an award: id or name; all awards when absent.
    #[serde(default)]
    pub award: Option<String>,
    /// From this year of achievement on every grant is recorded.
    #[serde(default)]
    pub year: Option<u16>,
}

/// A statement as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordRow {
    /// The statement.
    #[serde(flatten)]
    #[ts(flatten)]
    pub record: RecordComplete,
    /// Name of the unit; empty for the whole file.
    pub unit_name: String,
    /// Name of the award; empty for all awards.
    pub award_name: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("record.list", list);
    registry.change("record.complete_from", complete_from);
}

fn list(context: &Context<'_>, _: Nothing) -> Result<Items<RecordRow>> {
    let catalogue = crate::law::catalogue(context)?;
    context.read(|conn| {
        let units = UnitNames::load(conn)?;
        let rows = store::record::list(conn)?.into_iter().map(|record| RecordRow {
            unit_name: record.unit_id.map(|unit| units.name(Some(unit))).unwrap_or_default(),
            award_name: record
                .award
                .as_deref()
                .map(|award| crate::grant::award_name(&catalogue, award).to_owned())
                .unwrap_or_default(),
            record,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

/// States from which year the record is complete, or takes the statement back.
///
/// # Errors
/// `record.year_odd`, `award.unknown`, `unit.unknown`; `record.none` when there is nothing to take back.
pub fn complete_from(context: &Context<'_>, input: RecordInput) -> Result<OpOutput<Option<RecordId>>> {
    let catalogue = crate::law::catalogue(context)?;
    let award = input.award.map(|award| crate::law::resolve_award(&catalogue, &award)).transpose()?;
    let unit = input.unit_id.map(|unit| context.read(|conn| crate::unit::find(conn, unit))).transpose()?;
    let mut of = unit.as_ref().map_or_else(|| "cả tệp".to_owned(), |unit| unit.name.clone());
    if let Some(award) = &award {
        of = format!("{of}, {}", award.name_vi);
    }
    let award = award.map(|award| award.id);
    let known = context.read(|conn| Ok(store::record::list(conn)?))?;
    let known = known.into_iter().find(|one| one.unit_id == input.unit_id && one.award == award).and_then(|one| one.id);
    let Some(year) = input.year else {
        let id = known.ok_or_else(|| Fault::new("record.none"))?;
        let op = Op::new("record.complete_from", format!("Bỏ mốc sổ khen thưởng đầy đủ: {of}"));
        return context.transact(op, |tx| {
            store::record::remove(tx, id)?;
            Ok(None)
        });
    };
    let record = RecordComplete { id: known, unit_id: input.unit_id, award, year }.checked().map_err(Error::Faults)?;
    let op = Op::new("record.complete_from", format!("Sổ khen thưởng đầy đủ từ năm {year}: {of}"));
    context.transact(op, |tx| Ok(Some(store::record::save(tx, &record)?)))
}
