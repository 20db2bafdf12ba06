//! A batch looked through before it goes on: verdicts, doubles, double rewards, ceilings; and its lines going on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::Fault;
use domain::grant::Grant;
use domain::id::{BatchId, NominationId};
use domain::law::{SourceStatus, Verdict};
use domain::nomination::{BatchState, Nomination, Progress, ReceivedDocument, State};
use serde::{Deserialize, Serialize};
use store::subject::Whose;
use store::{Op, OpOutput};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::decide::recorded;
use super::dossier::{asked, missing};
use super::doubles::{LinesTogether, double_rewards, duplicates};
use super::quota::{QuotaMeter, Tried, meters};
use super::rules::Rules;
use super::verdicts::{Examiner, LineVerdict};
use crate::command::Registry;
use crate::eligibility::Known;
use crate::{Context, Error, Failure, Result};

/// Which batch, and what to try with its ceilings.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BatchCheckRequest {
    /// The batch.
    pub id: BatchId,
    /// Other shares in percent, by id of the award.
    #[serde(default)]
    pub percents: Option<BTreeMap<String, u32>>,
    /// Other denominators, by id of the award.
    #[serde(default)]
    pub denominators: Option<BTreeMap<String, u32>>,
}

/// A line with its verdict.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckedLine {
    /// The line.
    pub id: NominationId,
    /// Its place, from 1.
    pub position: u32,
    /// The name as submitted.
    pub name: String,
    /// The unit as submitted.
    pub unit: String,
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// The last year of achievement.
    pub ending_year: u16,
    /// How far it is.
    pub state: State,
    /// The same in words.
    pub state_name: String,
    /// Why it went back, was turned down or withdrawn; empty otherwise.
    pub reason: String,
    /// The decision that it became a line of the award record by: `12/QĐ-UBND ngày 20/12/2025`; empty before.
    pub decision: String,
    /// Required documents of its dossier that were not received.
    pub dossier_missing: Vec<String>,
    /// How many documents of its dossier were received.
    pub dossier_received: u32,
    /// What the law says.
    #[serde(flatten)]
    #[ts(flatten)]
    pub verdict: LineVerdict,
}

/// Verdicts counted.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// How many lines.
    pub count: u32,
}

/// A batch looked through.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchCheck {
    /// Its lines in the order of submission.
    pub items: Vec<CheckedLine>,
    /// Verdicts counted.
    pub counts: Vec<VerdictCount>,
    /// Lines that may be about one subject.
    pub duplicates: Vec<LinesTogether>,
    /// Achievements that may be commended twice.
    pub double_rewards: Vec<LinesTogether>,
    /// Ceilings.
    pub quotas: Vec<QuotaMeter>,
    /// The badge of the least sure of the lists of documents that its lines are asked for.
    pub dossier_badge: Option<String>,
}

/// Lines that go on.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct NominationAdvance {
    /// The lines, of one batch.
    pub ids: Vec<NominationId>,
    /// What they become.
    pub state: State,
    /// Why; needed where they go back, are turned down or withdrawn.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether lines that are not, or not surely, eligible are submitted to the council all the same.
    #[serde(default)]
    pub even_not_eligible: bool,
    /// Whether lines that cannot go on stay where they are while the others go on.
    #[serde(default)]
    pub where_possible: bool,
}

/// What became of lines that were to go on.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct NominationAdvanced {
    /// How many went on.
    pub moved: u32,
    /// Why others stay where they are: each in a sentence with its name.
    pub left: Vec<String>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.check", check);
    registry.change("nomination.advance", advance);
}

/// Looks a batch through.
///
/// # Errors
/// `batch.unknown`; `award.unknown` where the catalogue no longer has an award of a line.
pub fn check(context: &Context<'_>, request: BatchCheckRequest) -> Result<BatchCheck> {
    context.read(|conn| {
        let batch = find_batch(conn, request.id)?;
        let rules = Rules::of(context, conn, request.id)?;
        let lines = store::nomination::lines(conn, request.id)?;
        let progress = store::nomination::progress(conn, request.id)?;
        let dossiers = store::nomination::dossiers(conn, request.id)?;
        let known = Known::load(conn, Whose::Batch(request.id))?;
        let examiner = Examiner {
            catalogue: &rules.catalogue,
            hash: &rules.hash,
            known: &known,
            batch: &batch,
            today: rules.today,
        };
        let mut verdicts: HashMap<NominationId, LineVerdict> =
            examiner.verdicts(&lines, &progress)?.into_iter().collect();
        if batch.state == BatchState::Open {
            for (id, fresh) in examiner.anew(&lines, &progress)? {
                if let Some(kept) = verdicts.get_mut(&id) {
                    kept.compare(fresh);
                }
            }
        }
        let mut counted: BTreeMap<Verdict, u32> = BTreeMap::new();
        let items: Vec<CheckedLine> = lines
            .iter()
            .filter_map(|line| {
                let verdict = verdicts.remove(&line.id?)?;
                *counted.entry(verdict.verdict).or_default() += 1;
                let received = dossiers.get(&line.id?).map_or(&[][..], Vec::as_slice);
                checked(&examiner, line, progress.get(&line.id?), received, verdict)
            })
            .collect();
        let others = store::nomination::lines_of_same_subjects(conn, request.id)?;
        let batches =
            store::nomination::batches(conn)?.into_iter().filter_map(|batch| Some((batch.id?, batch))).collect();
        let mut everywhere = progress.clone();
        for other in others.iter().map(|line| line.batch_id).collect::<BTreeSet<BatchId>>() {
            everywhere.extend(store::nomination::progress(conn, other)?);
        }
        let tried = Tried { percents: request.percents.as_ref(), denominators: request.denominators.as_ref() };
        Ok(BatchCheck {
            items,
            counts: counted.into_iter().map(|(verdict, count)| VerdictCount { verdict, count }).collect(),
            duplicates: duplicates(&lines, &progress),
            double_rewards: double_rewards(&examiner, &lines, &others, &batches, &everywhere),
            quotas: meters(&examiner, &lines, &progress, &tried),
            dossier_badge: {
                let asked = lines.iter().filter_map(|line| asked(examiner.catalogue, &batch, line, examiner.today));
                asked.map(|dossier| dossier.source_status).max().and_then(SourceStatus::badge).map(str::to_owned)
            },
        })
    })
}

fn checked(
    examiner: &Examiner<'_>,
    line: &Nomination,
    progress: Option<&Progress>,
    received: &[ReceivedDocument],
    verdict: LineVerdict,
) -> Option<CheckedLine> {
    let state = progress.map(|progress| progress.state).unwrap_or_default();
    let grant = progress.and_then(|progress| recorded(examiner.known, line, progress.grant?));
    Some(CheckedLine {
        id: line.id?,
        position: line.position,
        name: line.submitted.name.clone(),
        unit: line.submitted.unit.clone(),
        award: line.award.clone(),
        award_name: crate::grant::award_name(examiner.catalogue, &line.award).to_owned(),
        ending_year: examiner.year(line),
        state,
        state_name: state.vietnamese().to_owned(),
        reason: progress.map(|progress| progress.reason.clone()).unwrap_or_default(),
        dossier_missing: {
            let asked = asked(examiner.catalogue, examiner.batch, line, examiner.today);
            missing(asked, &line.award, verdict.initiatives, received)
        },
        dossier_received: u32::try_from(received.len()).unwrap_or(u32::MAX),
        decision: grant.map(Grant::decision).unwrap_or_default(),
        verdict,
    })
}

/// Lines go on to a state: all or none, unless those that cannot may stay. Lines that are not eligible are submitted to the
/// council only when somebody has said so. What is appraised keeps its verdict with the version of the law; what goes back to
/// the unit or begins anew is examined anew. What is received keeps the day of it: the batch's, else today.
///
/// # Errors
/// `nomination.needs_decision`: only a decision of the batch makes lines decided; `nomination.unknown`, `nomination.none`,
/// `nomination.several_batches`, `batch.closed`; the refusals of [`State::advance`] and `nomination.not_eligible` for every
/// line, with its name.
pub fn advance(context: &Context<'_>, request: NominationAdvance) -> Result<OpOutput<NominationAdvanced>> {
    if request.state == State::Decided {
        return Err(Fault::new("nomination.needs_decision").at_field("state").into());
    }
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let reason = domain::text::multiline(request.reason.as_deref().unwrap_or_default());
    let lines = context
        .read(|conn| request.ids.iter().map(|id| super::line::find(conn, *id)).collect::<Result<Vec<Nomination>>>())?;
    let Some(first) = lines.first() else { return Err(Fault::new("nomination.none").at_field("ids").into()) };
    let batch_id = first.batch_id;
    if lines.iter().any(|line| line.batch_id != batch_id) {
        return Err(Fault::new("nomination.several_batches").at_field("ids").into());
    }
    let label = match lines.as_slice() {
        [one] => format!("{}: {}", request.state.vietnamese(), one.submitted.name),
        all => format!("{}: {} dòng đề nghị", request.state.vietnamese(), all.len()),
    };
    context.transact(Op::new("nomination.advance", label), |tx| {
        refuse_closed(tx, batch_id)?;
        let batch = find_batch(tx, batch_id)?;
        let known = Known::load(tx, Whose::Batch(batch_id))?;
        let hash = store::law::current(tx)?.map(|row| row.hash).unwrap_or_default();
        let examiner = Examiner { catalogue: &catalogue, hash: &hash, known: &known, batch: &batch, today };
        let before = store::nomination::progress(tx, batch_id)?;
        let mut faults = Vec::new();
        let mut moved = 0;
        for line in &lines {
            let Some(id) = line.id else { continue };
            let own = before.get(&id).cloned().unwrap_or_default();
            // An examination of today decides whether it may go on, whatever an earlier one said.
            let verdict = examiner.verdict(line, None)?;
            let unasked = request.state == State::Submitted && !request.even_not_eligible;
            let next = match own.state.advance(request.state, Some(verdict.verdict), &reason) {
                Ok(_) if unasked && verdict.verdict != Verdict::Eligible => Err(not_eligible(&verdict)),
                next => next,
            };
            match next {
                Ok(state) => {
                    moved += 1;
                    let appraisal = match state {
                        State::Appraised => Some(examiner.appraisal(&verdict)),
                        State::Draft | State::Received | State::Returned => None,
                        _ => own.appraisal,
                    };
                    if state == State::Received && line.received.is_none() {
                        let received = Some(batch.received.unwrap_or(today));
                        store::nomination::save_line(tx, &Nomination { received, ..line.clone() })?;
                    }
                    let progress = Progress { state, reason: reason.clone(), appraisal, grant: own.grant };
                    store::nomination::save_progress(tx, batch_id, id, &progress)?;
                }
                Err(fault) => faults.push(fault.with("name", &line.submitted.name)),
            }
        }
        if faults.is_empty() || (request.where_possible && moved > 0) {
            let left = faults.into_iter().map(|fault| Failure::from(fault).message).collect();
            Ok(NominationAdvanced { moved, left })
        } else {
            Err(Error::Faults(faults))
        }
    })
}

/// That a line is to be looked at before it is submitted, with the first reason.
fn not_eligible(verdict: &LineVerdict) -> Fault {
    let why = verdict.grounds().next().cloned().unwrap_or_default();
    Fault::new("nomination.not_eligible").with("verdict", &verdict.verdict_name).with("why", why)
}
