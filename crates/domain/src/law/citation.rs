//! Where a rule stands and how surely it was read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How surely a rule was read; the surest first. Anything but the first carries "Chưa đối chiếu văn bản gốc".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// The article itself was read.
    VerifiedText,
    /// A page or a program quotes it.
    Secondary,
    /// Nobody read it.
    Memory,
}

impl SourceStatus {
    /// The badge that stands beside the rule; none for one that was checked.
    pub fn badge(self) -> Option<&'static str> {
        match self {
            Self::VerifiedText => None,
            Self::Secondary => Some("Chưa đối chiếu văn bản gốc"),
            Self::Memory => Some("Chưa đối chiếu văn bản gốc – theo trí nhớ, phải đối chiếu"),
        }
    }
}

/// A place in a legal text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields, rename = "LawCite")]
pub struct Cite {
    /// Id of the text in the catalogue.
    pub doc: String,
    /// Điều; `?` when it is not known.
    pub dieu: String,
    /// Khoản.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub khoan: Option<String>,
    /// Điểm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diem: Option<String>,
}

/// A legal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalText {
    /// Id that cites name.
    pub id: String,
    /// Số, ký hiệu.
    pub so_hieu: String,
    /// Luật, Nghị định, Thông tư…
    pub loai: String,
    /// Date of issue.
    pub ngay: String,
    /// What is not sure about the date.
    #[serde(default)]
    pub ngay_note: Option<String>,
    /// Trích yếu.
    pub trich_yeu: String,
    /// First day in force.
    pub effective_from: String,
    /// Last day in force.
    pub effective_to: Option<String>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSource {
    /// Id.
    pub id: String,
    /// How surely.
    pub status: SourceStatus,
    /// Whether it quotes word by word.
    #[serde(default)]
    pub verbatim: Option<bool>,
    /// The place.
    #[serde(rename = "where")]
    pub place: String,
    /// What was read there.
    pub covers: String,
}

impl Cite {
    /// As an officer cites it: `điểm b khoản 1 Điều 22 Luật 06/2022/QH15`.
    pub fn vietnamese(&self, texts: &[LegalText]) -> String {
        let mut parts = Vec::new();
        if let Some(diem) = &self.diem {
            parts.push(format!("điểm {diem}"));
        }
        if let Some(khoan) = &self.khoan {
            parts.push(format!("khoản {khoan}"));
        }
        match self.dieu.as_str() {
            "?" => parts.push("(chưa rõ điều)".to_owned()),
            // An official letter has sections, no articles.
            section if section.starts_with(|first: char| !first.is_ascii_digit()) => {
                parts.push(format!("mục {section}"));
            }
            dieu => parts.push(format!("Điều {dieu}")),
        }
        match texts.iter().find(|text| text.id == self.doc) {
            Some(text) => parts.push(format!("{} {}", text.loai, text.so_hieu)),
            None => parts.push(self.doc.clone()),
        }
        parts.join(" ")
    }
}

/// Several places, as one phrase.
pub fn cited(cites: &[Cite], texts: &[LegalText]) -> String {
    cites.iter().map(|cite| cite.vietnamese(texts)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_cited_from_the_smallest_part_up() {
        let text = LegalText {
            id: "luat".to_owned(),
            so_hieu: "06/2022/QH15".to_owned(),
            loai: "Luật".to_owned(),
            ngay: "2022-06-15".to_owned(),
            ngay_note: None,
            trich_yeu: String::new(),
            effective_from: "2024-01-01".to_owned(),
            effective_to: None,
            source_status: SourceStatus::Secondary,
            sources: vec![],
        };
        let cite = |dieu: &str, khoan: Option<&str>, diem: Option<&str>| Cite {
            doc: "luat".to_owned(),
            dieu: dieu.to_owned(),
            khoan: khoan.map(str::to_owned),
            diem: diem.map(str::to_owned),
        };
        let texts = [text];
        let said = |cite: Cite| cite.vietnamese(&texts);
        assert_eq!(said(cite("22", Some("1"), Some("b"))), "điểm b khoản 1 Điều 22 Luật 06/2022/QH15");
        assert_eq!(said(cite("23", None, None)), "Điều 23 Luật 06/2022/QH15");
        assert_eq!(said(cite("?", Some("5"), None)), "khoản 5 (chưa rõ điều) Luật 06/2022/QH15");
        assert_eq!(said(cite("III.5.c", None, None)), "mục III.5.c Luật 06/2022/QH15");
    }
}
