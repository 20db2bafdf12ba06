//! What a command prints: one JSON document, or Vietnamese text for people.

use std::io::Write;
use std::process::ExitCode;

use app::Failure;
use serde::Serialize;
use serde_json::{Value, json};

/// What a command answers.
pub struct Answer {
    json: Json,
    text: String,
}

/// The document for machines.
enum Json {
    Value(Value),
    /// Written already: a long one is not built in memory first.
    Written(String),
}

impl Answer {
    /// A JSON document with a text for people.
    pub fn new(json: Value, text: impl Into<String>) -> Self {
        Self { json: Json::Value(json), text: text.into() }
    }

    /// A long JSON document, written at once, with a text for people.
    pub fn long(json: &impl Serialize, text: String) -> Result<Self, Failure> {
        let json = serde_json::to_string(json).map_err(app::Error::from)?;
        Ok(Self { json: Json::Written(json), text })
    }

    /// A text that is the answer in both modes.
    pub fn raw(text: String) -> Self {
        Self::new(Value::Null, text)
    }

    /// One thing whole; its JSON, laid out, is the text for people too.
    pub fn whole(json: Value) -> Self {
        let text = format!("{json:#}");
        Self::new(json, text)
    }

    /// What came of adding something: its id, found in a command's answer, and the operation that undo takes.
    pub fn added(answer: &Value, id: &str, text: &str) -> Self {
        let id = answer.pointer(id).cloned().unwrap_or_default();
        Self::new(json!({ "id": id, "operation": answer.get("operation") }), text)
    }

    /// A list: `{"items": […]}`, and for people one line an item, made of the named fields; a sentence when there is none.
    pub fn list(json: Value, fields: &[&str]) -> Self {
        let items = json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
        let line = |item: &Value| {
            let cells = fields.iter().map(|field| match item.get(*field) {
                Some(value) => in_words(field, value),
                None => String::new(),
            });
            cells.collect::<Vec<_>>().join("\t")
        };
        let mut text = items.iter().map(line).collect::<Vec<_>>().join("\n");
        if items.is_empty() {
            "Chưa có gì.".clone_into(&mut text);
        }
        Self::new(json, text)
    }

    /// Prints it.
    pub fn print(self, json: bool) -> ExitCode {
        let text = match self.json {
            Json::Written(document) if json => document,
            Json::Value(document) if json && !document.is_null() => document.to_string(),
            _ => self.text,
        };
        let mut out = std::io::stdout().lock();
        let printed =
            if text.is_empty() || text.ends_with('\n') { write!(out, "{text}") } else { writeln!(out, "{text}") };
        // A reader that has seen enough (`head`) is no failure.
        match printed {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        }
    }
}

/// A value of a list as people read it: states in Vietnamese, times where the office is.
fn in_words(field: &str, value: &Value) -> String {
    let word = match (field, value) {
        (_, Value::Null) => "",
        ("sound", Value::Bool(true)) => "tốt",
        ("sound", Value::Bool(false)) => "hỏng",
        ("state", Value::String(state)) if state == "open" => "đang mở",
        ("state", Value::String(state)) if state == "locked" => "đã khóa",
        ("state", Value::String(state)) if state == "closed" => "đã đóng",
        ("mode", Value::String(mode)) if mode == "do" => "làm",
        ("mode", Value::String(mode)) if mode == "undo" => "hoàn tác",
        ("mode", Value::String(mode)) if mode == "redo" => "làm lại",
        ("severity", Value::String(severity)) if severity == "error" => "lỗi",
        ("severity", Value::String(severity)) if severity == "warning" => "cảnh báo",
        ("severity", Value::String(severity)) if severity == "info" => "cho biết",
        ("at", Value::String(at)) => return app::local_time(at),
        (_, Value::String(text)) => text,
        (_, other) => return other.to_string(),
    };
    word.to_owned()
}

/// The sentence of a failure, after the row and the column of the file that it is about.
pub fn placed(failure: &Failure) -> String {
    let row = failure.place.row.map(|row| format!("dòng {row}"));
    let column = failure.place.column.as_ref().map(|column| format!("cột “{column}”"));
    let place = row.into_iter().chain(column).collect::<Vec<_>>().join(", ");
    if place.is_empty() { failure.message.clone() } else { format!("{place}: {}", failure.message) }
}

/// Prints a failure and gives its exit code.
pub fn refuse(failure: &Failure, json: bool) -> ExitCode {
    if json {
        let error = json!({
            "error": {
                "code": failure.code,
                "message": failure.message,
                "place": failure.place,
                "faults": failure.faults,
            }
        });
        let _ = writeln!(std::io::stdout(), "{error}");
    } else {
        let mut stderr = std::io::stderr().lock();
        let _ = writeln!(stderr, "{}", placed(failure));
        for fault in &failure.faults {
            let _ = writeln!(stderr, "  {}", placed(fault));
        }
    }
    ExitCode::from(failure.exit_code())
}
