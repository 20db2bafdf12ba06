//! People on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::merge::{self, Commands, MergeArguments, SplitArguments};
use crate::names::resolve_units;
use crate::session::Session;

/// What to do with people.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// All people, by given name.
    List,
    /// Takes people in from a table.
    Import(ImportArguments),
    /// Adds a person; the `unit` of a position may be given by code or name. A file of the JSON, or `-`, serves too.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// One person with all positions.
    Show {
        /// Their id, code or name.
        person: String,
    },
    /// Makes one record of two of the same person; everything of the one that goes moves to the one that stays.
    Merge(MergeArguments),
    /// Moves some of a record in which two people were entered to a new one.
    Split(SplitArguments),
}

const MERGING: Commands = Commands {
    preview: "person.merge_preview",
    merge: "person.merge",
    held: "person.held",
    split: "person.split",
    resolve: id,
};

fn id(session: &Session, person: &str) -> Result<Value, Failure> {
    Ok(json!(session.read(|conn| app::person::resolve(conn, person))?))
}

/// Runs it.
pub fn run(session: &Session, command: PersonCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        PersonCommand::List => {
            Ok(Answer::list(session.call("person.list", json!({}))?, &["code", "name", "birth_date"]))
        }
        PersonCommand::Import(import) => import::run(session, &["person"], import, []),
        PersonCommand::Add { input } => {
            let mut person = read_json(&input)?;
            resolve_units(session, &mut person, "positions")?;
            let answer = session.call("person.save", person)?;
            Ok(Answer::added(&answer, "/output/id", "Đã thêm cá nhân."))
        }
        PersonCommand::Show { person } => {
            Ok(Answer::whole(session.call("person.get", json!({ "id": id(session, &person)? }))?))
        }
        PersonCommand::Merge(arguments) => merge::merge(session, MERGING, &arguments),
        PersonCommand::Split(arguments) => merge::split(session, MERGING, &arguments),
    }
}
