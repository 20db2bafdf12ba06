//! Plans, letters, directives, decisions and pages of our own (invented places and names), each read and compared with
//! what a person wrote down beside it before the program read it: every field, so that nothing is missing and nothing invented.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use domain::movement::reading::{Found, FoundItem, PlanReading, read_plan};
use domain::movement::{BasisRole, PlainMovement, TargetDirection};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    texts.sort();
    assert!(texts.len() >= 10, "{texts:?}");
    texts
}

fn value(found: Option<&Found>) -> &str {
    found.map_or("", |found| found.value.as_str())
}

fn item(item: &FoundItem) -> String {
    format!("{}|{}|{}", item.label, item.level, item.value)
}

/// The values of a reading in the form in which the expected ones were written.
fn shown(reading: &PlanReading) -> Value {
    let texts = |list: &[Found]| list.iter().map(|found| found.value.clone()).collect::<Vec<_>>();
    let items = |list: &[FoundItem]| list.iter().map(item).collect::<Vec<_>>();
    let joined = |parts: &[Option<&Found>]| parts.iter().map(|part| value(*part)).collect::<Vec<_>>().join("|");
    let bases = reading.legal_bases.iter().map(|basis| {
        let role = match basis.role {
            BasisRole::Basis => "basis",
            BasisRole::CarriesOut => "carries_out",
            BasisRole::Cited => "cited",
        };
        let parts = [&basis.kind, &basis.number, &basis.date, &basis.issuer, &basis.title].map(Option::as_ref);
        format!("{role}|{}", joined(&parts))
    });
    json!({
        "is_plan": reading.is_plan,
        "kind": reading.kind,
        "number": value(reading.number.as_ref()),
        "date": value(reading.date.as_ref()),
        "place": value(reading.place.as_ref()),
        "issuer": value(reading.issuer.as_ref()),
        "title": value(reading.title.as_ref()),
        "movements": texts(&reading.movements),
        "period": [value(reading.period.from.as_ref()), value(reading.period.to.as_ref())],
        "legal_bases": bases.collect::<Vec<_>>(),
        "purposes": items(&reading.purposes),
        "requirements": items(&reading.requirements),
        "contents": items(&reading.contents),
        "solutions": items(&reading.solutions),
        "participants": items(&reading.participants),
        "commendations": items(&reading.commendations),
        "indexes": texts(&reading.indexes),
        "targets": reading.targets.iter().map(|t| {
            let most = if t.direction == Some(TargetDirection::AtMost) { "|≤" } else { "" };
            joined(&[Some(&t.text), t.value.as_ref(), t.unit.as_ref()]) + most
        }).collect::<Vec<_>>(),
        "joined_movements": texts(&reading.joined_movements),
        "assignments": reading.assignments.iter().map(|a| joined(&[a.who.as_ref(), a.task.as_ref(), a.deadline.as_ref()])).collect::<Vec<_>>(),
        "recipients": reading.recipients.iter().map(|r| joined(&[r.name.as_ref(), r.purpose.as_ref()])).collect::<Vec<_>>(),
        "signer": [value(reading.signer.position.as_ref()), value(reading.signer.name.as_ref())],
        "slogans": texts(&reading.slogans),
    })
}

fn differences(name: &str, reading: &PlanReading, expected: &Value) -> Vec<String> {
    let shown = shown(reading);
    let fields = shown.as_object().unwrap();
    assert_eq!(fields.len(), expected.as_object().unwrap().len(), "{name}: every field has its expectation");
    let different = fields.iter().filter(|(field, value)| expected.get(field.as_str()) != Some(value));
    different
        .map(|(field, value)| format!("{name} {field}\n   read {value:#}\n   expected {:#}", expected[field]))
        .collect()
}

fn expected(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap()
}

#[test]
fn every_field_of_every_text_is_read_and_nothing_else() {
    let mut wrong = Vec::new();
    for path in texts() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(differences(&name, &read_plan(&fs::read_to_string(&path).unwrap()), &expected(&path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn decomposed_letters_and_foreign_line_ends_change_nothing() {
    for path in texts() {
        let text: String = fs::read_to_string(&path).unwrap().nfd().collect();
        let reading = read_plan(&format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
        assert_eq!(differences("", &reading, &expected(&path)), Vec::<String>::new());
    }
}

#[test]
fn a_reading_becomes_a_movement() {
    for path in texts() {
        let reading = read_plan(&fs::read_to_string(&path).unwrap());
        let plain = PlainMovement::read(serde_json::to_value(&reading).unwrap()).unwrap();
        let movement = plain.into_movement().unwrap();
        if !reading.is_plan {
            continue;
        }
        let movement = movement.checked().unwrap();
        assert_eq!(movement.contents.len(), reading.contents.len());
        assert_eq!(
            movement.contents.first().map(|part| part.line.label.clone()),
            reading.contents.first().map(|item| item.label.clone())
        );
        assert_eq!(movement.legal_bases.len(), reading.legal_bases.len());
        assert_eq!(movement.text, reading.text);
    }
}

/// Every `{value, span}` within a reading.
fn spans(json: &Value, found: &mut Vec<(String, [usize; 2])>) {
    if let (Some(value), Some(span)) = (json.get("value"), json.get("span")) {
        found.push((value.as_str().unwrap().to_owned(), serde_json::from_value(span.clone()).unwrap()));
    }
    match json {
        Value::Object(fields) => fields.values().for_each(|field| spans(field, found)),
        Value::Array(items) => items.iter().for_each(|item| spans(item, found)),
        _ => {}
    }
}

/// Whether the words of a value stand in the text where it says: the same letters, or, of a date, its year; of columns that
/// were mixed, in their order with the other column's words between.
fn stands(value: &str, slice: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if "–‑−".contains(c) { '-' } else { c })
            .collect::<Vec<char>>()
    };
    let mut rest = letters(slice).into_iter();
    let in_order = letters(value).iter().all(|c| rest.any(|other| other == *c));
    in_order
        || slice.contains(value.split('-').next().unwrap_or_default())
        || (value.len() == 10 && value.contains('-'))
}

fn check_spans(text: &str) {
    let reading = read_plan(text);
    let characters: Vec<char> = reading.text.chars().collect();
    let mut found = Vec::new();
    spans(&serde_json::to_value(&reading).unwrap(), &mut found);
    for (value, [start, end]) in found {
        assert!(start < end && end <= characters.len(), "{value} {start} {end}");
        let slice: String = characters[start..end].iter().collect();
        assert!(stands(&value, &slice), "{value:?} is not {slice:?}");
    }
}

#[test]
fn every_span_points_at_its_value() {
    for path in texts() {
        check_spans(&fs::read_to_string(&path).unwrap());
    }
}

const RECIPE: &str = "PHỞ BÒ GIA TRUYỀN\n\nNguyên liệu:\n1. Xương ống bò: 2 kg.\n2. Bánh phở: ít nhất 1 kg.\n3. Gừng, hành, quế.\n\nThực hiện:\n- Nướng 100% gừng và hành.\n- Ninh xương trong 8 giờ, hạ lửa còn 50%.\nMục tiêu là nước trong, ngọt; phấn đấu đạt tối thiểu 10 bát.\n";

const NOVEL: &str = "Chương 1\n\nÔng Hai đứng lặng trước sân. “Phong trào bây giờ khác xưa rồi”, ông nói, rồi quay vào nhà. Năm 1968, ông từng đi đầu trong phong trào thi đua của hợp tác xã, được tặng giấy khen.\n\n- Thầy ơi, - Thắm gọi, - xã vừa gửi giấy mời.\n\nÔng không trả lời. Ngoài kia, mưa bắt đầu rơi trên những mái ngói cũ.\n";

const MINUTES: &str = "UBND XÃ ĐỒNG TIẾN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/BB-UBND\nĐồng Tiến, ngày 5 tháng 3 năm 2026\nBIÊN BẢN\nHọp Hội đồng Thi đua - Khen thưởng xã\nI. Thành phần\n1. Ông Lê A, Chủ tịch.\nII. Nội dung\n1. Xét đề nghị khen thưởng phong trào thi đua năm 2025.\n2. Bỏ phiếu: 100% đồng ý.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỌA\nLê Văn An\n";

const DEADLINE_LETTER: &str = "UBND TỈNH PHÚ HÀ\nSỞ NỘI VỤ\nSố: 55/SNV-TĐKT\nV/v nộp hồ sơ đề nghị khen thưởng phong trào thi đua năm 2026\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPhú Hà, ngày 2 tháng 11 năm 2026\nKính gửi: Các sở, ngành.\nĐể kịp xét khen thưởng, Sở Nội vụ đề nghị các cơ quan:\n1. Gửi hồ sơ trước ngày 30/11/2026.\n2. Chịu trách nhiệm về thành tích.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n";

const AWARDS: &str = "ỦY BAN NHÂN DÂN\nTỈNH PHÚ HÀ\nSố: 90/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPhú Hà, ngày 2 tháng 11 năm 2026\nQUYẾT ĐỊNH\nVề việc tặng Bằng khen cho các tập thể có thành tích xuất sắc trong phong trào thi đua “Giữ rừng”\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\nQUYẾT ĐỊNH:\nĐiều 1. Tặng Bằng khen cho 12 tập thể.\nĐiều 2. Quyết định có hiệu lực từ ngày ký./.\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n";

const INVITATION: &str = "TRƯỜNG THPT TÂN AN KHÊ\nSố: 8/GM-THPT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTân An Khê, ngày 2 tháng 9 năm 2026\nGIẤY MỜI\nDự lễ phát động phong trào thi đua năm học mới\nKính gửi: Quý phụ huynh.\nThời gian: 8 giờ ngày 5/9/2026.\nHIỆU TRƯỞNG\nLê Văn An\n";

const LAW: &str = "Điều 18. Phát động, tổ chức phong trào thi đua\n1. Người đứng đầu cơ quan, tổ chức, đơn vị có trách nhiệm xác định mục tiêu thi đua.\n2. Tổ chức phát động, chỉ đạo thực hiện phong trào thi đua.\nĐiều 19. Danh hiệu thi đua\n1. Danh hiệu thi đua đối với cá nhân.\n";

const RESULT_NEWS: &str = "Phú Hà: 9 tháng, thu ngân sách vượt 12%\n\n09:12 05/10/2026\n\nTheo Sở Tài chính, 9 tháng năm 2026 thu ngân sách trên địa bàn tỉnh Phú Hà đạt 12.400 tỷ đồng, vượt 12% so với cùng kỳ, trong đó thu nội địa chiếm 80%.\n\nKết quả này có sự đóng góp của phong trào thi đua yêu nước do tỉnh phát động từ đầu năm, theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh.\n";

const SUMMARY_NEWS: &str = "Tổng kết 5 năm phong trào thi đua “Dân vận khéo”\n\nSáng 12/10, Ban Thường vụ Tỉnh ủy tổ chức hội nghị tổng kết 5 năm thực hiện phong trào thi đua “Dân vận khéo” giai đoạn 2021 - 2025, biểu dương 35 tập thể, 40 cá nhân tiêu biểu trong toàn tỉnh.\n\nHội nghị đề ra nhiệm vụ: Xây dựng thêm 500 mô hình; Mỗi xã có ít nhất 02 điển hình.\n";

const QUESTION: &str = "Hỏi: Cơ quan tôi muốn tổ chức phát động phong trào thi đua thì cần những thủ tục gì?\n\nTrả lời: Theo Điều 18 Luật Thi đua, khen thưởng năm 2022, người đứng đầu cơ quan, tổ chức, đơn vị phát động phong trào thi đua trong phạm vi quản lý của mình và chịu trách nhiệm về kết quả.\n";

#[test]
fn a_text_without_a_plan_gives_an_empty_answer() {
    for text in [
        "",
        "   \n\n",
        "Công thức nấu phở: 1. Xương bò 2 kg. 2. Bánh phở.",
        "Thi đua là yêu nước.",
        "\u{0}\u{1}\u{FFFD}",
        "Kính gửi anh Hải, tối nay họp lúc 7 giờ.",
        RECIPE,
        NOVEL,
        MINUTES,
        DEADLINE_LETTER,
        AWARDS,
        INVITATION,
        LAW,
        RESULT_NEWS,
        SUMMARY_NEWS,
        QUESTION,
    ] {
        let reading = read_plan(text);
        // What stands at the top of a paper of another kind is read all the same.
        let empty = PlanReading {
            text: reading.text.clone(),
            kind: reading.kind,
            number: reading.number.clone(),
            date: reading.date.clone(),
            place: reading.place.clone(),
            issuer: reading.issuer.clone(),
            title: reading.title.clone(),
            ..PlanReading::default()
        };
        assert_eq!(reading, empty, "{text}");
        assert!(!reading.is_plan);
    }
}

/// Pieces of papers and of noise, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        prop::sample::select(vec![
            "KẾ HOẠCH",
            "\n",
            "\n\n",
            "Số: 12/KH-UBND",
            "Căn cứ Luật",
            "“",
            "”",
            "\"",
            "I. ",
            "1. ",
            "a) ",
            "(1) ",
            "- ",
            ";",
            ".",
            "./.",
            ":",
            "Điều 1. ",
            "phong trào thi đua ",
            "Nơi nhận:",
            "Lưu: VT",
            "GIÁM ĐỐC",
            "Nguyễn Văn A",
            "ngày 05 tháng 3 năm 2026",
            "đến năm 2025",
            "100%",
            "ít nhất 02 mô hình",
            "chỉ số ",
            "(PCI)",
            "của ",
            "về việc ",
            "Sở Nội vụ ",
            "phát động ",
            "Thực hiện Chỉ thị số 1/CT-TTg",
            "\t",
            "    ",
            "NỘI DUNG",
            "TỔ CHỨC THỰC HIỆN",
            "giải pháp: ",
            "trước ngày ",
            "V/v ",
            "Kính gửi",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ",",
            "và ",
            "từ ",
            "Quý IV/2026",
            "hưởng ứng ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_spans_stay_true(text in pieces()) {
        check_spans(&text);
    }

    #[test]
    fn a_paper_with_anything_in_it_is_read(text in pieces()) {
        check_spans(&format!("UBND TỈNH A\nSố: 1/KH-UBND\nKẾ HOẠCH\nPhát động thi đua “B”\n{text}\n"));
    }
}
