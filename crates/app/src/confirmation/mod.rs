//! Confirmations (xác nhận): what the law asks and only a person can answer, for one subject or many at once.

pub(crate) mod import;

use domain::Fault;
use domain::confirmation::{Confirmation, EVERYTHING};
use domain::id::ConfirmationId;
use domain::law::{Catalogue, Question};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use store::{Op, OpOutput, Tx};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Error, Result};

/// Which confirmations. What is absent limits nothing.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ConfirmationFilter {
    /// Of a subject.
    pub subject: Option<Subject>,
    /// Of a year.
    pub year: Option<u16>,
}

/// Answers given together.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConfirmationsInput {
    /// The answers; one that a subject, a year and a question have already is replaced.
    pub items: Vec<Confirmation>,
}

/// Which confirmation.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ConfirmationChoice {
    /// Its id.
    pub id: ConfirmationId,
}

/// A confirmation as lists show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConfirmationRow {
    /// The confirmation.
    #[serde(flatten)]
    #[ts(flatten)]
    pub confirmation: Confirmation,
    /// Name of whom it is about.
    pub subject_name: String,
    /// The question as the law says it.
    pub question: String,
    /// The answer in words.
    pub answer: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("confirmation.questions", |context, _: Nothing| {
        Ok(crate::law::catalogue(context)?.questions().into()) as Result<Items<Question>>
    });
    registry.query("confirmation.list", list);
    registry.change("confirmation.save", save);
    registry.change("confirmation.remove", |context, choice: ConfirmationChoice| {
        let confirmation = context.read(|conn| Ok(store::confirmation::get(conn, choice.id)?))?;
        let confirmation = confirmation.ok_or_else(|| Fault::new("confirmation.unknown"))?;
        let name = context.read(|conn| crate::subject::name(conn, confirmation.subject))?;
        let title = format!("Xóa xác nhận năm {} của {name}", confirmation.year);
        context.transact(Op::new("confirmation.remove", title), |tx| Ok(store::confirmation::remove(tx, choice.id)?))
            as Result<OpOutput<()>>
    });
}

/// The question of a key as the law says it; the key itself when the catalogue does not ask it.
pub(crate) fn question(questions: &[Question], key: &str) -> String {
    if key == EVERYTHING {
        return "Mọi điều kiện bắt buộc cần xác nhận".to_owned();
    }
    questions.iter().find(|question| question.key == key).map_or(key, |question| &question.text).to_owned()
}

pub(super) fn answer_name(holds: bool) -> &'static str {
    if holds { "Đạt" } else { "Không đạt" }
}

fn list(context: &Context<'_>, filter: ConfirmationFilter) -> Result<Items<ConfirmationRow>> {
    let questions = crate::law::catalogue(context)?.questions();
    context.read(|conn| {
        let names = store::subject::names(conn)?;
        let all = store::confirmation::list(conn, filter.subject, filter.year)?;
        let rows = all.into_iter().map(|confirmation| ConfirmationRow {
            subject_name: names.get(&confirmation.subject).cloned().unwrap_or_default(),
            question: question(&questions, &confirmation.key),
            answer: answer_name(confirmation.holds).to_owned(),
            confirmation,
        });
        Ok(rows.collect::<Vec<_>>().into())
    })
}

/// The key of a question that a list means: the key, or the words of the law.
///
/// # Errors
/// `confirmation.key_unknown`.
pub(super) fn read_key(catalogue: &Catalogue, written: &str) -> Result<String, Fault> {
    let key = domain::text::match_key(written);
    if written == EVERYTHING || key == "tất cả" {
        return Ok(EVERYTHING.to_owned());
    }
    let questions = catalogue.questions();
    let found = questions.iter().find(|one| one.key == written || domain::text::match_key(&one.text) == key);
    found.map(|one| one.key.clone()).ok_or_else(|| Fault::new("confirmation.key_unknown").with("key", written))
}

/// Gives answers, as one operation; who and when are written by the program.
///
/// # Errors
/// The faults of [`Confirmation::checked`]; `confirmation.key_unknown`, `confirmation.none`.
pub fn save(context: &Context<'_>, input: ConfirmationsInput) -> Result<OpOutput<Vec<ConfirmationId>>> {
    let catalogue = crate::law::catalogue(context)?;
    let mut faults = Vec::new();
    let mut items = Vec::with_capacity(input.items.len());
    for (place, item) in input.items.into_iter().enumerate() {
        let checked = item.checked().and_then(|item| {
            let key = read_key(&catalogue, &item.key).map_err(|fault| vec![fault.at_field("key")])?;
            Ok(Confirmation { key, ..item })
        });
        match checked {
            Ok(item) => items.push(item),
            Err(wrong) => faults.extend(wrong.into_iter().map(|fault| {
                let field = fault.place.field.clone().unwrap_or_default();
                fault.at_field(format!("items.{place}.{field}"))
            })),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    let Some(first) = items.first() else { return Err(Fault::new("confirmation.none").at_field("items").into()) };
    let name = context.read(|conn| crate::subject::name(conn, first.subject))?;
    let is_one_question = items.iter().all(|item| (&item.key, item.year) == (&first.key, first.year));
    let title = match items.len() {
        1 => format!("Xác nhận năm {} cho {name}", first.year),
        count if is_one_question => {
            let asked = question(&catalogue.questions(), &first.key);
            format!("Xác nhận năm {} cho {count} đối tượng: {}", first.year, asked.trim_end_matches('.'))
        }
        count => format!("Xác nhận {count} điều kiện: {name}…"),
    };
    context.transact(Op::new("confirmation.save", title), |tx| {
        let written = items.iter().map(|item| write(tx, item));
        written.collect::<Result<Vec<_>>>()
    })
}

/// Writes an answer with who gave it and when.
pub(super) fn write(tx: &Tx<'_>, confirmation: &Confirmation) -> Result<ConfirmationId> {
    let signed = Confirmation { by: tx.actor().to_owned(), at: tx.at().to_owned(), ..confirmation.clone() };
    Ok(store::confirmation::save(tx, &signed)?)
}
