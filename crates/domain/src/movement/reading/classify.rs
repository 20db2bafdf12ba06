//! Whether a text launches a movement, answers one or tells of that; reports, regulations and news of awards do not.

use std::ops::Range;

use super::marker::{Class, marker_at};
use super::paragraph::Paragraph;
use super::source::Source;
use crate::movement::PlanKind;

/// Words by which a paper or article launches or answers.
#[rustfmt::skip]
const LAUNCHES: &[&str] = &[
    "phat dong", "huong ung", "to chuc phong trao", "to chuc cac phong trao", "trien khai phong trao",
    "trien khai thuc hien phong trao", "to chuc thuc hien phong trao", "thuc hien phong trao",
    "thuc hien cac phong trao", "trien khai cac phong trao", "to chuc dot thi dua", "dot thi dua",
    "trien khai dot thi dua", "ky ket giao uoc", "ky giao uoc", "giao uoc thi dua", "ra quan", "trien khai thi dua",
    "to chuc thi dua", "thi dua thuc hien", "thi dua lap thanh tich", "thi dua cao diem", "day manh phong trao",
    "day manh cac phong trao", "tiep tuc phong trao",
];

/// Words of papers about emulation that launch nothing.
#[rustfmt::skip]
const ELSE: &[&str] = &[
    "quy che", "quy dinh ve", "ban hanh quy dinh", "tang bang khen", "tang giay khen", "tang co", "tang thuong",
    "tang danh hieu", "cong nhan", "ket qua", "tong ket", "so ket", "thanh lap", "kien toan", "xet tang",
    "de nghi khen thuong", "de nghi tang", "de nghi xet", "khen thuong cho", "khen thuong cac",
    "ve viec khen thuong", "xet khen thuong", "hoi nghi", "hoi dong thi dua", "luat thi dua", "bo tieu chi",
    "bang diem", "cham diem", "bao cao", "sang kien", "thong ke", "dai hoi thi dua", "tap huan",
    "kiem tra cong tac", "trao tang", "trao bang khen", "trao giay khen", "trao co", "vinh danh", "bieu duong",
    "tuyen duong", "don nhan", "gap mat", "guong", "dien hinh", "lan toa", "thanh tich", "dat giai", "ton vinh",
    "don bang", "nhan bang khen", "khen thuong", "dau an", "hieu qua tu", "nhin lai",
];

/// Whether a paper of the form that Nghị định 30/2020 gives launches or answers a movement.
pub(super) fn paper(source: &Source, kind: PlanKind, title: &Range<usize>, paragraphs: &[Paragraph]) -> bool {
    if kind == PlanKind::Other {
        return false;
    }
    let about = source.has(title.clone(), &["thi dua", "phong trao"]);
    if about {
        // "thi đua, khen thưởng" as a field of work is no award.
        let launches = source.has(title.clone(), LAUNCHES);
        let other = source.has(title.clone(), ELSE) && !is_yearly_work(source, title);
        return launches || (!other && matches!(kind, PlanKind::Plan | PlanKind::Directive));
    }
    if !title.is_empty() && source.has(title.clone(), ELSE) {
        return false;
    }
    // A title that says it in other words: the text must launch a movement, early and as its own.
    let early = paragraphs.iter().take(14);
    let launching = early.clone().any(|paragraph| phat_dong(source, paragraph.tokens.clone()));
    let named: usize =
        paragraphs.iter().take(60).map(|paragraph| count(source, paragraph.tokens.clone(), "phong trao")).sum();
    launching && named >= 3 || named >= 5 && !title.is_empty() && source.word(title.start) == "\""
}

/// A plan of the year's emulation work: `công tác thi đua, khen thưởng năm 2026`.
fn is_yearly_work(source: &Source, title: &Range<usize>) -> bool {
    source.find(title.clone(), &["cong tac thi dua"]).is_some()
        && !source.has(
            title.clone(),
            &[
                "ket qua",
                "tong ket",
                "so ket",
                "bao cao",
                "hoi nghi",
                "quy che",
                "quy dinh ve",
                "kiem tra cong tac",
                "thanh lap",
                "tap huan",
            ],
        )
}

/// Whether an article tells of a launch or an answer: by its headline, else by its first paragraphs.
pub(super) fn article(source: &Source, headline: Option<&Range<usize>>, lead: &[Range<usize>]) -> bool {
    if let Some(headline) = headline {
        // "Điều 18. Phát động, tổ chức phong trào thi đua": a law.
        if marker_at(source, headline.start).is_some_and(|marker| marker.class == Class::Article) {
            return false;
        }
        // Somebody asks how it is done.
        if source.word(headline.end.saturating_sub(1)) == "?" {
            return false;
        }
        let about = source.has(headline.clone(), &["thi dua", "phong trao", "giao uoc", "chung suc", "chung tay"]);
        if about && source.has(headline.clone(), LAUNCHES) && !awards_first(source, headline) {
            return true;
        }
        if source.has(headline.clone(), ELSE) {
            return false;
        }
    }
    lead.iter().any(|tokens| phat_dong(source, tokens.clone()))
}

/// "Khen thưởng … hưởng ứng phong trào": what the headline is about stands first.
fn awards_first(source: &Source, headline: &Range<usize>) -> bool {
    let award = source.find(headline.clone(), ELSE).map(|found| found.start);
    let launch = source
        .find(headline.clone(), &["phat dong", "ky ket giao uoc", "ky giao uoc", "ra quan"])
        .map(|found| found.start);
    award.is_some() && launch.is_none()
}

/// A launch near the word for a movement, or an issued plan for one.
fn phat_dong(source: &Source, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let launch = source.any_phrase(
            at,
            &[
                "phat dong",
                "huong ung",
                "ban hanh ke hoach",
                "ban hanh chi thi",
                "ban hanh cong van",
                "ban hanh van ban",
                "ban hanh quyet dinh",
                "ky ket giao uoc",
            ],
        );
        launch.is_some_and(|after| {
            let reach = if source.word(at) == "ban" { 24 } else { 7 };
            let passed = at >= 1 && matches!(source.word(at - 1), "duoc" | "do");
            // "do Thủ tướng Chính phủ phát động" tells of another's.
            let others = (at.saturating_sub(9).max(tokens.start)..at)
                .any(|before| source.word(before) == "do" && source.is_small(before));
            !passed && !others && source.has(after..tokens.end.min(after + reach), &["thi dua", "phong trao"])
        })
    })
}

fn count(source: &Source, tokens: Range<usize>, phrase: &str) -> usize {
    tokens.filter(|at| source.phrase(*at, phrase).is_some()).count()
}
