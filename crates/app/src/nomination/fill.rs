//! Filling a batch from what is known: the top of a round's ranking, and the summary of what a subject achieved.

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{BatchId, NominationId, RoundId, UnitId};
use domain::law::Catalogue;
use domain::nomination::{Nomination, Origin, Submitted};
use domain::number::Exact;
use domain::scoring::{CellState, Evaluation, UnitResult};
use domain::subject::{Subject, SubjectKind};
use serde::{Deserialize, Serialize};
use store::achievement::Filter;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::line;
use crate::command::Registry;
use crate::{Context, Result};

/// What to fill a batch with.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FillRequest {
    /// The batch.
    pub batch: BatchId,
    /// The round.
    pub round: RoundId,
    /// How many places of the ranking; units of equal rank at the last place all come along.
    pub top: u32,
    /// The award: its id or name.
    pub award: String,
}

/// What came of filling a batch.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Filled {
    /// The new lines.
    pub added: Vec<NominationId>,
    /// Names of units that stood in the batch already.
    pub already: Vec<String>,
    /// Units within the places that were not taken, each with why.
    pub left_out: Vec<LeftOut>,
}

/// A unit that filling a batch leaves out.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeftOut {
    /// Its name.
    pub name: String,
    /// Why, in Vietnamese.
    pub why: String,
}

/// Whom a new line is about.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SuggestRequest {
    /// The batch.
    pub batch: BatchId,
    /// The subject.
    pub subject: Subject,
}

/// What a new line starts with, so that nothing known is typed again.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Suggestion {
    /// Name, title and unit of today.
    pub submitted: Submitted,
    /// The unit that would propose: the person's own, or the unit's superior.
    pub proposing_unit_id: Option<UnitId>,
    /// From achievements of the batch's year.
    pub summary: String,
}

/// A unit that would come along when a batch is filled.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FillCandidate {
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its rank, as shown.
    pub rank: String,
    /// Its points, as shown.
    pub total: String,
    /// How equal points were told apart, in Vietnamese; empty where there were none.
    pub tie_rule: String,
    /// It stands behind the last place that was asked for and comes along because it shares that place's rank.
    pub beyond: bool,
    /// It stands in the batch already, with the same award.
    pub already: bool,
    /// Why it would be left out, in Vietnamese; empty when it would come along.
    pub left_out: String,
}

/// What filling a batch would bring.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FillPreview {
    /// The units, in the order of the ranking.
    pub items: Vec<FillCandidate>,
    /// Units that are ranked.
    pub ranked: u32,
    /// Whether the ranking may still change.
    pub provisional: bool,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.fill_preview", preview);
    registry.change("batch.fill", fill);
    registry.query("nomination.suggest", suggest);
}

/// Who would come along, before anything is written.
///
/// # Errors
/// `award.unknown`, `nomination.award_not_for`, `round.unknown`.
fn preview(context: &Context<'_>, request: FillRequest) -> Result<FillPreview> {
    let board = crate::scoring::board(context, request.round)?;
    let evaluation = board.evaluation();
    let catalogue = crate::law::catalogue(context)?;
    let award = line::award_for(&catalogue, &request.award, SubjectKind::Unit)?;
    let today = context.today();
    let top = within(&evaluation.units, request.top);
    let (lines, left_out) = context.read(|conn| {
        let left_out = top.iter().map(|result| left_out(conn, result, today)).collect::<Result<Vec<_>>>()?;
        Ok((store::nomination::lines(conn, request.batch)?, left_out))
    })?;
    let asked = usize::try_from(request.top).unwrap_or(usize::MAX);
    let items = top.into_iter().zip(left_out).zip(1_usize..).map(|((result, left_out), place)| {
        let unit = result.unit.parse().map(Subject::Unit).ok();
        FillCandidate {
            unit: result.unit.clone(),
            name: result.name.clone(),
            rank: rank_of(result),
            total: result.total.as_ref().map(Exact::vietnamese_exact).unwrap_or_default(),
            tie_rule: result.tie_rule.clone().unwrap_or_default(),
            beyond: place > asked,
            already: unit.is_some() && lines.iter().any(|line| line.subject == unit && line.award == award.id),
            left_out: left_out.unwrap_or_default(),
        }
    });
    let ranked = evaluation.units.iter().filter(|unit| unit.rank.is_some()).count();
    Ok(FillPreview {
        items: items.collect(),
        ranked: u32::try_from(ranked).unwrap_or(u32::MAX),
        provisional: evaluation.provisional,
    })
}

/// Puts the top of a round's ranking into a batch, in the order of the ranking.
///
/// # Errors
/// `nomination.round_empty`, `batch.closed`, `award.unknown`, `nomination.award_not_for`.
pub fn fill(context: &Context<'_>, request: FillRequest) -> Result<OpOutput<Filled>> {
    let board = crate::scoring::board(context, request.round)?;
    let evaluation = board.evaluation();
    let catalogue = crate::law::catalogue(context)?;
    let batch = context.read(|conn| find_batch(conn, request.batch))?;
    let places = within(&evaluation.units, request.top).len();
    let op = Op::new("batch.fill", format!("Đưa {places} đơn vị đầu bảng vào đợt xét {}", batch.name));
    let today = context.today();
    context.transact(op, |tx| put_top(tx, &catalogue, evaluation, &request, today))
}

/// Writes the lines of [`fill`]; units are named as of a day.
pub(crate) fn put_top(
    tx: &Tx<'_>,
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    request: &FillRequest,
    day: PartialDate,
) -> Result<Filled> {
    let top = within(&evaluation.units, request.top);
    if request.top == 0 {
        return Err(Fault::new("nomination.no_places").at_field("top").into());
    }
    if top.is_empty() {
        return Err(Fault::new("nomination.round_empty").into());
    }
    refuse_closed(tx, request.batch)?;
    let batch = find_batch(tx, request.batch)?;
    let round = crate::scoring::find_round(tx, request.round)?;
    let mut filled = Filled { added: Vec::new(), already: Vec::new(), left_out: Vec::new() };
    for result in top {
        if let Some(why) = left_out(tx, result, day)? {
            filled.left_out.push(LeftOut { name: result.name.clone(), why });
            continue;
        }
        let unit: UnitId = result.unit.parse().map_err(|_| Fault::new("unit.unknown").with("name", &result.name))?;
        let subject = Subject::Unit(unit);
        let mut submitted = crate::subject::describe(tx, subject, day)?;
        submitted.proposing_unit.clone_from(&submitted.name);
        let nomination = Nomination {
            id: None,
            batch_id: request.batch,
            position: 0,
            kind: subject.kind(),
            subject: Some(subject),
            award: request.award.clone(),
            award_type: String::new(),
            ending_year: None,
            received: None,
            summary: summary_of_result(result, &round.name, &achievements(tx, subject, batch.year)?),
            opinion: String::new(),
            proposing_unit_id: Some(unit),
            submitted,
            note: String::new(),
            origin: Some(Origin { round_id: request.round, rank: rank_of(result) }),
        };
        match line::write(tx, catalogue, nomination) {
            Ok(id) => filled.added.push(id),
            Err(crate::Error::Fault(fault)) if fault.code == "nomination.already_there" => {
                filled.already.push(result.name.clone());
            }
            Err(other) => return Err(other),
        }
    }
    Ok(filled)
}

/// Why a ranked unit is not nominated by its rank: nobody has scored it, or it no longer exists.
fn left_out(conn: &Connection, result: &UnitResult, day: PartialDate) -> Result<Option<String>> {
    if !result.leaves.iter().any(|leaf| !matches!(leaf.state, CellState::Missing | CellState::Refused)) {
        return Ok(Some("chưa được chấm điểm".to_owned()));
    }
    let Ok(id) = result.unit.parse::<UnitId>() else { return Ok(None) };
    let ended = crate::unit::find(conn, id)?.ended.filter(|ended| *ended <= day);
    Ok(ended.map(|ended| format!("đã kết thúc hoạt động ngày {}", ended.vietnamese())))
}

/// The units within the first places: a rank shared at the cut takes all who share it.
fn within(units: &[UnitResult], top: u32) -> Vec<&UnitResult> {
    let ranked: Vec<&UnitResult> = units.iter().filter(|unit| unit.rank.is_some()).collect();
    let places = usize::try_from(top).unwrap_or(usize::MAX);
    let last = places.checked_sub(1).and_then(|last| ranked.get(last)).and_then(|unit| unit.rank);
    match last {
        None if places == 0 => Vec::new(),
        None => ranked,
        Some(last) => ranked.into_iter().filter(|unit| unit.rank.is_some_and(|rank| rank <= last)).collect(),
    }
}

fn rank_of(result: &UnitResult) -> String {
    result.rank.map(domain::scoring::Rank::vietnamese).unwrap_or_default()
}

/// "Xếp hạng 1 Khối …, đạt 97,25 điểm." and what was achieved.
fn summary_of_result(result: &UnitResult, round: &str, achievements: &str) -> String {
    let points = result.total.as_ref().map(|total| format!(", đạt {} điểm", total.vietnamese(2))).unwrap_or_default();
    let provisional = if result.provisional { " (kết quả tạm tính)" } else { "" };
    let placed = format!("Xếp hạng {} {round}{points}{provisional}.", rank_of(result));
    if achievements.is_empty() { placed } else { format!("{placed}\n{achievements}") }
}

fn suggest(context: &Context<'_>, request: SuggestRequest) -> Result<Suggestion> {
    context.read(|conn| {
        let batch = find_batch(conn, request.batch)?;
        suggestion(conn, batch.year, request.subject, context.today())
    })
}

/// What a new line about a subject starts with: named as of a day, with its achievements of a year.
///
/// # Errors
/// `unit.unknown`, `person.unknown`, `household.unknown`.
pub(crate) fn suggestion(conn: &Connection, year: u16, subject: Subject, day: PartialDate) -> Result<Suggestion> {
    let mut submitted = crate::subject::describe(conn, subject, day)?;
    let proposing_unit_id = proposer(conn, year, subject, day)?;
    if let Some(unit) = proposing_unit_id {
        submitted.proposing_unit = crate::unit::find(conn, unit)?.name;
    }
    Ok(Suggestion { submitted, proposing_unit_id, summary: achievements(conn, subject, year)? })
}

/// Who would propose a subject: of its unit and those above it the nearest that a cluster of the year compares (parts of a
/// unit do not submit for themselves), without one the highest.
fn proposer(conn: &Connection, year: u16, subject: Subject, today: PartialDate) -> Result<Option<UnitId>> {
    let own = match subject {
        Subject::Unit(id) => Some(id),
        Subject::Person(id) => crate::person::find(conn, id)?.position_on(today).and_then(|position| position.unit_id),
        Subject::Household(id) => crate::person::find_household(conn, id)?.unit_id,
    };
    let mut highest = own;
    let mut next = own;
    while let Some(unit) = next {
        if store::cluster::other_of_unit(conn, unit, year, None)?.is_some() {
            return Ok(Some(unit));
        }
        highest = next;
        next = crate::unit::find(conn, unit)?.parent_id;
    }
    Ok(highest)
}

/// The achievements of a subject in a year, a sentence each.
fn achievements(conn: &Connection, subject: Subject, year: u16) -> Result<String> {
    let filter = Filter { year: Some(year), subject: Some(subject), ..Filter::default() };
    let found = store::achievement::list(conn, &filter)?;
    Ok(found.iter().map(|achievement| format!("- {}", achievement.content)).collect::<Vec<_>>().join("\n"))
}
