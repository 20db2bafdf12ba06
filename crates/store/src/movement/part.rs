//! The lines of a movement's lists, in the order of the paper: one row a line, its content as JSON.

use domain::id::{MovementId, MovementPartId, UnitId};
use domain::movement::{Assignment, Movement, Part};
use rusqlite::{Connection, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

use crate::{Result, Table, Tx, row};

pub(super) const TABLE: Table = Table::part_of(
    "movement",
    "movement_id",
    "movement_part",
    "CREATE TABLE movement_part(
        id BLOB PRIMARY KEY,
        movement_id BLOB NOT NULL REFERENCES movement(id),
        part TEXT NOT NULL,
        position INTEGER NOT NULL,
        unit_id BLOB REFERENCES unit(id),
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX movement_part_movement_id ON movement_part(movement_id, part, position);
    CREATE INDEX movement_part_unit_id ON movement_part(unit_id);",
);

fn lines<T: DeserializeOwned>(conn: &Connection, movement: MovementId, part: &str) -> Result<Vec<Part<T>>> {
    let mut statement = conn
        .prepare_cached("SELECT id, body FROM movement_part WHERE movement_id=?1 AND part=?2 ORDER BY position, id")?;
    let rows = statement.query_map(params![movement.uuid(), part], |row| {
        Ok(Part { id: Some(row::id(row, 0)?), line: row::json(row, 1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads every list of a movement.
pub(super) fn fill(conn: &Connection, id: MovementId, movement: &mut Movement) -> Result<()> {
    movement.legal_bases = lines(conn, id, "legal_basis")?;
    movement.purposes = lines(conn, id, "purpose")?;
    movement.requirements = lines(conn, id, "requirement")?;
    movement.participants = lines(conn, id, "participant")?;
    movement.contents = lines(conn, id, "content_item")?;
    movement.targets = lines(conn, id, "target")?;
    movement.solutions = lines(conn, id, "solution")?;
    movement.commendations = lines(conn, id, "commendation")?;
    movement.assignments = lines(conn, id, "assignment")?;
    movement.milestones = lines(conn, id, "milestone")?;
    movement.recipients = lines(conn, id, "recipient")?;
    Ok(())
}

/// Writes every list of a movement: only rows that are new or changed are touched.
pub(super) fn save(tx: &Tx<'_>, id: MovementId, movement: &Movement) -> Result<()> {
    let mut writer = Writer::new(tx, id)?;
    writer.list("legal_basis", &movement.legal_bases, |_| None)?;
    writer.list("purpose", &movement.purposes, |_| None)?;
    writer.list("requirement", &movement.requirements, |_| None)?;
    writer.list("participant", &movement.participants, |_| None)?;
    writer.list("content_item", &movement.contents, |_| None)?;
    writer.list("target", &movement.targets, |_| None)?;
    writer.list("solution", &movement.solutions, |_| None)?;
    writer.list("commendation", &movement.commendations, |_| None)?;
    writer.list("assignment", &movement.assignments, |line| line.unit_id)?;
    writer.list("milestone", &movement.milestones, |_| None)?;
    writer.list("recipient", &movement.recipients, |_| None)?;
    writer.remove_the_rest()
}

/// Gives a line of the tasks to another unit; what is written on the paper stays.
pub(crate) fn assign(tx: &Tx<'_>, line: MovementPartId, unit: UnitId) -> Result<()> {
    let mut assignment: Assignment =
        tx.query_row("SELECT body FROM movement_part WHERE id=?1", [line.uuid()], |row| row::json(row, 0))?;
    assignment.unit_id = Some(unit);
    tx.prepare_cached("UPDATE movement_part SET unit_id=?2, body=?3 WHERE id=?1")?.execute(params![
        line.uuid(),
        unit.uuid(),
        row::to_json(&assignment)?
    ])?;
    Ok(())
}

struct Writer<'a> {
    tx: &'a Tx<'a>,
    movement: MovementId,
    /// What is stored: part, position, body by id. What is written is taken out; what is left is gone from the paper.
    stored: BTreeMap<MovementPartId, (String, u32, String)>,
}

impl<'a> Writer<'a> {
    fn new(tx: &'a Tx<'a>, movement: MovementId) -> Result<Self> {
        let mut statement =
            tx.prepare_cached("SELECT id, part, position, body FROM movement_part WHERE movement_id=?1")?;
        let rows = statement
            .query_map([movement.uuid()], |row| Ok((row::id(row, 0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))?;
        Ok(Self { tx, movement, stored: rows.collect::<rusqlite::Result<_>>()? })
    }

    fn list<T: Serialize>(&mut self, part: &str, lines: &[Part<T>], unit: fn(&T) -> Option<UnitId>) -> Result<()> {
        for (line, position) in lines.iter().zip(1_u32..) {
            let body = row::to_json(&line.line)?;
            // An id that is not one of this movement's lines, or is used twice, makes a new line.
            let kept = line.id.and_then(|id| self.stored.remove(&id).map(|stored| (id, stored)));
            let id = match kept {
                Some((_, stored)) if stored == (part.to_owned(), position, body.clone()) => continue,
                Some((id, _)) => id,
                None => self.tx.new_id(),
            };
            self.tx
                .prepare_cached(
                    "INSERT INTO movement_part(id, movement_id, part, position, unit_id, body) VALUES(?,?,?,?,?,?)
                     ON CONFLICT(id) DO UPDATE SET part=excluded.part, position=excluded.position,
                        unit_id=excluded.unit_id, body=excluded.body",
                )?
                .execute(params![
                    id.uuid(),
                    self.movement.uuid(),
                    part,
                    position,
                    unit(&line.line).map(UnitId::uuid),
                    body
                ])?;
        }
        Ok(())
    }

    fn remove_the_rest(self) -> Result<()> {
        for id in self.stored.keys() {
            self.tx.execute("DELETE FROM movement_part WHERE id=?1", [id.uuid()])?;
        }
        Ok(())
    }
}
