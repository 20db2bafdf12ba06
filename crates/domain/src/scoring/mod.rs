//! The scoring engine: a scheme is data, the engine is fixed (chấm điểm thi đua).
//!
//! A [`Scheme`] is read and checked, made into a [`Plan`] once, and every unit's [`UnitInputs`] are evaluated on their own
//! by [`evaluate_unit`]; [`rank`] then compares totals. [`evaluate_all`] does all of it, [`explain`] runs the very same
//! evaluation with its notes switched on. Values are exact throughout and rounded only where the scheme says.
//!
//! | file | what it is for |
//! |---|---|
//! | `scheme/` | the JSON shapes and their reading |
//! | `plan`, `check` | the tree made ready; what is wrong with a scheme |
//! | `inputs`, `table` | entered and fed values; the long table of machines |
//! | `leaf/` | one file per kind of leaf |
//! | `derived` | fields computed from other fields |
//! | `cell`, `tree`, `unit` | stages and limits of one cell; groups; one unit's total |
//! | `gate`, `ranking`, `quota`, `results` | conditions that limit the outcome; ranks, ties, grades; their shares; the shape of results |
//! | `board` | all of it for a group of units, and again after a change |
//! | `notes`, `explanation`, `explain`, `recompute` | how a number came about, and that it comes about again |
//! | `change/` | what moved and why: reports, previews, other versions, stages |
//! | `from_table` | a scheme guessed from a printed table |
//! | `description`, `diff` | a scheme in words; what a new version changes |

mod board;
mod cell;
mod change;
mod check;
mod column;
mod combine;
mod declared;
mod derived;
mod description;
mod diff;
#[cfg(test)]
mod edge_cases;
mod evidence;
mod example;
mod explain;
mod explain_rank;
mod explanation;
mod finding;
mod form_cell;
mod from_table;
mod gate;
mod group_override;
mod inputs;
mod leaf;
mod notes;
mod peers;
mod plan;
mod quota;
mod ranking;
mod recompute;
mod results;
mod scheme;
mod shared;
mod table;
mod tree;
#[cfg(test)]
mod trial;
mod typed;
mod unit;
mod unit_of_measure;
#[cfg(test)]
mod whole_example;

pub use board::Board;
pub use change::{
    ChangeReport, Compared, Earlier, LeafChange, Rebase, StageDifference, StageTotal, Unfit, UnitChange, UnitEntry,
    UnitStages, UnitStatus, WhatIf, changes, explain_criterion_since, rebase, stage_differences, stages_side_by_side,
    what_if,
};
pub use check::{check_scheme, check_scheme_text};
pub use column::{FieldColumn, FieldType, LeafColumn};
pub use description::{Aspect, CriterionWords, Description};
pub use diff::{ChangeKind, SchemeChange, SchemeDiff, diff};
pub use example::{Example, ExampleField, example};
pub use explain::{explain, explain_criterion};
pub use explain_rank::explain_standing;
pub use explanation::{CapApplied, Explanation, InputNote};
pub use finding::{Code, Finding, Issue, Severity};
pub use form_cell::{FormCell, read_form_cell};
pub use from_table::{CriterionRow, Note as SchemeTableNote, scheme_from_table};
pub use inputs::{Entry, EvidenceRef, FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, Origin, UnitInputs};
pub use peers::Peers;
pub use plan::{Plan, Wanted};
pub use ranking::{Contestant, Rank, Standing, Standings, rank};
pub use recompute::recompute;
pub use results::{CellState, Evaluation, GateResult, GroupResult, LeafResult, UnitResult, evaluate_all};
pub use scheme::{
    Aggregate, Combine, Compare, Criterion, Derivation, DerivedBy, Evidence, Gate, GateEffect, Grade, GradeLimits,
    Input, Missing, NaMode, NaWhen, Quota, RankBy, RankOrder, Ranking, Role, Rounding, RoundingMode, Scheme, Source,
    SourceQuery, Stage, Ties, Total, code_key, read_scheme,
};
pub use table::read_long_table;
pub use typed::read_typed;
pub use unit::{UnitScore, evaluate_unit};
