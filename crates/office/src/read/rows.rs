//! What each row below a header is: a subject, a group heading, a total, the signatures.

use std::collections::HashMap;

use domain::date::PartialDate;
use domain::text;

use super::header::Header;
use super::legacy::Letters;
use super::model::{Column, ColumnKind, Encoding, Note, Row, Skip, SkippedRow};
use super::sheet::{Cell, CellKind, Sheet, SheetRow, column_letters};

/// The rows of one table, understood.
#[derive(Default)]
pub(super) struct Body {
    pub(super) header: Vec<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) skipped: Vec<SkippedRow>,
    pub(super) notes: Vec<Note>,
    pub(super) encoding: Encoding,
    /// The sheet's columns that make up the table, in order.
    pub(super) used: Vec<u32>,
}

pub(super) fn read(sheet: &Sheet, header: &Header, below: &[&SheetRow]) -> Body {
    let used = used_columns(header, below);
    let names = unique_names(&used);
    let mut reading = Reading {
        sheet,
        header,
        habits: Habits::of(header, below),
        names: &names,
        body: Body {
            header: used.iter().map(|(_, name)| name.clone()).collect(),
            used: used.iter().map(|(column, _)| *column).collect(),
            ..Body::default()
        },
        groups: Vec::new(),
        pending_groups: Vec::new(),
        kinds: vec![Kinds::default(); used.len()],
        letters: Letters::default(),
        in_footer: false,
        before: header.bottom,
    };
    names.iter().for_each(|name| reading.letters.add(name));
    below.iter().for_each(|row| reading.take(row));
    reading.finish()
}

/// The columns with a name, and those without one that hold something below.
fn used_columns(header: &Header, below: &[&SheetRow]) -> Vec<(u32, String)> {
    let first = header.columns.first().map_or(0, |(c, _)| *c);
    let last = header.columns.last().map_or(0, |(c, _)| *c);
    let mut filled: HashMap<u32, usize> = HashMap::new();
    for (column, cell) in below.iter().flat_map(|row| &row.cells) {
        *filled.entry(*column).or_default() += usize::from(cell.kind != CellKind::Error);
    }
    let mut used: Vec<(u32, String)> = header
        .columns
        .iter()
        .filter(|(column, name)| !name.is_empty() || filled.get(column).is_some_and(|n| *n > 0))
        .cloned()
        .collect();
    // Beyond the header: a column counts when it is filled again and again, not for one stray remark.
    let mut beyond: Vec<u32> = filled
        .iter()
        .filter(|(column, n)| (**column < first || **column > last) && **n > 1 && **n * 4 >= below.len())
        .map(|(column, _)| *column)
        .collect();
    beyond.sort_unstable();
    used.extend(beyond.into_iter().map(|column| (column, String::new())));
    used.sort_by_key(|(column, _)| *column);
    used
}

fn unique_names(used: &[(u32, String)]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    used.iter()
        .map(|(column, name)| {
            let name = if name.is_empty() { format!("Cột {}", column_letters(*column)) } else { name.clone() };
            let times = seen.entry(text::match_key(&name)).or_default();
            *times += 1;
            if *times > 1 { format!("{name} ({times})") } else { name }
        })
        .collect()
}

/// How this table is filled in, which tells a group row from an incomplete subject.
struct Habits {
    /// Running numbers stand beside a good part of the rows.
    numbered: bool,
    /// The last row with a running number.
    last_numbered: u32,
    /// Cells filled in the middling row.
    typical: usize,
}

impl Habits {
    fn of(header: &Header, below: &[&SheetRow]) -> Self {
        let number = |row: &&&SheetRow| {
            header.ordinal.and_then(|c| row.cell(c)).is_some_and(|cell| is_running_number(&cell.text))
        };
        let numbered: Vec<u32> = below.iter().filter(number).map(|row| row.number).collect();
        let mut widths: Vec<usize> = below.iter().map(|row| row.cells.len()).collect();
        widths.sort_unstable();
        Self {
            numbered: !numbered.is_empty() && numbered.len() * 4 >= below.len(),
            last_numbered: numbered.last().copied().unwrap_or(0),
            typical: widths.get(widths.len() / 2).copied().unwrap_or(0),
        }
    }
}

struct Reading<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    habits: Habits,
    names: &'a [String],
    body: Body,
    groups: Vec<(Numbering, String)>,
    /// Group rows under which no row has come yet.
    pending_groups: Vec<u32>,
    kinds: Vec<Kinds>,
    letters: Letters,
    in_footer: bool,
    before: u32,
}

impl Reading<'_> {
    fn take(&mut self, row: &SheetRow) {
        let gap = row.number > self.before.saturating_add(1);
        self.before = row.number;
        let ordinal = self.header.ordinal.and_then(|c| row.cell(c));
        let numbered = ordinal.is_some_and(|cell| is_running_number(&cell.text));
        let others: Vec<&(u32, Cell)> = row
            .cells
            .iter()
            .filter(|(c, cell)| Some(*c) != self.header.ordinal && cell.kind != CellKind::Error)
            .collect();
        if numbered {
            self.in_footer = false;
        }
        let continued = self.body.used.iter().any(|c| self.value_from_above(row.number, *c).is_some());
        let skip = if ordinal.is_none() && others.is_empty() && !continued {
            Some(Skip::FormulaErrors)
        } else if self.header.is_printed_again(self.sheet, row) {
            Some(Skip::HeaderAgain)
        } else if self.body.rows.is_empty() && self.groups.is_empty() && is_column_numbering(row) {
            Some(Skip::ColumnNumbers)
        } else if numbered && others.is_empty() && !continued {
            Some(Skip::NumberOnly)
        } else if !numbered && is_total(row) {
            Some(Skip::Total)
        } else if !continued && ordinal.is_none() && self.join_to_row_above(row, gap) {
            Some(Skip::Continued)
        } else if !numbered && (self.in_footer || self.begins_footer(row, gap)) {
            self.in_footer = true;
            Some(Skip::Footer)
        } else {
            None
        };
        if let Some(skip) = skip {
            self.body.skipped.push(SkippedRow { row: row.number, why: skip.why() });
            return;
        }
        let group = if continued || numbered { None } else { self.group(row, ordinal, &others) };
        match group {
            Some((numbering, name)) => {
                self.letters.add(&name);
                self.enter_group(row.number, numbering, name);
            }
            None => self.subject(row),
        }
    }

    /// The value of a merged area that began in a row above.
    fn value_from_above(&self, row: u32, column: u32) -> Option<&Cell> {
        let merge =
            self.sheet.merges_in(row).find(|m| m.left == column && m.top < row && m.top > self.header.bottom)?;
        self.sheet.row(merge.top)?.cell(merge.left)
    }

    /// The rest of a row that was cut by the end of a page: neither number nor name, only what did not fit.
    fn join_to_row_above(&mut self, row: &SheetRow, gap: bool) -> bool {
        let name = self.body.used.iter().find(|c| Some(**c) != self.header.ordinal).copied();
        let named = name.is_some_and(|c| row.cell(c).is_some());
        let within = row.cells.iter().all(|(c, cell)| self.body.used.contains(c) && cell.kind == CellKind::Text);
        let wide = row.cells.iter().any(|(c, _)| self.sheet.merge_at(row.number, *c).is_some_and(|m| m.right > m.left));
        if !self.habits.numbered || named || !within || wide || gap || self.in_footer || is_footer(row.first_text()) {
            return false;
        }
        let Some(above) = self.body.rows.last_mut() else { return false };
        for (column, value) in self.body.used.iter().zip(&mut above.cells) {
            if let Some(cell) = row.cell(*column) {
                *value = text::line(&format!("{value} {}", cell.text));
            }
        }
        true
    }

    fn begins_footer(&self, row: &SheetRow, gap: bool) -> bool {
        let few = row.cells.len() <= 4;
        let past_numbers =
            self.habits.numbered && row.number > self.habits.last_numbered && gap && row.cells.len() <= 3;
        !self.body.rows.is_empty() && few && (past_numbers || row.cells.iter().any(|(_, cell)| is_footer(&cell.text)))
    }

    /// The heading in a row that stands over others: one text alone, merged across columns, numbered I or A, or
    /// without a number where all others have one.
    fn group(&self, row: &SheetRow, ordinal: Option<&Cell>, others: &[&(u32, Cell)]) -> Option<(Numbering, String)> {
        let wide =
            |column: u32| self.sheet.merge_at(row.number, column).is_some_and(|m| m.right > m.left && m.left == column);
        let of_text = |cell: &Cell| {
            let (numbering, name) = split_numbering(&cell.text);
            Some((numbering, text::line(name)))
        };
        match (ordinal, others) {
            (Some(mark), []) => of_text(mark),
            (Some(mark), [(_, name)]) if name.kind == CellKind::Text => {
                let numbering = Numbering::of(&mark.text)?;
                let heading = matches!(numbering, Numbering::Roman | Numbering::Capital);
                let sure = self.habits.numbered || self.habits.typical >= 3;
                (heading && sure).then(|| (numbering, text::line(&name.text)))
            }
            (None, [(column, name)]) if name.kind == CellKind::Text => {
                let first = self.body.used.iter().find(|c| Some(**c) != self.header.ordinal);
                let unnumbered = self.habits.numbered && first == Some(column);
                let marked = first == Some(column)
                    && self.habits.typical >= 3
                    && matches!(split_numbering(&name.text).0, Numbering::Roman | Numbering::Capital);
                if wide(*column) || unnumbered || marked { of_text(name) } else { None }
            }
            _ => None,
        }
    }

    fn enter_group(&mut self, row: u32, numbering: Numbering, name: String) {
        if let Some(level) = self.groups.iter().position(|(n, _)| *n == numbering) {
            self.groups.truncate(level);
            // Whatever was still pending at this depth or deeper has nothing below it.
            let kept = self.pending_groups.len().min(level);
            for empty in self.pending_groups.drain(kept..) {
                self.body.skipped.push(SkippedRow { row: empty, why: Skip::EmptyGroup.why() });
            }
        }
        self.groups.push((numbering, name));
        self.pending_groups.push(row);
    }

    fn subject(&mut self, row: &SheetRow) {
        let used = std::mem::take(&mut self.body.used);
        let cells = used.iter().enumerate().map(|(at, column)| self.value(row, at, *column)).collect();
        self.body.used = used;
        let group = self.groups.iter().map(|(_, name)| name.clone()).collect();
        self.body.rows.push(Row { row: row.number, group, cells });
        self.pending_groups.clear();
    }

    fn value(&mut self, row: &SheetRow, at: usize, column: u32) -> String {
        let Some(cell) = row.cell(column).or_else(|| self.value_from_above(row.number, column)).cloned() else {
            return String::new();
        };
        if cell.kind == CellKind::Error {
            self.note(row.number, at, format!("ô báo lỗi {}, coi như để trống", cell.text));
            return String::new();
        }
        if is_ditto(&cell.text) {
            let above = self.body.rows.last().and_then(|r| r.cells.get(at)).filter(|value| !value.is_empty()).cloned();
            if let Some(above) = above {
                self.note(row.number, at, format!("“{}” hiểu là “{above}” như dòng trên", cell.text));
                return above;
            }
        }
        self.letters.add(&cell.text);
        if let Some(kinds) = self.kinds.get_mut(at) {
            kinds.add(&cell);
        }
        cell.text
    }

    fn note(&mut self, row: u32, at: usize, text: String) {
        let column = self.names.get(at).cloned().unwrap_or_default();
        self.body.notes.push(Note { row, column, text });
    }

    fn finish(mut self) -> Body {
        for empty in self.pending_groups.drain(..) {
            self.body.skipped.push(SkippedRow { row: empty, why: Skip::EmptyGroup.why() });
        }
        self.body.skipped.sort_by_key(|skipped| skipped.row);
        self.body.columns = self
            .names
            .iter()
            .zip(&self.kinds)
            .map(|(name, kinds)| Column { name: name.clone(), kind: kinds.kind() })
            .collect();
        self.body.encoding = self.letters.encoding();
        self.body
    }
}

/// How a heading is numbered; headings numbered alike are on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Capital,
    Roman,
    Digits,
    Small,
    None,
}

impl Numbering {
    fn of(mark: &str) -> Option<Self> {
        let mark = mark.trim().trim_end_matches(['.', ')', '/', ':', '-']).trim();
        let mut chars = mark.chars();
        match (chars.next(), chars.next()) {
            (Some(_), _) if mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) => Some(Self::Roman),
            (Some(c), None) if c.is_uppercase() => Some(Self::Capital),
            (Some(c), None) if c.is_lowercase() => Some(Self::Small),
            (Some(_), _) if mark.chars().all(|c| c.is_ascii_digit()) => Some(Self::Digits),
            _ => None,
        }
    }
}

/// "I. Tập thể" to its numbering and "Tập thể". "A Lưới" is a name, not a numbered one.
fn split_numbering(text: &str) -> (Numbering, &str) {
    let unnumbered = (Numbering::None, text);
    let Some((mark, name)) = text.split_once(['.', ')', '/']) else { return unnumbered };
    let name_follows = name.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
    match Numbering::of(mark) {
        Some(numbering) if name_follows && mark.chars().count() <= 6 => (numbering, name.trim_start()),
        _ => unnumbered,
    }
}

/// "1", "1.", "01", "12)".
pub(super) fn is_running_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']).trim();
    !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "Cộng:", "Tổng cộng: 05 tập thể" – with marks, since "Công an tỉnh" and "Cộng đồng dân cư" are subjects.
fn is_total(row: &SheetRow) -> bool {
    row.cells.iter().take(2).any(|(_, cell)| {
        let key = text::match_key(&cell.text);
        let plain = key.trim_end_matches([':', '.', ' ']);
        matches!(plain, "cộng" | "tổng" | "tổng cộng" | "tổng số" | "cộng tổng" | "tong cong")
            || ["tổng cộng ", "tổng cộng:", "tổng cộng(", "cộng:", "tổng số:", "cộng ("]
                .iter()
                .any(|b| key.starts_with(b))
    })
}

/// The first line of what stands under a table: makers, signers, remarks.
fn is_footer(cell: &str) -> bool {
    let folded = text::fold(cell);
    let begins = [
        "nguoi lap",
        "noi nhan",
        "ghi chu:",
        "(ky",
        "thu truong don vi",
        "danh sach nay",
        "danh sach gom",
        "danh sach tren",
        "danh sach co",
        "an dinh danh sach",
        "xac nhan cua",
    ];
    let signer = ["TM.", "KT.", "TL.", "TUQ."].iter().any(|sign| cell.starts_with(sign));
    let dated = folded.contains("ngay") && folded.contains(" thang ") && folded.contains(" nam ") && folded.len() < 60;
    signer || dated || begins.iter().any(|beginning| folded.starts_with(beginning))
}

/// "A | B | 1 | 2 | 3" or "(1) | (2) | (3)" under a header.
fn is_column_numbering(row: &SheetRow) -> bool {
    let marks: Vec<&str> = row.cells.iter().map(|(_, cell)| cell.text.trim_matches(['(', ')', ' '])).collect();
    let letters = marks.iter().take_while(|m| m.len() == 1 && m.bytes().all(|b| b.is_ascii_uppercase())).count();
    let counted = marks
        .iter()
        .skip(letters)
        .zip(1_u32..)
        .all(|(mark, n)| mark.split(['=', ' ', '/']).next().and_then(|m| m.parse().ok()) == Some(n));
    marks.len() >= 3 && counted
}

/// "nt", "như trên", a ditto mark.
fn is_ditto(text: &str) -> bool {
    if text.len() > 20 {
        return false;
    }
    let folded = text::fold(text);
    let plain = folded.trim_matches(['-', '.', '(', ')', ' ']);
    matches!(plain, "nt" | "n/t" | "nhu tren" | "\"" | "''" | "\u{3003}") || text.trim() == "″"
}

#[derive(Debug, Clone, Copy, Default)]
struct Kinds {
    texts: bool,
    numbers: bool,
    dates: bool,
}

impl Kinds {
    fn add(&mut self, cell: &Cell) {
        match cell.kind {
            CellKind::Number => self.numbers = true,
            CellKind::Date => self.dates = true,
            CellKind::Text | CellKind::Error if looks_like_number(&cell.text) => self.numbers = true,
            CellKind::Text | CellKind::Error if looks_like_date(&cell.text) => self.dates = true,
            CellKind::Text | CellKind::Error => self.texts = true,
        }
    }

    fn kind(self) -> ColumnKind {
        match (self.texts, self.numbers, self.dates) {
            (_, false, false) => ColumnKind::Text,
            (false, true, false) => ColumnKind::Number,
            (false, false, true) => ColumnKind::Date,
            _ => ColumnKind::Mixed,
        }
    }
}

/// "97", "8,5", "1.168.800.000", "65%"; a code such as "007" is none.
fn looks_like_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']).trim_end_matches(['%', ' ']);
    let code = digits.len() > 1 && digits.starts_with('0') && digits.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let parts: Vec<&str> = digits.split(['.', ',', ' ']).collect();
    !code
        && parts.iter().all(|part| !part.is_empty() && part.len() <= 15 && part.bytes().all(|b| b.is_ascii_digit()))
        && (parts.len() <= 2 || parts.iter().skip(1).rev().skip(1).all(|part| part.len() == 3))
}

fn looks_like_date(text: &str) -> bool {
    text.len() >= 8 && PartialDate::read(text).is_ok_and(|date| date.day().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> SheetRow {
        let cells = (0..).zip(cells).filter_map(|(at, text)| Some((at, Cell::text(text)?))).collect();
        SheetRow { number: 1, cells }
    }

    #[test]
    fn a_total_is_not_a_name_that_begins_alike() {
        for total in ["Cộng:", "Tổng cộng", "TỔNG CỘNG: 05 tập thể, 04 cá nhân", "Tổng số:"] {
            assert!(is_total(&row(&["", total])), "{total}");
        }
        for name in ["Công an tỉnh", "Cộng đồng dân cư thôn 3", "Tổng công ty Cấp nước", "Công ty Cổ phần"]
        {
            assert!(!is_total(&row(&["", name])), "{name}");
        }
    }

    #[test]
    fn numbering_of_headings() {
        assert_eq!(split_numbering("I. Tập thể"), (Numbering::Roman, "Tập thể"));
        assert_eq!(split_numbering("B) Cá nhân"), (Numbering::Capital, "Cá nhân"));
        assert_eq!(split_numbering("A Lưới"), (Numbering::None, "A Lưới"));
        assert_eq!(split_numbering("Sở Y tế"), (Numbering::None, "Sở Y tế"));
        assert!(
            is_running_number("01.") && is_running_number("12") && !is_running_number("I") && !is_running_number("")
        );
    }

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

    #[test]
    fn rows_of_column_numbers() {
        assert!(is_column_numbering(&row(&["A", "B", "1", "2", "3"])));
        assert!(is_column_numbering(&row(&["(1)", "(2)", "(3)"])));
        assert!(is_column_numbering(&row(&["A", "1", "2", "3=1+2"])));
        assert!(!is_column_numbering(&row(&["1", "Sở A", "97"])));
    }
}
