//! Old Excel workbooks (.xls), read record by record: fonts, formats and what is hidden come with the cells, and no
//! length that a broken file claims is believed.

mod cells;
mod compound;
mod records;

use std::collections::{BTreeSet, HashMap};

use domain::Fault;
use domain::text::legacy::OldFont;

use encoding_rs::Encoding;

use super::charset;
use super::formats::{Shown, Style, built_in, shown_by};
use super::letters::Piece;
use super::model::{Skip, SkippedSheet};
use super::room::{Refusal, Room};
use super::sheet::{Sheet, is_guide};
use super::xlsx::SharedText;
use compound::{u32_at, workbook_stream};
use records::{Letters, Record, code_page_texts, records};

/// Reads the visible sheets of a workbook, and says which are left out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let stream = workbook_stream(bytes).ok_or_else(damaged)?;
    let book = Book::read(&stream).map_err(|refusal| match refusal {
        Refusal::Damaged => damaged(),
        refusal => refusal.fault(name, name),
    })?;
    if book.encrypted {
        return Err(Fault::new("read.password").with("file", name));
    }
    if book.sheets.is_empty() {
        return Err(damaged());
    }
    let mut room = Room::SHEETS;
    let mut places = BTreeSet::new();
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
            // One part under several names: a thousand sheets that the file does not hold.
            let part = stream.get(listed.place..).filter(|_| places.insert(listed.place)).ok_or_else(damaged)?;
            let (sheet, left) =
                cells::read(&book, &listed.name, part, room).map_err(|refusal| refusal.fault(name, &listed.name))?;
            sheets.push(sheet);
            room = left;
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
    /// In which texts are written; none for Unicode (Excel 97 and later).
    code_page: Option<&'static Encoding>,
    encrypted: bool,
    from_1904: bool,
    fonts: Vec<Option<OldFont>>,
    codes: HashMap<u16, Shown>,
    styles: Vec<Style>,
    texts: Vec<SharedText>,
    room: Room,
    sheets: Vec<Listed>,
}

impl Book {
    fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut book = Self::default();
        for record in records(stream) {
            let record = record?;
            if record.kind == 0x809 && record.word(0) != Some(0x600) {
                book.code_page = Some(charset::code_page(&code_page_texts(stream)));
            }
            book.take(&record)?;
            if book.encrypted {
                break;
            }
        }
        Ok(book)
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let letters = |skip| Letters::new(record.parts.clone(), skip, self.code_page);
        match record.kind {
            0x2F => self.encrypted = true,
            0x22 => self.from_1904 = record.word(0) == Some(1),
            0x31 => {
                let name = letters(14).text(true);
                self.fonts.push(name.and_then(|name| OldFont::of(&name)));
            }
            0x41E => {
                let code = letters(2).text(self.code_page.is_some());
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
                let (place, name) = place.zip(letters(6).text(true)).ok_or(Refusal::Damaged)?;
                let hidden = state.is_some_and(|state| state & 3 != 0);
                self.sheets.push(Listed { name, place, hidden, of_cells: kind == Some(&0) });
            }
            0xFC => {
                let mut letters = letters(8);
                while let Some((text, runs)) = letters.rich_text(false) {
                    let text = self.shared(&text, &runs);
                    text.take_room(&mut self.room)?;
                    self.texts.push(text);
                }
            }
            _ => {}
        }
        Ok(())
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
        // Where each letter begins; places are in order, and the runs of a broken file are put so.
        let begins: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let place = |letter: usize| begins.get(letter).copied().unwrap_or(text.len());
        let mut pieces = Vec::new();
        let (mut from, mut font, mut own) = (0, None, false);
        for (start, next) in runs {
            let to = place(*start).max(from);
            pieces.push((Piece { text: text.get(from..to).unwrap_or_default().to_owned(), font }, own));
            (from, font, own) = (to, self.font(*next), true);
        }
        pieces.push((Piece { text: text.get(from..).unwrap_or_default().to_owned(), font }, own));
        SharedText::of_runs(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
    }

    fn label(row: u16, column: u16, text: &[u8]) -> Vec<u8> {
        let length = u16::try_from(text.len()).unwrap();
        let head: Vec<u8> = [row, column, 0, length].into_iter().flat_map(u16::to_le_bytes).collect();
        record(records::LABEL, &[head.as_slice(), text].concat())
    }

    #[test]
    fn an_excel_95_workbook_is_judged_by_all_its_texts() {
        // TCVN3 as .VnTime shows it, a byte a letter: "Hiền" alone could be "Hỉn" of Windows-1258.
        let texts: [&[u8]; 3] = [b"Hi\xD2n", b"Nguy\xD4n V\xA8n B\xBEc", b"Tr\xC7n Quang Ti\xD2n"];
        let begin = |kind: u8| record(0x809, &[0, 5, kind, 0, 0, 0, 0, 0]);
        let listed = |place: u32| record(0x85, &[place.to_le_bytes().as_slice(), &[0, 0, 1, b'A']].concat());
        let place = begin(5).len() + listed(0).len() + record(0x0A, &[]).len();
        let cells: Vec<u8> = (0..).zip(texts).flat_map(|(row, text)| label(row, 0, text)).collect();
        let stream =
            [begin(5), listed(u32::try_from(place).unwrap()), record(0x0A, &[]), begin(0x10), cells, record(0x0A, &[])]
                .concat();
        let book = Book::read(&stream).unwrap();
        let (sheet, _) = cells::read(&book, "A", &stream[book.sheets[0].place..], Room::SHEETS).unwrap();
        let read: Vec<&str> = sheet.rows.iter().map(|row| row.first_text()).collect();
        assert_eq!(read, ["Hiền", "Nguyễn Văn Bắc", "Trần Quang Tiền"]);
        // Without its end the sheet is cut.
        let cut = &stream[book.sheets[0].place..stream.len() - 4];
        assert_eq!(cells::read(&book, "A", cut, Room::SHEETS).unwrap_err(), Refusal::Damaged);
    }

    #[test]
    fn runs_out_of_order_lose_and_repeat_nothing() {
        let book = Book { fonts: vec![OldFont::of(".VnTime")], ..Book::default() };
        let text = book.shared("abcdef", &[(4, 0), (2, 9), (99, 0)]);
        assert_eq!(text.cell(None).text, "abcdef");
    }
}
