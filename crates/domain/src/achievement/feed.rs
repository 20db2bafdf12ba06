//! Achievements as the source of a scheme's input (scoring model §3, S5): which count, and what is taken from them.

use crate::date::Period;
use crate::id::{AchievementId, MovementId};
use crate::number::Exact;
use crate::{Fault, text};

/// Which achievements count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Code of their kind, `sang_kien`; all kinds when absent.
    pub kind: Option<String>,
    /// Only initiatives that were recognised: their scope is known.
    pub initiatives_only: bool,
    /// An achievement counts when its last day lies in this period, so in one of several years only.
    pub period: Period,
    /// Only those that answer this movement.
    pub movement: Option<MovementId>,
}

/// Which of a figure's two numbers is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// What was assigned.
    Target,
    /// What was reached.
    Actual,
}

/// What is taken from the achievements that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// How many there are.
    Count,
    /// The sum of the figures of a name.
    Sum {
        /// The figure's name, compared as names are.
        figure: String,
        /// Which number of it.
        of: Figures,
    },
}

/// What one subject's achievements give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fed {
    /// The count or the sum.
    pub value: Exact,
    /// The achievements it was taken from.
    pub source_ids: Vec<AchievementId>,
    /// Their codes, in the same order.
    pub codes: Vec<String>,
}

impl Take {
    /// Reads the `take` of a scheme: `count`, `sum:<figure>` (what was reached) or `sum_target:<figure>`.
    ///
    /// # Errors
    /// `achievement.take_unknown`.
    pub fn read(take: &str) -> Result<Self, Fault> {
        let (what, figure) = take.split_once(':').unwrap_or((take, ""));
        let figure = text::line(figure);
        match (what.trim(), figure.is_empty()) {
            ("count", true) => Ok(Self::Count),
            ("sum", false) => Ok(Self::Sum { figure, of: Figures::Actual }),
            ("sum_target", false) => Ok(Self::Sum { figure, of: Figures::Target }),
            _ => Err(Fault::new("achievement.take_unknown").with("take", take)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_are_read_as_schemes_write_them() {
        assert_eq!(Take::read("count").unwrap(), Take::Count);
        let households = Take::Sum { figure: "Hộ đạt chuẩn".to_owned(), of: Figures::Actual };
        assert_eq!(Take::read("sum: Hộ đạt  chuẩn").unwrap(), households);
        for wrong in ["", "sum", "sum:", "count:x", "average:x"] {
            assert_eq!(Take::read(wrong).unwrap_err().code, "achievement.take_unknown", "{wrong}");
        }
    }
}
