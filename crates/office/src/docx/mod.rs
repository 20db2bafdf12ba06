//! The document as an editable Word file: own WordprocessingML with real styles, tables and page numbers.

mod body;
mod paragraph;
mod style;
mod table;
mod xml;

use std::fmt::Display;
use std::io::{self, Cursor, Write};

use chrono::NaiveDate;
use domain::Fault;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::document::{Document, Orientation};
use crate::heading::twips;
use paragraph::Setting;
use style::{Style, W};
use xml::Xml;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE_PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// Distance of header and footer from the paper's edge in millimetres: the number stands in the middle of the margin.
const EDGE: u32 = 10;

/// Parts besides the document: name, kind of relationship, content type.
const PARTS: [(&str, &str, &str); 4] = [
    ("styles.xml", "styles", "styles"),
    ("settings.xml", "settings", "settings"),
    ("header1.xml", "header", "header"),
    ("footer1.xml", "footer", "footer"),
];

/// Writes a document as DOCX; `today` is kept in the file's properties.
///
/// # Errors
/// Those of [`Document::check`]; `document.not_written` when the file cannot be put together, which is a fault of the
/// program.
pub fn write_docx(document: &Document, today: NaiveDate) -> Result<Vec<u8>, Fault> {
    document.check()?;
    package(document, today).map_err(|error| {
        tracing::error!(%error, "DOCX not written");
        Fault::new("document.not_written")
    })
}

fn package(document: &Document, today: NaiveDate) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, bytes: Vec<u8>| -> io::Result<()> {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&bytes)
    };
    part("[Content_Types].xml", content_types()?)?;
    part("_rels/.rels", package_relationships()?)?;
    part("docProps/core.xml", core_properties(document, today)?)?;
    part("word/_rels/document.xml.rels", document_relationships()?)?;
    part("word/document.xml", main(document)?)?;
    part("word/styles.xml", style::styles(&document.page)?)?;
    part("word/settings.xml", settings()?)?;
    part("word/header1.xml", page_number()?)?;
    part("word/footer1.xml", stamp(document)?)?;
    Ok(zip.finish()?.into_inner())
}

fn main(document: &Document) -> io::Result<Vec<u8>> {
    Xml::part("w:document", &[("xmlns:w", &W), ("xmlns:r", &OFFICE_RELATIONSHIPS)], |xml| {
        xml.element("w:body", &[], |xml| {
            body::blocks(xml, document)?;
            section(xml, document)
        })
    })
}

/// Paper and margins. The first page has an empty header, so that its number does not show, and the same footer.
fn section(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let page = &document.page;
    let (width, height) = page.sheet();
    let margins = page.margins;
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &relationship(2))])?;
        xml.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &relationship(3))])?;
        xml.empty("w:footerReference", &[("w:type", &"first"), ("r:id", &relationship(3))])?;
        let (width, height) = (twips(width), twips(height));
        let mut size: Vec<(&str, &dyn Display)> = vec![("w:w", &width), ("w:h", &height)];
        if page.orientation == Orientation::Landscape {
            size.push(("w:orient", &"landscape"));
        }
        xml.empty("w:pgSz", &size)?;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &twips(margins.top)),
                ("w:right", &twips(margins.right)),
                ("w:bottom", &twips(margins.bottom)),
                ("w:left", &twips(margins.left)),
                ("w:header", &twips(EDGE)),
                ("w:footer", &twips(EDGE)),
                ("w:gutter", &0),
            ],
        )?;
        xml.empty("w:titlePg", &[])
    })
}

fn page_number() -> io::Result<Vec<u8>> {
    Xml::part("w:hdr", &[("xmlns:w", &W)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", &Style::Header.id())]))?;
            xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| xml.leaf("w:t", &[], "2"))
            })
        })
    })
}

fn stamp(document: &Document) -> io::Result<Vec<u8>> {
    Xml::part("w:ftr", &[("xmlns:w", &W)], |xml| {
        let text = document.draft_stamp.as_deref().unwrap_or_default();
        paragraph::plain(xml, Setting::of(Style::Footer), text)
    })
}

fn settings() -> io::Result<Vec<u8>> {
    Xml::part("w:settings", &[("xmlns:w", &W)], |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)])?;
        xml.empty("w:defaultTabStop", &[("w:val", &720)])?;
        xml.element("w:compat", &[], |xml| {
            // 15 is Word 2013 and later; without it Word opens the file in a mode for old documents.
            let uri = "http://schemas.microsoft.com/office/word";
            xml.empty("w:compatSetting", &[("w:name", &"compatibilityMode"), ("w:uri", &uri), ("w:val", &15)])
        })?;
        xml.empty("w:themeFontLang", &[("w:val", &"vi-VN")])
    })
}

fn relationship(index: usize) -> String {
    format!("rId{}", index + 1)
}

fn document_relationships() -> io::Result<Vec<u8>> {
    Xml::part("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
        PARTS.iter().enumerate().try_for_each(|(index, (file, kind, _))| {
            let kind = format!("{OFFICE_RELATIONSHIPS}/{kind}");
            xml.empty("Relationship", &[("Id", &relationship(index)), ("Type", &kind), ("Target", file)])
        })
    })
}

fn package_relationships() -> io::Result<Vec<u8>> {
    Xml::part("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
        let document = format!("{OFFICE_RELATIONSHIPS}/officeDocument");
        xml.empty("Relationship", &[("Id", &"rId1"), ("Type", &document), ("Target", &"word/document.xml")])?;
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        xml.empty("Relationship", &[("Id", &"rId2"), ("Type", &core), ("Target", &"docProps/core.xml")])
    })
}

fn content_types() -> io::Result<Vec<u8>> {
    Xml::part("Types", &[("xmlns", &CONTENT_TYPES)], |xml| {
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &relationships)])?;
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")])?;
        let mut part = |name: &str, kind: &str| xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        part("/word/document.xml", &format!("{WORD_TYPE}.document.main+xml"))?;
        for (file, _, kind) in PARTS {
            part(&format!("/word/{file}"), &format!("{WORD_TYPE}.{kind}+xml"))?;
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    })
}

fn core_properties(document: &Document, today: NaiveDate) -> io::Result<Vec<u8>> {
    let namespaces: [(&str, &dyn Display); 4] = [
        ("xmlns:cp", &CORE_PROPERTIES),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
        ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
    ];
    Xml::part("cp:coreProperties", &namespaces, |xml| {
        xml.leaf("dc:title", &[], &document.meta.title)?;
        xml.leaf("dc:subject", &[], &document.meta.subject)?;
        xml.leaf("dc:creator", &[], &document.meta.author)?;
        xml.leaf("dc:language", &[], "vi-VN")?;
        let noon = format!("{}T12:00:00Z", today.format("%Y-%m-%d"));
        xml.leaf("dcterms:created", &[("xsi:type", &"dcterms:W3CDTF")], &noon)?;
        xml.leaf("dcterms:modified", &[("xsi:type", &"dcterms:W3CDTF")], &noon)
    })
}
