//! The blocks of a document as rows of the sheet, from top to bottom.

use rust_xlsxwriter::{Format, XlsxError};

use super::look::Look;
use super::sheet::{Sheet, Span};
use super::{closing, table};
use crate::document::{Align, Block, Document, Letterhead, PageSetup, Paragraph};
use crate::heading::{Heading, LEFT_COLUMN};

/// A line of one of two columns set side by side.
pub(super) type Line = (String, Look);

/// Writes the blocks.
pub(super) fn write(sheet: &mut Sheet<'_>, document: &Document) -> Result<(), XlsxError> {
    let page = &document.page;
    let mut header_frozen = false;
    for block in &document.blocks {
        match block {
            Block::Letterhead(block) => letterhead(sheet, block, page)?,
            Block::Title(title) => {
                let lines = heading_lines(&Heading::title(title, page));
                for (text, look) in lines {
                    sheet.full_row(&text, Look { underline: false, ..look })?;
                }
                sheet.skip(1);
            }
            Block::LegalBases(bases) => {
                for line in bases.lines() {
                    sheet.full_row(&line, Look::plain(page.sizes.text).italic())?;
                }
            }
            Block::Paragraph(block) => paragraph(sheet, block, page)?,
            Block::Table(block) => {
                table::write(sheet, block, page, !header_frozen)?;
                header_frozen = true;
            }
            Block::Signatures(block) => closing::signatures(sheet, block, page)?,
            Block::Recipients(block) => closing::recipients(sheet, block)?,
            Block::PageBreak => sheet.begin_page(),
            // Parted before it comes here.
            Block::Sheet { .. } => {}
            Block::Spacer { millimetres } => {
                let points = millimetres * 72 * 10 / 254;
                let row = sheet.row();
                sheet.worksheet().set_row_height(row, points)?;
                sheet.skip(1);
            }
        }
    }
    Ok(())
}

/// The lines of a heading; the last is underlined where other formats draw a rule.
fn heading_lines(heading: &Heading) -> Vec<Line> {
    let broken = heading.lines.iter().flat_map(|line| {
        let look = Look::plain(line.points).face(line.face).centred();
        line.text.lines().map(move |text| (text.to_owned(), look))
    });
    let mut lines: Vec<Line> = broken.collect();
    if let Some((_, look)) = lines.last_mut() {
        look.underline = heading.rule > 0;
    }
    lines
}

fn letterhead(sheet: &mut Sheet<'_>, letterhead: &Letterhead, page: &PageSetup) -> Result<(), XlsxError> {
    let mut left = heading_lines(&Heading::issuer(letterhead, page));
    let mut right = heading_lines(&Heading::state(page));
    let height = left.len().max(right.len());
    let blank = || (String::new(), Look::plain(page.sizes.letterhead));
    left.resize_with(height, blank);
    right.resize_with(height, blank);
    let line = |text: &Option<String>| (text.clone().unwrap_or_default(), Look::plain(13).centred());
    let (place_date, look) = line(&letterhead.place_date);
    left.push(line(&letterhead.number));
    right.push((place_date, look.italic()));
    if letterhead.about.is_some() {
        left.push(line(&letterhead.about));
    }
    side_by_side(sheet, &left, &right, LEFT_COLUMN * 10)?;
    sheet.skip(1);
    Ok(())
}

/// Two columns of lines, parted at this share (thousandths); one below the other when the sheet has a single column.
pub(super) fn side_by_side(sheet: &mut Sheet<'_>, left: &[Line], right: &[Line], share: u32) -> Result<(), XlsxError> {
    let Some((left_span, right_span)) = sheet.halves(share) else {
        return left.iter().chain(right).try_for_each(|(text, look)| sheet.full_row(text, *look));
    };
    for index in 0..left.len().max(right.len()) {
        let mut lines = 1;
        let mut points = 1;
        for (side, span) in [(left, &left_span), (right, &right_span)] {
            if let Some((text, look)) = side.get(index) {
                put_side(sheet, text, span, *look)?;
                lines = lines.max(sheet.lines(text, span, *look));
                points = points.max(look.points);
            }
        }
        sheet.end_row(lines, points)?;
    }
    Ok(())
}

fn put_side(sheet: &mut Sheet<'_>, text: &str, span: &Span, look: Look) -> Result<(), XlsxError> {
    if text.is_empty() { Ok(()) } else { sheet.put(text, span, look) }
}

fn paragraph(sheet: &mut Sheet<'_>, paragraph: &Paragraph, page: &PageSetup) -> Result<(), XlsxError> {
    let look = Look::plain(page.sizes.text).aligned(match paragraph.align {
        // Excel spreads the last line too.
        Align::Justify => Align::Left,
        other => other,
    });
    let runs: Vec<_> = paragraph.runs.iter().filter(|run| !run.text.is_empty()).collect();
    let faced = |bold, italic| Look { bold, italic, ..look };
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let all = sheet.all();
    match runs.as_slice() {
        [] => {}
        [run] => sheet.put(&run.text, &all, faced(run.bold, run.italic))?,
        runs => {
            let parts: Vec<(Format, &str)> =
                runs.iter().map(|run| (faced(run.bold, run.italic).format(), run.text.as_str())).collect();
            sheet.put_rich(&parts, &all, look)?;
        }
    }
    let lines = sheet.lines(&text, &all, look);
    sheet.end_row(lines, look.points)
}
