//! Every filled row of a sheet is a subject, a heading, a header, a title, or told with a reason; which one, by hand.

use std::collections::BTreeSet;

use office::read::{Table, Tables, read_tables};
use rust_xlsxwriter::{Format, Workbook};

type Rows<'a> = &'a [&'a [&'a str]];

/// Reads a sheet of these rows, numbers as numbers; `merged` are areas of one row: row from 1, columns from 0.
fn read(rows: Rows<'_>, merged: &[(u32, u16, u16)]) -> Tables {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, left, right) in merged {
        sheet.merge_range(row - 1, *left, row - 1, *right, "", &Format::new()).unwrap();
    }
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    read_tables("a.xlsx", &book.save_to_buffer().unwrap()).unwrap()
}

fn shown(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{} [{}] {}", row.row, row.group.join(" > "), row.cells.join(" | "))).collect()
}

fn skipped(table: &Table) -> Vec<String> {
    table.skipped.iter().map(|s| format!("{} {}", s.row, s.why)).collect()
}

fn told(table: &Table) -> Vec<String> {
    table.notes.iter().map(|note| format!("{} {}: {}", note.row, note.column, note.text)).collect()
}

/// The rows of a sheet that nothing is said of: neither read nor skipped, no heading over a row, no header, no title.
fn unaccounted(rows: Rows<'_>, tables: &Tables) -> Vec<usize> {
    let mut texts = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for table in &tables.tables {
        numbers.extend(table.rows.iter().map(|row| row.row).chain(table.skipped.iter().map(|s| s.row)));
        texts.extend(table.titles.iter().cloned());
        texts.extend(table.rows.iter().flat_map(|row| row.group.clone()));
        texts.extend(table.header.iter().flat_map(|name| name.split(" / ").map(str::to_owned).collect::<Vec<_>>()));
    }
    let filled = (1_u32..).zip(rows).filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let is_told = |cells: &[&str]| {
        let line = cells.iter().filter(|cell| !cell.is_empty()).copied().collect::<Vec<_>>().join(" ");
        texts.contains(&line) || cells.iter().any(|cell| texts.contains(*cell))
    };
    filled.filter(|(row, cells)| !numbers.contains(row) && !is_told(cells)).map(|(row, _)| row as usize).collect()
}

const PEOPLE: &[&str] = &["STT", "Họ và tên", "Chức vụ"];
const UNITS: &[&str] = &["Tên đơn vị", "Điểm", "Ghi chú"];

#[test]
fn two_tables_with_and_without_running_numbers_lose_no_row() {
    let layouts: [Rows<'_>; 8] = [
        &[UNITS, &["Xã Một", "97"], &["Xã Hai", "96"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[UNITS, &["Xã Một"], &["Xã Hai"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[UNITS, &["Xã Một"], &["Xã Hai"], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[UNITS, &["Xã Một", "97"], &["Danh sách cá nhân"], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[UNITS, &["Xã Một", "97"], &["Danh sách cá nhân"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[UNITS, &["Xã Một", "97"], &[], &["Cá nhân"], &["Năm 2026"], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[PEOPLE, &["1", "Trần Một"], &["2", "Trần Hai"], &[], UNITS, &["Xã Một", "97"], &["Xã Hai"]],
        &[PEOPLE, &["I", "Tập thể"], &["1", "Phòng Một"], &["", "Cộng: 1"], &[], PEOPLE, &["1", "Trần Một"]],
    ];
    for rows in layouts {
        let tables = read(rows, &[]);
        assert_eq!(unaccounted(rows, &tables), Vec::<usize>::new(), "{rows:?}");
    }
}

#[test]
fn a_table_above_another_keeps_its_rows() {
    let tables = read(
        &[UNITS, &["Xã Một", "97"], &["Xã Hai", "96"], &["Xã Ba", "95"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]],
        &[],
    );
    assert_eq!(tables.tables.len(), 2);
    assert_eq!(shown(&tables.tables[0]), ["2 [] Xã Một | 97 | ", "3 [] Xã Hai | 96 | ", "4 [] Xã Ba | 95 | "]);
    assert_eq!(shown(&tables.tables[1]), ["7 [] 1 | Trần Một | Giám đốc"]);
    // Names alone, and no blank line: the last of them may be a title, not all.
    let tables = read(&[UNITS, &["Xã Một"], &["Xã Hai"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]], &[]);
    assert_eq!(shown(&tables.tables[0]), ["2 [] Xã Một |  | ", "3 [] Xã Hai |  | "]);
    // A line that names a table belongs to the one below.
    let tables =
        read(&[UNITS, &["Xã Một", "97"], &["Danh sách cá nhân"], &[], PEOPLE, &["1", "Trần Một", "Giám đốc"]], &[]);
    assert_eq!(shown(&tables.tables[0]), ["2 [] Xã Một | 97 | "]);
    assert_eq!(tables.tables[1].titles, ["Danh sách cá nhân"]);
}

#[test]
fn a_row_that_goes_on_counting_is_no_header() {
    let tables = read(
        &[
            &["STT", "Họ và tên", "Thành tích", "Quyết định", "Kết quả"],
            &["1", "Trần Một", "Thành tích xuất sắc", "Quyết định số 04", "Kết quả tốt"],
            &[],
            &["2", "Trần Hai", "Thành tích xuất sắc", "Quyết định số 05", "Kết quả tốt"],
        ],
        &[],
    );
    assert_eq!(tables.tables.len(), 1);
    assert_eq!(tables.tables[0].rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_heading_with_subtotals_beside_it_is_a_heading_and_they_are_told() {
    let tables = read(
        &[
            &["STT", "Tên đơn vị", "Kế hoạch", "Thực hiện"],
            &["I", "Khối sở ngành", "120", "98"],
            &["1", "Sở Một", "60", "50"],
            &["2", "Sở Hai", "60", "48"],
        ],
        &[],
    );
    let table = &tables.tables[0];
    assert_eq!(shown(table), ["3 [Khối sở ngành] 1 | Sở Một | 60 | 50", "4 [Khối sở ngành] 2 | Sở Hai | 60 | 48"]);
    assert_eq!(
        told(table),
        [
            "2 Kế hoạch: “120” là số cộng của nhóm “Khối sở ngành”, không đọc",
            "2 Thực hiện: “98” là số cộng của nhóm “Khối sở ngành”, không đọc",
        ]
    );
}

#[test]
fn a_remark_between_two_groups_hides_neither() {
    let header: &[&str] = &["STT", "Họ và tên", "Chức vụ", "Danh hiệu"];
    let rows: Rows<'_> = &[
        header,
        &["I", "Tập thể"],
        &["1", "Phòng Một", "", "Cờ"],
        &["", "Ghi chú: đã rà soát"],
        &["II", "Cá nhân"],
        &["1", "Trần Một", "Giám đốc", "Bằng khen"],
        &["", "Ghi chú: một người"],
        &["Sở Y tế"],
        &["2", "Trần Hai", "Bác sĩ", "Bằng khen"],
        &["", "", "", "Mẫu, ngày 05 tháng 11 năm 2026"],
        &["", "Người lập", "", "Giám đốc"],
        &["", "Trần Ba", "", "Trần Bốn"],
    ];
    let tables = read(rows, &[(8, 0, 3)]);
    let table = &tables.tables[0];
    assert_eq!(
        shown(table),
        [
            "3 [Tập thể] 1 | Phòng Một |  | Cờ",
            "6 [Cá nhân] 1 | Trần Một | Giám đốc | Bằng khen",
            "9 [Cá nhân > Sở Y tế] 2 | Trần Hai | Bác sĩ | Bằng khen",
        ]
    );
    assert_eq!(skipped(table), [4, 7, 10, 11, 12].map(|row| format!("{row} phần ký, ghi chú dưới bảng")),);
}

#[test]
fn the_rest_of_a_cut_row_is_joined_to_the_subject_right_above_only() {
    let header: &[&str] = &["STT", "Họ và tên", "Thành tích"];
    let tables = read(
        &[
            header,
            &["1", "Trần Một", "Đạt giải"],
            &["", "", "nhất năm 2025"],
            &["", "", "và năm 2026"],
            &["II", "Sở Hai"],
            &["", "", "Khen đột xuất"],
            &["2", "Trần Hai", "Tốt"],
            &["3", "Trần Ba", "Tốt"],
        ],
        &[],
    );
    let table = &tables.tables[0];
    assert_eq!(
        shown(table),
        [
            "2 [] 1 | Trần Một | Đạt giải nhất năm 2025 và năm 2026",
            "6 [Sở Hai]  |  | Khen đột xuất",
            "7 [Sở Hai] 2 | Trần Hai | Tốt",
            "8 [Sở Hai] 3 | Trần Ba | Tốt",
        ]
    );
    assert_eq!(skipped(table), [3, 4].map(|row| format!("{row} phần nối, đã ghép vào dòng trên")));
}

#[test]
fn a_first_name_under_a_merged_header_is_no_second_line_of_it() {
    let header: &[&str] = &["Họ và tên", "", "Chức vụ"];
    let tables = read(&[header, &["Lê Thị", "Cộng", "Giám đốc"], &["Trần Văn", "Hai", "Phó"]], &[(1, 0, 1)]);
    assert_eq!(shown(&tables.tables[0]), ["2 [] Lê Thị Cộng | Giám đốc", "3 [] Trần Văn Hai | Phó"]);
    // The names of the two parts are a second line.
    let tables = read(
        &[&["STT", "Họ và tên", "", "Đơn vị"], &["", "Họ đệm", "Tên"], &["1", "Lê Thị", "Hoa", "Sở Mẫu"]],
        &[(1, 1, 2)],
    );
    assert_eq!(tables.tables[0].header, ["STT", "Họ và tên / Họ đệm", "Họ và tên / Tên", "Đơn vị"]);
    assert_eq!(shown(&tables.tables[0]), ["3 [] 1 | Lê Thị | Hoa | Sở Mẫu"]);
}

#[test]
fn a_given_name_without_a_family_name_is_read() {
    let header: &[&str] = &["STT", "Họ và tên", "", "Chức vụ"];
    let tables = read(
        &[
            header,
            &["1", "Lê Thị", "Hoa", "Giám đốc"],
            &["2", "", "Bình", "Phó"],
            &["3", "Trần Văn", "An", "Nhân viên"],
        ],
        &[(1, 1, 2)],
    );
    assert_eq!(
        shown(&tables.tables[0]),
        ["2 [] 1 | Lê Thị Hoa | Giám đốc", "3 [] 2 | Bình | Phó", "4 [] 3 | Trần Văn An | Nhân viên"]
    );
}

#[test]
fn spelled_dates_in_a_table_of_two_columns_are_values() {
    let tables = read(
        &[
            &["Họ và tên", "Ngày sinh"],
            &["Trần Một", "ngày 05 tháng 01 năm 1980"],
            &["", "ngày 06 tháng 01 năm 1981"],
            &["Trần Ba", "ngày 07 tháng 01 năm 1982"],
            &[],
            &["Mẫu, ngày 05 tháng 11 năm 2026"],
        ],
        &[],
    );
    assert_eq!(tables.tables[0].rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(skipped(&tables.tables[0]), ["6 phần ký, ghi chú dưới bảng"]);
}

#[test]
fn hours_beyond_a_day_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["STT", "Họ và tên", "Số giờ"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    sheet.write_number(1, 0, 1).unwrap();
    sheet.write_string(1, 1, "Trần Một").unwrap();
    // 26 hours and a half are 26.5 / 24 days.
    sheet.write_number_with_format(1, 2, 26.5 / 24.0, &Format::new().set_num_format("[h]:mm")).unwrap();
    let tables = read_tables("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(shown(&tables.tables[0]), ["2 [] 1 | Trần Một | 26:30"]);
}

#[test]
fn years_under_a_merged_name_head_its_columns() {
    let rows: Rows<'_> = &[
        &["STT", "Họ và tên", "Đơn vị", "Kết quả xếp loại", "", ""],
        &["", "", "", "2024", "2025", "2026"],
        &["1", "Trần Một", "Phòng A", "HTT", "HTXS", "HTT"],
        &["2", "Trần Hai", "Phòng A", "HT", "HTT", "HTXS"],
    ];
    let tables = read(rows, &[(1, 3, 5)]);
    let table = &tables.tables[0];
    let heads = ["Kết quả xếp loại / 2024", "Kết quả xếp loại / 2025", "Kết quả xếp loại / 2026"];
    assert_eq!(table.header[table.header.len() - 3..], heads);
    assert_eq!(table.rows.len(), 2, "{:?}", shown(table));
    // A year of birth in the first row of data names no column.
    let births: Rows<'_> = &[
        &["STT", "Họ và tên", "Năm sinh", "Khen thưởng", ""],
        &["1", "Trần Một", "1980", "LĐTT", "2024"],
        &["2", "Trần Hai", "1981", "LĐTT", "2025"],
    ];
    assert_eq!(read(births, &[(1, 3, 4)]).tables[0].rows.len(), 2);
}
