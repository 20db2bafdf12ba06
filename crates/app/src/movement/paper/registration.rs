//! Danh sách đăng ký thi đua: the units that registered for a movement, in the order in which they did; and what all units
//! that take part have done of registering and planning; and who has not registered or planned.

use domain::date::PartialDate;
use domain::movement::{RegistrationStep, called};
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use crate::movement::registration::{MovementRegistrations, RegistrationRow, registrations};
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead};
use crate::{Context, Result};

/// Builds the list of a movement's registrations.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let (list, paper) = printed(context, options)?;
    let mut document =
        paper.document("Danh sách đăng ký thi đua", options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "DS"));
    document.push(
        Title::new("Danh sách", "Đơn vị đăng ký thi đua").noted(format!("({})", capital_first(&called(&list.name)))),
    );
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 7),
        Column::text("unit", "Đơn vị", 42),
        Column::text("aim", "Danh hiệu, mô hình đăng ký", 33),
        Column::date("date", "Ngày đăng ký", 18),
    ]);
    let registered: Vec<&RegistrationRow> =
        list.rows.iter().filter(|row| !row.missing.contains(&RegistrationStep::Register)).collect();
    for (nth, row) in (1..).zip(&registered) {
        table.data(vec![
            Cell::count(nth),
            Cell::text(&row.unit_name),
            Cell::text(&row.registration.aim),
            Cell::maybe(row.registration.date, Cell::date),
        ]);
    }
    table.total(format!("Tổng cộng: {:02} đơn vị", registered.len()), Vec::new());
    document.push(table);
    if registered.is_empty() {
        document.push(Paragraph::left(vec![Run::italic("Chưa có đơn vị nào đăng ký.")]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// Builds the table of all units that take part, with what each has done and has not.
///
/// # Errors
/// Those of [`build`].
pub(crate) fn build_units(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let (list, paper) = printed(context, options)?;
    let title = "Bảng theo dõi đăng ký, kế hoạch của đơn vị";
    let mut document = paper.document(title, options.orientation.unwrap_or(Orientation::Landscape));
    document.push(letterhead(&paper, "DS"));
    document.push(Title::new(title, capital_first(&called(&list.name))));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 5),
        Column::text("unit", "Đơn vị", 21),
        Column::text("aim", "Danh hiệu, mô hình đăng ký", 13),
        Column::date("date", "Ngày đăng ký", 9),
        Column::date("disseminated", "Ngày phổ biến kế hoạch", 9),
        Column::text("plan", "Kế hoạch của đơn vị", 12),
        Column::text("targets", "Chỉ tiêu của đơn vị", 13),
        Column::text("missing", "Còn thiếu", 18),
    ]);
    for (nth, row) in (1..).zip(&list.rows) {
        let own = &row.registration;
        table.data(vec![
            Cell::count(nth),
            Cell::text(&row.unit_name),
            Cell::text(&own.aim),
            Cell::maybe(own.date, Cell::date),
            Cell::maybe(own.disseminated, Cell::date),
            Cell::text(plan_words(&own.plan_number, own.plan_date)),
            Cell::text(target_words(row)),
            Cell::text(missing_words(&row.missing)),
        ]);
    }
    table.total(total_words(list.rows.len(), list.rows.len()), Vec::new());
    document.push(table);
    counted(&mut document, &list, &RegistrationStep::ALL);
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// What the list of those who are behind is of.
const OWED: [RegistrationStep; 2] = [RegistrationStep::Register, RegistrationStep::Plan];

/// Builds the list of those who have not registered or have no plan, with all that is left for them to do.
///
/// # Errors
/// Those of [`build`].
pub(crate) fn build_missing(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let (list, paper) = printed(context, options)?;
    let title = "Danh sách đơn vị chưa đăng ký, chưa có kế hoạch";
    let mut document = paper.document(title, options.orientation.unwrap_or(Orientation::Portrait));
    document.push(letterhead(&paper, "DS"));
    document.push(Title::new(title, format!("Phong trào thi đua “{}”", list.name)));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::text("unit", "Đơn vị", 35),
        Column::date("date", "Ngày đăng ký", 14),
        Column::text("plan", "Kế hoạch của đơn vị", 17),
        Column::text("missing", "Còn thiếu", 28),
    ]);
    let listed: Vec<&RegistrationRow> =
        list.rows.iter().filter(|row| OWED.iter().any(|step| row.missing.contains(step))).collect();
    for (nth, row) in (1..).zip(&listed) {
        let own = &row.registration;
        table.data(vec![
            Cell::count(nth),
            Cell::text(&row.unit_name),
            Cell::maybe(own.date, Cell::date),
            Cell::text(plan_words(&own.plan_number, own.plan_date)),
            Cell::text(missing_words(&row.missing)),
        ]);
    }
    table.total(total_words(listed.len(), list.rows.len()), Vec::new());
    document.push(table);
    counted(&mut document, &list, &OWED);
    document.push(closing(&paper, &[]));
    Ok(document)
}

fn total_words(listed: usize, all: usize) -> String {
    format!("Tổng cộng: {listed:02} trên {all:02} đơn vị tham gia")
}

/// Tells how many units have not done each of these steps.
fn counted(document: &mut Document, list: &MovementRegistrations, steps: &[RegistrationStep]) {
    for of in list.missing.iter().filter(|of| of.count > 0 && steps.contains(&of.step)) {
        let words = format!("{}: {:02} đơn vị.", capital_first(of.step.missing_vietnamese()), of.count);
        document.push(Paragraph::left(vec![Run::plain(words)]));
    }
}

fn printed(context: &Context<'_>, options: &PrintOptions) -> Result<(MovementRegistrations, Paper)> {
    let list = registrations(context, chosen(options)?)?;
    Ok((list, context.read(|conn| Paper::of(context, conn, options))?))
}

/// `15/KH-STC, 20/02/2026`.
pub(super) fn plan_words(number: &str, date: Option<PartialDate>) -> String {
    let parts = [number.to_owned(), date.map(PartialDate::vietnamese).unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// As the unit words them; what it was given among the movement's targets is counted.
fn target_words(row: &RegistrationRow) -> String {
    let given = if row.aims > 0 { format!("{:02} mức giao riêng", row.aims) } else { String::new() };
    let parts = [row.registration.own_targets.clone(), given];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `Chưa đăng ký, chưa có kế hoạch`; empty when nothing is left.
pub(super) fn missing_words(missing: &[RegistrationStep]) -> String {
    capital_first(&missing.iter().map(|step| step.missing_vietnamese()).collect::<Vec<_>>().join(", "))
}
