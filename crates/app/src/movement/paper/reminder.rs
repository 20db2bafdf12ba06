//! Công văn đôn đốc: to the units that owe a movement registration, a plan or reports on the letter's day.

use std::collections::BTreeSet;

use domain::Fault;
use domain::date::PartialDate;
use domain::movement::{Movement, Owed, OwedKind, OwedReport, owed};
use office::document::{Block, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use super::registration::missing_words;
use crate::print::{Paper, PrintOptions, closing_filed, letter};
use crate::unit::UnitNames;
use crate::{Context, Result};

/// So many units are named under Kính gửi; more are named in the table alone.
const ADDRESSED: usize = 8;
/// So many stand in a table within the letter; more are enclosed as a list.
const WITHIN: usize = 20;

/// Builds the letter of a movement; the date of the letter, or today, says what is late.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`; `movement.nobody_owes` when there is nobody to remind.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let today = context.app.environment().clock.today();
    let day = options.date.and_then(PartialDate::last_day).unwrap_or(today);
    let (movement, rows, paper) = context.read(|conn| {
        let mut movement = crate::movement::find(conn, id)?;
        let figures = store::movement::figures(conn, id)?;
        let aims: BTreeSet<_> =
            figures.iter().filter(|figure| figure.aim.is_some()).map(|figure| figure.unit_id).collect();
        let names = UnitNames::load(conn)?;
        let reports = crate::report::of_movement(conn, id, &names)?;
        let asked = PartialDate::from_date(day);
        movement.registrations.retain(|own| !crate::report::ended_by(&names, own.unit_id, asked));
        let rows = owed(&movement, &aims, &reports, options.owed, day).into_iter();
        let rows: Vec<(String, Owed)> = rows.map(|own| (names.name(Some(own.unit_id)), own)).collect();
        Ok((movement, rows, Paper::of(context, conn, options)?))
    })?;
    if rows.is_empty() {
        return Err(Fault::new("movement.nobody_owes").with("name", &movement.name).into());
    }
    let mut document = paper.document("Công văn đôn đốc", options.orientation.unwrap_or(Orientation::Portrait));
    let about = format!("V/v đôn đốc thực hiện {}", movement.called());
    document.push(letter(&paper, about));
    for line in addressed(&rows) {
        document.push(Paragraph::body(vec![Run::plain(line)]));
    }
    let asked = PartialDate::from_date(day).vietnamese();
    let issuer = paper.issuer_in_sentence();
    let enclosed = rows.len() > WITHIN;
    let what = match enclosed {
        true => "có tên trong danh sách kèm theo chưa thực hiện đủ các nội dung theo yêu cầu.",
        false => "chưa thực hiện các nội dung sau:",
    };
    document.push(Paragraph::body(vec![Run::plain(format!(
        "Thực hiện {}, qua theo dõi đến ngày {asked}, {issuer} nhận thấy còn {:02} đơn vị {what}",
        subject_of(&movement),
        rows.len(),
    ))]));
    if !enclosed {
        document.push(table(&rows, options.owed));
    }
    let until = options.deadline.map_or_else(|| "…/…/……".to_owned(), PartialDate::vietnamese);
    document.push(Paragraph::body(vec![Run::plain(format!(
        "Đề nghị thủ trưởng các đơn vị có tên trên khẩn trương thực hiện, gửi kết quả về {issuer} trước ngày {until} để tổng \
         hợp, báo cáo. Đơn vị đã thực hiện mà chưa gửi văn bản thì gửi bổ sung trong thời hạn trên./.",
    ))]));
    document.push(closing_filed(&paper, &["Như trên".to_owned()]));
    if enclosed {
        document.push(Block::PageBreak);
        let list = Title::new("Danh sách", "Đơn vị chưa thực hiện đủ các nội dung theo yêu cầu");
        document.push(list.noted("(Kèm theo Công văn này)"));
        document.push(table(&rows, options.owed));
    }
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
        _ => vec!["Kính gửi: Các đơn vị có tên trong danh sách dưới đây.".to_owned()],
    }
}

/// `văn bản số … về phong trào thi đua “…”`.
fn subject_of(movement: &Movement) -> String {
    let named = movement.called();
    match movement.paper() {
        none if none.is_empty() => named,
        paper => format!("{paper} về {named}"),
    }
}

/// What is not asked for has no column.
fn table(rows: &[(String, Owed)], only: Option<OwedKind>) -> Table {
    let (with_steps, with_reports) = (only != Some(OwedKind::Report), only != Some(OwedKind::Registration));
    let width = if with_steps && with_reports { 28 } else { 55 };
    let mut columns = vec![Column::integer("stt", "STT", 7), Column::text("unit", "Đơn vị", 37)];
    if with_steps {
        columns.push(Column::text("steps", "Đăng ký, kế hoạch", width));
    }
    if with_reports {
        columns.push(Column::text("reports", "Báo cáo quá hạn, chưa nộp", width));
    }
    let mut table = Table::new(columns);
    for (nth, (name, own)) in (1..).zip(rows) {
        let reports: Vec<String> = own.reports.iter().map(late).collect();
        let mut cells = vec![Cell::count(nth), Cell::text(name)];
        if with_steps {
            cells.push(Cell::text(missing_words(&own.steps)));
        }
        if with_reports {
            cells.push(Cell::text(reports.join("\n")));
        }
        table.data(cells);
    }
    table
}

/// `Báo cáo quý I (hạn 31/03/2026)`.
fn late(report: &OwedReport) -> String {
    format!("{} (hạn {})", report.name, report.due.vietnamese())
}
