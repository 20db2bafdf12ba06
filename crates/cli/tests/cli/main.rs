//! The command line as a script meets it: its words, its JSON, its exit codes, and what a killed process leaves behind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod appraised;
mod contract;
mod crash;
mod decision;
mod dossier;
mod facts;
mod follow;
mod law;
mod merge;
mod quota;
mod refusals;
mod registration;
mod targets;
mod work;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The built program on a data file in a folder of its own.
pub struct Line {
    folder: TempDir,
    data: PathBuf,
}

/// The built program.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_thidua-cli"))
}

impl Line {
    /// There is no data file yet.
    pub fn before_anything() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("tinh.thidua");
        Self { folder, data }
    }

    /// A new data file.
    pub fn with_new_file() -> Self {
        let line = Self::before_anything();
        line.done(&["new"]);
        line
    }

    /// A file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder and answers with its path.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The data file.
    pub fn data(&self) -> &Path {
        &self.data
    }

    fn output(&self, words: &[&str]) -> Output {
        program().arg("--data").arg(&self.data).args(words).output().unwrap()
    }

    /// Runs a command that must be done; answers with what it says to people.
    pub fn done(&self, words: &[&str]) -> String {
        let output = self.output(words);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must be done; answers with its JSON.
    pub fn json(&self, words: &[&str]) -> Value {
        let output = self.output(&[&["--json"], words].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {said}");
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{words:?} prints no JSON document: {error}\n{said}"))
    }

    /// Adds something and answers with its id.
    pub fn add(&self, words: &[&str], json: &Value) -> String {
        let json = json.to_string();
        let answer = self.json(&[words, &[&json]].concat());
        assert!(answer["operation"].is_i64(), "{words:?}: {answer}");
        answer["id"].as_str().unwrap_or_else(|| panic!("{words:?}: {answer}")).to_owned()
    }

    /// The entries of a list; each has an id.
    pub fn items(&self, words: &[&str]) -> Vec<Value> {
        let items = self.json(words)["items"].as_array().unwrap().clone();
        assert!(items.iter().all(|item| !item["id"].is_null()), "{words:?}: {items:?}");
        items
    }

    /// Runs a command that must fail: its exit code and the error that it prints as JSON.
    pub fn refused(&self, words: &[&str]) -> (i32, Value) {
        let output = self.output(&[&["--json"], words].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        let json: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{words:?}: {error}\n{said}"));
        let error = json["error"].clone();
        assert!(error["code"].is_string() && error["place"].is_object(), "{words:?}: {said}");
        let message = error["message"].as_str().unwrap();
        assert!(!message.is_empty() && message != error["code"], "{words:?}: {said}");
        (output.status.code().unwrap(), error)
    }
}
