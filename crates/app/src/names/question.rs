//! What an import asks and decides about the names of its table: once for each name, whatever the number of its rows.

use domain::subject::SubjectKind;
use serde::Serialize;
use store::subject::FoundSubject;
use ts_rs::TS;

/// The answer that a name is somebody whom the data file does not have.
pub(super) const NEW: &str = "new";
/// The answer that the rows of a name are left out of this import.
pub(super) const SKIP: &str = "skip";

/// A name that may mean one of several, somebody new, or nobody known: it is asked once, and its rows wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportQuestion {
    /// The name as written, with what the row says beside it: `Lê Văn An, 12/3/1975`. The answer is given under it.
    pub text: String,
    /// What it must be; null where it may be any.
    pub kind: Option<SubjectKind>,
    /// Who may be meant, the likeliest first; nobody where no name is near.
    pub candidates: Vec<FoundSubject>,
    /// Whether it may be somebody new.
    pub may_be_new: bool,
    /// What was answered: an id, a code, `new` or `skip`; null while it is open.
    pub answer: Option<String>,
    /// The rows that name it.
    pub rows: Vec<u32>,
}

/// A name that was understood though nobody is called so as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDecision {
    /// The name as written. An answer under it takes the place of the decision.
    pub text: String,
    /// What it must be; null where it may be any.
    pub kind: Option<SubjectKind>,
    /// Who it was taken for.
    pub subject: FoundSubject,
    /// Whether an officer once answered so; otherwise it is the same name, written shorter or without marks.
    pub remembered: bool,
    /// Whether it may be somebody new instead.
    pub may_be_new: bool,
    /// The rows that name it.
    pub rows: Vec<u32>,
}

/// All that a plan asks and decides.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    /// Questions, answered ones among them.
    pub questions: Vec<ImportQuestion>,
    /// Decisions.
    pub decisions: Vec<ImportDecision>,
    /// What to remember when the table is written.
    pub remember: Vec<(String, domain::subject::Subject)>,
}

/// Notes a row once; a row may name somebody several times.
pub(super) fn note(rows: &mut Vec<u32>, row: u32) {
    if rows.last() != Some(&row) {
        rows.push(row);
    }
}
