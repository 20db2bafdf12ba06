//! Units registered for a movement.

use std::collections::BTreeMap;

use domain::id::{MovementId, RegistrationId, UnitId};
use domain::movement::Registration;
use rusqlite::{Connection, params};

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "registration",
    "CREATE TABLE registration(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        unit_id BLOB NOT NULL REFERENCES unit(id),
        position INTEGER NOT NULL,
        aim TEXT NOT NULL,
        date TEXT,
        UNIQUE(movement_id, unit_id)
    ) STRICT;
    CREATE INDEX registration_unit_id ON registration(unit_id);",
);

/// The units registered for a movement, in the order in which they were entered.
pub(super) fn list(conn: &Connection, movement: MovementId) -> Result<Vec<Registration>> {
    let mut statement = conn
        .prepare_cached("SELECT id, unit_id, aim, date FROM registration WHERE movement_id=?1 ORDER BY position, id")?;
    let rows = statement.query_map([movement.uuid()], |row| {
        Ok(Registration {
            id: Some(row::id(row, 0)?),
            unit_id: row::id(row, 1)?,
            aim: row.get(2)?,
            date: row::text_opt(row, 3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the registrations: a unit that stays keeps its row.
pub(super) fn save(tx: &Tx<'_>, movement: MovementId, registrations: &[Registration]) -> Result<()> {
    let stored = list(tx, movement)?;
    let mut left: BTreeMap<UnitId, RegistrationId> =
        stored.iter().filter_map(|registration| Some((registration.unit_id, registration.id?))).collect();
    for registration in registrations {
        left.remove(&registration.unit_id);
    }
    for id in left.values() {
        tx.execute("DELETE FROM registration WHERE id=?1", [id.uuid()])?;
    }
    for (registration, position) in registrations.iter().zip(1_u32..) {
        let id: RegistrationId = tx.new_id();
        tx.prepare_cached(
            "INSERT INTO registration(id, movement_id, unit_id, position, aim, date) VALUES(?,?,?,?,?,?)
             ON CONFLICT(movement_id, unit_id) DO UPDATE SET position=excluded.position, aim=excluded.aim,
                date=excluded.date",
        )?
        .execute(params![
            id.uuid(),
            movement.uuid(),
            registration.unit_id.uuid(),
            position,
            registration.aim,
            registration.date.map(|date| date.to_string())
        ])?;
    }
    Ok(())
}
