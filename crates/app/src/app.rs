//! The program: its environment, its settings, the data file that is open, and the one dispatch.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::Fault;
use serde_json::Value;
use store::{Connection, Journal, Store};

use crate::command::{Registry, Run};
use crate::job::Jobs;
use crate::session::Session;
use crate::settings::Settings;
use crate::{Context, Environment, Failure, Progress, Result};

/// The program. Cheap to clone: clones share everything.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    environment: Environment,
    registry: Registry,
    session: RwLock<Option<Arc<Session>>>,
    settings: Mutex<Settings>,
    picks: Mutex<BTreeMap<String, PathBuf>>,
    jobs: Jobs,
}

impl App {
    /// The program in its environment, with no data file open.
    pub fn new(environment: Environment) -> Self {
        let settings = Settings::load(&environment.settings_dir);
        Self(Arc::new(Inner {
            environment,
            registry: Registry::all(),
            session: RwLock::default(),
            settings: Mutex::new(settings),
            picks: Mutex::default(),
            jobs: Jobs::default(),
        }))
    }

    /// Runs a command by name: the one dispatch.
    ///
    /// # Errors
    /// What the command refuses, in Vietnamese.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, Failure> {
        self.run(name, input, &Progress::default()).map_err(Failure::from)
    }

    pub(crate) fn run(&self, name: &str, input: Value, progress: &Progress) -> Result<Value> {
        let run = self.0.registry.find(name).ok_or_else(|| Fault::new("command.unknown").with("name", name))?;
        match run {
            Run::Free(run) => run(self, input),
            Run::Open(run) => self.with_context(progress, |context| run(context, input)),
        }
    }

    /// Runs a use case on the open data file.
    ///
    /// # Errors
    /// `file.not_open`, and what the use case refuses.
    pub fn with_context<T>(&self, progress: &Progress, run: impl FnOnce(&Context<'_>) -> Result<T>) -> Result<T> {
        let session = self.session().ok_or_else(|| Fault::new("file.not_open"))?;
        run(&Context { app: self, session: &session, actor: self.settings().officer_or_unknown(), progress })
    }

    /// What the program gets from outside.
    pub fn environment(&self) -> &Environment {
        &self.0.environment
    }

    /// This PC's settings.
    pub fn settings(&self) -> Settings {
        self.0.settings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes and saves this PC's settings.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<Settings> {
        let mut settings = self.0.settings.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut settings);
        settings.save(&self.0.environment.settings_dir)?;
        Ok(settings.clone())
    }

    /// Says who works, for this run of the program only.
    pub fn set_actor(&self, name: &str) {
        self.0.settings.lock().unwrap_or_else(PoisonError::into_inner).officer = domain::text::line(name);
    }

    pub(crate) fn session(&self) -> Option<Arc<Session>> {
        self.0.session.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether a data file is open.
    pub fn is_open(&self) -> bool {
        self.session().is_some()
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// Waits until every job that runs has ended, before the program does.
    pub fn wait_for_jobs(&self) {
        self.0.jobs.wait();
    }

    /// Removes what earlier runs of the program wrote for the printer. A file that a reader still shows may stay.
    pub fn sweep_prints(&self) {
        crate::print::sweep(&self.0.environment.settings_dir);
    }

    /// Remembers a file that the officer chose; commands name it by the token, so no other path is in their reach.
    pub fn admit(&self, path: PathBuf) -> String {
        let token = self.0.environment.ids.next().to_string();
        self.0.picks.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone(), path);
        token
    }

    /// The file behind a token.
    ///
    /// # Errors
    /// `pick.unknown`.
    pub fn picked(&self, token: &str) -> Result<PathBuf> {
        let picks = self.0.picks.lock().unwrap_or_else(PoisonError::into_inner);
        picks.get(token).cloned().ok_or_else(|| Fault::new("pick.unknown").into())
    }

    /// Opens a data file in place of the one that is open.
    ///
    /// # Errors
    /// A problem of the data file.
    pub fn open(&self, path: &Path) -> Result<()> {
        let environment = self.environment();
        let store = Store::open(path, self.journal(path), environment.clock.clone(), environment.ids.clone())?;
        self.put_session(Some(store))
    }

    /// Makes a data file and opens it.
    ///
    /// # Errors
    /// `file.exists`, or a problem of the data file.
    pub fn create(&self, path: &Path) -> Result<()> {
        let Environment { clock, ids, .. } = self.environment();
        let furnish = |conn: &Connection| crate::file::furnish(conn, &clock.stamp());
        let store = Store::create_furnished(path, self.journal(path), clock.clone(), ids.clone(), furnish)?;
        self.put_session(Some(store))
    }

    /// Closes the data file: folds the log into it, so that one file remains.
    ///
    /// # Errors
    /// A problem of the data file.
    pub fn close(&self) -> Result<()> {
        self.put_session(None)
    }

    /// Puts a data file in the place of the one that is open. The new one is open whatever becomes of the old one on its
    /// way out; the status bar then says it.
    fn put_session(&self, store: Option<Store>) -> Result<()> {
        let next = store.map(Session::new).transpose()?.map(Arc::new);
        if let (true, Some(session)) = (self.environment().keeps_backups, &next) {
            crate::backup::start_of_day(session);
        }
        let previous = {
            let mut session = self.0.session.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *session, next.clone())
        };
        let Some(previous) = previous else { return Ok(()) };
        let path = previous.store.path().to_owned();
        match (self.leave(previous), next) {
            (Err(error), Some(next)) => {
                crate::backup::note_failed_closing(&next, &path, error);
                Ok(())
            }
            (left, _) => left,
        }
    }

    /// Makes the backup of the end of work and closes the file, be the backup made or not.
    fn leave(&self, session: Arc<Session>) -> Result<()> {
        session.wait_for_background();
        let backed_up = if self.environment().keeps_backups { crate::backup::end_of_work(&session) } else { Ok(()) };
        match Arc::try_unwrap(session) {
            Ok(session) => session.store.close()?,
            // A command still runs on it: SQLite closes the file when the last one ends.
            Err(_) => tracing::warn!("the data file is closed while a command runs"),
        }
        backed_up
    }

    fn journal(&self, path: &Path) -> Journal {
        if (self.environment().is_foreign_drive)(path) { Journal::Delete } else { Journal::Wal }
    }
}
