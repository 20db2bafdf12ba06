//! Domain values in rows: dates, decimals and JSON are stored as text, identities as 16 bytes.

use rusqlite::types::Type;
use rusqlite::{Connection, Row};
use uuid::Uuid;

fn refused(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

/// An identity.
pub fn id<T: From<Uuid>>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get::<_, Uuid>(column).map(T::from)
}

/// An identity that may be absent.
pub fn id_opt<T: From<Uuid>>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<Uuid>>(column)?.map(T::from))
}

/// A value stored as its text: a date, a decimal.
pub fn text<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    row.get::<_, String>(column)?.parse().map_err(|error| refused(column, error))
}

/// A value stored as its text that may be absent.
pub fn text_opt<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    row.get::<_, Option<String>>(column)?.map(|text| text.parse()).transpose().map_err(|error| refused(column, error))
}

/// An exact number stored as its text that may be absent.
pub fn exact_opt(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<domain::number::Exact>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| domain::number::read_machine(&text)).transpose().map_err(|error| refused(column, error))
}

/// A value stored as the JSON of its serde form: small enums and lists that no query looks into.
pub fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(|error| refused(column, error))
}

/// An enum stored as its snake_case code, the same that JSON shows.
pub fn code<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(text)).map_err(|error| refused(column, error))
}

/// The snake_case code of an enum, for storing.
pub fn to_code<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The JSON text of a value, for storing.
pub fn to_json<T: serde::Serialize>(value: &T) -> crate::Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// Whether a foreign key of any table points to a row.
pub fn is_referenced(conn: &Connection, table: &str, id: Uuid) -> crate::Result<bool> {
    is_referenced_except(conn, table, id, &[])
}

/// Whether a foreign key of any table but some points to a row: an entity's own parts are removed with it.
pub fn is_referenced_except(conn: &Connection, table: &str, id: Uuid, except: &[&str]) -> crate::Result<bool> {
    for other in crate::schema::tables().filter(|other| !except.contains(&other.name)) {
        let mut keys = conn.prepare_cached("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\"=?2")?;
        let columns = keys.query_map([other.name, table], |row| row.get::<_, String>(0))?;
        for column in columns.collect::<rusqlite::Result<Vec<_>>>()? {
            let sql = format!("SELECT EXISTS(SELECT 1 FROM {} WHERE {column}=?1)", other.name);
            if conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether a row of a table with `parent_id` never comes back to itself on the way up.
pub fn has_no_circle(conn: &Connection, table: &str, id: Uuid) -> crate::Result<bool> {
    let sql = format!(
        "WITH RECURSIVE above(id) AS (
            SELECT parent_id FROM {table} WHERE id=?1
            UNION SELECT {table}.parent_id FROM above JOIN {table} ON {table}.id=above.id
         ) SELECT NOT EXISTS(SELECT 1 FROM above WHERE id=?1)"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}
