//! Evidence files: recorded lines that name a content kept in the data file.

use std::collections::HashMap;

use domain::Fault;
use domain::achievement::Evidence;
use domain::id::{AchievementId, EvidenceId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::health::{Finding, FindingSeverity};
use crate::{Result, Table, Tx, content, row};

pub(super) const TABLE: Table = Table::part_of(
    "achievement",
    "achievement_id",
    "evidence",
    "CREATE TABLE evidence(
        id BLOB PRIMARY KEY,
        achievement_id BLOB NOT NULL REFERENCES achievement(id),
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES content(sha256),
        size INTEGER NOT NULL,
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidence_achievement_id ON evidence(achievement_id);
    CREATE INDEX evidence_sha256 ON evidence(sha256);",
);

const COLUMNS: &str = "id, achievement_id, name, sha256, size, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        id: row::id(row, 0)?,
        achievement_id: row::id(row, 1)?,
        name: row.get(2)?,
        sha256: row.get(3)?,
        size: row.get(4)?,
        note: row.get(5)?,
    })
}

/// The evidence of an achievement, in the order in which it was added.
pub fn evidence(conn: &Connection, achievement: AchievementId) -> Result<Vec<Evidence>> {
    let sql = format!("SELECT {COLUMNS} FROM evidence WHERE achievement_id=?1 ORDER BY id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([achievement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Names of the evidence of all achievements, by achievement and in the order in which it was added.
pub fn names(conn: &Connection) -> Result<HashMap<AchievementId, Vec<(EvidenceId, String)>>> {
    let mut statement = conn.prepare_cached("SELECT achievement_id, id, name FROM evidence ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row::id(row, 0)?, (row::id(row, 1)?, row.get(2)?))))?;
    let mut names: HashMap<AchievementId, Vec<(EvidenceId, String)>> = HashMap::new();
    for row in rows {
        let (achievement, file) = row?;
        names.entry(achievement).or_default().push(file);
    }
    Ok(names)
}

/// One evidence file's line.
pub fn get(conn: &Connection, id: EvidenceId) -> Result<Option<Evidence>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM evidence WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds the line of a file whose content is kept.
pub fn add(tx: &Tx<'_>, achievement: AchievementId, name: &str, sha256: &str, note: &str) -> Result<EvidenceId> {
    let id: EvidenceId = tx.new_id();
    tx.execute(
        "INSERT INTO evidence(id, achievement_id, name, sha256, size, note)
         SELECT ?1, ?2, ?3, sha256, size, ?5 FROM content WHERE sha256=?4",
        params![id.uuid(), achievement.uuid(), name, sha256, note],
    )?;
    Ok(id)
}

/// Changes the name and the note of a file's line.
pub fn save(tx: &Tx<'_>, id: EvidenceId, name: &str, note: &str) -> Result<()> {
    tx.execute("UPDATE evidence SET name=?2, note=?3 WHERE id=?1", params![id.uuid(), name, note])?;
    Ok(())
}

/// Removes a file's line; the content stays until it is swept.
pub fn remove(tx: &Tx<'_>, id: EvidenceId) -> Result<()> {
    tx.execute("DELETE FROM evidence WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// The content of a file, compared with its checksum.
///
/// # Errors
/// `evidence.damaged` when the content is gone or is not what was added.
pub fn content(conn: &Connection, evidence: &Evidence) -> Result<Vec<u8>> {
    let sound = content::sound(conn, &evidence.sha256)?;
    sound.ok_or_else(|| Fault::new("evidence.damaged").with("name", &evidence.name).into())
}

/// Compares all evidence with its checksums, and counts the kept content that no line names.
pub fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM evidence ORDER BY name"))?;
    for evidence in statement.query_map([], from_row)? {
        let evidence = evidence?;
        if content::sound(conn, &evidence.sha256)?.is_none() {
            let message = format!("Tệp minh chứng “{}” không còn nguyên như khi được đưa vào", evidence.name);
            findings.push(Finding::new("evidence_damaged", FindingSeverity::Error, message));
        }
    }
    let unnamed = content::unnamed(conn)?;
    if unnamed > 0 {
        let message = format!("{unnamed} tệp được giữ (minh chứng, tệp đã nhập) không còn dòng nào dùng");
        findings.push(Finding::new("orphan_evidence", FindingSeverity::Info, message));
    }
    Ok(findings)
}
