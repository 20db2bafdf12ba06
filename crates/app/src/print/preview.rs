//! The preview: page pictures rendered from the very document that becomes the PDF, a page at a time.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Fault;
use office::pdf::{PdfOptions, Preview as Pages};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PrintOptions, build};
use crate::command::Registry;
use crate::{Context, Result};

/// A document to look at.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PreviewRequest {
    /// Name of the document.
    pub name: String,
    /// Its options.
    #[serde(default)]
    pub options: PrintOptions,
}

/// A preview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Preview {
    /// Names it in `print.page`.
    pub preview: u32,
    /// How many pages it has.
    pub pages: u32,
    /// Whether its pages lie sideways.
    pub landscape: bool,
}

/// A page to look at.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PageRequest {
    /// The preview.
    pub preview: u32,
    /// The page, from 1.
    pub page: u32,
    /// Dots an inch: 96 make an A4 page 794 pixels wide.
    pub dots_per_inch: u32,
}

/// Picture of a page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PagePicture {
    /// PNG as a `data:` address.
    pub picture: String,
}

/// The previews of late, the newest last; old ones go.
#[derive(Default)]
pub(crate) struct Previews(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// Number of the newest.
    last: u32,
    previews: Vec<(u32, Arc<Pages>)>,
}

const KEPT: usize = 4;
/// A picture finer than this serves no screen.
const FINEST: u32 = 300;

impl Previews {
    fn keep(&self, pages: Pages) -> u32 {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        let number = kept.last;
        kept.previews.push((number, Arc::new(pages)));
        if kept.previews.len() > KEPT {
            kept.previews.remove(0);
        }
        number
    }

    fn find(&self, id: u32) -> Option<Arc<Pages>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.previews.iter().find(|(other, _)| *other == id).map(|(_, pages)| Arc::clone(pages))
    }
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("print.preview", preview);
    registry.query("print.page", page);
}

fn preview(context: &Context<'_>, request: PreviewRequest) -> Result<Preview> {
    let document = build(context, &request.name, &request.options)?;
    let landscape = document.page.orientation == office::document::Orientation::Landscape;
    let pages = Pages::compile(&document, PdfOptions { today: context.app.environment().clock.today() })?;
    let count = u32::try_from(pages.pages()).unwrap_or(u32::MAX);
    Ok(Preview { preview: context.session.previews.keep(pages), pages: count, landscape })
}

fn page(context: &Context<'_>, request: PageRequest) -> Result<PagePicture> {
    let pages = context.session.previews.find(request.preview).ok_or_else(|| Fault::new("print.preview_gone"))?;
    let number = usize::try_from(request.page).unwrap_or(usize::MAX);
    let png = pages.page_png(number, request.dots_per_inch.min(FINEST))?;
    Ok(PagePicture { picture: format!("data:image/png;base64,{}", STANDARD.encode(png)) })
}
