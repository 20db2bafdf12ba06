//! Yearly evaluations (xếp loại hằng năm) of units and people.

pub(crate) mod import;

use std::collections::HashMap;

use domain::Fault;
use domain::evaluation::Evaluation;
use domain::id::{EvaluationId, MovementId, UnitId};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::{Context, Error, Result};

/// Which evaluations.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EvaluationFilter {
    /// Of one year.
    #[serde(default)]
    pub year: Option<u16>,
}

/// Which evaluation.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct EvaluationChoice {
    /// Its id.
    pub id: EvaluationId,
}

/// An evaluation with the name of who was evaluated.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EvaluationRow {
    /// The evaluation.
    #[serde(flatten)]
    pub evaluation: Evaluation,
    /// The subject's name.
    pub name: String,
    /// The level as documents name it.
    pub level_name: String,
    /// Of a unit: what it came to in the movements of the year, as it stands there.
    pub movements: Vec<MovementOutcome>,
}

/// What a unit came to in a movement in a year.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementOutcome {
    /// The movement.
    pub movement_id: MovementId,
    /// Its name.
    pub movement_name: String,
    /// How far the unit came, in words; empty while nobody has said.
    pub level_name: String,
    /// Responsibility of the unit's head for it.
    pub responsibility: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("evaluation.list", |context, filter: EvaluationFilter| {
        context.read(|conn| {
            let mut outcomes = outcomes(conn, filter.year)?;
            let rows = store::evaluation::named(conn, filter.year)?.into_iter().map(|(evaluation, name)| {
                let movements = match evaluation.subject {
                    Subject::Unit(unit) => outcomes.remove(&(unit, evaluation.year)).unwrap_or_default(),
                    _ => Vec::new(),
                };
                EvaluationRow { name, level_name: evaluation.level.vietnamese().to_owned(), evaluation, movements }
            });
            Ok(rows.collect::<Vec<_>>().into())
        }) as Result<Items<EvaluationRow>>
    });
    registry.change("evaluation.save", save);
    registry.change("evaluation.remove", remove);
}

/// What units came to in movements, by unit and year; of one year when it is given.
fn outcomes(conn: &Connection, year: Option<u16>) -> Result<HashMap<(UnitId, u16), Vec<MovementOutcome>>> {
    let mut outcomes: HashMap<(UnitId, u16), Vec<MovementOutcome>> = HashMap::new();
    for (movement_id, movement_name, result) in store::movement::results_of_year(conn, year)? {
        let outcome = MovementOutcome {
            movement_id,
            movement_name,
            level_name: result.level_name().to_owned(),
            responsibility: result.responsibility,
        };
        outcomes.entry((result.unit_id, result.year)).or_default().push(outcome);
    }
    Ok(outcomes)
}

fn find(conn: &Connection, id: EvaluationId) -> Result<Evaluation> {
    Ok(store::evaluation::get(conn, id)?.ok_or_else(|| Fault::new("evaluation.unknown"))?)
}

fn save(context: &Context<'_>, evaluation: Evaluation) -> Result<OpOutput<EvaluationId>> {
    let evaluation = evaluation.checked().map_err(Error::Faults)?;
    let name = context.read(|conn| crate::subject::name(conn, evaluation.subject))?;
    let title = format!("Xếp loại năm {} của {name}", evaluation.year);
    context.transact(Op::new("evaluation.save", title), |tx| write(tx, &evaluation, &name))
}

/// Writes a checked evaluation; a subject has one a year.
pub(crate) fn write(tx: &Tx<'_>, evaluation: &Evaluation, name: &str) -> Result<EvaluationId> {
    let of_year = store::evaluation::list(tx, Some(evaluation.year))?;
    if of_year.iter().any(|other| other.subject == evaluation.subject && other.id != evaluation.id) {
        let fault = Fault::new("evaluation.twice").with("name", name).with("year", evaluation.year);
        return Err(fault.at_field("year").into());
    }
    Ok(store::evaluation::save(tx, evaluation)?)
}

fn remove(context: &Context<'_>, choice: EvaluationChoice) -> Result<OpOutput<()>> {
    let (evaluation, name) = context.read(|conn| {
        let evaluation = find(conn, choice.id)?;
        let name = crate::subject::name(conn, evaluation.subject)?;
        Ok((evaluation, name))
    })?;
    let title = format!("Xóa xếp loại năm {} của {name}", evaluation.year);
    context.transact(Op::new("evaluation.remove", title), |tx| Ok(store::evaluation::remove(tx, choice.id)?))
}
