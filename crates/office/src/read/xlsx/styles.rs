//! How a workbook shows its cells: as dates, times, percentages; in which fonts.

use std::collections::HashMap;

use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::super::xml::{Look, attribute};

/// How the number in a cell is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) enum Shown {
    #[default]
    Number,
    Date,
    Time,
    Percent,
}

/// How a cell is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Style {
    pub(in super::super) shown: Shown,
    pub(in super::super) font: Option<OldFont>,
}

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
        match format {
            9 | 10 => Shown::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=58 => Shown::Date,
            18..=21 | 32..=35 | 45 | 47 => Shown::Time,
            _ => self.codes.get(&format).copied().unwrap_or_default(),
        }
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

/// What a format code makes of a number; what is quoted, escaped or in brackets is only text or colour.
pub(in super::super) fn shown_by(code: &str) -> Shown {
    let (mut quoted, mut escaped, mut bracket) = (false, false, false);
    let mut bare = String::new();
    // Only the first part counts: the second is for negative numbers.
    for letter in code.chars().take_while(|letter| *letter != ';') {
        let is_text = quoted || escaped || bracket;
        let turns = letter == '"' && !escaped && !bracket;
        escaped = !is_text && matches!(letter, '\\' | '_' | '*');
        quoted ^= turns;
        bracket = (bracket || (letter == '[' && !is_text)) && letter != ']';
        if !is_text && !escaped {
            bare.extend(letter.to_lowercase());
        }
    }
    if bare.contains('%') {
        Shown::Percent
    } else if bare.contains("general") {
        Shown::Number
    } else if bare.contains(['y', 'd']) || (bare.contains('m') && !bare.contains(['h', 's'])) {
        Shown::Date
    } else if bare.contains(['h', 's']) {
        Shown::Time
    } else {
        Shown::Number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_code_tells_what_is_shown() {
        for (code, shown) in [
            ("0%", Shown::Percent),
            ("#,##0.0%;[Red]-0%", Shown::Percent),
            ("0\"%\"", Shown::Number),
            ("0\\%", Shown::Number),
            ("General", Shown::Number),
            ("[Red]#,##0;-#,##0", Shown::Number),
            ("#,##0 \"đồng\"", Shown::Number),
            ("dd/mm/yyyy", Shown::Date),
            ("[$-42A]dd\\ mmmm\\ yyyy", Shown::Date),
            ("mm/yyyy", Shown::Date),
            ("dd/mm/yyyy hh:mm", Shown::Date),
            ("h:mm AM/PM", Shown::Time),
        ] {
            assert_eq!(shown_by(code), shown, "{code}");
        }
    }
}
