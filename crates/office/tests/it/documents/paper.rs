//! Reads PDFs back with poppler's tools. Where they are absent the tests fail: nothing is skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A PDF on disk, in a folder that lives as long as this does.
pub struct Paper {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Paper {
    /// Lays down the bytes of a PDF.
    pub fn of(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.pdf");
        std::fs::write(&path, pdf).unwrap();
        Self { _folder: folder, path }
    }

    /// Text in the order of the file's drawing, pages `first..=last`.
    pub fn text(&self, first: usize, last: usize) -> String {
        let (first, last) = (first.to_string(), last.to_string());
        run("pdftotext", &["-raw", "-f", &first, "-l", &last], &self.path)
    }

    /// Text of a strip at the top of a page, in points.
    pub fn top_strip(&self, page: usize, height: u32) -> String {
        let (page, height) = (page.to_string(), height.to_string());
        let strip = ["-r", "72", "-x", "0", "-y", "0", "-W", "900", "-H", &height, "-f", &page, "-l", &page];
        run("pdftotext", &strip, &self.path).trim().to_owned()
    }

    /// Width and height of the sheet in points, rounded.
    pub fn sheet(&self) -> (u32, u32) {
        let line = self.property("Page size");
        let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
        let mut next = || format!("{:.0}", numbers.next().unwrap()).parse().unwrap();
        (next(), next())
    }

    /// A line of pdfinfo.
    pub fn property(&self, name: &str) -> String {
        let info = run("pdfinfo", &[], &self.path);
        let line = info.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name} in {info}"));
        line.trim_start_matches(':').trim().to_owned()
    }

    /// How many pages poppler counts.
    pub fn pages(&self) -> usize {
        self.property("Pages").parse().unwrap()
    }
}

/// Standard output of a tool on a file; `-` asks pdftotext to print.
fn run(tool: &str, arguments: &[&str], path: &Path) -> String {
    let mut command = Command::new(tool);
    command.args(arguments).arg(path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap_or_else(|error| panic!("{tool} is needed (package poppler-utils): {error}"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Words, with the no-break spaces of headings taken as spaces.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Asserts that the words of each text stand together in `stream`, one text after the other.
pub fn assert_in_order<'a>(texts: impl Iterator<Item = &'a str>, stream: &[String]) {
    let mut from = 0;
    for text in texts {
        let wanted = words(text);
        if wanted.is_empty() {
            continue;
        }
        let found = stream[from..].windows(wanted.len()).position(|window| window == wanted);
        let start = found.unwrap_or_else(|| {
            let near = stream[from..].iter().take(40).cloned().collect::<Vec<_>>().join(" ");
            panic!("“{text}” does not follow; next words: {near}")
        });
        from += start + wanted.len();
    }
}
