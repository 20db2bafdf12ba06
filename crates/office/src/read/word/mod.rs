//! Tables of a Word document (.docx) to sheets: one sheet a table, with the paragraphs above it as its titles.

pub(super) mod fonts;
pub(super) mod numbering;
mod table;

use std::io::BufRead;

use domain::Fault;
use domain::text::legacy::OldFont;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::letters::{self, FontVotes, Piece};
use super::model::{Skip, SkippedSheet};
use super::room::ROW_LIMIT;
use super::sheet::{Cell, Sheet};
use super::xml::{self, Pieces, attribute, part, referenced};
use fonts::Fonts;
use numbering::Numbering;
use table::{Builder, WordTable};

/// Paragraphs above a table that are kept as its titles.
const TITLES: usize = 6;

/// Reads the tables of a document whose content is a zip file with `word/document.xml`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = xml::open(name, bytes)?;
    let numbering = part(&mut archive, "word/numbering.xml").map(Numbering::read).unwrap_or_default();
    let fonts = xml::show_part(&mut archive, "word/styles.xml", Fonts::default()).ok_or_else(damaged)?;
    let document = part(&mut archive, "word/document.xml").ok_or_else(damaged)?;
    let mut reading = Reading { numbering, fonts, ..Reading::default() };
    reading.document(document).map_err(|stop| match stop {
        Stop::Damaged => damaged(),
        Stop::TooLong => Fault::new("read.too_many_rows").with("limit", ROW_LIMIT).with("sheet", name),
    })?;
    Ok(reading.sheets())
}

enum Stop {
    Damaged,
    TooLong,
}

/// Where in the document the reading stands.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    fonts: Fonts,
    tables: Vec<WordTable>,
    /// The outermost table being read, and how deep tables are nested now.
    open: Option<Builder>,
    depth: usize,
    in_run: bool,
    in_text: bool,
    paragraph: Vec<Piece>,
    paragraph_style: Option<String>,
    run_style: Option<String>,
    run_font: fonts::Named,
    /// The font of the run being read.
    font: Option<OldFont>,
    /// List and level of the paragraph's own number.
    list: Option<(String, u32)>,
    level: u32,
    titles: Vec<Cell>,
}

impl Reading {
    fn document(&mut self, xml: impl BufRead) -> Result<(), Stop> {
        let mut reader = Pieces::reader(xml);
        let mut buffer = Vec::new();
        let mut skipped = Vec::new();
        loop {
            buffer.clear();
            reader.get_mut().next();
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
                    self.push(&characters.xml_content().map_err(|_| Stop::Damaged)?);
                }
                Event::GeneralRef(reference) if self.in_text => self.push(&referenced(&reference)),
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(Stop::Damaged),
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str) {
        letters::push(&mut self.paragraph, text, self.font);
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
                self.paragraph_style = None;
                self.list = None;
                self.level = 0;
            }
            b"r" => {
                self.in_run = true;
                self.run_style = None;
                self.run_font = None;
                self.choose_font();
            }
            b"t" => self.in_text = true,
            _ => self.mark(element),
        }
        Ok(())
    }

    /// An element that says something by standing there.
    fn mark(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let number = || value().and_then(|v| v.parse::<u32>().ok());
        match element.local_name().as_ref() {
            b"tab" if self.in_run => self.push(" "),
            b"br" | b"cr" if self.in_run => self.push("\n"),
            b"noBreakHyphen" => self.push("-"),
            // The letter ư of TCVN3; elsewhere it is dropped with the other invisible ones.
            b"softHyphen" => self.push("\u{AD}"),
            b"sym" if self.in_run => self.symbol(element),
            b"pStyle" => self.paragraph_style = value(),
            b"rStyle" if self.in_run => {
                self.run_style = value();
                self.choose_font();
            }
            b"rFonts" if self.in_run => {
                self.run_font = fonts::named(element);
                self.choose_font();
            }
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

    fn choose_font(&mut self) {
        self.font = self.fonts.of(self.run_font, self.run_style.as_deref(), self.paragraph_style.as_deref());
    }

    /// A letter inserted by its code and font.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = attribute(element, "font").and_then(|name| OldFont::of(&name));
        if let (Some(letter), Some(_)) = (code.and_then(char::from_u32), font) {
            letters::push(&mut self.paragraph, &letter.to_string(), font);
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
        for (table, number) in joined.into_iter().zip(1_u32..) {
            let name = format!("Bảng {number}");
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
