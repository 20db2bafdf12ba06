//! Bảng theo dõi chỉ tiêu: under each target its units, with what they were given, what they reached and how much that is.

use domain::movement::called;
use office::document::{Align, Cell, Column, Document, Orientation, Table, Title};

use super::{aim_words, printed_targets, until};
use crate::movement::import::PRINTED;
use crate::movement::target::{MovementTarget, MovementTargetCell, MovementTargetUnit, MovementTargets};
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead, roman};
use crate::{Context, Result};

/// Decimals that a figure is printed with at most.
const PLACES: u32 = 4;

/// Builds the table of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let followed = printed_targets(context, options)?;
    let paper = context.read(|conn| Paper::of(context, conn, options))?;
    let mut document = paper.document("Bảng theo dõi chỉ tiêu", options.orientation.unwrap_or(Orientation::Landscape));
    document.push(letterhead(&paper, "BTD"));
    let title = Title::new("Bảng theo dõi chỉ tiêu", capital_first(&called(&followed.name)));
    document.push(title.noted(format!("(Số liệu {})", until(followed.period))));
    document.push(table(&followed));
    document.push(closing(&paper, &[]));
    Ok(document)
}

fn table(followed: &MovementTargets) -> Table {
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 5),
        Column::text("unit", "Đơn vị", 33),
        Column::decimal("aim", "Mức giao", 10),
        Column::decimal("value", "Kết quả", 10),
        Column::text("percent", "Tỷ lệ so với mức giao", 10).aligned(Align::Center),
        Column::text("met", "Đánh giá", 10).aligned(Align::Center),
        Column::text("source", PRINTED, 22),
    ]);
    for (place, target) in followed.targets.iter().enumerate() {
        table.section(roman(place + 1), heading(target));
        for (nth, unit) in followed.units.iter().enumerate() {
            if let Some(cell) = unit.cells.get(place) {
                table.data(row(nth + 1, unit, cell));
            }
        }
        let tally = &target.tally;
        let counted = format!("{}/{} đơn vị đã báo cáo; {} đơn vị đạt", tally.reported, tally.units, tally.met);
        match &tally.total {
            Some(total) => table.total(
                format!("Cộng ({}/{} đơn vị đã báo cáo)", tally.reported, tally.units),
                vec![
                    Cell::maybe(target.aim.clone(), |aim| Cell::decimal(aim, PLACES)),
                    Cell::decimal(total.clone(), PLACES),
                    Cell::text(&target.percent_text),
                    Cell::empty(),
                    Cell::empty(),
                ],
            ),
            None => table.total(counted, Vec::new()),
        }
    }
    table
}

/// `Tỷ lệ hồ sơ trực tuyến (%) – từ 90 trở lên`.
fn heading(target: &MovementTarget) -> String {
    let measured =
        if target.unit_of_measure.is_empty() { String::new() } else { format!(" ({})", target.unit_of_measure) };
    let aim = aim_words(target);
    let aim = if aim.is_empty() { aim } else { format!(" – phấn đấu {aim}") };
    format!("{}{measured}{aim}", target.name)
}

fn row(nth: usize, unit: &MovementTargetUnit, cell: &MovementTargetCell) -> Vec<Cell> {
    let reached = &cell.followed;
    let verdict = match (&reached.value, reached.met) {
        (None, _) => "Chưa báo cáo",
        (Some(_), Some(true)) => "Đạt",
        (Some(_), Some(false)) => "Chưa đạt",
        (Some(_), None) => "",
    };
    let periods = reached.counted.iter().map(|period| period.vietnamese()).collect::<Vec<_>>().join(", ");
    let sources = [periods].into_iter().chain(cell.sources.iter().cloned()).collect::<Vec<_>>().join("; ");
    vec![
        Cell::count(nth),
        Cell::text(&unit.unit_name),
        Cell::maybe(reached.aim.clone(), |aim| Cell::decimal(aim, PLACES)),
        Cell::maybe(reached.value.clone(), |value| Cell::decimal(value, PLACES)),
        Cell::text(&cell.percent_text),
        Cell::text(verdict),
        Cell::text(sources),
    ]
}
