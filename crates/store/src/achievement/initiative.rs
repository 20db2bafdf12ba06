//! Achievements that were recognised as initiatives, as the law counts them.

use std::collections::{BTreeSet, HashMap};

use domain::achievement::InitiativeScope;
use domain::date::PartialDate;
use domain::id::AchievementId;
use domain::subject::Subject;
use rusqlite::Connection;

use crate::{Result, row, subject};

/// A recognised initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The achievement.
    pub id: AchievementId,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub content: String,
    /// Code of its kind.
    pub kind: String,
    /// How widely.
    pub scope: InitiativeScope,
    /// The year of its recognition; of one without a date the year in which it ended.
    pub year: u16,
}

/// Recognised initiatives by subject; of one subject when it is given.
pub fn recognised(conn: &Connection, of: Option<Subject>) -> Result<HashMap<Subject, Vec<Recognised>>> {
    let of_subject = match of {
        Some(wanted) => format!("own.{}=?1", subject::column(wanted.kind())),
        None => "?1 IS NULL".to_owned(),
    };
    let sql = format!(
        "SELECT own.id, own.unit_id, own.person_id, own.household_id, own.code, kind.code, own.scope,
            coalesce(own.scope_date, own.document_date, own.period_to), own.content
         FROM achievement AS own JOIN achievement_kind AS kind ON kind.id=own.kind_id
         WHERE own.scope IS NOT NULL AND {of_subject} ORDER BY own.last_day, own.id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([of.map(Subject::id)], |row| {
        let year: PartialDate = row::text(row, 7)?;
        let recognised = Recognised {
            id: row::id(row, 0)?,
            code: row.get(4)?,
            content: row.get(8)?,
            kind: row.get(5)?,
            scope: row::code(row, 6)?,
            year: year.year(),
        };
        Ok((subject::from_columns(row, 1)?, recognised))
    })?;
    let mut by_subject: HashMap<Subject, Vec<Recognised>> = HashMap::new();
    for row in rows {
        let (subject, recognised) = row?;
        by_subject.entry(subject).or_default().push(recognised);
    }
    Ok(by_subject)
}

/// The years of which recognised initiatives of anybody are recorded.
pub fn recognised_years(conn: &Connection) -> Result<BTreeSet<u16>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT substr(coalesce(scope_date, document_date, period_to), 1, 4) FROM achievement
         WHERE scope IS NOT NULL",
    )?;
    let years = statement.query_map([], |row| row::text::<PartialDate>(row, 0).map(|date| date.year()))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}
