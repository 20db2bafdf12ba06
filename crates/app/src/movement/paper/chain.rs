//! Sơ đồ phong trào: the chain from the highest movement that the papers name down to the units' own plans, a row a step.

use domain::movement::called;
use office::document::{Align, Cell, Column, Document, Orientation, Paragraph, Run, Table, Title};

use super::chosen;
use crate::movement::chain::{ChainNode, chain};
use crate::print::{Paper, PrintOptions, capital_first, closing, letterhead};
use crate::{Context, Result};

/// Builds the chain of a movement.
///
/// # Errors
/// `print.movement_missing`, `movement.unknown`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let id = chosen(options)?;
    let (chain, paper) = context.read(|conn| Ok((chain(conn, id)?, Paper::of(context, conn, options)?)))?;
    let mut document = paper.document("Sơ đồ phong trào", options.orientation.unwrap_or(Orientation::Landscape));
    document.push(letterhead(&paper, "BTH"));
    document.push(Title::new("Sơ đồ phong trào các cấp", capital_first(&called(&chain.name))));
    let mut table = Table::new(vec![
        Column::integer("stt", "STT", 6),
        Column::text("step", "Bậc", 6).aligned(Align::Center),
        Column::text("level", "Cấp", 14),
        Column::text("kind", "Quan hệ", 18),
        Column::text("name", "Phong trào, đơn vị", 30),
        Column::text("document", "Văn bản", 26),
    ]);
    for (nth, node) in (1..).zip(&chain.nodes) {
        table.data(vec![
            Cell::count(nth),
            Cell::text((node.depth + 1).to_string()),
            Cell::text(&node.level_name),
            Cell::text(&node.kind_name),
            Cell::text(&node.name),
            Cell::text(documents(node)),
        ]);
    }
    document.push(table);
    if chain.without_plan > 0 {
        let words = format!(
            "{:02} trong {:02} đơn vị tham gia chưa ban hành kế hoạch thực hiện.",
            chain.without_plan, chain.units
        );
        document.push(Paragraph::left(vec![Run::italic(words)]));
    }
    document.push(closing(&paper, &[]));
    Ok(document)
}

/// Its own document, then what else it answers.
fn documents(node: &ChainNode) -> String {
    let own = Some(node.document.clone()).filter(|document| !document.is_empty() && *document != node.name);
    let also = node.also.iter().map(|source| format!("Còn dẫn: {}", source.words));
    own.into_iter().chain(also).collect::<Vec<_>>().join("\n")
}
