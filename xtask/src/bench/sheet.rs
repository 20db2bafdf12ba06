//! The sheet that an office would keep instead: units by criteria with formulas, and the same as a scheme with a table of
//! inputs. The program scores the one, LibreOffice calculates the other, and their totals are held against each other.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::timed;
use crate::{Result, place, tool};

/// Criteria, of four kinds in turn.
const LEAVES: usize = 200;
const KINDS: usize = 4;

/// What one size took.
pub struct Scored {
    pub units: usize,
    /// The program, from the files to the ranked JSON.
    pub program: Duration,
    /// LibreOffice, from the sheet without a calculated value to its values.
    pub office: Duration,
    /// LibreOffice on a sheet of one cell: what it takes to start.
    pub start: Duration,
    /// Totals that LibreOffice's binary numbers round another way.
    pub differing: usize,
}

/// Scores a size both ways.
pub fn measure(folder: &Path, units: usize) -> Result<Scored> {
    let (scheme, inputs, sheet) =
        (folder.join("sheet.json"), folder.join("sheet.csv"), folder.join(format!("sheet-{units}.fods")));
    fs::write(&scheme, written_scheme())?;
    fs::write(&inputs, written_inputs(units)?)?;
    fs::write(&sheet, written_sheet(units)?)?;
    let empty = folder.join("empty.fods");
    fs::write(&empty, document("<table:table-row><table:table-cell/></table:table-row>"))?;

    let mut answer = String::new();
    let program = timed(|| {
        let mut line = tool::tool(place::released("thidua-cli"), &["--json", "score", "evaluate", "--scheme"]);
        answer = tool::read(line.arg(&scheme).arg("--inputs").arg(&inputs))?;
        Ok(())
    })?;
    let evaluation: Value = serde_json::from_str(&answer)?;
    let start = timed(|| calculate(folder, &empty).map(drop))?;
    let mut calculated = String::new();
    let office = timed(|| {
        calculated = fs::read_to_string(calculate(folder, &sheet)?)?;
        Ok(())
    })?;
    Ok(Scored { units, program, office, start, differing: differing(&evaluation, &calculated)? })
}

/// How the value of a field is made up: the same in both forms.
fn value(unit: usize, leaf: usize, field: usize) -> usize {
    let wanted = (unit * 31 + leaf * 17 + field * 13) % 97;
    match (leaf % KINDS, field) {
        (0, _) => wanted % 10,
        // Targets are above 0.
        (1 | 3, 0) => wanted + 40,
        (1 | 3, _) => wanted + 30,
        _ => wanted,
    }
}

/// Fields of a criterion, as the scheme names them.
fn fields(leaf: usize) -> &'static [&'static str] {
    if leaf % 2 == 1 { &["T", "A"] } else { &["value"] }
}

fn written_scheme() -> String {
    let rules = [
        r#""kind":"direct""#,
        r#""kind":"ratio""#,
        r#""kind":"band","params":{"bands":[{"ge":"90","score":"10"},{"ge":"70","score":"7"},{"ge":"50","score":"4"}]}"#,
        r#""kind":"group_leader""#,
    ];
    let leaf = |nth: usize| {
        let rule = rules.get(nth % KINDS).copied().unwrap_or_default();
        format!(r#"{{"code":"C{nth}","max":"10",{rule}}}"#)
    };
    let leaves: Vec<String> = (0..LEAVES).map(leaf).collect();
    format!(r#"{{"ranking":{{"by":"total"}},"criteria":[{{"code":"I","children":[{}]}}]}}"#, leaves.join(","))
}

fn written_inputs(units: usize) -> Result<String> {
    let mut text = String::from("unit,criterion,field,value\n");
    for unit in 0..units {
        for leaf in 0..LEAVES {
            for (nth, field) in fields(leaf).iter().enumerate() {
                writeln!(text, "U{unit:05},C{leaf},{field},{}", value(unit, leaf, nth))?;
            }
        }
    }
    Ok(text)
}

/// A row a unit: its name, what was entered, shares of the targets where units are compared, points, total, rank. The
/// highest share of all units stands once, in the first row.
fn written_sheet(units: usize) -> Result<String> {
    let entered: usize = (0..LEAVES).map(|leaf| fields(leaf).len()).sum();
    let compared = LEAVES / KINDS;
    let (shares, points) = (1 + entered, 1 + entered + compared);
    let total = points + LEAVES;
    let last = units + 1;
    let mut rows = String::from("<table:table-row>");
    write!(rows, r#"<table:table-cell table:number-columns-repeated="{shares}"/>"#)?;
    for nth in 0..compared {
        let name = column(shares + nth);
        formula(&mut rows, &format!("MAX([.{name}2:.{name}{last}])"))?;
    }
    rows.push_str("</table:table-row>");
    for unit in 0..units {
        let row = unit + 2;
        write!(
            rows,
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>U{unit:05}</text:p></table:table-cell>"#
        )?;
        let mut places = Vec::with_capacity(LEAVES);
        let mut next = 1;
        for leaf in 0..LEAVES {
            places.push(next);
            for nth in 0..fields(leaf).len() {
                let value = value(unit, leaf, nth);
                write!(rows, r#"<table:table-cell office:value-type="float" office:value="{value}"/>"#)?;
                next += 1;
            }
        }
        let cell = |place: usize| format!("[.{}{row}]", column(place));
        let place_of = |leaf: usize| places.get(leaf).copied().unwrap_or_default();
        for nth in 0..compared {
            let place = place_of(nth * KINDS + 3);
            formula(&mut rows, &format!("{}/{}", cell(place + 1), cell(place)))?;
        }
        for leaf in 0..LEAVES {
            let place = place_of(leaf);
            let share = shares + leaf / KINDS;
            let text = match leaf % KINDS {
                0 => format!("ROUND(MIN(10;{});2)", cell(place)),
                1 => format!("ROUND(MIN(10;10*{}/{});2)", cell(place + 1), cell(place)),
                2 => format!("IF({0}>=90;10;IF({0}>=70;7;IF({0}>=50;4;0)))", cell(place)),
                _ => format!(
                    "ROUND(IF({0}<=1;5*{0};IF({0}={1};10;5+5*({0}-1)/({1}-1)));2)",
                    cell(share),
                    format_args!("[.{}$1]", column(share))
                ),
            };
            formula(&mut rows, &text)?;
        }
        let (from, to) = (column(points), column(points + LEAVES - 1));
        formula(&mut rows, &format!("ROUND(SUM([.{from}{row}:.{to}{row}]);2)"))?;
        let name = column(total);
        formula(&mut rows, &format!("RANK({};[.{name}$2:.{name}${last}])", cell(total)))?;
        rows.push_str("</table:table-row>");
    }
    Ok(document(&rows))
}

fn formula(rows: &mut String, text: &str) -> Result {
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    Ok(write!(rows, r#"<table:table-cell table:formula="of:={text}"/>"#)?)
}

/// `A`, `B`, … `AA`.
fn column(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn document(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document>"#
    )
}

/// LibreOffice calculates a sheet and writes its values.
fn calculate(folder: &Path, sheet: &Path) -> Result<PathBuf> {
    super::convert(folder, sheet, "csv")?;
    Ok(super::converted(folder).join(sheet.with_extension("csv").file_name().unwrap_or_default()))
}

/// How many totals differ by more than nothing, and none by more than the last place.
fn differing(evaluation: &Value, calculated: &str) -> Result<usize> {
    let mut differing = 0;
    for unit in evaluation.pointer("/units").and_then(Value::as_array).into_iter().flatten() {
        let text = |name: &str| unit.get(name).and_then(Value::as_str).unwrap_or_default();
        let line = calculated.lines().find(|line| line.starts_with(&format!("{},", text("name"))));
        let line = line.ok_or_else(|| format!("{} is not in the calculated sheet", text("name")))?;
        let theirs = line.rsplit(',').nth(1).unwrap_or_default();
        let hundredths = |text: &str| -> Result<i64> {
            let (whole, places) = text.split_once('.').unwrap_or((text, ""));
            Ok(format!("{whole}{places:0<2}").parse::<i64>()?)
        };
        let apart = (hundredths(text("total"))? - hundredths(theirs)?).abs();
        if apart > i64::try_from(LEAVES)? {
            return Err(format!("{}: {} here, {theirs} in the sheet", text("name"), text("total")).into());
        }
        differing += usize::from(apart > 0);
    }
    Ok(differing)
}
