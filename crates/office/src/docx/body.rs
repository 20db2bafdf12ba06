//! The blocks of a document as WordprocessingML, from top to bottom.

use std::io;

use super::paragraph::{Differing, Setting, differing, gap, heading, page_break, plain, runs};
use super::style::Style;
use super::table::{Merge, cell, frame, row, ruled};
use super::xml::Xml;
use crate::document::{
    Align, Block, Document, Letterhead, PageSetup, Paragraph, Recipients, Side, Signature, Signatures,
};
use crate::heading::{Heading, LEFT_COLUMN, twips};

/// Room for a hand-written name: 24 mm.
const ROOM_TO_SIGN: u32 = 24 * 14_400 / 254;

/// Indent of a paragraph's first line: 1.27 cm.
const FIRST_LINE: u32 = 720;

/// Writes the blocks.
pub(super) fn blocks(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let document = &*document.paged();
    let page = &document.page;
    for (index, block) in document.blocks.iter().enumerate() {
        let before_signatures = document.closing(index) > 0;
        match block {
            Block::Letterhead(block) => letterhead(xml, block, page)?,
            Block::Title(title) => {
                let note = title.notes.iter().map(|_| Style::Note);
                let about = title.about.iter().map(|_| Style::Subtitle);
                let kind = (!title.kind.is_empty()).then_some(Style::Title);
                let styles: Vec<Style> = kind.into_iter().chain(about).chain(note).collect();
                gap(xml, 120, true)?;
                heading(xml, &Heading::title(title, page), &styles, twips(page.text_width()))?;
                gap(xml, 240, true)?;
            }
            Block::LegalBases(bases) => {
                bases.lines().iter().try_for_each(|line| plain(xml, Setting::of(Style::LegalBasis), line))?;
            }
            Block::Paragraph(block) => paragraph(xml, block, before_signatures)?,
            Block::Table(table) => {
                ruled(xml, table, page, before_signatures)?;
                // Neighbouring tables would grow together.
                gap(xml, 160, before_signatures)?;
            }
            Block::Signatures(block) => signatures(xml, block, page)?,
            Block::Recipients(block) => recipients(xml, block)?,
            Block::PageBreak => page_break(xml)?,
            Block::Sheet { .. } => {}
            Block::Spacer { millimetres } => gap(xml, twips(*millimetres), before_signatures)?,
        }
    }
    Ok(())
}

fn letterhead(xml: &mut Xml, letterhead: &Letterhead, page: &PageSetup) -> io::Result<()> {
    let width = twips(page.text_width());
    let left = width * LEFT_COLUMN / 100;
    let widths = [left, width - left];
    let line = |xml: &mut Xml, text: &str, half_points: u32, italic: bool, before: u32| {
        let face = Differing { italic: italic.then_some(true), half_points: Some(half_points), bold: None };
        differing(xml, Setting::of(Style::Letterhead).kept(true).below(before), face, text)
    };
    frame(xml, &widths, None, |xml| {
        row(xml, false, false, |xml| {
            cell(xml, left, 1, Merge::None, false, |xml| {
                heading(xml, &Heading::issuer(letterhead, page), &[Style::Letterhead], left)?;
                // A cell ends with a paragraph even when the issuer has no line.
                gap(xml, 20, true)
            })?;
            cell(xml, width - left, 1, Merge::None, false, |xml| {
                heading(xml, &Heading::state(page), &[Style::Letterhead], width - left)?;
                gap(xml, 20, true)
            })
        })?;
        if letterhead.number.is_none() && letterhead.about.is_none() && letterhead.place_date.is_none() {
            return Ok(());
        }
        row(xml, false, false, |xml| {
            cell(xml, left, 1, Merge::None, false, |xml| {
                line(xml, letterhead.number.as_deref().unwrap_or_default(), 26, false, 120)?;
                letterhead.about.iter().try_for_each(|about| line(xml, about, 24, false, 60))
            })?;
            cell(xml, width - left, 1, Merge::None, false, |xml| {
                line(xml, letterhead.place_date.as_deref().unwrap_or_default(), 26, true, 120)
            })
        })
    })?;
    gap(xml, 160, true)
}

fn paragraph(xml: &mut Xml, paragraph: &Paragraph, keep_next: bool) -> io::Result<()> {
    let mut setting = Setting::of(Style::Body).kept(keep_next || paragraph.keep_next);
    if paragraph.align != Align::Justify {
        setting = setting.aligned(paragraph.align);
    }
    setting.first_line = Some(if paragraph.indent { FIRST_LINE } else { 0 });
    runs(xml, setting, &paragraph.runs)
}

/// The closing as a table: dates, then authority and title, then the name after the room to sign.
fn signatures(xml: &mut Xml, signatures: &Signatures, page: &PageSetup) -> io::Result<()> {
    let half = twips(page.text_width()) / 2;
    let sides = [signatures.left.as_ref(), signatures.right.as_ref()];
    let signature = |side: Option<&Side>| match side {
        Some(Side::Signature(signature)) => Some(signature.clone()),
        _ => None,
    };
    let recipients_of = |side: Option<&Side>| match side {
        Some(Side::Recipients(recipients)) => Some(recipients.clone()),
        _ => None,
    };
    let dated = sides.iter().any(|side| signature(*side).is_some_and(|signature| signature.place_date.is_some()));
    gap(xml, 160, true)?;
    frame(xml, &[half, half], None, |xml| {
        if dated {
            row(xml, false, false, |xml| {
                sides.iter().try_for_each(|side| {
                    let date = signature(*side).and_then(|signature| signature.place_date).unwrap_or_default();
                    let face = Differing { bold: Some(false), italic: Some(true), half_points: None };
                    cell(xml, half, 1, Merge::None, false, |xml| {
                        differing(xml, Setting::of(Style::Signature).kept(true), face, &date)
                    })
                })
            })?;
        }
        row(xml, false, false, |xml| {
            sides.iter().try_for_each(|side| match (signature(*side), recipients_of(*side)) {
                (Some(signature), _) => cell(xml, half, 1, Merge::None, false, |xml| who_signs(xml, &signature)),
                (None, Some(list)) => cell(xml, half, 1, Merge::Begins, false, |xml| recipients(xml, &list)),
                (None, None) => cell(xml, half, 1, Merge::None, false, |xml| gap(xml, 20, true)),
            })
        })?;
        row(xml, false, false, |xml| {
            sides.iter().try_for_each(|side| match (signature(*side), recipients_of(*side)) {
                (Some(signature), _) => cell(xml, half, 1, Merge::None, false, |xml| {
                    let setting = Setting::of(Style::Signature).below(ROOM_TO_SIGN);
                    plain(xml, setting, signature.name.as_deref().unwrap_or_default())
                }),
                (None, Some(_)) => cell(xml, half, 1, Merge::Continues, false, |xml| gap(xml, 20, false)),
                (None, None) => cell(xml, half, 1, Merge::None, false, |xml| gap(xml, 20, false)),
            })
        })
    })?;
    gap(xml, 20, false)
}

fn who_signs(xml: &mut Xml, signature: &Signature) -> io::Result<()> {
    let setting = Setting::of(Style::Signature).kept(true);
    for line in signature.authority.iter().chain([&signature.title]).filter(|line| !line.is_empty()) {
        plain(xml, setting, line)?;
    }
    match &signature.hint {
        Some(hint) => {
            let face = Differing { bold: Some(false), italic: Some(true), half_points: None };
            differing(xml, setting, face, hint)
        }
        None => gap(xml, 20, true),
    }
}

fn recipients(xml: &mut Xml, recipients: &Recipients) -> io::Result<()> {
    plain(xml, Setting::of(Style::RecipientsHeading).kept(true), Recipients::HEADING)?;
    recipients.lines().iter().try_for_each(|line| plain(xml, Setting::of(Style::Recipients), line))
}
