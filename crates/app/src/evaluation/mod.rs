//! Yearly evaluations (xếp loại hằng năm) of units and people.

pub(crate) mod import;

use domain::Fault;
use domain::evaluation::Evaluation;
use domain::id::EvaluationId;
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
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("evaluation.list", |context, filter: EvaluationFilter| {
        context.read(|conn| {
            let rows = store::evaluation::named(conn, filter.year)?.into_iter().map(|(evaluation, name)| {
                EvaluationRow { name, level_name: evaluation.level.vietnamese().to_owned(), evaluation }
            });
            Ok(rows.collect::<Vec<_>>().into())
        }) as Result<Items<EvaluationRow>>
    });
    registry.change("evaluation.save", save);
    registry.change("evaluation.remove", remove);
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
fn write(tx: &Tx<'_>, evaluation: &Evaluation, name: &str) -> Result<EvaluationId> {
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
