//! What is followed of a movement on the command line: timeline, reports, inspections, models and exemplars, closing.

use std::path::PathBuf;

use app::{Failure, Fault};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// Which movement.
#[derive(Debug, Args)]
pub struct OfMovement {
    /// The movement: id, number of its plan, or name.
    #[arg(value_name = "MOVEMENT", required_unless_present = "movement", conflicts_with = "movement")]
    of_movement: Option<String>,
    /// The same, for those who name everything.
    #[arg(long)]
    movement: Option<String>,
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
        /// Its số, ký hiệu.
        #[arg(long)]
        number: Option<String>,
        /// The day on its paper, `2026-06-20`.
        #[arg(long)]
        signed: Option<String>,
        /// A file of it to keep; may be given several times.
        #[arg(long = "file")]
        files: Vec<PathBuf>,
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
    /// Whose it is, when that is a person or a household: id, code or exact name.
    #[arg(long, conflicts_with = "unit")]
    subject: Option<String>,
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

/// The id of the movement that is meant.
pub fn id_of(session: &Session, of: &OfMovement) -> Result<Value, Failure> {
    session.open()?;
    let named = of.of_movement.as_deref().or(of.movement.as_deref()).unwrap_or_default();
    Ok(json!(session.read(|conn| app::movement::resolve(conn, named))?))
}

/// The id of the unit that is meant.
pub fn unit_of(session: &Session, unit: &str) -> Result<Value, Failure> {
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
                let list = session.call("report.grid", json!({ "id": id }))?;
                // Of those that ended since nothing is asked.
                let there = rows(&list, "units").filter(|row| row.get("ended").is_none_or(Value::is_null));
                there.filter_map(|row| row.get("unit_id").cloned()).collect()
            } else {
                named
            };
            let request = json!({ "movement_id": id, "name": name, "due": due, "units": units });
            Ok(done(&session.call("report.demand", request)?, "Đã giao báo cáo."))
        }
        FollowCommand::Received { of, name, due, unit, date, number, signed, files } => {
            let (id, unit) = (id_of(session, &of)?, unit_of(session, &unit)?);
            let cell = json!({ "name": name, "due": due, "unit_id": unit, "text": date.unwrap_or_default(),
                "number": number, "date": signed });
            let request = json!({ "movement_id": id, "cells": [cell] });
            let answer = session.call("report.enter", request)?;
            keep_files(session, &id, (&name, &due, &unit), files)?;
            Ok(done(&answer, "Đã ghi ngày nhận."))
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

/// Keeps files of a unit's report.
fn keep_files(
    session: &Session,
    movement: &Value,
    (name, due, unit): (&str, &str, &Value),
    files: Vec<PathBuf>,
) -> Result<(), Failure> {
    if files.is_empty() {
        return Ok(());
    }
    let grid = session.call("report.grid", json!({ "id": movement }))?;
    let due = json!(app::print::day(due)?);
    let is_meant = |column: &Value| text(column, "name") == name && column.get("due") == Some(&due);
    let column = rows(&grid, "columns").position(is_meant);
    let own = rows(&grid, "units").find(|row| row.get("unit_id") == Some(unit));
    let cell = column.and_then(|place| own?.get("cells")?.get(place)?.get("id"));
    let report = cell.ok_or_else(|| Fault::new("report.unknown"))?;
    for file in files {
        let token = session.app().admit(file);
        session.call("report.file_add", json!({ "report": report, "token": token }))?;
    }
    Ok(())
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
    let named = exemplar.subject.as_deref();
    let named = named.map(|name| session.read(|conn| app::subject::resolve_any(conn, name))).transpose()?;
    let subject = unit.map(|unit| json!({ "kind": "unit", "id": unit })).or(named.map(|subject| json!(subject)));
    let request = json!({
        "movement_id": id, "kind": if exemplar.exemplar { "exemplar" } else { "model" }, "name": exemplar.name,
        "subject": subject, "found": exemplar.found,
        "description": exemplar.description, "spread": exemplar.spread, "commended": exemplar.commended,
        "commendation": exemplar.commendation,
    });
    Ok(Answer::added(&session.call("movement.exemplar_save", request)?, "/output", "Đã ghi mô hình, điển hình."))
}

/// What a change answers: its operation, and a sentence.
pub fn done(answer: &Value, said: &str) -> Answer {
    Answer::new(json!({ "operation": answer.get("operation") }), said)
}

/// The items of a field of an answer.
pub fn rows<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// A field of an answer as a text.
pub fn text(value: &Value, field: &str) -> String {
    match value.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
