//! Dates and periods as cells of people's tables hold them.

use crate::Fault;
use crate::date::{PartialDate, Period};
use crate::text;

/// Reads a date of a cell: whatever [`PartialDate::read`] takes, and the spelled forms "ngày 05 tháng 01 năm 2026",
/// "tháng 11/2026", "năm 2026"; a time of day behind it is left out, as are English names of months that Excel writes.
///
/// # Errors
/// `date.invalid`. A year of two digits is refused: 26 may be 1926.
pub fn read_date(cell: &str) -> Result<PartialDate, Fault> {
    PartialDate::read(cell).or_else(|refused| {
        let folded = text::fold(cell);
        let folded = without_time(&folded);
        let named = |(number, name): (usize, &&str)| {
            let (before, after) = folded.split_once(&format!("-{name}-"))?;
            Some(format!("{before}/{}/{after}", number + 1))
        };
        let folded = MONTHS.iter().enumerate().find_map(named).unwrap_or_else(|| folded.to_owned());
        let bare = folded.trim_start_matches("ngay ").trim_start_matches("thang ").trim_start_matches("nam ");
        let joined = bare.replace(" thang ", "/").replace(" nam ", "/").replace(' ', "");
        PartialDate::read(&joined).map_err(|_| refused)
    })
}

/// English months as Excel abbreviates them: "24-Nov-2026".
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// "24/11/2026 00:00:00" without its time.
fn without_time(date: &str) -> &str {
    match date.rsplit_once([' ', 't']) {
        Some((day, time))
            if time.contains(':') && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')) =>
        {
            day
        }
        _ => date,
    }
}

/// Reads a period of a cell: a date alone, which is both its ends; two dates parted by a dash or "đến"; a quarter
/// ("quý I/2026"); a half-year ("6 tháng đầu năm 2026").
///
/// # Errors
/// `date.invalid`.
pub fn read_period(cell: &str) -> Result<Period, Fault> {
    let refused = match read_date(cell) {
        Ok(date) => return Ok(Period { from: Some(date), to: Some(date) }),
        Err(refused) => refused,
    };
    let folded = text::fold(cell);
    named_months(&folded).or_else(|| two_dates(&folded)).ok_or(refused)
}

fn two_dates(folded: &str) -> Option<Period> {
    let bare = folded.trim_start_matches("tu ");
    let words = bare.match_indices(" den ").map(|(at, word)| (at, word.len()));
    let partings = words.chain(bare.match_indices('-').map(|(at, dash)| (at, dash.len())));
    partings.into_iter().find_map(|(at, length)| {
        let from = read_date(bare.get(..at)?).ok()?;
        let to = read_date(bare.get(at + length..)?).ok()?;
        Some(Period { from: Some(from), to: Some(to) })
    })
}

fn named_months(folded: &str) -> Option<Period> {
    let year = folded.get(folded.len().checked_sub(4)?..)?;
    let name = folded.trim_end_matches(year).trim_end_matches("nam ").trim_end_matches(['/', ' ', ',']);
    let (first, last) = match name {
        "quy i" | "quy 1" => ("01", "03"),
        "quy ii" | "quy 2" => ("04", "06"),
        "quy iii" | "quy 3" => ("07", "09"),
        "quy iv" | "quy 4" => ("10", "12"),
        "6 thang dau" => ("01", "06"),
        "6 thang cuoi" => ("07", "12"),
        _ => return None,
    };
    let date = |month: &str| PartialDate::read(&format!("{month}/{year}")).ok();
    Some(Period { from: Some(date(first)?), to: Some(date(last)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_name_periods_in_many_ways() {
        for (cell, from, to) in [
            ("2026", "2026", "2026"),
            ("2021–2025", "2021", "2025"),
            ("2021-06", "2021-06", "2021-06"),
            ("01/2025 - 06/2026", "2025-01", "2026-06"),
            ("từ 01/02/2026 đến 30/6/2026", "2026-02-01", "2026-06-30"),
            ("Quý II/2026", "2026-04", "2026-06"),
            ("quý 4 năm 2025", "2025-10", "2025-12"),
            ("6 tháng đầu năm 2026", "2026-01", "2026-06"),
        ] {
            let period = read_period(cell).unwrap();
            let ends = [period.from, period.to].map(|date| date.unwrap().to_string());
            assert_eq!(ends, [from, to], "{cell}");
        }
        for cell in ["nhiều năm", "quý V/2026", "2026-", ""] {
            assert_eq!(read_period(cell).unwrap_err().code, "date.invalid", "{cell}");
        }
    }

    #[test]
    fn cells_spell_dates_in_many_ways() {
        for (cell, expected) in [
            ("2026-11-24", "2026-11-24"),
            ("24/11/2026", "2026-11-24"),
            ("ngày 05 tháng 01 năm 2026", "2026-01-05"),
            ("Tháng 11/2026", "2026-11"),
            ("tháng 3 năm 2025", "2025-03"),
            ("năm 2024", "2024"),
            ("1. 7. 2025", "2025-07-01"),
            ("2026/11/24", "2026-11-24"),
            ("24-11-2026", "2026-11-24"),
            ("24.11.2026", "2026-11-24"),
            ("24-Nov-2026", "2026-11-24"),
            ("24 tháng 11 năm 2026", "2026-11-24"),
            ("24/11/2026 00:00", "2026-11-24"),
            ("2026-11-24 07:30:00", "2026-11-24"),
            ("2026-11-24T00:00:00", "2026-11-24"),
        ] {
            assert_eq!(read_date(cell).unwrap().to_string(), expected, "{cell}");
        }
        for cell in ["24/11/26", "31/02/2026", "đầu năm", "45254", ""] {
            let fault = read_date(cell).unwrap_err();
            assert_eq!((fault.code.as_str(), fault.params["value"].as_str()), ("date.invalid", cell));
        }
    }
}
