//! Two rows of one key, of two subjects that turn out to be one.

use std::collections::BTreeSet;

use rusqlite::params;
use rusqlite::types::Value;
use uuid::Uuid;

use super::held::{Held, Twice};
use crate::{Connection, Result, Tx, row};

/// What becomes of a row of the subject that goes, for which the one that stays has one of the same key.
pub(super) enum Meeting {
    /// Its row goes; what it alone says is filled in.
    Joined(Joined),
    /// Nothing tells which of the two holds: the row that stays.
    Clash(Uuid),
}

/// A row that goes into another.
pub(super) struct Joined {
    pub table: &'static str,
    /// The row that goes.
    pub from: Uuid,
    /// The row that stays.
    pub keep: Uuid,
    /// Columns that only the row that goes says something in.
    fills: Vec<(String, Value)>,
}

impl Joined {
    /// Fills the row that stays and removes the other.
    pub fn write(&self, tx: &Tx<'_>) -> Result<()> {
        for (column, value) in &self.fills {
            tx.execute(&format!("UPDATE {} SET {column}=?2 WHERE id=?1", self.table), params![self.keep, value])?;
        }
        tx.execute(&format!("DELETE FROM {} WHERE id=?1", self.table), [self.from])?;
        Ok(())
    }
}

/// The rows of `from` that meet one of `keep` in a column, each with what becomes of it. Those without one are not named.
pub(super) fn meetings(conn: &Connection, held: &Held, keep: Uuid, from: Uuid) -> Result<Vec<(Uuid, Meeting)>> {
    if held.twice == Twice::Stays {
        return Ok(Vec::new());
    }
    let same: String =
        held.key.iter().map(|key| format!(" AND {} IS {}", key.replace("{t}", "k"), key.replace("{t}", "f"))).collect();
    let Held { table, column, .. } = held;
    let sql = format!(
        "SELECT f.id, k.id FROM {table} AS f JOIN {table} AS k ON k.{column}=?1{same} WHERE f.{column}=?2
         ORDER BY f.id, k.id"
    );
    let mut statement = conn.prepare(&sql)?;
    let pairs = statement.query_map([keep, from], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let pairs: Vec<(Uuid, Uuid)> = pairs.collect::<rusqlite::Result<_>>()?;
    let mut found: Vec<(Uuid, Meeting)> = Vec::new();
    let mut taken = BTreeSet::new();
    for (going, staying) in pairs {
        if found.iter().any(|(id, meeting)| *id == going && matches!(meeting, Meeting::Joined(_))) {
            continue;
        }
        // Each row takes in one other, so that what it is filled with is never written over.
        let joined = match held.twice {
            Twice::Stays | Twice::Refused => None,
            Twice::Joins | Twice::MustAgree if taken.contains(&staying) => None,
            Twice::Joins | Twice::MustAgree => joined(conn, held, going, staying)?,
        };
        match joined {
            Some(joined) => {
                taken.insert(staying);
                found.push((going, Meeting::Joined(joined)));
            }
            None if held.twice != Twice::Joins => found.push((going, Meeting::Clash(staying))),
            None => {}
        }
    }
    Ok(found)
}

/// Both rows as one, unless they contradict each other or something else hangs on the one that would go.
fn joined(conn: &Connection, held: &Held, from: Uuid, keep: Uuid) -> Result<Option<Joined>> {
    if row::is_referenced(conn, held.table, from)? {
        return Ok(None);
    }
    let (columns, going) = cells(conn, held.table, from)?;
    let (_, staying) = cells(conn, held.table, keep)?;
    let mut fills = Vec::new();
    for ((column, going), staying) in columns.into_iter().zip(going).zip(staying) {
        let told_apart = column == "id" || column == held.column || held.apart.contains(&column.as_str());
        if told_apart || going == staying || says_nothing(&going) {
            continue;
        }
        if !says_nothing(&staying) {
            return Ok(None);
        }
        fills.push((column, going));
    }
    Ok(Some(Joined { table: held.table, from, keep, fills }))
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

fn cells(conn: &Connection, table: &str, id: Uuid) -> Result<(Vec<String>, Vec<Value>)> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table} WHERE id=?1"))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let cells = statement.query_row([id], |row| (0..columns.len()).map(|column| row.get(column)).collect())?;
    Ok((columns, cells))
}
