//! Danh sách đăng ký thi đua: the units that registered for a movement, in the order in which they did.

use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Builds the list of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let (movement, names, paper) = context.read(|conn| {
        Ok((crate::movement::find(conn, id)?, UnitNames::load(conn)?, Paper::of(context, conn, options)?))
    })?;
    let mut document =
        paper.document("Danh sách đăng ký thi đua", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "DS"));
    document.push(Title::new("Danh sách", "Đơn vị đăng ký thi đua").noted(format!("(Phong trào “{}”)", movement.name)));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 7),
        Column::text("unit", "Đơn vị", 42),
        Column::text("aim", "Danh hiệu, mô hình đăng ký", 33),
        Column::date("date", "Ngày đăng ký", 18),
    ]);
    for (nth, registration) in (1..).zip(&movement.registrations) {
        table.data(vec![
            Cell::count(nth),
            Cell::text(names.name(Some(registration.unit_id))),
            Cell::text(&registration.aim),
            Cell::maybe(registration.date, Cell::date),
        ]);
    }
    table.total(format!("Tổng cộng: {:02} đơn vị", movement.registrations.len()), Vec::new());
    document.push(table);
    if movement.registrations.is_empty() {
        document.push(Paragraph::left(vec![Run::italic("Chưa có đơn vị nào đăng ký.")]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}
