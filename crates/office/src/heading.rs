//! The centred headings of a document (issuer, state, title) as every format sets them: lines, breaks and the rule below.

use crate::document::{Letterhead, MOTTO, PageSetup, STATE, Title};
use crate::typeface::{Face, balanced, width};

/// Share of the letterhead's left column in percent.
pub(crate) const LEFT_COLUMN: u32 = 42;

/// Share of a broken line's room that a heading may fill, in percent: formats measure a little differently.
const ROOM: u32 = 98;

/// One line of a heading, with its breaks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HeadingLine {
    /// Text with a line break where it does not fit.
    pub text: String,
    /// Its face.
    pub face: Face,
    /// Size of type.
    pub points: u32,
}

/// Centred lines and the rule below them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    /// From top to bottom.
    pub lines: Vec<HeadingLine>,
    /// Length of the rule in twentieths of a point; 0 for none.
    pub rule: u32,
}

/// Millimetres in twentieths of a point.
pub(crate) fn twips(millimetres: u32) -> u32 {
    millimetres * 14_400 / 254
}

impl Heading {
    fn push(&mut self, text: &str, face: Face, points: u32, room: u32) {
        let text = balanced(text, face, points, room * ROOM / 100).join("\n");
        if !text.is_empty() {
            self.lines.push(HeadingLine { text, face, points });
        }
    }

    /// A rule of this percentage of the last line's width.
    fn ruled(mut self, percent: u32) -> Self {
        let last = self.lines.last();
        let widest =
            last.and_then(|line| line.text.lines().map(|part| width(part, line.face, line.points)).max()).unwrap_or(0);
        self.rule = widest * percent / 100;
        self
    }

    /// The issuer's lines; the rule is between a third and a half of the last (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    /// mục II.3).
    pub(crate) fn issuer(letterhead: &Letterhead, page: &PageSetup) -> Self {
        let room = twips(page.text_width()) * LEFT_COLUMN / 100;
        let mut heading = Self::default();
        for line in &letterhead.issuer {
            heading.push(&line.text, if line.bold { Face::Bold } else { Face::Regular }, page.sizes.letterhead, room);
        }
        heading.ruled(45)
    }

    /// Quốc hiệu and Tiêu ngữ; the rule is as long as the Tiêu ngữ (mục II.1).
    pub(crate) fn state(page: &PageSetup) -> Self {
        let room = twips(page.text_width()) * (100 - LEFT_COLUMN) / 100;
        let mut heading = Self::default();
        heading.push(STATE, Face::Bold, page.sizes.letterhead, room);
        heading.push(MOTTO, Face::Bold, page.sizes.letterhead + 1, room);
        heading.ruled(100)
    }

    /// Tên loại, trích yếu and italic lines; the rule is between a third and a half of the last (mục II.5). A name alone
    /// has none.
    pub(crate) fn title(title: &Title, page: &PageSetup) -> Self {
        let room = twips(page.text_width());
        let mut heading = Self::default();
        heading.push(&title.kind, Face::Bold, page.sizes.text, room);
        for about in &title.about {
            heading.push(about, Face::Bold, page.sizes.text, room);
        }
        for note in &title.notes {
            heading.push(note, Face::Italic, page.sizes.text, room);
        }
        if heading.lines.len() > 1 { heading.ruled(35) } else { heading }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_stands_on_two_unbroken_lines_of_an_upright_page() {
        let heading = Heading::state(&PageSetup::portrait());
        assert_eq!(heading.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), [STATE, MOTTO]);
        assert_eq!(heading.rule, width(MOTTO, Face::Bold, 13));
    }

    #[test]
    fn a_name_alone_has_no_rule() {
        let page = PageSetup::portrait();
        assert_eq!(Heading::title(&Title::new("Phiếu bầu", ""), &page).rule, 0);
        assert!(Heading::title(&Title::new("Tờ trình", "Về việc khen thưởng"), &page).rule > 0);
    }
}
