//! Paragraphs of WordprocessingML: style, alignment, faces, breaks, rules.

use std::io;

use super::style::Style;
use super::xml::Xml;
use crate::document::{Align, Run};
use crate::heading::Heading;
use crate::typeface::Face;

/// What a paragraph has besides its style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub style: Style,
    pub align: Option<Align>,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// Space before in twentieths of a point, where it is not the style's.
    pub before: Option<u32>,
    /// First line indent in twentieths of a point, where it is not the style's.
    pub first_line: Option<u32>,
}

impl Setting {
    pub(super) fn of(style: Style) -> Self {
        Self { style, align: None, keep_next: false, before: None, first_line: None }
    }

    pub(super) fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }

    pub(super) fn kept(self, keep_next: bool) -> Self {
        Self { keep_next, ..self }
    }

    pub(super) fn below(self, before: u32) -> Self {
        Self { before: Some(before), ..self }
    }

    /// Writes the properties. The order of their elements is fixed by the schema.
    fn write(self, xml: &mut Xml) -> io::Result<()> {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &self.style.id())])?;
            if self.keep_next {
                xml.empty("w:keepNext", &[])?;
            }
            if let Some(before) = self.before {
                xml.empty("w:spacing", &[("w:before", &before)])?;
            }
            if let Some(first_line) = self.first_line {
                xml.empty("w:ind", &[("w:firstLine", &first_line)])?;
            }
            self.align.map_or(Ok(()), |align| xml.empty("w:jc", &[("w:val", &justification(align))]))
        })
    }
}

fn justification(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// How a run differs from its paragraph's style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Differing {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub half_points: Option<u32>,
}

/// A paragraph in the face of its style.
pub(super) fn plain(xml: &mut Xml, setting: Setting, text: &str) -> io::Result<()> {
    differing(xml, setting, Differing::default(), text)
}

/// A paragraph in one face.
pub(super) fn differing(xml: &mut Xml, setting: Setting, face: Differing, text: &str) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        setting.write(xml)?;
        if text.is_empty() { Ok(()) } else { run(xml, face, text) }
    })
}

/// A paragraph of several faces.
pub(super) fn runs(xml: &mut Xml, setting: Setting, runs: &[Run]) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        setting.write(xml)?;
        runs.iter().try_for_each(|part| {
            let face =
                Differing { bold: part.bold.then_some(true), italic: part.italic.then_some(true), half_points: None };
            run(xml, face, &part.text)
        })
    })
}

/// A run; line breaks of its text become breaks.
fn run(xml: &mut Xml, face: Differing, text: &str) -> io::Result<()> {
    xml.element("w:r", &[], |xml| {
        if face.bold.is_some() || face.italic.is_some() || face.half_points.is_some() {
            xml.element("w:rPr", &[], |xml| {
                for (set, name) in [(face.bold, "w:b"), (face.italic, "w:i")] {
                    if let Some(set) = set {
                        xml.empty(name, &[("w:val", &u8::from(set))])?;
                    }
                }
                face.half_points.map_or(Ok(()), |size| {
                    xml.empty("w:sz", &[("w:val", &size)])?;
                    xml.empty("w:szCs", &[("w:val", &size)])
                })
            })?;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[])?;
            }
            xml.leaf("w:t", &[("xml:space", &"preserve")], line)?;
        }
        Ok(())
    })
}

/// The lines of a heading, each in the style given for it, and the rule below, in a column of this width (twentieths
/// of a point).
pub(super) fn heading(xml: &mut Xml, heading: &Heading, styles: &[Style], column: u32) -> io::Result<()> {
    let styles = styles.iter().chain(std::iter::repeat(styles.last().unwrap_or(&Style::Letterhead)));
    for (line, style) in heading.lines.iter().zip(styles) {
        let face = Differing {
            bold: (*style == Style::Letterhead && line.face == Face::Bold).then_some(true),
            italic: None,
            half_points: (*style == Style::Letterhead).then_some(line.points * 2),
        };
        differing(xml, Setting::of(*style).kept(true), face, &line.text)?;
    }
    if heading.rule > 0 { rule(xml, heading.rule, column) } else { Ok(()) }
}

/// A centred rule: the lower border of an empty paragraph, shortened by its indents.
fn rule(xml: &mut Xml, length: u32, column: u32) -> io::Result<()> {
    let indent = column.saturating_sub(length) / 2;
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &Style::Gap.id())])?;
            xml.empty("w:keepNext", &[])?;
            xml.element("w:pBdr", &[], |xml| {
                let side =
                    [("w:val", &"single" as _), ("w:sz", &4 as _), ("w:space", &0 as _), ("w:color", &"000000" as _)];
                xml.empty("w:bottom", &side)
            })?;
            xml.empty("w:ind", &[("w:left", &indent), ("w:right", &indent)])
        })
    })
}

/// What follows begins on a new page.
pub(super) fn page_break(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &Style::Gap.id())])?;
            xml.empty("w:pageBreakBefore", &[])?;
            xml.empty("w:spacing", &[("w:line", &20), ("w:lineRule", &"exact")])
        })
    })
}

/// Empty height in twentieths of a point.
pub(super) fn gap(xml: &mut Xml, height: u32, keep_next: bool) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &Style::Gap.id())])?;
            if keep_next {
                xml.empty("w:keepNext", &[])?;
            }
            xml.empty("w:spacing", &[("w:line", &height.max(20)), ("w:lineRule", &"exact")])
        })
    })
}
