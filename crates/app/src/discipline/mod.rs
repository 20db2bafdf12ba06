//! Discipline (kỷ luật): sanctions and matters that are being looked into.

pub(crate) mod import;

use domain::Fault;
use domain::discipline::Discipline;
use domain::id::DisciplineId;
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Connection, Op, OpOutput};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// Which of them.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct DisciplineFilter {
    /// Of a subject.
    pub subject: Option<Subject>,
}

/// Which one.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct DisciplineChoice {
    /// Its id.
    pub id: DisciplineId,
}

/// A sanction or a matter as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DisciplineRow {
    /// The record.
    #[serde(flatten)]
    #[ts(flatten)]
    pub discipline: Discipline,
    /// Name of whom it is about.
    pub subject_name: String,
    /// The form in words; "Đang xem xét" of a matter that is being looked into.
    pub form_name: String,
    /// The date as printed.
    pub decided_on: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("discipline.list", list);
    registry.query("discipline.forms", forms);
    registry.change("discipline.save", save);
    registry.change("discipline.remove", remove);
}

/// A form of discipline.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DisciplineForm {
    /// As the law's catalogue names it: `khien_trach`.
    pub id: String,
    /// As printed.
    pub name: String,
}

/// The forms of the law's catalogue, the mildest first.
fn forms(context: &Context<'_>, _: Nothing) -> Result<Items<DisciplineForm>> {
    let catalogue = crate::law::catalogue(context)?;
    let mut ranked: Vec<_> = catalogue.vocab.discipline_forms.iter().collect();
    ranked.sort_by_key(|form| form.order);
    let form = |form: &domain::law::RankedCode| DisciplineForm { id: form.id.clone(), name: form.name_vi.clone() };
    Ok(ranked.into_iter().map(form).collect::<Vec<_>>().into())
}

/// What lists print for a form; a matter has none.
pub(super) fn form_name(catalogue: &domain::law::Catalogue, form: Option<&str>) -> String {
    form.map_or_else(|| "Đang xem xét".to_owned(), |form| catalogue.vocab.form_name(form).to_owned())
}

fn list(context: &Context<'_>, filter: DisciplineFilter) -> Result<Items<DisciplineRow>> {
    let catalogue = crate::law::catalogue(context)?;
    context.read(|conn| {
        let names = store::subject::names(conn)?;
        let rows = store::discipline::list(conn, filter.subject)?.into_iter().map(|discipline| DisciplineRow {
            subject_name: names.get(&discipline.subject).cloned().unwrap_or_default(),
            form_name: form_name(&catalogue, discipline.form.as_deref()),
            decided_on: discipline.decided.vietnamese(),
            discipline,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

fn find(conn: &Connection, id: DisciplineId) -> Result<Discipline> {
    Ok(store::discipline::get(conn, id)?.ok_or_else(|| Fault::new("discipline.unknown"))?)
}

/// Adds or changes a sanction or a matter.
///
/// # Errors
/// The faults of [`Discipline::checked`]; `law.form_unknown`.
pub fn save(context: &Context<'_>, discipline: Discipline) -> Result<OpOutput<DisciplineId>> {
    let mut discipline = discipline.checked().map_err(Error::Faults)?;
    let catalogue = crate::law::catalogue(context)?;
    if let Some(form) = &mut discipline.form {
        *form = catalogue.vocab.read_form(form).map_err(|fault| fault.at_field("form"))?.to_owned();
    }
    let name = context.read(|conn| crate::subject::name(conn, discipline.subject))?;
    let title = format!("Kỷ luật của {name}: {}", form_name(&catalogue, discipline.form.as_deref()));
    context.transact(Op::new("discipline.save", title), |tx| Ok(store::discipline::save(tx, &discipline)?))
}

fn remove(context: &Context<'_>, choice: DisciplineChoice) -> Result<OpOutput<()>> {
    let name = context.read(|conn| {
        let discipline = find(conn, choice.id)?;
        crate::subject::name(conn, discipline.subject)
    })?;
    let op = Op::new("discipline.remove", format!("Xóa kỷ luật của {name}"));
    context.transact(op, |tx| Ok(store::discipline::remove(tx, choice.id)?))
}
