//! One cell with everything that was entered into it: what each stage said, who, when, why, and what the program feeds.

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number::{self, Exact};
use domain::scoring::{
    CellState, Code, FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, FieldType, LeafColumn, NaMode, Stage, code_key,
    explain_criterion,
};
use serde::{Deserialize, Serialize};
use store::scoring::ScoreRow;
use ts_rs::TS;

use super::blind;
use super::evidence::{CellEvidence, OfCell};
use super::feed::Fed;
use super::loaded::Loaded;
use crate::command::Registry;
use crate::{Context, Result};

/// Which cell.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CellChoice {
    /// The round.
    pub round: RoundId,
    /// The unit.
    pub unit: UnitId,
    /// Code of the criterion.
    pub criterion: String,
    /// Who asks: a stage and, where it has several, its scorer. A blind stage shows others' scores after the own one.
    #[serde(default)]
    pub stage: Option<String>,
    /// The scorer who asks.
    #[serde(default)]
    pub scorer: Option<String>,
}

/// A cell.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellDetail {
    /// The criterion.
    pub criterion: LeafColumn,
    /// The score that counts, as shown; empty without one.
    pub score: String,
    /// How it came about.
    pub state: CellState,
    /// How it counts when it does not apply.
    pub na: Option<NaMode>,
    /// Code of the stage that decided; none when fed or missing.
    pub decided_by: Option<String>,
    /// What each stage said, lowest first.
    pub stages: Vec<CellStage>,
    /// What the program found by itself.
    pub fed: Vec<FedValue>,
    /// The groups it stands in, innermost first: what they come to, and whether a stage adjusted that.
    pub groups: Vec<CellGroup>,
    /// Others of a blind stage scored it; what they gave is left out until the scorer who asks has given their own.
    pub hidden: bool,
    /// Points were entered without the evidence that the scheme requires.
    pub unproved: bool,
}

/// What a stage said.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellStage {
    /// Code of the stage.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The score as this stage alone sees it; empty when it said nothing.
    pub score: String,
    /// What was entered.
    pub values: Vec<EnteredValue>,
    /// What it gave as evidence, in the order given.
    pub evidence: Vec<CellEvidence>,
}

/// A group above a cell.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CellGroup {
    /// Code of the group.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points as they count, as shown.
    pub score: String,
    /// Whether a stage adjusted what its criteria come to.
    pub overridden: bool,
    /// The adjustment of the stage and scorer who ask.
    pub own: Option<EnteredValue>,
}

/// An entered value.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EnteredValue {
    /// The field, `na`, `override` or `score`.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// As shown and as typed.
    pub text: String,
    /// Who scored, where a stage has several.
    pub scorer: String,
    /// Why; empty when none was given.
    pub reason: String,
    /// Who entered it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// A value that the program found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FedValue {
    /// The field.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// As shown.
    pub text: String,
    /// Where it was taken from, in words.
    pub source: String,
    /// Names of the files that prove what it was taken from.
    pub evidence: Vec<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("score.cell", cell);
}

fn cell(context: &Context<'_>, choice: CellChoice) -> Result<CellDetail> {
    let loaded = Loaded::of(context, choice.round)?;
    let key = code_key(&choice.criterion);
    let column = loaded.plan.columns().find(|column| code_key(&column.code) == key);
    let column = column.ok_or_else(|| Fault::new("scoring.unknown_criterion").with("criterion", &choice.criterion))?;
    let (mut rows, evidence) = context.read(|conn| {
        let rows = store::scoring::of_unit(conn, choice.round, choice.unit)?;
        Ok((rows, OfCell::read(conn, choice.round, choice.unit, &choice.criterion)?))
    })?;
    let of_groups = column.path.iter().rev().map(|group| {
        let own = rows.iter().find(|row| {
            code_key(&row.criterion) == code_key(group)
                && row.field == FIELD_OVERRIDE
                && Some(&row.stage) == choice.stage.as_ref()
                && row.scorer == choice.scorer.as_deref().unwrap_or_default()
        });
        (group.clone(), own.map(|row| entered(&column, row)))
    });
    let of_groups: Vec<(String, Option<EnteredValue>)> = of_groups.collect();
    rows.retain(|row| code_key(&row.criterion) == key);
    let entries = rows.iter().map(|row| (row.stage.as_str(), row.scorer.as_str()));
    let scorer = choice.scorer.as_deref().unwrap_or_default();
    let hidden = choice.stage.as_ref().is_some_and(|stage| blind::hides(&loaded.plan, stage, scorer, entries));
    if hidden {
        rows.retain(|row| Some(row.stage.as_str()) != choice.stage.as_deref());
    }
    rows.sort_by(|a, b| (&a.scorer, &a.field).cmp(&(&b.scorer, &b.field)));
    let board = loaded.board(context, None)?;
    let evaluation = board.evaluation();
    let id = choice.unit.to_string();
    let unit = evaluation.units.iter().find(|unit| unit.unit == id);
    let result = unit.and_then(|unit| unit.leaves.iter().find(|leaf| code_key(&leaf.code) == key));
    let result = result.ok_or_else(|| Fault::new("round.unit_missing").with("name", choice.unit))?;
    let groups = of_groups.into_iter().map(|(code, own)| {
        let group = unit.and_then(|unit| unit.groups.iter().find(|group| group.code == code));
        CellGroup {
            name: loaded.plan.name_of(&code).unwrap_or_default().to_owned(),
            score: if hidden { String::new() } else { shown(group.and_then(|group| group.score.as_ref())) },
            overridden: group.is_some_and(|group| group.overridden),
            code,
            own,
        }
    });
    let groups = groups.collect();
    let stages = loaded.plan.stages().iter().map(|stage| {
        let said = of_stage(context, &loaded, &choice, &column, stage, &rows)?;
        Ok(CellStage { evidence: evidence.at_stage(&stage.code), ..said })
    });
    Ok(CellDetail {
        score: if hidden { String::new() } else { shown(result.score.as_ref()) },
        state: result.state,
        na: result.na,
        decided_by: result.stage.clone(),
        stages: stages.collect::<Result<_>>()?,
        fed: fed(&loaded, choice.unit, &column),
        groups,
        hidden,
        unproved: !hidden && result.warnings.contains(&Code::IEvidence),
        criterion: column,
    })
}

fn of_stage(
    context: &Context<'_>,
    loaded: &Loaded,
    choice: &CellChoice,
    column: &LeafColumn,
    stage: &Stage,
    rows: &[ScoreRow],
) -> Result<CellStage> {
    let own = rows.iter().filter(|row| row.stage == stage.code);
    let values: Vec<EnteredValue> = own.map(|row| entered(column, row)).collect();
    let inputs = loaded.inputs_of(choice.unit).filter(|_| !values.is_empty());
    let score = match inputs {
        None => None,
        Some(inputs) => {
            let board = loaded.board(context, Some(&stage.code))?;
            explain_criterion(&loaded.plan, inputs, board.peers(), &column.code, Some(&stage.code))?.value
        }
    };
    Ok(CellStage {
        code: stage.code.clone(),
        name: stage.name_vi.clone(),
        score: shown(score.as_ref()),
        values,
        evidence: Vec::new(),
    })
}

fn entered(column: &LeafColumn, row: &ScoreRow) -> EnteredValue {
    let field = column.fields.iter().find(|field| field.name == row.field);
    let label = match (field, row.field.as_str()) {
        (Some(field), _) => field.label.clone(),
        (None, FIELD_NA) => "Không áp dụng".to_owned(),
        (None, FIELD_OVERRIDE) => "Điều chỉnh điểm".to_owned(),
        (None, FIELD_SCORE) => "Điểm chấm tay".to_owned(),
        (None, other) => other.to_owned(),
    };
    EnteredValue {
        field: row.field.clone(),
        label,
        text: as_typed(&row.value, field.map(|field| field.kind)),
        scorer: row.scorer.clone(),
        reason: row.reason.clone(),
        by: row.actor.clone(),
        at: row.at.clone(),
    }
}

fn fed(loaded: &Loaded, unit: UnitId, column: &LeafColumn) -> Vec<FedValue> {
    let known = loaded.fed(unit);
    let found = column.fields.iter().filter_map(|field| {
        let is_of = |fed: &&Fed| fed.field == field.name && code_key(&fed.criterion) == code_key(&column.code);
        let fed = known.iter().find(is_of)?;
        Some(FedValue {
            field: field.name.clone(),
            label: field.label.clone(),
            text: fed.value.vietnamese_exact(),
            source: fed.origin.source.clone().unwrap_or_default(),
            evidence: fed.origin.evidence.iter().map(|one| one.name.clone()).collect(),
        })
    });
    found.collect()
}

fn shown(value: Option<&Exact>) -> String {
    value.map(Exact::vietnamese_exact).unwrap_or_default()
}

/// A stored value as an officer types it: numbers with a comma, yes and no in words.
pub(super) fn as_typed(value: &str, kind: Option<FieldType>) -> String {
    match (kind, value) {
        (Some(FieldType::Flag), "1") => "đạt".to_owned(),
        (Some(FieldType::Flag), "0") => "không đạt".to_owned(),
        (Some(FieldType::Occurrence), "1") => "có".to_owned(),
        (Some(FieldType::Occurrence), "0") => "không".to_owned(),
        (Some(FieldType::Choice), word) => word.to_owned(),
        (_, number) => number::read_machine(number).map_or_else(|_| value.to_owned(), |value| value.vietnamese_exact()),
    }
}
