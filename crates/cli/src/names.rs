//! Names in place of ids: JSON given on the command line names units, kinds and subjects as people do.

use app::{Connection, Failure};
use serde_json::{Value, json};

use crate::session::Session;

/// Puts the id of what a field names into the field that the command takes; a field that is absent or null stays so.
pub fn resolve_field<I: serde::Serialize>(
    session: &Session,
    object: &mut Value,
    (named, field): (&str, &str),
    resolve: impl FnOnce(&Connection, &str) -> app::Result<I>,
) -> Result<(), Failure> {
    let Value::Object(fields) = object else { return Ok(()) };
    if let Some(name) = fields.remove(named).as_ref().and_then(Value::as_str) {
        let id = session.read(|conn| resolve(conn, name))?;
        fields.insert(field.to_owned(), json!(id));
    }
    Ok(())
}

/// The same in every entry of a list.
pub fn resolve_units(session: &Session, object: &mut Value, list: &str) -> Result<(), Failure> {
    for entry in object.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
        resolve_field(session, entry, ("unit", "unit_id"), |conn, name| Ok(app::unit::resolve(conn, name)?.id))?;
    }
    Ok(())
}

/// The subject that a word of the command line means, of whatever kind; null when it names none.
pub fn resolve_subject(session: &Session, named: Option<&str>) -> Result<Value, Failure> {
    match named {
        Some(name) => Ok(json!(session.read(|conn| app::subject::resolve_any(conn, name))?)),
        None => Ok(Value::Null),
    }
}
