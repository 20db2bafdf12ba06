//! Printing on the command line.

use std::path::PathBuf;

use app::print::{Format, PrintOptions, names};
use app::{Failure, Fault, Progress};
use clap::Args;
use serde_json::json;

use crate::answer::Answer;
use crate::session::Session;

/// What to print.
#[derive(Debug, Args)]
pub struct PrintArguments {
    /// Name of the document.
    name: Option<String>,
    /// Lists the documents.
    #[arg(long)]
    list: bool,
    /// pdf, docx or xlsx.
    #[arg(long, default_value = "pdf")]
    format: String,
    /// The file to write.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The batch: id, code or name.
    #[arg(long)]
    batch: Option<String>,
    /// The round: id or name.
    #[arg(long)]
    round: Option<String>,
    /// The movement: id, number of its plan, or name.
    #[arg(long)]
    movement: Option<String>,
    /// The period of a movement's figures: `2026`, `2026-Q1`, `"6 tháng đầu năm 2026"`.
    #[arg(long)]
    period: Option<String>,
    /// A movement's report on all its years instead of a period.
    #[arg(long)]
    whole: bool,
    /// The unit, of a document that has a paper for each: id, code or name.
    #[arg(long)]
    unit: Option<String>,
    /// A unit, a person or a household, of a document about one: id, code or exact name.
    #[arg(long)]
    subject: Option<String>,
    /// The award: id or name.
    #[arg(long)]
    award: Option<String>,
    /// The last year of achievement, or the year of the decisions of the award register.
    #[arg(long)]
    year: Option<u16>,
    /// The day on which dossiers are received.
    #[arg(long)]
    received: Option<String>,
    /// Only what was decided by this authority.
    #[arg(long)]
    authority: Option<String>,
    /// Rows of the matrix of a unit: person, unit or household.
    #[arg(long)]
    kind: Option<String>,
    /// The scheme: id, code or name.
    #[arg(long)]
    scheme: Option<String>,
    /// A form with what is entered rather than room to write.
    #[arg(long)]
    filled: bool,
    /// The paper: a4 or a3.
    #[arg(long)]
    paper: Option<String>,
    /// Every other option as JSON: orientation, date, number, meeting, title, order, numbering, signer…
    #[arg(long, default_value = "{}")]
    options: String,
    /// Reward money of one decision alone: its number.
    #[arg(long)]
    decision: Option<String>,
    /// Names, chức vụ and units as in the records rather than as submitted.
    #[arg(long)]
    recorded_names: bool,
    /// Only the lines of a batch in these states, apart by commas: submitted,passed. Those that belong on the list when absent.
    #[arg(long, value_delimiter = ',')]
    states: Vec<String>,
    /// The layout of the nomination list: unit or council.
    #[arg(long)]
    layout: Option<String>,
}

/// Runs it.
pub fn run(session: &Session, arguments: &PrintArguments) -> Result<Answer, Failure> {
    let Some(name) = arguments.name.as_deref().filter(|_| !arguments.list) else {
        return Ok(Answer::list(json!(names()), &["name", "title"]));
    };
    let format: Format = arguments.format.parse()?;
    let out = arguments.out.as_ref().ok_or_else(|| Fault::new("command_line.no_out"))?;
    let mut options: PrintOptions = serde_json::from_str(&arguments.options)
        .map_err(|error| Fault::new("command_line.bad_options").with("detail", error))?;
    let ending = out.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    if ending.parse::<Format>().is_ok_and(|named| named != format) {
        let fault = Fault::new("print.other_ending").with("ending", ending).with("format", &arguments.format);
        return Err(fault.into());
    }
    session.open()?;
    if let Some(batch) = &arguments.batch {
        options.batch = Some(session.read(|conn| app::nomination::resolve(conn, batch))?);
    }
    if let Some(round) = &arguments.round {
        options.round = Some(session.read(|conn| app::scoring::resolve_round(conn, round))?);
    }
    if let Some(movement) = &arguments.movement {
        options.movement = Some(session.read(|conn| app::movement::resolve(conn, movement))?);
    }
    options.whole = arguments.whole.then_some(true);
    if let Some(period) = &arguments.period {
        options.period = Some(period.parse()?);
    }
    if let Some(unit) = &arguments.unit {
        options.unit = session.read(|conn| app::unit::resolve(conn, unit))?.id;
    }
    if let Some(subject) = &arguments.subject {
        options.subject = Some(session.read(|conn| app::subject::resolve_any(conn, subject))?);
    }
    if let Some(kind) = &arguments.kind {
        options.kind = Some(app::subject::kind(kind)?);
    }
    if let Some(received) = &arguments.received {
        options.received = Some(app::print::day(received)?);
    }
    options.award = arguments.award.clone().or(options.award);
    options.authority = arguments.authority.clone().or(options.authority);
    options.year = arguments.year.or(options.year);
    if let Some(scheme) = &arguments.scheme {
        options.scheme = Some(session.read(|conn| app::scoring::resolve_scheme(conn, scheme))?);
    }
    if arguments.filled {
        options.filled = Some(true);
    }
    if let Some(paper) = &arguments.paper {
        options.paper = Some(app::print::paper_size(paper)?);
    }
    options.decision = arguments.decision.clone().or(options.decision);
    if arguments.recorded_names {
        options.names = Some(app::print::Names::Record);
    }
    if !arguments.states.is_empty() {
        options.states = Some(app::print::states(&arguments.states)?);
    }
    if let Some(layout) = &arguments.layout {
        options.layout = layout.parse()?;
    }
    session
        .app()
        .with_context(&Progress::default(), |context| app::print::write(context, name, &options, format, out))?;
    Ok(Answer::new(json!({ "path": out }), format!("Đã ghi {}", out.display())))
}
