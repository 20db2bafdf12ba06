//! What is followed of a movement on the command line: timeline, reports, inspections, models and exemplars, closing.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// Which movement.
#[derive(Debug, Args)]
pub struct OfMovement {
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: String,
}

/// What is followed.
#[derive(Debug, Subcommand)]
pub enum FollowCommand {
    /// Everything of a movement that has a day, with how it stands.
    Timeline(OfMovement),
    /// Closes a movement: its figures stay as they were summed up.
    Close {
        /// The movement.
        #[command(flatten)]
        of: OfMovement,
        /// The day; today when absent.
        #[arg(long)]
        date: Option<String>,
    },
    /// Opens a closed movement again.
    Reopen(OfMovement),
    /// The reports of a movement, unit by unit.
    Reports(OfMovement),
    /// Asks a report of units.
    Demand {
        /// The movement.
        #[command(flatten)]
        of: OfMovement,
        /// What the report is called.
        #[arg(long)]
        name: String,
        /// The last day on which it is in time.
        #[arg(long)]
        due: String,
        /// The unit: id, code or exact name; may be given several times. All that take part when absent.
        #[arg(long = "unit")]
        units: Vec<String>,
    },
    /// Notes the day on which a unit's report came.
    Received {
        /// The movement.
        #[command(flatten)]
        of: OfMovement,
        /// What the report is called.
        #[arg(long)]
        name: String,
        /// The day on which it was due.
        #[arg(long)]
        due: String,
        /// The unit: id, code or exact name.
        #[arg(long)]
        unit: String,
        /// The day on which it came; awaited again when absent.
        #[arg(long)]
        date: Option<String>,
    },
    /// The inspections of a movement.
    Inspections(OfMovement),
    /// Notes an inspection.
    Inspect(InspectArguments),
    /// The models and exemplars of a movement.
    Exemplars(OfMovement),
    /// Notes a new model or an exemplar.
    Exemplar(ExemplarArguments),
}

/// An inspection.
#[derive(Debug, Args)]
pub struct InspectArguments {
    /// The movement.
    #[command(flatten)]
    of: OfMovement,
    /// The day.
    #[arg(long)]
    date: String,
    /// What was found.
    #[arg(long)]
    findings: String,
    /// The unit: id, code or exact name.
    #[arg(long)]
    unit: Option<String>,
    /// Who inspected.
    #[arg(long, default_value = "")]
    inspector: String,
    /// What is to be mended by.
    #[arg(long)]
    remedy_due: Option<String>,
    /// When it was mended.
    #[arg(long)]
    remedied: Option<String>,
}

/// A model or exemplar.
#[derive(Debug, Args)]
pub struct ExemplarArguments {
    /// The movement.
    #[command(flatten)]
    of: OfMovement,
    /// Name of the model, or what the exemplar did.
    #[arg(long)]
    name: String,
    /// An exemplar (điển hình tiên tiến) rather than a model.
    #[arg(long)]
    exemplar: bool,
    /// The unit whose it is: id, code or exact name.
    #[arg(long)]
    unit: Option<String>,
    /// When it was found.
    #[arg(long)]
    found: Option<String>,
    /// What it is.
    #[arg(long, default_value = "")]
    description: String,
    /// When it was spread.
    #[arg(long)]
    spread: Option<String>,
    /// When it was commended.
    #[arg(long)]
    commended: Option<String>,
    /// With what.
    #[arg(long, default_value = "")]
    commendation: String,
}

fn id_of(session: &Session, of: &OfMovement) -> Result<Value, Failure> {
    session.open()?;
    Ok(json!(session.read(|conn| app::movement::resolve(conn, &of.movement))?))
}

fn unit_of(session: &Session, unit: &str) -> Result<Value, Failure> {
    Ok(json!(session.read(|conn| app::unit::resolve(conn, unit))?.id))
}

/// Runs it.
pub fn run(session: &Session, command: FollowCommand) -> Result<Answer, Failure> {
    match command {
        FollowCommand::Timeline(of) => {
            let timeline = session.call("movement.timeline", json!({ "id": id_of(session, &of)? }))?;
            let lines = rows(&timeline, "events")
                .map(|event| [text(event, "date"), text(event, "text"), text(event, "state_name")].join("\t"));
            let lines = lines.collect::<Vec<_>>().join("\n");
            Ok(Answer::new(timeline, lines))
        }
        FollowCommand::Close { of, date } => {
            let answer = session.call("movement.close", json!({ "id": id_of(session, &of)?, "date": date }))?;
            Ok(done(&answer, "Đã kết thúc phong trào."))
        }
        FollowCommand::Reopen(of) => {
            let answer = session.call("movement.reopen", json!({ "id": id_of(session, &of)? }))?;
            Ok(done(&answer, "Đã mở lại phong trào."))
        }
        FollowCommand::Reports(of) => {
            let grid = session.call("report.grid", json!({ "id": id_of(session, &of)? }))?;
            let lines = rows(&grid, "columns").map(|column| {
                let counts = [text(column, "received"), text(column, "of"), text(column, "late")].join("/");
                [text(column, "due"), text(column, "name"), counts].join("\t")
            });
            let lines = lines.collect::<Vec<_>>().join("\n");
            Ok(Answer::new(grid, lines))
        }
        FollowCommand::Demand { of, name, due, units } => {
            let id = id_of(session, &of)?;
            let named = units.iter().map(|unit| unit_of(session, unit)).collect::<Result<Vec<_>, _>>()?;
            let units = if named.is_empty() {
                let list = session.call("movement.registrations", json!({ "id": id }))?;
                rows(&list, "rows").filter_map(|row| row.get("unit_id").cloned()).collect()
            } else {
                named
            };
            let request = json!({ "movement_id": id, "name": name, "due": due, "units": units });
            Ok(done(&session.call("report.demand", request)?, "Đã giao báo cáo."))
        }
        FollowCommand::Received { of, name, due, unit, date } => {
            let id = id_of(session, &of)?;
            let cell = json!({ "name": name, "due": due, "unit_id": unit_of(session, &unit)?, "text": date.unwrap_or_default() });
            let request = json!({ "movement_id": id, "cells": [cell] });
            Ok(done(&session.call("report.enter", request)?, "Đã ghi ngày nhận."))
        }
        FollowCommand::Inspections(of) => {
            let list = session.call("movement.inspections", json!({ "id": id_of(session, &of)? }))?;
            Ok(Answer::list(list, &["date", "unit_name", "findings", "remedy_name"]))
        }
        FollowCommand::Inspect(inspection) => inspect(session, inspection),
        FollowCommand::Exemplars(of) => {
            let list = session.call("movement.exemplars", json!({ "id": id_of(session, &of)? }))?;
            Ok(Answer::list(list, &["kind_name", "name", "subject_name", "state_name"]))
        }
        FollowCommand::Exemplar(exemplar) => add_exemplar(session, exemplar),
    }
}

fn inspect(session: &Session, inspection: InspectArguments) -> Result<Answer, Failure> {
    let id = id_of(session, &inspection.of)?;
    let unit = inspection.unit.as_deref().map(|unit| unit_of(session, unit)).transpose()?;
    let request = json!({
        "movement_id": id, "unit_id": unit, "date": inspection.date, "inspector": inspection.inspector,
        "findings": inspection.findings, "remedy_due": inspection.remedy_due, "remedied": inspection.remedied,
    });
    Ok(Answer::added(&session.call("movement.inspection_save", request)?, "/output", "Đã ghi kiểm tra."))
}

fn add_exemplar(session: &Session, exemplar: ExemplarArguments) -> Result<Answer, Failure> {
    let id = id_of(session, &exemplar.of)?;
    let unit = exemplar.unit.as_deref().map(|unit| unit_of(session, unit)).transpose()?;
    let request = json!({
        "movement_id": id, "kind": if exemplar.exemplar { "exemplar" } else { "model" }, "name": exemplar.name,
        "subject": unit.map(|unit| json!({ "kind": "unit", "id": unit })), "found": exemplar.found,
        "description": exemplar.description, "spread": exemplar.spread, "commended": exemplar.commended,
        "commendation": exemplar.commendation,
    });
    Ok(Answer::added(&session.call("movement.exemplar_save", request)?, "/output", "Đã ghi mô hình, điển hình."))
}

fn done(answer: &Value, said: &str) -> Answer {
    Answer::new(json!({ "operation": answer.get("operation") }), said)
}

fn rows<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value.get(field).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: &Value, field: &str) -> String {
    match value.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
