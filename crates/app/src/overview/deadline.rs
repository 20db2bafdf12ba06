//! Which days press: deadlines as plans write them, and what is late or soon.

use chrono::NaiveDate;
use domain::date::PartialDate;
use serde::Serialize;
use ts_rs::TS;

/// A day that is so near, in days, is soon; one that passed longer ago is no longer reminded of, for nobody says that a
/// milestone was kept.
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

/// How much a day presses today, and in how many days it is (negative when it passed); none when it is far off.
pub(super) fn pressing(due: PartialDate, today: NaiveDate) -> Option<(Urgency, i32)> {
    let days = due.last_day()?.signed_duration_since(today).num_days();
    let urgency = if days < 0 { Urgency::Late } else { Urgency::Soon };
    if (-NEAR..=NEAR).contains(&days) { Some((urgency, i32::try_from(days).ok()?)) } else { None }
}

/// The date in a deadline as written: "trước ngày 15/12/2026". A year alone is no deadline.
pub(super) fn date_in(words: &str) -> Option<PartialDate> {
    let mut dates = words.split_whitespace().filter_map(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        PartialDate::read(word).ok().filter(|date| date.month().is_some())
    });
    dates.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_are_found_in_words() {
        let read = |words: &str| date_in(words).map(PartialDate::vietnamese);
        assert_eq!(read("trước ngày 15/12/2026.").as_deref(), Some("15/12/2026"));
        assert_eq!(read("từ 01/3/2026 đến 30/6/2026").as_deref(), Some("30/06/2026"));
        assert_eq!(read("tháng 11/2026").as_deref(), Some("11/2026"));
        for words in ["thường xuyên", "năm 2026", "Quý IV/2026", ""] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn a_day_presses_a_month_before_and_a_month_after() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let of = |date: &str| pressing(PartialDate::read(date).unwrap(), today);
        assert_eq!(of("26/11/2026"), Some((Urgency::Soon, 0)));
        assert_eq!(of("26/12/2026"), Some((Urgency::Soon, 30)));
        assert_eq!(of("27/12/2026"), None);
        assert_eq!(of("25/11/2026"), Some((Urgency::Late, -1)));
        assert_eq!(of("26/10/2026"), None);
        // The last day of the month counts: 30/11/2026.
        assert_eq!(of("11/2026"), Some((Urgency::Soon, 4)));
    }
}
