//! What changes, and why: between two evaluations, if something were entered, under another version of the scheme, and
//! from one stage to the next. Nothing here is stored.

mod entered;
mod rebase;
mod report;
mod since;
mod stages;
mod what_if;

pub use rebase::{Rebase, Unfit, rebase};
pub use report::{ChangeReport, Compared, LeafChange, UnitChange, UnitStatus, changes};
pub use since::{Earlier, explain_criterion_since};
pub use stages::{StageDifference, StageTotal, UnitStages, stage_differences, stages_side_by_side};
pub use what_if::{UnitEntry, WhatIf, what_if};
