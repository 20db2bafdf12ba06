//! The texts that cells of a workbook share, with the fonts of their parts.

use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::super::letters::{self, PIECES, Piece};
use super::super::room::{Refusal, Room};
use super::super::sheet::Cell;
use super::super::xml::{Look, attribute};

/// Gathers the parts of one rich text: `<t>`, and `<r>` with a font of its own. Phonetic guides are left out.
#[derive(Default)]
pub(super) struct RichText {
    pieces: Vec<(Piece, bool)>,
    /// The font that the run names; whether it names one.
    run_font: Option<Option<OldFont>>,
    in_text: bool,
    in_guide: bool,
}

impl RichText {
    /// The parts; those whose run names no font have the cell's.
    pub(super) fn take(&mut self) -> SharedText {
        let pieces = std::mem::take(&mut self.pieces);
        *self = Self::default();
        match pieces.len() {
            0 => SharedText::default(),
            1 if !pieces.iter().any(|(_, own)| *own) => {
                SharedText { plain: pieces.into_iter().map(|(piece, _)| piece.text).collect(), runs: Vec::new() }
            }
            _ => SharedText { plain: String::new(), runs: pieces },
        }
    }
}

impl Look for RichText {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"r" => self.run_font = None,
            b"rFont" => self.run_font = Some(attribute(element, "val").and_then(|name| OldFont::of(&name))),
            b"rPh" => self.in_guide = true,
            b"t" => self.in_text = !self.in_guide,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"t" => self.in_text = false,
            b"rPh" => self.in_guide = false,
            b"r" => self.run_font = None,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text {
            return;
        }
        let (font, own) = (self.run_font.flatten(), self.run_font.is_some());
        let full = self.pieces.len() >= PIECES;
        match self.pieces.last_mut() {
            Some((last, owned)) if last.font == font && *owned == own => last.text.push_str(text),
            // What comes after more parts than a cell has letters is read as the last of them.
            Some((last, _)) if full => last.text.push_str(text),
            _ => self.pieces.push((Piece { text: text.to_owned(), font }, own)),
        }
    }
}

/// A text of a workbook.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct SharedText {
    /// The whole text when it has no fonts of its own.
    plain: String,
    /// Its parts, and whether each names its own font.
    runs: Vec<(Piece, bool)>,
}

impl SharedText {
    /// A text without fonts of its own.
    pub(in super::super) fn plain(text: String) -> Self {
        Self { plain: text, runs: Vec::new() }
    }

    /// A text of parts, each in a font of its own or in that of its cell.
    pub(in super::super) fn of_runs(runs: Vec<(Piece, bool)>) -> Self {
        Self { plain: String::new(), runs }
    }

    /// The cell that shows this text in a font.
    pub(in super::super) fn cell(&self, font: Option<OldFont>) -> Cell {
        match self.as_plain() {
            Some(plain) if font.is_none() => Cell::raw(&unescaped(plain)),
            _ => Cell::of_pieces(&self.pieces(font)),
        }
    }

    /// Bytes of its text.
    fn len(&self) -> usize {
        self.plain.len() + self.runs.iter().map(|(piece, _)| piece.text.len()).sum::<usize>()
    }

    /// Takes the room that keeping it needs.
    pub(in super::super) fn take_room(&self, room: &mut Room) -> Result<(), Refusal> {
        room.take(self.runs.len().saturating_add(1), self.len())
    }

    /// The text alone, when neither it nor its cell has a font of old letters.
    fn as_plain(&self) -> Option<&str> {
        self.runs.is_empty().then_some(&self.plain)
    }

    /// Its parts in a cell of a font.
    fn pieces(&self, cell_font: Option<OldFont>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if self.runs.is_empty() {
            letters::push(&mut pieces, &unescaped(&self.plain), cell_font);
        }
        for (piece, own) in &self.runs {
            letters::push(&mut pieces, &unescaped(&piece.text), if *own { piece.font } else { cell_font });
        }
        pieces
    }
}

/// `_x000D_` to the character that it stands for: Excel writes control characters so.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(letter) => {
                out.push(letter);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// All shared texts, in their order.
#[derive(Default)]
pub(super) struct SharedTexts {
    pub(super) texts: Vec<SharedText>,
    /// That there are too many; what comes after is not kept.
    pub(super) refused: Option<Refusal>,
    current: RichText,
    room: Room,
}

impl Look for SharedTexts {
    fn start(&mut self, element: &BytesStart<'_>) {
        self.current.start(element);
    }

    fn end(&mut self, name: &[u8]) {
        self.current.end(name);
        if name == b"si" {
            let text = self.current.take();
            match text.take_room(&mut self.room) {
                Ok(()) => self.texts.push(text),
                Err(refusal) => self.refused = Some(refusal),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.current.text(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::show;
    use super::*;

    #[test]
    fn runs_keep_their_fonts_and_guides_are_left_out() {
        let xml = r#"<sst><si><t>Một &amp; hai</t></si><si><r><t xml:space="preserve">Së </t></r>
            <r><rPr><rFont val="VNI-Times"/></rPr><t>Noäi</t></r></si><si><t>x</t><rPh><t>guide</t></rPh></si><si/></sst>"#;
        let mut texts = SharedTexts::default();
        assert!(show(xml.as_bytes(), &mut texts));
        assert_eq!(texts.texts.len(), 4);
        assert_eq!(texts.texts[0].as_plain(), Some("Một & hai"));
        let pieces = texts.texts[1].pieces(OldFont::of(".VnTime"));
        let fonts: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.font)).collect();
        assert_eq!(fonts, [("Së ", OldFont::of(".VnTime")), ("Noäi", OldFont::of("VNI-Times"))]);
        assert_eq!(texts.texts[2].as_plain(), Some("x"));
        assert_eq!(texts.texts[3].as_plain(), Some(""));
    }

    #[test]
    fn escaped_characters_come_back() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("ma_x và _x12"), "ma_x và _x12");
    }
}
