//! What each row below a header is: a subject, a group heading, a total, the signatures.

use domain::text;

use super::columns::{self, Kinds, looks_like_number};
use super::header::Header;
use super::letters::Letters;
use super::marks::{
    Numbering, is_column_numbering, is_ditto, is_footer, is_running_number, is_spelled_date, is_total, split_numbering,
};
use super::model::{Column, Encoding, Note, Row, Skip, SkippedRow};
use super::room::{Refusal, Room};
use super::sheet::{Cell, CellKind, Sheet, SheetRow, column_letters};

/// Cells with a lost letter that are told one by one.
const MENDED_LIMIT: usize = 100;
/// Cells beyond the columns that are told one by one.
const STRAY_LIMIT: usize = 100;
/// Notes of one table that are kept.
const NOTE_LIMIT: usize = 20_000;
/// Letters of a note: what it quotes may be a whole page.
const NOTE_LETTERS: usize = 400;

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

/// Understands the rows below a header.
///
/// # Errors
/// More cells, or more of their letters, than there is room for.
pub(super) fn read(sheet: &Sheet, header: &Header, below: &[&SheetRow], room: &mut Room) -> Result<Body, Refusal> {
    let used = columns::used(header, below);
    let mut known: Vec<u32> = used.iter().flat_map(|u| u.more.iter().chain([&u.column])).copied().collect();
    known.sort_unstable();
    let names = columns::unique_names(&used);
    let mut reading = Reading {
        sheet,
        header,
        habits: Habits::of(header, below),
        names: &names,
        more: used.iter().map(|u| u.more.as_slice()).collect(),
        known,
        room,
        body: Body {
            header: used.iter().map(|u| u.name.clone()).collect(),
            used: used.iter().map(|u| u.column).collect(),
            ..Body::default()
        },
        groups: Vec::new(),
        pending_groups: Vec::new(),
        kinds: vec![Kinds::default(); used.len()],
        letters: Letters::Any,
        decoded: 0,
        example: None,
        mended: 0,
        stray: 0,
        unnoted: 0,
        in_footer: false,
        below_subject: false,
        before: header.bottom,
    };
    let printed = (header.top..=header.bottom).filter_map(|row| sheet.row(row)).flat_map(|row| &row.cells);
    reading.letters = printed.fold(Letters::Any, |letters, (_, cell)| letters.and(cell.letters));
    for row in below {
        reading.take(row)?;
    }
    Ok(reading.finish())
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
    /// For every used column, the columns whose words are added to it.
    more: Vec<&'a [u32]>,
    /// All columns of the table, in order.
    known: Vec<u32>,
    room: &'a mut Room,
    body: Body,
    groups: Vec<(Numbering, String)>,
    /// Group rows under which no row has come yet.
    pending_groups: Vec<u32>,
    kinds: Vec<Kinds>,
    letters: Letters,
    /// Cells that were in old letters, and the first of them.
    decoded: usize,
    example: Option<Note>,
    /// Cells in which a lost letter was put back.
    mended: usize,
    /// Cells beyond the columns of the table.
    stray: usize,
    /// Notes beyond those that are kept.
    unnoted: usize,
    in_footer: bool,
    /// The row above is a subject, or the rest of one.
    below_subject: bool,
    before: u32,
}

impl Reading<'_> {
    fn take(&mut self, row: &SheetRow) -> Result<(), Refusal> {
        let gap = row.number > self.before.saturating_add(1);
        self.before = row.number;
        let ordinal = self.header.ordinal.and_then(|c| row.cell(c));
        let numbered = self.header.numbers(row);
        let others: Vec<&(u32, Cell)> = row
            .cells
            .iter()
            .filter(|(c, cell)| Some(*c) != self.header.ordinal && cell.kind != CellKind::Error)
            .collect();
        let full = self.habits.typical >= 3 && row.cells.len() >= self.habits.typical;
        if numbered || full || self.heads_more_rows(row, ordinal, &others) {
            self.in_footer = false;
        }
        let continued = self.body.used.iter().any(|c| self.value_from_above(row.number, *c).is_some());
        let skip = if self.sheet.hidden.row(row.number) {
            Some(Skip::HiddenRow)
        } else if ordinal.is_none() && others.is_empty() && !continued {
            Some(Skip::FormulaErrors)
        } else if self.header.is_printed_again(row) {
            Some(Skip::HeaderAgain)
        } else if self.body.rows.is_empty()
            && self.groups.is_empty()
            && row.cells.len() == self.body.used.len()
            && is_column_numbering(row)
        {
            Some(Skip::ColumnNumbers)
        } else if numbered && others.is_empty() && !continued {
            Some(Skip::NumberOnly)
        } else if !numbered && self.is_total(row) {
            Some(Skip::Total)
        } else if !continued && ordinal.is_none() && self.join_to_row_above(row, gap) {
            Some(Skip::Continued)
        } else if !numbered && (self.in_footer || self.begins_footer(row, gap)) {
            self.in_footer = true;
            Some(Skip::Footer)
        } else {
            None
        };
        self.below_subject &= skip == Some(Skip::Continued);
        if let Some(skip) = skip {
            self.body.skipped.push(SkippedRow { row: row.number, why: skip.why() });
            return Ok(());
        }
        let group = if continued || numbered { None } else { self.group(row, ordinal, &others) };
        if group.is_none() && self.leaves_out(row) {
            return Ok(());
        }
        match group {
            Some((numbering, name)) => {
                self.letters =
                    self.letters.and(row.cells.iter().fold(Letters::Any, |all, (_, cell)| all.and(cell.letters)));
                self.enter_group(row.number, numbering, name);
                Ok(())
            }
            None => {
                self.below_subject = true;
                self.subject(row)
            }
        }
    }

    /// "Cộng" in one of the first two cells; as a given name beside a family name it is somebody's.
    fn is_total(&self, row: &SheetRow) -> bool {
        let given =
            |column: u32| self.body.used.binary_search(&column).is_err() && self.known.binary_search(&column).is_ok();
        let mut cells = row.cells.iter().take(2).enumerate();
        cells.any(|(at, (column, cell))| is_total(&cell.text) && !(at > 0 && given(*column)))
    }

    /// Whether a row under a remark is a heading after which rows with running numbers follow.
    fn heads_more_rows(&self, row: &SheetRow, ordinal: Option<&Cell>, others: &[&(u32, Cell)]) -> bool {
        let heads = |numbering| matches!(numbering, Numbering::Roman | Numbering::Capital);
        let marked = match (ordinal, others) {
            (Some(mark), [_, ..]) => Numbering::of(&mark.text).is_some_and(heads),
            (Some(mark), []) => {
                let wide = self.header.ordinal.is_some_and(|column| self.is_wide(row.number, column));
                wide || heads(split_numbering(&mark.text).0)
            }
            (None, [(column, name)]) => heads(split_numbering(&name.text).0) || self.is_wide(row.number, *column),
            _ => false,
        };
        marked && self.habits.numbered && row.number < self.habits.last_numbered && !self.begins_footer(row, false)
    }

    /// Whether a row has cells beyond the columns of the table in such a way that none of them can be trusted: in a text
    /// they have all moved. In a workbook the stray cells alone are left out, and told.
    fn leaves_out(&mut self, row: &SheetRow) -> bool {
        let known = |column: &u32| self.known.binary_search(column).is_ok();
        let stray = row.cells.iter().filter(|(column, cell)| !known(column) && cell.kind != CellKind::Error);
        let stray: Vec<(u32, String)> = stray.map(|(column, cell)| (*column, text::line(&cell.text))).collect();
        if self.sheet.delimited && !stray.is_empty() {
            self.body.skipped.push(SkippedRow { row: row.number, why: Skip::TooWide.why() });
            return true;
        }
        for (column, text) in stray {
            self.stray += 1;
            if self.stray <= STRAY_LIMIT {
                let text = format!("“{text}” nằm ngoài các cột của bảng, không đọc");
                self.tell(row.number, column_letters(column), text);
            }
        }
        false
    }

    /// The value of a merged area that began in a row above.
    fn value_from_above(&self, row: u32, column: u32) -> Option<&Cell> {
        self.sheet.merged_from_above(row, column, self.header.bottom)
    }

    /// The rest of a row that was cut by the end of a page: neither number nor name, only what did not fit.
    fn join_to_row_above(&mut self, row: &SheetRow, gap: bool) -> bool {
        let name = self.body.used.iter().find(|c| Some(**c) != self.header.ordinal).copied();
        let named = name.is_some_and(|c| row.cell(c).is_some());
        let within =
            row.cells.iter().all(|(c, cell)| self.body.used.binary_search(c).is_ok() && cell.kind == CellKind::Text);
        let wide = row.cells.iter().any(|(c, _)| self.is_wide(row.number, *c));
        let signed = is_footer(row.first_text()) || is_spelled_date(row.first_text());
        let apart = gap || !self.below_subject || self.in_footer || signed;
        if !self.habits.numbered || named || !within || wide || apart {
            return false;
        }
        let Some(above) = self.body.rows.last_mut() else { return false };
        for (column, value) in self.body.used.iter().zip(&mut above.cells) {
            if let Some(cell) = row.cell(*column) {
                add_words(value, &cell.text);
            }
        }
        true
    }

    /// Whether a cell is merged with the next on its right.
    fn is_wide(&self, row: u32, column: u32) -> bool {
        self.sheet.merge_at(row, column).is_some_and(|m| m.right > m.left && m.left == column)
    }

    fn begins_footer(&self, row: &SheetRow, gap: bool) -> bool {
        // A row filled like the others is one of them, whatever date or signer its text names.
        let few = row.cells.len() <= 4 && (self.habits.typical <= 2 || row.cells.len() < self.habits.typical);
        let past_numbers =
            self.habits.numbered && row.number > self.habits.last_numbered && gap && row.cells.len() <= 3;
        let below = || {
            row.cells.iter().any(|(column, cell)| is_footer(&cell.text) || self.dates_signatures(row, *column, cell))
        };
        // Of a list that nobody is on, only what surely closes a paper is below it.
        let below_nothing = || gap && is_footer(row.first_text());
        few && if self.body.rows.is_empty() { below_nothing() } else { past_numbers || below() }
    }

    /// A spelled date in a row with less than the others, and not where the column is one of dates.
    fn dates_signatures(&self, row: &SheetRow, column: u32, cell: &Cell) -> bool {
        let name = self.body.used.binary_search(&column).ok().and_then(|at| self.names.get(at));
        let of_dates = name.is_some_and(|name| text::fold(name).starts_with("ngay"));
        !of_dates && (row.cells.len() < self.habits.typical || row.cells.len() == 1) && is_spelled_date(&cell.text)
    }

    /// The heading in a row that stands over others: one text alone, merged across columns, numbered I or A, or
    /// without a number where all others have one.
    fn group(
        &mut self,
        row: &SheetRow,
        ordinal: Option<&Cell>,
        others: &[&(u32, Cell)],
    ) -> Option<(Numbering, String)> {
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
            // Subtotals beside the heading.
            (Some(mark), [(_, name), sums @ ..])
                if self.habits.numbered && name.kind == CellKind::Text && sums.iter().all(|(_, sum)| is_sum(sum)) =>
            {
                let numbering = Numbering::of(&mark.text)?;
                if !matches!(numbering, Numbering::Roman | Numbering::Capital) {
                    return None;
                }
                let name = text::line(&name.text);
                for (column, sum) in sums {
                    let called = self.body.used.binary_search(column).ok().and_then(|at| self.names.get(at));
                    let called = called.cloned().unwrap_or_else(|| column_letters(*column));
                    self.tell(row.number, called, format!("“{}” là số cộng của nhóm “{name}”, không đọc", sum.text));
                }
                Some((numbering, name))
            }
            (None, [(column, name)]) if name.kind == CellKind::Text => {
                let first = self.body.used.iter().find(|c| Some(**c) != self.header.ordinal);
                let unnumbered = self.habits.numbered && first == Some(column);
                let marked = first == Some(column)
                    && self.habits.typical >= 3
                    && matches!(
                        split_numbering(&name.text).0,
                        Numbering::Roman | Numbering::Capital | Numbering::Digits
                    );
                let wide = self.is_wide(row.number, *column);
                if unnumbered && !wide && !marked {
                    let at = self.body.used.iter().position(|c| c == column).unwrap_or_default();
                    self.note(row.number, at, format!("“{}” không có số thứ tự, hiểu là dòng nhóm", name.text));
                }
                if wide || unnumbered || marked { of_text(name) } else { None }
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

    fn subject(&mut self, row: &SheetRow) -> Result<(), Refusal> {
        let used = std::mem::take(&mut self.body.used);
        let cells: Vec<String> = used.iter().enumerate().map(|(at, column)| self.value(row, at, *column)).collect();
        let is_number = |column: &u32| {
            let cell = row.cell(*column).or_else(|| self.value_from_above(row.number, *column));
            cell.is_some_and(|cell| cell.kind == CellKind::Number)
        };
        let numbers = used.iter().enumerate().filter(|(_, column)| is_number(column)).map(|(at, _)| at).collect();
        self.body.used = used;
        let group: Vec<String> = self.groups.iter().map(|(_, name)| name.clone()).collect();
        let letters = cells.iter().chain(&group).map(String::len).sum();
        self.room.take(cells.len().saturating_add(group.len()), letters)?;
        self.body.rows.push(Row { row: row.number, group, cells, numbers });
        self.pending_groups.clear();
        Ok(())
    }

    fn value(&mut self, row: &SheetRow, at: usize, column: u32) -> String {
        let mut value = self.own_value(row, at, column);
        let more: &[u32] = self.more.get(at).copied().unwrap_or_default();
        for cell in more.iter().filter_map(|column| row.cell(*column)).filter(|cell| cell.kind != CellKind::Error) {
            self.take_in(row.number, at, cell);
            add_words(&mut value, &cell.text);
        }
        value
    }

    /// What the column's own cell says.
    fn own_value(&mut self, row: &SheetRow, at: usize, column: u32) -> String {
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
        self.take_in(row.number, at, &cell);
        cell.text
    }

    /// Notes what a cell that is read tells of its column and of the file's letters.
    fn take_in(&mut self, row: u32, at: usize, cell: &Cell) {
        self.letters = self.letters.and(cell.letters);
        self.tell_change(row, at, cell);
        if let Some(kinds) = self.kinds.get_mut(at) {
            kinds.add(cell);
        }
    }

    /// Tells what stood in the file where that is not what is read: every torn word, and of old letters the first cell.
    fn tell_change(&mut self, row: u32, at: usize, cell: &Cell) {
        let Some(before) = cell.before.as_deref() else { return };
        let (before, name) = match cell.letters {
            Letters::Old(letters) => (text::line(before), letters.name()),
            Letters::Both => (text::line(before), "TCVN3, VNI"),
            Letters::Any | Letters::Unicode => {
                self.mended += 1;
                if self.mended <= MENDED_LIMIT {
                    self.note(row, at, format!("“{}” thiếu chữ ư, đọc là “{}”", text::line(before), cell.text));
                }
                return;
            }
        };
        self.decoded += 1;
        if self.decoded == 1 {
            let told = format!("gõ bằng phông chữ cũ ({name}): “{before}” đọc là “{}”", cell.text);
            self.example = Some(Note { row, column: self.names.get(at).cloned().unwrap_or_default(), text: told });
        }
    }

    fn note(&mut self, row: u32, at: usize, text: String) {
        let column = self.names.get(at).cloned().unwrap_or_default();
        self.tell(row, column, text);
    }

    fn tell(&mut self, row: u32, column: String, mut text: String) {
        if self.body.notes.len() >= NOTE_LIMIT {
            self.unnoted += 1;
            return;
        }
        if let Some((end, _)) = text.char_indices().nth(NOTE_LETTERS) {
            text.truncate(end);
            text.push('…');
        }
        self.body.notes.push(Note { row, column, text });
    }

    fn finish(mut self) -> Body {
        for empty in self.pending_groups.drain(..) {
            self.body.skipped.push(SkippedRow { row: empty, why: Skip::EmptyGroup.why() });
        }
        if let Some(mut example) = self.example.take() {
            if self.decoded > 1 {
                example.text = format!("{}; cả bảng có {} ô như vậy", example.text, self.decoded);
            }
            self.body.notes.insert(0, example);
        }
        if let Some(more) = self.mended.checked_sub(MENDED_LIMIT).filter(|more| *more > 0) {
            let last = self.body.notes.last().cloned();
            let text = format!("và {more} ô khác thiếu chữ ư đã được đọc đủ");
            self.body.notes.extend(last.map(|last| Note { text, ..last }));
        }
        if self.unnoted > 0 {
            let last = self.body.notes.last().cloned();
            let text = format!("và {} ghi chú khác như trên", self.unnoted);
            self.body.notes.extend(last.map(|last| Note { text, ..last }));
        }
        let hidden = self.body.used.iter().zip(self.names).filter(|(column, _)| self.sheet.hidden.column(**column));
        for (_, name) in hidden {
            let text = "cột ẩn trong Excel, vẫn được đọc".to_owned();
            self.body.notes.push(Note { row: self.header.bottom, column: name.clone(), text });
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

/// Adds words to a value.
fn add_words(value: &mut String, words: &str) {
    let words = text::line(words);
    if !value.is_empty() && !words.is_empty() {
        value.push(' ');
    }
    value.push_str(&words);
}

/// Whether a cell beside a heading is a number.
fn is_sum(cell: &Cell) -> bool {
    cell.kind == CellKind::Number || (cell.kind == CellKind::Text && looks_like_number(&cell.text))
}
