//! Rounds on the command line.

use app::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// What to do with rounds.
#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Opens a scheme for a cluster or a movement.
    Open(Opening),
    /// All rounds.
    List,
    /// Freezes a round.
    Lock {
        /// Its id or name.
        round: String,
    },
    /// Moves a round to another version of its scheme, after showing every total that changes.
    Rebase {
        /// Its id or name.
        round: String,
        /// The scheme: id of a version, or code or name for the latest.
        #[arg(long)]
        scheme: String,
        /// Only says what it would do.
        #[arg(long)]
        dry_run: bool,
        /// Takes away the entered values that the version has no place for.
        #[arg(long)]
        drop_unfit: bool,
    },
    /// Opens a locked round again.
    Reopen {
        /// Its id or name.
        round: String,
        /// Why, at least ten letters.
        #[arg(long)]
        reason: String,
    },
}

/// What to open.
#[derive(Debug, Args)]
pub struct Opening {
    /// The scheme: id of a version, or code or name for the latest.
    #[arg(long)]
    scheme: String,
    /// The cluster: id, code or name.
    #[arg(long, conflicts_with = "movement")]
    cluster: Option<String>,
    /// The movement: id, number or name.
    #[arg(long)]
    movement: Option<String>,
    /// The year.
    #[arg(long)]
    year: u16,
    /// A name of its own.
    #[arg(long, default_value = "")]
    name: String,
}

/// Runs it.
pub fn run(session: &Session, command: RoundCommand) -> Result<Answer, Failure> {
    session.open()?;
    match command {
        RoundCommand::Open(opening) => open(session, &opening),
        RoundCommand::List => {
            Ok(Answer::list(session.call("round.list", json!({}))?, &["year", "name", "state", "units", "missing"]))
        }
        RoundCommand::Lock { round } => {
            let id = session.read(|conn| app::scoring::resolve_round(conn, &round))?;
            Ok(Answer::new(session.call("round.lock", json!({ "id": id }))?, "Đã khóa kỳ chấm điểm."))
        }
        RoundCommand::Rebase { round, scheme, dry_run, drop_unfit } => {
            let (id, scheme) = session.read(|conn| {
                Ok((app::scoring::resolve_round(conn, &round)?, app::scoring::resolve_scheme(conn, &scheme)?))
            })?;
            let mut request = json!({ "id": id, "scheme": scheme });
            if dry_run {
                let preview = session.call("round.rebase_preview", request)?;
                let text = moves(preview.get("report"), preview.get("unfit")) + &warnings(preview.get("warnings"));
                return Ok(Answer::new(preview, text));
            }
            if let Value::Object(fields) = &mut request {
                fields.insert("drop_unfit".to_owned(), json!(drop_unfit));
            }
            let answer = confirming(session, "round.rebase", request)?;
            let text = moves(answer.get("output"), None);
            Ok(Answer::new(answer, text))
        }
        RoundCommand::Reopen { round, reason } => {
            let id = session.read(|conn| app::scoring::resolve_round(conn, &round))?;
            let answer = session.call("round.reopen", json!({ "id": id, "reason": reason }))?;
            Ok(Answer::new(answer, "Đã mở lại kỳ chấm điểm."))
        }
    }
}

/// What moves, a line a unit, and the values that have no place.
pub fn moves(report: Option<&Value>, unfit: Option<&Value>) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let summary = report.map(|report| text(report, "summary_vi")).unwrap_or_default();
    let units = report.and_then(|report| report.get("units")).and_then(Value::as_array).into_iter().flatten();
    let unfit = unfit.and_then(Value::as_array).into_iter().flatten().map(|value| {
        format!(
            "  không có chỗ: {}, {} = {}: {}",
            text(value, "name"),
            text(value, "criterion"),
            text(value, "value"),
            text(value, "why")
        )
    });
    let lines = units.map(|unit| format!("  {}", text(unit, "text_vi")));
    std::iter::once(summary).chain(lines).chain(unfit).collect::<Vec<_>>().join("\n")
}

/// Uses a scheme. A command line is meant as it stands: what the window would ask about the scheme's warnings is said here and
/// confirmed by the command itself.
fn confirming(session: &Session, command: &str, mut input: Value) -> Result<Value, Failure> {
    match session.call(command, input.clone()) {
        Err(failure) if failure.code == "scheme.unconfirmed" => {
            let warnings = failure.params.get("warnings").map(ToString::to_string).unwrap_or_default();
            eprintln!("Bảng tiêu chí có lưu ý, lệnh này coi như đã xác nhận: {warnings}");
            if let Value::Object(fields) = &mut input {
                fields.insert("confirmed".to_owned(), json!(true));
            }
            session.call(command, input)
        }
        answer => answer,
    }
}

/// What is to be confirmed about a version before its first use, a line each.
fn warnings(findings: Option<&Value>) -> String {
    let text = |finding: &Value, name: &str| finding.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let findings = findings.and_then(Value::as_array).into_iter().flatten();
    findings
        .map(|finding| format!("\n  lưu ý của bảng: {} {}", text(finding, "criterion"), text(finding, "message")))
        .collect()
}

fn open(session: &Session, opening: &Opening) -> Result<Answer, Failure> {
    let (scheme, cluster, movement) = session.read(|conn| {
        let scheme = app::scoring::resolve_scheme(conn, &opening.scheme)?;
        let cluster = opening.cluster.as_deref().map(|name| app::cluster::resolve(conn, name, Some(opening.year)));
        let movement = opening.movement.as_deref().map(|name| app::movement::resolve(conn, name));
        Ok((scheme, cluster.transpose()?, movement.transpose()?))
    })?;
    let input = json!({
        "scheme": scheme, "cluster": cluster, "movement": movement, "year": opening.year, "name": opening.name,
    });
    let answer = confirming(session, "round.open", input)?;
    let id = answer.get("output").cloned().unwrap_or(Value::Null);
    let text = format!("Đã mở kỳ chấm điểm {}", id.as_str().unwrap_or_default());
    Ok(Answer::new(json!({ "id": id }), text))
}
