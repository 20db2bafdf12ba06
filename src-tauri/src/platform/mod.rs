//! Every difference between operating systems in printing.

use std::path::Path;
#[cfg(not(windows))]
use std::process::{Command, Stdio};

use app::{Fault, Printer};

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(target_os = "windows", path = "windows.rs")]
#[cfg_attr(target_os = "macos", path = "macos.rs")]
mod system;

/// What the officer is told when the PDF is before him.
const OPENED: &str = "Đã mở tệp PDF. Hãy in từ cửa sổ vừa mở.";

/// The printer of this PC.
pub struct SystemPrinter;

impl Printer for SystemPrinter {
    fn print(&self, pdf: &Path, title: &str) -> Result<String, Fault> {
        system::print(pdf, title)
    }
}

/// Opens the PDF in the program that this PC has for it, and says so.
#[cfg(not(windows))]
fn open_pdf(mut viewer: Command) -> Result<String, Fault> {
    viewer.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match viewer.spawn() {
        Ok(_) => Ok(OPENED.to_owned()),
        Err(error) => Err(Fault::new("shell.pdf_not_opened").with("detail", error)),
    }
}
