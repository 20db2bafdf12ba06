//! Rounds (kỳ chấm điểm): a scheme applied to the units of a cluster or a movement in a year.

use domain::Fault;
use domain::date::Period;
use domain::id::{ClusterId, MovementId, RoundId, SchemeId, UnitId};
use domain::text;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::entity(
    "round",
    "CREATE TABLE round(
        id BLOB PRIMARY KEY,
        name TEXT NOT NULL,
        year INTEGER NOT NULL,
        scheme_id BLOB NOT NULL REFERENCES scheme(id),
        cluster_id BLOB REFERENCES cluster(id),
        movement_id BLOB REFERENCES movement(id),
        period_from TEXT,
        period_to TEXT,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        locked_at TEXT,
        snapshot TEXT
    ) STRICT;
    CREATE INDEX round_scheme_id ON round(scheme_id);
    CREATE INDEX round_cluster_id ON round(cluster_id);
    CREATE INDEX round_movement_id ON round(movement_id);",
)
.in_order()
.sound(has_a_name_of_its_own);

pub(super) const UNITS: Table = Table::part_of(
    "round",
    "round_id",
    "round_unit",
    "CREATE TABLE round_unit(
        id BLOB PRIMARY KEY,
        round_id BLOB NOT NULL REFERENCES round(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        UNIQUE(round_id, unit_id)
    ) STRICT;
    CREATE INDEX round_unit_unit_id ON round_unit(unit_id);
    CREATE TRIGGER round_unit_locked_insert BEFORE INSERT ON round_unit
        WHEN (SELECT state FROM round WHERE id=NEW.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER round_unit_locked_update BEFORE UPDATE ON round_unit
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;
    CREATE TRIGGER round_unit_locked_delete BEFORE DELETE ON round_unit
        WHEN (SELECT state FROM round WHERE id=OLD.round_id)='locked' BEGIN SELECT RAISE(ABORT, 'guard:round.locked'); END;",
)
.guarded(guard);

/// Whether scores of a round may change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Scores come and change.
    #[default]
    Open,
    /// Nothing changes without a reopening.
    Locked,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Round {
    /// None for one that is being opened.
    pub id: Option<RoundId>,
    /// Its name.
    pub name: String,
    /// Its year.
    pub year: u16,
    /// The version of the scheme.
    pub scheme_id: SchemeId,
    /// The cluster whose members are compared.
    pub cluster_id: Option<ClusterId>,
    /// The movement whose registered units are compared.
    pub movement_id: Option<MovementId>,
    /// What counts into it.
    pub period: Period,
    /// Open or locked.
    pub state: RoundState,
    /// Why it was reopened last.
    pub reason: String,
    /// When it was locked, RFC 3339 in UTC.
    pub locked_at: Option<String>,
}

/// A unit of a round, with its name when the round was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundUnit {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name then.
    pub name: String,
}

const COLUMNS: &str = "id, name, year, scheme_id, cluster_id, movement_id, period_from, period_to, state, reason, \
    locked_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Round> {
    Ok(Round {
        id: Some(row::id(row, 0)?),
        name: row.get(1)?,
        year: row.get(2)?,
        scheme_id: row::id(row, 3)?,
        cluster_id: row::id_opt(row, 4)?,
        movement_id: row::id_opt(row, 5)?,
        period: Period { from: row::text_opt(row, 6)?, to: row::text_opt(row, 7)? },
        state: row::code(row, 8)?,
        reason: row.get(9)?,
        locked_at: row.get(10)?,
    })
}

/// All rounds, the latest year first.
pub fn rounds(conn: &Connection) -> Result<Vec<Round>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM round ORDER BY year DESC, id DESC"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One round.
pub fn round(conn: &Connection, id: RoundId) -> Result<Option<Round>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM round WHERE id=?1"))?;
    Ok(statement.query_row([id.uuid()], from_row).optional()?)
}

/// What was locked: inputs, scheme, members, results, as JSON; none when the round was never locked.
pub fn snapshot(conn: &Connection, id: RoundId) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT snapshot FROM round WHERE id=?1")?;
    Ok(statement.query_row([id.uuid()], |row| row.get(0)).optional()?.flatten())
}

/// Locks a round and keeps what was locked.
pub fn lock(tx: &Tx<'_>, id: RoundId, at: &str, snapshot: &str) -> Result<()> {
    tx.prepare_cached("UPDATE round SET state=?2, locked_at=?3, snapshot=?4 WHERE id=?1")?.execute(params![
        id.uuid(),
        row::to_code(&RoundState::Locked),
        at,
        snapshot
    ])?;
    Ok(())
}

/// Adds a round, or changes the one of its id; what was locked stays.
pub fn save_round(tx: &Tx<'_>, round: &Round) -> Result<RoundId> {
    let id = round.id.unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO round(id, name, year, scheme_id, cluster_id, movement_id, period_from, period_to, state, reason,
            locked_at) VALUES(?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET name=excluded.name, year=excluded.year, scheme_id=excluded.scheme_id,
            period_from=excluded.period_from, period_to=excluded.period_to, state=excluded.state,
            reason=excluded.reason, locked_at=excluded.locked_at",
    )?
    .execute(params![
        id.uuid(),
        round.name,
        round.year,
        round.scheme_id.uuid(),
        round.cluster_id.map(ClusterId::uuid),
        round.movement_id.map(MovementId::uuid),
        round.period.from.map(|date| date.to_string()),
        round.period.to.map(|date| date.to_string()),
        row::to_code(&round.state),
        round.reason,
        round.locked_at,
    ])?;
    Ok(id)
}

/// The units of a round in the order of the decision that made the cluster.
pub fn units(conn: &Connection, round: RoundId) -> Result<Vec<RoundUnit>> {
    let mut statement =
        conn.prepare_cached("SELECT unit_id, name FROM round_unit WHERE round_id=?1 ORDER BY position, id")?;
    let rows =
        statement.query_map([round.uuid()], |row| Ok(RoundUnit { unit_id: row::id(row, 0)?, name: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts a unit at the end of a round.
pub fn add_unit(tx: &Tx<'_>, round: RoundId, unit: UnitId, name: &str) -> Result<()> {
    let id: Uuid = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO round_unit(id, round_id, unit_id, position, name)
         VALUES(?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM round_unit WHERE round_id=?2), ?4)",
    )?
    .execute(params![id, round.uuid(), unit.uuid(), name])?;
    Ok(())
}

/// Takes a unit with its scores and their evidence out of a round.
pub fn remove_unit(tx: &Tx<'_>, round: RoundId, unit: UnitId) -> Result<()> {
    for table in ["score_evidence", "score", "round_unit"] {
        let sql = format!("DELETE FROM {table} WHERE round_id=?1 AND unit_id=?2");
        tx.execute(&sql, params![round.uuid(), unit.uuid()])?;
    }
    Ok(())
}

/// Whether no other round has the name of a round, however it is spelt.
fn has_a_name_of_its_own(conn: &Connection, id: Uuid) -> Result<bool> {
    let Some(own) = round(conn, id.into())? else { return Ok(true) };
    let key = text::match_key(&own.name);
    Ok(!rounds(conn)?.iter().any(|other| other.id != own.id && text::match_key(&other.name) == key))
}

/// Why scores of a round must not change, if so.
pub fn guard(conn: &Connection, id: Uuid) -> Result<Option<Fault>> {
    let locked = round(conn, id.into())?.filter(|round| round.state == RoundState::Locked);
    Ok(locked.map(|round| Fault::new("round.locked").with("name", round.name)))
}
