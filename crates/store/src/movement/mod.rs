//! Movements with the parts of their plans, and the units registered for them.

mod exemplar;
mod figure;
mod inspection;
mod part;
mod registration;
mod result;
mod summary;

use domain::id::MovementId;
use domain::movement::{Movement, PlanSigner};
use domain::text;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Result, Table, Tx, row};

pub use exemplar::{exemplar, exemplars, remove_exemplar, save_exemplar};
pub use figure::{count_figures, figures, put_figure};
pub use inspection::{inspection, inspections, remove_inspection, save_inspection};
pub(crate) use part::assign;
pub use registration::{put_registration, registrations, remove_registration};
pub use result::{put_result, results, results_of_year};
pub use summary::{put_summary_text, summary_texts};

/// Tables of movements.
pub const TABLES: &[Table] = &[
    Table::entity(
        "movement",
        "CREATE TABLE movement(
            id BLOB PRIMARY KEY,
            name TEXT NOT NULL,
            other_names TEXT NOT NULL,
            parent_id BLOB REFERENCES movement(id),
            rhythm TEXT,
            period_from TEXT,
            period_to TEXT,
            is_plan INTEGER NOT NULL,
            plan_kind TEXT NOT NULL,
            number TEXT NOT NULL,
            date TEXT,
            place TEXT NOT NULL,
            issuer TEXT NOT NULL,
            title TEXT NOT NULL,
            signer_position TEXT NOT NULL,
            signer_name TEXT NOT NULL,
            joined_movements TEXT NOT NULL,
            indexes TEXT NOT NULL,
            slogans TEXT NOT NULL,
            text TEXT NOT NULL,
            note TEXT NOT NULL,
            closed TEXT,
            sort_key BLOB NOT NULL,
            fold TEXT NOT NULL
        ) STRICT;
        CREATE INDEX movement_parent_id ON movement(parent_id);",
    )
    .sound(|conn, id| row::has_no_circle(conn, "movement", id)),
    part::TABLE,
    registration::TABLE,
    result::TABLE,
    figure::TABLE,
    inspection::TABLE,
    exemplar::TABLE,
    summary::TABLE,
];

const COLUMNS: &str = "id, name, other_names, parent_id, rhythm, period_from, period_to, is_plan, plan_kind, number, \
    date, place, issuer, title, signer_position, signer_name, joined_movements, indexes, slogans, text, note, closed";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Movement> {
    let rhythm: Option<String> = row.get(4)?;
    Ok(Movement {
        id: Some(row::id(row, 0)?),
        name: row.get(1)?,
        other_names: row::json(row, 2)?,
        parent_id: row::id_opt(row, 3)?,
        rhythm: rhythm.map(|_| row::code(row, 4)).transpose()?,
        period: domain::date::Period { from: row::text_opt(row, 5)?, to: row::text_opt(row, 6)? },
        is_plan: row.get(7)?,
        plan_kind: row::code(row, 8)?,
        number: row.get(9)?,
        date: row::text_opt(row, 10)?,
        place: row.get(11)?,
        issuer: row.get(12)?,
        title: row.get(13)?,
        signer: PlanSigner { position: row.get(14)?, name: row.get(15)? },
        joined_movements: row::json(row, 16)?,
        indexes: row::json(row, 17)?,
        slogans: row::json(row, 18)?,
        text: row.get(19)?,
        note: row.get(20)?,
        closed: row::text_opt(row, 21)?,
        ..Movement::default()
    })
}

/// All movements in Vietnamese order of names, without the parts of their plans.
pub fn list(conn: &Connection) -> Result<Vec<Movement>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM movement ORDER BY sort_key, id"))?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// One movement with all its parts.
pub fn get(conn: &Connection, id: MovementId) -> Result<Option<Movement>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM movement WHERE id=?1"))?;
    let Some(mut movement) = statement.query_row([id.uuid()], from_row).optional()? else { return Ok(None) };
    part::fill(conn, id, &mut movement)?;
    movement.registrations = registrations(conn, id)?;
    Ok(Some(movement))
}

/// Adds a movement with its parts, or changes the one of its id. Parts that stay keep their rows; parts that are gone
/// from it are removed. Units that it names come onto its list; those on the list stay as they are, for they are written
/// one by one elsewhere ([`put_registration`], [`remove_registration`]).
pub fn save(tx: &Tx<'_>, movement: &Movement) -> Result<MovementId> {
    let id = movement.id.unwrap_or_else(|| tx.new_id());
    let date = |date: Option<domain::date::PartialDate>| date.map(|date| date.to_string());
    tx.prepare_cached(
        "INSERT INTO movement(id, name, other_names, parent_id, rhythm, period_from, period_to, is_plan, plan_kind,
            number, date, place, issuer, title, signer_position, signer_name, joined_movements, indexes, slogans, text,
            note, closed, sort_key, fold) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET name=excluded.name, other_names=excluded.other_names,
            parent_id=excluded.parent_id, rhythm=excluded.rhythm, period_from=excluded.period_from,
            period_to=excluded.period_to, is_plan=excluded.is_plan, plan_kind=excluded.plan_kind,
            number=excluded.number, date=excluded.date, place=excluded.place, issuer=excluded.issuer,
            title=excluded.title, signer_position=excluded.signer_position, signer_name=excluded.signer_name,
            joined_movements=excluded.joined_movements, indexes=excluded.indexes, slogans=excluded.slogans,
            text=excluded.text, note=excluded.note, closed=excluded.closed, sort_key=excluded.sort_key, fold=excluded.fold",
    )?
    .execute(params![
        id.uuid(),
        movement.name,
        row::to_json(&movement.other_names)?,
        movement.parent_id.map(MovementId::uuid),
        movement.rhythm.map(|rhythm| row::to_code(&rhythm)),
        date(movement.period.from),
        date(movement.period.to),
        movement.is_plan,
        row::to_code(&movement.plan_kind),
        movement.number,
        date(movement.date),
        movement.place,
        movement.issuer,
        movement.title,
        movement.signer.position,
        movement.signer.name,
        row::to_json(&movement.joined_movements)?,
        row::to_json(&movement.indexes)?,
        row::to_json(&movement.slogans)?,
        movement.text,
        movement.note,
        date(movement.closed),
        text::sort_key(&movement.name),
        text::fold(&format!("{} {} {}", movement.name, movement.number, movement.title)),
    ])?;
    part::save(tx, id, movement)?;
    registration::add(tx, id, &movement.registrations)?;
    Ok(id)
}

/// Notes the day on which a movement was closed, or that it runs again.
pub fn close(tx: &Tx<'_>, id: MovementId, day: Option<domain::date::PartialDate>) -> Result<()> {
    let day = day.map(|day| day.to_string());
    tx.execute("UPDATE movement SET closed=?1 WHERE id=?2", params![day, id.uuid()])?;
    Ok(())
}

/// Why figures and results of a movement must not go back, if so: it was closed with them.
pub fn closed_guard(conn: &Connection, id: uuid::Uuid) -> Result<Option<domain::Fault>> {
    let closed = get(conn, id.into())?.and_then(|movement| Some((movement.closed?, movement.name)));
    Ok(closed
        .map(|(day, name)| domain::Fault::new("movement.closed").with("name", name).with("date", day.vietnamese())))
}

/// Removes a movement with its parts; SQLite refuses while something else names it.
pub fn remove(tx: &Tx<'_>, id: MovementId) -> Result<()> {
    tx.execute("DELETE FROM movement_part WHERE movement_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM registration WHERE movement_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM summary_text WHERE movement_id=?1", [id.uuid()])?;
    tx.execute("DELETE FROM movement WHERE id=?1", [id.uuid()])?;
    Ok(())
}

/// Whether something beside its own parts names the movement.
pub fn is_in_use(conn: &Connection, id: MovementId) -> Result<bool> {
    row::is_referenced_except(conn, "movement", id.uuid(), &["movement_part", "registration", "summary_text"])
}
