//! Documents of lines' dossiers that were received. What the law asks for stands in the catalogue; a document without a row
//! was not received.

use std::collections::HashMap;

use domain::id::{BatchId, NominationId};
use domain::nomination::ReceivedDocument;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "batch",
    "batch_id",
    "nomination_dossier",
    "CREATE TABLE nomination_dossier(
        id BLOB PRIMARY KEY,
        batch_id BLOB NOT NULL REFERENCES batch(id),
        nomination_id BLOB NOT NULL REFERENCES nomination(id),
        item TEXT NOT NULL,
        received TEXT,
        note TEXT NOT NULL,
        UNIQUE(nomination_id, item)
    ) STRICT;
    CREATE INDEX nomination_dossier_batch_id ON nomination_dossier(batch_id);
    CREATE TRIGGER nomination_dossier_closed_insert BEFORE INSERT ON nomination_dossier
        WHEN (SELECT state FROM batch WHERE id=NEW.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_dossier_closed_update BEFORE UPDATE ON nomination_dossier
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;
    CREATE TRIGGER nomination_dossier_closed_delete BEFORE DELETE ON nomination_dossier
        WHEN (SELECT state FROM batch WHERE id=OLD.batch_id)='closed' BEGIN SELECT RAISE(ABORT, 'guard:batch.closed'); END;",
)
.guarded(super::batch::batch_guard);

/// What was received of the dossiers of a batch, by line.
pub fn dossiers(conn: &Connection, batch: BatchId) -> Result<HashMap<NominationId, Vec<ReceivedDocument>>> {
    let mut statement = conn.prepare_cached(
        "SELECT nomination_id, item, received, note FROM nomination_dossier WHERE batch_id=?1 ORDER BY nomination_id, item",
    )?;
    let rows = statement.query_map([batch.uuid()], |row| {
        let document = ReceivedDocument { item: row.get(1)?, received: row::text_opt(row, 2)?, note: row.get(3)? };
        Ok((row::id(row, 0)?, document))
    })?;
    let mut by_line: HashMap<NominationId, Vec<ReceivedDocument>> = HashMap::new();
    for row in rows {
        let (line, document) = row?;
        by_line.entry(line).or_default().push(document);
    }
    Ok(by_line)
}

/// Notes that a document of a line was received, or what is noted of it.
pub fn save_document(tx: &Tx<'_>, batch: BatchId, line: NominationId, document: &ReceivedDocument) -> Result<()> {
    let id: Uuid = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO nomination_dossier(id, batch_id, nomination_id, item, received, note) VALUES(?,?,?,?,?,?)
         ON CONFLICT(nomination_id, item) DO UPDATE SET received=excluded.received, note=excluded.note",
    )?
    .execute(params![
        id,
        batch.uuid(),
        line.uuid(),
        document.item,
        document.received.map(|date| date.to_string()),
        document.note,
    ])?;
    Ok(())
}

/// Notes that a document of a line was not received after all.
pub fn remove_document(tx: &Tx<'_>, line: NominationId, item: &str) -> Result<()> {
    tx.execute("DELETE FROM nomination_dossier WHERE nomination_id=?1 AND item=?2", params![line.uuid(), item])?;
    Ok(())
}

/// Forgets what was received of a line.
pub(super) fn remove_documents(tx: &Tx<'_>, line: NominationId) -> Result<()> {
    tx.execute("DELETE FROM nomination_dossier WHERE nomination_id=?1", [line.uuid()])?;
    Ok(())
}
