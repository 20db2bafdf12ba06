//! Rounds on the command line.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What to do with rounds.
#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Opens a scheme for a cluster or a movement.
    Open(Opening),
    /// All rounds.
    List,
    /// Freezes a round.
    Lock {
        /// Its id or name.
        round: String,
    },
    /// Opens a locked round again.
    Reopen {
        /// Its id or name.
        round: String,
        /// Why, at least ten letters.
        #[arg(long)]
        reason: String,
    },
}

/// What to open.
#[derive(Debug, Args)]
pub struct Opening {
    /// The scheme: id of a version, or code or name for the latest.
    #[arg(long)]
    scheme: String,
    /// The cluster: id, code or name.
    #[arg(long, conflicts_with = "movement")]
    cluster: Option<String>,
    /// The movement: id, number or name.
    #[arg(long)]
    movement: Option<String>,
    /// The year.
    #[arg(long)]
    year: u16,
    /// A name of its own.
    #[arg(long, default_value = "")]
    name: String,
}

/// Runs it.
pub fn run(session: &Session, command: RoundCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        RoundCommand::Open(opening) => open(session, &opening),
        RoundCommand::List => {
            Ok(Answer::list(session.call("round.list", json!({}))?, &["year", "name", "state", "units", "missing"]))
        }
        RoundCommand::Lock { round } => {
            let id = session.read(|conn| app::scoring::resolve_round(conn, &round))?;
            Ok(Answer::new(session.call("round.lock", json!({ "id": id }))?, "Đã khóa kỳ chấm điểm."))
        }
        RoundCommand::Reopen { round, reason } => {
            let id = session.read(|conn| app::scoring::resolve_round(conn, &round))?;
            let answer = session.call("round.reopen", json!({ "id": id, "reason": reason }))?;
            Ok(Answer::new(answer, "Đã mở lại kỳ chấm điểm."))
        }
    }
}

fn open(session: &Session, opening: &Opening) -> Result<Answer, Failure> {
    let (scheme, cluster, movement) = session.read(|conn| {
        let scheme = app::scoring::resolve_scheme(conn, &opening.scheme)?;
        let cluster = opening.cluster.as_deref().map(|name| app::cluster::resolve(conn, name, Some(opening.year)));
        let movement = opening.movement.as_deref().map(|name| app::movement::resolve(conn, name));
        Ok((scheme, cluster.transpose()?, movement.transpose()?))
    })?;
    let input = json!({
        "scheme": scheme, "cluster": cluster, "movement": movement, "year": opening.year, "name": opening.name,
    });
    let answer = session.call("round.open", input)?;
    let id = answer.get("output").cloned().unwrap_or(Value::Null);
    let text = format!("Đã mở kỳ chấm điểm {}", id.as_str().unwrap_or_default());
    Ok(Answer::new(json!({ "id": id }), text))
}
