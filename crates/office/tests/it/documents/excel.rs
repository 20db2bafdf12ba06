//! The XLSX, read back: types, page set-up, frozen header.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use chrono::{Days, NaiveDate};
use office::document::{Block, Cell, Column, Document, PageSetup, Table, Title};
use office::xlsx::write_xlsx;

use super::word::part;
use super::{sample, today};

/// The cells of the only sheet.
pub fn sheet(xlsx: &[u8]) -> Range<Data> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    workbook.worksheet_range(&name).unwrap()
}

/// A cell as its format shows it in Vietnam.
pub fn shown(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::DateTime(date) => {
            // Excel counts days from 30/12/1899.
            let days = format!("{:.0}", date.as_f64()).parse().unwrap();
            let day = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap().checked_add_days(Days::new(days)).unwrap();
            day.format("%d/%m/%Y").to_string()
        }
        other => panic!("{other:?}"),
    }
}

/// Index of the row whose first cell is this.
pub fn row_of(range: &Range<Data>, first: &str) -> usize {
    range.rows().position(|row| shown(&row[0]) == first).unwrap()
}

#[test]
fn numbers_are_numbers_and_dates_dates() {
    let xlsx = write_xlsx(&sample::nomination_list(PageSetup::landscape()), today()).unwrap();
    let range = sheet(&xlsx);
    let line = &range.rows().nth(row_of(&range, "2")).unwrap();
    assert_eq!(line[0], Data::Float(2.0));
    assert_eq!(line[1], Data::String("Phòng Nghiệp vụ 2 và Hợp tác phát triển".into()));
    assert!(matches!(line[4], Data::DateTime(_)));
    assert_eq!(shown(&line[4]), "02/11/2026");
    // 90 + 37/100.
    assert_eq!(line[5], Data::Float(90.37));
    assert_eq!(range.rows().nth(row_of(&range, "10")).unwrap()[5], Data::String("KXH".into()));
}

#[test]
fn the_sheet_is_set_up_for_paper() {
    let xlsx = write_xlsx(&sample::nomination_list(PageSetup::landscape()), today()).unwrap();
    let xml = part(&xlsx, "xl/worksheets/sheet1.xml");
    let header = row_of(&sheet(&xlsx), "STT") + 1;
    for setting in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "state=\"frozen\"",
        "<headerFooter differentFirst=\"1\">",
        "<firstFooter>&amp;C&amp;",
        &format!("ySplit=\"{header}\""),
    ] {
        assert!(xml.contains(setting), "{setting}");
    }
    let titles =
        format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'DANH SÁCH'!${header}:${header}<");
    assert!(part(&xlsx, "xl/workbook.xml").contains(&titles), "{titles}");
    assert!(part(&xlsx, "docProps/core.xml").contains("Danh sách đề nghị khen thưởng năm 2026"));
}

#[test]
fn group_rows_are_merged() {
    let xlsx = write_xlsx(&sample::nomination_list(PageSetup::portrait()), today()).unwrap();
    let xml = part(&xlsx, "xl/worksheets/sheet1.xml");
    let group = row_of(&sheet(&xlsx), sample::UNITS[0]) + 1;
    assert!(xml.contains(&format!("<mergeCell ref=\"A{group}:F{group}\"/>")));
}

#[test]
fn texts_are_never_formulas_and_too_long_ones_are_refused() {
    let mut document = Document::new("Bảng", "Sở Nội vụ", PageSetup::portrait());
    let mut table = Table::new(vec![Column::text("a", "Tên", 50), Column::text("b", "Ghi chú", 50)]);
    table.data(vec![Cell::text("=1+1"), Cell::text("0012")]);
    document.push(table);
    let range = sheet(&write_xlsx(&document, today()).unwrap());
    let line = range.rows().next_back().unwrap();
    assert_eq!(line, [Data::String("=1+1".into()), Data::String("0012".into())]);

    let mut table = Table::new(vec![Column::text("a", "Tên", 50)]);
    table.data(vec![Cell::text("a".repeat(32_768))]);
    document.push(table);
    let refused = write_xlsx(&document, today()).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.params["row"].as_str()), ("document.cell_too_long", "1"));
}

#[test]
fn a_part_with_columns_of_its_own_stands_on_its_sheet() {
    let mut document = Document::new("Bảng tính", "Sở Nội vụ", PageSetup::landscape());
    document.push(Title::new("Bảng tính tiền thưởng", ""));
    let mut lines = Table::new(vec![Column::integer("ordinal", "STT", 5), Column::text("name", "Tên", 95)]);
    lines.data(vec![Cell::integer(1), Cell::text("Sở Y tế")]);
    document.push(lines);
    document.push(Block::Sheet { name: "Mức: căn cứ".to_owned() });
    let mut rates = Table::new(vec![Column::text("what", "Mức áp dụng", 70), Column::text("cite", "Căn cứ", 30)]);
    rates.data(vec![Cell::text("Bằng khen"), Cell::text("Điều 55")]);
    document.push(rates);
    let xlsx = write_xlsx(&document, today()).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(xlsx.as_slice())).unwrap();
    // A colon is no letter of a sheet's name.
    assert_eq!(workbook.sheet_names(), ["BẢNG TÍNH TIỀN THƯỞNG", "Mức căn cứ"]);
    let range = workbook.worksheet_range("Mức căn cứ").unwrap();
    assert_eq!(range.rows().next().unwrap()[0], Data::String("Mức áp dụng".into()));
    // The first column is as wide as its own share, 70 of 100, and not as that of STT, 5 of 100.
    let width = |part_name: &str| -> u32 {
        let xml = part(&xlsx, part_name);
        let (_, after) = xml.split_once("<col min=\"1\" max=\"1\" width=\"").unwrap();
        after.split(['"', '.']).next().unwrap().parse().unwrap()
    };
    assert!(width("xl/worksheets/sheet2.xml") > 5 * width("xl/worksheets/sheet1.xml"));
}
