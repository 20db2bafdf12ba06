//! Phiếu đăng ký thi đua: what a unit fills in and sends back. Its tables have the heads that imports know, so that a form
//! that comes back in Word or Excel is read as it is.

use domain::movement::{Movement, Registration, Target, TargetDirection};
use office::document::{
    Align, Cell, Column, Document, Letterhead, Orientation, Paragraph, Run, Signature, Signatures, Table, Title,
};

use super::chosen;
use crate::print::{Paper, PrintOptions};
use crate::unit::UnitNames;
use crate::{Context, Result};

/// Lines of room to write in.
const ROOM: &str = "\n\n\n\n";

/// Builds the form: blank for any unit; for a chosen one with its name, and with what is known of it where it is asked to
/// be filled.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let (movement, names, paper) = context.read(|conn| {
        Ok((crate::movement::find(conn, id)?, UnitNames::load(conn)?, Paper::of(context, conn, options)?))
    })?;
    let mut document = paper.document("Phiếu đăng ký thi đua", options.orientation.unwrap_or(Orientation::Portrait));
    let unit = options.unit.map(|unit| names.name(Some(unit))).filter(|name| !name.is_empty());
    let known = movement.registrations.iter().find(|own| Some(own.unit_id) == options.unit);
    let known = known.filter(|_| options.filled.unwrap_or(false));
    let issuer = unit.as_deref().unwrap_or("Đơn vị …………………………");
    document.push(Letterhead::under("", issuer).dated(paper.blank_place_date()));
    let title = Title::new("Phiếu đăng ký thi đua", format!("Hưởng ứng {}", movement.called()));
    document.push(match movement.paper() {
        none if none.is_empty() => title,
        plan => title.noted(format!("(Kèm theo {plan})")),
    });
    document.push(registration(unit.as_deref().unwrap_or_default(), known));
    if !movement.targets.is_empty() {
        document.push(Paragraph::left(vec![Run::bold("Mức đăng ký thực hiện các chỉ tiêu")]).kept());
        document.push(targets(&movement));
    }
    let maker = Signature::new("Người lập phiếu", None).hinted("(Ký, ghi rõ họ tên)");
    let head = Signature::new("Thủ trưởng đơn vị", None).hinted("(Ký, ghi rõ họ tên, đóng dấu)");
    document.push(Signatures::two(maker, head));
    Ok(document)
}

fn registration(unit: &str, known: Option<&Registration>) -> Table {
    let mut table = Table::new(vec![
        Column::text("unit", "Đơn vị", 16),
        Column::text("aim", "Danh hiệu, mô hình đăng ký", 15),
        Column::text("pledge", "Nội dung giao ước", 19),
        Column::text("targets", "Chỉ tiêu của đơn vị", 18),
        Column::date("date", "Ngày đăng ký", 8),
        Column::date("disseminated", "Ngày phổ biến kế hoạch", 8),
        Column::text("plan", "Kế hoạch của đơn vị", 9),
        Column::date("plan_date", "Ngày kế hoạch", 7),
    ]);
    let words = |of: fn(&Registration) -> &String| known.map(of).cloned().unwrap_or_default();
    let room = |text: String| if text.is_empty() { ROOM.to_owned() } else { text };
    table.data(vec![
        Cell::text(unit),
        Cell::text(words(|own| &own.aim)),
        Cell::text(room(words(|own| &own.pledge))),
        Cell::text(words(|own| &own.own_targets)),
        Cell::maybe(known.and_then(|own| own.date), Cell::date),
        Cell::maybe(known.and_then(|own| own.disseminated), Cell::date),
        Cell::text(words(|own| &own.plan_number)),
        Cell::maybe(known.and_then(|own| own.plan_date), Cell::date),
    ]);
    table
}

/// `không quá 20` of what is to stay below; a number to be reached says so by itself.
fn most(target: &Target, whole: String) -> String {
    if whole.is_empty() || target.direction == TargetDirection::AtLeast {
        whole
    } else {
        format!("không quá {whole}")
    }
}

fn targets(movement: &Movement) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 5),
        Column::text("target", "Chỉ tiêu", 41),
        Column::text("measure", "ĐVT", 10).aligned(Align::Center),
        Column::text("whole", "Phấn đấu của phong trào", 14).aligned(Align::Center),
        Column::text("aim", "Mức đăng ký", 12).aligned(Align::Center),
        Column::text("note", "Ghi chú", 18),
    ]);
    for (nth, target) in (1..).zip(movement.targets.iter().map(|part| &part.line)) {
        let whole = target.value.as_ref().map(domain::number::Exact::vietnamese_exact).unwrap_or_default();
        table.data(vec![
            Cell::count(nth),
            Cell::text(target.name()),
            Cell::text(&target.unit_of_measure),
            Cell::text(if target.written.is_empty() { most(target, whole) } else { target.written.clone() }),
            Cell::empty(),
            Cell::empty(),
        ]);
    }
    table
}
