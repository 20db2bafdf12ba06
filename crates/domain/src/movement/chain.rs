//! What stands above a movement and is not in the data file: movements that it joins, known by their names, and documents
//! that it carries out. Both are only said in the paper that launches it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BasisRole, LegalBasis, Movement};
use crate::date::PartialDate;
use crate::text;

/// How high an issuer stands, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssuerLevel {
    /// Party's and State's central organs: Thủ tướng Chính phủ, Bộ Chính trị, Quốc hội…
    Central,
    /// A ministry.
    Ministry,
    /// A province or a city under the centre.
    Province,
    /// Departments, districts, communes.
    Local,
    /// The paper does not say.
    Unknown,
}

/// Words of central issuers, folded and between spaces.
const CENTRAL: [&str; 8] = [
    " thu tuong ",
    " chinh phu ",
    " chu tich nuoc ",
    " quoc hoi ",
    " bo chinh tri ",
    " ban bi thu ",
    " trung uong ",
    " ban chap hanh trung uong",
];

impl IssuerLevel {
    /// As the chain names it; empty where nothing is known.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Central => "Trung ương",
            Self::Ministry => "Bộ, ngành",
            Self::Province => "Tỉnh, thành phố",
            Self::Local => "Sở, ngành, địa phương",
            Self::Unknown => "",
        }
    }

    /// By who issued it, or by the symbol of its number (`1526/QĐ-TTg`, `34-CT/TW`).
    pub fn of(issuer: &str, number: &str) -> Self {
        let issuer = format!(" {} ", text::fold(issuer));
        let number = text::fold(number);
        let has = |words: &[&str]| words.iter().any(|word| issuer.contains(word));
        let ends = |ends: &[&str]| ends.iter().any(|end| number.ends_with(end));
        if has(&CENTRAL) || ends(&["-ttg", "-cp", "-ctn", "/ctn", "/tw", "-tw"]) {
            Self::Central
        } else if issuer.starts_with(" bo ") {
            Self::Ministry
        } else if has(&[" tinh ", " hoi dong nhan dan thanh pho ", " uy ban nhan dan thanh pho ", " tinh uy "])
            && !issuer.starts_with(" so ")
        {
            Self::Province
        } else if issuer.trim().is_empty() {
            Self::Unknown
        } else {
            Self::Local
        }
    }
}

/// A movement or document above that the data file has no movement of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct OutsideSource {
    /// Name of the movement that is joined, or what the document is about.
    pub name: String,
    /// Whether it is a movement that is joined; else a document that is carried out.
    pub joined: bool,
    /// Kind of the document: `Quyết định`; empty where only a name is known.
    pub kind: String,
    /// Its số, ký hiệu.
    pub number: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Who issued it.
    pub issuer: String,
    /// How high that stands.
    pub level: IssuerLevel,
}

impl OutsideSource {
    fn joined(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            joined: true,
            kind: String::new(),
            number: String::new(),
            date: None,
            issuer: String::new(),
            level: IssuerLevel::Unknown,
        }
    }

    fn of_basis(basis: &LegalBasis) -> Self {
        Self { name: basis.title.clone(), joined: false, ..Self::joined("") }.with_document(basis)
    }

    fn with_document(self, basis: &LegalBasis) -> Self {
        Self {
            kind: basis.kind.clone(),
            number: basis.number.clone(),
            date: basis.date,
            issuer: basis.issuer.clone(),
            level: IssuerLevel::of(&basis.issuer, &basis.number),
            ..self
        }
    }

    /// In one line: `“Vì người nghèo”, Quyết định số …`, `Chỉ thị số 19/CT-TTg ngày … của … về phát động …`.
    pub fn words(&self) -> String {
        let document = self.document();
        match (self.joined, document.as_str()) {
            (_, "") => self.name.clone(),
            (true, document) => format!("“{}”, {document}", self.name),
            (false, document) if self.name.is_empty() => document.to_owned(),
            (false, document) => format!("{document}: {}", self.name),
        }
    }

    /// `Quyết định số 1526/QĐ-TTg ngày 24/12/2025 của Thủ tướng Chính phủ`; empty where only a name is known.
    pub fn document(&self) -> String {
        document(&self.kind, &self.number, self.date, &self.issuer)
    }
}

/// The kind of paper that a number's symbol says: `Chỉ thị` of `14/CT-UBND`; none where it says nothing.
pub fn kind_of_symbol(number: &str) -> Option<&'static str> {
    let symbol = text::fold(number.split(['/', '-']).nth(1)?);
    match symbol.trim() {
        "kh" => Some("Kế hoạch"),
        "ct" => Some("Chỉ thị"),
        "qd" => Some("Quyết định"),
        "hd" => Some("Hướng dẫn"),
        _ => None,
    }
}

/// A document in one phrase; empty where nothing of it is known.
pub fn document(kind: &str, number: &str, date: Option<PartialDate>, issuer: &str) -> String {
    let parts = [
        kind.to_owned(),
        if number.is_empty() { String::new() } else { format!("số {number}") },
        date.map(|date| format!("ngày {}", date.vietnamese())).unwrap_or_default(),
        if issuer.is_empty() { String::new() } else { format!("của {issuer}") },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a basis is what the movement comes from: it is carried out, or launches a movement itself.
fn is_source(basis: &LegalBasis) -> bool {
    let title = text::fold(&basis.title);
    let launches = title.contains("phong trao") && !title.contains("luat thi dua");
    basis.role == BasisRole::CarriesOut || (basis.role == BasisRole::Basis && launches)
}

/// What a movement answers by its paper, the highest first and each once: a name that a document's title holds is that
/// document's.
pub fn outside_sources(movement: &Movement) -> Vec<OutsideSource> {
    let mut bases: Vec<&LegalBasis> =
        movement.legal_bases.iter().map(|part| &part.line).filter(|basis| is_source(basis)).collect();
    let mut sources: Vec<OutsideSource> = Vec::new();
    for name in &movement.joined_movements {
        let key = text::match_key(name);
        if sources.iter().any(|source| text::match_key(&source.name) == key) {
            continue;
        }
        let of_name = bases.iter().position(|basis| text::match_key(&basis.title).contains(&key));
        let source = OutsideSource::joined(name);
        sources.push(match of_name {
            Some(place) => source.with_document(bases.remove(place)),
            None => source,
        });
    }
    sources.extend(bases.into_iter().map(OutsideSource::of_basis));
    sources.sort_by_key(|source| source.level);
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::movement::Part;

    #[test]
    fn levels_are_told_by_issuer_or_symbol() {
        for (issuer, number, level) in [
            ("Thủ tướng Chính phủ", "", IssuerLevel::Central),
            ("", "1526/QĐ-TTg", IssuerLevel::Central),
            ("", "34-CT/TW", IssuerLevel::Central),
            ("Ban Chấp hành Trung ương Đảng", "", IssuerLevel::Central),
            ("Bộ Nội vụ", "12/KH-BNV", IssuerLevel::Ministry),
            ("Ủy ban nhân dân tỉnh Mẫu", "46/KH-UBND", IssuerLevel::Province),
            ("Chủ tịch UBND tỉnh", "", IssuerLevel::Province),
            ("Sở Nội vụ tỉnh Mẫu", "", IssuerLevel::Local),
            ("Ủy ban nhân dân xã Mẫu", "", IssuerLevel::Local),
            ("", "46/KH-UBND", IssuerLevel::Unknown),
        ] {
            assert_eq!(IssuerLevel::of(issuer, number), level, "{issuer} {number}");
        }
    }

    #[test]
    fn a_symbol_names_the_kind_of_paper() {
        for (number, kind) in [
            ("14/CT-UBND", Some("Chỉ thị")),
            ("34-CT/TW", Some("Chỉ thị")),
            ("46/KH-UBND", Some("Kế hoạch")),
            ("587/QĐ-TTg", Some("Quyết định")),
            ("9/SNV-TĐ", None),
            ("", None),
        ] {
            assert_eq!(kind_of_symbol(number), kind, "{number}");
        }
    }

    #[test]
    fn a_joined_movement_takes_the_document_that_names_it_and_what_is_only_law_is_no_source() {
        let basis = |kind: &str, number: &str, title: &str, issuer: &str, role: BasisRole| Part {
            id: None,
            line: LegalBasis {
                kind: kind.to_owned(),
                number: number.to_owned(),
                title: title.to_owned(),
                issuer: issuer.to_owned(),
                role,
                ..LegalBasis::default()
            },
        };
        let movement = Movement {
            joined_movements: vec!["Vì người nghèo".to_owned(), "Cả nước thi đua xây dựng nông thôn mới".to_owned()],
            legal_bases: vec![
                basis("Luật", "06/2022/QH15", "Luật Thi đua, khen thưởng", "Quốc hội", BasisRole::Basis),
                basis("Kế hoạch", "46/KH-UBND", "Tổ chức thực hiện nhiệm vụ", "UBND tỉnh", BasisRole::CarriesOut),
                basis(
                    "Quyết định",
                    "587/QĐ-TTg",
                    "Phát động phong trào “Cả nước thi đua xây dựng nông thôn mới”",
                    "Thủ tướng Chính phủ",
                    BasisRole::Basis,
                ),
            ],
            ..Movement::default()
        };
        let sources = outside_sources(&movement);
        let shown: Vec<_> =
            sources.iter().map(|source| (source.name.as_str(), source.joined, source.document())).collect();
        let expected = [
            ("Cả nước thi đua xây dựng nông thôn mới", true, "Quyết định số 587/QĐ-TTg của Thủ tướng Chính phủ"),
            ("Tổ chức thực hiện nhiệm vụ", false, "Kế hoạch số 46/KH-UBND của UBND tỉnh"),
            ("Vì người nghèo", true, ""),
        ];
        assert_eq!(shown, expected.map(|(name, joined, document)| (name, joined, document.to_owned())));
    }
}
