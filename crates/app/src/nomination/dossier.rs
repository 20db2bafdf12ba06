//! The dossier of a line: what the law asks for, what was received, what is missing.

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use domain::date::PartialDate;
use domain::id::{BatchId, NominationId};
use domain::law::{Catalogue, Dossier, DossierItem, SourceStatus};
use domain::nomination::{Batch, Nomination, ReceivedDocument, missing_documents};
use serde::{Deserialize, Serialize};
use store::subject::Whose;
use store::{Op, OpOutput};
use ts_rs::TS;

use super::batch::{find as find_batch, refuse_closed};
use super::line::{NominationChoice, find};
use super::rules::Rules;
use super::verdicts::Examiner;
use crate::command::{Items, Registry};
use crate::eligibility::Known;
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
    /// Ids of the documents in the catalogue's lists; a line gets those that its own list has.
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

/// The lines whose documents are ticked together.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DossiersChoice {
    /// The lines, of one batch.
    pub ids: Vec<NominationId>,
}

/// A document that the dossiers of several lines have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SharedDocument {
    /// Its id in the catalogue's lists.
    pub id: String,
    /// As printed.
    pub name: String,
    /// How many of the lines have it in their list.
    pub asked: u32,
    /// Of how many of these it was received.
    pub received: u32,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("nomination.dossier", dossier);
    registry.query("nomination.dossiers", dossiers);
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
pub(super) fn missing(
    dossier: Option<&Dossier>,
    award: &str,
    initiatives: bool,
    received: &[ReceivedDocument],
) -> Vec<String> {
    let missing = dossier.map(|dossier| missing_documents(dossier, award, initiatives, received)).unwrap_or_default();
    missing.into_iter().map(|item| item.name_vi.clone()).collect()
}

/// The documents of a dossier with what was received.
pub(super) fn documents(
    dossier: &Dossier,
    award: &str,
    initiatives: bool,
    received: &[ReceivedDocument],
) -> Vec<DossierDocument> {
    let with = |item: &DossierItem| {
        let own = received.iter().find(|document| document.item == item.id);
        DossierDocument {
            id: item.id.clone(),
            name: item.name_vi.clone(),
            required: item.is_needed(award, initiatives),
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

/// That a text in which a list of documents stands was no longer in force on a day, in a sentence; none where it was.
pub(super) fn ended(catalogue: &Catalogue, dossier: &Dossier, day: PartialDate) -> Option<String> {
    let day = day.last_day()?.to_string();
    let texts = dossier.cite.iter().filter_map(|cite| catalogue.documents.iter().find(|text| text.id == cite.doc));
    // Days stand as 2025-06-30, so that they compare as text.
    let ended = texts.filter(|text| text.effective_to.as_ref().is_some_and(|last| *last < day));
    let names: BTreeSet<String> = ended.map(|text| format!("{} {}", text.loai, text.so_hieu)).collect();
    let names: Vec<String> = names.into_iter().collect();
    (!names.is_empty()).then(|| format!("{} đã hết hiệu lực, hãy đối chiếu văn bản thay thế", names.join(", ")))
}

fn dossier(context: &Context<'_>, choice: NominationChoice) -> Result<NominationDossier> {
    context.read(|conn| {
        let line = find(conn, choice.id)?;
        let Rules { catalogue, hash, today } = Rules::of(context, conn, line.batch_id)?;
        let batch = find_batch(conn, line.batch_id)?;
        let received = store::nomination::dossiers(conn, line.batch_id)?.remove(&choice.id).unwrap_or_default();
        let progress = store::nomination::progress(conn, line.batch_id)?.remove(&choice.id);
        let known = Known::load(conn, Whose::Batch(line.batch_id))?;
        let examiner = Examiner { catalogue: &catalogue, hash: &hash, known: &known, batch: &batch, today };
        let initiatives = examiner.verdict(&line, progress.as_ref())?.initiatives;
        let asked = asked(&catalogue, &batch, &line, today);
        Ok(NominationDossier {
            items: asked.map(|own| documents(own, &line.award, initiatives, &received)).unwrap_or_default(),
            copies: asked.map(|dossier| dossier.copies),
            citation: asked.map(|dossier| citation(&catalogue, dossier)).unwrap_or_default(),
            badge: asked.map(|dossier| dossier.source_status).and_then(SourceStatus::badge).map(str::to_owned),
            missing: missing(asked, &line.award, initiatives, &received),
        })
    })
}

/// The documents that the dossiers of several lines have, each with how many lines ask for it.
///
/// # Errors
/// `nomination.unknown`, `nomination.none`, `nomination.several_batches`.
fn dossiers(context: &Context<'_>, choice: DossiersChoice) -> Result<Items<SharedDocument>> {
    context.read(|conn| {
        let lines = choice.ids.iter().map(|id| find(conn, *id)).collect::<Result<Vec<Nomination>>>()?;
        let batch_id = batch_of(&lines)?;
        let Rules { catalogue, today, .. } = Rules::of(context, conn, batch_id)?;
        let batch = find_batch(conn, batch_id)?;
        let received = store::nomination::dossiers(conn, batch_id)?;
        let mut shared: Vec<SharedDocument> = Vec::new();
        for line in &lines {
            let own = line.id.and_then(|id| received.get(&id)).map_or(&[][..], Vec::as_slice);
            for item in asked(&catalogue, &batch, line, today).into_iter().flat_map(|dossier| &dossier.items) {
                let has = u32::from(own.iter().any(|document| document.item == item.id));
                match shared.iter_mut().find(|other| other.id == item.id) {
                    Some(known) => {
                        known.asked += 1;
                        known.received += has;
                    }
                    None => {
                        let (id, name) = (item.id.clone(), item.name_vi.clone());
                        shared.push(SharedDocument { id, name, asked: 1, received: has });
                    }
                }
            }
        }
        // What all of them need first.
        shared.sort_by_key(|document| std::cmp::Reverse(document.asked));
        Ok(shared.into())
    })
}

/// The one batch of lines.
///
/// # Errors
/// `nomination.none`, `nomination.several_batches`.
fn batch_of(lines: &[Nomination]) -> Result<BatchId> {
    let first = lines.first().ok_or_else(|| Fault::new("nomination.none").at_field("ids"))?;
    if lines.iter().any(|line| line.batch_id != first.batch_id) {
        return Err(Fault::new("nomination.several_batches").at_field("ids").into());
    }
    Ok(first.batch_id)
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
    let batch_id = batch_of(&lines)?;
    let batch = context.read(|conn| find_batch(conn, batch_id))?;
    let documents: Vec<ReceivedDocument> = request
        .items
        .iter()
        .map(|item| ReceivedDocument { item: item.clone(), received: request.received, note: request.note.clone() })
        .map(ReceivedDocument::cleaned)
        .collect();
    let mut names = BTreeMap::new();
    let mut ticked: Vec<(NominationId, &ReceivedDocument)> = Vec::new();
    for line in &lines {
        let Some((id, own)) = line.id.zip(asked(&catalogue, &batch, line, today)) else { continue };
        for document in &documents {
            if let Some(item) = own.items.iter().find(|item| item.id == document.item) {
                names.insert(document.item.as_str(), item.name_vi.as_str());
                ticked.push((id, document));
            }
        }
    }
    if let Some(unknown) = documents.iter().find(|document| !names.contains_key(document.item.as_str())) {
        let fault = Fault::new("nomination.document_unknown").with("item", &unknown.item);
        let name = lines.first().map(|line| line.submitted.name.clone()).unwrap_or_default();
        return Err(fault.with("name", name).at_field("items").into());
    }
    let verb = if request.has { "Đã nhận" } else { "Chưa nhận" };
    let names = names.into_values().collect::<Vec<_>>().join(", ");
    let label = match lines.as_slice() {
        [one] => format!("{verb} {names}: {}", one.submitted.name),
        all => format!("{verb} {names}: {} dòng đề nghị", all.len()),
    };
    context.transact(Op::new("nomination.dossier", label), |tx| {
        refuse_closed(tx, batch_id)?;
        for (id, document) in ticked {
            if request.has {
                store::nomination::save_document(tx, batch_id, id, document)?;
            } else {
                store::nomination::remove_document(tx, id, &document.item)?;
            }
        }
        Ok::<_, Error>(())
    })
}
