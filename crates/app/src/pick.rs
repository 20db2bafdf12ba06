//! Native file dialogs: the window asks for a purpose and gets a token; it never sees or sends a path.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::Registry;
use crate::{App, PickRequest, Result};

/// What a file is wanted for; decides the dialog's title and the kinds of files shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A data file.
    DataFile,
    /// A table to import.
    Table,
    /// The text of a plan.
    Plan,
    /// A scheme.
    Scheme,
    /// An evidence file of any kind.
    Evidence,
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
}

/// What to ask the officer for.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Pick {
    /// What for.
    pub purpose: Purpose,
    /// The name proposed for saving.
    #[serde(default)]
    pub name: Option<String>,
}

/// A chosen file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Picked {
    /// Names the file in later commands.
    pub token: String,
    /// Its name.
    pub name: String,
    /// The folder it is in, for showing.
    pub folder: String,
}

pub(crate) fn register(registry: &mut Registry) {
    registry
        .free("pick.open", |app, pick: Pick| Ok(picked(app, app.environment().picker.open(&request(&pick, false)))));
    registry.free("pick.save", |app, pick: Pick| Ok(picked(app, app.environment().picker.save(&request(&pick, true)))));
}

fn picked(app: &App, path: Option<std::path::PathBuf>) -> Option<Picked> {
    let path = path?;
    let shown =
        |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = shown(path.file_name());
    let folder = shown(path.parent().map(Path::as_os_str));
    Some(Picked { token: app.admit(path), name, folder })
}

fn request(pick: &Pick, save: bool) -> PickRequest {
    let (what, kind, endings): (&str, &str, &[&str]) = match pick.purpose {
        Purpose::DataFile => ("tệp dữ liệu", "Tệp dữ liệu Sổ Thi đua", &["thidua"]),
        Purpose::Table => (
            "bảng để nhập",
            "Bảng tính, Word, CSV",
            &["xlsx", "xls", "ods", "docx", "doc", "odt", "rtf", "csv", "tsv", "txt", "htm", "html"],
        ),
        Purpose::Plan => (
            "văn bản của phong trào",
            "Văn bản Word, PDF, trang web",
            &["docx", "doc", "pdf", "odt", "rtf", "txt", "html", "htm"],
        ),
        Purpose::Scheme => ("bảng tiêu chí", "Bảng tiêu chí", &["json"]),
        Purpose::Evidence => ("tệp minh chứng", "Mọi tệp", &["*"]),
        Purpose::Pdf => ("tệp PDF", "PDF", &["pdf"]),
        Purpose::Docx => ("tệp Word", "Word", &["docx"]),
        Purpose::Xlsx => ("tệp Excel", "Excel", &["xlsx"]),
    };
    PickRequest {
        title: format!("{} {what}", if save { "Lưu" } else { "Chọn" }),
        name: pick.name.clone(),
        filters: vec![(kind.to_owned(), endings.iter().map(|ending| (*ending).to_owned()).collect())],
    }
}

/// A path read back from a token, with its file name.
///
/// # Errors
/// `pick.unknown` for a token that was never given; the operating system's refusal to read.
pub(crate) fn read(app: &App, token: &str) -> Result<(String, Vec<u8>)> {
    let path = app.picked(token)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, std::fs::read(path)?))
}
