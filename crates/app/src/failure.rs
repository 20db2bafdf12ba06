//! Errors as the window and the command line see them: code, values, place and a Vietnamese sentence.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use domain::{Fault, Place};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use store::FileProblem;
use ts_rs::TS;

use crate::Error;

static SENTENCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/text/errors");

/// How bad it is, for the exit code of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Bad input; nothing was changed.
    Refused,
    /// The data file cannot be used.
    DataFile,
    /// The program broke a promise.
    Internal,
}

/// What a command answers instead of its output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// Dotted code.
    pub code: String,
    /// Values that the sentence names.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
    /// Where the fault is.
    pub place: Place,
    /// The Vietnamese sentence: what happened, what was kept, what to do.
    pub message: String,
    /// All faults of a form or an import, when there are several.
    pub faults: Vec<Failure>,
    /// How bad it is.
    pub severity: Severity,
}

impl Failure {
    /// Exit code of the command line: 1 refused, 2 data file, 3 internal.
    pub fn exit_code(&self) -> u8 {
        match self.severity {
            Severity::Refused => 1,
            Severity::DataFile => 2,
            Severity::Internal => 3,
        }
    }

    fn new(fault: Fault, severity: Severity) -> Self {
        let message = sentence(&fault);
        let Fault { code, params, place } = fault;
        Self { code, params, place, message, faults: Vec::new(), severity }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::new(fault, Severity::Refused)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Faults(faults) => several(faults),
            Error::Store(store::Error::Fault(fault)) => fault.into(),
            Error::Store(store::Error::File(problem)) => Self::new(file_fault(problem), Severity::DataFile),
            Error::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => {
                Self::new(file_fault(FileProblem::Full), Severity::DataFile)
            }
            Error::Io(error) => Self::new(Fault::new("file.io").with("detail", error), Severity::Refused),
            Error::Store(store::Error::Io(error)) => Error::Io(error).into(),
            Error::Store(store::Error::Json(_)) => Self::new(file_fault(FileProblem::Damaged), Severity::DataFile),
            other => {
                tracing::error!(%other, "internal error");
                Self::new(Fault::new("internal").with("detail", other), Severity::Internal)
            }
        }
    }
}

fn several(faults: Vec<Fault>) -> Failure {
    let mut all: Vec<Failure> = faults.into_iter().map(Failure::from).collect();
    match all.len() {
        0 => Fault::new("input.invalid").into(),
        1 => all.remove(0),
        count => Failure { faults: all, ..Fault::new("input.several").with("count", count).into() },
    }
}

fn file_fault(problem: FileProblem) -> Fault {
    match problem {
        FileProblem::Missing => Fault::new("file.missing"),
        FileProblem::Foreign => Fault::new("file.foreign"),
        FileProblem::Newer => Fault::new("file.newer"),
        FileProblem::Damaged => Fault::new("file.damaged"),
        FileProblem::Locked => Fault::new("file.locked"),
        FileProblem::ReadOnly => Fault::new("file.read_only"),
        FileProblem::Full => Fault::new("file.full"),
        FileProblem::Drive => Fault::new("file.drive"),
    }
}

/// The sentences of all codes, by code.
pub fn sentences() -> &'static BTreeMap<String, String> {
    static ALL: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let texts = SENTENCES.files().filter_map(|file| file.contents_utf8());
        texts.filter_map(|text| serde_json::from_str::<BTreeMap<String, String>>(text).ok()).flatten().collect()
    })
}

/// The Vietnamese sentence of a refusal, with its values filled in.
pub fn sentence(fault: &Fault) -> String {
    let Some(template) = sentences().get(&fault.code) else { return fault.code.clone() };
    fault.params.iter().fold(template.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_file_is_a_map_of_texts() {
        for file in SENTENCES.files() {
            let read: Result<BTreeMap<String, String>, _> = serde_json::from_slice(file.contents());
            assert!(read.is_ok(), "{}: {read:?}", file.path().display());
        }
    }

    #[test]
    fn values_stand_in_the_sentence() {
        let fault = Fault::new("date.invalid").with("value", "30/02/2026");
        assert!(sentence(&fault).contains("30/02/2026"));
    }
}
