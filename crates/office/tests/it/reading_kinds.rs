//! Kinds of files beside Excel's and Word's own: OpenDocument, web pages, what LibreOffice converts.

use std::io::Write;

use office::read::{Encoding, Table, read_pasted, read_tables};
use zip::write::SimpleFileOptions;

fn shown(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} [{}] {}", row.row, row.group.join(" > "), row.cells.join(" | "))).collect()
}

fn open_document(content: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    file.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    let spaces = r#"xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f""#;
    write!(file, "<office:document-content {spaces}>{content}</office:document-content>").unwrap();
    file.finish().unwrap().into_inner()
}

fn text(words: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>")
}

#[test]
fn an_open_document_sheet_is_read_with_what_it_hides_repeats_and_merges() {
    let number = |value: &str, kind: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let wide = "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"4\"><text:p>Sở Mẫu</text:p></table:table-cell>\
        <table:covered-table-cell table:number-columns-repeated=\"3\"/>";
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05T00:00:00\"><text:p>5/3/26</text:p></table:table-cell>";
    // "Nguyễn Văn Bắc" typed under .VnTime.
    let old = "<table:table-cell table:style-name=\"ce1\" office:value-type=\"string\"><text:p>NguyÔn V¨n B¾c</text:p></table:table-cell>";
    let body = [
        row(&["STT", "Họ và tên", "Tỷ lệ", "Ngày"].map(text)),
        row(&[wide.to_owned()]),
        row(&[number("1", "float"), old.to_owned(), number("0.985", "percentage"), date.to_owned()]),
        format!("<table:table-row table:visibility=\"collapse\">{}</table:table-row>", text("2") + &text("Trần Ẩn")),
        row(&[number("3", "float"), text("Trần<text:s/>Ba<office:annotation><text:p>lời bàn</text:p></office:annotation>"), number("0.1", "float")]),
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let content = format!(
        "<office:automatic-styles><style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties style:font-name=\".VnTime\"/></style:style></office:automatic-styles>\
         <table:table table:name=\"Biểu 1\"><table:table-column table:number-columns-repeated=\"4\"/>{}</table:table>",
        body.concat()
    );
    let tables = read_tables("a.ods", &open_document(&content)).unwrap();
    let table = &tables.tables[0];
    assert_eq!((table.sheet.as_str(), table.range.as_str()), ("Biểu 1", "A1:D5"));
    assert_eq!(shown(table), ["3 [Sở Mẫu] 1 | Nguyễn Văn Bắc | 98,5% | 2026-03-05", "5 [Sở Mẫu] 3 | Trần Ba | 0.1 | "]);
    assert_eq!(table.skipped[0].why, "dòng ẩn trong Excel");
    assert_eq!(table.encoding, Encoding::Mixed);
}

const PAGE: &str = "<HTML><head><style>.xl65 {font-family:.VnTime, serif;}</style></head><body><p>DANH S&Aacute;CH</p>\
    <TABLE border=1><tr><th rowspan=2>STT<th rowspan=2>H&#7885; v&agrave; t&ecirc;n<th colspan=2>K&#x1EBF;t quả</tr>\
    <tr><th>Điểm<th>Xếp loại</tr>\
    <tr><td>1<td class=xl65>NguyÔn V¨n H&shy;ng<td align=right>98,5</td><td>A</td></tr>\
    <!-- <tr><td>9</td></tr> --><tr><td>2</td><td><font face=\"VNI-Times\">Traàn<br>Vaên Baûo</font></td><td>#N/A</td><td>B &amp; C</td></tr></TABLE></body></HTML>";

#[test]
fn a_web_page_under_the_name_of_a_workbook_is_read() {
    for tables in [read_tables("bao-cao.xls", PAGE.as_bytes()).unwrap(), read_pasted(PAGE).unwrap()] {
        let table = &tables.tables[0];
        assert_eq!(table.titles, ["DANH SÁCH"]);
        assert_eq!(table.header, ["STT", "Họ và tên", "Kết quả / Điểm", "Kết quả / Xếp loại"]);
        assert_eq!(shown(table), ["3 [] 1 | Nguyễn Văn Hưng | 98,5 | A", "4 [] 2 | Trần\nVăn Bảo |  | B & C"]);
    }
}

#[test]
fn old_documents_go_through_libreoffice_or_are_refused_by_what_they_are() {
    let rtf = b"{\\rtf1\\ansi\\trowd\\cellx2000\\cellx6000\\intbl STT\\cell T\\u234?n \\u273?\\u417?n v\\u7883?\\cell\\row\\trowd\\cellx2000\\cellx6000\\intbl 1\\cell S\\u7903? M\\u7851?u\\cell\\row\\pard\\par}";
    match read_tables("cu.rtf", rtf) {
        Ok(tables) => assert_eq!(shown(&tables.tables[0]), ["2 [] 1 | Sở Mẫu"]),
        Err(fault) => assert_eq!(fault.code, "read.old_word"),
    }
}
