//! Dòng thời gian: everything of a movement that has a day, with how it stands on the day of printing.

use domain::date::PartialDate;
use domain::movement::called;
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use crate::movement::timeline::of_movement;
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead};
use crate::{Context, Result};

/// Builds the timeline of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let list = of_movement(context, chosen(options)?)?;
    let paper = context.read(|conn| Paper::of(context, conn, options))?;
    let mut document = paper.document("Tiến độ phong trào", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "BTH"));
    document.push(Title::new("Tiến độ thực hiện", capital_first(&called(&list.name))));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 7),
        Column::date("date", "Ngày", 16),
        Column::text("event", "Nội dung", 53),
        Column::text("state", "Tình trạng", 24),
    ]);
    let mut month = None;
    for (nth, row) in (1..).zip(&list.events) {
        let own = (row.event.date.year(), row.event.date.month());
        if month != Some(own) {
            month = Some(own);
            table.section("", month_words(row.event.date));
        }
        table.data(vec![
            Cell::count(nth),
            Cell::date(row.event.date),
            Cell::text(&row.text),
            Cell::text(capital_first(&row.state_name)),
        ]);
    }
    document.push(table);
    if list.events.is_empty() {
        document.push(Paragraph::left(vec![Run::italic("Phong trào chưa có mốc nào có ngày.")]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// `Tháng 3/2026`; what has only a year comes under it.
fn month_words(date: PartialDate) -> String {
    match date.month() {
        Some(month) => format!("Tháng {month}/{}", date.year()),
        None => format!("Năm {}", date.year()),
    }
}
