//! macOS: opens the PDF for printing.

use std::path::Path;
use std::process::Command;

use app::Fault;

/// Opens the PDF in Preview, which prints it.
pub fn print(pdf: &Path, _: &str) -> Result<String, Fault> {
    let mut viewer = Command::new("open");
    viewer.arg(pdf);
    super::open_pdf(viewer)
}
