//! Tables too wide for the paper: parted on paper and in Word, whole in the workbook, titles on their side, sums live.

use domain::number::Exact;
use office::document::{
    Block, Cell, Column, Document, Formula, Orientation, PageSetup, PaperSize, Paragraph, Run, Table,
};
use office::docx::write_docx;
use office::pdf::{PdfOptions, render_pdf};
use office::xlsx::write_xlsx;

use super::paper::Paper;
use super::today;
use super::word::{part, tables};

/// Two criteria and their sum for so many units of long names.
fn wide(units: usize, paper: PaperSize) -> Document {
    let page = PageSetup { paper, orientation: Orientation::Landscape, ..PageSetup::default() };
    let mut document = Document::new("Ma trận", "Sở Nội vụ", page);
    let mut columns = vec![Column::text("code", "STT", 6), Column::text("name", "Tiêu chí", 20)];
    columns.extend((1..=units).map(|nth| {
        let name = format!("Trung tâm Phục vụ hành chính công khu vực {nth}");
        Column::decimal(nth.to_string(), name, 5).turned()
    }));
    let points = |number: usize| Cell::decimal(Exact::count(number), 2);
    let mut table = Table { repeated: Some(2), ..Table::new(columns) };
    let line = |code: &str| vec![Cell::text(code), Cell::text(format!("Tiêu chí {code}"))];
    table.data(line("1").into_iter().chain((1..=units).map(points)).collect());
    table.data(line("2").into_iter().chain((1..=units).map(|nth| points(nth * 2))).collect());
    let sum = |nth: usize| {
        let cell = |row| Formula::Cell { row, column: nth + 1 };
        points(nth * 3).computed(Formula::Sum { of: vec![cell(0), cell(1)] })
    };
    table.total("Tổng điểm", (1..=units).map(sum).collect());
    document.push(table);
    document
}

#[test]
fn paper_and_word_part_what_the_workbook_keeps_whole() {
    let document = wide(20, PaperSize::A4);
    let word = write_docx(&document, today()).unwrap();
    // 74 % of the width hold fourteen columns of 5 %: twenty make two tables of ten.
    let widths: Vec<usize> = tables(&word).iter().map(|table| table[0].cells.len()).collect();
    assert_eq!(widths, [12, 12]);
    let xml = part(&word, "word/document.xml");
    assert_eq!(xml.matches("<w:textDirection w:val=\"btLr\"/>").count(), 20);
    assert_eq!(xml.matches("<w:pageBreakBefore/>").count(), 1);
    let paper = Paper::of(&render_pdf(&document, PdfOptions { today: today() }).unwrap().pdf);
    assert_eq!(paper.pages(), 2);
    let excel = part(&write_xlsx(&document, today()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(excel.contains("<f>SUM(V2:V3)</f><v>60</v>"), "unit 20: 20 + 40");
    assert!(excel.contains("fitToWidth=\"2\""));
}

#[test]
fn large_paper_holds_more() {
    let document = wide(14, PaperSize::A3);
    let paper = Paper::of(&render_pdf(&document, PdfOptions { today: today() }).unwrap().pdf);
    // 420 × 297 mm in points.
    assert_eq!((paper.pages(), paper.sheet()), (1, (1191, 842)));
    let word = part(&write_docx(&document, today()).unwrap(), "word/document.xml");
    assert!(word.contains("<w:pgSz w:w=\"23811\" w:h=\"16837\" w:orient=\"landscape\"/>"), "twentieths of a point");
    let excel = part(&write_xlsx(&document, today()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(excel.contains("paperSize=\"8\""));
}

#[test]
fn what_follows_a_page_break_begins_a_page_in_every_format() {
    let mut document = Document::new("", "", PageSetup::portrait());
    document.push(Paragraph::left(vec![Run::plain("trước")]));
    document.push(Block::PageBreak);
    document.push(Paragraph::left(vec![Run::plain("sau")]));
    let paper = Paper::of(&render_pdf(&document, PdfOptions { today: today() }).unwrap().pdf);
    assert_eq!(paper.pages(), 2);
    assert!(paper.text(2, 2).contains("sau"));
    let excel = part(&write_xlsx(&document, today()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(excel.contains("<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"1\""), "{excel}");
}
