//! Tables: rows of targets (`STT | Chỉ tiêu | ĐVT | Năm 2026`) and of tasks (`Nội dung | Đơn vị chủ trì | Thời gian`). What a
//! column holds is said by its heading.

use std::ops::Range;

use super::model::{FoundAssignment, FoundTarget};
use super::noise::Noise;
use super::source::Source;
use crate::movement::TargetDirection;

/// What the tables of a text say.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub targets: Vec<FoundTarget>,
    pub assignments: Vec<FoundAssignment>,
    /// Lines that are a table's.
    pub lines: Vec<usize>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Ordinal,
    Name,
    Unit,
    Who,
    Deadline,
    Note,
    Value,
}

/// Columns of a table at least.
const COLUMNS: usize = 3;

/// Reads the tables whose headings say that they hold targets or tasks.
pub(super) fn read(source: &Source, noise: &Noise) -> Tables {
    let mut tables = Tables::default();
    let end = noise.end.min(source.line_count());
    let mut number = 0;
    while number < end {
        let columns = heading(source, number);
        number += 1;
        let Some(columns) = columns else { continue };
        let first = number;
        let places = cells(source, first - 1).into_iter().map(|cell| place(source, &cell)).collect::<Vec<usize>>();
        let mut rows = Vec::new();
        let mut last = first;
        while number < end {
            let cells = cells(source, number);
            if let Some(row) = row(source, &columns, &places, cells.clone()) {
                rows.push(row);
                last = number + 1;
            } else if cells.len() > 1 || number > last + 1 {
                break;
            }
            number += 1;
        }
        let before = tables.targets.len() + tables.assignments.len();
        for row in rows {
            tables.add(source, &row);
        }
        if tables.targets.len() + tables.assignments.len() > before {
            tables.lines.extend(first - 1..last);
        }
        number = last.max(first);
    }
    tables
}

/// The columns of a line that is a table's heading.
fn heading(source: &Source, line: usize) -> Option<Vec<Column>> {
    let cells = cells(source, line);
    if cells.len() < COLUMNS || cells.iter().any(|cell| cell.len() > 12) {
        return None;
    }
    let mut columns: Vec<Column> = cells.iter().map(|cell| column(source, cell)).collect();
    // The first column that names something is the name; where none does, the first wide one.
    let name = columns.iter().position(|column| *column == Column::Name)?;
    for column in columns.iter_mut().skip(name + 1).filter(|column| **column == Column::Name) {
        *column = Column::Value;
    }
    let has = |wanted: Column| columns.contains(&wanted);
    let targets = has(Column::Value) && (has(Column::Unit) || has(Column::Ordinal));
    let tasks = has(Column::Who);
    (targets || tasks).then_some(columns)
}

fn column(source: &Source, cell: &Range<usize>) -> Column {
    const NAMES: &[&str] =
        &["chi tieu", "noi dung", "nhiem vu", "ten", "tieu chi", "cong viec", "hoat dong", "muc tieu"];
    const WHO: &[&str] = &[
        "don vi thuc hien",
        "don vi chu tri",
        "co quan chu tri",
        "co quan thuc hien",
        "chu tri",
        "don vi phu trach",
        "phu trach",
        "nguoi thuc hien",
        "bo phan",
    ];
    let begins = |phrases: &[&str]| source.any_phrase(cell.start, phrases).is_some();
    if begins(&["stt", "tt", "so tt", "so thu tu"]) {
        Column::Ordinal
    } else if begins(&["ghi chu", "phoi hop", "don vi phoi hop", "co quan phoi hop", "ket qua", "san pham"]) {
        Column::Note
    } else if begins(WHO) {
        Column::Who
    } else if begins(&["dvt", "don vi tinh", "don vi", "d . v . t"]) {
        Column::Unit
    } else if begins(&["thoi gian", "thoi han", "thoi diem", "tien do", "hoan thanh"]) {
        Column::Deadline
    } else if begins(NAMES) {
        Column::Name
    } else {
        Column::Value
    }
}

/// The cells of a line: between its tabs, where an empty one may stand, else what stands apart.
fn cells(source: &Source, line: usize) -> Vec<Range<usize>> {
    let tokens = source.line(line);
    let tabs = |at: usize| source.token(at).map_or(0, |token| token.tabs);
    if tokens.clone().all(|at| tabs(at) == 0) {
        return source.cells(line);
    }
    let mut cells = Vec::new();
    let mut start = tokens.start;
    for at in tokens.clone() {
        if tabs(at) > 0 {
            cells.push(start..at);
            cells.extend((1..tabs(at)).map(|_| at..at));
            start = at;
        }
    }
    cells.push(start..tokens.end);
    cells
}

/// How far to the right of its line a cell begins.
fn place(source: &Source, cell: &Range<usize>) -> usize {
    let start = source.token(cell.start);
    let line = start.and_then(|token| source.token(source.line(token.line).start));
    match (start, line) {
        (Some(start), Some(line)) => start.start.saturating_sub(line.start),
        _ => 0,
    }
}

/// The cells of a line by its columns. A line of a numbered table with fewer cells is a row, too: the others are empty.
fn row(
    source: &Source,
    columns: &[Column],
    places: &[usize],
    cells: Vec<Range<usize>>,
) -> Option<Vec<(Column, Range<usize>)>> {
    let notes = columns.iter().rev().take_while(|column| **column == Column::Note).count();
    let whole = cells.len() >= COLUMNS.min(columns.len() - notes) && cells.len() + notes >= columns.len();
    let numbered = columns.first() == Some(&Column::Ordinal)
        && cells.len() >= 2
        && cells.first().is_some_and(|cell| is_ordinal(source, cell));
    if cells.len() > columns.len() || !(whole || numbered) {
        return None;
    }
    let tabbed = cells.iter().any(|cell| source.token(cell.start).is_some_and(|token| token.tabs > 0));
    let below = || -> Option<Vec<Column>> {
        // Each under the heading that begins nearest.
        let mut named: Vec<Column> = Vec::new();
        let mut next = 0;
        for cell in &cells {
            let at = place(source, cell);
            let (nearest, _) = places.iter().enumerate().skip(next).min_by_key(|(_, place)| place.abs_diff(at))?;
            named.push(*columns.get(nearest)?);
            next = nearest + 1;
        }
        Some(named)
    };
    let named = if whole || tabbed { None } else { below() }.unwrap_or_else(|| columns.to_vec());
    Some(named.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect())
}

/// `1`, `1.2`, `IV`, `a)`: what a row is counted by.
fn is_ordinal(source: &Source, cell: &Range<usize>) -> bool {
    let letter = |at: usize| source.word(at).len() == 1 || super::marker::is_roman(source, at);
    let mut words = cell.clone().filter(|at| source.is_word(*at));
    let counts = words.clone().next().is_some() && words.all(|at| source.is_number(at) || letter(at));
    counts && cell.len() <= 4
}

impl Tables {
    fn add(&mut self, source: &Source, row: &[(Column, Range<usize>)]) {
        let cell = |wanted: Column| row.iter().find(|(column, _)| *column == wanted).map(|(_, cell)| cell.clone());
        let Some(name) = cell(Column::Name) else { return };
        let who = cell(Column::Who);
        if who.is_some() || row.iter().all(|(column, _)| *column != Column::Value) {
            let task = source.found_trimmed(name, true);
            let who = who.and_then(|who| source.found_trimmed(who, true));
            let deadline = cell(Column::Deadline).and_then(|cell| source.found_trimmed(cell, true));
            // A row with nothing but a name heads a group.
            if task.is_some() && (who.is_some() || deadline.is_some()) {
                self.assignments.push(FoundAssignment { who, task, deadline });
            }
            return;
        }
        // Of several years the last is the aim.
        let values: Vec<(Range<usize>, Option<Range<usize>>)> = row
            .iter()
            .filter(|(column, _)| *column == Column::Value)
            .filter_map(|(_, cell)| figure(source, cell))
            .collect();
        let Some((value, share)) = values.last().cloned() else { return };
        let sure = values.len() == 1;
        let unit = cell(Column::Unit).or(share);
        let marks = name.clone().chain(value.start.saturating_sub(2)..value.start);
        let most = source.has(name.clone(), &["khong qua", "khong vuot", "duoi"])
            || marks.into_iter().any(|at| matches!(source.printed(at), "≤" | "<"));
        let direction = most.then_some(TargetDirection::AtMost);
        if let Some(text) = source.found_trimmed(name, sure) {
            let value = source.found(value, sure);
            let unit = unit.and_then(|unit| source.found(unit, sure));
            self.targets.push(FoundTarget { text, value, unit, direction, baseline: None });
        }
    }
}

/// The figure that a cell is, and the sign of a share after it: `95`, `≥ 95%`, `1.250`.
fn figure(source: &Source, cell: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let start = cell.clone().find(|at| source.is_word(*at))?;
    let words = start - cell.start;
    let mut end = start + 1;
    while matches!(source.word(end), "," | ".") && source.is_number(end + 1) && end + 1 < cell.end {
        end += 2;
    }
    let share = (source.word(end) == "%" && end < cell.end).then(|| end..end + 1);
    let after = share.as_ref().map_or(end, |share| share.end);
    (source.is_number(start) && words <= 2 && after >= cell.end).then_some((start..end, share))
}

#[cfg(test)]
mod tests {
    use super::super::model::Found;
    use super::*;

    fn value(found: Option<&Found>) -> &str {
        found.map_or("", |found| found.value.as_str())
    }

    #[test]
    fn rows_of_targets_are_read_by_their_headings() {
        let source = Source::new(
            "TT\tChỉ tiêu\tĐVT\tNăm 2026\tNăm 2030\tGhi chú\n1\tXã có mô hình\txã\t2\t8\n2\tHồ sơ trực tuyến\t%\t80,5\t95\tcả tỉnh\nHết bảng.",
        );
        let tables = read(&source, &Noise::new(&source));
        let rows: Vec<[&str; 3]> = tables
            .targets
            .iter()
            .map(|t| [t.text.value.as_str(), value(t.value.as_ref()), value(t.unit.as_ref())])
            .collect();
        assert_eq!(rows, [["Xã có mô hình", "8", "xã"], ["Hồ sơ trực tuyến", "95", "%"]]);
        assert_eq!(tables.lines, [0, 1, 2]);
    }

    #[test]
    fn rows_of_tasks_say_who_does_what_by_when() {
        let source = Source::new(
            "STT    Nội dung công việc    Đơn vị chủ trì    Đơn vị phối hợp    Thời gian\n1    Ban hành kế hoạch    Văn phòng    Các phòng    Tháng 02/2026\n",
        );
        let tables = read(&source, &Noise::new(&source));
        let found: Vec<[&str; 3]> = tables
            .assignments
            .iter()
            .map(|a| [value(a.who.as_ref()), value(a.task.as_ref()), value(a.deadline.as_ref())])
            .collect();
        assert_eq!(found, [["Văn phòng", "Ban hành kế hoạch", "Tháng 02/2026"]]);
    }

    #[test]
    fn an_empty_cell_takes_nothing_but_itself() {
        let rows = |text: &str| -> Vec<String> {
            let source = Source::new(text);
            let found = read(&source, &Noise::new(&source)).assignments;
            let found = found.iter().map(|a| [&a.who, &a.task, &a.deadline].map(|cell| value(cell.as_ref())).join("|"));
            found.collect()
        };
        assert_eq!(
            rows(
                "TT\tNhiệm vụ\tĐơn vị chủ trì\tPhối hợp\tThời hạn\nI\tViệc chung\n1\tIn áp phích\tVăn phòng\t\tTháng 3/2027\n2\tHội diễn\t\tCông đoàn\t05/4/2027\n3\tChấm điểm\tPhòng Kỹ thuật\tCác tổ\n4\tTổng kết\tVăn phòng\tCác tổ\t30/11/2027\nHết."
            ),
            [
                "Văn phòng|In áp phích|Tháng 3/2027",
                "|Hội diễn|05/4/2027",
                "Phòng Kỹ thuật|Chấm điểm|",
                "Văn phòng|Tổng kết|30/11/2027",
            ]
        );
        // Columns that only spaces part: each cell under its heading.
        let spaced = "TT    Nhiệm vụ             Đơn vị chủ trì       Thời hạn\n1     In áp phích          Văn phòng            Tháng 3/2027\n2     Hội diễn                                  05/4/2027\n3     Tổng kết             Văn phòng            30/11/2027\n";
        assert_eq!(
            rows(spaced),
            ["Văn phòng|In áp phích|Tháng 3/2027", "|Hội diễn|05/4/2027", "Văn phòng|Tổng kết|30/11/2027"]
        );
    }

    #[test]
    fn columns_of_a_letterhead_are_no_table() {
        let source = Source::new("UBND XÃ A    CỘNG HÒA    X\nSố: 1/KH    Độc lập    Y\n1    2    3");
        let tables = read(&source, &Noise::new(&source));
        assert!(tables.lines.is_empty() && tables.targets.is_empty());
    }
}
