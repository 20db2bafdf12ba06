//! What is entered of a unit as a whole: its class, that it left the group, the totals printed on paper (scoring model G7, R3).

use domain::id::RoundId;
use serde::Serialize;
use ts_rs::TS;

use super::loaded::{Loaded, UnitValues};
use crate::command::{Items, Registry};
use crate::{Context, Result};

/// Which round.
#[derive(Debug, Clone, Copy, serde::Deserialize, TS)]
#[ts(rename = "UnitFactsChoice")]
pub struct Choice {
    /// The round.
    pub round: RoundId,
}

/// What is entered of a unit as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitFacts {
    /// The unit.
    pub unit: String,
    /// Its class, for limits of grades that depend on it; empty when none is entered.
    pub class: String,
    /// It left the group: its row stays, it is not ranked.
    pub withdrawn: bool,
    /// Why.
    pub reason: String,
    /// Totals printed on paper, by code of the stage, as typed.
    pub declared: Vec<DeclaredTotal>,
}

/// A total printed on the paper of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeclaredTotal {
    /// Code of the stage.
    pub stage: String,
    /// The total, as a decimal.
    pub total: String,
}

/// What a fact of a unit is called, for the middle of a sentence.
pub(super) fn name(field: &str) -> Option<&'static str> {
    match field {
        "class" => Some("loại"),
        "withdrawn" => Some("việc rút khỏi cụm, khối"),
        "declared_total" => Some("tổng điểm ghi trên giấy"),
        _ => None,
    }
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("round.unit_facts", facts);
}

/// # Errors
/// `round.unknown`.
fn facts(context: &Context<'_>, choice: Choice) -> Result<Items<UnitFacts>> {
    let loaded = Loaded::of(context, choice.round)?;
    let of_unit = |unit: &store::scoring::RoundUnit| {
        let values = context.read(|conn| loaded.values(conn, unit.unit_id))?;
        Ok(of_values(unit.unit_id.to_string(), &values))
    };
    Ok(Items { items: loaded.units.iter().map(of_unit).collect::<Result<_>>()? })
}

fn of_values(unit: String, values: &UnitValues) -> UnitFacts {
    let entered = |field: &str| values.field("", field).map(|values| values.entered.as_slice()).unwrap_or_default();
    let withdrawn = entered("withdrawn").iter().find(|entered| entered.value == "1");
    let declared = entered("declared_total").iter();
    UnitFacts {
        unit,
        class: entered("class").last().map(|entered| entered.value.clone()).unwrap_or_default(),
        withdrawn: withdrawn.is_some(),
        reason: withdrawn.map(|entered| entered.reason.clone()).unwrap_or_default(),
        declared: declared
            .map(|entered| DeclaredTotal { stage: entered.stage.clone(), total: entered.value.clone() })
            .collect(),
    }
}
