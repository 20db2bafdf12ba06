//! macOS: takes every other volume for a network or removable drive.

use std::path::Path;

/// Whether the path lies on another volume than the PC's own.
pub fn is_foreign(path: &Path) -> bool {
    path.starts_with("/Volumes")
}
