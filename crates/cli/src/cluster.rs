//! Clusters on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
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
}

/// Runs it.
pub fn run(session: &Session, command: ClusterCommand) -> Result<Answer, Failure> {
    match command {
        ClusterCommand::List { year } => {
            Ok(Answer::list(session.call("cluster.list", json!({ "year": year }))?, &["year", "code", "name"]))
        }
    }
}
