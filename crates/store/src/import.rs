//! Imports: what was taken from which file, with the file's own content; and which column filled which field in
//! tables of one layout.

use std::collections::BTreeMap;

use domain::Fault;
use domain::id::ImportId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::health::{Finding, FindingSeverity};
use crate::{Result, Table, Tx, content, row};

/// Tables of imports.
pub const TABLES: &[Table] = &[
    Table::entity(
        "import",
        "CREATE TABLE import(
            id BLOB PRIMARY KEY,
            kind TEXT NOT NULL,
            file_name TEXT NOT NULL,
            place TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES content(sha256),
            size INTEGER NOT NULL,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            skipped TEXT NOT NULL
        ) STRICT;
        CREATE INDEX import_sha256 ON import(sha256);",
    ),
    Table::unrecorded(
        "import_mapping",
        "CREATE TABLE import_mapping(
            kind TEXT NOT NULL,
            layout TEXT NOT NULL,
            columns TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY(kind, layout)
        ) STRICT;",
    ),
];

/// A row of the file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportSkipped")]
pub struct Skipped {
    /// Its number in the file.
    pub row: u32,
    /// Why, in Vietnamese.
    pub why: String,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Kind of its records: `unit`.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// Which table of it: `Sheet1 · A3:I389`.
    pub place: String,
    /// SHA-256 of the file's content, in hexadecimal.
    pub sha256: String,
    /// Size of the file in bytes.
    pub size: u32,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub actor: String,
    /// Records added.
    pub added: u32,
    /// Records changed.
    pub changed: u32,
    /// Rows that said what was there already.
    pub unchanged: u32,
    /// Rows that were refused or are no records.
    pub skipped: Vec<Skipped>,
}

/// What is written of an import; the file's content is kept with it.
#[derive(Debug, Clone, Copy)]
pub struct NewImport<'a> {
    /// Kind of its records.
    pub kind: &'a str,
    /// Name of the file.
    pub file_name: &'a str,
    /// Which table of it.
    pub place: &'a str,
    /// The file's content.
    pub content: &'a [u8],
    /// Records added.
    pub added: u32,
    /// Records changed.
    pub changed: u32,
    /// Rows that said what was there already.
    pub unchanged: u32,
    /// Rows that were refused or are no records.
    pub skipped: &'a [Skipped],
}

const COLUMNS: &str = "id, kind, file_name, place, sha256, size, at, actor, added, changed, unchanged, skipped";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Import> {
    Ok(Import {
        id: row::id(row, 0)?,
        kind: row.get(1)?,
        file_name: row.get(2)?,
        place: row.get(3)?,
        sha256: row.get(4)?,
        size: row.get(5)?,
        at: row.get(6)?,
        actor: row.get(7)?,
        added: row.get(8)?,
        changed: row.get(9)?,
        unchanged: row.get(10)?,
        skipped: row::json(row, 11)?,
    })
}

/// All imports, the latest first.
pub fn list(conn: &Connection) -> Result<Vec<Import>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM import ORDER BY id DESC"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One import.
pub fn get(conn: &Connection, id: ImportId) -> Result<Option<Import>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM import WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// Notes an import and keeps its file.
pub fn add(tx: &Tx<'_>, import: &NewImport<'_>) -> Result<ImportId> {
    let id: ImportId = tx.new_id();
    let sha256 = content::keep(tx, import.content)?;
    tx.execute(
        &format!("INSERT INTO import({COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"),
        params![
            id.uuid(),
            import.kind,
            import.file_name,
            import.place,
            sha256,
            import.content.len(),
            tx.at(),
            tx.actor(),
            import.added,
            import.changed,
            import.unchanged,
            row::to_json(&import.skipped)?,
        ],
    )?;
    Ok(id)
}

/// The file of an import, compared with its checksum.
///
/// # Errors
/// `import.damaged` when the content is gone or is not what was read.
pub fn file(conn: &Connection, import: &Import) -> Result<Vec<u8>> {
    let sound = content::sound(conn, &import.sha256)?;
    sound.ok_or_else(|| Fault::new("import.damaged").with("name", &import.file_name).into())
}

/// Compares every imported file with its checksum.
pub fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for import in list(conn)? {
        if content::sound(conn, &import.sha256)?.is_none() {
            let message = format!("Tệp đã nhập “{}” không còn nguyên như khi được đọc", import.file_name);
            findings.push(Finding::new("import_damaged", FindingSeverity::Error, message));
        }
    }
    Ok(findings)
}

/// Which column (from 0) fills each field; none for a field that no column fills.
pub type Mapping = BTreeMap<String, Option<u32>>;

/// Remembers the mapping of a layout for a kind, in place of the one before.
pub fn remember(conn: &Connection, kind: &str, layout: &str, mapping: &Mapping, at: &str) -> Result<()> {
    conn.execute(
        "INSERT OR REPLACE INTO import_mapping(kind, layout, columns, at) VALUES(?,?,?,?)",
        params![kind, layout, row::to_json(mapping)?, at],
    )?;
    Ok(())
}

/// The mapping remembered of a layout for a kind.
pub fn remembered(conn: &Connection, kind: &str, layout: &str) -> Result<Option<Mapping>> {
    let mut statement = conn.prepare_cached("SELECT columns FROM import_mapping WHERE kind=?1 AND layout=?2")?;
    Ok(statement.query_row([kind, layout], |row| row::json(row, 0)).optional()?)
}
