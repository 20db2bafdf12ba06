//! Chỉ tiêu: clauses that set a figure to be reached.

use std::ops::Range;

use super::marker::{Class, marker_at};
use super::model::FoundTarget;
use super::source::Source;
use crate::movement::TargetDirection;

/// Words right before a figure that is at least, at most or exactly asked for.
#[rustfmt::skip]
const COMPARES: &[&str] = &[
    "it nhat", "toi thieu", "tren", "dat", "tu", "khong qua", "duoi", "them", "tang", "giam", "phan dau", "dat tu",
    "du", "khong duoi", "con", "thap hon", "cao hon", "khong vuot qua", "khong vuot", "xuong con", "xuong duoi",
    "con duoi",
];

/// Whether a comparison asks for no more than what follows; "còn", not "con".
fn at_most(source: &Source, at: usize) -> bool {
    let most = ["khong qua", "khong vuot", "duoi", "thap hon", "xuong con", "xuong duoi"];
    let left = source.word(at) == "con" && source.printed(at).to_lowercase() == "còn";
    left || source.any_phrase(at, &most).is_some()
}

/// What is counted; a figure with another word after it is a target only after "ít nhất" or "tối thiểu".
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "can nha", "vuon hoa", "doi hinh", "tiet", "co so", "tuyen duong", "tuyen pho", "suat qua", "suat hoc bong",
    "phong hoc", "chi bo", "chi hoi", "to dan pho", "dang vien", "doan vien", "hoi vien", "can bo", "cong chuc",
    "vien chuc", "giao vien", "benh nhan", "nguoi dan", "cau lac bo", "phan mem", "chuong trinh", "tac pham",
    "nhiem vu", "khau hieu", "tram", "met", "kg", "m2", "m3", "gio", "luot ho", "hop dong",
    "sang kien", "mo hinh", "diem", "tap the", "ca nhan", "ho", "xa", "de tai", "ty dong", "trieu dong",
    "nghin dong", "dong", "km", "ha", "tan", "cong trinh", "giai phap", "dien hinh", "san pham", "doanh nghiep",
    "hoc sinh", "luot nguoi", "luot", "tieu chi", "dich vu", "bai", "tin", "lop", "buoi", "hoi nghi", "can", "nha",
    "cay", "phan viec", "de an", "du an", "co quan", "don vi", "bac", "hang", "thon", "khu dan cu", "lao dong",
    "nguoi", "viec lam", "to hop tac", "hop tac xa", "thu tuc", "ho so", "truong", "danh hieu", "giai",
    "huy chuong", "cuoc", "chuyen de", "tinh , thanh pho", "tinh",
];

/// Where a text stands that may set figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Among the targets: every figure is one.
    Targets,
    /// Another part of a plan, or a list.
    Part,
    /// Sentences without a part: what was reached stands there too.
    Sentences,
}

/// Words that aim at something.
#[rustfmt::skip]
const AIMS: &[&str] = &[
    "phan dau", "muc tieu", "chi tieu", "it nhat", "toi thieu", "tro len", "bao dam", "dam bao", "quyet tam",
    "den nam", "den het nam", "den cuoi nam", "khong duoi", "cam ket", "dat tu", "phai dat",
    "thi dua hoan thanh", "thi dua thuc hien",
];

/// The targets that stand in some tokens.
pub(super) fn targets(source: &Source, tokens: Range<usize>, place: Place) -> Vec<FoundTarget> {
    let sure = place != Place::Sentences;
    let mut found: Vec<FoundTarget> = Vec::new();
    let mut named = tokens.start..tokens.start;
    for clause in clauses(source, tokens) {
        // "…; (3) Ngầm hóa 60% …"
        let numbered = marker_at(source, clause.start).filter(|marker| marker.class == Class::Bracketed);
        let clause = numbered.map_or(clause.start, |marker| marker.after.min(clause.end))..clause.end;
        if place == Place::Sentences && (!source.has(clause.clone(), AIMS) || source.has(clause.clone(), REACHED)) {
            continue;
        }
        let figures = figures(source, &clause, place);
        let mut start = named_before(source, &clause, figures.first(), &named);
        named = clause.clone();
        for (nth, figure) in figures.iter().enumerate() {
            // A clause with several figures parts at the comma before the next one's words.
            let end =
                figures.get(nth + 1).map_or(clause.end, |next| comma_between(source, figure.unit.end, next.start));
            let text = source.found_trimmed(start..end, sure);
            let value = source.found(figure.number.clone(), sure);
            let unit = source.found(figure.unit.clone(), sure);
            let direction = figure.direction;
            found.extend(text.map(|text| FoundTarget { text, value, unit, direction }));
            start = end;
        }
    }
    found
}

/// Words of what was reached already.
const REACHED: &[&str] =
    &["da dat", "da co", "da hoan thanh", "da duoc", "dat duoc", "truoc do", "vua qua", "thoi gian qua"];

/// Where a clause begins that is nothing but a figure: with what it counts, before the colon.
fn named_before(source: &Source, clause: &Range<usize>, first: Option<&Figure>, before: &Range<usize>) -> usize {
    #[rustfmt::skip]
    const ALONE: &[&str] =
        &["vao", "trong", "tro len", "den", "moi", "nam", "so voi", "tong so", "/ nam", "hang nam", ",", "(", "."];
    let colon = clause.start > before.end && source.word(before.end) == ":" && before.len() >= 3 && before.len() <= 24;
    let alone = first.filter(|first| {
        let end = first.unit.end.max(first.number.end);
        first.start <= clause.start && (end >= clause.end || source.any_phrase(end, ALONE).is_some())
    });
    if colon && alone.is_some() { before.start } else { clause.start }
}

/// A number and what it counts.
struct Figure {
    /// Where the words that belong to it begin.
    start: usize,
    number: Range<usize>,
    unit: Range<usize>,
    direction: Option<TargetDirection>,
}

/// Words of a clause at most: each figure looks at the words before it, and a list without stops may be a book long.
const LONGEST: usize = 240;

/// Parts of a paragraph between `;`, full stops and `:`.
fn clauses(source: &Source, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = tokens.start;
    for at in tokens.clone() {
        let stop = match source.word(at) {
            ";" => true,
            "." => {
                !is_decimal(source, at)
                    && (source.is_capital(at + 1) || at + 1 >= tokens.end || !source.is_word(at + 1))
            }
            ":" => true,
            _ => false,
        };
        if stop || at - start >= LONGEST {
            clauses.push(start..at);
            start = at + usize::from(stop);
        }
    }
    clauses.push(start..tokens.end);
    clauses
}

fn is_decimal(source: &Source, at: usize) -> bool {
    at > 0
        && source.is_number(at - 1)
        && source.is_number(at + 1)
        && source.token(at + 1).is_some_and(|token| token.gap == 0)
}

fn comma_between(source: &Source, from: usize, to: usize) -> usize {
    let comma = (from..to).rev().find(|at| source.word(*at) == ",");
    comma.map_or(to, |comma| comma + 1)
}

fn figures(source: &Source, clause: &Range<usize>, place: Place) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        match figure_at(source, clause, at, place) {
            Some(figure) => {
                at = figure.unit.end.max(figure.number.end);
                figures.push(figure);
            }
            None => at += 1,
        }
    }
    figures
}

fn figure_at(source: &Source, clause: &Range<usize>, at: usize, place: Place) -> Option<Figure> {
    let number = quantity(source, at).filter(|number| number.end <= clause.end)?;
    // "từ 2,5 đến 3%", "2-3%": the first is the least that is asked for.
    let after = range_end(source, number.end).filter(|end| *end < clause.end).unwrap_or(number.end);
    let compared = before(source, clause.start, at);
    let direction = compared.filter(|start| at_most(source, *start)).map(|_| TargetDirection::AtMost);
    let start = compared.unwrap_or(at);
    let figure = |unit: Range<usize>| Some(Figure { start, number: number.clone(), unit, direction });
    if source.word(after) == "%" {
        // "giảm 5% so với", "100% cơ quan": a share is a figure whatever stands around it; one that was reached is none.
        let reached = source.has(clause.start..at, REACHED);
        return if reached { None } else { figure(after..after + 1) };
    }
    let strict =
        compared.is_some_and(|start| source.any_phrase(start, &["it nhat", "toi thieu", "khong duoi"]).is_some());
    let ranked = source.any_phrase(at.saturating_sub(1), &["nhom", "top", "hang", "thu"]).is_some()
        || source
            .any_phrase(at.saturating_sub(2), &["vi tri", "thu hang", "xep thu", "dung thu", "xep hang"])
            .is_some();
    let aimed = source.has(clause.start..at, &["phan dau", "chi tieu", "muc tieu", "dat", "duy tri", "giu vung"]);
    if ranked && aimed && source.number(at).is_some_and(|n| n <= 63) && source.word(at).len() <= 2 {
        return figure(after..after);
    }
    let counted = place == Place::Targets || place == Place::Part && each(source, clause);
    if compared.is_none() && !counted
        || source
            .any_phrase(
                at.saturating_sub(1),
                &["nam", "thang", "ngay", "quy", "dieu", "khoan", "so", "lan", "muc", "thu", "voi"],
            )
            .is_some()
    {
        return None;
    }
    let end = source.any_phrase(after, UNITS).filter(|end| *end <= clause.end);
    match end {
        Some(end) if strict || aimed || counted => figure(after..end),
        // "thêm 12 cơ sở" among the contents.
        Some(end) if place == Place::Part && adds(source, clause, compared, at) => figure(after..end),
        None if strict && source.is_small(after) && source.any_phrase(after, &["nam", "ngay", "thang"]).is_none() => {
            figure(after..after + 1)
        }
        _ => None,
    }
}

/// `mỗi xã có 02 mô hình`: "mỗi", not "mới".
fn each(source: &Source, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| source.word(at) == "moi" && source.printed(at).to_lowercase() == "mỗi")
}

/// `trồng trên 500 cây`, `công nhận thêm từ 12 cơ sở`: a comparison after a verb, not of what was done.
fn adds(source: &Source, clause: &Range<usize>, compared: Option<usize>, at: usize) -> bool {
    const MORE: &[&str] = &["tren", "them", "tu", "khong qua", "duoi", "du"];
    compared.is_some_and(|start| start > clause.start && source.any_phrase(start, MORE).is_some())
        && !source.has(clause.start..at, &["da", "gom", "thu hut", "voi", "so", "nguoi co", "do"])
}

/// The end of the second bound of a share: `đến 3%`, `-3%`.
fn range_end(source: &Source, at: usize) -> Option<usize> {
    let second = at + 1;
    let joined = matches!(source.word(at), "-" | "den") && source.is_number(second);
    let mut end = second + 1;
    if joined && matches!(source.word(end), "," | ".") && source.is_number(end + 1) {
        end += 2;
    }
    (joined && source.word(end) == "%").then_some(end)
}

/// A number as printed: `95`, `95,5`, `1.250`, `02`; no date, no ký hiệu, no year.
fn quantity(source: &Source, at: usize) -> Option<Range<usize>> {
    if !source.is_number(at) {
        return None;
    }
    let glued = at > 0
        && source.token(at).is_some_and(|token| token.gap == 0)
        && matches!(source.word(at - 1), "/" | "-" | "," | ".");
    if glued {
        return None;
    }
    let mut end = at + 1;
    while matches!(source.word(end), "," | ".")
        && source.is_number(end + 1)
        && source.token(end + 1).is_some_and(|token| token.gap == 0)
        && source.token(end).is_some_and(|token| token.gap == 0)
    {
        end += 2;
    }
    let fraction = range_end(source, end).is_none()
        && matches!(source.word(end), "/" | "-")
        && source.token(end).is_some_and(|token| token.gap == 0)
        && source.is_word(end + 1);
    let year = super::dates::year_at(source, at).is_some() && end == at + 1 && source.word(end) != "%";
    (!fraction && !year).then_some(at..end)
}

/// Where a comparison begins that ends at the figure.
fn before(source: &Source, first: usize, at: usize) -> Option<usize> {
    let start = (1..=3)
        .rev()
        .filter_map(|length| at.checked_sub(length))
        .filter(|start| *start >= first)
        .find(|start| source.any_phrase(*start, COMPARES) == Some(at));
    start.or_else(|| {
        // "có 05 mô hình", "xây dựng 02 mô hình" after "phấn đấu".
        let verb = at.checked_sub(1).filter(|before| {
            *before >= first && matches!(source.word(*before), "co" | "dung" | "thanh" | "duoc" | "la" | "duy" | "tri")
        })?;
        source.has(first..at, &["phan dau"]).then_some(verb)
    })
}

#[cfg(test)]
mod tests {
    use super::super::model::Found;
    use super::*;

    fn rows(text: &str) -> Vec<[String; 3]> {
        let source = Source::new(text);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        targets(&source, 0..source.len(), Place::Part)
            .into_iter()
            .map(|t| [t.text.value, value(t.value), value(t.unit)])
            .collect()
    }

    #[test]
    fn shares_and_counts_that_are_asked_for_are_targets() {
        assert_eq!(
            rows(
                "Phấn đấu 100% cán bộ ký cam kết, trên 95,5% hồ sơ đúng hạn; mỗi xã có ít nhất 02 mô hình dân vận khéo."
            ),
            [
                ["Phấn đấu 100% cán bộ ký cam kết", "100", "%"],
                ["trên 95,5% hồ sơ đúng hạn", "95,5", "%"],
                ["mỗi xã có ít nhất 02 mô hình dân vận khéo", "02", "mô hình"],
            ]
        );
        assert_eq!(
            rows("Phấn đấu chỉ số PCI đứng trong nhóm 10 tỉnh dẫn đầu"),
            [["Phấn đấu chỉ số PCI đứng trong nhóm 10 tỉnh dẫn đầu", "10", ""]]
        );
        assert_eq!(
            rows("Phấn đấu thu ngân sách đạt trên 1.250 tỷ đồng"),
            [["Phấn đấu thu ngân sách đạt trên 1.250 tỷ đồng", "1.250", "tỷ đồng"]]
        );
    }

    #[test]
    fn dates_levels_and_what_was_reached_are_none() {
        for text in [
            "dịch vụ công mức độ 3, 4",
            "phát động 03 phong trào thi đua",
            "từ năm 2025",
            "ngày 05 tháng 3",
            "năm 2024 đã đạt 98% kế hoạch",
            "trên 20 năm công tác",
            "theo Điều 5 của Luật",
        ] {
            assert_eq!(rows(text), Vec::<[String; 3]>::new(), "{text}");
        }
    }
}
