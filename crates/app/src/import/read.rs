//! Files that were read for an import, kept under the SHA-256 of their content while the data file is open.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Fault;
use domain::import::{Cell, GROUP, Sheet, gather_sexes};
use domain::text;
use office::read::{Table, Tables, read_pasted, read_tables};
use serde::{Deserialize, Serialize};
use store::import::Skipped;
use ts_rs::TS;

use crate::{Context, Result, pick};

/// How many files are kept; the one read longest ago goes first.
const KEPT: usize = 3;
/// Rows shown for recognising the columns.
const SAMPLE: usize = 8;
/// What pasted cells are called.
const PASTED: &str = "Bảng dán";

/// What to read: a file that was picked, or pasted cells.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ImportSource {
    /// Token of `pick.open`.
    pub token: Option<String>,
    /// Cells from the clipboard.
    pub text: Option<String>,
}

/// A table found in a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportTable {
    /// Where it is: `Sheet1 · A3:I389`.
    pub place: String,
    /// The line printed above it; empty without one.
    pub title: String,
    /// Head of every column; group rows come last as columns of their own.
    pub header: Vec<String>,
    /// Its first rows.
    pub sample: Vec<Vec<String>>,
    /// How many rows it has.
    pub rows: u32,
    /// What was left out or read otherwise than it stands, in sentences.
    pub notes: Vec<String>,
}

/// A file that was read.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportFile {
    /// Names it in later commands.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its tables.
    pub tables: Vec<ImportTable>,
}

/// A table that was read.
pub(crate) struct ReadTable {
    pub sheet: Sheet,
    pub place: String,
    /// What tables of the same printed header share.
    pub layout: String,
    pub skipped: Vec<Skipped>,
    notes: Vec<String>,
}

/// A file that was read, with its content.
pub(crate) struct ReadFile {
    pub name: String,
    pub content: Vec<u8>,
    pub tables: Vec<ReadTable>,
}

/// The files read lately.
#[derive(Default)]
pub(crate) struct ReadFiles(Mutex<VecDeque<(String, Arc<ReadFile>)>>);

impl ReadFiles {
    fn keep(&self, key: String, file: Arc<ReadFile>) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|(other, _)| *other != key);
        files.push_back((key, file));
        while files.len() > KEPT {
            files.pop_front();
        }
    }

    /// The file of a key.
    ///
    /// # Errors
    /// `import.file_gone`.
    pub(crate) fn find(&self, key: &str) -> Result<Arc<ReadFile>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = files.iter().find(|(other, _)| other == key);
        found.map(|(_, file)| Arc::clone(file)).ok_or_else(|| Fault::new("import.file_gone").into())
    }
}

impl ReadFile {
    /// One of its tables.
    ///
    /// # Errors
    /// `import.file_gone` when it has no such table.
    pub(crate) fn table(&self, place: u32) -> Result<&ReadTable> {
        let table = usize::try_from(place).ok().and_then(|place| self.tables.get(place));
        table.ok_or_else(|| Fault::new("import.file_gone").into())
    }
}

impl ReadTable {
    fn shown(&self) -> ImportTable {
        let texts = |cells: &Vec<Cell>| cells.iter().map(|cell| text::line(&cell.text)).collect();
        ImportTable {
            place: self.place.clone(),
            title: self.sheet.titles.last().cloned().unwrap_or_default(),
            header: self.sheet.header.iter().map(|head| text::line(head)).collect(),
            sample: self.sheet.rows.iter().take(SAMPLE).map(|(_, cells)| texts(cells)).collect(),
            rows: u32::try_from(self.sheet.rows.len()).unwrap_or(u32::MAX),
            notes: self.notes.clone(),
        }
    }
}

/// The tables of a file, as they stand in it: for `table read`, and what every import begins with.
///
/// # Errors
/// The refusals of the reader: empty, damaged, protected, of a kind that is not read, without a table.
pub fn tables(name: &str, content: &[u8]) -> Result<Tables> {
    Ok(read_tables(name, content)?)
}

/// Reads a picked file or pasted cells.
///
/// # Errors
/// `pick.unknown`, the refusals of the reader.
pub(super) fn command(context: &Context<'_>, source: ImportSource) -> Result<ImportFile> {
    let (name, content, read) = match (source.token, source.text) {
        (Some(token), _) => {
            let (name, content) = pick::read(context.app, &token)?;
            let read = tables(&name, &content)?;
            (name, content, read)
        }
        (None, text) => {
            let text = text.unwrap_or_default();
            let read = read_pasted(&text)?;
            (PASTED.to_owned(), text.into_bytes(), read)
        }
    };
    let key = store::content::sha256(&content);
    let sheets: Vec<String> =
        read.skipped_sheets.iter().map(|sheet| format!("Trang “{}”: {}, không đọc", sheet.sheet, sheet.why)).collect();
    let mut tables: Vec<ReadTable> = read.tables.into_iter().map(|table| understood(table, &sheets)).collect();
    put_above(&mut tables);
    let shown = tables.iter().map(ReadTable::shown).collect();
    context.session.imports.keep(key.clone(), Arc::new(ReadFile { name: name.clone(), content, tables }));
    Ok(ImportFile { key, name, tables: shown })
}

/// A table with its group rows as columns of their own, the innermost last.
fn understood(table: Table, sheets: &[String]) -> ReadTable {
    let notes = notes(&table, sheets);
    let place =
        if table.sheet.is_empty() { table.range.clone() } else { format!("{} · {}", table.sheet, table.range) };
    let printed: Vec<String> = table.columns.into_iter().map(|column| column.name).collect();
    let depth = table.rows.iter().map(|row| row.group.len()).max().unwrap_or(0);
    let mut header = printed;
    header.extend((1..depth).map(|level| format!("{GROUP} bậc {level}")));
    header.extend((depth > 0).then(|| GROUP.to_owned()));
    let rows = table.rows.into_iter().map(|row| {
        let mut numbers = row.numbers.into_iter().peekable();
        let own = row.cells.into_iter().enumerate();
        let mut cells: Vec<Cell> =
            own.map(|(at, text)| Cell { text, number: numbers.next_if_eq(&at).is_some() }).collect();
        let innermost = row.group.last().cloned();
        let outer = (1..depth).map(|level| row.group.get(level - 1).cloned());
        let groups = outer.chain((depth > 0).then_some(innermost));
        cells.extend(groups.map(|group| Cell { text: group.unwrap_or_default(), number: false }));
        (row.row, cells)
    });
    let skipped = table.skipped.into_iter();
    let mut sheet = Sheet { name: table.sheet, titles: table.titles, above: Vec::new(), header, rows: rows.collect() };
    gather_sexes(&mut sheet);
    let heads: Vec<String> = sheet.header.iter().map(|head| text::fold(head)).collect();
    ReadTable {
        place,
        layout: store::content::sha256(heads.join("\n").as_bytes()),
        skipped: skipped.map(|skipped| Skipped { row: skipped.row, why: skipped.why }).collect(),
        notes,
        sheet,
    }
}

/// Tells every table what its paper says above it: what stands over the tables before it, and what those of one row say.
fn put_above(tables: &mut [ReadTable]) {
    // The tables of a Word document are on one paper; the sheets of a workbook are papers of their own.
    let is_word = |sheet: &str| sheet.strip_prefix("Bảng ").is_some_and(|nth| nth.parse::<u32>().is_ok());
    let mut paper = String::new();
    let mut above: Vec<String> = Vec::new();
    for ReadTable { sheet, .. } in tables {
        if sheet.name != paper && !(is_word(&sheet.name) && is_word(&paper)) {
            above.clear();
        }
        paper.clone_from(&sheet.name);
        sheet.above.clone_from(&above);
        above.extend(sheet.titles.iter().cloned());
        if let [(_, cells)] = sheet.rows.as_slice() {
            let said = sheet.header.iter().zip(cells).filter(|(_, cell)| !cell.text.trim().is_empty());
            above.extend(said.map(|(head, cell)| format!("{}: {}", text::line(head), text::line(&cell.text))));
        }
    }
}

fn notes(table: &Table, sheets: &[String]) -> Vec<String> {
    let skipped = table.skipped.iter().map(|skipped| format!("Dòng {}: {}, không đọc", skipped.row, skipped.why));
    let changed =
        table.notes.iter().map(|note| format!("Dòng {}, cột “{}”: {}", note.row, text::line(&note.column), note.text));
    skipped.chain(changed).chain(sheets.iter().cloned()).collect()
}
