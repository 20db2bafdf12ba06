//! Dated identities of the office.

use domain::id::OfficeId;
use domain::office::Office;
use rusqlite::{Connection, Row, params};

use crate::{Result, Table, Tx, row};

/// Tables of the office.
pub const TABLES: &[Table] = &[Table::entity(
    "office",
    "CREATE TABLE office(
        id BLOB PRIMARY KEY,
        valid_from TEXT NOT NULL,
        superior TEXT NOT NULL,
        name TEXT NOT NULL,
        symbol TEXT NOT NULL,
        place TEXT NOT NULL,
        signers TEXT NOT NULL,
        recipients TEXT NOT NULL
    ) STRICT;",
)];

fn from_row(row: &Row<'_>) -> rusqlite::Result<Office> {
    Ok(Office {
        id: Some(row::id(row, 0)?),
        valid_from: row::text(row, 1)?,
        superior: row.get(2)?,
        name: row.get(3)?,
        symbol: row.get(4)?,
        place: row.get(5)?,
        signers: row::json(row, 6)?,
        recipients: row::json(row, 7)?,
    })
}

/// All identities, the latest first.
pub fn list(conn: &Connection) -> Result<Vec<Office>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, valid_from, superior, name, symbol, place, signers, recipients FROM office
         ORDER BY valid_from DESC, id DESC",
    )?;
    Ok(statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Adds an identity, or changes the one of its id.
pub fn save(tx: &Tx<'_>, office: &Office) -> Result<OfficeId> {
    let id = office.id.unwrap_or_else(|| tx.new_id());
    tx.prepare_cached(
        "INSERT INTO office(id, valid_from, superior, name, symbol, place, signers, recipients) VALUES(?,?,?,?,?,?,?,?)
         ON CONFLICT(id) DO UPDATE SET valid_from=excluded.valid_from, superior=excluded.superior, name=excluded.name,
            symbol=excluded.symbol, place=excluded.place, signers=excluded.signers, recipients=excluded.recipients",
    )?
    .execute(params![
        id.uuid(),
        office.valid_from.to_string(),
        office.superior,
        office.name,
        office.symbol,
        office.place,
        row::to_json(&office.signers)?,
        row::to_json(&office.recipients)?,
    ])?;
    Ok(id)
}

/// Removes an identity.
pub fn remove(tx: &Tx<'_>, id: OfficeId) -> Result<()> {
    tx.execute("DELETE FROM office WHERE id=?1", [id.uuid()])?;
    Ok(())
}
