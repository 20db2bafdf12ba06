//! Backups in the background, restoring, and the health check.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use chrono::Local;
use domain::Fault;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::backup::BackupFile;
use store::health::Finding;
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::session::Session;
use crate::{App, Context, Error, Result};

/// A backup, as the window lists it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backup {
    /// Name of the file.
    pub name: String,
    /// Local time at which it was made, `2026-11-24 08:14`.
    pub made: String,
    /// Kilobytes.
    pub kilobytes: u32,
    /// Whether it was looked through and is sound; none when nobody asked.
    pub sound: Option<bool>,
}

/// Whether to look through each backup.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BackupFilter {
    /// Looks through each: slow for large files.
    #[serde(default)]
    pub verify: bool,
}

/// Which backup to restore.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RestoreRequest {
    /// Name of one of the listed backups.
    #[serde(default)]
    pub name: Option<String>,
    /// Or the token of a picked file.
    #[serde(default)]
    pub token: Option<String>,
}

/// What a restore did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Restored {
    /// Name of the file that was replaced and kept.
    pub kept: Option<String>,
}

/// What the status bar says of the last backup.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct BackupState {
    /// Local time of the last one, `2026-11-24 08:14`.
    pub last: Option<String>,
    /// Whether one is being made.
    pub running: bool,
    /// Why the last attempt failed, in Vietnamese.
    pub failed: Option<String>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.query("backup.make", |context, _: Nothing| make(context).map(|backup| shown(&backup, Some(true))));
    registry.query("backup.list", list);
    registry.query("backup.state", |context, _: Nothing| Ok(state(context.session)));
    registry.free("backup.restore", restore);
    registry.query("check", |context, _: Nothing| Ok(Items::from(check(context)?)));
}

/// Makes a verified backup in the usual folder and thins the old ones.
///
/// # Errors
/// The drive's refusals.
pub fn make(context: &Context<'_>) -> Result<BackupFile> {
    let made = back_up(context.session)?;
    context.session.set_backup(|state| state.failed = None);
    Ok(made)
}

fn back_up(session: &Session) -> Result<BackupFile> {
    let folder = store::backup::folder_of(session.store.path());
    let backup = session.store.back_up(&folder)?;
    session.store.thin_backups(&folder)?;
    Ok(backup)
}

impl App {
    /// Makes a verified backup of the open data file, in a folder of choice (where nothing is thinned) or the usual one.
    ///
    /// # Errors
    /// `file.not_open`; the drive's refusals.
    pub fn back_up(&self, folder: Option<&Path>) -> Result<PathBuf> {
        let session = self.session().ok_or_else(|| Fault::new("file.not_open"))?;
        let backup = match folder {
            Some(folder) => session.store.back_up(folder)?,
            None => back_up(&session)?,
        };
        Ok(backup.path)
    }

    /// Puts a backup in the place of a data file that is not open, however damaged, and opens it; answers where the
    /// replaced file is kept. The restored file notes what it came from.
    ///
    /// # Errors
    /// A problem of the backup, which then replaces nothing; `file.locked` while another program has the data file open;
    /// the drive's refusals.
    pub fn restore(&self, backup: &Path, data_file: &Path) -> Result<Option<PathBuf>> {
        let now = self.environment().clock.now().with_timezone(&Local).naive_local();
        let kept = store::backup::restore(backup, data_file, now)?;
        self.open(data_file)?;
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let details = json!({ "backup": name(backup), "kept": kept.as_deref().and_then(name) });
        if let Some(session) = self.session() {
            session.store.write_unrecorded::<_, Error>(|conn| {
                let stamp = session.store.clock().stamp();
                let actor = self.settings().officer_or_unknown();
                Ok(store::event::insert(conn, &stamp, &actor, "file.restored", "", &details)?)
            })?;
        }
        Ok(kept)
    }
}

/// Starts the first backup of the day, if it has not been made, without making anybody wait.
pub(crate) fn start_of_day(session: &Arc<Session>) {
    let today = session.store.clock().today();
    let folder = store::backup::folder_of(session.store.path());
    let made_today = store::backup::list(session.store.path(), &folder)
        .is_ok_and(|backups| backups.iter().any(|backup| backup.made.date() == today));
    if made_today {
        return;
    }
    session.set_backup(|state| state.running = true);
    let copied = Arc::clone(session);
    session.set_background(thread::spawn(move || {
        let made = back_up(&copied);
        copied.set_backup(|state| {
            state.running = false;
            if let Err(error) = made {
                state.failed = Some(crate::Failure::from(error).message);
            }
        });
    }));
}

/// Makes the backup of the end of a day's work, when something was done since the last one.
pub(crate) fn end_of_work(session: &Session) -> Result<()> {
    let last = session.store.read::<_, Error>(|conn| Ok(store::last_operation(conn)?))?;
    if last > session.opened_at { back_up(session).map(drop) } else { Ok(()) }
}

/// Says in the status bar of the file that is open now what went wrong when the one before it was closed.
pub(crate) fn note_failed_closing(session: &Session, closed: &Path, error: Error) {
    let name = closed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let detail = crate::Failure::from(error).message;
    tracing::warn!(name, detail, "closing");
    let fault = Fault::new("backup.closing_failed").with("name", name).with("detail", detail);
    session.set_backup(|state| state.failed = Some(crate::Failure::from(fault).message));
}

fn state(session: &Session) -> BackupState {
    let folder = store::backup::folder_of(session.store.path());
    let last = store::backup::list(session.store.path(), &folder).ok().and_then(|backups| backups.into_iter().next());
    BackupState { last: last.map(|backup| time(&backup)), ..session.backup() }
}

fn time(backup: &BackupFile) -> String {
    backup.made.format("%Y-%m-%d %H:%M").to_string()
}

fn shown(backup: &BackupFile, sound: Option<bool>) -> Backup {
    Backup {
        name: backup.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        made: time(backup),
        kilobytes: u32::try_from(backup.size.div_ceil(1024)).unwrap_or(u32::MAX),
        sound,
    }
}

fn list(context: &Context<'_>, filter: BackupFilter) -> Result<Items<Backup>> {
    let path = context.store().path();
    let backups = store::backup::list(path, &store::backup::folder_of(path))?;
    let look = |backup: &BackupFile| filter.verify.then(|| store::backup::verify(&backup.path).is_ok());
    Ok(backups.iter().map(|backup| shown(backup, look(backup))).collect::<Vec<_>>().into())
}

/// Closes the data file, puts a backup in its place, keeps what it replaced, and opens it again.
fn restore(app: &App, request: RestoreRequest) -> Result<Restored> {
    let session = app.session().ok_or_else(|| Fault::new("file.not_open"))?;
    let data_file = session.store.path().to_owned();
    let backup = match (request.name, request.token) {
        (Some(name), _) => listed(&data_file, &name)?,
        (None, Some(token)) => app.picked(&token)?,
        (None, None) => return Err(Fault::new("backup.not_chosen").into()),
    };
    store::backup::verify(&backup)?;
    let still_open = Arc::downgrade(&session);
    drop(session);
    let closed = app.close();
    let replaced = wait_until_closed(&still_open).and_then(|()| app.restore(&backup, &data_file));
    // Whatever went wrong, the officer has the file before him again: the restored one, or the one there was.
    if !app.is_open()
        && let Err(error) = app.open(&data_file)
    {
        tracing::error!(%error, "the data file could not be opened again");
    }
    if let (Err(error), Some(session)) = (closed, app.session()) {
        note_failed_closing(&session, &data_file, error);
    }
    let kept = replaced?.and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
    Ok(Restored { kept })
}

/// A backup in the background or a command on another thread may still hold the file for a moment.
fn wait_until_closed(session: &Weak<Session>) -> Result<()> {
    for _ in 0..600 {
        if session.strong_count() == 0 {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err(store::Error::File(store::FileProblem::Locked).into())
}

fn listed(data_file: &Path, name: &str) -> Result<PathBuf> {
    let backups = store::backup::list(data_file, &store::backup::folder_of(data_file))?;
    let found = backups.into_iter().find(|backup| backup.path.file_name().is_some_and(|file| file == name));
    Ok(found.map(|backup| backup.path).ok_or_else(|| Fault::new("backup.unknown").with("name", name))?)
}

/// Everything that `check` looks at: the file, then each feature's own promises.
///
/// # Errors
/// A data file that cannot be read at all.
pub fn check(context: &Context<'_>) -> Result<Vec<Finding>> {
    context.read(|conn| {
        let mut findings = store::health::check(conn)?;
        findings.extend(crate::scoring::check(conn)?);
        findings.extend(crate::nomination::check_stored(conn)?);
        findings.extend(crate::nomination::check_written(conn)?);
        Ok(findings)
    })
}
