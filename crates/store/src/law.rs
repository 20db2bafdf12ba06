//! Versions of the law catalogue: each one used is kept in the data file, so that neither a new program nor a correction
//! changes an old verdict.

use domain::Fault;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::health::{Finding, FindingSeverity};
use crate::{Result, Table};

/// Versions are only added; the text of one stands in `content` under its hash.
pub const TABLES: &[Table] = &[Table::entity(
    "law_catalogue",
    "CREATE TABLE law_catalogue(
        id BLOB PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        added_at TEXT NOT NULL,
        actor TEXT NOT NULL,
        source TEXT NOT NULL,
        changed TEXT NOT NULL,
        reason TEXT NOT NULL,
        previous BLOB REFERENCES law_catalogue(id)
    ) STRICT;
    CREATE INDEX law_catalogue_previous ON law_catalogue(previous);",
)
.guarded(rested_on)];

/// A version as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueRow {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of its JSON in hexadecimal.
    pub hash: String,
    /// When it came into the data file.
    pub added_at: String,
    /// Who brought it in; empty for the one that a new data file has.
    pub actor: String,
    /// Where it came from, in Vietnamese.
    pub source: String,
    /// What of the version before was changed, in Vietnamese; empty for the one that a new data file has.
    pub changed: String,
    /// Why, in Vietnamese.
    pub reason: String,
    /// The version that it was made from.
    pub previous: Option<Uuid>,
}

const COLUMNS: &str = "id, hash, added_at, actor, source, changed, reason, previous";

/// Versions with how many lie before them: clocks of offices jump, so that times are no order.
const CHAIN: &str = "WITH RECURSIVE chain(id, depth) AS (
        SELECT id, 0 FROM law_catalogue WHERE previous IS NULL
        UNION ALL SELECT later.id, chain.depth + 1 FROM law_catalogue AS later JOIN chain ON later.previous=chain.id
    )";

fn from_row(row: &Row<'_>) -> rusqlite::Result<CatalogueRow> {
    Ok(CatalogueRow {
        id: row.get(0)?,
        hash: row.get(1)?,
        added_at: row.get(2)?,
        actor: row.get(3)?,
        source: row.get(4)?,
        changed: row.get(5)?,
        reason: row.get(6)?,
        previous: row.get(7)?,
    })
}

/// All versions, the first that the data file had first.
pub fn versions(conn: &Connection) -> Result<Vec<CatalogueRow>> {
    let sql = format!("{CHAIN} SELECT {COLUMNS} FROM law_catalogue JOIN chain USING(id) ORDER BY depth, added_at");
    let mut statement = conn.prepare_cached(&sql)?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The version in use: the latest.
pub fn current(conn: &Connection) -> Result<Option<CatalogueRow>> {
    let sql = format!(
        "{CHAIN} SELECT {COLUMNS} FROM law_catalogue JOIN chain USING(id) ORDER BY depth DESC, added_at DESC LIMIT 1"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([], from_row).optional()?)
}

/// The JSON of a version; none when it is not in the file, or is not what was kept.
pub fn text(conn: &Connection, hash: &str) -> Result<Option<String>> {
    let kept = crate::content::sound(conn, hash)?;
    Ok(kept.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Puts a version into the data file.
pub fn add(conn: &Connection, row: &CatalogueRow, text: &str) -> Result<()> {
    let hash = crate::content::keep(conn, text.as_bytes())?;
    debug_assert_eq!(hash, row.hash);
    conn.execute(
        "INSERT INTO law_catalogue(id, hash, added_at, actor, source, changed, reason, previous) VALUES(?,?,?,?,?,?,?,?)",
        params![row.id, hash, row.added_at, row.actor, row.source, row.changed, row.reason, row.previous],
    )?;
    Ok(())
}

/// How many stored verdicts rest on each version, by its hash.
pub fn verdicts(conn: &Connection) -> Result<Vec<(String, u32)>> {
    let mut statement = conn.prepare_cached(
        "SELECT json_extract(appraisal, '$.catalogue') AS hash, count(*) FROM nomination_progress
         WHERE hash IS NOT NULL GROUP BY hash",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Why a version must not be taken back, if so: a verdict rests on it, or a later version.
fn rested_on(conn: &Connection, id: Uuid) -> Result<Option<Fault>> {
    let hash: Option<String> = conn
        .prepare_cached("SELECT hash FROM law_catalogue WHERE id=?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(hash) = hash else { return Ok(None) };
    let count = verdicts(conn)?.into_iter().find(|(of, _)| *of == hash).map_or(0, |(_, count)| count);
    if count > 0 {
        return Ok(Some(Fault::new("law.version_used").with("count", count)));
    }
    let later: bool = conn
        .prepare_cached("SELECT EXISTS(SELECT 1 FROM law_catalogue WHERE previous=?1)")?
        .query_row([id], |row| row.get(0))?;
    Ok(later.then(|| Fault::new("law.version_built_on")))
}

/// Whether the text of every version is what was kept.
pub fn check(conn: &Connection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for row in versions(conn)? {
        if text(conn, &row.hash)?.is_none() {
            let message = format!("Bản quy định ghi ngày {} không còn nguyên như lúc lưu", day_of(&row.added_at));
            findings.push(Finding::new("law_catalogue", FindingSeverity::Error, message));
        }
    }
    Ok(findings)
}

fn day_of(stamp: &str) -> &str {
    stamp.split('T').next().unwrap_or(stamp)
}
