//! Blind stages: what others gave is shown only after one's own score.

use domain::scoring::{Combine, Plan};

/// Whether a cell is kept from a scorer of a stage: the stage is blind and has several scorers, others have scored the
/// cell, and this one has not. `entries`: stage and scorer of everything that was entered into the cell.
pub(super) fn hides<'a>(
    plan: &Plan,
    stage: &str,
    scorer: &str,
    entries: impl Iterator<Item = (&'a str, &'a str)>,
) -> bool {
    let own = plan.stages().iter().find(|own| own.code == stage);
    let is_blind = own.is_some_and(|own| own.blind && own.combine != Combine::Single);
    let mut at_stage = entries.filter(|(entered, _)| is_blind && *entered == stage).peekable();
    at_stage.peek().is_some() && !at_stage.any(|(_, who)| who == scorer)
}
