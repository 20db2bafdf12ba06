//! Nominations: the lines of a batch.

use std::collections::HashMap;

use domain::id::{BatchId, NominationId, UnitId};
use domain::nomination::{Nomination, Submitted};
use domain::subject::{Subject, SubjectKind};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "batch",
    "batch_id",
    "nomination",
    "CREATE TABLE nomination(
        id BLOB PRIMARY KEY,
        batch_id BLOB NOT NULL REFERENCES batch(id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        subject_id BLOB,
        award TEXT NOT NULL,
        award_type TEXT NOT NULL,
        ending_year INTEGER,
        received TEXT,
        summary TEXT NOT NULL,
        opinion TEXT NOT NULL,
        proposing_unit_id BLOB REFERENCES unit(id),
        honorific TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        unit TEXT NOT NULL,
        proposing_unit TEXT NOT NULL,
        note TEXT NOT NULL,
        origin TEXT NOT NULL,
        match_key TEXT NOT NULL
    ) STRICT;
    CREATE INDEX nomination_batch_id ON nomination(batch_id, position);
    CREATE INDEX nomination_match_key ON nomination(batch_id, match_key);
    CREATE INDEX nomination_proposing_unit_id ON nomination(proposing_unit_id);
    CREATE INDEX nomination_subject_id ON nomination(subject_id);
    CREATE TRIGGER nomination_closed_insert BEFORE INSERT ON nomination
        WHEN (SELECT state FROM batch WHERE id=NEW.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_closed_update BEFORE UPDATE ON nomination
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_closed_delete BEFORE DELETE ON nomination
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;",
)
.guarded(super::batch::batch_guard);

/// How many lines of each kind of subjects every batch has.
pub fn counts_by_kind(conn: &Connection) -> Result<HashMap<BatchId, Vec<(SubjectKind, u32)>>> {
    let mut statement =
        conn.prepare_cached("SELECT batch_id, kind, count(*) FROM nomination GROUP BY batch_id, kind")?;
    let rows = statement.query_map([], |row| Ok((row::id(row, 0)?, row::code(row, 1)?, row.get(2)?)))?;
    let mut counts: HashMap<BatchId, Vec<(SubjectKind, u32)>> = HashMap::new();
    for row in rows {
        let (batch, kind, count) = row?;
        counts.entry(batch).or_default().push((kind, count));
    }
    Ok(counts)
}

const COLUMNS: &str = "id, batch_id, position, kind, subject_id, award, award_type, ending_year, received, summary, \
    opinion, proposing_unit_id, honorific, name, title, unit, proposing_unit, note, origin";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Nomination> {
    let kind: SubjectKind = row::code(row, 3)?;
    let subject: Option<Uuid> = row.get(4)?;
    Ok(Nomination {
        id: Some(row::id(row, 0)?),
        batch_id: row::id(row, 1)?,
        position: row.get(2)?,
        kind,
        subject: subject.map(|id| Subject::new(kind, id)),
        award: row.get(5)?,
        award_type: row.get(6)?,
        ending_year: row.get(7)?,
        received: row::text_opt(row, 8)?,
        summary: row.get(9)?,
        opinion: row.get(10)?,
        proposing_unit_id: row::id_opt::<UnitId>(row, 11)?,
        submitted: Submitted {
            honorific: row.get(12)?,
            name: row.get(13)?,
            title: row.get(14)?,
            unit: row.get(15)?,
            proposing_unit: row.get(16)?,
        },
        note: row.get(17)?,
        origin: row::json(row, 18)?,
    })
}

/// The lines of a batch in the order of submission.
pub fn lines(conn: &Connection, batch: BatchId) -> Result<Vec<Nomination>> {
    let sql = format!("SELECT {COLUMNS} FROM nomination WHERE batch_id=?1 ORDER BY position, id");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([batch.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The lines of a batch that may propose the same award for the same as another line: for its subject or, where one of the
/// two has no record, for the same name in the same unit.
pub fn lines_like(conn: &Connection, line: &Nomination) -> Result<Vec<Nomination>> {
    // Two queries, each by an index of its own.
    let like = |condition: &str, value: rusqlite::types::Value| -> Result<Vec<Nomination>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM nomination WHERE batch_id=?1 AND {condition} AND award=?3 ORDER BY position, id"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![line.batch_id.uuid(), value, line.award], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let mut found = like("match_key=?2", line.submitted.match_key().into())?;
    if let Some(subject) = line.subject {
        found.retain(|other| other.subject.is_none());
        found.extend(like("subject_id=?2", subject.id().as_bytes().to_vec().into())?);
    }
    Ok(found)
}

/// Lines of other batches about the subjects of a batch.
pub fn lines_of_same_subjects(conn: &Connection, batch: BatchId) -> Result<Vec<Nomination>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM nomination WHERE batch_id<>?1
            AND subject_id IN (SELECT subject_id FROM nomination WHERE batch_id=?1 AND subject_id IS NOT NULL)
         ORDER BY batch_id, position, id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([batch.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// How many lines a batch has.
pub fn count_lines(conn: &Connection, batch: BatchId) -> Result<u32> {
    let sql = "SELECT count(*) FROM nomination WHERE batch_id=?1";
    Ok(conn.prepare_cached(sql)?.query_row([batch.uuid()], |row| row.get(0))?)
}

/// One line.
pub fn line(conn: &Connection, id: NominationId) -> Result<Option<Nomination>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM nomination WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// The place after the last line of a batch.
pub fn next_position(conn: &Connection, batch: BatchId) -> Result<u32> {
    let sql = "SELECT coalesce(max(position), 0) + 1 FROM nomination WHERE batch_id=?1";
    Ok(conn.prepare_cached(sql)?.query_row([batch.uuid()], |row| row.get(0))?)
}

/// Adds a line, or changes the one of its id.
pub fn save_line(tx: &Tx<'_>, nomination: &Nomination) -> Result<NominationId> {
    let id = nomination.id.unwrap_or_else(|| tx.new_id());
    let submitted = &nomination.submitted;
    tx.prepare_cached(
        "INSERT INTO nomination(id, batch_id, position, kind, subject_id, award, award_type, ending_year, received,
            summary, opinion, proposing_unit_id, honorific, name, title, unit, proposing_unit, note, origin, match_key)
         VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET position=excluded.position, kind=excluded.kind, subject_id=excluded.subject_id,
            award=excluded.award, award_type=excluded.award_type, ending_year=excluded.ending_year,
            received=excluded.received, summary=excluded.summary, opinion=excluded.opinion,
            proposing_unit_id=excluded.proposing_unit_id, honorific=excluded.honorific, name=excluded.name,
            title=excluded.title, unit=excluded.unit, proposing_unit=excluded.proposing_unit, note=excluded.note,
            origin=excluded.origin, match_key=excluded.match_key",
    )?
    .execute(params![
        id.uuid(),
        nomination.batch_id.uuid(),
        nomination.position,
        row::to_code(&nomination.kind),
        nomination.subject.map(Subject::id),
        nomination.award,
        nomination.award_type,
        nomination.ending_year,
        nomination.received.map(|date| date.to_string()),
        nomination.summary,
        nomination.opinion,
        nomination.proposing_unit_id.map(UnitId::uuid),
        submitted.honorific,
        submitted.name,
        submitted.title,
        submitted.unit,
        submitted.proposing_unit,
        nomination.note,
        row::to_json(&nomination.origin)?,
        submitted.match_key(),
    ])?;
    Ok(id)
}

/// Removes a line.
pub fn remove_line(tx: &Tx<'_>, id: NominationId) -> Result<()> {
    super::progress::remove_progress(tx, id)?;
    super::dossier::remove_documents(tx, id)?;
    tx.execute("DELETE FROM nomination WHERE id=?1", [id.uuid()])?;
    Ok(())
}
