//! Movements on the command line.

use std::path::{Path, PathBuf};

use app::{Failure, Fault};
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::import::{self, ImportArguments};
use crate::movement_closing::{self, ClosingCommand};
use crate::movement_follow::{self, FollowCommand};
use crate::movement_registration::{self, RegisterArguments, UnitsArguments};
use crate::movement_target::{self, ReportArguments, TargetsArguments};
use crate::session::Session;

/// What to do with movements.
#[derive(Debug, Subcommand)]
pub enum MovementCommand {
    /// Adds a movement given as plain JSON, or as a file of it; `-` reads standard input.
    Add {
        /// The JSON, a file, or `-`.
        input: String,
    },
    /// Reads a plan, letter, directive, decision or article (.txt .docx .doc .odt .rtf .pdf .html) and shows what it says.
    Read {
        /// The file.
        file: PathBuf,
        /// As plain JSON, the way `add` takes it.
        #[arg(long)]
        plain: bool,
        /// Reads it as a plan though it does not say that it launches or answers a movement.
        #[arg(long)]
        as_plan: bool,
    },
    /// Reads a plan and adds its movement.
    Import {
        /// The file.
        file: PathBuf,
        /// Reads it as a plan though it does not say that it launches or answers a movement.
        #[arg(long)]
        as_plan: bool,
    },
    /// All movements, those of a higher level before those that answer them.
    List,
    /// One movement with all its parts.
    Show {
        /// Its id, the number of its plan, or its name.
        movement: String,
    },
    /// How far the units are with the targets of a movement, and who has not reported.
    Targets(TargetsArguments),
    /// Writes what a unit reported for a target in a period.
    Report(ReportArguments),
    /// What is followed of a movement: its timeline, reports asked and received, inspections, models, its closing.
    #[command(flatten)]
    Follow(FollowCommand),
    /// The end of a movement: its chain, results, yearly evaluations, commendation.
    #[command(flatten)]
    Closing(ClosingCommand),
    /// The units that take part in a movement: what each registered for, its own plan, and what it has not done.
    Units(UnitsArguments),
    /// Writes what a unit registered for, pledged and planned; what is not said stays as it was.
    Register(RegisterArguments),
    /// Takes registrations and plans of units in from a table with a row a unit, or from a registration form.
    ImportRegistrations {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The movement, when the table does not name it.
        #[arg(long)]
        movement: Option<String>,
    },
    /// Takes inspections in from a table with a row an inspection.
    ImportInspections {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The movement, when the table does not name it.
        #[arg(long)]
        movement: Option<String>,
    },
    /// Takes new models and exemplars in from a table with a row each.
    ImportExemplars {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The movement, when the table does not name it.
        #[arg(long)]
        movement: Option<String>,
    },
    /// Takes figures of targets in from a table: a row a figure, or a row a unit with a column for every target.
    ImportTargets {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The movement, when the table does not name it.
        #[arg(long)]
        movement: Option<String>,
        /// The period, when the table does not name it.
        #[arg(long)]
        period: Option<String>,
    },
}

/// Runs it.
pub fn run(session: &Session, command: MovementCommand) -> Result<Answer, Failure> {
    match command {
        MovementCommand::Add { input } => {
            let answer = session.call("movement.add_plain", read_json(&input)?)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm phong trào."))
        }
        MovementCommand::Read { file, plain, as_plan } => read(&file, plain, as_plan),
        MovementCommand::Import { file, as_plan } => import(session, &file, as_plan),
        MovementCommand::List => {
            Ok(Answer::list(session.call("movement.list", json!({}))?, &["number", "date", "name"]))
        }
        MovementCommand::Show { movement } => show(session, &movement),
        MovementCommand::Targets(arguments) => movement_target::targets(session, &arguments),
        MovementCommand::Report(arguments) => movement_target::report(session, arguments),
        MovementCommand::Follow(command) => movement_follow::run(session, command),
        MovementCommand::Closing(command) => movement_closing::run(session, command),
        MovementCommand::Units(arguments) => movement_registration::units(session, &arguments),
        MovementCommand::Register(arguments) => movement_registration::register(session, arguments),
        MovementCommand::ImportRegistrations { import, movement } => {
            import::run(session, &["movement_registration"], import, [("movement", movement)])
        }
        MovementCommand::ImportInspections { import, movement } => {
            import::run(session, &["inspection"], import, [("movement", movement)])
        }
        MovementCommand::ImportExemplars { import, movement } => {
            import::run(session, &["exemplar"], import, [("movement", movement)])
        }
        MovementCommand::ImportTargets { import, movement, period } => {
            // A column a target can only be known of a movement that is given.
            let kinds: &[&str] =
                if movement.is_some() { &["movement_target", "movement_target_grid"] } else { &["movement_target"] };
            import::run(session, kinds, import, [("movement", movement), ("period", period)])
        }
    }
}

/// What a file says of a movement.
fn reading(file: &Path, as_plan: bool) -> Result<app::movement::PlanReading, Failure> {
    let content = std::fs::read(file).map_err(app::Error::from)?;
    Ok(app::movement::read_file(&file_name(file), &content, as_plan)?)
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(file: &Path, plain: bool, as_plan: bool) -> Result<Answer, Failure> {
    let reading = reading(file, as_plan)?;
    if plain {
        return Ok(Answer::whole(app::movement::plain_reading(&reading)?.0));
    }
    Ok(Answer::whole(serde_json::to_value(&reading).map_err(app::Error::from)?))
}

fn import(session: &Session, file: &Path, as_plan: bool) -> Result<Answer, Failure> {
    let reading = reading(file, as_plan)?;
    if !reading.is_plan {
        return Err(Fault::new("movement.no_plan").with("file", file_name(file)).into());
    }
    let answer = session.call("movement.add_plain", app::movement::plain_reading(&reading)?.0)?;
    let name =
        reading.movements.first().or(reading.title.as_ref()).map(|found| found.value.clone()).unwrap_or_default();
    Ok(Answer::added(&answer, "/output", &format!("Đã thêm phong trào “{name}” đọc từ văn bản.")))
}

fn show(session: &Session, movement: &str) -> Result<Answer, Failure> {
    session.open()?;
    let id = session.read(|conn| app::movement::resolve(conn, movement))?;
    let mut plain = session.call("movement.plain", json!({ "id": id }))?;
    if let Value::Object(fields) = &mut plain {
        fields.insert("id".to_owned(), json!(id));
    }
    Ok(Answer::whole(plain))
}
