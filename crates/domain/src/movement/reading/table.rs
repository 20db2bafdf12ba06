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
        let mut rows = Vec::new();
        let mut last = first;
        while number < end {
            let cells = source.cells(number);
            if let Some(row) = row(&columns, &cells) {
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
    let cells = source.cells(line);
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

/// The cells of a line by its columns; notes at the end may be empty.
fn row(columns: &[Column], cells: &[Range<usize>]) -> Option<Vec<(Column, Range<usize>)>> {
    let notes = columns.iter().rev().take_while(|column| **column == Column::Note).count();
    let fits = cells.len() >= COLUMNS.min(columns.len() - notes) && cells.len() + notes >= columns.len();
    (fits && cells.len() <= columns.len()).then(|| columns.iter().copied().zip(cells.iter().cloned()).collect())
}

impl Tables {
    fn add(&mut self, source: &Source, row: &[(Column, Range<usize>)]) {
        let cell = |wanted: Column| row.iter().find(|(column, _)| *column == wanted).map(|(_, cell)| cell.clone());
        let Some(name) = cell(Column::Name) else { return };
        if let Some(who) = cell(Column::Who) {
            let task = source.found_trimmed(name, true);
            let who = source.found_trimmed(who, true);
            if task.is_some() && who.is_some() {
                let deadline = cell(Column::Deadline).and_then(|cell| source.found_trimmed(cell, true));
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
            self.targets.push(FoundTarget { text, value, unit, direction });
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
    fn columns_of_a_letterhead_are_no_table() {
        let source = Source::new("UBND XÃ A    CỘNG HÒA    X\nSố: 1/KH    Độc lập    Y\n1    2    3");
        let tables = read(&source, &Noise::new(&source));
        assert!(tables.lines.is_empty() && tables.targets.is_empty());
    }
}
