//! Names and codes of before a merging, remembered: a table that still uses them means the record that stayed.

use domain::subject::{Subject, SubjectKind};
use store::{Connection, Tx};

use crate::Result;

/// Remembers former names and codes of a subject, except what means somebody already: by name, by code, or as an officer
/// answered.
pub(super) fn remember(tx: &Tx<'_>, subject: Subject, former: &[&str]) -> Result<()> {
    for name in former.iter().filter(|name| !name.is_empty()) {
        if !means_somebody(tx, subject.kind(), name)? {
            store::alias::remember(tx, name, subject)?;
        }
    }
    Ok(())
}

fn means_somebody(conn: &Connection, kind: SubjectKind, name: &str) -> Result<bool> {
    let named = match kind {
        SubjectKind::Unit => {
            store::unit::by_code(conn, name)?.is_some()
                || !store::unit::by_name(conn, name)?.is_empty()
                || !store::unit::by_other_name(conn, name)?.is_empty()
        }
        SubjectKind::Person => {
            store::person::by_code(conn, name)?.is_some() || !store::person::by_name(conn, name)?.is_empty()
        }
        SubjectKind::Household => true,
    };
    Ok(named || store::alias::meant(conn, kind, name)?.is_some())
}
