//! A table laid out cell by cell, the same for every format: what is merged, what is bold, what may part over two pages.

use super::{Align, Cell, ColumnKind, PageSetup, Row, Table};
use crate::heading::twips;
use crate::typeface::{Face, line_count, width};

/// Left and right margin of a cell together, in twentieths of a point.
const MARGINS: u32 = 180;

/// Height of a line of a title in twentieths of a point, for each point of its size.
const LINE: u32 = 23;

/// Most height that a turned title takes before its column grows wider, in twentieths of a point: 70 mm.
const HIGHEST_TITLE: u32 = 70 * 14_400 / 254;

/// A cell of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderCell<'a> {
    /// Printed title.
    pub title: &'a str,
    /// Level from the top, from 0.
    pub row: usize,
    /// Index of its first column.
    pub column: usize,
    /// Columns it covers.
    pub column_span: usize,
    /// Levels it covers.
    pub row_span: usize,
    /// On its side, read from the bottom up.
    pub turned: bool,
}

/// A cell below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Value and text.
    pub cell: Cell,
    /// Index of its first column.
    pub column: usize,
    /// Columns it covers.
    pub span: usize,
    /// How it is set.
    pub align: Align,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// From left to right, covering every column.
    pub cells: Vec<GridCell>,
    /// Chữ đậm.
    pub bold: bool,
    /// Chữ nghiêng.
    pub italic: bool,
    /// Must not be the last row of a page: the rows it announces follow.
    pub announces: bool,
    /// So tall that it may have to part over two pages; every other row stays whole.
    pub tall: bool,
}

/// A table laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid<'a> {
    /// Widths of the columns in thousandths of the table's width, summing to 1000.
    pub widths: Vec<u32>,
    /// Levels of the header, 1 or 2.
    pub header_levels: usize,
    /// Cells of the header, level by level from left to right.
    pub header: Vec<HeaderCell<'a>>,
    /// Height that its turned titles need, in twentieths of a point; 0 without one.
    pub header_height: u32,
    /// Rows below it.
    pub rows: Vec<GridRow>,
}

impl Grid<'_> {
    /// How many rows from the end stay with the signatures below the table, which never stand alone on a page: two lines
    /// of the list, the total and remarks below them and the rows that announce them; 0 when one of these may part over
    /// two pages.
    pub fn tail(&self) -> usize {
        const LINES: usize = 2;
        let is_line = |row: &GridRow| !(row.bold || row.italic);
        let mut found = 0;
        let mut tail = 0;
        for row in self.rows.iter().rev() {
            if found == LINES && !row.announces {
                break;
            }
            found += usize::from(is_line(row));
            tail += 1;
        }
        if self.rows.iter().rev().take(tail).any(|row| row.tall) { 0 } else { tail }
    }
}

impl Table {
    /// Lays the table out for this paper. The table must have passed [`Document::check`](super::Document::check).
    pub fn grid(&self, page: &PageSetup) -> Grid<'_> {
        let widths = self.widths(page);
        let header_height = self.header_height(&widths, page);
        let mut rows: Vec<GridRow> = self.rows.iter().map(|row| self.grid_row(row, &widths, page)).collect();
        // A total never stands alone below a repeated header: the line above it comes along.
        for (place, total) in self.rows.iter().enumerate().skip(1) {
            let before = (place - 1, self.rows.get(place - 1));
            if let ((at, Some(Row::Data { .. })), Row::Total { .. }) = (before, total)
                && let Some(line) = rows.get_mut(at)
            {
                line.announces = !line.tall;
            }
        }
        let header_levels = if self.header_groups.is_empty() { 1 } else { 2 };
        Grid { header_levels, header: self.header(), header_height, rows, widths }
    }

    /// Shares of the columns in thousandths, summing to 1000. A column too narrow for a word of its header, a number or a
    /// date gets what it needs from those that have room to spare.
    fn widths(&self, page: &PageSetup) -> Vec<u32> {
        let sum = self.columns.iter().map(|column| u64::from(column.width)).sum::<u64>().max(1);
        let share = |width: u32| u32::try_from(u64::from(width) * 1000 / sum).unwrap_or(0);
        let needed: Vec<u32> = (0..self.columns.len()).map(|column| self.needed(column, page)).collect();
        let mut widths: Vec<u32> = self.columns.iter().map(|column| share(column.width)).collect();
        let spare: u32 = widths.iter().zip(&needed).map(|(width, needed)| width.saturating_sub(*needed)).sum();
        let missing: u32 = widths.iter().zip(&needed).map(|(width, needed)| needed.saturating_sub(*width)).sum();
        if missing < spare {
            for (width, needed) in widths.iter_mut().zip(&needed) {
                *width = if *width < *needed { *needed } else { *width - (*width - needed) * missing / spare };
            }
        }
        let sum: u32 = widths.iter().sum();
        if let Some(widest) = widths.iter_mut().max() {
            *widest = (*widest + 1000).saturating_sub(sum);
        }
        widths
    }

    /// What each column would have on paper as wide as it needs, in thousandths of the real paper's.
    pub(super) fn own_widths(&self, page: &PageSetup) -> Vec<u32> {
        let columns = self.columns.iter().enumerate();
        columns.map(|(at, column)| self.needed(at, page).max(column.width * 10)).collect()
    }

    /// Widths on the sheet of a workbook, which is as wide as it needs where paper would part the table.
    pub(crate) fn sheet_widths(&self, page: &PageSetup) -> Vec<u32> {
        if self.parts(page).len() > 1 { self.own_widths(page) } else { self.widths(page) }
    }

    /// The least height that all turned titles fit into, given the widths of their columns.
    fn header_height(&self, widths: &[u32], page: &PageSetup) -> u32 {
        let points = page.sizes.table;
        let turned = self.columns.iter().zip(widths).filter(|(column, _)| column.turned);
        let heights = turned.map(|(column, share)| {
            let room = (twips(page.text_width()) * share / 1000).saturating_sub(MARGINS);
            let lines = (room / (points * LINE)).max(1);
            let fits = |height: &u32| line_count(&column.title, Face::Bold, points, *height) <= lines;
            let longest = width(&column.title, Face::Bold, points).min(HIGHEST_TITLE);
            let word = column.title.split_whitespace().map(|word| width(word, Face::Bold, points)).max().unwrap_or(0);
            (word..longest).step_by(60).find(fits).unwrap_or(longest.max(word)) + MARGINS
        });
        heights.max().unwrap_or(0)
    }

    /// The least width of a column in thousandths: its longest word that no format may break, and the cell's margins.
    fn needed(&self, index: usize, page: &PageSetup) -> u32 {
        let Some(column) = self.columns.get(index) else {
            return 0;
        };
        let points = page.sizes.table;
        let widest = |text: &str, face: Face| text.split_whitespace().map(|word| width(word, face, points)).max();
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Data { cells } => cells.get(index).map(|cell| (cell, Face::Regular)),
            Row::Part { cells } => cells.get(index).map(|cell| (cell, Face::Bold)),
            Row::Total { cells, .. } => {
                let first = self.columns.len().saturating_sub(cells.len());
                index.checked_sub(first).and_then(|at| cells.get(at)).map(|cell| (cell, Face::Bold))
            }
            Row::Section { .. } | Row::Group { .. } | Row::Note { .. } => None,
        });
        let numbers = cells
            .filter(|_| column.kind != ColumnKind::Text)
            .filter_map(|(cell, face)| widest(&cell.shown, face))
            .max()
            .unwrap_or(0);
        let header = if column.turned {
            line_count(&column.title, Face::Bold, points, HIGHEST_TITLE) * points * LINE
        } else {
            widest(&column.title, Face::Bold).unwrap_or(0)
        };
        ((header.max(numbers) + MARGINS) * 1000).div_ceil(twips(page.text_width()).max(1))
    }

    fn header(&self) -> Vec<HeaderCell<'_>> {
        let group_of = |index: usize| {
            self.header_groups.iter().find(|group| (group.first..group.first + group.count).contains(&index))
        };
        let levels = if self.header_groups.is_empty() { 1 } else { 2 };
        let mut top = Vec::new();
        let mut below = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let own = HeaderCell {
                title: &column.title,
                row: 0,
                column: index,
                column_span: 1,
                row_span: levels,
                turned: column.turned,
            };
            match group_of(index) {
                None => top.push(own),
                Some(group) => {
                    if group.first == index {
                        top.push(HeaderCell {
                            title: &group.title,
                            column_span: group.count,
                            row_span: 1,
                            turned: false,
                            ..own.clone()
                        });
                    }
                    below.push(HeaderCell { row: 1, row_span: 1, ..own });
                }
            }
        }
        top.extend(below);
        top
    }

    fn grid_row(&self, row: &Row, widths: &[u32], page: &PageSetup) -> GridRow {
        let all = self.columns.len();
        let text = |text: &str, column: usize, span: usize, align: Align| GridCell {
            cell: Cell::text(text),
            column,
            span,
            align,
        };
        let typed = |cells: &[Cell], from: usize| -> Vec<GridCell> {
            let columns = self.columns.iter().enumerate().skip(from);
            columns
                .zip(cells)
                .map(|((column, at), cell)| GridCell { cell: cell.clone(), column, span: 1, align: at.align })
                .collect()
        };
        let (cells, bold, italic, announces) = match row {
            Row::Section { label, text: name } if all > 1 => {
                let label = text(label, 0, 1, Align::Center);
                (vec![label, text(name, 1, all - 1, Align::Left)], true, false, true)
            }
            Row::Section { text: name, .. } | Row::Group { text: name } => {
                (vec![text(name, 0, all, Align::Left)], true, false, true)
            }
            Row::Part { cells } => (typed(cells, 0), true, false, true),
            Row::Data { cells } => (typed(cells, 0), false, false, false),
            Row::Total { label, cells } => {
                let span = all.saturating_sub(cells.len()).max(1);
                let mut row = vec![text(label, 0, span, if cells.is_empty() { Align::Left } else { Align::Center })];
                row.extend(typed(cells, span));
                (row, true, false, false)
            }
            Row::Note { text: remark } => (vec![text(remark, 0, all, Align::Left)], false, true, false),
        };
        let tall = cells.iter().any(|cell| is_tall(cell, widths, page));
        GridRow { cells, bold, italic, announces, tall }
    }
}

/// Whether a cell needs more than two thirds of a page.
fn is_tall(cell: &GridCell, widths: &[u32], page: &PageSetup) -> bool {
    // No letter is wider than 1 em: most cells are told apart by their length.
    let size = page.sizes.table.max(1);
    let share: u32 = widths.iter().skip(cell.column).take(cell.span).sum();
    let room = (twips(page.text_width()) * share / 1000).saturating_sub(160);
    let most = twips(page.text_height()) * 2 / 3 / (size * 23);
    let text = cell.cell.shown.as_str();
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX / (size * 20)).min(u32::MAX / (size * 20));
    length * size * 20 / room.max(1) > most / 2 && line_count(text, Face::Regular, size, room) > most
}

#[cfg(test)]
mod tests {
    use super::super::{Column, PageSetup};
    use super::*;

    fn table() -> Table {
        Table::new(vec![
            Column::integer("ordinal", "STT", 5),
            Column::text("name", "Tên", 20),
            Column::decimal("first", "Phần I", 10),
            Column::decimal("second", "Phần II", 10),
        ])
    }

    #[test]
    fn widths_fill_the_table() {
        let grid = table();
        let widths = grid.grid(&PageSetup::portrait()).widths;
        // 5, 20, 10, 10 of 45: 111, 444, 222, 222 and the one left over to the widest.
        assert_eq!(widths, [111, 445, 222, 222]);
    }

    #[test]
    fn a_narrow_column_takes_what_its_words_need() {
        let mut table = Table::new(vec![Column::integer("ordinal", "STT", 2), Column::text("name", "Tên", 98)]);
        table.data(vec![Cell::integer(1), Cell::text("Sở Nội vụ")]);
        // "STT" bold at 12 points: (556 + 667 + 667) · 12 / 1000 · 20 = 453, with 180 of margins 633 of 9354.
        let widths = table.grid(&PageSetup::portrait()).widths;
        assert!((67..=69).contains(&widths[0]), "{widths:?}");
        assert_eq!(widths.iter().sum::<u32>(), 1000);
    }

    #[test]
    fn the_line_above_a_total_stays_with_it() {
        let mut table = Table::new(vec![Column::integer("ordinal", "STT", 5), Column::text("name", "Tên", 95)]);
        for number in 1..=3 {
            table.data(vec![Cell::integer(number), Cell::text("Sở Nội vụ")]);
        }
        table.total("Tổng cộng", vec![]);
        let grid = table.grid(&PageSetup::portrait());
        let kept: Vec<bool> = grid.rows.iter().map(|row| row.announces).collect();
        assert_eq!(kept, [false, false, true, false]);
        // With signatures below: the total and two lines.
        assert_eq!(grid.tail(), 3);
    }

    #[test]
    fn a_two_level_header_merges_downwards_and_sideways() {
        let mut table = table();
        table.group_header("Điểm", 2, 2);
        let grid = table.grid(&PageSetup::portrait());
        let cells: Vec<_> = grid.header.iter().map(|c| (c.title, c.row, c.column, c.column_span, c.row_span)).collect();
        assert_eq!(
            cells,
            [
                ("STT", 0, 0, 1, 2),
                ("Tên", 0, 1, 1, 2),
                ("Điểm", 0, 2, 2, 1),
                ("Phần I", 1, 2, 1, 1),
                ("Phần II", 1, 3, 1, 1)
            ]
        );
    }

    #[test]
    fn every_kind_of_row_covers_all_columns() {
        let mut table = table();
        table.section("I", "Tập thể");
        table.group("Sở Nội vụ");
        table.data(vec![Cell::integer(1), Cell::text("a"), Cell::empty(), Cell::empty()]);
        table.total("Cộng", vec![Cell::empty(), Cell::empty()]);
        table.total("Tổng cộng", Vec::new());
        table.note("Ghi chú");
        let spans: Vec<Vec<usize>> = table
            .grid(&PageSetup::portrait())
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.span).collect())
            .collect();
        assert_eq!(spans, [vec![1, 3], vec![4], vec![1, 1, 1, 1], vec![2, 1, 1], vec![4], vec![4]]);
    }

    #[test]
    fn the_tail_takes_what_belongs_to_its_lines() {
        let mut table = table();
        let line = || vec![Cell::integer(1), Cell::text("a"), Cell::empty(), Cell::empty()];
        table.section("I", "Tập thể");
        table.data(line());
        table.group("Sở Nội vụ");
        table.data(line());
        table.data(line());
        table.total("Tổng cộng", Vec::new());
        let page = PageSetup::portrait();
        assert_eq!(table.grid(&page).tail(), 4, "the total, two lines and their group");
        table.rows.truncate(2);
        assert_eq!(table.grid(&page).tail(), 2, "all there is");
    }

    #[test]
    fn only_a_very_long_text_makes_a_row_tall() {
        let mut table = table();
        let row = |text: String| vec![Cell::integer(1), Cell::text(text), Cell::empty(), Cell::empty()];
        table.data(row("thành tích ".repeat(20)));
        table.data(row("thành tích ".repeat(400)));
        let tall: Vec<bool> = table.grid(&PageSetup::portrait()).rows.iter().map(|row| row.tall).collect();
        assert_eq!(tall, [false, true]);
    }
}
