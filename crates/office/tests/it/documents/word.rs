//! The DOCX, read back part by part: what Word needs to repeat, keep together and number.

use std::io::{Cursor, Read};

use office::document::{Document, PageSetup};
use office::docx::write_docx;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{sample, today};

/// A cell of a table: its text, the columns it covers and whether it belongs to the cell above.
#[derive(Debug, Default, Clone)]
pub struct WordCell {
    pub text: String,
    pub span: usize,
    pub continues: bool,
}

/// A row of a table.
#[derive(Debug, Default, Clone)]
pub struct WordRow {
    pub cells: Vec<WordCell>,
    pub repeated: bool,
    pub whole: bool,
}

/// A part of the package as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every table of the document, row by row.
pub fn tables(docx: &[u8]) -> Vec<Vec<WordRow>> {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut tables: Vec<Vec<WordRow>> = Vec::new();
    let (mut in_text, mut in_table) = (false, false);
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == b"w:tbl" => {
                tables.push(Vec::new());
                in_table = true;
            }
            Event::End(e) if e.name().as_ref() == b"w:tbl" => in_table = false,
            Event::Eof => return tables,
            _ if !in_table => {}
            Event::Start(e) | Event::Empty(e) => start(tables.last_mut().unwrap(), e, &mut in_text),
            Event::End(e) if e.name().as_ref() == b"w:t" => in_text = false,
            Event::Text(text) if in_text => last_cell(tables.last_mut().unwrap()).text += &text.decode().unwrap(),
            Event::GeneralRef(name) if in_text => {
                let name = name.decode().unwrap();
                last_cell(tables.last_mut().unwrap()).text +=
                    quick_xml::escape::resolve_predefined_entity(&name).unwrap();
            }
            _ => {}
        }
    }
}

fn last_cell(rows: &mut [WordRow]) -> &mut WordCell {
    rows.last_mut().unwrap().cells.last_mut().unwrap()
}

fn start(rows: &mut Vec<WordRow>, element: &BytesStart<'_>, in_text: &mut bool) {
    let value = || element.try_get_attribute("w:val").unwrap().map(|a| String::from_utf8(a.value.to_vec()).unwrap());
    match element.name().as_ref() {
        b"w:tr" => rows.push(WordRow::default()),
        b"w:tblHeader" => rows.last_mut().unwrap().repeated = true,
        b"w:cantSplit" => rows.last_mut().unwrap().whole = true,
        b"w:tc" => rows.last_mut().unwrap().cells.push(WordCell { span: 1, ..WordCell::default() }),
        b"w:gridSpan" => last_cell(rows).span = value().unwrap().parse().unwrap(),
        b"w:vMerge" => last_cell(rows).continues = value().is_none(),
        b"w:t" => *in_text = true,
        b"w:br" => last_cell(rows).text.push('\n'),
        _ => {}
    }
}

/// The ruled table: the one with a repeated header.
pub fn ruled_table(docx: &[u8]) -> Vec<WordRow> {
    tables(docx).into_iter().find(|rows| rows.iter().any(|row| row.repeated)).unwrap()
}

fn list(page: PageSetup) -> (Document, Vec<u8>) {
    let document = sample::nomination_list(page);
    let docx = write_docx(&document, today()).unwrap();
    (document, docx)
}

#[test]
fn the_header_is_repeated_and_no_row_parts() {
    let (document, docx) = list(PageSetup::portrait());
    let rows = ruled_table(&docx);
    assert_eq!(rows.iter().filter(|row| row.repeated).count(), 1);
    assert!(rows[0].repeated);
    assert!(rows.iter().all(|row| row.whole));
    assert_eq!(rows.len(), 1 + document.tables().next().unwrap().rows.len());
}

#[test]
fn group_rows_are_merged_over_all_columns() {
    let (_, docx) = list(PageSetup::landscape());
    let rows = ruled_table(&docx);
    for unit in sample::UNITS {
        let groups: Vec<_> = rows.iter().filter(|row| row.cells.len() == 1 && row.cells[0].text == unit).collect();
        assert_eq!(groups.len(), 2, "{unit} once in each section");
        assert!(groups.iter().all(|row| row.cells[0].span == 6));
    }
}

#[test]
fn a_two_level_header_is_repeated_as_a_whole() {
    let rows = ruled_table(&write_docx(&sample::score_summary(), today()).unwrap());
    assert!(rows[0].repeated && rows[1].repeated && !rows[2].repeated);
    let texts: Vec<&str> = rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["STT", "Đơn vị", "Điểm", "Tổng điểm", "Xếp hạng"]);
    assert_eq!(rows[0].cells[2].span, 4);
    assert!(rows[1].cells[0].continues && !rows[1].cells[2].continues);
}

#[test]
fn paper_number_and_properties_are_set() {
    let (_, docx) = list(PageSetup::landscape());
    let document = part(&docx, "word/document.xml");
    // A4 sideways and 20/15/20/30 mm in twentieths of a point: 297 mm are 16838, 210 are 11906, 20 are 1134.
    let paper = "<w:pgSz w:w=\"16837\" w:h=\"11905\" w:orient=\"landscape\"/>";
    assert!(document.contains(paper), "{}", &document[document.len() - 700..]);
    assert!(document.contains("w:top=\"1133\" w:right=\"850\" w:bottom=\"1133\" w:left=\"1700\""));
    assert!(document.contains("<w:titlePg/>"));
    assert!(part(&docx, "word/header1.xml").contains("w:instr=\" PAGE \""));
    assert!(part(&docx, "word/footer1.xml").contains("DỰ THẢO - in ngày 24/11/2026"));
    let core = part(&docx, "docProps/core.xml");
    assert!(core.contains("<dc:title>Danh sách đề nghị khen thưởng năm 2026</dc:title>"));
    assert!(core.contains("2026-11-24T12:00:00Z"));
    assert!(part(&docx, "word/styles.xml").contains("w:ascii=\"Times New Roman\""));
}

#[test]
fn every_part_is_well_formed_and_declared() {
    let (_, docx) = list(PageSetup::portrait());
    let types = part(&docx, "[Content_Types].xml");
    let mut archive = zip::ZipArchive::new(Cursor::new(&docx)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    for name in names {
        let mut xml = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
        let mut reader = Reader::from_str(&xml);
        while !matches!(reader.read_event().unwrap(), Event::Eof) {}
        let declared = name.ends_with(".rels") || name == "[Content_Types].xml";
        assert!(declared || types.contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
    let styles = part(&docx, "word/styles.xml");
    let document = part(&docx, "word/document.xml");
    for used in document.split("w:pStyle w:val=\"").skip(1) {
        let id = used.split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
    }
}
