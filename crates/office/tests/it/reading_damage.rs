//! Workbooks whose parts are linked in unusual ways, are missing, or are damaged: each is read whole or refused, never half.

use std::io::{Cursor, Read, Write};

use office::read::{Tables, read_tables};
use zip::write::SimpleFileOptions;

type Parts = Vec<(String, Vec<u8>)>;

/// What is read, or the code of the refusal.
fn read(name: &str, bytes: &[u8]) -> Result<Tables, String> {
    read_tables(name, bytes).map_err(|fault| fault.code)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(content).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn unpacked(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().to_owned(), content));
    }
    parts
}

const STYLES: &str = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const SHARED: &str =
    "<sst><si><t>STT</t></si><si><t>Họ và tên</t></si><si><t>Ngày sinh</t></si><si><t>Trần Một</t></si></sst>";

/// A list of one person, born on day 29221: 1 January 1980. Targets are those of the sheet, the shared texts, the styles.
fn workbook(targets: [&str; 3]) -> Parts {
    let [sheet, shared, styles] = targets;
    let links = format!(
        r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="{sheet}"/><Relationship Id="r2" Type="x/sharedStrings" Target="{shared}"/><Relationship Id="r3" Type="x/styles" Target="{styles}"/></Relationships>"#
    );
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" s="1"><v>29221</v></c></row>"#;
    let sheets = r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#;
    [
        ("xl/workbook.xml", sheets.to_owned()),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/sharedStrings.xml", SHARED.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ]
    .map(|(name, content)| (name.to_owned(), content.into_bytes()))
    .into()
}

const USUAL: [&str; 3] = ["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"];

/// The usual workbook with one part written anew; none takes it away.
fn with_part(name: &str, content: Option<&str>) -> Vec<u8> {
    let mut parts = workbook(USUAL);
    parts.retain(|(own, _)| own != name);
    parts.extend(content.map(|content| (name.to_owned(), content.as_bytes().to_vec())));
    packed(&parts)
}

#[test]
fn links_lead_to_their_parts_however_they_are_written() {
    for targets in [
        USUAL,
        ["/xl/worksheets/sheet1.xml", "/xl/sharedStrings.xml", "/xl/styles.xml"],
        ["./worksheets/sheet1.xml", "../xl/sharedStrings.xml", "worksheets/../styles.xml"],
        ["worksheets/sheet1.xml", "SharedStrings.xml", "Styles.xml"],
    ] {
        let tables = read("a.xlsx", &packed(&workbook(targets))).unwrap();
        assert_eq!(tables.tables[0].header, ["STT", "Họ và tên", "Ngày sinh"], "{targets:?}");
        assert_eq!(tables.tables[0].rows[0].cells, ["1", "Trần Một", "1980-01-01"], "{targets:?}");
    }
}

#[test]
fn a_part_that_is_linked_and_absent_or_unsound_is_damage() {
    for part in ["xl/sharedStrings.xml", "xl/styles.xml"] {
        assert_eq!(read("a.xlsx", &with_part(part, None)).unwrap_err(), "read.damaged", "{part}");
        assert_eq!(
            read("a.xlsx", &with_part(part, Some("<sst><si><t>STT</si>"))).unwrap_err(),
            "read.damaged",
            "{part}"
        );
    }
    let sheet = "xl/worksheets/sheet1.xml";
    assert_eq!(read("a.xlsx", &with_part(sheet, None)).unwrap_err(), "read.sheet_damaged");
    assert_eq!(
        read("a.xlsx", &with_part("xl/_rels/workbook.xml.rels", Some("<a><b></a>"))).unwrap_err(),
        "read.damaged"
    );
}

#[test]
fn a_cell_whose_text_is_lost_is_damage() {
    // The fourth text is gone: "Trần Một" would be a blank cell.
    let shared = "<sst><si><t>STT</t></si><si><t>Họ và tên</t></si><si><t>Ngày sinh</t></si></sst>";
    assert_eq!(read("a.xlsx", &with_part("xl/sharedStrings.xml", Some(shared))).unwrap_err(), "read.sheet_damaged");
}

#[test]
fn a_mutation_of_a_workbooks_xml_is_refused_or_loses_no_row() {
    let whole = workbook(USUAL);
    for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"] {
        let content = &whole.iter().find(|(name, _)| name == part).unwrap().1;
        for place in (0..content.len()).step_by(2) {
            // A tag that is opened, closed or cut where it was not: what follows is another document.
            for letter in [b'<', b'"'] {
                let mut mutated = content.clone();
                if std::mem::replace(&mut mutated[place], letter) == letter || content[place] > 0x7F {
                    continue;
                }
                let text = String::from_utf8_lossy(&mutated).into_owned();
                match read("a.xlsx", &with_part(part, Some(&text))) {
                    Err(code) => assert!(code.starts_with("read."), "{code}"),
                    Ok(tables) => {
                        assert_eq!(seen(&tables), 1, "{part} {place} {text}");
                    }
                }
            }
        }
    }
}

/// Filled rows of a reading: those read, skipped, and headings.
fn seen(tables: &Tables) -> usize {
    tables.tables.iter().map(|table| table.rows.len() + table.skipped.len()).sum()
}

#[test]
fn an_old_workbook_cut_anywhere_is_refused_or_whole() {
    let whole = include_bytes!("files/danh-sach.xls");
    let rows = seen(&read("a.xls", whole).unwrap());
    assert!(rows > 1);
    for end in (0..whole.len()).step_by(61) {
        match read("a.xls", &whole[..end]) {
            Err(code) => assert!(code.starts_with("read."), "{code}"),
            Ok(tables) => assert_eq!(seen(&tables), rows, "cut at {end}"),
        }
    }
}

#[test]
fn a_record_of_an_old_workbook_that_lies_is_damage() {
    let whole = include_bytes!("files/danh-sach.xls");
    let word = |at: usize| u16::from_le_bytes([whole[at], whole[at + 1]]);
    // The second beginning ([MS-XLS] 2.4.21: 0x809, 16 bytes, version 0x600) is the sheet's.
    let begins = |at: &usize| whole[*at..].starts_with(&[0x09, 0x08, 16, 0, 0, 6]);
    let sheet = (0..whole.len() - 6).filter(begins).nth(1).unwrap();
    let mut at = sheet;
    let mut cells = 0;
    while word(at) != 0x0A {
        // Cells: NUMBER, RK, MULRK, LABELSST.
        if [0x203, 0x27E, 0xBD, 0xFD].contains(&word(at)) {
            cells += 1;
            let mut longer = whole.to_vec();
            longer[at + 2..at + 4].copy_from_slice(&[0xFF, 0x1F]);
            assert!(read("a.xls", &longer).is_err(), "length at {at}");
            let mut ended = whole.to_vec();
            ended[at..at + 2].copy_from_slice(&[0x0A, 0]);
            assert!(read("a.xls", &ended).is_err(), "end at {at}");
        }
        at += 4 + usize::from(word(at + 2));
    }
    assert!(cells > 4);
}

#[test]
fn a_bit_that_flips_in_a_zip_file_is_noticed() {
    for (name, whole) in
        [("a.xlsx", packed(&workbook(USUAL))), ("a.docx", include_bytes!("files/danh-sach.docx").to_vec())]
    {
        let tables = read(name, &whole).unwrap();
        for place in (0..whole.len()).step_by(1 + whole.len() / 400) {
            let mut flipped = whole.clone();
            flipped[place] ^= 0x10;
            // Names, dates and sizes in the zip file's own lists may change without harm; contents have a checksum.
            if let Ok(read) = read(name, &flipped) {
                assert_eq!(read.tables, tables.tables, "{name} {place}");
            }
        }
    }
}

#[test]
fn an_unsound_part_of_a_document_is_damage() {
    let mut parts = unpacked(include_bytes!("files/danh-sach.docx"));
    parts.retain(|(name, _)| name != "word/styles.xml");
    parts.push(("word/styles.xml".to_owned(), b"<w:styles><w:style>".to_vec()));
    assert_eq!(read("a.docx", &packed(&parts)).unwrap_err(), "read.damaged");
}
