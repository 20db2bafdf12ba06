//! Phiếu tự chấm: what a unit fills in by hand, or what it has entered, for it to sign.

use domain::Fault;
use domain::id::UnitId;
use domain::scoring::{CellState, Description, FieldColumn, LeafColumn, Stage, UnitResult, code_key};
use office::document::{
    Align, Block, Cell, Column, Document, Letterhead, Orientation, Row, Signature, Signatures, Table, Title,
};

use super::round::{Printed, Scores};
use super::tree::{Line, Tree};
use super::words::{ROOM, asked, labelled, room, with_unit};
use crate::print::PrintOptions;
use crate::scoring::evaluate::described;
use crate::scoring::loaded::UnitValues;
use crate::{Context, Result};

/// Builds the form of a round: blank for any unit, or for the chosen one; filled for the chosen one or for all, each
/// beginning a page.
///
/// # Errors
/// `print.round_missing`, `round.unknown`, `round.unit_missing`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let printed = Printed::of(context, options)?;
    let is_filled = options.filled.unwrap_or(false);
    let mut document = printed.paper.document("Phiếu tự chấm", options.orientation.unwrap_or(Orientation::Landscape));
    let form = Form::of(context, &printed)?;
    if !is_filled {
        let unit = options.unit.map(|unit| named(&printed, unit)).transpose()?;
        form.write(&mut document, unit.as_deref(), None);
        return Ok(document);
    }
    let stage = form.stage.code.as_str();
    let first = printed.loaded.board(context, Some(stage))?;
    for (nth, (id, unit)) in printed.units(options.unit)?.into_iter().enumerate() {
        if nth > 0 {
            document.push(Block::PageBreak);
        }
        let own = first.evaluation().units.iter().find(|own| own.unit == unit.unit);
        let values = context.read(|conn| printed.loaded.values(conn, id))?;
        let entered = own.map(|result| Entered { result, scores: Scores::of(result), values, stage });
        form.write(&mut document, Some(&unit.name), entered.as_ref());
    }
    Ok(document)
}

fn named(printed: &Printed, unit: UnitId) -> Result<String> {
    let member = printed.loaded.member(unit);
    Ok(member.map(|member| member.name.clone()).ok_or_else(|| Fault::new("round.unit_missing").with("name", unit))?)
}

/// What a unit has entered at the first stage.
struct Entered<'a> {
    result: &'a UnitResult,
    scores: Scores<'a>,
    values: UnitValues,
    stage: &'a str,
}

struct Form<'a> {
    printed: &'a Printed,
    tree: Tree<'a>,
    stage: &'a Stage,
    words: Description,
}

impl<'a> Form<'a> {
    fn of(context: &Context<'_>, printed: &'a Printed) -> Result<Self> {
        let plan = &printed.loaded.plan;
        let stage = plan.stages().first().ok_or_else(|| Fault::new("scoring.unknown_stage").with("stage", ""))?;
        let words = context.read(|conn| described(conn, plan))?;
        Ok(Self { tree: Tree::of(plan), stage, words, printed })
    }

    fn write(&self, document: &mut Document, unit: Option<&str>, entered: Option<&Entered<'_>>) {
        let issuer = unit.unwrap_or("Đơn vị …………………………");
        document.push(Letterhead::under("", issuer).dated(self.printed.paper.blank_place_date()));
        let title = Title::new("Phiếu tự chấm điểm thi đua", self.printed.round.name.clone());
        document.push(title.noted(format!("Theo {}", self.printed.loaded.scheme_title())));
        document.push(self.table(entered));
        let maker = Signature::new("Người lập phiếu", None).hinted("(Ký, ghi rõ họ tên)");
        let head = Signature::new("Thủ trưởng đơn vị", None).hinted("(Ký, ghi rõ họ tên, đóng dấu)");
        document.push(Signatures::two(maker, head));
    }

    fn table(&self, entered: Option<&Entered<'_>>) -> Table {
        let mut table = Table::new(vec![
            Column::text("code", "STT", 5).aligned(Align::Center),
            Column::text("name", "Nội dung tiêu chí", 24),
            Column::decimal("max", "Điểm tối đa", 7),
            Column::text("rule", "Cách tính", 24),
            Column::text("inputs", "Số liệu", 20),
            Column::decimal("score", &self.stage.name_vi, 8),
            Column::text("evidence", "Minh chứng", 16),
        ]);
        for line in &self.tree.lines {
            let key = line.key();
            let score = entered.map_or_else(Cell::empty, |entered| entered.scores.cell(&key, self.tree.places));
            let mut cells = vec![Cell::text(line.code()), Cell::text(&line.criterion.name_vi)];
            cells.push(Cell::maybe(line.max(), |max| Cell::decimal(max, self.tree.places)));
            cells.push(Cell::text(self.rule(line)));
            cells.push(Cell::text(line.column.as_ref().map(|leaf| inputs(leaf, entered)).unwrap_or_default()));
            cells.push(score);
            cells.push(Cell::text(line.criterion.evidence_docs.join("; ")));
            table.rows.push(if line.children.is_empty() { Row::Data { cells } } else { Row::Part { cells } });
        }
        for leaf in &self.tree.conditions {
            let mut cells = vec![Cell::text(&leaf.printed_code), Cell::text(&leaf.name_vi)];
            cells.resize(4, Cell::empty());
            cells.push(Cell::text(inputs(leaf, entered)));
            cells.resize(table.columns.len(), Cell::empty());
            table.data(cells);
        }
        let most = Cell::maybe(self.tree.full(), |full| Cell::decimal(full, self.tree.places));
        let total = entered.and_then(|entered| entered.result.total.clone());
        let total = Cell::maybe(total, |total| Cell::decimal(total, self.tree.places));
        table.total("Tổng điểm", vec![most, Cell::empty(), Cell::empty(), total, Cell::empty()]);
        table
    }

    /// The printed rule, or how the program computes it.
    fn rule(&self, line: &Line<'_>) -> String {
        if !line.children.is_empty() {
            return String::new();
        }
        line.criterion.guide_vi.clone().unwrap_or_else(|| super::words::rule(&self.words, &line.criterion.code))
    }
}

/// What a form asks for, with room to write or with what was entered.
fn inputs(leaf: &LeafColumn, entered: Option<&Entered<'_>>) -> String {
    let key = code_key(&leaf.code);
    if entered.and_then(|entered| entered.scores.leaf(&key)).is_some_and(|leaf| leaf.state == CellState::NotApplicable)
    {
        return "Không áp dụng".to_owned();
    }
    // What is computed from the other fields is asked for nowhere, and shown where a unit gave it all the same.
    let words = asked(leaf).filter_map(|field| {
        let value = entered.and_then(|entered| entered.value(leaf, field));
        let room = || if entered.is_some() { ROOM.to_owned() } else { room(leaf, field) };
        let value = value.or_else(|| (!field.derived).then(room))?;
        Some(labelled(leaf, field, &value))
    });
    words.collect::<Vec<_>>().join("\n")
}

impl Entered<'_> {
    /// What the unit entered into a field, or what the program found for it.
    fn value(&self, leaf: &LeafColumn, field: &FieldColumn) -> Option<String> {
        let values = self.values.field(&leaf.code, &field.name)?;
        let own =
            values.entered.iter().find(|entered| entered.stage == self.stage).map(|entered| entered.value.clone());
        let value = own.or_else(|| values.fed.as_ref().map(|fed| fed.value.to_string()))?;
        Some(with_unit(field, &crate::scoring::cell::as_typed(&value, Some(field.kind))))
    }
}
