//! Content kept in the data file – evidence, imported tables, versions of the law – under its SHA-256, only ever added.
//!
//! The log holds the lines that name a content and not the content itself, so an undo never carries megabytes. What no
//! line names stays until [`sweep`], so that a removed line can come back.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::{Result, Table};

/// Tables of kept content.
pub const TABLES: &[Table] = &[Table::unrecorded(
    "content",
    "CREATE TABLE content(
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        content BLOB NOT NULL
    ) STRICT;",
)];

/// The content that no evidence file, of an achievement or of a score, no report, import or version of the law names.
const UNNAMED: &str =
    "sha256 NOT IN (SELECT sha256 FROM evidence UNION SELECT sha256 FROM import UNION SELECT hash FROM law_catalogue
    UNION SELECT sha256 FROM report_file UNION SELECT sha256 FROM score_evidence WHERE sha256 IS NOT NULL)";

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps content under its checksum, once; answers with the checksum. Never recorded.
pub fn keep(conn: &Connection, content: &[u8]) -> Result<String> {
    let sha256 = sha256(content);
    conn.prepare_cached("INSERT OR IGNORE INTO content(sha256, size, content) VALUES(?,?,?)")?.execute(params![
        sha256,
        content.len(),
        content
    ])?;
    Ok(sha256)
}

/// The content of a checksum; none when it is gone or is not what was kept.
pub fn sound(conn: &Connection, checksum: &str) -> Result<Option<Vec<u8>>> {
    let mut statement = conn.prepare_cached("SELECT content FROM content WHERE sha256=?1")?;
    let content: Option<Vec<u8>> = statement.query_row([checksum], |row| row.get(0)).optional()?;
    Ok(content.filter(|content| sha256(content) == checksum))
}

/// Removes the content that no line names; answers how many files and bytes went. What is swept cannot be brought
/// back by undo, so this is for maintenance, asked for by an officer.
pub fn sweep(conn: &Connection) -> Result<(u32, u64)> {
    let sql = format!("SELECT count(*), coalesce(sum(size), 0) FROM content WHERE {UNNAMED}");
    let swept = conn.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    conn.execute(&format!("DELETE FROM content WHERE {UNNAMED}"), [])?;
    Ok(swept)
}

/// How many contents no line names.
pub fn unnamed(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row(&format!("SELECT count(*) FROM content WHERE {UNNAMED}"), [], |row| row.get(0))?)
}
