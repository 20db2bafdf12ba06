//! The data file as an office meets it: made, damaged, locked, backed up, undone.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod achievement;
mod backup;
mod file;
mod undo;

use std::path::Path;
use std::sync::Arc;

use domain::clock::{SystemClock, SystemIds};
use store::{Journal, Store};

fn create(path: &Path) -> Store {
    Store::create(path, Journal::Wal, Arc::new(SystemClock), Arc::new(SystemIds)).unwrap()
}

fn open(path: &Path) -> store::Result<Store> {
    Store::open(path, Journal::Wal, Arc::new(SystemClock), Arc::new(SystemIds))
}

fn add_unit(store: &Store, code: &str, name: &str) -> domain::id::UnitId {
    let mut unit = domain::unit::Unit::named(name);
    unit.code = code.to_owned();
    let op = store::Op::new("unit.save", format!("Thêm đơn vị {name}"));
    store.transact::<_, store::Error>(op, "An", |tx| store::unit::save(tx, &unit)).unwrap().output
}

fn unit_names(store: &Store) -> Vec<String> {
    let units = store.read::<_, store::Error>(store::unit::list).unwrap();
    units.into_iter().map(|unit| unit.name).collect()
}
