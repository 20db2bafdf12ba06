//! How single rows and cells of Vietnamese forms are marked: numbering, totals, signatures, "như trên".

use domain::text;

use super::sheet::SheetRow;

/// How a heading is numbered; headings numbered alike are on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    Capital,
    Roman,
    Digits,
    Small,
    None,
}

impl Numbering {
    pub(super) fn of(mark: &str) -> Option<Self> {
        let mark = mark.trim().trim_end_matches(['.', ')', '/', ':', '-']).trim();
        let mut chars = mark.chars();
        match (chars.next(), chars.next()) {
            (Some(_), _) if mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) => Some(Self::Roman),
            (Some(c), None) if c.is_uppercase() => Some(Self::Capital),
            (Some(c), None) if c.is_lowercase() => Some(Self::Small),
            (Some(_), _) if mark.chars().all(|c| c.is_ascii_digit()) => Some(Self::Digits),
            _ => None,
        }
    }
}

/// "I. Tập thể" to its numbering and "Tập thể". "A Lưới" is a name, not a numbered one.
pub(super) fn split_numbering(text: &str) -> (Numbering, &str) {
    let unnumbered = (Numbering::None, text);
    let Some((mark, name)) = text.split_once(['.', ')', '/']) else { return unnumbered };
    let name_follows = name.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
    match Numbering::of(mark) {
        Some(numbering) if name_follows && mark.chars().count() <= 6 => (numbering, name.trim_start()),
        _ => unnumbered,
    }
}

/// "1", "1.", "01", "12)".
pub(super) fn is_running_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']).trim();
    !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "Cộng:", "Tổng cộng: 05 tập thể" – with marks, since "Công an tỉnh" and "Cộng đồng dân cư" are subjects.
pub(super) fn is_total(cell: &str) -> bool {
    let key = text::match_key(cell);
    let plain = key.trim_end_matches([':', '.', ' ']);
    matches!(plain, "cộng" | "tổng" | "tổng cộng" | "tổng số" | "cộng tổng" | "tong cong")
        || ["tổng cộng ", "tổng cộng:", "tổng cộng(", "cộng:", "tổng số:", "tổng:", "cộng (", "cộng mục ", "cộng phần "]
            .iter()
            .any(|b| key.starts_with(b))
}

/// The first line of what stands under a table: makers, signers, remarks.
pub(super) fn is_footer(cell: &str) -> bool {
    let folded = text::fold(cell);
    let begins = [
        "nguoi lap",
        "noi nhan",
        "ghi chu:",
        "(ky",
        "thu truong don vi",
        "danh sach nay",
        "danh sach gom",
        "danh sach tren",
        "danh sach co",
        "an dinh danh sach",
        "xac nhan cua",
    ];
    let signer = ["TM.", "KT.", "TL.", "TUQ."].iter().any(|sign| cell.starts_with(sign));
    signer || begins.iter().any(|beginning| folded.starts_with(beginning))
}

/// "Mẫu, ngày 05 tháng 11 năm 2026": above signatures, and in lists a date as it is spelled.
pub(super) fn is_spelled_date(cell: &str) -> bool {
    let folded = text::fold(cell);
    let date = folded.split_once(", ").map_or(folded.as_str(), |(_, date)| date);
    date.starts_with("ngay ") && date.contains(" thang ") && date.contains(" nam ") && folded.len() < 60
}

/// "A | B | 1 | 2 | 3" or "(1) | (2) | (3)" under a header.
pub(super) fn is_column_numbering(row: &SheetRow) -> bool {
    let marks: Vec<&str> = row.cells.iter().map(|(_, cell)| cell.text.trim_matches(['(', ')', ' '])).collect();
    let letters = marks.iter().take_while(|m| m.len() == 1 && m.bytes().all(|b| b.is_ascii_uppercase())).count();
    let counted = marks
        .iter()
        .skip(letters)
        .zip(1_u32..)
        .all(|(mark, n)| mark.split(['=', ' ', '/']).next().and_then(|m| m.parse().ok()) == Some(n));
    // "A | 1 | 2" can be a row of data; brackets, two letters or more numbers cannot.
    let bracketed = row.cells.iter().any(|(_, cell)| cell.text.starts_with('('));
    counted && marks.len() >= 3 && (bracketed || letters >= 2 || marks.len() >= 4)
}

/// "nt", "như trên", a ditto mark.
pub(super) fn is_ditto(text: &str) -> bool {
    if text.len() > 20 {
        return false;
    }
    let folded = text::fold(text);
    let plain = folded.trim_matches(['-', '.', '(', ')', ' ']);
    matches!(plain, "nt" | "n/t" | "nhu tren" | "\"" | "''" | "\u{3003}") || text.trim() == "″"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::sheet::Cell;

    fn row(cells: &[&str]) -> SheetRow {
        let cells =
            (0..).zip(cells).filter(|(_, text)| !text.is_empty()).map(|(at, text)| (at, Cell::raw(text))).collect();
        SheetRow { number: 1, cells }
    }

    #[test]
    fn a_total_is_not_a_name_that_begins_alike() {
        for total in ["Cộng:", "Tổng cộng", "TỔNG CỘNG: 05 tập thể, 04 cá nhân", "Tổng số:"] {
            assert!(is_total(total), "{total}");
        }
        for name in ["Công an tỉnh", "Cộng đồng dân cư thôn 3", "Tổng công ty Cấp nước", "Công ty Cổ phần"]
        {
            assert!(!is_total(name), "{name}");
        }
    }

    #[test]
    fn numbering_of_headings() {
        assert_eq!(split_numbering("I. Tập thể"), (Numbering::Roman, "Tập thể"));
        assert_eq!(split_numbering("B) Cá nhân"), (Numbering::Capital, "Cá nhân"));
        assert_eq!(split_numbering("A Lưới"), (Numbering::None, "A Lưới"));
        assert_eq!(split_numbering("Sở Y tế"), (Numbering::None, "Sở Y tế"));
        assert!(
            is_running_number("01.") && is_running_number("12") && !is_running_number("I") && !is_running_number("")
        );
    }

    #[test]
    fn rows_of_column_numbers() {
        assert!(is_column_numbering(&row(&["A", "B", "1", "2", "3"])));
        assert!(is_column_numbering(&row(&["(1)", "(2)", "(3)"])));
        assert!(is_column_numbering(&row(&["A", "1", "2", "3=1+2"])));
        assert!(!is_column_numbering(&row(&["1", "Sở A", "97"])));
    }
}
