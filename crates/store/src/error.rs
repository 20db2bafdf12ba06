//! What can go wrong with the data file.

use domain::Fault;

/// Result of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file cannot be used as a data file. Each has its own sentence and ends the command line with code 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// There is no file.
    Missing,
    /// It is something else: another program's SQLite file, or no SQLite file at all.
    Foreign,
    /// A newer version of the program made it.
    Newer,
    /// It is a data file, but its content is broken.
    Damaged,
    /// Another program holds it.
    Locked,
    /// The file or its folder cannot be written.
    ReadOnly,
    /// The drive is full.
    Full,
    /// The drive fails to read or write: pulled out, worn out, or at the limit of its file system.
    Drive,
}

/// Everything the store can answer instead of a result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refused; nothing was changed.
    #[error("{0}")]
    Fault(#[from] Fault),
    /// The data file cannot be used.
    #[error("data file: {0:?}")]
    File(FileProblem),
    /// SQLite said something that no rule foresees.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
    /// The operating system said something that no rule foresees.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A stored JSON text is not what it should be.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::File(FileProblem::Foreign),
            Some(ErrorCode::DatabaseCorrupt) => Self::File(FileProblem::Damaged),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::File(FileProblem::Locked),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::File(FileProblem::ReadOnly)
            }
            Some(ErrorCode::DiskFull) => Self::File(FileProblem::Full),
            Some(ErrorCode::SystemIoFailure) => Self::File(FileProblem::Drive),
            _ => match &error {
                // A stored value that is not what its column holds: nothing of this program wrote it.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => Self::File(FileProblem::Damaged),
                rusqlite::Error::SqliteFailure(_, Some(message)) if message.starts_with("guard:") => {
                    Self::Fault(guard_fault(message))
                }
                _ => Self::Sqlite(error),
            },
        }
    }
}

/// A guard trigger raised: its message is `guard:` and the code of the refusal.
fn guard_fault(message: &str) -> Fault {
    match message.trim_start_matches("guard:") {
        "round.locked" => Fault::new("round.locked"),
        "batch.closed" => Fault::new("batch.closed"),
        _ => Fault::new("store.guarded"),
    }
}
