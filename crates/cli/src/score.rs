//! Scores on the command line.

use std::path::{Path, PathBuf};

use app::{Failure, scoring};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What to do with scores.
#[derive(Debug, Subcommand)]
pub enum ScoreCommand {
    /// Enters a long table `unit,criterion,field,value[,stage][,scorer][,reason]`.
    Import(Import),
    /// Ranked results of a round.
    Results {
        /// The round: id or name.
        #[arg(long)]
        round: String,
        /// With the scores of criteria and groups.
        #[arg(long)]
        detail: bool,
    },
    /// Why a unit has what it has.
    Explain {
        /// The round: id or name.
        #[arg(long)]
        round: String,
        /// The unit: id, code or name.
        #[arg(long)]
        unit: String,
        /// A criterion; the total when absent.
        #[arg(long)]
        criterion: Option<String>,
    },
    /// Scores a table by a scheme without a data file.
    Evaluate {
        /// The scheme's JSON.
        #[arg(long)]
        scheme: PathBuf,
        /// The inputs as CSV.
        #[arg(long)]
        inputs: PathBuf,
        /// As this stage alone sees them.
        #[arg(long)]
        view: Option<String>,
    },
}

/// A table to enter.
#[derive(Debug, Args)]
pub struct Import {
    /// The round: id or name.
    #[arg(long)]
    round: String,
    /// The CSV.
    file: PathBuf,
    /// The stage of rows that name none.
    #[arg(long)]
    stage: Option<String>,
    /// The scorer of rows that name none.
    #[arg(long)]
    scorer: Option<String>,
    /// Only says what it would do.
    #[arg(long)]
    dry_run: bool,
    /// Enters the good rows and lists the others.
    #[arg(long)]
    skip_refused: bool,
}

/// Runs it.
pub fn run(session: &Session, command: ScoreCommand) -> Result<Answer, Failure> {
    match command {
        ScoreCommand::Evaluate { scheme, inputs, view } => {
            let evaluation = scoring::evaluate_text(&read(&scheme)?, &read(&inputs)?, view.as_deref())?;
            let json = serde_json::to_value(&evaluation).map_err(app::Error::from)?;
            let text = ranking(&json);
            Ok(Answer::new(json, text))
        }
        ScoreCommand::Results { round, detail } => {
            let id = resolve(session, &round)?;
            let answer = session.call("score.results", json!({ "round": id, "detail": detail }))?;
            let text = ranking(&answer);
            Ok(Answer::new(answer, text))
        }
        ScoreCommand::Explain { round, unit, criterion } => {
            let id = resolve(session, &round)?;
            let unit = session.read(|conn| app::unit::resolve(conn, &unit))?.id;
            let answer = session.call("score.explain", json!({ "round": id, "unit": unit, "criterion": criterion }))?;
            let mut lines = Vec::new();
            sentences(&answer, 0, &mut lines);
            Ok(Answer::new(answer, lines.join("\n")))
        }
        ScoreCommand::Import(import) => enter(session, &import),
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    Ok(std::fs::read_to_string(file).map_err(app::Error::from)?)
}

fn resolve(session: &Session, round: &str) -> Result<Value, Failure> {
    session.open()?;
    Ok(json!(session.read(|conn| scoring::resolve_round(conn, round))?))
}

fn enter(session: &Session, import: &Import) -> Result<Answer, Failure> {
    let id = resolve(session, &import.round)?;
    let input = json!({
        "round": id, "csv": read(&import.file)?, "stage": import.stage, "scorer": import.scorer,
        "dry_run": import.dry_run, "skip_refused": import.skip_refused,
    });
    let answer = session.call("score.import", input)?;
    let output = answer.get("output").cloned().unwrap_or_default();
    let count = |name: &str| output.get(name).and_then(Value::as_u64).unwrap_or(0);
    let refused = output.get("refused").and_then(Value::as_array).map_or(0, Vec::len);
    let text = format!("Đổi {} ô, giữ nguyên {} ô, không nhận {refused} dòng", count("changed"), count("unchanged"));
    Ok(Answer::new(output, text))
}

fn ranking(evaluation: &Value) -> String {
    let units = evaluation.get("units").and_then(Value::as_array).cloned().unwrap_or_default();
    let field = |unit: &Value, name: &str| match unit.get(name) {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    let line = |unit: &Value| ["rank", "name", "total", "percent", "grade"].map(|name| field(unit, name)).join("\t");
    units.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn sentences(node: &Value, depth: usize, lines: &mut Vec<String>) {
    let text = node.get("text_vi").and_then(Value::as_str).unwrap_or_default();
    lines.push(format!("{}{text}", "  ".repeat(depth)));
    for child in node.get("children").and_then(Value::as_array).into_iter().flatten() {
        sentences(child, depth + 1, lines);
    }
}
