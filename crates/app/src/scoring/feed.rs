//! Feeding (scoring model S5): what a criterion takes from achievements and targets instead of having it typed again.

use std::collections::BTreeMap;

use domain::id::UnitId;
use domain::number::Exact;
use domain::scoring::{Origin, Plan, Source, SourceQuery};
use store::Connection;
use store::scoring::Round;

use crate::Result;

/// A value found for a field.
#[derive(Debug, Clone)]
pub(super) struct Fed {
    pub criterion: String,
    pub field: String,
    pub value: Exact,
    pub origin: Origin,
}

/// Everything that the data file holds for the criteria of a round about one unit.
pub(super) fn of_unit(conn: &Connection, plan: &Plan, round: &Round, unit: UnitId) -> Result<Vec<Fed>> {
    let mut found = Vec::new();
    let mut known: BTreeMap<String, Option<(Exact, Origin)>> = BTreeMap::new();
    for wanted in plan.wanted() {
        let name = format!("{:?}", wanted.source);
        let value = match known.get(&name) {
            Some(value) => value.clone(),
            None => {
                let value = look_up(conn, wanted.source, round, unit)?;
                known.insert(name, value.clone());
                value
            }
        };
        if let Some((value, origin)) = value {
            found.push(Fed { criterion: wanted.criterion.to_owned(), field: wanted.field.to_owned(), value, origin });
        }
    }
    Ok(found)
}

fn look_up(conn: &Connection, source: &Source, round: &Round, _unit: UnitId) -> Result<Option<(Exact, Origin)>> {
    match source {
        Source::Target(query) => target(conn, query, round),
        _ => Ok(None),
    }
}

/// A figure of a target of the round's movement in the round's year.
fn target(conn: &Connection, query: &SourceQuery, round: &Round) -> Result<Option<(Exact, Origin)>> {
    let (Some(movement), Some(name)) = (round.movement_id, query.name.as_deref()) else { return Ok(None) };
    let Some(target) = store::movement::target(conn, movement, name)? else { return Ok(None) };
    let year = target.years.iter().find(|year| year.year == round.year);
    let value = match query.take.as_str() {
        "target" => year.and_then(|year| year.target.clone()).or(target.value),
        "actual" => year.and_then(|year| year.actual.clone()),
        _ => None,
    };
    let source = format!("Chỉ tiêu “{name}” của phong trào, năm {}", round.year);
    let origin = Origin { source: Some(source), source_ids: vec![movement.to_string()], ..Origin::default() };
    Ok(value.map(|value| (value, origin)))
}
