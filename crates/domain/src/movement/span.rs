//! The days that a report on a movement is about.

use chrono::NaiveDate;

use super::TargetPeriod;
use crate::date::PartialDate;

/// From a first day to a last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

impl Span {
    /// The days of a period; none of a year that the calendar does not know.
    pub fn of(period: TargetPeriod) -> Option<Self> {
        Some(Self { from: period.first_day()?, to: period.last_day()? })
    }

    /// Whether something happened within it. Of a month or a year, all of it must lie within.
    pub fn holds(self, date: PartialDate) -> bool {
        date.first_day().is_some_and(|day| day >= self.from) && self.knows(date)
    }

    /// Whether something had happened at its end.
    pub fn knows(self, date: PartialDate) -> bool {
        date.last_day().is_some_and(|day| day <= self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_year_holds_its_own_days_and_knows_what_was_before() {
        let half = Span::of("2026-H1".parse().unwrap()).unwrap();
        for (date, holds, knows) in [
            ("01/01/2026", true, true),
            ("30/6/2026", true, true),
            ("01/7/2026", false, false),
            ("31/12/2025", false, true),
            ("6/2026", true, true),
            ("2026", false, false),
            ("2025", false, true),
        ] {
            let date = PartialDate::read(date).unwrap();
            assert_eq!((half.holds(date), half.knows(date)), (holds, knows), "{}", date.vietnamese());
        }
    }
}
