//! The TypeScript bindings: written by the program, committed, never edited.

use std::fs;
use std::path::PathBuf;

use crate::{Result, check, place, setup, tool};

fn path() -> PathBuf {
    place::root().join("ui/src/backend/bindings.ts")
}

fn current() -> Result<String> {
    tool::read(&mut tool::tool(place::built("thidua-cli"), &["bindings"]))
}

/// `cargo xtask bindings`.
pub fn write() -> Result {
    setup::to_build()?;
    check::build()?;
    Ok(fs::write(path(), current()?)?)
}

/// Fails when the committed file is not what the built program says.
pub fn compare() -> Result {
    if fs::read_to_string(path())? == current()? {
        return Ok(());
    }
    Err("ui/src/backend/bindings.ts is stale; run `cargo xtask bindings` and commit it".into())
}
