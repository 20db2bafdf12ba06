//! An office for a test: a folder, a data file, and the commands as the window calls them.

use std::path::PathBuf;

use app::{App, Environment, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A program on a data file of its own.
pub struct Office {
    pub app: App,
    folder: TempDir,
}

/// What an import answered, or would answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Counts {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: usize,
}

/// As `counts(added, changed, unchanged, refused)`.
pub fn counts(added: u64, changed: u64, unchanged: u64, refused: usize) -> Counts {
    Counts { added, changed, unchanged, refused }
}

fn counted(summary: &Value) -> Counts {
    let number = |name: &str| summary[name].as_u64().unwrap();
    let refused = summary["refused"].as_array().unwrap().len();
    Counts { added: number("added"), changed: number("changed"), unchanged: number("unchanged"), refused }
}

impl Office {
    /// A new data file.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Environment::system(folder.path().join("settings")));
        app.set_actor("Lê Thị Ẩn");
        app.create(&folder.path().join("so.thidua")).unwrap();
        Self { app, folder }
    }

    /// Calls a command.
    pub fn call(&self, name: &str, input: Value) -> Value {
        self.app.call(name, input).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    /// Calls a command that is to be refused.
    pub fn refused(&self, name: &str, input: Value) -> Failure {
        self.app.call(name, input).unwrap_err()
    }

    /// Puts a file into the office's folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Reads a file and maps the columns of its first table as the program guesses: a request for preview and write.
    pub fn read(&self, kind: &str, name: &str, content: impl AsRef<[u8]>, given: Value) -> Value {
        let token = self.app.admit(self.file(name, content));
        let file = self.call("import.read", json!({ "token": token }));
        let request = json!({ "kind": kind, "file": file["key"], "table": 0, "given": given });
        let guess = self.call("import.guess", request.clone());
        let mut request = request;
        request["columns"] = guess["columns"].clone();
        request
    }

    /// What an import would do, row by row.
    pub fn preview(&self, request: &Value) -> Vec<Value> {
        self.call("import.preview", request.clone())["rows"].as_array().unwrap().clone()
    }

    /// Takes a file in, or says why not.
    pub fn try_import(
        &self,
        kind: &str,
        name: &str,
        content: impl AsRef<[u8]>,
        given: Value,
    ) -> Result<Counts, Failure> {
        let request = self.read(kind, name, content, given);
        self.app.call("import.write", request).map(|answer| counted(&answer["output"]))
    }

    /// Takes a file in, and says what came of it.
    pub fn import(&self, kind: &str, name: &str, content: impl AsRef<[u8]>, given: Value) -> Counts {
        let request = self.read(kind, name, content, given);
        counted(&self.call("import.write", request)["output"])
    }

    /// Takes the good rows of a file in.
    pub fn import_skipping(&self, kind: &str, name: &str, content: impl AsRef<[u8]>, given: Value) -> Counts {
        let mut request = self.read(kind, name, content, given);
        request["skip_refused"] = json!(true);
        counted(&self.call("import.write", request)["output"])
    }

    /// A list by its command, each item by some of its fields.
    pub fn listed(&self, command: &str, fields: &[&str]) -> Vec<String> {
        let items = self.call(command, json!({}))["items"].as_array().unwrap().clone();
        let shown = |item: &Value| {
            let values = fields.iter().map(|field| match item.pointer(&format!("/{field}")) {
                Some(Value::String(text)) => text.clone(),
                None | Some(Value::Null) => "–".to_owned(),
                Some(other) => other.to_string(),
            });
            values.collect::<Vec<_>>().join(" | ")
        };
        items.iter().map(shown).collect()
    }

    /// Units with the names of the units above, by name.
    pub fn units(&self) -> Vec<String> {
        let items = self.call("unit.list", json!({}))["items"].as_array().unwrap().clone();
        let name = |id: &Value| {
            items.iter().find(|unit| unit["id"] == *id).map_or("–", |unit| unit["name"].as_str().unwrap())
        };
        let shown = |unit: &Value| {
            format!(
                "{} | {} | {}",
                unit["code"].as_str().unwrap(),
                unit["name"].as_str().unwrap(),
                name(&unit["parent_id"])
            )
        };
        items.iter().map(shown).collect()
    }
}
