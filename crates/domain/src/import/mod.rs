//! Taking tables in, the pure part: which column fills which field, what a row says, which record it means, and what
//! an import would do with every row before anything is written.
//!
//! A kind of records (units, people, scores) gives its [`Field`]s and turns a [`Line`] into a [`Proposal`]; everything
//! else is here, once for all kinds.

mod date;
mod field;
mod identity;
mod line;
mod plan;
mod sexes;

pub use date::{read_date, read_period};
pub use field::{Field, GROUP, guess};
pub use identity::{Identity, Mark, Meant, meant, targets};
pub use line::{Cell, Line, Lines, Reading, Sheet, are_of_years};
pub use plan::{Draft, Fate, FieldChange, Plan, PlannedRow, Proposal, Shown, refuse_twins};
pub use sexes::gather_sexes;
