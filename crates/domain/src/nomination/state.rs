//! How far a nomination is. The verdict of the law stands beside it and is never one of these states.
//!
//! ```text
//!             ┌──────────── trả bổ sung ◄───────────┬─────────────────┐
//!             ▼                  ▲                  │                 │
//!  nháp ──► đã nhận ─────────────┴──► đã thẩm định ─┴─► trình Hội đồng ──► thông qua ──► đã quyết định
//!                                                             └──► không thông qua
//!  Until it is decided or was not passed, any of them can be withdrawn (rút), and what was withdrawn begins anew as nháp.
//! ```

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;
use crate::law::Verdict;

/// How far a nomination is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NominationState")]
pub enum State {
    /// Nháp.
    #[default]
    Draft,
    /// Đã nhận.
    Received,
    /// Trả bổ sung.
    Returned,
    /// Đã thẩm định.
    Appraised,
    /// Trình Hội đồng.
    Submitted,
    /// Hội đồng thông qua.
    Passed,
    /// Hội đồng không thông qua.
    NotPassed,
    /// Đã quyết định.
    Decided,
    /// Rút.
    Withdrawn,
}

impl State {
    /// All, in the order of the work.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Received,
        Self::Returned,
        Self::Appraised,
        Self::Submitted,
        Self::Passed,
        Self::NotPassed,
        Self::Decided,
        Self::Withdrawn,
    ];

    /// Its code, as data files and the command line have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Received => "received",
            Self::Returned => "returned",
            Self::Appraised => "appraised",
            Self::Submitted => "submitted",
            Self::Passed => "passed",
            Self::NotPassed => "not_passed",
            Self::Decided => "decided",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Draft => "Nháp",
            Self::Received => "Đã nhận",
            Self::Returned => "Trả bổ sung",
            Self::Appraised => "Đã thẩm định",
            Self::Submitted => "Trình Hội đồng",
            Self::Passed => "Hội đồng thông qua",
            Self::NotPassed => "Hội đồng không thông qua",
            Self::Decided => "Đã quyết định",
            Self::Withdrawn => "Rút",
        }
    }

    /// What it may become.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Received, Self::Withdrawn],
            Self::Received => &[Self::Returned, Self::Appraised, Self::Withdrawn],
            Self::Returned => &[Self::Received, Self::Withdrawn],
            Self::Appraised => &[Self::Submitted, Self::Returned, Self::Withdrawn],
            Self::Submitted => &[Self::Passed, Self::NotPassed, Self::Returned, Self::Withdrawn],
            Self::Passed => &[Self::Decided, Self::Withdrawn],
            Self::NotPassed | Self::Decided => &[],
            Self::Withdrawn => &[Self::Draft],
        }
    }

    /// Whether it is still on its way or was decided: neither withdrawn nor turned down.
    pub fn counts(self) -> bool {
        !matches!(self, Self::NotPassed | Self::Withdrawn)
    }

    /// Whether an appraisal stands behind it: what that rests on changes no more until the line goes back or is withdrawn.
    pub fn is_appraised(self) -> bool {
        matches!(self, Self::Appraised | Self::Submitted | Self::Passed | Self::NotPassed | Self::Decided)
    }

    /// Whether becoming it needs a word on why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Returned | Self::NotPassed | Self::Withdrawn)
    }

    /// Goes on to another state. A line that waits or is blocked gets no further than what was received.
    ///
    /// # Errors
    /// `nomination.step` with both states; `nomination.held` with the verdict; `nomination.reason_missing`.
    pub fn advance(self, next: Self, verdict: Option<Verdict>, reason: &str) -> Result<Self, Fault> {
        if !self.next().contains(&next) {
            return Err(Fault::new("nomination.step").with("from", self.vietnamese()).with("to", next.vietnamese()));
        }
        let held = verdict.filter(|verdict| matches!(verdict, Verdict::OnHold | Verdict::Blocked));
        if let Some(verdict) = held
            && matches!(next, Self::Appraised | Self::Submitted | Self::Passed | Self::Decided)
        {
            return Err(Fault::new("nomination.held")
                .with("verdict", verdict.vietnamese())
                .with("to", next.vietnamese()));
        }
        if next.needs_reason() && reason.trim().is_empty() {
            return Err(Fault::new("nomination.reason_missing").with("to", next.vietnamese()).at_field("reason"));
        }
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nomination_goes_its_way_step_by_step() {
        let way = [State::Received, State::Appraised, State::Submitted, State::Passed, State::Decided];
        let mut state = State::Draft;
        for next in way {
            state = state.advance(next, Some(Verdict::Eligible), "").unwrap();
        }
        assert_eq!(state.next(), []);
        let skipped = State::Draft.advance(State::Appraised, None, "").unwrap_err();
        assert_eq!((skipped.code.as_str(), skipped.params["from"].as_str()), ("nomination.step", "Nháp"));
    }

    #[test]
    fn a_code_is_what_data_files_hold() {
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
    }

    #[test]
    fn what_waits_or_is_blocked_gets_no_further() {
        for verdict in [Verdict::OnHold, Verdict::Blocked] {
            let code = |from: State, to: State| from.advance(to, Some(verdict), "").unwrap_err().code;
            assert_eq!(code(State::Received, State::Appraised), "nomination.held");
            assert_eq!(code(State::Appraised, State::Submitted), "nomination.held");
            assert!(State::Received.advance(State::Returned, Some(verdict), "Chờ kết luận").is_ok());
        }
        // One that is not eligible is appraised as such.
        assert!(State::Received.advance(State::Appraised, Some(Verdict::NotEligible), "").is_ok());
    }

    #[test]
    fn going_back_says_why_and_every_state_but_the_ends_can_be_left() {
        let missing = State::Received.advance(State::Returned, None, " ").unwrap_err();
        assert_eq!(missing.code, "nomination.reason_missing");
        assert_eq!(State::Withdrawn.next(), [State::Draft]);
        let ends: Vec<State> = State::ALL.into_iter().filter(|state| state.next().is_empty()).collect();
        assert_eq!(ends, [State::NotPassed, State::Decided]);
    }
}
