//! How far the year's work is, in numbers.

use domain::id::RoundId;
use serde::Serialize;
use store::Connection;
use store::achievement::Filter;
use store::scoring::RoundState;
use ts_rs::TS;

use crate::{Context, Result};

/// How far a round is scored.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoundProgress {
    /// The round.
    pub id: RoundId,
    /// Its name.
    pub name: String,
    /// Units that are compared.
    pub units: u32,
    /// Units of which every cell is scored.
    pub done: u32,
    /// Cells that nobody has scored.
    pub missing: u32,
}

/// The year in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Totals {
    /// Movements that run in the year.
    pub movements: u32,
    /// Achievements of the year.
    pub achievements: u32,
    /// Those that no evidence file proves.
    pub without_evidence: u32,
    /// Batches of the year.
    pub batches: u32,
    /// Lines in them.
    pub nominations: u32,
    /// Units that the open rounds compare.
    pub compared: u32,
    /// Those of them of which every cell is scored.
    pub scored: u32,
}

/// The open rounds, the latest year first.
pub(super) fn rounds(context: &Context<'_>) -> Result<Vec<RoundProgress>> {
    let open = context.read(|conn| Ok(store::scoring::rounds(conn)?))?;
    let open = open.into_iter().filter(|round| round.state == RoundState::Open);
    let progress = open.filter_map(|round| {
        let id = round.id?;
        Some(crate::scoring::board(context, id).map(|board| {
            let missing = board.evaluation().units.iter().map(|unit| unit.not_scored.len());
            let missing: Vec<usize> = missing.collect();
            RoundProgress {
                id,
                name: round.name,
                units: count(missing.len()),
                done: count(missing.iter().filter(|missing| **missing == 0).count()),
                missing: count(missing.iter().sum()),
            }
        }))
    });
    progress.collect()
}

/// The numbers of a year.
pub(super) fn totals(conn: &Connection, year: u16, rounds: &[RoundProgress]) -> Result<Totals> {
    let movements = store::movement::list(conn)?;
    let running = movements.iter().filter(|movement| {
        let from = movement.period.from.is_none_or(|from| from.year() <= year);
        from && movement.period.to.is_none_or(|to| to.year() >= year)
    });
    let filter = Filter { year: Some(year), ..Filter::default() };
    let mut totals = Totals {
        movements: count(running.count()),
        achievements: store::achievement::count(conn, &filter)?,
        without_evidence: store::achievement::count_without_evidence(conn, year)?,
        compared: rounds.iter().map(|round| round.units).sum(),
        scored: rounds.iter().map(|round| round.done).sum(),
        ..Totals::default()
    };
    for batch in store::nomination::batches(conn)?.iter().filter(|batch| batch.year == year) {
        totals.batches += 1;
        if let Some(id) = batch.id {
            totals.nominations += store::nomination::count_lines(conn, id)?;
        }
    }
    Ok(totals)
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
