//! Dates as Vietnamese documents give them: a day, a month or only a year.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;

/// `2026`, `2026-11` or `2026-11-24`. Sorts by time, a year before its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct PartialDate {
    year: u16,
    month: u8,
    day: u8,
}

impl PartialDate {
    /// A whole date.
    pub fn from_date(date: NaiveDate) -> Self {
        Self {
            year: u16::try_from(date.year()).unwrap_or(0),
            month: u8::try_from(date.month()).unwrap_or(0),
            day: u8::try_from(date.day()).unwrap_or(0),
        }
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, if it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, if it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// The first day it can mean.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.into(), self.month.max(1).into(), self.day.max(1).into())
    }

    /// The last day it can mean.
    pub fn last_day(self) -> Option<NaiveDate> {
        if self.day > 0 {
            return self.first_day();
        }
        let month = if self.month > 0 { u32::from(self.month) } else { 12 };
        let (year, next) = if month == 12 { (i32::from(self.year) + 1, 1) } else { (self.year.into(), month + 1) };
        NaiveDate::from_ymd_opt(year, next, 1)?.pred_opt()
    }

    /// Whether another date is this one, said at least as exactly: 2026 covers 11/2026 and 24/11/2026.
    pub fn covers(self, other: Self) -> bool {
        self.year == other.year
            && (self.month == 0 || self.month == other.month)
            && (self.day == 0 || self.day == other.day)
    }

    /// Whether another date is a slip of the hand away: one of day, month and year differs, the day and the month have
    /// changed places, or years alone are neighbours.
    pub fn is_near(self, other: Self) -> bool {
        if self.day == 0 || other.day == 0 {
            return self.year.abs_diff(other.year) <= 1;
        }
        let same = [self.year == other.year, self.month == other.month, self.day == other.day];
        let swapped = self.year == other.year && self.month == other.day && self.day == other.month;
        swapped || same.iter().filter(|same| **same).count() >= 2
    }

    /// As it is printed in a table: `24/11/2026`, `11/2026`, `2026`.
    pub fn vietnamese(self) -> String {
        match (self.month, self.day) {
            (0, _) => format!("{}", self.year),
            (month, 0) => format!("{month:02}/{}", self.year),
            (month, day) => format!("{day:02}/{month:02}/{}", self.year),
        }
    }

    /// As a document spells it (Nghị định 30/2020, documents §1): days under 10 and the months 1 and 2 with a nought;
    /// what is not known is left to be filled in by hand.
    pub fn spelled(self) -> String {
        let day = self.day().map_or_else(|| "…".to_owned(), |day| format!("{day:02}"));
        let month = match self.month() {
            None => "…".to_owned(),
            Some(month @ 1..=2) => format!("{month:02}"),
            Some(month) => month.to_string(),
        };
        format!("ngày {day} tháng {month} năm {}", self.year)
    }

    /// Reads what people type: `24/11/2026`, `24-11-2026`, `24.11.2026`, `11/2026`, `2026` and the ISO forms.
    ///
    /// # Errors
    /// `date.invalid` when it is none of these or no such day exists.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let refused = || Fault::new("date.invalid").with("value", text);
        let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
        let number = |part: &str| -> Result<u16, Fault> {
            if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(refused());
            }
            part.parse().map_err(|_| refused())
        };
        let (year, month, day) = match parts.as_slice() {
            [year] => (number(year)?, 0, 0),
            [first, second] if first.len() == 4 => (number(first)?, number(second)?, 0),
            [first, second] => (number(second)?, number(first)?, 0),
            [first, second, third] if first.len() == 4 => (number(first)?, number(second)?, number(third)?),
            [first, second, third] => (number(third)?, number(second)?, number(first)?),
            _ => return Err(refused()),
        };
        if !(1900..=2200).contains(&year) || (parts.len() > 1 && month == 0) || (parts.len() > 2 && day == 0) {
            return Err(refused());
        }
        let date = Self {
            year,
            month: u8::try_from(month).map_err(|_| refused())?,
            day: u8::try_from(day).map_err(|_| refused())?,
        };
        date.first_day().map(|_| date).ok_or_else(refused)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl FromStr for PartialDate {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Self, Fault> {
        Self::read(text)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = Fault;
    fn try_from(text: String) -> Result<Self, Fault> {
        Self::read(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

/// From–to, both ends optional and partial.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Period {
    /// First day, month or year.
    pub from: Option<PartialDate>,
    /// Last day, month or year.
    pub to: Option<PartialDate>,
}

impl Period {
    /// The whole of a year.
    pub fn of_year(year: u16) -> Self {
        let year = PartialDate { year, month: 0, day: 0 };
        Self { from: Some(year), to: Some(year) }
    }

    /// # Errors
    /// `period.reversed` when the end lies before the beginning.
    pub fn check(&self) -> Result<(), Fault> {
        match (self.from.and_then(PartialDate::first_day), self.to.and_then(PartialDate::last_day)) {
            (Some(from), Some(to)) if to < from => Err(Fault::new("period.reversed").at_field("period.to")),
            _ => Ok(()),
        }
    }

    /// Whether some day lies in both periods; an open end reaches to all times.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_before_end = |a: &Self, b: &Self| match (
            a.from.and_then(PartialDate::first_day),
            b.to.and_then(PartialDate::last_day),
        ) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::read(text).unwrap()
    }

    #[test]
    fn dates_are_near_by_a_slip() {
        let near = |one: &str, other: &str| PartialDate::read(one).unwrap().is_near(PartialDate::read(other).unwrap());
        for (one, other) in
            [("12/3/1980", "12/3/1981"), ("12/3/1980", "13/3/1980"), ("12/3/1980", "3/12/1980"), ("1980", "1/1/1981")]
        {
            assert!(near(one, other), "{one} {other}");
        }
        for (one, other) in [("12/3/1980", "13/4/1980"), ("1980", "1982"), ("3/1980", "12/3/1985")] {
            assert!(!near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_year_covers_its_days() {
        for (wide, narrow) in [("1980", "12/3/1980"), ("3/1980", "12/3/1980"), ("1980", "1980")] {
            assert!(date(wide).covers(date(narrow)), "{wide} {narrow}");
        }
        for (wide, narrow) in [("12/3/1980", "1980"), ("4/1980", "12/3/1980"), ("1981", "12/3/1980")] {
            assert!(!date(wide).covers(date(narrow)), "{wide} {narrow}");
        }
    }

    #[test]
    fn reads_what_officers_type() {
        assert_eq!(date("24/11/2026").to_string(), "2026-11-24");
        assert_eq!(date("5.1.2026").to_string(), "2026-01-05");
        assert_eq!(date("11/2026").to_string(), "2026-11");
        assert_eq!(date("2026").vietnamese(), "2026");
        assert_eq!(date("2026-02-03").vietnamese(), "03/02/2026");
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in ["30/02/2026", "31/04/2026", "00/00/2026", "13/2026", "24/11/26", "mai", "", "1/2/3/4"] {
            assert_eq!(PartialDate::read(text).unwrap_err().code, "date.invalid", "{text}");
        }
        assert!(PartialDate::read("29/02/2028").is_ok());
    }

    #[test]
    fn documents_spell_dates_as_the_decree_says() {
        assert_eq!(date("05/01/2026").spelled(), "ngày 05 tháng 01 năm 2026");
        assert_eq!(date("24/11/2026").spelled(), "ngày 24 tháng 11 năm 2026");
        assert_eq!(date("09/03/2026").spelled(), "ngày 09 tháng 3 năm 2026");
        assert_eq!(date("2026").spelled(), "ngày … tháng … năm 2026");
    }

    #[test]
    fn a_year_reaches_from_its_first_to_its_last_day() {
        assert_eq!(date("2026").first_day(), NaiveDate::from_ymd_opt(2026, 1, 1));
        assert_eq!(date("2026").last_day(), NaiveDate::from_ymd_opt(2026, 12, 31));
        assert_eq!(date("02/2028").last_day(), NaiveDate::from_ymd_opt(2028, 2, 29));
    }

    #[test]
    fn periods_overlap_on_a_shared_day() {
        let first = Period { from: Some(date("2026-01")), to: Some(date("2026-06")) };
        let second = Period { from: Some(date("2026-06-30")), to: None };
        let third = Period { from: Some(date("2026-07-01")), to: Some(date("2027")) };
        assert!(first.overlaps(&second));
        assert!(!first.overlaps(&third));
        assert!(second.overlaps(&third));
    }
}
