//! Movements on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::session::Session;

/// What to do with movements.
#[derive(Debug, Subcommand)]
pub enum MovementCommand {
    /// Adds a movement given as plain JSON, or as a file of it; `-` reads standard input.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// All movements, those of a higher level before those that answer them.
    List,
    /// One movement with all its parts.
    Show {
        /// Its id, the number of its plan, or its name.
        movement: String,
    },
}

/// Runs it.
pub fn run(session: &Session, command: MovementCommand) -> Result<Answer, Failure> {
    match command {
        MovementCommand::Add { input } => {
            let answer = session.call("movement.add_plain", read_json(&input)?)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm phong trào."))
        }
        MovementCommand::List => {
            Ok(Answer::list(session.call("movement.list", json!({}))?, &["number", "date", "name"]))
        }
        MovementCommand::Show { movement } => show(session, &movement),
    }
}

fn show(session: &Session, movement: &str) -> Result<Answer, Failure> {
    session.open()?;
    let id = session.read(|conn| app::movement::resolve(conn, movement))?;
    let mut plain = session.call("movement.plain", json!({ "id": id }))?;
    if let Value::Object(fields) = &mut plain {
        fields.insert("id".to_owned(), json!(id));
    }
    Ok(Answer::whole(plain))
}
