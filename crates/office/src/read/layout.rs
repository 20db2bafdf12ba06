//! Where the tables of a sheet begin and end: headers, titles above them, regions between them.

use super::beside;
use super::header::{Header, Signals};
use super::marks::is_running_number;
use super::model::Table;
use super::room::{Refusal, Room};
use super::rows;
use super::sheet::{Sheet, SheetRow, column_letters};

/// A first header stands within this many filled rows, or the sheet has none.
const SEARCHED_ROWS: usize = 60;

/// Lines that a title has at most.
const TITLE_LINES: usize = 6;

/// Finds and reads the tables of a sheet.
///
/// # Errors
/// More cells, or more of their letters, than there is room for.
pub(super) fn tables(sheet: &Sheet, room: &mut Room) -> Result<Vec<Table>, Refusal> {
    match beside::parted(sheet) {
        Some(parts) => of_parts(&parts, room),
        None => tables_below(sheet, room),
    }
}

fn of_parts(parts: &[Sheet], room: &mut Room) -> Result<Vec<Table>, Refusal> {
    let mut tables = Vec::new();
    for part in parts {
        tables.extend(tables_below(part, room)?);
    }
    Ok(tables)
}

/// The tables of a sheet from top to bottom.
fn tables_below(sheet: &Sheet, room: &mut Room) -> Result<Vec<Table>, Refusal> {
    let headers = headers(sheet, room)?;
    let mut tables = Vec::new();
    for (at, header) in headers.iter().enumerate() {
        let next_top = headers.get(at.saturating_add(1)).map_or(u32::MAX, |next| next.top);
        let ends = if next_top == u32::MAX { u32::MAX } else { first_title(sheet, header.bottom, next_top) };
        let after = if at == 0 { 0 } else { header_titles_from(sheet, &headers, at) };
        let starts = beside::starts(header);
        if starts.len() > 1 {
            tables.extend(of_parts(&sheet.parts(&starts, after, ends), room)?);
            continue;
        }
        let above = if at == 0 { sheet.titles.clone() } else { Vec::new() };
        let printed = between(sheet, after, header.top).map(title_text).filter(|title| !title.is_empty());
        let titles = above.into_iter().chain(printed).collect();
        let below: Vec<&SheetRow> = between(sheet, header.bottom.saturating_add(1), ends).collect();
        tables.extend(read(sheet, header, titles, &below, room)?);
    }
    Ok(tables)
}

fn read(
    sheet: &Sheet,
    header: &Header,
    titles: Vec<String>,
    below: &[&SheetRow],
    room: &mut Room,
) -> Result<Option<Table>, Refusal> {
    let body = rows::read(sheet, header, below, room)?;
    if body.rows.is_empty() && body.skipped.is_empty() {
        return Ok(None);
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
    Ok(Some(Table {
        sheet: sheet.name.clone(),
        range,
        titles,
        header: body.header,
        columns: body.columns,
        rows: body.rows,
        skipped: body.skipped,
        notes: body.notes,
        encoding: body.encoding,
    }))
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

fn headers(sheet: &Sheet, room: &mut Room) -> Result<Vec<Header>, Refusal> {
    let Some(first) = first_header(sheet) else { return Ok(Vec::new()) };
    let first = Header::around(sheet, first);
    first.take_room(room)?;
    let mut found = vec![first];
    let mut before = 0;
    for row in &sheet.rows {
        let gap = row.number > before + 1;
        before = row.number;
        let Some(current) = found.last() else { break };
        // A row that goes on counting is no header, whatever words stand in it.
        if row.number <= current.bottom || current.numbers(row) {
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
            let header = Header::around(sheet, row.number);
            header.take_room(room)?;
            found.push(header);
        }
    }
    Ok(found)
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

/// The first row above `top` that belongs to the titles of the table there, not to the table above. Only lines of one cell
/// can be titles, and never all that stands below the header above: what is in doubt is a row of the table above, where
/// it is read or told.
fn first_title(sheet: &Sheet, previous_bottom: u32, top: u32) -> u32 {
    let above: Vec<&SheetRow> = between(sheet, previous_bottom.saturating_add(1), top).collect();
    let is_title = |row: &&&SheetRow| row.cells.len() == 1 && !is_running_number(row.first_text());
    let mut run: Vec<&SheetRow> = Vec::new();
    let mut rest = above.iter().rev().peekable();
    while let Some(row) = rest.next_if(is_title) {
        if run.last().is_some_and(|below| row.number + 1 < below.number) {
            // A blank line above: the lines stand alone.
            return run.last().map_or(top, |first| first.number);
        }
        run.push(row);
        if run.len() > TITLE_LINES {
            return top;
        }
    }
    let Some(first) = run.last() else { return top };
    if rest.peek().is_some_and(|row| row.number + 1 < first.number) {
        return first.number;
    }
    // They follow the rows above without a blank line.
    if let Some(named) = run.iter().rev().find(|row| names_table(row.first_text())) {
        return named.number;
    }
    let last = run.first().filter(|last| last.number + 1 == top && rest.peek().is_some());
    last.map_or(top, |last| last.number)
}

/// Whether a line names a table rather than something in it.
fn names_table(line: &str) -> bool {
    let folded = domain::text::fold(line);
    ["danh sach", "bang ", "bieu ", "phu luc", "tong hop", "mau so", "ket qua"].iter().any(|b| folded.starts_with(b))
}

fn header_titles_from(sheet: &Sheet, headers: &[Header], at: usize) -> u32 {
    let previous = at.checked_sub(1).and_then(|before| headers.get(before));
    let top = headers.get(at).map_or(u32::MAX, |header| header.top);
    previous.map_or(0, |header| first_title(sheet, header.bottom, top))
}
