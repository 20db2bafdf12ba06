//! The file on the drive: making it, opening it, and saying clearly why it cannot be used.

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use domain::Fault;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, FileProblem, Result};
use crate::{Journal, schema};

/// Marks a SQLite file as a data file of this program ("STHD").
pub const APPLICATION_ID: i32 = 0x5354_4844;

/// Version of the schema; it moves at tagged releases only.
pub const SCHEMA_VERSION: i32 = 1;

/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(5);

const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

/// Makes a data file with every table in it, and with what `furnish` puts there: one transaction, so that no file is ever
/// seen half made.
pub(crate) fn create<E: From<Error>>(
    path: &Path,
    journal: Journal,
    at: &str,
    furnish: impl FnOnce(&Connection) -> std::result::Result<(), E>,
) -> std::result::Result<(Connection, Journal), E> {
    if path.exists() {
        return Err(Error::from(Fault::new("file.exists").with("path", path.display())).into());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let made = Connection::open_with_flags(path, flags).map_err(|error| Error::from(error).into()).and_then(|conn| {
        let journal = begin(&conn, journal)?;
        let transaction = conn.unchecked_transaction().map_err(Error::from)?;
        schema::create(&conn)?;
        crate::event::insert(&conn, at, "", "file.created", "", &serde_json::Value::Null)?;
        furnish(&conn)?;
        transaction.commit().map_err(Error::from)?;
        Ok((conn, journal))
    });
    if made.is_err() {
        // Nothing of a file that could not be made is left to be mistaken for one.
        let _ = fs::remove_file(path);
    }
    made
}

fn begin(conn: &Connection, journal: Journal) -> Result<Journal> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    settle(conn, journal)
}

/// Opens a data file for writing, after a look at what it is; answers with the journal that it has from now on.
pub(crate) fn open(path: &Path, journal: Journal) -> Result<(Connection, Journal)> {
    look_at(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    identify(&conn)?;
    let journal = settle(&conn, journal)?;
    take_turn(&conn)?;
    Ok((conn, journal))
}

/// Opens a connection that cannot write.
pub(crate) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "query_only", true)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// Opens a backup or any other data file only to look into it.
pub(crate) fn inspect(path: &Path) -> Result<Connection> {
    look_at_content(path)?;
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    identify(&conn)?;
    Ok(conn)
}

/// What can be known before SQLite touches the file.
fn look_at(path: &Path) -> Result<()> {
    look_at_content(path)?;
    let writable = OpenOptions::new().read(true).write(true).open(path).is_ok();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !writable || !folder_is_writable(folder) {
        return Err(Error::File(FileProblem::ReadOnly));
    }
    Ok(())
}

fn look_at_content(path: &Path) -> Result<()> {
    if !path.is_file() {
        return Err(Error::File(FileProblem::Missing));
    }
    let mut head = [0_u8; 16];
    let mut file = File::open(path).map_err(|_| Error::File(FileProblem::ReadOnly))?;
    match file.read_exact(&mut head) {
        Ok(()) if head == *SQLITE_MAGIC => {}
        _ => return Err(Error::File(FileProblem::Foreign)),
    }
    // The size of a page follows the magic, big-endian, 1 for 65,536. A last page that is torn reads as noughts, which
    // no check of SQLite's must notice; only a log beside the file can still hold the page whole.
    let mut page = [0_u8; 2];
    file.read_exact(&mut page).map_err(|_| Error::File(FileProblem::Damaged))?;
    let page = match u64::from(u16::from_be_bytes(page)) {
        1 => 65_536,
        size => size.max(1),
    };
    let is_torn = file.metadata().is_ok_and(|file| file.len() % page != 0);
    if is_torn && !has_log(path) { Err(Error::File(FileProblem::Damaged)) } else { Ok(()) }
}

/// Whether a log or journal that is not empty lies beside a data file: a process died while it wrote.
fn has_log(path: &Path) -> bool {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        fs::metadata(name).is_ok_and(|log| log.len() > 0)
    };
    beside("-wal") || beside("-journal")
}

/// SQLite writes its journal beside the file, so the folder must take a file too.
fn folder_is_writable(folder: &Path) -> bool {
    let probe = folder.join(format!(".thidua-{}", std::process::id()));
    let made = File::create(&probe).is_ok();
    let _ = fs::remove_file(&probe);
    made
}

fn identify(conn: &Connection) -> Result<()> {
    let application: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::File(FileProblem::Foreign));
    }
    let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > SCHEMA_VERSION {
        return Err(Error::File(FileProblem::Newer));
    }
    for table in schema::tables() {
        let present: bool = conn.query_row(
            "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1)",
            [table.name],
            |row| row.get(0),
        )?;
        if !present {
            return Err(Error::File(FileProblem::Damaged));
        }
    }
    match conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)) {
        Ok(sound) if sound == "ok" => Ok(()),
        // The check itself stops at a rule of a table that no longer makes sense.
        Err(error) if error.sqlite_error_code() != Some(rusqlite::ErrorCode::Unknown) => Err(error.into()),
        _ => Err(Error::File(FileProblem::Damaged)),
    }
}

/// Sets how the file is written. SQLite says which journal it took: a drive that cannot share memory gets no
/// write-ahead log, and a log that another program uses stays.
fn settle(conn: &Connection, journal: Journal) -> Result<Journal> {
    conn.busy_timeout(PATIENCE)?;
    let mode = match journal {
        Journal::Wal => "WAL",
        Journal::Delete => "DELETE",
    };
    let taken: String = conn.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    let journal = match (journal, taken.as_str()) {
        (Journal::Delete, "wal") => return Err(Error::File(FileProblem::Locked)),
        (Journal::Wal, "wal") => Journal::Wal,
        _ => Journal::Delete,
    };
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(journal)
}

/// Finds out now, not at the first typed word, whether another program keeps the file locked.
fn take_turn(conn: &Connection) -> Result<()> {
    conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_takes_no_write_ahead_log_is_not_taken_to_have_one() {
        // SQLite keeps a database in memory without one, whatever it is asked for.
        let conn = Connection::open_in_memory().unwrap();
        assert_eq!(settle(&conn, Journal::Wal).unwrap(), Journal::Delete);
    }
}
