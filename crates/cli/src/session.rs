//! The program behind the command line: opened on the data file of `--data` when a command needs it.

use std::path::PathBuf;

use app::{App, Environment, Failure, Fault};
use serde_json::Value;

/// The program and the data file that the command line named.
pub struct Session {
    app: App,
    data: Option<PathBuf>,
}

impl Session {
    /// Nothing is opened yet.
    pub fn new(data: Option<PathBuf>, actor: Option<String>) -> Self {
        // The command line keeps no settings: who works is said with --actor.
        let app = App::new(Environment::system(PathBuf::new()));
        app.set_actor(actor.as_deref().unwrap_or(app::settings::COMMAND_LINE));
        Self { app, data }
    }

    /// The program without a data file, for pure commands.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The path of `--data`.
    pub fn path(&self) -> Result<&PathBuf, Failure> {
        self.data.as_ref().ok_or_else(|| Fault::new("command_line.no_data").into())
    }

    /// Calls a command on the data file, opening it first.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, Failure> {
        self.open()?;
        self.app.call(name, input)
    }

    /// Reads the open data file, for words of the command line that name something in it.
    pub fn read<T>(&self, run: impl FnOnce(&app::Connection) -> app::Result<T>) -> Result<T, Failure> {
        let read = self.app.with_context(&app::Progress::default(), |context| context.read(run));
        Ok(read?)
    }

    /// Opens the data file, once.
    pub fn open(&self) -> Result<(), Failure> {
        if !self.app.is_open() {
            self.app.open(self.path()?)?;
        }
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Err(error) = self.app.close() {
            eprintln!("{}", Failure::from(error).message);
        }
    }
}
