//! Tables as offices send them: forms imitated with invented names, then read; and files nobody should send.

use office::read::{ColumnKind, Encoding, Table, read_pasted, read_tables};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// Writes rows of texts from a row of Excel (counted from 1); empty texts leave the cell empty.
fn write(sheet: &mut Worksheet, first_row: u32, rows: &[&[&str]]) {
    for (row, cells) in (first_row - 1..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
}

/// Merges an area given as in Excel: rows from 1, columns from 0.
fn merge(sheet: &mut Worksheet, rows: (u32, u32), columns: (u16, u16), text: &str) {
    sheet.merge_range(rows.0 - 1, columns.0, rows.1 - 1, columns.1, text, &Format::new()).unwrap();
}

fn read(book: &mut Workbook) -> office::read::Tables {
    read_tables("danh-sach.xlsx", &book.save_to_buffer().unwrap()).unwrap()
}

/// Row number, groups, cells joined with " | ".
fn shown(table: &Table) -> Vec<(u32, String, String)> {
    table.rows.iter().map(|row| (row.row, row.group.join(" > "), row.cells.join(" | "))).collect()
}

fn line(row: u32, group: &str, cells: &str) -> (u32, String, String) {
    (row, group.to_owned(), cells.to_owned())
}

fn skipped(table: &Table) -> Vec<(u32, &str)> {
    table.skipped.iter().map(|s| (s.row, s.why.as_str())).collect()
}

#[test]
fn a_units_list_in_one_column_of_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh sách").unwrap();
    merge(sheet, (1, 1), (0, 1), "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG");
    write(
        sheet,
        3,
        &[
            &["TT", "Tập thể, cá nhân đề nghị xét khen thưởng"],
            &["I", "Tập thể"],
            &["1.", "Phòng Hành chính, Sở Xây đựng"],
            &["2.", "Chi cục Giám định"],
            &["II", "Cá nhân"],
            &["1.", "Ông Trần Văn Mẫu, Trưởng phòng Hành chính"],
            &["2.", "Bà Lê Thị Thử - Chuyên viên"],
            &["", "Tổng cộng: 02 tập thể, 02 cá nhân"],
        ],
    );
    let tables = read(&mut book);
    let table = &tables.tables[0];
    assert_eq!(tables.tables.len(), 1);
    assert_eq!(table.titles, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"]);
    assert_eq!(table.header, ["TT", "Tập thể, cá nhân đề nghị xét khen thưởng"]);
    assert_eq!(table.range, "A3:B9");
    assert_eq!(
        shown(table),
        [
            line(5, "Tập thể", "1. | Phòng Hành chính, Sở Xây đựng"),
            line(6, "Tập thể", "2. | Chi cục Giám định"),
            line(8, "Cá nhân", "1. | Ông Trần Văn Mẫu, Trưởng phòng Hành chính"),
            line(9, "Cá nhân", "2. | Bà Lê Thị Thử - Chuyên viên"),
        ]
    );
    assert_eq!(skipped(table), [(10, "dòng cộng")]);
}

#[test]
fn the_form_of_the_provincial_software() {
    let mut book = Workbook::new();
    let guide = book.add_worksheet().set_name("Hướng dẫn").unwrap();
    write(guide, 1, &[&["STT", "Tên tập thể", "Đơn vị công tác"], &["1", "Ví dụ một", "Sở Ví dụ"]]);
    let hidden = book.add_worksheet().set_name("DanhMuc").unwrap();
    write(hidden, 1, &[&["Mã", "Tên danh hiệu", "Loại"], &["01", "Giấy khen", "HT"]]);
    hidden.set_hidden(true);
    let sheet = book.add_worksheet().set_name("Nhập").unwrap();
    sheet.set_active(true);
    write(
        sheet,
        1,
        &[&[
            "STT",
            "Tên gọi\n(Ông/Bà/Chức danh)",
            "Tên tập thể/cá nhân/hộ gia đình",
            "Chức vụ",
            "Đơn vị công tác",
            "Danh hiệu thi đua/Hình thức khen thưởng",
        ]],
    );
    // NFD letters, a space before the unit, no running numbers: as in a real file of 386 rows.
    write(
        sheet,
        2,
        &[
            &["", "", "Pho\u{300}ng Kê\u{301} hoa\u{323}ch", "", " Sở Y  tế", "Giấy khen"],
            &["", "Ông", "Nguyễn Văn Mẫu", "Trưởng phòng", "Sở Y tế", "Giấy khen"],
        ],
    );
    for row in 1..6 {
        sheet.write_formula(row, 6, rust_xlsxwriter::Formula::new("NA()").set_result("#N/A")).unwrap();
    }
    let tables = read(&mut book);
    let why: Vec<(&str, &str)> = tables.skipped_sheets.iter().map(|s| (s.sheet.as_str(), s.why.as_str())).collect();
    assert_eq!(why, [("Hướng dẫn", "trang hướng dẫn"), ("DanhMuc", "trang tính ẩn")]);
    let table = &tables.tables[0];
    assert_eq!(table.sheet, "Nhập");
    assert_eq!(table.header[1], "Tên gọi (Ông/Bà/Chức danh)");
    assert_eq!(
        shown(table),
        [
            line(2, "", " |  | Phòng Kế hoạch |  | Sở Y tế | Giấy khen"),
            line(3, "", " | Ông | Nguyễn Văn Mẫu | Trưởng phòng | Sở Y tế | Giấy khen"),
        ]
    );
    let tail = "chỉ có lỗi công thức (#N/A)";
    assert_eq!(skipped(table), [(4, tail), (5, tail), (6, tail)]);
    assert_eq!(table.encoding, Encoding::Unicode);
}

#[test]
fn unit_rows_between_are_groups_and_nothing_is_lost() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    merge(sheet, (1, 1), (0, 3), "DANH SÁCH CÁ NHÂN");
    merge(sheet, (2, 2), (0, 3), "(Kèm theo Quyết định số /QĐ-UBND)");
    write(sheet, 4, &[&["Stt", "Họ và tên", "Chức danh", "Đơn vị"]]);
    merge(sheet, (5, 5), (0, 3), "Công ty Điện lực Mẫu");
    write(
        sheet,
        6,
        &[
            &["1", "Trần Thị Một", "Kế toán", "Phòng Tài chính"],
            &["2", "Lê Văn Hai", "nt", "nt"],
            &["Stt", "Họ và tên", "Chức danh", "Đơn vị"],
            &["3", "Lê Thị Ba", "Chuyên viên", "như trên"],
        ],
    );
    // A blank row inside the table, then another unit, one without people, and the signatures.
    merge(sheet, (11, 11), (0, 3), "Công an tỉnh Mẫu");
    write(sheet, 12, &[&["5", "Phạm Văn Bốn", "Đội trưởng", "Đội 1"]]);
    merge(sheet, (13, 13), (0, 3), "Trường Không Người");
    write(sheet, 14, &[&["", "Cộng:", "4 người", ""]]);
    write(sheet, 16, &[&["", "Người lập biểu", "", "GIÁM ĐỐC"], &["", "(Ký, họ tên)", "", "Vũ Thị Ký"]]);
    let tables = read(&mut book);
    let table = &tables.tables[0];
    assert_eq!(
        shown(table),
        [
            line(6, "Công ty Điện lực Mẫu", "1 | Trần Thị Một | Kế toán | Phòng Tài chính"),
            line(7, "Công ty Điện lực Mẫu", "2 | Lê Văn Hai | Kế toán | Phòng Tài chính"),
            line(9, "Công ty Điện lực Mẫu", "3 | Lê Thị Ba | Chuyên viên | Phòng Tài chính"),
            line(12, "Công an tỉnh Mẫu", "5 | Phạm Văn Bốn | Đội trưởng | Đội 1"),
        ]
    );
    assert_eq!(
        skipped(table),
        [
            (8, "tiêu đề in lại"),
            (13, "dòng nhóm không có dòng nào bên dưới"),
            (14, "dòng cộng"),
            (16, "phần ký, ghi chú dưới bảng"),
            (17, "phần ký, ghi chú dưới bảng"),
        ]
    );
    assert_eq!(table.notes.len(), 3);
    assert_eq!((table.notes[0].row, table.notes[0].column.as_str()), (7, "Chức danh"));
    assert_eq!(table.notes[0].text, "“nt” hiểu là “Kế toán” như dòng trên");
}

#[test]
fn nested_headings_keep_their_levels() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(
        sheet,
        1,
        &[
            &["STT", "Tên tập thể", "Đơn vị trình", "Ghi chú"],
            &["A", "Cờ thi đua của UBND tỉnh"],
            &["I", "Tập thể"],
            &["", "Sở Mẫu"],
            &["1", "Văn phòng", "Sở Mẫu", "x"],
            &["", "Sở Thử"],
            &["2", "Thanh tra", "Sở Thử", "x"],
            &["B", "Bằng khen"],
            &["I", "Tập thể"],
            &["3", "Phòng Ba", "Sở Thử", "x"],
            &["II", "Cá nhân"],
            &["4", "Trần Bốn", "Sở Thử", "x"],
        ],
    );
    let groups: Vec<String> = read(&mut book).tables[0].rows.iter().map(|row| row.group.join(" > ")).collect();
    assert_eq!(
        groups,
        [
            "Cờ thi đua của UBND tỉnh > Tập thể > Sở Mẫu",
            "Cờ thi đua của UBND tỉnh > Tập thể > Sở Thử",
            "Bằng khen > Tập thể",
            "Bằng khen > Cá nhân",
        ]
    );
}

#[test]
fn a_header_of_two_rows_is_joined() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    merge(sheet, (1, 1), (0, 4), "TỔNG HỢP");
    merge(sheet, (3, 4), (0, 0), "STT");
    merge(sheet, (3, 4), (1, 1), "Đơn vị");
    merge(sheet, (3, 3), (2, 3), "Số lượng");
    merge(sheet, (3, 4), (4, 4), "Ghi chú");
    write(sheet, 4, &[&["", "", "Tập thể", "Cá nhân"]]);
    write(sheet, 5, &[&["(1)", "(2)", "(3)", "(4)", "(5)"]]);
    sheet.write_number(5, 0, 1).unwrap();
    sheet.write_string(5, 1, "Sở Mẫu").unwrap();
    sheet.write_number(5, 2, 3).unwrap();
    sheet.write_number(5, 3, 12).unwrap();
    let tables = read(&mut book);
    let table = &tables.tables[0];
    assert_eq!(table.header, ["STT", "Đơn vị", "Số lượng / Tập thể", "Số lượng / Cá nhân", "Ghi chú"]);
    assert_eq!(shown(table), [line(6, "", "1 | Sở Mẫu | 3 | 12 | ")]);
    assert_eq!(skipped(table), [(5, "dòng đánh số cột")]);
    assert_eq!(table.range, "A3:E6");

    // The same header saved as CSV: the merged cells are blanks now.
    let csv = "STT;Đơn vị;Số lượng;;Ghi chú\n;;Tập thể;Cá nhân;\n1;Sở Mẫu;3;12;\n";
    let tables = read_tables("a.csv", csv.as_bytes()).unwrap();
    assert_eq!(tables.tables[0].header, ["STT", "Đơn vị", "Số lượng / Tập thể", "Số lượng / Cá nhân", "Ghi chú"]);
    assert_eq!(shown(&tables.tables[0]), [line(3, "", "1 | Sở Mẫu | 3 | 12 | ")]);
}

#[test]
fn several_tables_of_one_sheet_are_several() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header: &[&str] = &["STT", "Tên đơn vị", "Điểm", "Xếp hạng"];
    write(sheet, 1, &[&["Cụm Thi đua 1"], header, &["1", "Xã Một", "97", "1"], &["2", "Xã Hai", "96,5", "2"]]);
    write(sheet, 6, &[&["Cụm Thi đua 2"], header, &["1", "Xã Ba", "99", "1"]]);
    write(sheet, 10, &[&["Tên", "Chức vụ", "Đơn vị"], &["Trần Mẫu", "Trưởng ban", "Xã Ba"]]);
    let tables = read(&mut book).tables;
    let titles: Vec<&str> = tables.iter().map(|t| t.titles.first().map_or("", String::as_str)).collect();
    assert_eq!(titles, ["Cụm Thi đua 1", "Cụm Thi đua 2", ""]);
    assert_eq!(tables.iter().map(|t| t.range.as_str()).collect::<Vec<_>>(), ["A2:D4", "A7:D8", "A10:C11"]);
    assert_eq!(shown(&tables[1]), [line(8, "", "1 | Xã Ba | 99 | 1")]);
    assert_eq!(shown(&tables[2]), [line(11, "", "Trần Mẫu | Trưởng ban | Xã Ba")]);
}

#[test]
fn numbers_are_exact_dates_are_iso_and_columns_have_kinds() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(sheet, 1, &[&["Mã", "Tên đơn vị", "Điểm", "Ngày thành lập", "Ghi chú"]]);
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, points) in [(1, 0.300_000_000_000_000_04), (2, 97.0)] {
        sheet.write_string(row, 0, "007").unwrap();
        sheet.write_string(row, 1, "Sở Mẫu").unwrap();
        sheet.write_number(row, 2, points).unwrap();
        // 45,663 days after the turn of 1900 in Excel's count: 6 January 2025.
        sheet.write_number_with_format(row, 3, 45_663, &date).unwrap();
    }
    sheet.write_string(1, 4, "không").unwrap();
    sheet.write_number(2, 4, 5).unwrap();
    let tables = read(&mut book);
    let table = &tables.tables[0];
    assert_eq!(table.rows[0].cells, ["007", "Sở Mẫu", "0.3", "2025-01-06", "không"]);
    assert_eq!(table.rows[1].cells, ["007", "Sở Mẫu", "97", "2025-01-06", "5"]);
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [ColumnKind::Text, ColumnKind::Text, ColumnKind::Number, ColumnKind::Date, ColumnKind::Mixed]);
}

#[test]
fn a_unit_merged_down_belongs_to_every_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(sheet, 1, &[&["STT", "Đơn vị", "Họ và tên"]]);
    merge(sheet, (2, 3), (1, 1), "Sở Mẫu");
    write(sheet, 2, &[&["1", "", "Trần Một"], &["2", "", "Trần Hai"], &["3", "Sở Thử", "Trần Ba"]]);
    sheet.write_string(1, 1, "Sở Mẫu").unwrap();
    let tables = read(&mut book);
    assert_eq!(
        shown(&tables.tables[0]),
        [
            line(2, "", "1 | Sở Mẫu | Trần Một"),
            line(3, "", "2 | Sở Mẫu | Trần Hai"),
            line(4, "", "3 | Sở Thử | Trần Ba"),
        ]
    );
}

#[test]
fn a_name_in_two_columns_is_one_name() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(
        sheet,
        1,
        &[&["STT", "", "", "Đơn vị"], &["1", "Trần Văn", "Mẫu", "Sở Mẫu"], &["2", "Lê Thị", "Thử", "Sở Thử"]],
    );
    merge(sheet, (1, 1), (1, 2), "Họ và tên");
    let tables = read(&mut book);
    assert_eq!(tables.tables[0].header, ["STT", "Họ và tên", "Đơn vị"]);
    let expected = [line(2, "", "1 | Trần Văn Mẫu | Sở Mẫu"), line(3, "", "2 | Lê Thị Thử | Sở Thử")];
    assert_eq!(shown(&tables.tables[0]), expected);
    // Pasted, the merged header is a name and a blank.
    let pasted = "STT\tHọ và tên\t\tĐơn vị\n1\tTrần Văn\tMẫu\tSở Mẫu\n2\tLê Thị\tThử\tSở Thử\n";
    assert_eq!(shown(&read_pasted(pasted).unwrap().tables[0]), expected);
}

#[test]
fn years_may_head_columns_and_dates_in_words_are_no_signatures() {
    let csv = "STT;Đơn vị;2024;2025\n1;Sở Mẫu;97;98\n";
    let tables = read_tables("a.csv", csv.as_bytes()).unwrap();
    assert_eq!(tables.tables[0].header, ["STT", "Đơn vị", "2024", "2025"]);
    let csv = "Mã;Đối tượng;Nội dung\nT1;Sở Mẫu;Khánh thành, ngày 02 tháng 9 năm 2026\nT2;Sở Thử;TM. cuộc vận động\n";
    let tables = read_tables("a.csv", csv.as_bytes()).unwrap();
    assert_eq!((tables.tables[0].rows.len(), tables.tables[0].skipped.len()), (2, 0));
    // A row that only looks like column numbers is data.
    let csv = "Mã;Điểm;Hạng\nA;1;2\nB;3;4\n";
    assert_eq!(read_tables("a.csv", csv.as_bytes()).unwrap().tables[0].rows.len(), 2);
}

#[test]
fn columns_of_one_name_and_of_none_are_told_apart() {
    let csv = "Đơn vị,Điểm,Điểm,\nSở Mẫu,1,2,ghi thêm\nSở Thử,3,4,nữa\n";
    let tables = read_tables("a.csv", csv.as_bytes()).unwrap();
    let names: Vec<&str> = tables.tables[0].columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Đơn vị", "Điểm", "Điểm (2)", "Cột D"]);
    assert_eq!(tables.tables[0].header, ["Đơn vị", "Điểm", "Điểm", ""]);
}

#[test]
fn the_machine_table_of_scores_is_read_as_it_is() {
    let csv = "unit,criterion,field,value,stage,scorer,reason\nSở Mẫu,I.1,value,8.5,self,,\nSở Thử,I.10,T,10,,,\"chậm, có lý do\"\n";
    let tables = read_tables("scores.csv", csv.as_bytes()).unwrap();
    let table = &tables.tables[0];
    assert_eq!(table.header, ["unit", "criterion", "field", "value", "stage", "scorer", "reason"]);
    assert_eq!(
        shown(table),
        [
            line(2, "", "Sở Mẫu | I.1 | value | 8.5 | self |  | "),
            line(3, "", "Sở Thử | I.10 | T | 10 |  |  | chậm, có lý do"),
        ]
    );
    assert!(table.skipped.is_empty());
}

#[test]
fn text_files_in_the_encodings_offices_use() {
    let text = "STT;Họ và tên;Đơn vị\r\n1;Nguyễn Văn Mẫu;Sở Xây dựng\r\n";
    let expected = [line(2, "", "1 | Nguyễn Văn Mẫu | Sở Xây dựng")];
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    // Code page 1258, written by hand: marks after their vowels (grave CC, hook D2, tilde DE, acute EC, dot F2).
    let windows_1258 = b"STT;Ho\xF2 v\xE0 t\xEAn;\xD0\xF5n vi\xF2\r\n1;Nguy\xEA\xDEn V\xE3n M\xE2\xDEu;S\xF5\xD2 X\xE2y d\xFD\xF2ng\r\n";
    for bytes in [text.as_bytes(), utf16.as_slice(), windows_1258.as_slice()] {
        let tables = read_tables("danh-sach.csv", bytes).unwrap();
        assert_eq!(tables.tables[0].header, ["STT", "Họ và tên", "Đơn vị"]);
        assert_eq!(shown(&tables.tables[0]), expected);
    }
}

#[test]
fn a_long_text_file_is_recognised_wherever_its_letters_fall() {
    for shift in 0..4 {
        let mut csv = format!("{};Đơn vị\n", "T".repeat(shift + 1));
        csv.push_str(&"Ủỷ;ệ\n".repeat(300));
        assert_eq!(read_tables("a.csv", csv.as_bytes()).unwrap().tables[0].rows.len(), 300, "{shift}");
    }
}

#[test]
fn prose_is_not_a_table_but_a_column_of_names_is() {
    assert_eq!(read_pasted("Tên đơn vị\nSở Mẫu\nSở Văn hóa, Thể thao\n").unwrap().tables[0].rows.len(), 2);
    let prose = "KẾ HOẠCH\nPhát động phong trào, năm 2026\nCăn cứ Luật, Nghị định, Thông tư;\nMục đích\nYêu cầu\nNội dung, giải pháp\n";
    assert_eq!(read_tables("ke-hoach.txt", prose.as_bytes()).unwrap_err().code, "read.no_table");
}

#[test]
fn files_saved_by_another_program_are_read_alike() {
    // One list with a header of two rows, a unit row, "nt" and a total, saved by LibreOffice as .xls and as .docx. The
    // workbook has the title in its first row, so its numbers are one higher than the rows of the Word table.
    let files: [(&[u8], u32, &str); 2] =
        [(include_bytes!("files/danh-sach.xls"), 1, "A2:D6"), (include_bytes!("files/danh-sach.docx"), 0, "A1:D5")];
    for (bytes, below, range) in files {
        let tables = read_tables("danh-sach", bytes).unwrap();
        let table = &tables.tables[0];
        assert_eq!(table.titles, ["DANH SÁCH ĐỀ NGHỊ"]);
        assert_eq!(table.header, ["STT", "Họ và tên", "Số lượng / Sáng kiến", "Số lượng / Đề tài"]);
        assert_eq!(table.range, range);
        assert_eq!(
            shown(table),
            [
                line(4 + below, "Sở Mẫu", "1 | Trần Văn Mẫu | 2 | 0.1"),
                line(5 + below, "Sở Mẫu", "2 | Lê Thị Thử & cộng sự | 1 | 0.1"),
            ]
        );
        assert_eq!(skipped(table), [(6 + below, "dòng cộng")]);
    }
}

#[test]
fn cells_pasted_from_excel() {
    let pasted = "Tên đơn vị\tĐiểm\tNội dung\r\nSở Mẫu\t8,5\t\"Dòng một\nDòng hai\"\r\n\r\nSở Thử\t9\tx\r\n";
    let tables = read_pasted(pasted).unwrap();
    assert_eq!(
        shown(&tables.tables[0]),
        [line(2, "", "Sở Mẫu | 8,5 | Dòng một\nDòng hai"), line(4, "", "Sở Thử | 9 | x"),]
    );
    assert_eq!(tables.tables[0].columns[1].kind, ColumnKind::Number);
}

#[test]
fn files_that_are_not_tables_are_refused_by_what_they_are() {
    let code = |bytes: &[u8]| read_tables("tep", bytes).unwrap_err().code;
    assert_eq!(code(b""), "read.empty");
    assert_eq!(code(b" \r\n"), "read.empty");
    assert_eq!(code(b"%PDF-1.7\n"), "read.pdf");
    assert_eq!(code("<html><table><tr><td>Một câu</td></tr></table>".as_bytes()), "read.no_table");
    assert_eq!(code(b"PK\x03\x04 cut off"), "read.damaged");
    assert_eq!(code(&[0xD0, 0xCF, 0x11, 0xE0, 0, 1, 2]), "read.damaged");
    assert_eq!(code(&[0x89, b'P', b'N', b'G', 0, 1, 2, 3]), "read.unsupported");
    assert_eq!(code("một câu không có bảng".as_bytes()), "read.no_table");
    assert_eq!(code(&vec![b'a'; (50 << 20) + 1]), "read.too_large");
    let mut long = b"Ten don vi,Diem\n".to_vec();
    long.extend(b"a,1\n".repeat(200_000));
    assert_eq!(code(&long), "read.too_many_rows");
}

#[test]
fn a_workbook_cut_anywhere_is_damaged_not_a_crash() {
    let mut book = Workbook::new();
    write(book.add_worksheet(), 1, &[&["STT", "Tên đơn vị"], &["1", "Sở Mẫu"]]);
    let whole = book.save_to_buffer().unwrap();
    for end in (4..whole.len()).step_by(97) {
        assert_eq!(read_tables("a.xlsx", &whole[..end]).unwrap_err().code, "read.damaged", "{end}");
    }
    for at in (0..whole.len()).step_by(13) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = read_tables("a.xlsx", &flipped);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_tables("a", &bytes);
        let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        ole.extend(&bytes);
        let _ = read_tables("a.xls", &ole);
        let _ = read_pasted(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn every_filled_row_is_read_or_listed(rows in proptest::collection::vec(("[1-9]|I|A||nt", "[a-zđă ]{0,6}|Cộng:|I\\. Nhóm", "[0-9]{0,2}|nt"), 1..12)) {
        let mut csv = "STT;Tên đơn vị;Điểm\n".to_owned();
        for (number, name, points) in &rows {
            csv.push_str(&format!("{number};{name};{points}\n"));
        }
        let filled = rows.iter().filter(|(a, b, c)| !(a.trim().is_empty() && b.trim().is_empty() && c.trim().is_empty()));
        if let Ok(tables) = read_tables("a.csv", csv.as_bytes()) {
            prop_assert_eq!(tables.tables.len(), 1);
            let table = &tables.tables[0];
            let under: std::collections::BTreeSet<String> = table.rows.iter().flat_map(|r| r.group.clone()).collect();
            // A group row is neither read nor skipped: it stands over the rows that follow it.
            let groups = filled.count() - table.rows.len() - table.skipped.len();
            prop_assert!(groups == 0 || !under.is_empty());
        }
    }
}

#[test]
fn a_number_that_excel_shows_as_a_percentage_is_read_as_it_stands_on_paper() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Tỷ lệ & điểm").unwrap();
    write(sheet, 1, &[&["Đơn vị", "Tỷ lệ", "Tỷ lệ lẻ", "Hệ số"], &["Sở Nội vụ"], &["Sở Y tế"]]);
    let (whole, places) = (Format::new().set_num_format("0%"), Format::new().set_num_format("0.00%;[Red]-0.00%"));
    for (row, [first, second, third]) in [(1, [0.985, 1.2, 0.985]), (2, [1.0, 0.333_35, 0.5])] {
        sheet.write_number_with_format(row, 1, first, &whole).unwrap();
        sheet.write_number_with_format(row, 2, second, &places).unwrap();
        sheet.write_number(row, 3, third).unwrap();
    }
    let tables = read(&mut book);
    let rows: Vec<String> = tables.tables[0].rows.iter().map(|row| row.cells.join(" | ")).collect();
    assert_eq!(rows, ["Sở Nội vụ | 98,5% | 120% | 0.985", "Sở Y tế | 100% | 33,335% | 0.5"]);
}
