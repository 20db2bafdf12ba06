//! Cells typed with old fonts (TCVN3, VNI) to Unicode: by their fonts as they are read, the rest by their words once the
//! whole sheet is known.

use domain::text;
use domain::text::legacy::{Evidence, Judge, OldFont, OldLetters, is_plainly_unicode, with_lost_horns};

use super::model::Encoding;
use super::sheet::{Cell, CellKind, SheetRow};

/// How the letters of a cell were encoded in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Letters {
    /// ASCII, or nothing that tells.
    #[default]
    Any,
    Unicode,
    Old(OldLetters),
    Both,
}

impl Letters {
    pub(super) fn and(self, more: Self) -> Self {
        match (self, more) {
            (Self::Any, other) | (other, Self::Any) => other,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }

    /// The encoding of a table whose cells together have these letters.
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Self::Any | Self::Unicode => Encoding::Unicode,
            Self::Old(OldLetters::Tcvn3) => Encoding::Tcvn3,
            Self::Old(OldLetters::Vni) => Encoding::Vni,
            Self::Both => Encoding::Mixed,
        }
    }
}

/// A part of a cell's text in one font.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) font: Option<OldFont>,
}

/// Pieces of one text: Excel keeps 32,767 letters in a cell. What comes after them is read as the last of them.
pub(super) const PIECES: usize = 32_767;

/// Adds a text to pieces; neighbours of one font are one piece, for VNI writes a letter in two.
pub(super) fn push(pieces: &mut Vec<Piece>, text: &str, font: Option<OldFont>) {
    let full = pieces.len() >= PIECES;
    match pieces.last_mut() {
        Some(last) if last.font == font || full => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), font }),
    }
}

/// What the letters of a text say of the old font that is named for it. Such a name is often left over Unicode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum UnderOldFont {
    /// No old font is named, or there are ASCII letters only.
    #[default]
    Nothing,
    /// It is Unicode.
    Unicode,
    /// It is words only when it is decoded.
    Old,
    /// It is words as it stands and decoded: it was decoded, and what stands around it decides.
    Either,
}

/// What pieces show.
pub(super) struct Seen {
    pub(super) text: String,
    pub(super) letters: Letters,
    pub(super) under: UnderOldFont,
}

impl UnderOldFont {
    fn of(piece: &Piece) -> Self {
        match piece.font.filter(|_| !piece.text.is_ascii()) {
            None => Self::Nothing,
            Some(font) if font.decode(&piece.text).is_none() => Self::Unicode,
            Some(font) if font.is_sure_of(&piece.text) => Self::Old,
            Some(_) => Self::Either,
        }
    }
}

/// What pieces show, and how they were encoded; pieces without an old font are left for the whole sheet to judge.
pub(super) fn seen(pieces: &[Piece]) -> Seen {
    let mut votes = FontVotes::default();
    pieces.iter().for_each(|piece| votes.count(UnderOldFont::of(piece)));
    let mut shown = String::new();
    let mut letters = Letters::Any;
    let mut under = UnderOldFont::Nothing;
    for piece in pieces {
        let Piece { text, font } = piece;
        let own = UnderOldFont::of(piece);
        let stands = own == UnderOldFont::Either && votes.say_unicode();
        match font.filter(|_| !stands).and_then(|font| Some((font, font.decode(text)?))) {
            Some((font, decoded)) => {
                let says_nothing = text.is_ascii();
                letters = letters.and(if says_nothing { Letters::Any } else { Letters::Old(font.letters) });
                shown.push_str(&decoded);
            }
            None => {
                // Unicode under the name of an old font, or an old word left in it.
                let words = font.and_then(|font| Evidence::decoded_words(text, |letters| letters == font.letters));
                if words.is_some() {
                    letters = Letters::Both;
                } else if font.is_some() || is_plainly_unicode(text) {
                    letters = letters.and(Letters::Unicode);
                }
                shown.push_str(words.as_ref().map_or(text, |(words, _)| words));
            }
        }
        if under == UnderOldFont::Nothing || own == UnderOldFont::Old {
            under = if stands { UnderOldFont::Unicode } else { own };
        }
    }
    Seen { text: shown, letters, under }
}

/// What the texts of a table or a document say together of the old fonts named for them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FontVotes {
    unicode: usize,
    old: usize,
}

impl FontVotes {
    pub(super) fn count(&mut self, under: UnderOldFont) {
        self.unicode += usize::from(under == UnderOldFont::Unicode);
        self.old += usize::from(under == UnderOldFont::Old);
    }

    /// The votes of cells and those of others.
    pub(super) fn with<'a>(mut self, cells: impl IntoIterator<Item = &'a Cell>) -> Self {
        cells.into_iter().for_each(|cell| self.count(cell.under));
        self
    }

    /// Whether a text that may be either stands as it is.
    pub(super) fn say_unicode(self) -> bool {
        self.unicode > self.old
    }

    fn are_empty(self) -> bool {
        self.unicode == 0 && self.old == 0
    }
}

/// Puts back the cells that were decoded by the name of their font alone, where their row, or all together, are Unicode.
pub(super) fn settle_fonts(rows: &mut [SheetRow], all: FontVotes) {
    for row in rows {
        let own = FontVotes::default().with(row.cells.iter().map(|(_, cell)| cell));
        let of_row = if own.are_empty() || own.unicode == own.old { all } else { own };
        row.cells.iter_mut().filter(|_| of_row.say_unicode()).for_each(|(_, cell)| cell.stand());
    }
}

/// What lines of prose show, each made of pieces.
pub(super) fn lines(lines: &[Vec<Piece>]) -> Vec<String> {
    let mut votes = FontVotes::default();
    let mut shown: Vec<Cell> = lines.iter().map(|pieces| Cell::of_pieces(pieces)).collect();
    shown.iter().for_each(|line| votes.count(line.under));
    shown.iter_mut().filter(|_| votes.say_unicode()).for_each(Cell::stand);
    shown.into_iter().map(|line| line.text).collect()
}

/// Decodes what is left in old letters and cleans every text cell of a sheet.
pub(super) fn settle(rows: &mut [SheetRow], titles: &mut [String]) {
    let votes = FontVotes::default().with(rows.iter().flat_map(|row| &row.cells).map(|(_, cell)| cell));
    settle_fonts(rows, votes);
    let mut table = Evidence::default();
    let mut judge = Judge::default();
    let open = |cell: &Cell| cell.kind == CellKind::Text && cell.letters == Letters::Any && can_be_old(&cell.text);
    let texts = rows.iter().flat_map(|row| &row.cells).map(|(_, cell)| cell).filter(|cell| open(cell));
    for text in texts.map(|cell| &cell.text).chain(titles.iter()) {
        table = table.and(judge.evidence(text));
    }
    let by_font =
        |letters| rows.iter().flat_map(|row| &row.cells).any(|(_, cell)| cell.letters == Letters::Old(letters));
    let held = [OldLetters::Tcvn3, OldLetters::Vni]
        .map(|letters| (table.holds(letters) || by_font(letters)).then_some(letters));
    let judged = Judged { held, pure: !table.beyond };
    for row in rows.iter_mut() {
        if held != [None, None] {
            judged.decode(row);
        }
        row.cells.iter_mut().filter(|(_, cell)| cell.kind == CellKind::Text).for_each(|(_, cell)| finish(cell));
        row.cells.retain(|(_, cell)| !cell.text.is_empty());
    }
    for title in titles {
        if let Some(letters) = judged.letters(title, Letters::Any) {
            *title = letters.decode(title);
        }
        *title = text::line(title);
    }
}

/// Only letters in the upper half of Latin-1 can be of an old font.
fn can_be_old(text: &str) -> bool {
    text.chars().any(|c| matches!(u32::from(c), 0x80..=0xFF | 0xF020..=0xF0FF))
}

/// What the cells of a sheet say together.
struct Judged {
    held: [Option<OldLetters>; 2],
    /// Nothing in the sheet is plainly Unicode.
    pure: bool,
}

impl Judged {
    fn holds(&self, letters: OldLetters) -> bool {
        self.held.contains(&Some(letters))
    }

    fn decode(&self, row: &mut SheetRow) {
        let of_row = row.cells.iter().map(|(_, cell)| match cell.letters {
            Letters::Any if can_be_old(&cell.text) => match Evidence::of(&cell.text) {
                evidence if evidence.beyond => Letters::Unicode,
                evidence => evidence.most().filter(|letters| self.holds(*letters)).map_or(Letters::Any, Letters::Old),
            },
            known => known,
        });
        let of_row = of_row.fold(Letters::Any, Letters::and);
        for (_, cell) in
            row.cells.iter_mut().filter(|(_, cell)| cell.kind == CellKind::Text && cell.letters == Letters::Any)
        {
            if let Some(letters) = self.letters(&cell.text, of_row) {
                cell.take(letters.decode(&cell.text), Letters::Old(letters));
            } else if let Some((decoded, _)) = Evidence::decoded_words(&cell.text, |letters| self.holds(letters)) {
                cell.take(decoded, Letters::Both);
            }
        }
    }

    /// The old letters of a text in a row of which the other cells have `of_row`.
    fn letters(&self, text: &str, of_row: Letters) -> Option<OldLetters> {
        if !can_be_old(text) {
            return None;
        }
        let evidence = Evidence::of(text);
        if let Some(letters) = evidence.most() {
            return Some(letters).filter(|letters| self.holds(*letters));
        }
        // Nothing that tells, or a word that is one as it stands and in old letters too ("bé" is "bộ" in TCVN3): as the
        // rest of the row, or of the sheet.
        if evidence.unicode > 0 || evidence.foreign > 0 {
            return None;
        }
        let alone = match (of_row, self.held) {
            (Letters::Old(letters), _) => Some(letters),
            (Letters::Any, [Some(letters), None] | [None, Some(letters)]) if self.pure => Some(letters),
            _ => None,
        };
        alone.filter(|letters| Evidence::fits(*letters, text))
    }
}

/// What Excel shows in a cell whose formula failed; outside workbooks it is a text.
const ERRORS: [&str; 8] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];

/// Cleans a text cell, puts lost letters back, and notes how it was encoded.
fn finish(cell: &mut Cell) {
    if cell.text.is_ascii() {
        cell.text = cleaned(&cell.text);
        if ERRORS.contains(&cell.text.as_str()) {
            cell.kind = CellKind::Error;
        }
        return;
    }
    let text = cleaned(&cell.text);
    if cell.letters == Letters::Any && is_plainly_unicode(&text) {
        cell.letters = Letters::Unicode;
    }
    let text = match cell.letters {
        Letters::Old(letters) => letters.with_capitals(&text),
        _ => text,
    };
    let decoded = matches!(cell.letters, Letters::Old(OldLetters::Tcvn3) | Letters::Both);
    match with_lost_horns(&text, decoded) {
        Some(whole) => cell.take(whole, cell.letters),
        None => cell.text = text,
    }
}

/// Line breaks inside a cell stay.
fn cleaned(raw: &str) -> String {
    let broken = raw.contains(['\n', '\r', '\u{B}', '\u{2028}', '\u{2029}']);
    let text = if broken { text::multiline(raw).trim_start().to_owned() } else { text::line(raw) };
    if text.contains('\n') { text } else { text::line(&text) }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Sheet;
    use super::*;

    fn settled(rows: &[&[&str]]) -> Vec<Vec<(String, Letters)>> {
        let rows = (1..).zip(rows).map(|(number, cells)| SheetRow {
            number,
            cells: (0..).zip(*cells).map(|(at, text)| (at, Cell::raw(text))).collect(),
        });
        let sheet = Sheet::new("", Vec::new(), rows.collect(), Vec::new());
        let cells = |row: &SheetRow| row.cells.iter().map(|(_, cell)| (cell.text.clone(), cell.letters)).collect();
        sheet.rows.iter().map(cells).collect()
    }

    const TCVN3: Letters = Letters::Old(OldLetters::Tcvn3);

    #[test]
    fn a_sheet_of_old_letters_is_decoded_by_its_words() {
        // "bé" alone may be "bé" or, in TCVN3, "bộ": the row tells.
        let cells = settled(&[&["1", "NguyÔn V¨n B¾c", "bé"], &["2", "TrÇn V¨n An", "phã"]]);
        assert_eq!(cells[0][1], ("Nguyễn Văn Bắc".to_owned(), TCVN3));
        assert_eq!(cells[0][2], ("bộ".to_owned(), TCVN3));
        assert_eq!(cells[1][2], ("phó".to_owned(), TCVN3));
    }

    #[test]
    fn cells_of_both_kinds_stand_beside_each_other() {
        let cells = settled(&[
            &["Nguyễn Văn Bắc", "cán bộ", "Hòa"],
            &["NguyÔn V¨n B¾c", "c¸n bé", "Phan V¨n Thọ"],
            &["Traàn Vaên Baûo", "Noäi vuï", "soá"],
        ]);
        assert_eq!(
            cells[0].iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(),
            ["Nguyễn Văn Bắc", "cán bộ", "Hòa"]
        );
        assert_eq!(cells[1][1], ("cán bộ".to_owned(), TCVN3));
        // One cell half in each.
        assert_eq!(cells[1][2], ("Phan Văn Thọ".to_owned(), Letters::Both));
        assert_eq!(cells[2][1], ("Nội vụ".to_owned(), Letters::Old(OldLetters::Vni)));
        assert_eq!(cells[2][2], ("số".to_owned(), Letters::Old(OldLetters::Vni)));
    }

    #[test]
    fn the_name_of_an_old_font_is_left_over_unicode() {
        let font = OldFont::of(".VnTime");
        let table = |rows: &[&[&str]]| {
            let cell = |text: &&str| Cell::of_pieces(&[Piece { text: (*text).to_owned(), font }]);
            let rows = (1..)
                .zip(rows)
                .map(|(number, cells)| SheetRow { number, cells: (0..).zip(cells.iter().map(cell)).collect() });
            let sheet = Sheet::new("", Vec::new(), rows.collect(), Vec::new());
            let texts = |row: &SheetRow| row.cells.iter().map(|(_, cell)| cell.text.clone()).collect::<Vec<_>>();
            sheet.rows.iter().map(texts).collect::<Vec<_>>()
        };
        // "Vân Ân", "Tô" are words in TCVN3, too: "Võn Ân", "Tụ". The letters ế, ứ are of no old font.
        assert_eq!(
            table(&[&["1", "Vân Ân", "Kế toán"], &["2", "Tô"]]),
            [vec!["1", "Vân Ân", "Kế toán"], vec!["2", "Tô"]]
        );
        // The same letters in a list that is of TCVN3.
        assert_eq!(
            table(&[&["Tô", "NguyÔn V¨n B¾c"], &["c¸n bé", "bé"]]),
            [["Tụ", "Nguyễn Văn Bắc"], ["cán bộ", "bộ"]]
        );
        // Rows of both: each as its own cells say.
        assert_eq!(table(&[&["Tô", "V¨n B¾c"], &["Tô", "Kế toán"]]), [["Tụ", "Văn Bắc"], ["Tô", "Kế toán"]]);
        let parts = [("Họ và ", font), ("(", None), ("tên", font)];
        let pieces = parts.map(|(text, font)| Piece { text: text.to_owned(), font });
        assert_eq!(seen(&pieces).text, "Họ và (tên");
    }

    #[test]
    fn other_languages_stay() {
        let rows: &[&[&str]] = &[&["Müller", "Köln"], &["Élève", "français"], &["Nguyễn Thị Hoà", "Công ty ABC®"]];
        let cells = settled(rows);
        for (row, expected) in cells.iter().zip(rows) {
            assert_eq!(row.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), *expected);
        }
    }

    #[test]
    fn a_lost_letter_is_put_back_and_what_stood_there_kept() {
        let rows = vec![SheetRow { number: 1, cells: vec![(0, Cell::raw("Trởng phòng"))] }];
        let sheet = Sheet::new("", Vec::new(), rows, Vec::new());
        let cell = &sheet.rows[0].cells[0].1;
        assert_eq!((cell.text.as_str(), cell.before.as_deref()), ("Trưởng phòng", Some("Trởng phòng")));
    }
}
