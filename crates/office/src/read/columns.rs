//! The columns of a table: which belong to it, what they are called, what they hold.

use std::collections::HashMap;

use domain::import::read_date;
use domain::text;

use super::header::{Header, HeaderColumn};
use super::model::ColumnKind;
use super::sheet::{Cell, CellKind, SheetRow, column_letters};

/// Letters of a column's name, which every note repeats; its header stands in full beside it.
const NAME_LIMIT: usize = 200;

/// A column of the table and where its values stand in the sheet.
pub(super) struct Used {
    pub(super) column: u32,
    pub(super) name: String,
    /// Columns whose words belong to the same value: the given name beside "Họ và tên".
    pub(super) more: Vec<u32>,
}

/// The columns with a name, and those without one that hold something below.
pub(super) fn used(header: &Header, below: &[&SheetRow]) -> Vec<Used> {
    let first = header.columns.first().map_or(0, |c| c.column);
    let last = header.columns.last().map_or(0, |c| c.column);
    let mut filled: HashMap<u32, usize> = HashMap::new();
    for (column, cell) in below.iter().flat_map(|row| &row.cells) {
        *filled.entry(*column).or_default() += usize::from(cell.kind != CellKind::Error);
    }
    let fillings = |column: u32| filled.get(&column).copied().unwrap_or(0);
    let mut used: Vec<Used> = Vec::new();
    for HeaderColumn { column, name, shared } in header.columns.iter().cloned() {
        if (name.is_empty() || shared) && fillings(column) == 0 {
            continue;
        }
        // Forms print one "Họ và tên" over two columns: family and middle names, given name.
        match used.last_mut() {
            Some(left)
                if (name.is_empty() || shared) && is_person_name(&left.name) && fillings(column) * 2 >= below.len() =>
            {
                left.more.push(column);
            }
            _ => used.push(Used { column, name, more: Vec::new() }),
        }
    }
    // Beyond the header: a column counts when it is filled again and again, not for one stray remark.
    let beyond =
        filled.iter().filter(|(column, n)| (**column < first || **column > last) && **n > 1 && **n * 4 >= below.len());
    used.extend(beyond.map(|(column, _)| Used { column: *column, name: String::new(), more: Vec::new() }));
    used.sort_by_key(|used| used.column);
    used
}

/// Whether a header names a person: such a name may stand in two columns.
pub(super) fn is_person_name(header: &str) -> bool {
    let folded = text::fold(header);
    ["ho va ten", "ho ten", "ho, ten", "ho dem"].iter().any(|beginning| folded.starts_with(beginning))
}

pub(super) fn unique_names(used: &[Used]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    used.iter()
        .map(|Used { column, name, .. }| {
            let name: String = name.chars().take(NAME_LIMIT).collect();
            let name = if name.is_empty() { format!("Cột {}", column_letters(*column)) } else { name };
            let times = seen.entry(text::match_key(&name)).or_default();
            *times += 1;
            if *times > 1 { format!("{name} ({times})") } else { name }
        })
        .collect()
}

/// What the cells of a column hold, gathered one by one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds {
    texts: bool,
    numbers: bool,
    dates: bool,
}

impl Kinds {
    pub(super) fn add(&mut self, cell: &Cell) {
        match cell.kind {
            CellKind::Number => self.numbers = true,
            CellKind::Date => self.dates = true,
            CellKind::Text | CellKind::Error if looks_like_number(&cell.text) => self.numbers = true,
            CellKind::Text | CellKind::Error if looks_like_date(&cell.text) => self.dates = true,
            CellKind::Text | CellKind::Error => self.texts = true,
        }
    }

    pub(super) fn kind(self) -> ColumnKind {
        match (self.texts, self.numbers, self.dates) {
            (_, false, false) => ColumnKind::Text,
            (false, true, false) => ColumnKind::Number,
            (false, false, true) => ColumnKind::Date,
            _ => ColumnKind::Mixed,
        }
    }
}

/// "97", "8,5", "1.168.800.000", "65%"; a code such as "007" is none.
pub(super) fn looks_like_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']).trim_end_matches(['%', ' ']);
    let code = digits.len() > 1 && digits.starts_with('0') && digits.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let parts: Vec<&str> = digits.split(['.', ',', ' ']).collect();
    !code
        && parts.iter().all(|part| !part.is_empty() && part.len() <= 15 && part.bytes().all(|b| b.is_ascii_digit()))
        && (parts.len() <= 2 || parts.iter().skip(1).rev().skip(1).all(|part| part.len() == 3))
}

fn looks_like_date(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'n' | 'N'));
    begins
        && (5..=20).contains(&digits)
        && (8..=40).contains(&text.len())
        && read_date(text).is_ok_and(|date| date.day().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for number in ["97", "8,5", "-0.65", "1.168.800.000", "1 168 800", "65%", "7.100"] {
            assert!(looks_like_number(number), "{number}");
        }
        for other in ["007", "24/11/2026", "1.2.3", "", "12a", "."] {
            assert!(!looks_like_number(other), "{other}");
        }
        assert!(looks_like_date("24/11/2026") && !looks_like_date("11/2026"));
    }
}
