//! Scores on the command line.

use std::path::PathBuf;

use app::{Failure, scoring};
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_file;
use crate::import::{self, ImportArguments};
use crate::session::Session;

/// What to do with scores.
#[derive(Debug, Subcommand)]
pub enum ScoreCommand {
    /// Enters a long table `unit,criterion,field,value[,stage][,scorer][,reason]`, or one with a row a unit and a column a
    /// criterion.
    Import {
        /// The table.
        #[command(flatten)]
        import: ImportArguments,
        /// The round: id or name.
        #[arg(long)]
        round: String,
        /// The stage of rows that name none.
        #[arg(long)]
        stage: Option<String>,
        /// The scorer of rows that name none.
        #[arg(long)]
        scorer: Option<String>,
    },
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
        /// As this stage alone sees it.
        #[arg(long)]
        stage: Option<String>,
        /// Who asks: at a blind stage the points of others stay hidden until this scorer's own are there.
        #[arg(long, requires = "stage")]
        scorer: Option<String>,
    },
    /// What would move if a long table (or one cell) were entered; nothing is stored.
    WhatIf {
        /// The round: id or name.
        #[arg(long)]
        round: String,
        /// The stage that would enter; the first when absent.
        #[arg(long)]
        stage: Option<String>,
        /// A cell as `UNIT,CRITERION,FIELD,VALUE`, the value as people write it or with a point. May be given several times.
        #[arg(long = "set", value_name = "UNIT,CRITERION,FIELD,VALUE", required = true)]
        cells: Vec<String>,
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

/// Runs it.
pub fn run(session: &Session, command: ScoreCommand) -> Result<Answer, Failure> {
    match command {
        ScoreCommand::Evaluate { scheme, inputs, view } => {
            let evaluation = scoring::evaluate_text(&read_file(&scheme)?, &read_file(&inputs)?, view.as_deref())?;
            let json = serde_json::to_value(&evaluation).map_err(app::Error::from)?;
            let text = scoring::ranking_text(&evaluation);
            Ok(Answer::new(json, text))
        }
        ScoreCommand::WhatIf { round, stage, cells } => what_if(session, &round, stage, &cells),
        ScoreCommand::Results { round, detail } => {
            let id = resolve(session, &round)?;
            let answer = session.call("score.results", json!({ "round": id, "detail": detail }))?;
            let evaluation = serde_json::from_value(answer.clone()).map_err(app::Error::from)?;
            let text = scoring::ranking_text(&evaluation);
            Ok(Answer::new(answer, text))
        }
        ScoreCommand::Explain { round, unit, criterion, stage, scorer } => {
            let id = resolve(session, &round)?;
            let unit = session.read(|conn| app::unit::resolve(conn, &unit))?.id;
            let asked = json!({ "round": id, "unit": unit, "criterion": criterion, "stage": stage, "scorer": scorer });
            let answer = session.call("score.explain", asked)?;
            let mut lines = Vec::new();
            sentences(&answer, 0, &mut lines);
            Ok(Answer::new(answer, lines.join("\n")))
        }
        ScoreCommand::Import { import, round, stage, scorer } => {
            let given = [("round", Some(round)), ("stage", stage), ("scorer", scorer)];
            import::run(session, &["score", "score_form", "score_grid", "score_matrix", "score_summary"], import, given)
        }
    }
}

/// Tries cells.
fn what_if(session: &Session, round: &str, stage: Option<String>, cells: &[String]) -> Result<Answer, Failure> {
    let id = resolve(session, round)?;
    let cells = cells.iter().map(|cell| {
        let parts: Vec<&str> = cell.splitn(4, ',').map(str::trim).collect();
        let [unit, criterion, field, value] = parts.as_slice() else {
            return Err(Failure::from(app::Fault::new("command_line.bad_cell").with("cell", cell)));
        };
        let unit = session.read(|conn| app::unit::resolve(conn, unit))?.id;
        // A point is a decimal point here, as in tables for machines.
        Ok(json!({ "unit": unit, "criterion": criterion, "field": field, "value": value.replace('.', ",") }))
    });
    let cells = cells.collect::<Result<Vec<_>, Failure>>()?;
    let stage = match stage {
        Some(stage) => stage,
        None => {
            let detail = session.call("round.get", json!({ "id": id }))?;
            detail.pointer("/stages/0/code").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
    };
    let tried = session.call("score.what_if", json!({ "round": id, "stage": stage, "cells": cells }))?;
    let text = crate::round::moves(tried.get("report"), None);
    Ok(Answer::new(tried, text))
}

fn resolve(session: &Session, round: &str) -> Result<Value, Failure> {
    session.open()?;
    Ok(json!(session.read(|conn| scoring::resolve_round(conn, round))?))
}

fn sentences(node: &Value, depth: usize, lines: &mut Vec<String>) {
    let text = node.get("text_vi").and_then(Value::as_str).unwrap_or_default();
    lines.push(format!("{}{text}", "  ".repeat(depth)));
    for child in node.get("children").and_then(Value::as_array).into_iter().flatten() {
        sentences(child, depth + 1, lines);
    }
}
