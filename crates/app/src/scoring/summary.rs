//! Bảng tổng hợp chấm điểm: the units of a round by rank, with the points of each part (documents §11, §12).

use domain::Fault;
use domain::number::Exact;
use domain::scoring::{Plan, Rank, Role, UnitResult};
use office::document::{Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::loaded::Loaded;
use super::round::find;
use crate::print::{Paper, PrintOptions, closing, letterhead};
use crate::{Context, Result};

/// Most decimal places of a printed score.
pub(super) const PLACES: u32 = 2;
/// More columns than this do not fit an upright page: order, unit, four parts, bonus, deduction, total, rank.
const UPRIGHT_COLUMNS: usize = 10;

/// Builds the summary of a round.
///
/// # Errors
/// `print.round_missing`, `round.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = options.round.ok_or_else(|| Fault::new("print.round_missing"))?;
    let loaded = Loaded::of(context, id)?;
    let board = loaded.board(context, None)?;
    let evaluation = board.evaluation();
    let (round, paper) = context.read(|conn| Ok((find(conn, id)?, Paper::of(context, conn, options)?)))?;
    let parts: Vec<(String, String)> = base_parts(&loaded.plan);
    let table = table(&parts, &evaluation.units);
    let usual = if table.columns.len() > UPRIGHT_COLUMNS { Orientation::Landscape } else { Orientation::Portrait };
    let mut document = paper.document("Bảng tổng hợp chấm điểm", options.orientation.unwrap_or(usual));
    document.push(letterhead(&paper, "BTH"));
    let given = options.title.as_deref().map(domain::text::line).unwrap_or_default();
    let title = if given.is_empty() { round.name.clone() } else { given };
    let mut heading = Title::new("Bảng tổng hợp chấm điểm", title);
    heading = heading.noted(format!("Theo {}", loaded.scheme_title()));
    if evaluation.provisional {
        heading = heading.noted("(Kết quả tạm tính: còn tiêu chí chưa chấm)");
    }
    document.push(heading);
    document.push(table);
    if evaluation.units.iter().any(|unit| !unit.shared_with.is_empty()) {
        document.push(Paragraph::left(vec![Run::italic(
            "Ghi chú: các đơn vị bằng điểm được xếp đồng hạng; hạng liền sau tính theo số đơn vị đứng trước.",
        )]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// Code and name of the parts whose points are base points, in printed order.
pub(super) fn base_parts(plan: &Plan) -> Vec<(String, String)> {
    let parts = plan.scheme().criteria.iter();
    let base = parts.filter(|part| part.role.unwrap_or(Role::Base) == Role::Base);
    base.map(|part| (part.code.clone(), format!("Phần {}", part.raw_code.as_ref().unwrap_or(&part.code)))).collect()
}

fn table(parts: &[(String, String)], units: &[UnitResult]) -> Table {
    let percent = units.iter().any(|unit| unit.percent != unit.total);
    // Where some criteria do not apply to some units, only the share of the own denominator can be compared.
    let denominators =
        units.iter().any(|unit| units.first().is_some_and(|first| first.denominator != unit.denominator));
    let graded = units.iter().any(|unit| unit.grade_name.is_some());
    let mut columns = vec![Column::integer("ordinal", "STT", 6), Column::text("unit", "Đơn vị", 30)];
    columns.extend(parts.iter().map(|(code, title)| Column::decimal(code, title, 9)));
    columns.push(Column::decimal("bonus", "Điểm thưởng", 9));
    columns.push(Column::decimal("deduction", "Điểm trừ", 8));
    columns.push(Column::decimal("total", "Tổng điểm", 10));
    if denominators {
        columns.push(Column::decimal("denominator", "Điểm tối đa áp dụng", 9));
    }
    if percent {
        columns.push(Column::decimal("percent", "Tỷ lệ %", 9));
    }
    columns.push(Column::text("rank", "Xếp hạng", 8).aligned(office::document::Align::Center));
    if graded {
        columns.push(Column::text("grade", "Xếp loại", 18));
    }
    let mut table = Table::new(columns);
    table.group_header("Điểm", 2, parts.len() + 2);
    for (unit, number) in units.iter().zip(1..) {
        let decimal = |value: Option<&Exact>| Cell::maybe(value.cloned(), |value| Cell::decimal(value, PLACES));
        let mut cells = vec![Cell::count(number), Cell::text(&unit.name)];
        for (code, _) in parts {
            let group = unit.groups.iter().find(|group| &group.code == code).and_then(|group| group.score.as_ref());
            let leaf = unit.leaves.iter().find(|leaf| &leaf.code == code).and_then(|leaf| leaf.score.as_ref());
            cells.push(decimal(group.or(leaf)));
        }
        cells.push(decimal(Some(&unit.bonus)));
        cells.push(decimal(Some(&unit.deduction)));
        cells.push(decimal(unit.total.as_ref()));
        if denominators {
            cells.push(decimal(Some(&unit.denominator)));
        }
        if percent {
            cells.push(decimal(unit.percent.as_ref()));
        }
        cells.push(Cell::text(unit.rank.map_or_else(|| "KXH".to_owned(), Rank::vietnamese)));
        if graded {
            cells.push(Cell::text(unit.grade_name.clone().unwrap_or_default()));
        }
        table.data(cells);
    }
    table
}
