//! Excel workbooks (.xlsx), read part by part: the library at hand gives neither fonts nor what is hidden.

mod cells;
mod strings;
mod styles;

use std::collections::{BTreeMap, BTreeSet};

use domain::Fault;
use quick_xml::events::BytesStart;

use super::model::{Skip, SkippedSheet};
use super::room::{Refusal, Room};
use super::sheet::{Sheet, is_guide};
use super::xml::{Archive, Look, attribute, is_set, open, part, show, show_part};
use cells::Cells;
pub(super) use strings::SharedText;
use strings::SharedTexts;
use styles::Styles;

/// Reads the visible sheets of a workbook, and says which are left out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), Fault> {
    let damaged = || Fault::new("read.damaged").with("file", name);
    let mut archive = open(name, bytes)?;
    let links = Links::of(&mut archive, "").ok_or_else(damaged)?;
    let path = links.of_kind("officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let mut book = Book::default();
    let whole = part(&mut archive, &path).is_some_and(|part| show(part, &mut book));
    if !whole || book.sheets.is_empty() {
        return Err(damaged());
    }
    let links = Links::of(&mut archive, &path).ok_or_else(damaged)?;
    let styles = linked(&mut archive, &links, "styles", Styles::default()).ok_or_else(damaged)?;
    let texts = linked(&mut archive, &links, "sharedStrings", SharedTexts::default()).ok_or_else(damaged)?;
    if let Some(refusal) = texts.refused {
        return Err(refusal.fault(name, name));
    }
    let mut room = Room::SHEETS;
    let mut sheets = Vec::new();
    let mut skipped = Vec::new();
    let mut targets = BTreeSet::new();
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
            let target = link.map(|(_, target)| placed(&links.folder, target)).ok_or_else(damaged)?;
            // One part under several names: a thousand sheets that the file does not hold.
            if !targets.insert(target.clone()) {
                return Err(damaged());
            }
            let cells = Cells::new(&texts.texts, &styles, book.from_1904, room);
            let (sheet, left) = sheet(&mut archive, &target, &listed.name, cells)
                .map_err(|refusal| refusal.fault(name, &listed.name))?;
            sheets.push(sheet);
            room = left;
        }
    }
    Ok((sheets, skipped))
}

/// Reads a sheet, and says what room it leaves.
fn sheet(archive: &mut Archive<'_>, target: &str, name: &str, mut cells: Cells<'_>) -> Result<(Sheet, Room), Refusal> {
    let part = part(archive, target).ok_or(Refusal::Damaged)?;
    let whole = show(part, &mut cells);
    let Cells { grid, merges, hidden, refused, .. } = cells;
    match refused {
        Some(refusal) => Err(refusal),
        None if !whole => Err(Refusal::Damaged),
        None => {
            let mut sheet = Sheet::new(name, Vec::new(), grid.rows, merges);
            sheet.hidden = hidden;
            Ok((sheet, grid.room))
        }
    }
}

/// Looks at the part that is linked as one of a kind, or stands where such a part usually does; none when it is damaged,
/// or linked and absent.
fn linked<L: Look>(archive: &mut Archive<'_>, links: &Links, kind: &str, mut look: L) -> Option<L> {
    match links.of_kind(kind) {
        Some(path) => show(part(archive, &path)?, &mut look).then_some(look),
        None => show_part(archive, &placed(&links.folder, &format!("{kind}.xml")), look),
    }
}

/// Where a linked part stands in the zip file: its link is from the root ("/xl/styles.xml") or from the folder of the
/// part that links it ("styles.xml", "../styles.xml").
fn placed(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

/// The links from one part to others, as they are written.
#[derive(Default)]
struct Links {
    /// The folder of the part.
    folder: String,
    /// Kind and target.
    by_id: BTreeMap<String, (String, String)>,
}

impl Links {
    /// The links of a part, or of the whole file (an empty path); none when they are damaged.
    fn of(archive: &mut Archive<'_>, path: &str) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let links = Self { folder: folder.to_owned(), ..Self::default() };
        show_part(archive, &placed(folder, &format!("_rels/{file}.rels")), links)
    }

    /// Where the first part of a kind stands.
    fn of_kind(&self, kind: &str) -> Option<String> {
        let of_kind = |own: &str| own.rsplit('/').next() == Some(kind);
        let found = self.by_id.values().find(|(own, _)| of_kind(own));
        found.map(|(_, target)| placed(&self.folder, target))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_from_the_root_or_from_their_folder() {
        for (target, path) in [
            ("styles.xml", "xl/styles.xml"),
            ("/xl/styles.xml", "xl/styles.xml"),
            ("./styles.xml", "xl/styles.xml"),
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../common/styles.xml", "common/styles.xml"),
            ("../../styles.xml", "styles.xml"),
        ] {
            assert_eq!(placed("xl", target), path);
        }
        assert_eq!(placed("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
