//! The end of a movement: its chain, what its units came to, their yearly evaluations, whom it commends, its reports' papers.

use serde_json::{Value, json};

use crate::golden::{LYING, assert_pages, assert_same};
use crate::work::{Work, text};

/// Three units of a movement that joins another by name and carries out a document; two units are parts of one in a
/// difficult area.
struct Started {
    work: Work,
    id: Value,
    units: Vec<Value>,
}

const NAMES: [&str; 3] = ["Sở Nội vụ", "Trạm Y tế xã vùng cao", "Phòng Kinh tế"];

fn started() -> Started {
    let work = Work::new();
    let office =
        json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "signers": [] });
    work.call("office.save", office);
    let health = work.save("unit.save", json!({ "name": "Sở Y tế", "difficult_area": false }));
    let more = [
        json!({ "name": NAMES[0] }),
        json!({ "name": NAMES[1], "parent_id": health, "difficult_area": true, "head": "Trần Văn Mẫu", "head_title": "Trưởng trạm" }),
        json!({ "name": NAMES[2], "parent_id": health }),
    ];
    let units: Vec<Value> = more.into_iter().map(|unit| work.save("unit.save", unit)).collect();
    let plan = json!({ "number": "12/KH-UBND", "date": "2026-02-05", "issuer": "Ủy ban nhân dân tỉnh Mẫu",
        "period": { "from": "2026", "to": "2027" }, "movements": ["Chính quyền số"],
        "joined_movements": ["Cả nước thi đua số hóa"],
        "legal_bases": [
            { "kind": "Quyết định", "number": "587/QĐ-TTg", "date": "2025-12-24", "issuer": "Thủ tướng Chính phủ",
                "title": "Phát động phong trào “Cả nước thi đua số hóa”" },
            { "kind": "Luật", "number": "06/2022/QH15", "issuer": "Quốc hội", "title": "Luật Thi đua, khen thưởng" }] });
    let id = work.save("movement.add_plain", plan);
    let mut movement = work.call("movement.get", json!({ "id": id }));
    movement["registrations"] = json!([
        { "unit_id": units[0], "plan_number": "7/KH-SNV", "plan_date": "2026-03-01" },
        { "unit_id": units[1] }, { "unit_id": units[2] }]);
    work.call("movement.save", movement);
    Started { work, id, units }
}

fn cell(unit: &Value, field: &str, typed: &str) -> Value {
    json!({ "unit_id": unit, "field": field, "text": typed })
}

impl Started {
    fn enter(&self, cells: Value) {
        self.work.call("movement.result_enter", json!({ "id": self.id, "year": 2026, "cells": cells }));
    }

    fn evaluations(&self) -> Vec<(String, String, String)> {
        let rows = self.work.items("evaluation.list");
        let own = |row: &Value, field: &str| text(row, field).to_owned();
        rows.iter().map(|row| (own(row, "name"), own(row, "level"), own(row, "note"))).collect()
    }

    /// Excellent, excellent, not completed: the second with its head's responsibility.
    fn with_results(&self) {
        let units = &self.units;
        self.enter(json!([
            cell(&units[0], "level", "Hoàn thành tốt"),
            cell(&units[1], "level", "HTXS"),
            cell(&units[1], "responsibility", "Trưởng trạm trực tiếp chỉ đạo"),
            cell(&units[2], "level", "chưa hoàn thành"),
        ]));
    }
}

/// `kind depth name` of the nodes of a chain.
fn nodes(work: &Work, id: &Value) -> Vec<String> {
    let chain = work.call("movement.chain", json!({ "id": id }));
    let shown = |node: &Value| format!("{} {} {}", text(node, "kind"), node["depth"], text(node, "name"));
    chain["nodes"].as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn the_chain_runs_from_what_is_only_named_to_the_plans_of_units() {
    let Started { work, id, .. } = started();
    let below = work.save("movement.add_plain", json!({ "movements": ["Trạm y tế số"], "number": "5/KH-SYT" }));
    let mut answering = work.call("movement.get", json!({ "id": below }));
    answering["parent_id"] = id.clone();
    work.call("movement.save", answering);
    let expected =
        ["outside 0 Cả nước thi đua số hóa", "this 1 Chính quyền số", "below 2 Trạm y tế số", "unit_plan 2 Sở Nội vụ"];
    assert_eq!(nodes(&work, &id), expected);
    let chain = work.call("movement.chain", json!({ "id": id }));
    let outside = &chain["nodes"][0];
    assert_eq!(text(outside, "document"), "Quyết định số 587/QĐ-TTg ngày 24/12/2025 của Thủ tướng Chính phủ");
    assert_eq!((text(outside, "level_name"), &outside["id"]), ("Trung ương", &Value::Null));
    assert_eq!([&chain["units"], &chain["without_plan"]], [3, 2]);
    // What was only named becomes a movement; below it the same chain, from wherever it is looked at.
    let above = work.save("movement.add_above", json!({ "id": id, "source": outside["source"] }));
    assert_eq!(
        nodes(&work, &below),
        ["above 0 Cả nước thi đua số hóa", "above 1 Chính quyền số", "this 2 Trạm y tế số"]
    );
    assert_eq!(work.call("movement.get", json!({ "id": above }))["number"], "587/QĐ-TTg");
    let again = json!({ "id": id, "source": outside["source"] });
    assert_eq!(work.refused("movement.add_above", again).code, "movement.already_above");
    // A ministry's plan stands between the Prime Minister's movement and the office's.
    let ministry = json!({ "name": "Tổ chức phong trào của ngành", "joined": false, "kind": "Kế hoạch", "number": "3/KH-BNV",
        "date": "2026-01-02", "issuer": "Bộ Nội vụ", "level": "ministry" });
    work.save("movement.add_above", json!({ "id": id, "source": ministry }));
    assert_eq!(
        nodes(&work, &id)[..3],
        ["above 0 Cả nước thi đua số hóa", "above 1 Tổ chức phong trào của ngành", "this 2 Chính quyền số"]
    );
    work.call("undo", json!({}));
    // One operation: taken back, the movement has nothing above and the other is gone.
    work.call("undo", json!({}));
    assert_eq!(nodes(&work, &id)[0], expected[0]);
    assert_eq!(work.items("movement.list").len(), 2);
}

#[test]
fn a_draft_of_the_plan_leaves_the_units_as_others_wrote_them() {
    let Started { work, id, units } = started();
    let old = work.call("movement.get", json!({ "id": id }));
    work.call("movement.registration_enter", json!({ "id": id, "cells": [cell(&units[1], "aim", "Cờ thi đua")] }));
    let mut draft = old;
    draft["note"] = json!("viết từ bản cũ");
    work.call("movement.save", draft);
    let rows = work.call("movement.registrations", json!({ "id": id }))["rows"].clone();
    assert_eq!((rows.as_array().unwrap().len(), text(&rows[1], "aim")), (3, "Cờ thi đua"));
    assert_eq!(text(&rows[0], "plan_number"), "7/KH-SNV");
    // A form that knows of no unit takes none away.
    let mut form = work.call("movement.get", json!({ "id": id }));
    form["registrations"] = json!([]);
    work.call("movement.save", form);
    assert_eq!(work.call("movement.registrations", json!({ "id": id }))["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn results_are_typed_looked_at_and_taken_back() {
    let started = started();
    let Started { work, id, units } = &started;
    let typed =
        json!({ "id": id, "year": 2026, "cells": [cell(&units[0], "level", "khá"), cell(&units[1], "level", "HTT")] });
    let preview = work.call("movement.result_preview", typed.clone());
    assert_eq!((preview["refused"][0]["cell"].as_u64(), preview["unchanged"].as_u64()), (Some(0), Some(0)));
    assert_eq!(work.refused("movement.result_enter", typed).code, "evaluation.level_unknown");
    started.with_results();
    let list = work.call("movement.results", json!({ "id": id }));
    assert_eq!(list["years"], json!([2026, 2027]));
    let counts: Vec<(&str, i64)> = list["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|count| (text(count, "name"), count["count"].as_i64().unwrap()))
        .collect();
    let expected = [
        ("Hoàn thành xuất sắc", 1),
        ("Hoàn thành tốt", 1),
        ("Hoàn thành", 0),
        ("Chưa hoàn thành", 1),
        ("Chưa đánh giá", 0),
    ];
    assert_eq!(counts, expected);
    assert_eq!(text(&list["rows"][1], "head"), "Trưởng trạm Trần Văn Mẫu");
    // Another year of the movement has results of its own.
    let next = work.call("movement.results", json!({ "id": id, "year": 2027 }));
    assert_eq!((next["year"].as_u64(), &next["rows"][0]["level"]), (Some(2027), &Value::Null));
    let stranger = work.save("unit.save", json!({ "name": "Đơn vị ngoài danh sách" }));
    let refused = json!({ "id": id, "year": 2026, "cells": [cell(&stranger, "level", "HT")] });
    assert_eq!(work.refused("movement.result_enter", refused).code, "movement.not_taking_part");
    work.call("undo", json!({}));
    work.call("undo", json!({}));
    assert_eq!(work.call("movement.results", json!({ "id": id }))["rows"][1]["level"], Value::Null);
}

#[test]
fn results_are_carried_into_evaluations_and_no_level_is_replaced_unasked() {
    let started = started();
    let Started { work, id, units } = &started;
    started.with_results();
    let evaluation = |unit: &Value, level: &str, note: &str| json!({ "subject": { "kind": "unit", "id": unit }, "year": 2026, "level": level, "note": note });
    work.call("evaluation.save", evaluation(&units[0], "HTT", ""));
    work.call("evaluation.save", evaluation(&units[1], "HT", "Thông báo 5/TB"));
    let preview = work.call("movement.carry_preview", json!({ "id": id, "year": 2026 }));
    let steps: Vec<(&str, &str)> =
        preview["rows"].as_array().unwrap().iter().map(|row| (text(row, "unit_name"), text(row, "step"))).collect();
    assert_eq!(steps, [(NAMES[0], "same"), (NAMES[1], "differs"), (NAMES[2], "missing")]);
    let said =
        "Phong trào “Chính quyền số” (12/KH-UBND): hoàn thành xuất sắc. Người đứng đầu: Trưởng trạm trực tiếp chỉ đạo";
    assert_eq!(text(&preview["rows"][1], "sentence"), said);
    let own = |level: &str, note: &str| (level.to_owned(), note.to_owned());
    let of = |name: &str| {
        let found = started.evaluations().into_iter().find(|(own, ..)| own == name);
        found.map(|(_, level, note)| (level, note))
    };
    // Only notes: the level that somebody gave stays, and who has no evaluation gets none.
    let carried = work.call("movement.carry", json!({ "id": id, "year": 2026, "units": units }));
    assert_eq!(carried["output"], json!({ "added": 0, "changed": 0, "noted": 2, "left_out": 1 }));
    assert_eq!(of(NAMES[0]), Some(own("HTT", "Phong trào “Chính quyền số” (12/KH-UBND): hoàn thành tốt")));
    assert_eq!(of(NAMES[1]), Some(own("HT", &format!("Thông báo 5/TB\n{said}"))));
    assert_eq!(of(NAMES[2]), None);
    work.call("undo", json!({}));
    assert_eq!(of(NAMES[1]), Some(own("HT", "Thông báo 5/TB")));
    // Asked for, levels are taken over too; a second time there is nothing left to do.
    let whole = json!({ "id": id, "year": 2026, "units": units, "levels": [units[1], units[2]] });
    let carried = work.call("movement.carry", whole.clone());
    assert_eq!(carried["output"], json!({ "added": 1, "changed": 1, "noted": 1, "left_out": 0 }));
    assert_eq!(of(NAMES[1]).unwrap().0, "HTXS");
    assert_eq!(of(NAMES[2]), Some(own("KHT", "Phong trào “Chính quyền số” (12/KH-UBND): chưa hoàn thành")));
    assert_eq!(work.refused("movement.carry", whole).code, "movement.nothing_carried");
    // The evaluation shows what stands in the movement, whatever was carried.
    started.enter(json!([cell(&units[0], "responsibility", "Giám đốc")]));
    let shown = work.items("evaluation.list").into_iter().find(|row| row["name"] == NAMES[0]).unwrap();
    assert_eq!(
        (text(&shown["movements"][0], "level_name"), text(&shown["movements"][0], "responsibility")),
        ("Hoàn thành tốt", "Giám đốc")
    );
    let again = work.call("movement.carry_preview", json!({ "id": id, "year": 2026 }));
    assert_eq!([text(&again["rows"][0], "step"), text(&again["rows"][1], "step")], ["same", "carried"]);
}

#[test]
fn the_best_are_nominated_with_what_speaks_for_them_and_their_shares_are_told() {
    let started = started();
    let Started { work, id, units } = &started;
    started.with_results();
    let person = |name: &str, class: &str, unit: &Value| {
        let position = json!({ "unit_id": unit, "title": "Y sĩ", "from": "2015" });
        work.call(
            "person.save",
            json!({ "name": name, "honorific": "Bà", "subject_class": class, "positions": [position] }),
        )["output"]["id"]
            .clone()
    };
    // Of công chức nobody knows whether they lead or work themselves.
    let people =
        [person("Lê Thị Trực", "Người lao động trực tiếp", &units[1]), person("Trần Thị Chức", "Công chức", &units[2])];
    for one in &people {
        work.call("movement.exemplar_save", json!({ "movement_id": id, "kind": "exemplar", "name": "Tận tụy với dân", "subject": { "kind": "person", "id": one } }));
    }
    let list = work.call("movement.commend_candidates", json!({ "id": id, "year": 2026 }));
    let shown: Vec<(&str, bool)> =
        list["items"].as_array().unwrap().iter().map(|item| (text(item, "name"), item["suggested"] == true)).collect();
    // The best first; who did not complete is none of them.
    assert_eq!(shown, [(NAMES[1], true), (NAMES[0], false), ("Bà Lê Thị Trực", true), ("Bà Trần Thị Chức", true)]);
    let subjects: Vec<&Value> = list["items"].as_array().unwrap().iter().map(|item| &item["subject"]).collect();
    let mut request =
        json!({ "id": id, "year": 2026, "kind": "dot_xuat", "subjects": subjects, "unit_award": "bk_tinh" });
    assert_eq!(work.refused("movement.commend", request.clone()).code, "movement.award_missing");
    request["person_award"] = json!("bk_tinh");
    let done = work.call("movement.commend", request.clone())["output"].clone();
    assert_eq!(done["added"].as_array().unwrap().len(), 4);
    let batch = work.call("batch.get", json!({ "id": done["batch"] }));
    assert_eq!((text(&batch["batch"], "award_type"), &batch["batch"]["movement_id"]), ("dot_xuat", id));
    let first = &batch["items"][0];
    assert_eq!((text(first, "award_type"), text(&first["submitted"], "name")), ("dot_xuat", NAMES[1]));
    assert!(
        text(first, "summary").starts_with("Hoàn thành xuất sắc phong trào thi đua “Chính quyền số” năm 2026."),
        "{first}"
    );
    // By hand: of people one works directly and of one it is not known. Areas: the station lies in one and so does its
    // midwife; the office of Kinh tế lies where Sở Y tế does, which is none; of Sở Nội vụ nobody has said it.
    let shares = work.call("batch.shares", json!({ "id": done["batch"] }))["items"].clone();
    let figures = |share: &Value| {
        (share["yes"].as_u64().unwrap(), share["no"].as_u64().unwrap(), share["unknown"].as_u64().unwrap())
    };
    assert_eq!((figures(&shares[0]), figures(&shares[1])), ((1, 0, 1), (2, 1, 1)));
    assert_eq!((text(&shares[0], "percent"), text(&shares[1], "percent")), ("100", "200/3"));
    // The same again finds all of them there; a batch of another movement is refused.
    request["batch"] = done["batch"].clone();
    let again = work.call("movement.commend", request.clone())["output"].clone();
    assert_eq!((again["added"].as_array().unwrap().len(), again["already"].as_array().unwrap().len()), (0, 4));
    request["batch"] = work.save("batch.save", json!({ "name": "Đợt khác", "year": 2026 }));
    assert_eq!(work.refused("movement.commend", request).code, "movement.other_batch");
    let said = "02 trong 04 đề nghị, 01 chưa rõ; tính trên 03 trường hợp đã rõ: 66,67%.";
    let counts = work.print("nomination-summary", json!({ "batch": done["batch"] }), "pdf").text();
    let report = work.print("movement-summary", json!({ "movement": id, "period": "2026" }), "pdf").text();
    for paper in [counts, report] {
        assert!(paper.replace('\n', " ").contains(said), "{paper}");
    }
}

#[test]
fn results_and_progress_are_printed() {
    let started = started();
    let Started { work, id, .. } = &started;
    started.with_results();
    let (pdf, cells) = assert_same(work, "movement-results", &json!({ "movement": id, "period": "2026" }));
    assert_pages(&pdf, LYING, &["STT", "Kết quả", "Trách nhiệm người đứng đầu"]);
    let row: Vec<&str> = cells[2].iter().map(String::as_str).collect();
    assert_eq!(
        row,
        ["2", NAMES[1], "Hoàn thành xuất sắc", "Trưởng trạm Trần Văn Mẫu", "Trưởng trạm trực tiếp chỉ đạo", "", ""]
    );
    assert!(
        pdf.text().contains("Hoàn thành xuất sắc: 01 đơn vị; hoàn thành tốt: 01 đơn vị; chưa hoàn thành: 01 đơn vị.")
    );
    let cells = work.print("movement-timeline", json!({ "movement": id }), "docx").cells();
    assert!(work.print("movement-timeline", json!({ "movement": id }), "pdf").text().contains("TIẾN ĐỘ THỰC HIỆN"));
    let said: Vec<&str> = cells.iter().filter_map(|row| row.get(2)).map(String::as_str).collect();
    assert!(said.contains(&"Ban hành kế hoạch, văn bản phát động 12/KH-UBND"), "{said:?}");
}

#[test]
fn a_report_that_came_keeps_its_number_its_day_and_its_file() {
    let Started { work, id, units } = started();
    work.call(
        "report.demand",
        json!({ "movement_id": id, "name": "Báo cáo năm", "due": "2026-11-20", "units": units }),
    );
    let came = json!({ "name": "Báo cáo năm", "due": "2026-11-20", "unit_id": units[0], "text": "19/11/2026", "number": " 30/BC-SNV ", "date": "2026-11-18" });
    work.call("report.enter", json!({ "movement_id": id, "cells": [came] }));
    let cell = || work.call("report.grid", json!({ "id": id }))["units"][0]["cells"][0].clone();
    assert_eq!((text(&cell(), "number"), text(&cell(), "date")), ("30/BC-SNV", "2026-11-18"));
    let path = work.path("bao-cao.pdf");
    std::fs::write(&path, "nội dung báo cáo").unwrap();
    let file = work.save("report.file_add", json!({ "report": cell()["id"], "token": work.app.admit(path) }));
    assert_eq!(cell()["files"], 1);
    let out = work.path("ra.pdf");
    work.call("report.file_save_as", json!({ "id": file, "token": work.app.admit(out.clone()) }));
    assert_eq!(std::fs::read_to_string(out).unwrap(), "nội dung báo cáo");
    // The day alone typed anew leaves number and file; a sweep leaves what a report names.
    let day = json!({ "name": "Báo cáo năm", "due": "2026-11-20", "unit_id": units[0], "text": "20/11/2026" });
    work.call("report.enter", json!({ "movement_id": id, "cells": [day] }));
    assert_eq!((text(&cell(), "number"), text(&cell(), "received")), ("30/BC-SNV", "2026-11-20"));
    assert_eq!(work.call("evidence.sweep", json!({}))["files"], 0);
    let list = work.print("movement-reports", json!({ "movement": id }), "docx").cells();
    assert_eq!(list[2][2], "30/BC-SNV, 18/11/2026");
    work.call("report.file_remove", json!({ "id": file }));
    assert_eq!(cell()["files"], 0);
    work.call("undo", json!({}));
    assert_eq!(cell()["files"], 1);
    work.call("report.remove", json!({ "id": cell()["id"] }));
    assert_eq!(work.refused("report.file_save_as", json!({ "id": file, "token": "x" })).code, "report.file_unknown");
}
