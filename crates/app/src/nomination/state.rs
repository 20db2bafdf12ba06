//! The states of a nomination as the window knows them: their names, what each may become, what takes a word on why.

use domain::nomination::State;
use serde::Serialize;
use ts_rs::TS;

use crate::command::Registry;

/// A state.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NominationStateRule {
    /// The state.
    pub state: State,
    /// As lists print it.
    pub name: String,
    /// What it may become.
    pub next: Vec<State>,
    /// Whether becoming it needs a word on why.
    pub needs_reason: bool,
    /// Whether an appraisal stands behind it: what that rests on changes no more.
    pub appraised: bool,
}

pub(super) fn register(registry: &mut Registry) {
    let rules: Vec<NominationStateRule> = State::ALL
        .into_iter()
        .map(|state| NominationStateRule {
            state,
            name: state.vietnamese().to_owned(),
            next: state.next().to_vec(),
            needs_reason: state.needs_reason(),
            appraised: state.is_appraised(),
        })
        .collect();
    registry.constant("NOMINATION_STATES", &rules);
}
