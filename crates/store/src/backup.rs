//! Backups: verified copies made while the file is in use, and restoring one without losing what it replaces.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use chrono::{Local, NaiveDateTime, TimeDelta, Timelike};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, FileProblem, Result};
use crate::{Journal, Store, file, operation, schema};

const ENDING: &str = "thidua";
const STAMP: &str = "%Y-%m-%d %H%M%S";
/// Pages copied between two looks at whether the writer waits.
const STEP_PAGES: i32 = 512;
const PAUSE: Duration = Duration::from_millis(1);
/// How long a restore waits for another program to let go of the data file.
const PATIENCE: Duration = Duration::from_secs(1);
/// A data file and what SQLite keeps beside it: its write-ahead log with the index of it, its rollback journal.
const WHOLE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// A copy in the backup folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, local time, from its name.
    pub made: NaiveDateTime,
    /// Bytes.
    pub size: u64,
}

/// The folder of a data file's backups, unless another is asked for: `<name> - sao lưu` beside it.
pub fn folder_of(data_file: &Path) -> PathBuf {
    let stem = data_file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    data_file.with_file_name(format!("{stem} - sao lưu"))
}

/// The backups of a data file, latest first.
pub fn list(data_file: &Path, folder: &Path) -> Result<Vec<BackupFile>> {
    let stem = data_file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stamp = name.strip_prefix(&stem).map(str::trim_start).unwrap_or_default();
        let ours = path.extension().is_some_and(|ending| ending == ENDING);
        if let (true, Ok(made)) = (ours, NaiveDateTime::parse_from_str(stamp, STAMP)) {
            let size = fs::metadata(&path)?.len();
            backups.push(BackupFile { path, made, size });
        }
    }
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.made));
    Ok(backups)
}

impl Store {
    /// Makes a verified copy in a folder: copied through SQLite's backup API while the file is in use, checked, its rows
    /// counted against the original, and only then given its name. Nobody who writes has to wait for it.
    ///
    /// # Errors
    /// `file.damaged` when the copy does not verify; the drive's refusals.
    pub fn back_up(&self, folder: &Path) -> Result<BackupFile> {
        fs::create_dir_all(folder)?;
        let stem = self.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let made = self.clock().now().with_timezone(&Local).naive_local();
        // The name holds whole seconds, and the name is what `list` reads.
        let made = made.with_nanosecond(0).unwrap_or(made);
        let path = folder.join(format!("{stem} {}.{ENDING}", made.format(STAMP)));
        let draft = path.with_extension("dang-sao-luu");
        let copied = self.copy_to(&draft, || thread::sleep(PAUSE)).and_then(|()| verify(&draft));
        if let Err(error) = copied {
            let _ = fs::remove_file(&draft);
            return Err(error);
        }
        fs::rename(&draft, &path)?;
        let size = fs::metadata(&path)?.len();
        Ok(BackupFile { path, made, size })
    }

    /// Copies step by step, with a pause between two. Beside a write-ahead log one state is read throughout; a rollback
    /// journal lets nothing be written while somebody reads, so there the lock is let go in every pause, and SQLite begins
    /// the copy anew when something was written meanwhile.
    fn copy_to(&self, draft: &Path, pause: impl FnMut()) -> Result<()> {
        let original = file::reader(self.path())?;
        let _one_state = match self.journal() {
            Journal::Wal => Some(original.unchecked_transaction()?),
            Journal::Delete => None,
        };
        let (began, operations) = (version(&original)?, operation::last(&original)?);
        let copy = copy_alone(&original, draft, pause)?;
        let counted = row_counts(&original)?;
        let is_whole = if version(&original)? == began {
            counted == row_counts(&copy)?
        } else {
            operation::last(&copy)? >= operations
        };
        if is_whole { copy.close().map_err(|(_, error)| error.into()) } else { Err(Error::File(FileProblem::Damaged)) }
    }

    /// Removes the backups that are too many: one a day, a week, a month stay.
    pub fn thin_backups(&self, folder: &Path) -> Result<usize> {
        let backups = list(self.path(), folder)?;
        let made: Vec<NaiveDateTime> = backups.iter().map(|backup| backup.made).collect();
        let now = self.clock().now().with_timezone(&Local).naive_local();
        let superfluous = domain::backup::superfluous(&made, now);
        for backup in backups.iter().filter(|backup| superfluous.contains(&backup.made)) {
            fs::remove_file(&backup.path)?;
        }
        Ok(superfluous.len())
    }
}

/// Another number once another connection has written.
fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

fn row_counts(conn: &Connection) -> Result<Vec<i64>> {
    schema::tables()
        .map(|table| Ok(conn.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?))
        .collect()
}

/// Copies what a connection sees, what is in a log beside its file too, into a file that stands alone.
fn copy_alone(original: &Connection, draft: &Path, mut pause: impl FnMut()) -> Result<Connection> {
    let _ = fs::remove_file(draft);
    let mut copy = Connection::open(draft)?;
    let backup = Backup::new(original, &mut copy)?;
    loop {
        let step = backup.step(STEP_PAGES)?;
        pause();
        match step {
            StepResult::Done => break,
            StepResult::More => {}
            // SQLite has waited for the one who writes as long as for any other reading.
            _ => return Err(Error::File(FileProblem::Locked)),
        }
    }
    drop(backup);
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    Ok(copy)
}

/// Whether a file is a sound data file that this program can use.
///
/// # Errors
/// The file problem that it has.
pub fn verify(path: &Path) -> Result<()> {
    inspect_whole(path).map(drop)
}

fn inspect_whole(path: &Path) -> Result<Connection> {
    let conn = file::inspect(path)?;
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(conn) } else { Err(Error::File(FileProblem::Damaged)) }
}

/// Puts a backup in the place of a data file that no program has open; the replaced file is kept beside it and named in
/// the answer.
///
/// # Errors
/// The file problem of the backup: nothing is replaced by a copy that does not verify. `file.locked` while another program
/// has the data file open. Whatever goes wrong, the data file stays where it was.
pub fn restore(backup: &Path, data_file: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>> {
    let draft = data_file.with_extension("dang-khoi-phuc");
    let restored = inspect_whole(backup)
        .and_then(|original| copy_alone(&original, &draft, || ()))
        .and_then(|copy| copy.close().map_err(|(_, error)| error.into()))
        .and_then(|()| verify(&draft))
        .and_then(|()| refuse_held(data_file))
        .and_then(|()| Ok(put_in_place(&draft, data_file, now)?));
    if restored.is_err() {
        let _ = fs::remove_file(&draft);
    }
    restored
}

/// Asks for the whole file: whoever has it open with a write-ahead log, or works on it, holds a part. A file that is too
/// damaged to be opened is held by nobody. The log stays as it is, for it goes with the file that is kept.
fn refuse_held(data_file: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let asked = Connection::open_with_flags(data_file, flags).and_then(|conn| {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        conn.busy_timeout(PATIENCE)?;
        conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
        conn.execute_batch("BEGIN EXCLUSIVE; ROLLBACK")
    });
    match asked.map_err(Error::from) {
        Err(Error::File(FileProblem::Locked)) => Err(Error::File(FileProblem::Locked)),
        _ => Ok(()),
    }
}

/// Moves the data file aside and the draft into its place, or leaves both as they were.
fn put_in_place(draft: &Path, data_file: &Path, now: NaiveDateTime) -> io::Result<Option<PathBuf>> {
    let stem = data_file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let named =
        |at: NaiveDateTime| data_file.with_file_name(format!("{stem} - trước khôi phục {}.{ENDING}", at.format(STAMP)));
    let mut at = now;
    while named(at).exists() {
        at += TimeDelta::seconds(1);
    }
    let kept = named(at);
    move_whole(data_file, &kept)?;
    if let Err(error) = fs::rename(draft, data_file) {
        move_whole(&kept, data_file)?;
        return Err(error);
    }
    Ok(kept.exists().then_some(kept))
}

/// Moves a data file with the logs that are left beside it: a log that stayed would be taken for that of the next file of
/// this name. All of it moves or nothing.
fn move_whole(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for ending in WHOLE {
        let (old, new) = (beside(from, ending), beside(to, ending));
        if !old.exists() {
            continue;
        }
        if let Err(error) = fs::rename(&old, &new) {
            for (old, new) in moved {
                fs::rename(new, old)?;
            }
            return Err(error);
        }
        moved.push((old, new));
    }
    Ok(())
}

/// The file of a data file's name with an ending behind it.
fn beside(data_file: &Path, ending: &str) -> PathBuf {
    let mut name = data_file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether a path is a data file or one of the logs that SQLite keeps beside it.
pub fn is_part_of(path: &Path, data_file: &Path) -> bool {
    WHOLE.iter().any(|ending| beside(data_file, ending) == path)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use domain::clock::{SystemClock, SystemIds};

    use super::*;
    use crate::Op;

    fn store(path: &Path, journal: Journal) -> Store {
        Store::create(path, journal, Arc::new(SystemClock), Arc::new(SystemIds)).unwrap()
    }

    fn add(store: &Store, name: &str) {
        let mut unit = domain::unit::Unit::named(name);
        unit.code = name.to_owned();
        store.transact::<_, Error>(Op::new("unit.save", name), "An", |tx| crate::unit::save(tx, &unit)).unwrap();
    }

    fn names(path: &Path) -> Vec<String> {
        crate::unit::list(&file::inspect(path).unwrap()).unwrap().into_iter().map(|unit| unit.name).collect()
    }

    fn eight() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(8, 0, 0).unwrap()
    }

    #[test]
    fn who_writes_during_a_backup_is_not_kept_waiting_and_does_not_spoil_it() {
        let folder = tempfile::tempdir().unwrap();
        for (journal, name) in [(Journal::Wal, "wal"), (Journal::Delete, "delete")] {
            let path = folder.path().join(name).with_extension(ENDING);
            let store = store(&path, journal);
            assert_eq!(store.journal(), journal);
            add(&store, "Trước");
            let draft = folder.path().join("ban-sao");
            let mut number = 0;
            store
                .copy_to(&draft, || {
                    number += 1;
                    let began = std::time::Instant::now();
                    add(&store, &format!("Trong khi sao lưu {number}"));
                    assert!(began.elapsed() < Duration::from_secs(3), "{name}: a write waited");
                })
                .unwrap();
            assert!(number > 0);
            verify(&draft).unwrap();
            assert!(names(&draft).contains(&"Trước".to_owned()), "{name}");
        }
    }

    #[test]
    fn a_restore_that_cannot_be_finished_leaves_the_data_file_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tinh.thidua");
        fs::write(&path, "tệp cũ").unwrap();
        fs::write(beside(&path, "-journal"), "nhật ký cũ").unwrap();
        // There is no draft that could take its place.
        assert!(put_in_place(&folder.path().join("khong-co"), &path, eight()).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "tệp cũ");
        assert_eq!(fs::read_to_string(beside(&path, "-journal")).unwrap(), "nhật ký cũ");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn two_restores_in_one_second_keep_both_replaced_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tinh.thidua");
        fs::write(&path, "một").unwrap();
        let kept: Vec<PathBuf> = ["hai", "ba"]
            .into_iter()
            .filter_map(|text| {
                let draft = folder.path().join("ban-nhap");
                fs::write(&draft, text).unwrap();
                put_in_place(&draft, &path, eight()).unwrap()
            })
            .collect();
        let texts: Vec<String> = kept.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        assert_eq!(texts, ["một", "hai"]);
    }
}
