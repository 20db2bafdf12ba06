//! Confirmations on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::{resolve_field, resolve_subject};
use crate::session::Session;

/// What to do with confirmations.
#[derive(Debug, Subcommand)]
pub enum ConfirmationCommand {
    /// What the law asks and only a person can answer, with the keys.
    Questions,
    /// Answers, the latest year first.
    List {
        /// Of a unit, a person or a household: id, code or exact name.
        #[arg(long)]
        subject: Option<String>,
        /// Of a year.
        #[arg(long)]
        year: Option<u16>,
    },
    /// Gives an answer, or a list of them, as JSON `{subject, year, key, holds, evidence}`, subjects by name.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Takes answers in from a table.
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
pub fn run(session: &Session, command: ConfirmationCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        ConfirmationCommand::Questions => {
            Ok(Answer::list(session.call("confirmation.questions", json!({}))?, &["key", "text"]))
        }
        ConfirmationCommand::List { subject, year } => {
            let subject = resolve_subject(session, subject.as_deref())?;
            let listed = session.call("confirmation.list", json!({ "subject": subject, "year": year }))?;
            Ok(Answer::list(listed, &["year", "subject_name", "question", "answer", "by"]))
        }
        ConfirmationCommand::Add { input } => {
            let mut items = match read_json(&input)? {
                Value::Array(items) => items,
                one => vec![one],
            };
            for item in &mut items {
                resolve_field(session, item, ("subject", "subject"), app::subject::resolve_any)?;
            }
            let answer = session.call("confirmation.save", json!({ "items": items }))?;
            Ok(Answer::added(&answer, "/output/0", "Đã ghi xác nhận."))
        }
        ConfirmationCommand::Import { import, year } => {
            import::run(session, &["confirmation"], import, [("year", year.map(|year| year.to_string()))])
        }
    }
}
