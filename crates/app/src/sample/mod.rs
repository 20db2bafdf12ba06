//! The sample province: invented names, a whole year of work, filled into an empty data file as one operation.
//!
//! Its texts are data in `assets/sample`; here they only take the way that everything takes into a data file.

mod data;
mod history;
mod records;
mod seed;
mod subjects;
mod year;

use domain::Fault;
use serde::Serialize;
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{Context, Result};

pub use seed::{Size, seed};

/// What was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SampleFilled {
    /// Units.
    pub units: u32,
    /// People.
    pub people: u32,
    /// Achievements.
    pub achievements: u32,
    /// Lines of the batch.
    pub nominations: u32,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.change("sample.fill", |context, _: Nothing| fill(context));
}

/// Fills an empty data file with the sample province.
///
/// # Errors
/// `sample.not_empty` when somebody has begun to work in the file.
pub fn fill(context: &Context<'_>) -> Result<OpOutput<SampleFilled>> {
    let catalogue = crate::law::catalogue(context)?;
    context.transact(Op::new("sample.fill", "Nạp tỉnh mẫu"), |tx| {
        refuse_begun(tx)?;
        subjects::offices(tx)?;
        let units = subjects::units(tx)?;
        let people = subjects::people(tx)?;
        subjects::households(tx)?;
        subjects::clusters(tx)?;
        year::movements(tx)?;
        let achievements = year::achievements(tx)?;
        records::facts(tx)?;
        records::decisions(tx, &catalogue)?;
        let rounds = year::rounds(context, tx)?;
        let nominations = year::batch(context, tx, &catalogue, rounds.of_cluster)?;
        Ok(SampleFilled { units, people, achievements, nominations })
    })
}

/// The office's own identity may have been given already; nothing else.
///
/// # Errors
/// `sample.not_empty`.
fn refuse_begun(conn: &Connection) -> Result<()> {
    let empty = store::unit::list(conn)?.is_empty()
        && store::person::count(conn)? == 0
        && store::person::households(conn)?.is_empty()
        && store::cluster::list(conn, None)?.is_empty()
        && store::movement::list(conn)?.is_empty()
        && store::scoring::schemes(conn)?.is_empty()
        && store::nomination::batches(conn)?.is_empty();
    if empty { Ok(()) } else { Err(Fault::new("sample.not_empty").into()) }
}

/// How many, for what the program answers.
fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
