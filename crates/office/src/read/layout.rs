//! Where the tables of a sheet begin and end: headers, titles above them, regions between them.

use super::beside;
use super::header::{Header, Signals};
use super::marks::is_running_number;
use super::model::Table;
use super::rows;
use super::sheet::{Sheet, SheetRow, column_letters};

/// A first header stands within this many filled rows, or the sheet has none.
const SEARCHED_ROWS: usize = 60;

/// Finds and reads the tables of a sheet.
pub(super) fn tables(sheet: &Sheet) -> Vec<Table> {
    if let Some(parts) = beside::parted(sheet) {
        return parts.iter().flat_map(tables_below).collect();
    }
    tables_below(sheet)
}

/// The tables of a sheet from top to bottom.
fn tables_below(sheet: &Sheet) -> Vec<Table> {
    let headers = headers(sheet);
    let mut tables = Vec::new();
    for (at, header) in headers.iter().enumerate() {
        let next_top = headers.get(at.saturating_add(1)).map_or(u32::MAX, |next| next.top);
        let ends = if next_top == u32::MAX { u32::MAX } else { first_title(sheet, header.bottom, next_top) };
        let after = if at == 0 { 0 } else { header_titles_from(sheet, &headers, at) };
        let starts = beside::starts(header);
        if starts.len() > 1 {
            tables.extend(sheet.parts(&starts, after, ends).iter().flat_map(tables_below));
            continue;
        }
        let above = if at == 0 { sheet.titles.clone() } else { Vec::new() };
        let printed = between(sheet, after, header.top).map(title_text).filter(|title| !title.is_empty());
        let titles = above.into_iter().chain(printed).collect();
        let below: Vec<&SheetRow> = between(sheet, header.bottom.saturating_add(1), ends).collect();
        tables.extend(read(sheet, header, titles, &below));
    }
    tables
}

fn read(sheet: &Sheet, header: &Header, titles: Vec<String>, below: &[&SheetRow]) -> Option<Table> {
    let body = rows::read(sheet, header, below);
    if body.rows.is_empty() && body.skipped.is_empty() {
        return None;
    }
    let last_row = body.rows.last().map_or(header.bottom, |row| row.row);
    let first_column = body.used.first().copied().unwrap_or_default();
    let last_column = body.used.last().copied().unwrap_or_default();
    let range = format!(
        "{}{}:{}{}",
        column_letters(first_column),
        header.top,
        column_letters(last_column),
        last_row.max(header.bottom)
    );
    Some(Table {
        sheet: sheet.name.clone(),
        range,
        titles,
        header: body.header,
        columns: body.columns,
        rows: body.rows,
        skipped: body.skipped,
        notes: body.notes,
        encoding: body.encoding,
    })
}

/// Rows with numbers in `from..to`.
fn between(sheet: &Sheet, from: u32, to: u32) -> impl Iterator<Item = &SheetRow> {
    let start = sheet.rows.partition_point(|row| row.number < from);
    let end = sheet.rows.partition_point(|row| row.number < to);
    sheet.rows.get(start..end.max(start)).unwrap_or_default().iter()
}

fn title_text(row: &SheetRow) -> String {
    let texts: Vec<&str> = row.cells.iter().map(|(_, cell)| cell.text.as_str()).collect();
    domain::text::line(&texts.join(" "))
}

fn headers(sheet: &Sheet) -> Vec<Header> {
    let Some(first) = first_header(sheet) else { return Vec::new() };
    let mut found = vec![Header::around(sheet, first)];
    let mut before = 0;
    for row in &sheet.rows {
        let gap = row.number > before + 1;
        before = row.number;
        let Some(current) = found.last() else { break };
        if row.number <= current.bottom {
            continue;
        }
        // Folding every cell of a long list would be slow: only rows that can begin a table are looked at.
        let begins_with_ordinal = row.first_text().to_lowercase().trim_end_matches('.').ends_with("tt");
        if !(gap || begins_with_ordinal || after_title(sheet, row)) {
            continue;
        }
        // A page break: the header once more, with no title of its own.
        let reprinted = !after_title(sheet, row) && current.is_printed_again(row);
        if !reprinted && Signals::of(row).is_strong() {
            found.push(Header::around(sheet, row.number));
        }
    }
    found
}

/// Whether the row right above is a single cell at most, as a title is.
fn after_title(sheet: &Sheet, row: &SheetRow) -> bool {
    row.number.checked_sub(1).and_then(|above| sheet.row(above)).is_some_and(|above| above.cells.len() == 1)
}

fn first_header(sheet: &Sheet) -> Option<u32> {
    let searched: Vec<(u32, Signals)> =
        sheet.rows.iter().take(SEARCHED_ROWS).map(|row| (row.number, Signals::of(row))).collect();
    if let Some((row, _)) = searched.iter().find(|(_, signals)| signals.is_strong()) {
        return Some(*row);
    }
    let mut best = (None, 0);
    for (row, signals) in &searched {
        if signals.score() > best.1 {
            best = (Some(*row), signals.score());
        }
    }
    if best.0.is_some() {
        return best.0;
    }
    let one_column = sheet.rows.iter().all(|row| row.cells.len() == 1);
    let (row, signals) = searched.first()?;
    (one_column && signals.names_one_column()).then_some(*row)
}

/// The first row above `top` that belongs to the titles of the table there, not to the table above.
fn first_title(sheet: &Sheet, previous_bottom: u32, top: u32) -> u32 {
    let above: Vec<&SheetRow> = between(sheet, previous_bottom.saturating_add(1), top).collect();
    let is_title = |row: &&&SheetRow| row.cells.len() <= 2 && !is_running_number(row.first_text());
    let mut start = top;
    let mut rest = above.iter().rev().peekable();
    // A blank line between title and header is common; beyond it, only a run that stands alone is a title.
    let blank_between = rest.peek().is_some_and(|row| row.number + 1 < top);
    let mut taken = 0;
    while let Some(row) = rest.next_if(is_title) {
        if taken > 0 && row.number + 1 < start {
            return start;
        }
        start = row.number;
        taken += 1;
        if taken > 6 {
            return top;
        }
    }
    let stands_alone = rest.peek().is_none_or(|row| row.number + 1 < start);
    if blank_between && !stands_alone { top } else { start }
}

fn header_titles_from(sheet: &Sheet, headers: &[Header], at: usize) -> u32 {
    let previous = at.checked_sub(1).and_then(|before| headers.get(before));
    let top = headers.get(at).map_or(u32::MAX, |header| header.top);
    previous.map_or(0, |header| first_title(sheet, header.bottom, top))
}
