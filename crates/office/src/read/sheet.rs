//! A sheet before anything is understood of it: filled cells by row, and merged areas.

use std::collections::HashMap;

use domain::text;

use super::hidden::Hidden;
use super::letters::{self, Letters, Piece, Seen, UnderOldFont};
use super::room::{ROW_LIMIT, Refusal, Room};

/// Columns an Excel sheet can have.
pub(super) const COLUMN_LIMIT: u32 = 16_384;

/// More merged rows than any form has; what lies beyond is read as unmerged.
const MERGED_ROWS_LIMIT: usize = 1_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    Text,
    Number,
    Date,
    Error,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) kind: CellKind,
    pub(super) letters: Letters,
    /// What stood in the file when that was something else: old letters, a word torn in conversion.
    pub(super) before: Option<Box<str>>,
    /// What its letters say of an old font named for it.
    pub(super) under: UnderOldFont,
}

impl Cell {
    /// A text cell as it stands in the file; [`Sheet::new`] decodes and cleans it.
    pub(super) fn raw(text: &str) -> Self {
        Self::of(text.to_owned(), CellKind::Text)
    }

    /// A text cell of pieces in several fonts.
    pub(super) fn of_pieces(pieces: &[Piece]) -> Self {
        let Seen { text, letters, under } = letters::seen(pieces);
        let raw: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let before = (raw != text).then(|| raw.into_boxed_str());
        Self { letters, before, under, ..Self::of(text, CellKind::Text) }
    }

    pub(super) fn of(text: String, kind: CellKind) -> Self {
        Self { text, kind, letters: Letters::Any, before: None, under: UnderOldFont::Nothing }
    }

    /// Takes back what the name of its font alone made of it.
    pub(super) fn stand(&mut self) {
        if self.under == UnderOldFont::Either {
            self.under = UnderOldFont::Unicode;
            self.letters = Letters::Unicode;
            self.text = self.before.take().map_or_else(|| std::mem::take(&mut self.text), String::from);
        }
    }

    /// Takes another text in place of its own, which is kept for the report.
    pub(super) fn take(&mut self, text: String, letters: Letters) {
        let before = std::mem::replace(&mut self.text, text);
        self.before.get_or_insert_with(|| before.into_boxed_str());
        self.letters = letters;
    }
}

/// A rectangle of merged cells. Rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// A row with its filled cells by column (from 0), in order.
#[derive(Debug, Clone)]
pub(super) struct SheetRow {
    pub(super) number: u32,
    pub(super) cells: Vec<(u32, Cell)>,
}

impl SheetRow {
    pub(super) fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(c, _)| *c).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// Its cells in the columns `from..to`.
    pub(super) fn part(&self, from: u32, to: u32) -> Self {
        let start = self.cells.partition_point(|(column, _)| *column < from);
        let end = self.cells.partition_point(|(column, _)| *column < to);
        Self { number: self.number, cells: self.cells.get(start..end).unwrap_or_default().to_vec() }
    }

    pub(super) fn first_text(&self) -> &str {
        self.cells.first().map_or("", |(_, cell)| cell.text.as_str())
    }
}

/// Filled cells on their way to a sheet, in the order of the file, within limits that a hostile file cannot pass.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<SheetRow>,
    /// What the next sheet of the file has left.
    pub(super) room: Room,
}

impl Grid {
    /// A sheet after others, which have left so much room.
    pub(super) fn within(room: Room) -> Self {
        Self { rows: Vec::new(), room }
    }

    /// Adds a cell (row from 1, column from 0). Cells of a row come one after another.
    pub(super) fn add(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Refusal> {
        if cell.text.trim().is_empty() || column >= COLUMN_LIMIT {
            return Ok(());
        }
        self.room.take(1, cell.text.len())?;
        let full = self.rows.len() >= ROW_LIMIT;
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, cell)),
            _ if full => return Err(Refusal::TooManyRows),
            _ => self.rows.push(SheetRow { number: row, cells: vec![(column, cell)] }),
        }
        Ok(())
    }
}

#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Lines that stand above the sheet's first row: paragraphs before a table of Word.
    pub(super) titles: Vec<String>,
    /// Rows that have at least one filled cell, by number.
    pub(super) rows: Vec<SheetRow>,
    pub(super) hidden: Hidden,
    /// Its cells are parts of lines of text: a separator too many moves all that follow.
    pub(super) delimited: bool,
    merges: Vec<Merge>,
    /// Merged areas by the rows that they touch, each with its first column and in the order of these.
    merges_of_row: HashMap<u32, Vec<(u32, usize)>>,
}

impl Sheet {
    /// A sheet of raw cells: its texts are decoded, cleaned, and dropped where nothing is left.
    pub(super) fn new(name: &str, mut titles: Vec<String>, mut rows: Vec<SheetRow>, mut merges: Vec<Merge>) -> Self {
        letters::settle(&mut rows, &mut titles);
        rows.retain(|row| !row.cells.is_empty());
        titles.retain(|title| !title.is_empty());
        rows.sort_by_key(|row| row.number);
        // A row that the file tells in two places is one.
        rows.dedup_by(|more, row| {
            let same = more.number == row.number;
            if same {
                row.cells.append(&mut more.cells);
            }
            same
        });
        for row in &mut rows {
            row.cells.sort_by_key(|(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
        let last = rows.last().map_or(0, |row| row.number);
        merges.retain(|merge| merge.top <= merge.bottom && merge.left <= merge.right && merge.top <= last);
        let mut merges_of_row: HashMap<u32, Vec<(u32, usize)>> = HashMap::new();
        let covered = merges.iter().enumerate().flat_map(|(at, m)| (m.top..=m.bottom.min(last)).map(move |r| (r, at)));
        for (row, at) in covered.take(MERGED_ROWS_LIMIT) {
            let left = merges.get(at).map_or(0, |merge| merge.left);
            merges_of_row.entry(row).or_default().push((left, at));
        }
        // Areas of a workbook do not overlap: of those that begin in one column the first is taken.
        for of_row in merges_of_row.values_mut() {
            of_row.sort_unstable();
            of_row.dedup_by_key(|(left, _)| *left);
        }
        Self { name: name.to_owned(), titles, rows, merges, merges_of_row, hidden: Hidden::default(), delimited: false }
    }

    /// The sheet's rows `top..end`, cut at columns into sheets side by side.
    pub(super) fn parts(&self, starts: &[u32], top: u32, end: u32) -> Vec<Self> {
        let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
        let part = |(from, to): (&u32, u32)| {
            let rows = self.rows.iter().filter(|row| (top..end).contains(&row.number)).map(|row| row.part(*from, to));
            let clipped = |m: &Merge| Merge { right: m.right.min(to.saturating_sub(1)), ..*m };
            let inside = |m: &&Merge| (*from..to).contains(&m.left) && (top..end).contains(&m.top);
            let merges = self.merges.iter().filter(inside).map(clipped).collect();
            let mut part = Self::new(&self.name, self.titles.clone(), rows.collect(), merges);
            part.hidden = self.hidden.clone();
            part
        };
        starts.iter().zip(ends).map(part).collect()
    }

    /// The merged area that a cell lies in.
    pub(super) fn merge_at(&self, row: u32, column: u32) -> Option<Merge> {
        let of_row = self.merges_of_row.get(&row)?;
        let after = of_row.partition_point(|(left, _)| *left <= column);
        let (_, at) = of_row.get(after.checked_sub(1)?)?;
        self.merges.get(*at).filter(|merge| merge.right >= column).copied()
    }

    /// The value of a merged area that begins in this column and in a row above, below the row `top`.
    pub(super) fn merged_from_above(&self, row: u32, column: u32, top: u32) -> Option<&Cell> {
        let merge = self.merge_at(row, column).filter(|m| m.left == column && m.top < row && m.top > top)?;
        self.row(merge.top)?.cell(merge.left)
    }

    /// The merged areas that touch a row.
    pub(super) fn merges_in(&self, row: u32) -> impl Iterator<Item = Merge> + '_ {
        self.merges_of_row.get(&row).into_iter().flatten().filter_map(|(_, at)| self.merges.get(*at)).copied()
    }

    pub(super) fn row(&self, number: u32) -> Option<&SheetRow> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }

    /// What a reader of the printed sheet sees in a cell: its own value, or that of the merged area around it.
    pub(super) fn seen(&self, row: u32, column: u32) -> Option<&Cell> {
        let own = self.row(row).and_then(|r| r.cell(column));
        own.or_else(|| {
            let merge = self.merge_at(row, column)?;
            self.row(merge.top)?.cell(merge.left)
        })
    }
}

/// "Hướng dẫn", "HD nhập liệu": sheets with examples that must never be imported.
pub(super) fn is_guide(sheet: &str) -> bool {
    let folded = text::fold(sheet);
    folded.starts_with("huong dan") || folded.starts_with("hd ") || folded == "hd" || folded.starts_with("vi du")
}

/// `A`, `Z`, `AA`: a column as Excel names it.
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_excel() {
        // The last column of Excel 2003 is IV (256th), of today's Excel XFD (16384th).
        let named: Vec<String> = [0, 25, 26, 255, 16383].into_iter().map(column_letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "IV", "XFD"]);
    }

    #[test]
    fn guides_are_known_by_name() {
        assert!(is_guide("Hướng dẫn nhập"));
        assert!(is_guide("HUONG DAN"));
        assert!(!is_guide("Danh sách"));
        assert!(!is_guide("HDND xã"));
    }

    #[test]
    fn a_merged_area_shows_its_first_cell_everywhere() {
        let rows = vec![SheetRow { number: 2, cells: vec![(1, Cell::raw("Sở A"))] }];
        let sheet = Sheet::new("", Vec::new(), rows, vec![Merge { top: 2, left: 1, bottom: 4, right: 2 }]);
        // Rows below the last filled one are not covered: nothing stands there that could be read.
        assert_eq!(sheet.seen(2, 2).map(|c| c.text.as_str()), Some("Sở A"));
        assert!(sheet.seen(2, 3).is_none());
    }
}
