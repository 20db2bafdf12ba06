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

/// A refusal beside the answer, for whoever goes on with it: the rows of a table are refused one by one. Anything else that
/// went wrong passes on.
pub(crate) fn or_refusal<T>(answer: Result<T>) -> Result<Result<T, Fault>> {
    match answer {
        Ok(answer) => Ok(Ok(answer)),
        Err(Error::Fault(fault)) => Ok(Err(fault)),
        Err(other) => Err(other),
    }
}
