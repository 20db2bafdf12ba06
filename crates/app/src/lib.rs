//! Use cases of Sổ Thi đua as commands.
//!
//! The window, the command line and the test server call [`App::call`] and nothing below it. Every feature declares its
//! commands in its own folder; [`command::Registry`] gathers them.

mod app;
mod context;
mod drive;
mod environment;
mod error;
mod failure;
mod kept_file;
mod names;
mod outgoing;
mod session;

pub mod bindings;
pub mod command;

pub mod achievement;
mod alias;
pub mod backup;
pub mod cluster;
pub mod collective;
pub mod confirmation;
pub mod discipline;
pub mod draft;
pub mod eligibility;
pub mod evaluation;
pub mod file;
pub mod grant;
pub mod import;
pub mod job;
pub mod law;
pub mod leave;
pub mod log;
pub mod merge;
pub mod movement;
pub mod nomination;
pub mod office;
pub mod overview;
pub mod person;
pub mod pick;
pub mod print;
pub mod record;
pub mod report;
pub mod sample;
pub mod scoring;
pub mod settings;
pub mod subject;
pub mod unit;

/// Lists are hundreds of thousands of short texts: taking one in takes a third less time than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use app::App;
pub use context::{Context, Progress};
pub use domain::{Fault, Place, clock};
pub use environment::{Environment, FilePicker, PickRequest, Printer};
pub use error::{Error, Result};
pub use failure::{Failure, Severity};
pub use log::local_time;
pub use store::Connection;
