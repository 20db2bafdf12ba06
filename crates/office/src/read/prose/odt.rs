//! The text of an OpenDocument text (.odt): a line a paragraph; cells of a table one after another, those of a wide table
//! side by side.

use domain::Fault;
use quick_xml::events::BytesStart;

use super::super::xml::{self, Look, attribute, part, show};

/// From so many columns on a table lists something; fewer lay out a letterhead or the place of signatures.
const LISTING: usize = 3;
/// Columns that one cell stands for at most: LibreOffice writes empty ones as one that is repeated.
const REPEATED: usize = 60;

/// Reads the text of a document whose content is a zip file with `content.xml`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    let mut archive = xml::open(name, bytes)?;
    let mut reading = Reading::default();
    let whole = part(&mut archive, "content.xml").is_some_and(|part| show(part, &mut reading));
    if reading.is_sheet {
        return Err(Fault::new("read.no_prose").with("file", name));
    }
    if whole { Ok(reading.lines.join("\n")) } else { Err(Fault::new("read.damaged").with("file", name)) }
}

#[derive(Default)]
struct Reading {
    lines: Vec<String>,
    line: String,
    /// Paragraphs that are open; one may stand in another's frame.
    depth: usize,
    /// Notes, deleted text: elements open within.
    hidden: usize,
    is_sheet: bool,
    /// Cells of the row being read, each with its lines, for each table that is open.
    rows: Vec<Vec<Vec<String>>>,
}

impl Reading {
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.add(line);
    }

    fn add(&mut self, line: String) {
        match self.rows.last_mut().and_then(|cells| cells.last_mut()) {
            Some(cell) => cell.push(line),
            None => self.lines.push(line),
        }
    }

    /// The row as a line, when each of its many cells is one.
    fn end_row(&mut self) {
        let Some(cells) = self.rows.last_mut().map(std::mem::take) else { return };
        let single = cells.len() >= LISTING && cells.iter().all(|cell| cell.len() <= 1);
        // The row's own table is closed for adding: its lines belong to what it stands in.
        let own = self.rows.pop();
        if single {
            let cells: Vec<String> = cells.into_iter().map(|cell| cell.concat()).collect();
            self.add(cells.join("\t"));
        } else {
            cells.into_iter().flatten().for_each(|line| self.add(line));
        }
        self.rows.extend(own);
    }
}

impl Look for Reading {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if self.hidden > 0 || matches!(name.as_ref(), b"tracked-changes" | b"annotation" | b"note") {
            self.hidden += 1;
            return;
        }
        match name.as_ref() {
            b"spreadsheet" => self.is_sheet = true,
            b"table" => self.rows.push(Vec::new()),
            b"table-cell" | b"covered-table-cell" => {
                let count = attribute(element, "number-columns-repeated").and_then(|count| count.parse().ok());
                let count = count.unwrap_or(1_usize).min(REPEATED);
                let cells = self.rows.last_mut();
                cells.into_iter().for_each(|cells| cells.extend(std::iter::repeat_n(Vec::new(), count)));
            }
            b"p" | b"h" => {
                if self.depth > 0 && !self.line.is_empty() {
                    self.end_line();
                }
                self.depth += 1;
            }
            b"tab" => self.line.push('\t'),
            b"line-break" => self.line.push('\n'),
            b"s" => {
                let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.line.extend(std::iter::repeat_n(' ', count.min(200)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match name {
            b"p" | b"h" => {
                self.depth = self.depth.saturating_sub(1);
                self.end_line();
            }
            b"table-row" => self.end_row(),
            b"table" => {
                self.rows.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.depth > 0 && self.hidden == 0 {
            self.line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_wide_table_are_lines_and_a_letterhead_is_none() {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let row = |cells: &[&str]| {
            let cells: String = cells.iter().map(|text| cell(text)).collect();
            format!("<table:table-row>{cells}</table:table-row>")
        };
        let empty = "<table:table-cell table:number-columns-repeated=\"2\"/>";
        let xml = format!(
            "<office:text xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><table:table>{}</table:table><text:p>Giữa</text:p><table:table><table:table-header-rows>{}</table:table-header-rows>{}<table:table-row>{}{empty}{}</table:table-row></table:table></office:text>",
            row(&["UBND XÃ", "CỘNG HÒA"]),
            row(&["TT", "Việc", "Ai", "Bao giờ"]),
            row(&["1", "Dọn kênh", "Các thôn", "5/3"]),
            cell("2"),
            cell("6/3"),
        );
        let mut reading = Reading::default();
        assert!(show(xml.as_bytes(), &mut reading));
        assert_eq!(
            reading.lines,
            ["UBND XÃ", "CỘNG HÒA", "Giữa", "TT\tViệc\tAi\tBao giờ", "1\tDọn kênh\tCác thôn\t5/3", "2\t\t\t6/3"]
        );
    }
}
