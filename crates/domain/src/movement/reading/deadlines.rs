//! By when: `trước ngày 15/12`, `trước 17 giờ ngày 5/3/2026`, `trong vòng 20 ngày làm việc`, `ngày 25 hằng tháng`.

use std::ops::Range;

use super::dates::date_at;
use super::source::Source;

/// The deadlines of some tokens, in their order; what is done every so often only where nothing else says when.
pub(super) fn deadlines(source: &Source, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match deadline_at(source, at, tokens.end) {
            Some(end) if end > at => {
                found.push(at..end);
                at = end;
            }
            _ => at += 1,
        }
    }
    if found.is_empty() {
        let every =
            tokens.clone().find_map(|at| Some(at..every(source, at)?).filter(|every| reports(source, &tokens, every)));
        found.extend(every);
    }
    found.into_iter().map(|tokens| source.trimmed(tokens)).collect()
}

/// Where a deadline ends that begins at a token.
fn deadline_at(source: &Source, at: usize, end: usize) -> Option<usize> {
    #[rustfmt::skip]
    const CUES: &[&str] = &[
        "truoc ngay", "truoc", "cham nhat ngay", "cham nhat truoc ngay", "cham nhat den ngay", "cham nhat vao ngay",
        "cham nhat trong", "cham nhat", "xong truoc ngay", "xong truoc", "het ngay", "hoan thanh trong",
        "hoan thanh vao", "hoan thanh truoc ngay", "hoan thanh truoc", "trong thang", "trong quy", "thoi gian hoan thanh", "thoi han",
        "dinh ky", "vao ngay", "vao thu", "thoi gian :", "thoi gian thuc hien :",
    ];
    if let Some(lasting) = lasting(source, at) {
        return (lasting <= end).then_some(lasting);
    }
    if let Some(monthly) = day_of_each(source, at) {
        return (monthly <= end).then_some(monthly);
    }
    let cue = source.any_phrase(at, CUES).filter(|cue| *cue < end)?;
    let cue = after_hour(source, cue);
    time_end(source, cue, end)
}

/// `trong vòng 20 ngày làm việc`, `chậm nhất sau 5 ngày`: where it ends.
fn lasting(source: &Source, at: usize) -> Option<usize> {
    let number = source.any_phrase(at, &["trong vong", "cham nhat sau", "cham nhat trong vong", "cham nhat trong"])?;
    source.number(number)?;
    let unit = source.any_phrase(number + 1, &["ngay", "tuan", "thang", "gio", "quy"])?;
    // "chậm nhất trong 15 tháng 3" is a day.
    if source.is_number(unit) {
        return None;
    }
    Some(source.any_phrase(unit, &["lam viec", "ke tu ngay ky", "ke tu ngay ban hanh"]).unwrap_or(unit))
}

/// `ngày 20 hằng tháng`, `ngày 15/12 hằng năm` without a word before: where it ends.
fn day_of_each(source: &Source, at: usize) -> Option<usize> {
    if source.word(at) != "ngay" || !source.is_number(at + 1) {
        return None;
    }
    let month = source.word(at + 2) == "/" && source.is_number(at + 3);
    let after = if month { at + 4 } else { at + 2 };
    source.any_phrase(
        after,
        &[
            "hang thang",
            "hang quy",
            "hang nam",
            "hang tuan",
            "moi thang",
            "moi quy",
            "moi nam",
            "cuoi quy",
            "thang cuoi quy",
            "cua thang",
        ],
    )
}

/// Where the day begins after an hour: `trước 17h00 ngày …`, `trước 17 giờ 30 phút ngày …`.
fn after_hour(source: &Source, at: usize) -> usize {
    let clock = |word: &str| {
        let digits = word.find('h').unwrap_or(0);
        (1..=2).contains(&digits) && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'h')
    };
    let mut next = if clock(source.word(at)) {
        at + 1
    } else if source.is_number(at) && source.word(at + 1) == "gio" {
        let minutes = usize::from(source.is_number(at + 2));
        at + 2 + minutes + usize::from(minutes == 1 && source.word(at + 3) == "phut")
    } else {
        return at;
    };
    while matches!(source.word(next), "sang" | "chieu" | ",") {
        next += 1;
    }
    if source.word(next) == "ngay" { next + 1 } else { at }
}

/// `thứ Hai`, after "thứ".
fn is_weekday(source: &Source, at: usize) -> bool {
    let named = at.checked_sub(1).is_some_and(|before| source.printed(before).to_lowercase() == "thứ");
    named && matches!(source.word(at), "hai" | "ba" | "tu" | "nam" | "sau" | "bay" | "2" | "3" | "4" | "5" | "6")
}

/// Where `hằng năm`, `mỗi quý` ends that begins at a token.
fn every(source: &Source, at: usize) -> Option<usize> {
    #[rustfmt::skip]
    const EVERY: &[&str] = &[
        "hang nam", "hang quy", "hang thang", "hang tuan", "moi quy", "moi thang", "moi tuan", "sau thang mot lan",
        "6 thang , nam", "06 thang , nam", "6 thang va hang nam",
    ];
    source.any_phrase(at, EVERY)
}

/// Whether what is done every so often is a report: `hằng quý báo cáo …`, `báo cáo kết quả hằng năm`.
fn reports(source: &Source, tokens: &Range<usize>, every: &Range<usize>) -> bool {
    const REPORTS: &[&str] = &["bao cao", "tong hop", "gui", "so ket", "danh gia"];
    let open = |at: &usize| !matches!(source.word(*at), ";" | "." | ",");
    let after = (every.end..tokens.end.min(every.end + 4)).take_while(open);
    let before = (every.start.saturating_sub(8).max(tokens.start)..every.start).rev().take_while(open);
    after.chain(before).any(|at| source.any_phrase(at, REPORTS).is_some())
}

/// Where a time ends that begins at a token or with the word before it.
fn time_end(source: &Source, at: usize, end: usize) -> Option<usize> {
    let start = at + usize::from(source.word(at) == ":");
    let day = if source.word(start.saturating_sub(1)) == "ngay" { start - 1 } else { start };
    let mut next = match date_at(source, day) {
        Some(date) => date.tokens.end,
        None => {
            let first = start + usize::from(matches!(source.word(start), "ngay" | "thang" | "quy"));
            match (source.number(first), source.word(first + 1)) {
                // 15/12, 15 tháng 12
                (Some(_), "/" | "-" | "thang") if source.is_number(first + 2) => first + 3,
                (Some(_), _)
                    if first > start
                        || source.word(start - 1) == "ngay"
                        || matches!(source.word(start - 1), "thang" | "quy") =>
                {
                    first + 1
                }
                _ if is_weekday(source, start) => start + 1,
                _ if super::marker::is_roman(source, first) && matches!(source.word(first - 1), "quy") => first + 1,
                _ if source.word(start.saturating_sub(1)) == "ky" => source.any_phrase(
                    start,
                    &["hang thang", "hang quy", "hang nam", "6 thang", "06 thang", "hang tuan", "moi quy", "moi nam"],
                )?,
                _ => return None,
            }
        }
    };
    // ", hằng năm", "năm 2026", "/2026"
    loop {
        next = match source.any_phrase(
            next,
            &[
                "hang nam",
                "hang quy",
                "hang thang",
                "hang tuan",
                "cua nam",
                "moi nam",
                "moi thang",
                "nam sau",
                "va nam",
            ],
        ) {
            Some(after) => after,
            None if matches!(source.word(next), "/" | "nam") && super::dates::year_at(source, next + 1).is_some() => {
                next + 2
            }
            // "trước ngày 10/6 và ngày 10/12"
            None if source.phrase(next, "va ngay").is_some() && source.word(next + 3) == "/" => next + 5,
            None => break,
        };
    }
    Some(next.min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deadline_of_a_text_is_found() {
        for (text, expected) in [
            ("gửi trước 17h00 ngày 12/9/2027", &["trước 17h00 ngày 12/9/2027"][..]),
            ("gửi trước 17 giờ ngày 12 tháng 9 năm 2027", &["trước 17 giờ ngày 12 tháng 9 năm 2027"]),
            ("gửi trước 9 giờ 30 phút ngày 12/9", &["trước 9 giờ 30 phút ngày 12/9"]),
            ("xong trong vòng 15 ngày làm việc kể từ ngày ký", &["trong vòng 15 ngày làm việc"]),
            ("họp; Thời gian: quý II/2027", &["Thời gian: quý II/2027"]),
            ("báo cáo ngày 18 hàng tháng", &["ngày 18 hàng tháng"]),
            ("họp vào ngày 18 hằng tháng", &["vào ngày 18 hằng tháng"]),
            (
                "sơ kết trước ngày 2/6/2027, tổng kết trước ngày 3/12/2027",
                &["trước ngày 2/6/2027", "trước ngày 3/12/2027"],
            ),
            (
                "sơ kết trong tháng 7 năm 2027 và tổng kết trong tháng 12 năm 2027",
                &["trong tháng 7 năm 2027", "trong tháng 12 năm 2027"],
            ),
            ("báo cáo kết quả hằng quý", &["hằng quý"]),
            ("trước hết là nêu gương", &[]),
            ("trong vòng tay đồng đội", &[]),
        ] {
            let source = Source::new(text);
            let found: Vec<String> = deadlines(&source, 0..source.len())
                .into_iter()
                .filter_map(|tokens| source.found(tokens, true))
                .map(|found| found.value)
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
