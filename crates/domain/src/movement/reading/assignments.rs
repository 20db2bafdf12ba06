//! Tổ chức thực hiện: who does what by when.

use std::ops::Range;

use super::article;
use super::dates::date_at;
use super::form::begins_organisation;
use super::marker::Class;
use super::model::{Found, FoundAssignment};
use super::outline::{Line, Role};
use super::source::Source;

/// What one who has a task does; these begin it.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "co trach nhiem", "chiu trach nhiem", "co nhiem vu", "chu tri", "phoi hop", "kip thoi", "tich cuc", "theo doi",
    "don doc", "huong dan", "tham muu", "giup", "trien khai", "quan triet", "pho bien", "tuyen truyen", "day manh",
    "tiep tuc", "bao cao", "gui", "dang ky", "lua chon", "phat dong", "tang cuong", "chi dao", "nghien cuu",
    "de xuat", "van dong", "bo tri", "cu the hoa", "chu dong", "thuong xuyen", "la co quan", "duoc giao",
    "tham dinh", "tong hop", "kiem tra", "giam sat", "ra soat", "ban hanh", "long ghep", "phan cong", "phat huy",
    "neu cao", "huong ung", "can cu", "xay dung", "thuc hien", "quan tam", "dua tin", "thong tin", "gan",
    "nghiem tuc", "khan truong", "cung cap", "bo sung", "phan dau", "dong vien", "tap trung", "chuan bi", "lap",
    "mo", "dua", "danh gia", "xem xet", "thong bao", "bao dam", "dam bao", "hoan thanh", "ky ket", "tiep nhan",
    "binh xet", "xet", "lam dau moi", "lanh dao ,", "lanh dao va chi dao", "lanh dao thuc hien", "lanh dao trien khai", "lanh dao xay dung", "lanh dao to chuc",
    "thanh lap", "to chuc", "huy dong", "nop", "cham diem", "cong bo", "trinh", "tham gia", "hoan thien", "niem yet",
    "cong khai", "khao sat", "ra quan", "vao cuoc", "quan ly", "duy tri", "giai quyet", "ho tro", "dam nhiem", "phu trach",
];

/// Verbs of one syllable by their marks.
const SHORT: &[(&str, &str)] =
    &[("dua", "đưa"), ("mo", "mở"), ("lap", "lập"), ("gan", "gắn"), ("gui", "gửi"), ("giup", "giúp"), ("xet", "xét")];

/// Words that give a task before who gets it.
const GIVES: &[&str] = &["giao cho", "giao", "de nghi", "yeu cau", "phan cong", "kinh de nghi"];

/// Where a word that gives a task ends: "giao", not "giáo".
fn gives_at(source: &Source, at: usize) -> Option<usize> {
    let given = source.any_phrase(at, GIVES)?;
    (source.word(at) != "giao" || source.printed(at).to_lowercase() == "giao").then_some(given)
}

/// The assignments of the part that is named so, and those that contents give by the way.
pub(super) fn read(source: &Source, lines: &[Line]) -> Vec<FoundAssignment> {
    let mut found = Vec::new();
    let mut who: Option<(usize, usize, Found)> = None;
    for (place, line) in lines.iter().enumerate() {
        if line.heading || tells(source, &line.body) {
            continue;
        }
        match line.role {
            Some(Role::Organisation) => {
                let child = who.as_ref().filter(|(part, depth, _)| *part == line.part && line.depth > *depth);
                let below = lines
                    .get(place + 1)
                    .is_some_and(|next| next.part == line.part && next.depth > line.depth && !next.heading);
                if let Some(name) = alone(source, line, below) {
                    who = source.found_trimmed(name, true).map(|found| (line.part, line.depth, found));
                    continue;
                }
                // "Cấp tỉnh", "Về khen thưởng" over tasks of their own.
                if below && line.body.len() <= 6 && task_start(source, &line.body).is_none() {
                    who = None;
                    continue;
                }
                let own = assignment(source, line.body.clone(), true);
                match (own, child) {
                    (Some(own), _) => {
                        if below && source.word(line.body.end - 1) == ":" {
                            who = own.who.clone().map(|found| (line.part, line.depth, found));
                        }
                        found.push(own);
                    }
                    (None, Some((_, _, who))) => {
                        let task = source.found_trimmed(line.body.clone(), true);
                        found.push(FoundAssignment {
                            who: Some(who.clone()),
                            deadline: deadline(source, line.body.clone()),
                            task,
                        });
                    }
                    (None, None) => {
                        let deadline = deadline(source, line.body.clone());
                        let task = source.found_trimmed(line.body.clone(), false);
                        // What is no task begins with no verb: "Phong trào chia làm hai giai đoạn".
                        let does = source.any_phrase(line.body.start, VERBS).is_some() || deadline.is_some();
                        if line.marked && does && task.is_some() {
                            found.push(FoundAssignment { who: None, task, deadline });
                        }
                    }
                }
            }
            Some(Role::Content) => found.extend(by_the_way(source, line, &line.body)),
            None | Some(Role::Time | Role::Participants | Role::Commendation | Role::Other)
                if line.role.is_none() || !line.marked =>
            {
                // The sentence may be another than the first: "… có hiệu lực từ ngày ký. Các đơn vị chịu trách nhiệm …".
                let mut parts = sentences(source, &line.body);
                found.extend(parts.find_map(|start| by_the_way(source, line, &(start..line.body.end))));
            }
            _ => {}
        }
    }
    found
}

/// `Bộ Tài chính thông báo để các đơn vị biết` asks nobody.
fn tells(source: &Source, body: &Range<usize>) -> bool {
    source.has(body.start..body.end.min(body.start + 16), &["thong bao de"])
}

/// A line that is only who: `1. Sở Nội vụ`, `a) Các xã, phường:`.
fn alone(source: &Source, line: &Line, below: bool) -> Option<Range<usize>> {
    let name = source.trimmed(line.body.clone());
    let start = source.any_phrase(name.start, &["doi voi", "trach nhiem cua", "nhiem vu cua"]).unwrap_or(name.start);
    let name = start..name.end;
    let only = !name.is_empty()
        && name.len() <= 40
        && below
        && begins_organisation(source, name.start)
        && task_start(source, &name).is_none();
    only.then_some(name)
}

/// Who and what of a sentence: `Giao Sở Nội vụ chủ trì …`, `Sở Nội vụ: chủ trì …`.
pub(super) fn assignment(source: &Source, body: Range<usize>, sure: bool) -> Option<FoundAssignment> {
    let mut start = gives_at(source, body.start).filter(|after| *after < body.end).unwrap_or(body.start);
    // "Ủy ban nhân dân huyện yêu cầu các xã …"
    if start == body.start
        && let Some(given) = given_by(source, &body)
    {
        start = given;
    }
    let acts = start == body.start && source.any_phrase(start, VERBS).is_some();
    if acts || !begins_organisation(source, start) {
        return None;
    }
    let name = start..body.end;
    let task = task_start(source, &name)?;
    let who = source.found_trimmed(start..task, sure)?;
    let task = source.found_trimmed(task..body.end, sure)?;
    Some(FoundAssignment { who: Some(who), task: Some(task), deadline: deadline(source, body) })
}

/// Whether who gives a task begins there: an organisation, or `Thành phố`, `Tỉnh` for it.
fn speaks(source: &Source, at: usize) -> bool {
    let place = source.phrase(at, "thanh pho").is_some() || source.printed(at) == "Tỉnh";
    place && source.is_capital(at) || begins_organisation(source, at)
}

/// Where who gets the task begins after an organisation that gives it.
fn given_by(source: &Source, body: &Range<usize>) -> Option<usize> {
    if !speaks(source, body.start) {
        return None;
    }
    let near = body.start + 1..body.end.min(body.start + 22);
    let cue = near.take_while(|at| !matches!(source.word(*at), "." | ";")).find(|at| {
        source.is_small(*at) && gives_at(source, *at).is_some() && !source.has(body.start..*at, VERBS_BEFORE)
    })?;
    let after = gives_at(source, cue)?;
    begins_organisation(source, after).then_some(after)
}

/// A sentence that already does something does not give a task by a later "yêu cầu".
const VERBS_BEFORE: &[&str] = &["co trach nhiem", "chu tri", "phoi hop", "can cu", "tham muu", "theo", "cac yeu cau"];

/// Where the task begins after who has it.
fn task_start(source: &Source, name: &Range<usize>) -> Option<usize> {
    for at in name.start + 1..name.end.min(name.start + 90) {
        match source.word(at) {
            ":" => return (at + 1 < name.end).then_some(at + 1),
            // "Các phòng; các xã có trách nhiệm …": who goes on.
            ";" if !begins_organisation(source, at + 1) => return None,
            "." if !source.is_small(at + 1) && source.word(at - 1).len() > 2 => return None,
            _ => {}
        }
        if !source.is_small(at) || source.any_phrase(at, VERBS).is_none_or(|end| end > name.end) {
            continue;
        }
        let before = source.word(at - 1);
        // Short words that fold like others: "đua" and "đưa".
        let other = SHORT.iter().any(|(folded, printed)| source.word(at) == *folded && source.printed(at) != *printed);
        let noun = other
            || match source.word(at) {
                // "các tổ chức, doanh nghiệp": organisations.
                "to" => {
                    let after = source.word(at + 2);
                    matches!(before, "cac" | "nhung" | "," | "moi" | "va" | "ca")
                        && !matches!(
                            after,
                            "thuc" | "trien" | "theo" | "phat" | "tuyen" | "quan" | "pho" | "dang" | "hoc" | "ky"
                        )
                }
                "thong" => matches!(source.word(at + 1), "tin") && matches!(before, "quan" | "phong" | "va"),
                "xet" | "mo" | "lap" | "dua" | "gui" | "gan" | "giup" => {
                    matches!(before, "," | "va" | "thanh" | "vung" | "de" | "tro")
                }
                "chi" | "lanh" => matches!(before, "ban" | "to" | "lanh" | "dao"),
                "kiem" | "tham" | "thuc" => matches!(before, "ban" | "cong" | "to" | "phong" | "viec"),
                "bao" => matches!(source.word(at + 1), "cao") && matches!(before, "dang" | "che" | "nop" | "co"),
                "can" => matches!(before, "va"),
                _ => false,
            };
        if !noun {
            return Some(at);
        }
    }
    None
}

/// Where the sentences of a paragraph begin.
fn sentences(source: &Source, body: &Range<usize>) -> impl Iterator<Item = usize> {
    let after = |at: &usize| source.word(*at) == "." && source.is_capital(at + 1);
    std::iter::once(body.start).chain(body.clone().filter(after).map(|at| at + 1))
}

/// A task that a paragraph outside "Tổ chức thực hiện" gives: `Giao …`, `Đề nghị …`, `… có trách nhiệm …`.
fn by_the_way(source: &Source, line: &Line, body: &Range<usize>) -> Option<FoundAssignment> {
    if !source.is_capital(body.start) || source.word(body.end.saturating_sub(1)) == ":" {
        return None;
    }
    if let Some(asked) = asked(source, body) {
        return assignment(source, asked..body.end, true);
    }
    let given = gives_at(source, body.start).is_some_and(|after| begins_organisation(source, after));
    let near = body.start..body.end.min(body.start + 45);
    let bound = speaks(source, body.start)
        && (source.has(near, &["co trach nhiem", "chiu trach nhiem"]) || given_by(source, body).is_some())
        && !line.class.is_some_and(|class| matches!(class, Class::Part));
    const TASKS: &[&str] =
        &["phoi hop", "chu tri", "theo doi", "huong dan", "tham muu", "don doc", "tong hop", "bao cao"];
    // An article's sentence: who leads, who helps.
    let early = body.start + 1..body.end.min(body.start + 14);
    let told = line.role.is_none()
        && begins_organisation(source, body.start)
        && task_start(source, body)
            .is_some_and(|task| early.contains(&task) && source.any_phrase(task, TASKS).is_some());
    let found =
        (given || bound || told).then(|| assignment(source, body.clone(), (given && line.role.is_none()) || bound))?;
    found.filter(|found| found.who.is_some())
}

/// Where who is asked begins, after who asks: `Nhận được công văn này, Sở Y tế yêu cầu các bệnh viện …`.
fn asked(source: &Source, body: &Range<usize>) -> Option<usize> {
    let near = body.start..body.end.min(body.start + 45);
    near.into_iter().find_map(|at| {
        let after = source.any_phrase(at, &["yeu cau", "de nghi"]).filter(|_| source.is_small(at))?;
        let asks = article::subject(source, body.start, at).is_some();
        (asks && begins_organisation(source, after)).then_some(after)
    })
}

/// Whether a paragraph gives somebody something to do.
pub(super) fn gives(source: &Source, body: &Range<usize>) -> bool {
    let given = gives_at(source, body.start).is_some_and(|after| begins_organisation(source, after));
    given || given_by(source, body).is_some() || asked(source, body).is_some()
}

/// By when, as written.
pub(super) fn deadline(source: &Source, tokens: Range<usize>) -> Option<Found> {
    #[rustfmt::skip]
    const CUES: &[&str] = &[
        "truoc ngay", "truoc", "cham nhat ngay", "cham nhat truoc ngay", "cham nhat den ngay", "cham nhat vao ngay",
        "cham nhat trong", "cham nhat", "xong truoc ngay", "xong truoc", "het ngay", "hoan thanh trong",
        "hoan thanh vao", "hoan thanh truoc ngay", "hoan thanh truoc", "trong thang", "trong quy", "thoi gian hoan thanh", "thoi han",
        "dinh ky", "vao ngay", "vao thu",
    ];
    for at in tokens.clone() {
        let Some(cue) = source.any_phrase(at, CUES).filter(|cue| *cue < tokens.end) else {
            continue;
        };
        let end = time_end(source, cue, tokens.end);
        if let Some(end) = end {
            return source.found_trimmed(at..end, true);
        }
    }
    let every =
        tokens.clone().find_map(|at| Some(at..every(source, at)?).filter(|every| reports(source, &tokens, every)));
    every.and_then(|every| source.found(every, true))
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

    fn row(text: &str) -> [String; 3] {
        let source = Source::new(text);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        let found = assignment(&source, 0..source.len(), true);
        found.map(|a| [value(a.who), value(a.task), value(a.deadline)]).unwrap_or_default()
    }

    #[test]
    fn who_ends_where_the_task_begins() {
        for (text, who, task, by) in [
            (
                "Giao Sở Nội vụ chủ trì, theo dõi việc thực hiện, báo cáo trước ngày 15/12 hằng năm.",
                "Sở Nội vụ",
                "chủ trì, theo dõi việc thực hiện, báo cáo trước ngày 15/12 hằng năm",
                "trước ngày 15/12 hằng năm",
            ),
            (
                "Các cơ quan, tổ chức, doanh nghiệp trên địa bàn tổ chức phát động thi đua",
                "Các cơ quan, tổ chức, doanh nghiệp trên địa bàn",
                "tổ chức phát động thi đua",
                "",
            ),
            (
                "Phòng Tổ chức - Hành chính: Tổng hợp kết quả, xong trước ngày 20 tháng 11 năm 2026",
                "Phòng Tổ chức - Hành chính",
                "Tổng hợp kết quả, xong trước ngày 20 tháng 11 năm 2026",
                "xong trước ngày 20 tháng 11 năm 2026",
            ),
            (
                "Ủy ban nhân dân huyện yêu cầu các xã, thị trấn tích cực phổ biến kế hoạch",
                "các xã, thị trấn",
                "tích cực phổ biến kế hoạch",
                "",
            ),
            (
                "Thủ trưởng các phòng có trách nhiệm thi hành, hoàn thành trong quý I/2026",
                "Thủ trưởng các phòng",
                "có trách nhiệm thi hành, hoàn thành trong quý I/2026",
                "hoàn thành trong quý I/2026",
            ),
        ] {
            assert_eq!(row(text), [who, task, by].map(str::to_owned), "{text}");
        }
        assert_eq!(row("Trời hôm nay nắng đẹp"), ["", "", ""].map(str::to_owned));
    }
}
