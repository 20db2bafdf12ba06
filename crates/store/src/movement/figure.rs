//! What units were given to reach and what they reported for the targets of a movement.

use domain::id::{MovementId, MovementPartId, TargetFigureId, UnitId};
use domain::movement::TargetFigure;
use rusqlite::{Connection, Row, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "target_figure",
    "CREATE TABLE target_figure(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        target_id BLOB NOT NULL REFERENCES movement_part(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        period TEXT NOT NULL,
        aim TEXT,
        value TEXT,
        date TEXT,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE(target_id, unit_id, period)
    ) STRICT;
    CREATE INDEX target_figure_movement_id ON target_figure(movement_id);
    CREATE INDEX target_figure_unit_id ON target_figure(unit_id);",
)
.guarded(super::closed_guard);

fn from_row(row: &Row<'_>) -> rusqlite::Result<TargetFigure> {
    Ok(TargetFigure {
        id: Some(row::id(row, 0)?),
        target_id: row::id(row, 1)?,
        unit_id: row::id(row, 2)?,
        period: row::text(row, 3)?,
        aim: row::exact_opt(row, 4)?,
        value: row::exact_opt(row, 5)?,
        date: row::text_opt(row, 6)?,
        source: row.get(7)?,
        note: row.get(8)?,
    })
}

/// Every figure of a movement's targets, of all units and periods.
pub fn figures(conn: &Connection, movement: MovementId) -> Result<Vec<TargetFigure>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, target_id, unit_id, period, aim, value, date, source, note FROM target_figure
         WHERE movement_id=?1 ORDER BY target_id, unit_id, period",
    )?;
    Ok(statement.query_map([movement.uuid()], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes a figure over that of the same target, unit and period; one that says nothing is removed.
pub fn put_figure(tx: &Tx<'_>, movement: MovementId, figure: &TargetFigure) -> Result<()> {
    if figure.is_empty() {
        tx.prepare_cached("DELETE FROM target_figure WHERE target_id=?1 AND unit_id=?2 AND period=?3")?
            .execute(params![figure.target_id.uuid(), figure.unit_id.uuid(), figure.period.to_string()])?;
        return Ok(());
    }
    let id: TargetFigureId = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO target_figure(id, movement_id, target_id, unit_id, period, aim, value, date, source, note)
         VALUES(?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(target_id, unit_id, period) DO UPDATE SET aim=excluded.aim, value=excluded.value,
            date=excluded.date, source=excluded.source, note=excluded.note",
    )?
    .execute(params![
        id.uuid(),
        movement.uuid(),
        MovementPartId::uuid(figure.target_id),
        UnitId::uuid(figure.unit_id),
        figure.period.to_string(),
        figure.aim.as_ref().map(ToString::to_string),
        figure.value.as_ref().map(ToString::to_string),
        figure.date.map(|date| date.to_string()),
        figure.source,
        figure.note,
    ])?;
    Ok(())
}

/// How many figures a target has.
pub fn count_figures(conn: &Connection, target: MovementPartId) -> Result<u32> {
    let mut statement = conn.prepare_cached("SELECT count(*) FROM target_figure WHERE target_id=?1")?;
    Ok(statement.query_row([target.uuid()], |row| row.get(0))?)
}
