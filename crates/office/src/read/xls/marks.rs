//! What the library does not tell of an .xls file: percentages, fonts of old letters, what is hidden ([MS-XLS]).

use std::collections::HashMap;

use domain::text::legacy::OldFont;

use super::super::sheet::Hidden;
use super::super::xlsx::{Shown, Style, shown_by};
use super::compound::{u16_at, u32_at, workbook_stream};

/// The cells of a sheet that are shown in a way of their own, by row and column from 0; and what is hidden.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) cells: HashMap<(u32, u32), Style>,
    pub(super) hidden: Hidden,
}

/// The marks of every sheet by its name. A file that is not built as expected has none: the library reports it.
pub(super) fn of(bytes: &[u8]) -> HashMap<String, Marks> {
    let Some(stream) = workbook_stream(bytes) else { return HashMap::new() };
    let book = Book::read(&stream);
    let sheets =
        book.sheets.iter().map(|(name, place)| (name.clone(), book.marks(stream.get(*place..).unwrap_or(&[]))));
    sheets.collect()
}

/// Records one after another: kind and content, up to the end of the part.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let content = rest.get(4..length.checked_add(4)?)?;
        rest = rest.get(length.checked_add(4)?..)?;
        Some((kind, content))
    })
    .take_while(|(kind, _)| *kind != 0x0A)
}

/// A text of `length` letters behind its flags.
fn text(content: &[u8], at: usize, length: usize) -> Option<String> {
    let wide = content.get(at)? & 1 == 1;
    let letters = content.get(at.checked_add(1)?..)?;
    Some(if wide {
        let units = letters.chunks_exact(2).take(length).filter_map(|pair| u16_at(pair, 0));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    } else {
        letters.iter().take(length).map(|byte| char::from(*byte)).collect()
    })
}

#[derive(Default)]
struct Book {
    styles: Vec<Style>,
    sheets: Vec<(String, usize)>,
}

impl Book {
    fn read(stream: &[u8]) -> Self {
        let mut fonts: Vec<Option<OldFont>> = Vec::new();
        let mut codes: HashMap<u16, Shown> = HashMap::new();
        let mut book = Self::default();
        for (kind, content) in records(stream) {
            match kind {
                0x31 => {
                    let name = content.get(14).and_then(|length| text(content, 15, usize::from(*length)));
                    fonts.push(name.and_then(|name| OldFont::of(&name)));
                }
                0x41E => {
                    let code = u16_at(content, 2).and_then(|length| text(content, 4, usize::from(length)));
                    if let (Some(id), Some(code)) = (u16_at(content, 0), code) {
                        codes.insert(id, shown_by(&code));
                    }
                }
                0xE0 => {
                    // The font numbered 4 does not exist.
                    let font = u16_at(content, 0).map(usize::from).map(|id| if id > 4 { id - 1 } else { id });
                    let font = font.and_then(|id| fonts.get(id).copied().flatten());
                    let shown = match u16_at(content, 2).unwrap_or(0) {
                        9 | 10 => Shown::Percent,
                        format => codes.get(&format).copied().unwrap_or_default(),
                    };
                    book.styles.push(Style { shown, font });
                }
                0x85 => {
                    let name = content.get(6).and_then(|length| text(content, 7, usize::from(*length)));
                    let place = u32_at(content, 0).and_then(|place| usize::try_from(place).ok());
                    book.sheets.extend(name.zip(place));
                }
                _ => {}
            }
        }
        book
    }

    fn marks(&self, sheet: &[u8]) -> Marks {
        let mut marks = Marks::default();
        let mut mark = |row: Option<u16>, column: Option<u16>, style: Option<u16>| {
            let style = style.and_then(|style| self.styles.get(usize::from(style))).copied().unwrap_or_default();
            if let (Some(row), Some(column)) = (row, column)
                && (style.font.is_some() || style.shown == Shown::Percent)
            {
                marks.cells.insert((row.into(), column.into()), style);
            }
        };
        let mut hidden = Hidden::default();
        for (kind, content) in records(sheet) {
            let word = |at: usize| u16_at(content, at);
            match kind {
                0x203 | 0x27E | 0xFD | 0x204 | 0x06 | 0xD6 => mark(word(0), word(2), word(4)),
                0xBD => {
                    let cells = content.len().saturating_sub(6) / 6;
                    for at in 0..cells {
                        let column = word(2).and_then(|first| first.checked_add(u16::try_from(at).ok()?));
                        mark(word(0), column, word(4 + at * 6));
                    }
                }
                0x208 if u32_at(content, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                    hidden.rows.extend(word(0).map(|row| u32::from(row) + 1));
                }
                0x7D if word(8).is_some_and(|flags| flags & 1 != 0) => {
                    hidden.columns.extend(word(0).zip(word(2)).map(|(first, last)| (first.into(), last.into())));
                }
                _ => {}
            }
        }
        Marks { hidden, ..marks }
    }
}
