//! People on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with people.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// All people, by given name.
    List,
    /// Takes people in from a table.
    Import(ImportArguments),
}

/// Runs it.
pub fn run(session: &Session, command: PersonCommand) -> Result<Answer, Failure> {
    match command {
        PersonCommand::List => {
            Ok(Answer::list(session.call("person.list", json!({}))?, &["code", "name", "birth_date"]))
        }
        PersonCommand::Import(import) => import::run(session, &["person"], import, []),
    }
}
