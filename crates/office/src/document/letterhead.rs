//! The head of a document: who issues it on the left, the state's name and motto on the right.

use serde::{Deserialize, Serialize};

/// Quốc hiệu.
pub const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// One line of the issuer's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerLine {
    /// As printed, in capitals.
    pub text: String,
    /// The superior office is upright, the issuing one bold.
    pub bold: bool,
}

/// The two columns above a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Left column from top to bottom; a rule stands under the last line.
    pub issuer: Vec<IssuerLine>,
    /// "Số: 05/TTr-SNV".
    pub number: Option<String>,
    /// "V/v …" under the number, of an official letter.
    pub about: Option<String>,
    /// "Huế, ngày 05 tháng 01 năm 2026".
    pub place_date: Option<String>,
}

impl Letterhead {
    /// An office under a superior one ("UBND TỈNH …" upright above "SỞ NỘI VỤ" bold). Both are put in capitals; an empty
    /// superior is left out.
    pub fn under(superior: &str, issuer: &str) -> Self {
        let line = |text: &str, bold| IssuerLine { text: text.to_uppercase(), bold };
        let lines = [line(superior, false), line(issuer, true)];
        Self { issuer: lines.into_iter().filter(|line| !line.text.is_empty()).collect(), ..Self::default() }
    }

    /// An office whose own name fills the column, all lines bold ("ỦY BAN NHÂN DÂN", "TỈNH …"), put in capitals.
    pub fn alone(lines: &[&str]) -> Self {
        let issuer = lines.iter().map(|text| IssuerLine { text: text.to_uppercase(), bold: true }).collect();
        Self { issuer, ..Self::default() }
    }

    /// With the number line, as printed ("Số: 05/TTr-SNV").
    #[must_use]
    pub fn numbered(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// With place and date, as printed ("Huế, ngày 05 tháng 01 năm 2026").
    #[must_use]
    pub fn dated(mut self, place_date: impl Into<String>) -> Self {
        self.place_date = Some(place_date.into());
        self
    }
}
