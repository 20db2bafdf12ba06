//! What every paper of a round begins with: the round, its scheme in lines, its results, its units in the order of the
//! decision.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Fault;
use domain::id::UnitId;
use domain::number::Exact;
use domain::scoring::{Board, CellState, LeafResult, UnitResult, code_key};
use office::document::Cell;
use store::scoring::Round;

use crate::print::{Paper, PrintOptions};
use crate::scoring::loaded::Loaded;
use crate::{Context, Result};

/// What stands where a criterion does not apply.
pub(in crate::scoring) const NOT_APPLICABLE: &str = "KAD";

/// A round to print.
pub(super) struct Printed {
    pub loaded: Arc<Loaded>,
    /// By precedence of the stages.
    pub board: Arc<Board>,
    pub round: Round,
    pub paper: Paper,
}

impl Printed {
    /// The round of the options.
    ///
    /// # Errors
    /// `print.round_missing`, `round.unknown`, `print.office_missing`.
    pub fn of(context: &Context<'_>, options: &PrintOptions) -> Result<Self> {
        let id = options.round.ok_or_else(|| Fault::new("print.round_missing"))?;
        let loaded = Loaded::of(context, id)?;
        let board = loaded.board(context, None)?;
        let (round, paper) =
            context.read(|conn| Ok((crate::scoring::find_round(conn, id)?, Paper::of(context, conn, options)?)))?;
        Ok(Self { loaded, board, round, paper })
    }

    /// Results of the units in the order of the decision: all of them, or the chosen one.
    ///
    /// # Errors
    /// `round.unit_missing` for one that the round does not compare.
    pub fn units(&self, only: Option<UnitId>) -> Result<Vec<(UnitId, &UnitResult)>> {
        if let Some(unit) = only.filter(|unit| self.loaded.member(*unit).is_none()) {
            return Err(Fault::new("round.unit_missing").with("name", unit).into());
        }
        let results: BTreeMap<&str, &UnitResult> =
            self.board.evaluation().units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
        let members = self.loaded.units.iter().filter(|member| only.is_none_or(|unit| unit == member.unit_id));
        Ok(members
            .filter_map(|member| Some((member.unit_id, *results.get(member.unit_id.to_string().as_str())?)))
            .collect())
    }
}

/// The scores of a unit, found by code.
pub(super) struct Scores<'a> {
    groups: BTreeMap<String, Option<&'a Exact>>,
    leaves: BTreeMap<String, &'a LeafResult>,
}

impl<'a> Scores<'a> {
    /// The scores of a result.
    pub fn of(unit: &'a UnitResult) -> Self {
        Self {
            groups: unit.groups.iter().map(|group| (code_key(&group.code), group.score.as_ref())).collect(),
            leaves: unit.leaves.iter().map(|leaf| (code_key(&leaf.code), leaf.as_ref())).collect(),
        }
    }

    /// A leaf, by its code as codes are compared.
    pub fn leaf(&self, key: &str) -> Option<&'a LeafResult> {
        self.leaves.get(key).copied()
    }

    /// The score of a leaf or group.
    pub fn score(&self, key: &str) -> Option<&'a Exact> {
        self.leaf(key).and_then(|leaf| leaf.score.as_ref()).or_else(|| self.groups.get(key).copied().flatten())
    }

    /// As printed: the score, `KAD` where it does not apply without one, nothing where nobody scored it.
    pub fn cell(&self, key: &str, places: u32) -> Cell {
        match self.score(key) {
            Some(score) => Cell::decimal(score.clone(), places),
            None if self.is_out(key) => Cell::text(NOT_APPLICABLE),
            None => Cell::empty(),
        }
    }

    /// Whether a leaf, or a whole group, does not apply.
    fn is_out(&self, key: &str) -> bool {
        self.leaf(key).map_or_else(
            || self.groups.get(key).is_some_and(Option::is_none),
            |leaf| leaf.state == CellState::NotApplicable,
        )
    }
}
