//! Tables of WordprocessingML: the ruled table of a document and the unruled ones that set columns side by side.

use std::io;

use super::paragraph::{Setting, plain};
use super::style::{RULED, Style};
use super::xml::Xml;
use crate::document::{Align, Grid, GridRow, PageSetup, Table};
use crate::heading::twips;

/// A ruled table. Its header is repeated on every page and no row parts over two pages.
pub(super) fn ruled(xml: &mut Xml, table: &Table, page: &PageSetup, before_signatures: bool) -> io::Result<()> {
    let grid = table.grid(page);
    let widths = shares(&grid.widths, twips(page.text_width()));
    let kept_from = if before_signatures { grid.rows.len() - grid.tail() } else { grid.rows.len() };
    frame(xml, &widths, Some(RULED), |xml| {
        header(xml, &grid, &widths)?;
        grid.rows.iter().enumerate().try_for_each(|(index, row)| body_row(xml, row, &widths, index >= kept_from))
    })
}

/// Divides a width by shares in thousandths; the last column gets what rounding leaves over.
fn shares(thousandths: &[u32], width: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = thousandths.iter().map(|share| width * share / 1000).collect();
    let left_over = width.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += left_over;
    }
    widths
}

/// A table of fixed columns (twentieths of a point), with a style or unruled.
pub(super) fn frame(
    xml: &mut Xml,
    widths: &[u32],
    style: Option<&str>,
    rows: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            if let Some(style) = style {
                xml.empty("w:tblStyle", &[("w:val", &style)])?;
            }
            xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>()), ("w:type", &"dxa")])?;
            xml.empty("w:tblLayout", &[("w:type", &"fixed")])?;
            let look = [("w:firstRow", &0 as _), ("w:noHBand", &1 as _), ("w:noVBand", &1 as _)];
            xml.empty("w:tblLook", &look)
        })?;
        xml.element("w:tblGrid", &[], |xml| {
            widths.iter().try_for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]))
        })?;
        rows(xml)
    })
}

/// A row that stays whole unless it may part.
pub(super) fn row(
    xml: &mut Xml,
    may_part: bool,
    is_header: bool,
    cells: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    row_at_least(xml, may_part, is_header, 0, cells)
}

/// A row that is no lower than this (twentieths of a point).
fn row_at_least(
    xml: &mut Xml,
    may_part: bool,
    is_header: bool,
    height: u32,
    cells: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        if is_header || !may_part {
            xml.element("w:trPr", &[], |xml| {
                if !may_part {
                    xml.empty("w:cantSplit", &[])?;
                }
                if height > 0 {
                    xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", &"atLeast")])?;
                }
                if is_header { xml.empty("w:tblHeader", &[]) } else { Ok(()) }
            })?;
        }
        cells(xml)
    })
}

/// How a cell joins others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// Stands alone.
    None,
    /// First of a column of merged cells.
    Begins,
    /// Belongs to the cell above.
    Continues,
}

/// A cell over `span` columns, `width` wide. Content must be at least one paragraph.
pub(super) fn cell(
    xml: &mut Xml,
    width: u32,
    span: usize,
    merge: Merge,
    centred: bool,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    turnable(xml, width, span, merge, centred, false, content)
}

/// A cell whose text may stand on its side.
fn turnable(
    xml: &mut Xml,
    width: u32,
    span: usize,
    merge: Merge,
    centred: bool,
    turned: bool,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")])?;
            if span > 1 {
                xml.empty("w:gridSpan", &[("w:val", &span)])?;
            }
            match merge {
                Merge::None => {}
                Merge::Begins => xml.empty("w:vMerge", &[("w:val", &"restart")])?,
                Merge::Continues => xml.empty("w:vMerge", &[])?,
            }
            if turned {
                xml.empty("w:textDirection", &[("w:val", &"btLr")])?;
            }
            if centred { xml.empty("w:vAlign", &[("w:val", &"center")]) } else { Ok(()) }
        })?;
        content(xml)
    })
}

fn header(xml: &mut Xml, grid: &Grid<'_>, widths: &[u32]) -> io::Result<()> {
    let height_levels = u32::try_from(grid.header_levels).unwrap_or(1).max(1);
    for level in 0..grid.header_levels {
        row_at_least(xml, false, true, grid.header_height / height_levels, |xml| {
            let mut covering: Vec<_> =
                grid.header.iter().filter(|cell| (cell.row..cell.row + cell.row_span).contains(&level)).collect();
            covering.sort_by_key(|cell| cell.column);
            covering.into_iter().try_for_each(|title| {
                let merge = match (title.row_span > 1, title.row == level) {
                    (false, _) => Merge::None,
                    (true, true) => Merge::Begins,
                    (true, false) => Merge::Continues,
                };
                let text = if merge == Merge::Continues { "" } else { title.title };
                let width = widths.iter().skip(title.column).take(title.column_span).sum();
                turnable(xml, width, title.column_span, merge, true, title.turned, |xml| {
                    plain(xml, Setting::of(Style::TableHeader).kept(true), text)
                })
            })
        })?;
    }
    Ok(())
}

fn body_row(xml: &mut Xml, grid_row: &GridRow, widths: &[u32], keep_next: bool) -> io::Result<()> {
    let keep_next = keep_next || grid_row.announces;
    let is_section = grid_row.announces && grid_row.bold && grid_row.cells.len() > 1;
    let style = match (is_section, grid_row.bold) {
        (true, _) => Style::TableSection,
        (false, true) => Style::TableGroup,
        (false, false) => Style::TableText,
    };
    row(xml, grid_row.tall, false, |xml| {
        grid_row.cells.iter().try_for_each(|part| {
            let width = widths.iter().skip(part.column).take(part.span).sum();
            cell(xml, width, part.span, Merge::None, !grid_row.tall, |xml| {
                let mut setting = Setting::of(style).kept(keep_next);
                // Word stretches a line that a break ends as any other.
                let is_stretched = part.align == Align::Justify && part.cell.shown.contains('\n');
                if part.align != Align::Left && !is_stretched {
                    setting = setting.aligned(part.align);
                }
                let italic = grid_row.italic.then_some(true);
                super::paragraph::differing(
                    xml,
                    setting,
                    super::paragraph::Differing { italic, ..Default::default() },
                    &part.cell.shown,
                )
            })
        })
    })
}
