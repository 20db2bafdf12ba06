//! The PDF of a document and the pictures of its pages, both from one compiled document: what is previewed is printed.
//!
//! Typst runs inside the program on one template and embedded fonts. The document reaches it as data; no text of a user
//! ever becomes Typst code.

mod data;
mod world;

use chrono::{Datelike, NaiveDate};
use domain::Fault;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::document::Document;

/// Beyond this many table rows the PDF carries no tags for screen readers: they make a list eight times as large.
const TAGGED_ROWS: usize = 300;

/// Points in an inch, the unit of resolution.
const POINTS_PER_INCH: f64 = 72.0;

/// What a PDF needs besides the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PdfOptions {
    /// The day it is made, kept in the file's properties.
    pub today: NaiveDate,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The bytes of the file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// A document set into pages. Keep it to show page after page, then write the very same pages as PDF.
#[derive(Debug)]
pub struct Preview {
    pages: PagedDocument,
    options: PdfOptions,
    tagged: bool,
}

/// Sets a document and writes its PDF.
///
/// # Errors
/// As [`Preview::compile`] and [`Preview::pdf`].
pub fn render_pdf(document: &Document, options: PdfOptions) -> Result<Rendered, Fault> {
    Preview::compile(document, options)?.pdf()
}

impl Preview {
    /// Sets a document into pages.
    ///
    /// # Errors
    /// Those of [`Document::check`]; `document.not_set` when the typesetter refuses, which is a fault of the program.
    pub fn compile(document: &Document, options: PdfOptions) -> Result<Self, Fault> {
        document.check()?;
        let world = world::DocumentWorld::new(data::to_json(document)?, datetime(options.today));
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        typst::comemo::evict(0);
        for warning in &warnings {
            tracing::debug!(message = %warning.message, "typesetter warning");
        }
        let pages = output.map_err(|errors| refused(&errors))?;
        let rows: usize = document.tables().map(|table| table.rows.len()).sum();
        Ok(Self { pages, options, tagged: rows <= TAGGED_ROWS })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// A page (from 1) as a PNG picture at this resolution: 96 dots an inch make an A4 page 794 pixels wide.
    ///
    /// # Errors
    /// `document.no_such_page`; `document.not_set` when the picture cannot be made.
    #[allow(clippy::float_arithmetic, reason = "a resolution, not a score")]
    pub fn page_png(&self, page: usize, dots_per_inch: u32) -> Result<Vec<u8>, Fault> {
        let missing = || Fault::new("document.no_such_page").with("page", page).with("pages", self.pages());
        let sheet = page.checked_sub(1).and_then(|index| self.pages.pages().get(index)).ok_or_else(missing)?;
        let pixel_per_pt = Scalar::new(f64::from(dots_per_inch.clamp(18, 600)) / POINTS_PER_INCH);
        let picture = typst_render::render(sheet, &RenderOptions { pixel_per_pt, render_bleed: false });
        picture.encode_png().map_err(|error| {
            tracing::error!(%error, "page picture not encoded");
            Fault::new("document.not_set")
        })
    }

    /// The PDF of these pages.
    ///
    /// # Errors
    /// `document.not_set` when the pages cannot be written, which is a fault of the program.
    pub fn pdf(&self) -> Result<Rendered, Fault> {
        let options = typst_pdf::PdfOptions {
            creator: Smart::Custom(Some("Sổ Thi đua".to_owned())),
            timestamp: datetime(self.options.today).map(typst_pdf::Timestamp::new_utc),
            tagged: self.tagged,
            ..typst_pdf::PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&self.pages, &options).map_err(|errors| refused(&errors))?;
        typst::comemo::evict(0);
        Ok(Rendered { pdf, pages: self.pages() })
    }
}

/// A day at noon, so that no time zone moves it.
fn datetime(day: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?, 12, 0, 0)
}

/// The typesetter's own words go to the log: they name the template, which a user never wrote.
fn refused(errors: &[SourceDiagnostic]) -> Fault {
    for error in errors {
        tracing::error!(message = %error.message, "document not set");
    }
    Fault::new("document.not_set")
}
