//! Units on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::merge::{self, Commands, MergeArguments, SplitArguments};
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
    /// Makes one record of two of the same unit, entered twice. Units that became one by a decision are a succession.
    Merge(MergeArguments),
    /// Moves some of a record in which two units were entered to a new one. A unit that was divided by a decision is a
    /// succession.
    Split(SplitArguments),
}

const MERGING: Commands = Commands {
    preview: "unit.merge_preview",
    merge: "unit.merge",
    held: "unit.held",
    split: "unit.split",
    resolve: id,
};

/// The id of the unit that a word means.
pub fn id(session: &Session, unit: &str) -> Result<Value, Failure> {
    Ok(json!(session.read(|conn| app::unit::resolve(conn, unit))?.id))
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
            Ok(Answer::whole(session.call("unit.get", json!({ "id": id(session, &unit)? }))?))
        }
        UnitCommand::Merge(arguments) => merge::merge(session, MERGING, &arguments),
        UnitCommand::Split(arguments) => merge::split(session, MERGING, &arguments),
    }
}
