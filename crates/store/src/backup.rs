//! Backups: verified copies made while the file is in use, and restoring one without losing what it replaces.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Local, NaiveDateTime, Timelike};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::{Error, FileProblem, Result};
use crate::{Store, file, schema};

const ENDING: &str = "thidua";
const STAMP: &str = "%Y-%m-%d %H%M%S";
/// Pages copied between two looks at whether the writer waits.
const STEP_PAGES: i32 = 512;

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
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
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
    /// counted against the original, and only then given its name.
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
        let copied = self.copy_to(&draft);
        if let Err(error) = copied {
            let _ = fs::remove_file(&draft);
            return Err(error);
        }
        fs::rename(&draft, &path)?;
        let size = fs::metadata(&path)?.len();
        Ok(BackupFile { path, made, size })
    }

    fn copy_to(&self, draft: &Path) -> Result<()> {
        let _ = fs::remove_file(draft);
        self.read(|conn| {
            let mut copy = Connection::open(draft)?;
            Backup::new(conn, &mut copy)?.run_to_completion(STEP_PAGES, Duration::from_millis(1), None)?;
            // The copy stands alone: no log beside it.
            copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
            if row_counts(conn)? == row_counts(&copy)? {
                copy.close().map_err(|(_, error)| Error::from(error))
            } else {
                Err(Error::File(FileProblem::Damaged))
            }
        })?;
        verify(draft)
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

fn row_counts(conn: &Connection) -> Result<Vec<i64>> {
    schema::tables()
        .map(|table| Ok(conn.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?))
        .collect()
}

/// Whether a file is a sound data file that this program can use.
///
/// # Errors
/// The file problem that it has.
pub fn verify(path: &Path) -> Result<()> {
    let conn = file::inspect(path)?;
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(Error::File(FileProblem::Damaged)) }
}

/// Puts a backup in the place of a data file that no program has open; the replaced file is kept beside it and named in
/// the answer.
///
/// # Errors
/// The file problem of the backup: nothing is replaced by a copy that does not verify.
pub fn restore(backup: &Path, data_file: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>> {
    verify(backup)?;
    let draft = data_file.with_extension("dang-khoi-phuc");
    fs::copy(backup, &draft)?;
    fs::File::open(&draft)?.sync_all()?;
    let kept = if data_file.exists() { Some(keep_aside(data_file, now)?) } else { None };
    fs::rename(&draft, data_file)?;
    Ok(kept)
}

/// Moves a data file, with its write-ahead log if one is left, out of the way.
fn keep_aside(data_file: &Path, now: NaiveDateTime) -> Result<PathBuf> {
    let stem = data_file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let kept = data_file.with_file_name(format!("{stem} - trước khôi phục {}.{ENDING}", now.format(STAMP)));
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    fs::rename(data_file, &kept)?;
    for ending in ["-wal", "-shm"] {
        let left = beside(data_file, ending);
        if left.exists() {
            fs::rename(left, beside(&kept, ending))?;
        }
    }
    Ok(kept)
}
