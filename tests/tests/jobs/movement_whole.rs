//! Five papers of the kinds that offices send, each from its text to a printed list of nominations and a closing report:
//! an article about a plan that names its documents and indexes, a plan whose number is still blank, an article about
//! answering, an article with a far aim, a directive in nine points. The texts are those whose every field is compared in
//! the domain's tests; the numbers on the papers are worked out beside them.

use serde_json::{Value, json};

use crate::work::{Work, text};

/// A paper, what an officer adds while reviewing it, and what the closing report must say.
struct Paper {
    name: &'static str,
    text: &'static str,
    /// Name, and fields that the text left open.
    review: fn(&mut Value),
    /// Targets that the officer adds, as they are typed.
    targets: &'static str,
    units: [&'static str; 4],
    /// Target and unit by their places, and what the unit reported for 2026.
    figures: &'static [(usize, usize, &'static str)],
    /// Rows of the report's table of targets.
    rows: &'static [[&'static str; 7]],
    /// Sentences of the report.
    says: &'static [&'static str],
}

fn unchanged(_: &mut Value) {}

fn numbered(plan: &mut Value) {
    plan["number"] = json!("14/KH-SYT");
    plan["date"] = json!("2026-01-20");
}

const PAPERS: [Paper; 5] = [
    Paper {
        name: "an article about a plan",
        text: include_str!("../../../crates/domain/tests/plans/tin-ve-ke-hoach-so.txt"),
        review: unchanged,
        targets: r#"[{ "text": "Sáng kiến được công nhận", "unit": "sáng kiến", "value": "10", "reckoning": "sum", "shared": true },
            { "text": "Hồ sơ trễ hạn", "unit": "hồ sơ", "value": "3", "direction": "at_most" }]"#,
        units: [
            "Phòng Quản lý công nghệ",
            "Trung tâm Ứng dụng tiến bộ khoa học",
            "Chi cục Tiêu chuẩn Đo lường",
            "Văn phòng Sở",
        ],
        // 3 + 2 + 1 = 6 of the 10 that all share. 4 files of at most 3 do not reach the aim, 0 does.
        figures: &[(0, 0, "3"), (0, 1, "2"), (0, 2, "1"), (1, 0, "0"), (1, 1, "4")],
        rows: &[
            ["1", "Sáng kiến được công nhận", "sáng kiến", "chung từ 10 trở lên", "3/4", "", "6"],
            ["2", "Hồ sơ trễ hạn", "hồ sơ", "không quá 3", "2/4", "1", ""],
        ],
        says: &[
            "phong trào thi đua thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
            "Phong trào do Sở Khoa học và Công nghệ phát động.",
            "Theo dõi 02 chỉ tiêu ở 04 đơn vị. Còn 02 đơn vị chưa báo cáo đủ: Chi cục Tiêu chuẩn Đo lường; Văn phòng Sở.",
        ],
    },
    Paper {
        name: "a plan whose number is still blank",
        text: include_str!("../../../crates/domain/tests/plans/ke-hoach-so-chua-so.txt"),
        review: numbered,
        targets: r#"[{ "text": "Tỷ lệ người bệnh hài lòng", "unit": "%", "value": "90" }]"#,
        units: [
            "Bệnh viện Đa khoa tỉnh",
            "Bệnh viện Sản - Nhi",
            "Trung tâm Kiểm soát bệnh tật",
            "Trạm Y tế phường Bến Đá",
        ],
        figures: &[(0, 0, "92,5"), (0, 1, "90"), (0, 2, "88")],
        rows: &[["1", "Tỷ lệ người bệnh hài lòng", "%", "từ 90 trở lên", "3/4", "2", ""]],
        says: &[
            "Phong trào được phát động tại Kế hoạch số 14/KH-SYT ngày 20/01/2026 của Sở Y tế.",
            "Theo dõi 01 chỉ tiêu ở 04 đơn vị. Còn 01 đơn vị chưa báo cáo đủ: Trạm Y tế phường Bến Đá.",
        ],
    },
    Paper {
        name: "an article about answering",
        text: include_str!("../../../crates/domain/tests/plans/tin-huong-ung.txt"),
        review: unchanged,
        targets: "[]",
        units: ["Phòng Quản lý xây dựng", "Phòng Quản lý hạ tầng", "Trung tâm Quy hoạch", "Thanh tra Sở"],
        figures: &[(0, 0, "98,5"), (0, 1, "97")],
        rows: &[[
            "1",
            "Tháo gỡ vướng mắc về mặt bằng, phấn đấu giải ngân 98% vốn đầu tư công được giao",
            "%",
            "từ 98 trở lên",
            "2/4",
            "1",
            "",
        ]],
        says: &[
            "“Nói thật, làm thật, hiệu quả thật”",
            "Phong trào do Sở Xây dựng phát động.",
            "Còn 02 đơn vị chưa báo cáo đủ: Trung tâm Quy hoạch; Thanh tra Sở.",
        ],
    },
    Paper {
        name: "an article with a far aim",
        text: include_str!("../../../crates/domain/tests/plans/tin-quan-chuyen-doi.txt"),
        review: unchanged,
        targets: "[]",
        units: ["Khu phố 1", "Khu phố 2", "Trường Tiểu học Bến Đá", "Hội Cựu chiến binh phường"],
        // One garden each: 2 and 1 reach it, none does not.
        figures: &[(0, 0, "2"), (0, 1, "1"), (0, 2, "0")],
        rows: &[[
            "1",
            "Trồng cây trên các tuyến phố chính, mỗi khu phố có ít nhất 01 vườn hoa",
            "vườn hoa",
            "từ 1 trở lên",
            "3/4",
            "2",
            "",
        ]],
        says: &[
            "Phong trào do UBND phường Bến Đá phát động.",
            "Còn 01 đơn vị chưa báo cáo đủ: Hội Cựu chiến binh phường.",
        ],
    },
    Paper {
        name: "a directive in nine points",
        text: include_str!("../../../crates/domain/tests/plans/chi-thi-chin-diem.txt"),
        review: unchanged,
        targets: "[]",
        units: ["Sở Nội vụ", "Sở Tài chính", "UBND xã Minh Tân", "UBND phường Tân Lập"],
        figures: &[],
        rows: &[],
        says: &[
            "Phong trào được phát động tại Chỉ thị số 05/CT-UBND của Chủ tịch UBND tỉnh.",
            "Phong trào không đặt chỉ tiêu bằng số.",
        ],
    },
];

/// Reads the paper, reviews what was read and stores that.
fn brought_in(work: &Work, paper: &Paper) -> Value {
    let mut plan = work.call("movement.read", json!({ "text": paper.text }));
    assert_eq!(plan["is_plan"], true, "{}", paper.name);
    assert!(work.items("movement.list").is_empty(), "{}: nothing is stored before it was reviewed", paper.name);
    (paper.review)(&mut plan);
    let added: Value = serde_json::from_str(paper.targets).unwrap();
    plan["targets"].as_array_mut().unwrap().extend(added.as_array().unwrap().iter().cloned());
    work.save("movement.add_plain", plan)
}

/// Three of four units register, the first with a plan of its own.
fn registered(work: &Work, id: &Value, units: &[Value]) {
    let mut movement = work.call("movement.get", json!({ "id": id }));
    movement["registrations"] = json!([
        { "unit_id": units[0], "aim": "Cờ thi đua", "date": "2026-03-02", "plan_number": "9/KH", "plan_date": "2026-03-10" },
        { "unit_id": units[1], "aim": "Bằng khen", "date": "2026-03-04" },
        { "unit_id": units[2], "aim": "Bằng khen", "date": "2026-03-05" },
        { "unit_id": units[3] },
    ]);
    work.call("movement.save", movement);
}

/// What came in through the year: figures, two reports of four (one late), a model and an example, two inspections, one
/// achievement.
fn followed(work: &Work, paper: &Paper, id: &Value, units: &[Value]) {
    let movement = work.call("movement.get", json!({ "id": id }));
    let figures: Vec<Value> = paper
        .figures
        .iter()
        .map(|(target, unit, value)| {
            json!({ "target_id": movement["targets"][target]["id"], "unit_id": units[*unit], "period": "2026",
                "value": value.replace(',', "."), "source": "" })
        })
        .collect();
    if !figures.is_empty() {
        work.call("movement.target_report", json!({ "id": id, "figures": figures }));
    }
    let report = json!({ "movement_id": id, "name": "Báo cáo tổng kết", "due": "2026-11-15" });
    let with = |more: Value| {
        let mut all = report.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    work.call("report.demand", with(json!({ "units": units })));
    for (unit, day) in [(0, "14/11/2026"), (1, "20/11/2026")] {
        let mut came = with(json!({ "unit_id": units[unit], "text": day }));
        came.as_object_mut().unwrap().remove("movement_id");
        work.call("report.enter", json!({ "movement_id": id, "cells": [came] }));
    }
    let own = |unit: usize| json!({ "kind": "unit", "id": units[unit] });
    work.call(
        "movement.exemplar_save",
        json!({ "movement_id": id, "kind": "model", "name": "Tổ tự quản ba cùng", "subject": own(0), "found": "2026-05-06",
            "description": "Cùng bàn, cùng làm, cùng giữ", "spread": "2026-08-01", "commendation": "Giấy khen" }),
    );
    work.call(
        "movement.exemplar_save",
        json!({ "movement_id": id, "kind": "exemplar", "name": "Tập thể đi đầu", "subject": own(1), "found": "2026-09-01" }),
    );
    for (unit, date, remedied) in [(1, "2026-06-10", json!("2026-06-30")), (2, "2026-10-12", Value::Null)] {
        work.call(
            "movement.inspection_save",
            json!({ "movement_id": id, "unit_id": units[unit], "date": date, "findings": "Chưa công khai kết quả chấm điểm",
                "remedy_due": "2026-12-01", "remedied": remedied }),
        );
    }
    let kinds = work.items("achievement_kind.list");
    let kind = kinds.iter().find(|kind| kind["code"] == "sang_kien").unwrap();
    work.save(
        "achievement.save",
        json!({ "code": "", "subject": own(0), "period": { "from": "2026-05-04" }, "movement_id": id, "kind_id": kind["id"],
            "content": "Quy trình trả kết quả tại nhà", "figures": [], "recognition": {},
            "initiative": { "scope": "grassroots" }, "note": "" }),
    );
}

/// Nominates the first two units from the movement.
fn nominated(work: &Work, id: &Value, units: &[Value]) -> Value {
    let subjects: Vec<Value> = units[..2].iter().map(|unit| json!({ "kind": "unit", "id": unit })).collect();
    let commended = json!({ "id": id, "year": 2026, "subjects": subjects, "unit_award": "bk_tinh" });
    work.call("movement.commend", commended)["output"]["batch"].clone()
}

fn closing_texts(work: &Work, id: &Value) {
    for (section, written) in [
        ("leading", "Cấp ủy, chính quyền đưa phong trào vào chương trình công tác."),
        ("results", "Phong trào có sức lan tỏa rộng."),
        ("limits", "Còn đơn vị báo cáo chậm."),
        ("lessons", "Giao việc cụ thể cho từng người."),
        ("direction", "Tiếp tục phong trào trong năm 2027."),
        ("proposals", "Bổ sung kinh phí khen thưởng."),
    ] {
        let section = json!({ "id": id, "period": "2026", "section": section, "text": written });
        work.call("movement.summary_write", section);
    }
}

fn assert_list(work: &Work, paper: &Paper, batch: &Value) {
    let options = json!({ "batch": batch, "layout": "unit", "number": "31", "date": "2026-11-24" });
    let list = work.print("nomination-list", options.clone(), "pdf").text();
    for said in [
        paper.units[0],
        paper.units[1],
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Tổng cộng: 02 tập thể",
        "(Kèm theo Tờ trình số 31/TTr-SNV ngày 24 tháng 11 năm 2026 của Sở Nội vụ)",
    ] {
        assert!(list.contains(said), "{}: “{said}” is not in {list}", paper.name);
    }
    assert!(!list.contains(paper.units[2]), "{}: {list}", paper.name);
    let rows = work.print("nomination-list", options, "docx").cells();
    let names: Vec<&str> = rows.iter().filter(|row| row[0].parse::<u32>().is_ok()).map(|row| row[1].as_str()).collect();
    assert_eq!(names, paper.units[..2], "{}", paper.name);
}

fn assert_report(work: &Work, paper: &Paper, id: &Value) {
    let options = json!({ "movement": id, "period": "2026", "number": "77", "date": "2026-11-24" });
    let report = work.print("movement-summary", options.clone(), "pdf").text();
    let common = [
        "Số: 77/BC-SNV",
        "Số đơn vị đăng ký thi đua: 03 trên 04 đơn vị tham gia; 01 đơn vị ban hành kế hoạch riêng.",
        "Phát hiện 01 mô hình mới, 01 điển hình tiên tiến; 01 đã nhân rộng, 01 đã khen thưởng.",
        "Tổ chức 02 lượt kiểm tra; còn 01 nội dung chưa khắc phục. Báo cáo tổng kết (hạn 15/11/2026): 02/04 đơn vị đã nộp, 01 nộp trễ.",
        "Đã ghi nhận 01 thành tích hưởng ứng phong trào; đề nghị khen thưởng 02 trường hợp.",
        "Cấp ủy, chính quyền đưa phong trào vào chương trình công tác.",
        "Phong trào có sức lan tỏa rộng.",
        "III. HẠN CHẾ, NGUYÊN NHÂN Còn đơn vị báo cáo chậm.",
        "IV. BÀI HỌC KINH NGHIỆM Giao việc cụ thể cho từng người.",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ Tiếp tục phong trào trong năm 2027.",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT Bổ sung kinh phí khen thưởng.",
    ];
    for said in common.iter().chain(paper.says) {
        assert!(report.contains(said), "{}: “{said}” is not in {report}", paper.name);
    }
    let tables = work.print("movement-summary", options, "docx").tables();
    if !paper.rows.is_empty() {
        // Where no total is added up there is no column for it.
        let padded = |row: &Vec<String>| {
            let mut cells: Vec<String> = row.clone();
            cells.resize(7, String::new());
            cells
        };
        let targets: Vec<Vec<String>> = tables[0].iter().skip(1).map(padded).collect();
        assert_eq!(targets, paper.rows, "{}", paper.name);
    }
    let counts = tables.last().unwrap();
    let counted: Vec<[&str; 2]> = counts.iter().skip(1).map(|row| [row[1].as_str(), row[2].as_str()]).collect();
    let expected = [
        ["Thành tích", ""],
        ["Sáng kiến, đề tài, đề án", "1"],
        ["Đề nghị khen thưởng", ""],
        ["Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "2"],
    ];
    assert_eq!(counted, expected, "{}", paper.name);
}

#[test]
fn every_paper_runs_from_its_text_to_a_list_of_nominations_and_a_closing_report() {
    for paper in &PAPERS {
        let work = Work::new();
        let office = json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "symbol": "SNV",
                "signers": [] });
        work.call("office.save", office);
        let units = paper.units.map(|name| work.save("unit.save", json!({ "name": name })));
        let id = brought_in(&work, paper);
        registered(&work, &id, &units);
        followed(&work, paper, &id, &units);
        // Two still owe the report of the year.
        let letter = json!({ "movement": id, "date": "2026-11-24", "deadline": "2026-11-30", "owed": "report" });
        let letter = work.print("movement-reminder", letter, "docx").cells();
        let owing: Vec<&str> = letter.iter().skip(1).map(|row| row[1].as_str()).collect();
        assert_eq!(owing, paper.units[2..], "{}", paper.name);
        closing_texts(&work, &id);
        let batch = nominated(&work, &id, &units);
        work.call("movement.close", json!({ "id": id, "date": "2026-11-24" }));
        assert_list(&work, paper, &batch);
        assert_report(&work, paper, &id);
        // What was summed up stays so until it is opened again.
        let movement = work.call("movement.get", json!({ "id": id }));
        assert_eq!(text(&movement, "closed"), "2026-11-24");
        let late =
            json!({ "target_id": movement["targets"][0]["id"], "unit_id": units[3], "period": "2026", "value": "5" });
        if !paper.figures.is_empty() {
            let refused = work.refused("movement.target_report", json!({ "id": id, "figures": [late] }));
            assert_eq!(refused.code, "movement.closed", "{}", paper.name);
        }
    }
}
