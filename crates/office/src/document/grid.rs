//! A table laid out cell by cell, the same for every format: what is merged, what is bold, what may part over two pages.

use super::{Align, Cell, CellValue, PageSetup, Row, Table};

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
    /// Rows below it.
    pub rows: Vec<GridRow>,
}

impl Grid<'_> {
    /// How many rows from the end hold `lines` lines of the list, the total and remarks below them and the rows that
    /// announce them; 0 when one of them may part over two pages.
    pub fn tail(&self, lines: usize) -> usize {
        let is_line = |row: &GridRow| !(row.bold || row.italic || row.announces);
        let mut found = 0;
        let mut tail = 0;
        for row in self.rows.iter().rev() {
            if found == lines && !row.announces {
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
        let widths = self.widths();
        let rows = self.rows.iter().map(|row| self.grid_row(row, &widths, page)).collect();
        Grid { header_levels: if self.header_groups.is_empty() { 1 } else { 2 }, header: self.header(), rows, widths }
    }

    /// Shares of the columns in thousandths; what rounding leaves over goes to the widest.
    fn widths(&self) -> Vec<u32> {
        let sum = self.columns.iter().map(|column| u64::from(column.width)).sum::<u64>().max(1);
        let share = |width: u32| u32::try_from(u64::from(width) * 1000 / sum).unwrap_or(0);
        let mut widths: Vec<u32> = self.columns.iter().map(|column| share(column.width)).collect();
        let left_over = 1000_u32.saturating_sub(widths.iter().sum());
        if let Some(widest) = widths.iter_mut().max() {
            *widest += left_over;
        }
        widths
    }

    fn header(&self) -> Vec<HeaderCell<'_>> {
        let group_of = |index: usize| {
            self.header_groups.iter().find(|group| (group.first..group.first + group.count).contains(&index))
        };
        let levels = if self.header_groups.is_empty() { 1 } else { 2 };
        let mut top = Vec::new();
        let mut below = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let own = HeaderCell { title: &column.title, row: 0, column: index, column_span: 1, row_span: levels };
            match group_of(index) {
                None => top.push(own),
                Some(group) => {
                    if group.first == index {
                        top.push(HeaderCell {
                            title: &group.title,
                            column_span: group.count,
                            row_span: 1,
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
            cell: if text.is_empty() { Cell::empty() } else { Cell { value: CellValue::Text, shown: text.to_owned() } },
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

/// Whether a cell may need more than two thirds of a page: counted in letters of half the size of type, which is a
/// little wider than Times sets them, so that an estimate errs on the side of letting a row part.
fn is_tall(cell: &GridCell, widths: &[u32], page: &PageSetup) -> bool {
    const POINTS_PER_10_MM: u32 = 28;
    let thousandths: u32 = widths.iter().skip(cell.column).take(cell.span).sum();
    let size = page.sizes.table.max(1);
    let width_points = page.text_width() * POINTS_PER_10_MM / 10 * thousandths / 1000;
    let letters_a_line = usize::try_from(width_points.saturating_sub(8) * 2 / size).unwrap_or(1).max(1);
    let lines: usize = cell.cell.shown.lines().map(|line| line.chars().count().div_ceil(letters_a_line).max(1)).sum();
    let room = usize::try_from(page.text_height() * POINTS_PER_10_MM / 10 * 2 / 3 / (size * 5 / 4).max(1)).unwrap_or(1);
    lines > room
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
        assert_eq!(table.grid(&page).tail(2), 4, "the total, two lines and their group");
        assert_eq!(table.grid(&page).tail(9), 6, "all there is");
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
