//! Undo and redo: the inverted changeset of an operation, applied as a new operation.

use std::sync::{Arc, Mutex, PoisonError};

use domain::Fault;
use rusqlite::Connection;
use rusqlite::session::{ConflictAction, ConflictType};
use serde::Serialize;
use ts_rs::TS;

use crate::operation::{self, Mode, OpOutput, OperationRow};
use crate::store::Entry;
use crate::{Result, Store, Tx, schema};

/// What the undo and redo buttons would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UndoState {
    /// The operation that undo would take back.
    pub undo: Option<OperationRow>,
    /// The operation that redo would do again.
    pub redo: Option<OperationRow>,
}

/// What undo and redo would do now.
pub fn state(conn: &Connection) -> Result<UndoState> {
    Ok(UndoState { undo: next_undo(conn)?, redo: next_redo(conn)? })
}

fn next_undo(conn: &Connection) -> Result<Option<OperationRow>> {
    operation::first(conn, "mode IN ('do','redo') AND undone_by IS NULL ORDER BY seq DESC")
}

/// The last undo that stands, unless something new was done since.
fn next_redo(conn: &Connection) -> Result<Option<OperationRow>> {
    operation::first(
        conn,
        "mode='undo' AND undone_by IS NULL AND seq > (SELECT coalesce(max(seq),0) FROM operation WHERE mode='do')
         ORDER BY seq DESC",
    )
}

impl Store {
    /// Takes back an operation: the latest that stands, or the one given.
    ///
    /// # Errors
    /// `undo.nothing`; `undo.not_found`; `undo.already`; `undo.conflict` when later work rests on it; the refusal of the
    /// guard of a row that it touches (locked round, closed batch).
    pub fn undo(&self, operation: Option<i64>, actor: &str) -> Result<OpOutput<OperationRow>> {
        let target = self.read::<_, crate::Error>(|conn| match operation {
            None => next_undo(conn)?.ok_or_else(|| Fault::new("undo.nothing").into()),
            Some(id) => {
                operation::get(conn, id)?.ok_or_else(|| Fault::new("undo.not_found").with("operation", id).into())
            }
        })?;
        if target.undone_by.is_some() {
            return Err(Fault::new("undo.already").with("label", &target.label).into());
        }
        self.take_back(target, Mode::Undo, actor)
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// `redo.nothing`, and the refusals of [`Store::undo`].
    pub fn redo(&self, actor: &str) -> Result<OpOutput<OperationRow>> {
        let target =
            self.read::<_, crate::Error>(|conn| next_redo(conn)?.ok_or_else(|| Fault::new("redo.nothing").into()))?;
        self.take_back(target, Mode::Redo, actor)
    }

    fn take_back(&self, target: OperationRow, mode: Mode, actor: &str) -> Result<OpOutput<OperationRow>> {
        let entry = Entry { kind: &target.kind, label: &target.label, mode, target: Some(target.id) };
        let done = self.record(&entry, actor, |tx| {
            let inverted = operation::inverted(&operation::changeset(tx, target.id)?)?;
            ask_guards(tx, &inverted)?;
            apply(tx, &inverted, &target)
        });
        let done = match done {
            Ok(done) => done,
            Err(refused) => {
                self.note_refusal(&target, actor, &refused)?;
                return Err(refused);
            }
        };
        Ok(done.map(|()| target))
    }

    fn note_refusal(&self, target: &OperationRow, actor: &str, refused: &crate::Error) -> Result<()> {
        let crate::Error::Fault(fault) = refused else { return Ok(()) };
        let details = serde_json::json!({ "operation": target.id, "code": fault.code, "params": fault.params });
        self.write_unrecorded(|conn| {
            crate::event::insert(conn, &self.clock().stamp(), actor, "undo.refused", &target.label, &details)
        })
    }
}

fn ask_guards(tx: &Tx<'_>, changeset: &[u8]) -> Result<()> {
    for row in operation::touched(tx, changeset)? {
        let guard = schema::table(row.table).and_then(|table| table.guard);
        if let (Some(guard), Some(id)) = (guard, row.entity_id())
            && let Some(fault) = guard(tx, id)?
        {
            return Err(fault.into());
        }
    }
    Ok(())
}

fn apply(tx: &Tx<'_>, changeset: &[u8], target: &OperationRow) -> Result<()> {
    let conflict: Arc<Mutex<Option<&'static str>>> = Arc::default();
    let seen = Arc::clone(&conflict);
    let applied = tx.apply_strm(&mut &*changeset, None::<fn(&str) -> bool>, move |kind, item| {
        let table = match kind {
            ConflictType::SQLITE_CHANGESET_FOREIGN_KEY => None,
            _ => item.op().ok().and_then(|operation| schema::table(operation.table_name())),
        };
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(table.map_or("", |table| table.entity));
        ConflictAction::SQLITE_CHANGESET_ABORT
    });
    match applied {
        Ok(()) => Ok(()),
        Err(error) => match *conflict.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(entity) => Err(Fault::new("undo.conflict").with("label", &target.label).with("entity", entity).into()),
            None => Err(error.into()),
        },
    }
}
