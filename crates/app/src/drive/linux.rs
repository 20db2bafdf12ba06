//! Linux: reads the mounted file systems.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// File systems on another machine, or on what can be pulled out.
const FOREIGN: [&str; 14] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "9p",
    "fuse.sshfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "vfat",
    "exfat",
    "davfs",
];
/// Where desktops mount what is plugged in.
const PLUGGED_IN: [&str; 2] = ["/media", "/run/media"];

/// Whether the path lies on a network or removable drive.
pub fn is_foreign(path: &Path) -> bool {
    let whole = whole_path(path);
    if PLUGGED_IN.iter().any(|folder| whole.starts_with(folder)) {
        return true;
    }
    let mounts = fs::read("/proc/self/mounts").unwrap_or_default();
    file_system(&whole, &mounts).is_some_and(|kind| FOREIGN.iter().any(|foreign| kind == foreign.as_bytes()))
}

/// The path without links, even when the file itself is yet to be made.
fn whole_path(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    path.canonicalize().ok().or(folder).unwrap_or_else(|| path.to_path_buf())
}

/// Kind of the file system that holds the path: that of the longest mount point above it.
fn file_system<'a>(path: &Path, mounts: &'a [u8]) -> Option<&'a [u8]> {
    let lines = mounts.split(|byte| *byte == b'\n').filter_map(|line| {
        let mut words = line.split(|byte| *byte == b' ').skip(1);
        let folder = unescape(words.next()?);
        let kind = words.next()?;
        path.starts_with(&folder).then(|| (folder.components().count(), kind))
    });
    // Of two mounts on one folder the later one is seen; `max_by_key` keeps the last of equals.
    lines.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// The mount table writes a space as `\040`, and a tab, a line break and a backslash likewise.
fn unescape(word: &[u8]) -> PathBuf {
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some((first, after)) = rest.split_first() {
        let octal = after.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
        match octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()).filter(|_| *first == b'\\') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(3..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    PathBuf::from(OsStr::from_bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &[u8] = b"/dev/sda1 / ext4 rw 0 0\n\
        //may-chu/chung /mnt/S\xe1\xbb\x95\\040chung cifs rw 0 0\n\
        /dev/sdb1 /mnt/usb vfat rw 0 0\n\
        tmpfs /mnt/usb tmpfs rw 0 0\n";

    fn kind(path: &str) -> Option<&'static str> {
        file_system(Path::new(path), MOUNTS).map(|kind| std::str::from_utf8(kind).unwrap())
    }

    #[test]
    fn the_longest_mount_point_decides() {
        assert_eq!(kind("/home/an/So.thidua"), Some("ext4"));
        assert_eq!(kind("/mnt/Sổ chung/So.thidua"), Some("cifs"));
    }

    #[test]
    fn a_later_mount_hides_an_earlier_one() {
        assert_eq!(kind("/mnt/usb/So.thidua"), Some("tmpfs"));
    }

    #[test]
    fn a_name_that_only_begins_alike_is_another_folder() {
        assert_eq!(kind("/mnt/usb2/So.thidua"), Some("ext4"));
    }

    #[test]
    fn what_is_plugged_in_is_foreign_and_the_folder_of_temporary_files_is_not() {
        assert!(is_foreign(Path::new("/media/an/USB/So.thidua")));
        assert!(is_foreign(Path::new("/run/media/an/USB/So.thidua")));
        assert!(!is_foreign(&std::env::temp_dir().join("So.thidua")));
    }
}
