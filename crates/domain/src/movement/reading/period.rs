//! From–to of a movement: in its title, under "Thời gian", or in an article's first words.

use std::ops::Range;

use super::dates::{self, date_at, year_at};
use super::model::{Found, FoundPeriod};
use super::source::Source;

/// The period that some tokens say.
pub(super) fn read(source: &Source, tokens: Range<usize>, sure: bool) -> Option<FoundPeriod> {
    let days = tokens.clone().find_map(|at| from_day(source, at, tokens.end, sure));
    let years = days.or_else(|| tokens.clone().find_map(|at| years(source, at, &tokens, sure)));
    let part = years.or_else(|| tokens.clone().find_map(|at| part_of_year(source, at, sure)));
    let until = part.or_else(|| tokens.clone().find_map(|at| until_year(source, at, &tokens, sure)));
    until.or_else(|| tokens.clone().find_map(|at| one_year(source, at, &tokens, sure)))
}

/// The period from the first of two phases to the second: `Đợt 1: từ …`, `Đợt 2: đến …`.
pub(super) fn whole(first: FoundPeriod, second: FoundPeriod) -> FoundPeriod {
    let later = match (&first.to, &second.to) {
        (Some(a), Some(b)) => b.value > a.value,
        _ => false,
    };
    if later && second.from.is_some() { FoundPeriod { from: first.from, to: second.to } } else { first }
}

/// `từ ngày … đến (hết) ngày …`, `từ tháng 3/2026 đến tháng 12/2027`.
fn from_day(source: &Source, at: usize, end: usize, sure: bool) -> Option<FoundPeriod> {
    let start = source.any_phrase(at, &["tu dau", "tu"])?;
    let to_at = (start..end.min(start + 14)).find(|at| source.word(*at) == "den")?;
    let after = source.any_phrase(to_at, &["den het", "den cuoi", "den"]).unwrap_or(to_at + 1);
    let to = date_at(source, after).filter(|date| date.tokens.end <= end);
    let to = match (to, source.phrase(after, "nam").and_then(|at| year_at(source, at).map(|year| (at, year)))) {
        (Some(date), _) => date.found(source, sure)?,
        (None, Some((at, year))) => source.found_as(at..at + 1, year.to_string(), sure)?,
        (None, None) => return None,
    };
    if source.word(start) == "ngay" && source.phrase(start, "ngay ban hanh").is_some()
        || source.phrase(start, "ngay ky").is_some()
        || source.word(start) == "khi"
    {
        return Some(FoundPeriod { from: None, to: Some(to) });
    }
    let from = match date_at(source, start).filter(|date| date.tokens.end <= to_at) {
        Some(date) => date.found(source, sure)?,
        None => {
            // "từ ngày 01/3 đến ngày 30/11/2026": the year stands at the end.
            let (day, month) = (source.number(start + 1)?, source.number(start + 3)?);
            let year: u32 = to.value.get(..4)?.parse().ok()?;
            let short = matches!(source.word(start), "ngay") && matches!(source.word(start + 2), "/" | "thang" | "-");
            let date = dates::partial(&[year, month, day]).filter(|_| short)?;
            source.found_as(start..start + 4, date.to_string(), sure)?
        }
    };
    (from.value <= to.value).then_some(FoundPeriod { from: Some(from), to: Some(to) })
}

/// `giai đoạn 2021-2025`, `(2021-2025)`, `từ năm 2021 đến năm 2025`, `năm học 2025-2026`.
fn years(source: &Source, at: usize, tokens: &Range<usize>, sure: bool) -> Option<FoundPeriod> {
    let from = year_at(source, at)?;
    let second = match source.word(at + 1) {
        "-" => at + 2,
        "den" => source.any_phrase(at + 1, &["den het nam", "den nam", "den"])?,
        _ => return None,
    };
    let to = year_at(source, second).filter(|to| *to >= from && second < tokens.end)?;
    // A term of a congress is not the movement's period, though often the same.
    let term = source.has(at.saturating_sub(3).max(tokens.start)..at, &["nhiem ky"]);
    let found = |at: usize, year: u32| source.found_as(at..at + 1, year.to_string(), sure && !term);
    Some(FoundPeriod { from: found(at, from), to: found(second, to) })
}

/// `Quý IV/2026`, `6 tháng đầu năm 2026`, `tháng 3/2026`.
fn part_of_year(source: &Source, at: usize, sure: bool) -> Option<FoundPeriod> {
    let between = |tokens: Range<usize>, year: u32, first: u32, last: u32| -> Option<FoundPeriod> {
        let month = |month: u32| source.found_as(tokens.clone(), dates::partial(&[year, month])?.to_string(), sure);
        Some(FoundPeriod { from: month(first), to: month(last) })
    };
    if source.word(at) == "quy" {
        let quarter = match source.word(at + 1) {
            "i" | "1" => 1,
            "ii" | "2" => 2,
            "iii" | "3" => 3,
            "iv" | "4" => 4,
            _ => return None,
        };
        let year_place = if matches!(source.word(at + 2), "/" | "nam" | "-") { at + 3 } else { at + 2 };
        let year = year_at(source, year_place)?;
        return between(at..year_place + 1, year, quarter * 3 - 2, quarter * 3);
    }
    if source.number(at) == Some(6) {
        let half =
            source.any_phrase(at, &["6 thang dau nam", "06 thang dau nam", "6 thang cuoi nam", "06 thang cuoi nam"])?;
        let year = year_at(source, half)?;
        let first = source.word(at + 2) == "dau";
        return if first { between(at..half + 1, year, 1, 6) } else { between(at..half + 1, year, 7, 12) };
    }
    if source.word(at) == "thang" {
        let dated = date_at(source, at)?;
        let found = dated.found(source, sure);
        return Some(FoundPeriod { from: found.clone(), to: found });
    }
    None
}

/// `đến năm 2025`; what is only an outlook says nothing.
fn until_year(source: &Source, at: usize, tokens: &Range<usize>, sure: bool) -> Option<FoundPeriod> {
    let place = source.any_phrase(at, &["den het nam", "den nam"])?;
    let year = year_at(source, place).filter(|_| place < tokens.end)?;
    let outlook = source.has(at.saturating_sub(3).max(tokens.start)..at, &["dinh huong", "tam nhin", "huong"]);
    (!outlook).then(|| FoundPeriod { from: None, to: source.found_as(place..place + 1, year.to_string(), sure) })
}

/// `năm 2026`
fn one_year(source: &Source, at: usize, tokens: &Range<usize>, sure: bool) -> Option<FoundPeriod> {
    if source.word(at) != "nam"
        || source.any_phrase(at.saturating_sub(1).max(tokens.start), &["den nam", "tu nam", "ky niem nam"]).is_some()
    {
        return None;
    }
    let year = year_at(source, at + 1).filter(|_| at + 1 < tokens.end)?;
    // The year of a date is the date's.
    let dated = (at.saturating_sub(5).max(tokens.start)..at)
        .any(|at| source.word(at) == "thang" && (source.is_number(at + 1) || source.word(at + 1) == "."));
    let found: Option<Found> = source.found_as(at + 1..at + 2, year.to_string(), sure);
    (!dated).then(|| FoundPeriod { from: found.clone(), to: found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> (String, String) {
        let source = Source::new(text);
        let period = read(&source, 0..source.len(), true).unwrap_or_default();
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        (value(period.from), value(period.to))
    }

    #[test]
    fn periods_are_read_in_their_usual_words() {
        for (text, from, to) in [
            ("phát triển 5 năm (2021-2025)", "2021", "2025"),
            ("giai đoạn 2026 – 2030", "2026", "2030"),
            ("từ năm 2021 đến năm 2025", "2021", "2025"),
            ("năm học 2025-2026", "2025", "2026"),
            ("chuyển đổi số đến năm 2025, định hướng đến năm 2030", "", "2025"),
            ("thi đua năm 2026", "2026", "2026"),
            ("thi đua Quý IV/2026", "2026-10", "2026-12"),
            ("6 tháng đầu năm 2026", "2026-01", "2026-06"),
            ("từ ngày 01/3/2026 đến hết ngày 30/11/2026", "2026-03-01", "2026-11-30"),
            ("từ ngày 01/3 đến ngày 30/11/2026", "2026-03-01", "2026-11-30"),
            ("từ ngày ban hành kế hoạch đến hết năm 2027", "", "2027"),
            ("Từ tháng 3/2026 đến tháng 12/2027", "2026-03", "2027-12"),
            ("cao điểm tháng 5/2026", "2026-05", "2026-05"),
            ("THI ĐUA THÁNG THANH NIÊN NĂM 2026", "2026", "2026"),
            ("định hướng đến năm 2030", "", ""),
            ("thi đua yêu nước", "", ""),
        ] {
            assert_eq!(period(text), (from.to_owned(), to.to_owned()), "{text}");
        }
    }
}
