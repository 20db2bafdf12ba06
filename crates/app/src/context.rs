//! What a use case works with: the open data file, who works, the clock, and the progress it reports.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use domain::Fault;
use store::{Connection, Op, OpOutput, Store, Tx};

use crate::session::Session;
use crate::{App, Result};

/// Progress of a long command, read by `job.status` while it runs.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU32,
    total: AtomicU32,
    cancelled: AtomicBool,
}

impl Progress {
    /// Notes how far it is.
    ///
    /// # Errors
    /// `job.cancelled` when the officer gave up; the caller lets it pass, and its transaction rolls back.
    pub fn step(&self, done: usize, total: usize) -> Result<(), Fault> {
        self.done.store(u32::try_from(done).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.total.store(u32::try_from(total).unwrap_or(u32::MAX), Ordering::Relaxed);
        if self.cancelled.load(Ordering::Relaxed) { Err(Fault::new("job.cancelled")) } else { Ok(()) }
    }

    /// Steps done and steps in all.
    pub fn steps(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the command to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// What a use case on an open data file works with.
pub struct Context<'a> {
    /// The program.
    pub app: &'a App,
    pub(crate) session: &'a Session,
    /// Who works: the officer's name.
    pub actor: String,
    /// How far a long command is.
    pub progress: &'a Progress,
}

impl Context<'_> {
    /// The data file.
    pub fn store(&self) -> &Store {
        &self.session.store
    }

    /// Reads one unchanging state of the data file.
    pub fn read<T>(&self, run: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store().read(run)
    }

    /// Changes the data file through the one write door.
    pub fn transact<T>(&self, op: Op, run: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<OpOutput<T>> {
        self.store().transact(op, &self.actor, run)
    }

    /// Today's date where the office is.
    pub fn today(&self) -> domain::date::PartialDate {
        domain::date::PartialDate::from_date(self.app.environment().clock.today())
    }
}
