//! The paper: A4 or A3, upright or sideways, margins, sizes of type.

use domain::Fault;
use serde::{Deserialize, Serialize};

/// How large the paper is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm, for wide tables.
    A3,
}

impl PaperSize {
    /// Short and long side in millimetres.
    fn sides(self) -> (u32, u32) {
        match self {
            Self::A4 => (210, 297),
            Self::A3 => (297, 420),
        }
    }
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Khổ dọc.
    #[default]
    Portrait,
    /// Khổ ngang.
    Landscape,
}

/// Margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margins {
    /// Lề trên.
    pub top: u32,
    /// Lề dưới.
    pub bottom: u32,
    /// Lề trái.
    pub left: u32,
    /// Lề phải.
    pub right: u32,
}

impl Default for Margins {
    /// 20, 20, 30, 15: the least that Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4 allows.
    fn default() -> Self {
        Self { top: 20, bottom: 20, left: 30, right: 15 }
    }
}

/// Sizes of type in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FontSizes {
    /// Lời văn, tên loại, trích yếu, chữ ký.
    pub text: u32,
    /// Inside tables.
    pub table: u32,
    /// Names of the offices and the Quốc hiệu; the Tiêu ngữ is one point larger.
    pub letterhead: u32,
}

impl Default for FontSizes {
    /// 14, 12, 12: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V gives 13–14 for text and 12–13 for the rest.
    fn default() -> Self {
        Self { text: 14, table: 12, letterhead: 12 }
    }
}

/// The paper a document is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSetup {
    /// How large the sheet is.
    pub paper: PaperSize,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Margins.
    pub margins: Margins,
    /// Sizes of type.
    pub sizes: FontSizes,
}

impl PageSetup {
    /// A4 upright with the margins and sizes of the decree.
    pub fn portrait() -> Self {
        Self::default()
    }

    /// A4 sideways with the same margins and sizes.
    pub fn landscape() -> Self {
        Self { orientation: Orientation::Landscape, ..Self::default() }
    }

    /// Width and height of the sheet in millimetres.
    pub fn sheet(&self) -> (u32, u32) {
        let (short, long) = self.paper.sides();
        match self.orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }

    /// Width between the margins in millimetres.
    pub fn text_width(&self) -> u32 {
        self.sheet().0.saturating_sub(self.margins.left.saturating_add(self.margins.right))
    }

    /// Height between the margins in millimetres.
    pub fn text_height(&self) -> u32 {
        self.sheet().1.saturating_sub(self.margins.top.saturating_add(self.margins.bottom))
    }

    /// # Errors
    /// `document.margins` when less than 60 mm remain in a direction.
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.text_width() < 60 || self.text_height() < 60 {
            return Err(Fault::new("document.margins").at_field("margins"));
        }
        Ok(())
    }
}
