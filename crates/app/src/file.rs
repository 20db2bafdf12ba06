//! The data file: new, open, close, and what the window's frame shows of it.

use std::path::Path;

use domain::text;
use serde::{Deserialize, Serialize};
use store::{Connection, Journal, UndoState};
use ts_rs::TS;

use crate::command::{Items, Nothing, Registry};
use crate::{App, Result};

/// A file chosen in a dialog.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ChosenFile {
    /// Token of `pick.open` or `pick.save`.
    pub token: String,
    /// Who works, when asked in the same breath.
    #[serde(default)]
    pub officer: Option<String>,
}

/// One of the recent files.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RecentChoice {
    /// Its place in `file.recent`.
    pub index: u32,
}

/// A data file opened lately.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecentFile {
    /// Place in the list.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// Whether it is still there.
    pub present: bool,
}

/// What the window's frame shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FileStatus {
    /// Name of the open data file; none when none is open.
    pub name: Option<String>,
    /// Its folder.
    pub folder: Option<String>,
    /// Whether it lies on a network or removable drive, where writing is slower and safe.
    pub foreign_drive: bool,
    /// Who works.
    pub officer: String,
    /// Working year.
    pub year: u16,
    /// Whether the office's identity has been given.
    pub has_office: bool,
    /// What undo and redo would do.
    pub undo: Option<UndoState>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.free("file.status", |app, _: Nothing| status(app));
    registry.free("file.recent", |app, _: Nothing| Ok(recent(app)));
    registry.free("file.new", |app, chosen: ChosenFile| start(app, &chosen, App::create));
    registry.free("file.open", |app, chosen: ChosenFile| start(app, &chosen, App::open));
    registry.free("file.open_recent", |app, choice: RecentChoice| {
        let index = usize::try_from(choice.index).unwrap_or(usize::MAX);
        let path = app.settings().recent_path(index).ok_or_else(|| domain::Fault::new("file.missing"))?;
        app.open(&path)?;
        app.change_settings(|settings| settings.remember(&path))?;
        status(app)
    });
    registry.free("file.close", |app, _: Nothing| {
        app.close()?;
        status(app)
    });
}

fn start(app: &App, chosen: &ChosenFile, put: fn(&App, &Path) -> Result<()>) -> Result<FileStatus> {
    let path = app.picked(&chosen.token)?;
    put(app, &path)?;
    app.change_settings(|settings| {
        settings.remember(&path);
        if let Some(officer) = &chosen.officer {
            settings.officer = text::line(officer);
        }
    })?;
    status(app)
}

fn recent(app: &App) -> Items<RecentFile> {
    let shown =
        |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let settings = app.settings();
    let files = settings.recent.iter().enumerate().map(|(index, path)| {
        let path = Path::new(path);
        RecentFile {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            name: shown(path.file_name()),
            folder: shown(path.parent().map(Path::as_os_str)),
            present: path.is_file(),
        }
    });
    files.collect::<Vec<_>>().into()
}

/// What the window's frame shows now.
fn status(app: &App) -> Result<FileStatus> {
    let settings = app.settings();
    let this_year = domain::date::PartialDate::from_date(app.environment().clock.today()).year();
    let mut status = FileStatus {
        name: None,
        folder: None,
        foreign_drive: false,
        officer: settings.officer,
        year: settings.year.unwrap_or(this_year),
        has_office: false,
        undo: None,
    };
    if let Some(session) = app.session() {
        let path = session.store.path();
        status.name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        status.folder = path.parent().map(|folder| folder.display().to_string());
        status.foreign_drive = session.store.journal() == Journal::Delete;
        let (undo, has_office) = session
            .store
            .read::<_, crate::Error>(|conn| Ok((store::undo_state(conn)?, !store::office::list(conn)?.is_empty())))?;
        status.undo = Some(undo);
        status.has_office = has_office;
    }
    Ok(status)
}

/// Puts into a new data file what every office starts from: kinds of units and achievements, the law catalogue.
pub(crate) fn furnish(conn: &Connection, at: &str) -> Result<()> {
    crate::unit::furnish(conn)?;
    crate::achievement::furnish(conn)?;
    crate::law::furnish(conn, at)
}
