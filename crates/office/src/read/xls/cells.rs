//! The cells of a sheet of an old workbook.

use domain::number::{self, Exact};

use super::super::formats::{Style, number_cell};
use super::super::hidden::Hidden;
use super::super::room::{Refusal, Room};
use super::super::sheet::{Cell, CellKind, Grid, Merge, Sheet};
use super::super::values::decimal_text;
use super::Book;
use super::compound::u32_at;
use super::records::{LABEL, Letters, RICH_LABEL, Record, records};

/// A sheet while it is read.
struct Cells<'a> {
    book: &'a Book,
    grid: Grid,
    merges: Vec<Merge>,
    hidden: Hidden,
    /// The cell whose formula gives a text that the next record holds.
    awaited: Option<(u32, u32, Style)>,
}

/// Reads the sheet that begins at the start of a stream, and says what room it leaves.
pub(super) fn read(book: &Book, name: &str, stream: &[u8], room: Room) -> Result<(Sheet, Room), Refusal> {
    let grid = Grid::within(room);
    let mut cells = Cells { book, grid, merges: Vec::new(), hidden: Hidden::default(), awaited: None };
    for record in records(stream) {
        cells.take(&record?)?;
    }
    cells.give_up_awaited()?;
    let Cells { grid, merges, hidden, .. } = cells;
    let mut sheet = Sheet::new(name, Vec::new(), grid.rows, merges);
    sheet.hidden = hidden;
    Ok((sheet, grid.room))
}

impl Cells<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let letters = |skip| Letters::new(record.parts.clone(), skip, self.book.code_page);
        match record.kind {
            0x203 => self.value(record, double(record.content(), 6).map(Value::Number)),
            0x27E => self.value(record, u32_at(record.content(), 6).and_then(compact).map(Value::Number)),
            0xBD => {
                let cells = record.content().len().saturating_sub(6) / 6;
                for at in 0..cells {
                    let place = |row: u16, first: u16| Some((row, first.checked_add(u16::try_from(at).ok()?)?));
                    let (row, column) = record
                        .word(0)
                        .zip(record.word(2))
                        .and_then(|(row, first)| place(row, first))
                        .ok_or(Refusal::Damaged)?;
                    let style = record.word(4 + at * 6).ok_or(Refusal::Damaged)?;
                    let number = u32_at(record.content(), 6 + at * 6).and_then(compact).ok_or(Refusal::Damaged)?;
                    self.put((row.into(), column.into(), self.book.style(style)), Value::Number(number))?;
                }
                Ok(())
            }
            0xFD => {
                let place = self.place(record)?;
                let text = u32_at(record.content(), 6).and_then(|at| usize::try_from(at).ok());
                let text = text.and_then(|at| self.book.texts.get(at)).ok_or(Refusal::Damaged)?;
                self.put(place, Value::Cell(text.cell(place.2.font)))
            }
            LABEL | RICH_LABEL => self.value(record, letters(6).text(false).map(Value::Text)),
            0x205 => {
                let (value, is_error) = (record.content().get(6).copied(), record.content().get(7) == Some(&1));
                self.value(
                    record,
                    value.map(|value| if is_error { Value::Error(value) } else { Value::Boolean(value == 1) }),
                )
            }
            0x06 | 0x206 | 0x406 => self.formula(record),
            0x207 => {
                let text = letters(0).text(false);
                match self.awaited.take() {
                    Some(place) => self.put(place, Value::Text(text.ok_or(Refusal::Damaged)?)),
                    None => Ok(()),
                }
            }
            0xE5 => {
                let areas = record.content().get(2..).unwrap_or_default().chunks_exact(8);
                self.merges.extend(areas.filter_map(|area| {
                    let word = |at| super::compound::u16_at(area, at).map(u32::from);
                    Some(Merge { top: word(0)? + 1, bottom: word(2)? + 1, left: word(4)?, right: word(6)? })
                }));
                Ok(())
            }
            0x208 if u32_at(record.content(), 12).is_some_and(|flags| flags & 0x20 != 0) => {
                if let Some(row) = record.word(0).map(|row| u32::from(row) + 1) {
                    self.hidden.hide_rows(row, row);
                }
                Ok(())
            }
            0x7D if record.word(8).is_some_and(|flags| flags & 1 != 0) => {
                if let Some((first, last)) = record.word(0).zip(record.word(2)) {
                    self.hidden.hide_columns(first.into(), last.into());
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Row and column from 0, and how the cell is shown.
    fn place(&self, record: &Record<'_>) -> Result<(u32, u32, Style), Refusal> {
        let place = || Some((record.word(0)?.into(), record.word(2)?.into(), self.book.style(record.word(4)?)));
        place().ok_or(Refusal::Damaged)
    }

    /// A cell of one record; a value that the record does not hold is lost.
    fn value(&mut self, record: &Record<'_>, value: Option<Value>) -> Result<(), Refusal> {
        self.put(self.place(record)?, value.ok_or(Refusal::Damaged)?)
    }

    fn put(&mut self, (row, column, style): (u32, u32, Style), value: Value) -> Result<(), Refusal> {
        let cell = match value {
            Value::Number(decimal) => number_cell(decimal, style.shown, self.book.from_1904),
            Value::Text(text) => super::super::xlsx::SharedText::plain(text).cell(style.font),
            Value::Cell(cell) => cell,
            Value::Boolean(yes) => Cell::raw(if yes { "TRUE" } else { "FALSE" }),
            Value::Error(code) => Cell::of(error(code).to_owned(), CellKind::Error),
        };
        self.grid.add(row + 1, column, cell)
    }

    /// The last result of a formula: a number, or what its first bytes say.
    fn formula(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        self.give_up_awaited()?;
        let value = match record.content().get(6..14).ok_or(Refusal::Damaged)? {
            [0, .., 0xFF, 0xFF] => {
                self.awaited = Some(self.place(record)?);
                return Ok(());
            }
            [1, _, yes, .., 0xFF, 0xFF] => Value::Boolean(*yes == 1),
            [2, _, code, .., 0xFF, 0xFF] => Value::Error(*code),
            [_, .., 0xFF, 0xFF] => return Ok(()),
            number => Value::Number(double(number, 0).ok_or(Refusal::Damaged)?),
        };
        self.value(record, Some(value))
    }

    /// A formula whose text never came.
    fn give_up_awaited(&mut self) -> Result<(), Refusal> {
        let cell = || Cell::of("công thức chưa có kết quả".to_owned(), CellKind::Error);
        match self.awaited.take() {
            Some(place) => self.put(place, Value::Cell(cell())),
            None => Ok(()),
        }
    }
}

/// What a cell holds.
enum Value {
    Number(String),
    Text(String),
    Cell(Cell),
    Boolean(bool),
    Error(u8),
}

fn double(content: &[u8], at: usize) -> Option<String> {
    let bytes: [u8; 8] = content.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(decimal_text(f64::from_le_bytes(bytes)))
}

/// A number in four bytes: an integer or the upper half of a double, in hundredths or whole.
fn compact(bits: u32) -> Option<String> {
    let value = if bits & 2 == 2 {
        (i32::from_le_bytes(bits.to_le_bytes()) >> 2).to_string()
    } else {
        decimal_text(f64::from_bits(u64::from(bits & !3) << 32))
    };
    if bits & 1 == 0 {
        return Some(value);
    }
    number::read_machine(&value).ok()?.checked_div(&Exact::HUNDRED)?.decimal_text()
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes_are_whole_or_hundredths() {
        // [MS-XLS] 2.5.217: bit 0 divides by a hundred, bit 1 marks an integer in the upper thirty bits.
        assert_eq!(compact((97 << 2) | 2).as_deref(), Some("97"));
        assert_eq!(compact((9825 << 2) | 3).as_deref(), Some("98.25"));
        assert_eq!(compact(u32::from_le_bytes((-8_i32 << 2).to_le_bytes()) | 2).as_deref(), Some("-8"));
        // 1.5 is 0x3FF8000000000000; in hundredths 0.015.
        assert_eq!((compact(0x3FF8_0000).as_deref(), compact(0x3FF8_0001).as_deref()), (Some("1.5"), Some("0.015")));
    }
}
