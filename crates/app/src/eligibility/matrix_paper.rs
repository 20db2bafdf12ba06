//! Ma trận điều kiện khen thưởng of a unit: its people, collectives or households beside every award. A paper to work
//! with: nobody signs it.

use domain::Fault;
use domain::law::Verdict;
use domain::subject::SubjectKind;
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::matrix::{MatrixRequest, matrix};
use crate::print::{Paper, PrintOptions, letterhead};
use crate::{Context, Result};

/// Builds the matrix of a unit.
///
/// # Errors
/// `print.unit_missing`, `unit.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let unit = options.unit.ok_or_else(|| Fault::new("print.unit_missing"))?;
    let year = options.year.unwrap_or_else(|| context.today().year());
    let matrix = matrix(context, MatrixRequest { unit, kind: options.kind, year, received: options.received })?;
    let paper = context.read(|conn| Paper::of(context, conn, options))?;
    let orientation = options.orientation.unwrap_or(Orientation::Landscape);
    let mut document = paper.document("Ma trận điều kiện khen thưởng", orientation);
    if options.letterhead.unwrap_or(true) {
        document.push(letterhead(&paper, "BTH"));
    }
    let who = match matrix.kind {
        SubjectKind::Person => "cá nhân",
        SubjectKind::Unit => "tập thể",
        SubjectKind::Household => "hộ gia đình",
    };
    let about = format!("Điều kiện, tiêu chuẩn khen thưởng của {who}: {}", matrix.unit_name);
    let note = format!("(Thành tích đến năm {year}; hồ sơ tiếp nhận ngày {})", matrix.received.vietnamese());
    document.push(Title::new("Bảng tổng hợp", about).noted(note));
    // Above the table, so that the first page can be read by itself.
    document.push(Paragraph::left(vec![Run::italic(
        "Đủ: đủ điều kiện. XN: chỉ còn chờ xác nhận. ?: thiếu số liệu. Năm: năm sớm nhất có thể đạt. Dừng: đang xem xét kỷ \
         luật. ×: quy định chặn (thành tích đã được khen, đơn vị đã giải thể). –: chưa nêu được năm.",
    )]));
    let mut columns = vec![Column::integer("ordinal", "STT", 4), Column::text("name", "Họ và tên/Tên tập thể", 20)];
    if matrix.kind == SubjectKind::Person {
        columns.push(Column::text("title", "Chức vụ", 12));
    }
    let fixed = columns.len();
    let awards = matrix.awards.iter();
    columns.extend(awards.map(|award| {
        let column = Column::text(&award.award, &award.award_name, 4).aligned(Align::Center);
        column.turned()
    }));
    let mut table = Table::new(columns);
    table.repeated = Some(fixed);
    let mut group = None;
    for (number, row) in (1..).zip(&matrix.items) {
        if group != Some(&row.unit_name) && !row.unit_name.is_empty() && matrix.kind != SubjectKind::Unit {
            table.group(&row.unit_name);
        }
        group = Some(&row.unit_name);
        let mut cells = vec![Cell::count(number), Cell::text(&row.name)];
        if matrix.kind == SubjectKind::Person {
            cells.push(Cell::text(&row.title));
        }
        cells.extend(row.cells.iter().map(|cell| match cell.verdict {
            Verdict::Blocked => Cell::text(format!("× {}", cell.mark)),
            _ => Cell::text(&cell.mark),
        }));
        table.data(cells);
    }
    let eligible = matrix.awards.iter().map(|award| Cell::count(usize::try_from(award.eligible).unwrap_or(0)));
    table.total(format!("Số {who} đủ điều kiện"), eligible.collect());
    let badge = matrix.badge.map(|badge| format!(" Danh mục điều kiện: {badge}.")).unwrap_or_default();
    table.note(format!("Quy định áp dụng: {}.{badge}", matrix.regime_name));
    document.push(table);
    Ok(document)
}
