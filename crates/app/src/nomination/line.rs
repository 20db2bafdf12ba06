//! Lines of a batch: entering, moving, removing.

use domain::Fault;
use domain::id::{BatchId, NominationId};
use domain::law::{Award, Catalogue};
use domain::nomination::{Nomination, State};
use domain::subject::SubjectKind;
use domain::text;
use serde::Deserialize;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use crate::command::Registry;
use crate::{Context, Error, Result};

/// Which line.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct NominationChoice {
    /// Its id.
    pub id: NominationId,
}

/// Where a line goes.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct NominationMove {
    /// Its id.
    pub id: NominationId,
    /// Its new place in the order of submission, from 1.
    pub position: u32,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("nomination.save", save);
    registry.change("nomination.remove", remove);
    registry.change("nomination.move", move_to);
}

/// The line of an id.
///
/// # Errors
/// `nomination.unknown`.
pub fn find(conn: &Connection, id: NominationId) -> Result<Nomination> {
    Ok(store::nomination::line(conn, id)?.ok_or_else(|| Fault::new("nomination.unknown"))?)
}

/// Adds or changes a line.
///
/// # Errors
/// The faults of [`Nomination::checked`]; `award.unknown`, `nomination.award_not_for`, `nomination.already_there`,
/// `nomination.appraised`, `batch.closed`.
pub fn save(context: &Context<'_>, nomination: Nomination) -> Result<OpOutput<NominationId>> {
    let nomination = nomination.checked().map_err(Error::Faults)?;
    let catalogue = crate::law::catalogue(context)?;
    let verb = if nomination.id.is_some() { "Sửa" } else { "Thêm" };
    let op = Op::new("nomination.save", format!("{verb} đề nghị khen thưởng: {}", nomination.submitted.name));
    context.transact(op, |tx| write(tx, &catalogue, nomination))
}

/// Writes a checked line: completes it from its batch, refuses an award that its subject cannot be given, a line that
/// stands there already, and another ground under one that was appraised.
pub(crate) fn write(tx: &Tx<'_>, catalogue: &Catalogue, nomination: Nomination) -> Result<NominationId> {
    write_as(tx, catalogue, nomination, Ground::Kept)
}

/// What may happen to the ground of a line that was appraised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing.
    Kept,
    /// It is linked to its first record, and examined anew by who does that.
    Linked,
}

/// [`write`], with what may happen to the ground of an appraised line.
pub(super) fn write_as(
    tx: &Tx<'_>,
    catalogue: &Catalogue,
    mut nomination: Nomination,
    may_be: Ground,
) -> Result<NominationId> {
    let batch = find_batch(tx, nomination.batch_id)?;
    refuse_closed(tx, nomination.batch_id)?;
    let award = award_for(catalogue, &nomination.award, nomination.kind)?;
    nomination.award = award.id;
    match appraised(tx, &nomination)? {
        Some((mut stored, state)) => {
            if may_be == Ground::Linked {
                stored.subject = stored.subject.or(nomination.subject);
            }
            keep_ground(&stored, state, &mut nomination)?;
        }
        None => {
            if nomination.award_type.is_empty() {
                nomination.award_type = batch.award_type;
            }
            nomination.ending_year = nomination.ending_year.or(Some(batch.year));
            nomination.received = nomination.received.or(batch.received);
        }
    }
    refuse_twin(tx, catalogue, &nomination, "submitted.name", |_| true)?;
    if nomination.position == 0 {
        nomination.position = store::nomination::next_position(tx, nomination.batch_id)?;
    }
    Ok(store::nomination::save_line(tx, &nomination)?)
}

/// Refuses a line that stands in its batch already, among the lines that count; the field is the one to be corrected.
///
/// # Errors
/// `nomination.already_there`.
pub(super) fn refuse_twin(
    conn: &Connection,
    catalogue: &Catalogue,
    line: &Nomination,
    field: &str,
    counts: impl Fn(&Nomination) -> bool,
) -> Result<()> {
    let like = store::nomination::lines_like(conn, line)?;
    if !like.iter().any(|other| counts(other) && is_same(other, line)) {
        return Ok(());
    }
    let award = crate::grant::award_name(catalogue, &line.award);
    let fault = Fault::new("nomination.already_there").with("name", &line.submitted.name).with("award", award);
    Err(fault.at_field(field).into())
}

/// A stored line with its state, where it was appraised.
fn appraised(conn: &Connection, nomination: &Nomination) -> Result<Option<(Nomination, State)>> {
    let Some(id) = nomination.id else { return Ok(None) };
    let Some(stored) = store::nomination::line(conn, id)? else { return Ok(None) };
    let state = store::nomination::progress(conn, stored.batch_id)?.remove(&id).unwrap_or_default().state;
    Ok(state.is_appraised().then_some((stored, state)))
}

/// What an appraisal rests on stays: the batch, the subject (by name while no record is matched), the award with its loại
/// hình, the year and the day of receipt. What the change leaves open is as it was.
///
/// # Errors
/// `nomination.appraised`.
fn keep_ground(stored: &Nomination, state: State, nomination: &mut Nomination) -> Result<()> {
    if nomination.award_type.is_empty() {
        nomination.award_type.clone_from(&stored.award_type);
    }
    nomination.ending_year = nomination.ending_year.or(stored.ending_year);
    nomination.received = nomination.received.or(stored.received);
    let unnamed = |line: &Nomination| line.subject.is_none().then(|| text::match_key(&line.submitted.name));
    let ground = |line: &Nomination| {
        let award = (line.award.clone(), line.award_type.clone(), line.ending_year, line.received);
        (line.batch_id, line.kind, line.subject, unnamed(line), award)
    };
    if ground(stored) == ground(nomination) { Ok(()) } else { Err(refused(stored, state).into()) }
}

/// A line that was appraised neither changes its ground nor goes away.
pub(super) fn refused(line: &Nomination, state: State) -> Fault {
    Fault::new("nomination.appraised").with("name", &line.submitted.name).with("state", state.vietnamese())
}

/// The award that an officer means, when a kind of subjects can be given it.
///
/// # Errors
/// `award.unknown`, `nomination.award_not_for`.
pub(super) fn award_for(catalogue: &Catalogue, text: &str, kind: SubjectKind) -> Result<Award> {
    let award = crate::law::resolve_award(catalogue, text)?;
    if award.suits(kind) {
        return Ok(award);
    }
    let fault = Fault::new("nomination.award_not_for").with("award", award.name_vi).with("kind", kind_name(kind));
    Err(fault.at_field("award").into())
}

/// Two lines are the same when they nominate the same subject for the same award, loại hình and year; without a matched
/// record, the same name in the same unit. A loại hình or a year that one of them does not say is that of the other.
pub(super) fn is_same(one: &Nomination, other: &Nomination) -> bool {
    let same_subject = match (one.subject, other.subject) {
        (Some(one), Some(other)) => one == other,
        _ => one.kind == other.kind && one.submitted.match_key() == other.submitted.match_key(),
    };
    let same_type = one.award_type == other.award_type || one.award_type.is_empty() || other.award_type.is_empty();
    let same_year = one.ending_year.zip(other.ending_year).is_none_or(|(one, other)| one == other);
    one.id != other.id && one.award == other.award && same_type && same_year && same_subject
}

/// Vietnamese name of a kind of subjects, for the middle of a sentence.
pub(crate) fn kind_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Unit => "tập thể",
        SubjectKind::Person => "cá nhân",
        SubjectKind::Household => "hộ gia đình",
    }
}

fn remove(context: &Context<'_>, choice: NominationChoice) -> Result<OpOutput<()>> {
    let nomination = context.read(|conn| find(conn, choice.id))?;
    let op = Op::new("nomination.remove", format!("Xóa đề nghị khen thưởng: {}", nomination.submitted.name));
    context.transact(op, |tx| {
        refuse_closed(tx, nomination.batch_id)?;
        let progress = store::nomination::progress(tx, nomination.batch_id)?.remove(&choice.id).unwrap_or_default();
        if progress.grant.is_some() {
            return Err(Fault::new("nomination.decided").with("name", &nomination.submitted.name).into());
        }
        if progress.state.is_appraised() {
            return Err(refused(&nomination, progress.state).into());
        }
        Ok(store::nomination::remove_line(tx, choice.id)?)
    })
}

fn move_to(context: &Context<'_>, request: NominationMove) -> Result<OpOutput<()>> {
    let nomination = context.read(|conn| find(conn, request.id))?;
    let op = Op::new("nomination.move", format!("Chuyển thứ tự: {}", nomination.submitted.name));
    context.transact(op, |tx| {
        refuse_closed(tx, nomination.batch_id)?;
        renumber(tx, nomination.batch_id, request)
    })
}

fn renumber(tx: &Tx<'_>, batch: BatchId, request: NominationMove) -> Result<()> {
    let mut lines = store::nomination::lines(tx, batch)?;
    let Some(from) = lines.iter().position(|line| line.id == Some(request.id)) else { return Ok(()) };
    let line = lines.remove(from);
    let to = usize::try_from(request.position.saturating_sub(1)).unwrap_or(usize::MAX).min(lines.len());
    lines.insert(to, line);
    for (mut line, position) in lines.into_iter().zip(1..) {
        if line.position != position {
            line.position = position;
            store::nomination::save_line(tx, &line)?;
        }
    }
    Ok(())
}
