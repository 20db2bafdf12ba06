//! What the program gets from outside: time, identities, folders, dialogs, a printer.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Fault;
use domain::clock::{Clock, IdSource, SystemClock, SystemIds};

/// What a file dialog is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickRequest {
    /// Its Vietnamese title.
    pub title: String,
    /// The name proposed for saving.
    pub name: Option<String>,
    /// Vietnamese names of kinds of files with their endings, without dots.
    pub filters: Vec<(String, Vec<String>)>,
}

/// Native file dialogs; tests answer in their place.
pub trait FilePicker: Send + Sync {
    /// Asks for an existing file; none when the officer thinks better of it.
    fn open(&self, ask: &PickRequest) -> Option<PathBuf>;
    /// Asks where to save.
    fn save(&self, ask: &PickRequest) -> Option<PathBuf>;
}

/// Sends a PDF to paper.
pub trait Printer: Send + Sync {
    /// Prints, or opens the PDF for printing; says in Vietnamese what happened.
    ///
    /// # Errors
    /// A refusal when neither can be done.
    fn print(&self, pdf: &Path, title: &str) -> Result<String, Fault>;
}

/// Everything from outside.
pub struct Environment {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Identities.
    pub ids: Arc<dyn IdSource>,
    /// Where this PC's settings are kept.
    pub settings_dir: PathBuf,
    /// File dialogs.
    pub picker: Box<dyn FilePicker>,
    /// Printing.
    pub printer: Box<dyn Printer>,
    /// Whether a path lies on a network or removable drive, where the write-ahead log is unsafe.
    pub is_foreign_drive: fn(&Path) -> bool,
    /// Whether a backup is made on the first opening of a day and on closing. The window's, not the command line's.
    pub keeps_backups: bool,
}

impl Environment {
    /// The PC's clock, identities and drives; no dialogs, no printer, no backups without being asked.
    pub fn system(settings_dir: PathBuf) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
            settings_dir,
            picker: Box::new(NoWindow),
            printer: Box::new(NoWindow),
            is_foreign_drive: crate::drive::is_foreign,
            keeps_backups: false,
        }
    }
}

struct NoWindow;

impl FilePicker for NoWindow {
    fn open(&self, _: &PickRequest) -> Option<PathBuf> {
        None
    }
    fn save(&self, _: &PickRequest) -> Option<PathBuf> {
        None
    }
}

impl Printer for NoWindow {
    fn print(&self, _: &Path, _: &str) -> Result<String, Fault> {
        Err(Fault::new("print.no_printer"))
    }
}
