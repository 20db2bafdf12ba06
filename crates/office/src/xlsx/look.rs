//! Cell formats: one typeface, its faces, alignment, rules.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::document::Align;
use crate::typeface::Face;

/// How a line or cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub points: u32,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    /// Stands for the rule below a heading.
    pub underline: bool,
    /// Borders of a table's cell.
    pub ruled: bool,
    /// From the upper edge of its row rather than in the middle.
    pub top: bool,
    /// On its side, read from the bottom up.
    pub turned: bool,
}

impl Look {
    /// Upright, from the left, unruled.
    pub(super) fn plain(points: u32) -> Self {
        Self {
            points,
            bold: false,
            italic: false,
            align: Align::Left,
            underline: false,
            ruled: false,
            top: false,
            turned: false,
        }
    }

    pub(super) fn face(self, face: Face) -> Self {
        Self { bold: face == Face::Bold, italic: face == Face::Italic, ..self }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    pub(super) fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(super) fn centred(self) -> Self {
        self.aligned(Align::Center)
    }

    /// The face its widths are measured in.
    pub(super) fn measured(self) -> Face {
        if self.bold { Face::Bold } else { Face::Regular }
    }

    /// As the library wants it.
    pub(super) fn format(self) -> Format {
        let mut format = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(self.points)
            .set_text_wrap()
            .set_align(match self.align {
                Align::Left => FormatAlign::Left,
                Align::Center => FormatAlign::Center,
                Align::Right => FormatAlign::Right,
                Align::Justify => FormatAlign::Justify,
            })
            .set_align(if self.top { FormatAlign::Top } else { FormatAlign::VerticalCenter });
        if self.bold {
            format = format.set_bold();
        }
        if self.italic {
            format = format.set_italic();
        }
        if self.underline {
            format = format.set_underline(FormatUnderline::Single);
        }
        if self.turned {
            format = format.set_rotation(90);
        }
        if self.ruled {
            format = format.set_border(FormatBorder::Thin);
        }
        format
    }
}
