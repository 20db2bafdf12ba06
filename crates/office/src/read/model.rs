//! What a reading hands to an import: tables as they stand in the file, and a reason for everything left out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All tables of one file, in the order of its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tables {
    /// The tables found.
    pub tables: Vec<Table>,
    /// Sheets that were not read: hidden ones, guides, sheets without a table.
    pub skipped_sheets: Vec<SkippedSheet>,
}

/// One table: a header and the rows below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Table {
    /// Sheet of a workbook; "Bảng 1", "Bảng 2" in a Word document; empty for a text file or pasted cells.
    pub sheet: String,
    /// Cells it covers, header included, as Excel writes it: `A3:I389`.
    pub range: String,
    /// Lines printed above the header, from top to bottom.
    pub titles: Vec<String>,
    /// Printed header of every column; a header of several rows is joined with " / ".
    pub header: Vec<String>,
    /// Name and kind of every column, in the order of `header`.
    pub columns: Vec<Column>,
    /// The rows that are about something.
    pub rows: Vec<Row>,
    /// The rows that are not, each with its reason.
    pub skipped: Vec<SkippedRow>,
    /// Values that do not stand in the file as they stand here.
    pub notes: Vec<Note>,
    /// How its letters were encoded in the file; the cells here are Unicode whatever it was.
    pub encoding: Encoding,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Column {
    /// The header, made unique within the table: "Điểm (2)"; "Cột E" when nothing is printed.
    pub name: String,
    /// What its filled cells hold.
    pub kind: ColumnKind,
}

/// What the filled cells of a column hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words, or nothing at all.
    #[default]
    Text,
    /// Numbers only (as printed: "1.234,5" too).
    Number,
    /// Whole dates only.
    Date,
    /// More than one of these.
    Mixed,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Row {
    /// Its number as Excel counts: from 1, in the whole sheet or file.
    pub row: u32,
    /// The group rows it stands under, outermost first, without their numbering.
    pub group: Vec<String>,
    /// One text for every column: NFC, numbers with at most 15 significant digits and a point, dates as `2026-11-24`;
    /// empty when the cell is.
    pub cells: Vec<String>,
    /// Columns (from 0) whose cell is a number of the workbook: it is written with a decimal point, whereas a text such
    /// as "1.234" is as its writer meant it.
    #[serde(skip)]
    #[ts(skip)]
    pub numbers: Vec<usize>,
}

/// A row that an import does not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedRow {
    /// Its number as Excel counts.
    pub row: u32,
    /// Vietnamese reason.
    pub why: String,
}

/// A sheet that an import does not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedSheet {
    /// Its name.
    pub sheet: String,
    /// Vietnamese reason.
    pub why: String,
}

/// A value that was changed in reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Note {
    /// Row as Excel counts.
    pub row: u32,
    /// Name of the column.
    pub column: String,
    /// Vietnamese sentence: what stood there and what was taken.
    pub text: String,
}

/// How Vietnamese letters were encoded in a table of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Unicode: what the product works with.
    #[default]
    Unicode,
    /// TCVN3 (".VnTime").
    Tcvn3,
    /// VNI ("VNI-Times").
    Vni,
    /// Some cells in one, some in another.
    Mixed,
}

/// Why a row or a sheet is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    Total,
    FormulaErrors,
    NumberOnly,
    HeaderAgain,
    ColumnNumbers,
    EmptyGroup,
    Footer,
    HiddenSheet,
    HiddenRow,
    Guide,
    NoTable,
    NoHeader,
    Continued,
    TooWide,
}

impl Skip {
    pub(super) fn why(self) -> String {
        match self {
            Self::Total => "dòng cộng",
            Self::FormulaErrors => "chỉ có lỗi công thức (#N/A)",
            Self::NumberOnly => "chỉ có số thứ tự",
            Self::HeaderAgain => "tiêu đề in lại",
            Self::ColumnNumbers => "dòng đánh số cột",
            Self::EmptyGroup => "dòng nhóm không có dòng nào bên dưới",
            Self::Footer => "phần ký, ghi chú dưới bảng",
            Self::HiddenSheet => "trang tính ẩn",
            Self::HiddenRow => "dòng ẩn trong Excel",
            Self::Guide => "trang hướng dẫn",
            Self::NoTable => "không có bảng",
            Self::NoHeader => "bảng không có dòng tiêu đề",
            Self::Continued => "phần nối, đã ghép vào dòng trên",
            Self::TooWide => "nhiều ô hơn dòng tiêu đề (dấu ngăn cột nằm trong chữ?), không biết ô nào thuộc cột nào",
        }
        .to_owned()
    }
}
