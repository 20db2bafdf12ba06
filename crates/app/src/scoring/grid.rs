//! The scoring grid: units down, fields and scores across, a window of rows at a time.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number;
use domain::scoring::{CellState, Code, Combine, FieldType, LeafColumn, LeafResult, Plan, Role, UnitResult, code_key};
use serde::{Deserialize, Serialize};
use store::scoring::RoundUnit;
use ts_rs::TS;

use super::blind;
use super::loaded::{Entered, FieldValues, Loaded, UnitValues};
use crate::command::Registry;
use crate::{Context, Result};

/// A window of the grid.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct GridRequest {
    /// The round.
    pub round: RoundId,
    /// Code of the stage that enters.
    pub stage: String,
    /// Whose entries are shown, at a stage that several people score; absent: those without a name.
    #[serde(default)]
    pub scorer: Option<String>,
    /// First row, from 0.
    pub from: u32,
    /// How many rows.
    pub count: u32,
    /// Only the units of which some cell is so.
    #[serde(default)]
    pub filter: Option<GridFilter>,
}

/// Which units a grid shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GridFilter {
    /// Those of which something is not scored.
    Missing,
    /// Those with a score beyond its limits or another warning.
    Warned,
    /// Those to which the stage gives another value than the one below it.
    Changed,
    /// Those with points without the evidence that the scheme requires.
    Unproved,
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
    /// Evidence was given, at whatever stage; marked once a criterion, beside its points.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub proved: bool,
    /// Points were entered without the evidence that the scheme requires; marked as `proved` is.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub unproved: bool,
    /// A stage adjusted the points against the rule; marked as `proved` is.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub adjusted: bool,
    /// It does not concern the unit.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub na: bool,
    /// Others of a blind stage scored it; what they gave is not shown before the scorer's own.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub hidden: bool,
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
    /// Score of each group of the grid, as shown.
    pub groups: Vec<String>,
    /// Codes of the groups whose points a stage adjusted.
    pub adjusted: Vec<String>,
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
    /// Its cells that nobody has scored.
    pub missing: u32,
}

/// A window of the grid.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Grid {
    /// Its columns; the same for every window of a round.
    pub columns: Vec<GridColumn>,
    /// Codes of the groups that the criteria stand in, in printed order.
    pub groups: Vec<String>,
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
/// its score. A yes-or-no criterion is answered in words; points for it come from tables, not from the grid.
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
        let is_question = matches!(leaf.kind.as_str(), "binary" | "condition");
        for field in leaf.fields.iter().filter(|field| !is_question || field.kind != FieldType::Number) {
            columns.push(column(Some(&field.name), &field.label, field.unit.clone(), field.kind));
        }
        if !matches!(leaf.kind.as_str(), "direct" | "condition") {
            columns.push(column(None, "Điểm", None, FieldType::Number));
        }
    }
    columns
}

fn window(context: &Context<'_>, request: GridRequest) -> Result<Grid> {
    let loaded = Loaded::of(context, request.round)?;
    let board = loaded.board(context, None)?;
    let evaluation = board.evaluation();
    let results: BTreeMap<&str, &UnitResult> = evaluation.units.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    if !loaded.plan.stages().iter().any(|stage| stage.code == request.stage) {
        return Err(Fault::new("scoring.unknown_stage").with("stage", &request.stage).into());
    }
    let viewer = Viewer::of(&loaded, &request);
    let leaves: Vec<LeafColumn> = loaded.plan.columns().collect();
    let columns = columns(&leaves);
    let computed: BTreeSet<&str> =
        columns.iter().filter(|column| column.field.is_none()).map(|column| column.criterion.as_str()).collect();
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let changed = match request.filter {
        Some(GridFilter::Changed) => changed_units(&loaded, &request.stage),
        _ => BTreeSet::new(),
    };
    let is_shown = |unit: &&RoundUnit| {
        let id = unit.unit_id.to_string();
        let result = || results.get(id.as_str());
        match request.filter {
            None => true,
            Some(GridFilter::Missing) => result().is_some_and(|result| !result.not_scored.is_empty()),
            Some(GridFilter::Warned) => result().is_some_and(|result| result.leaves.iter().any(|leaf| is_warned(leaf))),
            Some(GridFilter::Unproved) => {
                result().is_some_and(|result| result.leaves.iter().any(|leaf| is_unproved(leaf)))
            }
            Some(GridFilter::Changed) => changed.contains(&id),
        }
    };
    let listed: Vec<&RoundUnit> = loaded.units.iter().filter(is_shown).collect();
    let shown = listed.iter().skip(place(request.from)).take(place(request.count));
    let values = context.read(|conn| {
        let values = shown.clone().map(|unit| Ok((unit.unit_id, loaded.values(conn, unit.unit_id)?)));
        values.collect::<Result<BTreeMap<_, _>>>()
    })?;
    let rows = shown.filter_map(|unit| {
        let result = results.get(unit.unit_id.to_string().as_str()).copied()?;
        let values = values.get(&unit.unit_id)?;
        let scores: BTreeMap<String, &LeafResult> =
            result.leaves.iter().map(|leaf| (code_key(&leaf.code), leaf.as_ref())).collect();
        let proved: BTreeSet<&str> =
            loaded.inputs_of(unit.unit_id).map(|own| own.proved(&loaded.plan)).unwrap_or_default();
        let mut hides = false;
        let cells = columns.iter().map(|column| {
            let score = scores.get(&code_key(&column.criterion)).copied();
            if viewer.hides(values, &column.criterion) {
                hides = true;
                return GridCell { hidden: true, ..GridCell::default() };
            }
            let cell = match &column.field {
                None => score_cell(score),
                Some(field) => viewer.field_cell(column.kind, values.field(&column.criterion, field), score),
            };
            let tells = column.field.is_none() || !computed.contains(column.criterion.as_str());
            GridCell {
                proved: tells && proved.contains(column.criterion.as_str()),
                unproved: tells && score.is_some_and(is_unproved),
                adjusted: tells && score.is_some_and(|score| score.state == CellState::Overridden),
                ..cell
            }
        });
        let mut row = row(unit.unit_id, &unit.name, result, cells.collect());
        if hides {
            // Sums would tell what the cells do not.
            row.groups.iter_mut().for_each(String::clear);
            for shown in [&mut row.total, &mut row.percent, &mut row.rank, &mut row.grade] {
                shown.clear();
            }
        }
        Some(row)
    });
    let rows = rows.collect();
    // Of any unit: all have the groups of the scheme.
    let groups = evaluation.units.first().map(|unit| unit.groups.iter().map(|group| group.code.clone()).collect());
    let groups = groups.unwrap_or_default();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Grid { columns, groups, total_rows: count(listed.len()), rows, missing: count(loaded.missing(context)?) })
}

fn shown(value: Option<&number::Exact>) -> String {
    value.map(number::Exact::vietnamese_exact).unwrap_or_default()
}

/// A unit's row of the grid with its cells.
pub(super) fn row(unit: UnitId, name: &str, result: &UnitResult, cells: Vec<GridCell>) -> GridRow {
    GridRow {
        unit,
        name: name.to_owned(),
        cells,
        groups: result.groups.iter().map(|group| shown(group.score.as_ref())).collect(),
        adjusted: result.groups.iter().filter(|group| group.overridden).map(|group| group.code.clone()).collect(),
        total: shown(result.total.as_ref()),
        percent: shown(result.percent.as_ref()),
        rank: result.rank.map(domain::scoring::Rank::vietnamese).unwrap_or_default(),
        grade: result.grade_name.clone().unwrap_or_default(),
        provisional: result.provisional,
        missing: u32::try_from(result.not_scored.len()).unwrap_or(u32::MAX),
    }
}

/// Ids of the units to which a stage gives another score than the one below it.
fn changed_units(loaded: &Loaded, stage: &str) -> BTreeSet<String> {
    let differences = domain::scoring::stage_differences(&loaded.plan, &loaded.inputs);
    differences.into_iter().filter(|one| one.stages[1] == stage).map(|one| one.unit).collect()
}

/// Whether a rule had something to say; that evidence is missing is a mark of its own.
fn is_warned(score: &LeafResult) -> bool {
    score.warnings.iter().any(|code| *code != Code::IEvidence)
}

fn is_unproved(score: &LeafResult) -> bool {
    score.warnings.contains(&Code::IEvidence)
}

fn score_cell(score: Option<&LeafResult>) -> GridCell {
    let Some(score) = score else { return GridCell::default() };
    GridCell {
        text: shown(score.score.as_ref()),
        missing: score.state == CellState::Missing,
        refused: score.state == CellState::Refused,
        na: score.state == CellState::NotApplicable,
        warned: is_warned(score),
        ..GridCell::default()
    }
}

/// Who looks at the grid: a stage, and one of its scorers where it has several.
struct Viewer<'a> {
    /// Codes of the stages below, nearest first.
    below: Vec<&'a str>,
    stage: &'a str,
    /// Only this scorer's entries are the stage's own; none: the stage has one scorer.
    scorer: Option<&'a str>,
    plan: &'a Plan,
}

impl<'a> Viewer<'a> {
    fn of(loaded: &'a Loaded, request: &'a GridRequest) -> Self {
        let stages = loaded.plan.stages();
        let own = stages.iter().position(|known| known.code == request.stage).unwrap_or(0);
        let single = stages.get(own).is_none_or(|stage| stage.combine == Combine::Single);
        Self {
            below: stages.iter().take(own).rev().map(|stage| stage.code.as_str()).collect(),
            stage: &request.stage,
            scorer: (!single).then(|| request.scorer.as_deref().unwrap_or_default()),
            plan: &loaded.plan,
        }
    }

    /// Whether a blind stage keeps a criterion of a unit from the scorer.
    fn hides(&self, values: &UnitValues, criterion: &str) -> bool {
        self.scorer.is_some_and(|scorer| blind::hides(self.plan, self.stage, scorer, values.entries(criterion)))
    }

    /// A field as the stage sees it: its own entry, else the nearest lower stage's, else what is fed.
    fn field_cell(&self, kind: FieldType, values: Option<&FieldValues>, score: Option<&LeafResult>) -> GridCell {
        let entered = || values.into_iter().flat_map(|values| &values.entered);
        let is_own = |entered: &&Entered| {
            entered.stage == self.stage && self.scorer.is_none_or(|scorer| entered.scorer == scorer)
        };
        let own = entered().find(is_own);
        let below = self.below.iter().find_map(|stage| entered().find(|entered| entered.stage == **stage));
        let mut cell = GridCell::default();
        if let Some(entered) = own.or(below) {
            cell.text = super::cell::as_typed(&entered.value, Some(kind));
            cell.reason = !entered.reason.is_empty();
            if own.is_some() {
                cell.changed = below.is_some_and(|below| below.value != entered.value);
            } else {
                cell.stage.clone_from(&entered.stage);
            }
        } else if let Some(fed) = values.and_then(|values| values.fed.as_ref()) {
            cell.text = super::cell::as_typed(&fed.value.to_string(), Some(kind));
            cell.fed = true;
        }
        if let Some(score) = score {
            cell.missing = cell.text.is_empty() && score.state == CellState::Missing;
            cell.refused = score.state == CellState::Refused;
            cell.na = score.state == CellState::NotApplicable;
            cell.warned = is_warned(score);
        }
        cell
    }
}
