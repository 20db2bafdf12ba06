//! Files as units send them, taken in: messy, twice, corrected, refused, undone.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::office::{Office, counts};

/// A list of units as a form prints it: titles above, a header of two rows with a merged cell, group rows, a total, a
/// formula error, a name typed with combining marks, dates as text and as dates, signatures.
fn messy_units(head_of_health: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh sách").unwrap();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 5, "DANH SÁCH ĐƠN VỊ NĂM 2026", &plain).unwrap();
    sheet.merge_range(2, 0, 3, 0, "STT", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "Tên đơn vị\n(ghi đầy đủ)", &plain).unwrap();
    sheet.merge_range(2, 2, 3, 2, "Trực thuộc", &plain).unwrap();
    sheet.merge_range(2, 3, 2, 4, "Thủ trưởng", &plain).unwrap();
    sheet.write_string(3, 3, "Họ tên").unwrap();
    sheet.write_string(3, 4, "Chức vụ").unwrap();
    sheet.merge_range(2, 5, 3, 5, "Ngày thành lập", &plain).unwrap();
    let decomposed: String = "Sở Tài chính".nfd().collect();
    let rows: [[&str; 6]; 7] = [
        ["I", "Các sở", "", "", "", ""],
        // The part stands before the whole.
        ["1", "Văn phòng", "Sở Y tế", "", "", ""],
        ["2", "Sở Y tế", "UBND tỉnh Mẫu", head_of_health, "Giám đốc", "15/8/1976"],
        ["3", &decomposed, "UBND tỉnh Mẫu", "Trần Thị Mơ", "Giám đốc", "tháng 3 năm 1997"],
        ["II", "Cơ quan khác", "", "", "", ""],
        ["4", "UBND tỉnh Mẫu", "", "", "", ""],
        ["", "Cộng: 04 đơn vị", "", "", "", ""],
    ];
    for (row, cells) in (4..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_formula(5, 3, rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write_string(12, 4, "Người lập biểu").unwrap();
    book.save_to_buffer().unwrap()
}

const AFTER_MESSY: [&str; 4] = [
    "STC | Sở Tài chính | UBND tỉnh Mẫu",
    "SYT | Sở Y tế | UBND tỉnh Mẫu",
    "UTM | UBND tỉnh Mẫu | –",
    "VP | Văn phòng | Sở Y tế",
];

#[test]
fn a_messy_list_is_taken_whatever_the_order_of_its_rows() {
    let office = Office::new();
    assert_eq!(office.import("unit", "don-vi.xlsx", messy_units("Lê Văn Mẫn"), json!({})), counts(4, 0, 0, 0));
    assert_eq!(office.units(), AFTER_MESSY);
    let heads = office.listed("unit.list", &["name", "head", "head_title", "founded"]);
    assert_eq!(heads[0], "Sở Tài chính | Trần Thị Mơ | Giám đốc | 1997-03");
    assert_eq!(heads[1], "Sở Y tế | Lê Văn Mẫn | Giám đốc | 1976-08-15");
}

#[test]
fn the_same_file_again_changes_nothing_and_leaves_no_line_in_the_log() {
    let office = Office::new();
    office.import("unit", "don-vi.xlsx", messy_units("Lê Văn Mẫn"), json!({}));
    let log = office.call("log.list", json!({ "limit": 50 }));
    assert_eq!(office.import("unit", "don-vi.xlsx", messy_units("Lê Văn Mẫn"), json!({})), counts(0, 0, 4, 0));
    assert_eq!(office.call("log.list", json!({ "limit": 50 })), log);
    assert_eq!(office.units(), AFTER_MESSY);
}

#[test]
fn a_corrected_file_changes_the_same_records_and_says_what() {
    let office = Office::new();
    office.import("unit", "don-vi.xlsx", messy_units("Lê Văn Mẫn"), json!({}));
    let request = office.read("unit", "don-vi.xlsx", messy_units("Ngô Thị Thanh"), json!({}));
    let rows = office.preview(&request);
    let fates: Vec<&str> = rows.iter().map(|row| row["fate"].as_str().unwrap()).collect();
    assert_eq!(fates, ["unchanged", "changed", "unchanged", "unchanged"]);
    assert_eq!(rows[1]["row"], 7);
    let change = json!({ "field": "Người đứng đầu", "before": "Lê Văn Mẫn", "after": "Ngô Thị Thanh" });
    assert_eq!(rows[1]["changes"], json!([change]));
    assert_eq!(office.import("unit", "don-vi.xlsx", messy_units("Ngô Thị Thanh"), json!({})), counts(0, 1, 3, 0));
    assert_eq!(office.units(), AFTER_MESSY);
}

/// Row 2 is good; the others are each wrong in another way.
const REFUSED: &str = "Mã,Tên đơn vị,Loại,Trực thuộc,Ngày thành lập\n\
    A,Sở Văn hóa,,,2020\n\
    B,Sở Nông nghiệp,Loại lạ,Không có,31/02/2020\n\
    C,Chi cục Một,,Chi cục Hai,\n\
    D,Chi cục Hai,,Chi cục Một,\n\
    E,Trung tâm,,,\n\
    E,Trung tâm Lớn,,,\n\
    F,Tổ Một,,Trung tâm Lớn,\n\
    G,,,,2020\n";

#[test]
fn every_refused_row_is_told_with_its_place_and_stops_all_of_them() {
    let office = Office::new();
    let request = office.read("unit", "loi.csv", REFUSED, json!({}));
    let failure = office.refused("import.write", request);
    let told: Vec<(u32, &str, &str)> = failure
        .faults
        .iter()
        .map(|fault| (fault.place.row.unwrap(), fault.code.as_str(), fault.place.column.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            (3, "date.invalid", "Ngày thành lập"),
            (3, "unit_kind.unknown", "Loại"),
            (3, "unit.unknown", "Trực thuộc"),
            (4, "unit.circle", "Trực thuộc"),
            (5, "unit.circle", "Trực thuộc"),
            (6, "import.row_twice", ""),
            (7, "import.row_twice", ""),
            (8, "import.parent_refused", "Trực thuộc"),
            (9, "unit.name_missing", "Tên đơn vị"),
        ]
    );
    assert_eq!(failure.faults[5].params["rows"], "6, 7");
    assert!(office.units().is_empty());
}

#[test]
fn a_unit_written_twice_in_one_list_is_told_and_a_kind_is_known_by_its_part() {
    let office = Office::new();
    let list = "STT,Đơn vị,Viết tắt,Loại,Trực thuộc\n\
        1,Ủy ban nhân dân phường An Thới,UBND phường AT,Phường,\n\
        2,UBND P. An Thới,,\"Xã, phường\",\n\
        3,UBND phường AT,,Xã phường đặc khu,\n\
        4,Phòng Tài chính,,,UBND phường AT\n\
        5,Phòng Tài chính,,,Sở Y tế\n\
        6,Sở Y tế,,Sở hữu,\n";
    let request = office.read("unit", "hai-lan.csv", list, json!({}));
    let failure = office.refused("import.write", request);
    let told: Vec<(u32, &str)> =
        failure.faults.iter().map(|fault| (fault.place.row.unwrap(), fault.code.as_str())).collect();
    assert!(told.contains(&(3, "unit.written_twice")), "{told:?}");
    assert!(told.contains(&(4, "unit.written_twice")), "{told:?}");
    assert!(told.contains(&(7, "unit_kind.unknown")), "{told:?}");
    assert!(!told.iter().any(|(row, code)| *row == 2 || (*row == 6 && *code == "unit.written_twice")), "{told:?}");
}

#[test]
fn skipped_rows_stay_listed_with_the_import() {
    let office = Office::new();
    assert_eq!(office.import_skipping("unit", "loi.csv", REFUSED, json!({})), counts(1, 0, 0, 9));
    assert_eq!(office.units(), ["A | Sở Văn hóa | –"]);
    let imports = office.call("import.list", json!({}));
    let import = &imports["items"][0];
    assert_eq!((import["file_name"].as_str(), import["added"].as_u64()), (Some("loi.csv"), Some(1)));
    let rows: Vec<u64> =
        import["skipped"].as_array().unwrap().iter().map(|skipped| skipped["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, [3, 4, 5, 6, 7, 8, 9]);
    assert!(import["skipped"][0]["why"].as_str().unwrap().contains("Loại lạ"));
}

#[test]
fn undo_takes_an_import_back_and_redo_brings_the_same_rows() {
    let office = Office::new();
    office.import("unit", "co-san.csv", "Mã,Tên đơn vị\nSYT,Sở Y tế\n", json!({}));
    let before = office.call("unit.list", json!({}));
    office.import("unit", "don-vi.xlsx", messy_units("Lê Văn Mẫn"), json!({}));
    let after = (office.call("unit.list", json!({})), office.call("import.list", json!({})));
    office.call("undo", json!({}));
    assert_eq!(office.call("unit.list", json!({})), before);
    assert_eq!(office.call("import.list", json!({}))["items"].as_array().unwrap().len(), 1);
    office.call("redo", json!({}));
    assert_eq!((office.call("unit.list", json!({})), office.call("import.list", json!({}))), after);
    assert!(office.call("check", json!({}))["items"].as_array().unwrap().is_empty());
}

#[test]
fn a_mapping_is_remembered_for_the_layout() {
    let office = Office::new();
    // "Tên giao dịch" says nothing to the program; the officer says that it is the short name.
    let table = "Tên đơn vị,Tên giao dịch\nSở Nội vụ,SNV\n";
    let mut request = office.read("unit", "a.csv", table, json!({}));
    assert_eq!(request["columns"]["short_name"], json!(null));
    request["columns"]["short_name"] = json!(1);
    office.call("import.write", request);
    let again = office.read("unit", "b.csv", "Tên đơn vị,Tên giao dịch\nSở Y tế,SYT\n", json!({}));
    assert_eq!(again["columns"]["short_name"], json!(1));
    assert_eq!(office.listed("unit.list", &["name", "short_name"]), ["Sở Nội vụ | SNV"]);
}

#[test]
fn an_empty_cell_takes_nothing_away() {
    let office = Office::new();
    office.import("unit", "a.csv", "Mã,Tên đơn vị,Người đứng đầu\nSNV,Sở Nội vụ,Lê An\n", json!({}));
    let partial = "Mã,Tên đơn vị,Người đứng đầu,Ghi chú\nSNV,Sở Nội vụ,,Mới\n";
    assert_eq!(office.import("unit", "b.csv", partial, json!({})), counts(0, 1, 0, 0));
    assert_eq!(office.listed("unit.list", &["head", "note"]), ["Lê An | Mới"]);
}

#[test]
fn a_file_is_written_only_as_it_was_looked_at() {
    let office = Office::new();
    let request = office.read("unit", "a.csv", "Tên đơn vị\nSở Một\nSở Hai\n", json!({}));
    office.file("a.csv", "Tên đơn vị\nSở Khác\n");
    office.call("import.write", request);
    assert_eq!(office.listed("unit.list", &["name"]), ["Sở Hai", "Sở Một"]);
    let gone = json!({ "kind": "unit", "file": "không có", "table": 0, "columns": { "name": 0 } });
    assert_eq!(office.refused("import.write", gone).code, "import.file_gone");
}

#[test]
fn letters_of_an_old_font_are_read_and_told() {
    let office = Office::new();
    // "Tên đơn vị", "Công an tỉnh", "Văn phòng", "cán bộ" as TCVN3 stores them (ê=ª, ô=«, ă=¨, á=¸).
    let table = "Tªn ®¬n vÞ,Ghi chó\nC«ng an tØnh,c¸n bé\nV¨n phßng,c¸n bé\n";
    assert_eq!(office.import("unit", "cu.csv", table, json!({})), counts(2, 0, 0, 0));
    assert_eq!(office.listed("unit.list", &["name", "note"]), ["Công an tỉnh | cán bộ", "Văn phòng | cán bộ"]);
}

/// Names that repeat, differ in a mark, and name one another as the unit above.
fn table() -> impl Strategy<Value = String> {
    const NAMES: [&str; 8] =
        ["Sở Y tế", "Sở Tư pháp", "Văn phòng", "Vân phòng", "Thanh tra", "Chi cục Thuế", "Ban Dân tộc", "Đài PTTH"];
    let code = prop::sample::select(vec!["", "", "", "A", "B", "C", "d1"]);
    let parent = prop::sample::select(vec!["", "", "Sở Y tế", "Sở Tư pháp", "A", "Ban Dân tộc"]);
    let row = (code, prop::sample::select(&NAMES[..]), parent);
    let row = row.prop_map(|(code, name, parent)| format!("{code},{name},{parent}\n"));
    prop::collection::vec(row, 1..6).prop_map(|rows| format!("Mã,Tên đơn vị,Trực thuộc\n{}", rows.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the table: it is refused as a whole, or a second import finds everything there.
    #[test]
    fn importing_twice_is_importing_once(table in table()) {
        let office = Office::new();
        match office.try_import("unit", "a.csv", &table, json!({})) {
            Err(_) => prop_assert!(office.units().is_empty()),
            Ok(first) => {
                let units = office.units();
                let second = office.try_import("unit", "a.csv", &table, json!({}));
                prop_assert_eq!(second, Ok(counts(0, 0, first.added, 0)), "{}", table);
                prop_assert_eq!(office.units(), units);
            }
        }
    }
}
