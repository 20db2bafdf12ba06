//! Which row of a sheet names the columns, and what the columns are called.

use std::collections::HashMap;

use domain::text;

use super::columns::is_person_name;
use super::marks::is_running_number;
use super::room::{Refusal, Room};
use super::sheet::{Cell, CellKind, Sheet, SheetRow};

/// Longest text that names a column.
const NAME_LIMIT: usize = 80;
/// Letters of a printed header that are kept; a merged one stands over many columns.
const PRINTED_LIMIT: usize = 500;

/// A header reaches over at most this many rows (the tallest seen on a real form has five).
const DEPTH_LIMIT: u32 = 5;

/// Headers that are one of these words, folded.
const WORDS: &[&str] = &[
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "ma",
    "ma so",
    "ten",
    "nam",
    "diem",
    "hang",
    "loai",
    "nhom",
    "cum",
    "khoi",
    "cap",
    "ngay",
    "email",
    "so",
    "unit",
    "criterion",
    "field",
    "value",
    "stage",
    "scorer",
    "reason",
    "code",
    "name",
    "kind",
    "parent",
    "thuoc",
    "khoi thi dua",
    "cum thi dua",
];

/// Headers that begin like this, folded.
const BEGINNINGS: &[&str] = &[
    "ho va ten",
    "ho ten",
    "ho, ten",
    "ten ",
    "ma ",
    "chuc vu",
    "chuc danh",
    "cap bac",
    "don vi",
    "nam sinh",
    "ngay sinh",
    "ngay, thang",
    "gioi tinh",
    "nam/nu",
    "danh hieu",
    "hinh thuc",
    "ghi chu",
    "phan loai",
    "doi tuong",
    "linh vuc",
    "noi dung",
    "tieu chi",
    "chi tieu",
    "diem ",
    "xep hang",
    "xep loai",
    "ke hoach",
    "thuc hien",
    "ty le",
    "ti le",
    "so quyet dinh",
    "so, ngay",
    "so hieu",
    "quyet dinh",
    "ngay ",
    "tap the, ca nhan",
    "tap the/ca nhan",
    "cap tren",
    "cap quan ly",
    "truc thuoc",
    "thuoc don vi",
    "tom tat",
    "thanh tich",
    "loai ",
    "thoi gian",
    "tu ngay",
    "den ngay",
    "so phieu",
    "tong diem",
    "tong so",
    "dia chi",
    "dien thoai",
    "so dien thoai",
    "xung ho",
    "so luong",
    "minh chung",
    "can cu",
    "ket qua",
    "vai tro",
    "co quan",
    "y kien",
    "thu hang",
    "phong trao",
    "sang kien",
    "pham vi",
    "thoi diem",
    "so tien",
    "muc thuong",
    "cum, khoi",
    "cum/khoi",
    "khoi, cum",
    "viet tat",
    "trang thai",
];

/// Names of the parts of a person's name, under "Họ và tên".
const NAME_PARTS: &[&str] =
    &["ho", "ten", "ho dem", "ho lot", "ten dem", "ho va dem", "ho va ten dem", "ho va chu dem"];

/// What makes a row look like a header.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signals {
    texts: usize,
    numbers: usize,
    hits: usize,
    ordinal: bool,
    subject: bool,
}

impl Signals {
    pub(super) fn of(row: &SheetRow) -> Self {
        row.cells.iter().map(|(_, cell)| Self::of_cell(cell)).fold(Self::default(), Self::and)
    }

    /// What one cell adds.
    pub(super) fn of_cell(cell: &Cell) -> Self {
        let mut signals = Self::default();
        // A year may head a column; any other number speaks for a row of data.
        if cell.kind != CellKind::Text || cell.text.chars().take(NAME_LIMIT + 1).count() > NAME_LIMIT {
            signals.numbers = usize::from(cell.kind != CellKind::Text && !is_year(&cell.text));
            return signals;
        }
        let folded = text::fold(&cell.text);
        if !folded.chars().any(char::is_alphabetic) {
            signals.numbers = usize::from(!is_year(&folded));
            return signals;
        }
        signals.texts = 1;
        signals.hits = usize::from(is_known(&folded));
        signals.ordinal = is_ordinal_name(&folded);
        signals.subject =
            ["ten", "ho va ten", "ho ten", "don vi", "unit", "name"].iter().any(|b| folded.starts_with(b));
        signals
    }

    pub(super) fn and(self, more: Self) -> Self {
        Self {
            texts: self.texts + more.texts,
            numbers: self.numbers + more.numbers,
            hits: self.hits + more.hits,
            ordinal: self.ordinal || more.ordinal,
            subject: self.subject || more.subject,
        }
    }

    /// Sure to be a header: an STT column and another known name, or three known names.
    pub(super) fn is_strong(self) -> bool {
        self.numbers <= self.texts / 3 && ((self.ordinal && self.hits >= 2) || self.hits >= 3)
    }

    /// Whether at least one cell is a name that headers have.
    pub(super) fn is_known(self) -> bool {
        self.hits > 0
    }

    /// How much the row looks like a header; zero when it cannot be one.
    pub(super) fn score(self) -> usize {
        if self.texts < 2 {
            return 0;
        }
        (3 * self.hits + self.texts.min(6)).saturating_sub(3 * self.numbers)
    }

    /// Whether it has a column that says what each row is about, or one of running numbers.
    pub(super) fn names_rows(self) -> bool {
        self.ordinal || self.subject
    }

    /// A list of one column has a header when its only cell names units or people.
    pub(super) fn names_one_column(self) -> bool {
        self.texts == 1 && self.numbers == 0 && self.hits == 1 && self.subject
    }
}

fn is_year(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|year| (1900..=2200).contains(&year))
}

fn is_known(folded: &str) -> bool {
    // "Đơn vị báo cáo: …" is a line of a letterhead.
    if folded.contains(": ") {
        return false;
    }
    WORDS.contains(&folded) || BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}

/// Whether a folded header names the column of running numbers.
pub(super) fn is_ordinal_name(folded: &str) -> bool {
    matches!(folded, "stt" | "tt" | "so tt" | "so thu tu" | "s.t.t" | "so t.t")
}

/// A column under a header.
#[derive(Debug, Clone)]
pub(super) struct HeaderColumn {
    /// Its place in the sheet, from 0.
    pub(super) column: u32,
    /// What is printed; empty where nothing is.
    pub(super) name: String,
    /// It shares one merged name with the column on its left and has none of its own.
    pub(super) shared: bool,
}

/// The header of a table: its rows and its columns.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) top: u32,
    pub(super) bottom: u32,
    /// Every column from the first named to the last.
    pub(super) columns: Vec<HeaderColumn>,
    /// The column of running numbers.
    pub(super) ordinal: Option<u32>,
    /// Everything printed over each column, as it stands and folded.
    printed: HashMap<u32, Vec<(String, String)>>,
}

impl Header {
    /// The header around a row that was recognised as (part of) one.
    pub(super) fn around(sheet: &Sheet, row: u32) -> Self {
        let (mut top, mut bottom) = (row, row);
        let mut grown = true;
        while grown {
            let tall: Vec<_> = (top..=bottom)
                .flat_map(|r| sheet.merges_in(r))
                .filter(|m| m.bottom > m.top && m.bottom - m.top < DEPTH_LIMIT)
                .collect();
            let up = tall.iter().map(|m| m.top).min().map_or(top, |t| t.min(top));
            let down = tall.iter().map(|m| m.bottom).max().map_or(bottom, |b| b.max(bottom));
            grown = (up, down) != (top, bottom) && down - up < DEPTH_LIMIT;
            if grown {
                (top, bottom) = (up, down);
            } else if bottom - top + 1 < DEPTH_LIMIT && has_second_line(sheet, bottom) {
                bottom += 1;
                grown = true;
            }
        }
        let rows = || (top..=bottom).filter_map(|r| sheet.row(r));
        let left = rows().filter_map(|r| r.cells.first()).map(|(c, _)| *c).min().unwrap_or(0);
        let right_of = |r: &SheetRow| {
            let last = r.cells.last().map_or(0, |(c, _)| *c);
            sheet.merge_at(r.number, last).map_or(last, |m| m.right.min(last.saturating_add(200)))
        };
        let right = rows().map(right_of).max().unwrap_or(left);
        let columns: Vec<HeaderColumn> = (left..=right)
            .map(|column| HeaderColumn {
                column,
                name: column_name(sheet, top, bottom, column, (left, right)),
                shared: sheet.merge_at(bottom, column).is_some_and(|m| m.left < column),
            })
            .collect();
        let ordinal = columns.iter().find(|c| is_ordinal_name(&text::fold(&c.name))).map(|c| c.column);
        let printed = (left..=right).map(|column| {
            let texts = (top..=bottom).filter_map(|row| sheet.seen(row, column));
            let texts = texts.filter(|cell| cell.text.len() <= 2 * PRINTED_LIMIT);
            (column, texts.map(|cell| (cell.text.clone(), text::fold(&cell.text))).collect())
        });
        Self { top, bottom, columns, ordinal, printed: printed.collect() }
    }

    /// Takes the room that it needs: a column of a header is kept in several forms.
    pub(super) fn take_room(&self, room: &mut Room) -> Result<(), Refusal> {
        room.take(self.columns.len().saturating_mul(8), self.columns.iter().map(|column| column.name.len()).sum())
    }

    /// Whether a row below is a row of data by its running number.
    pub(super) fn numbers(&self, row: &SheetRow) -> bool {
        self.ordinal.and_then(|column| row.cell(column)).is_some_and(|cell| is_running_number(&cell.text))
    }

    /// Whether a row below is (a row of) this header printed once more: every cell says what is printed over its column.
    pub(super) fn is_printed_again(&self, row: &SheetRow) -> bool {
        let again = |(column, cell): &(u32, Cell)| {
            let length = cell.text.chars().count();
            // Folding is slow and lists are long: only what is as long as a printed name is folded.
            self.printed.get(column).is_some_and(|printed| {
                printed.iter().any(|(text, folded)| {
                    *text == cell.text || (text.chars().count() == length && *folded == text::fold(&cell.text))
                })
            })
        };
        row.cells.len() > 1 && row.cells.iter().all(again)
    }
}

/// Whether the row below a header row carries names under a wider name: under a merged cell, or in columns that are
/// blank above, right of a name.
fn has_second_line(sheet: &Sheet, bottom: u32) -> bool {
    let (Some(upper), Some(lower)) = (sheet.row(bottom), sheet.row(bottom.saturating_add(1))) else { return false };
    let wide = |column: u32| sheet.merge_at(bottom, column).is_some_and(|m| m.right > m.left && m.bottom == bottom);
    let blank_above = |column: u32| upper.cell(column).is_none();
    let first = upper.cells.first().map_or(0, |(c, _)| *c);
    let last = upper.cells.last().map_or(0, |(c, _)| *c);
    // A name directly above belongs to the wider name only when the next column is blank above, too.
    let under_wider = |column: u32| {
        wide(column) || (column > first && (blank_above(column) || blank_above(column.saturating_add(1))))
    };
    // Under "Họ và tên" stand the two parts of a name, in a list's first row too.
    let of_person = |column: u32| {
        let above = upper.cells.iter().rev().find(|(c, _)| *c <= column);
        (wide(column) || blank_above(column)) && above.is_some_and(|(_, cell)| is_person_name(&cell.text))
    };
    let is_part = |cell: &Cell| {
        let folded = text::fold(&cell.text);
        is_known(&folded) || NAME_PARTS.contains(&folded.as_str())
    };
    // Years under a wider "Kết quả xếp loại" name its columns.
    let names = lower.cells.iter().all(|(column, cell)| {
        let is_name = cell.kind == CellKind::Text
            && cell.text.chars().count() <= NAME_LIMIT
            && cell.text.chars().any(char::is_alphabetic);
        (is_name || is_year(&cell.text))
            && *column <= last.saturating_add(12)
            && under_wider(*column)
            && (!of_person(*column) || is_part(cell))
    });
    let below_blank = lower.cells.iter().filter(|(c, _)| blank_above(*c)).count();
    let any_wide = lower.cells.iter().any(|(column, _)| wide(*column));
    // Blanks above without any merged cell: only when the row below fills them and nothing but them and their neighbours.
    let gaps = (first..=last).filter(|c| blank_above(*c)).count();
    lower.cells.len() > 1 && names && (any_wide || (below_blank > 0 && below_blank >= gaps))
}

fn column_name(sheet: &Sheet, top: u32, bottom: u32, column: u32, (left, right): (u32, u32)) -> String {
    let mut parts: Vec<String> = Vec::new();
    for row in top..=bottom {
        let over_all = sheet.merge_at(row, column).is_some_and(|m| m.left <= left && m.right >= right && left < right);
        if over_all && top < bottom {
            continue;
        }
        let mut part = sheet.seen(row, column).map(printed).unwrap_or_default();
        if part.is_empty() && row < bottom && sheet.row(row.saturating_add(1)).and_then(|r| r.cell(column)).is_some() {
            // Cells that were merged once, saved as text: the wider name stands left of the blank.
            let wider = sheet.row(row).and_then(|r| r.cells.iter().rev().find(|(c, _)| *c < column));
            part = wider.map(|(_, cell)| printed(cell)).unwrap_or_default();
        }
        if !part.is_empty() && parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    parts.join(" / ")
}

/// A cell of a header as one line of a length that a name may have.
fn printed(cell: &Cell) -> String {
    let end = cell.text.char_indices().nth(PRINTED_LIMIT).map_or(cell.text.len(), |(at, _)| at);
    text::line(cell.text.get(..end).unwrap_or_default())
}
