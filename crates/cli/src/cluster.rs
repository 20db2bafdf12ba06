//! Clusters on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with clusters.
#[derive(Debug, Subcommand)]
pub enum ClusterCommand {
    /// All clusters, the latest year first.
    List {
        /// Of one year.
        #[arg(long)]
        year: Option<u16>,
    },
    /// Takes clusters in from a table with a row a member.
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
pub fn run(session: &Session, command: ClusterCommand) -> Result<Answer, Failure> {
    match command {
        ClusterCommand::List { year } => {
            Ok(Answer::list(session.call("cluster.list", json!({ "year": year }))?, &["year", "code", "name"]))
        }
        ClusterCommand::Import { import, year } => {
            import::run(session, &["cluster"], import, [("year", year.map(|year| year.to_string()))])
        }
    }
}
