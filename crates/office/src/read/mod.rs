//! The only way in for tables from people's files: Excel and OpenDocument workbooks, Word documents, CSV, web pages, pasted cells.
//!
//! The content decides what a file is, never its name's ending. Whatever an office's form puts around and between
//! its rows (titles, group rows, totals, formula errors, signatures) is recognised here, and everything left out is
//! listed with its row and reason, so that an import never loses a line silently.

mod beside;
mod charset;
mod columns;
mod convert;
mod delimited;
mod formats;
mod header;
mod hidden;
mod html;
mod layout;
mod letters;
mod marks;
mod model;
mod ods;
mod prose;
mod room;
mod rows;
mod sheet;
mod values;
mod word;
mod xls;
mod xlsx;
mod xml;

use std::io::Cursor;

use domain::Fault;

use model::Skip;
pub use model::{Column, ColumnKind, Encoding, Note, Row, SkippedRow, SkippedSheet, Table, Tables};
pub use prose::read_text;

/// Largest file that is read, in bytes.
const FILE_LIMIT: usize = 50 << 20;

/// Reads every table of a file. `name` is the file's name, for the refusals only.
///
/// # Errors
/// A fault of feature `read`: the file is empty, too large, damaged, protected by a password, of a kind that is not
/// read, or holds no table. Never panics, whatever the bytes.
pub fn read_tables(name: &str, bytes: &[u8]) -> Result<Tables, Fault> {
    if bytes.len() > FILE_LIMIT {
        let megabytes = bytes.len() >> 20;
        return Err(Fault::new("read.too_large")
            .with("file", name)
            .with("size", megabytes)
            .with("limit", FILE_LIMIT >> 20));
    }
    let (sheets, skipped_sheets) = match sniff(bytes) {
        Content::Zip => xlsx::read(name, bytes)?,
        Content::Ole => xls::read(name, bytes)?,
        Content::Text => (vec![delimited::read(name, &charset::decode(bytes))?], Vec::new()),
        Content::Empty => return Err(Fault::new("read.empty").with("file", name)),
        Content::Docx => word::read(name, bytes)?,
        Content::OpenDocument => ods::read(name, bytes)?,
        Content::OldWord => word::read(name, &convert::to_docx(name, bytes, "doc")?)?,
        Content::RichText => word::read(name, &convert::to_docx(name, bytes, "rtf")?)?,
        Content::Html => (html::read(name, &charset::decode(bytes))?, Vec::new()),
        Content::Pdf => return Err(Fault::new("read.pdf").with("file", name)),
        Content::Protected => return Err(Fault::new("read.password").with("file", name)),
        Content::Unknown => return Err(Fault::new("read.unsupported").with("file", name)),
    };
    gather(name, &sheets, skipped_sheets)
}

/// Reads cells pasted from Excel or typed as CSV.
///
/// # Errors
/// `read.no_table` when nothing tabular was pasted, `read.too_many_rows`, `read.too_large`.
pub fn read_pasted(text: &str) -> Result<Tables, Fault> {
    const PASTED: &str = "(nội dung dán)";
    if text.len() > FILE_LIMIT {
        return Err(Fault::new("read.too_large")
            .with("file", PASTED)
            .with("size", text.len() >> 20)
            .with("limit", FILE_LIMIT >> 20));
    }
    let sheets = match text.trim_start().get(..6).map(str::to_ascii_lowercase) {
        Some(start) if start.starts_with("<html") || start.starts_with("<table") => html::read(PASTED, text)?,
        _ => vec![delimited::read(PASTED, text)?],
    };
    gather(PASTED, &sheets, Vec::new())
}

fn gather(name: &str, sheets: &[sheet::Sheet], mut skipped_sheets: Vec<SkippedSheet>) -> Result<Tables, Fault> {
    let mut tables = Vec::new();
    let mut room = room::Room::TABLES;
    for sheet in sheets {
        let called = if sheet.name.is_empty() { name } else { &sheet.name };
        let found = layout::tables(sheet, &mut room).map_err(|refusal| refusal.fault(name, called))?;
        if found.is_empty() && !sheet.name.is_empty() {
            skipped_sheets.push(SkippedSheet { sheet: sheet.name.clone(), why: Skip::NoTable.why() });
        }
        tables.extend(found);
    }
    if tables.is_empty() {
        let seen: Vec<String> = skipped_sheets.iter().map(|s| format!("{} ({})", s.sheet, s.why)).collect();
        let seen = if seen.is_empty() { "không có".to_owned() } else { seen.join(", ") };
        return Err(Fault::new("read.no_table").with("file", name).with("sheets", seen));
    }
    Ok(Tables { tables, skipped_sheets })
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Empty,
    Zip,
    Docx,
    Ole,
    OldWord,
    RichText,
    OpenDocument,
    Protected,
    Pdf,
    Html,
    Text,
    Unknown,
}

fn sniff(bytes: &[u8]) -> Content {
    // Names of the parts of an OLE file stand in it as UTF-16.
    let holds_stream = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        Content::Empty
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        sniff_zip(bytes)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        if holds_stream("EncryptedPackage") {
            Content::Protected
        } else if holds_stream("WordDocument") {
            Content::OldWord
        } else {
            Content::Ole
        }
    } else if bytes.starts_with(b"%PDF") {
        Content::Pdf
    } else if bytes.starts_with(b"{\\rtf") {
        Content::RichText
    } else {
        sniff_text(bytes)
    }
}

fn sniff_zip(bytes: &[u8]) -> Content {
    match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) if archive.file_names().any(|part| part.starts_with("xl/")) => Content::Zip,
        Ok(archive) if archive.index_for_name("word/document.xml").is_some() => Content::Docx,
        Ok(archive) if archive.index_for_name("content.xml").is_some() => Content::OpenDocument,
        Ok(_) => Content::Unknown,
        // Cut off or overwritten: the workbook reader says so.
        Err(_) => Content::Zip,
    }
}

fn sniff_text(bytes: &[u8]) -> Content {
    // Not cut within a letter: the rest of it would look like another encoding.
    let inside = |end: usize| bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80);
    let end = (0..4).map(|back| 1024 - back).find(|end| !inside(*end)).unwrap_or(1024);
    let start = bytes.get(..end).unwrap_or(bytes);
    let words = charset::decode(start).trim_start().to_ascii_lowercase();
    let marked = encoding_rs::Encoding::for_bom(bytes).is_some();
    // Text has hardly any control characters; a picture or a program has many.
    let controls = words.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if words.starts_with("<!doctype html") || words.starts_with("<html") || words.contains("<table") {
        Content::Html
    } else if controls * 20 > words.chars().count() && !marked {
        Content::Unknown
    } else {
        Content::Text
    }
}
