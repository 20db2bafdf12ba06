//! The text of documents: a plan written by the product's own writers and read back, Word's own numbers, old letters, web
//! pages, and files that are broken.

use std::io::Write;

use chrono::NaiveDate;
use domain::movement::PlanKind;
use domain::movement::reading::{Found, PlanReading, read_plan};
use office::document::{Document, LegalBases, Letterhead, PageSetup, Paragraph, Run, Signature, Signatures, Title};
use office::docx::write_docx;
use office::pdf::{PdfOptions, render_pdf};
use office::read::read_text;
use zip::write::SimpleFileOptions;

const CONTENTS: [&str; 2] = [
    "1. Thi đua rút ngắn thời gian giải quyết hồ sơ, phấn đấu 95% hồ sơ trả trước hạn; mỗi phòng có ít nhất 02 sáng kiến được Hội đồng sáng kiến của Sở công nhận trong năm.",
    "2. Thi đua xây dựng cơ quan văn hóa.",
];

/// A plan as the product prints it.
fn plan() -> Document {
    let mut document = Document::new("Kế hoạch", "Sở Nội vụ", PageSetup::portrait());
    document.push(
        Letterhead::under("Ủy ban nhân dân tỉnh Hải Đông", "Sở Nội vụ")
            .numbered("Số: 05/KH-SNV")
            .dated("Hải Đông, ngày 24 tháng 11 năm 2026"),
    );
    document.push(Title::new("Kế hoạch", "Phát động phong trào thi đua “Vì nhân dân phục vụ” năm 2027"));
    document.push(LegalBases {
        items: vec!["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022".into()]
    });
    document.push(Paragraph::left(vec![Run::plain("I. NỘI DUNG THI ĐUA")]));
    for content in CONTENTS {
        document.push(Paragraph::body(vec![Run::plain(content)]));
    }
    document.push(Signatures::with_recipients(
        vec!["Như trên".into(), "Lưu: VT, VP".into()],
        Signature::new("Giám đốc", Some("Đặng Thị Ánh Khuê".into())),
    ));
    document
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn value(found: Option<&Found>) -> &str {
    found.map_or("", |found| found.value.as_str())
}

fn check(reading: &PlanReading) {
    assert_eq!(reading.kind, PlanKind::Plan);
    assert_eq!(value(reading.number.as_ref()), "05/KH-SNV");
    assert_eq!(value(reading.date.as_ref()), "2026-11-24");
    assert_eq!(value(reading.place.as_ref()), "Hải Đông");
    assert_eq!(value(reading.issuer.as_ref()), "SỞ NỘI VỤ");
    assert_eq!(value(reading.movements.first()), "Vì nhân dân phục vụ");
    let contents: Vec<String> = reading.contents.iter().map(|item| format!("{}. {}", item.label, item.value)).collect();
    assert_eq!(contents, CONTENTS);
    assert_eq!(reading.legal_bases.len(), 1);
    assert_eq!(reading.targets.len(), 2);
    assert_eq!(value(reading.signer.name.as_ref()), "Đặng Thị Ánh Khuê");
    let recipients: Vec<&str> = reading.recipients.iter().map(|recipient| value(recipient.name.as_ref())).collect();
    assert_eq!(recipients, ["Như trên", "VT, VP"]);
}

#[test]
fn what_is_printed_is_read_back_from_pdf_and_word() {
    let document = plan();
    let pdf = render_pdf(&document, PdfOptions { today: today() }).unwrap().pdf;
    check(&read_plan(&read_text("ke-hoach.pdf", &pdf).unwrap()));
    let word = write_docx(&document, today()).unwrap();
    check(&read_plan(&read_text("ke-hoach.docx", &word).unwrap()));
}

/// A document around the body's XML; `numbering` is the body of word/numbering.xml.
fn word(body: &str, numbering: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, root, inner) in [
        ("word/document.xml", "document", format!("<w:body>{body}</w:body>")),
        ("word/numbering.xml", "numbering", numbering.to_owned()),
    ] {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(format!("<w:{root} xmlns:w=\"w\">{inner}</w:{root}>").as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

#[test]
fn numbers_that_word_counts_and_columns_stand_in_the_text() {
    let level = |level: u32, format: &str, around: &str| {
        format!("<w:lvl w:ilvl=\"{level}\"><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{around}\"/></w:lvl>")
    };
    let levels = [
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%2.%3."),
        level(3, "bullet", "·"),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>",
        levels.concat()
    );
    let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let counted = |level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let body = [
        format!(
            "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            cell(&(plain("UBND XÃ") + &plain("Số: 1/KH-UBND"))),
            cell(&plain("CỘNG HÒA"))
        ),
        counted(0, "Nội dung"),
        counted(1, "Một"),
        counted(2, "Hai"),
        counted(2, "Ba"),
        counted(3, "Bốn"),
        counted(0, "Tổ chức"),
        format!("<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>", cell(&plain("TT")), cell(&plain("Việc")), cell(&plain("Ai làm"))),
        "<w:p><w:r><w:t>Còn </w:t><w:br/><w:t>lại</w:t></w:r><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p>".to_owned(),
    ];
    let text = read_text("a.docx", &word(&body.concat(), &numbering)).unwrap();
    assert_eq!(
        text,
        "UBND XÃ\nSố: 1/KH-UBND\nCỘNG HÒA\nI. Nội dung\n1. Một\n1.1. Hai\n1.2. Ba\n- Bốn\nII. Tổ chức\nTT\tViệc\tAi làm\nCòn \nlại"
    );
}

#[test]
fn numbers_of_styles_stand_in_the_text() {
    let level = |level: u32, format: &str, around: &str, style: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{around}\"/></w:lvl>"
        )
    };
    let levels = [level(0, "upperRoman", "%1.", ""), level(1, "decimal", "%2.", "<w:pStyle w:val=\"Muc2\"/>")];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>",
        levels.concat()
    );
    let numbered = "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    let styles = format!(
        "<w:style w:styleId=\"Muc1\">{numbered}</w:style><w:style w:styleId=\"Muc2\">{numbered}</w:style><w:style w:styleId=\"Con\"><w:basedOn w:val=\"Muc2\"/></w:style>"
    );
    let styled = |style: &str, own: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        styled("Muc1", "", "Nội dung"),
        styled("Muc2", "", "Một"),
        styled("Muc2", "", "Hai"),
        styled("Muc2", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "Không số"),
        styled("Muc1", "", "Tổ chức"),
        styled("Muc2", "", "Ba"),
        styled("Thuong", "", "Hết"),
    ];
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, root, inner) in [
        ("word/document.xml", "document", format!("<w:body>{}</w:body>", body.concat())),
        ("word/numbering.xml", "numbering", numbering),
        ("word/styles.xml", "styles", styles),
    ] {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(format!("<w:{root} xmlns:w=\"w\">{inner}</w:{root}>").as_bytes()).unwrap();
    }
    let text = read_text("a.docx", &file.finish().unwrap().into_inner()).unwrap();
    assert_eq!(text, "I. Nội dung\n1. Một\n2. Hai\nKhông số\nII. Tổ chức\n1. Ba\nHết");
}

#[test]
fn old_letters_are_read_as_what_they_show() {
    // TCVN3 in a text file, one byte a letter (published table): "Sở Nội vụ phát động; Nguyễn Văn Bắc, cán bộ".
    let bytes: Vec<u8> =
        "Së Néi vô ph¸t ®éng; NguyÔn V¨n B¾c, c¸n bé".chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(read_text("cu.txt", &bytes).unwrap(), "Sở Nội vụ phát động; Nguyễn Văn Bắc, cán bộ");
}

#[test]
fn a_page_gives_its_words_and_a_workbook_none() {
    let page = "<!DOCTYPE html><html><body><nav>Trang chủ</nav><h1>Phát động thi đua</h1><p>Sáng nay, <b>xã</b>\nphát động.</p></body></html>";
    assert_eq!(
        read_text("tin.html", page.as_bytes()).unwrap(),
        "Trang chủ\nPhát động thi đua\nSáng nay, xã phát động."
    );
    let book = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/files/danh-sach.xls")).unwrap();
    assert_eq!(read_text("a.xls", &book).unwrap_err().code, "read.no_prose");
    assert_eq!(read_text("a.txt", b" \n").unwrap_err().code, "read.empty");
}

#[test]
fn a_broken_pdf_is_refused_or_read_in_part_and_never_stops_the_program() {
    assert_eq!(read_text("a.pdf", b"%PDF-1.7\nrubbish").unwrap_err().code, "read.damaged");
    let pdf = render_pdf(&plan(), PdfOptions { today: today() }).unwrap().pdf;
    for part in 1..20 {
        let mut broken = pdf[..pdf.len() * part / 20].to_vec();
        let _ = read_text("a.pdf", &broken);
        // A hole in the middle, the end as it was.
        broken.clone_from(&pdf);
        let hole = pdf.len() * part / 20;
        broken[hole..(hole + 40).min(pdf.len())].fill(b'0');
        let _ = read_text("a.pdf", &broken);
    }
}
