//! The list: invented names, units and deeds, long enough to break lines and pages.

use domain::date::PartialDate;
use domain::number::Exact;
use office::document::{
    Cell, Column, Document, LegalBases, Letterhead, PageSetup, Paragraph, Run, Signature, Signatures, Table, Title,
};

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi"];
const MIDDLE: [&str; 7] = ["Thị Phương", "Văn", "Hữu", "Ngọc", "Thị Ánh", "Quốc", "Xuân"];
const GIVEN: [&str; 11] = ["Ẩn", "Bình", "Cường", "Dũng", "Hằng", "Khuê", "Lẫm", "Mỹ", "Nghĩa", "Phượng", "Quỳnh"];
const POSTS: [&str; 4] = [
    "Trưởng phòng Kế hoạch - Tài chính",
    "Chuyên viên Văn phòng",
    "Phó Trưởng phòng phụ trách Phòng Nghiệp vụ và Tổng hợp",
    "Kế toán trưởng, Chủ tịch Công đoàn cơ sở",
];
/// Units that propose, the group rows of the list.
pub const UNITS: [&str; 6] = [
    "Sở Nông nghiệp và Môi trường",
    "Sở Giáo dục và Đào tạo",
    "Ủy ban nhân dân phường Đông Hồ",
    "Ủy ban nhân dân xã Nghĩa Giang",
    "Trung tâm Phục vụ hành chính công",
    "Ban Quản lý các khu kinh tế và khu công nghiệp",
];
const DEEDS: [&str; 3] = [
    "Hoàn thành xuất sắc nhiệm vụ; có 02 sáng kiến được công nhận ở cấp cơ sở và áp dụng hiệu quả",
    "Vượt 12,5% chỉ tiêu giải quyết hồ sơ đúng hạn; không có đơn thư khiếu nại kéo dài",
    "Huy động xã hội hóa làm 4,2 km đường giao thông nông thôn; xóa 17 nhà tạm, nhà dột nát",
];

/// The nomination list: two sections, six groups in each, sixty lines.
pub fn nomination_list(page: PageSetup) -> Document {
    let mut document = Document::new("Danh sách đề nghị khen thưởng năm 2026", "Sở Nội vụ", page);
    document.draft_stamp = Some("DỰ THẢO - in ngày 24/11/2026".to_owned());
    document.push(
        Letterhead::under("Ủy ban nhân dân tỉnh Hải Đông", "Hội đồng Thi đua - Khen thưởng")
            .numbered("Số: 05/TTr-HĐTĐKT")
            .dated("Hải Đông, ngày 24 tháng 11 năm 2026"),
    );
    document.push(
        Title::new("Danh sách", "Tập thể, cá nhân đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2026")
            .noted("(Kèm theo Tờ trình số 05/TTr-HĐTĐKT ngày 24 tháng 11 năm 2026)"),
    );
    document.push(list());
    document.push(Signatures::with_recipients(
        vec!["Như trên".into(), "Các thành viên Hội đồng".into(), "Lưu: VT, TĐKT".into()],
        Signature::new("Phó Chủ tịch", Some("Đặng Thị Ánh Khuê".into()))
            .by_authority("TM. Hội đồng")
            .by_authority("KT. Chủ tịch"),
    ));
    document
}

/// The table alone.
pub fn list() -> Table {
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 6),
        Column::text("name", "Tên tập thể / Họ và tên", 20),
        Column::text("post", "Chức vụ, đơn vị công tác", 24),
        Column::text("summary", "Tóm tắt thành tích", 26),
        Column::date("received", "Ngày nhận", 15),
        Column::decimal("score", "Điểm", 9),
    ]);
    let mut line = 0;
    for (label, section) in [("I", "Tập thể"), ("II", "Cá nhân")] {
        table.section(label, section);
        for unit in UNITS {
            table.group(unit);
            for _ in 0..5 {
                table.data(data_line(line, label == "I", unit));
                line += 1;
            }
        }
    }
    table.total("Tổng cộng: 30 tập thể, 30 cá nhân", Vec::new());
    table
}

fn data_line(line: usize, collective: bool, unit: &str) -> Vec<Cell> {
    let name = if collective {
        format!("Phòng Nghiệp vụ {} và Hợp tác phát triển", line + 1)
    } else {
        format!("{} {} {}", FAMILY[line % 8], MIDDLE[line % 7], GIVEN[line % 11])
    };
    let post = if collective { unit.to_owned() } else { format!("{}, {unit}", POSTS[line % 4]) };
    let score = Exact::fraction(9000 + 37 * i64::try_from(line).unwrap(), 100).unwrap();
    vec![
        Cell::count(line + 1),
        Cell::text(name),
        Cell::text(post),
        Cell::text(DEEDS[line % 3]),
        Cell::date(PartialDate::read(&format!("{}/11/2026", line % 28 + 1)).unwrap()),
        if line % 10 == 9 { Cell::text("KXH") } else { Cell::decimal(score, 2) },
    ]
}

/// A short submission: legal bases, running text, a score table with a two-level header, two signatures.
pub fn score_summary() -> Document {
    let mut document = Document::new("Bảng tổng hợp chấm điểm", "Khối thi đua số 3", PageSetup::portrait());
    document.push(
        Letterhead::alone(&["Ủy ban nhân dân", "tỉnh Hải Đông"])
            .numbered("Số: 12/BC-UBND")
            .dated("Hải Đông, ngày 05 tháng 01 năm 2027"),
    );
    document.push(Title::new("Bảng tổng hợp chấm điểm", "Khối thi đua các sở, ngành năm 2026"));
    document.push(LegalBases {
        items: vec![
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;".into(),
            "Căn cứ Quyết định số 86/2025/QĐ-UBND ngày 03 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh".into(),
        ],
    });
    document.push(Paragraph::body(vec![
        Run::plain("Khối thi đua đã chấm điểm "),
        Run::bold("04 đơn vị"),
        Run::plain(" theo thang điểm 100 và điểm thưởng, điểm trừ; kết quả được các đơn vị trong khối thống nhất "),
        Run::italic("(có biên bản kèm theo)"),
        Run::plain(", cụ thể như sau:"),
    ]));
    let mut table = Table::new(vec![
        Column::integer("ordinal", "STT", 7),
        Column::text("unit", "Đơn vị", 30),
        Column::decimal("first", "Phần I", 10),
        Column::decimal("second", "Phần II", 12),
        Column::decimal("bonus", "Thưởng", 11),
        Column::decimal("penalty", "Trừ", 8),
        Column::decimal("total", "Tổng điểm", 12),
        Column::integer("rank", "Xếp hạng", 10),
    ]);
    table.group_header("Điểm", 2, 4);
    let score = |hundredths: i64| Cell::decimal(Exact::fraction(hundredths, 100).unwrap(), 2);
    for (i, unit) in ["Sở Y tế", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Thanh tra tỉnh"].iter().enumerate()
    {
        let lost = i64::try_from(i).unwrap() * 125;
        table.data(vec![
            Cell::count(i + 1),
            Cell::text(*unit),
            score(6000 - lost),
            score(3550),
            score(500),
            Cell::empty(),
            score(10050 - lost),
            Cell::count(i + 1),
        ]);
    }
    table.note("Ghi chú: tổng điểm được vượt 100 khi có điểm thưởng.");
    document.push(table);
    document.push(Signatures::two(
        Signature::new("Người lập biểu", Some("Bùi Xuân Lẫm".into())).hinted("(Ký, ghi rõ họ tên)"),
        Signature::new("Trưởng khối", Some("Võ Ngọc Phượng".into())).by_authority("TM. Khối thi đua"),
    ));
    document
}
