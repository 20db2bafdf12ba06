//! The end of a document: who signs, and who receives it.

use serde::{Deserialize, Serialize};

use super::block::punctuated;

/// One signature.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// "Huế, ngày 05 tháng 01 năm 2026" in italics above, where the letterhead has none.
    pub place_date: Option<String>,
    /// Quyền hạn in capitals, a line each: "TM. HỘI ĐỒNG", "KT. CHỦ TỊCH".
    pub authority: Vec<String>,
    /// Chức vụ in capitals.
    pub title: String,
    /// "(Ký, ghi rõ họ tên)" in italics, where a form has it.
    pub hint: Option<String>,
    /// Full name without academic titles; none leaves room to write it.
    pub name: Option<String>,
}

impl Signature {
    /// A signature with this title (put in capitals) and name.
    pub fn new(title: &str, name: Option<String>) -> Self {
        Self { title: title.to_uppercase(), name, ..Self::default() }
    }

    /// With one more line of authority above the title ("TM. HỘI ĐỒNG"), put in capitals.
    #[must_use]
    pub fn by_authority(mut self, line: &str) -> Self {
        self.authority.push(line.to_uppercase());
        self
    }

    /// With place and date above.
    #[must_use]
    pub fn dated(mut self, place_date: impl Into<String>) -> Self {
        self.place_date = Some(place_date.into());
        self
    }

    /// With a hint in italics below the title.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Nơi nhận.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipients {
    /// Without dash and mark: "Như trên", "Lưu: VT, TĐKT".
    pub items: Vec<String>,
}

impl Recipients {
    /// The words above the list.
    pub const HEADING: &str = "Nơi nhận:";

    /// As printed: "- Như trên;", and "." after the last.
    pub fn lines(&self) -> Vec<String> {
        punctuated(&self.items).into_iter().map(|item| format!("- {item}")).collect()
    }
}

/// What stands on one side of the closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "side", rename_all = "snake_case")]
pub enum Side {
    /// A signature.
    Signature(Signature),
    /// Nơi nhận, level with the title of who signs on the other side.
    Recipients(Recipients),
}

/// The closing: two columns that never part over two pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatures {
    /// Left column.
    pub left: Option<Side>,
    /// Right column.
    pub right: Option<Side>,
}

impl Signatures {
    /// One signature, on the right.
    pub fn one(right: Signature) -> Self {
        Self { left: None, right: Some(Side::Signature(right)) }
    }

    /// Two signatures side by side.
    pub fn two(left: Signature, right: Signature) -> Self {
        Self { left: Some(Side::Signature(left)), right: Some(Side::Signature(right)) }
    }

    /// Nơi nhận on the left, the signature on the right.
    pub fn with_recipients(items: Vec<String>, right: Signature) -> Self {
        Self { left: Some(Side::Recipients(Recipients { items })), right: Some(Side::Signature(right)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_dashed_and_end_with_a_stop() {
        let recipients = Recipients { items: vec!["Như trên".into(), "Lưu: VT, TĐKT.".into()] };
        assert_eq!(recipients.lines(), ["- Như trên;", "- Lưu: VT, TĐKT."]);
    }
}
