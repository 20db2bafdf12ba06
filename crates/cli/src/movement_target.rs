//! The targets of a movement on the command line: how far units are, and what they reported.

use app::{Failure, Fault};
use clap::Args;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// Which movement's targets.
#[derive(Debug, Args)]
pub struct TargetsArguments {
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: String,
    /// The year; this year when absent.
    #[arg(long)]
    year: Option<u16>,
    /// Whose reports are looked for: `2026-Q1`, `"Quý I/2026"`; the whole year when absent.
    #[arg(long)]
    period: Option<String>,
}

/// What a unit reported.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: String,
    /// The target: its index, or the beginning of its text.
    #[arg(long)]
    target: String,
    /// The unit: id, code or exact name.
    #[arg(long)]
    unit: String,
    /// The period: `2026`, `2026-H1`, `2026-Q1`, `2026-M05`, `"6 tháng đầu năm 2026"`.
    #[arg(long)]
    period: String,
    /// What was reached, as officers write it: `95,5`.
    #[arg(long, allow_hyphen_values = true)]
    value: Option<String>,
    /// What the unit was given to reach.
    #[arg(long, allow_hyphen_values = true)]
    aim: Option<String>,
    /// The day of the report.
    #[arg(long)]
    date: Option<String>,
    /// The report it stands in.
    #[arg(long)]
    source: Option<String>,
    /// Anything else.
    #[arg(long)]
    note: Option<String>,
    /// Removes what was reported.
    #[arg(long, conflicts_with_all = ["value", "aim", "date", "source", "note"])]
    clear: bool,
}

/// How far the units are with the targets of a movement.
pub fn targets(session: &Session, arguments: &TargetsArguments) -> Result<Answer, Failure> {
    session.open()?;
    let id = session.read(|conn| app::movement::resolve(conn, &arguments.movement))?;
    let request = json!({ "id": id, "year": arguments.year, "period": arguments.period });
    let followed = session.call("movement.targets", request)?;
    let lines = lines(&followed).join("\n");
    Ok(Answer::new(followed, lines))
}

fn text(value: &Value, pointer: &str) -> String {
    match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn items<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// A line a target and unit: unit, target, aim, reached, percent; those that have not reported at the end.
fn lines(followed: &Value) -> Vec<String> {
    let names: Vec<String> = items(followed, "targets").map(|target| text(target, "/name")).collect();
    let mut lines = Vec::new();
    for (target, name) in items(followed, "targets").zip(&names) {
        let of = |field: &str| text(target, &format!("/tally/{field}"));
        lines.push(format!("{name}: {}/{} đơn vị đã báo cáo, {} đạt", of("reported"), of("units"), of("met")));
    }
    for unit in items(followed, "units") {
        for (cell, name) in items(unit, "cells").zip(&names) {
            let cells = [text(cell, "/followed/aim"), text(cell, "/followed/value"), text(cell, "/percent_text")];
            lines.push(format!("{}\t{name}\t{}", text(unit, "/unit_name"), cells.join("\t")));
        }
    }
    let silent = items(followed, "units").filter(|unit| text(unit, "/missing") != "0");
    let silent: Vec<String> = silent.map(|unit| text(unit, "/unit_name")).collect();
    if !silent.is_empty() {
        lines.push(format!("Chưa báo cáo đủ: {}", silent.join("; ")));
    }
    if names.is_empty() {
        lines.push("Phong trào chưa có chỉ tiêu nào.".to_owned());
    }
    lines
}

/// Writes what a unit reported; what is not said stays as it was.
pub fn report(session: &Session, arguments: ReportArguments) -> Result<Answer, Failure> {
    session.open()?;
    let (id, target, unit) = session.read(|conn| {
        let id = app::movement::resolve(conn, &arguments.movement)?;
        let target = app::movement::find(conn, id)?.target(&arguments.target)?.id;
        Ok((id, target, app::unit::resolve(conn, &arguments.unit)?.id))
    })?;
    let followed = session.call("movement.targets", json!({ "id": id, "period": arguments.period }))?;
    let period = followed.get("period").cloned().unwrap_or_default();
    let mut figure = json!({ "target_id": target, "unit_id": unit, "period": period });
    if !arguments.clear {
        if let Some(Value::Object(known)) = known(&followed, &json!(target), &json!(unit)) {
            figure = Value::Object(known);
        }
        for (field, said) in [("value", arguments.value), ("aim", arguments.aim)] {
            if let Some(said) = said {
                put(
                    &mut figure,
                    field,
                    json!(app::movement::read_number(&said).map_err(|fault| fault.at_field(field))?),
                );
            }
        }
        for (field, said) in [("date", arguments.date), ("source", arguments.source), ("note", arguments.note)] {
            if let Some(said) = said {
                put(&mut figure, field, json!(said));
            }
        }
        if ["value", "aim", "source", "note"]
            .into_iter()
            .all(|field| text(&figure, &format!("/{field}")).trim().is_empty())
        {
            return Err(Fault::new("movement.figure_missing").at_field("value").into());
        }
    }
    let answer = session.call("movement.target_report", json!({ "id": id, "figures": [figure] }))?;
    let said = if arguments.clear { "Đã xóa số liệu." } else { "Đã ghi số liệu." };
    Ok(Answer::new(json!({ "operation": answer.get("operation") }), said))
}

fn put(figure: &mut Value, field: &str, value: Value) {
    if let Value::Object(fields) = figure {
        fields.insert(field.to_owned(), value);
    }
}

/// What stands in the period for a target and unit.
fn known(followed: &Value, target: &Value, unit: &Value) -> Option<Value> {
    let place = items(followed, "targets").position(|own| own.get("id") == Some(target))?;
    let row = items(followed, "units").find(|own| own.get("unit_id") == Some(unit))?;
    items(row, "cells").nth(place)?.get("figure").cloned()
}
