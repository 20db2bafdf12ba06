//! Names in quotes: movements, and slogans with themes and watchwords. What stands before the quote says which.

use std::collections::HashSet;
use std::ops::Range;

use super::form;
use super::model::Found;
use super::source::Source;
use crate::text;

/// What a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Movement,
    /// Cuộc vận động: a campaign that plans name beside movements.
    Campaign,
    Slogan,
}

/// Movements and slogans of a text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Those that the paper launches.
    pub own: Vec<Found>,
    pub joined: Vec<Found>,
    pub slogans: Vec<Found>,
}

/// Words of a name at most.
const LONGEST: usize = 45;

/// Reads the names; those in `title`, or that the paper says it launches (`launch`), are its own.
pub(super) fn read(source: &Source, title: &Range<usize>, launch: &[Range<usize>], body: &[Range<usize>]) -> Names {
    let mut names = Names::default();
    let mut own: HashSet<String> = HashSet::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut sorted = Vec::new();
    for tokens in std::iter::once(title).chain(body) {
        let mut before: Option<(Sort, usize)> = None;
        for quote in quotes(source, tokens.clone()) {
            let sort = sort(source, tokens.start, &quote, before);
            before = sort.map(|sort| (sort, quote.end + 1));
            if let Some(sort) = sort {
                sorted.push((sort, quote));
            }
        }
    }
    let key = |tokens: &Range<usize>| {
        source.found(tokens.clone(), true).map(|found| text::fold(&found.value)).unwrap_or_default()
    };
    let is_own = |quote: &Range<usize>| {
        (title.start <= quote.start && quote.end <= title.end)
            || launch.iter().any(|launch| launch.start <= quote.start && quote.end <= launch.end)
    };
    for (sort, quote) in &sorted {
        if *sort == Sort::Movement && is_own(quote) && own.insert(key(quote)) {
            // "hưởng ứng phong trào “…”" in the title: another's, unless one is launched for that.
            let before = title.start..quote.start.max(title.start);
            let another = title.start <= quote.start
                && quote.end <= title.end
                && answers(source, quote)
                && !source.has(before, &["phat dong", "to chuc"]);
            names.own.extend(source.found_trimmed(quote.clone(), !another));
        }
    }
    for (sort, quote) in sorted {
        let name = key(&quote);
        let answered = sort == Sort::Movement && answers(source, &quote);
        if own.contains(&name) && !answered {
            continue;
        }
        let list = if sort == Sort::Slogan { &mut names.slogans } else { &mut names.joined };
        if seen.insert(format!("{}{name}", sort == Sort::Slogan)) {
            list.extend(source.found_trimmed(quote, sort != Sort::Campaign));
        }
    }
    names
}

/// The insides of the quotes in some tokens.
pub(super) fn quotes(source: &Source, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if !opens(source, at, tokens.start) {
            at += 1;
            continue;
        }
        let mut start = at + 1;
        while source.word(start) == "\"" {
            start += 1;
        }
        // A capital opening quote within belongs to a forgotten end: start anew there.
        let close = (start..tokens.end.min(start + LONGEST)).find(|at| source.word(*at) == "\"");
        match close {
            Some(close) if opens_only(source, close) && close > start => at = close,
            Some(close) if close > start => {
                found.push(start..close);
                at = close + 1;
            }
            _ => at = start.max(at + 1),
        }
    }
    found
}

fn opens_only(source: &Source, at: usize) -> bool {
    matches!(source.printed(at), "“" | "«" | "„") && source.token(at).is_some_and(|token| token.gap > 0)
}

/// Whether a quote begins there: by its own shape, or a straight one by the space before it.
fn opens(source: &Source, at: usize, first: usize) -> bool {
    if source.word(at) != "\"" {
        return false;
    }
    match source.printed(at) {
        "“" | "«" | "„" => true,
        _ => {
            let apart = at == first
                || source.token(at).is_some_and(|token| token.gap > 0)
                || matches!(source.word(at - 1), "(" | ":" | "\"");
            apart && source.token(at + 1).is_some_and(|token| token.gap == 0 || source.printed(at) == "\"")
        }
    }
}

/// What a quote is, by the words before it or by the quote before it in an enumeration.
fn sort(source: &Source, first: usize, quote: &Range<usize>, before: Option<(Sort, usize)>) -> Option<Sort> {
    let mut open = quote.start - 1;
    while open > first && source.word(open - 1) == "\"" {
        open -= 1;
    }
    let sort = cue_before(source, first, open);
    sort.or_else(|| {
        let (sort, end) = before?;
        // Between two names of one list stand only signs, "và", a period, "do … phát động".
        let between = end..open;
        let joins = between.clone().all(|at| {
            matches!(
                source.word(at),
                "," | ";"
                    | "va"
                    | "-"
                    | "("
                    | ")"
                    | "+"
                    | "cac"
                    | "giai"
                    | "doan"
                    | "nam"
                    | "hay"
                    | "hoac"
                    | "gan"
                    | "voi"
            ) || source.is_number(at)
        });
        (joins && between.len() <= 12).then_some(sort)
    })
}

fn cue_before(source: &Source, first: usize, open: usize) -> Option<Sort> {
    const MOVEMENT: &[&str] = &["phong trao", "dot thi dua", "phat dong thi dua", "dot cao diem", "chien dich"];
    const SLOGAN: &[&str] =
        &["khau hieu", "tinh than", "phuong cham", "chu de", "thong diep", "slogan", "khau hieu hanh dong", "tieu de"];
    // "phong trào thi đua do Thủ tướng Chính phủ phát động: “…”"
    #[rustfmt::skip]
    const BETWEEN: &[&str] = &[
        "thi", "dua", "yeu", "nuoc", "dac", "biet", "nhu", "la", "gom", "sau", "day", "voi", "ten", "goi", "mang",
        "co", "do", "cao", "diem", "chuyen", "de", "trong", "tam", "lon", "cua", "nganh", "hanh", "dong", "thuc",
        "hien", "hang", "nam", "dot", "thuong", "xuyen", "chu", "dao", "chinh", "chung", "toan", "quoc", "nay",
        "theo", "gia", "tinh", "huyen", "xa", "phuong", "phat", "thu", "tuong", "phu", "ubnd", "uy", "ban", "nhan",
        "dan", "so", ":", ",", "-", "(",
    ];
    let ends = |cut: usize, phrases: &[&str]| {
        (cut.saturating_sub(5).max(first)..cut).any(|at| source.any_phrase(at, phrases) == Some(cut))
    };
    let stop = open.saturating_sub(16).max(first);
    let mut cut = open;
    while cut > stop {
        if ends(cut, MOVEMENT) {
            return Some(Sort::Movement);
        }
        if ends(cut, &["cuoc van dong"]) {
            return Some(Sort::Campaign);
        }
        if ends(cut, SLOGAN) {
            return Some(Sort::Slogan);
        }
        if !source.is_number(cut - 1) && !BETWEEN.contains(&source.word(cut - 1)) {
            return None;
        }
        cut -= 1;
    }
    None
}

/// Whether the paper says that it answers the movement: `hưởng ứng phong trào thi đua “…”`.
fn answers(source: &Source, quote: &Range<usize>) -> bool {
    let near = quote.start.saturating_sub(12)..quote.start;
    source
        .find(near, &["huong ung", "tham gia phong trao"])
        .is_some_and(|cue| !(cue.end..quote.start).any(|at| matches!(source.word(at), ";" | ".")))
}

/// A name that is not quoted: what follows `phong trào thi đua` or `phát động thi đua` in a title.
pub(super) fn unquoted_name(source: &Source, title: &Range<usize>) -> Option<Found> {
    let cue = source.find(
        title.clone(),
        &[
            "phong trao thi dua",
            "phat dong thi dua",
            "phat dong dot thi dua",
            "dot thi dua",
            "huong ung thi dua",
            "to chuc thi dua",
        ],
    )?;
    if (cue.end..title.end).len() < 2 || source.any_phrase(cue.end, form::DOCUMENTS).is_some() {
        return None;
    }
    let start = (cue.start..cue.end).find(|at| source.phrase(*at, "thi dua").is_some())?;
    let end = (cue.end..title.end)
        .find(|at| matches!(source.word(*at), ";" | "." | "(") && source.word(*at) != "(")
        .unwrap_or(title.end);
    source.found_trimmed(start..end, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Names {
        let source = Source::new(text);
        read(&source, &(0..0), &[], std::slice::from_ref(&(0..source.len())))
    }

    fn values(found: &[Found]) -> Vec<&str> {
        found.iter().map(|found| found.value.as_str()).collect()
    }

    #[test]
    fn an_enumeration_in_quotes_of_all_kinds_is_read() {
        let names = names(
            "các phong trào thi đua: \"Xanh làng sạch ngõ\", \"Vườn mẫu hội nhập”, «Mỗi nhà một cây» giai đoạn 2026-2030 và “Đường quê sáng đèn” do Ủy ban nhân dân tỉnh phát động",
        );
        assert_eq!(
            values(&names.joined),
            ["Xanh làng sạch ngõ", "Vườn mẫu hội nhập", "Mỗi nhà một cây", "Đường quê sáng đèn"]
        );
    }

    #[test]
    fn watchwords_are_slogans_and_titles_of_papers_are_nothing() {
        let names = names(
            "với tinh thần “Nói đi đôi với làm”, theo chủ đề năm: “Gần dân hơn”; Chỉ thị về “Đổi mới lề lối” và Đề án “Số hóa hồ sơ”",
        );
        assert_eq!(values(&names.slogans), ["Nói đi đôi với làm", "Gần dân hơn"]);
        assert_eq!(values(&names.joined), Vec::<&str>::new());
    }

    #[test]
    fn a_movement_that_a_title_answers_is_its_own_only_perhaps() {
        let own = |text: &str| {
            let source = Source::new(text);
            let found = read(&source, &(0..source.len()), &[], &[]).own;
            found.into_iter().map(|found| (found.value, found.sure)).collect::<Vec<_>>()
        };
        let name = |sure| vec![("Bếp ấm".to_owned(), sure)];
        assert_eq!(own("hưởng ứng phong trào thi đua “Bếp ấm”"), name(false));
        assert_eq!(own("tham gia phong trào “Bếp ấm” do tỉnh phát động"), name(false));
        assert_eq!(own("phát động hưởng ứng phong trào thi đua “Bếp ấm”"), name(true));
        assert_eq!(own("phát động phong trào thi đua “Bếp ấm”"), name(true));
    }

    #[test]
    fn a_quote_that_never_closes_is_nothing() {
        let names = names("phong trào “Xanh làng sạch ngõ và hưởng ứng phong trào “Vườn mẫu”");
        assert_eq!(values(&names.joined), ["Vườn mẫu"]);
    }
}
