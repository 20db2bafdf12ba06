//! The cells of one sheet, read in one pass.

use quick_xml::events::BytesStart;

use super::super::formats::{Style, number_cell};
use super::super::hidden::Hidden;
use super::super::room::{Refusal, Room};
use super::super::sheet::{Cell, CellKind, Grid, Merge};
use super::super::values::decimal_text;
use super::super::xml::{Look, attribute, attributes, is_set};
use super::strings::{RichText, SharedText};
use super::styles::Styles;

/// What the value of a cell is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    /// The result of a formula.
    Text,
    Inline,
    Boolean,
    Error,
    Date,
}

/// A sheet while it is read.
pub(super) struct Cells<'a> {
    texts: &'a [SharedText],
    styles: &'a Styles,
    from_1904: bool,
    pub(super) grid: Grid,
    pub(super) merges: Vec<Merge>,
    pub(super) hidden: Hidden,
    /// The first fault or passed limit; what comes after it is not kept.
    pub(super) refused: Option<Refusal>,
    row: u32,
    column: u32,
    kind: Kind,
    style: Style,
    value: String,
    inline: RichText,
    in_value: bool,
    in_inline: bool,
    /// A formula whose result the file does not hold.
    unreckoned: bool,
}

impl<'a> Cells<'a> {
    pub(super) fn new(texts: &'a [SharedText], styles: &'a Styles, from_1904: bool, room: Room) -> Self {
        Self {
            texts,
            styles,
            from_1904,
            grid: Grid::within(room),
            merges: Vec::new(),
            hidden: Hidden::default(),
            refused: None,
            row: 0,
            column: 0,
            kind: Kind::Number,
            style: Style::default(),
            value: String::new(),
            inline: RichText::default(),
            in_value: false,
            in_inline: false,
            unreckoned: false,
        }
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let number = attribute(element, "r").and_then(|row| row.parse().ok());
        self.row = number.unwrap_or_else(|| self.row.saturating_add(1));
        self.column = 0;
        if is_set(element, "hidden") {
            self.hidden.hide_rows(self.row, self.row);
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        self.kind = Kind::Number;
        self.style = Style::default();
        self.value.clear();
        self.unreckoned = false;
        for own in attributes(element) {
            let value = String::from_utf8_lossy(&own.value);
            match own.key.as_ref() {
                b"r" => {
                    if let Some((row, column)) = position(&value) {
                        (self.row, self.column) = (row, column);
                    }
                }
                b"s" => self.style = value.parse().map(|style| self.styles.get(style)).unwrap_or_default(),
                b"t" => {
                    self.kind = match value.as_ref() {
                        "s" => Kind::Shared,
                        "str" => Kind::Text,
                        "inlineStr" => Kind::Inline,
                        "b" => Kind::Boolean,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    };
                }
                _ => {}
            }
        }
    }

    fn end_cell(&mut self) {
        let column = self.column;
        self.column = self.column.saturating_add(1);
        if self.refused.is_some() {
            return;
        }
        let added = self.cell().and_then(|cell| match cell {
            Some(cell) => self.grid.add(self.row, column, cell),
            None => Ok(()),
        });
        self.refused = added.err();
    }

    fn cell(&mut self) -> Result<Option<Cell>, Refusal> {
        let written = |text: &SharedText| text.cell(self.style.font);
        Ok(match self.kind {
            Kind::Inline => {
                let text = self.inline.take();
                Some(written(&text))
            }
            _ if self.unreckoned => Some(Cell::of("công thức chưa có kết quả".to_owned(), CellKind::Error)),
            _ if self.value.is_empty() => None,
            // A cell whose text is lost is not a blank one.
            Kind::Shared => Some(self.shared().map(written).ok_or(Refusal::Damaged)?),
            Kind::Text => Some(written(&SharedText::plain(self.value.clone()))),
            Kind::Boolean => Some(Cell::raw(if self.value == "1" || self.value == "true" { "TRUE" } else { "FALSE" })),
            Kind::Error => Some(Cell::of(self.value.clone(), CellKind::Error)),
            Kind::Date => {
                let date = self.value.split('T').next().unwrap_or_default();
                Some(Cell::of(date.to_owned(), CellKind::Date))
            }
            Kind::Number => Some(self.number().unwrap_or_else(|| written(&SharedText::plain(self.value.clone())))),
        })
    }

    fn shared(&self) -> Option<&'a SharedText> {
        self.texts.get(self.value.trim().parse::<usize>().ok()?)
    }

    /// None for what is no number: it is read as it stands.
    fn number(&self) -> Option<Cell> {
        let number = self.value.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
        Some(number_cell(decimal_text(number), self.style.shown, self.from_1904))
    }

    fn hide_columns(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        if let (true, Some(first), Some(last)) = (is_set(element, "hidden"), number("min"), number("max")) {
            self.hidden.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
        }
    }
}

impl Look for Cells<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"c" => self.begin_cell(element),
            b"v" => (self.in_value, self.unreckoned) = (true, false),
            b"f" => self.unreckoned = true,
            b"row" => self.begin_row(element),
            b"is" => self.in_inline = true,
            b"col" => self.hide_columns(element),
            b"mergeCell" => self.merges.extend(attribute(element, "ref").as_deref().and_then(area)),
            _ if self.in_inline => self.inline.start(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"c" => self.end_cell(),
            b"v" => self.in_value = false,
            b"is" => self.in_inline = false,
            _ if self.in_inline => self.inline.end(name),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_value {
            self.value.push_str(text);
        } else if self.in_inline {
            self.inline.text(text);
        }
    }
}

/// Row from 1 and column from 0 of a reference like `AB12`.
fn position(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let column = letters.bytes().filter(|letter| *letter != b'$').try_fold(0_u32, |column, letter| {
        let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(place)
    })?;
    Some((row.parse::<u32>().ok().filter(|row| *row > 0)?, column.checked_sub(1)?))
}

/// The area of a reference like `A1:C3`.
fn area(reference: &str) -> Option<Merge> {
    let (from, to) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(from)?, position(to)?);
    Some(Merge { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_rows_and_columns() {
        assert_eq!(position("A1"), Some((1, 0)));
        assert_eq!(position("AB12"), Some((12, 27)));
        assert_eq!((position("12"), position("A0"), position("")), (None, None, None));
        assert_eq!(area("A1:C3"), Some(Merge { top: 1, left: 0, bottom: 3, right: 2 }));
    }
}
