//! What was printed, read back by other programs: poppler for PDF, python-docx and openpyxl for Word and Excel, LibreOffice
//! for formulas. Where one of them is absent the tests fail: nothing is skipped.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use app::Progress;
use app::print::{Format, PrintOptions, write};
use serde_json::Value;

use crate::work::Work;

/// Prints the cells of a document's main table as JSON.
const REREAD: &str = include_str!("reread.py");
/// Reckons the formulas of a workbook anew.
const RECALCULATE: &str = include_str!("recalculate.py");

/// A document on disk.
pub struct Printed {
    pub path: PathBuf,
}

impl Work {
    /// Prints a document into the work's folder.
    pub fn print(&self, name: &str, options: Value, format: &str) -> Printed {
        let options: PrintOptions = serde_json::from_value(options).unwrap();
        let format: Format = format.parse().unwrap();
        let path = self.path(&format!("{name}.{}", format_ending(format)));
        self.app.with_context(&Progress::default(), |context| write(context, name, &options, format, &path)).unwrap();
        Printed { path }
    }
}

fn format_ending(format: Format) -> &'static str {
    match format {
        Format::Pdf => "pdf",
        Format::Docx => "docx",
        Format::Xlsx => "xlsx",
    }
}

impl Printed {
    /// All words of a PDF in the order of drawing, lines joined.
    pub fn text(&self) -> String {
        words(&run("pdftotext", &["-raw"], &self.path)).join(" ")
    }

    /// The words of a page in the order of drawing.
    pub fn page(&self, page: usize) -> String {
        let page = page.to_string();
        words(&run("pdftotext", &["-raw", "-f", &page, "-l", &page], &self.path)).join(" ")
    }

    /// The upper margin of a page: where its number stands.
    pub fn top_margin(&self, page: usize) -> String {
        let page = page.to_string();
        // 20 mm are 56 points.
        let strip = ["-r", "72", "-x", "0", "-y", "0", "-W", "900", "-H", "56", "-f", &page, "-l", &page];
        run("pdftotext", &strip, &self.path).trim().to_owned()
    }

    /// How many pages there are, and the box of every one in points, rounded: `595 842` is A4 upright.
    pub fn boxes(&self) -> Vec<String> {
        let info = run("pdfinfo", &["-f", "1", "-l", "1000", "-box"], &self.path);
        let boxes = info.lines().filter(|line| line.starts_with("Page") && line.contains("MediaBox:"));
        let sizes = boxes.map(|line| {
            let numbers = line.split_whitespace().rev().take(2).map(|number| number.parse::<f64>().unwrap());
            let mut rounded: Vec<String> = numbers.map(|number| format!("{number:.0}")).collect();
            rounded.reverse();
            rounded.join(" ")
        });
        sizes.collect()
    }

    /// The rows of the main table of a Word document or a workbook, one text a column; what is merged stands in the first
    /// column it covers.
    pub fn cells(&self) -> Vec<Vec<String>> {
        serde_json::from_value(python(REREAD, &[self.path.as_os_str()])).unwrap()
    }

    /// The rows of every table of a Word document whose first column is "STT".
    pub fn tables(&self) -> Vec<Vec<Vec<String>>> {
        serde_json::from_value(python(REREAD, &[self.path.as_os_str(), OsStr::new("all")])).unwrap()
    }

    /// The formulas of a workbook, reckoned anew by LibreOffice: cell, formula, number written along, number reckoned.
    pub fn formulas(&self) -> Vec<(String, String, String, String)> {
        let folder = tempfile::tempdir().unwrap();
        serde_json::from_value(python(RECALCULATE, &[self.path.as_os_str(), folder.path().as_os_str()])).unwrap()
    }
}

/// What a script prints as JSON.
pub fn python(script: &str, arguments: &[&OsStr]) -> Value {
    let output = Command::new("/usr/bin/python3").args(["-c", script]).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("python3 is needed: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    let packages = "python3-docx, python3-openpyxl and libreoffice-calc are needed";
    assert!(output.status.success(), "{packages}: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

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

/// Words, whatever space stands between them.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
