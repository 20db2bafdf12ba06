//! Windows: tells the PC's fixed drives from network paths and from what can be pulled out.

use std::path::{Component, Path, PathBuf, Prefix};

use windows_sys::Win32::Storage::FileSystem::GetDriveTypeW;

/// Answers of `GetDriveTypeW` for what stays in the PC: a fixed drive, a drive in memory.
const OWN: [u32; 2] = [3, 6];

/// Whether the path lies on another machine, or on a drive that Windows does not take for a fixed one. A mapped drive
/// letter is seen through, as the whole path names the machine. A large USB drive may call itself fixed.
pub fn is_foreign(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    let whole = path.canonicalize().ok().or(folder).unwrap_or_else(|| PathBuf::from(path));
    let Some(Component::Prefix(prefix)) = whole.components().next() else { return false };
    match prefix.kind() {
        Prefix::UNC(..) | Prefix::VerbatimUNC(..) => true,
        Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => !OWN.contains(&kind_of_drive(letter)),
        _ => false,
    }
}

fn kind_of_drive(letter: u8) -> u32 {
    let root: Vec<u16> = format!("{}:\\\0", char::from(letter)).encode_utf16().collect();
    // SAFETY: the text ends with a nought and outlives the call.
    #[allow(unsafe_code, reason = "Windows is asked by its own interface only")]
    unsafe {
        GetDriveTypeW(root.as_ptr())
    }
}
