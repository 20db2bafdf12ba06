//! The years that a movement runs in.

use std::ops::RangeInclusive;

use super::Movement;
use crate::date::PartialDate;

/// So many years before its end a movement is looked at, however early it says that it began.
const LONGEST: u16 = 30;

impl Movement {
    /// The years of its period. Without an end it runs to the year that is asked for; without a beginning it began with its
    /// plan, or then.
    pub fn years(&self, asked: u16) -> RangeInclusive<u16> {
        let year = |date: Option<PartialDate>| date.map(PartialDate::year);
        let to = year(self.period.to);
        let from = year(self.period.from).or(year(self.date)).unwrap_or(asked.min(to.unwrap_or(asked)));
        let to = to.unwrap_or(asked).max(from);
        from.max(to.saturating_sub(LONGEST))..=to
    }

    /// The year that is asked for, or the nearest of its own.
    pub fn nearest_year(&self, asked: u16) -> u16 {
        let years = self.years(asked);
        asked.clamp(*years.start(), *years.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Period;

    #[test]
    fn a_movement_is_looked_at_in_its_own_years() {
        let day = |text: &str| Some(PartialDate::read(text).unwrap());
        let of = |from, to| Movement { period: Period { from, to }, ..Movement::default() };
        let closed = of(day("3/2021"), day("2025"));
        assert_eq!(
            (closed.years(2026), closed.nearest_year(2026), closed.nearest_year(2019)),
            (2021..=2025, 2025, 2021)
        );
        assert_eq!(closed.nearest_year(2023), 2023);
        let open = of(day("2024"), None);
        assert_eq!((open.years(2026), open.nearest_year(2026)), (2024..=2026, 2026));
        assert_eq!(of(None, None).years(2026), 2026..=2026);
        assert_eq!(of(None, day("2025")).years(2026), 2025..=2025);
        assert_eq!(of(None, day("2027")).years(2026), 2026..=2027);
        let planned = Movement { date: day("05/02/2026"), ..Movement::default() };
        assert_eq!(planned.years(2024), 2026..=2026);
    }
}
