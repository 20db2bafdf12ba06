//! A line that came with a written name alone is linked to the record that it is about.

use domain::Fault;
use domain::id::NominationId;
use domain::nomination::Progress;
use domain::subject::Subject;
use serde::Deserialize;
use store::subject::Whose;
use store::{Op, OpOutput};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::line::{Ground, find, refused, write_as};
use super::verdicts::Examiner;
use crate::command::Registry;
use crate::eligibility::Known;
use crate::{Context, Error, Result};

/// Which line is about whom.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct NominationLink {
    /// The line.
    pub id: NominationId,
    /// Whom it is about; what was submitted stays as it was written.
    pub subject: Subject,
}

pub(super) fn register(registry: &mut Registry) {
    registry.change("nomination.link", link);
}

/// Links a line to a record. One that was appraised without a record is examined anew, for nothing was known of it then; one
/// that was appraised with a record keeps it.
///
/// # Errors
/// `nomination.unknown`, `nomination.other_kind`, `nomination.already_there`, `nomination.appraised`, `nomination.decided`,
/// `batch.closed`; the unknown subject.
pub fn link(context: &Context<'_>, request: NominationLink) -> Result<OpOutput<()>> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let (line, record) = context.read(|conn| {
        let line = find(conn, request.id)?;
        Ok::<_, Error>((line, crate::subject::name(conn, request.subject)?))
    })?;
    let label = format!("Nối đề nghị của {} với hồ sơ {record}", line.submitted.name);
    context.transact(Op::new("nomination.link", label), |tx| {
        refuse_closed(tx, line.batch_id)?;
        let progress = store::nomination::progress(tx, line.batch_id)?.remove(&request.id).unwrap_or_default();
        if progress.grant.is_some() {
            return Err(Fault::new("nomination.decided").with("name", &line.submitted.name).into());
        }
        let was_unmatched = line.subject.is_none();
        if !was_unmatched && line.subject != Some(request.subject) && progress.state.is_appraised() {
            return Err(refused(&line, progress.state).into());
        }
        let mut linked = line.clone();
        linked.subject = Some(request.subject);
        let linked = linked.checked().map_err(Error::Faults)?;
        write_as(tx, &catalogue, linked.clone(), Ground::Linked)?;
        if was_unmatched && progress.appraisal.is_some() {
            let batch = find_batch(tx, line.batch_id)?;
            let known = Known::load(tx, Whose::One(request.subject))?;
            let hash = store::law::current(tx)?.map(|row| row.hash).unwrap_or_default();
            let examiner = Examiner { catalogue: &catalogue, hash: &hash, known: &known, batch: &batch, today };
            let appraisal = examiner.appraisal(&examiner.verdict(&linked, None)?);
            let progress = Progress { appraisal: Some(appraisal), ..progress };
            store::nomination::save_progress(tx, line.batch_id, request.id, &progress)?;
        }
        Ok(())
    })
}
