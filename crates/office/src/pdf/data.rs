//! A document as the template reads it: `data.json`, with tables laid out and list marks set.

use domain::Fault;
use serde_json::{Value, json};

use crate::document::{Block, Document, PageSetup, Recipients, Side, Signatures, Table};
use crate::heading::{Heading, LEFT_COLUMN};
use crate::typeface::Face;

/// The bytes of `data.json`.
///
/// # Errors
/// `document.not_set` when the data cannot be written as JSON, which does not happen with text and numbers.
pub(super) fn to_json(document: &Document) -> Result<Vec<u8>, Fault> {
    let page = &document.page;
    let document = &*document.paged();
    let blocks = document.blocks.iter().enumerate();
    let blocks: Vec<Value> = blocks.map(|(place, one)| block(one, page, document.closing(place))).collect();
    let data = json!({
        "meta": document.meta,
        "page": page,
        "sheet": { "width": page.sheet().0, "height": page.sheet().1 },
        "left_column": LEFT_COLUMN,
        "draft_stamp": document.draft_stamp,
        "blocks": blocks,
    });
    serde_json::to_vec(&data).map_err(|error| {
        tracing::error!(%error, "document data not written");
        Fault::new("document.not_set")
    })
}

fn block(block: &Block, page: &PageSetup, closing: usize) -> Value {
    match block {
        Block::Letterhead(letterhead) => json!({
            "block": "letterhead",
            "issuer": heading(&Heading::issuer(letterhead, page)),
            "state": heading(&Heading::state(page)),
            "number": letterhead.number,
            "about": letterhead.about,
            "place_date": letterhead.place_date,
        }),
        Block::Title(title) => json!({ "block": "title", "title": heading(&Heading::title(title, page)) }),
        Block::LegalBases(bases) => json!({ "block": "legal_bases", "lines": bases.lines() }),
        Block::Paragraph(paragraph) => {
            json!({ "block": "paragraph", "paragraph": paragraph, "sticky": closing > 0 || paragraph.keep_next })
        }
        Block::Table(table) => self::table(table, page, closing),
        Block::Signatures(signatures) => self::signatures(signatures),
        Block::Recipients(recipients) => json!({ "block": "recipients", "recipients": self::recipients(recipients) }),
        Block::PageBreak => json!({ "block": "page_break" }),
        Block::Sheet { .. } => json!({ "block": "sheet" }),
        Block::Spacer { millimetres } => json!({ "block": "spacer", "millimetres": millimetres }),
    }
}

fn heading(heading: &Heading) -> Value {
    let lines: Vec<Value> = heading
        .lines
        .iter()
        .map(|line| {
            json!({ "text": line.text, "points": line.points, "bold": line.face == Face::Bold,
                "italic": line.face == Face::Italic })
        })
        .collect();
    json!({ "lines": lines, "rule_twips": heading.rule })
}

fn recipients(recipients: &Recipients) -> Value {
    json!({ "heading": Recipients::HEADING, "lines": recipients.lines() })
}

fn signatures(signatures: &Signatures) -> Value {
    let side = |side: &Option<Side>| match side {
        None => Value::Null,
        Some(Side::Signature(signature)) => json!({ "signature": signature }),
        Some(Side::Recipients(recipients)) => json!({ "recipients": self::recipients(recipients) }),
    };
    json!({ "block": "signatures", "left": side(&signatures.left), "right": side(&signatures.right) })
}

/// A data row is an array of strings, which the typesetter lays out fastest; any other is an object with its cells.
fn table(table: &Table, page: &PageSetup, closing: usize) -> Value {
    let grid = table.grid(page);
    let header: Vec<Value> = grid
        .header
        .iter()
        .map(|cell| {
            json!({ "text": cell.title, "x": cell.column, "y": cell.row, "colspan": cell.column_span,
                "rowspan": cell.row_span, "turned": cell.turned })
        })
        .collect();
    let rows: Vec<Value> = grid
        .rows
        .iter()
        .map(|row| {
            if !(row.bold || row.italic || row.tall || row.announces) {
                return row.cells.iter().map(|cell| cell.cell.shown.as_str()).collect();
            }
            let cells: Vec<Value> = row
                .cells
                .iter()
                .map(|cell| json!({ "text": cell.cell.shown, "colspan": cell.span, "align": cell.align }))
                .collect();
            json!({ "cells": cells, "bold": row.bold, "italic": row.italic, "announces": row.announces,
                "tall": row.tall })
        })
        .collect();
    let tail = if closing > 0 { grid.tail() } else { 0 };
    json!({
        "block": "table",
        "widths": grid.widths,
        "aligns": table.columns.iter().map(|column| column.align).collect::<Vec<_>>(),
        "levels": grid.header_levels,
        "header": header,
        "header_height": grid.header_height,
        "rows": rows,
        "tail": tail,
        "closing": if tail > 0 { closing } else { 0 },
    })
}
