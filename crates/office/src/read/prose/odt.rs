//! The text of an OpenDocument text (.odt): a line a paragraph.

use domain::Fault;
use quick_xml::events::BytesStart;

use super::super::xml::{self, Look, attribute, part, show};

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
}

impl Reading {
    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
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
        } else if matches!(name, b"p" | b"h") {
            self.depth = self.depth.saturating_sub(1);
            self.end_line();
        }
    }

    fn text(&mut self, text: &str) {
        if self.depth > 0 && self.hidden == 0 {
            self.line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }
}
