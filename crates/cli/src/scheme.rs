//! Schemes on the command line.

use std::path::PathBuf;

use app::{Failure, scoring};
use clap::Subcommand;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::datafile::read_file;
use crate::session::Session;

/// What to do with schemes.
#[derive(Debug, Subcommand)]
pub enum SchemeCommand {
    /// What is wrong with a scheme's file; needs no data file.
    Check {
        /// The JSON.
        file: PathBuf,
    },
    /// Adds a scheme, as the next version when it is known.
    Import {
        /// The JSON.
        file: PathBuf,
    },
    /// How two schemes differ: files, or versions of the data file.
    Diff {
        /// The one that was: a file, id, code or name.
        from: String,
        /// The one that is.
        to: String,
    },
    /// All versions.
    List,
    /// The JSON of a version.
    Export {
        /// Its id, or the scheme's code or name for the latest.
        scheme: String,
    },
}

/// The text of a scheme: of a file, or of the data file by id, code or name.
fn body(session: &Session, scheme: &str) -> Result<String, Failure> {
    let path = std::path::Path::new(scheme);
    if path.is_file() {
        return read_file(path);
    }
    session.open()?;
    let id = session.read(|conn| scoring::resolve_scheme(conn, scheme))?;
    let body = session.call("scheme.export", json!({ "id": id }))?;
    Ok(body.as_str().unwrap_or_default().to_owned())
}

/// Runs it.
pub fn run(session: &Session, command: SchemeCommand) -> Result<Answer, Failure> {
    match command {
        SchemeCommand::Check { file } => {
            let findings = scoring::check_text(&read_file(&file)?)?;
            let answer = json!({ "items": findings });
            if findings.is_empty() {
                return Ok(Answer::new(answer, "Bảng tiêu chí tốt."));
            }
            Ok(Answer::list(answer, &["severity", "criterion", "message"]))
        }
        SchemeCommand::Import { file } => {
            let answer = session.call("scheme.import", json!({ "body": read_file(&file)? }))?;
            let output = answer.get("output").cloned().unwrap_or_default();
            let added = answer.get("operation").is_some_and(|operation| !operation.is_null());
            let text = if added {
                "Đã thêm bảng tiêu chí."
            } else {
                "Bảng tiêu chí này đã có, nội dung như cũ."
            };
            Ok(Answer::new(output, text))
        }
        SchemeCommand::Diff { from, to } => {
            let diff = scoring::diff_text(&body(session, &from)?, &body(session, &to)?)?;
            let answer = serde_json::to_value(&diff).map_err(app::Error::from)?;
            let changes = answer.get("changes").and_then(Value::as_array).cloned().unwrap_or_default();
            let lines: Vec<String> = changes
                .iter()
                .filter_map(|change| change.get("text_vi").and_then(Value::as_str).map(str::to_owned))
                .collect();
            let text = if lines.is_empty() { "Hai bản không khác nhau.".to_owned() } else { lines.join("\n") };
            Ok(Answer::new(answer, text))
        }
        SchemeCommand::List => Ok(Answer::list(session.call("scheme.list", json!({}))?, &["code", "version", "name"])),
        SchemeCommand::Export { scheme } => {
            session.open()?;
            let id = session.read(|conn| scoring::resolve_scheme(conn, &scheme))?;
            let body = session.call("scheme.export", json!({ "id": id }))?;
            let text = body.as_str().unwrap_or_default().to_owned();
            Ok(Answer::new(serde_json::from_str::<Value>(&text).unwrap_or_default(), text))
        }
    }
}
