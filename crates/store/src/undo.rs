//! Undo and redo: the inverted changeset of an operation, applied as a new operation.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Fault;
use rusqlite::Connection;
use rusqlite::session::{ConflictAction, ConflictType};
use serde::Serialize;
use ts_rs::TS;

use crate::operation::{self, Mode, OpOutput, OperationRow, TouchedRow};
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
    /// Takes back an operation: the latest that stands, or the one given. An undo that is taken back is a redo.
    ///
    /// # Errors
    /// `undo.nothing`; `undo.not_found`; `undo.already`; `undo.conflict` when later work rests on it or a rule over several
    /// rows would be broken; the refusal of the guard of a row that it touches (locked round, closed batch).
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
        let mode = if target.mode == Mode::Undo { Mode::Redo } else { Mode::Undo };
        self.take_back(target, mode, actor)
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
            let touched = operation::touched(tx, &inverted)?;
            ask_guards(tx, &touched)?;
            refuse_out_of_order(tx, &touched, &target)?;
            apply(tx, &inverted, &target)?;
            refuse_unsound(tx, &touched, &target)
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

fn ask_guards(tx: &Tx<'_>, touched: &[TouchedRow]) -> Result<()> {
    for row in touched {
        let guard = schema::table(row.table).and_then(|table| table.guard);
        if let (Some(guard), Some(id)) = (guard, row.entity_id())
            && let Some(fault) = guard(tx, id)?
        {
            return Err(fault.into());
        }
    }
    Ok(())
}

/// What a round or a batch was locked or closed as must not change under it: its own rows go back in their order only.
fn refuse_out_of_order(tx: &Tx<'_>, touched: &[TouchedRow], target: &OperationRow) -> Result<()> {
    for row in touched.iter().filter(|row| schema::table(row.table).is_some_and(|table| table.in_order)) {
        if let Some(id) = row.entity_id()
            && operation::is_named_later(tx, id, target.id)?
        {
            return Err(conflict(target, row.entity));
        }
    }
    Ok(())
}

/// Asks the rules over several rows once the rows are moved; a refusal rolls everything back.
fn refuse_unsound(tx: &Tx<'_>, touched: &[TouchedRow], target: &OperationRow) -> Result<()> {
    let entities: BTreeSet<_> =
        touched.iter().filter_map(|row| Some((row.table, row.entity, row.entity_id()?))).collect();
    for (table, entity, id) in entities {
        if let Some(sound) = schema::table(table).and_then(|table| table.sound)
            && !sound(tx, id)?
        {
            return Err(conflict(target, entity));
        }
    }
    Ok(())
}

fn conflict(target: &OperationRow, entity: &str) -> crate::Error {
    Fault::new("undo.conflict").with("label", &target.label).with("entity", entity).into()
}

fn apply(tx: &Tx<'_>, changeset: &[u8], target: &OperationRow) -> Result<()> {
    let met: Arc<Mutex<Option<&'static str>>> = Arc::default();
    let seen = Arc::clone(&met);
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
        Err(error) => match *met.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(entity) => Err(conflict(target, entity)),
            None => Err(error.into()),
        },
    }
}
