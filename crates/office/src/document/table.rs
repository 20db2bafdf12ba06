//! A table: typed columns, a header of one or two levels, rows of several kinds.

use domain::Fault;
use serde::{Deserialize, Serialize};

use super::Cell;

/// How lines are set between the edges of a column or page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// From the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// Against the right edge.
    Right,
    /// To both edges.
    Justify,
}

/// What a column holds, for a spreadsheet's format and width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Whole numbers.
    Integer,
    /// Scores and rates.
    Decimal,
    /// Dates.
    Date,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Stable name of what it holds, never printed.
    pub key: String,
    /// Printed header.
    pub title: String,
    /// Share of the table's width in percent; shares that do not sum to 100 are scaled.
    pub width: u32,
    /// How its cells are set.
    pub align: Align,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Its title stands on its side, read from the bottom up, for narrow columns with long titles.
    pub turned: bool,
}

impl Column {
    /// A column of words, set from the left.
    pub fn text(key: impl Into<String>, title: impl Into<String>, width: u32) -> Self {
        Self { key: key.into(), title: title.into(), width, align: Align::Left, kind: ColumnKind::Text, turned: false }
    }

    /// A centred column of whole numbers.
    pub fn integer(key: impl Into<String>, title: impl Into<String>, width: u32) -> Self {
        Self { align: Align::Center, kind: ColumnKind::Integer, ..Self::text(key, title, width) }
    }

    /// A centred column of scores.
    pub fn decimal(key: impl Into<String>, title: impl Into<String>, width: u32) -> Self {
        Self { align: Align::Center, kind: ColumnKind::Decimal, ..Self::text(key, title, width) }
    }

    /// A centred column of dates.
    pub fn date(key: impl Into<String>, title: impl Into<String>, width: u32) -> Self {
        Self { align: Align::Center, kind: ColumnKind::Date, ..Self::text(key, title, width) }
    }

    /// With its cells set this way.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// With its title on its side.
    #[must_use]
    pub fn turned(mut self) -> Self {
        self.turned = true;
        self
    }
}

/// A title above several neighbouring columns ("Điểm" above "Phần I", "Phần II").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderGroup {
    /// Printed above.
    pub title: String,
    /// Index of the first column below it.
    pub first: usize,
    /// How many columns stand below it.
    pub count: usize,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// A part of the list, bold: its label ("A", "I") in the first column, its name merged over the others.
    Section {
        /// "A", "I".
        label: String,
        /// "Tập thể".
        text: String,
    },
    /// A group inside a part (the unit that proposes), bold and merged over all columns.
    Group {
        /// Name of the group.
        text: String,
    },
    /// A part of the list with numbers of its own, bold: one cell a column.
    Part {
        /// From left to right.
        cells: Vec<Cell>,
    },
    /// A line of the list: one cell a column.
    Data {
        /// From left to right.
        cells: Vec<Cell>,
    },
    /// A total, bold: its label merged over the columns that have no cell here.
    Total {
        /// "Tổng cộng: 05 tập thể, 04 cá nhân".
        label: String,
        /// Cells of the last columns; none merges the label over all of them.
        cells: Vec<Cell>,
    },
    /// A remark in italics, merged over all columns.
    Note {
        /// The remark.
        text: String,
    },
}

/// A ruled table with a header that is repeated on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// Titles above the columns' own, from left to right; empty for a header of one level.
    pub header_groups: Vec<HeaderGroup>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// How many first columns are repeated when the table is too wide for its paper and goes on in others; none: it never
    /// parts. A workbook holds it whole.
    pub repeated: Option<usize>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Adds a part with its label.
    pub fn section(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.rows.push(Row::Section { label: label.into(), text: text.into() });
    }

    /// Adds the name of a group.
    pub fn group(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Group { text: text.into() });
    }

    /// Adds a part with one cell a column.
    pub fn part_with(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Part { cells });
    }

    /// Adds a line.
    pub fn data(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Data { cells });
    }

    /// Adds a total with the cells of the last columns.
    pub fn total(&mut self, label: impl Into<String>, cells: Vec<Cell>) {
        self.rows.push(Row::Total { label: label.into(), cells });
    }

    /// Adds a remark.
    pub fn note(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Note { text: text.into() });
    }

    /// Puts a title above columns `first..first + count`.
    pub fn group_header(&mut self, title: impl Into<String>, first: usize, count: usize) {
        self.header_groups.push(HeaderGroup { title: title.into(), first, count });
    }

    /// Gives the width that the columns' shares leave of the whole to the columns of words, by how much their cells hold:
    /// what is read longest gets the most, so that the list takes few pages.
    pub fn share_by_content(&mut self) {
        let spare = 100_u32.saturating_sub(self.columns.iter().map(|column| column.width).sum());
        let cells = |index: usize| {
            self.rows.iter().filter_map(move |row| match row {
                Row::Data { cells } => cells.get(index),
                _ => None,
            })
        };
        let lengths: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| match column.kind {
                ColumnKind::Text => cells(index).map(|cell| cell.shown.chars().count()).sum(),
                _ => 0,
            })
            .collect();
        let all = lengths.iter().sum::<usize>().max(1);
        for (column, length) in self.columns.iter_mut().zip(lengths) {
            let share = usize::try_from(spare).unwrap_or(0) * length / all;
            column.width += u32::try_from(share).unwrap_or(0);
        }
    }

    /// # Errors
    /// `document.table_shape` with the row (from 1; 0 is the header) that does not fit the columns.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let width = self.columns.len();
        let misfit = |row: usize| Fault::new("document.table_shape").with("row", row).with("columns", width);
        let mut free = 0;
        for group in &self.header_groups {
            let end = group.first.saturating_add(group.count);
            if group.count == 0 || group.first < free || end > width {
                return Err(misfit(0));
            }
            free = end;
        }
        if width == 0 || self.columns.iter().all(|column| column.width == 0) {
            return Err(misfit(0));
        }
        let fits = |row: &Row| match row {
            Row::Data { cells } | Row::Part { cells } => cells.len() == width,
            Row::Total { cells, .. } => cells.len() < width,
            Row::Section { .. } | Row::Group { .. } | Row::Note { .. } => true,
        };
        match self.rows.iter().position(|row| !fits(row)) {
            Some(index) => Err(misfit(index + 1)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_must_fit_its_columns() {
        let mut table = Table::new(vec![Column::integer("ordinal", "STT", 10), Column::text("name", "Tên", 90)]);
        table.data(vec![Cell::integer(1), Cell::text("Sở Nội vụ")]);
        table.total("Tổng cộng", vec![Cell::integer(1)]);
        assert_eq!(table.check(), Ok(()));
        table.data(vec![Cell::integer(2)]);
        assert_eq!(table.check().unwrap_err().params["row"], "3");
    }

    #[test]
    fn the_longest_texts_get_the_width_that_is_left() {
        let columns = [("stt", 10), ("name", 20), ("why", 20)];
        let mut table = Table::new(columns.map(|(key, width)| Column::text(key, key, width)).to_vec());
        table.columns[0].kind = ColumnKind::Integer;
        table.data(vec![Cell::integer(1), Cell::text("a".repeat(10)), Cell::text("b".repeat(90))]);
        table.share_by_content();
        // 50 are left: 10 and 90 of a hundred letters get 5 and 45; numbers get none.
        let widths: Vec<u32> = table.columns.iter().map(|column| column.width).collect();
        assert_eq!(widths, [10, 25, 65]);
    }

    #[test]
    fn header_groups_do_not_overlap() {
        let mut table = Table::new(["a", "b", "c"].map(|key| Column::text(key, key, 1)).to_vec());
        table.group_header("đầu", 0, 2);
        assert_eq!(table.check(), Ok(()));
        table.group_header("sau", 1, 2);
        assert_eq!(table.check().unwrap_err().code, "document.table_shape");
    }
}
