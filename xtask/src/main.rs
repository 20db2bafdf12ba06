//! `cargo xtask`: everything that is done with the project, set-up included.

mod bench;
mod bindings;
mod bundle;
mod check;
mod place;
mod print;
mod run;
mod setup;
mod shots;
mod stage;
mod test;
mod tool;

use std::process::ExitCode;

/// What went wrong, in a sentence for whoever sits at the terminal.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const HELP: &str = "cargo xtask COMMAND

  run       set up, build, print the sample province's lists into out/, open the window
  test      set up, check, build, then every test (what CI runs)
  check     set up, formatting, lints, rules of the repository, generated bindings
  bench     release build; the same work timed beside LibreOffice, and over three sizes
  shots     pictures of the screens and of the documents' first pages into out/shots
  bindings  write ui/src/backend/bindings.ts anew
  bundle    release build and a Debian package in out/
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "run" => run::run(),
        "test" => test::test(),
        "check" => check::check(),
        "bench" => bench::bench(),
        "shots" => shots::shots(),
        "bindings" => bindings::write(),
        "bundle" => bundle::bundle(),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nSTOPPED: {error}");
            ExitCode::FAILURE
        }
    }
}
