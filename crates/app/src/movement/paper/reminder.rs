//! Công văn đôn đốc: to the units that owe a movement registration, a plan or reports on the letter's day.

use std::collections::BTreeSet;

use domain::Fault;
use domain::date::PartialDate;
use domain::movement::{Movement, Owed, OwedReport, owed};
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table};

use super::registration::missing_words;
use super::{chosen, plan_of};
use crate::print::{Paper, PrintOptions, closing, letter};
use crate::unit::UnitNames;
use crate::{Context, Result};

/// So many units are named under Kính gửi; more are named in the table alone.
const ADDRESSED: usize = 8;

/// Builds the letter of a movement; the date of the letter, or today, says what is late.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`; `movement.nobody_owes` when there is nobody to remind.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let today = context.app.environment().clock.today();
    let day = options.date.and_then(PartialDate::last_day).unwrap_or(today);
    let (movement, rows, paper) = context.read(|conn| {
        let movement = crate::movement::find(conn, id)?;
        let figures = store::movement::figures(conn, id)?;
        let aims: BTreeSet<_> =
            figures.iter().filter(|figure| figure.aim.is_some()).map(|figure| figure.unit_id).collect();
        let reports = store::report::of_movement(conn, id)?;
        let names = UnitNames::load(conn)?;
        let rows = owed(&movement, &aims, &reports, options.owed, day).into_iter();
        let rows: Vec<(String, Owed)> = rows.map(|own| (names.name(Some(own.unit_id)), own)).collect();
        Ok((movement, rows, Paper::of(context, conn, options)?))
    })?;
    if rows.is_empty() {
        return Err(Fault::new("movement.nobody_owes").with("name", &movement.name).into());
    }
    let mut document = paper.document("Công văn đôn đốc", options.orientation.unwrap_or(Orientation::Portrait));
    let about = format!("V/v đôn đốc thực hiện phong trào thi đua “{}”", movement.name);
    document.push(letter(&paper, about));
    for line in addressed(&rows) {
        document.push(Paragraph::body(vec![Run::plain(line)]));
    }
    let asked = PartialDate::from_date(day).vietnamese();
    document.push(Paragraph::body(vec![Run::plain(format!(
        "Thực hiện {}, đến ngày {asked}, {} theo dõi thấy còn {:02} đơn vị chưa thực hiện các nội dung sau:",
        subject_of(&movement),
        paper.issuer(),
        rows.len(),
    ))]));
    document.push(table(&rows));
    let until = options.deadline.map_or_else(|| "…/…/……".to_owned(), PartialDate::vietnamese);
    document.push(Paragraph::body(vec![Run::plain(format!(
        "Đề nghị thủ trưởng các đơn vị có tên trên khẩn trương thực hiện, gửi kết quả về {} trước ngày {until} để tổng \
         hợp, báo cáo. Đơn vị đã thực hiện mà chưa gửi văn bản thì gửi bổ sung trong thời hạn trên./.",
        paper.issuer(),
    ))]));
    document.push(closing(&paper, &["Như trên".to_owned()]));
    Ok(document)
}

/// `Kính gửi: Sở Y tế.`, or a line each.
fn addressed(rows: &[(String, Owed)]) -> Vec<String> {
    match rows {
        [(name, _)] => vec![format!("Kính gửi: {name}.")],
        few if few.len() <= ADDRESSED => {
            let last = few.len() - 1;
            let names = few.iter().enumerate();
            let names = names.map(|(nth, (name, _))| format!("- {name}{}", if nth == last { "." } else { ";" }));
            std::iter::once("Kính gửi:".to_owned()).chain(names).collect()
        }
        _ => vec!["Kính gửi: Các đơn vị có tên trong bảng dưới đây.".to_owned()],
    }
}

/// `văn bản số … về phong trào thi đua “…”`.
fn subject_of(movement: &Movement) -> String {
    let movement_named = format!("phong trào thi đua “{}”", movement.name);
    match plan_of(movement) {
        none if none.is_empty() => movement_named,
        plan => format!("{plan} về {movement_named}"),
    }
}

fn table(rows: &[(String, Owed)]) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 7),
        Column::text("unit", "Đơn vị", 38),
        Column::text("steps", "Đăng ký, kế hoạch", 25),
        Column::text("reports", "Báo cáo quá hạn, chưa nộp", 30),
    ]);
    for (nth, (name, own)) in (1..).zip(rows) {
        let reports: Vec<String> = own.reports.iter().map(late).collect();
        table.data(vec![
            Cell::count(nth),
            Cell::text(name),
            Cell::text(missing_words(&own.steps)),
            Cell::text(reports.join("\n")),
        ]);
    }
    table
}

/// `Báo cáo quý I (hạn 31/03/2026)`.
fn late(report: &OwedReport) -> String {
    format!("{} (hạn {})", report.name, report.due.vietnamese())
}
