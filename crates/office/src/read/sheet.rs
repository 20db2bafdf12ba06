//! A sheet before anything is understood of it: filled cells by row, and merged areas.

use std::collections::HashMap;

use domain::text;

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
}

impl Cell {
    /// A text cell: cleaned; `None` when nothing is left. Line breaks inside a cell stay.
    pub(super) fn text(raw: &str) -> Option<Self> {
        let broken = raw.contains(['\n', '\r', '\u{B}', '\u{2028}', '\u{2029}']);
        let text = if broken { text::multiline(raw).trim_start().to_owned() } else { text::line(raw) };
        let text = if text.contains('\n') { text } else { text::line(&text) };
        (!text.is_empty()).then_some(Self { text, kind: CellKind::Text })
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

    pub(super) fn first_text(&self) -> &str {
        self.cells.first().map_or("", |(_, cell)| cell.text.as_str())
    }
}

#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Lines that stand above the sheet's first row: paragraphs before a table of Word.
    pub(super) titles: Vec<String>,
    /// Rows that have at least one filled cell, by number.
    pub(super) rows: Vec<SheetRow>,
    merges: Vec<Merge>,
    merges_of_row: HashMap<u32, Vec<usize>>,
}

impl Sheet {
    pub(super) fn new(name: &str, mut rows: Vec<SheetRow>, mut merges: Vec<Merge>) -> Self {
        rows.retain(|row| !row.cells.is_empty());
        for row in &mut rows {
            row.cells.sort_by_key(|(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
        rows.sort_by_key(|row| row.number);
        rows.dedup_by_key(|row| row.number);
        let last = rows.last().map_or(0, |row| row.number);
        merges.retain(|merge| merge.top <= merge.bottom && merge.left <= merge.right && merge.top <= last);
        let mut merges_of_row: HashMap<u32, Vec<usize>> = HashMap::new();
        let covered = merges.iter().enumerate().flat_map(|(at, m)| (m.top..=m.bottom.min(last)).map(move |r| (r, at)));
        for (row, at) in covered.take(MERGED_ROWS_LIMIT) {
            merges_of_row.entry(row).or_default().push(at);
        }
        Self { name: name.to_owned(), titles: Vec::new(), rows, merges, merges_of_row }
    }

    /// The merged area that a cell lies in.
    pub(super) fn merge_at(&self, row: u32, column: u32) -> Option<Merge> {
        self.merges_in(row).find(|m| (m.left..=m.right).contains(&column))
    }

    /// The merged areas that touch a row.
    pub(super) fn merges_in(&self, row: u32) -> impl Iterator<Item = Merge> + '_ {
        self.merges_of_row.get(&row).into_iter().flatten().filter_map(|at| self.merges.get(*at)).copied()
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

/// `A`, `Z`, `AA`: a column as Excel names it.
pub(super) fn column_letters(column: u32) -> String {
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
    fn a_merged_area_shows_its_first_cell_everywhere() {
        let cell = |text: &str| Cell::text(text).unwrap();
        let rows = vec![SheetRow { number: 2, cells: vec![(1, cell("Sở A"))] }];
        let sheet = Sheet::new("", rows, vec![Merge { top: 2, left: 1, bottom: 4, right: 2 }]);
        // Rows below the last filled one are not covered: nothing stands there that could be read.
        assert_eq!(sheet.seen(2, 2).map(|c| c.text.as_str()), Some("Sở A"));
        assert!(sheet.seen(2, 3).is_none());
    }
}
