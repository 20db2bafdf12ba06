//! A table: header merged, frozen and repeated on paper; numbers as numbers, dates as dates.

use domain::date::PartialDate;
use domain::number::Exact;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, XlsxError};

use super::look::Look;
use super::sheet::{Sheet, column};
use crate::document::{Cell, CellValue, GridRow, PageSetup, Table};

/// Amounts of money, with the thousands apart as the computer has it.
const MONEY: &str = "#,##0";

/// Writes a table; the header of a sheet's first one is frozen and repeated on every page.
pub(super) fn write(sheet: &mut Sheet<'_>, table: &Table, page: &PageSetup, repeated: bool) -> Result<(), XlsxError> {
    let grid = table.grid(page);
    let look = Look { ruled: true, ..Look::plain(page.sizes.table) };
    let top = sheet.row();
    let mut lines = vec![1; grid.header_levels];
    for title in &grid.header {
        let row = top + level(title.row);
        let (first, last) = (column(title.column), column(title.column + title.column_span - 1));
        let last_row = row + level(title.row_span - 1);
        let format = Look { turned: title.turned, ..look.bold().centred() }.format();
        if (row, first) == (last_row, last) {
            sheet.worksheet().write_string_with_format(row, first, title.title, &format)?;
        } else {
            sheet.worksheet().merge_range(row, first, last_row, last, title.title, &format)?;
        }
        if title.turned {
            continue;
        }
        let needed = sheet.lines(title.title, &(title.column..title.column + title.column_span), look.bold());
        // A title over two levels needs only half of its lines in each.
        if let Some(most) = lines.get_mut(title.row) {
            *most = needed.div_ceil(level(title.row_span)).max(*most);
        }
    }
    let in_one = grid.header_height / (20 * level(grid.header_levels).max(1));
    for needed in lines {
        sheet.end_row_of((needed * (look.points * 5 / 4) + 3).max(in_one))?;
    }
    if repeated {
        let below = sheet.row();
        sheet
            .worksheet()
            .set_repeat_rows(top, below - 1)?
            .set_freeze_panes(below, column(table.repeated.unwrap_or(0)))?;
        if let Some(last) = table.repeated.and_then(|kept| kept.checked_sub(1)) {
            sheet.worksheet().set_repeat_columns(0, column(last))?;
        }
    }
    let body = sheet.row();
    grid.rows.iter().try_for_each(|row| body_row(sheet, row, body, look))
}

fn level(level: usize) -> u32 {
    u32::try_from(level).unwrap_or(0)
}

/// `body` is the table's first row below the header.
fn body_row(sheet: &mut Sheet<'_>, row: &GridRow, body: u32, look: Look) -> Result<(), XlsxError> {
    let look = Look { bold: row.bold, italic: row.italic, ..look };
    let mut lines = 1;
    for part in &row.cells {
        let look = Look { align: part.align, top: row.tall, ..look };
        let span = part.column..part.column + part.span;
        if part.span > 1 {
            sheet.put(&part.cell.shown, &span, look)?;
        } else {
            let (at, first) = (sheet.row(), column(part.column));
            match computed(&part.cell, body) {
                Some((formula, pattern)) => {
                    let format = look.format().set_num_format(pattern);
                    sheet.worksheet().write_formula_with_format(at, first, formula, &format)?;
                }
                None => typed(sheet, &part.cell, at, first, look.format())?,
            }
        }
        lines = lines.max(sheet.lines(&part.cell.shown, &span, look));
    }
    sheet.end_row(lines, look.points)
}

/// The formula of a cell with the number it comes to, and the pattern that shows it; none for a cell without one.
fn computed(cell: &Cell, body: u32) -> Option<(Formula, String)> {
    let formula = cell.formula.as_ref()?;
    let (pattern, result) = match &cell.value {
        CellValue::Decimal { value, places } => (decimal(value, *places)?.1, value.round(*places).decimal_text()?),
        CellValue::Money { value } => (MONEY.to_owned(), value.to_string()),
        CellValue::Integer { value } => ("0".to_owned(), value.to_string()),
        CellValue::Empty | CellValue::Text | CellValue::Date { .. } => return None,
    };
    let text = formula.text(&|row, place| row_col_to_cell(body + level(row), column(place)));
    Some((Formula::new(format!("={text}")).set_result(result), pattern))
}

fn typed(sheet: &mut Sheet<'_>, cell: &Cell, row: u32, column: u16, format: Format) -> Result<(), XlsxError> {
    let worksheet = sheet.worksheet();
    let text = cell.shown.as_str();
    match &cell.value {
        CellValue::Empty => worksheet.write_blank(row, column, &format)?,
        CellValue::Text => worksheet.write_string_with_format(row, column, text, &format)?,
        CellValue::Integer { value } => match spreadsheet_number(&value.to_string()) {
            Some(number) => worksheet.write_number_with_format(row, column, number, &format.set_num_format("0"))?,
            None => worksheet.write_string_with_format(row, column, text, &format)?,
        },
        CellValue::Money { value } => match spreadsheet_number(&value.to_string()) {
            Some(number) => worksheet.write_number_with_format(row, column, number, &format.set_num_format(MONEY))?,
            None => worksheet.write_string_with_format(row, column, text, &format)?,
        },
        CellValue::Decimal { value, places } => match decimal(value, *places) {
            Some((number, pattern)) => {
                worksheet.write_number_with_format(row, column, number, &format.set_num_format(pattern))?
            }
            None => worksheet.write_string_with_format(row, column, text, &format)?,
        },
        CellValue::Date { value } => match whole_day(*value) {
            Some(date) => {
                worksheet.write_datetime_with_format(row, column, &date, &format.set_num_format("dd/mm/yyyy"))?
            }
            None => worksheet.write_string_with_format(row, column, text, &format)?,
        },
    };
    Ok(())
}

/// The rounded number that is printed, and the pattern with as many decimals as are shown.
fn decimal(value: &Exact, places: u32) -> Option<(f64, String)> {
    let rounded = value.round(places).decimal_text()?;
    let decimals = rounded.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let pattern = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
    Some((spreadsheet_number(&rounded)?, pattern))
}

/// A number as spreadsheets keep it. Here, and only here, an exact number becomes binary: the nearest one, of which a
/// spreadsheet shows 15 digits. A longer number stays text.
fn spreadsheet_number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > 15 { None } else { text.parse().ok() }
}

/// A day that is known to the day; a month or year alone stays text.
fn whole_day(date: PartialDate) -> Option<ExcelDateTime> {
    let (month, day) = (date.month()?, date.day()?);
    ExcelDateTime::from_ymd(date.year(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_one_that_is_printed() {
        // 165/14 = 11,7857…; by hand 11,79.
        let value = Exact::fraction(165, 14).unwrap();
        assert_eq!(decimal(&value, 2), Some((11.79, "0.00".to_owned())));
        assert_eq!(decimal(&Exact::fraction(171, 2).unwrap(), 2), Some((85.5, "0.0".to_owned())));
        assert_eq!(decimal(&Exact::count(12), 2), Some((12.0, "0".to_owned())));
    }

    #[test]
    fn digits_are_never_lost() {
        assert_eq!(spreadsheet_number("1234567890123456"), None);
        assert_eq!(spreadsheet_number("-123456789012.345"), Some(-123_456_789_012.345));
    }
}
