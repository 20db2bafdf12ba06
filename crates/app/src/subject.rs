//! Subjects as lists name them: a unit, a person with the position of a day, a household.

use domain::Fault;
use domain::date::PartialDate;
use domain::nomination::Submitted;
use domain::subject::{Subject, SubjectKind};
use domain::text;
use serde::Deserialize;
use store::Connection;
use store::subject::FoundSubject;
use ts_rs::TS;

use crate::command::{Items, Registry};
use crate::{Error, Result};

/// What to look for.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SubjectSearch {
    /// Words of a name or a code, with or without marks.
    pub words: String,
    /// Only of this kind.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
    /// At most so many; 20 when absent.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A subject on a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SubjectOnDay {
    /// The subject.
    pub subject: Subject,
    /// The day; today when absent.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("subject.search", |context, search: SubjectSearch| {
        context.read(|conn| {
            let limit = search.limit.unwrap_or(20).min(200);
            Ok(store::subject::search(conn, &search.words, search.kind, limit)?.into())
        }) as Result<Items<FoundSubject>>
    });
    registry.query("subject.describe", |context, request: SubjectOnDay| {
        let date = request.date.unwrap_or_else(|| context.today());
        context.read(|conn| describe(conn, request.subject, date))
    });
}

/// A subject as a list would name it on a day: what a nomination starts from, so that nothing is typed twice.
///
/// # Errors
/// `unit.unknown`, `person.unknown`, `household.unknown`.
pub fn describe(conn: &Connection, subject: Subject, date: PartialDate) -> Result<Submitted> {
    match subject {
        Subject::Unit(id) => {
            let unit = crate::unit::find(conn, id)?;
            let parent = unit.parent_id.map(|parent| crate::unit::find(conn, parent)).transpose()?;
            Ok(Submitted {
                name: unit.name,
                unit: parent.map(|parent| parent.name).unwrap_or_default(),
                ..Submitted::default()
            })
        }
        Subject::Person(id) => {
            let person = crate::person::find(conn, id)?;
            let position = person.position_on(date).cloned().unwrap_or_default();
            let unit = position.unit_id.map(|unit| crate::unit::find(conn, unit)).transpose()?;
            Ok(Submitted {
                honorific: person.honorific,
                name: person.name,
                title: position.title,
                unit: unit.map(|unit| unit.name).unwrap_or_default(),
                ..Submitted::default()
            })
        }
        Subject::Household(id) => {
            let household = crate::person::find_household(conn, id)?;
            Ok(Submitted { name: household.name, unit: household.address, ..Submitted::default() })
        }
    }
}

/// The kind of subjects of a word: "cá nhân", `person`.
///
/// # Errors
/// `subject.kind_unknown`.
pub fn kind(text: &str) -> Result<SubjectKind, Fault> {
    SubjectKind::read(text)
}

/// The subject that a person means: of a kind, by id, code or exact name.
///
/// # Errors
/// The refusals of the kind's own resolving.
pub fn resolve(conn: &Connection, kind: SubjectKind, text: &str) -> Result<Subject> {
    Ok(match kind {
        SubjectKind::Unit => {
            let unit = crate::unit::resolve(conn, text)?;
            Subject::Unit(unit.id.ok_or_else(|| Fault::new("unit.unknown").with("name", text))?)
        }
        SubjectKind::Person => Subject::Person(crate::person::resolve(conn, text)?),
        SubjectKind::Household => Subject::Household(crate::person::resolve_household(conn, text)?),
    })
}

/// The subject that a person means, of whatever kind: by id, code or exact name.
///
/// # Errors
/// `subject.missing`, `subject.unknown`; `subject.ambiguous` when subjects of two kinds are called so; the refusals of
/// a kind's own resolving when several of its own are.
pub fn resolve_any(conn: &Connection, text: &str) -> Result<Subject> {
    let text = text::line(text);
    if text.is_empty() {
        return Err(Fault::new("subject.missing").at_field("subject").into());
    }
    let mut meant = Vec::new();
    for kind in [SubjectKind::Unit, SubjectKind::Person, SubjectKind::Household] {
        match resolve(conn, kind, &text) {
            Ok(subject) => meant.push(subject),
            Err(Error::Fault(fault)) if fault.code.ends_with(".unknown") => {}
            Err(Error::Fault(fault)) => return Err(fault.at_field("subject").into()),
            Err(error) => return Err(error),
        }
    }
    match meant.as_slice() {
        [subject] => Ok(*subject),
        [] => Err(Fault::new("subject.unknown").with("name", text).at_field("subject").into()),
        _ => Err(Fault::new("subject.ambiguous").with("name", text).at_field("subject").into()),
    }
}

/// Name of a subject: a unit's or a household's, a person's without xưng hô.
///
/// # Errors
/// `unit.unknown`, `person.unknown`, `household.unknown`.
pub fn name(conn: &Connection, subject: Subject) -> Result<String> {
    Ok(match subject {
        Subject::Unit(id) => crate::unit::find(conn, id)?.name,
        Subject::Person(id) => crate::person::find(conn, id)?.name,
        Subject::Household(id) => crate::person::find_household(conn, id)?.name,
    })
}
