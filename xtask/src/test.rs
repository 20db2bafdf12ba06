//! Every test there is, counted; what CI runs.

use crate::stage::stage;
use crate::tool::{cargo, follow, npm, tool};
use crate::{Result, bindings, check, setup};
use std::process::Command;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// `cargo xtask test`.
pub fn test() -> Result {
    setup::to_test()?;
    check::sources()?;
    check::build()?;
    stage("bindings", bindings::compare)?;
    let counts = [
        ("rust", counted("tests in Rust, the real window among them", &mut rust())?),
        ("pages", counted("tests of the pages", vitest("ui").env("NO_COLOR", "1"))?),
        ("browser", counted("jobs in the browser", vitest("tests/e2e").env("NO_COLOR", "1"))?),
    ];
    println!();
    let mut all = Count::default();
    for (name, count) in counts {
        println!("{name}: {} passed, {} failed", count.passed, count.failed);
        all.passed += count.passed;
    }
    println!("{} passed, 0 failed", all.passed);
    Ok(())
}

fn rust() -> Command {
    let with_nextest = tool("cargo-nextest", &["--version"]).output().is_ok_and(|output| output.status.success());
    let words: &[&str] = if with_nextest { &["nextest", "run"] } else { &["test", "--no-fail-fast"] };
    let mut command = cargo(words);
    // Benchmarks are built with everything else, and are no tests.
    command.args(check::WORKSPACE.map(|word| if word == "--all-targets" { "--tests" } else { word }));
    command.args(["--lib", "--bins"]);
    command
}

fn vitest(folder: &str) -> Command {
    npm(folder, &["run", "--silent", "test"])
}

/// Runs a stage of tests; fails when one failed, and when there was none.
fn counted(name: &str, command: &mut Command) -> Result<Count> {
    stage(name, || {
        let (lines, succeeded) = follow(command)?;
        let count = count(&lines);
        if !succeeded || count.failed > 0 {
            return Err(format!("{} passed, {} failed", count.passed, count.failed.max(1)).into());
        }
        if count.passed == 0 {
            return Err("no test was run".into());
        }
        Ok(count)
    })
}

/// Adds up the closing lines of nextest, `cargo test` and vitest.
fn count(lines: &[String]) -> Count {
    let mut all = Count::default();
    for line in lines.iter().filter(|line| is_closing(line)) {
        all.passed += before(line, "passed");
        all.failed += before(line, "failed");
    }
    all
}

fn is_closing(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Summary [") || line.starts_with("test result:") || line.starts_with("Tests  ")
}

/// The number that stands before a word: 12 in `12 passed`.
fn before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> =
        line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [number, name] if *name == word => number.parse::<u32>().ok(),
        _ => None,
    });
    pairs.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(lines: &[&str]) -> Count {
        count(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_closing_line_of_nextest_is_read() {
        let lines = ["     Summary [  12.041s] 218 tests run: 217 passed (3 slow), 1 failed, 0 skipped"];
        assert_eq!(counted(&lines), Count { passed: 217, failed: 1 });
    }

    #[test]
    fn closing_lines_of_several_binaries_are_added_up() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "running 2 tests",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ];
        assert_eq!(counted(&lines), Count { passed: 13, failed: 1 });
    }

    #[test]
    fn the_closing_line_of_vitest_is_that_of_tests_not_of_files() {
        let lines = [" Test Files  1 failed | 3 passed (4)", "      Tests  2 failed | 40 passed (42)"];
        assert_eq!(counted(&lines), Count { passed: 40, failed: 2 });
    }
}
