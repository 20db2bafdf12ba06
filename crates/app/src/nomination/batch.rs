//! Batches (đợt xét): opening, closing, and seeing one whole.

use domain::Fault;
use domain::date::PartialDate;
use domain::id::BatchId;
use domain::nomination::{Batch, BatchState, Nomination, Submitted};
use domain::subject::SubjectKind;
use domain::text;
use serde::{Deserialize, Serialize};
use store::nomination::Closed;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::following::Following;
use super::terms::{self, RegimeOfBatch};
use crate::command::{Items, Nothing, Registry};
use crate::unit::UnitNames;
use crate::{Context, Error, Result};

/// The shortest reason of a reopening, in letters.
const SHORTEST_REASON: usize = 10;

/// Which batch.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct BatchChoice {
    /// Its id.
    pub id: BatchId,
}

/// A batch with its lines counted.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchSummary {
    /// The batch.
    #[serde(flatten)]
    #[ts(flatten)]
    pub batch: Batch,
    /// Lines about units.
    pub units: u32,
    /// Lines about people.
    pub people: u32,
    /// Lines about households.
    pub households: u32,
    /// The law that applies to its dossiers.
    pub regime: Option<RegimeOfBatch>,
}

/// A batch to reopen.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BatchReopening {
    /// Its id.
    pub id: BatchId,
    /// Why, at least ten letters.
    pub reason: String,
}

/// A line with what the window shows beside it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NominationLine {
    /// The line.
    #[serde(flatten)]
    #[ts(flatten)]
    pub nomination: Nomination,
    /// Name of its award.
    pub award_name: String,
    /// Vietnamese name of its loại hình.
    pub award_type_name: String,
    /// How the record names the subject today, where that is not as submitted; none when they agree or no record was
    /// matched.
    pub today: Option<Submitted>,
    /// In which of these fields a printed page would say otherwise than the record: `honorific`, `name`, `title`, `unit`.
    pub differs: Vec<&'static str>,
}

/// A batch with its lines in the order of submission.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchDetail {
    /// The batch.
    pub batch: BatchSummary,
    /// Its lines.
    pub items: Vec<NominationLine>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.list", list);
    registry.query("batch.get", detail);
    registry.change("batch.save", save);
    registry.change("batch.remove", remove);
    registry.change("batch.close", close);
    registry.change("batch.reopen", reopen);
}

fn list(context: &Context<'_>, _: Nothing) -> Result<Items<BatchSummary>> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    context.read(|conn| {
        let counts = store::nomination::counts_by_kind(conn)?;
        let summaries = store::nomination::batches(conn)?.into_iter().map(|batch| {
            let own = batch.id.and_then(|id| counts.get(&id)).map_or(&[][..], Vec::as_slice);
            let regime = terms::regime_of(conn, &catalogue, &batch, today)?;
            Ok(summary(batch, own, regime))
        });
        Ok(summaries.collect::<Result<Vec<_>>>()?.into())
    })
}

fn summary(batch: Batch, counts: &[(SubjectKind, u32)], regime: Option<RegimeOfBatch>) -> BatchSummary {
    let count = |kind| counts.iter().filter(|(own, _)| *own == kind).map(|(_, count)| count).sum();
    BatchSummary {
        regime,
        batch,
        units: count(SubjectKind::Unit),
        people: count(SubjectKind::Person),
        households: count(SubjectKind::Household),
    }
}

fn detail(context: &Context<'_>, choice: BatchChoice) -> Result<BatchDetail> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    context.read(|conn| {
        let lines = store::nomination::lines(conn, choice.id)?;
        let counted: Vec<(SubjectKind, u32)> = lines.iter().map(|line| (line.kind, 1)).collect();
        let batch = find(conn, choice.id)?;
        let regime = terms::regime_of(conn, &catalogue, &batch, today)?;
        let batch = summary(batch, &counted, regime);
        let units = UnitNames::load(conn)?;
        let items = lines.into_iter().map(|nomination| {
            let today = recorded_today(conn, &nomination, today)?;
            let differs = today.as_ref().map(|record| differing(&nomination, record, &units)).unwrap_or_default();
            Ok(NominationLine {
                award_name: catalogue
                    .award(&nomination.award)
                    .map_or_else(|| nomination.award.clone(), |award| award.name_vi.clone()),
                award_type_name: domain::law::award_type_name(&nomination.award_type).to_owned(),
                today: today.filter(|_| !differs.is_empty()),
                differs,
                nomination,
            })
        });
        Ok(BatchDetail { batch, items: items.collect::<Result<_>>()? })
    })
}

/// How the record names the subject of a line today. A record that is gone says nothing.
fn recorded_today(conn: &Connection, line: &Nomination, today: PartialDate) -> Result<Option<Submitted>> {
    let Some(subject) = line.subject else { return Ok(None) };
    match crate::subject::describe(conn, subject, today) {
        Ok(record) => Ok(Some(record)),
        Err(Error::Fault(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// In what a line differs from its record so that a page printed from it would be wrong: what the record does not say is no
/// difference, nor is a unit that the line writes by another of its names.
fn differing(line: &Nomination, record: &Submitted, units: &UnitNames) -> Vec<&'static str> {
    let submitted = &line.submitted;
    let is_other = |own: &str, record: &str| !record.is_empty() && text::match_key(own) != text::match_key(record);
    let is_unit = |own: &str, record: &str| units.find(own).is_ok_and(|unit| units.find(record).ok() == Some(unit));
    let found = [
        ("honorific", !submitted.honorific.is_empty() && is_other(&submitted.honorific, &record.honorific)),
        ("name", is_other(&submitted.name, &record.name)),
        ("title", is_other(&submitted.title, &record.title)),
        ("unit", is_other(&submitted.unit, &record.unit) && !is_unit(&submitted.unit, &record.unit)),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// The batch of an id.
///
/// # Errors
/// `batch.unknown`.
pub fn find(conn: &Connection, id: BatchId) -> Result<Batch> {
    Ok(store::nomination::batch(conn, id)?.ok_or_else(|| Fault::new("batch.unknown").with("name", id))?)
}

/// The batch that a person means: by its id, its code, or its exact name.
///
/// # Errors
/// `batch.unknown`; `batch.ambiguous` with the candidates' codes.
pub fn resolve(conn: &Connection, text: &str) -> Result<BatchId> {
    if let Ok(id) = text.parse::<BatchId>() {
        return find(conn, id).map(|_| id);
    }
    let key = text::match_key(text);
    let mut meant = store::nomination::batches(conn)?;
    meant.retain(|batch| text::match_key(&batch.code) == key || text::match_key(&batch.name) == key);
    match meant.as_slice() {
        [] => Err(Fault::new("batch.unknown").with("name", text).into()),
        [batch] => Ok(batch.id.ok_or_else(|| Fault::new("batch.unknown").with("name", text))?),
        several => {
            let codes: Vec<&str> = several.iter().map(|batch| batch.code.as_str()).collect();
            Err(Fault::new("batch.ambiguous").with("name", text).with("codes", codes.join(", ")).into())
        }
    }
}

/// Adds or changes a batch. Its state changes only by closing and reopening. With another day of receipt or year the lines
/// that have the old one go along, but those that were appraised; the log says how many of each.
///
/// # Errors
/// The faults of [`Batch::checked`]; `batch.code_taken`; `batch.closed`; `nomination.already_there` where a line would come to
/// stand twice.
pub fn save(context: &Context<'_>, batch: Batch) -> Result<OpOutput<BatchId>> {
    let batch = batch.checked().map_err(Error::Faults)?;
    let verb = if batch.id.is_some() { "Sửa" } else { "Mở" };
    let following = context.read(|conn| Following::of(conn, &batch))?;
    let label = format!("{verb} đợt xét {}{}", batch.name, following.told());
    let catalogue = crate::law::catalogue(context)?;
    context.transact(Op::new("batch.save", label), |tx| {
        let id = write(tx, batch)?;
        following.write(tx, &catalogue)?;
        Ok(id)
    })
}

/// Writes a checked batch; a code left empty is the next one of its year.
pub(crate) fn write(tx: &Tx<'_>, mut batch: Batch) -> Result<BatchId> {
    batch.state = BatchState::Open;
    if let Some(id) = batch.id {
        refuse_closed(tx, id)?;
    }
    let others: Vec<Batch> = store::nomination::batches(tx)?.into_iter().filter(|other| other.id != batch.id).collect();
    let taken = |code: &str| others.iter().any(|other| other.code.eq_ignore_ascii_case(code));
    if batch.code.is_empty() {
        let mut codes = (1_u32..).map(|number| format!("DX-{}-{number:02}", batch.year));
        batch.code = codes.find(|code| !taken(code)).unwrap_or_default();
    } else if taken(&batch.code) {
        return Err(Fault::new("batch.code_taken").with("code", &batch.code).at_field("code").into());
    }
    Ok(store::nomination::save_batch(tx, &batch)?)
}

/// # Errors
/// `batch.closed`.
pub(super) fn refuse_closed(conn: &Connection, id: BatchId) -> Result<()> {
    match store::nomination::batch_guard(conn, id.uuid())? {
        Some(fault) => Err(fault.into()),
        None => Ok(()),
    }
}

fn remove(context: &Context<'_>, choice: BatchChoice) -> Result<OpOutput<()>> {
    let batch = context.read(|conn| find(conn, choice.id))?;
    context.transact(Op::new("batch.remove", format!("Xóa đợt xét {}", batch.name)), |tx| {
        let count = store::nomination::lines(tx, choice.id)?.len();
        if count > 0 {
            return Err(Fault::new("batch.not_empty").with("name", &batch.name).with("count", count).into());
        }
        Ok(store::nomination::remove_batch(tx, choice.id)?)
    })
}

fn close(context: &Context<'_>, choice: BatchChoice) -> Result<OpOutput<()>> {
    let batch = context.read(|conn| find(conn, choice.id))?;
    let label = format!("Đóng đợt xét {}", batch.name);
    set_state(context, batch, BatchState::Closed, label)
}

/// Reopens a batch; why stands in the log.
///
/// # Errors
/// `batch.unknown`, `batch.reason_short`, `batch.not_closed`.
fn reopen(context: &Context<'_>, request: BatchReopening) -> Result<OpOutput<()>> {
    let reason = text::line(&request.reason);
    if reason.chars().count() < SHORTEST_REASON {
        return Err(Fault::new("batch.reason_short").with("least", SHORTEST_REASON).at_field("reason").into());
    }
    let batch = context.read(|conn| find(conn, request.id))?;
    if batch.state == BatchState::Open {
        return Err(Fault::new("batch.not_closed").with("name", batch.name).into());
    }
    let label = format!("Mở lại đợt xét {}: {reason}", batch.name);
    set_state(context, batch, BatchState::Open, label)
}

fn set_state(context: &Context<'_>, mut batch: Batch, state: BatchState, label: String) -> Result<OpOutput<()>> {
    batch.state = state;
    let today = context.today();
    context.transact(Op::new("batch.state", label), |tx| {
        let id = store::nomination::save_batch(tx, &batch)?;
        // What lines of it come to stays as it was by the law of that day.
        let law = store::law::current(tx)?.filter(|_| state == BatchState::Closed);
        let closed = law.map(|law| Closed { law: law.hash, on: today });
        Ok(store::nomination::set_closed(tx, id, closed.as_ref())?)
    })
}
