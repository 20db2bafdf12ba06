//! What the rows of tables name – subjects, kinds of achievements, movements – looked up once for each name, so that a table of many rows asks
//! the data file no more often than it names something new.

use std::collections::HashMap;
use std::hash::Hash;

use domain::Fault;
use domain::achievement::AchievementKind;
use domain::id::MovementId;
use domain::subject::{Subject, SubjectKind};
use store::Connection;

use crate::{Error, Result};

/// Names looked up so far.
pub(crate) struct Names<'a> {
    conn: &'a Connection,
    subjects: HashMap<(Option<SubjectKind>, String), Result<Subject, Fault>>,
    kinds: HashMap<String, Result<AchievementKind, Fault>>,
    movements: HashMap<String, Result<MovementId, Fault>>,
}

impl<'a> Names<'a> {
    /// Nothing is looked up yet.
    pub fn new(conn: &'a Connection) -> Self {
        Self { conn, subjects: HashMap::new(), kinds: HashMap::new(), movements: HashMap::new() }
    }

    /// The subject meant, of a kind when it is given.
    pub fn subject(&mut self, kind: Option<SubjectKind>, name: &str) -> Result<Subject> {
        let conn = self.conn;
        once(&mut self.subjects, (kind, name.to_owned()), || match kind {
            Some(kind) => crate::subject::resolve(conn, kind, name),
            None => crate::subject::resolve_any(conn, name),
        })
    }

    /// The kind meant.
    pub fn kind(&mut self, name: &str) -> Result<AchievementKind> {
        let conn = self.conn;
        once(&mut self.kinds, name.to_owned(), || crate::achievement::resolve_kind(conn, name))
    }

    /// The movement meant.
    pub fn movement(&mut self, name: &str) -> Result<MovementId> {
        let conn = self.conn;
        once(&mut self.movements, name.to_owned(), || crate::movement::resolve(conn, name))
    }
}

fn once<K: Eq + Hash, T: Clone>(
    known: &mut HashMap<K, Result<T, Fault>>,
    key: K,
    look: impl FnOnce() -> Result<T>,
) -> Result<T> {
    if let Some(known) = known.get(&key) {
        return Ok(known.clone()?);
    }
    let found = match look() {
        Ok(found) => Ok(found),
        Err(Error::Fault(fault)) => Err(fault),
        Err(other) => return Err(other),
    };
    known.insert(key, found.clone());
    Ok(found?)
}
