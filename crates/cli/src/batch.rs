//! Batches and nominations on the command line.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_json;
use crate::session::Session;

/// What to do with batches.
#[derive(Debug, Subcommand)]
pub enum BatchCommand {
    /// Opens a batch for a year or a movement.
    Open(Opening),
    /// All batches.
    List,
    /// A batch with its lines.
    Show {
        /// Its id, code or name.
        batch: String,
    },
    /// Puts the top of a round's ranking into a batch.
    Fill {
        /// Its id, code or name.
        batch: String,
        /// The round: id or name.
        #[arg(long)]
        from_round: String,
        /// How many places.
        #[arg(long)]
        top: u32,
        /// The award: id or name.
        #[arg(long, default_value = "co_tinh")]
        award: String,
    },
}

/// What to open.
#[derive(Debug, Args)]
pub struct Opening {
    /// Its name.
    #[arg(long)]
    name: String,
    /// The year of the achievements.
    #[arg(long)]
    year: u16,
    /// The movement: id, number or name.
    #[arg(long)]
    movement: Option<String>,
    /// The day on which dossiers are received.
    #[arg(long)]
    received: Option<String>,
}

/// What to do with nominations.
#[derive(Debug, Subcommand)]
pub enum NominationCommand {
    /// Adds a line to a batch. Its JSON leaves out the batch; with `subject` given by code or name, also what the data
    /// file knows of it. A file of the JSON, or `-`, serves too.
    Add {
        /// The batch: id, code or name.
        #[arg(long)]
        batch: String,
        /// The line.
        input: String,
    },
    /// The lines of a batch in the order of submission.
    List {
        /// The batch: id, code or name.
        #[arg(long)]
        batch: String,
    },
}

/// Runs a command on batches.
pub fn run(session: &Session, command: BatchCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        BatchCommand::Open(opening) => open(session, &opening),
        BatchCommand::List => {
            Ok(Answer::list(session.call("batch.list", json!({}))?, &["code", "year", "name", "state"]))
        }
        BatchCommand::Show { batch } => {
            let answer = session.call("batch.get", json!({ "id": resolve(session, &batch)? }))?;
            Ok(lines(answer))
        }
        BatchCommand::Fill { batch, from_round, top, award } => {
            let id = resolve(session, &batch)?;
            let round = session.read(|conn| app::scoring::resolve_round(conn, &from_round))?;
            let answer =
                session.call("batch.fill", json!({ "batch": id, "round": round, "top": top, "award": award }))?;
            let added = answer.pointer("/output/added").and_then(Value::as_array).map_or(0, Vec::len);
            let mut lines = vec![format!("Đã đưa {added} đơn vị vào đợt xét.")];
            for left in answer.pointer("/output/left_out").and_then(Value::as_array).into_iter().flatten() {
                let word = |field: &str| left.get(field).and_then(Value::as_str).unwrap_or_default();
                lines.push(format!("  Không lấy {}: {}.", word("name"), word("why")));
            }
            Ok(Answer::new(answer, lines.join("\n")))
        }
    }
}

/// Runs a command on nominations.
pub fn run_nomination(session: &Session, command: NominationCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        NominationCommand::Add { batch, input } => {
            let mut line = read_json(&input)?;
            if let Value::Object(fields) = &mut line {
                fields.insert("batch_id".to_owned(), resolve(session, &batch)?);
            }
            complete(session, &mut line)?;
            let answer = session.call("nomination.save", line)?;
            Ok(Answer::added(&answer, "/output", "Đã thêm dòng đề nghị."))
        }
        NominationCommand::List { batch } => {
            Ok(lines(session.call("batch.get", json!({ "id": resolve(session, &batch)? }))?))
        }
    }
}

fn resolve(session: &Session, batch: &str) -> Result<Value, Failure> {
    Ok(json!(session.read(|conn| app::nomination::resolve(conn, batch))?))
}

/// Puts what is known of a subject named in words into the fields that the line leaves out.
fn complete(session: &Session, line: &mut Value) -> Result<(), Failure> {
    let Value::Object(fields) = line else { return Ok(()) };
    let Some(name) = fields.get("subject").and_then(Value::as_str) else { return Ok(()) };
    let subject = session.read(|conn| app::subject::resolve_any(conn, name))?;
    let batch = fields.get("batch_id").cloned().unwrap_or_default();
    let known = session.call("nomination.suggest", json!({ "batch": batch, "subject": subject }))?;
    fields.insert("subject".to_owned(), json!(subject));
    fields.entry("kind").or_insert(json!(subject.kind()));
    for name in ["submitted", "proposing_unit_id", "summary"] {
        fields.entry(name).or_insert(known.get(name).cloned().unwrap_or_default());
    }
    Ok(())
}

fn open(session: &Session, opening: &Opening) -> Result<Answer, Failure> {
    let movement = match &opening.movement {
        Some(name) => Some(session.read(|conn| app::movement::resolve(conn, name))?),
        None => None,
    };
    let input = json!({
        "name": opening.name, "year": opening.year, "movement_id": movement, "received": opening.received,
    });
    let answer = session.call("batch.save", input)?;
    let id = answer.pointer("/output").cloned().unwrap_or_default();
    let batch = session.call("batch.get", json!({ "id": id }))?;
    let code = batch.pointer("/batch/code").and_then(Value::as_str).unwrap_or_default();
    Ok(Answer::added(&answer, "/output", &format!("Đã mở đợt xét {code}.")))
}

fn lines(batch: Value) -> Answer {
    let items = batch.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let field =
        |item: &Value, pointer: &str| item.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let line = |item: &Value| {
        [field(item, "/submitted/name"), field(item, "/submitted/unit"), field(item, "/award_name")].join("\t")
    };
    let text = items.iter().map(line).collect::<Vec<_>>().join("\n");
    Answer::new(batch, text)
}
