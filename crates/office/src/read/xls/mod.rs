//! Old Excel workbooks (.xls) to sheets.

mod compound;
mod marks;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataType, Dimensions, Reader, SheetVisible, Xls};
use domain::Fault;

use super::letters::Piece;
use super::model::{Skip, SkippedSheet};
use super::sheet::{Cell, CellKind, Grid, Merge, Refusal, Sheet, is_guide};
use super::values::{decimal_text, percent_text};
use super::xlsx::{Shown, Style};
use marks::Marks;

/// The visible sheets, and those left out.
type Workbook = (Vec<Sheet>, Vec<SkippedSheet>);

/// Reads a workbook whose content starts like an .xls file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Fault> {
    // The library indexes freely into malformed files; its panic is a damaged file, not a crash of the program.
    catch_unwind(AssertUnwindSafe(|| open(name, bytes)))
        .unwrap_or_else(|_| Err(Fault::new("read.damaged").with("file", name)))
}

fn open(name: &str, bytes: &[u8]) -> Result<Workbook, Fault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Fault::new("read.password").with("file", name),
        _ => Fault::new("read.damaged").with("file", name),
    })?;
    let mut marks = marks::of(bytes);
    let mut sheets = Vec::new();
    let mut skipped = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        let mut skip = |why: Skip| skipped.push(SkippedSheet { sheet: meta.name.clone(), why: why.why() });
        if meta.visible != SheetVisible::Visible {
            skip(Skip::HiddenSheet);
        } else if is_guide(&meta.name) {
            skip(Skip::Guide);
        } else if meta.typ != calamine::SheetType::WorkSheet {
            skip(Skip::NoTable);
        } else {
            let marks = marks.remove(&meta.name).unwrap_or_default();
            sheets.push(read_sheet(&mut book, &meta.name, marks).map_err(|refusal| refusal.fault(name, &meta.name))?);
        }
    }
    Ok((sheets, skipped))
}

fn read_sheet(book: &mut Xls<Cursor<&[u8]>>, sheet: &str, marks: Marks) -> Result<Sheet, Refusal> {
    let range = book.worksheet_range(sheet).map_err(|_| Refusal::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        let at = |offset: u32, by: usize| offset.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
        let (row, column) = (at(top, row), at(left, column));
        if let Some(cell) = cell(value) {
            let cell = match marks.cells.get(&(row, column)) {
                Some(style) => shown(cell, *style),
                None => cell,
            };
            grid.add(row.saturating_add(1), column, cell)?;
        }
    }
    let merges = book.worksheet_merge_cells(sheet).unwrap_or_default();
    let mut sheet = Sheet::new(sheet, Vec::new(), grid.rows, merges.into_iter().map(merge).collect());
    sheet.hidden = marks.hidden;
    Ok(sheet)
}

/// A cell as its format and font show it.
fn shown(cell: Cell, style: Style) -> Cell {
    match (cell.kind, style) {
        (CellKind::Number, Style { shown: Shown::Percent, .. }) => {
            percent_text(&cell.text).map_or(cell, |percent| Cell::of(percent, CellKind::Text))
        }
        (CellKind::Text, Style { font: Some(font), .. }) => {
            Cell::of_pieces(&[Piece { text: cell.text, font: Some(font) }])
        }
        _ => cell,
    }
}

fn merge(area: Dimensions) -> Merge {
    Merge {
        top: area.start.0.saturating_add(1),
        left: area.start.1,
        bottom: area.end.0.saturating_add(1),
        right: area.end.1,
    }
}

fn cell(value: &Data) -> Option<Cell> {
    let of = |text: String, kind| Some(Cell::of(text, kind));
    match value {
        Data::Empty => None,
        Data::String(text) => Some(Cell::raw(text)),
        Data::Int(number) => of(number.to_string(), CellKind::Number),
        Data::Float(number) => of(decimal_text(*number), CellKind::Number),
        Data::Bool(yes) => of(if *yes { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Text),
        Data::Error(error) => of(error.to_string(), CellKind::Error),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            of(text.split('T').next().unwrap_or(text).to_owned(), CellKind::Date)
        }
        Data::DateTime(date) if date.is_duration() => of(decimal_text(date.as_f64()), CellKind::Number),
        Data::DateTime(date) => {
            let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
            // Below one day there is only a time.
            if value.get_datetime().is_some_and(|d| d.as_f64() < 1.0) {
                return of(format!("{hour:02}:{minute:02}"), CellKind::Text);
            }
            of(format!("{year:04}-{month:02}-{day:02}"), CellKind::Date)
        }
    }
}
