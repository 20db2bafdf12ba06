//! The blocks, and those of them that are running text: title, legal bases, paragraph.

use serde::{Deserialize, Serialize};

use super::{Align, Letterhead, Recipients, Signatures, Table};

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Two columns: issuer and number, Quốc hiệu and place with date.
    Letterhead(Letterhead),
    /// Tên loại, trích yếu and the italic line below.
    Title(Title),
    /// Căn cứ ban hành.
    LegalBases(LegalBases),
    /// Running text.
    Paragraph(Paragraph),
    /// A ruled table.
    Table(Table),
    /// Who signs, on the left and on the right; Nơi nhận may take the left.
    Signatures(Signatures),
    /// Nơi nhận on its own, as below the signatures of minutes.
    Recipients(Recipients),
    /// What follows begins on a new page.
    PageBreak,
    /// What follows stands on a sheet of its own in a workbook, with columns of its own; on paper it goes on.
    Sheet {
        /// The sheet's name.
        name: String,
    },
    /// Empty height.
    Spacer {
        /// In millimetres.
        millimetres: u32,
    },
}

/// The name of a document. Every line is centred.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Tên loại in capitals ("TỜ TRÌNH", "DANH SÁCH").
    pub kind: String,
    /// Trích yếu, bold; one entry a line.
    pub about: Vec<String>,
    /// Italic lines ("(Kèm theo Tờ trình số …)").
    pub notes: Vec<String>,
}

impl Title {
    /// A title of this kind (put in capitals) about this.
    pub fn new(kind: &str, about: impl Into<String>) -> Self {
        let about = Some(about.into()).filter(|line| !line.is_empty()).into_iter().collect();
        Self { kind: kind.to_uppercase(), about, notes: Vec::new() }
    }

    /// With one more italic line.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// Căn cứ: one law or paper a line, in italics.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBases {
    /// Without the mark at the end.
    pub items: Vec<String>,
}

impl LegalBases {
    /// As printed: ";" after each, "." after the last.
    pub fn lines(&self) -> Vec<String> {
        punctuated(&self.items)
    }
}

/// Ends every item with ";" and the last with ".", whatever mark it had.
pub(super) fn punctuated(items: &[String]) -> Vec<String> {
    let last = items.len().saturating_sub(1);
    let bare = items.iter().map(|item| item.trim_end_matches([';', '.', ',', ' ']));
    bare.enumerate().map(|(i, item)| format!("{item}{}", if i == last { "." } else { ";" })).collect()
}

/// A stretch of text in one face.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The text; a line break breaks the line.
    pub text: String,
    /// Chữ đậm.
    pub bold: bool,
    /// Chữ nghiêng.
    pub italic: bool,
}

impl Run {
    /// Upright text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, italic: false }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: true }
    }
}

/// A paragraph of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text.
    pub runs: Vec<Run>,
    /// How its lines are set.
    pub align: Align,
    /// Whether the first line is indented by 1.27 cm.
    pub indent: bool,
    /// Stays on the page of what follows, as a heading does.
    pub keep_next: bool,
}

impl Paragraph {
    /// Justified with an indented first line, as lời văn is.
    pub fn body(runs: Vec<Run>) -> Self {
        Self { runs, align: Align::Justify, indent: true, keep_next: false }
    }

    /// Centred.
    pub fn centred(runs: Vec<Run>) -> Self {
        Self { runs, align: Align::Center, indent: false, keep_next: false }
    }

    /// From the left margin.
    pub fn left(runs: Vec<Run>) -> Self {
        Self { runs, align: Align::Left, indent: false, keep_next: false }
    }

    /// With its first line indented and the others not stretched, as lines to complete by hand are.
    #[must_use]
    pub fn to_complete(self) -> Self {
        Self { align: Align::Left, indent: true, ..self }
    }

    /// On the page of what follows.
    #[must_use]
    pub fn kept(self) -> Self {
        Self { keep_next: true, ..self }
    }
}

impl From<Letterhead> for Block {
    fn from(block: Letterhead) -> Self {
        Self::Letterhead(block)
    }
}

impl From<Title> for Block {
    fn from(block: Title) -> Self {
        Self::Title(block)
    }
}

impl From<LegalBases> for Block {
    fn from(block: LegalBases) -> Self {
        Self::LegalBases(block)
    }
}

impl From<Paragraph> for Block {
    fn from(block: Paragraph) -> Self {
        Self::Paragraph(block)
    }
}

impl From<Table> for Block {
    fn from(block: Table) -> Self {
        Self::Table(block)
    }
}

impl From<Signatures> for Block {
    fn from(block: Signatures) -> Self {
        Self::Signatures(block)
    }
}

impl From<Recipients> for Block {
    fn from(block: Recipients) -> Self {
        Self::Recipients(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_bases_end_as_the_decree_wants() {
        let bases = LegalBases {
            items: vec!["Căn cứ Luật A;".into(), "Căn cứ Luật B".into(), "Xét đề nghị;".into()]
        };
        assert_eq!(bases.lines(), ["Căn cứ Luật A;", "Căn cứ Luật B;", "Xét đề nghị."]);
    }

    #[test]
    fn capitals_keep_their_marks() {
        assert_eq!(Title::new("Tờ trình", "").kind, "TỜ TRÌNH");
        assert!(Title::new("Tờ trình", "").about.is_empty());
    }
}
