//! How a workbook shows its cells: as dates, times, percentages; in which fonts.

use std::collections::HashMap;

use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::super::formats::{Shown, Style, built_in, shown_by};
use super::super::xml::{Look, attribute};

/// The formats that cells name by number.
#[derive(Default)]
pub(super) struct Styles {
    pub(super) of_cells: Vec<Style>,
    codes: HashMap<u32, Shown>,
    fonts: Vec<Option<OldFont>>,
    font: Option<OldFont>,
    in_fonts: bool,
    in_cell_formats: bool,
}

impl Styles {
    pub(super) fn get(&self, index: usize) -> Style {
        self.of_cells.get(index).copied().unwrap_or_default()
    }

    fn shown(&self, format: u32) -> Shown {
        built_in(format).or_else(|| self.codes.get(&format).copied()).unwrap_or_default()
    }
}

impl Look for Styles {
    fn start(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        match element.local_name().as_ref() {
            b"numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(element, "formatCode")) {
                    self.codes.insert(id, shown_by(&code));
                }
            }
            b"fonts" => self.in_fonts = true,
            b"font" if self.in_fonts => self.font = None,
            b"name" if self.in_fonts => {
                self.font = attribute(element, "val").and_then(|name| OldFont::of(&name));
            }
            b"cellXfs" => self.in_cell_formats = true,
            b"xf" if self.in_cell_formats => {
                let font = number("fontId").and_then(|id| usize::try_from(id).ok());
                let font = font.and_then(|id| self.fonts.get(id).copied().flatten());
                self.of_cells.push(Style { shown: self.shown(number("numFmtId").unwrap_or(0)), font });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"fonts" => self.in_fonts = false,
            b"font" if self.in_fonts => self.fonts.push(self.font.take()),
            b"cellXfs" => self.in_cell_formats = false,
            _ => {}
        }
    }
}
