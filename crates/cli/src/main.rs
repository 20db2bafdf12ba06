//! `thidua-cli`: the commands of Sổ Thi đua without a window, for scripts, tests and rescue.
//!
//! Exit codes: 0 done, 1 refused, 2 the data file cannot be used, 3 internal.

mod achievement;
mod alias;
mod answer;
mod arguments;
mod backup;
mod batch;
mod cluster;
mod collective;
mod confirmation;
mod datafile;
mod discipline;
mod eligibility;
mod evaluation;
mod grant;
mod import;
mod law;
mod law_correct;
mod leave;
mod merge;
mod movement;
mod movement_closing;
mod movement_follow;
mod movement_registration;
mod movement_target;
mod names;
mod person;
mod print;
mod round;
mod sample;
mod scheme;
mod score;
mod session;
mod unit;

use std::process::ExitCode;

use app::Failure;
use clap::Parser;
use clap::error::{ContextKind, ErrorKind};

use crate::arguments::{Cli, Command};
use crate::session::Session;

fn main() -> ExitCode {
    let wants_json = std::env::args().any(|argument| argument == "--json");
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return print_help(&error);
        }
        Err(error) => {
            return answer::refuse(&Failure::from(refused(&error)), wants_json);
        }
    };
    let json = cli.json;
    match run(cli) {
        Ok(answer) => answer.print(json),
        Err(failure) => answer::refuse(&failure, json),
    }
}

/// What is wrong with a command line, in Vietnamese where it is one of the usual slips.
fn refused(error: &clap::Error) -> app::Fault {
    let said = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let detail = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {}", said(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "còn thiếu tên lệnh".to_owned()
        }
        ErrorKind::UnknownArgument => format!("không có “{}”", said(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("không có “{}”", said(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "giá trị “{}” của {} không dùng được",
            said(ContextKind::InvalidValue),
            said(ContextKind::InvalidArg)
        ),
        _ => error.to_string().trim().to_owned(),
    };
    app::Fault::new("command_line.invalid").with("detail", detail)
}

fn print_help(error: &clap::Error) -> ExitCode {
    match error.print() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}

fn run(cli: Cli) -> Result<answer::Answer, Failure> {
    let session = Session::new(cli.data, cli.actor);
    match cli.command {
        Command::New => datafile::new(&session),
        Command::Sample => sample::fill(&session),
        Command::Bench(command) => sample::bench(&session, command),
        Command::Check => datafile::check(&session),
        Command::Backup { to } => backup::make(&session, to.as_deref()),
        Command::Backups => backup::list(&session),
        Command::Restore { file } => backup::restore(&session, &file),
        Command::Log { limit, entity } => datafile::log(&session, limit, entity),
        Command::Undo { op } => datafile::undo(&session, op),
        Command::Redo => datafile::redo(&session),
        Command::Call { name, input } => datafile::call(&session, &name, &input),
        Command::Bindings => Ok(answer::Answer::raw(app::bindings::typescript())),
        Command::Achievement(command) => achievement::run(&session, command),
        Command::Movement(command) => movement::run(&session, command),
        Command::Evaluation(command) => evaluation::run(&session, command),
        Command::Law(command) => law::run(&session, command),
        Command::Eligibility(arguments) => eligibility::run(&session, &arguments),
        Command::EligibilityMatrix(arguments) => eligibility::matrix(&session, &arguments),
        Command::Grant(command) => grant::run(&session, command),
        Command::Discipline(command) => discipline::run(&session, command),
        Command::Leave(command) => leave::run(&session, command),
        Command::Confirmation(command) => confirmation::run(&session, command),
        Command::Collective(command) => collective::run(&session, command),
        Command::Person(command) => person::run(&session, command),
        Command::Cluster(command) => cluster::run(&session, command),
        Command::Scheme(command) => scheme::run(&session, command),
        Command::Round(command) => round::run(&session, command),
        Command::Score(command) => score::run(&session, command),
        Command::Batch(command) => batch::run(&session, command),
        Command::Nomination(command) => batch::run_nomination(&session, command),
        Command::Print(arguments) => print::run(&session, &arguments),
        Command::Table(command) => import::tables(command),
        Command::Template(arguments) => import::template(&session, arguments),
        Command::Alias(command) => alias::run(&session, command),
        Command::Unit(command) => unit::run(&session, command),
    }
}
