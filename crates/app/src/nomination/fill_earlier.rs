//! Filling a batch from an earlier one: the same subjects for the same awards, named as of today.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{BatchId, NominationId};
use domain::law::Catalogue;
use domain::nomination::{Batch, Nomination, Progress};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::fill::{Filled, LeftOut, suggestion};
use super::line;
use crate::command::Registry;
use crate::{Context, Result};

/// What to fill a batch with.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EarlierFillRequest {
    /// The batch.
    pub batch: BatchId,
    /// The batch that lines come from; that of the year before when absent.
    #[serde(default)]
    pub from: Option<BatchId>,
    /// Only lines for these awards, by id or name; all when absent.
    #[serde(default)]
    pub awards: Option<Vec<String>>,
    /// Only these lines, whatever became of them; when absent those that were neither withdrawn nor turned down.
    #[serde(default)]
    pub lines: Option<Vec<NominationId>>,
}

/// A line of the earlier batch, with what would become of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EarlierLine {
    /// The line.
    pub id: NominationId,
    /// The name that the new line gets.
    pub name: String,
    /// The unit that the new line gets.
    pub unit: String,
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// What became of it: "Đã quyết định".
    pub state_name: String,
    /// It was neither withdrawn nor turned down.
    pub counts: bool,
    /// It stands in the batch already, with the same award.
    pub already: bool,
    /// Why it cannot come along, in Vietnamese; empty when it can.
    pub left_out: String,
}

/// How many lines of an award there are.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EarlierAward {
    /// Id of the award.
    pub award: String,
    /// Its name.
    pub name: String,
    /// How many lines.
    pub count: u32,
}

/// What filling a batch from an earlier one would bring.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EarlierFillPreview {
    /// The batch that lines come from.
    pub from: BatchId,
    /// Its name.
    pub from_name: String,
    /// Awards of its lines, in the order of submission.
    pub awards: Vec<EarlierAward>,
    /// Its lines for the awards that were asked for, in the order of submission.
    pub items: Vec<EarlierLine>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.fill_earlier_preview", preview);
    registry.change("batch.fill_earlier", fill);
}

/// The batch that lines come from: the one that is named, else that of the year before; of several the one of the same
/// movement, else the one that was opened last.
fn source(conn: &Connection, request: &EarlierFillRequest, batch: &Batch) -> Result<Batch> {
    if let Some(from) = request.from {
        if from == request.batch {
            return Err(Fault::new("batch.fill_from_itself").at_field("from").into());
        }
        return find_batch(conn, from);
    }
    let before = batch.year.saturating_sub(1);
    let mut of_year = store::nomination::batches(conn)?;
    of_year.retain(|other| other.year == before);
    let same = of_year.iter().position(|other| other.movement_id == batch.movement_id);
    let chosen = of_year.into_iter().nth(same.unwrap_or(0));
    let none = || Fault::new("batch.no_year_before").with("name", &batch.name).with("year", before).at_field("from");
    Ok(chosen.ok_or_else(none)?)
}

/// A line of the earlier batch with the new line that it would become.
struct Candidate {
    old: Nomination,
    id: NominationId,
    progress: Progress,
    /// The new line, or why there is none.
    new: std::result::Result<Nomination, String>,
}

fn candidates(
    conn: &Connection,
    catalogue: &Catalogue,
    request: &EarlierFillRequest,
    from: BatchId,
    today: PartialDate,
) -> Result<Vec<Candidate>> {
    let wanted = request.awards.iter().flatten();
    let wanted = wanted.map(|award| Ok(crate::law::resolve_award(catalogue, award)?.id));
    let wanted = wanted.collect::<Result<BTreeSet<String>>>()?;
    let batch = find_batch(conn, request.batch)?;
    let mut progress = store::nomination::progress(conn, from)?;
    let mut found = Vec::new();
    for old in store::nomination::lines(conn, from)? {
        let Some(id) = old.id else { continue };
        if request.awards.is_some() && !wanted.contains(&old.award) {
            continue;
        }
        let new = renewed(conn, catalogue, &batch, &old, today)?;
        found.push(Candidate { old, id, progress: progress.remove(&id).unwrap_or_default(), new });
    }
    Ok(found)
}

/// The new line that an old one becomes: named, titled and placed as the records say today, with what was achieved in the
/// new year. A line without a record keeps the name that was written.
fn renewed(
    conn: &Connection,
    catalogue: &Catalogue,
    batch: &Batch,
    old: &Nomination,
    today: PartialDate,
) -> Result<std::result::Result<Nomination, String>> {
    if line::award_for(catalogue, &old.award, old.kind).is_err() {
        return Ok(Err("danh mục không còn danh hiệu, hình thức này".to_owned()));
    }
    let Some(batch_id) = batch.id else { return Ok(Err(String::new())) };
    let blank = Nomination {
        id: None,
        batch_id,
        position: 0,
        ending_year: None,
        received: None,
        summary: String::new(),
        opinion: String::new(),
        note: String::new(),
        origin: None,
        ..old.clone()
    };
    let Some(subject) = old.subject else { return Ok(Ok(blank)) };
    if let Subject::Unit(unit) = subject
        && let Some(ended) = crate::unit::find(conn, unit)?.ended.filter(|ended| *ended <= today)
    {
        return Ok(Err(format!("đã kết thúc hoạt động ngày {}", ended.vietnamese())));
    }
    let known = suggestion(conn, batch.year, subject, today)?;
    Ok(Ok(Nomination {
        submitted: known.submitted,
        proposing_unit_id: known.proposing_unit_id,
        summary: known.summary,
        ..blank
    }))
}

/// Which lines would come along, before anything is written.
///
/// # Errors
/// `batch.unknown`, `batch.no_year_before`, `batch.fill_from_itself`, `award.unknown`.
fn preview(context: &Context<'_>, request: EarlierFillRequest) -> Result<EarlierFillPreview> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    context.read(|conn| {
        let from = source(conn, &request, &find_batch(conn, request.batch)?)?;
        let id = from.id.ok_or_else(|| Fault::new("batch.unknown").with("name", &from.name))?;
        let own = store::nomination::lines(conn, request.batch)?;
        let name = |award: &str| crate::grant::award_name(&catalogue, award).to_owned();
        let mut counted: BTreeMap<String, u32> = BTreeMap::new();
        let mut order = Vec::new();
        for line in store::nomination::lines(conn, id)? {
            let count = counted.entry(line.award.clone()).or_default();
            if *count == 0 {
                order.push(line.award);
            }
            *count += 1;
        }
        let awards = order.into_iter().map(|award| EarlierAward {
            name: name(&award),
            count: counted.get(&award).copied().unwrap_or_default(),
            award,
        });
        let items = candidates(conn, &catalogue, &request, id, today)?.into_iter().map(|one| {
            let shown = one.new.as_ref().unwrap_or(&one.old);
            EarlierLine {
                id: one.id,
                name: shown.printed_name(),
                unit: shown.submitted.unit.clone(),
                award_name: name(&one.old.award),
                state_name: one.progress.state.vietnamese().to_owned(),
                counts: one.progress.state.counts(),
                already: one.new.as_ref().is_ok_and(|new| own.iter().any(|other| line::is_same(other, new))),
                left_out: one.new.as_ref().err().cloned().unwrap_or_default(),
                award: one.old.award,
            }
        });
        Ok(EarlierFillPreview { from: id, from_name: from.name, awards: awards.collect(), items: items.collect() })
    })
}

/// Puts the lines of an earlier batch into a batch, in the order in which they were submitted. Those that stand there
/// already are left and told.
///
/// # Errors
/// As [`preview`]; `batch.closed`, `batch.fill_nothing`.
pub fn fill(context: &Context<'_>, request: EarlierFillRequest) -> Result<OpOutput<Filled>> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let (batch, from) = context.read(|conn| {
        let batch = find_batch(conn, request.batch)?;
        let from = source(conn, &request, &batch)?;
        Ok((batch, from))
    })?;
    let label = format!("Lấy lại các dòng của {} vào đợt xét {}", from.name, batch.name);
    context.transact(Op::new("batch.fill_earlier", label), |tx| put_earlier(tx, &catalogue, &request, &from, today))
}

fn put_earlier(
    tx: &Tx<'_>,
    catalogue: &Catalogue,
    request: &EarlierFillRequest,
    from: &Batch,
    today: PartialDate,
) -> Result<Filled> {
    refuse_closed(tx, request.batch)?;
    let id = from.id.ok_or_else(|| Fault::new("batch.unknown").with("name", &from.name))?;
    let mut filled = Filled { added: Vec::new(), already: Vec::new(), left_out: Vec::new() };
    for one in candidates(tx, catalogue, request, id, today)? {
        let name = one.old.submitted.name.clone();
        let is_meant = match &request.lines {
            Some(lines) => lines.contains(&one.id),
            None => one.progress.state.counts(),
        };
        if !is_meant {
            if request.lines.is_none() {
                let why = format!("lần trước: {}", one.progress.state.vietnamese().to_lowercase());
                filled.left_out.push(LeftOut { name, why });
            }
            continue;
        }
        match one.new.map(|new| line::write(tx, catalogue, new)) {
            Ok(Ok(id)) => filled.added.push(id),
            Ok(Err(crate::Error::Fault(fault))) if fault.code == "nomination.already_there" => {
                filled.already.push(name)
            }
            Ok(Err(other)) => return Err(other),
            Err(why) => filled.left_out.push(LeftOut { name, why }),
        }
    }
    if filled.added.is_empty() && filled.already.is_empty() {
        return Err(Fault::new("batch.fill_nothing").with("name", &from.name).into());
    }
    Ok(filled)
}
