//! macOS: opens the PDF for printing; takes every other volume for a network or removable drive.

use std::path::Path;
use std::process::Command;

use app::Fault;

/// Opens the PDF in Preview, which prints it.
pub fn print(pdf: &Path, _: &str) -> Result<String, Fault> {
    let mut viewer = Command::new("open");
    viewer.arg(pdf);
    super::open_pdf(viewer)
}

/// Whether the path lies on another volume than the PC's own.
pub fn is_foreign_drive(path: &Path) -> bool {
    path.starts_with("/Volumes")
}
