//! Schemes, rounds and the scores entered in them.

mod round;
mod scheme;
mod score;

use crate::Table;

pub use round::{
    Round, RoundState, RoundUnit, add_unit, guard, lock, remove_unit, round, rounds, save_round, snapshot, units,
};
pub use scheme::{SchemeRow, add_scheme, is_scheme_in_use, scheme, schemes};
pub use score::{ScoreRef, ScoreRow, each, of_unit, put, remove, scorers};

/// Tables of scoring.
pub const TABLES: &[Table] = &[scheme::TABLE, round::TABLE, round::UNITS, score::TABLE];
