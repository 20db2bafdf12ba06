//! Clusters on the command line.

use app::Failure;
use clap::Subcommand;
use serde_json::json;

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::names::resolve_units;
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
    /// Adds a cluster of a year; the `unit` of a member may be given by code or name. A file of the JSON, or `-`, serves too.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// One cluster with its members.
    Show {
        /// Its id, code or name.
        cluster: String,
        /// Of one year.
        #[arg(long)]
        year: Option<u16>,
    },
}

/// Runs it.
pub fn run(session: &Session, command: ClusterCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        ClusterCommand::List { year } => {
            Ok(Answer::list(session.call("cluster.list", json!({ "year": year }))?, &["year", "code", "name"]))
        }
        ClusterCommand::Import { import, year } => {
            import::run(session, &["cluster"], import, [("year", year.map(|year| year.to_string()))])
        }
        ClusterCommand::Add { input } => {
            let mut cluster = read_json(&input)?;
            resolve_units(session, &mut cluster, "members")?;
            let answer = session.call("cluster.save", cluster)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm cụm, khối thi đua."))
        }
        ClusterCommand::Show { cluster, year } => {
            let id = session.read(|conn| app::cluster::resolve(conn, &cluster, year))?;
            Ok(Answer::whole(session.call("cluster.get", json!({ "id": id }))?))
        }
    }
}
