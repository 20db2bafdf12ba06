//! Achievements on the command line.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with achievements.
#[derive(Debug, Subcommand)]
pub enum AchievementCommand {
    /// Achievements, the latest first.
    List(Filter),
    /// Adds an achievement given as plain JSON, or as a file of it; `-` reads standard input.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Takes achievements in from a table.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The year of rows that say nothing of the time.
        #[arg(long)]
        year: Option<u16>,
    },
    /// One achievement with its figures and evidence.
    Show {
        /// Its id or code.
        achievement: String,
    },
}

/// Which achievements.
#[derive(Debug, Args)]
pub struct Filter {
    /// Those of a year.
    #[arg(long)]
    year: Option<u16>,
    /// Those of a unit, a person or a household: id, code or exact name.
    #[arg(long)]
    subject: Option<String>,
    /// Those that answer a movement: id, plan number or exact name.
    #[arg(long)]
    movement: Option<String>,
    /// Those of a kind: id, code or name.
    #[arg(long)]
    kind: Option<String>,
    /// Those with these words.
    #[arg(long)]
    search: Option<String>,
}

/// Runs it.
pub fn run(session: &Session, command: AchievementCommand) -> Result<Answer, Failure> {
    match command {
        AchievementCommand::List(filter) => list(session, &filter),
        AchievementCommand::Add { input } => {
            let answer = session.call("achievement.add_plain", read_json(&input)?)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm thành tích."))
        }
        AchievementCommand::Import { import, year } => {
            import::run(session, &["achievement"], import, [("period", year.map(|year| year.to_string()))])
        }
        AchievementCommand::Show { achievement } => {
            session.open()?;
            let id = session.read(|conn| app::achievement::resolve(conn, &achievement))?.id;
            Ok(Answer::whole(session.call("achievement.get", json!({ "id": id }))?))
        }
    }
}

fn list(session: &Session, filter: &Filter) -> Result<Answer, Failure> {
    session.open()?;
    let filter: Value = session.read(|conn| {
        let subject = filter.subject.as_deref().map(|name| app::subject::resolve_any(conn, name)).transpose()?;
        let movement = filter.movement.as_deref().map(|name| app::movement::resolve(conn, name)).transpose()?;
        let kind = filter.kind.as_deref().map(|name| app::achievement::resolve_kind(conn, name)).transpose()?;
        Ok(json!({
            "year": filter.year,
            "subject": subject,
            "movement": movement,
            "kind": kind.and_then(|kind| kind.id),
            "search": filter.search,
        }))
    })?;
    let answer = session.call("achievement.list", filter)?;
    Ok(Answer::list(answer, &["code", "subject_name", "kind_name", "content"]))
}
