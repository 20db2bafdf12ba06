//! The PDF: every word in reading order, header and number on every page, nothing torn apart.

use office::document::{Cell, Column, Document, PageSetup, Table};
use office::pdf::{PdfOptions, Preview, Rendered, render_pdf};

use super::paper::{Paper, assert_in_order, words};
use super::{sample, today};

fn options() -> PdfOptions {
    PdfOptions { today: today() }
}

fn render(document: &Document) -> (Paper, Rendered) {
    let rendered = render_pdf(document, options()).unwrap();
    (Paper::of(&rendered.pdf), rendered)
}

fn both_ways() -> [Document; 2] {
    [PageSetup::portrait(), PageSetup::landscape()].map(sample::nomination_list)
}

#[test]
fn every_cell_is_read_in_order() {
    for document in both_ways() {
        let (paper, rendered) = render(&document);
        let text = paper.text(1, rendered.pages);
        let table = document.tables().next().unwrap();
        let grid = table.grid(&document.page);
        let cells = grid.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.cell.shown.as_str()));
        assert_in_order(cells, &words(&text));
        for line in text.lines() {
            let composed = domain::text::line(line);
            assert_eq!(words(line).join(" "), composed, "NFC");
        }
    }
}

#[test]
fn head_title_and_closing_are_there() {
    let (paper, rendered) = render(&sample::nomination_list(PageSetup::portrait()));
    let text = words(&paper.text(1, rendered.pages)).join(" ");
    for part in [
        "ỦY BAN NHÂN DÂN TỈNH HẢI ĐÔNG HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/TTr-HĐTĐKT",
        "Hải Đông, ngày 24 tháng 11 năm 2026",
        "DANH SÁCH Tập thể, cá nhân đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2026 (Kèm theo Tờ trình",
        "Tổng cộng: 30 tập thể, 30 cá nhân",
        "Nơi nhận: - Như trên; - Các thành viên Hội đồng; - Lưu: VT, TĐKT.",
        "TM. HỘI ĐỒNG KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Đặng Thị Ánh Khuê",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn the_header_is_on_every_page() {
    for document in both_ways() {
        let (paper, rendered) = render(&document);
        for page in 1..=rendered.pages {
            let text = words(&paper.text(page, page)).join(" ");
            let header = "STT Tên tập thể / Họ và tên Chức vụ, đơn vị công tác Tóm tắt thành tích Ngày nhận Điểm";
            assert_eq!(text.matches(header).count(), 1, "page {page}: {text}");
            assert!(text.contains("DỰ THẢO - in ngày 24/11/2026"), "page {page}");
        }
    }
}

#[test]
fn pages_are_numbered_from_the_second() {
    let (paper, rendered) = render(&sample::nomination_list(PageSetup::portrait()));
    // 20 mm of upper margin are 56 points.
    assert_eq!(paper.top_strip(1, 56), "");
    for page in 2..=rendered.pages {
        assert_eq!(paper.top_strip(page, 56), page.to_string());
    }
}

#[test]
fn the_paper_is_a4_both_ways() {
    let [portrait, landscape] = both_ways().map(|document| render(&document));
    // 210 × 297 mm at 72 points an inch.
    assert_eq!(portrait.0.sheet(), (595, 842));
    assert_eq!(landscape.0.sheet(), (842, 595));
    assert_eq!(portrait.0.pages(), portrait.1.pages);
    assert_eq!(portrait.0.property("Title"), "Danh sách đề nghị khen thưởng năm 2026");
    assert!(portrait.0.property("CreationDate").starts_with("Tue Nov 24"));
}

#[test]
fn a_group_row_never_ends_a_page_and_signatures_never_stand_alone() {
    for document in both_ways() {
        let (paper, rendered) = render(&document);
        for page in 1..=rendered.pages {
            let text = paper.text(page, page);
            let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("DỰ THẢO"));
            let last = lines.next_back().unwrap();
            assert!(!sample::UNITS.contains(&last), "page {page} ends with {last}");
        }
        let last = words(&paper.text(rendered.pages, rendered.pages)).join(" ");
        assert!(last.contains("59 Lê Hữu Dũng") && last.contains("60 Phạm Ngọc Hằng"), "{last}");
    }
}

#[test]
fn a_row_longer_than_a_page_loses_no_word() {
    let mut document = Document::new("Tóm tắt", "Sở Nội vụ", PageSetup::landscape());
    let mut table = Table::new(vec![Column::integer("ordinal", "STT", 10), Column::text("summary", "Tóm tắt", 90)]);
    let long = (1..=1500).map(|n| format!("việc {n}")).collect::<Vec<_>>().join("; ");
    table.data(vec![Cell::integer(1), Cell::text(long.as_str())]);
    table.data(vec![Cell::integer(2), Cell::text("hết")]);
    document.push(table);
    let (paper, rendered) = render(&document);
    assert!(rendered.pages > 1);
    let text = words(&paper.text(1, rendered.pages));
    assert_eq!(text.iter().filter(|word| *word == "việc").count(), 1500);
    assert_in_order((1..1500).map(|n| format!("{n};")).collect::<Vec<_>>().iter().map(String::as_str), &text);
    assert!(text.join(" ").ends_with("việc 1500 2 hết"));
}

#[test]
fn texts_are_never_typst_code() {
    let trap = "#panic(\"x\") *đậm* $x$ @nhãn <nhãn> \\ // hết [a] `b` = c";
    let mut document = Document::new(trap, trap, PageSetup::portrait());
    let mut table = Table::new(vec![Column::text("name", trap, 100)]);
    table.data(vec![Cell::text(trap)]);
    table.group(trap);
    document.push(table);
    let (paper, _) = render(&document);
    let text = words(&paper.text(1, 1)).join(" ");
    assert_eq!(text.matches(trap).count(), 3, "{text}");
}

#[test]
fn a_preview_shows_the_pages_of_the_pdf() {
    let preview = Preview::compile(&sample::score_summary(), options()).unwrap();
    assert_eq!(preview.pages(), 1);
    assert_eq!(preview.pdf().unwrap().pages, 1);
    let png = preview.page_png(1, 96).unwrap();
    // 595.28 × 841.89 points at 96 dots an inch, in the PNG header's big-endian width and height.
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 794);
    assert_eq!(u32::from_be_bytes(png[20..24].try_into().unwrap()), 1123);
    assert_eq!(preview.page_png(2, 96).unwrap_err().code, "document.no_such_page");
    assert_eq!(preview.page_png(0, 96).unwrap_err().code, "document.no_such_page");
}

#[test]
fn a_table_that_does_not_fit_is_refused() {
    let mut document = Document::new("Bảng", "Sở Nội vụ", PageSetup::portrait());
    let mut table = Table::new(vec![Column::text("name", "Tên", 100)]);
    table.data(vec![Cell::text("a"), Cell::text("b")]);
    document.push(table);
    assert_eq!(render_pdf(&document, options()).unwrap_err().code, "document.table_shape");
}

#[test]
fn a_document_can_be_kept_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Preview>();
}
