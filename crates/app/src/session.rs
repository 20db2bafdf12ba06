//! The open data file and what is remembered while it is open.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use domain::law::Catalogue;
use store::Store;

use crate::Result;
use crate::backup::BackupState;
use crate::import::ReadFiles;
use crate::print::Previews;
use crate::scoring::ResultCache;

/// An open data file.
pub(crate) struct Session {
    pub store: Store,
    /// Number of the last operation when the file was opened: whether anything was done since.
    pub opened_at: i64,
    /// Results of rounds, computed anew when the log has grown.
    pub results: Mutex<ResultCache>,
    /// Documents that are being looked at.
    pub previews: Previews,
    /// Files read for an import.
    pub imports: ReadFiles,
    backup: Mutex<BackupState>,
    background: Mutex<Option<JoinHandle<()>>>,
    catalogue: Mutex<Option<(String, Arc<Catalogue>)>>,
}

impl Session {
    pub fn new(store: Store) -> Result<Self> {
        let opened_at = store.read(store::last_operation)?;
        Ok(Self {
            store,
            opened_at,
            results: Mutex::default(),
            previews: Previews::default(),
            imports: ReadFiles::default(),
            backup: Mutex::default(),
            background: Mutex::default(),
            catalogue: Mutex::default(),
        })
    }

    /// The version of the law catalogue that a hash names, read once while it is in use.
    pub fn catalogue(&self, hash: &str, read: impl FnOnce() -> Result<Catalogue>) -> Result<Arc<Catalogue>> {
        let mut known = self.catalogue.lock().unwrap_or_else(PoisonError::into_inner);
        match &*known {
            Some((of, catalogue)) if of == hash => Ok(Arc::clone(catalogue)),
            _ => {
                let catalogue = Arc::new(read()?);
                *known = Some((hash.to_owned(), Arc::clone(&catalogue)));
                Ok(catalogue)
            }
        }
    }

    /// How the backup in the background goes.
    pub fn backup(&self) -> BackupState {
        self.backup.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set_backup(&self, change: impl FnOnce(&mut BackupState)) {
        change(&mut self.backup.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Remembers the work that goes on beside the officer's.
    pub fn set_background(&self, work: JoinHandle<()>) {
        *self.background.lock().unwrap_or_else(PoisonError::into_inner) = Some(work);
    }

    /// Waits for that work, so that nothing holds the file any more and no copy is left half made.
    pub fn wait_for_background(&self) {
        let work = self.background.lock().unwrap_or_else(PoisonError::into_inner).take();
        if work.is_some_and(|work| work.join().is_err()) {
            tracing::error!("the backup in the background broke off");
        }
    }
}
