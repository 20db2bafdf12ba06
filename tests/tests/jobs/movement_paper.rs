//! The papers of a movement: the same cells in PDF, Word and Excel, and numbers that nobody typed.

use serde_json::{Value, json};

use crate::golden::{LYING, UPRIGHT, assert_pages, assert_same};
use crate::work::Work;

/// Two units registered and a third has yet to; one reported both targets, another a part of the second.
fn followed(work: &Work) -> Value {
    let office =
        json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "signers": [] });
    work.call("office.save", office);
    let units = ["Sở Tài chính", "Trung tâm Tư vấn và Hỗ trợ doanh nghiệp miền núi"]
        .map(|name| work.save("unit.save", json!({ "name": name })));
    let late = work.save("unit.save", json!({ "name": "Ban Quản lý khu kinh tế" }));
    let plan = json!({ "number": "12/KH-UBND", "date": "2026-02-05", "issuer": "Ủy ban nhân dân tỉnh Mẫu",
        "movements": ["Chính quyền số"], "targets": [
            { "text": "Tỷ lệ hồ sơ trực tuyến", "unit": "%", "value": "90" },
            { "text": "Số cây trồng mới", "unit": "cây", "value": "1000", "reckoning": "sum", "shared": true }] });
    let id = work.save("movement.add_plain", plan);
    let mut movement = work.call("movement.get", json!({ "id": id }));
    movement["registrations"] = json!([
        { "unit_id": units[0], "aim": "Cờ thi đua", "date": "2026-01-05", "plan_number": "15/KH-STC", "plan_date": "2026-03-01" },
        { "unit_id": units[1], "aim": "Bằng khen" }, { "unit_id": late }]);
    let targets: Vec<Value> =
        movement["targets"].as_array().unwrap().iter().map(|target| target["id"].clone()).collect();
    work.call("movement.save", movement);
    let figure = |target: usize, unit: usize, period: &str, value: &str, source: &str| json!({ "target_id": targets[target], "unit_id": units[unit], "period": period, "value": value, "source": source });
    let figures = [
        figure(0, 0, "2026-H1", "76.5", "BC 30/BC-STC"),
        figure(1, 0, "2026-Q1", "150", ""),
        figure(1, 0, "2026-Q2", "100", ""),
        figure(1, 1, "2026-H1", "250", ""),
    ];
    work.call("movement.target_report", json!({ "id": id, "figures": figures }));
    id
}

/// Asserts that a printed text holds every one of these.
fn assert_says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
}

fn row(cells: &[String]) -> Vec<&str> {
    cells.iter().map(String::as_str).collect()
}

#[test]
fn the_targets_are_printed_with_what_each_unit_reached() {
    let work = Work::new();
    let id = followed(&work);
    let (pdf, cells) = assert_same(&work, "movement-targets", &json!({ "movement": id, "period": "2026" }));
    assert_pages(&pdf, LYING, &["STT", "Mức giao", "Đánh giá"]);
    assert_eq!(row(&cells[1])[..2], ["I", "Tỷ lệ hồ sơ trực tuyến (%) – phấn đấu từ 90 trở lên"]);
    // 76,5 ÷ 90 = 85 %.
    let reached = ["1", "Sở Tài chính", "90", "76,5", "85%", "Chưa đạt", "6 tháng đầu năm 2026; BC 30/BC-STC"];
    assert_eq!(row(&cells[2]), reached);
    assert_eq!(row(&cells[3])[2..6], ["90", "", "", "Chưa báo cáo"]);
    assert_eq!(cells[5][0], "1/3 đơn vị đã báo cáo; 0 đơn vị đạt");
    // 150 + 100 = 250; with 250 of the other 500 of 1.000: 50 %. The aim of all is asked of no single unit.
    assert_eq!(row(&cells[7])[2..6], ["", "250", "", ""]);
    assert_eq!(row(&cells[7])[6], "Quý I/2026, Quý II/2026");
    assert!(row(&cells[10]).windows(3).any(|three| three == ["1000", "500", "50%"]), "{:?}", cells[10]);
    let text = pdf.text();
    assert!(text.contains("BẢNG THEO DÕI CHỈ TIÊU") && text.contains("(Số liệu năm 2026)"), "{text}");
}

#[test]
fn the_report_holds_numbers_that_nobody_typed() {
    let work = Work::new();
    let id = followed(&work);
    let (pdf, cells) =
        assert_same(&work, "movement-summary", &json!({ "movement": id, "period": "2026", "number": "7" }));
    assert_eq!(row(&cells[1]), ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "từ 90 trở lên", "1/3", "0", ""]);
    assert_eq!(row(&cells[2]), ["2", "Số cây trồng mới", "cây", "chung từ 1000 trở lên", "2/3", "", "500"]);
    let text = pdf.text();
    assert_says(
        &text,
        &[
            "tại Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh Mẫu",
            "Số đơn vị đăng ký thi đua: 02 trên 03 đơn vị tham gia; 01 đơn vị ban hành kế hoạch riêng.",
            "Theo dõi 02 chỉ tiêu ở 03 đơn vị.",
            "Còn 02 đơn vị chưa báo cáo đủ: Trung tâm Tư vấn và Hỗ trợ doanh nghiệp miền núi; Ban Quản lý khu kinh tế.",
            "Chưa ghi nhận thành tích hưởng ứng phong trào; chưa đề nghị khen thưởng.",
            "V. PHƯƠNG HƯỚNG, NHIỆM VỤ",
            "Chưa ghi nhận mô hình mới, điển hình tiên tiến.",
            "Chưa tổ chức kiểm tra.",
        ],
    );
}

#[test]
fn units_that_registered_are_printed_in_their_order_and_a_movement_must_be_chosen() {
    let work = Work::new();
    let id = followed(&work);
    let options = json!({ "movement": id });
    let cells = work.print("movement-registration", options.clone(), "docx").cells();
    let pdf = work.print("movement-registration", options, "pdf");
    assert_pages(&pdf, UPRIGHT, &["STT", "Danh hiệu, mô hình đăng ký"]);
    assert_eq!(row(&cells[1]), ["1", "Sở Tài chính", "Cờ thi đua", "05/01/2026"]);
    assert_eq!(row(&cells[2])[2..], ["Bằng khen", ""]);
    assert_eq!(cells[3][0], "Tổng cộng: 02 đơn vị");
    assert_eq!(
        work.refused("print.preview", json!({ "name": "movement-registration" })).code,
        "print.movement_missing"
    );
}

#[test]
fn who_has_not_registered_or_planned_is_printed_with_what_is_left() {
    let work = Work::new();
    let id = followed(&work);
    let cells = work.print("movement-units", json!({ "movement": id }), "docx").cells();
    let pdf = work.print("movement-units", json!({ "movement": id }), "pdf");
    assert!(pdf.boxes().iter().all(|page| page == LYING));
    assert_eq!(row(&cells[1])[2..6], ["Cờ thi đua", "05/01/2026", "", "15/KH-STC, 01/03/2026"]);
    assert_eq!(cells[1][7], "Chưa phổ biến kế hoạch, chưa có chỉ tiêu riêng");
    assert_eq!(cells[3][7], "Chưa đăng ký, chưa phổ biến kế hoạch, chưa có kế hoạch, chưa có chỉ tiêu riêng");
    assert_eq!(cells[4][0], "Tổng cộng: 03 trên 03 đơn vị tham gia");
    let text = pdf.text();
    assert!(text.contains("Chưa đăng ký: 01 đơn vị.") && text.contains("Chưa có kế hoạch: 02 đơn vị."), "{text}");
    let missing = work.print("movement-missing", json!({ "movement": id }), "docx").cells();
    // The first has registered and planned: what else it has not done puts it on no list of those who have not.
    assert_eq!(missing.last().unwrap()[0], "Tổng cộng: 02 trên 03 đơn vị tham gia");
    assert_eq!(missing[1][4], "Chưa phổ biến kế hoạch, chưa có kế hoạch, chưa có chỉ tiêu riêng");
    let pdf = work.print("movement-missing", json!({ "movement": id }), "pdf");
    assert_pages(&pdf, UPRIGHT, &["STT", "Còn thiếu"]);
    assert!(!pdf.text().contains("Chưa phổ biến kế hoạch: "), "{}", pdf.text());
}

#[test]
fn the_form_of_registration_asks_for_the_targets_too() {
    let work = Work::new();
    let id = followed(&work);
    let (pdf, cells) = assert_same(&work, "movement-registration-form", &json!({ "movement": id }));
    assert_pages(&pdf, UPRIGHT, &["Danh hiệu, mô hình đăng ký", "Nội dung giao ước"]);
    assert_eq!(row(&cells[1]), ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "90", "", ""]);
    let text = pdf.text();
    for said in ["Đơn vị ……", "Kế hoạch số 12/KH-UBND ngày 05/02/2026", "Tỷ lệ hồ sơ trực tuyến", "THỦ TRƯỞNG ĐƠN VỊ"]
    {
        assert!(text.to_uppercase().contains(&said.to_uppercase()), "“{said}” is not in {text}");
    }
}

#[test]
fn who_owes_reports_or_registration_is_written_to() {
    let work = Work::new();
    let id = followed(&work);
    let units: Vec<Value> = work.items("unit.list").iter().map(|unit| unit["id"].clone()).collect();
    let due = json!({ "movement_id": id, "name": "Báo cáo sơ kết 6 tháng", "due": "2026-06-20", "units": units });
    work.call("report.demand", due);
    let finance = work.items("unit.list").into_iter().find(|unit| unit["name"] == "Sở Tài chính").unwrap();
    let came =
        json!({ "name": "Báo cáo sơ kết 6 tháng", "due": "2026-06-20", "unit_id": finance["id"], "text": "25/6/2026" });
    work.call("report.enter", json!({ "movement_id": id, "cells": [came] }));
    let letter =
        json!({ "movement": id, "date": "2026-07-01", "deadline": "2026-07-10", "number": "9", "owed": "report" });
    let (pdf, cells) = assert_same(&work, "movement-reminder", &letter);
    let names: Vec<&str> = cells.iter().skip(1).map(|row| row[1].as_str()).collect();
    // In the order of the movement's list.
    assert_eq!(names, ["Trung tâm Tư vấn và Hỗ trợ doanh nghiệp miền núi", "Ban Quản lý khu kinh tế"]);
    assert_eq!(row(&cells[1])[2..], ["Báo cáo sơ kết 6 tháng (hạn 20/06/2026)"]);
    let text = pdf.text();
    assert_says(
        &text,
        &[
            "V/v đôn đốc thực hiện phong trào thi đua",
            "Kính gửi:",
            "đến ngày 01/07/2026, Sở Nội vụ nhận thấy còn 02 đơn vị",
            "trước ngày 10/07/2026",
            "Lưu: VT",
        ],
    );
    // On the day itself nobody is late; what is not registered is owed all the same.
    let early = json!({ "movement": id, "date": "2026-06-20", "owed": "report" });
    let refused = work.refused("print.preview", json!({ "name": "movement-reminder", "options": early }));
    assert_eq!(refused.code, "movement.nobody_owes");
    let all = work.print("movement-reminder", json!({ "movement": id, "date": "2026-06-20" }), "docx").cells();
    assert_eq!(all[3][2], "Chưa đăng ký, chưa phổ biến kế hoạch, chưa có kế hoạch, chưa có chỉ tiêu riêng");
    let list = work.print("movement-reports", json!({ "movement": id }), "docx").cells();
    assert_eq!(row(&list[1])[..2], ["I", "Báo cáo sơ kết 6 tháng (hạn nộp 20/06/2026)"]);
    assert_eq!(row(&list[2]), ["1", "Sở Tài chính", "", "25/06/2026", "Nộp trễ"]);
    assert!(list[5][0].starts_with("01/03 đơn vị đã nộp; 01 nộp trễ"), "{list:?}");
}

#[test]
fn the_report_holds_what_was_written_and_what_was_followed_until_its_period_ended() {
    let work = Work::new();
    let id = followed(&work);
    let finance = work.items("unit.list").into_iter().find(|unit| unit["name"] == "Sở Tài chính").unwrap();
    let found = |name: &str, kind: &str, found: &str| {
        json!({ "movement_id": id, "name": name, "kind": kind, "found": found, "subject": { "kind": "unit", "id": finance["id"] },
            "commendation": "Giấy khen" })
    };
    work.call("movement.exemplar_save", found("Một cửa không giấy", "model", "2026-03-10"));
    work.call("movement.exemplar_save", found("Người cán bộ tận tụy", "exemplar", "2026-09-02"));
    let inspection = json!({ "movement_id": id, "unit_id": finance["id"], "date": "2026-05-10", "findings": "Hồ sơ đủ",
        "inspector": "Đoàn số 1", "remedy_due": "2026-06-01", "remedied": "2026-05-20" });
    work.call("movement.inspection_save", inspection);
    let write = |section: &str, text: &str| json!({ "id": id, "period": "2026-H1", "section": section, "text": text });
    work.call("movement.summary_write", write("limits", "Một số đơn vị còn chậm.\nNguyên nhân: thiếu người."));
    work.call("movement.summary_write", write("title", "Sơ kết nửa năm chuyển đổi số"));
    let half = json!({ "movement": id, "period": "2026-H1" });
    let text = work.print("movement-summary", half, "pdf").text();
    assert_says(
        &text,
        &[
            "Phát hiện 01 mô hình mới; 01 đã khen thưởng.",
            "Một cửa không giấy",
            "Tổ chức 01 lượt kiểm tra; không còn nội dung chưa khắc phục.",
            "Đã khắc phục",
            "III. HẠN CHẾ, NGUYÊN NHÂN",
            "Một số đơn vị còn chậm.",
            "Nguyên nhân: thiếu người.",
            "Sơ kết nửa năm chuyển đổi số",
        ],
    );
    assert!(!text.contains("Người cán bộ tận tụy"), "{text}");
    // The report on the year has texts of its own, and what came after the half.
    let year = work.print("movement-summary", json!({ "movement": id, "period": "2026" }), "pdf").text();
    assert!(year.contains("Người cán bộ tận tụy") && !year.contains("còn chậm"), "{year}");
    assert!(!year.contains("Sơ kết nửa năm"), "{year}");
    work.call("movement.summary_write", write("title", ""));
    work.call("movement.summary_write", write("limits", " "));
    let texts = work.call("movement.summary_texts", json!({ "id": id, "period": "2026-H1" }));
    assert!(texts["items"].as_array().unwrap().iter().all(|section| section["text"] == ""), "{texts}");
}

/// The office's own plan, with a higher one that it carries out.
fn planned(work: &Work) -> Value {
    let office = json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "symbol": "SNV",
        "place": "Mẫu", "recipients": ["Như trên", "Lưu: VT"], "signers": [{ "authority": "", "title": "Giám đốc", "name": "Lê Thị Mẫu" }] });
    work.call("office.save", office);
    let plan = json!({
        "title": "Tổ chức phong trào thi đua “Công vụ thân thiện” năm 2026", "movements": ["Công vụ thân thiện"],
        "period": { "from": "2026-03-01", "to": "2026-12" },
        "legal_bases": [
            { "kind": "Luật", "date": "2022-06-15", "title": "Thi đua, khen thưởng", "role": "basis" },
            { "kind": "Kế hoạch", "number": "12/KH-UBND", "date": "2026-02-05", "issuer": "UBND tỉnh",
              "title": "Phát động phong trào thi đua “Chính quyền số”", "role": "carries_out" },
            { "kind": "Công văn", "number": "9/SNV-TĐ", "role": "cited" }],
        "joined_movements": ["Chính quyền số", "Nụ cười công sở"],
        "purposes": [{ "text": "Nâng cao thái độ phục vụ", "label": "a", "level": 0 },
                     { "text": "Giảm phiền hà.", "label": "b", "level": 0 }],
        "requirements": ["Thiết thực, không hình thức."],
        "participants": ["Mọi phòng, đơn vị thuộc Sở."],
        "contents": [{ "text": "Giải quyết hồ sơ sớm hạn:", "label": "1", "level": 0 }, { "text": "rút ngắn thời gian;", "level": 1 }],
        "targets": [{ "text": "Hồ sơ sớm hạn", "unit": "%", "value": "30" }],
        "commendations": [{ "text": "Giấy khen của Giám đốc Sở.", "label": "1", "level": 0 }],
        "assignments": [
            { "who": "Văn phòng Sở", "task": "theo dõi" , "deadline": "hằng tháng" },
            { "who": "Văn phòng Sở", "task": "tổng hợp trước ngày 05/12/2026", "deadline": "trước ngày 05/12/2026" },
            { "who": "các phòng", "task": "đăng ký thi đua" }],
        "milestones": [{ "name": "sơ kết", "date": "2026-07" }],
        "slogans": ["Gần dân"] });
    work.save("movement.add_plain", plan)
}

#[test]
fn a_plan_is_printed_in_the_order_of_the_decree_with_what_was_typed_once() {
    let work = Work::new();
    let id = planned(&work);
    let options = json!({ "movement": id, "number": "7", "date": "2026-02-20" });
    let (pdf, cells) = assert_same(&work, "movement-plan", &options);
    assert_eq!(row(&cells[1]), ["1", "Hồ sơ sớm hạn", "%", "từ 30 trở lên"]);
    let text = pdf.text();
    let mut rest = text.as_str();
    for said in [
        "Số: 07/KH-SNV",
        "Mẫu, ngày 20 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "Tổ chức phong trào thi đua “Công vụ thân thiện” năm 2026",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.",
        // The joined movement that the higher plan names is not said again.
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của UBND tỉnh về phát động phong trào thi đua “Chính quyền số”; \
         hưởng ứng phong trào thi đua “Nụ cười công sở”; Sở Nội vụ ban hành Kế hoạch tổ chức phong trào thi đua “Công vụ thân \
         thiện” năm 2026, cụ thể như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "a) Nâng cao thái độ phục vụ",
        "b) Giảm phiền hà.",
        "2. Yêu cầu",
        "Thiết thực, không hình thức.",
        "II. ĐỐI TƯỢNG THI ĐUA",
        "Mọi phòng, đơn vị thuộc Sở.",
        "III. NỘI DUNG THI ĐUA",
        "1. Giải quyết hồ sơ sớm hạn:",
        "- rút ngắn thời gian;",
        "Khẩu hiệu, chủ đề: “Gần dân”.",
        "IV. CHỈ TIÊU",
        "V. THỜI GIAN THỰC HIỆN",
        "Từ ngày 01 tháng 3 năm 2026 đến hết tháng 12 năm 2026.",
        "- Sơ kết: tháng 7 năm 2026.",
        "VI. KHEN THƯỞNG",
        "1. Giấy khen của Giám đốc Sở.",
        "VII. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng Sở",
        "- Theo dõi (thời hạn: hằng tháng).",
        "- Tổng hợp trước ngày 05/12/2026.",
        "2. Các phòng: đăng ký thi đua./.",
        "Lê Thị Mẫu",
    ] {
        let place = rest.find(said).unwrap_or_else(|| panic!("“{said}” does not follow in {rest}"));
        rest = &rest[place + said.len()..];
    }
    assert!(!text.contains("9/SNV-TĐ") && !text.contains("GIẢI PHÁP"), "{text}");
}

#[test]
fn a_plan_of_another_body_keeps_its_head_and_its_signer_and_a_letter_is_answered_by_a_plan() {
    let work = Work::new();
    planned(&work);
    let higher = json!({ "kind": "directive", "number": "03/CT-UBND", "date": "2026-01-12", "place": "Mẫu", "issuer": "Ủy ban nhân dân tỉnh Mẫu",
        "title": "Phát động phong trào thi đua năm 2026", "contents": ["Một."],
        "recipients": [{ "name": "Các sở", "purpose": "Để thực hiện" }, { "name": "VT", "purpose": "Lưu" }],
        "signer": { "position": "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "name": "Trần Văn Mẫu" } });
    let directive = work.save("movement.add_plain", higher);
    let text = work.print("movement-plan", json!({ "movement": directive }), "pdf").text();
    assert_says(
        &text,
        &[
            "Số: 03/CT-UBND",
            "CHỈ THỊ",
            "ngày 12 tháng 01 năm 2026",
            "- Các sở (để thực hiện);",
            "- Lưu: VT.",
            "PHÓ CHỦ TỊCH",
            "Trần Văn Mẫu",
        ],
    );
    assert!(!text.contains("SỞ NỘI VỤ") && !text.contains("Lê Thị Mẫu"), "{text}");
    // Nobody of the office signs it either where the plan does not say who did.
    let unsigned = json!({ "number": "9/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Mẫu", "title": "Tổ chức thi đua", "contents": ["Hai."] });
    let unsigned = work.save("movement.add_plain", unsigned);
    let text = work.print("movement-plan", json!({ "movement": unsigned }), "pdf").text();
    assert!(text.contains("THỦ TRƯỞNG CƠ QUAN") && !text.contains("Lê Thị Mẫu"), "{text}");
    assert!(!text.contains("Nơi nhận"), "{text}");
    let letter = json!({ "kind": "official_letter", "number": "15/BNV-TĐ", "date": "2026-01-20", "issuer": "Bộ Nội vụ",
        "title": "Hưởng ứng phong trào thi đua “Đổi mới”", "movements": ["Đổi mới"] });
    let letter = work.save("movement.add_plain", letter);
    let text = work.print("movement-plan", json!({ "movement": letter }), "pdf").text();
    assert_says(
        &text,
        &[
            "Số: …/KH-SNV",
            "Thực hiện phong trào thi đua “Đổi mới”",
            "Thực hiện Công văn số 15/BNV-TĐ ngày 20 tháng 01 năm 2026 của Bộ Nội vụ về hưởng ứng phong trào thi đua “Đổi mới”; Sở Nội vụ ban hành Kế hoạch",
            "Lê Thị Mẫu",
        ],
    );
}

#[test]
fn the_chain_is_printed_from_the_highest_paper_down() {
    let work = Work::new();
    let id = planned(&work);
    let unit = work.save("unit.save", json!({ "name": "Chi cục Văn thư" }));
    let mut movement = work.call("movement.get", json!({ "id": id }));
    movement["registrations"] = json!([{ "unit_id": unit, "plan_number": "3/KH-CC", "plan_date": "2026-03-05" }]);
    work.call("movement.save", movement);
    let (_, cells) = assert_same(&work, "movement-chain", &json!({ "movement": id }));
    let shown: Vec<(&str, &str)> = cells[1..].iter().map(|row| (row[3].as_str(), row[4].as_str())).collect();
    assert_eq!(
        shown[shown.len() - 2..],
        [("Phong trào này", "Công vụ thân thiện"), ("Kế hoạch của đơn vị", "Chi cục Văn thư")]
    );
    assert_eq!(cells.last().unwrap()[5], "Kế hoạch số 3/KH-CC ngày 05/03/2026");
    assert!(shown.contains(&("Phong trào hưởng ứng", "Chính quyền số")), "{shown:?}");
}
