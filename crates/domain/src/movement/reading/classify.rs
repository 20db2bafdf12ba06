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
    "day manh cac phong trao", "tiep tuc phong trao", "thuc hien cuoc van dong", "to chuc cuoc van dong",
    "trien khai cuoc van dong", "trien khai thuc hien cuoc van dong",
];

/// Words by which a paper or article launches whatever stands before them: `Hội nghị tổng kết …, phát động …`.
const STRONG: &[&str] = &["phat dong", "ky ket giao uoc", "ky giao uoc", "ra quan"];

/// What is done by papers about emulation that launch nothing: awards, money, committees, reports, inspections.
#[rustfmt::skip]
const OTHER_VERBS: &[&str] = &[
    "quy che", "quy dinh ve", "ban hanh quy dinh", "tang bang khen", "tang giay khen", "tang co", "tang thuong",
    "tang danh hieu", "truy tang", "cong nhan", "ket qua", "tong ket", "so ket", "thanh lap", "kien toan", "xet tang",
    "de nghi khen thuong", "de nghi tang", "de nghi xet", "khen thuong cho", "khen thuong cac",
    "ve viec khen thuong", "xet khen thuong", "binh xet", "hoi nghi", "hoi dong thi dua", "luat thi dua", "bo tieu chi",
    "bang diem", "cham diem", "bao cao", "thong ke", "dai hoi thi dua", "tap huan", "kiem tra cong tac",
    "kiem tra viec", "kiem tra , giam sat", "kiem tra tinh hinh", "kiem tra , danh gia", "kiem tra phong trao",
    "giam sat viec", "giam sat phong trao", "giam sat tinh hinh", "phe duyet kinh phi", "phe duyet danh sach", "phe duyet du toan",
    "phe duyet ket qua", "cap kinh phi", "bo sung kinh phi", "phan bo kinh phi", "trao tang", "trao bang khen",
    "trao giay khen", "trao co", "trao thuong", "vinh danh", "bieu duong", "tuyen duong", "don nhan", "gap mat", "dat giai", "ton vinh",
    "don bang", "nhan bang khen", "khen thuong", "nhin lai",
];

/// Words that tell of what came of a movement where nothing is launched.
const OTHER_WORDS: &[&str] = &["sang kien", "guong", "dien hinh", "lan toa", "thanh tich", "dau an", "hieu qua tu"];

/// What a title is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// It launches, answers or carries out.
    Launch,
    /// It awards, pays, reports.
    Other,
}

/// What a title is about: its first verb, unless another launch is added to that (`Tổng kết … và phát động …`).
fn about(source: &Source, title: &Range<usize>) -> Option<About> {
    let launch = source.find(title.clone(), LAUNCHES).map(|found| found.start);
    let other = title.clone().find(|at| does_other(source, title, *at));
    match (launch, other) {
        (Some(launch), Some(other)) if other <= launch && !adds_launch(source, title) => Some(About::Other),
        (Some(_), _) => Some(About::Launch),
        (None, Some(_)) => Some(About::Other),
        (None, None) => None,
    }
}

/// Whether one of [`OTHER_VERBS`] stands there as what the title is about.
fn does_other(source: &Source, title: &Range<usize>, at: usize) -> bool {
    let Some(after) = source.any_phrase(at, OTHER_VERBS).filter(|after| *after <= title.end) else { return false };
    let before = if at > title.start { source.word(at - 1) } else { "" };
    match source.word(at) {
        // "công nhân", "trong công nhân".
        "cong" => source.printed(at + 1).to_lowercase() == "nhận",
        // "80 năm Ngày thành lập Đảng"
        "thanh" => !matches!(before, "ngay" | "nam" | "niem" | "le" | "duoc"),
        "hoi" => !matches!(before, "quyet" | "luan"),
        // The field of work: "thi đua, khen thưởng".
        "khen" => {
            let field = at.saturating_sub(3).max(title.start)..at;
            after > at + 2 || !(matches!(before, "," | "-" | "va" | "dua") && source.has(field, &["thi dua"]))
        }
        _ => true,
    }
}

/// Whether a launch stands beside what was said before: after "và", a comma, a dash.
fn adds_launch(source: &Source, title: &Range<usize>) -> bool {
    title.clone().any(|at| {
        let strong = source.any_phrase(at, STRONG).is_some();
        let mut start = at;
        while start > title.start && matches!(source.word(start - 1), "le" | "to" | "chuc") {
            start -= 1;
        }
        strong
            && start > title.start
            && matches!(source.word(start - 1), "va" | "," | ";" | "-" | ":" | "." | "hop" | "voi" | "thoi" | "gan")
    })
}

/// Whether words stand in a title that tell of awards and results.
fn tells_other(source: &Source, title: &Range<usize>) -> bool {
    let verb = |at: usize| {
        let worker = source.word(at) == "cong" && source.printed(at + 1).to_lowercase() != "nhận";
        !worker && source.any_phrase(at, OTHER_VERBS).is_some_and(|after| after <= title.end)
    };
    title.clone().any(verb) || source.has(title.clone(), OTHER_WORDS)
}

/// Words that a title about a movement has.
const NAMES: &[&str] = &["thi dua", "phong trao", "cuoc van dong"];

/// Whether a paper of the form that Nghị định 30/2020 gives launches or answers a movement.
pub(super) fn paper(source: &Source, kind: PlanKind, title: &Range<usize>, paragraphs: &[Paragraph]) -> bool {
    if kind == PlanKind::Other {
        return false;
    }
    if source.has(title.clone(), NAMES) {
        let yearly = is_yearly_work(source, title);
        let other = tells_other(source, title) && !yearly;
        return match about(source, title) {
            Some(About::Launch) => true,
            Some(About::Other) if !yearly => false,
            _ => !other && matches!(kind, PlanKind::Plan | PlanKind::Directive),
        };
    }
    if !title.is_empty() && tells_other(source, title) {
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
        let named = source.has(headline.clone(), &["thi dua", "phong trao", "giao uoc", "chung suc", "chung tay"]);
        if named && about(source, headline) == Some(About::Launch) {
            // News of what came of a movement name it, too: only a launch of its own is one beside awards and results.
            if !tells_other(source, headline) || source.has(headline.clone(), STRONG) {
                return true;
            }
        }
        if tells_other(source, headline) {
            return false;
        }
    }
    lead.iter().any(|tokens| phat_dong(source, tokens.clone()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_launch(title: &str) -> bool {
        let source = Source::new(title);
        paper(&source, PlanKind::Decision, &(0..source.len()), &[])
    }

    #[test]
    fn a_title_is_about_its_first_verb() {
        for title in [
            "tặng Giấy khen cho 12 hộ có thành tích trong thực hiện phong trào thi đua “Làng sạch”",
            "khen thưởng đợt thi đua nước rút mùa khô",
            "công nhận xã dẫn đầu phong trào thi đua thực hiện nhiệm vụ thu ngân sách",
            "kiện toàn Ban Chỉ đạo thực hiện phong trào thi đua trồng rừng",
            "Ban hành Quy chế làm việc của Tổ giúp việc phong trào thi đua",
            "Phê duyệt kinh phí tổ chức phong trào thi đua quý II",
            "Tổng kết ba năm thực hiện phong trào thi đua “Bếp ấm”",
            "Kết quả thực hiện phong trào thi đua tháng 5",
            "Kiểm tra, giám sát việc triển khai phong trào thi đua",
            "thành lập Ban Tổ chức lễ phát động phong trào thi đua",
            "tặng thưởng các tập thể trong phong trào thi đua do Ủy ban nhân dân tỉnh phát động",
        ] {
            assert!(!is_launch(title), "{title}");
        }
        for title in [
            "phát động phong trào thi đua và khen thưởng năm 2027",
            "ban hành Kế hoạch phát động phong trào thi đua “Làng sạch”",
            "Tổng kết năm 2026 và phát động phong trào thi đua năm 2027",
            "Sơ kết vụ mùa, tổ chức lễ phát động thi đua vụ đông",
            "hưởng ứng phong trào thi đua, đề nghị khen thưởng đột xuất",
            "phong trào trong công nhân, lao động: triển khai thi đua liên kết",
            "kỷ niệm 60 năm Ngày thành lập ngành, tổ chức phong trào thi đua",
        ] {
            assert!(is_launch(title), "{title}");
        }
    }
}
