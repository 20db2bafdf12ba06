//! The scoring grid: units down, fields and scores across, a window of rows at a time.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number;
use domain::scoring::{CellState, FieldType, LeafColumn, LeafResult, Role, UnitResult, code_key};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::loaded::{FieldValues, Loaded};
use crate::command::Registry;
use crate::{Context, Result};

/// A window of the grid.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GridRequest {
    /// The round.
    pub round: RoundId,
    /// Code of the stage that enters.
    pub stage: String,
    /// First row, from 0.
    pub from: u32,
    /// How many rows.
    pub count: u32,
}

/// A column of the grid: a field that is entered, or the score that a rule computes from fields.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GridColumn {
    /// Stable name: criterion and field.
    pub key: String,
    /// Code of the criterion.
    pub criterion: String,
    /// The field that is entered; none: the computed score.
    pub field: Option<String>,
    /// Code as printed.
    pub code: String,
    /// Full name of the criterion.
    pub name: String,
    /// What this column of it is: "Thực hiện", "Điểm".
    pub label: String,
    /// Unit of measure.
    pub unit_of_measure: Option<String>,
    /// Most points, as shown.
    pub max: Option<String>,
    /// What its points do.
    pub role: Role,
    /// What is typed into it.
    pub kind: FieldType,
    /// The printed rule.
    pub guide: Option<String>,
}

/// A cell. Marks that are not set are left out of the JSON: most cells have none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct GridCell {
    /// What is shown: Vietnamese notation, empty when there is nothing.
    pub text: String,
    /// Code of the stage whose value it is; empty for the stage that enters, for a fed value and for a computed score.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub stage: String,
    /// From achievements or targets.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub fed: bool,
    /// Nobody has scored it.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub missing: bool,
    /// More than the most points, or another warning of the rule.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub warned: bool,
    /// What was entered cannot be used.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub refused: bool,
    /// Another value than the stage before.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub changed: bool,
    /// A reason was given.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub reason: bool,
    /// It does not concern the unit.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub na: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(mark: &bool) -> bool {
    !mark
}

/// A row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GridRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// One a column.
    pub cells: Vec<GridCell>,
    /// Total, as shown.
    pub total: String,
    /// Percent of the own denominator, as shown.
    pub percent: String,
    /// Rank, as shown; empty without one.
    pub rank: String,
    /// Grade, as shown.
    pub grade: String,
    /// Whether the result may still change.
    pub provisional: bool,
}

/// A window of the grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Grid {
    /// Its columns; the same for every window of a round.
    pub columns: Vec<GridColumn>,
    /// Rows in all.
    pub total_rows: u32,
    /// The rows of the window.
    pub rows: Vec<GridRow>,
    /// Cells that nobody has scored.
    pub missing: u32,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("score.grid", window);
}

/// The columns of a plan's leaves: a rule that only takes over what is entered has one, any other a column a field and
/// its score.
fn columns(leaves: &[LeafColumn]) -> Vec<GridColumn> {
    let mut columns = Vec::new();
    for leaf in leaves {
        let column = |field: Option<&str>, label: &str, unit: Option<String>, kind: FieldType| GridColumn {
            key: format!("{} {}", leaf.code, field.unwrap_or_default()),
            criterion: leaf.code.clone(),
            field: field.map(str::to_owned),
            code: leaf.printed_code.clone(),
            name: leaf.name_vi.clone(),
            label: label.to_owned(),
            unit_of_measure: unit,
            max: leaf.max.as_ref().map(number::Exact::vietnamese_exact),
            role: leaf.role,
            kind,
            guide: leaf.guide_vi.clone(),
        };
        for field in &leaf.fields {
            columns.push(column(Some(&field.name), &field.label, field.unit.clone(), field.kind));
        }
        if leaf.kind != "direct" {
            columns.push(column(None, "Điểm", None, FieldType::Number));
        }
    }
    columns
}

fn window(context: &Context<'_>, request: GridRequest) -> Result<Grid> {
    let loaded = Loaded::of(context, request.round)?;
    let evaluation = loaded.evaluation(context, None)?;
    let results: BTreeMap<&str, &UnitResult> = evaluation.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    if !loaded.plan.stages().iter().any(|stage| stage.code == request.stage) {
        return Err(Fault::new("scoring.unknown_stage").with("stage", &request.stage).into());
    }
    let leaves: Vec<LeafColumn> = loaded.plan.columns().collect();
    let columns = columns(&leaves);
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let shown = loaded.units.iter().skip(place(request.from)).take(place(request.count));
    let rows = shown.filter_map(|unit| {
        let result = results.get(unit.unit_id.to_string().as_str()).copied()?;
        let scores: BTreeMap<String, &LeafResult> =
            result.leaves.iter().map(|leaf| (code_key(&leaf.code), leaf)).collect();
        let cells = columns.iter().map(|column| {
            let score = scores.get(&code_key(&column.criterion)).copied();
            match &column.field {
                None => score_cell(score),
                Some(field) => {
                    let values = loaded.field(unit.unit_id, &column.criterion, field);
                    field_cell(&loaded, &request.stage, values, score)
                }
            }
        });
        Some(row(unit.unit_id, &unit.name, result, cells.collect()))
    });
    let rows = rows.collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Grid { columns, total_rows: count(loaded.units.len()), rows, missing: count(loaded.missing(context)?) })
}

/// A unit's row of the grid with its cells.
pub(super) fn row(unit: UnitId, name: &str, result: &UnitResult, cells: Vec<GridCell>) -> GridRow {
    GridRow {
        unit,
        name: name.to_owned(),
        cells,
        total: result.total.as_ref().map(number::Exact::vietnamese_exact).unwrap_or_default(),
        percent: result.percent.as_ref().map(number::Exact::vietnamese_exact).unwrap_or_default(),
        rank: result.rank.map(domain::scoring::Rank::vietnamese).unwrap_or_default(),
        grade: result.grade_name.clone().unwrap_or_default(),
        provisional: result.provisional,
    }
}

fn score_cell(score: Option<&LeafResult>) -> GridCell {
    let Some(score) = score else { return GridCell::default() };
    GridCell {
        text: score.score.as_ref().map(number::Exact::vietnamese_exact).unwrap_or_default(),
        missing: score.state == CellState::Missing,
        refused: score.state == CellState::Refused,
        na: score.state == CellState::NotApplicable,
        warned: !score.warnings.is_empty(),
        ..GridCell::default()
    }
}

/// A field as a stage sees it: its own entry, else the nearest lower stage's, else what is fed.
fn field_cell(loaded: &Loaded, stage: &str, values: Option<&FieldValues>, score: Option<&LeafResult>) -> GridCell {
    let stages = loaded.plan.stages();
    let own = stages.iter().position(|known| known.code == stage).unwrap_or(0);
    let at = |place: usize| {
        let code = stages.get(place).map(|known| known.code.as_str());
        values?.entered.iter().find(|entered| Some(entered.stage.as_str()) == code)
    };
    let below = (0..own).rev().find_map(&at);
    let mut cell = GridCell::default();
    if let Some(entered) = at(own).or(below) {
        cell.text = shown(&entered.value);
        cell.reason = !entered.reason.is_empty();
        if entered.stage == stage {
            cell.changed = below.is_some_and(|below| below.value != entered.value);
        } else {
            cell.stage = entered.stage.clone();
        }
    } else if let Some(fed) = values.and_then(|values| values.fed.as_ref()) {
        cell.text = fed.value.vietnamese_exact();
        cell.fed = true;
    }
    if let Some(score) = score {
        cell.missing = cell.text.is_empty() && score.state == CellState::Missing;
        cell.refused = score.state == CellState::Refused;
        cell.na = score.state == CellState::NotApplicable;
        cell.warned = !score.warnings.is_empty();
    }
    cell
}

/// A stored value in Vietnamese notation.
fn shown(value: &str) -> String {
    number::read_machine(value).map_or_else(|_| value.to_owned(), |value| value.vietnamese_exact())
}
