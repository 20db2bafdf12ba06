//! Subjects by words: one search over units, people and households.

use std::collections::HashMap;

use domain::id::BatchId;
use domain::subject::{Subject, SubjectKind};
use domain::text;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Result, row};

/// A subject that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundSubject {
    /// The subject.
    pub subject: Subject,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What tells it from its namesakes: a person's latest title and unit, a unit's superior, a household's address.
    pub place: String,
}

/// The subject in three columns – unit, person, household – of which one is given.
pub(crate) fn from_columns(row: &Row<'_>, column: usize) -> rusqlite::Result<Subject> {
    let unit: Option<Uuid> = row.get(column)?;
    let person: Option<Uuid> = row.get(column + 1)?;
    Ok(match (unit, person) {
        (Some(unit), _) => Subject::new(SubjectKind::Unit, unit),
        (None, Some(person)) => Subject::new(SubjectKind::Person, person),
        (None, None) => Subject::new(SubjectKind::Household, row.get(column + 2)?),
    })
}

/// What these three columns hold for a subject.
pub(crate) fn columns(subject: Subject) -> [Option<Uuid>; 3] {
    let of = |kind| (subject.kind() == kind).then(|| subject.id());
    [of(SubjectKind::Unit), of(SubjectKind::Person), of(SubjectKind::Household)]
}

/// The column that holds a subject of a kind.
pub(crate) fn column(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Unit => "unit_id",
        SubjectKind::Person => "person_id",
        SubjectKind::Household => "household_id",
    }
}

/// Names of all subjects, for lists.
pub fn names(conn: &Connection) -> Result<HashMap<Subject, String>> {
    let mut statement = conn.prepare_cached(
        "SELECT 'unit', id, name FROM unit UNION ALL SELECT 'person', id, name FROM person
         UNION ALL SELECT 'household', id, name FROM household",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: SubjectKind = row::code(row, 0)?;
        Ok((Subject::new(kind, row.get(1)?), row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whose facts are read: reading no more than is asked for keeps a small batch quick in a large file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// One subject's.
    One(Subject),
    /// Those of the people and households of a batch, and of all units.
    Batch(BatchId),
}

impl Whose {
    /// As a condition on the columns of a subject, with its only parameter. `households`: whether there is a column for them.
    pub(crate) fn condition(self, households: bool) -> (String, Option<Uuid>) {
        match self {
            Self::All => ("?1 IS NULL".to_owned(), None),
            Self::One(subject) if subject.kind() == SubjectKind::Household && !households => {
                ("?1 IS NULL AND 0".to_owned(), None)
            }
            Self::One(subject) => (format!("{}=?1", column(subject.kind())), Some(subject.id())),
            Self::Batch(batch) => {
                let of = |kind: SubjectKind| {
                    let (column, code) = (column(kind), row::to_code(&kind));
                    format!("{column} IN (SELECT subject_id FROM nomination WHERE batch_id=?1 AND kind='{code}')")
                };
                let households = if households { format!(" OR {}", of(SubjectKind::Household)) } else { String::new() };
                (format!("(unit_id IS NOT NULL OR {}{households})", of(SubjectKind::Person)), Some(batch.uuid()))
            }
        }
    }
}

/// Subjects whose name, short name or code has all the words, with or without marks, whole words before beginnings.
pub fn search(conn: &Connection, words: &str, kind: Option<SubjectKind>, limit: u32) -> Result<Vec<FoundSubject>> {
    let folded = text::fold(words);
    let pattern = format!("%{}%", folded.replace(['%', '_'], " ").split_whitespace().collect::<Vec<_>>().join("%"));
    let kind = kind.map(|kind| row::to_code(&kind));
    let mut statement = conn.prepare_cached(
        "SELECT f.kind, f.id, f.code, f.name, coalesce(superior.name, household.address,
            nullif(concat_ws(', ', nullif(position.title, ''), own.name), ''), '')
         FROM (
            SELECT * FROM (
                SELECT 'unit' AS kind, id, code, name, fold, sort_key FROM unit
                UNION ALL SELECT 'person', id, code, name, fold, sort_key FROM person
                UNION ALL SELECT 'household', id, code, name, fold, sort_key FROM household)
            WHERE fold LIKE ?1 AND (?2 IS NULL OR kind=?2)
            ORDER BY instr(fold, ?3)=0, instr(fold, ?3), sort_key LIMIT ?4) AS f
         LEFT JOIN unit ON unit.id=f.id
         LEFT JOIN unit AS superior ON superior.id=unit.parent_id
         LEFT JOIN household ON household.id=f.id
         LEFT JOIN position ON position.person_id=f.id AND position.place=(
            SELECT min(place) FROM position AS latest WHERE latest.person_id=f.id)
         LEFT JOIN unit AS own ON own.id=position.unit_id
         ORDER BY instr(f.fold, ?3)=0, instr(f.fold, ?3), f.sort_key",
    )?;
    let rows = statement.query_map(params![pattern, kind, folded, limit], |row| {
        let kind: SubjectKind = row::code(row, 0)?;
        let id: Uuid = row.get(1)?;
        Ok(FoundSubject { subject: Subject::new(kind, id), code: row.get(2)?, name: row.get(3)?, place: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether something beside its own parts names a subject: by a foreign key, or a nomination by its id.
pub fn is_in_use(conn: &Connection, subject: Subject) -> Result<bool> {
    let (table, own): (&str, &[&str]) = match subject.kind() {
        SubjectKind::Unit => ("unit", &["alias"]),
        SubjectKind::Person => ("person", &["position", "alias"]),
        SubjectKind::Household => ("household", &["alias"]),
    };
    let nominated = "SELECT EXISTS(SELECT 1 FROM nomination WHERE subject_id=?1)";
    Ok(row::is_referenced_except(conn, table, subject.id(), own)?
        || conn.prepare_cached(nominated)?.query_row([subject.id()], |row| row.get(0))?)
}
