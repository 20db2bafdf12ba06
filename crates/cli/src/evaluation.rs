//! Yearly evaluations on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with yearly evaluations.
#[derive(Debug, Subcommand)]
pub enum EvaluationCommand {
    /// All evaluations, the latest year first.
    List {
        /// Of one year.
        #[arg(long)]
        year: Option<u16>,
    },
    /// Takes evaluations in from a table with a row a unit or a person.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The year, when the table does not name it.
        #[arg(long)]
        year: Option<u16>,
    },
}

/// Runs it.
pub fn run(session: &Session, command: EvaluationCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        EvaluationCommand::List { year } => {
            let listed = session.call("evaluation.list", json!({ "year": year }))?;
            Ok(Answer::list(listed, &["year", "name", "level_name"]))
        }
        EvaluationCommand::Import { import, year } => {
            import::run(session, &["evaluation"], import, [("year", year.map(|year| year.to_string()))])
        }
    }
}
