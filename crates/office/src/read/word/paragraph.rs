//! The paragraph of a Word document that is being read: its letters with their fonts, and the number of its list.

use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::super::letters::{self, Piece};
use super::super::xml::attribute;
use super::fonts::{self, Fonts};
use super::lists::StyleLists;
use super::numbering::Numbering;

/// A paragraph up to where the reading stands.
#[derive(Default)]
pub(in super::super) struct Paragraph {
    pieces: Vec<Piece>,
    style: Option<String>,
    run_style: Option<String>,
    run_font: fonts::Named,
    /// The font of the run being read.
    font: Option<OldFont>,
    /// List and level of its own number.
    list: Option<String>,
    level: Option<u32>,
    in_run: bool,
    in_text: bool,
}

impl Paragraph {
    /// Begins or marks something; `tab` is what a tabulator stands for.
    pub(in super::super) fn start(&mut self, element: &BytesStart<'_>, fonts: &Fonts, tab: &str) {
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            b"p" => *self = Self::default(),
            b"r" => {
                self.in_run = true;
                self.run_style = None;
                self.run_font = None;
                self.choose_font(fonts);
            }
            b"t" => self.in_text = true,
            b"tab" if self.in_run => self.push(tab),
            b"br" | b"cr" if self.in_run => self.push("\n"),
            b"noBreakHyphen" => self.push("-"),
            // The letter ư of TCVN3; elsewhere it is dropped with the other invisible ones.
            b"softHyphen" => self.push("\u{AD}"),
            b"sym" if self.in_run => self.symbol(element),
            b"pStyle" => self.style = value(),
            b"rStyle" if self.in_run => {
                self.run_style = value();
                self.choose_font(fonts);
            }
            b"rFonts" if self.in_run => {
                self.run_font = fonts::named(element);
                self.choose_font(fonts);
            }
            b"ilvl" => self.level = value().and_then(|level| level.parse().ok()),
            b"numId" => self.list = value(),
            _ => {}
        }
    }

    /// Ends a run or its text.
    pub(in super::super) fn end(&mut self, name: &[u8]) {
        match name {
            b"r" => self.in_run = false,
            b"t" => self.in_text = false,
            _ => {}
        }
    }

    /// Text between the elements; only that of runs is the paragraph's.
    pub(in super::super) fn text(&mut self, text: &str) {
        if self.in_text {
            self.push(text);
        }
    }

    /// List and level of its number: its own, else those of its style.
    pub(in super::super) fn list(&self, styles: &StyleLists, numbering: &Numbering) -> Option<(String, u32)> {
        let of_style = || self.style.as_deref().and_then(|style| styles.of(style));
        let (list, level) = match &self.list {
            Some(list) => (list.clone(), None),
            None => of_style()?,
        };
        let linked = || self.style.as_deref().and_then(|style| numbering.level_of(&list, style));
        let level = self.level.or(level).or_else(linked).unwrap_or(0);
        Some((list, level))
    }

    /// Its letters.
    pub(in super::super) fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    fn push(&mut self, text: &str) {
        letters::push(&mut self.pieces, text, self.font);
    }

    fn choose_font(&mut self, fonts: &Fonts) {
        self.font = fonts.of(self.run_font, self.run_style.as_deref(), self.style.as_deref());
    }

    /// A letter inserted by its code and font.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = attribute(element, "font").and_then(|name| OldFont::of(&name));
        if let (Some(letter), Some(_)) = (code.and_then(char::from_u32), font) {
            letters::push(&mut self.pieces, &letter.to_string(), font);
        }
    }
}
