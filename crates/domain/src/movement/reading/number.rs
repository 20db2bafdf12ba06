//! Số, ký hiệu of documents (Nghị định 30/2020, Phụ lục I mục II): `12/KH-UBND`, `123/2020/NĐ-CP`, `06/2022/QH15`,
//! `34-CT/TW`, also with the spaces that scans and hurried typists put in.

use std::ops::Range;

use super::model::Found;
use super::source::{Kind, Source};

/// The tokens of a document's number that begins at a token.
pub(super) fn number_at(source: &Source, at: usize) -> Option<Range<usize>> {
    // 12a/KH-UBND
    let digits = source.word(at).trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
    let counts = (1..=6).contains(&digits) && source.word(at).len() - digits <= 1;
    let all_digits = source.word(at).bytes().take(digits).all(|byte| byte.is_ascii_digit());
    if !counts || !all_digits || is_glued(source, at) {
        return None;
    }
    let mut next = at + 1;
    let mut codes = 0;
    let mut has_slash = false;
    // 15 KH/ĐTN: a Party or union number whose stroke was forgotten.
    if is_code(source, next) && source.word(next + 1) == "/" && is_code(source, next + 2) && is_near(source, next + 1) {
        next += 1;
        codes += 1;
    }
    loop {
        let separator = source.word(next);
        if !matches!(separator, "/" | "-") || is_far(source, next) || is_far(source, next + 1) {
            break;
        }
        let year = codes == 0
            && separator == "/"
            && source.is_number(next + 1)
            && source.word(next + 1).len() == 4
            && matches!(source.word(next + 2), "/" | "-");
        // "12/KH - UBND tỉnh": what stands apart on both sides belongs to the sentence, unless it ends there.
        if !year && !is_code(source, next + 1) {
            break;
        }
        has_slash |= separator == "/";
        codes += usize::from(!year);
        next += 2;
    }
    let plausible = codes > 0 && (has_slash || codes > 1);
    plausible.then_some(at..next)
}

/// The tokens of a number that is still to be given: `/KH-UBND`, the stroke first.
pub(super) fn blank_number_at(source: &Source, at: usize) -> Option<Range<usize>> {
    if source.word(at) != "/" || !is_code(source, at + 1) {
        return None;
    }
    let mut next = at + 2;
    while matches!(source.word(next), "/" | "-") && is_code(source, next + 1) && is_near(source, next) {
        next += 2;
    }
    Some(at..next)
}

/// A number as it is written without spaces.
pub(super) fn found(source: &Source, number: Range<usize>, sure: bool) -> Option<Found> {
    let value: String = number.clone().map(|at| source.printed(at).replace(['–', '‑', '−'], "-")).collect();
    source.found_as(number, value, sure)
}

/// A part of a ký hiệu: capitals, at most with a small letter or two (`CTr`, `TTg`), digits at its end (`QH15`, `TH2`).
fn is_code(source: &Source, at: usize) -> bool {
    let Some(token) = source.token(at) else { return false };
    if token.kind != Kind::Word || !(2..=14).contains(&(token.end - token.start)) || !source.is_capital(at) {
        return false;
    }
    let letters: Vec<char> = source.printed(at).chars().collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let small = letters.iter().filter(|c| c.is_lowercase()).count();
    capitals > small && small <= 3
}

/// Whether the token stands on the same line not far from the one before it, or begins the next line.
fn is_near(source: &Source, at: usize) -> bool {
    source.token(at).is_some_and(|token| token.gap <= 1)
}

fn is_far(source: &Source, at: usize) -> bool {
    source.token(at).is_none_or(|token| token.gap > 2)
}

/// Whether the digits continue something: a date, a decimal, a word.
fn is_glued(source: &Source, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let touches = source.token(at).is_some_and(|token| {
        token.gap == 0 && source.token(before).is_some_and(|previous| previous.line == token.line)
    });
    touches && matches!(source.word(before), "/" | "-" | "," | "." | "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        let source = Source::new(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < source.len() {
            match number_at(&source, at) {
                Some(number) => {
                    at = number.end;
                    found.extend(super::found(&source, number, true).map(|found| found.value));
                }
                None => at += 1,
            }
        }
        found
    }

    #[test]
    fn numbers_of_all_kinds_of_papers_are_known() {
        for number in [
            "12/KH-UBND",
            "123/2020/NĐ-CP",
            "06/2022/QH15",
            "34-CT/TW",
            "01-NQ/ĐH",
            "10-CTr/TU",
            "1234/QĐ-TTg",
            "05/KH-BCĐ",
            "77/SGDĐT-VP",
            "7250/UBND-TH2",
            "6124/KHUBND",
            "09/HD-LĐLĐ",
            "0125/KH-UBND",
            "45a/KH-THPT",
            "01/2024/TT-BNV",
            "123-CV/TU",
            "12/CTrPH-SNV-LĐLĐ",
        ] {
            assert_eq!(numbers(&format!("Theo văn bản số {number} của cơ quan")), [number]);
        }
    }

    #[test]
    fn spaces_and_line_breaks_within_are_nothing() {
        assert_eq!(numbers("Số :  12 /KH-UBND"), ["12/KH-UBND"]);
        assert_eq!(numbers("Quyết định số 45/QĐ-\nUBND ngày"), ["45/QĐ-UBND"]);
        assert_eq!(numbers("Kế hoạch 15 KH/ĐTN"), ["15KH/ĐTN"]);
    }

    #[test]
    fn dates_fractions_and_names_are_no_numbers() {
        for text in [
            "ngày 05/3/2024",
            "giai đoạn 2021-2025",
            "24/7",
            "Covid-19",
            "3/4 số phiếu",
            "60 km/h",
            "QL 1/A",
            "năm 2024-Năm bứt phá",
            "10/10 Trường",
        ] {
            assert_eq!(numbers(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_number_still_to_be_given_begins_with_its_stroke() {
        let source = Source::new("Số:      /KH-STTTT");
        assert_eq!(blank_number_at(&source, 2), Some(2..6));
        assert_eq!(blank_number_at(&source, 1), None);
    }
}
