//! Settings of this PC: who works, theme, printer, recent files. One small file outside every data file.

use std::fs;
use std::path::{Path, PathBuf};

use domain::text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::{Nothing, Registry};
use crate::{App, Result};

const FILE: &str = "settings.json";
const RECENT: usize = 8;

/// Who works on the command line when nobody is named.
pub const COMMAND_LINE: &str = "Dòng lệnh";

/// Who works in the window when nobody is named.
const UNKNOWN: &str = "Chưa rõ";

/// What stands for an officer without naming one.
pub(crate) const NOBODY: [&str; 2] = [COMMAND_LINE, UNKNOWN];

/// Settings of this PC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Who works; empty until asked.
    pub officer: String,
    /// `light`, `dark`, or empty for the system's.
    pub theme: String,
    /// `normal` or `large` letters, `projector` for the meeting room.
    pub letters: String,
    /// Name of the printer; empty for the system's.
    pub printer: String,
    /// Working year; none for this year.
    pub year: Option<u16>,
    /// Data files opened lately, latest first.
    pub recent: Vec<String>,
}

impl Settings {
    /// Reads the file; a missing or broken one gives the defaults.
    pub(crate) fn load(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes the file beside the old one and puts it in its place.
    pub(crate) fn save(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        let draft = folder.join(format!("{FILE}.new"));
        fs::write(&draft, serde_json::to_vec_pretty(self)?)?;
        Ok(fs::rename(draft, folder.join(FILE))?)
    }

    /// Who works, for the log.
    pub(crate) fn officer_or_unknown(&self) -> String {
        if self.officer.is_empty() { UNKNOWN.to_owned() } else { self.officer.clone() }
    }

    pub(crate) fn remember(&mut self, path: &Path) {
        let path = path.display().to_string();
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    /// The recent file of a place in the list.
    pub(crate) fn recent_path(&self, index: usize) -> Option<PathBuf> {
        self.recent.get(index).map(PathBuf::from)
    }
}

/// A change of settings; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SettingsChange {
    /// Who works.
    pub officer: Option<String>,
    /// Theme.
    pub theme: Option<String>,
    /// Size of letters.
    pub letters: Option<String>,
    /// Printer.
    pub printer: Option<String>,
    /// Working year.
    pub year: Option<u16>,
}

pub(crate) fn register(registry: &mut Registry) {
    registry.free("settings.get", |app, _: Nothing| Ok(app.settings()));
    registry.free("settings.set", set);
}

fn set(app: &App, change: SettingsChange) -> Result<Settings> {
    app.change_settings(|settings| {
        let put = |field: &mut String, value: Option<String>| {
            if let Some(value) = value {
                *field = text::line(&value);
            }
        };
        put(&mut settings.officer, change.officer);
        put(&mut settings.theme, change.theme);
        put(&mut settings.letters, change.letters);
        put(&mut settings.printer, change.printer);
        settings.year = change.year.or(settings.year);
    })
}
