//! The days in a deadline as plans word it: `trước ngày 15 tháng 12 năm 2026`, `trước ngày 15/6 và 15/12 hằng năm`, `quý II/2027`.

use std::ops::Range;

use super::dates::{date_at, partial, year_at};
use super::source::Source;
use crate::date::PartialDate;

/// The months whose end a quarter's last month is.
const QUARTER_ENDS: [u32; 4] = [3, 6, 9, 12];

/// Every day that a deadline names, the earliest first. What comes back every year, quarter or month does so in the given
/// years. The beginning of a span is no deadline, nor is a year alone; a ký hiệu (`số 12/2024`) is no date.
pub fn due_days(words: &str, years: Range<u16>) -> Vec<PartialDate> {
    let source = Source::new(words);
    let recurring = recurrence(&source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.len() {
        if source.word(at) == "so" && source.number(at + 1).is_some() {
            at += 2;
            while at < source.len() && matches!(source.word(at), "/" | "-") {
                at += 2;
            }
            continue;
        }
        if let Some(dated) = date_at(&source, at).or_else(|| month_year(&source, at)) {
            let begins = source.word(at.saturating_sub(1)) == "tu" && at > 0;
            let until = (dated.tokens.end..dated.tokens.end + 2).any(|at| matches!(source.word(at), "den" | "-"));
            if dated.date.month().is_some() && !(begins && until) {
                found.push(dated.date);
            }
            at = dated.tokens.end;
        } else if let Some((date, end)) = quarter_at(&source, at) {
            found.push(date);
            at = end;
        } else if let Some((days, end)) = recurring.and_then(|every| day_at(&source, at, every)) {
            found.extend(years.clone().flat_map(|year| days.in_year(u32::from(year))));
            at = end;
        } else {
            at += 1;
        }
    }
    found.sort();
    found.dedup();
    found
}

/// How often a day comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Year,
    Quarter,
    Month,
}

/// A day that comes back.
struct Recurring {
    every: Every,
    month: u32,
    day: u32,
}

impl Recurring {
    fn in_year(&self, year: u32) -> Vec<PartialDate> {
        let months: Vec<u32> = match self.every {
            Every::Year => vec![self.month],
            Every::Quarter => QUARTER_ENDS.to_vec(),
            Every::Month => (1..=12).collect(),
        };
        months.into_iter().filter_map(|month| partial(&[year, month, self.day])).collect()
    }
}

fn recurrence(source: &Source) -> Option<Every> {
    let says = |phrases: &[&str]| source.has(0..source.len(), phrases);
    if says(&["hang nam", "moi nam"]) {
        Some(Every::Year)
    } else if says(&["hang quy", "moi quy", "thang cuoi quy"]) {
        Some(Every::Quarter)
    } else if says(&["hang thang", "moi thang"]) {
        Some(Every::Month)
    } else {
        None
    }
}

/// `15/12`, `05 tháng 12` of every year; `ngày 20` of every quarter or month.
fn day_at(source: &Source, at: usize, every: Every) -> Option<(Recurring, usize)> {
    let day = source.number(at).filter(|day| (1..=31).contains(day))?;
    if every != Every::Year {
        let named = at > 0 && source.word(at - 1) == "ngay";
        return named.then_some((Recurring { every, month: 0, day }, at + 1));
    }
    let month = source.number(at + 2).filter(|month| (1..=12).contains(month))?;
    let separated = matches!(source.word(at + 1), "/" | "-" | "." | "thang");
    separated.then_some((Recurring { every, month, day }, at + 3))
}

/// `12/2026` without "tháng" before it.
fn month_year(source: &Source, at: usize) -> Option<super::dates::Dated> {
    let month = source.number(at).filter(|month| (1..=12).contains(month))?;
    let year = year_at(source, at + 2).filter(|_| matches!(source.word(at + 1), "/" | "-"))?;
    let date = partial(&[year, month])?;
    Some(super::dates::Dated { date, tokens: at..at + 3 })
}

/// The last day of `quý II/2027`, `quý II năm 2027`.
fn quarter_at(source: &Source, at: usize) -> Option<(PartialDate, usize)> {
    if source.word(at) != "quy" {
        return None;
    }
    let month = match source.word(at + 1) {
        "i" | "1" => 3,
        "ii" | "2" => 6,
        "iii" | "3" => 9,
        "iv" | "4" => 12,
        _ => return None,
    };
    let place = if matches!(source.word(at + 2), "/" | "nam" | "-") { at + 3 } else { at + 2 };
    let year = year_at(source, place)?;
    let day = if matches!(month, 3 | 12) { 31 } else { 30 };
    Some((partial(&[year, month, day])?, place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Vec<String> {
        due_days(words, 2026..2028).into_iter().map(PartialDate::vietnamese).collect()
    }

    #[test]
    fn deadlines_are_found_in_the_words_of_plans() {
        for (words, days) in [
            ("trước ngày 15/12/2026.", vec!["15/12/2026"]),
            ("trước ngày 15 tháng 12 năm 2026", vec!["15/12/2026"]),
            ("trong tháng 12 năm 2026", vec!["12/2026"]),
            ("tháng 11/2026", vec!["11/2026"]),
            ("31.12.2026", vec!["31/12/2026"]),
            ("chậm nhất 31-12-2026", vec!["31/12/2026"]),
            ("Quý IV/2026", vec!["31/12/2026"]),
            ("quý II năm 2027", vec!["30/06/2027"]),
            ("từ 01/3/2026 đến 30/6/2026", vec!["30/06/2026"]),
            ("từ ngày 01/3/2026 đến ngày 30/6/2026", vec!["30/06/2026"]),
            ("15/12/2026, sau khi có Quyết định số 12/2024", vec!["15/12/2026"]),
            ("trước ngày 15/6/2026 (6 tháng), trước ngày 30/11/2026 (năm)", vec!["15/06/2026", "30/11/2026"]),
            ("từ ngày 01/3/2026 (sau khi ký)", vec!["01/03/2026"]),
        ] {
            assert_eq!(read(words), days, "{words}");
        }
        for words in ["thường xuyên", "năm 2026", "theo Nghị quyết số 05/2024/NQ-HĐND", "hằng năm", "ngày 20", ""]
        {
            assert!(read(words).is_empty(), "{words}");
        }
    }

    #[test]
    fn what_comes_back_does_so_in_every_year_of_the_movement() {
        assert_eq!(read("trước ngày 15/12 hằng năm"), ["15/12/2026", "15/12/2027"]);
        assert_eq!(read("trước ngày 05 tháng 12 hàng năm"), ["05/12/2026", "05/12/2027"]);
        assert_eq!(read("trước ngày 15/6 và 15/12 hằng năm"), ["15/06/2026", "15/12/2026", "15/06/2027", "15/12/2027"]);
        let monthly = read("ngày 20 hằng tháng");
        assert_eq!((monthly.len(), monthly[0].as_str(), monthly[23].as_str()), (24, "20/01/2026", "20/12/2027"));
        assert_eq!(read("ngày 25 hằng quý")[..2], ["25/03/2026", "25/06/2026"]);
        // No 31st of the months that have none.
        assert_eq!(read("ngày 31 hằng tháng").len(), 14);
    }
}
