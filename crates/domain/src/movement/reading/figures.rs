//! Chỉ tiêu: clauses that set a figure to be reached.

use std::ops::Range;

use super::marker::{Class, marker_at};
use super::model::FoundTarget;
use super::source::Source;
use super::units;
use crate::movement::TargetDirection;

/// Words right before a figure that is at least, at most or exactly asked for.
#[rustfmt::skip]
const COMPARES: &[&str] = &[
    "it nhat", "toi thieu", "tren", "dat", "tu", "khong qua", "duoi", "them", "tang", "giam", "phan dau", "dat tu",
    "du", "khong duoi", "con", "thap hon", "cao hon", "khong vuot qua", "khong vuot", "xuong con", "xuong duoi",
    "con duoi", "toi da", "len", "xuong",
];

/// Whether a comparison asks for no more than what follows; "còn", not "con".
fn at_most(source: &Source, at: usize) -> bool {
    let most = ["khong qua", "khong vuot", "duoi", "thap hon", "xuong con", "xuong duoi", "xuong", "toi da"];
    if matches!(source.printed(at), "≤" | "<") {
        return true;
    }
    let left = source.word(at) == "con" && source.printed(at).to_lowercase() == "còn";
    left || source.any_phrase(at, &most).is_some()
}

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
    "thi dua hoan thanh", "thi dua thuc hien", "xuong con", "xuong duoi",
];

/// Words of what is made or won; a number with what it counts right after one is aimed at.
#[rustfmt::skip]
const MAKES: &[&str] = &[
    "xay dung moi", "xay dung", "thanh lap moi", "thanh lap", "trong moi", "trong", "chuyen doi", "hoan thanh",
    "phat trien moi", "phat trien", "ket nap", "thu hut", "sua chua", "lap dat", "giai quyet", "dao tao", "xoa",
];

/// Nouns that a number names rather than counts: `Đề án 06`, `mức độ 3`.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "an", "dinh", "quyet", "thi", "do", "cap", "loai", "khoa", "ky", "chuan", "nhom", "phuong", "quan", "vung", "khu", "muc",
    "so", "dieu", "khoan", "thu", "lan", "voi", "quy", "nam", "thang", "ngay", "tuoi", "top",
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
            let (end, after) = match figures.get(nth + 1) {
                Some(next) => parting(source, figure.end(), next.start),
                None => (clause.end, clause.end),
            };
            let said = without_bracket(source, source.trimmed(start..end));
            // A number alone says nothing.
            let bare = nth > 0 && said.start >= figure.number.start && said.end <= figure.end();
            let text = source.found(if bare { source.trimmed(clause.clone()) } else { said }, sure);
            let sure = sure && figure.sure;
            let value = source.found(figure.number.clone(), sure);
            let unit = source.found(figure.unit.clone(), sure);
            let baseline = figure.baseline.clone().and_then(|number| source.found(number, sure));
            let direction = figure.direction;
            found.extend(text.map(|text| FoundTarget { text, value, unit, direction, baseline }));
            start = after;
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
        let end = first.end();
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
    /// Where it stands now: `từ 82% lên 90%`.
    baseline: Option<Range<usize>>,
    /// Whether what it counts is known.
    sure: bool,
}

impl Figure {
    fn end(&self) -> usize {
        self.unit.end.max(self.number.end)
    }
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

/// Where the words of one figure end and those of the next begin: at a comma or bracket, at "và", else before the next one's.
fn parting(source: &Source, from: usize, to: usize) -> (usize, usize) {
    let last = |words: &[&str]| (from..to).rev().find(|at| words.contains(&source.word(*at)));
    last(&[",", "("]).or_else(|| last(&["va"])).map_or((to, to), |stop| (stop, stop + 1))
}

/// Tokens without a bracket at their end that was opened before them.
fn without_bracket(source: &Source, tokens: Range<usize>) -> Range<usize> {
    let opened = tokens.clone().any(|at| source.word(at) == "(");
    let closes = tokens.end > tokens.start && source.word(tokens.end - 1) == ")";
    if closes && !opened { tokens.start..tokens.end - 1 } else { tokens }
}

fn figures(source: &Source, clause: &Range<usize>, place: Place) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        match figure_at(source, clause, at, place) {
            Some(mut figure) => {
                at = figure.end();
                figure.baseline = baseline(source, clause, &figure);
                if let Some(from) = &figure.baseline {
                    let same = |before: &mut Figure| before.number == *from;
                    figures.pop_if(same);
                }
                figure.baseline = figure.baseline.filter(|number| is_plain(source, number));
                figures.push(figure);
            }
            None => at += 1,
        }
    }
    figures
}

/// "1.200" may be read in two ways; where something stands now is only kept when it is one number.
fn is_plain(source: &Source, number: &Range<usize>) -> bool {
    let decimals = source.word(number.start + 1) == "," && source.word(number.start + 2).len() <= 2;
    number.len() == 1 || number.len() == 3 && decimals
}

/// The figure that another is to be raised or lowered from: `từ 82% (năm 2024) lên 90%`, `từ 3% xuống còn 1%`.
fn baseline(source: &Source, clause: &Range<usize>, figure: &Figure) -> Option<Range<usize>> {
    const NEAR: usize = 14;
    let first = clause.start.max(figure.number.start.saturating_sub(NEAR));
    let marked =
        |at: usize, printed: &str| source.printed(at).to_lowercase() == printed || source.printed(at).is_ascii();
    let lifts = (first..figure.number.start).rev().find(|at| match source.word(*at) {
        "len" => marked(*at, "lên"),
        "xuong" => marked(*at, "xuống"),
        "con" => marked(*at, "còn"),
        "den" => marked(*at, "đến") && source.has(first..*at, &["nang"]),
        _ => false,
    })?;
    // "lên trên 90%": nothing but a comparison between.
    if lifts + 3 < figure.number.start || (lifts..figure.number.start).any(|at| source.word(at) == ",") {
        return None;
    }
    let from = (first..lifts).rev().find(|at| source.word(*at) == "tu")?;
    quantity(source, from + 1).filter(|number| number.end <= lifts)
}

fn figure_at(source: &Source, clause: &Range<usize>, at: usize, place: Place) -> Option<Figure> {
    if let Some(part) = fraction_at(source, clause, at, place) {
        return Some(part);
    }
    let number = quantity(source, at).filter(|number| number.end <= clause.end)?;
    // "từ 2,5 đến 3%", "2-3%": the first is the least that is asked for.
    let after = range_end(source, number.end).filter(|end| *end < clause.end).unwrap_or(number.end);
    let compared = before(source, clause.start, at);
    let direction = compared.filter(|start| at_most(source, *start)).map(|_| TargetDirection::AtMost);
    let start = compared.unwrap_or(at);
    let unsure = |unit: Range<usize>, sure: bool| {
        Some(Figure { start, number: number.clone(), unit, direction, baseline: None, sure })
    };
    let figure = |unit: Range<usize>| unsure(unit, true);
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
    let strives = source.has(clause.start..at, &["phan dau", "quyet tam"]);
    let made = place == Place::Part && makes(source, clause, at);
    if compared.is_none() && !counted && !strives && !made
        || source
            .any_phrase(
                at.saturating_sub(1),
                &["nam", "thang", "ngay", "quy", "dieu", "khoan", "so", "lan", "muc", "thu", "voi"],
            )
            .is_some()
    {
        return None;
    }
    let lowered = compared.is_some_and(|start| source.any_phrase(start, &["xuong con", "xuong duoi"]).is_some());
    let end = units::unit_at(source, after).filter(|end| *end <= clause.end);
    match end {
        Some(end) if strict || aimed || counted || strives || lowered => figure(after..end),
        // "thêm 12 cơ sở" among the contents.
        Some(end) if place == Place::Part && adds(source, clause, compared, at) => figure(after..end),
        Some(end) if made => unsure(after..end, false),
        None if strict && source.is_small(after) && source.any_phrase(after, &["nam", "ngay", "thang"]).is_none() => {
            figure(after..after + 1)
        }
        None if (place == Place::Targets || strives) && is_code(source, after) && after < clause.end => {
            unsure(after..after + 1, false)
        }
        None if place == Place::Targets && counts(source, clause, at) => {
            let time = source.any_phrase(after, &["nam", "ngay", "thang", "tuan", "quy"]).is_some();
            let word = source.is_small(after) && after < clause.end;
            match (word, compared.is_some() || at == clause.start) {
                (true, known) if known || !time => unsure(after..after + 1, false),
                (false, true) => unsure(after..after, false),
                _ => None,
            }
        }
        _ => None,
    }
}

/// An abbreviation that is counted: `12 SKKN`.
fn is_code(source: &Source, at: usize) -> bool {
    source.is_word(at) && !source.is_number(at) && source.word(at).len() >= 2 && source.is_caps(&(at..at + 1))
}

/// Whether a number counts rather than names: `Đề án 06`, `OCOP 3 sao` name.
fn counts(source: &Source, clause: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= clause.start) else { return true };
    let named = source.is_capital(before) && before > clause.start || NUMBERED.contains(&source.word(before));
    !named && source.word(before) != "(" && !source.is_number(before)
}

/// Whether something is made or won right before a number, and not yet.
fn makes(source: &Source, clause: &Range<usize>, at: usize) -> bool {
    let made = (at.saturating_sub(3).max(clause.start)..at).any(|start| source.any_phrase(start, MAKES) == Some(at));
    made && !source.has(clause.start..at, REACHED) && !(clause.start..at).any(|at| source.word(at) == "da")
}

/// `ít nhất 3/7 ấp` among the targets.
fn fraction_at(source: &Source, clause: &Range<usize>, at: usize, place: Place) -> Option<Figure> {
    let compared = before(source, clause.start, at).filter(|_| place == Place::Targets)?;
    let (part, whole) = (source.number(at)?, source.number(at + 2).filter(|_| source.word(at + 1) == "/")?);
    let glued = |at: usize| source.token(at).is_some_and(|token| token.gap == 0);
    let unit = source.is_small(at + 3) && at + 3 < clause.end && !matches!(source.word(at + 3), "hang" | "nam" | "va");
    let joined = glued(at + 1) && glued(at + 2) && source.word(at + 1) == "/";
    let direction = at_most(source, compared).then_some(TargetDirection::AtMost);
    let end = units::unit_at(source, at + 3).filter(|end| *end <= clause.end).unwrap_or(at + 4);
    (joined && unit && part <= whole).then(|| Figure {
        start: compared,
        number: at..at + 3,
        unit: at + 3..end,
        direction,
        baseline: None,
        sure: true,
    })
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
    let sign = at.checked_sub(1).filter(|before| *before >= first);
    let sign = sign.filter(|before| matches!(source.printed(*before), "≤" | "<" | "≥" | ">"));
    start.or(sign).or_else(|| {
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

    /// Text, value, unit, with `≤` and the baseline after.
    fn aims(text: &str, place: Place) -> Vec<String> {
        let source = Source::new(text);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        let row = |t: FoundTarget| {
            let most = if t.direction.is_some() { "≤" } else { "" };
            let sure = if t.value.as_ref().is_some_and(|value| !value.sure) { "?" } else { "" };
            format!("{}|{most}{}{sure}|{}|{}", t.text.value, value(t.value), value(t.unit), value(t.baseline))
        };
        targets(&source, 0..source.len(), place).into_iter().map(row).collect()
    }

    #[test]
    fn what_is_raised_or_lowered_has_one_figure_and_where_it_stands_now() {
        for (text, read) in [
            ("Nâng tỷ lệ nước sạch từ 71% lên 88%", "Nâng tỷ lệ nước sạch từ 71% lên 88%|88|%|71"),
            ("Nâng tỷ lệ từ 71% (năm 2026) lên trên 88%", "Nâng tỷ lệ từ 71% (năm 2026) lên trên 88%|88|%|71"),
            ("giảm tỷ lệ rác từ 9% xuống còn 4%", "giảm tỷ lệ rác từ 9% xuống còn 4%|≤4|%|9"),
            ("phấn đấu từ 12 lên 15 mô hình", "phấn đấu từ 12 lên 15 mô hình|15|mô hình|12"),
        ] {
            assert_eq!(aims(text, Place::Part), [read], "{text}");
        }
    }

    #[test]
    fn figures_of_one_clause_have_their_own_words() {
        assert_eq!(
            aims("Lớp xếp loại Tốt, Khá: 85% (Tốt 30%, Khá 55%)", Place::Targets),
            ["Lớp xếp loại Tốt, Khá: 85%|85|%|", "Tốt 30%|30|%|", "Khá 55%|55|%|"]
        );
        assert_eq!(
            aims("Phấn đấu dọn 12 tuyến đường và trồng 900 cây", Place::Part),
            ["Phấn đấu dọn 12 tuyến đường|12|tuyến đường|", "trồng 900 cây|900|cây|"]
        );
        // No number stands alone.
        assert_eq!(
            aims("tỷ lệ năm 2027 đạt 40% 60%", Place::Targets),
            ["tỷ lệ năm 2027 đạt 40%|40|%|", "tỷ lệ năm 2027 đạt 40% 60%|60|%|"]
        );
    }

    #[test]
    fn numbers_that_are_striven_for_need_no_word_before_them() {
        assert_eq!(
            aims("Phấn đấu tăng thu 12%, thu hút 30.000 tỷ đồng vốn, tạo việc cho 700 lao động", Place::Part),
            [
                "Phấn đấu tăng thu 12%|12|%|",
                "thu hút 30.000 tỷ đồng vốn|30.000|tỷ đồng|",
                "tạo việc cho 700 lao động|700|lao động|",
            ]
        );
        assert_eq!(
            aims("phấn đấu kết nạp 300 hội viên, mở 12 CLB", Place::Part),
            ["phấn đấu kết nạp 300 hội viên|300|hội viên|", "mở 12 CLB|12?|CLB|"]
        );
        assert_eq!(aims("Chuyển đổi 55 ha đất đồi", Place::Part), ["Chuyển đổi 55 ha đất đồi|55?|ha|"]);
        assert_eq!(aims("đã xây dựng 55 mô hình", Place::Part), Vec::<String>::new());
        assert_eq!(
            aims("Xây dựng 03 sản phẩm OCOP 4 sao", Place::Part),
            ["Xây dựng 03 sản phẩm OCOP 4 sao|03?|sản phẩm|"]
        );
    }

    #[test]
    fn among_targets_every_number_is_one() {
        for (text, read) in [
            ("Giáo án số: 14 GADT", "Giáo án số: 14 GADT|14?|GADT|"),
            ("Thời gian chờ không vượt quá 25 phút", "Thời gian chờ không vượt quá 25 phút|≤25|phút|"),
            ("Tối đa 03 đơn thư trong quý", "Tối đa 03 đơn thư trong quý|≤03|đơn|"),
            ("Ít nhất 4/9 ấp có sân chơi", "Ít nhất 4/9 ấp có sân chơi|4/9|ấp|"),
            ("Tỷ lệ hao hụt ≤ 2,5%", "Tỷ lệ hao hụt ≤ 2,5%|≤2,5|%|"),
            ("Thu nhập 65 triệu đồng/người/năm", "Thu nhập 65 triệu đồng/người/năm|65|triệu đồng/người/năm|"),
            ("Mỗi lớp trồng 04 chậu hoa", "Mỗi lớp trồng 04 chậu hoa|04?|chậu|"),
        ] {
            assert_eq!(aims(text, Place::Targets), [read], "{text}");
        }
        for text in ["Hoàn thành Đề án 06", "Trường đạt chuẩn mức độ 2", "Báo cáo trước 15/6 hằng năm", "Trực 24/7"]
        {
            assert_eq!(aims(text, Place::Targets), Vec::<String>::new(), "{text}");
        }
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
