//! Bảng kết quả thực hiện phong trào: what each unit came to in a year, its head's responsibility, and how it was evaluated.

use domain::movement::{TargetPeriod, called};
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use crate::movement::result::{MovementResults, MovementYear, results};
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Builds the table of a movement's results in the year of the period.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let year = options.year.or(options.period.map(TargetPeriod::year));
    let list = results(context, MovementYear { id: chosen(options)?, year })?;
    let paper = context.read(|conn| Paper::of(context, conn, options))?;
    let mut document =
        paper.document("Kết quả thực hiện phong trào", options.orientation.unwrap_or(Orientation::Landscape));
    document.push(letterhead(&paper, "BTH"));
    let about = format!("Kết quả thực hiện {} năm {}", called(&list.name), list.year);
    document.push(Title::new("Bảng tổng hợp", about));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 5),
        Column::text("unit", "Đơn vị", 26),
        Column::text("level", "Kết quả", 14),
        Column::text("head", "Người đứng đầu", 15),
        Column::text("responsibility", "Trách nhiệm người đứng đầu", 20),
        Column::text("evaluation", "Xếp loại năm", 12),
        Column::text("note", "Ghi chú", 8),
    ]);
    for (nth, row) in (1..).zip(&list.rows) {
        table.data(vec![
            Cell::count(nth),
            Cell::text(&row.unit_name),
            Cell::text(if row.level_name.is_empty() { "Chưa đánh giá" } else { &row.level_name }),
            Cell::text(&row.head),
            Cell::text(&row.result.responsibility),
            Cell::text(&row.evaluation_name),
            Cell::text(&row.result.note),
        ]);
    }
    table.total(format!("Tổng cộng: {:02} đơn vị", list.rows.len()), Vec::new());
    document.push(table);
    document.push(Paragraph::left(vec![Run::plain(counted(&list))]));
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// `Hoàn thành xuất sắc: 01 đơn vị; hoàn thành tốt: 02 đơn vị.`
pub(super) fn counted(list: &MovementResults) -> String {
    let some = list.counts.iter().filter(|count| count.count > 0);
    let words: Vec<String> =
        some.map(|count| format!("{}: {:02} đơn vị", count.name.to_lowercase(), count.count)).collect();
    if words.is_empty() {
        return "Chưa có đơn vị nào tham gia.".to_owned();
    }
    crate::print::capital_first(&format!("{}.", words.join("; ")))
}
