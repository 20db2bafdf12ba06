//! Excel workbooks (.xlsx, .xls) to sheets, within limits that a broken or hostile file cannot pass.

use std::collections::HashSet;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataType, Dimensions, Reader, SheetVisible, Sheets, Xls, Xlsx, XlsxError};
use domain::number::{self, Exact};
use domain::{Fault, text};

use super::model::{Skip, SkippedSheet};
use super::percent::{self, PercentCells};
use super::sheet::{Cell, CellKind, Merge, Sheet, SheetRow};

/// More than any office's list has; Excel's own limit is 1,048,576.
pub(super) const ROW_LIMIT: usize = 200_000;
/// Filled cells of one sheet that fit in the memory of an office PC.
const CELL_LIMIT: usize = 8_000_000;
/// Columns an Excel sheet can have.
const COLUMN_LIMIT: u32 = 16_384;
/// Bytes a workbook may unpack to; a real one of 50 MB stays below.
const UNPACKED_LIMIT: u64 = 1 << 30;

/// The visible sheets, and those left out.
pub(super) type Workbook = (Vec<Sheet>, Vec<SkippedSheet>);

/// Reads a workbook whose content starts like a .xlsx or .xls file.
pub(super) fn read(name: &str, bytes: &[u8], zipped: bool) -> Result<Workbook, Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    if zipped {
        check_unpacked_size(name, bytes)?;
    }
    // The library indexes freely into malformed files; its panic is a damaged file, not a crash of the program.
    catch_unwind(AssertUnwindSafe(|| open(name, bytes, zipped))).unwrap_or_else(|_| Err(damaged()))
}

/// Unpacks every part once, only counting: the sizes a zip file declares may lie.
pub(super) fn check_unpacked_size(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let damaged = |_| Fault::new("read.damaged").with("file", name);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = UNPACKED_LIMIT;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let unpacked = io::copy(&mut part.take(left), &mut io::sink())
            .map_err(|_| Fault::new("read.damaged").with("file", name))?;
        left = left.saturating_sub(unpacked);
        if left == 0 {
            return Err(Fault::new("read.unpacks_too_large").with("file", name));
        }
    }
    Ok(())
}

fn open(name: &str, bytes: &[u8], zipped: bool) -> Result<Workbook, Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let reader = Cursor::new(bytes);
    let mut book = if zipped {
        Sheets::Xlsx(Xlsx::new(reader).map_err(|error| match error {
            XlsxError::Password => Fault::new("read.password").with("file", name),
            _ => damaged(),
        })?)
    } else {
        Sheets::Xls(Xls::new(reader).map_err(|error| match error {
            calamine::XlsError::Password => Fault::new("read.password").with("file", name),
            _ => damaged(),
        })?)
    };
    let percents = if zipped { percent::cells(bytes) } else { PercentCells::new() };
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
            sheets.push(
                read_sheet(&mut book, &meta.name, percents.get(&meta.name))
                    .map_err(|refusal| refusal.fault(name, &meta.name))?,
            );
        }
    }
    Ok((sheets, skipped))
}

/// "Hướng dẫn", "HD nhập liệu": sheets with examples that must never be imported.
fn is_guide(sheet: &str) -> bool {
    let folded = text::fold(sheet);
    folded.starts_with("huong dan") || folded.starts_with("hd ") || folded == "hd" || folded.starts_with("vi du")
}

enum Refusal {
    Damaged,
    TooManyRows,
    TooManyCells,
}

impl Refusal {
    fn fault(self, file: &str, sheet: &str) -> Fault {
        let fault = match self {
            Self::Damaged => Fault::new("read.sheet_damaged").with("file", file),
            Self::TooManyRows => Fault::new("read.too_many_rows").with("limit", ROW_LIMIT),
            Self::TooManyCells => Fault::new("read.too_many_cells").with("limit", CELL_LIMIT),
        };
        let mut fault = fault.with("sheet", sheet);
        fault.place.sheet = Some(sheet.to_owned());
        fault
    }
}

fn read_sheet(
    book: &mut Sheets<Cursor<&[u8]>>,
    sheet: &str,
    percents: Option<&HashSet<(u32, u32)>>,
) -> Result<Sheet, Refusal> {
    let mut filled = Filled::default();
    let merges = match book {
        Sheets::Xlsx(xlsx) => {
            let merges = xlsx.worksheet_merge_cells(sheet).and_then(Result::ok).unwrap_or_default();
            let mut cells = xlsx.worksheet_cells_reader(sheet).map_err(|_| Refusal::Damaged)?;
            loop {
                match cells.next_cell() {
                    Ok(Some(cell)) => {
                        let (row, column) = cell.get_position();
                        let value = Data::from(cell.get_value().clone());
                        match percents.filter(|cells| cells.contains(&(row, column))).and_then(|_| percent_text(&value))
                        {
                            Some(shown) => filled.add(row, column, &Data::String(shown))?,
                            None => filled.add(row, column, &value)?,
                        }
                    }
                    Ok(None) => break,
                    // A kind of formula error newer than the library ("#SPILL!"): an empty cell, not a damaged file.
                    Err(XlsxError::CellError(_)) => {}
                    Err(_) => return Err(Refusal::Damaged),
                }
            }
            merges
        }
        Sheets::Xls(xls) => {
            let range = xls.worksheet_range(sheet).map_err(|_| Refusal::Damaged)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let at = |offset: u32, by: usize| offset.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
                filled.add(at(top, row), at(left, column), value)?;
            }
            xls.worksheet_merge_cells(sheet).unwrap_or_default()
        }
        Sheets::Xlsb(_) | Sheets::Ods(_) => return Err(Refusal::Damaged),
    };
    Ok(Sheet::new(sheet, filled.rows, merges.into_iter().map(merge).collect()))
}

fn merge(area: Dimensions) -> Merge {
    Merge {
        top: area.start.0.saturating_add(1),
        left: area.start.1,
        bottom: area.end.0.saturating_add(1),
        right: area.end.1,
    }
}

#[derive(Default)]
struct Filled {
    rows: Vec<SheetRow>,
    cells: usize,
}

impl Filled {
    fn add(&mut self, row: u32, column: u32, value: &Data) -> Result<(), Refusal> {
        let Some(cell) = cell(value) else { return Ok(()) };
        if column >= COLUMN_LIMIT {
            return Ok(());
        }
        let number = row.saturating_add(1);
        self.cells = self.cells.saturating_add(1);
        if self.cells > CELL_LIMIT {
            return Err(Refusal::TooManyCells);
        }
        let full = self.rows.len() >= ROW_LIMIT;
        match self.rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, cell)),
            _ if full => return Err(Refusal::TooManyRows),
            _ => self.rows.push(SheetRow { number, cells: vec![(column, cell)] }),
        }
        Ok(())
    }
}

fn cell(value: &Data) -> Option<Cell> {
    let of = |text: String, kind| Some(Cell { text, kind });
    match value {
        Data::Empty => None,
        Data::String(text) => Cell::text(text),
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

/// A number shown as a percentage, as it is read on paper: 0.985 is "98,5%".
fn percent_text(value: &Data) -> Option<String> {
    let number = value.as_f64().filter(|_| matches!(value, Data::Float(_) | Data::Int(_)))?;
    let share = number::read_machine(&decimal_text(number)).ok()?;
    Some(format!("{}%", (share * Exact::HUNDRED).vietnamese_exact()))
}

/// A number as Excel shows it at full width: 15 significant digits, no exponent, no trailing zeros. Excel itself keeps
/// no more, so 0.1+0.2 is "0.3".
fn decimal_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let whole = usize::try_from(exponent.saturating_add(1)).unwrap_or(0);
    if exponent < 0 {
        let zeros = "0".repeat(usize::try_from(exponent.unsigned_abs()).unwrap_or(1).saturating_sub(1));
        format!("{sign}0.{zeros}{digits}")
    } else if digits.len() <= whole {
        format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        let (before, after) = digits.split_at(whole);
        format!("{sign}{before}.{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_binary_artefacts() {
        // Left: what a workbook stores. Right: what Excel shows for it with enough decimals.
        for (stored, shown) in [
            (0.300_000_000_000_000_04, "0.3"),
            (97.0, "97"),
            (8.4, "8.4"),
            (-0.65, "-0.65"),
            (1_168_800_000.0, "1168800000"),
            (0.000_012_5, "0.0000125"),
            (1e20, "100000000000000000000"),
            (0.666_666_666_666_666_6, "0.666666666666667"),
            (0.0, "0"),
            (-0.0, "0"),
            (99.999_999_999_999_99, "100"),
        ] {
            assert_eq!(decimal_text(stored), shown);
        }
    }

    #[test]
    fn guides_are_known_by_name() {
        assert!(is_guide("Hướng dẫn nhập"));
        assert!(is_guide("HUONG DAN"));
        assert!(!is_guide("Danh sách"));
        assert!(!is_guide("HDND xã"));
    }
}
