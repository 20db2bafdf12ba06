//! The log of operations, undo and redo.

use serde::Deserialize;
use store::{OperationRow, UndoState};
use ts_rs::TS;
use uuid::Uuid;

use crate::command::{Items, Nothing, Registry};
use crate::{Context, Result};

/// Which lines of the log.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct LogFilter {
    /// At most so many, newest first; 100 when absent.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Of one entity.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub entity: Option<Uuid>,
}

/// Which operation to take back.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct UndoRequest {
    /// Its number; the latest that stands when absent.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub operation: Option<i64>,
}

/// A moment of the log where the office is: `24/11/2026 10:02`; as it stands when it is none.
pub fn local_time(stamp: &str) -> String {
    let at = chrono::DateTime::parse_from_rfc3339(stamp).map(|at| at.with_timezone(&chrono::Local));
    at.map_or_else(|_| stamp.to_owned(), |at| at.format("%d/%m/%Y %H:%M").to_string())
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("log.list", list);
    registry.query("log.events", |context, filter: LogFilter| {
        context.read(|conn| Ok(store::event::list(conn, filter.limit.unwrap_or(100))?.into()))
            as Result<Items<store::event::Event>>
    });
    registry.query("undo.state", |context, _: Nothing| {
        context.read(|conn| Ok(store::undo_state(conn)?)) as Result<UndoState>
    });
    registry
        .change("undo", |context, request: UndoRequest| Ok(context.store().undo(request.operation, &context.actor)?));
    registry.change("redo", |context, _: Nothing| Ok(context.store().redo(&context.actor)?));
}

fn list(context: &Context<'_>, filter: LogFilter) -> Result<Items<OperationRow>> {
    context.read(|conn| Ok(store::operations(conn, filter.limit.unwrap_or(100), filter.entity)?.into()))
}
