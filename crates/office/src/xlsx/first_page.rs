//! The number of the first page does not show: the one setting of a sheet that the library does not know.

use std::io::{self, Cursor, Read, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const OPENING: &str = "<headerFooter>";
const CLOSING: &str = "</headerFooter>";

/// Gives the first page an empty header and this footer (in Excel's code); the other parts are copied as they are.
pub(super) fn without_number(workbook: &[u8], footer: &str) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        if part.name() != SHEET {
            zip.raw_copy_file(part)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        zip.start_file(SHEET, SimpleFileOptions::default())?;
        zip.write_all(first_page_apart(&xml, footer).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn first_page_apart(xml: &str, footer: &str) -> String {
    let first =
        if footer.is_empty() { String::new() } else { format!("<firstFooter>{}</firstFooter>", escape(footer)) };
    xml.replacen(OPENING, "<headerFooter differentFirst=\"1\">", 1).replacen(CLOSING, &format!("{first}{CLOSING}"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_set_apart() {
        let xml = "<a/><headerFooter><oddHeader>&amp;P</oddHeader></headerFooter><b/>";
        assert_eq!(
            first_page_apart(xml, "&Cnháp"),
            "<a/><headerFooter differentFirst=\"1\"><oddHeader>&amp;P</oddHeader><firstFooter>&amp;Cnháp</firstFooter>\
             </headerFooter><b/>"
        );
    }
}
