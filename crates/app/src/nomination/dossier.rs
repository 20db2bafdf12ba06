//! The dossier of a line: what the law asks for, what was received, what is missing.

use std::collections::BTreeSet;

use domain::Fault;
use domain::date::PartialDate;
use domain::id::NominationId;
use domain::law::{Catalogue, Dossier, SourceStatus};
use domain::nomination::{Batch, Nomination, ReceivedDocument, missing_documents};
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::line::{NominationChoice, find};
use super::rules::Rules;
use crate::command::Registry;
use crate::{Context, Error, Result};

/// A document of a dossier.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierDocument {
    /// Its id in the catalogue's list.
    pub id: String,
    /// As printed.
    pub name: String,
    /// Whether the dossier is incomplete without it.
    pub required: bool,
    /// The form that the decree gives for it; empty without one.
    pub form: String,
    /// When it is needed, or what it may be.
    pub about: String,
    /// Whether it was received.
    pub has: bool,
    /// The day on which it came, where that is noted.
    pub received: Option<PartialDate>,
    /// What was noted of it.
    pub note: String,
}

/// The dossier of a line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NominationDossier {
    /// Its documents; none where the catalogue has no list for the award.
    pub items: Vec<DossierDocument>,
    /// How many copies.
    pub copies: Option<u32>,
    /// Where the law says so.
    pub citation: String,
    /// The badge of a list that was not checked against the original text.
    pub badge: Option<String>,
    /// Names of required documents that were not received.
    pub missing: Vec<String>,
}

/// Documents that were received, or not after all.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct DossierTick {
    /// The lines, of one batch.
    pub ids: Vec<NominationId>,
    /// Ids of the documents in the catalogue's list; each line has to have them all.
    pub items: Vec<String>,
    /// Whether they were received.
    pub has: bool,
    /// The day on which they came, where that is noted.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// Anything else to be noted of them.
    #[serde(default)]
    pub note: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("nomination.dossier", dossier);
    registry.change("nomination.dossier_tick", tick);
}

/// The list of documents of a line: of its award, under the regime of the day of receipt.
pub(super) fn asked<'a>(
    catalogue: &'a Catalogue,
    batch: &Batch,
    line: &Nomination,
    today: PartialDate,
) -> Option<&'a Dossier> {
    let received = line.received.or(batch.received).unwrap_or(today).last_day()?;
    let regime = catalogue.regime_on(received)?;
    catalogue.dossier(&regime.id, &line.award)
}

/// Names of the required documents that were not received.
pub(super) fn missing(dossier: Option<&Dossier>, received: &[ReceivedDocument]) -> Vec<String> {
    let missing = dossier.map(|dossier| missing_documents(dossier, received)).unwrap_or_default();
    missing.into_iter().map(|item| item.name_vi.clone()).collect()
}

/// The documents of a dossier with what was received.
pub(super) fn documents(dossier: &Dossier, received: &[ReceivedDocument]) -> Vec<DossierDocument> {
    let with = |item: &domain::law::DossierItem| {
        let own = received.iter().find(|document| document.item == item.id);
        DossierDocument {
            id: item.id.clone(),
            name: item.name_vi.clone(),
            required: item.required,
            form: item.form.clone().unwrap_or_default(),
            about: item.notes_vi.clone().unwrap_or_default(),
            has: own.is_some(),
            received: own.and_then(|document| document.received),
            note: own.map(|document| document.note.clone()).unwrap_or_default(),
        }
    };
    dossier.items.iter().map(with).collect()
}

/// Where a list of documents stands in the law.
pub(super) fn citation(catalogue: &Catalogue, dossier: &Dossier) -> String {
    dossier.cite.iter().map(|cite| cite.vietnamese(&catalogue.documents)).collect::<Vec<_>>().join("; ")
}

fn dossier(context: &Context<'_>, choice: NominationChoice) -> Result<NominationDossier> {
    context.read(|conn| {
        let line = find(conn, choice.id)?;
        let Rules { catalogue, today, .. } = Rules::of(context, conn, line.batch_id)?;
        let batch = find_batch(conn, line.batch_id)?;
        let received = store::nomination::dossiers(conn, line.batch_id)?.remove(&choice.id).unwrap_or_default();
        let asked = asked(&catalogue, &batch, &line, today);
        Ok(NominationDossier {
            items: asked.map(|dossier| documents(dossier, &received)).unwrap_or_default(),
            copies: asked.map(|dossier| dossier.copies),
            citation: asked.map(|dossier| citation(&catalogue, dossier)).unwrap_or_default(),
            badge: asked.map(|dossier| dossier.source_status).and_then(SourceStatus::badge).map(str::to_owned),
            missing: missing(asked, &received),
        })
    })
}

/// Notes documents of one or several lines as received, or as not received, all or none.
///
/// # Errors
/// `nomination.unknown`, `nomination.none`, `nomination.several_batches`, `nomination.document_unknown`, `batch.closed`.
pub fn tick(context: &Context<'_>, request: DossierTick) -> Result<OpOutput<()>> {
    let catalogue = crate::law::catalogue(context)?;
    let today = context.today();
    let lines =
        context.read(|conn| request.ids.iter().map(|id| find(conn, *id)).collect::<Result<Vec<Nomination>>>())?;
    let Some(first) = lines.first() else { return Err(Fault::new("nomination.none").at_field("ids").into()) };
    let batch_id = first.batch_id;
    if lines.iter().any(|line| line.batch_id != batch_id) {
        return Err(Fault::new("nomination.several_batches").at_field("ids").into());
    }
    let batch = context.read(|conn| find_batch(conn, batch_id))?;
    let documents: Vec<ReceivedDocument> = request
        .items
        .iter()
        .map(|item| ReceivedDocument { item: item.clone(), received: request.received, note: request.note.clone() })
        .map(ReceivedDocument::cleaned)
        .collect();
    let mut names = BTreeSet::new();
    for line in &lines {
        let asked = asked(&catalogue, &batch, line, today);
        for document in &documents {
            let item = asked.and_then(|dossier| dossier.items.iter().find(|item| item.id == document.item));
            let unknown = || {
                let fault = Fault::new("nomination.document_unknown").with("item", &document.item);
                fault.with("name", &line.submitted.name).at_field("items")
            };
            names.insert(item.ok_or_else(unknown)?.name_vi.as_str());
        }
    }
    let verb = if request.has { "Đã nhận" } else { "Chưa nhận" };
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    let label = match lines.as_slice() {
        [one] => format!("{verb} {names}: {}", one.submitted.name),
        all => format!("{verb} {names}: {} dòng đề nghị", all.len()),
    };
    context.transact(Op::new("nomination.dossier", label), |tx| {
        refuse_closed(tx, batch_id)?;
        for id in lines.iter().filter_map(|line| line.id) {
            for document in &documents {
                if request.has {
                    store::nomination::save_document(tx, batch_id, id, document)?;
                } else {
                    store::nomination::remove_document(tx, id, &document.item)?;
                }
            }
        }
        Ok::<_, Error>(())
    })
}
