//! The end of a movement on the command line: its chain, results of units, carrying them into yearly evaluations, whom to
//! commend.

use app::Failure;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::movement_follow::{OfMovement, done, id_of, rows, text, unit_of};
use crate::session::Session;

/// What is done at a movement's end.
#[derive(Debug, Subcommand)]
pub enum ClosingCommand {
    /// What a movement answers, itself, what answers it, and the plans of its units.
    Chain(OfMovement),
    /// What the units came to in a year.
    Results(OfYear),
    /// Writes what a unit came to in a year; what is not said stays as it was.
    Result(ResultArguments),
    /// Carries results into yearly evaluations: every evaluation gets a note; none gets another level unless it is asked for.
    Carry(CarryArguments),
    /// Whom the results and exemplars speak for.
    Candidates(OfYear),
    /// Nominates units, people and households for a movement, theo chuyên đề or đột xuất.
    Commend(CommendArguments),
}

/// Which movement and year.
#[derive(Debug, Args)]
pub struct OfYear {
    /// The movement.
    #[command(flatten)]
    of: OfMovement,
    /// The year; this one, or the movement's nearest, when absent.
    #[arg(long)]
    year: Option<u16>,
}

/// A result.
#[derive(Debug, Args)]
pub struct ResultArguments {
    /// The movement.
    #[command(flatten)]
    of: OfMovement,
    /// The year.
    #[arg(long)]
    year: u16,
    /// The unit: id, code or exact name.
    #[arg(long)]
    unit: String,
    /// Hoàn thành xuất sắc, hoàn thành tốt, hoàn thành, chưa hoàn thành, or their short forms; empty takes it away.
    #[arg(long)]
    level: Option<String>,
    /// Responsibility of its head.
    #[arg(long)]
    responsibility: Option<String>,
    /// Anything else.
    #[arg(long)]
    note: Option<String>,
}

/// What to carry.
#[derive(Debug, Args)]
pub struct CarryArguments {
    /// The movement and the year.
    #[command(flatten)]
    of: OfYear,
    /// Only these units: id, code or exact name; may be given several times. All with a result when absent.
    #[arg(long = "unit")]
    units: Vec<String>,
    /// Evaluations that are missing come to be with the result's level.
    #[arg(long)]
    add: bool,
    /// Evaluations with another level take the result's.
    #[arg(long)]
    replace: bool,
    /// Shows what would be met and writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Loại hình.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Kind {
    /// Theo chuyên đề (phong trào).
    #[default]
    Thematic,
    /// Đột xuất.
    Unplanned,
}

/// Whom to nominate.
#[derive(Debug, Args)]
pub struct CommendArguments {
    /// The movement and the year.
    #[command(flatten)]
    of: OfYear,
    /// The batch, one of the movement: id, code or name; a new one when absent.
    #[arg(long)]
    batch: Option<String>,
    /// Name of a new batch.
    #[arg(long, default_value = "")]
    name: String,
    /// Loại hình.
    #[arg(long, value_enum, default_value_t)]
    kind: Kind,
    /// A unit, a person or a household: id, code or exact name; may be given several times. All that are suggested when
    /// absent.
    #[arg(long = "subject")]
    subjects: Vec<String>,
    /// The award of units: id or name.
    #[arg(long, default_value = "")]
    unit_award: String,
    /// The award of people.
    #[arg(long, default_value = "")]
    person_award: String,
    /// The award of households.
    #[arg(long, default_value = "")]
    household_award: String,
}

/// Runs it.
pub fn run(session: &Session, command: ClosingCommand) -> Result<Answer, Failure> {
    match command {
        ClosingCommand::Chain(of) => chain(session, &of),
        ClosingCommand::Results(of) => results(session, &of),
        ClosingCommand::Result(result) => enter(session, result),
        ClosingCommand::Carry(arguments) => carry(session, &arguments),
        ClosingCommand::Candidates(of) => {
            let list = session.call("movement.commend_candidates", request(session, &of)?)?;
            let lines = rows(&list, "items").map(|item| {
                let chosen = if item.get("suggested") == Some(&json!(true)) { "x" } else { "" };
                let reasons = rows(item, "reasons").filter_map(Value::as_str).collect::<Vec<_>>().join("; ");
                [chosen.to_owned(), text(item, "name"), reasons].join("\t")
            });
            let lines = lines.collect::<Vec<_>>().join("\n");
            Ok(Answer::new(list, lines))
        }
        ClosingCommand::Commend(arguments) => commend(session, arguments),
    }
}

fn request(session: &Session, of: &OfYear) -> Result<Value, Failure> {
    Ok(json!({ "id": id_of(session, &of.of)?, "year": of.year }))
}

fn chain(session: &Session, of: &OfMovement) -> Result<Answer, Failure> {
    let chain = session.call("movement.chain", json!({ "id": id_of(session, of)? }))?;
    let mut lines: Vec<String> = Vec::new();
    for node in rows(&chain, "nodes") {
        let depth =
            node.get("depth").and_then(Value::as_u64).and_then(|depth| usize::try_from(depth).ok()).unwrap_or(0);
        let document = text(node, "document");
        let document = if document.is_empty() { document } else { format!(" ({document})") };
        lines.push(format!("{}{}: {}{document}", "  ".repeat(depth), text(node, "kind_name"), text(node, "name")));
        for source in rows(node, "also") {
            lines.push(format!("{}còn dẫn: {}", "  ".repeat(depth + 1), text(source, "words")));
        }
    }
    let lines = lines.join("\n");
    Ok(Answer::new(chain, lines))
}

fn results(session: &Session, of: &OfYear) -> Result<Answer, Failure> {
    let list = session.call("movement.results", request(session, of)?)?;
    let lines = rows(&list, "rows").map(|row| {
        let fields = ["unit_name", "level_name", "responsibility", "evaluation_name"];
        fields.map(|field| text(row, field)).join("\t")
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    Ok(Answer::new(list, lines))
}

fn enter(session: &Session, result: ResultArguments) -> Result<Answer, Failure> {
    let (id, unit) = (id_of(session, &result.of)?, unit_of(session, &result.unit)?);
    let told = [("level", result.level), ("responsibility", result.responsibility), ("note", result.note)];
    let cells = told
        .into_iter()
        .filter_map(|(field, said)| Some(json!({ "unit_id": unit, "field": field, "text": said? })))
        .collect::<Vec<_>>();
    let request = json!({ "id": id, "year": result.year, "cells": cells });
    Ok(done(&session.call("movement.result_enter", request)?, "Đã ghi kết quả."))
}

fn carry(session: &Session, arguments: &CarryArguments) -> Result<Answer, Failure> {
    let mut request = request(session, &arguments.of)?;
    let preview = session.call("movement.carry_preview", request.clone())?;
    if arguments.dry_run {
        let lines = rows(&preview, "rows").map(|row| {
            let fields = ["step", "unit_name", "evaluation_name", "suggested_name", "sentence"];
            fields.map(|field| text(row, field)).join("\t")
        });
        let lines = lines.collect::<Vec<_>>().join("\n");
        return Ok(Answer::new(preview, lines));
    }
    let named = arguments.units.iter().map(|unit| unit_of(session, unit)).collect::<Result<Vec<_>, _>>()?;
    let chosen = |row: &&Value| named.is_empty() || row.get("unit_id").is_some_and(|unit| named.contains(unit));
    let units: Vec<&Value> = rows(&preview, "rows").filter(chosen).collect();
    let with_level = |row: &&&Value| match text(row, "step").as_str() {
        "missing" => arguments.add,
        "differs" => arguments.replace,
        _ => false,
    };
    let levels: Vec<&Value> = units.iter().filter(with_level).filter_map(|row| row.get("unit_id")).collect();
    let units: Vec<&Value> = units.iter().filter_map(|row| row.get("unit_id")).collect();
    if let Value::Object(fields) = &mut request {
        fields.insert("units".to_owned(), json!(units));
        fields.insert("levels".to_owned(), json!(levels));
    }
    let answer = session.call("movement.carry", request)?;
    let carried = answer.get("output").cloned().unwrap_or_default();
    let words = format!(
        "Đã đưa vào xếp loại năm: thêm {}, đổi mức {}, ghi chú {}; bỏ qua {} đơn vị chưa có xếp loại.",
        text(&carried, "added"),
        text(&carried, "changed"),
        text(&carried, "noted"),
        text(&carried, "left_out")
    );
    Ok(Answer::new(json!({ "carried": carried, "operation": answer.get("operation") }), words))
}

fn commend(session: &Session, arguments: CommendArguments) -> Result<Answer, Failure> {
    let mut request = request(session, &arguments.of)?;
    let batch = arguments.batch.as_deref();
    let batch = batch.map(|batch| session.read(|conn| app::nomination::resolve(conn, batch))).transpose()?;
    let named = arguments.subjects.iter().map(|subject| session.read(|conn| app::subject::resolve_any(conn, subject)));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let subjects = if named.is_empty() {
        let list = session.call("movement.commend_candidates", request.clone())?;
        let suggested = rows(&list, "items").filter(|item| item.get("suggested") == Some(&json!(true)));
        suggested.filter_map(|item| item.get("subject").cloned()).collect()
    } else {
        named.into_iter().map(|subject| json!(subject)).collect::<Vec<_>>()
    };
    if let Value::Object(fields) = &mut request {
        let kind = match arguments.kind {
            Kind::Thematic => "phong_trao",
            Kind::Unplanned => "dot_xuat",
        };
        let more = [
            ("batch", json!(batch)),
            ("name", json!(arguments.name)),
            ("kind", json!(kind)),
            ("unit_award", json!(arguments.unit_award)),
            ("person_award", json!(arguments.person_award)),
            ("household_award", json!(arguments.household_award)),
            ("subjects", json!(subjects)),
        ];
        fields.extend(more.map(|(field, value)| (field.to_owned(), value)));
    }
    let answer = session.call("movement.commend", request)?;
    let commended = answer.get("output").cloned().unwrap_or_default();
    let batch = commended.get("batch").cloned().unwrap_or_default();
    let shares = session.call("batch.shares", json!({ "id": batch }))?;
    let mut lines = vec![format!("Đã thêm {} dòng đề nghị.", rows(&commended, "added").count())];
    lines.extend(rows(&shares, "items").map(share_line));
    let json = json!({ "commended": commended, "shares": shares.get("items"), "operation": answer.get("operation") });
    Ok(Answer::new(json, lines.join("\n")))
}

/// `Cá nhân trực tiếp lao động, công tác: 02/03 …`.
pub fn share_line(share: &Value) -> String {
    format!("{}: {}.", text(share, "name"), text(share, "text"))
}
