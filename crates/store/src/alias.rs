//! Names that lists use for somebody, as an officer once answered: "UBND P. A" is that unit. Every later import and the
//! command line know them.

use domain::id::AliasId;
use domain::names::alias_key;
use domain::subject::{Subject, SubjectKind};
use domain::text;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use ts_rs::TS;

use crate::{Result, Table, Tx, row, subject};

/// Tables of aliases.
pub const TABLES: &[Table] = &[Table::entity(
    "alias",
    "CREATE TABLE alias(
        id BLOB PRIMARY KEY,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        unit_id BLOB REFERENCES unit(id),
        person_id BLOB REFERENCES person(id),
        household_id BLOB REFERENCES household(id)
    ) STRICT;
    CREATE UNIQUE INDEX alias_key ON alias(kind, key);
    CREATE INDEX alias_unit_id ON alias(unit_id);
    CREATE INDEX alias_person_id ON alias(person_id);
    CREATE INDEX alias_household_id ON alias(household_id);",
)];

/// A name that lists use for a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Alias {
    /// Its id.
    pub id: AliasId,
    /// The name as it was written.
    pub text: String,
    /// Who is meant.
    pub subject: Subject,
}

/// All aliases, by what was written.
pub fn list(conn: &Connection) -> Result<Vec<Alias>> {
    let mut statement = conn
        .prepare_cached("SELECT id, text, unit_id, person_id, household_id FROM alias ORDER BY kind DESC, key, id")?;
    let rows = statement.query_map([], |row| {
        Ok(Alias { id: row::id(row, 0)?, text: row.get(1)?, subject: subject::from_columns(row, 2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One alias.
pub fn get(conn: &Connection, id: AliasId) -> Result<Option<Alias>> {
    Ok(list(conn)?.into_iter().find(|alias| alias.id == id))
}

/// Who of a kind is meant by a name, as remembered.
pub fn meant(conn: &Connection, kind: SubjectKind, name: &str) -> Result<Option<Subject>> {
    let mut statement =
        conn.prepare_cached("SELECT unit_id, person_id, household_id FROM alias WHERE kind=?1 AND key=?2")?;
    let found = statement.query_row([row::to_code(&kind), alias_key(name)], |row| subject::from_columns(row, 0));
    Ok(found.optional()?)
}

/// Remembers whom a name means, in place of whom it meant among those of the kind. A name without a word is nobody's.
pub fn remember(tx: &Tx<'_>, name: &str, subject: Subject) -> Result<()> {
    let (kind, key) = (row::to_code(&subject.kind()), alias_key(name));
    if key.is_empty() {
        return Ok(());
    }
    let id: AliasId = tx.new_id();
    let [unit, person, household] = subject::columns(subject);
    tx.prepare_cached(
        "INSERT INTO alias(id, kind, key, text, unit_id, person_id, household_id) VALUES(?,?,?,?,?,?,?)
         ON CONFLICT(kind, key) DO UPDATE SET text=excluded.text, unit_id=excluded.unit_id,
            person_id=excluded.person_id, household_id=excluded.household_id",
    )?
    .execute(params![id.uuid(), kind, key, text::line(name), unit, person, household])?;
    Ok(())
}

/// Forgets an alias.
pub fn remove(tx: &Tx<'_>, id: AliasId) -> Result<()> {
    tx.execute("DELETE FROM alias WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Forgets every name of a subject that is removed.
pub(crate) fn remove_of(tx: &Tx<'_>, subject: Subject) -> Result<()> {
    let column = subject::column(subject.kind());
    tx.prepare_cached(&format!("DELETE FROM alias WHERE {column}=?1"))?.execute([subject.id()])?;
    Ok(())
}
