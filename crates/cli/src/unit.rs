//! Units on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::resolve_field;
use crate::session::Session;

/// What to do with units.
#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    /// All units.
    List,
    /// Takes units in from a table.
    Import(ImportArguments),
    /// Adds a unit; `kind` and `parent` may be given by name or code. A file of the JSON, or `-`, serves too.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// One unit with what it was and what became of it.
    Show {
        /// Its id, code or name.
        unit: String,
    },
}

/// Runs it.
pub fn run(session: &Session, command: UnitCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        UnitCommand::List => Ok(Answer::list(session.call("unit.list", json!({}))?, &["code", "name"])),
        UnitCommand::Import(import) => import::run(session, &["unit"], import, []),
        UnitCommand::Add { input } => {
            let mut unit = read_json(&input)?;
            resolve_field(session, &mut unit, ("kind", "kind_id"), app::unit::resolve_kind)?;
            resolve_field(session, &mut unit, ("parent", "parent_id"), |conn, name| {
                Ok(app::unit::resolve(conn, name)?.id)
            })?;
            let answer = session.call("unit.save", unit)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm đơn vị."))
        }
        UnitCommand::Show { unit } => {
            let id = session.read(|conn| app::unit::resolve(conn, &unit))?.id;
            Ok(Answer::whole(session.call("unit.get", json!({ "id": id }))?))
        }
    }
}
