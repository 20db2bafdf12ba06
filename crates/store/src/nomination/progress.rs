//! How far the lines of batches are; a line without a row is a draft.

use std::collections::HashMap;

use domain::id::{BatchId, GrantId, NominationId};
use domain::nomination::Progress;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "batch",
    "batch_id",
    "nomination_progress",
    "CREATE TABLE nomination_progress(
        id BLOB PRIMARY KEY,
        batch_id BLOB NOT NULL REFERENCES batch(id),
        nomination_id BLOB NOT NULL UNIQUE REFERENCES nomination(id),
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        appraisal TEXT NOT NULL,
        grant_id BLOB REFERENCES grant(id)
    ) STRICT;
    CREATE INDEX nomination_progress_batch_id ON nomination_progress(batch_id);
    CREATE INDEX nomination_progress_grant_id ON nomination_progress(grant_id);
    CREATE TRIGGER nomination_progress_closed_insert BEFORE INSERT ON nomination_progress
        WHEN (SELECT state FROM batch WHERE id=NEW.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_progress_closed_update BEFORE UPDATE ON nomination_progress
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_progress_closed_delete BEFORE DELETE ON nomination_progress
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;",
)
.guarded(super::batch::batch_guard);

/// How far the lines of a batch are.
pub fn progress(conn: &Connection, batch: BatchId) -> Result<HashMap<NominationId, Progress>> {
    let mut statement = conn.prepare_cached(
        "SELECT nomination_id, state, reason, appraisal, grant_id FROM nomination_progress WHERE batch_id=?1",
    )?;
    let rows = statement.query_map([batch.uuid()], |row| {
        let progress = Progress {
            state: row::code(row, 1)?,
            reason: row.get(2)?,
            appraisal: row::json(row, 3)?,
            grant: row::id_opt(row, 4)?,
        };
        Ok((row::id(row, 0)?, progress))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What lines of all batches became in the award record.
pub fn decided(conn: &Connection) -> Result<HashMap<NominationId, GrantId>> {
    let mut statement =
        conn.prepare_cached("SELECT nomination_id, grant_id FROM nomination_progress WHERE grant_id IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok((row::id(row, 0)?, row::id(row, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Names of the batches whose decisions became lines of the award record.
pub fn batches_of_grants(conn: &Connection) -> Result<HashMap<GrantId, String>> {
    let sql = "SELECT p.grant_id, b.name FROM nomination_progress p JOIN batch b ON b.id=p.batch_id
        WHERE p.grant_id IS NOT NULL";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row::id(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The batch whose decision became a line of the award record.
pub fn batch_of_grant(conn: &Connection, grant: GrantId) -> Result<Option<BatchId>> {
    let mut statement = conn.prepare_cached("SELECT batch_id FROM nomination_progress WHERE grant_id=?1")?;
    Ok(statement.query_row([grant.uuid()], |row| row::id(row, 0)).optional()?)
}

/// Notes how far a line is.
pub fn save_progress(tx: &Tx<'_>, batch: BatchId, line: NominationId, progress: &Progress) -> Result<()> {
    let id: Uuid = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO nomination_progress(id, batch_id, nomination_id, state, reason, appraisal, grant_id)
         VALUES(?,?,?,?,?,?,?)
         ON CONFLICT(nomination_id) DO UPDATE SET state=excluded.state, reason=excluded.reason,
            appraisal=excluded.appraisal, grant_id=excluded.grant_id",
    )?
    .execute(params![
        id,
        batch.uuid(),
        line.uuid(),
        row::to_code(&progress.state),
        progress.reason,
        row::to_json(&progress.appraisal)?,
        progress.grant.map(GrantId::uuid),
    ])?;
    Ok(())
}

/// Forgets how far a line is.
pub(super) fn remove_progress(tx: &Tx<'_>, line: NominationId) -> Result<()> {
    tx.execute("DELETE FROM nomination_progress WHERE nomination_id=?1", [line.uuid()])?;
    Ok(())
}
