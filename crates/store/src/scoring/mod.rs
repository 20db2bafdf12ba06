//! Schemes, rounds, the scores entered in them and their evidence.

mod evidence;
mod round;
mod scheme;
mod score;

use crate::Table;

pub use evidence::{
    ScoreAchievement, ScoreEvidence, ScoreFile, add_evidence, check_evidence, evidence, evidence_content, get_evidence,
    remove_evidence,
};
pub use round::{
    Round, RoundState, RoundUnit, add_unit, guard, lock, remove_unit, round, rounds, save_round, snapshot, units,
};
pub use scheme::{SchemeRow, add_scheme, is_scheme_in_use, scheme, schemes};
pub use score::{ScoreRef, ScoreRow, each, of_unit, put, remove, scorers};

/// Tables of scoring.
pub const TABLES: &[Table] = &[scheme::TABLE, round::TABLE, round::UNITS, score::TABLE, evidence::TABLE];
