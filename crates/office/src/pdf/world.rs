//! What the typesetter may see: one template, four faces of one font, one file of data. No disk, no network, no clock.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::typeface::fonts;

const TEMPLATE: &str = include_str!("../../../../assets/typst/document.typ");

/// The name by which the template reads the document.
const DATA: &str = "data.json";

/// What every document shares: read once, kept while the program runs.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
}

fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let book = LazyHash::new(FontBook::from_fonts(fonts()));
        Shared { library: LazyHash::new(Library::default()), book }
    })
}

/// The world of one document.
pub(super) struct DocumentWorld {
    template: Source,
    data: Bytes,
    today: Option<Datetime>,
}

impl DocumentWorld {
    /// A world with this data for the template.
    pub(super) fn new(data: Vec<u8>, today: Option<Datetime>) -> Self {
        Self { template: Source::detached(TEMPLATE), data: Bytes::new(data), today }
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &shared().library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &shared().book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id.vpath().get_without_slash() == DATA { Ok(self.data.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
