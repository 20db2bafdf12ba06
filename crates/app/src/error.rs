//! What a use case can answer instead of a result.

use domain::Fault;

/// Result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Refusals, problems of the data file, and what no rule foresees.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refused; nothing was changed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Many refusals at once: of a form, of an import.
    #[error("{0:?}")]
    Faults(Vec<Fault>),
    /// From the data file.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// From the operating system.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A broken promise of the program itself.
    #[error("{0}")]
    Internal(String),
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.to_string())
    }
}
