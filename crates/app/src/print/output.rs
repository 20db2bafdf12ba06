//! The ways out: paper, PDF, Word, Excel – all from one document. Each is noted in the list of events.

use std::path::Path;

use domain::Fault;
use office::document::Document;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{PrintOptions, build};
use crate::command::Registry;
use crate::{Context, Error, Result};

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
/// What the document's builder refuses; the drive's refusals.
pub fn write(context: &Context<'_>, name: &str, options: &PrintOptions, format: Format, path: &Path) -> Result<()> {
    let document = build(context, name, options)?;
    let bytes = bytes(context, &document, format)?;
    let draft = path.with_extension("dang-ghi");
    std::fs::write(&draft, bytes)?;
    std::fs::rename(&draft, path)?;
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
    let folder = context.app.environment().settings_dir.join("in");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{}.pdf", request.name));
    std::fs::write(&file, pdf)?;
    let message = context.app.environment().printer.print(&file, &document.meta.title)?;
    note(context, &document, &json!({ "document": request.name, "format": "paper" }))?;
    Ok(Delivered { message })
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
