//! Other programs, started in the repository, their failure told in a sentence.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::{Result, place};

/// A program to start in the repository.
pub fn tool(program: impl AsRef<OsStr>, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(place::root()).stdin(Stdio::null());
    command
}

/// Cargo, the one that started this.
pub fn cargo(words: &[&str]) -> Command {
    tool(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), words)
}

/// npm in one of the folders with a package.json.
pub fn npm(folder: &str, words: &[&str]) -> Command {
    let mut command = tool(if cfg!(windows) { "npm.cmd" } else { "npm" }, words);
    command.current_dir(place::root().join(folder));
    command
}

/// Whether a program is on this machine.
pub fn is_there(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// How a command line reads.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs it, its output on the terminal.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| format!("`{}` does not start: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed", shown(command)).into()) }
}

/// Runs it and takes what it says; what it complains of goes to the terminal.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{}` does not start: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed", shown(command)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs it, its output on the terminal as it comes, and gives back its lines and whether it succeeded.
pub fn follow(command: &mut Command) -> Result<(Vec<String>, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` does not start: {error}", shown(command)))?;
    let complaints = child.stderr.take().map(|stream| thread::spawn(move || echo(stream)));
    let mut lines = child.stdout.take().map(echo).unwrap_or_default();
    if let Some(Ok(more)) = complaints.map(thread::JoinHandle::join) {
        lines.extend(more);
    }
    Ok((lines, child.wait()?.success()))
}

fn echo(stream: impl Read) -> Vec<String> {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        println!("{line}");
        lines.push(line);
        bytes.clear();
    }
    lines
}
