//! Achievements with their figures, their kinds, and the files that prove them.

mod evidence;
mod feed;
mod figure;
mod initiative;
mod kind;
mod list;

use domain::achievement::{Achievement, Initiative, Recognition};
use domain::date::{PartialDate, Period};
use domain::id::{AchievementId, MovementId};
use domain::subject::SubjectKind;
use domain::{achievement, text};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row, subject};

pub use evidence::{
    add as add_evidence, check as check_evidence, content as evidence_content, evidence, get as get_evidence,
    names as evidence_names, remove as remove_evidence, save as save_evidence,
};
pub use feed::feed;
pub use initiative::{Recognised, recognised, recognised_years};
pub use kind::{add_default_kind, kinds, remove_kind, save_kind};
pub use list::{AchievementRow, Filter, Order, count, count_without_evidence, list};

/// Tables of achievements.
pub const TABLES: &[Table] = &[
    kind::TABLE,
    Table::entity(
        "achievement",
        "CREATE TABLE achievement(
            id BLOB PRIMARY KEY,
            code TEXT NOT NULL UNIQUE COLLATE NOCASE,
            code_key BLOB NOT NULL,
            unit_id BLOB REFERENCES unit(id),
            person_id BLOB REFERENCES person(id),
            household_id BLOB REFERENCES household(id),
            period_from TEXT NOT NULL,
            period_to TEXT NOT NULL,
            last_day TEXT NOT NULL,
            movement_id BLOB REFERENCES movement(id),
            kind_id BLOB NOT NULL REFERENCES achievement_kind(id),
            content TEXT NOT NULL,
            document_number TEXT NOT NULL,
            document_date TEXT,
            document_issuer TEXT NOT NULL,
            document_title TEXT NOT NULL,
            scope TEXT,
            scope_number TEXT NOT NULL,
            scope_date TEXT,
            note TEXT NOT NULL,
            content_fold TEXT NOT NULL,
            CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) = 1)
        ) STRICT;
        CREATE INDEX achievement_code_key ON achievement(code_key);
        CREATE INDEX achievement_unit_id ON achievement(unit_id);
        CREATE INDEX achievement_person_id ON achievement(person_id);
        CREATE INDEX achievement_household_id ON achievement(household_id);
        CREATE INDEX achievement_movement_id ON achievement(movement_id);
        CREATE INDEX achievement_kind_id ON achievement(kind_id, last_day);
        CREATE INDEX achievement_last_day ON achievement(last_day DESC, code_key);",
    ),
    figure::TABLE,
    evidence::TABLE,
];

const COLUMNS: &str = "id, code, unit_id, person_id, household_id, period_from, period_to, movement_id, kind_id, \
    content, document_number, document_date, document_issuer, document_title, scope, scope_number, scope_date, note";

/// The last day of a period, on which its achievement counts.
fn last_day(period: &Period) -> String {
    let day = period.to.or(period.from).and_then(PartialDate::last_day);
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The same without figures.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Achievement> {
    let scope: Option<String> = row.get(14)?;
    let initiative = scope.map(|_| -> rusqlite::Result<_> {
        Ok(Initiative { scope: row::code(row, 14)?, number: row.get(15)?, date: row::text_opt(row, 16)? })
    });
    Ok(Achievement {
        id: Some(row::id(row, 0)?),
        code: row.get(1)?,
        subject: subject::from_columns(row, 2)?,
        period: Period { from: Some(row::text(row, 5)?), to: Some(row::text(row, 6)?) },
        movement_id: row::id_opt::<MovementId>(row, 7)?,
        kind_id: row::id(row, 8)?,
        content: row.get(9)?,
        figures: Vec::new(),
        recognition: Recognition {
            number: row.get(10)?,
            date: row::text_opt(row, 11)?,
            issuer: row.get(12)?,
            title: row.get(13)?,
        },
        initiative: initiative.transpose()?,
        note: row.get(17)?,
    })
}

fn one(conn: &Connection, condition: &str, key: &dyn rusqlite::ToSql) -> Result<Option<Achievement>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM achievement WHERE {condition}"))?;
    let Some(mut found) = statement.query_row([key], from_row).optional()? else { return Ok(None) };
    if let Some(id) = found.id {
        found.figures = figure::list(conn, id)?;
    }
    Ok(Some(found))
}

/// One achievement with its figures.
pub fn get(conn: &Connection, id: AchievementId) -> Result<Option<Achievement>> {
    one(conn, "id=?1", &id.uuid())
}

/// The achievement of a code, whatever its letters' case.
pub fn by_code(conn: &Connection, code: &str) -> Result<Option<Achievement>> {
    one(conn, "code=?1", &text::line(code))
}

/// The achievements that an entry repeats, by their codes: same subject, kind, period and content but for marks, case and
/// spacing.
pub fn same(conn: &Connection, achievement: &Achievement) -> Result<Vec<Achievement>> {
    let (subject, kind, period, content) = achievement.same_key();
    let mut statement = conn.prepare_cached(&format!(
        "SELECT id FROM achievement WHERE {}=?1 AND kind_id=?2 AND period_from=?3 AND period_to=?4 AND content_fold=?5
         ORDER BY code_key",
        subject::column(subject.kind())
    ))?;
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let keys = params![subject.id(), kind.uuid(), date(period.from), date(period.to), content];
    let ids = statement.query_map(keys, |row| row::id(row, 0))?.collect::<rusqlite::Result<Vec<AchievementId>>>()?;
    ids.into_iter().filter_map(|id| get(conn, id).transpose()).collect()
}

/// The code for a year's next achievement: after the highest made for it, past any that officers gave.
pub fn next_code(conn: &Connection, year: u16) -> Result<String> {
    let mut below =
        conn.prepare_cached("SELECT code FROM achievement WHERE code_key<?1 ORDER BY code_key DESC LIMIT 1")?;
    let end = text::code_sort_key(&achievement::made_code(year, u32::MAX));
    let last: Option<String> = below.query_row([end], |row| row.get(0)).optional()?;
    let mut number = last.and_then(|code| achievement::made_number(&code, year)).unwrap_or(0);
    loop {
        number = number.saturating_add(1);
        let code = achievement::made_code(year, number);
        if by_code(conn, &code)?.is_none() {
            return Ok(code);
        }
    }
}

/// Adds an achievement with its figures, or changes the one of its id. Its code is unique; the caller has made it.
pub fn save(tx: &Tx<'_>, achievement: &Achievement) -> Result<AchievementId> {
    let id = achievement.id.unwrap_or_else(|| tx.new_id());
    let Achievement { subject, recognition, initiative, period, .. } = achievement;
    let of_kind = |kind: SubjectKind| (subject.kind() == kind).then(|| subject.id());
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    tx.prepare_cached(
        "INSERT INTO achievement(id, code, code_key, unit_id, person_id, household_id, period_from, period_to,
            last_day, movement_id, kind_id, content, document_number, document_date, document_issuer, document_title,
            scope, scope_number, scope_date, note, content_fold) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET code=excluded.code, code_key=excluded.code_key, unit_id=excluded.unit_id,
            person_id=excluded.person_id, household_id=excluded.household_id, period_from=excluded.period_from,
            period_to=excluded.period_to, last_day=excluded.last_day, movement_id=excluded.movement_id,
            kind_id=excluded.kind_id, content=excluded.content, document_number=excluded.document_number,
            document_date=excluded.document_date, document_issuer=excluded.document_issuer,
            document_title=excluded.document_title, scope=excluded.scope, scope_number=excluded.scope_number,
            scope_date=excluded.scope_date, note=excluded.note, content_fold=excluded.content_fold",
    )?
    .execute(params![
        id.uuid(),
        achievement.code,
        text::code_sort_key(&achievement.code),
        of_kind(SubjectKind::Unit),
        of_kind(SubjectKind::Person),
        of_kind(SubjectKind::Household),
        date(period.from),
        date(period.to),
        last_day(period),
        achievement.movement_id.map(MovementId::uuid),
        achievement.kind_id.uuid(),
        achievement.content,
        recognition.number,
        date(recognition.date),
        recognition.issuer,
        recognition.title,
        initiative.as_ref().map(|initiative| row::to_code(&initiative.scope)),
        initiative.as_ref().map_or("", |initiative| &initiative.number),
        date(initiative.as_ref().and_then(|initiative| initiative.date)),
        achievement.note,
        text::fold(&achievement.content),
    ])?;
    figure::save(tx, id, &achievement.figures)?;
    Ok(id)
}

/// Removes an achievement with its figures and evidence; the files' content stays until it is swept.
pub fn remove(tx: &Tx<'_>, id: AchievementId) -> Result<()> {
    tx.execute("DELETE FROM figure WHERE achievement_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM evidence WHERE achievement_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM achievement WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Whether something beside its own parts names the achievement.
pub fn is_in_use(conn: &Connection, id: AchievementId) -> Result<bool> {
    row::is_referenced_except(conn, "achievement", id.uuid(), &["figure", "evidence"])
}
