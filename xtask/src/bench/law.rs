//! A batch of people with twenty years of history each, looked through by the law: how long that takes, and how it grows.

use std::path::Path;
use std::time::Duration;

use super::timed;
use crate::print::Line;
use crate::{Result, place};

/// Years of evaluations, grants and initiatives of each.
const YEARS: &str = "20";

/// What one size took.
pub struct Checked {
    pub lines: u32,
    /// The whole command: the data file opened, its facts read, every line judged, the answer written.
    pub check: Duration,
    /// The data file opened and closed, of this.
    pub start: Duration,
    /// What one person may be proposed for, the same way.
    pub one: Duration,
}

/// Looks through a batch of so many lines.
pub fn measure(folder: &Path, lines: u32) -> Result<Checked> {
    let data = folder.join(format!("law-{lines}.thidua"));
    let line = Line::new(place::released("thidua-cli"), &data);
    line.run(&["new"])?;
    let number = lines.to_string();
    line.run(&["bench", "seed", "--units", "50", "--criteria", "10", "--nominations", &number, "--history", YEARS])?;
    let batch = line.first(&["batch", "list"])?;
    let person = line.first(&["person", "list"])?;
    let start = timed(|| line.json(&["batch", "list"]).map(drop))?;
    let check = timed(|| line.json(&["batch", "check", &batch]).map(drop))?;
    let asked =
        ["eligibility", "--subject", &person, "--award", "bk_ttg", "--year", "2026", "--received", "2026-11-20"];
    let one = timed(|| line.json(&asked).map(drop))?;
    Ok(Checked { lines, check, start, one })
}

/// The report.
pub fn table(rows: &[Checked]) -> String {
    let mut text = String::from(
        "| lines, 20 years of history each | checked, ms | of this to start, ms | one person, ms |\n|---|---|---|---|\n",
    );
    for row in rows {
        let (check, start, one) = (row.check.as_millis(), row.start.as_millis(), row.one.as_millis());
        text.push_str(&format!("| {} | {check} | {start} | {one} |\n", row.lines));
    }
    text
}
