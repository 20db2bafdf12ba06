//! Which open batches another catalogue touches: lines whose verdict would be another, ceilings and amounts that would be.
//! Batches that are closed and verdicts that were stored stay as they are, whatever the catalogue says.

use std::collections::{BTreeMap, HashMap};

use domain::date::PartialDate;
use domain::id::{BatchId, NominationId};
use domain::law::{Catalogue, Verdict, bonus, dong};
use domain::nomination::{Batch, BatchState, Nomination, Progress};
use serde::Serialize;
use store::Connection;
use store::subject::Whose;
use ts_rs::TS;

use super::quota::{QuotaMeter, Tried, meters};
use super::verdicts::{Examiner, LineVerdict};
use crate::Result;
use crate::eligibility::Known;

/// A line whose verdict would be another.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TouchedLine {
    /// The line.
    pub id: NominationId,
    /// Its place, from 1.
    pub position: u32,
    /// The name as submitted.
    pub name: String,
    /// The unit as submitted.
    pub unit: String,
    /// Name of the award.
    pub award_name: String,
    /// The verdict now.
    pub before: Verdict,
    /// The same as documents name it.
    pub before_name: String,
    /// The verdict then.
    pub after: Verdict,
    /// The same as documents name it.
    pub after_name: String,
    /// Why, in sentences with their article.
    pub why: Vec<String>,
}

/// A ceiling or an amount that would be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedFigure {
    /// What it is.
    pub what: String,
    /// What it is now.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A batch that is touched.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TouchedBatch {
    /// The batch.
    pub id: BatchId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Lines whose verdict would be another.
    pub lines: Vec<TouchedLine>,
    /// How many lines stay as they are.
    pub same: u32,
    /// How many of them keep the verdict that was stored when they were appraised.
    pub stored: u32,
    /// Ceilings and amounts that would be others.
    pub figures: Vec<TouchedFigure>,
}

/// What another catalogue touches.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct LawTouched {
    /// Open batches in which something would be another.
    pub batches: Vec<TouchedBatch>,
    /// How many open batches stay as they are.
    pub same_batches: u32,
    /// How many lines stay as they are, in all open batches.
    pub same_lines: u32,
    /// How many batches are closed, and so are never touched.
    pub closed: u32,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Which open batches another catalogue touches.
///
/// # Errors
/// `award.unknown` where one of the catalogues lacks an award of a line.
pub(crate) fn touched(
    conn: &Connection,
    today: PartialDate,
    before: &Catalogue,
    after: &Catalogue,
) -> Result<LawTouched> {
    let (open, closed): (Vec<Batch>, Vec<Batch>) =
        store::nomination::batches(conn)?.into_iter().partition(|batch| batch.state == BatchState::Open);
    let mut all = LawTouched { closed: count(closed.len()), ..LawTouched::default() };
    if open.is_empty() {
        return Ok(all);
    }
    let known = Known::load(conn, Whose::All)?;
    for batch in &open {
        let examiner = |catalogue| Examiner { catalogue, hash: "", known: &known, batch, today };
        let (before, after) = (examiner(before), examiner(after));
        let Some(one) = of_batch(conn, &before, &after)? else { continue };
        all.same_lines = all.same_lines.saturating_add(one.same);
        if one.lines.is_empty() && one.figures.is_empty() {
            all.same_batches += 1;
        } else {
            all.batches.push(one);
        }
    }
    Ok(all)
}

fn of_batch(conn: &Connection, before: &Examiner<'_>, after: &Examiner<'_>) -> Result<Option<TouchedBatch>> {
    let batch = before.batch;
    let Some(id) = batch.id else { return Ok(None) };
    let lines = store::nomination::lines(conn, id)?;
    let progress = store::nomination::progress(conn, id)?;
    let mut touched = TouchedBatch {
        id,
        code: batch.code.clone(),
        name: batch.name.clone(),
        lines: Vec::new(),
        same: 0,
        stored: 0,
        figures: Vec::new(),
    };
    for line in &lines {
        let own = line.id.and_then(|id| progress.get(&id));
        if own.is_some_and(|progress| progress.appraisal.is_some()) {
            touched.stored += 1;
            touched.same += 1;
            continue;
        }
        let (now, then) = (before.verdict(line, None)?, after.verdict(line, None)?);
        match line.id.filter(|_| now.verdict != then.verdict) {
            Some(id) => touched.lines.push(of_line(after, id, line, &now, then)),
            None => touched.same += 1,
        }
    }
    touched.figures = ceilings(before, after, &lines, &progress);
    touched.figures.extend(amounts(before, after, &lines));
    Ok(Some(touched))
}

fn of_line(
    after: &Examiner<'_>,
    id: NominationId,
    line: &Nomination,
    now: &LineVerdict,
    then: LineVerdict,
) -> TouchedLine {
    let why = [then.reasons, then.missing, then.unknown];
    TouchedLine {
        id,
        position: line.position,
        name: line.submitted.name.clone(),
        unit: line.submitted.unit.clone(),
        award_name: crate::grant::award_name(after.catalogue, &line.award).to_owned(),
        before: now.verdict,
        before_name: now.verdict_name.clone(),
        after: then.verdict,
        after_name: then.verdict_name,
        why: why.into_iter().flatten().collect(),
    }
}

fn ceilings(
    before: &Examiner<'_>,
    after: &Examiner<'_>,
    lines: &[Nomination],
    progress: &HashMap<NominationId, Progress>,
) -> Vec<TouchedFigure> {
    let of = |examiner: &Examiner<'_>| {
        let meters = meters(examiner, lines, progress, &Tried::default());
        let place =
            |meter: &QuotaMeter| (meter.award.clone(), meter.regime.clone(), meter.year, meter.scope, meter.unit_id);
        meters.into_iter().map(|meter| (place(&meter), meter)).collect::<BTreeMap<_, _>>()
    };
    let said = |max: Option<u32>| max.map_or_else(|| "không khống chế".to_owned(), |max| max.to_string());
    let now = of(before);
    let changed = of(after).into_iter().filter_map(|(place, meter)| {
        let was = now.get(&place).and_then(|meter| meter.max);
        let unit = if meter.unit.is_empty() { String::new() } else { format!(", {}", meter.unit) };
        (was != meter.max).then(|| TouchedFigure {
            what: format!("Số lượng tối đa {}, năm {}{unit}", meter.award_name, meter.year),
            before: said(was),
            after: said(meter.max),
        })
    });
    changed.collect()
}

/// The money of the awards of a batch, if they were decided today.
fn amounts(before: &Examiner<'_>, after: &Examiner<'_>, lines: &[Nomination]) -> Vec<TouchedFigure> {
    let Some(today) = before.today.last_day() else { return Vec::new() };
    let said = |amount: Option<u64>| amount.map_or_else(|| "chưa có mức".to_owned(), dong);
    let mut figures: Vec<TouchedFigure> = Vec::new();
    for line in lines {
        let kind = line.kind.law_code();
        let amount =
            |examiner: &Examiner<'_>| bonus(examiner.catalogue, &line.award, kind, today).map(|bonus| bonus.amount);
        let (was, is) = (amount(before), amount(after));
        if was != is {
            let award = crate::grant::award_name(after.catalogue, &line.award);
            let figure =
                TouchedFigure { what: format!("Tiền thưởng {award}"), before: said(was), after: said(is) };
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
    }
    figures
}
