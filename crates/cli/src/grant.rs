//! The award record on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::{resolve_field, resolve_subject};
use crate::session::Session;

/// What to do with the award record.
#[derive(Debug, Subcommand)]
pub enum GrantCommand {
    /// Grants, the latest year of achievement first.
    List {
        /// Of a unit, a person or a household: id, code or exact name.
        #[arg(long)]
        subject: Option<String>,
        /// Of an award: id or name.
        #[arg(long)]
        award: Option<String>,
        /// Whose years of achievement hold this one.
        #[arg(long)]
        year: Option<u16>,
    },
    /// Adds a grant given as JSON, its subject by name; a file of it, or `-`, serves too.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Takes grants in from a table with a row a subject and a decision.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
    },
    /// From which year every grant is recorded: for the file, a unit, an award. Without a year the statement is taken back.
    CompleteFrom {
        /// The year of achievement.
        year: Option<u16>,
        /// For a unit and the people in it.
        #[arg(long)]
        unit: Option<String>,
        /// For an award: id or name.
        #[arg(long)]
        award: Option<String>,
    },
    /// What was stated of how far the record goes back.
    Completeness,
}

/// Runs it.
pub fn run(session: &Session, command: GrantCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        GrantCommand::List { subject, award, year } => {
            let subject = resolve_subject(session, subject.as_deref())?;
            let listed = session.call("grant.list", json!({ "subject": subject, "award": award, "year": year }))?;
            let fields = [
                "subject_name",
                "subject_code",
                "subject_unit",
                "award_name",
                "years",
                "decision_number",
                "decided",
                "state_name",
            ];
            Ok(Answer::list(listed, &fields))
        }
        GrantCommand::Add { input } => {
            let mut grant = read_json(&input)?;
            resolve_field(session, &mut grant, ("subject", "subject"), app::subject::resolve_any)?;
            let answer = session.call("grant.save", grant)?;
            Ok(Answer::added(&answer, "/output", "Đã ghi vào sổ khen thưởng."))
        }
        GrantCommand::Import { import } => import::run(session, &["grant"], import, []),
        GrantCommand::CompleteFrom { year, unit, award } => {
            let unit = match unit {
                Some(unit) => session.read(|conn| app::unit::resolve(conn, &unit))?.id,
                None => None,
            };
            let input = json!({ "unit_id": unit, "award": award, "year": year });
            let answer = session.call("record.complete_from", input)?;
            let text = match year {
                Some(year) => format!("Sổ khen thưởng đầy đủ từ năm {year}."),
                None => "Đã bỏ mốc.".to_owned(),
            };
            Ok(Answer::added(&answer, "/output", &text))
        }
        GrantCommand::Completeness => {
            Ok(Answer::list(session.call("record.list", json!({}))?, &["year", "unit_name", "award_name"]))
        }
    }
}
