//! The parts of a plan: which paragraphs are mục đích, yêu cầu, nội dung, giải pháp, tổ chức thực hiện, and how deep each stands.

use std::ops::Range;

use super::form::begins_organisation;
use super::marker::Class;
use super::paragraph::Paragraph;
use super::source::Source;

/// What a part of a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Purpose,
    Requirement,
    /// Mục đích, yêu cầu under one heading.
    PurposeAndRequirement,
    /// Mục tiêu.
    Aim,
    Content,
    Solution,
    /// Chỉ tiêu.
    Target,
    Organisation,
    /// Thời gian.
    Time,
    Slogan,
    /// Đối tượng.
    Participants,
    /// Khen thưởng, with all that stands under it: nguyên tắc, hình thức, tiêu chuẩn, số lượng.
    Commendation,
    /// Anything else: kinh phí, hồ sơ, kiểm tra.
    Other,
}

/// A paragraph in its part.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its part.
    pub role: Option<Role>,
    /// Whether it is only the part's heading.
    pub heading: bool,
    /// Depth among the numbers of the whole paper.
    pub depth: usize,
    /// Depth below its part's heading.
    pub level: usize,
    /// Which heading it stands under, counted from 1; 0 for none.
    pub part: usize,
    /// Its text: without number, without the heading's words before a colon.
    pub body: Range<usize>,
    /// Its number as printed.
    pub label: String,
    /// Whether it has a number or sign.
    pub marked: bool,
    /// What kind of number.
    pub class: Option<Class>,
    /// Whether its part is named, not concluded.
    pub sure: bool,
}

struct Section {
    depth: usize,
    role: Role,
    part: usize,
}

/// The paragraphs of a plan, each in its part.
pub(super) fn outline(source: &Source, paragraphs: &[Paragraph]) -> Vec<Line> {
    let mut classes: Vec<Class> = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut part = 0;
    let mut lines = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let class = paragraph.marker.as_ref().map(|marker| marker.class);
        let mut depth = depth_of(&mut classes, class);
        let body = paragraph.body();
        let within = sections.last().map(|section| section.role);
        let heading = heading(source, &body, class).or_else(|| {
            let role = in_few_words(source, &body, class, within)?;
            // Beside contents the phases of a movement only say when.
            let phases = role == Role::Content && lines.iter().any(|line: &Line| line.role == Some(Role::Content));
            Some((if phases { Role::Time } else { role }, None))
        });
        if class.is_none() && heading.is_some() {
            depth = beside(&mut classes, &sections, source.is_caps(&body));
        }
        if class.is_some() || heading.is_some() {
            sections.retain(|section| section.depth < depth);
        } else if ends_parts(source, &body) {
            sections.clear();
            classes.clear();
        }
        // Within "Tổ chức thực hiện" a sentence that begins with such a word is a task.
        // "- Nội dung: …" within the contents is one of them.
        let within = sections.last().map(|section| section.role);
        // Under "Khen thưởng" its objects, forms and standards are lines of it.
        let opened = heading
            .filter(|(role, rest)| rest.is_none() || (within != Some(Role::Organisation) && within != Some(*role)))
            .filter(|(role, _)| {
                within != Some(Role::Commendation)
                    || !matches!(role, Role::Participants | Role::Commendation | Role::Other)
            });
        let mut line = Line {
            role: None,
            heading: false,
            depth,
            level: 0,
            part: 0,
            body: body.clone(),
            label: paragraph.marker.as_ref().map(|marker| marker.label.clone()).unwrap_or_default(),
            marked: class.is_some(),
            class,
            sure: true,
        };
        if let Some((role, rest)) = opened {
            part += 1;
            sections.push(Section { depth, role, part });
            match rest {
                Some(rest) => {
                    line.body = rest..body.end;
                    line.label = String::new();
                }
                None => line.heading = true,
            }
        }
        if let Some(section) = sections.last() {
            line.role = Some(section.role);
            line.part = section.part;
            line.level = ((depth + 1).saturating_sub(section.depth) / 2).saturating_sub(1);
        }
        lines.push(line);
    }
    lines
}

/// Whether a paragraph without a number begins the last words of a paper, which belong to none of its parts.
fn ends_parts(source: &Source, body: &Range<usize>) -> bool {
    #[rustfmt::skip]
    const LAST: &[&str] = &[
        "tren day la", "trong qua trinh", "nhan duoc", "can cu noi dung", "can cu ke hoach", "can cu chi thi",
        "ke hoach nay", "chi thi nay", "quyet dinh nay", "de nghi", "yeu cau", "giao", "kinh de nghi",
    ];
    source.is_capital(body.start) && source.any_phrase(body.start, LAST).is_some()
}

/// How deep a number stands: at its kind's place among those that are open, or below them all. Numbers have even depths
/// from 2; headings without a number stand between them.
fn depth_of(classes: &mut Vec<Class>, class: Option<Class>) -> usize {
    let Some(class) = class else { return 2 * classes.iter().filter(|class| !class.is_sign()).count() + 2 };
    let open = classes.iter().position(|open| *open == class);
    if let Some(place) = open {
        classes.truncate(place + 1);
        return 2 * place + 2;
    }
    // "1.1." below "1.", wherever signs stood between.
    if !class.is_sign() {
        classes.retain(|open| !open.is_sign());
    }
    if let Class::Arabic(deep) = class {
        classes.retain(|open| !matches!(open, Class::Arabic(other) if *other > deep));
    }
    classes.push(class);
    2 * classes.len()
}

/// How deep a heading without a number stands: beside the last one of its sort, below a numbered one, or above all.
fn beside(classes: &mut Vec<Class>, sections: &[Section], caps: bool) -> usize {
    let open = match sections.last() {
        Some(section) if !caps => section.depth / 2,
        _ => 0,
    };
    classes.truncate(open);
    2 * open + 1
}

/// Words of headings, longer ones before those they begin with.
const HEADINGS: &[(&[&str], Role)] = &[
    (
        &[
            "muc dich , yeu cau",
            "muc dich va yeu cau",
            "muc dich yeu cau",
            "muc dich - yeu cau",
            "muc dich , y nghia , yeu cau",
            "muc tieu , yeu cau",
            "muc dich , muc tieu , yeu cau",
        ],
        Role::PurposeAndRequirement,
    ),
    (&["muc dich , y nghia", "muc dich"], Role::Purpose),
    (&["muc tieu , chi tieu", "chi tieu", "muc tieu cu the"], Role::Target),
    (&["muc tieu"], Role::Aim),
    (&["yeu cau"], Role::Requirement),
    (
        &[
            "to chuc thuc hien",
            "to chuc trien khai",
            "to chuc , thuc hien",
            "phan cong thuc hien",
            "phan cong to chuc",
            "phan cong nhiem vu",
            "phan cong trach nhiem",
            "trach nhiem thuc hien",
            "trach nhiem thi hanh",
            "trach nhiem cua cac",
        ],
        Role::Organisation,
    ),
    (
        &[
            "noi dung thi dua",
            "noi dung va giai phap",
            "noi dung , giai phap",
            "noi dung va nhiem vu",
            "noi dung , nhiem vu",
            "noi dung , hinh thuc",
            "noi dung phong trao",
            "noi dung phat dong",
            "noi dung trong tam",
            "noi dung chu yeu",
            "noi dung",
            "nhiem vu va giai phap",
            "nhiem vu , giai phap",
            "nhiem vu trong tam",
            "nhiem vu chu yeu",
            "nhiem vu cu the",
            "nhiem vu",
        ],
        Role::Content,
    ),
    (&["giai phap", "bien phap"], Role::Solution),
    (&["thoi gian", "thoi han"], Role::Time),
    (&["khau hieu"], Role::Slogan),
    (
        &["doi tuong , pham vi", "doi tuong va pham vi", "doi tuong", "pham vi , doi tuong", "pham vi va doi tuong"],
        Role::Participants,
    ),
    (
        &[
            "cong tac khen thuong",
            "khen thuong",
            "xet khen thuong",
            "hinh thuc khen thuong",
            "tieu chuan khen thuong",
            "tieu chuan , hinh thuc khen thuong",
            "nguyen tac khen thuong",
            "so luong khen thuong",
            "co cau giai",
            "muc thuong",
            "giai thuong",
        ],
        Role::Commendation,
    ),
    (
        &[
            "pham vi",
            "tieu chuan",
            "tieu chi",
            "hinh thuc",
            "kinh phi",
            "nguon kinh phi",
            "nguyen tac",
            "ho so",
            "co cau",
            "so luong",
            "tien do",
            "dang ky",
            "kiem tra",
            "so ket",
            "co so phap ly",
            "quan diem",
            "danh gia",
            "binh xet",
            "thanh phan",
            "dia diem",
            "quy trinh",
            "quy dinh",
            "dac diem tinh hinh",
            "ket qua",
            "ton tai",
            "han che",
            "phuong phap",
            "cach thuc",
            "thang diem",
        ],
        Role::Other,
    ),
];

/// The part that a heading opens; when text follows its colon, where that begins.
fn heading(source: &Source, body: &Range<usize>, class: Option<Class>) -> Option<(Role, Option<usize>)> {
    if class.is_some_and(|class| class == Class::Plus) || body.is_empty() {
        return None;
    }
    let caps = source.is_caps(body);
    if caps && body.len() <= 40 {
        return in_capitals(source, body).map(|role| (role, None));
    }
    let start = source.any_phrase(body.start, &["ve cac", "ve", "cac", "mot so", "nhung"]).unwrap_or(body.start);
    let (role, after) =
        HEADINGS.iter().find_map(|(phrases, role)| Some((*role, source.any_phrase(start, phrases)?)))?;
    if !source.is_capital(body.start) || after > body.end {
        return None;
    }
    let rest_of_line = after..body.end.min(after + 10);
    let colon = rest_of_line.clone().find(|at| source.word(*at) == ":");
    let words = colon.unwrap_or(body.end) - after;
    // "Yêu cầu các đơn vị …" asks somebody; "Nội dung thi đua phải …" is a sentence.
    #[rustfmt::skip]
    const SENTENCE: &[&str] = &[
        "cac don vi", "cac co quan", "cac phong", "doi voi cac", "thu truong", "moi", "tat ca", "dang", "chu tich",
        "toan the", "phai", "duoc", "la", "can", "dung", "ket qua", "da", "de", "nham", "co",
    ];
    let sentence = source.any_phrase(after, SENTENCE).is_some()
        || (words > 0 && begins_organisation(source, after) && source.is_capital(after));
    if sentence || words > 9 {
        return None;
    }
    match colon {
        Some(colon) if colon + 1 >= body.end => Some((role, None)),
        Some(colon) => Some((role, Some(colon + 1))),
        None => {
            let last = source.word(body.end.saturating_sub(1));
            let sentence = (matches!(last, ";" | ",") || (last == "." && body.len() > 8)) || body.len() > 14;
            let sign = class.is_some_and(Class::is_sign);
            (!sentence && !sign).then_some((role, None))
        }
    }
}

/// Words that a heading of few words may have anywhere: `Các mức khen thưởng:`, `Các đơn vị tham gia`.
const NOUNS: &[(&[&str], Role)] = &[
    (&["khen thuong", "muc thuong", "giai thuong", "co cau giai"], Role::Commendation),
    (&["don vi tham gia", "doi tuong tham gia", "thanh phan tham gia", "tap the tham gia"], Role::Participants),
    (&["dot thi dua"], Role::Content),
];

/// The part that a numbered line of few words opens, or one that a colon ends: a noun, and nothing is done in it.
fn in_few_words(source: &Source, body: &Range<usize>, class: Option<Class>, within: Option<Role>) -> Option<Role> {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "to chuc", "thuc hien", "de nghi", "xet", "kip thoi", "lam", "tang cuong", "doi moi", "nang cao", "day manh",
        "phoi hop", "giao", "tham muu", "gan", "lay", "bao cao", "phat dong", "huong ung", "dang ky", "trien khai", "xay dung",
        "duoc", "phai", "la", "co", "de", "theo", "thi dua , khen thuong", "thi dua - khen thuong", "thi dua khen thuong",
        "thi dua va khen thuong",
    ];
    let last = source.word(body.end.saturating_sub(1));
    let colon = last == ":";
    let head = source.trimmed(body.clone());
    let numbered = class.is_some_and(|class| !class.is_sign());
    let short = !head.is_empty() && head.len() <= 8 && !matches!(last, ";" | ",") && source.is_capital(head.start);
    if !short || !(numbered || colon) || head.clone().any(|at| matches!(source.word(at), ":" | "," | "\"")) {
        return None;
    }
    let says = |phrases: &[&str]| source.any_phrase(head.start, phrases);
    // "Trách nhiệm của Sở Nội vụ" within the organisation is whose task follows.
    let duty = says(&["phan cong cu the", "phan cong"]) == Some(head.end)
        || says(&["trach nhiem cua", "trach nhiem cac"]).is_some();
    if duty && within != Some(Role::Organisation) {
        return Some(Role::Organisation);
    }
    if within == Some(Role::Commendation) || source.has(head.clone(), VERBS) {
        return None;
    }
    NOUNS.iter().find(|(phrases, _)| source.has(head.clone(), phrases)).map(|(_, role)| *role)
}

/// A heading in capitals may have its word anywhere: `ĐỐI TƯỢNG, NỘI DUNG THI ĐUA`.
fn in_capitals(source: &Source, body: &Range<usize>) -> Option<Role> {
    let starts = HEADINGS.iter().find_map(|(phrases, role)| source.any_phrase(body.start, phrases).map(|_| *role));
    match starts {
        Some(role) if !matches!(role, Role::Other | Role::Participants) => return Some(role),
        _ => {}
    }
    let inside = [
        (&["noi dung thi dua", "noi dung phong trao", "noi dung"][..], Role::Content),
        (&["to chuc thuc hien", "trach nhiem"], Role::Organisation),
        (&["giai phap", "bien phap"], Role::Solution),
        (&["nhiem vu"], Role::Content),
        (&["chi tieu"], Role::Target),
        (&["muc thuong", "giai thuong"], Role::Commendation),
        (&["don vi tham gia", "doi tuong tham gia", "thanh phan tham gia"], Role::Participants),
    ];
    let awards = source.has(body.clone(), &["khen thuong"])
        && !source
            .has(body.clone(), &["thi dua , khen thuong", "thi dua khen thuong", "thi dua - khen thuong", "noi dung"]);
    if awards {
        return Some(Role::Commendation);
    }
    inside.iter().find(|(phrases, _)| source.has(body.clone(), phrases)).map(|(_, role)| *role).or(starts)
}

#[cfg(test)]
mod tests {
    use super::super::noise::Noise;
    use super::super::paragraph::paragraphs;
    use super::*;

    fn roles(text: &str) -> Vec<(Option<Role>, bool, usize)> {
        let source = Source::new(text);
        let all = paragraphs(&source, &Noise::new(&source), 0..source.line_count());
        outline(&source, &all).into_iter().map(|line| (line.role, line.heading, line.level)).collect()
    }

    #[test]
    fn parts_open_at_headings_and_close_at_the_next_of_their_depth() {
        let text = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Một.\n2. Yêu cầu: Hai.\nII. ĐỐI TƯỢNG, NỘI DUNG THI ĐUA\n1. Đối tượng\n- Ba.\n2. Nội dung\na) Bốn;\n- Năm.\nIII. KHEN THƯỞNG\n1. Sáu.\nIV. TỔ CHỨC THỰC HIỆN\n1. Yêu cầu các phòng làm bảy.";
        let none = |role, heading, level| (Some(role), heading, level);
        assert_eq!(
            roles(text),
            [
                none(Role::PurposeAndRequirement, true, 0),
                none(Role::Purpose, true, 0),
                none(Role::Purpose, false, 0),
                none(Role::Requirement, false, 0),
                none(Role::Content, true, 0),
                none(Role::Participants, true, 0),
                none(Role::Participants, false, 0),
                none(Role::Content, true, 0),
                none(Role::Content, false, 0),
                none(Role::Content, false, 1),
                none(Role::Commendation, true, 0),
                none(Role::Commendation, false, 0),
                none(Role::Organisation, true, 0),
                none(Role::Organisation, false, 0),
            ]
        );
    }

    #[test]
    fn all_that_stands_under_commendation_is_a_line_of_it() {
        let text = "III. KHEN THƯỞNG\n1. Đối tượng: Một.\n2. Hình thức khen thưởng\na) Hai.\nIV. KINH PHÍ\n1. Ba.";
        let commended = |heading, level| (Some(Role::Commendation), heading, level);
        assert_eq!(
            roles(text),
            [
                commended(true, 0),
                commended(false, 0),
                commended(false, 0),
                commended(false, 1),
                (Some(Role::Other), true, 0),
                (Some(Role::Other), false, 0),
            ]
        );
    }

    #[test]
    fn headings_of_few_words_are_known_by_their_noun() {
        for (text, role) in [
            ("6. Các mức khen thưởng:", Role::Commendation),
            ("III. MỨC THƯỞNG", Role::Commendation),
            ("3. Cơ cấu giải thưởng", Role::Commendation),
            ("2. Các đơn vị tham gia", Role::Participants),
            ("II. ĐƠN VỊ THAM GIA", Role::Participants),
            ("3. Phân công", Role::Organisation),
            ("7. Trách nhiệm các đơn vị:", Role::Organisation),
            ("II. Các đợt thi đua", Role::Content),
        ] {
            assert_eq!(roles(&format!("{text}\n- Một.")), [(Some(role), true, 0), (Some(role), false, 0)], "{text}");
        }
        for text in [
            "3. Kịp thời khen thưởng cá nhân tiêu biểu",
            "2. Tổ chức các đợt thi đua",
            "1. Phân công người trực",
            "4. Công tác thi đua, khen thưởng",
        ] {
            assert_eq!(roles(text), [(None, false, 0)], "{text}");
        }
    }

    #[test]
    fn a_sentence_that_begins_like_a_heading_is_none() {
        for text in [
            "1. Yêu cầu các đơn vị nghiêm túc thực hiện",
            "1. Nội dung thi đua phải thiết thực",
            "2. Nhiệm vụ được giao hoàn thành đúng hạn, đạt kết quả cao trong mọi mặt công tác của đơn vị năm nay.",
        ] {
            assert!(roles(text).iter().all(|(role, ..)| role.is_none()), "{text}");
        }
    }
}
