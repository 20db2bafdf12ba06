//! Bảng chấm điểm chi tiết: a unit's criteria with what was entered, what every stage gave and what counts (documents §11).

use std::collections::{BTreeMap, BTreeSet};

use domain::id::UnitId;
use domain::number::Exact;
use domain::scoring::{
    CellState, Code, Evaluation, Explanation, FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, InputNote, LeafColumn, Rank,
    Stage, UnitResult, code_key, explain, stage_differences,
};
use office::document::{Align, Block, Cell, Column, Document, Orientation, Row, Table, Title};

use super::round::{Printed, Scores};
use super::tree::Tree;
use super::words::{self, with_unit};
use crate::print::{PrintOptions, capital_first, closing, letterhead};
use crate::scoring::cell::as_typed;
use crate::scoring::loaded::UnitValues;
use crate::{Context, Result};

/// Builds the details of a unit of a round, or of all of them, each beginning a page.
///
/// # Errors
/// `print.round_missing`, `round.unknown`, `round.unit_missing`, `print.office_missing`.
pub(crate) fn build(context: &Context<'_>, options: &PrintOptions) -> Result<Document> {
    let printed = Printed::of(context, options)?;
    let paper = &printed.paper;
    let mut document = paper.document("Bảng chấm điểm chi tiết", options.orientation.unwrap_or(Orientation::Landscape));
    let details = Details::of(context, &printed)?;
    for (nth, (id, unit)) in printed.units(options.unit)?.into_iter().enumerate() {
        let values = context.read(|conn| printed.loaded.values(conn, id))?;
        if nth > 0 {
            document.push(Block::PageBreak);
        }
        document.push(letterhead(paper, "BCT"));
        let mut title = Title::new("Bảng chấm điểm chi tiết", unit.name.clone())
            .noted(printed.round.name.clone())
            .noted(format!("Theo {}", printed.loaded.scheme_title()));
        if unit.provisional {
            title = title.noted("(Kết quả tạm tính)");
        }
        document.push(title);
        document.push(details.table(id, unit, values)?);
        document.push(closing(paper, &[]));
    }
    Ok(document)
}

/// Why a stage has no sums.
const PARTIAL_STAGE: &str = "Bước chấm chưa cho điểm hết các tiêu chí thì không ghi điểm nhóm và tổng điểm của bước đó; \
                             điểm chốt của từng tiêu chí lấy theo bước cao nhất đã chấm.";

/// What all units share: the lines, what each stage alone gives, the reasons of differences.
struct Details<'a> {
    printed: &'a Printed,
    tree: Tree<'a>,
    stages: Vec<(&'a Stage, Evaluation)>,
    /// By unit and criterion.
    reasons: BTreeMap<(String, String), BTreeSet<String>>,
    /// What the rules found, by unit and criterion.
    warnings: BTreeMap<(String, String), Vec<String>>,
}

/// A unit as its rows see it.
struct OfUnit<'a> {
    unit: &'a UnitResult,
    scores: Scores<'a>,
    /// As each stage alone sees it; none where a stage has entered nothing for the unit.
    stages: Vec<Option<AtStage<'a>>>,
    /// What the rules worked with, by criterion.
    inputs: BTreeMap<String, Vec<InputNote>>,
    /// What was entered, with reasons.
    values: UnitValues,
}

/// A unit as one stage alone sees it.
struct AtStage<'a> {
    unit: &'a UnitResult,
    scores: Scores<'a>,
    /// It leaves out criteria that others have scored: its sums would be those of a part.
    is_partial: bool,
}

impl<'a> Details<'a> {
    fn of(context: &Context<'_>, printed: &'a Printed) -> Result<Self> {
        let plan = &printed.loaded.plan;
        let stages = plan
            .stages()
            .iter()
            .map(|stage| Ok((stage, printed.loaded.board(context, Some(&stage.code))?.evaluation().clone())));
        let mut reasons: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        for difference in stage_differences(plan, &printed.loaded.inputs) {
            let place = (difference.unit, code_key(&difference.criterion));
            reasons.entry(place).or_default().extend(difference.reason);
        }
        let mut warnings: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for warning in &printed.board.evaluation().warnings {
            let (Some(unit), Some(criterion)) = (&warning.unit, &warning.criterion) else { continue };
            // The unit and the criterion stand beside.
            let told = warning.message.split_once(": ").map_or(warning.message.as_str(), |(_, told)| told);
            let place = (unit.clone(), code_key(criterion));
            warnings.entry(place).or_default().push(told.trim_end_matches('.').to_owned());
        }
        Ok(Self { tree: Tree::of(plan), stages: stages.collect::<Result<_>>()?, reasons, warnings, printed })
    }

    fn table(&self, id: UnitId, unit: &UnitResult, values: UnitValues) -> Result<Table> {
        let of = self.unit(id, unit, values)?;
        let mut table = Table::new(self.columns());
        for line in &self.tree.lines {
            let key = line.key();
            let mut cells = vec![Cell::text(line.code()), Cell::text(&line.criterion.name_vi)];
            cells.push(Cell::maybe(line.max(), |max| Cell::decimal(max, self.tree.places)));
            cells.push(Cell::text(line.column.as_ref().map(|leaf| of.entered(leaf)).unwrap_or_default()));
            cells.extend(of.stages.iter().map(|stage| {
                let stage = stage.as_ref().filter(|stage| line.children.is_empty() || !stage.is_partial);
                stage.map_or_else(Cell::empty, |stage| stage.scores.cell(&key, self.tree.places))
            }));
            cells.push(of.scores.cell(&key, self.tree.places));
            cells.push(Cell::text(self.remarks(&of, &key)));
            table.rows.push(if line.children.is_empty() { Row::Data { cells } } else { Row::Part { cells } });
        }
        for leaf in &self.tree.conditions {
            let mut cells = vec![Cell::text(&leaf.printed_code), Cell::text(&leaf.name_vi), Cell::empty()];
            cells.push(Cell::text(of.entered(leaf)));
            cells.resize(table.columns.len(), Cell::empty());
            table.data(cells);
        }
        self.totals(&of, &mut table);
        let gates = unit.gates.iter().map(|gate| format!("Điều kiện {}: {}.", gate.code, gate.text));
        let grade = unit.grade_note.iter().map(|note| format!("{}.", capital_first(note)));
        let ties = unit.tie_rule.iter().map(|rule| format!("Khi bằng điểm: {rule}."));
        let partial = of.stages.iter().flatten().any(|stage| stage.is_partial).then(|| PARTIAL_STAGE.to_owned());
        gates.chain(grade).chain(ties).chain(partial).for_each(|remark| table.note(remark));
        Ok(table)
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::text("code", "STT", 5).aligned(Align::Center),
            Column::text("name", "Nội dung tiêu chí", 23),
            Column::decimal("max", "Điểm chuẩn", 6),
            Column::text("inputs", "Số liệu", 20),
        ];
        columns.extend(self.stages.iter().map(|(stage, _)| Column::decimal(stage.code.clone(), &stage.name_vi, 8)));
        columns.push(Column::decimal("score", "Điểm chốt", 7));
        columns.push(Column::text("remarks", "Ghi chú", 16));
        columns
    }

    fn unit<'b>(&'b self, id: UnitId, unit: &'b UnitResult, values: UnitValues) -> Result<OfUnit<'b>> {
        let stages = self.stages.iter().map(|(stage, evaluation)| {
            let own = evaluation.units.iter().find(|other| other.unit == unit.unit)?;
            let has_entered = own.leaves.iter().any(|leaf| leaf.stage.as_ref() == Some(&stage.code));
            let is_partial = own.not_scored.len() > unit.not_scored.len();
            has_entered.then(|| AtStage { unit: own, scores: Scores::of(own), is_partial })
        });
        let mut inputs = BTreeMap::new();
        if let Some(entered) = self.printed.loaded.inputs_of(id) {
            let tree = explain(&self.printed.loaded.plan, entered, self.printed.board.peers(), None)?;
            gather(tree, &mut inputs);
        }
        Ok(OfUnit { unit, scores: Scores::of(unit), stages: stages.collect(), inputs, values })
    }

    /// Why it does not apply or was changed, what was cut, what is missing.
    fn remarks(&self, of: &OfUnit<'_>, key: &str) -> String {
        let Some(leaf) = of.scores.leaf(key) else { return Self::adjustment(of, key) };
        let mut remarks: Vec<String> = Vec::new();
        match leaf.state {
            CellState::Missing if of.unit.not_scored.iter().any(|code| code_key(code) == key) => {
                remarks.push("Chưa chấm".to_owned());
            }
            CellState::NotApplicable => remarks.push("Không áp dụng".to_owned()),
            CellState::Overridden => remarks.push("Điểm điều chỉnh".to_owned()),
            _ => {}
        }
        if leaf.warnings.contains(&Code::IEvidence) {
            remarks.push("Thiếu minh chứng".to_owned());
        }
        let notes = of.inputs.get(key).into_iter().flatten().filter_map(|note| note.origin.as_ref());
        let own = notes.filter_map(|origin| origin.reason.clone());
        // Why it does not apply or was set by hand: of the stage that decided.
        let special =
            [FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE].into_iter().filter_map(|field| of.values.field(key, field));
        let special = special.flat_map(|values| &values.entered);
        let decided =
            special.filter(|entered| Some(&entered.stage) == leaf.stage.as_ref() && !entered.reason.is_empty());
        let own = own.chain(decided.map(|entered| entered.reason.clone()));
        let place = (of.unit.unit.clone(), key.to_owned());
        let differing = self.reasons.get(&place).into_iter().flatten().cloned();
        for reason in differing.chain(own) {
            if !remarks.iter().any(|remark| remark.contains(&reason)) {
                remarks.push(reason);
            }
        }
        remarks.extend(self.warnings.get(&place).into_iter().flatten().cloned());
        remarks.join("; ")
    }

    /// Of a group: that a stage adjusted its points, and why.
    fn adjustment(of: &OfUnit<'_>, key: &str) -> String {
        if !of.unit.groups.iter().any(|group| group.overridden && code_key(&group.code) == key) {
            return String::new();
        }
        let entered = of.values.field(key, FIELD_OVERRIDE).into_iter().flat_map(|values| &values.entered);
        let reasons = entered.rev().map(|entered| entered.reason.clone()).filter(|reason| !reason.is_empty());
        std::iter::once("Điểm điều chỉnh".to_owned()).chain(reasons.take(1)).collect::<Vec<_>>().join("; ")
    }

    /// Total of every stage and of what counts; then share, rank and grade.
    fn totals(&self, of: &OfUnit<'_>, table: &mut Table) {
        let places = self.tree.places;
        let shown = |value: Option<&Exact>| Cell::maybe(value.cloned(), |value| Cell::decimal(value, places));
        let mut row = |title: &str, value: &dyn Fn(&UnitResult) -> Option<Exact>, max: Option<Exact>| {
            let mut cells = vec![Cell::maybe(max, |max| Cell::decimal(max, places)), Cell::empty()];
            let at_stage = |stage: &AtStage<'_>| if stage.is_partial { None } else { value(stage.unit) };
            cells.extend(of.stages.iter().map(|stage| shown(stage.as_ref().and_then(at_stage).as_ref())));
            cells.push(shown(value(of.unit).as_ref()));
            cells.push(Cell::empty());
            table.total(title, cells);
        };
        row("Tổng điểm", &|unit| unit.total.clone(), self.tree.full());
        if of.unit.percent != of.unit.total {
            row("Điểm tối đa áp dụng", &|unit| Some(unit.denominator.clone()), None);
            row("Tỷ lệ %", &|unit| unit.percent.clone(), None);
        }
        let mut words = vec![match of.unit.rank {
            Some(rank) => {
                format!("Xếp hạng: {} trên {} đơn vị", Rank::vietnamese(rank), self.printed.loaded.units.len())
            }
            None => "Không xếp hạng".to_owned(),
        }];
        words.extend(of.unit.grade_name.as_ref().map(|grade| format!("Xếp loại: {grade}")));
        table.total(words.join("; "), Vec::new());
    }
}

/// What the leaves of an explanation worked with.
fn gather(tree: Explanation, inputs: &mut BTreeMap<String, Vec<InputNote>>) {
    if tree.children.iter().all(|child| child.rule == "stage") {
        inputs.insert(code_key(&tree.node), tree.inputs);
        return;
    }
    for child in tree.children {
        gather(child, inputs);
    }
}

impl OfUnit<'_> {
    /// "Kế hoạch: 60 hộ; Thực hiện: 57 hộ": the fields in the order of the scheme; of points given directly nothing, for
    /// they stand beside.
    fn entered(&self, leaf: &LeafColumn) -> String {
        let key = code_key(&leaf.code);
        if leaf.kind == "direct" || self.scores.leaf(&key).is_some_and(|leaf| leaf.state == CellState::NotApplicable) {
            return String::new();
        }
        let notes = self.inputs.get(&key).map(Vec::as_slice).unwrap_or_default();
        let words = leaf.fields.iter().filter_map(|field| {
            let own: Vec<&InputNote> = notes.iter().filter(|note| note.field == field.name).collect();
            if !own.is_empty() {
                return Some(words::told(leaf, field, &own));
            }
            // Points were adjusted: what had been entered stands all the same.
            let last = self.values.field(&key, &field.name)?.entered.last()?;
            let value = with_unit(field, &as_typed(&last.value, Some(field.kind)));
            Some(words::labelled(leaf, field, &value))
        });
        words.collect::<Vec<_>>().join("; ")
    }
}
