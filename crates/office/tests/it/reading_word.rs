//! Tables of Word documents, written here as the XML that Word saves.

use std::io::Write;

use office::read::{Tables, read_tables};
use zip::write::SimpleFileOptions;

/// A document around the body's XML; `numbering` is the body of word/numbering.xml.
fn document(body: &str, numbering: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let wrapped = |root: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inner}</w:{root}>"
        )
    };
    for (name, content) in [
        ("word/document.xml", wrapped("document", &format!("<w:body>{body}</w:body>"))),
        ("word/numbering.xml", wrapped("numbering", numbering)),
    ] {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(content.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn read(body: &str, numbering: &str) -> Tables {
    read_tables("danh-sach.docx", &document(body, numbering)).unwrap()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(text: &str) -> String {
    format!("<w:tc>{}</w:tc>", paragraph(text))
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn shown(tables: &Tables, at: usize) -> Vec<(u32, String, String)> {
    tables.tables[at].rows.iter().map(|row| (row.row, row.group.join(" > "), row.cells.join(" | "))).collect()
}

fn line(row: u32, group: &str, cells: &str) -> (u32, String, String) {
    (row, group.to_owned(), cells.to_owned())
}

#[test]
fn a_list_between_letterhead_and_signatures() {
    let letterhead =
        table(&[&["UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], &["SỞ THỬ", "Độc lập - Tự do - Hạnh phúc"]]);
    let list = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>{}</w:tc></w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("TT"),
        cell("Họ và tên"),
        cell("Chức vụ &amp; đơn vị"),
        paragraph("Phòng Một"),
        cell("1"),
        // Split into runs, with a tab and a deletion that Word still keeps.
        "<w:tc><w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Trần </w:t><w:tab/></w:r><w:del><w:r><w:delText>Văn</w:delText></w:r></w:del><w:r><w:t>Mẫu</w:t></w:r></w:p></w:tc>",
        cell("Trưởng phòng"),
        cell("2"),
        cell("Lê Thử"),
        cell("nt"),
    );
    let end = table(&[&["Nơi nhận:", "GIÁM ĐỐC"], &["- Như trên;", "Vũ Thị Ký"]]);
    let tables = read(
        &[letterhead, paragraph("DANH SÁCH"), paragraph("(Kèm theo Tờ trình)"), list, paragraph(""), end].concat(),
        "",
    );
    assert_eq!(tables.tables.len(), 1);
    let table = &tables.tables[0];
    assert_eq!(table.sheet, "Bảng 2");
    // The letterhead says whose list it is.
    assert_eq!(table.titles.first().map(String::as_str), Some("UBND TỈNH MẪU"));
    assert_eq!(table.titles[4..], ["DANH SÁCH", "(Kèm theo Tờ trình)"]);
    assert_eq!(table.header, ["TT", "Họ và tên", "Chức vụ & đơn vị"]);
    assert_eq!(
        shown(&tables, 0),
        [line(3, "Phòng Một", "1 | Trần Mẫu | Trưởng phòng"), line(4, "Phòng Một", "2 | Lê Thử | Trưởng phòng"),]
    );
    let skipped: Vec<(&str, &str)> = tables.skipped_sheets.iter().map(|s| (s.sheet.as_str(), s.why.as_str())).collect();
    assert_eq!(skipped, [("Bảng 1", "bảng không có dòng tiêu đề"), ("Bảng 3", "bảng không có dòng tiêu đề")]);
}

#[test]
fn numbers_that_word_prints_itself_are_read() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let numbered = |list: u32, name: &str, unit: &str| {
        let number = format!(
            "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p></w:tc>"
        );
        format!("<w:tr>{number}{}{}</w:tr>", cell(name), cell(unit))
    };
    let header = format!("<w:tr>{}{}{}</w:tr>", cell("STT"), cell("Tên"), cell("Đơn vị"));
    let rows = [
        numbered(1, "Tập thể", ""),
        numbered(2, "Văn phòng", "Sở Mẫu"),
        numbered(2, "Thanh tra", "Sở Mẫu"),
        numbered(1, "Cá nhân", ""),
        numbered(2, "Trần Mẫu", "Sở Mẫu"),
    ];
    let tables = read(&format!("<w:tbl>{header}{}</w:tbl>", rows.concat()), numbering);
    assert_eq!(
        shown(&tables, 0),
        [
            line(3, "Tập thể", "1 | Văn phòng | Sở Mẫu"),
            line(4, "Tập thể", "2 | Thanh tra | Sở Mẫu"),
            line(6, "Cá nhân", "3 | Trần Mẫu | Sở Mẫu"),
        ]
    );
}

#[test]
fn runs_are_decoded_by_their_own_fonts() {
    // "Nguyễn Thị Hường", "trưởng phòng" (a font of capitals), "Giấy khen": ê and the soft hyphen are ờ and ư in TCVN3.
    let run = |font: &str, inner: &str| {
        format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>{inner}</w:r>")
    };
    let in_cell = |runs: &str| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
    let row = [
        in_cell(&run("Times New Roman", "<w:t>1</w:t>")),
        in_cell(
            &(run(".VnTime", "<w:t>NguyÔn ThÞ H</w:t><w:softHyphen/><w:t>êng</w:t>")
                + &run("Arial", "<w:t> (Hà Đức)</w:t>")),
        ),
        in_cell(&run(".VnTimeH", "<w:t>tr\u{AD}ëng phßng</w:t>")),
        in_cell(&(run("VNI-Times", "<w:t>Gia</w:t>") + &run("VNI-Times", "<w:t>áy khen</w:t>"))),
    ];
    let header = ["STT", "Họ và tên", "Chức vụ", "Hình thức"].map(cell).concat();
    let tables = read(&format!("<w:tbl><w:tr>{header}</w:tr><w:tr>{}</w:tr></w:tbl>", row.concat()), "");
    assert_eq!(shown(&tables, 0), [line(2, "", "1 | Nguyễn Thị Hường (Hà Đức) | TRƯỞNG PHÒNG | Giấy khen")]);
}

#[test]
fn unicode_under_the_name_of_an_old_font_stays() {
    let old = |text: &str| {
        let lines = text.split('\n').map(|line| {
            format!("<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>{line}</w:t></w:r></w:p>")
        });
        lines.collect::<String>()
    };
    let cells = |row: &[&str; 3]| row.iter().map(|text| format!("<w:tc>{}</w:tc>", old(text))).collect::<String>();
    let table = |rows: &[[&str; 3]]| {
        let rows = rows.iter().map(|row| format!("<w:tr>{}</w:tr>", cells(row)));
        format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
    };
    // "Lê Tân", "tên" are words in TCVN3, too: "Lờ Tõn", "tờn". "Họ", "Kế" have letters that no old font has.
    let body =
        old("Tô Vân") + &table(&[["STT", "Họ và\ntên", "Chức vụ"], ["1", "Lê Tân", "Kế toán"], ["2", "Tô Vân", ""]]);
    let tables = read(&body, "");
    assert_eq!(tables.tables[0].titles, ["Tô Vân"]);
    assert_eq!(tables.tables[0].header, ["STT", "Họ và tên", "Chức vụ"]);
    assert_eq!(shown(&tables, 0), [line(2, "", "1 | Lê Tân | Kế toán"), line(3, "", "2 | Tô Vân | ")]);
    let prose = office::read::read_text("danh-sach.docx", &document(&body, "")).unwrap();
    assert_eq!(prose, "Tô Vân\nSTT\nHọ và\ntên\nChức vụ\n1\tLê Tân\tKế toán\n2\tTô Vân\t");
    // The same name in a table of TCVN3 is what it shows.
    let tables = read(&table(&[["STT", "Hä vµ\ntªn", "Chøc vô"], ["1", "Lê Tân", "KÕ to¸n"]]), "");
    assert_eq!(shown(&tables, 0), [line(2, "", "1 | Lờ Tõn | Kế toán")]);
}

#[test]
fn cells_merged_down_and_rows_cut_by_a_page() {
    let merged = |begins: bool, text: &str| {
        let value = if begins { " w:val=\"restart\"" } else { "" };
        format!("<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr>{}</w:tc>", paragraph(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>{}",
        cell("STT"),
        cell("Họ và tên"),
        cell("Đơn vị"),
        cell("1"),
        cell("Trần Một"),
        merged(true, "Sở Mẫu"),
        cell("2"),
        cell("Trần Hai"),
        merged(false, ""),
        // Word has split the table here; the next part has no header and begins with the rest of a row.
        table(&[&["3", "Trần Ba", "Trung tâm Công nghệ"], &["", "", "thông tin"], &["4", "Trần Bốn", "Sở Thử"]]),
    );
    let tables = read(&body, "");
    assert_eq!(
        shown(&tables, 0),
        [
            line(2, "", "1 | Trần Một | Sở Mẫu"),
            line(3, "", "2 | Trần Hai | Sở Mẫu"),
            line(4, "", "3 | Trần Ba | Trung tâm Công nghệ thông tin"),
            line(6, "", "4 | Trần Bốn | Sở Thử"),
        ]
    );
    let skipped: Vec<(u32, &str)> = tables.tables[0].skipped.iter().map(|s| (s.row, s.why.as_str())).collect();
    assert_eq!(skipped, [(5, "phần nối, đã ghép vào dòng trên")]);
}

#[test]
fn a_text_box_leaves_the_paragraph_that_it_stands_in() {
    // Word keeps a box within a run of the paragraph it is anchored to, and a copy of it for old programs.
    let anchored = |before: &str, boxed: &str, after: &str| {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(boxed));
        let drawing = format!(
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r>"
        );
        format!("<w:p><w:r><w:t>{before}</w:t></w:r>{drawing}<w:r><w:t>{after}</w:t></w:r></w:p>")
    };
    let list = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>",
        cell("STT"),
        cell("Họ và tên"),
        cell("1"),
        anchored("Trần ", "(mới)", "Một"),
    );
    let body = anchored("DANH SÁCH ", "MẬT", "ĐỀ NGHỊ") + &list;
    let tables = read(&body, "");
    assert_eq!(tables.tables[0].titles, ["MẬT", "DANH SÁCH ĐỀ NGHỊ"]);
    assert_eq!(shown(&tables, 0), [line(2, "", "1 | (mới)\nTrần Một")]);
    let prose = office::read::read_text("danh-sach.docx", &document(&body, "")).unwrap();
    assert_eq!(prose, "MẬT\nDANH SÁCH ĐỀ NGHỊ\nSTT\nHọ và tên\n1\n(mới)\nTrần Một");
}

#[test]
fn a_broken_document_is_damaged_not_a_crash() {
    let whole = document(&table(&[&["STT", "Tên đơn vị"], &["1", "Sở Mẫu"]]), "");
    assert!(read_tables("a.docx", &whole).is_ok());
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = read_tables("a.docx", &flipped);
    }
    let unclosed = document("<w:tbl><w:tr><w:tc><w:p>", "");
    assert_eq!(read_tables("a.docx", &unclosed).unwrap_err().code, "read.damaged");
    assert_eq!(read_tables("a.docx", &document(&paragraph("Chỉ có lời."), "")).unwrap_err().code, "read.no_table");
}
