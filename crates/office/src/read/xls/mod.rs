//! Old Excel workbooks (.xls), read record by record: fonts, formats and what is hidden come with the cells, and no
//! length that a broken file claims is believed.

mod cells;
mod compound;
mod records;

use std::collections::HashMap;

use domain::Fault;
use domain::text::legacy::OldFont;

use super::formats::{Shown, Style, built_in, shown_by};
use super::letters::Piece;
use super::model::{Skip, SkippedSheet};
use super::sheet::{Sheet, is_guide};
use super::xlsx::SharedText;
use compound::{u32_at, workbook_stream};
use records::{Letters, Record, records};

/// Reads the visible sheets of a workbook, and says which are left out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let stream = workbook_stream(bytes).ok_or_else(damaged)?;
    let book = Book::read(&stream);
    if book.encrypted {
        return Err(Fault::new("read.password").with("file", name));
    }
    if book.sheets.is_empty() {
        return Err(damaged());
    }
    let mut sheets = Vec::new();
    let mut skipped = Vec::new();
    for listed in &book.sheets {
        let mut skip = |why: Skip| skipped.push(SkippedSheet { sheet: listed.name.clone(), why: why.why() });
        if listed.hidden {
            skip(Skip::HiddenSheet);
        } else if is_guide(&listed.name) {
            skip(Skip::Guide);
        } else if !listed.of_cells {
            skip(Skip::NoTable);
        } else {
            let part = stream.get(listed.place..).ok_or_else(damaged)?;
            sheets.push(cells::read(&book, &listed.name, part).map_err(|refusal| refusal.fault(name, &listed.name))?);
        }
    }
    Ok((sheets, skipped))
}

/// A sheet that the workbook lists.
struct Listed {
    name: String,
    place: usize,
    hidden: bool,
    of_cells: bool,
}

/// What holds for all sheets.
#[derive(Default)]
struct Book {
    unicode: bool,
    encrypted: bool,
    from_1904: bool,
    fonts: Vec<Option<OldFont>>,
    codes: HashMap<u16, Shown>,
    styles: Vec<Style>,
    texts: Vec<SharedText>,
    sheets: Vec<Listed>,
}

impl Book {
    fn read(stream: &[u8]) -> Self {
        let mut book = Self::default();
        for record in records(stream) {
            book.take(&record);
            if book.encrypted {
                break;
            }
        }
        book
    }

    fn take(&mut self, record: &Record<'_>) {
        let letters = |skip| Letters::new(record.parts.clone(), skip, self.unicode);
        match record.kind {
            0x809 => self.unicode = record.word(0) == Some(0x600),
            0x2F => self.encrypted = true,
            0x22 => self.from_1904 = record.word(0) == Some(1),
            0x31 => {
                let name = letters(14).text(true);
                self.fonts.push(name.and_then(|name| OldFont::of(&name)));
            }
            0x41E => {
                let code = letters(2).text(!self.unicode);
                if let (Some(id), Some(code)) = (record.word(0), code) {
                    self.codes.insert(id, shown_by(&code));
                }
            }
            0xE0 => {
                let font = record.word(0).and_then(|font| self.font(font));
                let format = record.word(2).unwrap_or(0);
                let shown = built_in(format.into()).or_else(|| self.codes.get(&format).copied()).unwrap_or_default();
                self.styles.push(Style { shown, font });
            }
            0x85 => {
                let place = u32_at(record.content(), 0).and_then(|place| usize::try_from(place).ok());
                let (state, kind) = (record.content().get(4), record.content().get(5));
                if let (Some(place), Some(name)) = (place, letters(6).text(true)) {
                    let hidden = state.is_some_and(|state| state & 3 != 0);
                    self.sheets.push(Listed { name, place, hidden, of_cells: kind == Some(&0) });
                }
            }
            0xFC => {
                let mut letters = letters(8);
                while let Some((text, runs)) = letters.rich_text(false) {
                    self.texts.push(self.shared(&text, &runs));
                }
            }
            _ => {}
        }
    }

    /// The font that a cell or a run names; the one numbered 4 does not exist.
    fn font(&self, number: u16) -> Option<OldFont> {
        let place = usize::from(if number > 4 { number - 1 } else { number });
        self.fonts.get(place).copied().flatten()
    }

    fn style(&self, number: u16) -> Style {
        self.styles.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// A text whose parts from given places on have fonts of their own.
    fn shared(&self, text: &str, runs: &[(usize, u16)]) -> SharedText {
        if runs.is_empty() {
            return SharedText::plain(text.to_owned());
        }
        let ends = runs.iter().skip(1).map(|(start, _)| *start).chain([usize::MAX]);
        let letters =
            |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
        let first = runs.first().map_or(0, |(start, _)| *start);
        let mut pieces = vec![(Piece { text: letters(0, first), font: None }, false)];
        pieces.extend(
            runs.iter()
                .zip(ends)
                .map(|((start, font), end)| (Piece { text: letters(*start, end), font: self.font(*font) }, true)),
        );
        SharedText::of_runs(pieces)
    }
}
