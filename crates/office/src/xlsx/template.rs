//! An empty workbook to be filled in elsewhere and read back: named columns, lists to choose from, instructions.

use domain::Fault;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

/// Rows that have lists to choose from.
const ROWS: u32 = 1000;
/// The sheet that holds the lists, out of sight.
const LISTS: &str = "DanhMuc";
/// The sheet with the instructions; a reader of tables knows it by its name.
const GUIDE: &str = "Hướng dẫn";
/// Excel shows no longer title, and no longer message, beside a cell.
const TITLE_LIMIT: usize = 32;
const MESSAGE_LIMIT: usize = 255;

/// A column of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateColumn {
    /// Its header.
    pub head: String,
    /// Whether every row needs it.
    pub required: bool,
    /// What may stand in it; shown beside the cell.
    pub hint: String,
    /// What it is chosen from; empty when anything may stand in it.
    pub choices: Vec<String>,
}

/// A workbook to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    /// What is filled in: "đơn vị".
    pub title: String,
    /// Its columns; one of running numbers comes before them.
    pub columns: Vec<TemplateColumn>,
    /// What else the instructions say, a line each.
    pub guide: Vec<String>,
}

/// Writes a template as XLSX. Every cell below the header is text, so that codes keep their noughts and nothing typed
/// becomes a formula.
///
/// # Errors
/// `document.not_written` when the file cannot be put together, which is a fault of the program.
pub fn write_template(template: &Template) -> Result<Vec<u8>, Fault> {
    workbook(template).map_err(|error| {
        tracing::error!(%error, "template not written");
        Fault::new("document.not_written")
    })
}

fn workbook(template: &Template) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut form = Worksheet::new();
    form.set_name("Nhập")?;
    let mut lists = Worksheet::new();
    lists.set_name(LISTS)?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xE8_EE_F7));
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    form.set_column_width(0, 6)?;
    form.write_string_with_format(0, 0, "STT", &head)?;
    for (at, column) in (1_u16..).zip(&template.columns) {
        let head = if column.required { head.clone().set_font_color(Color::RGB(0xB0_00_20)) } else { head.clone() };
        form.set_column_width(at, width(column))?;
        form.set_column_format(at, &text)?;
        form.write_string_with_format(0, at, &column.head, &head)?;
        if let Some(rule) = rule(column, at, &mut lists)? {
            form.add_data_validation(1, at, ROWS, at, &rule)?;
        }
    }
    form.set_row_height(0, 34)?;
    form.set_freeze_panes(1, 0)?;
    lists.set_hidden(true);
    book.push_worksheet(form);
    book.push_worksheet(guide(template)?);
    book.push_worksheet(lists);
    book.save_to_buffer()
}

fn width(column: &TemplateColumn) -> u32 {
    let longest = column.choices.iter().map(|choice| choice.chars().count()).max().unwrap_or(0);
    let width = longest.max(column.head.chars().count() + 4).clamp(12, 45);
    u32::try_from(width).unwrap_or(20)
}

/// What Excel says and offers beside the cells of a column. Names that are not in a list yet may still be typed.
fn rule(column: &TemplateColumn, at: u16, lists: &mut Worksheet) -> Result<Option<DataValidation>, XlsxError> {
    if column.hint.is_empty() && column.choices.is_empty() {
        return Ok(None);
    }
    let mut rule = DataValidation::new().ignore_blank(true);
    if column.choices.is_empty() {
        rule = rule.allow_any_value();
    } else {
        for (row, choice) in (0..).zip(&column.choices) {
            lists.write_string(row, at, choice)?;
        }
        let letters = rust_xlsxwriter::utility::column_number_to_name(at);
        let last = column.choices.len();
        rule = rule
            .allow_list_formula(Formula::new(format!("={LISTS}!${letters}$1:${letters}${last}")))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Không có trong danh mục")?
            .set_error_message("Giá trị này chưa có trong danh mục. Vẫn ghi?")?;
    }
    let cut = |text: &str, limit: usize| text.chars().take(limit).collect::<String>();
    if !column.hint.is_empty() {
        rule = rule
            .set_input_title(cut(&column.head, TITLE_LIMIT))?
            .set_input_message(cut(&column.hint, MESSAGE_LIMIT))?;
    }
    Ok(Some(rule))
}

fn guide(template: &Template) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(GUIDE)?;
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_column_width(0, 32)?.set_column_width(1, 12)?.set_column_width(2, 80)?;
    sheet.write_string_with_format(0, 0, format!("Cách điền mẫu nhập {}", template.title), &bold)?;
    for (at, name) in (0..).zip(["Cột", "Bắt buộc", "Nội dung"]) {
        sheet.write_string_with_format(2, at, name, &bold)?;
    }
    let mut row = 3;
    for column in &template.columns {
        let mut says = column.hint.clone();
        if !column.choices.is_empty() {
            says = domain::text::line(&format!("{says} Chọn trong danh sách của ô."));
        }
        sheet.write_string_with_format(row, 0, &column.head, &wrapped)?;
        sheet.write_string_with_format(row, 1, if column.required { "Có" } else { "" }, &wrapped)?;
        sheet.write_string_with_format(row, 2, says, &wrapped)?;
        row += 1;
    }
    for line in &template.guide {
        row += 1;
        sheet.write_string(row, 0, line)?;
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use super::*;
    use crate::read::read_tables;

    #[test]
    fn only_the_form_of_a_filled_template_is_read() {
        let column = |head: &str, choices: &[&str]| TemplateColumn {
            head: head.to_owned(),
            required: true,
            hint: "Tên đầy đủ".to_owned(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        };
        let columns = vec![column("Tên đơn vị", &[]), column("Loại đơn vị", &["Sở", "Xã"])];
        let template = Template {
            title: "đơn vị".to_owned(), columns, guide: vec!["Mỗi đơn vị một dòng.".to_owned()]
        };
        let bytes = write_template(&template).unwrap();
        // Nothing is filled in yet.
        assert_eq!(read_tables("mau.xlsx", &bytes).unwrap_err().code, "read.no_table");
        let filled = with_row(&bytes, "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>=Sở Mẫu</t></is></c></row>");
        let tables = read_tables("mau.xlsx", &filled).unwrap();
        assert_eq!(tables.tables[0].header, ["STT", "Tên đơn vị", "Loại đơn vị"]);
        assert_eq!(tables.tables[0].rows[0].cells, ["", "=Sở Mẫu", ""]);
        let why: Vec<&str> = tables.skipped_sheets.iter().map(|sheet| sheet.why.as_str()).collect();
        assert_eq!(why, ["trang hướng dẫn", "trang tính ẩn"]);
    }

    /// The workbook as Excel would save it with one more row in its first sheet.
    fn with_row(bytes: &[u8], row: &str) -> Vec<u8> {
        let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut filled = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..book.len() {
            let mut part = book.by_index(at).unwrap();
            let name = part.name().to_owned();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            if name == "xl/worksheets/sheet1.xml" {
                content = content.replace("</sheetData>", &format!("{row}</sheetData>"));
            }
            filled.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            filled.write_all(content.as_bytes()).unwrap();
        }
        filled.finish().unwrap().into_inner()
    }
}
