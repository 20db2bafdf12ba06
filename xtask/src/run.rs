//! From a fresh clone to printed lists and the open window.

use std::env;

use crate::stage::stage;
use crate::{Result, check, place, print, setup, tool};

/// `cargo xtask run`.
pub fn run() -> Result {
    setup::to_build()?;
    check::build_pages()?;
    check::build()?;
    let printed = stage("the sample province: scored and printed", print::sample)?;
    println!("\nThe data file: {}", printed.data.display());
    for document in &printed.documents {
        println!("Printed: {}", document.display());
    }
    let has_display = cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if !has_display {
        println!("There is no display here, so the window stays closed. Everything else is done.");
        return Ok(());
    }
    println!("Opening the window.");
    tool::run(tool::tool(place::built("so-thi-dua"), &[]).arg(printed.data))
}
