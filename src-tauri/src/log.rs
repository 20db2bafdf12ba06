//! The log of the program: what went wrong and when, in a small file beside the settings. It leaves the PC only when the
//! officer sends it to somebody who helps.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing::Level;

const NAME: &str = "so-thi-dua.log";
/// A file that has grown to this takes the place of the older one.
const LARGEST: u64 = 512 * 1024;

/// Begins the log in a folder; a folder that takes no file goes without.
pub fn begin(folder: &Path) {
    let Ok(file) = LogFile::open(folder, LARGEST) else { return };
    let log = tracing_subscriber::fmt().with_ansi(false).with_max_level(Level::INFO).with_writer(Mutex::new(file));
    // Refused only when another log was begun before.
    if log.try_init().is_ok() {
        let shown = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            tracing::error!(%panic, "the program broke a promise");
            shown(panic);
        }));
        tracing::info!(version = env!("CARGO_PKG_VERSION"), "the program begins");
    }
}

/// Two files at most: the one that grows, and the one before it.
struct LogFile {
    path: PathBuf,
    file: File,
    size: u64,
    largest: u64,
}

impl LogFile {
    fn open(folder: &Path, largest: u64) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(NAME);
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size, largest })
    }

    fn turn(&mut self) -> io::Result<()> {
        let older = self.path.with_extension("old.log");
        // Windows renames no open file: what was written is copied aside, and the file begins anew.
        fs::copy(&self.path, older)?;
        self.file.set_len(0)?;
        self.size = 0;
        Ok(())
    }
}

impl Write for LogFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.size >= self.largest {
            self.turn()?;
        }
        let written = self.file.write(line)?;
        self.size += u64::try_from(written).unwrap_or(u64::MAX);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_that_grows_keeps_its_end_and_stays_small() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = LogFile::open(folder.path(), 100).unwrap();
        for number in 0..100 {
            log.write_all(format!("việc thứ {number:03}\n").as_bytes()).unwrap();
        }
        drop(log);
        let sizes: Vec<u64> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).collect();
        assert_eq!(sizes.len(), 2);
        // A line of at most 20 bytes beyond the limit.
        assert!(sizes.iter().all(|size| *size <= 120), "{sizes:?}");
        assert!(fs::read_to_string(folder.path().join(NAME)).unwrap().ends_with("việc thứ 099\n"));
    }
}
