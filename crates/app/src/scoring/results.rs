//! Results of a round and the explanation of every number.

use std::sync::Arc;

use domain::Fault;
use domain::id::{RoundId, UnitId};
use domain::number::Exact;
use domain::scoring::{
    Board, Evaluation, Explanation, Rank, UnitResult, code_key, explain, explain_criterion, explain_standing,
};
use serde::Deserialize;
use store::Connection;
use ts_rs::TS;

use super::blind;
use super::loaded::Loaded;
use crate::command::Registry;
use crate::{Context, Result};

/// Whose results.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ResultsRequest {
    /// The round.
    pub round: RoundId,
    /// As this stage sees it; by precedence when absent.
    #[serde(default)]
    pub stage: Option<String>,
    /// With the scores of criteria and groups.
    #[serde(default)]
    pub detail: bool,
}

/// What to explain.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ExplanationRequest {
    /// The round.
    pub round: RoundId,
    /// The unit.
    pub unit: UnitId,
    /// A criterion; the total when absent.
    #[serde(default)]
    pub criterion: Option<String>,
    /// As this stage sees it; by precedence when absent.
    #[serde(default)]
    pub stage: Option<String>,
    /// Who asks: at a blind stage the points of others stay hidden until this scorer's own are there.
    #[serde(default)]
    pub scorer: Option<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("score.results", results);
    registry.query("score.explain", explanation);
}

/// The results of a round by precedence of its stages, for other features.
///
/// # Errors
/// `round.unknown`.
pub(crate) fn board(context: &Context<'_>, round: RoundId) -> Result<Arc<Board>> {
    Loaded::of(context, round)?.board(context, None)
}

/// The results of a round as a transaction sees it, before others do.
///
/// # Errors
/// `round.unknown`, and the refusals of entered values that the scheme cannot take.
pub(crate) fn board_within(context: &Context<'_>, conn: &Connection, round: RoundId) -> Result<Arc<Board>> {
    Loaded::read(conn, round)?.board(context, None)
}

/// A ranking for people without a window: rank, name, total, percent, grade; then what is to be known of it.
pub fn ranking_text(evaluation: &Evaluation) -> String {
    let shown = |value: Option<&Exact>| value.map(Exact::vietnamese_exact).unwrap_or_default();
    let line = |unit: &UnitResult| {
        let rank = unit.rank.map_or_else(|| "–".to_owned(), Rank::vietnamese);
        let grade = unit.grade_name.clone().unwrap_or_default();
        let note = if unit.provisional { "tạm tính" } else { "" };
        let cells =
            [rank, unit.name.clone(), shown(unit.total.as_ref()), shown(unit.percent.as_ref()), grade, note.to_owned()];
        cells.join("\t").trim_end().to_owned()
    };
    let warnings = evaluation.warnings.iter().map(|warning| format!("  {}", warning.message));
    evaluation.units.iter().map(line).chain(warnings).collect::<Vec<_>>().join("\n")
}

fn results(context: &Context<'_>, request: ResultsRequest) -> Result<Evaluation> {
    let loaded = Loaded::of(context, request.round)?;
    let mut evaluation = loaded.board(context, request.stage.as_deref())?.evaluation().clone();
    if !request.detail {
        for unit in &mut evaluation.units {
            unit.leaves = Arc::default();
            unit.groups = Arc::default();
        }
    }
    Ok(evaluation)
}

fn explanation(context: &Context<'_>, request: ExplanationRequest) -> Result<Explanation> {
    let loaded = Loaded::of(context, request.round)?;
    let unknown = || Fault::new("round.unit_missing").with("name", request.unit);
    let inputs = loaded.inputs_of(request.unit).ok_or_else(unknown)?;
    let view = request.stage.as_deref();
    if let (Some(stage), Some(scorer)) = (view, request.scorer.as_deref()) {
        refuse_hidden(context, &loaded, &request, stage, scorer)?;
    }
    let board = loaded.board(context, view)?;
    Ok(match request.criterion.as_deref() {
        None => {
            let mut tree = explain(&loaded.plan, inputs, board.peers(), view)?;
            tree.children.extend(explain_standing(&loaded.plan, board.evaluation(), &request.unit.to_string()));
            tree
        }
        Some(criterion) => explain_criterion(&loaded.plan, inputs, board.peers(), criterion, view)?,
    })
}

/// At a blind stage nothing is told of a cell that others have scored and the asking scorer has not; of the total, nothing
/// while there is such a cell.
fn refuse_hidden(
    context: &Context<'_>,
    loaded: &Loaded,
    request: &ExplanationRequest,
    stage: &str,
    scorer: &str,
) -> Result<()> {
    let values = context.read(|conn| loaded.values(conn, request.unit))?;
    let asked = request.criterion.as_deref().map(code_key);
    let mut columns =
        loaded.plan.columns().filter(|column| asked.as_ref().is_none_or(|key| *key == code_key(&column.code)));
    match columns.find(|column| blind::hides(&loaded.plan, stage, scorer, values.entries(&column.code))) {
        None => Ok(()),
        Some(column) => {
            Err(Fault::new("scoring.hidden").with("criterion", &column.code).at_criterion(&column.code).into())
        }
    }
}
