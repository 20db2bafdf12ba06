//! Numbers and dates as Excel shows them, from what it stores.

use chrono::{Days, NaiveDate};
use domain::number::{self, Exact};

/// A number as Excel shows it at full width: 15 significant digits, no exponent, no trailing zeros. Excel itself keeps
/// no more, so 0.1+0.2 is "0.3".
pub(super) fn decimal_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let whole = usize::try_from(exponent.saturating_add(1)).unwrap_or(0);
    if exponent < 0 {
        let zeros = "0".repeat(usize::try_from(exponent.unsigned_abs()).unwrap_or(1).saturating_sub(1));
        format!("{sign}0.{zeros}{digits}")
    } else if digits.len() <= whole {
        format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        let (before, after) = digits.split_at(whole);
        format!("{sign}{before}.{after}")
    }
}

/// A number shown as a percentage, as it is read on paper: "0.985" is "98,5%".
pub(super) fn percent_text(decimal: &str) -> Option<String> {
    let share = number::read_machine(decimal).ok()?;
    Some(format!("{}%", (share * Exact::HUNDRED).vietnamese_exact()))
}

/// What Excel's count of days means: a date as `2026-11-24`; none for a day that there is not. The count begins with
/// 1900, which it takes for a leap year, or with 1904.
pub(super) fn date_text(decimal: &str, from_1904: bool) -> Option<String> {
    let days: u64 = decimal.split('.').next()?.parse().ok()?;
    let days = if from_1904 { days.checked_add(1462)? } else { days };
    let first = if days < 60 { NaiveDate::from_ymd_opt(1899, 12, 31)? } else { NaiveDate::from_ymd_opt(1899, 12, 30)? };
    let date = first.checked_add_days(Days::new(days)).filter(|_| days > 0)?;
    let text = date.format("%Y-%m-%d").to_string();
    (text.len() == 10).then_some(text)
}

/// The time in a fraction of a day: "0.3125" is "07:30".
pub(super) fn time_text(decimal: &str) -> Option<String> {
    minutes(decimal).filter(|minutes| *minutes < 24 * 60).map(clock_text)
}

/// Hours and minutes in a number of days, beyond a day too: "1.104166666666667" is "26:30".
pub(super) fn hours_text(decimal: &str) -> Option<String> {
    minutes(decimal).map(clock_text)
}

fn minutes(days: &str) -> Option<u32> {
    let minutes = number::read_machine(days).ok()? * Exact::from(24 * 60);
    // Rounded to the minute: half past seven is stored as 0.3125, ten past as 0.298611111111111.
    minutes.round(0).to_string().parse().ok()
}

fn clock_text(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_binary_artefacts() {
        // Left: what a workbook stores. Right: what Excel shows for it with enough decimals.
        for (stored, shown) in [
            (0.300_000_000_000_000_04, "0.3"),
            (97.0, "97"),
            (8.4, "8.4"),
            (-0.65, "-0.65"),
            (1_168_800_000.0, "1168800000"),
            (0.000_012_5, "0.0000125"),
            (1e20, "100000000000000000000"),
            (0.666_666_666_666_666_6, "0.666666666666667"),
            (0.0, "0"),
            (-0.0, "0"),
            (99.999_999_999_999_99, "100"),
        ] {
            assert_eq!(decimal_text(stored), shown);
        }
    }

    #[test]
    fn days_are_counted_as_excel_does() {
        // Day 1 is 1 January 1900; 45663 is 6 January 2025 (from 1904: 44201); 60 is the 29 February that never was.
        for (count, from_1904, date) in [
            ("1", false, Some("1900-01-01")),
            ("59", false, Some("1900-02-28")),
            ("61", false, Some("1900-03-01")),
            ("45663", false, Some("2025-01-06")),
            ("45663.75", false, Some("2025-01-06")),
            ("44201", true, Some("2025-01-06")),
            ("0", false, None),
            ("-5", false, None),
            ("9999999999", false, None),
        ] {
            assert_eq!(date_text(count, from_1904).as_deref(), date, "{count}");
        }
        assert_eq!(time_text("0.3125").as_deref(), Some("07:30"));
        assert_eq!(time_text("0.298611111111111").as_deref(), Some("07:10"));
        // A day and two hours and a half: 26.5 / 24.
        assert_eq!((time_text("1.104166666666667"), hours_text("1.104166666666667").as_deref()), (None, Some("26:30")));
        assert_eq!((hours_text("-0.5"), hours_text("4.5").as_deref()), (None, Some("108:00")));
    }

    #[test]
    fn a_share_is_shown_in_hundredths() {
        assert_eq!(percent_text("0.985").as_deref(), Some("98,5%"));
        assert_eq!(percent_text("1.2").as_deref(), Some("120%"));
    }
}
