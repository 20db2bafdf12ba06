//! Chỉ số that are published: `PCI`, `PAPI`, `PAR Index`, or by their names.

use std::collections::HashSet;
use std::ops::Range;

use super::model::Found;
use super::source::Source;
use crate::text;

/// Abbreviations that are always an index.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "par - index", "par index", "parindex", "ict - index", "ict index", "dti", "pci", "papi", "sipas", "pgi",
    "ddci", "pii", "hdi", "sipas index", "epi",
];

/// Names of indexes without their abbreviation.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "nang luc canh tranh cap tinh", "nang luc canh tranh", "hieu qua quan tri va hanh chinh cong cap tinh",
    "hieu qua quan tri va hanh chinh cong", "quan tri hanh chinh cong", "quan tri va hanh chinh cong",
    "cai cach hanh chinh", "hai long", "chuyen doi so", "doi moi sang tao", "xanh cap tinh", "hanh phuc",
    "phat trien con nguoi", "san sang",
];

/// The indexes of a text, each once.
pub(super) fn read(source: &Source, parts: &[Range<usize>]) -> Vec<Found> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut found = Vec::new();
    for part in parts {
        let mut at = part.start;
        while at < part.end {
            let index = abbreviation(source, at).or_else(|| named(source, at, part.end));
            match index {
                Some((tokens, sure)) => {
                    at = tokens.end;
                    let index = source.found(tokens, sure);
                    found.extend(index.filter(|index| seen.insert(text::fold(&index.value).replace('-', " "))));
                }
                None => at += 1,
            }
        }
    }
    found
}

/// An abbreviation in capitals that is known.
fn abbreviation(source: &Source, at: usize) -> Option<(Range<usize>, bool)> {
    let end = source.any_phrase(at, KNOWN)?;
    let printed = source.printed(at);
    let capitals = printed.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2).then_some((at..end, true))
}

/// Words that end the name of an index.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "do", "cua", "doi voi", "thuoc", "dat", "dung", "tang", "giam", "nam", "phan dau", "duoc", "theo", "tren",
    "nham", "trong", "xep", "va chi so", "va nang",
];

/// `chỉ số …`: its abbreviation in brackets, else its name.
fn named(source: &Source, at: usize, end: usize) -> Option<(Range<usize>, bool)> {
    let start = source.phrase(at, "chi so")?;
    let end = end.min(start + 24);
    let stop = |at: &usize| matches!(source.word(*at), "," | ";" | "." | ":" | "\"" | ")");
    // "chỉ số hài lòng của người dân (SIPAS)": the bracket may stand after more words.
    if let Some(open) = (start..end).take_while(|at| !stop(at)).find(|at| source.word(*at) == "(") {
        let inside = open + 1..(open + 1..open + 5).find(|at| source.word(*at) == ")")?;
        let capitals = inside.clone().flat_map(|at| source.printed(at).chars()).filter(|c| c.is_uppercase()).count();
        return (capitals >= 2).then_some((inside, true));
    }
    let about = source.any_phrase(start, &["ve"]).unwrap_or(start);
    let known = source.any_phrase(about, NAMES)?;
    let ends = |at: &usize| stop(at) || source.any_phrase(*at, AFTER).is_some();
    let name_end = (start..end).find(ends).unwrap_or(end);
    // An abbreviation further on names the same index.
    let abbreviated = (start..name_end).any(|at| abbreviation(source, at).is_some());
    (!abbreviated).then_some((at..name_end.max(known), true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let source = Source::new(text);
        read(&source, std::slice::from_ref(&(0..source.len()))).into_iter().map(|found| found.value).collect()
    }

    #[test]
    fn indexes_go_by_their_abbreviation_or_their_name() {
        assert_eq!(
            values(
                "nâng cao chỉ số hài lòng của dân (SIPAS), Chỉ số cải cách hành chính (PAR Index); PCI và chỉ số chuyển đổi số do Sở phụ trách; giữ PCI"
            ),
            ["SIPAS", "PAR Index", "PCI", "chỉ số chuyển đổi số"]
        );
        assert_eq!(values("chỉ số thành phần, chỉ số đường huyết; hệ số 1,2"), Vec::<String>::new());
    }
}
