//! The units that take part in a movement on the command line: what they registered for, and who has not.

use app::{Failure, Fault};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What a unit may not have done yet.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Step {
    /// To register.
    Register,
    /// To make the plan known.
    Disseminate,
    /// To issue a plan of its own.
    Plan,
    /// To set aims of its own.
    Targets,
}

impl Step {
    fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Disseminate => "disseminate",
            Self::Plan => "plan",
            Self::Targets => "targets",
        }
    }
}

/// Which units.
#[derive(Debug, Args)]
pub struct UnitsArguments {
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: String,
    /// Only those who have not done this.
    #[arg(long)]
    missing: Option<Step>,
}

/// What a unit registered.
#[derive(Debug, Args)]
pub struct RegisterArguments {
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: String,
    /// The unit: id, code or exact name.
    #[arg(long)]
    unit: String,
    /// What it registered for: an award, a model.
    #[arg(long)]
    aim: Option<String>,
    /// What it pledged.
    #[arg(long)]
    pledge: Option<String>,
    /// When it registered.
    #[arg(long)]
    date: Option<String>,
    /// When the movement's plan was made known in the unit.
    #[arg(long)]
    disseminated: Option<String>,
    /// Number of the unit's own plan.
    #[arg(long)]
    plan_number: Option<String>,
    /// Its date.
    #[arg(long)]
    plan_date: Option<String>,
    /// The unit's own aims, in words.
    #[arg(long)]
    own_targets: Option<String>,
    /// Anything else.
    #[arg(long)]
    note: Option<String>,
    /// Takes the unit off the list.
    #[arg(long, conflicts_with_all = ["aim", "pledge", "date", "disseminated", "plan_number", "plan_date", "own_targets", "note"])]
    remove: bool,
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.get("rows").and_then(Value::as_array).into_iter().flatten()
}

fn has_missing(row: &Value, step: &str) -> bool {
    row.get("missing").and_then(Value::as_array).is_some_and(|missing| missing.iter().any(|own| own == step))
}

/// The units that take part in a movement.
pub fn units(session: &Session, arguments: &UnitsArguments) -> Result<Answer, Failure> {
    session.open()?;
    let id = session.read(|conn| app::movement::resolve(conn, &arguments.movement))?;
    let list = session.call("movement.registrations", json!({ "id": id }))?;
    let kept = rows(&list).filter(|row| arguments.missing.is_none_or(|step| has_missing(row, step.code())));
    let items: Vec<Value> = kept.cloned().collect();
    Ok(Answer::list(json!({ "items": items }), &["unit_name", "aim", "date", "plan_number"]))
}

/// Writes what a unit registered; what is not said stays as it was.
pub fn register(session: &Session, arguments: RegisterArguments) -> Result<Answer, Failure> {
    session.open()?;
    let (id, unit) = session.read(|conn| {
        Ok((app::movement::resolve(conn, &arguments.movement)?, app::unit::resolve(conn, &arguments.unit)?.id))
    })?;
    if arguments.remove {
        let answer = session.call("movement.registration_remove", json!({ "id": id, "unit_id": unit }))?;
        return Ok(Answer::new(json!({ "operation": answer.get("operation") }), "Đã bớt đơn vị."));
    }
    let list = session.call("movement.registrations", json!({ "id": id }))?;
    let own = rows(&list).find(|row| row.get("unit_id") == Some(&json!(unit))).cloned();
    let Value::Object(mut own) = own.unwrap_or_else(|| json!({ "unit_id": unit })) else {
        return Err(Fault::new("movement.not_taking_part").into());
    };
    own.retain(|field, _| !["unit_name", "unit_code", "aims", "missing"].contains(&field.as_str()));
    let told = [
        ("aim", arguments.aim),
        ("pledge", arguments.pledge),
        ("date", arguments.date),
        ("disseminated", arguments.disseminated),
        ("plan_number", arguments.plan_number),
        ("plan_date", arguments.plan_date),
        ("own_targets", arguments.own_targets),
        ("note", arguments.note),
    ];
    own.extend(told.into_iter().filter_map(|(field, said)| Some((field.to_owned(), json!(said?)))));
    let answer = session.call("movement.registration_save", json!({ "id": id, "registration": own }))?;
    Ok(Answer::new(json!({ "operation": answer.get("operation") }), "Đã ghi."))
}
