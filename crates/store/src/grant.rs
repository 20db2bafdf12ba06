//! The award record: grants, with the initiatives that served as their ground.

use std::collections::HashMap;

use domain::grant::Grant;
use domain::id::{AchievementId, GrantId};
use domain::subject::Subject;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::subject::Whose;
use crate::{Result, Table, Tx, row, subject};

/// Tables of the award record.
pub const TABLES: &[Table] = &[
    Table::entity(
        "grant",
        "CREATE TABLE grant(
            id BLOB PRIMARY KEY,
            unit_id BLOB REFERENCES unit(id),
            person_id BLOB REFERENCES person(id),
            household_id BLOB REFERENCES household(id),
            award TEXT NOT NULL,
            award_type TEXT NOT NULL,
            decision_number TEXT NOT NULL,
            decision_date TEXT NOT NULL,
            authority TEXT NOT NULL,
            from_year INTEGER,
            to_year INTEGER,
            bonus INTEGER,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            no_initiative INTEGER NOT NULL,
            note TEXT NOT NULL,
            CHECK((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) = 1)
        ) STRICT;
        CREATE INDEX grant_unit_id ON grant(unit_id);
        CREATE INDEX grant_person_id ON grant(person_id);
        CREATE INDEX grant_household_id ON grant(household_id);
        CREATE INDEX grant_to_year ON grant(to_year);",
    ),
    Table::part_of(
        "grant",
        "grant_id",
        "grant_initiative",
        "CREATE TABLE grant_initiative(
            id BLOB PRIMARY KEY,
            grant_id BLOB NOT NULL REFERENCES grant(id),
            achievement_id BLOB NOT NULL REFERENCES achievement(id),
            UNIQUE(grant_id, achievement_id)
        ) STRICT;
        CREATE INDEX grant_initiative_achievement_id ON grant_initiative(achievement_id);",
    ),
];

const COLUMNS: &str = "id, unit_id, person_id, household_id, award, award_type, decision_number, decision_date, authority, \
    from_year, to_year, bonus, state, reason, no_initiative, note";

/// The same without initiatives.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Grant> {
    let bonus: Option<i64> = row.get(11)?;
    Ok(Grant {
        id: Some(row::id(row, 0)?),
        subject: subject::from_columns(row, 1)?,
        award: row.get(4)?,
        award_type: row.get(5)?,
        decision_number: row.get(6)?,
        decision_date: row::text(row, 7)?,
        authority: row.get(8)?,
        from_year: row.get(9)?,
        to_year: row.get(10)?,
        bonus: bonus.and_then(|bonus| u64::try_from(bonus).ok()),
        state: row::code(row, 12)?,
        reason: row.get(13)?,
        initiatives: Vec::new(),
        no_initiative: row.get(14)?,
        note: row.get(15)?,
    })
}

/// Which grants. What is not said limits nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of a subject.
    pub subject: Option<Subject>,
    /// Of an award.
    pub award: Option<String>,
    /// Whose years of achievement hold this one; without years, decided in it.
    pub year: Option<u16>,
}

/// Grants, the latest year of achievement first.
pub fn list(conn: &Connection, filter: &Filter) -> Result<Vec<Grant>> {
    // The column of the subject's kind, so that its index is used.
    let of_subject = match filter.subject {
        Some(wanted) => format!("{}=?1", subject::column(wanted.kind())),
        None => "?1 IS NULL".to_owned(),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM grant
         WHERE {of_subject} AND (?2 IS NULL OR award=?2)
            AND (?3 IS NULL OR (CASE WHEN to_year IS NULL THEN substr(decision_date, 1, 4)=CAST(?3 AS TEXT)
                ELSE from_year<=?3 AND ?3<=to_year END))
         ORDER BY coalesce(to_year, CAST(substr(decision_date, 1, 4) AS INTEGER)) DESC, decision_date DESC, id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![filter.subject.map(Subject::id), filter.award, filter.year], from_row)?;
    let mut grants: Vec<Grant> = rows.collect::<rusqlite::Result<_>>()?;
    // Of one subject only its own are read.
    let mut all = if filter.subject.is_none() { initiatives(conn, None)? } else { HashMap::new() };
    for grant in &mut grants {
        let Some(id) = grant.id else { continue };
        let own = if filter.subject.is_none() { all.remove(&id) } else { initiatives(conn, Some(id))?.remove(&id) };
        grant.initiatives = own.unwrap_or_default();
    }
    Ok(grants)
}

/// Grants without an order and without their initiatives, for whoever looks at many.
pub fn facts(conn: &Connection, whose: Whose) -> Result<Vec<Grant>> {
    let (condition, of) = whose.condition(true);
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM grant WHERE {condition}"))?;
    Ok(statement.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One grant.
pub fn get(conn: &Connection, id: GrantId) -> Result<Option<Grant>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM grant WHERE id=?1"))?;
    let Some(mut grant) = statement.query_row([id.uuid()], from_row).optional()? else { return Ok(None) };
    grant.initiatives = initiatives(conn, Some(id))?.remove(&id).unwrap_or_default();
    Ok(Some(grant))
}

fn initiatives(conn: &Connection, grant: Option<GrantId>) -> Result<HashMap<GrantId, Vec<AchievementId>>> {
    let whose = if grant.is_some() { "grant_id=?1" } else { "?1 IS NULL" };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT grant_id, achievement_id FROM grant_initiative WHERE {whose} ORDER BY grant_id, achievement_id"
    ))?;
    let rows = statement.query_map([grant.map(GrantId::uuid)], |row| Ok((row::id(row, 0)?, row::id(row, 1)?)))?;
    let mut by_grant: HashMap<GrantId, Vec<AchievementId>> = HashMap::new();
    for row in rows {
        let (grant, achievement) = row?;
        by_grant.entry(grant).or_default().push(achievement);
    }
    Ok(by_grant)
}

/// Grants that an initiative already served, with their awards, by the initiative; those that no longer hold free theirs.
pub fn served(conn: &Connection) -> Result<HashMap<AchievementId, Vec<(GrantId, String)>>> {
    let mut statement = conn.prepare_cached(
        "SELECT used.achievement_id, own.award, own.id FROM grant_initiative AS used
         JOIN grant AS own ON own.id=used.grant_id WHERE own.state='valid' ORDER BY 1, 2, 3",
    )?;
    let rows = statement.query_map([], |row| Ok((row::id(row, 0)?, (row::id(row, 2)?, row.get(1)?))))?;
    let mut served: HashMap<AchievementId, Vec<(GrantId, String)>> = HashMap::new();
    for row in rows {
        let (achievement, by) = row?;
        served.entry(achievement).or_default().push(by);
    }
    Ok(served)
}

/// Adds a grant, or changes the one of its id.
pub fn save(tx: &Tx<'_>, grant: &Grant) -> Result<GrantId> {
    let id = grant.id.unwrap_or_else(|| tx.new_id());
    let [unit, person, household] = subject::columns(grant.subject);
    tx.prepare_cached(
        "INSERT INTO grant(id, unit_id, person_id, household_id, award, award_type, decision_number, decision_date,
            authority, from_year, to_year, bonus, state, reason, no_initiative, note)
         VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET unit_id=excluded.unit_id, person_id=excluded.person_id,
            household_id=excluded.household_id, award=excluded.award, award_type=excluded.award_type,
            decision_number=excluded.decision_number, decision_date=excluded.decision_date,
            authority=excluded.authority, from_year=excluded.from_year, to_year=excluded.to_year, bonus=excluded.bonus,
            state=excluded.state, reason=excluded.reason, no_initiative=excluded.no_initiative, note=excluded.note",
    )?
    .execute(params![
        id.uuid(),
        unit,
        person,
        household,
        grant.award,
        grant.award_type,
        grant.decision_number,
        grant.decision_date.to_string(),
        grant.authority,
        grant.from_year,
        grant.to_year,
        grant.bonus.and_then(|bonus| i64::try_from(bonus).ok()),
        row::to_code(&grant.state),
        grant.reason,
        grant.no_initiative,
        grant.note,
    ])?;
    let known = initiatives(tx, Some(id))?.remove(&id).unwrap_or_default();
    for gone in known.iter().filter(|known| !grant.initiatives.contains(known)) {
        tx.execute(
            "DELETE FROM grant_initiative WHERE grant_id=?1 AND achievement_id=?2",
            params![id.uuid(), gone.uuid()],
        )?;
    }
    for new in grant.initiatives.iter().filter(|wanted| !known.contains(wanted)) {
        let part: Uuid = tx.new_id();
        tx.prepare_cached("INSERT INTO grant_initiative(id, grant_id, achievement_id) VALUES(?,?,?)")?
            .execute(params![part, id.uuid(), new.uuid()])?;
    }
    Ok(id)
}

/// Removes a grant.
pub fn remove(tx: &Tx<'_>, id: GrantId) -> Result<()> {
    tx.execute("DELETE FROM grant_initiative WHERE grant_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM grant WHERE id=?1", [id.uuid()])?;
    Ok(())
}
