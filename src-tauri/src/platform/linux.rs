//! Linux: prints by CUPS.

use std::path::Path;
use std::process::{Command, Stdio};

use app::Fault;

/// Sends the PDF to the default printer by `lp`; where there is none, opens it.
pub fn print(pdf: &Path, title: &str) -> Result<String, Fault> {
    let sent = Command::new("lp")
        .args(["-t", title, "--"])
        .arg(pdf)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if sent.is_ok_and(|status| status.success()) {
        return Ok(format!("Đã gửi “{title}” tới máy in."));
    }
    let mut viewer = Command::new("xdg-open");
    viewer.arg(pdf);
    super::open_pdf(viewer).map_err(|_| Fault::new("shell.no_printer"))
}
