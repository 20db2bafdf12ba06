//! The sample province and data of a size on the command line.

use app::sample::{Size, seed};
use app::{Failure, Progress};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What to measure with.
#[derive(Debug, Subcommand)]
pub enum BenchCommand {
    /// Fills an empty data file with invented data of a size.
    Seed(SeedSize),
}

/// How much.
#[derive(Debug, Args)]
pub struct SeedSize {
    /// Units of the cluster that is scored.
    #[arg(long, default_value_t = 200)]
    units: u32,
    /// Criteria of its scheme.
    #[arg(long, default_value_t = 100)]
    criteria: u32,
    /// Lines of the batch.
    #[arg(long, default_value_t = 100)]
    nominations: u32,
    /// Years of evaluations, grants and initiatives of every line; the lines are people then.
    #[arg(long, default_value_t = 0)]
    history: u16,
}

/// Fills an empty data file with the sample province.
pub fn fill(session: &Session) -> Result<Answer, Failure> {
    let answer = session.call("sample.fill", json!({}))?;
    let count = |name: &str| answer.pointer(&format!("/output/{name}")).and_then(Value::as_u64).unwrap_or(0);
    let text = format!(
        "Đã nạp tỉnh mẫu: {} đơn vị, {} cá nhân, {} thành tích, {} dòng đề nghị.",
        count("units"),
        count("people"),
        count("achievements"),
        count("nominations")
    );
    Ok(Answer::new(answer, text))
}

/// Runs it.
pub fn bench(session: &Session, command: BenchCommand) -> Result<Answer, Failure> {
    let BenchCommand::Seed(size) = command;
    session.open()?;
    let SeedSize { units, criteria, nominations, history } = size;
    let wanted = Size { units, criteria, nominations, history };
    session.app().with_context(&Progress::default(), |context| seed(context, wanted))?;
    let text = format!("Đã nạp {units} đơn vị, {criteria} tiêu chí, {nominations} dòng đề nghị.");
    Ok(Answer::new(json!({ "units": units, "criteria": criteria, "nominations": nominations }), text))
}
