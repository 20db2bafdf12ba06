//! Tables of a Word document (.docx) to sheets: one sheet a table, with the paragraphs above it as its titles.

mod numbering;
mod table;

use std::io::{BufRead, BufReader, Cursor, Read, Seek};

use domain::{Fault, text};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;
use zip::ZipArchive;

use super::model::{Skip, SkippedSheet};
use super::sheet::Sheet;
use super::workbook::check_unpacked_size;
use numbering::Numbering;
use table::{Builder, WordTable};

/// Paragraphs above a table that are kept as its titles.
const TITLES: usize = 6;

/// Reads the tables of a document whose content is a zip file with `word/document.xml`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    check_unpacked_size(name, bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let numbering = part(&mut archive, "word/numbering.xml").map(Numbering::read).unwrap_or_default();
    let document = part(&mut archive, "word/document.xml").ok_or_else(damaged)?;
    let mut reading = Reading { numbering, ..Reading::default() };
    reading.document(document).map_err(|stop| match stop {
        Stop::Damaged => damaged(),
        Stop::TooLong => Fault::new("read.too_many_rows").with("limit", super::workbook::ROW_LIMIT).with("sheet", name),
    })?;
    Ok(reading.sheets())
}

fn part<'a, R: Read + Seek>(archive: &'a mut ZipArchive<R>, name: &str) -> Option<impl BufRead + use<'a, R>> {
    archive.by_name(name).ok().map(BufReader::new)
}

enum Stop {
    Damaged,
    TooLong,
}

/// Where in the document the reading stands.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    tables: Vec<WordTable>,
    /// The outermost table being read, and how deep tables are nested now.
    open: Option<Builder>,
    depth: usize,
    in_run: bool,
    in_text: bool,
    paragraph: String,
    /// List and level of the paragraph's own number.
    list: Option<(String, u32)>,
    level: u32,
    titles: Vec<String>,
}

impl Reading {
    fn document(&mut self, xml: impl BufRead) -> Result<(), Stop> {
        let mut reader = Reader::from_reader(xml);
        reader.config_mut().check_end_names = true;
        let mut buffer = Vec::new();
        let mut skipped = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|_| Stop::Damaged)? {
                Event::Start(element) if is_invisible(element.local_name().as_ref()) => {
                    let name = element.name().as_ref().to_vec();
                    skipped.clear();
                    reader.read_to_end_into(QName(&name), &mut skipped).map_err(|_| Stop::Damaged)?;
                }
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => self.mark(&element),
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(characters) if self.in_text => {
                    self.paragraph.push_str(&characters.xml_content().map_err(|_| Stop::Damaged)?);
                }
                Event::GeneralRef(reference) if self.in_text => self.push_reference(&reference),
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
    }

    fn push_reference(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            self.paragraph.push(c);
        } else if let Some(known) =
            reference.decode().ok().as_deref().and_then(quick_xml::escape::resolve_predefined_entity)
        {
            self.paragraph.push_str(known);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Stop> {
        match element.local_name().as_ref() {
            b"tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.open = Some(Builder::new(std::mem::take(&mut self.titles)));
                }
            }
            b"tr" if self.depth == 1 => {
                let fits = self.open.as_mut().is_some_and(Builder::begin_row);
                if !fits {
                    return Err(Stop::TooLong);
                }
            }
            b"tc" if self.depth == 1 => self.open.iter_mut().for_each(Builder::begin_cell),
            b"p" => {
                self.paragraph.clear();
                self.list = None;
                self.level = 0;
            }
            b"r" => self.in_run = true,
            b"t" => self.in_text = true,
            _ => self.mark(element),
        }
        Ok(())
    }

    /// An element that says something by standing there.
    fn mark(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, b"val");
        let number = || value().and_then(|v| v.parse::<u32>().ok());
        match element.local_name().as_ref() {
            b"tab" if self.in_run => self.paragraph.push(' '),
            b"br" | b"cr" if self.in_run => self.paragraph.push('\n'),
            b"noBreakHyphen" => self.paragraph.push('-'),
            b"ilvl" => self.level = number().unwrap_or(0),
            b"numId" => self.list = value().map(|list| (list, self.level)),
            name if self.depth == 1 => {
                let Some(open) = self.open.as_mut() else { return };
                match name {
                    b"gridSpan" => open.span(number().unwrap_or(1)),
                    b"gridBefore" => open.skip_columns(number().unwrap_or(0)),
                    b"vMerge" => open.merge_down(value().as_deref() == Some("restart")),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.tables.extend(self.open.take().map(Builder::finish));
                }
            }
            b"tr" if self.depth == 1 => self.open.iter_mut().for_each(Builder::end_row),
            b"tc" if self.depth == 1 => self.open.iter_mut().for_each(Builder::end_cell),
            b"p" => self.end_paragraph(),
            b"r" => self.in_run = false,
            b"t" => self.in_text = false,
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let number = self.list.take().map(|(list, level)| self.numbering.next(&list, level)).unwrap_or_default();
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.trim().is_empty() {
            paragraph = number;
        }
        match self.open.as_mut() {
            Some(open) => open.paragraph(&paragraph),
            None => {
                let title = text::line(&paragraph);
                if !title.is_empty() {
                    self.titles.push(title);
                    let extra = self.titles.len().saturating_sub(TITLES);
                    self.titles.drain(..extra);
                }
            }
        }
    }

    /// The tables as sheets; a table without a header that directly continues the one above (Word splits a table when
    /// it is pasted in parts) is joined to it.
    fn sheets(self) -> (Vec<Sheet>, Vec<SkippedSheet>) {
        let mut joined: Vec<WordTable> = Vec::new();
        for table in self.tables {
            match joined.last_mut() {
                Some(above) if table.continues(above) => above.append(table),
                _ => joined.push(table),
            }
        }
        let mut sheets = Vec::new();
        let mut skipped = Vec::new();
        for (table, number) in joined.into_iter().zip(1_u32..) {
            let name = format!("Bảng {number}");
            if table.is_listing() {
                sheets.push(table.into_sheet(&name));
            } else {
                skipped.push(SkippedSheet { sheet: name, why: Skip::NoHeader.why() });
            }
        }
        (sheets, skipped)
    }
}

/// Content that is not shown: deleted or moved away, fallbacks for old programs, former formatting.
fn is_invisible(name: &[u8]) -> bool {
    matches!(
        name,
        b"del"
            | b"moveFrom"
            | b"Fallback"
            | b"pPrChange"
            | b"rPrChange"
            | b"tcPrChange"
            | b"trPrChange"
            | b"tblPrChange"
    )
}

fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    String::from_utf8(found.value.into_owned()).ok()
}
