//! A document that a text names by its number: what stands around the number says its kind, date, issuer and title.

use std::ops::Range;

use super::dates;
use super::form::{self, begins_organisation};
use super::model::FoundBasis;
use super::number;
use super::source::Source;

/// A document as a text names it.
#[derive(Debug, Clone)]
pub(super) struct Citation {
    pub basis: FoundBasis,
    /// Tokens of its number.
    pub number: Range<usize>,
    /// Its first token, the kind if it is named.
    pub start: usize,
    /// Tokens of kind and issuer, for the next in an enumeration.
    kind: Option<Range<usize>>,
    issuer: Option<Range<usize>>,
}

/// The documents that stand in some tokens by their numbers.
pub(super) fn citations(source: &Source, tokens: Range<usize>) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match number::number_at(source, at).filter(|number| number.end <= tokens.end) {
            Some(number) => {
                at = number.end;
                let before = found.last();
                let first = before.map_or(tokens.start, |citation| citation.number.end);
                found.push(cite(source, number, first, tokens.end, before));
            }
            None => at += 1,
        }
    }
    found
}

fn cite(source: &Source, number: Range<usize>, first: usize, end: usize, before: Option<&Citation>) -> Citation {
    let mut start = number.start;
    while start > first && matches!(source.word(start - 1), ":" | "so") {
        start -= 1;
    }
    let near = kind_ending(source, first, start).map(|kind| Before { kind: Some(kind), ..Before::default() });
    let Before { mut kind, mut issuer, title } = near.unwrap_or_else(|| further_before(source, first, start));
    // "Kế hoạch của Sở … số 08/KH-…; số 55/KH-…"
    if kind.is_none() && start < number.start && start > first && matches!(source.word(start - 1), ";" | "," | "va") {
        kind = before.and_then(|citation| citation.kind.clone());
        issuer = before.and_then(|citation| citation.issuer.clone());
    } else if let Some(kind) = &kind {
        start = kind.start;
    }
    issuer = issuer.or_else(|| issuer_before(source, first, start));
    let mut next = number.end;
    let mut date = None;
    // The issuer before the number is the enumeration's; the one after it only this document's.
    let enumerated = issuer.clone();
    loop {
        let here = next + usize::from(source.word(next) == ",");
        if let Some(dated) = dates::date_at(source, here).filter(|dated| date.is_none() && dated.tokens.end <= end) {
            next = dated.tokens.end;
            date = Some(dated);
        } else if source.word(next) == "(" {
            match (next..end.min(next + 30)).find(|at| source.word(*at) == ")") {
                Some(close) => next = close + 1,
                None => break,
            }
        } else if matches!(source.word(next), "cua" | "do" | "tai" | "giua")
            && (issuer.is_none() || enumerated.is_some())
            && next + 1 < end
        {
            if source.word(next) == "tai" && !source.is_capital(next + 1) {
                break;
            }
            let stop = issuer_end(source, next + 1, end);
            if stop == next + 1 {
                break;
            }
            issuer = Some(next + 1..stop);
            next = stop;
            if enumerated.is_some() {
                break;
            }
        } else {
            break;
        }
    }
    let title = title.or_else(|| title_at(source, next, end));
    let sure = title.as_ref().is_none_or(|title| title.len() <= 70);
    let basis = FoundBasis {
        kind: kind.clone().and_then(|kind| source.found(kind, true)),
        number: number::found(source, number.clone(), true),
        date: date.and_then(|dated| dated.found(source, true)),
        issuer: issuer.and_then(|issuer| source.found_trimmed(issuer, true)),
        title: title.and_then(|title| source.found_trimmed(source.unquoted(title), sure)),
        ..FoundBasis::default()
    };
    Citation { basis, number, start, kind, issuer: enumerated }
}

/// The kind that ends right before a token.
fn kind_ending(source: &Source, first: usize, end: usize) -> Option<Range<usize>> {
    (1..=4)
        .rev()
        .filter_map(|length| end.checked_sub(length))
        .filter(|at| *at >= first)
        .find_map(|at| (source.any_phrase(at, form::DOCUMENTS)? == end).then_some(at..end))
}

/// What stands before a number.
#[derive(Default)]
struct Before {
    kind: Option<Range<usize>>,
    issuer: Option<Range<usize>>,
    title: Option<Range<usize>>,
}

/// `Kế hoạch của Sở … số`, `Luật Thi đua, khen thưởng số`: kind, issuer and title before the number.
fn further_before(source: &Source, first: usize, end: usize) -> Before {
    for at in (end.saturating_sub(18).max(first)..end).rev() {
        if matches!(source.word(at), ";" | "." | ":" | "\"") {
            break;
        }
        let Some(after) = source.any_phrase(at, form::DOCUMENTS).filter(|after| *after < end) else { continue };
        if !source.is_capital(at) {
            continue;
        }
        let kind = Some(at..after);
        let between = source.trimmed(after..end);
        let law = source.any_phrase(at, &["luat", "bo luat"]).is_some();
        return match source.word(after) {
            "cua" => Before { kind, issuer: Some(after + 1..between.end), title: None },
            // "Chương trình phối hợp và hành động số …"
            _ if between.end == end && between.clone().all(|at| source.is_small(at)) && between.len() <= 10 => {
                Before { kind: Some(at..end), issuer: None, title: None }
            }
            _ if law => Before { kind, issuer: None, title: Some(between) },
            _ => Before::default(),
        };
    }
    Before::default()
}

/// Who issued it, said before it: `do Sở Y tế phát động tại Kế hoạch số …`, `của Chánh Văn phòng tại Tờ trình số …`.
fn issuer_before(source: &Source, first: usize, start: usize) -> Option<Range<usize>> {
    const VERBS: &[&str] = &["phat dong", "ban hanh", "trien khai", "to chuc"];
    let at = start.checked_sub(1).filter(|at| *at > first && source.word(*at) == "tai")?;
    let verb = at.checked_sub(2).filter(|verb| source.any_phrase(*verb, VERBS) == Some(at));
    let end = verb.unwrap_or(at);
    // "chỉ đạo của Thủ tướng tại Nghị quyết số …" does not say who issued that; who proposes issues the proposal.
    let cue = match verb {
        Some(_) => "do",
        None if source.phrase(start, "to trinh").is_some() => "cua",
        None => return None,
    };
    let near = end.saturating_sub(16).max(first)..end;
    let cue = near.rev().find(|at| source.word(*at) == cue && source.is_small(*at))?;
    let name = cue + 1..end;
    let stops = name.clone().any(|at| matches!(source.word(at), ";" | "." | ":" | "\""));
    let named = source.is_capital(name.start) && begins_organisation(source, name.start) || officer(source, name.start);
    (!name.is_empty() && !stops && named).then_some(name)
}

/// `Trưởng phòng …`, `Chánh Văn phòng …`
fn officer(source: &Source, at: usize) -> bool {
    source.is_capital(at)
        && source.any_phrase(at, &["truong", "chanh", "giam doc", "pho", "thu truong", "chu tich"]).is_some()
}

/// Where the name of who issued it ends.
fn issuer_end(source: &Source, start: usize, end: usize) -> usize {
    #[rustfmt::skip]
    const AFTER: &[&str] = &[
        "ve", "quy dinh", "ban hanh", "phat dong", "thuc hien", "trien khai", "huong dan", "sua doi", "tang cuong",
        "day manh", "tiep tuc", "nang cao", "phe duyet", "trong", "nham", "de", "giai doan", "tren dia ban", "theo",
        "ngay", "so", "nam", "doi voi", "den nam", "da", "va ke hoach", "va chi thi", "va quyet dinh",
        "va nghi quyet", "va cong van", "va cac", "va huong dan", "va chuong trinh", "ket luan", "to chuc",
        "doi moi", "duoc", "la", "do", "cho", "ma",
    ];
    let stop = (start..end.min(start + 24)).find(|at| {
        matches!(source.word(*at), ";" | "." | "," | ":" | "\"" | "(" | ")")
            || (!source.is_capital(*at) && source.any_phrase(*at, AFTER).is_some())
    });
    stop.unwrap_or(end.min(start + 24))
}

/// The title that begins at a token, if one does.
fn title_at(source: &Source, at: usize, end: usize) -> Option<Range<usize>> {
    #[rustfmt::skip]
    const STARTS: &[&str] = &[
        "ve viec", "ve", "v / v", "quy dinh", "ban hanh", "phat dong", "thuc hien", "trien khai", "huong dan",
        "sua doi", "tang cuong", "day manh", "tiep tuc", "nang cao", "phe duyet", "to chuc", "doi moi", "huong ung",
        "cong bo", "thanh lap", "chi dao", "thi hanh",
    ];
    let begins = source.any_phrase(at, STARTS).is_some() || source.word(at) == "\"";
    if !begins || at >= end || (source.is_capital(at) && source.word(at) != "v") {
        return None;
    }
    let start = source.any_phrase(at, &["ve viec", "ve", "v / v"]).unwrap_or(at);
    if source.word(start) == "\"" {
        let close = (start + 1..end.min(start + 80)).find(|at| source.word(*at) == "\"");
        return close.map(|close| start..close + 1);
    }
    let stop = title_end(source, start, end);
    (stop > start).then_some(start..stop)
}

/// Where a title ends: at `;`, at the sentence's end, or before an organisation that acts.
fn title_end(source: &Source, start: usize, end: usize) -> usize {
    // No title is longer; a text without full stops must not be read to its end for each number.
    let end = end.min(start + 160);
    let mut quotes = 0;
    for at in start..end {
        match source.word(at) {
            "\"" => quotes += 1,
            ";" if quotes % 2 == 0 => return at,
            "." if quotes % 2 == 0 && (source.is_capital(at + 1) || at + 1 >= end || source.word(at + 1) == "/") => {
                return at;
            }
            "," if quotes % 2 == 0 && (acts(source, at + 1, end) || source.phrase(at + 1, "cu the").is_some()) => {
                return at;
            }
            "va" if quotes % 2 == 0 && begins_next(source, at) => return at,
            "(" if source.any_phrase(at + 1, &["sau day goi", "goi tat", "goi la", "sau day viet"]).is_some() => {
                return at;
            }
            ")" if !(start..at).any(|before| source.word(before) == "(") => return at,
            _ => {}
        }
    }
    end
}

/// Whether another document follows `và`: `… và các Kế hoạch …`, `… và Công văn số …`.
fn begins_next(source: &Source, at: usize) -> bool {
    let after = at + 1 + usize::from(source.word(at + 1) == "cac");
    let kind = source.any_phrase(after, form::DOCUMENTS).filter(|_| source.is_capital(after));
    // "… và các văn bản: Hướng dẫn số …"
    let listed = source.any_phrase(after, form::DOCUMENTS).filter(|_| after > at + 1);
    if listed.is_some_and(|end| source.word(end) == ":") {
        return true;
    }
    kind.is_some_and(|end| after > at + 1 || source.printed(end).to_lowercase() == "số")
}

/// Whether an organisation begins there and does something: the main clause after what it carries out.
pub(super) fn acts(source: &Source, at: usize, end: usize) -> bool {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "ban hanh", "xay dung", "to chuc", "phat dong", "trien khai", "yeu cau", "de nghi", "huong dan",
        "thong bao", "de ra", "da ban hanh", "vua ban hanh", "chi thi", "giao",
    ];
    if !source.is_capital(at)
        && source.any_phrase(at, &["cac don vi", "cac co quan", "nha truong", "don vi", "co quan"]).is_none()
        || !begins_organisation(source, at)
    {
        return false;
    }
    (at + 1..end.min(at + 22))
        .take_while(|at| !matches!(source.word(*at), ";" | "." | "\""))
        .any(|at| source.is_small(at) && source.any_phrase(at, VERBS).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::model::Found;
    use super::*;

    fn rows(text: &str) -> Vec<[String; 5]> {
        let source = Source::new(text);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        let all = citations(&source, 0..source.len());
        all.into_iter()
            .map(|Citation { basis: b, .. }| {
                [value(b.kind), value(b.number), value(b.date), value(b.issuer), value(b.title)]
            })
            .collect()
    }

    #[test]
    fn everything_around_the_number_is_read() {
        assert_eq!(
            rows(
                "Quyết định số 45/QĐ-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân huyện Bình Sơn về việc giao chỉ tiêu năm 2026;"
            ),
            [["Quyết định", "45/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân huyện Bình Sơn", "giao chỉ tiêu năm 2026"]]
        );
        assert_eq!(
            rows("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024."),
            [["Luật", "31/2024/QH15", "2024-01-18", "", "Đất đai"]]
        );
        assert_eq!(
            rows(
                "theo Chỉ thị số 08-CT/HU của Ban Thường vụ Huyện ủy ngày 3/2/2026 về “Siết chặt kỷ cương”, các xã rà soát"
            ),
            [["Chỉ thị", "08-CT/HU", "2026-02-03", "Ban Thường vụ Huyện ủy", "Siết chặt kỷ cương"]]
        );
    }

    #[test]
    fn an_enumeration_shares_kind_and_issuer() {
        assert_eq!(
            rows(
                "các Kế hoạch của Sở Nội vụ số 08/KH-SNV ngày 27/02/2026 triển khai thi đua; số 55/KH-SNV ngày 18/8/2026 thực hiện sơ kết"
            ),
            [
                ["Kế hoạch", "08/KH-SNV", "2026-02-27", "Sở Nội vụ", "triển khai thi đua"],
                ["Kế hoạch", "55/KH-SNV", "2026-08-18", "Sở Nội vụ", "thực hiện sơ kết"],
            ]
        );
    }

    #[test]
    fn a_long_kind_and_an_issuer_before_are_read() {
        assert_eq!(
            rows(
                "Chương trình phối hợp và thống nhất hành động số 5/CTr-HND ngày 1/2/2027 của Hội Nông dân huyện Bình Sơn"
            ),
            [[
                "Chương trình phối hợp và thống nhất hành động",
                "5/CTr-HND",
                "2027-02-01",
                "Hội Nông dân huyện Bình Sơn",
                ""
            ]]
        );
        assert_eq!(
            rows("hưởng ứng phong trào “Bếp ấm” do Sở Công Thương phát động tại Kế hoạch số 6/KH-SCT ngày 3/2/2027"),
            [["Kế hoạch", "6/KH-SCT", "2027-02-03", "Sở Công Thương", ""]]
        );
        assert_eq!(
            rows("Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 7/TTr-KT ngày 3/2/2027"),
            [["Tờ trình", "7/TTr-KT", "2027-02-03", "Trưởng phòng Kinh tế", ""]]
        );
    }

    #[test]
    fn a_title_ends_before_who_acts() {
        let rows = rows(
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 3/2/2026 của UBND tỉnh về phát động thi đua, cải cách hành chính, Sở Y tế ban hành kế hoạch sau:",
        );
        assert_eq!(rows[0][4], "phát động thi đua, cải cách hành chính");
    }
}
