//! The program on a temporary data file, on a day of the test's choice.

use std::path::PathBuf;
use std::sync::Arc;

use app::{App, Environment, Failure};
use domain::clock::Clock;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A clock that stands: 24/11/2026, ten in the morning where the office is.
struct Standing;

impl Clock for Standing {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        "2026-11-24T03:00:00Z".parse().unwrap()
    }
}

/// An office at work.
pub struct Work {
    pub app: App,
    pub folder: TempDir,
}

impl Work {
    /// A new, empty data file is open.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let environment =
            Environment { clock: Arc::new(Standing), ..Environment::system(folder.path().join("settings")) };
        let app = App::new(environment);
        app.set_actor("Lê Thị Ẩn");
        app.create(&folder.path().join("tinh.thidua")).unwrap();
        Self { app, folder }
    }

    /// The sample province is open.
    pub fn on_sample() -> Self {
        let work = Self::new();
        work.call("sample.fill", json!({}));
        work
    }

    /// A path in the work's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command that must succeed.
    pub fn call(&self, name: &str, input: Value) -> Value {
        match self.app.call(name, input) {
            Ok(output) => output,
            Err(failure) => panic!("{name}: {} ({}) {:?}", failure.message, failure.code, failure.faults),
        }
    }

    /// Runs a command that must be refused.
    pub fn refused(&self, name: &str, input: Value) -> Failure {
        match self.app.call(name, input) {
            Ok(output) => panic!("{name} was done: {output}"),
            Err(failure) => failure,
        }
    }

    /// Saves something and answers with its id.
    pub fn save(&self, name: &str, input: Value) -> Value {
        self.call(name, input)["output"].clone()
    }

    /// The entries of a list.
    pub fn items(&self, name: &str) -> Vec<Value> {
        self.call(name, json!({}))["items"].as_array().unwrap().clone()
    }
}

/// The text of a field.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}
