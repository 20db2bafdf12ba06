//! Discipline on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::{resolve_field, resolve_subject};
use crate::session::Session;

/// What to do with discipline.
#[derive(Debug, Subcommand)]
pub enum DisciplineCommand {
    /// Sanctions and matters that are being looked into, the latest first.
    List {
        /// Of a unit or a person: id, code or exact name.
        #[arg(long)]
        subject: Option<String>,
    },
    /// Adds one given as JSON, its subject by name; without `form` it is a matter that is being looked into.
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
pub fn run(session: &Session, command: DisciplineCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        DisciplineCommand::List { subject } => {
            let subject = resolve_subject(session, subject.as_deref())?;
            let listed = session.call("discipline.list", json!({ "subject": subject }))?;
            Ok(Answer::list(listed, &["subject_name", "form_name", "decided_on", "until"]))
        }
        DisciplineCommand::Add { input } => {
            let mut discipline = read_json(&input)?;
            resolve_field(session, &mut discipline, ("subject", "subject"), app::subject::resolve_any)?;
            let answer = session.call("discipline.save", discipline)?;
            Ok(Answer::added(&answer, "/output", "Đã ghi kỷ luật."))
        }
        DisciplineCommand::Import { import } => import::run(session, &["discipline"], import, []),
    }
}
