//! Figures of collectives on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::resolve_field;
use crate::session::Session;

/// What to do with figures of collectives.
#[derive(Debug, Subcommand)]
pub enum CollectiveCommand {
    /// Figures, the latest year first.
    List {
        /// Of a unit: id, code or exact name.
        #[arg(long)]
        unit: Option<String>,
        /// Of a year.
        #[arg(long)]
        year: Option<u16>,
    },
    /// Adds the figures of a unit for a year, given as JSON with `unit` by name.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Takes figures in from a table.
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
pub fn run(session: &Session, command: CollectiveCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        CollectiveCommand::List { unit, year } => {
            let unit = match unit {
                Some(unit) => session.read(|conn| app::unit::resolve(conn, &unit))?.id,
                None => None,
            };
            let listed = session.call("collective.list", json!({ "unit": unit, "year": year }))?;
            Ok(Answer::list(listed, &["year", "unit_name", "members", "ldtt", "cstd_co_so", "completed"]))
        }
        CollectiveCommand::Add { input } => {
            let mut figures = read_json(&input)?;
            resolve_field(session, &mut figures, ("unit", "unit_id"), |conn, name| {
                Ok(app::unit::resolve(conn, name)?.id)
            })?;
            let answer = session.call("collective.save", figures)?;
            Ok(Answer::added(&answer, "/output", "Đã ghi số liệu tập thể."))
        }
        CollectiveCommand::Import { import, year } => {
            import::run(session, &["collective"], import, [("year", year.map(|year| year.to_string()))])
        }
    }
}
