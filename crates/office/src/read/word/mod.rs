//! Tables of a Word document (.docx) to sheets: one sheet a table, with the paragraphs above it as its titles.

pub(super) mod fonts;
pub(super) mod lists;
pub(super) mod numbering;
pub(super) mod paragraph;
mod table;

use std::io::BufRead;

use domain::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::letters::{FontVotes, Piece};
use super::model::{Skip, SkippedSheet};
use super::room::{Refusal, Room};
use super::sheet::{Cell, Sheet};
use super::xml::{self, Pieces, attribute, part, referenced};
use fonts::Fonts;
use lists::StyleLists;
use numbering::Numbering;
use paragraph::Paragraph;
use table::{Builder, WordTable};

/// Paragraphs above a table that are kept as its titles.
const TITLES: usize = 6;

/// Reads the tables of a document whose content is a zip file with `word/document.xml`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = xml::open(name, bytes)?;
    let numbering = part(&mut archive, "word/numbering.xml").map(Numbering::read).unwrap_or_default();
    let fonts = xml::show_part(&mut archive, "word/styles.xml", Fonts::default()).ok_or_else(damaged)?;
    let lists = xml::show_part(&mut archive, "word/styles.xml", StyleLists::default()).ok_or_else(damaged)?;
    let document = part(&mut archive, "word/document.xml").ok_or_else(damaged)?;
    let mut reading = Reading { numbering, fonts, lists, ..Reading::default() };
    reading.document(document).map_err(|stop| match stop {
        Refusal::Damaged => damaged(),
        Refusal::TooManyRows | Refusal::TooManyCells(_) => stop.fault(name, &sheet_name(reading.tables.len())),
    })?;
    Ok(reading.sheets())
}

/// What the table at a place, from 0, is called.
fn sheet_name(place: usize) -> String {
    format!("Bảng {}", place.saturating_add(1))
}

/// Where in the document the reading stands.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    fonts: Fonts,
    lists: StyleLists,
    tables: Vec<WordTable>,
    /// The outermost table being read, and how deep tables are nested now.
    open: Option<Builder>,
    depth: usize,
    paragraph: Paragraph,
    /// Paragraphs that text boxes standing in them interrupt, the outermost first.
    interrupted: Vec<Paragraph>,
    /// What is left for the cells of all tables.
    room: Room,
    titles: Vec<Cell>,
}

impl Reading {
    fn document(&mut self, xml: impl BufRead) -> Result<(), Refusal> {
        let mut reader = Pieces::reader(xml);
        let mut buffer = Vec::new();
        let mut skipped = Vec::new();
        loop {
            buffer.clear();
            reader.get_mut().next();
            match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
                Event::Start(element) if is_invisible(element.local_name().as_ref()) => {
                    let name = element.name().as_ref().to_vec();
                    skipped.clear();
                    reader.read_to_end_into(QName(&name), &mut skipped).map_err(|_| Refusal::Damaged)?;
                }
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => {
                    self.mark(&element);
                    self.paragraph.end(element.local_name().as_ref());
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Text(text) => self.paragraph.text(&text.xml_content().map_err(|_| Refusal::Damaged)?),
                Event::GeneralRef(reference) => self.paragraph.text(&referenced(&reference)),
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.local_name().as_ref() {
            b"tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.open = Some(Builder::new(std::mem::take(&mut self.titles)));
                }
            }
            b"tr" if self.depth == 1 => self.open.iter_mut().try_for_each(Builder::begin_row)?,
            b"tc" if self.depth == 1 => self.open.iter_mut().for_each(Builder::begin_cell),
            b"txbxContent" => self.interrupted.push(std::mem::take(&mut self.paragraph)),
            _ => self.mark(element),
        }
        Ok(())
    }

    /// An element that says something by standing there.
    fn mark(&mut self, element: &BytesStart<'_>) {
        self.paragraph.start(element, &self.fonts, " ");
        let Some(open) = self.open.as_mut().filter(|_| self.depth == 1) else { return };
        let value = || attribute(element, "val");
        let number = || value().and_then(|v| v.parse::<u32>().ok());
        match element.local_name().as_ref() {
            b"gridSpan" => open.span(number().unwrap_or(1)),
            b"gridBefore" => open.skip_columns(number().unwrap_or(0)),
            b"vMerge" => open.merge_down(value().as_deref() == Some("restart")),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        match name {
            b"tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.tables.extend(self.open.take().map(Builder::finish));
                }
            }
            b"tr" if self.depth == 1 => self.open.iter_mut().for_each(Builder::end_row),
            b"tc" if self.depth == 1 => {
                let room = &mut self.room;
                self.open.iter_mut().try_for_each(|open| open.end_cell(room))?;
            }
            b"p" => self.end_paragraph(),
            b"txbxContent" => self.paragraph = self.interrupted.pop().unwrap_or_default(),
            _ => self.paragraph.end(name),
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let ended = std::mem::take(&mut self.paragraph);
        let list = ended.list(&self.lists, &self.numbering);
        let number = list.map(|(list, level)| self.numbering.next(&list, level)).unwrap_or_default();
        let mut paragraph = ended.into_pieces();
        if paragraph.iter().all(|piece| piece.text.trim().is_empty()) {
            paragraph = vec![Piece { text: number, font: None }];
        }
        if let Some(first) = paragraph.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        match self.open.as_mut() {
            Some(open) => open.paragraph(paragraph),
            None => {
                let title = Cell::of_pieces(&paragraph);
                if !title.text.trim().is_empty() {
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
        let fonts = self.tables.iter().fold(FontVotes::default(), |votes, table| table.votes(votes));
        let mut joined: Vec<WordTable> = Vec::new();
        for mut table in self.tables {
            table.settle(fonts);
            match joined.last_mut() {
                Some(above) if table.continues(above) => above.append(table),
                _ => joined.push(table),
            }
        }
        let mut sheets = Vec::new();
        let mut skipped = Vec::new();
        let mut letterhead = Vec::new();
        for (place, table) in joined.into_iter().enumerate() {
            let name = sheet_name(place);
            if table.is_listing() {
                sheets.push(table.into_sheet(&name, std::mem::take(&mut letterhead)));
            } else {
                letterhead = table.into_lines();
                skipped.push(SkippedSheet { sheet: name, why: Skip::NoHeader.why() });
            }
        }
        (sheets, skipped)
    }
}

/// Content that is not shown: deleted or moved away, fallbacks for old programs, former formatting.
pub(super) fn is_invisible(name: &[u8]) -> bool {
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
