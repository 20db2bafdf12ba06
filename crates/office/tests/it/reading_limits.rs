//! Files made to take all memory or time of a PC: each is read or refused within what an office PC can spare.

use std::fmt::Write as _;
use std::io::Write;
use std::time::{Duration, Instant};

use office::read::{Tables, read_tables};
use zip::write::SimpleFileOptions;

/// What only a reader that hangs takes: a slow build on a busy machine stays far below.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is read, or the code of the refusal; in time.
fn read(name: &str, bytes: &[u8]) -> Result<Tables, String> {
    let begun = Instant::now();
    let read = read_tables(name, bytes).map_err(|fault| fault.code);
    assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
    #[cfg(target_os = "linux")]
    assert!(most_memory() < 1 << 20, "{name}: {} KiB", most_memory());
    read
}

/// What the kernel counts as the most memory that this process has held, in KiB.
#[cfg(target_os = "linux")]
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    most.trim().trim_end_matches(" kB").parse().unwrap()
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(content.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// A workbook that lists one sheet so many times; `more` stands behind its rows.
fn workbook(times: usize, shared: &str, rows: &str, more: &str) -> Vec<u8> {
    let sheets: String = (0..times).map(|at| format!("<sheet name=\"A{at}\" r:id=\"r1\"/>")).collect();
    packed(&[
        ("xl/workbook.xml", &format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{shared}</sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData>{more}</worksheet>")),
    ])
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| format!("<c t=\"str\"><v>{text}</v></c>")).collect();
    format!("<row>{cells}</row>")
}

#[test]
fn a_table_of_many_columns_and_many_short_rows_is_refused() {
    // 1,000 columns and 6,000 rows are six million cells, of which the file holds thirteen thousand.
    let names: Vec<String> = (1..=1000).map(|at| format!("Tên {at}")).collect();
    let header = row(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let rows = header + &row(&["Sở Mẫu", "1"]).repeat(6000);
    assert_eq!(read("rong.xlsx", &workbook(1, "", &rows, "")).unwrap_err(), "read.too_many_cells");
}

#[test]
fn a_long_heading_over_many_rows_is_refused() {
    // 32,000 letters for each of 6,000 rows.
    let heading = "x y ".repeat(8000);
    let rows = row(&["STT", "Họ và tên", "Chức vụ"])
        + &row(&["I", &heading])
        + &row(&["1", "Trần Một", "Giám đốc"]).repeat(6000);
    assert_eq!(read("nhom.xlsx", &workbook(1, "", &rows, "")).unwrap_err(), "read.too_many_cells");
}

#[test]
fn a_long_value_that_stands_for_many_rows_is_refused() {
    let long = "dài ".repeat(8000);
    let rows = row(&["STT", "Họ và tên", "Thành tích"])
        + &row(&["1", "Trần Một", &long])
        + &row(&["2", "Trần Hai", "nt"]).repeat(6000);
    assert_eq!(read("nt.xlsx", &workbook(1, "", &rows, "")).unwrap_err(), "read.too_many_cells");
}

#[test]
fn a_word_table_of_cells_without_end_is_refused() {
    // Two million and a half cells, which pack into a few kilobytes.
    let row = format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(500));
    let document =
        format!("<w:document xmlns:w=\"w\"><w:body><w:tbl>{}</w:tbl></w:body></w:document>", row.repeat(5000));
    assert_eq!(read("o.docx", &packed(&[("word/document.xml", &document)])).unwrap_err(), "read.too_many_cells");
}

#[test]
fn headers_without_end_are_refused_and_areas_upon_areas_are_one() {
    let mut headers = String::new();
    for at in 0..100 {
        let top = at * 3 + 1;
        let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>");
        let names = text(&format!("A{top}"), "STT")
            + &text(&format!("B{top}"), "Họ và tên")
            + &text(&format!("XFD{top}"), &format!("Chức vụ {at}"));
        write!(
            headers,
            "<row r=\"{top}\">{names}</row><row r=\"{}\">{}</row>",
            top + 1,
            text(&format!("B{}", top + 1), "x")
        )
        .unwrap();
    }
    assert_eq!(read("dau.xlsx", &workbook(1, "", &headers, "")).unwrap_err(), "read.too_many_cells");

    let names: Vec<String> = (1..=3000).map(|at| format!("Tên {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let merges = "<mergeCell ref=\"XFD1:XFD2\"/>".repeat(200_000);
    let rows = row(&names) + "<row/>" + &row(&names);
    let tables = read("gop.xlsx", &workbook(1, "", &rows, &format!("<mergeCells>{merges}</mergeCells>"))).unwrap();
    assert_eq!(tables.tables[0].header.len(), 3000);
}

#[test]
fn one_sheet_under_many_names_and_texts_without_end_are_refused() {
    let rows = row(&["STT", "Họ và tên"]) + &row(&["1", "Trần Một"]);
    assert_eq!(read("lap.xlsx", &workbook(2, "", &rows, "")).unwrap_err(), "read.damaged");
    assert_eq!(
        read("chu.xlsx", &workbook(1, &"<si/>".repeat(2_100_000), &rows, "")).unwrap_err(),
        "read.too_many_cells"
    );
}

#[test]
fn elements_within_elements_and_attributes_upon_attributes_end_soon() {
    let nested = "<is>".repeat(1_000_000);
    assert_eq!(read("sau.xlsx", &workbook(1, "", &nested, "")).unwrap_err(), "read.sheet_damaged");
    let attributes: String = (0..200_000).fold(String::new(), |mut all, at| {
        write!(all, " a{at}=\"\"").unwrap();
        all
    });
    let rows = row(&["STT", "Họ và tên"]) + &format!("<row><c{attributes} t=\"str\"><v>1</v></c></row>");
    assert!(read("thuoc-tinh.xlsx", &workbook(1, "", &rows, "")).is_ok());
}

fn open_document(rows: &str) -> Vec<u8> {
    let table = format!("<table:table table:name=\"A\">{rows}</table:table>");
    packed(&[("content.xml", &format!("<a xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\">{table}</a>"))])
}

#[test]
fn repeated_cells_and_rows_of_an_open_document_are_counted_before_they_are_kept() {
    let long = "x".repeat(8 << 20);
    let cell = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"999\"><text:p>{long}</text:p></table:table-cell></table:table-row>"
    );
    assert_eq!(read("a.ods", &open_document(&cell)).unwrap_err(), "read.too_many_cells");
    let hidden = "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1000\"/>".repeat(20_000);
    assert_eq!(read("a.ods", &open_document(&hidden)).unwrap_err(), "read.no_table");
}

#[test]
fn spans_and_ampersands_of_a_page_end_soon() {
    let spans = "<td colspan=1000 rowspan=1000>".repeat(30_000);
    assert_eq!(
        read("a.html", format!("<html><table><tr>{spans}</table></html>").as_bytes()).unwrap_err(),
        "read.no_table"
    );
    let page = format!("<html><table><tr><td>STT<td>Tên đơn vị<tr><td>1<td>{}</table></html>", "&".repeat(500_000));
    let tables = read("a.html", page.as_bytes()).unwrap();
    assert_eq!(tables.tables[0].rows[0].cells[1].len(), 500_000);
    // A cell over two rows moves what stands below it.
    let page =
        "<table><tr><th>STT<th>Tên đơn vị<th>Cụm<tr><td>1<td>Xã Một<td rowspan=2>Cụm Một<tr><td>2<td>Xã Hai</table>";
    let tables = read("a.html", format!("<html>{page}</html>").as_bytes()).unwrap();
    assert_eq!(tables.tables[0].rows[1].cells, ["2", "Xã Hai", "Cụm Một"]);
}

#[test]
fn a_chain_of_sectors_that_bites_its_tail_is_damage() {
    // A compound file of sectors of 4,096 bytes: the table names sector 1 behind every sector, and itself 109 times.
    const SECTOR: usize = 4096;
    let mut file = vec![0; SECTOR * 257];
    file[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    file[0x1E] = 12;
    file[0x30] = 1;
    file[0x44] = 2;
    for place in 0..SECTOR / 4 {
        file[SECTOR + place * 4] = 1;
    }
    // The list of further sectors of the table leads back to itself.
    file[SECTOR * 4 - 4] = 2;
    assert_eq!(read("a.xls", &file).unwrap_err(), "read.damaged");
}
