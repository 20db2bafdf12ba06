//! The document as a workbook to compute and sort with: typed cells, a frozen header, and paper set up as it is printed.

mod blocks;
mod closing;
mod first_page;
mod look;
mod sheet;
mod table;
mod template;

use chrono::{Datelike, NaiveDate};
use domain::Fault;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::document::{Block, Document, Orientation, PaperSize};
use sheet::Sheet;
pub use template::{Template, TemplateColumn, write_template};

/// Excel's numbers of A4 and A3.
const A4: u8 = 9;
const A3: u8 = 8;

/// Most characters of a cell.
const CELL_LIMIT: usize = 32_767;

/// Letters of a sheet's name that Excel refuses.
const REFUSED_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Why a workbook was not written.
enum Failure {
    /// The library refused, which is a fault of the program.
    Library(XlsxError),
    /// The zip file could not be put together.
    Package(std::io::Error),
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self::Library(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Package(error)
    }
}

/// Writes a document as XLSX; `today` is kept in the file's properties.
///
/// # Errors
/// Those of [`Document::check`]; `document.cell_too_long` for a text that no Excel cell holds; `document.not_written` when
/// the file cannot be put together, which is a fault of the program.
pub fn write_xlsx(document: &Document, today: NaiveDate) -> Result<Vec<u8>, Fault> {
    document.check()?;
    check_lengths(document)?;
    workbook(document, today).map_err(|failure| {
        match failure {
            Failure::Library(error) => tracing::error!(%error, "XLSX not written"),
            Failure::Package(error) => tracing::error!(%error, "XLSX not packed"),
        }
        Fault::new("document.not_written")
    })
}

fn check_lengths(document: &Document) -> Result<(), Fault> {
    for table in document.tables() {
        let grid = table.grid(&document.page);
        let too_long = |text: &str| text.encode_utf16().count() > CELL_LIMIT;
        let row = grid.rows.iter().position(|row| row.cells.iter().any(|cell| too_long(&cell.cell.shown)));
        if let Some(row) = row {
            return Err(Fault::new("document.cell_too_long").with("row", row + 1).with("limit", CELL_LIMIT));
        }
    }
    Ok(())
}

fn workbook(document: &Document, today: NaiveDate) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(&document.meta.title)
        .set_subject(&document.meta.subject)
        .set_author(&document.meta.author);
    if let Some(created) = excel_date(today).and_then(|date| date.and_hms(12, 0, 0).ok()) {
        properties = properties.set_creation_datetime(&created);
    }
    workbook.set_properties(&properties);
    for (name, part) in sheets(document) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        page_setup(worksheet, &part);
        let mut sheet = Sheet::new(worksheet, &part)?;
        blocks::write(&mut sheet, &part)?;
        sheet.break_pages()?;
    }
    let bytes = workbook.save_to_buffer()?;
    Ok(first_page::without_number(&bytes, &stamp(document))?)
}

/// A day as Excel keeps it; none before 1900.
fn excel_date(day: NaiveDate) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).ok()?,
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    )
    .ok()
}

/// The parts of a document that stand on sheets of their own, each with the name of its sheet.
fn sheets(document: &Document) -> Vec<(String, Document)> {
    let kind = document.blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title.kind.as_str()),
        _ => None,
    });
    let empty = || Document { blocks: Vec::new(), ..document.clone() };
    let mut sheets: Vec<(String, Document)> = vec![(sheet_name(kind.unwrap_or_default(), &[]), empty())];
    for block in &document.blocks {
        if let Block::Sheet { name } = block {
            let name = sheet_name(name, &sheets);
            sheets.push((name, empty()));
        } else if let Some((_, part)) = sheets.last_mut() {
            part.push(block.clone());
        }
    }
    sheets
}

/// A name as far as Excel takes it, and other than those before it.
fn sheet_name(name: &str, before: &[(String, Document)]) -> String {
    let allowed: String = name.chars().filter(|c| !REFUSED_IN_NAMES.contains(c)).take(28).collect();
    let allowed = allowed.trim_matches(['\'', ' ']);
    let name = if allowed.is_empty() { "Văn bản" } else { allowed };
    let is_free = |name: &str| before.iter().all(|(other, _)| other.to_lowercase() != name.to_lowercase());
    let numbered = (2..).map(|number: usize| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| is_free(name)).unwrap_or_default()
}

/// The footer in Excel's code, where "&" begins a command.
fn stamp(document: &Document) -> String {
    let text = document.draft_stamp.as_deref().unwrap_or_default();
    if text.is_empty() { String::new() } else { format!("&C&\"Times New Roman\"&9 {}", text.replace('&', "&&")) }
}

fn page_setup(worksheet: &mut Worksheet, document: &Document) {
    let margins = document.page.margins;
    let [left, right, top, bottom, edge] = [margins.left, margins.right, margins.top, margins.bottom, 10].map(inches);
    worksheet.set_paper_size(match document.page.paper {
        PaperSize::A4 => A4,
        PaperSize::A3 => A3,
    });
    match document.page.orientation {
        Orientation::Portrait => worksheet.set_portrait(),
        Orientation::Landscape => worksheet.set_landscape(),
    };
    worksheet
        .set_margins(left, right, top, bottom, edge, edge)
        .set_print_fit_to_pages(pages_wide(document), 0)
        .set_header("&C&\"Times New Roman\"&13&P")
        .set_footer(stamp(document));
}

/// How many sheets of paper lie side by side.
fn pages_wide(document: &Document) -> u16 {
    let parts = document.tables().map(|table| table.parts(&document.page).len()).max();
    u16::try_from(parts.unwrap_or(1)).unwrap_or(u16::MAX)
}

#[allow(clippy::float_arithmetic, reason = "a margin, not a score")]
fn inches(millimetres: u32) -> f64 {
    f64::from(millimetres) / 25.4
}
