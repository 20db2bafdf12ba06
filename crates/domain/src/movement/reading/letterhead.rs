//! The top of a paper: who issued it, its number, place and date, what kind it is, and where its text begins.

use std::ops::Range;

use super::dates::{self, Dated};
use super::form::{self, begins_organisation};
use super::model::Found;
use super::noise::Noise;
use super::number;
use super::source::Source;
use super::title;
use crate::movement::PlanKind;

/// Lines with words in which the top of a paper stands; a page's menu may stand above it.
const DEEPEST: usize = 90;

/// What the top of a paper says.
#[derive(Debug, Default)]
pub(super) struct Letterhead {
    /// Kind of paper by its name; a letter has none.
    pub kind: Option<PlanKind>,
    /// That name where it alone says that the paper launches a movement.
    pub launches: Option<Range<usize>>,
    pub number: Option<Found>,
    pub date: Option<Found>,
    pub place: Option<Found>,
    pub issuer: Option<Found>,
    pub title: Option<Found>,
    /// Tokens of the title.
    pub title_tokens: Range<usize>,
    /// The line after the top.
    pub body: usize,
}

/// Where the parts of a top stand.
struct Places {
    /// Line of the name of the kind, and where the title begins if it is the same line.
    heading: Option<(usize, PlanKind, Option<usize>)>,
    /// Line of `V/v` and where the title begins.
    subject: Option<(usize, usize)>,
    number: Option<(usize, Range<usize>)>,
    addressee: Option<usize>,
    motto: Option<usize>,
}

/// Reads the top; none when the text has not the form of a paper.
pub(super) fn read(source: &Source, noise: &Noise) -> Option<Letterhead> {
    let places = places(source, noise);
    let letter = places.heading.is_none();
    let formal =
        places.number.is_some() && (places.addressee.is_some() || places.motto.is_some() || places.subject.is_some());
    if letter && !formal {
        return None;
    }
    let mut head = Letterhead { kind: places.heading.map(|(_, kind, _)| kind), ..Letterhead::default() };
    head.launches =
        places.heading.map(|(line, ..)| source.line(line)).filter(|line| form::heading_launches(source, line));
    let last_of_head =
        [places.heading.map(|(line, ..)| line), places.number.as_ref().map(|(line, _)| line + 8), places.addressee];
    let end = last_of_head
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(0)
        .max(places.number.as_ref().map_or(0, |(line, _)| line + 1));
    let own = places.number.as_ref().map(|(line, _)| *line);
    let dated = dated(source, 0..end.max(places.heading.map_or(0, |(line, ..)| line)), own);
    if let Some((_, number)) = &places.number {
        let complete = source.is_number(number.start);
        head.number = number::found(source, number.clone(), complete);
    }
    if let Some((place, dated)) = &dated {
        head.date = dated.found(source, true);
        head.place = place.clone().and_then(|place| source.found_trimmed(place, true));
    }
    head.issuer = issuer(source, noise, &places, end);
    let mut body = end;
    let title = match (places.heading, places.subject) {
        (Some((line, _, start)), _) => title::after_heading(source, noise, line, start),
        (None, Some((line, start))) => title::of_letter(
            source,
            line,
            start,
            dated.as_ref().map(|(place, dated)| place.as_ref().map_or(dated.tokens.start, |p| p.start)),
        ),
        (None, None) => None,
    };
    if let Some((tokens, last)) = title {
        body = body.max(last + 1);
        head.title = source.found_trimmed(tokens.clone(), true);
        head.title_tokens = tokens;
    } else if let Some((line, ..)) = places.heading {
        body = body.max(line + 1);
    }
    head.body = places.addressee.filter(|_| letter).map_or(body, |line| line.min(body.max(line)));
    if let (true, Some((number, _))) = (letter, &places.number) {
        head.body = head.body.max(number + 1);
    }
    Some(head)
}

fn places(source: &Source, noise: &Noise) -> Places {
    let mut places = Places { heading: None, subject: None, number: None, addressee: None, motto: None };
    let (mut seen, mut prose) = (0, 0);
    for number in 0..noise.end.min(source.line_count()) {
        let line = source.line(number);
        if line.is_empty() || noise.is_noise(number) {
            continue;
        }
        seen += 1;
        if seen > DEEPEST || prose > 3 {
            break;
        }
        if places.motto.is_none() && form::motto(source, line.clone()).is_some() {
            places.motto = Some(number);
        }
        if places.heading.is_none() && places.addressee.is_none() {
            if let Some(kind) = form::heading_kind(source, &line) {
                places.heading = Some((number, kind, None));
                break;
            }
            if let Some((kind, start)) = form::heading_start(source, &line).filter(|_| places.number.is_some()) {
                places.heading = Some((number, kind, Some(start)));
                break;
            }
        }
        if places.number.is_none() && places.addressee.is_none() {
            places.number = own_number(source, number).map(|found| (number, found));
        }
        if places.subject.is_none() {
            let mut starts = line
                .clone()
                .filter_map(|at| source.any_phrase(at, &["v / v", "vv :", "ve viec"]).map(|after| (at, after)));
            let subject = starts.next().filter(|(at, _)| {
                *at == line.start || source.token(*at).is_some_and(|t| t.gap > 1) || source.word(*at) == "v"
            });
            places.subject = subject
                .filter(|_| places.number.is_some() || source.word(line.start) == "v")
                .map(|(_, after)| (number, after));
        }
        if places.addressee.is_none() && source.phrase(line.start, "kinh gui").is_some() {
            places.addressee = Some(number);
        }
        // After the addressee a heading may still come (tờ trình), but no long way down.
        prose += usize::from(line.len() > 40);
    }
    places
}

/// The number that a line gives the paper: after `Số:`, at the beginning of the line or of a column.
fn own_number(source: &Source, line: usize) -> Option<Range<usize>> {
    let tokens = source.line(line);
    for at in tokens.clone() {
        let begins = at == tokens.start || source.token(at).is_some_and(|token| token.gap >= 2);
        if !begins || source.word(at) != "so" || source.printed(at).ends_with(['ở', 'Ở']) {
            continue;
        }
        let mut next = at + 1;
        while matches!(source.word(next), ":" | "." | "_") {
            next += 1;
        }
        let found = number::number_at(source, next).or_else(|| number::blank_number_at(source, next));
        if let Some(found) = found.filter(|found| found.end <= tokens.end + 4) {
            return Some(found);
        }
    }
    // A line that is nothing but the number.
    number::number_at(source, tokens.start).filter(|number| number.end == tokens.end)
}

/// Place and date of the paper, whose number stands in the line `own`; what it rests on has dates of its own.
fn dated(source: &Source, lines: Range<usize>, own: Option<usize>) -> Option<(Option<Range<usize>>, Dated)> {
    let mut found = None;
    for number in lines {
        let line = source.line(number);
        if source.any_phrase(line.start, &["can cu", "xet de nghi", "theo de nghi"]).is_some() {
            break;
        }
        for at in line.clone() {
            let starts = source.word(at) == "ngay" || (source.is_number(at) && source.word(at + 1) == "thang");
            let Some(dated) = starts.then(|| dates::date_at(source, at)).flatten() else { continue };
            // "… số 91/2015/QH13 ngày 24/11/2015" is that document's day.
            let cited = Some(number) != own
                && (at.saturating_sub(9).max(line.start)..at)
                    .any(|start| number::number_at(source, start).is_some_and(|number| number.end == at));
            if cited {
                break;
            }
            let place = place_before(source, line.start, at);
            // A date after a place is the paper's; another may be a stamp.
            if place.is_some() {
                return Some((place, dated));
            }
            found = found.or(Some((None, dated)));
            break;
        }
    }
    found
}

/// The capitalised words before `, ngày …`.
fn place_before(source: &Source, first: usize, date: usize) -> Option<Range<usize>> {
    let mut end = date;
    while end > first && matches!(source.word(end - 1), "," | "." | ";") {
        end -= 1;
    }
    if end == date && source.token(date).is_some_and(|token| token.gap == 0) {
        return None;
    }
    let mut start = end;
    while start > first && end - start < 8 {
        let at = start - 1;
        // "Đắk R’Lấp"
        let glued = |at: usize| source.token(at).is_some_and(|token| token.gap == 0);
        let behind = source.word(at.saturating_sub(1)) == "'" && glued(at);
        let letters = !source.printed(at).chars().any(|c| c.is_ascii_digit());
        let part = (source.is_word(at) && letters && (source.is_capital(at) || behind))
            || (matches!(source.word(at), "." | "-") && start < end)
            || (source.word(at) == "'" && start < end && glued(at) && glued(start));
        // A ký hiệu right before: "12/KH-UBND Hà Nam".
        let code = matches!(source.word(at.saturating_sub(1)), "/" | "-")
            && source.printed(at).chars().all(char::is_uppercase)
            && source.token(at).is_some_and(|t| t.gap == 0);
        if !part || code {
            break;
        }
        start = at;
        if source.token(at).is_some_and(|token| token.gap >= 3) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// Who issued it: the last organisation on the left above the number.
fn issuer(source: &Source, noise: &Noise, places: &Places, end: usize) -> Option<Found> {
    let last = places.number.as_ref().map(|(line, _)| *line).or(places.motto.map(|line| line + 2)).unwrap_or(end);
    let first =
        places.motto.map_or(last.saturating_sub(8), |motto| motto.saturating_sub(6)).min(last.saturating_sub(1));
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut motto = None;
    for number in first..last {
        if noise.is_noise(number) {
            continue;
        }
        for cell in source.cells(number) {
            let tokens = match form::motto(source, cell.clone()) {
                Some(motto) => cell.start..motto.start,
                None => match form::motto_piece(source, &cell, motto) {
                    Some((piece, said)) => {
                        motto = Some(said);
                        cell.start..piece
                    }
                    None => cell,
                },
            };
            let tokens = source.trimmed(tokens);
            if tokens.is_empty() || !source.is_caps(&tokens) || form::heading_kind(source, &tokens).is_some() {
                continue;
            }
            parts.push(tokens);
        }
    }
    let begins = |part: &Range<usize>| begins_organisation(source, part.start) && !is_territory(source, part.start);
    let mut start = parts.iter().rposition(begins)?;
    // "BAN THƯỜNG TRỰC" is somebody's.
    while let Some(above) = parts
        .get(start)
        .filter(|part| is_general(source, part))
        .and_then(|_| parts.get(..start).and_then(|above| above.iter().rposition(begins)))
    {
        start = above;
    }
    // "CHỦ TỊCH" over "ỦY BAN NHÂN DÂN": the officer issues it.
    let officer = start.checked_sub(1).filter(|above| parts.get(*above).is_some_and(|part| is_officer(source, part)));
    let start = officer.unwrap_or(start);
    let own = parts.get(start..)?;
    let (from, to) = (own.first()?.start, own.last()?.end);
    let value: Vec<String> =
        own.iter().filter_map(|part| source.found(part.clone(), true)).map(|found| found.value).collect();
    let whole = source.found(from..to, true)?;
    let value = value.join(" ");
    if whole.value == value {
        return Some(whole);
    }
    // Columns were mixed: the same name elsewhere in one piece is the better place to look.
    let words: Vec<String> = own.iter().flat_map(Clone::clone).map(|at| source.word(at).to_owned()).collect();
    let phrase = words.join(" ");
    let elsewhere = source.find(to..source.len(), &[phrase.as_str()]).and_then(|tokens| source.found(tokens, true));
    elsewhere.or_else(|| source.found_as(from..to, value, false))
}

/// Whether a part of a name says no more than which body of an organisation: `BAN THƯỜNG VỤ`, `CÁC XÃ VÙNG CAO`.
fn is_general(source: &Source, part: &Range<usize>) -> bool {
    const BODIES: &[&str] = &["ban thuong truc", "ban thuong vu", "ban chap hanh", "thuong truc"];
    let body = source.any_phrase(part.start, BODIES).is_some_and(|end| end >= part.end);
    body || source.word(part.start) == "cac"
}

/// Whether a part is only an office: `CHỦ TỊCH`.
fn is_officer(source: &Source, part: &Range<usize>) -> bool {
    const OFFICES: &[&str] =
        &["chu tich", "bo truong", "tong giam doc", "giam doc", "hieu truong", "tu lenh", "cuc truong"];
    source.any_phrase(part.start, OFFICES) == Some(part.end)
}

/// `TỈNH …` after `ỦY BAN NHÂN DÂN` on a line of its own.
fn is_territory(source: &Source, at: usize) -> bool {
    source
        .any_phrase(at, &["tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "thi", "va"])
        .is_some()
        && source
            .any_phrase(
                at,
                &["tinh uy", "huyen uy", "thanh uy", "quan uy", "tinh doan", "huyen doan", "thi uy", "quan khu"],
            )
            .is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Letterhead {
        let source = Source::new(text);
        read(&source, &Noise::new(&source)).unwrap()
    }

    fn head_of(text: &str) -> Letterhead {
        head(text)
    }

    fn value(found: Option<&Found>) -> &str {
        found.map_or("", |found| found.value.as_str())
    }

    #[test]
    fn two_columns_side_by_side() {
        let head = head(
            "  UBND TỈNH TAM GIANG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n      SỞ NỘI VỤ                      Độc lập - Tự do - Hạnh phúc\n   Số: 12/KH-SNV                  Tam Giang, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát động thi đua\n\nCăn cứ Luật;",
        );
        assert_eq!(value(head.issuer.as_ref()), "SỞ NỘI VỤ");
        assert_eq!(value(head.number.as_ref()), "12/KH-SNV");
        assert_eq!((value(head.place.as_ref()), value(head.date.as_ref())), ("Tam Giang", "2026-03-05"));
        assert_eq!(value(head.title.as_ref()), "Phát động thi đua");
    }

    #[test]
    fn columns_run_together_with_single_spaces() {
        let head = head(
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN BÌNH SƠN Độc lập - Tự do - Hạnh phúc\nSố: 07/CT-UBND Bình Sơn, ngày 9/2/2026\nCHỈ THỊ\nVề việc phát động thi đua năm 2026\nỦy ban nhân dân huyện Bình Sơn yêu cầu các xã:\n",
        );
        // In one piece it stands further down.
        assert_eq!(value(head.issuer.as_ref()), "Ủy ban nhân dân huyện Bình Sơn");
        assert_eq!(value(head.place.as_ref()), "Bình Sơn");
        assert_eq!(value(head.date.as_ref()), "2026-02-09");
    }

    #[test]
    fn a_letter_has_its_subject_under_the_number() {
        let head = head(
            "SỞ Y TẾ\nBỆNH VIỆN ĐA KHOA TAM GIANG\nSố: 77/BV-TCCB\nV/v hưởng ứng phong trào thi đua\nvệ sinh bệnh viện\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTam Giang, ngày 05 tháng 3 năm 2026\nKính gửi: Các khoa, phòng.\nThực hiện kế hoạch",
        );
        assert_eq!(value(head.issuer.as_ref()), "BỆNH VIỆN ĐA KHOA TAM GIANG");
        assert_eq!(value(head.title.as_ref()), "hưởng ứng phong trào thi đua vệ sinh bệnh viện");
        assert_eq!(value(head.date.as_ref()), "2026-03-05");
        assert_eq!(head.kind, None);
    }

    #[test]
    fn a_motto_that_a_narrow_column_broke_is_no_part_of_the_issuer() {
        let head = head(
            "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ\nPHƯỜNG BẾN GỖ    NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 3/KH-UBND\nBến Gỗ, ngày 2 tháng 9 năm 2027\nKẾ HOẠCH\nThi đua\n",
        );
        assert_eq!(value(head.issuer.as_ref()), "ỦY BAN NHÂN DÂN PHƯỜNG BẾN GỖ");
        let union = head_of("TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM\nSố: 3/KH-TLĐ\nKẾ HOẠCH\nThi đua\n");
        assert_eq!(value(union.issuer.as_ref()), "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM");
    }

    #[test]
    fn a_body_or_an_office_issues_with_whom_it_belongs_to() {
        for (top, issuer) in [
            (
                "MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ BẾN GỖ\nBAN THƯỜNG TRỰC",
                "MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ BẾN GỖ BAN THƯỜNG TRỰC",
            ),
            ("CỤM THI ĐUA SỐ 8\nCÁC XÃ VEN SÔNG", "CỤM THI ĐUA SỐ 8 CÁC XÃ VEN SÔNG"),
            ("CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH TAM GIANG", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TAM GIANG"),
            ("TỈNH ỦY TAM GIANG\nBAN TỔ CHỨC", "BAN TỔ CHỨC"),
        ] {
            let found = head_of(&format!("{top}\nSố: 3/KH-X\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nThi đua\n"));
            assert_eq!(value(found.issuer.as_ref()), issuer);
        }
    }

    #[test]
    fn a_date_of_what_it_rests_on_is_not_the_papers() {
        let head = head_of(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2/2027/HĐTV\nTheo Luật số 11/2027/QH16 ngày 4/5/2027\nCăn cứ Nghị định số 8/2027/NĐ-CP ngày 5/6/2027;\nKính gửi: Bên mua.\n",
        );
        assert_eq!((value(head.date.as_ref()), value(head.place.as_ref())), ("", ""));
        let head = head_of("UBND XÃ A\nSố: 2/KH-UBND ngày 4/5/2027\nKẾ HOẠCH\nThi đua\n");
        assert_eq!(value(head.date.as_ref()), "2027-05-04");
        let head = head_of("UBND XÃ A\nSố: 2/KH-UBND\nĐắk R’lấp, ngày 4/5/2027\nKẾ HOẠCH\nThi đua\n");
        assert_eq!(value(head.place.as_ref()), "Đắk R’lấp");
    }

    #[test]
    fn a_text_of_another_form_has_no_top() {
        let source = Source::new("Hôm nay trời đẹp. Số: mười hai.\nThi đua");
        assert!(read(&source, &Noise::new(&source)).is_none());
    }
}
