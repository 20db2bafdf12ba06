//! The open data file and what is remembered while it is open.

use std::sync::Mutex;

use store::Store;

use crate::scoring::ResultCache;

/// An open data file.
pub(crate) struct Session {
    pub store: Store,
    /// Results of rounds, computed anew when the log has grown.
    pub results: Mutex<ResultCache>,
}

impl Session {
    pub fn new(store: Store) -> Self {
        Self { store, results: Mutex::default() }
    }
}
