//! Which cells of a workbook Excel shows as percentages: the library gives the number (0.985), the paper says 98,5%.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Excel's own formats `0%` and `0.00%`.
const BUILT_IN: [&str; 2] = ["9", "10"];

/// Cells of each sheet (by its name) that are shown as percentages, by row and column from 0.
pub(super) type PercentCells = BTreeMap<String, HashSet<(u32, u32)>>;

/// Looks up the percentages of an .xlsx file. What cannot be read has none: the reading of the workbook itself reports it.
pub(super) fn cells(bytes: &[u8]) -> PercentCells {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return PercentCells::new() };
    let styles = elements(&mut archive, "xl/styles.xml", &mut Styles::default()).percents();
    if styles.is_empty() {
        return PercentCells::new();
    }
    let targets = elements(&mut archive, "xl/_rels/workbook.xml.rels", &mut Targets::default()).by_id.clone();
    let sheets = elements(&mut archive, "xl/workbook.xml", &mut SheetNames::default()).by_name.clone();
    let found = sheets.into_iter().filter_map(|(name, id)| {
        let target = targets.get(&id)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let mut marked = Marked { styles: &styles, cells: HashSet::new() };
        elements(&mut archive, &path, &mut marked);
        (!marked.cells.is_empty()).then_some((name, marked.cells))
    });
    found.collect()
}

/// Something that looks at the elements of a part.
trait Look {
    fn start(&mut self, element: &BytesStart<'_>);
    fn end(&mut self, _name: &[u8]) {}
}

/// Shows every element of a part, up to the first fault in it.
fn elements<'a, L: Look>(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, look: &'a mut L) -> &'a L {
    if let Ok(file) = archive.by_name(part) {
        show(BufReader::new(file), look);
    }
    look
}

fn show(part: impl BufRead, look: &mut impl Look) {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => look.start(&element),
            Ok(Event::Empty(element)) => {
                look.start(&element);
                look.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => look.end(element.local_name().as_ref()),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = element.attributes().flatten().find(|own| own.key.local_name().as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&own.value);
    quick_xml::escape::unescape(&value).ok().map(Cow::into_owned)
}

/// Number formats that hold a percent sign, and which of the cells' formats use them.
#[derive(Default)]
struct Styles {
    percent_formats: HashSet<String>,
    in_cell_formats: bool,
    /// Id of the number format of each cell format.
    cell_formats: Vec<String>,
}

impl Styles {
    fn percents(&self) -> HashSet<String> {
        let is_percent = |format: &String| BUILT_IN.contains(&format.as_str()) || self.percent_formats.contains(format);
        let styles = self.cell_formats.iter().enumerate().filter(|(_, format)| is_percent(format));
        styles.map(|(place, _)| place.to_string()).collect()
    }
}

impl Look for Styles {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"numFmt" => {
                let is_percent = attribute(element, "formatCode").is_some_and(|code| has_percent_sign(&code));
                if let (true, Some(id)) = (is_percent, attribute(element, "numFmtId")) {
                    self.percent_formats.insert(id);
                }
            }
            b"cellXfs" => self.in_cell_formats = true,
            b"xf" if self.in_cell_formats => {
                self.cell_formats.push(attribute(element, "numFmtId").unwrap_or_default());
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if name == b"cellXfs" {
            self.in_cell_formats = false;
        }
    }
}

/// Whether a format shows a hundredfold with a percent sign; a quoted or escaped sign is only text.
fn has_percent_sign(code: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    code.chars().any(|letter| {
        let is_text = quoted || escaped;
        escaped = !is_text && letter == '\\';
        quoted ^= letter == '"';
        letter == '%' && !is_text
    })
}

#[derive(Default)]
struct Targets {
    by_id: BTreeMap<String, String>,
}

impl Look for Targets {
    fn start(&mut self, element: &BytesStart<'_>) {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            self.by_id.insert(id, target);
        }
    }
}

#[derive(Default)]
struct SheetNames {
    by_name: BTreeMap<String, String>,
}

impl Look for SheetNames {
    fn start(&mut self, element: &BytesStart<'_>) {
        if element.local_name().as_ref() == b"sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
        {
            self.by_name.insert(name, id);
        }
    }
}

/// The cells of a sheet that have one of the styles.
struct Marked<'a> {
    styles: &'a HashSet<String>,
    cells: HashSet<(u32, u32)>,
}

impl Look for Marked<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        if element.local_name().as_ref() == b"c"
            && attribute(element, "s").is_some_and(|style| self.styles.contains(&style))
            && let Some(place) = attribute(element, "r").as_deref().and_then(position)
        {
            self.cells.insert(place);
        }
    }
}

/// Row and column, from 0, of a reference like `AB12`.
fn position(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(place)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_in_quotes_is_text() {
        for code in ["0%", "0.00%", "#,##0.0%;[Red]-0%"] {
            assert!(has_percent_sign(code), "{code}");
        }
        for code in ["0.0", "0\"%\"", "0\\%", "General"] {
            assert!(!has_percent_sign(code), "{code}");
        }
    }

    #[test]
    fn references_are_counted_from_nought() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert_eq!(position("12"), None);
    }
}
