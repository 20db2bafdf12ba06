//! Successions of units and the lineage that follows from them.

use std::collections::BTreeSet;

use domain::id::{SuccessionId, UnitId};
use domain::unit::Succession;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table {
    entity: "unit",
    ..Table::entity(
        "succession",
        "CREATE TABLE succession(
            id BLOB PRIMARY KEY,
            kind TEXT NOT NULL,
            date TEXT NOT NULL,
            decision_number TEXT NOT NULL,
            decision_date TEXT,
            new_name TEXT NOT NULL,
            old_name TEXT NOT NULL
        ) STRICT;",
    )
};

pub(super) const MEMBERS: Table = Table::part_of(
    "unit",
    "unit_id",
    "succession_unit",
    "CREATE TABLE succession_unit(
        id BLOB PRIMARY KEY,
        succession_id BLOB NOT NULL REFERENCES succession(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        side TEXT NOT NULL CHECK(side IN ('from','to')),
        position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX succession_unit_succession_id ON succession_unit(succession_id);
    CREATE INDEX succession_unit_unit_id ON succession_unit(unit_id);",
);

fn from_row(row: &Row<'_>) -> rusqlite::Result<Succession> {
    Ok(Succession {
        id: Some(row::id(row, 0)?),
        kind: row::code(row, 1)?,
        date: row::text(row, 2)?,
        decision_number: row.get(3)?,
        decision_date: row::text_opt(row, 4)?,
        new_name: row.get(5)?,
        old_name: row.get(6)?,
        from: Vec::new(),
        to: Vec::new(),
        founded: Vec::new(),
    })
}

/// All successions by date; those of one unit when it is given.
pub fn successions(conn: &Connection, unit: Option<UnitId>) -> Result<Vec<Succession>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, kind, date, decision_number, decision_date, new_name, old_name FROM succession
         WHERE ?1 IS NULL OR id IN (SELECT succession_id FROM succession_unit WHERE unit_id=?1) ORDER BY date, id",
    )?;
    let rows = statement.query_map([unit.map(UnitId::uuid)], from_row)?;
    let mut successions: Vec<Succession> = rows.collect::<rusqlite::Result<_>>()?;
    for succession in &mut successions {
        let id = succession.id.map(SuccessionId::uuid);
        succession.from = members(conn, id, "from")?;
        succession.to = members(conn, id, "to")?;
    }
    Ok(successions)
}

fn members(conn: &Connection, succession: Option<Uuid>, side: &str) -> Result<Vec<UnitId>> {
    let mut statement = conn
        .prepare_cached("SELECT unit_id FROM succession_unit WHERE succession_id=?1 AND side=?2 ORDER BY position")?;
    Ok(statement.query_map(params![succession, side], |row| row::id(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Adds a succession.
pub fn save_succession(tx: &Tx<'_>, succession: &Succession) -> Result<SuccessionId> {
    let id: SuccessionId = tx.new_id();
    tx.execute(
        "INSERT INTO succession(id, kind, date, decision_number, decision_date, new_name, old_name) VALUES(?,?,?,?,?,?,?)",
        params![
            id.uuid(),
            row::to_code(&succession.kind),
            succession.date.to_string(),
            succession.decision_number,
            succession.decision_date.map(|date| date.to_string()),
            succession.new_name,
            succession.old_name,
        ],
    )?;
    for (side, units) in [("from", &succession.from), ("to", &succession.to)] {
        for (position, unit) in units.iter().enumerate() {
            let member: Uuid = tx.new_id();
            tx.execute(
                "INSERT INTO succession_unit(id, succession_id, unit_id, side, position) VALUES(?,?,?,?,?)",
                params![member, id.uuid(), unit.uuid(), side, position],
            )?;
        }
    }
    Ok(id)
}

/// Removes a succession.
pub fn remove_succession(tx: &Tx<'_>, id: SuccessionId) -> Result<()> {
    tx.execute("DELETE FROM succession_unit WHERE succession_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM succession WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// A unit and all the units that became it, so that their history can be shown as its own.
pub fn lineage(conn: &Connection, unit: UnitId) -> Result<BTreeSet<UnitId>> {
    let mut statement = conn.prepare_cached(
        "WITH RECURSIVE line(unit_id) AS (
            SELECT ?1
            UNION
            SELECT before.unit_id FROM line
            JOIN succession_unit AS after ON after.unit_id=line.unit_id AND after.side='to'
            JOIN succession_unit AS before ON before.succession_id=after.succession_id AND before.side='from'
         ) SELECT unit_id FROM line",
    )?;
    Ok(statement.query_map([unit.uuid()], |row| row::id(row, 0))?.collect::<rusqlite::Result<_>>()?)
}
