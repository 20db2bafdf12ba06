//! What was written for the reports on a movement, by the period that a report is of.

use std::collections::BTreeMap;

use domain::id::{MovementId, SummaryTextId};
use domain::movement::{SummarySection, TargetPeriod};
use rusqlite::{Connection, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "summary_text",
    "CREATE TABLE summary_text(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        period TEXT NOT NULL,
        section TEXT NOT NULL,
        text TEXT NOT NULL,
        UNIQUE(movement_id, period, section)
    ) STRICT;",
);

/// What was written for the report of a period.
pub fn summary_texts(
    conn: &Connection,
    movement: MovementId,
    period: TargetPeriod,
) -> Result<BTreeMap<SummarySection, String>> {
    let mut statement =
        conn.prepare_cached("SELECT section, text FROM summary_text WHERE movement_id=?1 AND period=?2")?;
    let rows = statement
        .query_map(params![movement.uuid(), period.to_string()], |row| Ok((row::code(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes one section over what is there; an empty one is removed.
pub fn put_summary_text(
    tx: &Tx<'_>,
    movement: MovementId,
    period: TargetPeriod,
    (section, text): (SummarySection, &str),
) -> Result<()> {
    let section = row::to_code(&section);
    if text.is_empty() {
        tx.execute(
            "DELETE FROM summary_text WHERE movement_id=?1 AND period=?2 AND section=?3",
            params![movement.uuid(), period.to_string(), section],
        )?;
        return Ok(());
    }
    let id: SummaryTextId = tx.new_id();
    tx.execute(
        "INSERT INTO summary_text(id, movement_id, period, section, text) VALUES(?,?,?,?,?)
         ON CONFLICT(movement_id, period, section) DO UPDATE SET text=excluded.text",
        params![id.uuid(), movement.uuid(), period.to_string(), section, text],
    )?;
    Ok(())
}
