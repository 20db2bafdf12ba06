//! The data file that a start of the program was given, by a double click or on the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const ENDING: &str = "thidua";

/// The first argument that names a data file, seen from the folder of the start.
pub fn data_file(arguments: impl IntoIterator<Item = impl Into<OsString>>, folder: &Path) -> Option<PathBuf> {
    let paths = arguments.into_iter().map(|argument| PathBuf::from(argument.into()));
    let is_data_file =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending.to_string_lossy().eq_ignore_ascii_case(ENDING));
    paths.into_iter().find(is_data_file).map(|path| folder.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(arguments: &[&str]) -> Option<PathBuf> {
        data_file(arguments.iter().copied(), Path::new("/nha"))
    }

    #[test]
    fn a_relative_path_is_seen_from_the_folder_of_the_start() {
        assert_eq!(found(&["--flag", "So 2026.thidua"]), Some(PathBuf::from("/nha/So 2026.thidua")));
    }

    #[test]
    fn an_absolute_path_stays_and_the_ending_may_be_in_capitals() {
        assert_eq!(found(&["/usb/TINH.THIDUA"]), Some(PathBuf::from("/usb/TINH.THIDUA")));
    }

    #[test]
    fn anything_else_is_no_data_file() {
        assert_eq!(found(&["--thidua", "danh-sach.xlsx"]), None);
    }
}
