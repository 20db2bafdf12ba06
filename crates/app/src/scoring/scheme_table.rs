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
}

/// A scheme as a table seems to mean it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchemeTable {
    /// The scheme; nothing of it is stored.
    pub scheme: Scheme,
    /// What was guessed, and what was left out.
    pub notes: Vec<SchemeTableNote>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("scheme.read_table", read);
}

/// # Errors
/// `import.file_gone`; `scheme.no_criteria` when no column holds what is scored.
fn read(context: &Context<'_>, choice: SchemeTableChoice) -> Result<SchemeTable> {
    let file = context.session.imports.find(&choice.file)?;
    let table = file.table(choice.table)?;
    let rows = rows(&table.sheet)?;
    let title = table.sheet.titles.iter().map(|title| text::line(title)).find(|title| !title.is_empty());
    let (scheme, notes) = scheme_from_table(&title.unwrap_or_else(|| file.name.clone()), &rows);
    Ok(SchemeTable { scheme, notes })
}

/// The rows of a sheet, group rows among them again.
fn rows(sheet: &Sheet) -> Result<Vec<CriterionRow>> {
    let fields = [
        Field::new("code", "Mã", &["tt", "stt", "muc", "ma tieu chi", "so tt", "code"]),
        Field::new(
            "content",
            "Nội dung",
            &["tieu chi", "noi dung tieu chi", "noi dung cham diem", "ten tieu chi", "content"],
        ),
        Field::new("max", "Điểm tối đa", &["diem chuan", "thang diem", "diem", "so diem", "max"]),
        Field::new(
            "guide",
            "Cách chấm",
            &["cach tinh", "huong dan cham", "phuong phap cham", "quy dinh cham", "ghi chu"],
        ),
    ];
    let columns = guess(&fields, &sheet.header);
    let column = |place: usize| columns.get(place).copied().flatten();
    let (code, Some(content), max, guide) = (column(0), column(1), column(2), column(3)) else {
        return Err(Fault::new("scheme.no_criteria").into());
    };
    let groups: Vec<usize> = (0..sheet.header.len())
        .filter(|place| sheet.header.get(*place).is_some_and(|head| head.starts_with(GROUP)))
        .collect();
    let mut known: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (number, cells) in &sheet.rows {
        let said = |place: Option<usize>| {
            place.and_then(|place| cells.get(place)).map(|cell| text::line(&cell.text)).unwrap_or_default()
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
        found.push(CriterionRow { row: *number, level: None, code, content, max: points, guide: said(guide) });
    }
    Ok(found)
}
