//! The printed page: the nomination list in both layouts and the score summary, the same cells in PDF, Word and Excel,
//! read back by other programs.

use serde_json::{Value, json};

use crate::paper::{Printed, words};
use crate::work::{Work, text};

pub const UPRIGHT: &str = "595 842";
pub const LYING: &str = "842 595";

/// Words, parted after a slash too: lines of paper break there.
fn pieces(text: &str) -> Vec<String> {
    words(&text.replace('/', "/ "))
}

/// Asserts that Word and Excel hold the same cells and that the PDF holds the words of every one, in their order.
pub fn assert_same(work: &Work, name: &str, options: &Value) -> (Printed, Vec<Vec<String>>) {
    let in_word = work.print(name, options.clone(), "docx").cells();
    let mut in_excel = work.print(name, options.clone(), "xlsx").cells();
    assert!(in_excel.len() >= in_word.len());
    in_excel.truncate(in_word.len());
    for (row, (word, excel)) in in_word.iter().zip(&in_excel).enumerate() {
        assert_eq!(word, &excel[..word.len()], "{name}, row {row}");
    }
    let pdf = work.print(name, options.clone(), "pdf");
    let stream = pieces(&pdf.text());
    let mut from = 0;
    // The header repeats on every page; the rows below it come once.
    let data = in_word.iter().skip_while(|row| row[0] == "STT" || row[0].is_empty());
    for cell in data.flatten() {
        let wanted = pieces(cell);
        if wanted.is_empty() {
            continue;
        }
        let found = stream[from..].windows(wanted.len()).position(|window| window == wanted);
        let near = || stream[from..].iter().take(30).cloned().collect::<Vec<_>>().join(" ");
        from += found.unwrap_or_else(|| panic!("{name}: “{cell}” does not follow; next: {}", near())) + wanted.len();
    }
    (pdf, in_word)
}

/// Every page of one size, its header at its head, its number in the upper margin from the second on.
pub fn assert_pages(pdf: &Printed, size: &str, header: &[&str]) -> usize {
    let boxes = pdf.boxes();
    assert!(boxes.iter().all(|page| page == size), "{boxes:?}");
    for page in 1..=boxes.len() {
        let drawn = pdf.page(page);
        for title in header {
            assert!(drawn.contains(title), "page {page} lacks “{title}”: {drawn}");
        }
        let number = if page == 1 { String::new() } else { page.to_string() };
        assert_eq!(pdf.top_margin(page), number, "page {page}");
    }
    boxes.len()
}

fn sample_batch(work: &Work) -> Value {
    work.items("batch.list")[0]["id"].clone()
}

#[test]
fn the_list_of_the_unit_goes_with_its_letter() {
    let work = Work::on_sample();
    let options = json!({ "batch": sample_batch(&work), "layout": "unit", "number": "5", "date": "2026-11-25" });
    let (pdf, cells) = assert_same(&work, "nomination-list", &options);
    let pages = assert_pages(&pdf, UPRIGHT, &["STT", "Chức vụ", "Ghi chú"]);
    assert!(pages >= 2, "{pages}");
    let first: Vec<&str> = cells[2].iter().map(String::as_str).collect();
    assert_eq!(first, ["1", "Sở Nội vụ", "", "", "Cờ thi đua của Ủy ban nhân dân tỉnh", ""]);
    assert_eq!(cells[1][0..2], ["I", "Tập thể"]);
    // 10 units, then people from 1 again.
    assert_eq!(cells[12][0..2], ["II", "Cá nhân"]);
    assert_eq!(cells[13][0..4], ["1", "Bà Lê Thị Ẩn", "Trưởng phòng", "Phòng Thi đua - Khen thưởng"]);
    assert_eq!(cells.last().unwrap()[0], "Tổng cộng: 10 tập thể, 18 cá nhân, 02 hộ gia đình");
    assert!(pdf.page(1).starts_with("DANH SÁCH"), "{}", pdf.page(1));
    assert!(pdf.text().contains("(Kèm theo Tờ trình số 05/TTr-SNV ngày 25 tháng 11 năm 2026 của Sở Nội vụ)"));
}

#[test]
fn the_summary_for_the_council_is_nested_by_award_kind_and_proposing_unit() {
    let work = Work::on_sample();
    // Nothing of the sample has been put before the council yet.
    let options = json!({ "batch": sample_batch(&work), "layout": "council", "meeting": "2026-12-05" });
    let refused = work.refused("print.preview", json!({ "name": "nomination-list", "options": options }));
    assert_eq!(refused.code, "print.no_line_in_states");
    let options =
        json!({ "batch": sample_batch(&work), "layout": "council", "meeting": "2026-12-05", "states": ["draft"] });
    let (pdf, cells) = assert_same(&work, "nomination-list", &options);
    let pages = assert_pages(&pdf, LYING, &["STT", "Tóm tắt thành tích", "Ý kiến thẩm định"]);
    assert!(pages >= 3, "{pages}");
    let sections: Vec<(&str, &str)> = cells
        .iter()
        .filter(|row| row[0].chars().all(|letter| letter.is_ascii_uppercase()) && !row[0].is_empty() && row[0] != "STT")
        .map(|row| (row[0].as_str(), row[1].as_str()))
        .collect();
    // From the highest award down (documents §21): chiến sĩ thi đua, cờ, bằng khen.
    assert_eq!(
        sections,
        [
            ("A", "Chiến sĩ thi đua cấp tỉnh"),
            ("I", "Cá nhân"),
            ("B", "Cờ thi đua của Ủy ban nhân dân tỉnh"),
            ("I", "Tập thể"),
            ("C", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("I", "Tập thể"),
            ("II", "Cá nhân"),
            ("III", "Hộ gia đình"),
        ]
    );
    let text = pdf.text();
    for part in [
        "ỦY BAN NHÂN DÂN TỈNH MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "(Tài liệu phục vụ phiên họp Hội đồng ngày 05/12/2026)",
        "Tổng cộng: 10 tập thể, 18 cá nhân, 02 hộ gia đình",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn a_list_of_many_pages_keeps_its_header_its_numbers_and_every_word() {
    let work = Work::new();
    let size = app::sample::Size { units: 90, criteria: 10, nominations: 260, history: 0 };
    work.app.with_context(&app::Progress::default(), |context| app::sample::seed(context, size)).unwrap();
    let batch = sample_batch(&work);
    for (layout, paper) in [("unit", UPRIGHT), ("council", LYING)] {
        let options = json!({ "batch": batch, "layout": layout, "numbering": "continuous", "states": ["draft"] });
        let (pdf, cells) = assert_same(&work, "nomination-list", &options);
        let pages = assert_pages(&pdf, paper, &["STT", "Ghi chú"]);
        assert!(pages >= 8, "{pages}");
        let numbers: Vec<u32> = cells.iter().filter_map(|row| row[0].parse().ok()).collect();
        assert_eq!(numbers, (1..=260).collect::<Vec<u32>>(), "{layout}");
    }
}

#[test]
fn the_score_summary_shows_parts_totals_and_shared_ranks() {
    let work = Work::on_sample();
    let round = work.items("round.list")[0].clone();
    let options = json!({ "round": round["id"], "date": "2026-12-01", "number": "12" });
    let (pdf, cells) = assert_same(&work, "score-summary", &options);
    assert_pages(&pdf, LYING, &["STT", "Tổng điểm", "Xếp hạng"]);
    // Worked out by hand in sample.rs: parts I, II, III, bonus, deduction, total, points that apply, percent, rank, grade.
    let row = |name: &str| cells.iter().find(|row| row[1] == name).unwrap()[2..].to_vec();
    assert_eq!(
        row("Sở Nội vụ"),
        ["38,75", "24", "23,1", "3,5", "0", "89,35", "90", "99,28", "1", "Hoàn thành xuất sắc nhiệm vụ"]
    );
    assert_eq!(
        row("Sở Y tế"),
        ["45,75", "23,5", "22,6", "0,5", "0", "92,35", "100", "92,35", "4", "Hoàn thành xuất sắc nhiệm vụ"]
    );
    assert_eq!(
        row("Sở Xây dựng"),
        ["38,63", "21", "18,1", "1", "-0,5", "78,23", "100", "78,23", "8", "Hoàn thành nhiệm vụ"]
    );
    let printed = pdf.text();
    for part in
        ["BẢNG TỔNG HỢP CHẤM ĐIỂM", text(&round, "name"), "đồng hạng", "GIÁM ĐỐC", "Nguyễn Đức Khuê", "Nơi nhận:"]
    {
        assert!(printed.contains(part), "{part}: {printed}");
    }
}
