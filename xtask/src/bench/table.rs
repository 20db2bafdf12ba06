//! A list of people as a workbook, read and previewed by the program: how long it takes, how that grows, and beside it what a
//! script needs to read the cells alone (openpyxl, where Python has it).

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{converted, timed};
use crate::print::Line;
use crate::{Result, place, tool};

/// Units whose people they are.
const UNITS: usize = 200;

/// Reads every cell of the first sheet and counts the rows.
const SCRIPT: &str = "import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).active
print(sum(1 for row in sheet.iter_rows(values_only=True)))";

/// What one size took.
pub struct Read {
    pub rows: usize,
    /// The program, from the file to what would become of every row.
    pub program: Duration,
    /// openpyxl, from the file to its values; none where Python or openpyxl is missing.
    pub script: Option<Duration>,
}

/// Reads a list of a size both ways.
pub fn measure(folder: &Path, rows: usize) -> Result<Read> {
    let workbook = workbook(folder, rows)?;
    let data = folder.join(format!("list-{rows}.thidua"));
    let units = folder.join("list-units.csv");
    fs::write(&units, written_units())?;
    let line = Line::new(place::released("thidua-cli"), &data);
    line.run(&["new"])?;
    line.run(&["unit", "import", &units.display().to_string()])?;
    let name = workbook.display().to_string();
    let mut answer = serde_json::Value::Null;
    let program = timed(|| {
        answer = line.json(&["person", "import", &name, "--dry-run"])?;
        Ok(())
    })?;
    if answer.get("added").and_then(serde_json::Value::as_u64) != u64::try_from(rows).ok() {
        return Err(format!("of {rows} rows not all would be added").into());
    }
    let script = timed(|| tool::read(&mut tool::tool("python3", &["-c", SCRIPT, &name])).map(drop)).ok();
    Ok(Read { rows, program, script })
}

fn unit(number: usize) -> String {
    format!("Phòng Quản lý số {number}")
}

fn written_units() -> String {
    let rows = (1..=UNITS).map(|number| format!("PQL{number};{}\n", unit(number)));
    ["Mã;Tên đơn vị\n".to_owned()].into_iter().chain(rows).collect()
}

/// The list as LibreOffice writes it from text.
fn workbook(folder: &Path, rows: usize) -> Result<PathBuf> {
    let mut text = String::from("STT;Họ và tên;Ngày sinh;Giới tính;Chức vụ;Đơn vị công tác;Ghi chú\n");
    let (families, middles, given) =
        (["Nguyễn", "Trần", "Lê", "Phạm", "Đặng"], ["Văn", "Thị", "Hữu", "Ngọc"], ["An", "Bình", "Hòa", "Mẫn", "Thủy"]);
    for row in 0..rows {
        let name = |names: &[&'static str], by: usize| names.get(row / by % names.len()).copied().unwrap_or_default();
        let sex = if row % 2 == 0 { "Nam" } else { "Nữ" };
        writeln!(
            text,
            "{};{} {} {} {row};{:02}/{:02}/{};{sex};Chuyên viên;{};",
            row + 1,
            name(&families, 1),
            name(&middles, 5),
            name(&given, 20),
            row % 28 + 1,
            row % 12 + 1,
            1960 + row % 40,
            unit(row % UNITS + 1),
        )?;
    }
    let written = folder.join(format!("list-{rows}.csv"));
    fs::write(&written, text)?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("libreoffice").display());
    let filter = "--infilter=CSV:59,34,76,1";
    let mut office = tool::tool("soffice", &[&profile, "--headless", filter, "--convert-to", "xlsx", "--outdir"]);
    tool::read(office.arg(converted(folder)).arg(&written))?;
    Ok(converted(folder).join(format!("list-{rows}.xlsx")))
}
