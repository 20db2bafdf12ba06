//! The parts of a year that units report targets for: month, quarter, half, nine months, the whole year.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Fault, text};

const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

/// A part of a year: `2026`, `2026-H1`, `2026-9M`, `2026-Q3`, `2026-M05`. Sorts by its year, its end, then the longer last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct TargetPeriod {
    year: u16,
    /// Its last month, from 1.
    last: u8,
    /// How many months it has.
    months: u8,
}

impl TargetPeriod {
    /// The whole of a year.
    pub const fn of_year(year: u16) -> Self {
        Self { year, last: 12, months: 12 }
    }

    /// Its year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// How many months it has: 1, 3, 6, 9 or 12.
    pub const fn months(self) -> u8 {
        self.months
    }

    const fn first(self) -> u8 {
        self.last + 1 - self.months
    }

    /// How many months of the year are gone at its end.
    pub const fn months_gone(self) -> u8 {
        self.last
    }

    /// Whether it ends in the other's year, not after it.
    pub const fn ends_by(self, other: Self) -> bool {
        self.year == other.year && self.last <= other.last
    }

    /// Its first day.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.first()), 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Option<NaiveDate> {
        let (year, next) = match self.last {
            12 => (i32::from(self.year) + 1, 1),
            last => (i32::from(self.year), u32::from(last) + 1),
        };
        NaiveDate::from_ymd_opt(year, next, 1)?.pred_opt()
    }

    /// Whether some month lies in both.
    pub const fn overlaps(self, other: Self) -> bool {
        self.year == other.year && self.first() <= other.last && other.first() <= self.last
    }

    /// Every period of a year, in their order.
    pub fn all_of(year: u16) -> Vec<Self> {
        let spans = [(1, 12), (3, 4), (6, 2), (12, 1)];
        let spans = spans.into_iter().flat_map(|(months, count)| (1..=count).map(move |nth| (months, months * nth)));
        let mut all: Vec<Self> = spans.map(|(months, last)| Self { year, last, months }).collect();
        all.push(Self { year, last: 9, months: 9 });
        all.sort();
        all
    }

    /// As it is printed: `Tháng 5/2026`, `Quý II/2026`, `6 tháng đầu năm 2026`, `9 tháng đầu năm 2026`, `Năm 2026`.
    pub fn vietnamese(self) -> String {
        let year = self.year;
        match (self.months, self.last) {
            (1, month) => format!("Tháng {month}/{year}"),
            (3, 3) => format!("Quý I/{year}"),
            (3, 6) => format!("Quý II/{year}"),
            (3, 9) => format!("Quý III/{year}"),
            (3, _) => format!("Quý IV/{year}"),
            (6, 6) => format!("6 tháng đầu năm {year}"),
            (6, _) => format!("6 tháng cuối năm {year}"),
            (9, _) => format!("9 tháng đầu năm {year}"),
            _ => format!("Năm {year}"),
        }
    }

    /// Reads what reports print and people type: `Quý I/2026`, `6 tháng đầu năm 2026`, `tháng 5/2026`, `05/2026`, `2026`
    /// and the stored forms. `year` is that of a period that names none.
    ///
    /// # Errors
    /// `movement.period_odd` when it is none of these or its year is not known.
    pub fn read(written: &str, year: Option<u16>) -> Result<Self, Fault> {
        let refused = || Fault::new("movement.period_odd").with("value", text::line(written));
        let folded = text::fold(written);
        let mut words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).collect();
        words.retain(|word| !matches!(*word, "" | "nam" | "ca" | "ky" | "bao" | "cao"));
        let year_at = words.iter().position(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
        let year = match year_at {
            Some(place) => words.remove(place).parse().ok(),
            None => year,
        };
        let year = year.filter(|year| YEARS.contains(year)).ok_or_else(refused)?;
        let (months, last) = match words.as_slice() {
            [] if year_at.is_some() || !folded.trim().is_empty() => (12, 12),
            ["h1" | "6m"] | ["6" | "sau", "thang"] | ["6" | "sau", "thang", "dau"] => (6, 6),
            ["h2"] | ["6" | "sau", "thang", "cuoi"] => (6, 12),
            ["9m"] | ["9" | "chin", "thang"] | ["9" | "chin", "thang", "dau"] => (9, 9),
            ["quy", nth] => (3, 3 * quarter(nth).ok_or_else(refused)?),
            [word] if word.starts_with('q') => (3, 3 * word.get(1..).and_then(quarter).ok_or_else(refused)?),
            ["thang", month] => (1, month_of(month).ok_or_else(refused)?),
            [word] => (1, month_of(word.strip_prefix('m').unwrap_or(word)).ok_or_else(refused)?),
            _ => return Err(refused()),
        };
        Ok(Self { year, last, months })
    }
}

fn quarter(word: &str) -> Option<u8> {
    match word {
        "1" | "i" => Some(1),
        "2" | "ii" => Some(2),
        "3" | "iii" => Some(3),
        "4" | "iv" => Some(4),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u8> {
    word.parse().ok().filter(|month| (1..=12).contains(month))
}

impl fmt::Display for TargetPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, last, months } = *self;
        match months {
            1 => write!(f, "{year:04}-M{last:02}"),
            3 => write!(f, "{year:04}-Q{}", last / 3),
            6 => write!(f, "{year:04}-H{}", last / 6),
            9 => write!(f, "{year:04}-9M"),
            _ => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for TargetPeriod {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Self, Fault> {
        Self::read(text, None)
    }
}

impl TryFrom<String> for TargetPeriod {
    type Error = Fault;
    fn try_from(text: String) -> Result<Self, Fault> {
        Self::read(&text, None)
    }
}

impl From<TargetPeriod> for String {
    fn from(period: TargetPeriod) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_reports_print_them() {
        let cases = [
            ("2026", "2026"),
            ("Cả năm 2026", "2026"),
            ("6 tháng đầu năm 2026", "2026-H1"),
            ("6 tháng cuối năm 2026", "2026-H2"),
            ("9 tháng năm 2026", "2026-9M"),
            ("Quý I/2026", "2026-Q1"),
            ("quý 4 năm 2026", "2026-Q4"),
            ("Q2/2026", "2026-Q2"),
            ("Tháng 9/2026", "2026-M09"),
            ("05/2026", "2026-M05"),
            ("2026-05", "2026-M05"),
        ];
        for (written, stored) in cases {
            let period = TargetPeriod::read(written, None).unwrap();
            assert_eq!(period.to_string(), stored, "{written}");
            // What is stored and what is printed mean the same again.
            assert_eq!(stored.parse::<TargetPeriod>().unwrap(), period);
            assert_eq!(TargetPeriod::read(&period.vietnamese(), None).unwrap(), period, "{written}");
        }
        assert_eq!(TargetPeriod::read("Quý III", Some(2026)).unwrap().to_string(), "2026-Q3");
        for odd in ["", "Quý V/2026", "13/2026", "Quý I", "đợt 1 năm 2026", "2 tháng 2026"] {
            assert_eq!(TargetPeriod::read(odd, None).unwrap_err().code, "movement.period_odd", "{odd}");
        }
    }

    #[test]
    fn a_year_has_twenty_periods_that_lie_where_the_calendar_puts_them() {
        // 12 months, 4 quarters, 2 halves, 9 months, the year.
        assert_eq!(TargetPeriod::all_of(2026).len(), 20);
        let of = |text: &str| text.parse::<TargetPeriod>().unwrap();
        assert!(of("2026-Q3").overlaps(of("2026-9M")) && of("2026-H2").overlaps(of("2026-9M")));
        assert!(!of("2026-Q4").overlaps(of("2026-9M")) && !of("2026-Q1").overlaps(of("2025-Q1")));
        assert_eq!(of("2026-Q1").last_day(), NaiveDate::from_ymd_opt(2026, 3, 31));
        assert_eq!(of("2026-Q2").first_day(), NaiveDate::from_ymd_opt(2026, 4, 1));
        assert_eq!(of("2026-9M").first_day(), NaiveDate::from_ymd_opt(2026, 1, 1));
        assert_eq!(of("2026").last_day(), NaiveDate::from_ymd_opt(2026, 12, 31));
        assert!(of("2026-M09") < of("2026-Q3") && of("2026-Q3") < of("2026-9M") && of("2026-9M") < of("2026-Q4"));
    }
}
