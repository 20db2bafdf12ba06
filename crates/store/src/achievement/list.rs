//! The list of achievements as screens, lists of nominees and scores read it: one query with the names joined.

use domain::achievement::InitiativeScope;
use domain::date::{PartialDate, Period};
use domain::id::{AchievementId, AchievementKindId, MovementId};
use domain::subject::Subject;
use domain::text;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::subject;
use crate::{Result, row};

/// By what achievements are listed; among equals the latest first, then by code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "AchievementOrder")]
pub enum Order {
    /// By their last day, the latest first.
    #[default]
    Latest,
    /// By the subject's name, in Vietnamese order.
    Subject,
    /// As forms offer the kinds.
    Kind,
    /// By the movement's name; those without one last.
    Movement,
    /// By code.
    Code,
}

impl Order {
    /// The terms that come before those of all orders.
    fn terms(self, descending: bool) -> &'static str {
        match (self, descending) {
            (Self::Latest, false) => "",
            (Self::Latest, true) => "a.last_day, ",
            (Self::Subject, false) => "coalesce(u.sort_key, p.sort_key, h.sort_key), ",
            (Self::Subject, true) => "coalesce(u.sort_key, p.sort_key, h.sort_key) DESC, ",
            (Self::Kind, false) => "k.position, ",
            (Self::Kind, true) => "k.position DESC, ",
            (Self::Movement, false) => "m.sort_key IS NULL, m.sort_key, ",
            (Self::Movement, true) => "m.sort_key IS NULL, m.sort_key DESC, ",
            (Self::Code, false) => "a.code_key, ",
            (Self::Code, true) => "a.code_key DESC, ",
        }
    }
}

/// Which achievements are listed. Everything that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Filter {
    /// The year in which they count: that of their last day.
    pub year: Option<u16>,
    /// Whose they are.
    pub subject: Option<Subject>,
    /// The movement they answer.
    pub movement: Option<MovementId>,
    /// Their kind.
    pub kind: Option<AchievementKindId>,
    /// Words of the content, the code or the subject's name, with or without marks.
    pub search: Option<String>,
    /// By what they are sorted.
    pub order: Order,
    /// The other way round.
    pub descending: bool,
    /// Starting with this one, from 0.
    pub offset: u32,
    /// At most so many; all when absent.
    pub limit: Option<u32>,
}

/// An achievement in the list, with the names it refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AchievementRow {
    /// Its id.
    pub id: AchievementId,
    /// Mã.
    pub code: String,
    /// Whose it is.
    pub subject: Subject,
    /// The subject's name.
    pub subject_name: String,
    /// When it was done.
    pub period: Period,
    /// Its kind.
    pub kind_id: AchievementKindId,
    /// The kind's name.
    pub kind_name: String,
    /// The movement it answers.
    pub movement_id: Option<MovementId>,
    /// The movement's name; empty without one.
    pub movement_name: String,
    /// What was done.
    pub content: String,
    /// Number of the recognising document.
    pub recognition_number: String,
    /// How widely it is recognised, of an initiative.
    pub scope: Option<InitiativeScope>,
    /// How many figures it has.
    pub figures: u32,
    /// How many evidence files prove it.
    pub evidence: u32,
}

/// Left joins throughout: SQLite leaves out those that a count, or the choice of a page, does not look at.
const FROM: &str = "FROM achievement AS a
    LEFT JOIN achievement_kind AS k ON k.id=a.kind_id
    LEFT JOIN unit AS u ON u.id=a.unit_id
    LEFT JOIN person AS p ON p.id=a.person_id
    LEFT JOIN household AS h ON h.id=a.household_id
    LEFT JOIN movement AS m ON m.id=a.movement_id";

fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts = vec!["true".to_owned()];
    let mut values = Vec::new();
    let mut add = |part: String, value: Value| {
        parts.push(part.replace('?', &format!("?{}", values.len() + 1)));
        values.push(value);
    };
    let blob = |id: uuid::Uuid| Value::Blob(id.as_bytes().to_vec());
    if let Some(year) = filter.year {
        add("a.last_day>=?".to_owned(), Value::Text(format!("{year:04}-01-01")));
        add("a.last_day<=?".to_owned(), Value::Text(format!("{year:04}-12-31")));
    }
    if let Some(subject) = filter.subject {
        add(format!("a.{}=?", subject::column(subject.kind())), blob(subject.id()));
    }
    if let Some(movement) = filter.movement {
        add("a.movement_id=?".to_owned(), blob(movement.uuid()));
    }
    if let Some(kind) = filter.kind {
        add("a.kind_id=?".to_owned(), blob(kind.uuid()));
    }
    for word in text::fold(filter.search.as_deref().unwrap_or_default()).split_whitespace() {
        let place = "instr(a.content_fold || ' ' || lower(a.code) || ' ' || coalesce(u.fold, p.fold, h.fold), ?) > 0";
        add(place.to_owned(), Value::Text(word.to_owned()));
    }
    (parts.join(" AND "), values)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<AchievementRow> {
    let scope: Option<String> = row.get(14)?;
    let date = |column| -> rusqlite::Result<PartialDate> { row::text(row, column) };
    Ok(AchievementRow {
        id: row::id(row, 0)?,
        code: row.get(1)?,
        subject: subject::from_columns(row, 2)?,
        subject_name: row.get(5)?,
        period: Period { from: Some(date(6)?), to: Some(date(7)?) },
        kind_id: row::id(row, 8)?,
        kind_name: row.get(9)?,
        movement_id: row::id_opt(row, 10)?,
        movement_name: row.get(11)?,
        content: row.get(12)?,
        recognition_number: row.get(13)?,
        scope: scope.map(|_| row::code(row, 14)).transpose()?,
        figures: row.get(15)?,
        evidence: row.get(16)?,
    })
}

/// Achievements of a filter, in its order. The page is chosen first, so that only its lines are put together.
pub fn list(conn: &Connection, filter: &Filter) -> Result<Vec<AchievementRow>> {
    let (condition, mut values) = condition(filter);
    let order = format!("{}a.last_day DESC, a.code_key", filter.order.terms(filter.descending));
    let (limit, offset) = (values.len() + 1, values.len() + 2);
    let sql = format!(
        "WITH page AS (SELECT a.id AS id {FROM} WHERE {condition} ORDER BY {order} LIMIT ?{limit} OFFSET ?{offset})
         SELECT a.id, a.code, a.unit_id, a.person_id, a.household_id, coalesce(u.name, p.name, h.name),
            a.period_from, a.period_to, a.kind_id, k.name, a.movement_id, coalesce(m.name, ''), a.content,
            a.document_number, a.scope,
            (SELECT count(*) FROM figure AS f WHERE f.achievement_id=a.id),
            (SELECT count(*) FROM evidence AS e WHERE e.achievement_id=a.id)
         {FROM} JOIN page ON page.id=a.id ORDER BY {order}"
    );
    values.push(Value::Integer(filter.limit.map_or(-1, i64::from)));
    values.push(Value::Integer(filter.offset.into()));
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(values), from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// How many achievements there are of a filter, whatever part of them is asked for.
pub fn count(conn: &Connection, filter: &Filter) -> Result<u32> {
    let (condition, values) = condition(filter);
    let mut statement = conn.prepare_cached(&format!("SELECT count(*) {FROM} WHERE {condition}"))?;
    Ok(statement.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// How many achievements of a year no evidence file proves.
pub fn count_without_evidence(conn: &Connection, year: u16) -> Result<u32> {
    let sql = "SELECT count(*) FROM achievement AS a WHERE substr(a.last_day, 1, 4)=?1
        AND NOT EXISTS(SELECT 1 FROM evidence AS e WHERE e.achievement_id=a.id)";
    Ok(conn.prepare_cached(sql)?.query_row([year.to_string()], |row| row.get(0))?)
}
