//! Which backups to keep: dense lately, then one a day, one a week, one a month.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, NaiveDateTime};

/// Every backup younger than this is kept.
const ALL_FOR: Duration = Duration::days(2);
/// One a day is kept for so long.
const DAILY_FOR: Duration = Duration::days(14);
/// One a week is kept for so long.
const WEEKLY_FOR: Duration = Duration::weeks(8);
/// One a month is kept for so long; an officer's question about an award reaches back two years.
const MONTHLY_FOR: Duration = Duration::days(731);

/// The backups that may go, of those made at the given local times. The latest of each day, week or month stays, and
/// the latest of all always does.
pub fn superfluous(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let mut newest_first: Vec<NaiveDateTime> = made.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let latest = newest_first.first().copied();
    let mut filled = BTreeSet::new();
    newest_first.retain(|&at| Some(at) != latest && slot(at, now).is_none_or(|slot| !filled.insert(slot)));
    newest_first
}

/// The place a backup would fill: its own moment, its day, week or month; none when it is too old.
fn slot(at: NaiveDateTime, now: NaiveDateTime) -> Option<(u8, String)> {
    let age = now.signed_duration_since(at);
    if age <= ALL_FOR {
        Some((0, at.to_string()))
    } else if age <= DAILY_FOR {
        Some((1, at.date().to_string()))
    } else if age <= WEEKLY_FOR {
        let week = at.iso_week();
        Some((2, format!("{} {}", week.year(), week.week())))
    } else if age <= MONTHLY_FOR {
        Some((3, format!("{} {}", at.year(), at.month())))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(month: u32, day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn the_last_two_days_stay_whole() {
        let made = [at(11, 24, 8), at(11, 24, 17), at(11, 23, 8), at(11, 23, 17)];
        assert!(superfluous(&made, at(11, 24, 18)).is_empty());
    }

    #[test]
    fn older_days_keep_their_latest() {
        let made = [at(11, 24, 8), at(11, 15, 8), at(11, 15, 17), at(11, 16, 8)];
        assert_eq!(superfluous(&made, at(11, 24, 18)), [at(11, 15, 8)]);
    }

    #[test]
    fn older_weeks_and_months_keep_one() {
        // 5 and 7 October 2026 are the Monday and Wednesday of one week; 3 and 27 March lie beyond eight weeks.
        let made = [at(11, 24, 8), at(10, 5, 9), at(10, 7, 9), at(3, 3, 9), at(3, 27, 9), at(4, 1, 9)];
        assert_eq!(superfluous(&made, at(11, 24, 18)), [at(10, 5, 9), at(3, 3, 9)]);
    }

    #[test]
    fn the_latest_stays_however_old() {
        assert!(superfluous(&[at(1, 1, 1)], at(11, 24, 18) + Duration::days(9000)).is_empty());
    }

    #[test]
    fn what_is_too_old_goes() {
        let old = at(1, 1, 1) - Duration::days(1000);
        assert_eq!(superfluous(&[old, at(11, 24, 8)], at(11, 24, 18)), [old]);
    }
}
