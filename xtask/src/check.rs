//! What must hold before any test is worth running: formatting, lints, the rules of the repository, current bindings.

use crate::stage::stage;
use crate::tool::{cargo, npm, run};
use crate::{Result, bindings, setup};

/// One set of features and targets for everything that is built, so that nothing is built twice.
pub const WORKSPACE: [&str; 4] = ["--workspace", "--all-targets", "--features", "so-thi-dua/automation"];

/// `cargo xtask check`.
pub fn check() -> Result {
    setup::to_test()?;
    sources()?;
    build()?;
    stage("bindings", bindings::compare)
}

/// What can be said of the sources alone.
pub fn sources() -> Result {
    stage("formatting", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    stage("rules of the repository", || run(&mut cargo(&["test", "--quiet", "--package", "xtask"])))?;
    stage("pages: types", || run(&mut npm("ui", &["run", "--silent", "check"])))?;
    stage("pages: lints", || run(&mut npm("ui", &["run", "--silent", "lint"])))?;
    stage("browser jobs: types", || run(&mut npm("tests/e2e", &["run", "--silent", "check"])))?;
    build_pages()?;
    stage("lints", || run(cargo(&["clippy", "--quiet"]).args(WORKSPACE).args(["--", "--deny", "warnings"])))
}

/// The pages that the window embeds.
pub fn build_pages() -> Result {
    stage("build of the pages", || run(&mut npm("ui", &["run", "--silent", "build"])))
}

/// Every program and every test, in the one set of features.
pub fn build() -> Result {
    stage("build", || run(cargo(&["build", "--quiet"]).args(WORKSPACE)))
}
