//! OpenDocument: spreadsheets (.ods), and the tables of texts (.odt).

use std::collections::HashMap;

use domain::Fault;
use domain::text::legacy::OldFont;
use quick_xml::events::BytesStart;

use super::hidden::Hidden;
use super::letters::{self, Piece};
use super::model::{Skip, SkippedSheet};
use super::room::{Refusal, Room};
use super::sheet::{COLUMN_LIMIT, Cell, CellKind, Grid, Merge, Sheet, is_guide};
use super::values::{decimal_text, percent_text};
use super::xml::{Look, attribute, open, part, show, show_part};

/// Rows and columns beyond this are padding that LibreOffice writes as one repeated cell.
const REPEATED: u32 = 1000;
/// Spans within each other that may name a font.
const NESTED: usize = 64;
/// Paragraphs above a table of a text that are kept as its titles.
const TITLES: usize = 6;

/// Reads the visible tables of a spreadsheet or a text.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = open(name, bytes)?;
    let styles = show_part(&mut archive, "styles.xml", Content::default()).ok_or_else(damaged)?.styles;
    let mut content = Content { styles, ..Content::default() };
    let whole = part(&mut archive, "content.xml").is_some_and(|part| show(part, &mut content));
    if let Some((refusal, sheet)) = content.refused {
        return Err(refusal.fault(name, &sheet));
    }
    if !whole {
        return Err(damaged());
    }
    let mut sheets = Vec::new();
    let mut skipped = Vec::new();
    for read in content.read {
        let why = match () {
            () if read.hidden_sheet => Some(Skip::HiddenSheet),
            () if is_guide(&read.name) => Some(Skip::Guide),
            () => None,
        };
        match why {
            Some(why) => skipped.push(SkippedSheet { sheet: read.name, why: why.why() }),
            None => {
                let mut sheet = Sheet::new(&read.name, read.titles, read.grid.rows, read.merges);
                sheet.hidden = read.hidden;
                sheets.push(sheet);
            }
        }
    }
    Ok((sheets, skipped))
}

#[derive(Default)]
struct Style {
    font: Option<Option<OldFont>>,
    parent: String,
    /// A table's style may hide it.
    hidden: bool,
}

/// A table while it is read.
#[derive(Default)]
struct Reading {
    name: String,
    titles: Vec<String>,
    hidden_sheet: bool,
    grid: Grid,
    merges: Vec<Merge>,
    hidden: Hidden,
}

#[derive(Default)]
struct Content {
    styles: HashMap<String, Style>,
    style: String,
    read: Vec<Reading>,
    refused: Option<(Refusal, String)>,
    /// Tables within tables count for the cell that they stand in.
    depth: usize,
    titles: Vec<String>,
    row: u32,
    row_repeated: u32,
    column: u32,
    /// The place among the columns' own declarations.
    declared: u32,
    cell: Option<Typed>,
    /// The cells of the row, each with its first column and how often it stands there.
    cells: Vec<(u32, u32, Cell)>,
    paragraph: Vec<Piece>,
    paragraph_style: String,
    spans: Vec<String>,
    in_paragraph: bool,
    /// Notes to a cell and tracked deletions are not its text.
    aside: usize,
}

/// A cell while it is read.
#[derive(Default)]
struct Typed {
    kind: String,
    value: String,
    style: String,
    repeated: u32,
    across: u32,
    down: u32,
    pieces: Vec<Piece>,
}

fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

impl Content {
    fn font(&self, style: &str) -> Option<Option<OldFont>> {
        let mut next = style;
        for _ in 0..20 {
            let found = self.styles.get(next)?;
            if found.font.is_some() {
                return found.font;
            }
            next = &found.parent;
        }
        None
    }

    fn push(&mut self, text: &str) {
        let spans = self.spans.iter().rev().take(NESTED).map(String::as_str).chain([self.paragraph_style.as_str()]);
        let cell = self.cell.as_ref().map(|cell| cell.style.as_str());
        let font = spans.chain(cell).find_map(|style| self.font(style)).flatten();
        letters::push(&mut self.paragraph, text, font);
    }

    fn begin_table(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        if self.depth > 1 {
            return;
        }
        let hidden_sheet = attribute(element, "style-name")
            .and_then(|style| self.styles.get(&style))
            .is_some_and(|style| style.hidden);
        let name = attribute(element, "name").unwrap_or_default();
        let titles = std::mem::take(&mut self.titles);
        let room = self.read.last().map_or(Room::SHEETS, |before| before.grid.room);
        self.read.push(Reading { name, titles, hidden_sheet, grid: Grid::within(room), ..Reading::default() });
        (self.row, self.declared) = (0, 0);
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        self.cell = Some(Typed {
            kind: attribute(element, "value-type").unwrap_or_default(),
            value: ["value", "date-value", "boolean-value"]
                .into_iter()
                .find_map(|name| attribute(element, name))
                .unwrap_or_default(),
            style: attribute(element, "style-name").unwrap_or_default(),
            repeated: number(element, "number-columns-repeated"),
            across: number(element, "number-columns-spanned"),
            down: number(element, "number-rows-spanned"),
            pieces: Vec::new(),
        });
    }

    fn end_cell(&mut self) {
        let Some(typed) = self.cell.take() else { return };
        let left = self.column;
        self.column = self.column.saturating_add(typed.repeated);
        if typed.across > 1 || typed.down > 1 {
            let (right, bottom) = (left.saturating_add(typed.across - 1), self.row.saturating_add(typed.down - 1));
            if let Some(read) = self.read.last_mut() {
                read.merges.push(Merge { top: self.row, left, bottom, right });
            }
        }
        let Some(cell) = typed.cell().filter(|cell| left < COLUMN_LIMIT && !cell.text.trim().is_empty()) else {
            return;
        };
        let repeated = if typed.repeated > REPEATED { 1 } else { typed.repeated.min(COLUMN_LIMIT - left) };
        self.cells.push((left, repeated, cell));
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let repeated = if cells.is_empty() || self.row_repeated > REPEATED { 1 } else { self.row_repeated };
        let Some(read) = self.read.last_mut().filter(|_| self.refused.is_none()) else { return };
        let places = |again: u32| {
            let columns = |(left, repeated, _): &(u32, u32, Cell)| *left..left.saturating_add(*repeated);
            cells.iter().flat_map(move |of| columns(of).map(move |column| (again, column, &of.2)))
        };
        for (again, column, cell) in (0..repeated).flat_map(places) {
            if let Err(refusal) = read.grid.add(self.row.saturating_add(again), column, cell.clone()) {
                self.refused = Some((refusal, read.name.clone()));
                break;
            }
        }
        self.row = self.row.saturating_add(self.row_repeated - 1);
    }

    fn end_paragraph(&mut self) {
        self.in_paragraph = false;
        let pieces = std::mem::take(&mut self.paragraph);
        match self.cell.as_mut() {
            Some(cell) => {
                if let Some(last) = cell.pieces.last_mut() {
                    last.text.push('\n');
                }
                pieces.iter().for_each(|piece| letters::push(&mut cell.pieces, &piece.text, piece.font));
            }
            None if self.depth == 0 => {
                let title = letters::seen(&pieces).text;
                if !title.trim().is_empty() {
                    self.titles.push(title);
                    let extra = self.titles.len().saturating_sub(TITLES);
                    self.titles.drain(..extra);
                }
            }
            None => {}
        }
    }
}

impl Typed {
    fn cell(&self) -> Option<Cell> {
        let decimal = || self.value.parse().ok().map(decimal_text);
        match self.kind.as_str() {
            "float" | "currency" => decimal().map(|text| Cell::of(text, CellKind::Number)),
            "percentage" => decimal().and_then(|text| percent_text(&text)).map(|text| Cell::of(text, CellKind::Text)),
            "date" => {
                let day = self.value.split('T').next().unwrap_or_default().to_owned();
                Some(Cell::of(day, CellKind::Date))
            }
            _ if self.pieces.is_empty() => None,
            _ => Some(Cell::of_pieces(&self.pieces)),
        }
    }
}

impl Look for Content {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"annotation" | b"tracked-changes" | b"note" => self.aside += 1,
            _ if self.aside > 0 => {}
            b"style" => {
                self.style = attribute(element, "name").unwrap_or_default();
                let parent = attribute(element, "parent-style-name").unwrap_or_default();
                self.styles.insert(self.style.clone(), Style { parent, ..Style::default() });
            }
            b"text-properties" => {
                let name = attribute(element, "font-name").or_else(|| attribute(element, "font-family"));
                if let (Some(name), Some(style)) = (name, self.styles.get_mut(&self.style)) {
                    style.font = Some(OldFont::of(&name));
                }
            }
            b"table-properties" => {
                if let Some(style) = self.styles.get_mut(&self.style) {
                    style.hidden |= attribute(element, "display").as_deref() == Some("false");
                }
            }
            b"table" => self.begin_table(element),
            b"table-column" if self.depth == 1 => {
                let last = self.declared.saturating_add(number(element, "number-columns-repeated"));
                let seen = attribute(element, "visibility").is_none_or(|visible| visible == "visible");
                if let (false, Some(read)) = (seen, self.read.last_mut()) {
                    read.hidden.hide_columns(self.declared, last.saturating_sub(1));
                }
                self.declared = last;
            }
            b"table-row" if self.depth == 1 => {
                self.row = self.row.saturating_add(1);
                self.row_repeated = number(element, "number-rows-repeated").max(1);
                self.column = 0;
                let seen = attribute(element, "visibility").is_none_or(|visible| visible == "visible");
                if let (false, Some(read)) = (seen, self.read.last_mut()) {
                    read.hidden.hide_rows(self.row, self.row.saturating_add(self.row_repeated - 1));
                }
            }
            b"table-cell" if self.depth == 1 => self.begin_cell(element),
            b"covered-table-cell" if self.depth == 1 => {
                self.column = self.column.saturating_add(number(element, "number-columns-repeated"));
            }
            b"p" | b"h" => {
                self.in_paragraph = true;
                self.paragraph.clear();
                self.paragraph_style = attribute(element, "style-name").unwrap_or_default();
            }
            b"span" => self.spans.push(attribute(element, "style-name").unwrap_or_default()),
            b"s" | b"tab" if self.in_paragraph => self.push(" "),
            b"line-break" if self.in_paragraph => self.push("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"annotation" | b"tracked-changes" | b"note" => self.aside = self.aside.saturating_sub(1),
            _ if self.aside > 0 => {}
            b"table" => self.depth = self.depth.saturating_sub(1),
            b"table-row" if self.depth == 1 => self.end_row(),
            b"table-cell" if self.depth == 1 => self.end_cell(),
            b"p" | b"h" => self.end_paragraph(),
            b"span" => {
                self.spans.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph && self.aside == 0 {
            self.push(text);
        }
    }
}
