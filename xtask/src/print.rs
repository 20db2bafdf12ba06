//! The sample province on paper: a data file with the sample, its nomination list and score summary in every format.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Result, place, tool};

/// Formats that every document is printed in.
const FORMATS: [&str; 3] = ["pdf", "docx", "xlsx"];

/// A data file and what was printed from it.
pub struct Printed {
    /// The data file.
    pub data: PathBuf,
    /// The documents.
    pub documents: Vec<PathBuf>,
}

/// The command line of the program on a data file.
pub struct Line<'a> {
    program: PathBuf,
    data: &'a Path,
}

impl<'a> Line<'a> {
    /// The built program on a data file.
    pub fn new(program: PathBuf, data: &'a Path) -> Self {
        Self { program, data }
    }

    /// Runs a command.
    pub fn run(&self, words: &[&str]) -> Result {
        tool::run(tool::tool(&self.program, &["--data"]).arg(self.data).args(words))
    }

    /// Runs a command and reads its JSON.
    pub fn json(&self, words: &[&str]) -> Result<Value> {
        let text = tool::read(tool::tool(&self.program, &["--json", "--data"]).arg(self.data).args(words))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Id of the first entry of a list.
    pub fn first(&self, words: &[&str]) -> Result<String> {
        let list = self.json(words)?;
        let id = list.pointer("/items/0/id").and_then(Value::as_str);
        Ok(id.ok_or_else(|| format!("`{}` lists nothing", words.join(" ")))?.to_owned())
    }
}

/// Makes the sample province anew in `out/` and prints its lists.
pub fn sample() -> Result<Printed> {
    let out = place::out();
    fs::create_dir_all(&out)?;
    let data = out.join("tinh-mau.thidua");
    for ending in ["", "-wal", "-shm"] {
        let old = out.join(format!("tinh-mau.thidua{ending}"));
        if old.exists() {
            fs::remove_file(old)?;
        }
    }
    let line = Line::new(place::built("thidua-cli"), &data);
    line.run(&["new"])?;
    line.run(&["sample"])?;
    let batch = line.first(&["batch", "list"])?;
    let round = line.first(&["round", "list"])?;
    let mut documents = Vec::new();
    for format in FORMATS {
        let list = out.join(format!("danh-sach-de-nghi.{format}"));
        let summary = out.join(format!("tong-hop-cham-diem.{format}"));
        let (list_name, summary_name) = (list.display().to_string(), summary.display().to_string());
        line.run(&["print", "nomination-list", "--batch", &batch, "--format", format, "--out", &list_name])?;
        line.run(&["print", "score-summary", "--round", &round, "--format", format, "--out", &summary_name])?;
        documents.extend([list, summary]);
    }
    Ok(Printed { data, documents })
}
