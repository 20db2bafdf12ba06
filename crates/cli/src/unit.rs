//! Units on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with units.
#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    /// All units.
    List,
    /// Takes units in from a table.
    Import(ImportArguments),
}

/// Runs it.
pub fn run(session: &Session, command: UnitCommand) -> Result<Answer, Failure> {
    match command {
        UnitCommand::List => Ok(Answer::list(session.call("unit.list", json!({}))?, &["code", "name"])),
        UnitCommand::Import(import) => import::run(session, &["unit"], import, []),
    }
}
