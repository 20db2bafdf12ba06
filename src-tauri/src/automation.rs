//! Answers of a test in place of the officer: compiled only with the feature `automation`, never in a release build.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use app::{FilePicker, PickRequest};

/// Folder of this PC's settings, when a test names one.
pub fn settings_dir() -> Option<PathBuf> {
    env::var_os("THIDUA_SETTINGS").map(PathBuf::from)
}

/// Answers of the file dialogs, when a test names the file that holds them: one path a line, the next answer first.
pub fn picks() -> Option<PickQueue> {
    env::var_os("THIDUA_PICKS").map(|path| PickQueue(Mutex::new(path.into())))
}

/// A file of answers. A dialog without an answer left is one the officer closed.
pub struct PickQueue(Mutex<PathBuf>);

impl PickQueue {
    fn take(&self) -> Option<PathBuf> {
        let file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let text = fs::read_to_string(&*file).ok()?;
        let (first, rest) = text.split_once('\n')?;
        fs::write(&*file, rest).ok()?;
        Some(first.into())
    }
}

impl FilePicker for PickQueue {
    fn open(&self, _: &PickRequest) -> Option<PathBuf> {
        self.take()
    }

    fn save(&self, _: &PickRequest) -> Option<PathBuf> {
        self.take()
    }
}
