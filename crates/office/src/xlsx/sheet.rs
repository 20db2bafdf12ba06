//! The one sheet of a workbook, filled from the top: its columns, and lines of text merged over some of them.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::look::Look;
use crate::document::{Document, Table};
use crate::heading::twips;
use crate::typeface::line_count;

/// Columns of a document without a table.
const BARE: [u32; 2] = [500, 500];

/// A sheet and the next free row.
pub(super) struct Sheet<'a> {
    worksheet: &'a mut Worksheet,
    /// Shares of the columns in thousandths.
    widths: Vec<u32>,
    /// Width of all columns in twentieths of a point.
    width: u32,
    /// How many columns lines of text are merged over: those of the first sheet of paper.
    text_columns: usize,
    row: u32,
    /// Rows that begin a page.
    breaks: Vec<u32>,
}

/// Neighbouring columns, from the first to before the last number.
pub(super) type Span = std::ops::Range<usize>;

impl<'a> Sheet<'a> {
    /// An empty sheet with the columns of the document's widest table.
    pub(super) fn new(worksheet: &'a mut Worksheet, document: &Document) -> Result<Self, XlsxError> {
        let widest = document.tables().max_by_key(|table| table.columns.len());
        let widths = widest.map_or_else(|| BARE.to_vec(), |table: &Table| table.sheet_widths(&document.page));
        let first = widest.and_then(|table| table.parts(&document.page).into_iter().next());
        let text_columns = first.map_or(widths.len(), |part| part.end);
        let text_width = document.page.text_width();
        for (column, share) in (0_u16..).zip(&widths) {
            // 96 pixels an inch; a fiftieth less, so that what fits the paper is not scaled down.
            let pixels = text_width * share * 94 / 25_400;
            worksheet.set_column_width_pixels(column, u16::try_from(pixels).unwrap_or(u16::MAX))?;
        }
        Ok(Self { worksheet, widths, width: twips(text_width), text_columns, row: 0, breaks: Vec::new() })
    }

    /// The next free row, from 0.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// Goes on below.
    pub(super) fn skip(&mut self, rows: u32) {
        self.row += rows;
    }

    /// The library's sheet.
    pub(super) fn worksheet(&mut self) -> &mut Worksheet {
        self.worksheet
    }

    /// What follows begins a page.
    pub(super) fn begin_page(&mut self) {
        self.breaks.push(self.row);
    }

    /// Tells the library where pages begin.
    pub(super) fn break_pages(self) -> Result<(), XlsxError> {
        self.worksheet.set_page_breaks(&self.breaks).map(drop)
    }

    /// All columns that lines of text are merged over.
    pub(super) fn all(&self) -> Span {
        0..self.text_columns
    }

    /// The columns left and right of the place nearest to this share (thousandths); at least one on each side. None when
    /// there is only one column.
    pub(super) fn halves(&self, share: u32) -> Option<(Span, Span)> {
        let count = self.text_columns;
        let left_of = |at: usize| self.widths.iter().take(at).sum::<u32>();
        let at = (1..count).min_by_key(|at| left_of(*at).abs_diff(share))?;
        Some((0..at, at..count))
    }

    /// How many lines a text takes in these columns.
    pub(super) fn lines(&self, text: &str, span: &Span, look: Look) -> u32 {
        let share: u32 = self.widths.iter().skip(span.start).take(span.len()).sum();
        // Spreadsheets measure on the screen's grid and fit a little less than typesetters do.
        let room = (self.width * share / 1000 * 96 / 100).saturating_sub(120);
        line_count(text, look.measured(), look.points, room)
    }

    /// Writes a text over these columns of the current row.
    pub(super) fn put(&mut self, text: &str, span: &Span, look: Look) -> Result<(), XlsxError> {
        let format = look.format();
        let (row, first, last) = (self.row, column(span.start), column(span.end.saturating_sub(1)));
        if first == last {
            self.worksheet.write_string_with_format(row, first, text, &format)?;
        } else {
            self.worksheet.merge_range(row, first, row, last, text, &format)?;
        }
        Ok(())
    }

    /// Writes parts of several faces over these columns of the current row.
    pub(super) fn put_rich(&mut self, parts: &[(Format, &str)], span: &Span, look: Look) -> Result<(), XlsxError> {
        self.put("", span, look)?;
        let parts: Vec<(&Format, &str)> = parts.iter().map(|(format, text)| (format, *text)).collect();
        self.worksheet.write_rich_string_with_format(self.row, column(span.start), &parts, &look.format())?;
        Ok(())
    }

    /// Makes the current row as high as its lines, since not every spreadsheet fits rows to their text, and goes to the
    /// next.
    pub(super) fn end_row(&mut self, lines: u32, points: u32) -> Result<(), XlsxError> {
        self.end_row_of(lines.saturating_mul(points * 5 / 4).saturating_add(3))
    }

    /// Makes the current row so many points high and goes to the next.
    pub(super) fn end_row_of(&mut self, height: u32) -> Result<(), XlsxError> {
        const HIGHEST: u32 = 409;
        self.worksheet.set_row_height(self.row, height.min(HIGHEST))?;
        self.row += 1;
        Ok(())
    }

    /// A row of one text over all columns.
    pub(super) fn full_row(&mut self, text: &str, look: Look) -> Result<(), XlsxError> {
        let all = self.all();
        self.put(text, &all, look)?;
        let lines = self.lines(text, &all, look);
        self.end_row(lines, look.points)
    }
}

/// A column's number as the library wants it; no document has as many columns as a sheet may have.
pub(super) fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
