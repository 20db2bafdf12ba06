//! Printed rules that list cases with their points: bands of a value, levels, places.
//!
//! "Nộp đúng hạn: 5 điểm; chậm 1 đến 3 ngày: 3 điểm", "Tốt: 7,5 điểm; Khá: 5 điểm", "Hạng nhất 20 điểm, hạng nhì 18 điểm".

use serde_json::{Map, Value, json};

use crate::number::{Exact, read};
use crate::text;

/// A kind of leaf that a list of cases seems to mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Printed {
    pub kind: &'static str,
    pub params: Map<String, Value>,
    /// Unit of measure of what is entered; empty when none is printed.
    pub unit: &'static str,
    /// What was understood, in Vietnamese.
    pub why: &'static str,
}

/// A case as printed: what must hold, and its points.
struct Case {
    /// As printed.
    words: String,
    /// Without marks, in small letters.
    folded: String,
    points: Exact,
}

/// Understands a rule that lists at least two cases; none when any part of it says something else.
pub(super) fn understand(rule: &str) -> Option<Printed> {
    let cases: Vec<Case> = parts(rule).into_iter().map(case).collect::<Option<_>>()?;
    if cases.len() < 2 {
        return None;
    }
    places(&cases).or_else(|| levels(&cases)).or_else(|| bands(&cases))
}

/// The parts of a rule: by semicolons, lines and full stops, or by commas where only these part it.
fn parts(rule: &str) -> Vec<String> {
    let parts = |marks: &[&str]| {
        let mut parts = vec![rule.to_owned()];
        for mark in marks {
            parts = parts.iter().flat_map(|part| part.split(mark).map(text::line).collect::<Vec<_>>()).collect();
        }
        parts.retain(|part| !part.is_empty());
        parts
    };
    let coarse = parts(&["\n", ";", ". "]);
    if coarse.len() > 1 { coarse } else { parts(&[", "]) }
}

/// "chậm 1 đến 3 ngày: 3 điểm", "dưới 1%: 2", "Hạng nhất 20 điểm".
fn case(part: String) -> Option<Case> {
    let part = part.trim_end_matches('.').trim();
    let (words, points) = match part.rsplit_once(':') {
        Some((words, points)) => (words, without_unit(points)),
        None => {
            let bare = without_unit(part);
            if bare == part {
                return None;
            }
            bare.rsplit_once(' ')?
        }
    };
    let points = read(points.trim()).ok()?.value;
    let fillers = ["được", "đạt", "thì", "tính", "="];
    let mut words = words.trim().trim_end_matches(',');
    while let Some(shorter) = fillers.iter().find_map(|filler| words.strip_suffix(filler).map(str::trim_end)) {
        if shorter.is_empty() {
            break;
        }
        words = shorter;
    }
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| Case { folded: text::fold(&words), words, points })
}

fn without_unit(points: &str) -> &str {
    let points = points.trim();
    ["điểm", "đ"].iter().find_map(|unit| points.strip_suffix(unit)).unwrap_or(points).trim_end()
}

fn is_rest(folded: &str) -> bool {
    ["con lai", "khac", "truong hop khac"].iter().any(|rest| folded.ends_with(rest))
}

/// Places of a ranking, from the first, without a gap.
fn places(cases: &[Case]) -> Option<Printed> {
    const ORDINALS: [&str; 6] = ["nhat", "nhi", "ba", "tu", "nam", "sau"];
    let place = |folded: &str| {
        let (_, named) = folded.split_once("hang ").or_else(|| folded.split_once("thu "))?;
        let named = named.trim();
        let written = named.parse::<usize>().ok();
        let other = match named {
            "hai" => Some(2),
            "bon" => Some(4),
            _ => None,
        };
        written.or(other).or_else(|| ORDINALS.iter().position(|ordinal| *ordinal == named).map(|nth| nth + 1))
    };
    let mut points = Vec::new();
    let mut rest = None;
    for case in cases {
        if is_rest(&case.folded) && case.folded.contains("hang") && rest.is_none() {
            rest = Some(case.points.to_string());
        } else if place(&case.folded)? == points.len() + 1 && rest.is_none() {
            points.push(Value::String(case.points.to_string()));
        } else {
            return None;
        }
    }
    if points.is_empty() {
        return None;
    }
    let mut params = object(json!({ "points": points }));
    params.extend(rest.map(|rest| ("rest".to_owned(), Value::String(rest))));
    Some(Printed { kind: "group_rank", params, unit: "", why: "theo thứ hạng trong cụm" })
}

/// Levels by their usual names.
fn levels(cases: &[Case]) -> Option<Printed> {
    const NAMES: [&str; 9] =
        ["xuat sac", "tot", "kha", "trung binh", "yeu", "kem", "dat yeu cau", "hoan thanh", "khong hoan thanh"];
    let is_plain = cases.iter().all(|case| !case.folded.chars().any(|letter| letter.is_ascii_digit()));
    let named = cases.iter().filter(|case| NAMES.iter().any(|name| case.folded.contains(name))).count();
    if !is_plain || named < 2 {
        return None;
    }
    let options: Vec<Value> =
        cases.iter().map(|case| json!({ "level": case.words, "score": case.points.to_string() })).collect();
    let params = object(json!({ "options": options }));
    Some(Printed { kind: "choice", params, unit: "", why: "chọn một trong các mức" })
}

/// Bands of one value, and what holds for all others.
fn bands(cases: &[Case]) -> Option<Printed> {
    let mut bands = Vec::new();
    let mut rest = None;
    for case in cases {
        if is_rest(&case.folded) && rest.is_none() {
            rest = Some(case.points.to_string());
            continue;
        }
        let mut band = limits(&case.folded)?;
        band.insert("score".to_owned(), Value::String(case.points.to_string()));
        bands.push(Value::Object(band));
    }
    if bands.len() + usize::from(rest.is_some()) < 2 || bands.is_empty() {
        return None;
    }
    let says = |word: &str| cases.iter().any(|case| case.folded.contains(word));
    let unit = match () {
        () if says("ngay") => "ngày",
        () if cases.iter().any(|case| case.words.contains('%')) => "%",
        () => "",
    };
    let mut params = object(json!({ "bands": bands }));
    params.extend(rest.map(|rest| ("else".to_owned(), Value::String(rest))));
    Some(Printed { kind: "band", params, unit, why: "theo khung của số liệu" })
}

/// "tu 1% den duoi 2%", "tren 7 ngay", "dung han".
fn limits(folded: &str) -> Option<Map<String, Value>> {
    let numbers = numbers(folded)?;
    let says = |part: &str| folded.contains(part);
    let one = |name: &str, value: &Exact| object(json!({ name: value.to_string() }));
    match numbers.as_slice() {
        // In time: no day late.
        [] if says("dung han") || says("khong cham") || says("dung thoi han") => Some(one("le", &Exact::ZERO)),
        [only] if says("tro len") || says("it nhat") => Some(one("ge", only)),
        [only] if says("tren ") || says("hon ") || says("qua ") && !says("khong qua") => Some(one("gt", only)),
        [only] if says("duoi ") => Some(one("lt", only)),
        [only] if says("tro xuong") || says("khong qua") || says("den ") => Some(one("le", only)),
        [least, most] if below_the_second(folded) => {
            Some(object(json!({ "ge": least.to_string(), "lt": most.to_string() })))
        }
        [least, most] if says("tren ") && says("den") => {
            Some(object(json!({ "gt": least.to_string(), "le": most.to_string() })))
        }
        [least, most] if says("den") || says("-") || says("–") => {
            Some(object(json!({ "ge": least.to_string(), "le": most.to_string() })))
        }
        _ => None,
    }
}

/// Whether "dưới" stands between the two numbers: "từ 1 đến dưới 2", "90 – dưới 95".
fn below_the_second(folded: &str) -> bool {
    let first = folded.find(|letter: char| letter.is_ascii_digit());
    first.zip(folded.find("duoi")).is_some_and(|(number, below)| number < below)
}

/// The numbers of a text; none when one of them can be read in two ways.
fn numbers(folded: &str) -> Option<Vec<Exact>> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.';
    let words = folded.split(|letter: char| !is_part(letter)).map(|word| word.trim_matches([',', '.']));
    words.filter(|word| !word.is_empty()).map(|word| read(word).ok().map(|reading| reading.value)).collect()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(rule: &str) -> Option<(&'static str, Value, &'static str)> {
        understand(rule).map(|printed| (printed.kind, Value::Object(printed.params), printed.unit))
    }

    #[test]
    fn days_late_are_bands() {
        let rule =
            "Nộp đúng hạn: 5 điểm; chậm từ 1 đến 3 ngày: 3 điểm; chậm 4–7 ngày: 1 điểm; chậm trên 7 ngày: 0 điểm";
        let bands = json!({"bands": [{"le": "0", "score": "5"}, {"ge": "1", "le": "3", "score": "3"},
            {"ge": "4", "le": "7", "score": "1"},
            {"gt": "7", "score": "0"}]});
        assert_eq!(understood(rule), Some(("band", bands, "ngày")));
    }

    #[test]
    fn the_worst_may_stand_first() {
        // Two days late have 3 points, whichever band is printed first.
        let rule = "Chậm trên 7 ngày: 0 điểm\nchậm 1 đến 3 ngày: 3 điểm\nđúng hạn: 5 điểm";
        let bands = json!({"bands": [{"gt": "7", "score": "0"}, {"ge": "1", "le": "3", "score": "3"}, {"le": "0", "score": "5"}]});
        assert_eq!(understood(rule), Some(("band", bands, "ngày")));
        let shares = json!({"bands": [{"ge": "90", "lt": "95", "score": "6"}, {"ge": "95", "score": "8"}]});
        assert_eq!(understood("90 – dưới 95: 6 điểm; 95 trở lên: 8 điểm"), Some(("band", shares, "")));
    }

    #[test]
    fn shares_are_bands_with_their_ends() {
        let rule = "Từ 2 % trở lên: 10 điểm; từ 1% đến dưới 2%: 6 điểm; dưới 1%: 2 điểm";
        let bands = json!({"bands": [{"ge": "2", "score": "10"}, {"ge": "1", "lt": "2", "score": "6"}, {"lt": "1", "score": "2"}]});
        assert_eq!(understood(rule), Some(("band", bands, "%")));
        let rest = "Đạt 95,5 trở lên được 8 điểm; trên 90 đến 95,5: 6,5; còn lại: 0";
        let bands =
            json!({"bands": [{"ge": "95.5", "score": "8"}, {"gt": "90", "le": "95.5", "score": "6.5"}], "else": "0"});
        assert_eq!(understood(rest), Some(("band", bands, "")));
    }

    #[test]
    fn named_levels_are_a_choice() {
        let options = json!({"options": [{"level": "Tốt", "score": "7.5"}, {"level": "Khá", "score": "5"},
            {"level": "Trung bình", "score": "2.5"}]});
        assert_eq!(understood("Tốt: 7,5 điểm; Khá: 5 điểm; Trung bình: 2,5 điểm."), Some(("choice", options, "")));
    }

    #[test]
    fn places_have_points_and_the_others_theirs() {
        let rule = "Hạng nhất 20 điểm, hạng nhì 18 điểm, hạng ba 16 điểm, các hạng còn lại 10 điểm";
        let points = json!({"points": ["20", "18", "16"], "rest": "10"});
        assert_eq!(understood(rule), Some(("group_rank", points, "")));
        assert_eq!(understood("Hạng 1: 5 điểm; hạng 3: 2 điểm"), None);
    }

    #[test]
    fn what_says_something_else_is_left_alone() {
        for rule in [
            "",
            "Mỗi lần nộp chậm trừ 0,5 điểm",
            "Có kế hoạch: 5 điểm; không có: 0 điểm",
            "Từ 1.000 hộ trở lên: 5 điểm; dưới 1.000 hộ: 2 điểm",
            "Đạt dự toán được 10 điểm; không đạt thì trừ theo tỷ lệ",
        ] {
            assert_eq!(understood(rule), None, "{rule}");
        }
    }
}
