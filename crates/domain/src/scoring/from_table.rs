//! A scheme guessed from a printed table of criteria: codes make the tree, words of the rule make the kind. What was
//! guessed is said, and nothing is used before it is checked.

mod printed;

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use super::scheme::{Criterion, Input, Role, Scheme};
use crate::number::{Exact, read};
use crate::text;

/// A row of a printed table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CriterionRow {
    /// Its number in the file.
    pub row: u32,
    /// How deep it stands, of a group row that was read as such; its code may be lost then.
    pub level: Option<usize>,
    /// Code as printed: `I`, `1`, `a)`; may be empty.
    pub code: String,
    /// What is scored.
    pub content: String,
    /// Most points, as printed; may be empty.
    pub max: String,
    /// How it is scored, as printed; may be empty.
    pub guide: String,
}

/// What was made of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SchemeTableNote")]
pub struct Note {
    /// Its number in the file.
    pub row: u32,
    /// Code that the criterion was given; empty when none was made of it.
    pub code: String,
    /// What was guessed, or why the row was left out, in Vietnamese.
    pub text: String,
}

/// How deep a printed code stands: the styles of outlines, from the outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `PHẦN A`, `A`.
    Letter,
    /// `I`, `IV`.
    Roman,
    /// `1`, `12`.
    Number,
    /// `1.2`, `I.2.3`: parts after the first.
    Path(usize),
    /// `a)`, `b`.
    Small,
    /// `-`, `+`, or nothing.
    Dash,
}

/// A criterion whose children are still coming.
struct Open {
    style: Style,
    criterion: Criterion,
    guide: String,
    row: u32,
}

/// Makes a scheme of the rows of a table, with a note for everything that was guessed or left out.
pub fn scheme_from_table(name: &str, rows: &[CriterionRow]) -> (Scheme, Vec<Note>) {
    let mut builder = Builder { roots: Vec::new(), open: Vec::new(), seen: Vec::new(), notes: Vec::new() };
    for row in rows {
        builder.add(row);
    }
    builder.close_to(0);
    let Builder { roots, mut notes, .. } = builder;
    notes.sort_by_key(|note| note.row);
    let scheme = Scheme { name_vi: text::line(name), criteria: roots, ..Scheme::default() };
    (scheme, notes)
}

struct Builder {
    roots: Vec<Criterion>,
    /// From the outermost to the innermost.
    open: Vec<Open>,
    /// The style met last at each depth.
    seen: Vec<Style>,
    notes: Vec<Note>,
}

impl Builder {
    fn add(&mut self, row: &CriterionRow) {
        let content = text::line(&row.content);
        let folded = text::fold(&content);
        if content.is_empty() {
            return;
        }
        if ["tong cong", "tong diem", "cong", "tong"]
            .iter()
            .any(|total| folded == *total || folded.starts_with("tong cong"))
        {
            self.note(row.row, "", "dòng cộng, không phải tiêu chí");
            return;
        }
        let (style, depth) = match row.level {
            Some(level) => {
                let usual = [Style::Roman, Style::Number, Style::Small].get(level).copied().unwrap_or(Style::Dash);
                (self.seen.get(level).copied().unwrap_or(usual), level.min(self.open.len()))
            }
            None => {
                let style = self.style_of(&row.code);
                let above = self.open.iter().position(|open| !is_below(style, open.style));
                (style, above.unwrap_or(self.open.len()))
            }
        };
        self.close_to(depth);
        self.seen.truncate(depth);
        self.seen.push(style);
        let max = match read(row.max.trim()) {
            Ok(reading) => Some(reading.value),
            Err(_) => {
                if !row.max.trim().is_empty() {
                    let text = format!("điểm tối đa “{}” không đọc được thành số", row.max.trim());
                    self.note(row.row, "", &text);
                }
                None
            }
        };
        let role = depth.eq(&0).then(|| role_of(&folded, max.as_ref()));
        let criterion = Criterion {
            name_vi: content,
            role: role.filter(|role| *role != Role::Base),
            max: max.map(|max| max.abs()),
            raw_code: Some(text::line(&row.code)).filter(|code| !code.is_empty()),
            ..Criterion::default()
        };
        self.open.push(Open { style, criterion, guide: text::multiline(&row.guide), row: row.row });
    }

    /// The style of a code; one without a code stands below what came before it.
    fn style_of(&self, code: &str) -> Style {
        let code = text::line(code);
        let bare = code.trim_end_matches([')', '.', ':', '/']).trim();
        let upper = bare.to_uppercase();
        let last = upper.rsplit(' ').next().unwrap_or_default();
        if bare.is_empty() || bare.chars().all(|letter| "-–—+•*".contains(letter)) {
            return Style::Dash;
        }
        if bare.contains('.') {
            return Style::Path(bare.split('.').filter(|part| !part.is_empty()).count().saturating_sub(1));
        }
        if bare.chars().all(|letter| letter.is_ascii_digit()) {
            return Style::Number;
        }
        let follows_letters = self.open.first().is_some_and(|open| open.style == Style::Letter);
        // "I" after A and B is a Roman number, "C" after B is a letter.
        if last.chars().all(|letter| "IVXLCDM".contains(letter)) && (follows_letters || !matches!(last, "C" | "D")) {
            let is_next_letter = follows_letters && matches!(last, "C" | "D");
            return if is_next_letter { Style::Letter } else { Style::Roman };
        }
        if last.chars().count() == 1 && last.chars().all(char::is_alphabetic) {
            return if bare.chars().all(char::is_lowercase) { Style::Small } else { Style::Letter };
        }
        Style::Dash
    }

    /// Closes criteria from the innermost up to a depth; each goes into the one above it.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(Open { mut criterion, guide, row, .. }) = self.open.pop() else { return };
            if criterion.children.is_empty() {
                let is_deduction = self.role_above(&criterion) == Role::Deduction;
                let words = text::line(&format!("{} {guide}", criterion.name_vi));
                criterion.max = criterion.max.or_else(|| at_most(&words)).filter(|max| !max.is_zero());
                let printed = printed::understand(&guide).filter(|_| !is_deduction).map(Guess::of);
                let guess = printed.unwrap_or_else(|| guess(&words, criterion.max.as_ref(), is_deduction));
                criterion.kind = Some(guess.kind.to_owned());
                criterion.params = guess.params;
                criterion.inputs = guess.inputs;
                criterion.guide_vi = Some(guide).filter(|guide| !guide.is_empty());
                criterion.guess_vi = Some(guess.why.clone());
                self.notes.push(Note { row, code: criterion.name_vi.clone(), text: guess.why });
            } else if criterion.max.is_none() {
                criterion.max = Some(criterion.children.iter().filter_map(|child| child.max.clone()).sum());
            } else {
                let sum: Exact = criterion.children.iter().filter_map(|child| child.max.clone()).sum();
                criterion.max_differs = criterion.max.as_ref() != Some(&sum);
                if criterion.max_differs {
                    let text =
                        format!("điểm các mục con cộng lại là {}, khác điểm ghi ở mục này", sum.vietnamese_exact());
                    criterion.guess_vi = Some(text.clone());
                    self.notes.push(Note { row, code: criterion.name_vi.clone(), text });
                }
            }
            // What is printed beside bonus points is their ceiling: single bonuses may come to more.
            if !criterion.children.is_empty() && self.role_above(&criterion) == Role::Bonus {
                criterion.cap.clone_from(&criterion.max);
            }
            match self.open.last_mut() {
                Some(above) => above.criterion.children.push(criterion),
                None => {
                    let place = self.roots.len();
                    give_codes(&mut criterion, "", place);
                    self.name_notes(&criterion);
                    self.roots.push(criterion);
                }
            }
        }
    }

    fn role_above(&self, own: &Criterion) -> Role {
        let stated = self.open.first().map_or(own.role, |root| root.criterion.role);
        stated.unwrap_or(Role::Base)
    }

    /// Notes name criteria by their content until their codes are known.
    fn name_notes(&mut self, criterion: &Criterion) {
        for note in self.notes.iter_mut().filter(|note| note.code == criterion.name_vi) {
            note.code.clone_from(&criterion.code);
        }
        for child in &criterion.children {
            self.name_notes(child);
        }
    }

    fn note(&mut self, row: u32, code: &str, text: &str) {
        self.notes.push(Note { row, code: code.to_owned(), text: text.to_owned() });
    }
}

/// Whether a style stands below another in an outline.
fn is_below(style: Style, other: Style) -> bool {
    let depth = |style: Style| match style {
        Style::Letter => 0,
        Style::Roman => 1,
        Style::Number => 2,
        Style::Path(parts) => 2 + parts,
        Style::Small => 8,
        Style::Dash => 9,
    };
    depth(style) > depth(other)
}

/// Codes by path: the printed code of the part, joined with that of the part above.
fn give_codes(criterion: &mut Criterion, above: &str, place: usize) {
    let printed = criterion.raw_code.clone().unwrap_or_default();
    let own: String =
        printed.trim_end_matches([')', '.', ':']).chars().filter(|letter| !letter.is_whitespace()).collect();
    let unnamed = own.is_empty() || own.chars().all(|letter| "-–—+•*".contains(letter));
    let own = match above {
        _ if !unnamed => own,
        "" => roman(place + 1),
        _ => (place + 1).to_string(),
    };
    criterion.code = match above {
        "" => own,
        above if own.to_uppercase().starts_with(&format!("{}.", above.to_uppercase())) => own,
        above => format!("{above}.{own}"),
    };
    criterion.raw_code = criterion.raw_code.take().filter(|printed| *printed != criterion.code);
    let code = criterion.code.clone();
    let mut taken: Vec<String> = Vec::new();
    for (place, child) in criterion.children.iter_mut().enumerate() {
        give_codes(child, &code, place);
        // A number printed twice under one part is told apart by its place.
        if taken.contains(&child.code.to_uppercase()) {
            let mut again = child.clone();
            again.raw_code = None;
            give_codes(&mut again, &code, place);
            *child = again;
        }
        taken.push(child.code.to_uppercase());
    }
}

/// I, II, III … as parts of a table are numbered.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn role_of(folded: &str, max: Option<&Exact>) -> Role {
    if max.is_some_and(Exact::is_negative) || folded.contains("diem tru") || folded.starts_with("tru diem") {
        Role::Deduction
    } else if folded.contains("diem thuong") || folded.contains("diem cong") || folded.contains("cong diem") {
        Role::Bonus
    } else {
        Role::Base
    }
}

struct Guess {
    kind: &'static str,
    params: Map<String, Value>,
    inputs: Vec<Input>,
    why: String,
}

impl Guess {
    fn of(printed: printed::Printed) -> Self {
        let printed::Printed { kind, params, unit, why } = printed;
        let inputs = if unit.is_empty() { Vec::new() } else { vec![field("value", unit)] };
        Self { kind, params, inputs, why: why.to_owned() }
    }
}

/// The points of "tối đa 3 điểm", "không quá 3 điểm".
fn at_most(words: &str) -> Option<Exact> {
    let folded = text::fold(words);
    let begins = ["toi da ", "khong qua ", "nhieu nhat "];
    let rest = begins.iter().find_map(|begin| folded.split_once(begin).map(|(_, rest)| rest))?;
    let (number, unit) = rest.split_once(' ')?;
    unit.starts_with("diem").then(|| read(number).ok().map(|reading| reading.value)).flatten()
}

/// The kind that the words of a criterion speak for.
fn guess(words: &str, max: Option<&Exact>, is_deduction: bool) -> Guess {
    let folded = text::fold(words);
    let says = |part: &str| folded.contains(part);
    let plain =
        |kind: &'static str, why: &str| Guess { kind, params: Map::new(), inputs: Vec::new(), why: why.to_owned() };
    if let Some(per) = per_case(&folded) {
        let taken = is_deduction || says(" tru ") || folded.starts_with("tru ");
        let per = if taken && per.is_positive() { -per } else { per };
        let mut params = Map::new();
        params.insert("per".to_owned(), Value::String(per.to_string()));
        if let (true, false, Some(max)) = (taken, is_deduction, max) {
            params.insert("start".to_owned(), Value::String(max.to_string()));
        }
        let why = format!("tính theo số lần, mỗi lần {} điểm", per.vietnamese_exact());
        return Guess { kind: "count", params, inputs: vec![field("n", "lần")], why };
    }
    if is_deduction {
        return plain("direct", "chấm trực tiếp số điểm trừ");
    }
    if says("dan dau cum") || says("dan dau khoi") || says("cao nhat cum") || says("cao nhat khoi") {
        let inputs = vec![field("T", ""), field("A", "")];
        return Guess {
            kind: "group_leader", params: Map::new(), inputs, why: "so với đơn vị dẫn đầu".to_owned()
        };
    }
    if says("ty le")
        || says("thuc hien/ke hoach")
        || says("so voi ke hoach")
        || says("chi tieu giao")
        || says("dat chi tieu")
    {
        let inputs = vec![field("T", ""), field("A", "")];
        return Guess {
            kind: "ratio",
            params: Map::new(),
            inputs,
            why: "theo tỷ lệ thực hiện so với chỉ tiêu".to_owned(),
        };
    }
    if (says("co ") && says("khong ")) || says("dat/khong dat") || says("dung han") || says("kip thoi, day du") {
        return plain("binary", "đạt hoặc không đạt");
    }
    plain("direct", "chấm trực tiếp")
}

fn field(name: &str, unit: &str) -> Input {
    Input { field: name.to_owned(), unit: Some(unit.to_owned()).filter(|unit| !unit.is_empty()), ..Input::default() }
}

/// The points of "mỗi … trừ 0,5 điểm", "01 vụ trừ 2 điểm", "mỗi sáng kiến được 2 điểm".
fn per_case(folded: &str) -> Option<Exact> {
    let begins = ["moi ", "cu 1 ", "cu 01 ", "1 lan ", "01 lan ", "01 vu ", "1 vu ", "01 truong hop "];
    let at = begins.iter().filter_map(|begin| folded.find(begin)).min()?;
    let rest = folded.get(at..)?;
    let points = rest.find(" diem")?;
    let before = rest.get(..points)?;
    // Only within one sentence: further away it speaks of something else.
    if before.contains(". ") || before.chars().count() > 90 {
        return None;
    }
    let number = before.rsplit(' ').next()?;
    let sign = if before.contains(" tru ") { -Exact::ONE } else { Exact::ONE };
    read(number).ok().map(|reading| reading.value.abs() * sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::check_scheme;

    fn rows(table: &[[&str; 4]]) -> Vec<CriterionRow> {
        let row = |(number, [code, content, max, guide]): (u32, &[&str; 4])| CriterionRow {
            row: number,
            level: None,
            code: (*code).to_owned(),
            content: (*content).to_owned(),
            max: (*max).to_owned(),
            guide: (*guide).to_owned(),
        };
        (5..).zip(table).map(row).collect()
    }

    /// Code, kind and maximum of every criterion, in printed order.
    fn shown(scheme: &Scheme) -> Vec<String> {
        fn add(criterion: &Criterion, lines: &mut Vec<String>) {
            let kind = criterion.kind.as_deref().unwrap_or("nhóm");
            let max = criterion.max.as_ref().map(Exact::vietnamese_exact).unwrap_or_default();
            lines.push(format!("{} {kind} {max}", criterion.code));
            criterion.children.iter().for_each(|child| add(child, lines));
        }
        let mut lines = Vec::new();
        scheme.criteria.iter().for_each(|criterion| add(criterion, &mut lines));
        lines
    }

    #[test]
    fn a_printed_table_becomes_a_tree_with_guessed_kinds() {
        let table = rows(&[
            ["I", "Kết quả thực hiện nhiệm vụ", "60", ""],
            ["1", "Thu ngân sách", "20", "Tỷ lệ thực hiện so với chỉ tiêu giao × 20"],
            ["2", "Chế độ báo cáo", "10", "Mỗi lần nộp chậm trừ 0,5 điểm"],
            ["3", "Cải cách hành chính", "30", ""],
            ["a)", "Giải quyết hồ sơ", "20", "Có giải pháp 20 điểm, không có 0 điểm"],
            ["b)", "Công khai thủ tục", "10", ""],
            ["II", "Điểm thưởng", "10", ""],
            ["1", "Sáng kiến", "10", "Mỗi sáng kiến cấp tỉnh được 2 điểm"],
            ["III", "Điểm trừ", "", ""],
            ["1", "Vi phạm", "", "01 vụ trừ 2 điểm"],
            ["", "Tổng cộng", "70", ""],
        ]);
        let (scheme, notes) = scheme_from_table("Bảng chấm điểm khối 3", &table);
        assert_eq!(
            shown(&scheme),
            [
                "I nhóm 60",
                "I.1 ratio 20",
                "I.2 count 10",
                "I.3 nhóm 30",
                "I.3.a binary 20",
                "I.3.b direct 10",
                "II nhóm 10",
                "II.1 count 10",
                "III nhóm 0",
                "III.1 count ",
            ]
        );
        // 10 less 0,5 a time; 2 for each; 2 taken off for each.
        let params = |code: &str| {
            let group = code.split('.').next().unwrap();
            let root = scheme.criteria.iter().find(|root| root.code == group).unwrap();
            serde_json::to_string(&root.children.iter().find(|child| child.code == code).unwrap().params).unwrap()
        };
        assert_eq!(params("I.2"), r#"{"per":"-0.5","start":"10"}"#);
        assert_eq!(params("II.1"), r#"{"per":"2"}"#);
        assert_eq!(params("III.1"), r#"{"per":"-2"}"#);
        assert_eq!(notes.iter().find(|note| note.row == 15).unwrap().text, "dòng cộng, không phải tiêu chí");
        assert_eq!(notes.iter().find(|note| note.row == 6).unwrap().code, "I.1");
        let findings = check_scheme(&scheme);
        // Each leaf stays a guess until somebody confirms it.
        let guessed = findings.iter().filter(|finding| finding.code == crate::scoring::Code::WGuess);
        let guessed: Vec<&str> = guessed.filter_map(|finding| finding.criterion.as_deref()).collect();
        assert_eq!(guessed, ["I.1", "I.2", "I.3.a", "I.3.b", "II.1", "III.1"]);
        assert!(findings.iter().all(|finding| finding.severity != crate::scoring::Severity::Error), "{findings:?}");
    }

    #[test]
    fn sums_that_differ_and_numbers_that_cannot_be_read_are_said() {
        let table = rows(&[
            ["A", "Phần chung", "50", ""],
            ["1", "Nền nếp", "30", ""],
            ["2", "Học tập", "hai mươi", ""],
            ["B", "Phần riêng", "50", ""],
            ["1", "Chuyên môn", "50", ""],
        ]);
        let (scheme, notes) = scheme_from_table("Bảng", &table);
        assert_eq!(shown(&scheme), ["A nhóm 50", "A.1 direct 30", "A.2 direct ", "B nhóm 50", "B.1 direct 50"]);
        assert!(scheme.criteria[0].max_differs);
        let of =
            |row: u32| notes.iter().filter(|note| note.row == row).map(|note| note.text.as_str()).collect::<Vec<_>>();
        assert_eq!(of(5), ["điểm các mục con cộng lại là 30, khác điểm ghi ở mục này"]);
        assert!(of(7).contains(&"điểm tối đa “hai mươi” không đọc được thành số"));
    }

    #[test]
    fn a_group_row_without_its_code_is_a_part_of_its_own() {
        let mut table = rows(&[
            ["I", "Phần chung", "30", ""],
            ["1", "Nền nếp", "30", ""],
            ["", "Điểm trừ", "", ""],
            ["1", "Vi phạm", "", "01 vụ trừ 2 điểm"],
        ]);
        table[2].level = Some(0);
        let (scheme, _) = scheme_from_table("Bảng", &table);
        assert_eq!(shown(&scheme), ["I nhóm 30", "I.1 direct 30", "II nhóm 0", "II.1 count "]);
        assert_eq!(scheme.criteria[1].role, Some(Role::Deduction));
    }

    #[test]
    fn bonus_points_stop_at_what_is_printed() {
        let table = rows(&[
            ["I", "Điểm thưởng", "5", ""],
            ["1", "Sáng kiến", "", "Mỗi sáng kiến được cộng 1 điểm, tối đa 3 điểm"],
            ["2", "Bằng khen", "", "Mỗi bằng khen được 2 điểm"],
        ]);
        let (scheme, _) = scheme_from_table("Bảng", &table);
        let bonus = &scheme.criteria[0];
        assert_eq!((bonus.role, bonus.cap.as_ref()), (Some(Role::Bonus), Some(&Exact::from(5))));
        assert_eq!(shown(&scheme), ["I nhóm 5", "I.1 count 3", "I.2 count "]);
    }

    #[test]
    fn a_number_that_is_printed_twice_becomes_two_codes() {
        let table = rows(&[["I", "Phần I", "", ""], ["1", "Một", "5", ""], ["1", "Một nữa", "5", ""]]);
        assert_eq!(shown(&scheme_from_table("Bảng", &table).0), ["I nhóm 10", "I.1 direct 5", "I.2 direct 5"]);
    }
}
