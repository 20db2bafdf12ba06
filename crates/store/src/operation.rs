//! Operations: what was done, by whom, when, and the changeset that can take it back.

use fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::schema::{self, Table};
use crate::{Error, Result};

/// Operations are numbered by an integer sequence, for office clocks jump.
pub const TABLES: &[Table] = &[
    Table::unrecorded(
        "operation",
        "CREATE TABLE operation(
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            label TEXT NOT NULL,
            mode TEXT NOT NULL CHECK(mode IN ('do','undo','redo')),
            target INTEGER REFERENCES operation(seq),
            undone_by INTEGER REFERENCES operation(seq),
            rows INTEGER NOT NULL,
            changeset BLOB NOT NULL
        ) STRICT;
        CREATE INDEX operation_target ON operation(target);
        CREATE INDEX operation_undone_by ON operation(undone_by);",
    ),
    Table::unrecorded(
        "operation_entity",
        "CREATE TABLE operation_entity(
            entity BLOB NOT NULL,
            seq INTEGER NOT NULL REFERENCES operation(seq),
            PRIMARY KEY(entity, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX operation_entity_seq ON operation_entity(seq);",
    ),
];

/// What is about to be done: a code for programs and a Vietnamese name for people ("Thêm đơn vị Sở Nội vụ").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// `unit.add`.
    pub kind: &'static str,
    /// As the undo button names it.
    pub label: String,
}

impl Op {
    /// An operation of a kind, named for people.
    pub fn new(kind: &'static str, label: impl Into<String>) -> Self {
        Self { kind, label: label.into() }
    }
}

/// Whether an operation was done, taken back, or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Done.
    Do,
    /// Takes another back.
    Undo,
    /// Does again what was taken back.
    Redo,
}

impl Mode {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn read(code: &str) -> Self {
        match code {
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => Self::Do,
        }
    }
}

/// An entity that an operation touched: screens that show it refetch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Change {
    /// Kind of entity, a glossary name.
    pub entity: String,
    /// Its id.
    pub id: String,
}

/// What a write gives back: its output, and what it touched.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpOutput<T> {
    /// The operation's number in the log; none when nothing was changed.
    #[ts(type = "number | null")]
    pub operation: Option<i64>,
    /// What the use case answers.
    pub output: T,
    /// The entities touched. More than a thousand are named by kind only, with an empty id.
    pub changes: Vec<Change>,
}

impl<T> OpOutput<T> {
    /// The same operation with another answer.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> OpOutput<U> {
        OpOutput { operation: self.operation, output: change(self.output), changes: self.changes }
    }
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OperationRow {
    /// Number in the log.
    #[ts(type = "number")]
    pub id: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub actor: String,
    /// Code of the kind.
    pub kind: String,
    /// Vietnamese name.
    pub label: String,
    /// Done, taken back, or done again.
    pub mode: Mode,
    /// The operation taken back or done again.
    #[ts(type = "number | null")]
    pub target: Option<i64>,
    /// The operation that took this one back.
    #[ts(type = "number | null")]
    pub undone_by: Option<i64>,
    /// Rows touched.
    pub rows: u32,
}

const COLUMNS: &str = "seq, at, actor, kind, label, mode, target, undone_by, rows";

fn from_row(row: &Row<'_>) -> rusqlite::Result<OperationRow> {
    Ok(OperationRow {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        kind: row.get(3)?,
        label: row.get(4)?,
        mode: Mode::read(&row.get::<_, String>(5)?),
        target: row.get(6)?,
        undone_by: row.get(7)?,
        rows: row.get(8)?,
    })
}

/// The latest operations, newest first; of one entity when its id is given.
pub fn list(conn: &Connection, limit: u32, entity: Option<Uuid>) -> Result<Vec<OperationRow>> {
    let filter =
        if entity.is_some() { "seq IN (SELECT seq FROM operation_entity WHERE entity=?2)" } else { "?2 IS NULL" };
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE {filter} ORDER BY seq DESC LIMIT ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![limit, entity], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Kinds of the operations after one, each once.
pub fn kinds_since(conn: &Connection, seq: i64) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT kind FROM operation WHERE seq>?1")?;
    Ok(statement.query_map([seq], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// One operation.
pub fn get(conn: &Connection, id: i64) -> Result<Option<OperationRow>> {
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE seq=?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?)
}

/// The first operation that a condition chooses, in an order: the two questions of undo and redo.
pub(crate) fn first(conn: &Connection, condition_and_order: &str) -> Result<Option<OperationRow>> {
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE {condition_and_order} LIMIT 1");
    Ok(conn.prepare_cached(&sql)?.query_row([], from_row).optional()?)
}

/// Number of the last operation; 0 in a new file. Caches are keyed by it.
pub fn last(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM operation")?.query_row([], |row| row.get(0))?)
}

/// Whether an operation that stands names an entity and was done after the given one. What was taken back no longer
/// stands; what was done again, or taken back, has the place in time at which it was first done.
pub(crate) fn is_named_later(conn: &Connection, entity: Uuid, operation: i64) -> Result<bool> {
    let mut statement = conn.prepare_cached(
        "WITH RECURSIVE
            own(seq, target) AS (
                SELECT seq, target FROM operation WHERE seq=?2
                UNION SELECT operation.seq, operation.target FROM own JOIN operation ON operation.seq=own.target),
            standing(seq, target) AS (
                SELECT operation.seq, operation.target FROM operation_entity JOIN operation USING(seq)
                WHERE entity=?1 AND mode<>'undo' AND undone_by IS NULL
                UNION SELECT operation.seq, operation.target FROM standing JOIN operation ON operation.seq=standing.target)
         SELECT EXISTS(SELECT 1 FROM standing WHERE target IS NULL AND seq > (SELECT min(seq) FROM own))",
    )?;
    Ok(statement.query_row(params![entity, operation], |row| row.get(0))?)
}

/// The stored changeset of an operation.
pub(crate) fn changeset(conn: &Connection, id: i64) -> Result<Vec<u8>> {
    Ok(conn.query_row("SELECT changeset FROM operation WHERE seq=?1", [id], |row| row.get(0))?)
}

/// What is written into the log for an operation.
pub(crate) struct Record<'a> {
    pub at: &'a str,
    pub actor: &'a str,
    pub kind: &'a str,
    pub label: &'a str,
    pub mode: Mode,
    pub target: Option<i64>,
    pub changeset: &'a [u8],
}

/// Writes an operation and the entities it touched into the log.
pub(crate) fn insert(conn: &Connection, record: &Record<'_>, touched: &[TouchedRow]) -> Result<i64> {
    let rows = u32::try_from(touched.len()).unwrap_or(u32::MAX);
    conn.prepare_cached(
        "INSERT INTO operation(at, actor, kind, label, mode, target, rows, changeset) VALUES(?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        record.at,
        record.actor,
        record.kind,
        record.label,
        record.mode.code(),
        record.target,
        rows,
        record.changeset
    ])?;
    let seq = conn.last_insert_rowid();
    if let Some(target) = record.target {
        conn.execute("UPDATE operation SET undone_by=?1 WHERE seq=?2", params![seq, target])?;
    }
    let mut statement = conn.prepare_cached("INSERT OR IGNORE INTO operation_entity(entity, seq) VALUES(?,?)")?;
    for row in touched {
        for entity in row.id.into_iter().chain(row.owner) {
            statement.execute(params![entity, seq])?;
        }
    }
    Ok(seq)
}

/// A row that a changeset touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedRow {
    /// Its table.
    pub table: &'static str,
    /// Kind of entity it is or belongs to.
    pub entity: &'static str,
    /// Its id, if its key is one.
    pub id: Option<Uuid>,
    /// The entity it is part of.
    pub owner: Option<Uuid>,
    /// Whether the changeset deletes it.
    pub deleted: bool,
}

impl TouchedRow {
    /// The id of the entity whose screens change.
    pub fn entity_id(&self) -> Option<Uuid> {
        self.owner.or(self.id)
    }
}

/// Reads which rows a changeset touches. Owners of updated rows are looked up, for a changeset holds only what changed.
pub(crate) fn touched(conn: &Connection, changeset: &[u8]) -> Result<Vec<TouchedRow>> {
    let mut rows = Vec::new();
    let mut input = changeset;
    let input: &mut dyn std::io::Read = &mut input;
    let mut items = ChangesetIter::start_strm(&input)?;
    let mut owner_column: Option<(&'static str, usize)> = None;
    while let Some(item) = items.next()? {
        let operation = item.op()?;
        let Some(table) = schema::table(operation.table_name()) else { continue };
        let deleted = operation.code() == Action::SQLITE_DELETE;
        let id = key(item, deleted)?;
        let owner = match table.owner {
            None => None,
            Some(_) if operation.code() == Action::SQLITE_UPDATE => owner_of(conn, table, id)?,
            Some(column) => {
                let index = match owner_column {
                    Some((name, index)) if name == table.name => index,
                    _ => {
                        let index = column_index(conn, table.name, column)?;
                        owner_column = Some((table.name, index));
                        index
                    }
                };
                value(item, index, deleted)?
            }
        };
        rows.push(TouchedRow { table: table.name, entity: table.entity, id, owner, deleted });
    }
    Ok(rows)
}

fn key(item: &ChangesetItem, deleted: bool) -> Result<Option<Uuid>> {
    let operation = item.op()?;
    let old = deleted || operation.code() == Action::SQLITE_UPDATE;
    value(item, 0, old)
}

fn value(item: &ChangesetItem, column: usize, old: bool) -> Result<Option<Uuid>> {
    let value = if old { item.old_value(column)? } else { item.new_value(column)? };
    Ok(match value {
        ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok(),
        _ => None,
    })
}

fn owner_of(conn: &Connection, table: &Table, id: Option<Uuid>) -> Result<Option<Uuid>> {
    let (Some(column), Some(id)) = (table.owner, id) else { return Ok(None) };
    let sql = format!("SELECT {column} FROM {} WHERE id=?1", table.name);
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?.flatten())
}

fn column_index(conn: &Connection, table: &str, column: &str) -> Result<usize> {
    let index: i64 = conn
        .prepare_cached("SELECT cid FROM pragma_table_info(?1) WHERE name=?2")?
        .query_row([table, column], |row| row.get(0))?;
    usize::try_from(index).map_err(|_| Error::Sqlite(rusqlite::Error::InvalidColumnName(column.to_owned())))
}

/// Above this many, changes are named by kind only.
const NAMED_CHANGES: usize = 1000;

/// What screens must refetch after an operation.
pub(crate) fn changes(touched: &[TouchedRow]) -> Vec<Change> {
    let mut changes: Vec<Change> = touched
        .iter()
        .map(|row| Change {
            entity: row.entity.to_owned(),
            id: row.entity_id().map(|id| id.to_string()).unwrap_or_default(),
        })
        .collect();
    changes.sort();
    changes.dedup();
    if changes.len() > NAMED_CHANGES {
        for change in &mut changes {
            change.id.clear();
        }
        changes.dedup();
    }
    changes
}

/// The changeset that takes another back.
pub(crate) fn inverted(changeset: &[u8]) -> Result<Vec<u8>> {
    let mut input = changeset;
    let mut output = Vec::with_capacity(changeset.len());
    rusqlite::session::invert_strm(&mut input, &mut output)?;
    Ok(output)
}
