//! A document as blocks, in the order of the paper. Built once by a feature, written by each of the three writers.
//!
//! The blocks and their look are those of Nghị định 30/2020/NĐ-CP, Phụ lục I. A block holds what is said, never how a
//! format says it; what the three formats must share (capitals, "- " and ";" of a list, the grid of a table) is decided
//! here.

mod block;
mod cell;
mod closing;
mod formula;
mod grid;
mod letterhead;
mod page;
mod parts;
mod table;

pub use block::{Block, LegalBases, Paragraph, Run, Title};
pub use cell::{Cell, CellValue};
pub use closing::{Recipients, Side, Signature, Signatures};
pub use formula::Formula;
pub use grid::{Grid, GridCell, GridRow, HeaderCell};
pub use letterhead::{IssuerLine, Letterhead, MOTTO, STATE};
pub use page::{FontSizes, Margins, Orientation, PageSetup, PaperSize};
pub use table::{Align, Column, ColumnKind, HeaderGroup, Row, Table};

use domain::Fault;
use serde::{Deserialize, Serialize};

/// A whole document: what it is, its paper and its blocks from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Properties that are not printed.
    pub meta: Meta,
    /// Paper, margins and sizes of type.
    pub page: PageSetup,
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// Small line at the foot of every page of a draft ("DỰ THẢO – …"); none once the document has its number.
    pub draft_stamp: Option<String>,
}

/// Properties of the file, shown by a viewer and not printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Title of the window and of the file's properties.
    pub title: String,
    /// The office that issues it.
    pub author: String,
    /// What it is about, in a few words.
    pub subject: String,
}

impl Document {
    /// An empty document on this paper.
    pub fn new(title: impl Into<String>, author: impl Into<String>, page: PageSetup) -> Self {
        let meta = Meta { title: title.into(), author: author.into(), subject: String::new() };
        Self { meta, page, blocks: Vec::new(), draft_stamp: None }
    }

    /// Adds a block below the others.
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }

    /// The tables, from top to bottom.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// How many of the next blocks close the one at a place and must not stand on a page without its end: the
    /// signatures, and a paragraph between (a note under a table); 0 where no signatures follow. Of running text only the
    /// last paragraph closes.
    pub(crate) fn closing(&self, place: usize) -> usize {
        let after = self.blocks.get(place + 1..).unwrap_or_default();
        let is_table = matches!(self.blocks.get(place), Some(Block::Table(_)));
        let notes = usize::from(is_table && matches!(after.first(), Some(Block::Paragraph(_))));
        if matches!(after.get(notes), Some(Block::Signatures(_))) { notes + 1 } else { 0 }
    }

    /// # Errors
    /// `document.table_shape` when a row does not fit the columns of its table, `document.margins` when the margins
    /// leave no room for text. Both are checked by every writer before it begins.
    pub fn check(&self) -> Result<(), Fault> {
        self.page.check()?;
        self.tables().try_for_each(Table::check)
    }
}
