//! Danh sách đơn vị nộp báo cáo: for each report of a movement who sent it, when, in time or late, and who did not.

use domain::movement::called;
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use super::registration::plan_words;
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead, roman};
use crate::report::{ReportState, grid};
use crate::{Context, Result};

/// Builds the list of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let list = grid(context, chosen(options)?)?;
    let paper = context.read(|conn| Paper::of(context, conn, options))?;
    let mut document =
        paper.document("Danh sách đơn vị nộp báo cáo", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "DS"));
    document
        .push(Title::new("Danh sách", "Đơn vị nộp báo cáo").noted(format!("({})", capital_first(&called(&list.name)))));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 7),
        Column::text("unit", "Đơn vị", 40),
        Column::text("number", "Số, ngày báo cáo", 20),
        Column::date("received", "Ngày nộp", 15),
        Column::text("state", "Tình trạng", 18),
    ]);
    for (place, column) in list.columns.iter().enumerate() {
        table.section(roman(place + 1), format!("{} (hạn nộp {})", column.name, column.due.vietnamese()));
        let owing = list.units.iter().filter_map(|unit| {
            let cell = unit.cells.get(place)?.as_ref()?;
            Some((&unit.unit_name, cell))
        });
        for (nth, (name, cell)) in (1..).zip(owing) {
            table.data(vec![
                Cell::count(nth),
                Cell::text(name),
                Cell::text(plan_words(&cell.number, cell.date)),
                Cell::maybe(cell.received, Cell::date),
                Cell::text(state_words(cell.state)),
            ]);
        }
        table.total(
            format!(
                "{:02}/{:02} đơn vị đã nộp; {:02} nộp trễ; {:02} quá hạn, chưa nộp",
                column.received, column.of, column.late, column.missing
            ),
            Vec::new(),
        );
    }
    document.push(table);
    if list.columns.is_empty() {
        document.push(Paragraph::left(vec![Run::italic("Phong trào chưa giao báo cáo nào.")]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

fn state_words(state: ReportState) -> &'static str {
    match state {
        ReportState::InTime => "Đúng hạn",
        ReportState::Late => "Nộp trễ",
        ReportState::Awaited => "Chưa đến hạn",
        ReportState::Missing => "Quá hạn, chưa nộp",
    }
}
