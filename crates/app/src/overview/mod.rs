//! Overview (tổng quan): what waits to be done, and how far the year's work is. Reads the other features and changes
//! nothing.

mod deadline;
mod progress;
mod step;
mod task;

use serde::Serialize;
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{Context, Result};

use progress::{RoundProgress, Totals};
use step::Step;
use task::Task;

/// What the first screen shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// The working year.
    pub year: u16,
    /// What waits, the most pressing first.
    pub tasks: Vec<Task>,
    /// The first steps with a data file, in their order.
    pub steps: Vec<Step>,
    /// How far the open rounds are scored.
    pub rounds: Vec<RoundProgress>,
    /// The year in numbers.
    pub totals: Totals,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("overview.get", overview);
}

fn overview(context: &Context<'_>, _: Nothing) -> Result<Overview> {
    let year = context.app.settings().year.unwrap_or_else(|| context.today().year());
    let rounds = progress::rounds(context)?;
    context.read(|conn| {
        Ok(Overview {
            year,
            tasks: task::all(conn, year, context.app.environment().clock.today(), &rounds)?,
            steps: step::all(conn)?,
            totals: progress::totals(conn, year, &rounds)?,
            rounds,
        })
    })
}
