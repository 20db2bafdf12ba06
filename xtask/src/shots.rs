//! Pictures for people to look at: the screens, and the first page of every document.

use std::fs;

use crate::stage::stage;
use crate::{Result, check, place, print, setup, tool};

/// `cargo xtask shots`.
pub fn shots() -> Result {
    setup::to_test()?;
    check::build_pages()?;
    check::build()?;
    let shots = place::out().join("shots");
    fs::create_dir_all(&shots)?;
    stage("first pages of documents", || {
        let printed = print::sample()?;
        for document in printed.documents.iter().filter(|path| path.extension().is_some_and(|ending| ending == "pdf")) {
            let name = document.file_stem().unwrap_or_default();
            let mut page = tool::tool("pdftoppm", &["-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile"]);
            tool::run(page.arg(document).arg(shots.join(name)))?;
        }
        Ok(())
    })?;
    stage("screens in the browser and in the window", || {
        tool::run(tool::npm("tests/e2e", &["run", "--silent", "test"]).env("NO_COLOR", "1"))?;
        tool::run(tool::cargo(&["test", "--quiet"]).args(check::WORKSPACE).args(["--test", "window"]))
    })?;
    println!("Pictures are in {}", shots.display());
    Ok(())
}
