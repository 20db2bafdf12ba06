//! From the closing of a movement to its commendation (khen thưởng theo chuyên đề, đột xuất): who did best, and the lines of a
//! batch made from those that are chosen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::Fault;
use domain::date::PartialDate;
use domain::evaluation::EvaluationLevel;
use domain::id::{BatchId, MovementId, NominationId, UnitId};
use domain::movement::{ExemplarState, MovementResult, called};
use domain::nomination::{Batch, BatchState, Nomination};
use domain::subject::{Subject, SubjectKind};
use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use super::find;
use super::result::{MovementYear, of_year, working_year};
use crate::command::{Items, Registry};
use crate::nomination::ShareRow;
use crate::{Context, Error, Result};

/// Somebody who may be commended.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CommendCandidate {
    /// Who.
    pub subject: Subject,
    /// Name, a person's with xưng hô.
    pub name: String,
    /// Title and unit, or the unit above.
    pub place: String,
    /// What speaks for it, a sentence each.
    pub reasons: Vec<String>,
    /// Whether it is meant at first: it did excellently, or is an exemplar that nobody has commended.
    pub suggested: bool,
    /// Batches of the movement that it stands in already.
    pub batches: Vec<String>,
}

/// Who may be commended for a movement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CommendCandidates {
    /// The year.
    pub year: u16,
    /// Units by level and rank, then models and exemplars.
    pub items: Vec<CommendCandidate>,
    /// Name that a new batch would get.
    pub batch_name: String,
}

/// Loại hình of the commendation of a movement, by the codes of the law catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum CommendKind {
    /// Theo chuyên đề (phong trào).
    #[default]
    #[serde(rename = "phong_trao")]
    Thematic,
    /// Đột xuất.
    #[serde(rename = "dot_xuat")]
    Unplanned,
}

impl CommendKind {
    /// The code of the law catalogue.
    fn code(self) -> &'static str {
        match self {
            Self::Thematic => "phong_trao",
            Self::Unplanned => "dot_xuat",
        }
    }
}

/// Whom to nominate for what.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CommendRequest {
    /// The movement.
    pub id: MovementId,
    /// The year; as of [`MovementYear`] when absent.
    #[serde(default)]
    pub year: Option<u16>,
    /// The batch, one of the movement; a new one is opened when absent.
    #[serde(default)]
    pub batch: Option<BatchId>,
    /// Name of a new batch; made by the program when empty.
    #[serde(default)]
    pub name: String,
    /// Loại hình.
    #[serde(default)]
    pub kind: CommendKind,
    /// The award of units: id or name. Needed where a unit is nominated.
    #[serde(default)]
    pub unit_award: String,
    /// The award of people.
    #[serde(default)]
    pub person_award: String,
    /// The award of households.
    #[serde(default)]
    pub household_award: String,
    /// Who, in the order of the lines.
    pub subjects: Vec<Subject>,
}

/// What came of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Commended {
    /// The batch.
    pub batch: BatchId,
    /// The new lines.
    pub added: Vec<NominationId>,
    /// Names of those who stood in the batch already.
    pub already: Vec<String>,
}

/// Whose shares.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CommendShares {
    /// Who would be commended.
    pub subjects: Vec<Subject>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("movement.commend_candidates", candidates);
    registry.query("movement.commend_shares", |context, request: CommendShares| {
        let today = context.today();
        context.read(|conn| Ok(crate::nomination::shares_of_subjects(conn, &request.subjects, today)?.into()))
            as Result<Items<ShareRow>>
    });
    registry.change("movement.commend", commend);
}

/// What speaks for the units and exemplars of a movement, in the order in which they are shown.
struct Merits {
    year: u16,
    name: String,
    order: Vec<Subject>,
    reasons: HashMap<Subject, Vec<String>>,
    suggested: HashMap<Subject, bool>,
}

impl Merits {
    fn add(&mut self, subject: Subject, reasons: impl IntoIterator<Item = String>, suggested: bool) {
        let mut reasons = reasons.into_iter().filter(|reason| !reason.is_empty()).peekable();
        if reasons.peek().is_none() {
            return;
        }
        if !self.reasons.contains_key(&subject) {
            self.order.push(subject);
        }
        self.reasons.entry(subject).or_default().extend(reasons);
        *self.suggested.entry(subject).or_default() |= suggested;
    }
}

/// Places and words of units in the movement's round of a year.
type Ranks = BTreeMap<UnitId, (usize, String)>;

/// Rank and points of units in the movement's round of the year, as shown; nothing without a round. Not to be called while
/// the data file is being read.
fn ranks(context: &Context<'_>, request: MovementYear) -> Result<Ranks> {
    let asked = request.year.unwrap_or_else(|| working_year(context));
    let (year, rounds) =
        context.read(|conn| Ok::<_, Error>((of_year(conn, request.id, asked)?.year, store::scoring::rounds(conn)?)))?;
    let id = request.id;
    let own = rounds.into_iter().find(|round| round.movement_id == Some(id) && round.year == year);
    let Some(round) = own.and_then(|round| round.id) else { return Ok(BTreeMap::new()) };
    let board = crate::scoring::board(context, round)?;
    let units = board.evaluation().units.iter().enumerate().filter_map(|(place, result)| {
        let rank = result.rank?.vietnamese();
        let points = result.total.as_ref().map(|total| format!(", đạt {} điểm", total.vietnamese(2)));
        let open = if result.provisional { " (kết quả tạm tính)" } else { "" };
        let words = format!("Xếp hạng {rank} trong phong trào{}{open}", points.unwrap_or_default());
        Some((result.unit.parse().ok()?, (place, words)))
    });
    Ok(units.collect())
}

fn merits(conn: &Connection, id: MovementId, asked: u16, ranks: &Ranks) -> Result<Merits> {
    let results = of_year(conn, id, asked)?;
    let year = results.year;
    let mut merits = Merits {
        year,
        name: results.name.clone(),
        order: Vec::new(),
        reasons: HashMap::new(),
        suggested: HashMap::new(),
    };
    let mut rows: Vec<MovementResult> = results.rows.into_iter().map(|row| row.result).collect();
    // The best first: by level, then by rank; the order of the list where neither tells.
    rows.sort_by_key(|row| {
        let rank = ranks.get(&row.unit_id).map_or(usize::MAX, |(place, _)| *place);
        (std::cmp::Reverse(row.level), rank)
    });
    let mut failed = BTreeSet::new();
    for row in rows {
        let level = row.level.map(|_| format!("{} {} năm {year}", row.level_name(), called(&results.name)));
        let rank = ranks.get(&row.unit_id).map(|(_, words)| words.clone());
        let is_best = row.level == Some(EvaluationLevel::Excellently);
        // Who has not done what was asked is nobody's candidate, whatever rank it has.
        if row.level == Some(EvaluationLevel::NotCompleted) {
            failed.insert(Subject::Unit(row.unit_id));
        } else {
            merits.add(Subject::Unit(row.unit_id), level.into_iter().chain(rank), is_best);
        }
    }
    for exemplar in store::movement::exemplars(conn, id)? {
        let Some(subject) = exemplar.subject.filter(|subject| !failed.contains(subject)) else { continue };
        // Of one that was found in another year the year of that speaks, not this one.
        if exemplar.found.map(PartialDate::year).is_some_and(|found| found != year) {
            continue;
        }
        let about = if exemplar.description.is_empty() { String::new() } else { format!(": {}", exemplar.description) };
        let words = format!("{} “{}”{about}", exemplar.kind.vietnamese(), exemplar.name);
        merits.add(subject, [words], exemplar.state() != ExemplarState::Commended);
    }
    Ok(merits)
}

fn candidates(context: &Context<'_>, request: MovementYear) -> Result<CommendCandidates> {
    let asked = request.year.unwrap_or_else(|| working_year(context));
    let today = context.today();
    let ranks = ranks(context, request)?;
    context.read(|conn| {
        let merits = merits(conn, request.id, asked, &ranks)?;
        let standing = standing(conn, request.id)?;
        let of_year = |batches: &[Standing]| batches.iter().any(|own| own.year == merits.year);
        let items = merits.order.iter().map(|subject| {
            let own = crate::subject::describe(conn, *subject, today)?;
            let batches = standing.get(subject).cloned().unwrap_or_default();
            Ok(CommendCandidate {
                subject: *subject,
                name: [own.honorific.as_str(), own.name.as_str()].join(" ").trim().to_owned(),
                place: [own.title, own.unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
                reasons: merits.reasons.get(subject).cloned().unwrap_or_default(),
                suggested: !of_year(&batches) && merits.suggested.get(subject).copied().unwrap_or(false),
                batches: batches.into_iter().map(|own| own.batch).collect(),
            })
        });
        let items = items.collect::<Result<_>>()?;
        Ok(CommendCandidates { year: merits.year, items, batch_name: batch_name(&merits.name, merits.year) })
    })
}

/// A batch of the movement that somebody stands in.
#[derive(Debug, Clone)]
struct Standing {
    batch: String,
    year: u16,
}

/// The movement's batches by who stands in them.
fn standing(conn: &Connection, id: MovementId) -> Result<HashMap<Subject, Vec<Standing>>> {
    let mut standing: HashMap<Subject, Vec<Standing>> = HashMap::new();
    for batch in store::nomination::batches(conn)?.into_iter().filter(|batch| batch.movement_id == Some(id)) {
        let lines = batch.id.map(|id| store::nomination::lines(conn, id)).transpose()?.unwrap_or_default();
        for subject in lines.into_iter().filter_map(|line| line.subject) {
            let own = standing.entry(subject).or_default();
            if !own.iter().any(|known| known.batch == batch.name) {
                own.push(Standing { batch: batch.name.clone(), year: batch.year });
            }
        }
    }
    Ok(standing)
}

fn batch_name(movement: &str, year: u16) -> String {
    format!("Đề nghị khen thưởng {} năm {year}", called(movement))
}

/// Makes lines of a batch of those who are chosen, in one operation: named as of today, with what speaks for them.
///
/// # Errors
/// `movement.unknown`; `movement.nobody_chosen`; `movement.other_batch`; `movement.award_missing` where a kind of subjects
/// has no award; `batch.closed`, `award.unknown`, `nomination.award_not_for`.
fn commend(context: &Context<'_>, request: CommendRequest) -> Result<OpOutput<Commended>> {
    let catalogue = crate::law::catalogue(context)?;
    let asked = request.year.unwrap_or_else(|| working_year(context));
    let today = context.today();
    if request.subjects.is_empty() {
        return Err(Fault::new("movement.nobody_chosen").into());
    }
    let award = |kind: SubjectKind| match kind {
        SubjectKind::Unit => ("unit_award", request.unit_award.as_str()),
        SubjectKind::Person => ("person_award", request.person_award.as_str()),
        SubjectKind::Household => ("household_award", request.household_award.as_str()),
    };
    for subject in &request.subjects {
        let (field, given) = award(subject.kind());
        if given.trim().is_empty() {
            let kind = crate::nomination::kind_name(subject.kind());
            return Err(Fault::new("movement.award_missing").with("kind", kind).at_field(field).into());
        }
    }
    let ranks = ranks(context, MovementYear { id: request.id, year: request.year })?;
    let (merits, suggestions) = context.read(|conn| {
        let merits = merits(conn, request.id, asked, &ranks)?;
        let suggestions = request
            .subjects
            .iter()
            .map(|subject| Ok((*subject, crate::nomination::suggestion(conn, merits.year, *subject, today)?)));
        let suggestions = suggestions.collect::<Result<Vec<_>>>()?;
        if let Some(batch) = request.batch {
            let batch = crate::nomination::find_batch(conn, batch)?;
            if batch.movement_id != Some(request.id) {
                let movement = find(conn, request.id)?.name;
                let fault = Fault::new("movement.other_batch").with("batch", batch.name).with("movement", movement);
                return Err(Error::from(fault.at_field("batch")));
            }
        }
        Ok((merits, suggestions))
    })?;
    let op = Op::new("movement.commend", format!("Đề nghị khen thưởng phong trào {}", merits.name));
    context.transact(op, |tx| {
        let batch = match request.batch {
            Some(batch) => batch,
            None => {
                let named = text::line(&request.name);
                let batch = Batch {
                    id: None,
                    code: String::new(),
                    name: if named.is_empty() { batch_name(&merits.name, merits.year) } else { named },
                    year: merits.year,
                    movement_id: Some(request.id),
                    award_type: request.kind.code().to_owned(),
                    received: None,
                    deadline: None,
                    note: String::new(),
                    state: BatchState::Open,
                };
                crate::nomination::write_batch(tx, batch.checked().map_err(Error::Faults)?)?
            }
        };
        let mut done = Commended { batch, added: Vec::new(), already: Vec::new() };
        for (subject, suggestion) in suggestions {
            let reasons = merits.reasons.get(&subject).into_iter().flatten().map(|reason| format!("{reason}."));
            let known = Some(suggestion.summary).filter(|summary| !summary.is_empty());
            let name = suggestion.submitted.name.clone();
            let line = Nomination {
                id: None,
                batch_id: batch,
                position: 0,
                kind: subject.kind(),
                subject: Some(subject),
                award: award(subject.kind()).1.to_owned(),
                award_type: request.kind.code().to_owned(),
                ending_year: None,
                received: None,
                summary: reasons.chain(known).collect::<Vec<_>>().join("\n"),
                opinion: String::new(),
                proposing_unit_id: suggestion.proposing_unit_id,
                submitted: suggestion.submitted,
                note: String::new(),
                origin: None,
            };
            match crate::nomination::write_line(tx, &catalogue, line.checked().map_err(Error::Faults)?) {
                Ok(id) => done.added.push(id),
                Err(Error::Fault(fault)) if fault.code == "nomination.already_there" => done.already.push(name),
                Err(other) => return Err(other),
            }
        }
        Ok(done)
    })
}
