//! The troubles of units' files, each alone and all in one file. What is expected was written by hand, from the paper that
//! such a sheet prints.

use office::read::{ColumnKind, Table, Tables, read_tables};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

type Rows<'a> = &'a [&'a [&'a str]];

/// Writes rows of texts from a row (from 1) and a column (from 0); "=…" is a formula without a result.
fn put(sheet: &mut Worksheet, top: u32, left: u16, rows: Rows<'_>) {
    for (row, cells) in (top - 1..).zip(rows) {
        for (column, text) in (left..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            match text.strip_prefix("#N/A") {
                Some(_) => sheet.write_formula(row, column, Formula::new("NA()").set_result("#N/A")).unwrap(),
                None => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
}

fn merge(sheet: &mut Worksheet, rows: (u32, u32), columns: (u16, u16), text: &str) {
    sheet.merge_range(rows.0 - 1, columns.0, rows.1 - 1, columns.1, text, &Format::new()).unwrap();
}

fn read(write: impl FnOnce(&mut Worksheet)) -> Tables {
    let mut book = Workbook::new();
    write(book.add_worksheet());
    read_tables("danh-sach.xlsx", &book.save_to_buffer().unwrap()).unwrap()
}

fn shown(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} [{}] {}", row.row, row.group.join(" > "), row.cells.join(" | "))).collect()
}

fn skipped(table: &Table) -> Vec<String> {
    table.skipped.iter().map(|s| format!("{} {}", s.row, s.why)).collect()
}

#[test]
fn the_header_printed_again_after_a_page_break_continues_the_table() {
    let tables = read(|sheet| {
        put(sheet, 1, 0, &[&["STT", "Họ và tên", "Đơn vị"], &["1", "Trần Một", "Sở Mẫu"]]);
        // Blank rows as a page break leaves them; the numbers begin again.
        put(sheet, 5, 0, &[&["STT", "HỌ VÀ TÊN", "Đơn vị"], &["1", "Trần Hai", "Sở Thử"]]);
    });
    assert_eq!(tables.tables.len(), 1);
    assert_eq!(shown(&tables.tables[0]), ["2 [] 1 | Trần Một | Sở Mẫu", "6 [] 1 | Trần Hai | Sở Thử"]);
    assert_eq!(skipped(&tables.tables[0]), ["5 tiêu đề in lại"]);
}

#[test]
fn a_header_of_three_rows_is_joined() {
    let tables = read(|sheet| {
        merge(sheet, (1, 3), (0, 0), "STT");
        merge(sheet, (1, 3), (1, 1), "Đơn vị");
        merge(sheet, (1, 1), (2, 5), "Kết quả");
        merge(sheet, (2, 2), (2, 3), "Tập thể");
        merge(sheet, (2, 2), (4, 5), "Cá nhân");
        put(sheet, 3, 2, &[&["Số lượng", "Tỷ lệ", "Số lượng", "Tỷ lệ"]]);
        put(sheet, 4, 0, &[&["1", "Sở Mẫu", "3", "50%", "7", "33,3%"]]);
    });
    let table = &tables.tables[0];
    let expected = ["STT", "Đơn vị", "Kết quả / Tập thể / Số lượng", "Kết quả / Tập thể / Tỷ lệ"];
    assert_eq!(table.header[..4], expected);
    assert_eq!(table.header[5], "Kết quả / Cá nhân / Tỷ lệ");
    assert_eq!(shown(table), ["4 [] 1 | Sở Mẫu | 3 | 50% | 7 | 33,3%"]);
}

#[test]
fn tables_beside_each_other_are_two() {
    // With a blank column between them, and headers in different rows.
    let tables = read(|sheet| {
        put(sheet, 1, 0, &[&["Cụm 1"], &["STT", "Đơn vị", "Điểm"], &["1", "Xã Một", "97"], &["2", "Xã Hai", "96"]]);
        put(sheet, 2, 4, &[&["Cụm 2"], &["STT", "Đơn vị", "Điểm"], &["1", "Xã Ba", "95"]]);
    });
    assert_eq!(tables.tables.iter().map(|t| t.range.as_str()).collect::<Vec<_>>(), ["A2:C4", "E3:G4"]);
    assert_eq!(shown(&tables.tables[0]), ["3 [] 1 | Xã Một | 97", "4 [] 2 | Xã Hai | 96"]);
    assert_eq!(shown(&tables.tables[1]), ["4 [] 1 | Xã Ba | 95"]);
    assert_eq!(tables.tables[1].titles, ["Cụm 2"]);
    // Without any column between them.
    let tables = read(|sheet| {
        let header: &[&str] = &["TT", "Đơn vị", "Điểm", "TT", "Đơn vị", "Điểm"];
        put(sheet, 1, 0, &[header, &["1", "Xã Một", "97", "3", "Xã Ba", "95"]]);
    });
    assert_eq!(tables.tables.iter().map(|t| t.range.as_str()).collect::<Vec<_>>(), ["A1:C2", "D1:F2"]);
    // One table with a blank column in it stays one.
    let tables = read(|sheet| {
        let header: &[&str] = &["STT", "Họ và tên", "Đơn vị", "", "Điểm", "Xếp loại", "Ghi chú"];
        put(sheet, 1, 0, &[header, &["1", "Trần Một", "Sở Mẫu", "", "97", "A", "x"]]);
    });
    assert_eq!(tables.tables.len(), 1);
}

#[test]
fn unit_rows_numbered_below_roman_ones_are_a_second_level() {
    let tables = read(|sheet| {
        put(
            sheet,
            1,
            0,
            &[&["STT", "Họ và tên", "Chức vụ", "Danh hiệu"], &["I", "Tập thể"], &["1", "Phòng Một", "", "Cờ"]],
        );
        put(sheet, 4, 0, &[&["II", "Cá nhân"]]);
        merge(sheet, (5, 5), (0, 3), "1. Sở Nội vụ");
        put(sheet, 6, 0, &[&["1", "Trần Một", "Giám đốc", "Bằng khen"]]);
        merge(sheet, (7, 7), (0, 3), "2. Sở Y tế");
        put(sheet, 8, 0, &[&["1", "Trần Hai", "Bác sĩ", "Bằng khen"], &["", "Tổng cộng: 3", "", ""]]);
    });
    assert_eq!(
        shown(&tables.tables[0]),
        [
            "3 [Tập thể] 1 | Phòng Một |  | Cờ",
            "6 [Cá nhân > Sở Nội vụ] 1 | Trần Một | Giám đốc | Bằng khen",
            "8 [Cá nhân > Sở Y tế] 1 | Trần Hai | Bác sĩ | Bằng khen",
        ]
    );
    assert_eq!(skipped(&tables.tables[0]), ["9 dòng cộng"]);
}

#[test]
fn dates_and_numbers_as_text_have_their_kinds() {
    let tables = read(|sheet| {
        put(
            sheet,
            1,
            0,
            &[
                &["STT", "Họ và tên", "Ngày sinh", "Điểm"],
                &["1", "Trần A", "12/3/1980", "98,5"],
                &["2", "Trần B", "12-03-1980", "1.234,5"],
                &["3", "Trần C", "12.3.1980", "97"],
                &["4", "Trần D", "1980-03-12", "-0,25"],
                &["5", "Trần E", "ngày 12 tháng 3 năm 1980", "65%"],
            ],
        );
    });
    let kinds: Vec<ColumnKind> = tables.tables[0].columns.iter().map(|column| column.kind).collect();
    assert_eq!(kinds, [ColumnKind::Number, ColumnKind::Text, ColumnKind::Date, ColumnKind::Number]);
}

#[test]
fn what_excel_hides_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    put(
        sheet,
        1,
        0,
        &[&["STT", "Họ và tên", "Mã", "Đơn vị"], &["1", "Trần Một", "a", "Sở Mẫu"], &["2", "Trần Hai", "b", "Sở Thử"]],
    );
    sheet.set_row_hidden(1).unwrap();
    sheet.set_column_hidden(2).unwrap();
    let other = book.add_worksheet().set_name("Cũ").unwrap();
    put(other, 1, 0, &[&["STT", "Họ và tên"], &["1", "Trần Ba"]]);
    other.set_hidden(true);
    let tables = read_tables("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let table = &tables.tables[0];
    assert_eq!(shown(table), ["3 [] 2 | Trần Hai | b | Sở Thử"]);
    assert_eq!(skipped(table), ["2 dòng ẩn trong Excel"]);
    assert_eq!(
        (table.notes[0].column.as_str(), table.notes[0].text.as_str()),
        ("Mã", "cột ẩn trong Excel, vẫn được đọc")
    );
    assert_eq!(
        (tables.skipped_sheets[0].sheet.as_str(), tables.skipped_sheets[0].why.as_str()),
        ("Cũ", "trang tính ẩn")
    );
}

#[test]
fn cells_beyond_the_columns_are_told_and_a_line_of_text_that_moved_is_not_read() {
    let read_back = read(|sheet| {
        put(
            sheet,
            1,
            0,
            &[&["STT", "Tên đơn vị", "Trực thuộc"], &["1", "Sở A", "UBND tỉnh"], &["2", "Sở B", "UBND tỉnh"]],
        );
        put(sheet, 2, 6, &[&["gọi lại"]]);
    });
    let table = &read_back.tables[0];
    assert_eq!(shown(table), ["2 [] 1 | Sở A | UBND tỉnh", "3 [] 2 | Sở B | UBND tỉnh"]);
    let told: Vec<String> =
        table.notes.iter().map(|note| format!("{} {}: {}", note.row, note.column, note.text)).collect();
    assert_eq!(told, ["2 G: “gọi lại” nằm ngoài các cột của bảng, không đọc"]);

    // The comma stands within a name without quotes: "UBND tỉnh" would land in no column and "cơ sở 2" in the wrong one.
    let text = "STT,Tên đơn vị,Trực thuộc\n1,Sở A,UBND tỉnh\n2,Trạm B, cơ sở 2,UBND tỉnh\n3,Sở C,UBND tỉnh,,\n";
    let tables = read_tables("a.csv", text.as_bytes()).unwrap();
    assert_eq!(shown(&tables.tables[0]), ["2 [] 1 | Sở A | UBND tỉnh", "4 [] 3 | Sở C | UBND tỉnh"]);
    assert_eq!(tables.tables[0].skipped[0].row, 3);
    assert!(tables.tables[0].skipped[0].why.starts_with("nhiều ô hơn dòng tiêu đề"));
}

#[test]
fn everything_at_once() {
    let tables = read(|sheet| {
        merge(sheet, (1, 1), (0, 2), "UBND TỈNH MẪU");
        merge(sheet, (1, 1), (3, 7), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        merge(sheet, (3, 3), (0, 7), "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026");
        for (column, name) in [(0, "STT"), (1, "Họ và tên"), (7, "Ghi chú")] {
            merge(sheet, (5, 6), (column, column), name);
        }
        merge(sheet, (5, 5), (2, 3), "Nơi công tác");
        merge(sheet, (5, 5), (4, 6), "Kết quả");
        put(sheet, 6, 2, &[&["Chức vụ", "Đơn vị", "Điểm", "Tỷ lệ", "Ngày QĐ"]]);
        put(sheet, 7, 0, &[&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"], &["I", "Tập thể"]]);
        put(sheet, 9, 0, &[&["1", "Phòng Tổ chức", "", "Sở Nội vụ", "98,5", "", "12/03/2026"]]);
        sheet.write_number_with_format(8, 5, 0.985, &Format::new().set_num_format("0.0%")).unwrap();
        put(sheet, 10, 0, &[&["II", "Cá nhân"]]);
        merge(sheet, (11, 11), (0, 7), "1. Sở Nội vụ");
        put(
            sheet,
            12,
            0,
            &[
                &["1", "Ông Nguyễn Văn Mẫu", "Trưởng phòng", "Sở Nội vụ", "97,25", "", "5 tháng 3 năm 2026"],
                &["2", "Ba\u{300} Trần Thị Thử", "nt", "nt", "#N/A"],
                &[],
                &["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điểm", "Tỷ lệ", "Ngày QĐ", "Ghi chú"],
            ],
        );
        merge(sheet, (16, 16), (0, 7), "2. Sở Y tế");
        put(
            sheet,
            17,
            0,
            &[&["1", "LÊ HỮU PHƯỚC", "Bác sĩ", "TT Y tế P. Tân Lập"], &["", "Tổng cộng", "", "", "195,75"]],
        );
        put(
            sheet,
            20,
            0,
            &[&["", "", "", "", "", "Mẫu, ngày 05 tháng 11 năm 2026"], &["", "NGƯỜI LẬP BIỂU", "", "", "", "GIÁM ĐỐC"]],
        );
    });
    assert_eq!(tables.tables.len(), 1);
    let table = &tables.tables[0];
    assert_eq!(table.titles.last().map(String::as_str), Some("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"));
    assert_eq!(
        table.header,
        [
            "STT",
            "Họ và tên",
            "Nơi công tác / Chức vụ",
            "Nơi công tác / Đơn vị",
            "Kết quả / Điểm",
            "Kết quả / Tỷ lệ",
            "Kết quả / Ngày QĐ",
            "Ghi chú"
        ]
    );
    assert_eq!(
        shown(table),
        [
            "9 [Tập thể] 1 | Phòng Tổ chức |  | Sở Nội vụ | 98,5 | 98,5% | 12/03/2026 | ",
            "12 [Cá nhân > Sở Nội vụ] 1 | Ông Nguyễn Văn Mẫu | Trưởng phòng | Sở Nội vụ | 97,25 |  | 5 tháng 3 năm 2026 | ",
            "13 [Cá nhân > Sở Nội vụ] 2 | Bà Trần Thị Thử | Trưởng phòng | Sở Nội vụ |  |  |  | ",
            "17 [Cá nhân > Sở Y tế] 1 | LÊ HỮU PHƯỚC | Bác sĩ | TT Y tế P. Tân Lập |  |  |  | ",
        ]
    );
    let why = [
        "7 dòng đánh số cột",
        "15 tiêu đề in lại",
        "18 dòng cộng",
        "20 phần ký, ghi chú dưới bảng",
        "21 phần ký, ghi chú dưới bảng",
    ];
    assert_eq!(skipped(table), why);
}
