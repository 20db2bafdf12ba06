//! What is left to do in a batch when it is to be closed: lines that are not at an end, by how far they are.

use domain::nomination::State;
use serde::Serialize;
use ts_rs::TS;

use super::batch::{BatchChoice, find};
use crate::command::{Items, Registry};
use crate::{Context, Result};

/// Lines of a batch that are not at an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RemainingLines {
    /// How far they are.
    pub state: State,
    /// How many.
    pub count: u32,
    /// What they still wait for, in words: `1 dòng Hội đồng đã thông qua chưa có quyết định`.
    pub text: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.remaining", remaining);
}

/// Those of a batch, the farthest first.
///
/// # Errors
/// `batch.unknown`.
fn remaining(context: &Context<'_>, choice: BatchChoice) -> Result<Items<RemainingLines>> {
    context.read(|conn| {
        find(conn, choice.id)?;
        let progress = store::nomination::progress(conn, choice.id)?;
        let lines = store::nomination::lines(conn, choice.id)?;
        let states = lines.iter().map(|line| {
            let own = line.id.and_then(|id| progress.get(&id));
            own.map(|own| own.state).unwrap_or_default()
        });
        Ok(counted(&states.collect::<Vec<_>>()).into())
    })
}

fn counted(states: &[State]) -> Vec<RemainingLines> {
    let waits = State::ALL.into_iter().rev().filter_map(|state| Some((state, waits_for(state)?)));
    let counted = waits.map(|(state, what)| (state, what, states.iter().filter(|own| **own == state).count()));
    let left = counted.filter(|(.., count)| *count > 0);
    left.map(|(state, what, count)| RemainingLines {
        state,
        count: u32::try_from(count).unwrap_or(u32::MAX),
        text: format!("{count} dòng {what}"),
    })
    .collect()
}

/// What a line of a state still waits for; none for one that is at its end.
fn waits_for(state: State) -> Option<&'static str> {
    match state {
        State::Draft => Some("còn là nháp, chưa nhận hồ sơ"),
        State::Received => Some("đã nhận nhưng chưa thẩm định"),
        State::Returned => Some("đã trả, chưa bổ sung xong"),
        State::Appraised => Some("đã thẩm định nhưng chưa trình Hội đồng"),
        State::Submitted => Some("đã trình nhưng Hội đồng chưa có ý kiến"),
        State::Passed => Some("Hội đồng đã thông qua nhưng chưa có quyết định"),
        State::NotPassed | State::Decided | State::Withdrawn => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_and_what_is_at_its_end_is_not() {
        let states =
            [State::Decided, State::Passed, State::Received, State::Withdrawn, State::Received, State::NotPassed];
        let told: Vec<String> = counted(&states).into_iter().map(|left| left.text).collect();
        assert_eq!(
            told,
            ["1 dòng Hội đồng đã thông qua nhưng chưa có quyết định", "2 dòng đã nhận nhưng chưa thẩm định"]
        );
        assert_eq!(counted(&[State::Decided, State::Withdrawn]), []);
    }
}
