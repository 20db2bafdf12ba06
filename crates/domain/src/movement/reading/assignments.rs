//! Tổ chức thực hiện: who does what by when.

use std::ops::Range;

use super::article;
use super::deadlines::deadlines;
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
    "mo", "hop", "dua", "danh gia", "xem xet", "thong bao", "bao dam", "dam bao", "hoan thanh", "ky ket", "tiep nhan",
    "binh xet", "xet", "lam dau moi", "lanh dao ,", "lanh dao va chi dao", "lanh dao thuc hien", "lanh dao trien khai", "lanh dao xay dung", "lanh dao to chuc",
    "thanh lap", "to chuc", "huy dong", "nop", "cham diem", "cong bo", "trinh", "tham gia", "hoan thien", "niem yet",
    "cong khai", "khao sat", "ra quan", "vao cuoc", "quan ly", "duy tri", "giai quyet", "ho tro", "dam nhiem", "phu trach",
];

/// Verbs of one syllable by their marks.
const SHORT: &[(&str, &str)] = &[
    ("dua", "đưa"),
    ("mo", "mở"),
    ("lap", "lập"),
    ("gan", "gắn"),
    ("gui", "gửi"),
    ("giup", "giúp"),
    ("xet", "xét"),
    ("hop", "họp"),
];

/// Words that give a task before who gets it.
const GIVES: &[&str] = &["giao cho", "giao", "de nghi", "yeu cau", "phan cong", "kinh de nghi"];

/// Where a word that gives a task ends: "giao", not "giáo".
fn gives_at(source: &Source, at: usize) -> Option<usize> {
    let given = source.any_phrase(at, GIVES)?;
    (source.word(at) != "giao" || source.printed(at).to_lowercase() == "giao").then_some(given)
}

/// The assignments of the part that is named so, and those that contents give by the way; in a letter or directive
/// (`orders`) the contents themselves are tasks.
pub(super) fn read(source: &Source, lines: &[Line], orders: bool) -> Vec<FoundAssignment> {
    let mut found = Vec::new();
    let mut asked_of: Option<Found> = None;
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
                let own = assignments(source, line.body.clone(), true);
                match (own.first(), child) {
                    (Some(first), _) => {
                        if below && source.word(line.body.end - 1) == ":" {
                            who = first.who.clone().map(|found| (line.part, line.depth, found));
                        }
                        found.extend(own);
                    }
                    (None, Some((_, _, who))) => {
                        found.extend(tasks(source, Some(who), line.body.clone(), true));
                    }
                    (None, None) => {
                        let tasks = match before_colon(source, &line.body) {
                            Some((who, task)) => {
                                tasks(source, source.found_trimmed(who, false).as_ref(), task..line.body.end, false)
                            }
                            None => tasks(source, None, line.body.clone(), false),
                        };
                        // What is no task begins with no verb: "Phong trào chia làm hai giai đoạn".
                        let does = source.any_phrase(line.body.start, VERBS).is_some()
                            || tasks.iter().any(|task| task.deadline.is_some() || task.who.is_some());
                        if line.marked && does {
                            found.extend(tasks);
                        }
                    }
                }
            }
            Some(Role::Content) => {
                let below = lines.get(place + 1).is_some_and(|next| next.depth > line.depth && !next.heading);
                // "1. Giám đốc các sở:" over what they are to do.
                let named = orders && source.word(line.body.end.saturating_sub(1)) == ":";
                let whom = if named { alone(source, line, below) } else { None };
                let whom = whom.filter(|name| name.start == line.body.start);
                if let Some(name) = whom {
                    who = source.found_trimmed(name, false).map(|found| (line.part, line.depth, found));
                    continue;
                }
                let told = by_the_way(source, line, &line.body, orders);
                let child = who.as_ref().filter(|(part, depth, _)| *part == line.part && line.depth > *depth);
                match child.filter(|_| told.is_empty() && orders && line.marked) {
                    Some((_, _, who)) => found.extend(tasks(source, Some(who), line.body.clone(), false)),
                    None => found.extend(told),
                }
            }
            None | Some(Role::Time | Role::Participants | Role::Commendation | Role::Other)
                if line.role.is_none() || !line.marked =>
            {
                // The sentence may be another than the first: "… có hiệu lực từ ngày ký. Các đơn vị chịu trách nhiệm …".
                let mut parts = sentences(source, &line.body);
                let told = parts.find_map(|start| {
                    Some(by_the_way(source, line, &(start..line.body.end), orders)).filter(|told| !told.is_empty())
                });
                found.extend(reports_back(source, line, asked_of.as_ref()));
                found.extend(told.unwrap_or_default());
                // "… đề nghị các đơn vị thực hiện:" before its list says who reports at the end.
                asked_of = asked_of.or_else(|| {
                    let asked = asked_last(source, &line.body)?;
                    first_assignment(source, asked..line.body.end, false)?.who
                });
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

/// Who, before a colon and what is done: `Tổng phụ trách - cô Hà: phát động …`; and where that begins.
fn before_colon(source: &Source, body: &Range<usize>) -> Option<(Range<usize>, usize)> {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "cong tac", "ve", "buoc", "giai doan", "dot", "thoi gian", "hinh thuc", "noi dung", "kinh phi", "dinh ky", "nhiem vu",
        "viec", "thang", "quy", "sau", "tu", "truoc", "hang", "yeu cau", "luu y", "dia diem", "ho so", "che do", "nam", "tuan",
        "thoi han", "muc", "ngay",
    ];
    const LONGEST: usize = 12;
    let colon = body.clone().take(LONGEST).find(|at| source.word(*at) == ":")?;
    let who = source.trimmed(body.start..colon);
    let somebody = !who.is_empty() && source.is_capital(who.start) && source.any_phrase(who.start, NOBODY).is_none();
    let does = source.any_phrase(colon + 1, VERBS).is_some_and(|end| end <= body.end);
    let acts = source.any_phrase(who.start, VERBS).is_some();
    (somebody && does && !acts).then_some((who, colon + 1))
}

/// Who and what of a sentence, a task a deadline: `Giao Sở Nội vụ chủ trì …`, `Sở Nội vụ: chủ trì …`.
fn assignments(source: &Source, body: Range<usize>, sure: bool) -> Vec<FoundAssignment> {
    let Some((who, task)) = who_and_task(source, &body) else { return Vec::new() };
    tasks(source, source.found_trimmed(who, sure).as_ref(), task..body.end, sure)
}

fn first_assignment(source: &Source, body: Range<usize>, sure: bool) -> Option<FoundAssignment> {
    assignments(source, body, sure).into_iter().next()
}

/// Where who has a task stands in a sentence, and where the task begins.
fn who_and_task(source: &Source, body: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let mut start = gives_at(source, body.start).filter(|after| *after < body.end).unwrap_or(body.start);
    // "Ủy ban nhân dân huyện yêu cầu các xã …"
    if start == body.start
        && let Some(given) = given_by(source, body)
    {
        start = given;
    }
    let acts = start == body.start && source.any_phrase(start, VERBS).is_some();
    if acts || !begins_organisation(source, start) {
        return None;
    }
    let task = task_start(source, &(start..body.end))?;
    // "Các chi bộ mỗi năm đăng ký …": when is no part of who.
    let often = (start + 1..task)
        .find(|at| source.any_phrase(*at, &["moi nam", "hang nam", "hang quy", "hang thang", "dinh ky"]).is_some());
    let task = often.filter(|at| source.is_small(*at)).unwrap_or(task);
    Some((start..task, task)).filter(|(who, _)| !source.trimmed(who.clone()).is_empty())
}

/// What one has to do, a task a deadline: `sơ kết trước ngày …, tổng kết trước ngày …`.
fn tasks(source: &Source, who: Option<&Found>, body: Range<usize>, sure: bool) -> Vec<FoundAssignment> {
    let task = |tokens: Range<usize>, deadline: Option<Range<usize>>| {
        let task = source.found_trimmed(tokens, sure)?;
        let deadline = deadline.and_then(|deadline| source.found(deadline, true));
        Some(FoundAssignment { who: who.cloned(), task: Some(task), deadline })
    };
    // So many are no sentence's; each may give the whole of it.
    const MOST: usize = 12;
    let mut found = deadlines(source, body.clone());
    found.truncate(MOST);
    let mut tasks = Vec::new();
    let mut start = body.start;
    for (nth, deadline) in found.iter().enumerate() {
        let end = match found.get(nth + 1) {
            Some(next) => match (deadline.end..next.start).rev().find(|at| {
                matches!(source.word(*at), "," | ";" | ".") || source.word(*at) == "va" && source.is_small(*at)
            }) {
                Some(cut) => cut,
                // One task with two days.
                None => body.end,
            },
            None => body.end,
        };
        // "…, trước ngày 15/12": the day of the same task.
        let bare = nth > 0 && source.trimmed(start..end) == *deadline;
        tasks.extend(task(if bare { body.clone() } else { start..end }, Some(deadline.clone())));
        start = if end < body.end { end + 1 } else { start };
    }
    if found.is_empty() {
        tasks.extend(task(body, None));
    }
    tasks
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
                "kiem" | "tham" | "thuc" => {
                    let office = before == "phong" && at >= 2 && source.word(at - 2) != "van";
                    matches!(before, "ban" | "cong" | "to" | "viec") || office
                }
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
fn by_the_way(source: &Source, line: &Line, body: &Range<usize>, orders: bool) -> Vec<FoundAssignment> {
    if !source.is_capital(body.start) || source.word(body.end.saturating_sub(1)) == ":" {
        return Vec::new();
    }
    if let Some(asked) = asked(source, body) {
        return assignments(source, asked..body.end, true);
    }
    let given = gives_at(source, body.start).is_some_and(|after| begins_organisation(source, after));
    let near = body.start..body.end.min(body.start + 45);
    let bound = speaks(source, body.start)
        && (source.has(near, &["co trach nhiem", "chiu trach nhiem"]) || given_by(source, body).is_some())
        && !line.class.is_some_and(|class| matches!(class, Class::Part));
    const TASKS: &[&str] =
        &["phoi hop", "chu tri", "theo doi", "huong dan", "tham muu", "don doc", "tong hop", "bao cao"];
    // What all have to do is a content: "Các xã xây dựng …".
    const MADE: &[&str] = &["xay dung", "mo chuyen", "tuyen truyen", "to chuc"];
    const ALL: &[&str] =
        &["cac", "toan the", "moi", "tung", "can bo", "cong chuc", "doan vien", "dang vien", "nguoi", "tap the"];
    let all = source.any_phrase(body.start, ALL).is_some();
    // An article's sentence, an item of a letter: who leads, who helps.
    let early = body.start + 1..body.end.min(body.start + 14);
    let ordered = orders && line.marked && !all && line.role == Some(Role::Content);
    let told = (line.role.is_none() || ordered)
        && begins_organisation(source, body.start)
        && task_start(source, body).is_some_and(|task| {
            let does = source.any_phrase(task, TASKS).or_else(|| source.any_phrase(task, MADE).filter(|_| ordered));
            early.contains(&task) && does.is_some()
        });
    if !(given || bound || told) {
        return Vec::new();
    }
    assignments(source, body.clone(), (given && line.role.is_none()) || bound)
}

/// The last words of a letter: `Báo cáo kết quả gửi về … trước ngày …` is asked of all whom it asked.
fn reports_back(source: &Source, line: &Line, asked_of: Option<&Found>) -> Vec<FoundAssignment> {
    let reports = source.is_capital(line.body.start)
        && source.any_phrase(line.body.start, &["bao cao", "ket qua", "van ban bao cao"]).is_some();
    if !reports || line.marked || line.role.is_some() {
        return Vec::new();
    }
    let end =
        line.body.clone().find(|at| source.word(*at) == "." && source.is_capital(at + 1)).unwrap_or(line.body.end);
    let given = assignments(source, line.body.start..end, false);
    if !given.is_empty() {
        return Vec::new();
    }
    let found = tasks(source, asked_of, line.body.start..end, false);
    found.into_iter().filter(|task| task.deadline.is_some()).collect()
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

/// Where who is asked begins in a paragraph's last words, however much stands before: `… đề nghị các đơn vị thực hiện:`.
fn asked_last(source: &Source, body: &Range<usize>) -> Option<usize> {
    let near = body.end.saturating_sub(30).max(body.start)..body.end;
    near.rev().find_map(|at| {
        let after = source.any_phrase(at, &["yeu cau", "de nghi"]).filter(|_| source.is_small(at))?;
        begins_organisation(source, after).then_some(after)
    })
}

/// Whether a paragraph gives somebody something to do.
pub(super) fn gives(source: &Source, body: &Range<usize>) -> bool {
    let given = gives_at(source, body.start).is_some_and(|after| begins_organisation(source, after));
    given || given_by(source, body).is_some() || asked(source, body).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> [String; 3] {
        let source = Source::new(text);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        let found = first_assignment(&source, 0..source.len(), true);
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
        assert_eq!(
            row("Các chi đoàn mỗi năm đăng ký một việc khó trước ngày 31/3"),
            ["Các chi đoàn", "mỗi năm đăng ký một việc khó trước ngày 31/3", "trước ngày 31/3"].map(str::to_owned)
        );
        assert_eq!(row("Trời hôm nay nắng đẹp"), ["", "", ""].map(str::to_owned));
    }

    #[test]
    fn each_deadline_is_a_task_of_its_own() {
        let source = Source::new("Văn phòng sơ kết trước ngày 2/6/2027, tổng kết trước ngày 3/12/2027.");
        // "sơ kết" is no verb of the list; who is given by the part above.
        let found = tasks(&source, None, 2..source.len(), true);
        let value = |found: Option<Found>| found.map(|found| found.value).unwrap_or_default();
        let found: Vec<[String; 2]> = found.into_iter().map(|a| [value(a.task), value(a.deadline)]).collect();
        assert_eq!(
            found,
            [
                ["sơ kết trước ngày 2/6/2027", "trước ngày 2/6/2027"],
                ["tổng kết trước ngày 3/12/2027", "trước ngày 3/12/2027"],
            ]
        );
        let source = Source::new("báo cáo trước ngày 15/6, trước ngày 15/12");
        let twice = tasks(&source, None, 0..source.len(), true);
        assert_eq!(twice.len(), 2);
        assert_eq!(
            twice[1].task.as_ref().map(|task| task.value.as_str()),
            Some("báo cáo trước ngày 15/6, trước ngày 15/12")
        );
    }
}
