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
    for said in [
        "tại văn bản số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh Mẫu",
        "Số đơn vị đăng ký thi đua: 02 trên 03 đơn vị tham gia; 01 đơn vị ban hành kế hoạch riêng.",
        "Theo dõi 02 chỉ tiêu ở 03 đơn vị.",
        "Còn 02 đơn vị chưa báo cáo đủ: Trung tâm Tư vấn và Hỗ trợ doanh nghiệp miền núi; Ban Quản lý khu kinh tế.",
        "Đã ghi nhận 00 thành tích hưởng ứng phong trào; đề nghị khen thưởng 00 trường hợp.",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "Chưa ghi nhận mô hình mới, điển hình tiên tiến.",
        "Chưa tổ chức kiểm tra.",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
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
    assert_eq!(missing.last().unwrap()[0], "Tổng cộng: 03 trên 03 đơn vị tham gia");
}

#[test]
fn the_form_of_registration_asks_for_the_targets_too() {
    let work = Work::new();
    let id = followed(&work);
    let (pdf, cells) = assert_same(&work, "movement-registration-form", &json!({ "movement": id }));
    assert_pages(&pdf, LYING, &["Danh hiệu, mô hình đăng ký", "Nội dung giao ước"]);
    assert_eq!(row(&cells[1]), ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "90", "", ""]);
    let text = pdf.text();
    for said in ["Đơn vị ……", "văn bản số 12/KH-UBND ngày 05/02/2026", "Tỷ lệ hồ sơ trực tuyến", "THỦ TRƯỞNG ĐƠN VỊ"]
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
    assert_eq!(row(&cells[1])[2..], ["", "Báo cáo sơ kết 6 tháng (hạn 20/06/2026)"]);
    let text = pdf.text();
    for said in ["V/v đôn đốc thực hiện phong trào thi đua", "Kính gửi:", "còn 02 đơn vị", "trước ngày 10/07/2026"]
    {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
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
    let half = json!({ "movement": id, "period": "2026-H1" });
    let text = work.print("movement-summary", half, "pdf").text();
    for said in [
        "Phát hiện 01 mô hình mới, 00 điển hình tiên tiến; 00 đã nhân rộng, 01 đã khen thưởng.",
        "Một cửa không giấy",
        "Tổ chức 01 lượt kiểm tra; còn 00 nội dung chưa khắc phục.",
        "Đã khắc phục",
        "III. HẠN CHẾ, NGUYÊN NHÂN",
        "Một số đơn vị còn chậm.",
        "Nguyên nhân: thiếu người.",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
    assert!(!text.contains("Người cán bộ tận tụy"), "{text}");
    // The report on the year has texts of its own, and what came after the half.
    let year = work.print("movement-summary", json!({ "movement": id, "period": "2026" }), "pdf").text();
    assert!(year.contains("Người cán bộ tận tụy") && !year.contains("còn chậm"), "{year}");
    work.call("movement.summary_write", write("limits", " "));
    let texts = work.call("movement.summary_texts", json!({ "id": id, "period": "2026-H1" }));
    assert!(texts["items"].as_array().unwrap().iter().all(|section| section["text"] == ""), "{texts}");
}
