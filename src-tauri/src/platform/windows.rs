//! Windows: opens the PDF for printing; tells network paths from the PC's own.

use std::path::{Component, Path, PathBuf, Prefix};
use std::process::Command;

use app::Fault;

/// Opens the PDF: printing without a viewer of PDF files is not to be had on every PC.
pub fn print(pdf: &Path, _: &str) -> Result<String, Fault> {
    let mut viewer = Command::new("rundll32.exe");
    viewer.arg("url.dll,FileProtocolHandler").arg(pdf);
    super::open_pdf(viewer)
}

/// Whether the path lies on another machine. A mapped drive letter is seen through, as the whole path names the machine.
/// A removable drive is not told from a fixed one here.
pub fn is_foreign_drive(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    let whole = path.canonicalize().ok().or(folder).unwrap_or_else(|| PathBuf::from(path));
    match whole.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    }
}
