//! Evidence of score cells (minh chứng): words, a file kept in the data file, an achievement – by unit, criterion and stage.

use domain::Fault;
use domain::id::{AchievementId, RoundId, ScoreEvidenceId, UnitId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::round::guard;
use crate::health::{Finding, FindingSeverity};
use crate::{Result, Table, Tx, content, row};

pub(super) const TABLE: Table = Table::part_of(
    "round",
    "round_id",
    "score_evidence",
    "CREATE TABLE score_evidence(
        id BLOB PRIMARY KEY,
        round_id BLOB NOT NULL REFERENCES round(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        criterion TEXT NOT NULL,
        stage TEXT NOT NULL,
        text TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT REFERENCES content(sha256),
        size INTEGER NOT NULL,
        achievement_id BLOB REFERENCES achievement(id),
        actor TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX score_evidence_round_id ON score_evidence(round_id, unit_id);
    CREATE INDEX score_evidence_unit_id ON score_evidence(unit_id);
    CREATE INDEX score_evidence_sha256 ON score_evidence(sha256);
    CREATE INDEX score_evidence_achievement_id ON score_evidence(achievement_id);
    CREATE TRIGGER score_evidence_locked_insert BEFORE INSERT ON score_evidence
        WHEN (SELECT state FROM round WHERE id=NEW.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER score_evidence_locked_update BEFORE UPDATE ON score_evidence
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER score_evidence_locked_delete BEFORE DELETE ON score_evidence
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;",
)
.guarded(guard);

/// A piece of evidence of a cell: words, a file, an achievement, or several of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreEvidence {
    /// None for one that is being added.
    pub id: Option<ScoreEvidenceId>,
    /// The round.
    pub round_id: RoundId,
    /// The unit.
    pub unit_id: UnitId,
    /// Code of the criterion.
    pub criterion: String,
    /// Code of the stage at which it was given.
    pub stage: String,
    /// What it is, in the officer's words; empty when the file or the achievement says it.
    pub text: String,
    /// The file, if there is one.
    pub file: Option<ScoreFile>,
    /// The achievement, if it is one.
    pub achievement: Option<ScoreAchievement>,
    /// Who added it.
    pub actor: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// A file whose content is kept in the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u32,
}

/// An achievement that proves a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreAchievement {
    /// Its id.
    pub id: AchievementId,
    /// Its code as it is now.
    pub code: String,
    /// What was achieved.
    pub content: String,
}

const SELECT: &str = "SELECT e.id, e.round_id, e.unit_id, e.criterion, e.stage, e.text, e.file_name, e.sha256, e.size,
    e.achievement_id, coalesce(a.code, ''), coalesce(a.content, ''), e.actor, e.at
    FROM score_evidence AS e LEFT JOIN achievement AS a ON a.id=e.achievement_id";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ScoreEvidence> {
    let sha256: Option<String> = row.get(7)?;
    let file =
        sha256.map(|sha256| Ok::<_, rusqlite::Error>(ScoreFile { name: row.get(6)?, sha256, size: row.get(8)? }));
    let achievement = row::id_opt(row, 9)?
        .map(|id| Ok::<_, rusqlite::Error>(ScoreAchievement { id, code: row.get(10)?, content: row.get(11)? }));
    Ok(ScoreEvidence {
        id: Some(row::id(row, 0)?),
        round_id: row::id(row, 1)?,
        unit_id: row::id(row, 2)?,
        criterion: row.get(3)?,
        stage: row.get(4)?,
        text: row.get(5)?,
        file: file.transpose()?,
        achievement: achievement.transpose()?,
        actor: row.get(12)?,
        at: row.get(13)?,
    })
}

/// The evidence of a round, or of one unit of it, in the order in which it was added.
pub fn evidence(conn: &Connection, round: RoundId, unit: Option<UnitId>) -> Result<Vec<ScoreEvidence>> {
    let of_unit = if unit.is_some() { "AND e.unit_id=?2" } else { "AND ?2 IS NULL" };
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE e.round_id=?1 {of_unit} ORDER BY e.id"))?;
    let rows = statement.query_map(params![round.uuid(), unit.map(UnitId::uuid)], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One piece of evidence.
pub fn get_evidence(conn: &Connection, id: ScoreEvidenceId) -> Result<Option<ScoreEvidence>> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE e.id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Adds a piece of evidence; the content of its file is kept already.
pub fn add_evidence(tx: &Tx<'_>, evidence: &ScoreEvidence) -> Result<ScoreEvidenceId> {
    let id: ScoreEvidenceId = tx.new_id();
    let file = evidence.file.as_ref();
    tx.prepare_cached(
        "INSERT INTO score_evidence(id, round_id, unit_id, criterion, stage, text, file_name, sha256, size,
            achievement_id, actor, at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        id.uuid(),
        evidence.round_id.uuid(),
        evidence.unit_id.uuid(),
        evidence.criterion,
        evidence.stage,
        evidence.text,
        file.map_or("", |file| &file.name),
        file.map(|file| &file.sha256),
        file.map_or(0, |file| file.size),
        evidence.achievement.as_ref().map(|achievement| achievement.id.uuid()),
        evidence.actor,
        evidence.at,
    ])?;
    Ok(id)
}

/// Removes a piece of evidence; the content of its file stays until it is swept.
pub fn remove_evidence(tx: &Tx<'_>, id: ScoreEvidenceId) -> Result<()> {
    tx.execute("DELETE FROM score_evidence WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// The content of a file, compared with its checksum.
///
/// # Errors
/// `evidence.damaged` when the content is gone or is not what was added.
pub fn evidence_content(conn: &Connection, file: &ScoreFile) -> Result<Vec<u8>> {
    let sound = content::sound(conn, &file.sha256)?;
    sound.ok_or_else(|| Fault::new("evidence.damaged").with("name", &file.name).into())
}

/// Compares the files of all rounds with their checksums.
pub fn check_evidence(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare(&format!("{SELECT} WHERE e.sha256 IS NOT NULL ORDER BY e.id"))?;
    for evidence in statement.query_map([], from_row)? {
        let evidence = evidence?;
        let Some(file) = evidence.file else { continue };
        if content::sound(conn, &file.sha256)?.is_none() {
            let message = format!(
                "Tệp minh chứng “{}” của tiêu chí {} không còn nguyên như khi được đưa vào",
                file.name, evidence.criterion
            );
            findings.push(Finding::new("evidence_damaged", FindingSeverity::Error, message));
        }
    }
    Ok(findings)
}
