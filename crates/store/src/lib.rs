//! The SQLite data file: schema, tables, the one write door, log and undo, backup, health.
//!
//! Reads take a `&Connection`; writes take a [`Tx`], which only [`Store::transact`] hands out, so nothing reaches
//! the file without its line in the log.

mod error;
mod file;
mod operation;
mod schema;
mod store;
mod undo;

pub mod backup;
pub mod content;
pub mod event;
pub mod health;
pub mod row;

pub mod achievement;
pub mod alias;
pub mod cluster;
pub mod collective;
pub mod confirmation;
pub mod discipline;
pub mod draft;
pub mod evaluation;
pub mod grant;
pub mod import;
pub mod law;
pub mod leave;
pub mod merge;
pub mod movement;
pub mod nomination;
pub mod office;
pub mod person;
pub mod record;
pub mod report;
pub mod scoring;
pub mod subject;
pub mod unit;

pub use error::{Error, FileProblem, Result};
pub use file::{APPLICATION_ID, SCHEMA_VERSION};
pub use operation::{
    Change, Mode, Op, OpOutput, OperationRow, kinds_since, last as last_operation, list as operations,
};
pub use rusqlite::Connection;
pub use schema::{Guard, Table};
pub use store::{Journal, Store, Tx};
pub use undo::{UndoState, state as undo_state};
