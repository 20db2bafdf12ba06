//! Excel workbooks (.xlsx), read part by part: the library at hand gives neither fonts nor what is hidden.

mod cells;
mod strings;
mod styles;

use std::collections::BTreeMap;

use domain::Fault;
use quick_xml::events::BytesStart;

use super::model::{Skip, SkippedSheet};
use super::sheet::{Refusal, Sheet, is_guide};
use super::xml::{Archive, Look, attribute, is_set, open, part, show, show_part};
use cells::Cells;
pub(super) use strings::SharedText;
use strings::SharedTexts;
use styles::Styles;

/// Reads the visible sheets of a workbook, and says which are left out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = open(name, bytes)?;
    let links = show_part(&mut archive, "_rels/.rels", Links::default());
    let path = links.of_kind("/officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut book = Book::default();
    let whole = part(&mut archive, &path).is_some_and(|part| show(part, &mut book));
    if !whole || book.sheets.is_empty() {
        return Err(damaged());
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    let links = show_part(&mut archive, &format!("{folder}/_rels/{file}.rels"), Links::default());
    let at = |target: Option<String>, usual: &str| placed(&folder, &target.unwrap_or_else(|| usual.to_owned()));
    let styles = show_part(&mut archive, &at(links.of_kind("/styles"), "styles.xml"), Styles::default());
    let texts = at(links.of_kind("/sharedStrings"), "sharedStrings.xml");
    let texts = show_part(&mut archive, &texts, SharedTexts::default()).texts;
    let mut sheets = Vec::new();
    let mut skipped = Vec::new();
    for listed in &book.sheets {
        let mut skip = |why: Skip| skipped.push(SkippedSheet { sheet: listed.name.clone(), why: why.why() });
        let link = links.by_id.get(&listed.link);
        if listed.hidden {
            skip(Skip::HiddenSheet);
        } else if is_guide(&listed.name) {
            skip(Skip::Guide);
        } else if link.is_some_and(|(kind, _)| !kind.ends_with("/worksheet")) {
            skip(Skip::NoTable);
        } else {
            let target = link.map(|(_, target)| placed(&folder, target)).ok_or_else(damaged)?;
            let cells = Cells::new(&texts, &styles, book.from_1904);
            let sheet = sheet(&mut archive, &target, &listed.name, cells);
            sheets.push(sheet.map_err(|refusal| refusal.fault(name, &listed.name))?);
        }
    }
    Ok((sheets, skipped))
}

fn sheet(archive: &mut Archive<'_>, target: &str, name: &str, mut cells: Cells<'_>) -> Result<Sheet, Refusal> {
    let part = part(archive, target).ok_or(Refusal::Damaged)?;
    let whole = show(part, &mut cells);
    let Cells { grid, merges, hidden, refused, .. } = cells;
    match refused {
        Some(refusal) => Err(refusal),
        None if !whole => Err(Refusal::Damaged),
        None => {
            let mut sheet = Sheet::new(name, Vec::new(), grid.rows, merges);
            sheet.hidden = hidden;
            Ok(sheet)
        }
    }
}

/// Where a linked part stands in the zip file.
fn placed(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{}", target.trim_start_matches("./")),
    }
}

/// The links from one part to others.
#[derive(Default)]
struct Links {
    by_id: BTreeMap<String, (String, String)>,
}

impl Links {
    fn of_kind(&self, ending: &str) -> Option<String> {
        let found = self.by_id.values().find(|(kind, _)| kind.ends_with(ending));
        found.map(|(_, target)| target.trim_start_matches('/').to_owned())
    }
}

impl Look for Links {
    fn start(&mut self, element: &BytesStart<'_>) {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            self.by_id.insert(id, (attribute(element, "Type").unwrap_or_default(), target));
        }
    }
}

struct Listed {
    name: String,
    link: String,
    hidden: bool,
}

/// The sheets that a workbook lists.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    from_1904: bool,
}

impl Look for Book {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"sheet" => {
                if let (Some(name), Some(link)) = (attribute(element, "name"), attribute(element, "id")) {
                    let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
                    self.sheets.push(Listed { name, link, hidden });
                }
            }
            b"workbookPr" => self.from_1904 = is_set(element, "date1904"),
            _ => {}
        }
    }
}
