//! The data file and its log.

use std::io::Read;
use std::path::Path;

use app::{Failure, Fault};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::session::Session;

/// Makes the data file.
pub fn new(session: &Session) -> Result<Answer, Failure> {
    let path = session.path()?;
    session.app().create(path)?;
    Ok(Answer::new(json!({ "path": path }), format!("Đã tạo tệp dữ liệu {}", path.display())))
}

/// Looks the data file through.
pub fn check(session: &Session) -> Result<Answer, Failure> {
    let answer = session.call("check", json!({}))?;
    let sound = answer.get("items").and_then(Value::as_array).is_some_and(Vec::is_empty);
    if sound {
        return Ok(Answer::new(answer, "Tệp dữ liệu tốt."));
    }
    Ok(Answer::list(answer, &["severity", "code", "message"]))
}

/// Operations, newest first.
pub fn log(session: &Session, limit: u32, entity: Option<String>) -> Result<Answer, Failure> {
    let answer = session.call("log.list", json!({ "limit": limit, "entity": entity }))?;
    Ok(Answer::list(answer, &["id", "at", "actor", "label", "mode", "rows"]))
}

/// Takes back an operation.
pub fn undo(session: &Session, operation: Option<i64>) -> Result<Answer, Failure> {
    let answer = session.call("undo", json!({ "operation": operation }))?;
    let text = format!("Đã hoàn tác: {}", label(&answer));
    Ok(Answer::new(answer, text))
}

/// Does again what was taken back.
pub fn redo(session: &Session) -> Result<Answer, Failure> {
    let answer = session.call("redo", json!({}))?;
    let text = format!("Đã làm lại: {}", label(&answer));
    Ok(Answer::new(answer, text))
}

fn label(answer: &Value) -> &str {
    answer.pointer("/output/label").and_then(Value::as_str).unwrap_or_default()
}

/// Any command by name. Commands that need no data file run without one.
pub fn call(session: &Session, name: &str, input: &str) -> Result<Answer, Failure> {
    let input: Value = read_json(input)?;
    let answer = match session.path() {
        Ok(_) => session.call(name, input)?,
        Err(_) => session.app().call(name, input)?,
    };
    let text = format!("{answer:#}");
    Ok(Answer::new(answer, text))
}

/// JSON given on the command line, in a file that it names, or on standard input for `-`.
pub fn read_json(text: &str) -> Result<Value, Failure> {
    serde_json::from_str(&read_text(text)?).map_err(|error| {
        Fault::new("command_line.not_json").with("line", error.line()).with("column", error.column()).into()
    })
}

/// The same as text, not yet understood.
pub fn read_text(text: &str) -> Result<String, Failure> {
    let read = match text {
        "-" => {
            let mut standard_input = String::new();
            std::io::stdin().read_to_string(&mut standard_input).map_err(app::Error::from)?;
            standard_input
        }
        json if json.trim_start().starts_with(['{', '[', '"']) => json.to_owned(),
        path => read_file(Path::new(path))?,
    };
    Ok(read.trim_start_matches('\u{feff}').to_owned())
}

/// The text of a file that the command line names.
pub fn read_file(path: &Path) -> Result<String, Failure> {
    if !path.is_file() {
        return Err(Fault::new("command_line.no_file").with("path", path.display()).into());
    }
    Ok(std::fs::read_to_string(path).map_err(app::Error::from)?)
}
