//! Use cases through the one dispatch, on data files of their own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod backup;
mod import;
mod import_kinds;
mod import_lists;
mod names;
mod office;
mod unit;
