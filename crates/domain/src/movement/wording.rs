//! How the parts of a plan are written on paper (Nghị định 30/2020/NĐ-CP, Phụ lục I): a căn cứ in one phrase, who signs line by
//! line, a line of Nơi nhận.

use super::chain::document;
use super::{LegalBasis, Recipient};
use crate::date::PartialDate;
use crate::text;

/// Beginnings of a trích yếu that follow the issuer without "về".
const WITHOUT_VE: [&str; 6] = ["quy dinh", "huong dan", "sua doi", "bo sung", "ve ", "thong qua"];
/// Verbs that a trích yếu begins with; within a sentence they are not capital.
const VERBS: [&str; 14] = [
    "to chuc",
    "phat dong",
    "thuc hien",
    "trien khai",
    "ban hanh",
    "huong ung",
    "day manh",
    "tiep tuc",
    "tang cuong",
    "doi moi",
    "thi dua",
    "quy dinh",
    "huong dan",
    "phe duyet",
];
/// Words that begin a line of a signature's position.
const AUTHORITIES: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "T/M"];
/// Words that positions begin with, after the body for which they sign.
const POSITIONS: [&str; 7] = ["CHỦ", "GIÁM", "BÍ", "TRƯỞNG", "CHÁNH", "HIỆU", "TỔNG"];

/// A căn cứ without the word before it: `Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định …`, `Luật Thi
/// đua, khen thưởng ngày 15 tháng 6 năm 2022`. Empty where nothing is known.
pub fn basis_words(basis: &LegalBasis) -> String {
    let kind = text::fold(&basis.kind);
    let title = basis.title.trim_end_matches([';', '.', ',']);
    if ["luat", "bo luat", "phap lenh", "hien phap"].contains(&kind.as_str()) {
        let named = match text::fold(title).starts_with(&kind) {
            true => title.to_owned(),
            false => format!("{} {title}", basis.kind),
        };
        let parts = [
            named,
            document("", &basis.number, None, ""),
            basis.date.map(date_words).unwrap_or_default(),
            issued(&basis.issuer),
        ];
        return joined(&parts);
    }
    let parts = [
        document(&basis.kind, &basis.number, None, ""),
        basis.date.map(date_words).unwrap_or_default(),
        issued(&basis.issuer),
    ];
    joined(&[joined(&parts), about(title, basis)])
}

fn issued(issuer: &str) -> String {
    if issuer.is_empty() { String::new() } else { format!("của {issuer}") }
}

/// Within a sentence: `ngày 14 tháng 6 năm 2025`, `tháng 6 năm 2025`, `năm 2025`.
pub fn date_words(date: PartialDate) -> String {
    match (date.month(), date.day()) {
        (_, Some(_)) => date.spelled(),
        (Some(month), None) => format!("tháng {month} năm {}", date.year()),
        (None, None) => format!("năm {}", date.year()),
    }
}

/// What it is about, as it follows the rest: `về phát động phong trào …`, `quy định chi tiết …`.
fn about(title: &str, basis: &LegalBasis) -> String {
    let folded = text::fold(title);
    let alone = basis.kind.is_empty() && basis.number.is_empty();
    if title.is_empty() || alone {
        return title.to_owned();
    }
    let title = within_sentence(title);
    if WITHOUT_VE.iter().any(|start| folded.starts_with(start)) { title } else { format!("về {title}") }
}

/// A trích yếu as it stands within a sentence: a verb at its beginning loses its capital.
pub fn within_sentence(title: &str) -> String {
    let folded = text::fold(title);
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if VERBS.iter().any(|verb| folded.starts_with(verb)) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The lines of a position that was read or typed in one: `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH` → the lines before the
/// last, and the last.
pub fn position_lines(position: &str) -> (Vec<String>, String) {
    let mut lines: Vec<String> = Vec::new();
    for word in position.split_whitespace() {
        let upper = word.to_uppercase();
        // Only after the body, and never within "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
        let for_body = lines.last().is_some_and(|line| line.to_uppercase().starts_with("TM.") && line.contains(' '));
        let begins = AUTHORITIES.contains(&upper.as_str())
            || upper == "PHÓ"
            || (for_body && POSITIONS.contains(&upper.as_str()));
        match lines.last_mut() {
            Some(line) if !begins => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let last = lines.pop().unwrap_or_default();
    (lines, last)
}

/// A line of Nơi nhận: `Thường trực Tỉnh ủy (b/c)`, `UBND các xã, phường (để thực hiện)`, `Lưu: VT, TĐKT`.
pub fn recipient_words(recipient: &Recipient) -> String {
    let purpose = text::fold(&recipient.purpose);
    if purpose == "luu" {
        return format!("Lưu: {}", recipient.name);
    }
    if purpose.is_empty() {
        return recipient.name.clone();
    }
    let mut letters = recipient.purpose.chars();
    let small: String = letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default();
    format!("{} ({small})", recipient.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(kind: &str, number: &str, date: Option<PartialDate>, issuer: &str, title: &str) -> String {
        basis_words(&LegalBasis {
            kind: kind.to_owned(),
            number: number.to_owned(),
            date,
            issuer: issuer.to_owned(),
            title: title.to_owned(),
            ..LegalBasis::default()
        })
    }

    fn day(text: &str) -> Option<PartialDate> {
        PartialDate::read(text).ok()
    }

    #[test]
    fn a_basis_is_written_as_papers_cite_it() {
        assert_eq!(
            basis("Luật", "", day("15/06/2022"), "", "Thi đua, khen thưởng"),
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
        );
        assert_eq!(
            basis("Nghị định", "152/2025/NĐ-CP", day("14/06/2025"), "Chính phủ", "Quy định chi tiết thi hành Luật;"),
            "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định chi tiết thi hành Luật"
        );
        assert_eq!(
            basis("Quyết định", "71/QĐ-TTg", day("12/01/2026"), "Thủ tướng Chính phủ", "Phát động phong trào “Vì dân”"),
            "Quyết định số 71/QĐ-TTg ngày 12 tháng 01 năm 2026 của Thủ tướng Chính phủ về phát động phong trào “Vì dân”"
        );
        assert_eq!(basis("Chỉ thị", "34-CT/TW", day("2014"), "", ""), "Chỉ thị số 34-CT/TW năm 2014");
        assert_eq!(basis("", "", None, "", "Chương trình công tác năm"), "Chương trình công tác năm");
        assert_eq!(basis("", "", None, "", ""), "");
    }

    #[test]
    fn a_position_stands_in_lines() {
        let lines = |text| {
            let (above, last) = position_lines(text);
            [above, vec![last]].concat()
        };
        assert_eq!(
            lines("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
        );
        assert_eq!(lines("TM. BAN THƯỜNG VỤ BÍ THƯ"), ["TM. BAN THƯỜNG VỤ", "BÍ THƯ"]);
        assert_eq!(lines("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
        assert_eq!(lines("GIÁM ĐỐC"), ["GIÁM ĐỐC"]);
        assert_eq!(lines("CHỦ TỊCH"), ["CHỦ TỊCH"]);
    }

    #[test]
    fn a_recipient_is_written_with_what_it_is_for() {
        let written = |name: &str, purpose: &str| {
            recipient_words(&Recipient { name: name.to_owned(), purpose: purpose.to_owned() })
        };
        assert_eq!(written("Thường trực Tỉnh ủy", "B/c"), "Thường trực Tỉnh ủy (b/c)");
        assert_eq!(written("VT, TĐKT", "Lưu"), "Lưu: VT, TĐKT");
        assert_eq!(written("Các sở, ban, ngành", ""), "Các sở, ban, ngành");
    }
}
