//! A scheme guessed from a table of criteria in an Excel or Word file, to be looked over before it is added.

use domain::import::{Field, GROUP, Sheet, guess};
use domain::scoring::{CriterionRow, Scheme, SchemeTableNote, scheme_from_table};
use domain::{Fault, text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::Registry;
use crate::{Context, Result};

/// Which table.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SchemeTableChoice {
    /// Key of the file, from `import.read`.
    pub file: String,
    /// Place of the table in the file, from 0.
    pub table: u32,
    /// Which columns are read; none: those that the headers speak for.
    #[serde(default)]
    #[ts(optional)]
    pub columns: Option<SchemeColumns>,
}

/// The columns of a table that make a scheme, from 0; none: the table has no such column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchemeColumns {
    /// Printed code.
    pub code: Option<u32>,
    /// What is scored.
    pub content: Option<u32>,
    /// Most points.
    pub max: Option<u32>,
    /// How it is scored, as printed.
    pub guide: Option<u32>,
}

/// A scheme as a table seems to mean it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeTable {
    /// The scheme; nothing of it is stored.
    pub scheme: Scheme,
    /// What was guessed, and what was left out.
    pub notes: Vec<SchemeTableNote>,
    /// Names of the columns, in order.
    pub header: Vec<String>,
    /// The columns that were read.
    pub columns: SchemeColumns,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("scheme.read_table", read);
}

/// # Errors
/// `import.file_gone`; `scheme.no_column` for a column that the table does not have.
fn read(context: &Context<'_>, choice: SchemeTableChoice) -> Result<SchemeTable> {
    let file = context.session.imports.find(&choice.file)?;
    let table = file.table(choice.table)?;
    let columns = choice.columns.unwrap_or_else(|| guessed(&table.sheet));
    let rows = rows(&table.sheet, columns)?;
    let (scheme, notes) = scheme_from_table(&title(&table.sheet).unwrap_or_else(|| file.name.clone()), &rows);
    Ok(SchemeTable { scheme, notes, header: table.sheet.header.clone(), columns })
}

/// The line above a table that names what it holds, else the last one that is not a heading of the office.
fn title(sheet: &Sheet) -> Option<String> {
    let titles: Vec<String> = sheet.titles.iter().map(|title| text::line(title)).collect();
    let names = |title: &&String| {
        let folded = text::fold(title);
        ["tieu chi", "cham diem", "bang diem", "thang diem"].iter().any(|word| folded.contains(word))
    };
    titles.iter().find(names).or_else(|| titles.iter().find(|title| !title.is_empty())).cloned()
}

/// The columns that the headers speak for.
fn guessed(sheet: &Sheet) -> SchemeColumns {
    let fields = [
        Field::new("code", "Mã", &["tt", "stt", "muc", "ma tieu chi", "so tt", "code"]),
        Field::new(
            "content",
            "Nội dung",
            &[
                "tieu chi",
                "noi dung tieu chi",
                "noi dung cham diem",
                "ten tieu chi",
                "noi dung thi dua",
                "noi dung danh gia",
                "tieu chi thi dua",
                "tieu chi danh gia",
                "tieu chi cham diem",
                "content",
            ],
        ),
        Field::new(
            "max",
            "Điểm tối đa",
            &["diem chuan", "thang diem", "diem", "so diem", "muc diem", "diem quy dinh", "max"],
        ),
        Field::new(
            "guide",
            "Cách chấm",
            &[
                "cach tinh",
                "cach tinh diem",
                "cach cham diem",
                "cach cho diem",
                "huong dan cham",
                "huong dan cham diem",
                "huong dan",
                "phuong phap cham",
                "phuong phap tinh",
                "phuong phap tinh diem",
                "quy dinh cham",
                "quy dinh cham diem",
                "muc cham",
                "thang cham",
                "dien giai",
                "ghi chu",
            ],
        ),
    ];
    let columns = guess(&fields, &sheet.header);
    let column = |place: usize| columns.get(place).copied().flatten().and_then(|column| u32::try_from(column).ok());
    SchemeColumns { code: column(0), content: column(1), max: column(2), guide: column(3) }
}

/// The rows of a sheet, group rows among them again.
fn rows(sheet: &Sheet, columns: SchemeColumns) -> Result<Vec<CriterionRow>> {
    let SchemeColumns { code, content, max, guide } = columns;
    let place = |column: Option<u32>| -> Result<Option<usize>> {
        let Some(column) = column else { return Ok(None) };
        let place = usize::try_from(column).ok().filter(|place| *place < sheet.header.len());
        Ok(Some(place.ok_or_else(|| Fault::new("scheme.no_column").with("column", column))?))
    };
    let (code, content, max, guide) = (place(code)?, place(content)?, place(max)?, place(guide)?);
    // Without a column of contents there is nothing to score: the officer chooses one.
    let Some(content) = content else { return Ok(Vec::new()) };
    let groups: Vec<usize> = (0..sheet.header.len())
        .filter(|place| sheet.header.get(*place).is_some_and(|head| head.starts_with(GROUP)))
        .collect();
    let mut known: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (number, cells) in &sheet.rows {
        let said = |place: Option<usize>| {
            place.and_then(|place| cells.get(place)).map(|cell| text::line(&cell.text)).unwrap_or_default()
        };
        let lines = |place: Option<usize>| {
            place.and_then(|place| cells.get(place)).map(|cell| text::multiline(&cell.text)).unwrap_or_default()
        };
        let above: Vec<String> =
            groups.iter().map(|place| said(Some(*place))).filter(|group| !group.is_empty()).collect();
        for (level, group) in above.iter().enumerate() {
            if known.get(level) != Some(group) {
                known.truncate(level);
                known.push(group.clone());
                let content = group.clone();
                found.push(CriterionRow { row: *number, level: Some(level), content, ..CriterionRow::default() });
            }
        }
        // A number of the workbook has a decimal point; what people wrote is read as they write.
        let points = max.and_then(|place| cells.get(place)).filter(|cell| cell.number);
        let points = points.and_then(|cell| domain::number::read_machine(&cell.text).ok());
        let points = points.map_or_else(|| said(max), |points| points.vietnamese_exact());
        let (code, content) = (said(code), said(Some(content)));
        found.push(CriterionRow { row: *number, level: None, code, content, max: points, guide: lines(guide) });
    }
    Ok(found)
}
