//! Old Word documents (.doc) and .rtf: converted by LibreOffice where the PC has it, since no library reads them.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::Fault;

/// A conversion that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(50);

/// The document as .docx.
///
/// # Errors
/// `read.old_word` when the PC has no LibreOffice; `read.damaged` when it cannot make anything of the file.
pub(super) fn to_docx(name: &str, bytes: &[u8], ending: &str) -> Result<Vec<u8>, Fault> {
    let program = program().ok_or_else(|| Fault::new("read.old_word").with("file", name))?;
    let damaged = || Fault::new("read.damaged").with("file", name);
    let folder = tempfile::tempdir().map_err(|_| damaged())?;
    let source = folder.path().join(format!("tep.{ending}"));
    std::fs::write(&source, bytes).map_err(|_| damaged())?;
    // A profile of its own: an open LibreOffice would take the work over and answer at once.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let child = Command::new(program)
        .arg(profile)
        .args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"])
        .arg(folder.path())
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Fault::new("read.old_word").with("file", name))?;
    wait(child);
    let mut converted = Vec::new();
    let made = std::fs::File::open(folder.path().join("tep.docx")).map_err(|_| damaged())?;
    made.take(u64::try_from(super::FILE_LIMIT).unwrap_or(u64::MAX))
        .read_to_end(&mut converted)
        .map_err(|_| damaged())?;
    Ok(converted)
}

fn wait(mut child: Child) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(None) => std::thread::sleep(LOOK),
            Ok(Some(_)) | Err(_) => return,
        }
    }
    // What cannot be stopped has ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// LibreOffice, where it is installed.
fn program() -> Option<PathBuf> {
    let names = ["soffice", "libreoffice", "soffice.exe"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = ["C:\\Program Files\\LibreOffice\\program", "/Applications/LibreOffice.app/Contents/MacOS"];
    let folders = std::env::split_paths(&path).chain(usual.iter().map(|folder| Path::new(folder).to_path_buf()));
    let places = folders.flat_map(|folder| names.map(|name| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}
