//! The committed and about-to-be-committed files of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, str};

/// A file of the repository that is text.
pub struct Source {
    /// Its path from the root, with `/`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every text file that git knows or would add.
pub fn sources() -> Vec<Source> {
    let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").args(words).current_dir(root()).output().expect("git");
    assert!(listed.status.success(), "git lists the files of the repository");
    let names = str::from_utf8(&listed.stdout).unwrap().split('\0').filter(|name| !name.is_empty());
    let sources: Vec<Source> = names
        .filter_map(|name| {
            let text = fs::read_to_string(root().join(name)).ok()?;
            Some(Source { path: name.to_owned(), text })
        })
        .collect();
    assert!(sources.len() > 50, "the repository has files");
    sources
}

impl Source {
    /// Whether the name ends in one of these endings.
    pub fn has_ending(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Whether the file is a Rust source of the product: not a test, not a tool of development.
    pub fn is_product_rust(&self) -> bool {
        let in_product = self.path.starts_with("crates/") || self.path.starts_with("src-tauri/");
        in_product && self.has_ending(&["rs"]) && !self.path.contains("/tests/")
    }

    /// What stands before the unit tests at the end of a Rust file.
    pub fn without_tests(&self) -> &str {
        self.text.split_once("#[cfg(test)]\nmod tests {").map_or(self.text.as_str(), |(before, _)| before)
    }
}

/// Fails with one line for each offence.
pub fn none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}
