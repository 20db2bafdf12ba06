//! The same work done by the program and by what an office would use instead, in one run, as ratios; and how the program's
//! time grows with the work. It reports; it never fails by a time.

mod law;
mod plan;
mod sheet;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::print::Line;
use crate::stage::stage;
use crate::{Result, place, setup, tool};

/// Units, each with a hundred criteria, and lines of the list.
const SIZES: [(u32, u32); 3] = [(500, 250), (1_000, 500), (2_000, 1_000)];

/// Units of the sheets that are scored here and calculated by LibreOffice.
const SHEETS: [usize; 2] = [250, 1_000];

/// Rows of the lists that are read.
const LISTS: [usize; 2] = [10_000, 50_000];

/// Pages of the plans that are read.
const PLANS: [usize; 3] = [125, 250, 500];

/// Lines of the batches that the law looks through.
const PROPOSED: [u32; 3] = [1_250, 2_500, 5_000];

/// What one size took.
struct Row {
    units: u32,
    lines: u32,
    results: Duration,
    pdf: Duration,
    office_from_docx: Duration,
    office_from_xlsx: Duration,
}

/// `cargo xtask bench`.
pub fn bench() -> Result {
    setup::to_test()?;
    stage("release build", || tool::run(&mut tool::cargo(&["build", "--release", "--package", "thidua-cli"])))?;
    let folder = place::out().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let rows = SIZES.iter().map(|(units, lines)| measure(&folder, *units, *lines)).collect::<Result<Vec<_>>>()?;
    let scored = SHEETS
        .iter()
        .map(|units| stage(&format!("a sheet of {units} units × 200 criteria"), || sheet::measure(&folder, *units)));
    let scored = scored.collect::<Result<Vec<_>>>()?;
    let read = LISTS
        .iter()
        .map(|rows| stage(&format!("a workbook of {rows} people, read"), || table::measure(&folder, *rows)));
    let read = read.collect::<Result<Vec<_>>>()?;
    let plans =
        PLANS.iter().map(|pages| stage(&format!("a plan of {pages} pages, read"), || plan::measure(&folder, *pages)));
    let plans = plans.collect::<Result<Vec<_>>>()?;
    let judged = PROPOSED
        .iter()
        .map(|lines| stage(&format!("a batch of {lines} people by the law"), || law::measure(&folder, *lines)));
    let judged = judged.collect::<Result<Vec<_>>>()?;
    stage("the engines alone", || {
        let quiet = ["bench", "--quiet", "--package", "thidua-domain", "--bench"];
        tool::run(&mut tool::cargo(&[&quiet[..], &["evaluate"]].concat()))?;
        tool::run(&mut tool::cargo(&[&quiet[..], &["eligibility"]].concat()))
    })?;
    let tables =
        [table(&rows), table_of_sheets(&scored), table_of_lists(&read), plan::table(&plans), law::table(&judged)];
    let table = tables.join("\n");
    println!("\n{table}");
    Ok(fs::write(folder.join("bench.md"), table)?)
}

fn measure(folder: &Path, units: u32, lines: u32) -> Result<Row> {
    stage(&format!("{units} units × 100 criteria, a list of {lines} lines"), || {
        let data = folder.join(format!("{units}.thidua"));
        let line = Line::new(place::released("thidua-cli"), &data);
        line.run(&["new"])?;
        line.run(&["bench", "seed", "--units", &units.to_string(), "--nominations", &lines.to_string()])?;
        let round = line.first(&["round", "list"])?;
        let batch = line.first(&["batch", "list"])?;
        let print = |format: &str| -> Result<(PathBuf, Duration)> {
            let out = folder.join(format!("{units}.{format}"));
            let name = out.display().to_string();
            let words = ["print", "nomination-list", "--batch", &batch, "--format", format, "--out", &name];
            let took = timed(|| line.run(&words))?;
            Ok((out, took))
        };
        let results = timed(|| line.json(&["score", "results", "--round", &round]).map(drop))?;
        let (_, pdf) = print("pdf")?;
        let (docx, _) = print("docx")?;
        let (xlsx, _) = print("xlsx")?;
        let office_from_docx = timed(|| convert(folder, &docx, "pdf"))?;
        let office_from_xlsx = timed(|| convert(folder, &xlsx, "pdf"))?;
        Ok(Row { units, lines, results, pdf, office_from_docx, office_from_xlsx })
    })
}

/// LibreOffice makes another format of a document, with a profile of its own that was used before or not.
fn convert(folder: &Path, document: &Path, format: &str) -> Result {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("libreoffice").display());
    let mut office = tool::tool("soffice", &[&profile, "--headless", "--convert-to", format, "--outdir"]);
    tool::read(office.arg(converted(folder)).arg(document)).map(drop)
}

/// Where what LibreOffice makes is put.
fn converted(folder: &Path) -> PathBuf {
    folder.join("libreoffice-made")
}

fn timed(work: impl FnOnce() -> Result) -> Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| units × 100 criteria | results, ms | lines of the list | PDF, ms | LibreOffice from DOCX, ms | ratio | \
         LibreOffice from XLSX, ms | ratio |\n|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let ratio = |other: Duration| match other.as_millis().checked_div(row.pdf.as_millis().max(1)) {
            Some(times) => format!("{times}×"),
            None => String::new(),
        };
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
            row.units,
            row.results.as_millis(),
            row.lines,
            row.pdf.as_millis(),
            row.office_from_docx.as_millis(),
            ratio(row.office_from_docx),
            row.office_from_xlsx.as_millis(),
            ratio(row.office_from_xlsx),
        ));
    }
    text
}

fn table_of_lists(rows: &[table::Read]) -> String {
    let mut text = String::from(
        "| people in a workbook | read and previewed, ms | openpyxl reads the cells, ms | ratio |\n|---|---|---|---|\n",
    );
    for row in rows {
        let (script, times) = match row.script {
            Some(script) => {
                let tenths = script.as_millis() * 10 / row.program.as_millis().max(1);
                (script.as_millis().to_string(), format!("{}.{}×", tenths / 10, tenths % 10))
            }
            None => ("not here".to_owned(), String::new()),
        };
        text.push_str(&format!("| {} | {} | {script} | {times} |\n", row.rows, row.program.as_millis()));
    }
    text
}

fn table_of_sheets(rows: &[sheet::Scored]) -> String {
    let mut text = String::from(
        "| units × 200 criteria | scored, ms | LibreOffice calculates the sheet, ms | of this to start, ms | ratio | \
         totals that its binary numbers round another way |\n|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let times = row.office.as_millis() / row.program.as_millis().max(1);
        text.push_str(&format!(
            "| {} | {} | {} | {} | {times}× | {} |\n",
            row.units,
            row.program.as_millis(),
            row.office.as_millis(),
            row.start.as_millis(),
            row.differing,
        ));
    }
    text
}
