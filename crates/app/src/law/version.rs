//! Versions of the catalogue in the data file: who changed it, when and why, and how two of them differ.

use domain::Fault;
use domain::law::{Change, differences};
use serde::{Deserialize, Serialize};
use store::Connection;
use store::law::CatalogueRow;
use ts_rs::TS;

use crate::Result;
use crate::command::{Items, Nothing, Registry};

/// A version of the catalogue.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawVersion {
    /// Its number, from 1.
    pub number: u32,
    /// SHA-256 of its JSON.
    pub hash: String,
    /// When it came into the data file, RFC 3339 in UTC.
    pub added_at: String,
    /// Who brought it in; empty for the one that a new data file has.
    pub actor: String,
    /// Where it came from.
    pub source: String,
    /// What of the version before was changed.
    pub changed: String,
    /// Why.
    pub reason: String,
    /// Whether it is the one in use.
    pub in_use: bool,
    /// How many stored verdicts rest on it.
    pub verdicts: u32,
}

/// Which two versions; the latest and the one before it when absent.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct LawVersionPair {
    /// Number of the earlier.
    pub from: Option<u32>,
    /// Number of the later.
    pub to: Option<u32>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("law.versions", |context, _: Nothing| context.read(versions));
    registry.query("law.diff", |context, pair: LawVersionPair| context.read(|conn| compared(conn, pair)));
}

fn versions(conn: &Connection) -> Result<Items<LawVersion>> {
    let used = store::law::verdicts(conn)?;
    let rows = store::law::versions(conn)?;
    let last = rows.len();
    let versions = rows.into_iter().zip(1..).map(|(row, number)| LawVersion {
        number,
        verdicts: used.iter().find(|(hash, _)| *hash == row.hash).map_or(0, |(_, count)| *count),
        in_use: usize::try_from(number) == Ok(last),
        hash: row.hash,
        added_at: row.added_at,
        actor: row.actor,
        source: row.source,
        changed: row.changed,
        reason: row.reason,
    });
    Ok(versions.collect::<Vec<_>>().into())
}

/// How many versions there are.
pub(super) fn count(conn: &Connection) -> Result<u32> {
    Ok(u32::try_from(store::law::versions(conn)?.len()).unwrap_or(u32::MAX))
}

/// The JSON of a version by its number, from 1.
///
/// # Errors
/// `law.version_unknown`, `law.version_damaged`.
pub fn version_text(conn: &Connection, number: u32) -> Result<String> {
    let unknown = || Fault::new("law.version_unknown").with("version", number);
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).ok_or_else(unknown)?;
    let rows = store::law::versions(conn)?;
    text_of(conn, rows.get(at).ok_or_else(unknown)?)
}

/// The JSON of a version.
///
/// # Errors
/// `law.version_damaged`.
pub(super) fn text_of(conn: &Connection, row: &CatalogueRow) -> Result<String> {
    if let Some(text) = store::law::text(conn, &row.hash)? {
        return Ok(text);
    }
    let number = store::law::versions(conn)?.iter().position(|one| one.id == row.id).map_or(0, |at| at + 1);
    Err(Fault::new("law.version_damaged").with("version", number).into())
}

fn compared(conn: &Connection, pair: LawVersionPair) -> Result<Items<Change>> {
    let to = pair.to.map_or_else(|| count(conn), Ok)?;
    let from = pair.from.unwrap_or_else(|| to.saturating_sub(1).max(1));
    Ok(differences(&version_text(conn, from)?, &version_text(conn, to)?)?.into())
}
