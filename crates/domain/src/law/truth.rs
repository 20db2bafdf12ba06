//! Three-valued logic: a condition is met, not met, or not known yet (catalogue, `primitives` all, any, not).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LawTruth")]
pub enum Truth {
    /// Not met, whatever is found out later.
    NotMet,
    /// A fact is missing that could decide either way.
    Unknown,
    /// Met.
    Met,
}

impl Truth {
    /// Met or not.
    pub fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::NotMet }
    }

    /// Not met if any is not met, else unknown if any is unknown.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().min().unwrap_or(Self::Met)
    }

    /// Met if any is met, else unknown if any is unknown.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max().unwrap_or(Self::NotMet)
    }

    /// Turned round; unknown stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{Met, NotMet, Unknown};
    use super::*;

    #[test]
    fn a_part_that_fails_decides_all_and_one_that_holds_decides_any() {
        assert_eq!(Truth::all([Met, Unknown, NotMet]), NotMet);
        assert_eq!(Truth::all([Met, Unknown]), Unknown);
        assert_eq!(Truth::all([Met, Met]), Met);
        assert_eq!(Truth::any([NotMet, Unknown, Met]), Met);
        assert_eq!(Truth::any([NotMet, Unknown]), Unknown);
        assert_eq!(Truth::any([NotMet, NotMet]), NotMet);
        assert_eq!(Unknown.negated(), Unknown);
        assert_eq!(Met.negated(), NotMet);
    }
}
