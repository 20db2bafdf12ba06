//! How much of an office PC's memory one file may take: one purse for the cells of all its sheets, one for its tables.

use domain::Fault;

/// More rows than any office's list has; Excel's own limit is 1,048,576.
pub(super) const ROW_LIMIT: usize = 200_000;

/// Filled cells of all sheets of a file together: two hundred thousand rows of ten.
const SHEET_CELLS: usize = 2_000_000;
/// Bytes of their texts; a workbook may name one long text in every cell.
const SHEET_TEXT: usize = 64 << 20;
/// Cells of all tables, those left blank too: a table has one for every row and column.
const TABLE_CELLS: usize = 4_000_000;
/// Bytes of their texts; a value may stand for many rows (headings, merged cells, "nt").
const TABLE_TEXT: usize = 128 << 20;

/// Why a sheet is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Damaged,
    TooManyRows,
    /// More than the limit of cells, or of their letters.
    TooManyCells(usize),
}

impl Refusal {
    pub(super) fn fault(self, file: &str, sheet: &str) -> Fault {
        let fault = match self {
            Self::Damaged => Fault::new("read.sheet_damaged").with("file", file),
            Self::TooManyRows => Fault::new("read.too_many_rows").with("limit", ROW_LIMIT),
            Self::TooManyCells(limit) => Fault::new("read.too_many_cells").with("limit", limit),
        };
        let mut fault = fault.with("sheet", sheet);
        fault.place.sheet = Some(sheet.to_owned());
        fault
    }
}

/// What is left of a limit. It goes from sheet to sheet, so that many sheets hold no more than one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    limit: usize,
    cells: usize,
    text: usize,
}

impl Room {
    /// For the filled cells of a file's sheets.
    pub(super) const SHEETS: Self = Self { limit: SHEET_CELLS, cells: SHEET_CELLS, text: SHEET_TEXT };
    /// For the rows of a file's tables.
    pub(super) const TABLES: Self = Self { limit: TABLE_CELLS, cells: TABLE_CELLS, text: TABLE_TEXT };

    /// Takes room for cells and for the bytes of their texts.
    pub(super) fn take(&mut self, cells: usize, text: usize) -> Result<(), Refusal> {
        let left = self.cells.checked_sub(cells).zip(self.text.checked_sub(text));
        (self.cells, self.text) = left.ok_or(Refusal::TooManyCells(self.limit))?;
        Ok(())
    }
}

impl Default for Room {
    fn default() -> Self {
        Self::SHEETS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_taken_for_cells_and_for_their_letters() {
        let mut room = Room::TABLES;
        assert_eq!(room.take(TABLE_CELLS, 0), Ok(()));
        assert_eq!(room.take(0, TABLE_TEXT), Ok(()));
        assert_eq!(room.take(1, 0), Err(Refusal::TooManyCells(TABLE_CELLS)));
        assert_eq!(room.take(0, 1), Err(Refusal::TooManyCells(TABLE_CELLS)));
    }
}
