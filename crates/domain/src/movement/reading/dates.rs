//! Dates and spans of time as papers write them.

use std::ops::Range;

use super::model::Found;
use super::source::Source;
use crate::date::PartialDate;

/// A date and the tokens that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub date: PartialDate,
    pub tokens: Range<usize>,
}

impl Dated {
    pub(super) fn found(&self, source: &Source, sure: bool) -> Option<Found> {
        source.found_as(self.tokens.clone(), self.date.to_string(), sure)
    }
}

/// The date that begins at a token: `ngày 05 tháng 3 năm 2024`, `ngày 05/3/2024`, `05.3.2024`, `ngày tháng 11 năm 2021` (the
/// day still to be given), `tháng 3/2024`, `tháng 3 năm 2024`.
pub(super) fn date_at(source: &Source, at: usize) -> Option<Dated> {
    let mut next = at;
    let named = source.word(next) == "ngay";
    if named {
        next += 1;
    }
    let day = source.number(next).filter(|day| *day <= 31);
    if let Some(day) = day {
        if let Some(found) = separated(source, at, next, day) {
            return Some(found);
        }
        next += 1;
    } else if named {
        next = skip_blanks(source, next);
    }
    if source.word(next) != "thang" || !(named || day.is_some() || next == at) {
        return None;
    }
    let month_at = skip_blanks(source, next + 1);
    let month = source.number(month_at);
    if let Some(month) = month.filter(|month| (1..=12).contains(month)) {
        let mut next = month_at + 1;
        if source.word(next) == "/" {
            let year = year_at(source, next + 1)?;
            return read(at..next + 2, &[year, month]);
        }
        next += usize::from(source.word(next) == ",");
        if source.word(next) == "nam" {
            let year = year_at(source, skip_blanks(source, next + 1))?;
            let end = skip_blanks(source, next + 1) + 1;
            return match day {
                Some(day) => read(at..end, &[year, month, day]),
                None => read(at..end, &[year, month]),
            };
        }
        return None;
    }
    // "ngày … tháng … năm 2026"
    if named && source.word(month_at) == "nam" {
        let year_place = skip_blanks(source, month_at + 1);
        let year = year_at(source, year_place)?;
        return read(at..year_place + 1, &[year]);
    }
    None
}

/// `05/3/2024`, `05-3-2024`, `05.3.2024`, `3/2024` after "ngày" or "tháng".
fn separated(source: &Source, at: usize, first: usize, day: u32) -> Option<Dated> {
    let separator = source.word(first + 1);
    if !matches!(separator, "/" | "-" | ".") {
        return None;
    }
    let month = source.number(first + 2).filter(|month| (1..=12).contains(month))?;
    if source.word(first + 3) != separator {
        return None;
    }
    let year = year_at(source, first + 4)?;
    read(at..first + 5, &[year, month, day])
}

/// A year of our times in four digits.
pub(super) fn year_at(source: &Source, at: usize) -> Option<u32> {
    source.number(at).filter(|year| (1930..=2100).contains(year) && source.word(at).len() == 4)
}

/// Dots and strokes that stand where a number is to be written by hand.
fn skip_blanks(source: &Source, at: usize) -> usize {
    let mut next = at;
    while next < at + 12 && matches!(source.word(next), "." | "_" | "/") {
        next += 1;
    }
    next
}

fn read(tokens: Range<usize>, parts: &[u32]) -> Option<Dated> {
    let text: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| if place == 0 { format!("{part:04}") } else { format!("{part:02}") })
        .collect();
    PartialDate::read(&text.join("-")).ok().map(|date| Dated { date, tokens })
}

/// The date of a day, month or year.
pub(super) fn partial(parts: &[u32]) -> Option<PartialDate> {
    read(0..0, parts).map(|dated| dated.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        date_at(&Source::new(text), 0).map(|dated| dated.date.to_string())
    }

    #[test]
    fn dates_of_papers_are_read() {
        for (text, read) in [
            ("ngày 05 tháng 3 năm 2024", "2024-03-05"),
            ("ngày 05/3/2024", "2024-03-05"),
            ("05/3/2024", "2024-03-05"),
            ("ngày  05.03.2024", "2024-03-05"),
            ("ngày 5-3-2024", "2024-03-05"),
            ("ngày tháng 11 năm 2021", "2021-11"),
            ("ngày ..... tháng 11 năm 2021", "2021-11"),
            ("ngày … tháng … năm 2026", "2026"),
            ("tháng 3/2024", "2024-03"),
            ("tháng 3 năm 2024", "2024-03"),
            ("05 tháng 3, năm 2024", "2024-03-05"),
        ] {
            assert_eq!(date(text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["ngày 30/02/2024", "ngày nay", "3/4", "1.2.3", "ngày 15/12", "tháng trước", "năm 2024", ""]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
