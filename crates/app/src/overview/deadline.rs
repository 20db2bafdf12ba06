//! Which days press: what is late or soon.

use chrono::NaiveDate;
use domain::date::PartialDate;
use serde::Serialize;
use ts_rs::TS;

/// A day that is so near, in days, is soon.
const NEAR: i64 = 30;

/// How much something presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Its day has passed.
    Late,
    /// Its day is near.
    Soon,
    /// It waits without a day.
    Open,
}

/// How much a day presses today, and in how many days it is (negative when it passed); none when it is far off. One that
/// passed is reminded of until something says that it was kept; what nobody says that of (`is_forgotten`), for a month.
pub(super) fn pressing(due: PartialDate, today: NaiveDate, is_forgotten: bool) -> Option<(Urgency, i32)> {
    let days = due.last_day()?.signed_duration_since(today).num_days();
    let urgency = if days < 0 { Urgency::Late } else { Urgency::Soon };
    let is_near = days <= NEAR && (days >= -NEAR || !is_forgotten);
    if is_near { Some((urgency, i32::try_from(days).ok()?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_presses_a_month_before_and_a_month_after() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let of = |date: &str| pressing(PartialDate::read(date).unwrap(), today, true);
        assert_eq!(of("26/11/2026"), Some((Urgency::Soon, 0)));
        assert_eq!(of("26/12/2026"), Some((Urgency::Soon, 30)));
        assert_eq!(of("27/12/2026"), None);
        assert_eq!(of("25/11/2026"), Some((Urgency::Late, -1)));
        assert_eq!(of("26/10/2026"), None);
        // What can be said to be kept is reminded of until it is: 31 days after 26/10 is 26/11.
        let kept = pressing(PartialDate::read("26/10/2026").unwrap(), today, false);
        assert_eq!(kept, Some((Urgency::Late, -31)));
        // The last day of the month counts: 30/11/2026.
        assert_eq!(of("11/2026"), Some((Urgency::Soon, 4)));
    }
}
