//! The ways out: paper, PDF, Word, Excel – all from one document. Each is noted in the list of events.

use std::path::{Path, PathBuf};

use domain::Fault;
use office::document::Document;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{PrintOptions, build};
use crate::command::Registry;
use crate::{Context, Error, Result};

/// Folder of this PC's settings in which the PDF files for the printer are written.
const PRINTS: &str = "in";
const PRINT_ENDING: &str = "pdf";

/// A format to save in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// For printing and sending.
    Pdf,
    /// For editing in Word.
    Docx,
    /// For reckoning in Excel.
    Xlsx,
}

/// A document to save.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveRequest {
    /// Name of the document.
    pub name: String,
    /// Its options.
    #[serde(default)]
    pub options: PrintOptions,
    /// The format.
    pub format: Format,
    /// Token of `pick.save`.
    pub token: String,
}

/// A document to print on paper.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperRequest {
    /// Name of the document.
    pub name: String,
    /// Its options.
    #[serde(default)]
    pub options: PrintOptions,
}

/// What became of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Delivered {
    /// In Vietnamese, for the officer.
    pub message: String,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("print.save", save);
    registry.query("print.paper", paper);
}

fn save(context: &Context<'_>, request: SaveRequest) -> Result<Delivered> {
    let path = context.app.picked(&request.token)?;
    write(context, &request.name, &request.options, request.format, &path)?;
    Ok(Delivered { message: format!("Đã lưu {}", path.display()) })
}

/// Writes a document to a file, whole or not at all.
///
/// # Errors
/// What the document's builder refuses; `file.is_open`; `print.file_open`; the drive's refusals.
pub fn write(context: &Context<'_>, name: &str, options: &PrintOptions, format: Format, path: &Path) -> Result<()> {
    let document = build(context, name, options)?;
    let bytes = bytes(context, &document, format)?;
    crate::outgoing::write(context.app, path, &bytes)?;
    note(
        context,
        &document,
        &json!({ "document": name, "format": format, "file": path.file_name().map(|name| name.to_string_lossy()) }),
    )
}

fn bytes(context: &Context<'_>, document: &Document, format: Format) -> Result<Vec<u8>> {
    let today = context.app.environment().clock.today();
    Ok(match format {
        Format::Pdf => office::pdf::render_pdf(document, office::pdf::PdfOptions { today })?.pdf,
        Format::Docx => office::docx::write_docx(document, today)?,
        Format::Xlsx => office::xlsx::write_xlsx(document, today)?,
    })
}

/// Prints through the printer of the PC; elsewhere the PDF is opened and the message says so.
fn paper(context: &Context<'_>, request: PaperRequest) -> Result<Delivered> {
    let document = build(context, &request.name, &request.options)?;
    let pdf = bytes(context, &document, Format::Pdf)?;
    let file = new_print(&context.app.environment().settings_dir, &request.name)?;
    std::fs::write(&file, pdf)?;
    let message = context.app.environment().printer.print(&file, &document.meta.title)?;
    note(context, &document, &json!({ "document": request.name, "format": "paper" }))?;
    Ok(Delivered { message })
}

/// A file of its own for each print, for a reader may still show the last one and hold it.
fn new_print(settings: &Path, name: &str) -> Result<PathBuf> {
    let folder = settings.join(PRINTS);
    std::fs::create_dir_all(&folder)?;
    let mut free = (1_u32..).map(|number| folder.join(format!("{name}-{number}.{PRINT_ENDING}")));
    Ok(free.find(|file| !file.exists()).unwrap_or(folder))
}

/// Removes what was written for the printer in earlier runs of the program; what a reader still holds goes another time.
pub(crate) fn sweep(settings: &Path) {
    for entry in std::fs::read_dir(settings.join(PRINTS)).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == PRINT_ENDING) {
            let _ = std::fs::remove_file(path);
        }
    }
}

fn note(context: &Context<'_>, document: &Document, details: &serde_json::Value) -> Result<()> {
    let at = context.store().clock().stamp();
    context.store().write_unrecorded::<_, Error>(|conn| {
        Ok(store::event::insert(conn, &at, &context.actor, "print.made", &document.meta.title, details)?)
    })
}

/// The format of a word on the command line.
impl std::str::FromStr for Format {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Self, Fault> {
        match text {
            "pdf" => Ok(Self::Pdf),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            other => Err(Fault::new("print.format_unknown").with("format", other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_print_has_a_file_of_its_own_until_the_next_start() {
        let settings = tempfile::tempdir().unwrap();
        let made: Vec<PathBuf> = (0..2)
            .map(|_| {
                let file = new_print(settings.path(), "nomination-list").unwrap();
                std::fs::write(&file, "%PDF-").unwrap();
                file
            })
            .collect();
        assert_ne!(made[0], made[1]);
        let other = settings.path().join("in/ghi-chu.txt");
        std::fs::write(&other, "của người dùng").unwrap();
        sweep(settings.path());
        assert!(made.iter().all(|file| !file.exists()) && other.exists());
    }
}
