//! The text of a Word document: a line a paragraph, with the number that Word prints before it; cells of a table one after
//! another, those of a wide table side by side.

use domain::Fault;
use quick_xml::events::BytesStart;

use super::super::letters::{self, Piece};
use super::super::word::fonts::Fonts;
use super::super::word::is_invisible;
use super::super::word::lists::StyleLists;
use super::super::word::numbering::Numbering;
use super::super::word::paragraph::Paragraph;
use super::super::xml::{self, Look, part};

/// From so many columns on a table lists something; fewer lay out a letterhead or the place of signatures.
const LISTING: usize = 3;

/// Reads the text of a document whose content is a zip file with `word/document.xml`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = xml::open(name, bytes)?;
    let numbering = part(&mut archive, "word/numbering.xml").map(Numbering::read).unwrap_or_default();
    let fonts = xml::show_part(&mut archive, "word/styles.xml", Fonts::default()).ok_or_else(damaged)?;
    let lists = xml::show_part(&mut archive, "word/styles.xml", StyleLists::default()).ok_or_else(damaged)?;
    let document = part(&mut archive, "word/document.xml").ok_or_else(damaged)?;
    let mut reading = Reading { numbering, fonts, lists, ..Reading::default() };
    if !xml::show(document, &mut reading) {
        return Err(damaged());
    }
    Ok(letters::lines(&reading.lines).join("\n"))
}

/// Where in the document the reading stands.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    fonts: Fonts,
    lists: StyleLists,
    lines: Vec<Vec<Piece>>,
    /// Elements that are open within one that is not shown.
    hidden: usize,
    paragraph: Paragraph,
    /// Paragraphs that text boxes standing in them interrupt, the outermost first.
    interrupted: Vec<Paragraph>,
    /// Cells of the row being read, each with its lines, for each table that is open.
    rows: Vec<Vec<Vec<Vec<Piece>>>>,
}

impl Reading {
    fn add(&mut self, line: Vec<Piece>) {
        match self.rows.last_mut().and_then(|cells| cells.last_mut()) {
            Some(cell) => cell.push(line),
            None => self.lines.push(line),
        }
    }

    fn end_paragraph(&mut self) {
        let ended = std::mem::take(&mut self.paragraph);
        let list = ended.list(&self.lists, &self.numbering);
        let number = list.map(|(list, level)| self.numbering.printed(&list, level)).unwrap_or_default();
        let mut line = ended.into_pieces();
        if !number.is_empty() && line.iter().any(|piece| !piece.text.trim().is_empty()) {
            while line.first().is_some_and(|piece| piece.text.trim().is_empty()) {
                line.remove(0);
            }
            if let Some(first) = line.first_mut() {
                first.text = first.text.trim_start().to_owned();
            }
            line.insert(0, Piece { text: format!("{number} "), font: None });
        }
        self.add(line);
    }

    fn end_row(&mut self) {
        let Some(cells) = self.rows.last_mut().map(std::mem::take) else { return };
        let single = cells.len() >= LISTING && cells.iter().all(|cell| cell.len() <= 1);
        // The row's own table is closed for adding: its lines belong to what it stands in.
        let own = self.rows.pop();
        if single {
            let tab = Piece { text: "\t".to_owned(), font: None };
            let cells: Vec<Vec<Piece>> = cells.into_iter().map(|cell| cell.concat()).collect();
            self.add(cells.join(&tab));
        } else {
            cells.into_iter().flatten().for_each(|line| self.add(line));
        }
        self.rows.extend(own);
    }
}

impl Look for Reading {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if self.hidden > 0 || is_invisible(name.as_ref()) {
            self.hidden += 1;
            return;
        }
        match name.as_ref() {
            b"tbl" => self.rows.push(Vec::new()),
            b"tc" => self.rows.iter_mut().last().into_iter().for_each(|cells| cells.push(Vec::new())),
            b"txbxContent" => self.interrupted.push(std::mem::take(&mut self.paragraph)),
            _ => self.paragraph.start(element, &self.fonts, "\t"),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match name {
            b"tbl" => {
                self.rows.pop();
            }
            b"tr" => self.end_row(),
            b"p" => self.end_paragraph(),
            b"txbxContent" => self.paragraph = self.interrupted.pop().unwrap_or_default(),
            _ => self.paragraph.end(name),
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.paragraph.text(text);
        }
    }
}
