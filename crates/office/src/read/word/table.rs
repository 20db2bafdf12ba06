//! One table of a Word document while it is read: cells on a grid, areas merged down or across.

use std::collections::HashMap;

use super::super::header::Signals;
use super::super::letters::{self, FontVotes, Piece};
use super::super::room::{ROW_LIMIT, Refusal, Room};
use super::super::sheet::{Cell, Merge, Sheet, SheetRow};

/// Columns beyond this are no form's.
const COLUMN_LIMIT: u32 = 1000;

/// A table with the paragraphs above it.
pub(super) struct WordTable {
    /// As they stand in the document, until it is settled.
    above: Vec<Cell>,
    titles: Vec<String>,
    rows: Vec<SheetRow>,
    merges: Vec<Merge>,
    /// Rows of the table, blank ones counted.
    height: u32,
    width: u32,
}

impl WordTable {
    /// What its texts say of old fonts.
    pub(super) fn votes(&self, others: FontVotes) -> FontVotes {
        others.with(&self.above).with(self.rows.iter().flat_map(|row| &row.cells).map(|(_, cell)| cell))
    }

    /// Decodes and cleans its texts, so that its header can be looked for. `all` is what the document says of its fonts.
    pub(super) fn settle(&mut self, all: FontVotes) {
        letters::settle_fonts(&mut self.rows, all);
        self.above.iter_mut().filter(|_| all.say_unicode()).for_each(Cell::stand);
        self.titles = std::mem::take(&mut self.above).into_iter().map(|cell| cell.text).collect();
        letters::settle(&mut self.rows, &mut self.titles);
        self.rows.retain(|row| !row.cells.is_empty());
    }

    /// Whether some row near its top looks like a header: tables that only lay out a letterhead have none.
    pub(super) fn is_listing(&self) -> bool {
        let near_top = || self.rows.iter().take(10).map(Signals::of);
        near_top().any(Signals::is_strong) || (self.rows.len() > 1 && near_top().any(|s| s.is_known() && s.score() > 0))
    }

    pub(super) fn continues(&self, above: &Self) -> bool {
        self.titles.is_empty() && self.width == above.width && above.is_listing() && !self.is_listing()
    }

    pub(super) fn append(&mut self, below: Self) {
        let by = self.height;
        self.rows.extend(below.rows.into_iter().map(|row| SheetRow { number: row.number.saturating_add(by), ..row }));
        self.merges.extend(below.merges.into_iter().map(|m| Merge {
            top: m.top.saturating_add(by),
            bottom: m.bottom.saturating_add(by),
            ..m
        }));
        self.height = self.height.saturating_add(below.height);
    }

    /// The lines of a table that only lays out a letterhead: those above it, and its cells.
    pub(super) fn into_lines(self) -> Vec<String> {
        let cells = self.rows.into_iter().flat_map(|row| row.cells);
        let cells = cells.flat_map(|(_, cell)| cell.text.lines().map(str::to_owned).collect::<Vec<_>>());
        self.titles.into_iter().chain(cells.filter(|line| !line.trim().is_empty())).collect()
    }

    /// The table as a sheet, below the lines of a letterhead.
    pub(super) fn into_sheet(self, name: &str, letterhead: Vec<String>) -> Sheet {
        let titles = letterhead.into_iter().chain(self.titles).collect();
        Sheet::new(name, titles, self.rows, self.merges)
    }
}

/// Puts cells where they stand. Rows are counted from 1 within the table.
pub(super) struct Builder {
    table: WordTable,
    cells: Vec<(u32, Cell)>,
    /// The column of the cell being read.
    column: u32,
    span: u32,
    /// Merged downwards: `Some(true)` begins, `Some(false)` continues.
    down: Option<bool>,
    pieces: Vec<Piece>,
    /// The area that grows down in a column.
    growing: HashMap<u32, usize>,
}

impl Builder {
    pub(super) fn new(above: Vec<Cell>) -> Self {
        let table = WordTable { above, titles: Vec::new(), rows: Vec::new(), merges: Vec::new(), height: 0, width: 0 };
        Self { table, cells: Vec::new(), column: 0, span: 1, down: None, pieces: Vec::new(), growing: HashMap::new() }
    }

    /// Begins a row, unless the table is too long to be read.
    pub(super) fn begin_row(&mut self) -> Result<(), Refusal> {
        self.table.height = self.table.height.saturating_add(1);
        self.column = 0;
        self.cells.clear();
        let fits = usize::try_from(self.table.height).is_ok_and(|height| height <= ROW_LIMIT);
        if fits { Ok(()) } else { Err(Refusal::TooManyRows) }
    }

    pub(super) fn skip_columns(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns).min(COLUMN_LIMIT);
    }

    pub(super) fn begin_cell(&mut self) {
        self.span = 1;
        self.down = None;
        self.pieces.clear();
    }

    pub(super) fn span(&mut self, columns: u32) {
        self.span = columns.clamp(1, COLUMN_LIMIT);
    }

    pub(super) fn merge_down(&mut self, begins: bool) {
        self.down = Some(begins);
    }

    pub(super) fn paragraph(&mut self, pieces: Vec<Piece>) {
        if let Some(last) = self.pieces.last_mut() {
            last.text.push('\n');
        }
        pieces.iter().for_each(|piece| letters::push(&mut self.pieces, &piece.text, piece.font));
    }

    /// Puts the cell where it stands, as far as there is room; one without text takes some too, for its area.
    pub(super) fn end_cell(&mut self, room: &mut Room) -> Result<(), Refusal> {
        room.take(1, self.pieces.iter().map(|piece| piece.text.len()).sum())?;
        let (row, left) = (self.table.height, self.column);
        let right = left.saturating_add(self.span).saturating_sub(1);
        self.column = right.saturating_add(1).min(COLUMN_LIMIT);
        if left >= COLUMN_LIMIT {
            return Ok(());
        }
        let growing = self.growing.get(&left).copied();
        if self.down == Some(false)
            && let Some(area) = growing.and_then(|at| self.table.merges.get_mut(at))
        {
            area.bottom = row;
            return Ok(());
        }
        self.growing.remove(&left);
        if self.down == Some(true) || right > left {
            if self.down == Some(true) {
                self.growing.insert(left, self.table.merges.len());
            }
            self.table.merges.push(Merge { top: row, left, bottom: row, right });
        }
        if !self.pieces.is_empty() {
            self.cells.push((left, Cell::of_pieces(&self.pieces)));
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self) {
        self.table.width = self.table.width.max(self.column);
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.table.rows.push(SheetRow { number: self.table.height, cells });
        }
    }

    pub(super) fn finish(mut self) -> WordTable {
        // A merge marked to go down that covers one cell only is none.
        self.table.merges.retain(|m| m.bottom > m.top || m.right > m.left);
        self.table
    }
}
