//! Files that leave the program for a place of the officer's choice: written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::Fault;

use crate::{App, Error, Result};

/// On Windows: another program has the file open and shares it with nobody.
const SHARING_VIOLATION: i32 = 32;

/// Writes a file beside its place and moves it there.
///
/// # Errors
/// `file.is_open` for the data file that is open; `print.file_open` when another program holds the file that it would
/// replace, which stays as it was; the drive's refusals.
pub(crate) fn write(app: &App, path: &Path, content: &[u8]) -> Result<()> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(session) = app.session()
        && store::backup::is_part_of(&whole_path(path), &whole_path(session.store.path()))
    {
        return Err(Fault::new("file.is_open").with("name", name()).into());
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(".dang-ghi");
    let draft = PathBuf::from(draft);
    let written = put(&draft, content).map_err(Error::from).and_then(|()| {
        fs::rename(&draft, path).map_err(|error| if is_held(&error) { held(&name()) } else { error.into() })
    });
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

fn put(draft: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create(draft)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Whether a file could not be replaced because a program such as Word has it open.
fn is_held(error: &io::Error) -> bool {
    let shared_with_nobody = cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION);
    shared_with_nobody || error.kind() == io::ErrorKind::PermissionDenied
}

fn held(name: &str) -> Error {
    Fault::new("print.file_open").with("name", name).into()
}

/// The path without links, even when the file itself is yet to be made.
fn whole_path(path: &Path) -> PathBuf {
    let in_folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Environment, Failure};

    #[test]
    fn a_file_that_cannot_be_replaced_leaves_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Environment::system(folder.path().join("settings")));
        let taken = folder.path().join("danh-sach.docx");
        fs::create_dir(&taken).unwrap();
        assert!(write(&app, &taken, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the folder in its place, and nothing else");
        // As Windows answers for a document that is open in Word.
        assert!(is_held(&io::ErrorKind::PermissionDenied.into()));
        let failure = Failure::from(held("danh-sach.docx"));
        assert!(failure.message.contains("“danh-sach.docx” đang mở"), "{}", failure.message);
    }

    #[test]
    fn the_open_data_file_and_its_logs_are_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Environment::system(folder.path().join("settings")));
        let path = folder.path().join("tinh.thidua");
        app.create(&path).unwrap();
        let before = fs::read(&path).unwrap();
        fs::create_dir(folder.path().join("con")).unwrap();
        for name in ["tinh.thidua", "tinh.thidua-wal", "con/../tinh.thidua"] {
            let refused = write(&app, &folder.path().join(name), b"x").map_err(|error| Failure::from(error).code);
            assert_eq!(refused, Err("file.is_open".to_owned()), "{name}");
        }
        assert_eq!(fs::read(&path).unwrap(), before);
        write(&app, &folder.path().join("khac.thidua"), b"x").unwrap();
    }
}
