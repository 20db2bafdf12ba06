//! From–to of a movement: in its title, under "Thời gian", or in an article's first words.

use std::ops::Range;

use super::dates::{self, date_at, year_at};
use super::model::{Found, FoundPeriod};
use super::source::Source;

/// The period that some tokens say. A span that is said but not understood (`từ khi ký đến ngày hội`) is none: a part of it
/// alone would be another period.
pub(super) fn read(source: &Source, tokens: Range<usize>, sure: bool) -> Option<FoundPeriod> {
    let span = tokens.clone().find_map(|at| span(source, at, tokens.end, sure));
    let span = span.or_else(|| tokens.clone().find_map(|at| years(source, at, &tokens, sure)));
    if span.is_some() || tokens.clone().any(|at| says_span(source, at, tokens.end)) {
        return span.or_else(|| tokens.clone().find_map(|at| until_year(source, at, &tokens, sure)));
    }
    let part = tokens.clone().find_map(|at| part_of_year(source, at, sure));
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

/// A day, month, quarter or year as one end of a span; the year may be said at the other end only.
#[derive(Debug, Clone)]
struct Moment {
    tokens: Range<usize>,
    year: Option<u32>,
    /// First and last month; none for a year.
    months: Option<(u32, u32)>,
    day: Option<u32>,
}

impl Moment {
    /// The moment as the beginning or the end of a span.
    fn found(&self, source: &Source, year: u32, begins: bool, sure: bool) -> Option<Found> {
        let parts = match (self.months, self.day) {
            (Some((month, _)), Some(day)) => vec![year, month, day],
            (Some((first, last)), None) => vec![year, if begins { first } else { last }],
            (None, _) => vec![year],
        };
        source.found_as(self.tokens.clone(), dates::partial(&parts)?.to_string(), sure)
    }
}

/// The moment that begins at a token: `ngày 01/3`, `ngày 1 tháng 3 năm 2026`, `tháng 3`, `3/2026`, `quý I/2026`, `năm 2026`.
fn moment(source: &Source, at: usize) -> Option<Moment> {
    if let Some(dated) = date_at(source, at) {
        let (date, tokens) = (dated.date, dated.tokens);
        let month = date.month().map(u32::from);
        let months = month.map(|month| (month, month));
        return Some(Moment { tokens, year: Some(date.year().into()), months, day: date.day().map(u32::from) });
    }
    let separated = |next: usize| matches!(source.word(next), "/" | "." | "-") && touches(source, next + 1);
    let month_at = |next: usize| source.number(next).filter(|month| (1..=12).contains(month));
    let mut next = at;
    // "quý I/2026", "quý I"
    if source.word(next) == "quy" {
        let quarter = quarter(source, next + 1)?;
        let (end, year) = year_after(source, next + 2);
        return Some(Moment { tokens: at..end, year, months: Some((quarter * 3 - 2, quarter * 3)), day: None });
    }
    if source.word(next) == "thang" {
        let month = month_at(next + 1)?;
        let (end, year) = year_after(source, next + 2);
        return Some(Moment { tokens: at..end, year, months: Some((month, month)), day: None });
    }
    if source.word(next) == "nam" {
        let year = year_at(source, next + 1)?;
        return Some(Moment { tokens: at..next + 2, year: Some(year), months: None, day: None });
    }
    let named = source.word(next) == "ngay";
    next += usize::from(named);
    if let Some(day) = source.number(next).filter(|day| (1..=31).contains(day)) {
        let month_place = if source.word(next + 1) == "thang" || separated(next + 1) { next + 2 } else { return None };
        // "3/2026" without its word
        if let Some(year) = year_at(source, month_place).filter(|_| day <= 12 && source.word(next + 1) == "/") {
            return Some(Moment { tokens: at..month_place + 1, year: Some(year), months: Some((day, day)), day: None });
        }
        let month = month_at(month_place)?;
        return Some(Moment { tokens: at..month_place + 1, year: None, months: Some((month, month)), day: Some(day) });
    }
    let year = year_at(source, next).filter(|_| !named)?;
    Some(Moment { tokens: at..next + 1, year: Some(year), months: None, day: None })
}

fn touches(source: &Source, at: usize) -> bool {
    source.token(at).is_some_and(|token| token.gap == 0)
}

/// Where a month's or quarter's year ends, and the year: `/2026`, `năm 2026`.
fn year_after(source: &Source, at: usize) -> (usize, Option<u32>) {
    let place = if matches!(source.word(at), "/" | "nam" | "-") { at + 1 } else { at };
    // "tháng 3 - 2026" is none, "tháng 3-2026" is.
    let apart = source.word(at) == "-" && !touches(source, place);
    match year_at(source, place).filter(|_| place > at && !apart) {
        Some(year) => (place + 1, Some(year)),
        None => (at, None),
    }
}

fn quarter(source: &Source, at: usize) -> Option<u32> {
    match source.word(at) {
        "i" | "1" | "01" => Some(1),
        "ii" | "2" | "02" => Some(2),
        "iii" | "3" | "03" => Some(3),
        "iv" | "4" | "04" => Some(4),
        _ => None,
    }
}

/// Words between the sign of a span and its moment.
const LEADS: &[&str] = &["dau", "cuoi", "het", "khoang", "giua", "truoc"];

fn after_leads(source: &Source, at: usize) -> usize {
    (at..at + 3).find(|at| !LEADS.contains(&source.word(*at))).unwrap_or(at)
}

/// Where the second end of a span begins after its first: behind `đến`, `tới` or a dash.
fn after_to(source: &Source, at: usize) -> Option<usize> {
    let at = at + usize::from(source.word(at) == ",");
    matches!(source.word(at), "den" | "toi" | "-").then(|| after_leads(source, at + 1))
}

/// `từ ngày … đến (hết) ngày …`, `từ tháng 3 đến tháng 12/2027`, `từ quý I/2026 đến quý IV/2027`, `01/9 - 30/11/2026`.
fn span(source: &Source, at: usize, end: usize, sure: bool) -> Option<FoundPeriod> {
    let named = source.word(at) == "tu";
    let start = if named { after_leads(source, at + 1) } else { at };
    if named {
        // "từ ngày ban hành đến …", "từ nay đến …": the end alone is said.
        let open = source.any_phrase(start, &["ngay ban hanh", "ngay ky", "nay", "khi"]).is_some();
        if open {
            let to_at = (start..end.min(start + 14)).find(|at| matches!(source.word(*at), "den" | "toi"))?;
            let to = moment(source, after_leads(source, to_at + 1)).filter(|to| to.tokens.end <= end)?;
            return Some(FoundPeriod { from: None, to: to.found(source, to.year?, false, sure) });
        }
    }
    let from = moment(source, start)?;
    let mut to = moment(source, after_to(source, from.tokens.end)?).filter(|to| to.tokens.end <= end)?;
    // "(từ tháng 6 đến tháng 9) năm 2026"
    if to.year.is_none() {
        let behind = to.tokens.end + usize::from(source.word(to.tokens.end) == ")");
        (to.tokens.end, to.year) = year_after(source, behind);
    }
    // Without "từ" two days or months alone are a span: numbers with a dash between them may be anything.
    let plain = named || from.day.is_some() && to.day.is_some() || source.word(start) == "thang";
    let year = to.year.filter(|_| to.tokens.end <= end)?;
    if !plain || (from.months.is_none() && to.months.is_none()) {
        return None;
    }
    let mut first = from.clone();
    if first.year.is_none() {
        first.tokens.end = to.tokens.end;
    }
    let first = first.found(source, from.year.unwrap_or(year), true, sure)?;
    let last = to.found(source, year, false, sure)?;
    (first.value <= last.value).then_some(FoundPeriod { from: Some(first), to: Some(last) })
}

/// Whether a span of time is said there, whatever its ends are.
fn says_span(source: &Source, at: usize, end: usize) -> bool {
    const TIMES: &[&str] = &["ngay", "thang", "quy", "nam", "nay", "khi", "tuan", "dip"];
    let start = after_leads(source, at + 1);
    source.word(at) == "tu"
        && (TIMES.contains(&source.word(start)) || source.is_number(start))
        && source.printed(start).to_lowercase() != "quỹ"
        && (start..end.min(start + 12)).any(|at| matches!(source.word(at), "den" | "toi"))
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
        let quarter = quarter(source, at + 1)?;
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
            ("Từ tháng 4 đến tháng 9 năm 2027", "2027-04", "2027-09"),
            ("Từ tháng 2 đến hết tháng 10/2027", "2027-02", "2027-10"),
            ("từ quý II/2026 đến hết quý III/2028", "2026-04", "2028-09"),
            ("từ quý I đến quý III năm 2027", "2027-01", "2027-09"),
            ("45 ngày đêm (từ 15/8 - 28/9/2027)", "2027-08-15", "2027-09-28"),
            ("(15/8/2027 – 28/9/2027)", "2027-08-15", "2027-09-28"),
            ("cao điểm (từ tháng 6 đến tháng 9) năm 2027", "2027-06", "2027-09"),
            ("từ 02/2027 đến 11/2028", "2027-02", "2028-11"),
            ("từ ngày 5 tháng 2 đến ngày 6 tháng 3 năm 2027", "2027-02-05", "2027-03-06"),
            ("từ tháng 9/2026 đến năm 2028", "2026-09", "2028"),
            ("Từ nay đến hết năm 2027", "", "2027"),
            // What is not understood gives nothing rather than its last month.
            ("từ ngày khai giảng đến ngày bế giảng, tháng 5/2027", "", ""),
            ("từ cơ sở đến trung ương năm 2027", "2027", "2027"),
            ("định hướng đến năm 2030", "", ""),
            ("thi đua yêu nước", "", ""),
        ] {
            assert_eq!(period(text), (from.to_owned(), to.to_owned()), "{text}");
        }
    }
}
