//! The open data file: one writer, many readers, and [`Store::transact`], the only door for a change.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::clock::{Clock, IdSource};
use rusqlite::session::Session;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::operation::{self, Mode, Op, OpOutput, Record};
use crate::{Result, file, schema};

/// How changes reach the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Journal {
    /// Write-ahead log: fast, for drives of this PC.
    #[default]
    Wal,
    /// Rollback journal: slower, the only safe way on a network or removable drive.
    Delete,
}

/// An open data file.
pub struct Store {
    path: PathBuf,
    journal: Journal,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
}

/// A transaction of the one write door. Reads like a connection; the feature modules' writing functions take it.
pub struct Tx<'store> {
    conn: &'store Connection,
    ids: &'store dyn IdSource,
    actor: &'store str,
    at: String,
}

impl Tx<'_> {
    /// A new identity.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        self.ids.next().into()
    }

    /// Who works.
    pub fn actor(&self) -> &str {
        self.actor
    }

    /// When the operation began, RFC 3339 in UTC.
    pub fn at(&self) -> &str {
        &self.at
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.conn
    }
}

/// What a transaction is written into the log as.
pub(crate) struct Entry<'a> {
    pub kind: &'a str,
    pub label: &'a str,
    pub mode: Mode,
    pub target: Option<i64>,
}

impl Store {
    /// Makes a new, empty data file.
    ///
    /// # Errors
    /// `file.exists` when something is there already; a file problem when the folder cannot be written.
    pub fn create(path: &Path, journal: Journal, clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Result<Self> {
        Self::create_furnished(path, journal, clock, ids, |_| Ok(()))
    }

    /// Makes a new data file with what `furnish` puts into it before its first operation: all of it or no file.
    ///
    /// # Errors
    /// As [`Store::create`], and what `furnish` refuses.
    pub fn create_furnished<E: From<crate::Error>>(
        path: &Path,
        journal: Journal,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
        furnish: impl FnOnce(&Connection) -> std::result::Result<(), E>,
    ) -> std::result::Result<Self, E> {
        let made = file::create(path, journal, &clock.stamp(), furnish)?;
        Ok(Self::over(path, made, clock, ids))
    }

    /// Opens a data file.
    ///
    /// # Errors
    /// A file problem: missing, foreign, newer, damaged, locked, read-only.
    pub fn open(path: &Path, journal: Journal, clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Result<Self> {
        Ok(Self::over(path, file::open(path, journal)?, clock, ids))
    }

    fn over(
        path: &Path,
        (writer, journal): (Connection, Journal),
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
    ) -> Self {
        let writer = Mutex::new(writer);
        Self { path: path.to_owned(), journal, writer, readers: Mutex::default(), clock, ids }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How changes reach the disk.
    pub fn journal(&self) -> Journal {
        self.journal
    }

    /// The clock of the program.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Reads, beside the writer and other readers, one unchanging state of the file.
    pub fn read<T, E: From<crate::Error>>(
        &self,
        run: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let reader = match locked(&self.readers).pop() {
            Some(reader) => reader,
            None => file::reader(&self.path)?,
        };
        let result = match reader.unchecked_transaction() {
            Ok(_snapshot) => run(&reader),
            Err(error) => Err(crate::Error::from(error).into()),
        };
        locked(&self.readers).push(reader);
        result
    }

    /// The one write door: runs in an IMMEDIATE transaction, records what changed, and stores the changeset in the log
    /// within the same transaction. A refusal leaves the file as it was.
    pub fn transact<T, E: From<crate::Error>>(
        &self,
        op: Op,
        actor: &str,
        run: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<OpOutput<T>, E> {
        let entry = Entry { kind: op.kind, label: &op.label, mode: Mode::Do, target: None };
        self.record(&entry, actor, run)
    }

    /// Writes what the log does not record: drafts, remembered mappings, evidence content, events.
    pub fn write_unrecorded<T, E: From<crate::Error>>(
        &self,
        run: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let conn = self.writer();
        let transaction = immediate(&conn)?;
        let output = run(&conn)?;
        transaction.commit().map_err(crate::Error::from)?;
        Ok(output)
    }

    pub(crate) fn record<T, E: From<crate::Error>>(
        &self,
        entry: &Entry<'_>,
        actor: &str,
        run: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<OpOutput<T>, E> {
        let conn = self.writer();
        let at = self.clock.stamp();
        let transaction = immediate(&conn)?;
        let mut session = recording(&conn)?;
        let tx = Tx { conn: &conn, ids: self.ids.as_ref(), actor, at: at.clone() };
        let output = run(&tx)?;
        let (operation, changes) = write_log(&conn, &mut session, entry, actor, &at)?;
        drop(session);
        transaction.commit().map_err(crate::Error::from)?;
        Ok(OpOutput { operation, output, changes })
    }

    /// The writing connection; waits for its turn.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        locked(&self.writer)
    }

    /// Folds the write-ahead log into the file, so that one file remains, and closes it.
    ///
    /// # Errors
    /// A file problem when the drive has gone; what was committed is safe in the log beside the file.
    pub fn close(self) -> Result<()> {
        locked(&self.readers).clear();
        let conn = self.writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        if self.journal == Journal::Wal {
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        conn.close().map_err(|(_, error)| error.into())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves SQLite's own state whole: its transaction was rolled back.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn immediate(conn: &Connection) -> Result<Transaction<'_>> {
    Ok(Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?)
}

fn recording(conn: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(conn)?;
    for table in schema::tables().filter(|table| table.recorded) {
        session.attach(Some(table.name))?;
    }
    Ok(session)
}

fn write_log(
    conn: &Connection,
    session: &mut Session<'_>,
    entry: &Entry<'_>,
    actor: &str,
    at: &str,
) -> Result<(Option<i64>, Vec<operation::Change>)> {
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset)?;
    if changeset.is_empty() {
        return Ok((None, Vec::new()));
    }
    let touched = operation::touched(conn, &changeset)?;
    let Entry { kind, label, mode, target } = *entry;
    let record = Record { at, actor, kind, label, mode, target, changeset: &changeset };
    let seq = operation::insert(conn, &record, &touched)?;
    Ok((Some(seq), operation::changes(&touched)))
}
