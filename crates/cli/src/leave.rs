//! Leaves of people on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::resolve_field;
use crate::session::Session;

/// What to do with leaves.
#[derive(Debug, Subcommand)]
pub enum LeaveCommand {
    /// Leaves, the latest first.
    List {
        /// Of a person: id, code or exact name.
        #[arg(long)]
        person: Option<String>,
    },
    /// Adds one given as JSON, its person by name: `{"person": "CN0001", "kind": "thai_san", "from": "2025-01-10"}`. The
    /// kinds are `thai_san`, `di_hoc`, `dieu_tri`, `khac`.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Takes them in from a table.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
    },
}

/// Runs it.
pub fn run(session: &Session, command: LeaveCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        LeaveCommand::List { person } => {
            let mut filter = json!({ "person": person });
            resolve_field(session, &mut filter, ("person", "person"), app::person::resolve)?;
            let listed = session.call("leave.list", filter)?;
            Ok(Answer::list(listed, &["person_name", "kind_name", "days", "result_name", "document"]))
        }
        LeaveCommand::Add { input } => {
            let mut leave = read_json(&input)?;
            resolve_field(session, &mut leave, ("person", "person_id"), app::person::resolve)?;
            let answer = session.call("leave.save", leave)?;
            Ok(Answer::added(&answer, "/output", "Đã ghi thời gian nghỉ, đi học."))
        }
        LeaveCommand::Import { import } => import::run(session, &["leave"], import, []),
    }
}
