//! Stages of a longer command: each is announced, timed, and the first that fails ends the command by its name.

use std::time::Instant;

use crate::Result;

/// Runs one stage.
pub fn stage<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n=== {name}");
    let start = Instant::now();
    let done = work().map_err(|error| format!("stage “{name}”: {error}"))?;
    println!("=== {name}: done in {} s", start.elapsed().as_secs());
    Ok(done)
}
