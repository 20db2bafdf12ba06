//! Files that nobody should send: each is read or refused, soon, and never half.

use std::io::Write;
use std::time::{Duration, Instant};

use office::read::{Tables, read_tables};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

/// What only a reader that hangs takes: a slow build on a busy machine stays far below.
const PATIENCE: Duration = Duration::from_secs(120);

/// What an office PC can spare, in KiB: 1 GiB.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 1 << 20;

/// What is read, or the code of the refusal; in time.
fn read(name: &str, bytes: &[u8]) -> Result<Tables, String> {
    let begun = Instant::now();
    let read = read_tables(name, bytes).map_err(|fault| fault.code);
    assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
    #[cfg(target_os = "linux")]
    assert!(most_memory() < MEMORY, "{name}: {} KiB", most_memory());
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

fn workbook(shared: &str, rows: &str) -> Vec<u8> {
    packed(&[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{shared}</sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ])
}

#[test]
fn one_long_text_in_every_cell_is_refused() {
    let shared = format!("<si><t>{}</t></si>", "x".repeat(4 << 20));
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(200);
    assert_eq!(read("dai.xlsx", &workbook(&shared, &rows)).unwrap_err(), "read.too_many_cells");
}

#[test]
fn cells_far_away_and_areas_without_end_cost_nothing() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>STT</v></c><c r=\"B1\" t=\"str\"><v>Tên đơn vị</v></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"B1048576\" t=\"str\"><v>Sở Mẫu</v></c><c r=\"ZZZZZZ9\"><v>1</v></c></row>";
    let file = workbook("", rows);
    let tables = read("xa.xlsx", &file).unwrap();
    assert_eq!(tables.tables[0].rows[0].cells, ["1", "Sở Mẫu"]);
    let merges = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(2000);
    let rows = format!("{rows}</sheetData><mergeCells>{merges}</mergeCells><sheetData>");
    let _ = read("gop.xlsx", &workbook("", &rows));
}

#[test]
fn a_thousand_columns_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for column in 0..1000 {
        let head = if column == 0 { "Tên đơn vị".to_owned() } else { format!("Điểm {column}") };
        sheet.write_string(0, column, head).unwrap();
        for row in 1..40 {
            sheet.write_string(row, column, format!("=A{row}+{column}")).unwrap();
        }
    }
    let tables = read("rong.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((tables.tables.len(), tables.tables[0].header.len(), tables.tables[0].rows.len()), (1, 1000, 39));
    // A text that looks like a formula is that text.
    assert_eq!(tables.tables[0].rows[0].cells[1], "=A1+1");
}

#[test]
fn text_that_begins_like_a_formula_stays_text() {
    let csv = "Mã;Tên đơn vị;Ghi chú\n=1+1;+Sở Mẫu;@SUM(A1)\n-2;=HYPERLINK(\"x\");\t=cmd\n";
    let tables = read("a.csv", csv.as_bytes()).unwrap();
    assert_eq!(tables.tables[0].rows[0].cells, ["=1+1", "+Sở Mẫu", "@SUM(A1)"]);
    assert_eq!(tables.tables[0].rows[1].cells, ["-2", "=HYPERLINK(\"x\")", "=cmd"]);
}

#[test]
fn endless_tags_and_stray_quotation_marks_end_soon() {
    let page = format!("<html><table><tr><td>{}x</td></tr></table>", "<b><style><font face=x>a".repeat(100_000));
    let _ = read("a.xls", page.as_bytes());
    let quotes = format!("STT,Tên đơn vị\n{}", "\"a\"b,".repeat(300_000));
    let _ = read("a.csv", quotes.as_bytes());
    let escapes = format!("<si><t>{}</t></si>", "_x".repeat(500_000));
    let _ = read("a.xlsx", &workbook(&escapes, "<row><c t=\"s\"><v>0</v></c></row>"));
    let repeated = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"999\"><text:p>x</text:p></table:table-cell>".repeat(2000);
    let content = format!(
        "<a xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"999\">{repeated}</table:table-row></table:table></a>"
    );
    assert_eq!(read("a.ods", &packed(&[("content.xml", &content)])).unwrap_err(), "read.too_many_cells");
}

/// A workbook whose sheet is a piece of XML again and again.
fn repeated(piece: &str, times: usize) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>STT"),
    ] {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(content.as_bytes()).unwrap();
    }
    for _ in 0..times {
        file.write_all(piece.as_bytes()).unwrap();
    }
    file.write_all(b"</v></c></row></sheetData></worksheet>").unwrap();
    file.finish().unwrap().into_inner()
}

#[test]
fn a_little_file_that_unpacks_to_much_is_not_kept_in_memory() {
    // 300 MB of one text, then rows without end, from files of less than 2 MB.
    let blank = " ".repeat(1 << 20);
    let text = repeated(&blank, 300);
    assert!(text.len() < 2 << 20);
    assert!(read("chu.xlsx", &text).is_err());
    let rows = "</v></c></row><row><c t=\"str\"><v>x".repeat(20_000);
    assert_eq!(read("dong.xlsx", &repeated(&rows, 12)).unwrap_err(), "read.too_many_rows");
}

#[test]
fn every_kind_of_file_survives_flipped_and_missing_bytes() {
    let content = "<a xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>STT</text:p></table:table-cell></table:table-row></table:table></a>";
    let page =
        "<html><table><tr><td colspan=2>STT<td>Tên</tr><tr><td>1<td>&#7885;</tr></table></html>".as_bytes().to_vec();
    let files = [
        ("a.ods", packed(&[("content.xml", content)])),
        ("a.xls", include_bytes!("files/danh-sach.xls").to_vec()),
        ("a.docx", include_bytes!("files/danh-sach.docx").to_vec()),
        ("b.xls", page),
    ];
    for (name, whole) in files {
        for at in 0..150 {
            let place = at * whole.len() / 150;
            let mut flipped = whole.clone();
            flipped[place] ^= 0x5A;
            let _ = read(name, &flipped);
            let _ = read(name, &whole[..place]);
        }
    }
}
