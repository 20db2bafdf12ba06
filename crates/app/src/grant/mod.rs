//! The award record (sổ khen thưởng): entering, listing, the history of a subject.

mod grounds;
pub(crate) mod import;
mod paper;
mod whose;

use domain::Fault;
use domain::grant::Grant;
use domain::id::GrantId;
use domain::law::{Catalogue, award_type_name};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::grant::Filter;
use store::{Connection, Op, OpOutput, Tx};
use ts_rs::TS;

use whose::Whose;

use crate::command::{Items, Registry};
use crate::{Context, Error, Result};

pub(crate) use paper::build as build_register;

/// Which grants. What is absent limits nothing.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct GrantFilter {
    /// Of a subject.
    pub subject: Option<Subject>,
    /// Of an award: id or name.
    pub award: Option<String>,
    /// Whose years of achievement hold this one; without years, decided in it.
    pub year: Option<u16>,
}

/// Which grant.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GrantChoice {
    /// Its id.
    pub id: GrantId,
}

/// A grant as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GrantRow {
    /// The grant.
    #[serde(flatten)]
    #[ts(flatten)]
    pub grant: Grant,
    /// Name of who was given it.
    pub subject_name: String,
    /// The unit of a person on the day of the decision, the superior unit of a unit; empty where there is none.
    pub subject_unit: String,
    /// The code of who was given it, where others have the same name; empty otherwise.
    pub subject_code: String,
    /// Name of the award; its id when the catalogue no longer has it.
    pub award_name: String,
    /// Vietnamese name of its loại hình.
    pub award_type_name: String,
    /// The years of achievement: `2021–2023`.
    pub years: String,
    /// The date as printed.
    pub decided: String,
    /// Whether it holds, in words.
    pub state_name: String,
    /// Name of the batch whose decision wrote it; none for one that was entered. Only whether it holds, the reason, initiatives
    /// and notes of such a line may change.
    pub batch: Option<String>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("grant.list", list);
    registry.change("grant.save", save);
    registry.change("grant.remove", remove);
}

fn list(context: &Context<'_>, filter: GrantFilter) -> Result<Items<GrantRow>> {
    let catalogue = crate::law::catalogue(context)?;
    let award = filter.award.map(|award| crate::law::resolve_award(&catalogue, &award)).transpose()?;
    context.read(|conn| {
        let names = store::subject::names(conn)?;
        let whose = Whose::load(conn)?;
        let batches = store::nomination::batches_of_grants(conn)?;
        let filter = Filter { subject: filter.subject, award: award.map(|award| award.id), year: filter.year };
        let rows = store::grant::list(conn, &filter)?.into_iter().map(|grant| GrantRow {
            subject_name: names.get(&grant.subject).cloned().unwrap_or_default(),
            subject_unit: whose.unit(grant.subject, grant.decision_date),
            subject_code: whose.code(grant.subject).to_owned(),
            award_name: award_name(&catalogue, &grant.award).to_owned(),
            award_type_name: award_type_name(&grant.award_type).to_owned(),
            years: grant.years(),
            decided: grant.decision_date.vietnamese(),
            state_name: grant.state.vietnamese().to_owned(),
            batch: grant.id.and_then(|id| batches.get(&id).cloned()),
            grant,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

/// Name of an award; its id when the catalogue does not have it.
pub(crate) fn award_name<'a>(catalogue: &'a Catalogue, id: &'a str) -> &'a str {
    catalogue.award(id).map_or(id, |award| award.name_vi.as_str())
}

fn find(conn: &Connection, id: GrantId) -> Result<Grant> {
    Ok(store::grant::get(conn, id)?.ok_or_else(|| Fault::new("grant.unknown"))?)
}

/// Adds or changes a grant.
///
/// # Errors
/// The faults of [`Grant::checked`]; `award.unknown`, `grant.award_not_for`, `law.award_type_unknown`, `grant.twice`,
/// `grant.decided_in_batch`.
pub fn save(context: &Context<'_>, grant: Grant) -> Result<OpOutput<GrantId>> {
    let grant = grant.checked().map_err(Error::Faults)?;
    let catalogue = crate::law::catalogue(context)?;
    let grant = of_catalogue(&catalogue, grant)?;
    let name = context.read(|conn| crate::subject::name(conn, grant.subject))?;
    let verb = if grant.id.is_some() { "Sửa" } else { "Thêm" };
    let title = format!("{verb} khen thưởng của {name}: {}", award_name(&catalogue, &grant.award));
    context.transact(Op::new("grant.save", title), |tx| write(tx, &catalogue, &grant, &name))
}

/// The same with its award by its id, when its subject can be given it and its loại hình is known.
fn of_catalogue(catalogue: &Catalogue, mut grant: Grant) -> Result<Grant> {
    let award = crate::law::resolve_award(catalogue, &grant.award)?;
    if !award.suits(grant.subject.kind()) {
        let kind = crate::nomination::kind_name(grant.subject.kind());
        let fault = Fault::new("grant.award_not_for").with("award", award.name_vi).with("kind", kind);
        return Err(fault.at_field("award").into());
    }
    let award_type = domain::law::read_award_type(&grant.award_type).map_err(|fault| fault.at_field("award_type"))?;
    grant.award_type = award_type.to_owned();
    grant.award = award.id;
    Ok(grant)
}

/// Writes a checked grant; the same line stands once in the record, and one that a batch's decision wrote says what was
/// decided.
pub(crate) fn write(tx: &Tx<'_>, catalogue: &Catalogue, grant: &Grant, name: &str) -> Result<GrantId> {
    if let Some(id) = grant.id
        && let Some(batch) = store::nomination::batches_of_grants(tx)?.get(&id)
        && store::grant::get(tx, id)?.is_some_and(|stored| !grant.keeps_decision_of(&stored))
    {
        return Err(decided_in_batch(name, batch).into());
    }
    let of_subject = Filter { subject: Some(grant.subject), award: Some(grant.award.clone()), year: None };
    let mut others = store::grant::list(tx, &of_subject)?.into_iter().filter(|other| other.id != grant.id);
    if others.any(|other| other.key() == grant.key()) {
        let fault = Fault::new("grant.twice").with("name", name).with("award", award_name(catalogue, &grant.award));
        return Err(fault.with("years", grant.years()).at_field("award").into());
    }
    Ok(store::grant::save(tx, grant)?)
}

fn decided_in_batch(name: &str, batch: &str) -> Fault {
    Fault::new("grant.decided_in_batch").with("name", name).with("batch", batch)
}

fn remove(context: &Context<'_>, choice: GrantChoice) -> Result<OpOutput<()>> {
    let catalogue = crate::law::catalogue(context)?;
    let (grant, name) = context.read(|conn| {
        let grant = find(conn, choice.id)?;
        let name = crate::subject::name(conn, grant.subject)?;
        Ok((grant, name))
    })?;
    let title = format!("Xóa khen thưởng của {name}: {}", award_name(&catalogue, &grant.award));
    context.transact(Op::new("grant.remove", title), |tx| {
        if let Some(batch) = store::nomination::batch_of_grant(tx, choice.id)? {
            let batch = store::nomination::batch(tx, batch)?.map(|batch| batch.name).unwrap_or_default();
            return Err(Fault::new("grant.of_batch").with("name", &name).with("batch", batch).into());
        }
        Ok(store::grant::remove(tx, choice.id)?)
    })
}
