//! Units that take part in a movement: what they registered for and their own plans.

use std::collections::BTreeSet;

use domain::date::PartialDate;
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
        pledge TEXT NOT NULL,
        date TEXT,
        disseminated TEXT,
        plan_number TEXT NOT NULL,
        plan_date TEXT,
        own_targets TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE(movement_id, unit_id)
    ) STRICT;
    CREATE INDEX registration_unit_id ON registration(unit_id);",
);

/// The units that take part in a movement, in the order in which they were entered.
pub fn registrations(conn: &Connection, movement: MovementId) -> Result<Vec<Registration>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, unit_id, aim, pledge, date, disseminated, plan_number, plan_date, own_targets, note
         FROM registration WHERE movement_id=?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([movement.uuid()], |row| {
        Ok(Registration {
            id: Some(row::id(row, 0)?),
            unit_id: row::id(row, 1)?,
            aim: row.get(2)?,
            pledge: row.get(3)?,
            date: row::text_opt(row, 4)?,
            disseminated: row::text_opt(row, 5)?,
            plan_number: row.get(6)?,
            plan_date: row::text_opt(row, 7)?,
            own_targets: row.get(8)?,
            note: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts units onto a movement's list with what they registered; a unit on the list already stays as it is.
pub(super) fn add(tx: &Tx<'_>, movement: MovementId, all: &[Registration]) -> Result<()> {
    let listed: BTreeSet<UnitId> = registrations(tx, movement)?.iter().map(|own| own.unit_id).collect();
    for registration in all.iter().filter(|own| !listed.contains(&own.unit_id)) {
        put_registration(tx, movement, registration)?;
    }
    Ok(())
}

/// Writes what a unit registered; one that is not on the movement's list yet comes to its end.
pub fn put_registration(tx: &Tx<'_>, movement: MovementId, registration: &Registration) -> Result<()> {
    let position = tx
        .prepare_cached(
            "SELECT coalesce((SELECT position FROM registration WHERE movement_id=?1 AND unit_id=?2),
            (SELECT max(position) + 1 FROM registration WHERE movement_id=?1), 1)",
        )?
        .query_row(params![movement.uuid(), registration.unit_id.uuid()], |row| row.get(0))?;
    write(tx, movement, registration, position)
}

/// Takes a unit off a movement's list.
pub fn remove_registration(tx: &Tx<'_>, movement: MovementId, unit: UnitId) -> Result<()> {
    tx.prepare_cached("DELETE FROM registration WHERE movement_id=?1 AND unit_id=?2")?
        .execute(params![movement.uuid(), unit.uuid()])?;
    Ok(())
}

fn write(tx: &Tx<'_>, movement: MovementId, registration: &Registration, position: u32) -> Result<()> {
    let id: RegistrationId = tx.new_id();
    let day = |date: Option<PartialDate>| date.map(|date| date.to_string());
    tx.prepare_cached(
        "INSERT INTO registration(id, movement_id, unit_id, position, aim, pledge, date, disseminated, plan_number,
            plan_date, own_targets, note) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(movement_id, unit_id) DO UPDATE SET position=excluded.position, aim=excluded.aim,
            pledge=excluded.pledge, date=excluded.date, disseminated=excluded.disseminated,
            plan_number=excluded.plan_number, plan_date=excluded.plan_date, own_targets=excluded.own_targets,
            note=excluded.note",
    )?
    .execute(params![
        id.uuid(),
        movement.uuid(),
        registration.unit_id.uuid(),
        position,
        registration.aim,
        registration.pledge,
        day(registration.date),
        day(registration.disseminated),
        registration.plan_number,
        day(registration.plan_date),
        registration.own_targets,
        registration.note,
    ])?;
    Ok(())
}
