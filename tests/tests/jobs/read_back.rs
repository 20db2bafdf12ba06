//! Lists that were printed are read back: as they were printed they change nothing, what was corrected in them is taken.

use std::ffi::OsStr;

use serde_json::{Value, json};

use crate::paper::{Printed, python};
use crate::work::{Work, text};

const EDIT: &str = include_str!("edit.py");

/// The request that takes a printed file in as a kind of records.
fn request(work: &Work, kind: &str, printed: &Printed, given: &Value) -> Value {
    let token = work.app.admit(printed.path.clone());
    let file = work.call("import.read", json!({ "token": token }));
    let mut request = json!({ "kind": kind, "file": file["key"], "table": 0, "given": given });
    request["columns"] = work.call("import.guess", request.clone())["columns"].clone();
    request
}

/// What came of an import: added, changed, unchanged, refused.
fn taken(work: &Work, request: &Value) -> [u64; 4] {
    let summary = work.call("import.write", request.clone())["output"].clone();
    let count = |name: &str| summary[name].as_u64().unwrap();
    [count("added"), count("changed"), count("unchanged"), summary["refused"].as_array().unwrap().len() as u64]
}

/// The total and the rank of a unit.
fn result(work: &Work, round: &Value, name: &str) -> String {
    let results = work.call("score.results", json!({ "round": round }));
    let unit = results["units"].as_array().unwrap().iter().find(|unit| text(unit, "name") == name).unwrap().clone();
    format!("{} {}", text(&unit, "total"), unit["rank"])
}

#[test]
fn a_list_that_was_printed_changes_nothing_when_it_is_read_back() {
    let work = Work::on_sample();
    let round = work.items("round.list")[0]["id"].clone();
    let batch = work.items("batch.list")[0]["id"].clone();
    let unit = work.items("unit.list").into_iter().find(|unit| text(unit, "name") == "Sở Y tế").unwrap()["id"].clone();
    let scores = json!({ "round": round });
    let movements = work.items("movement.list");
    let movement = movements.iter().find(|own| text(own, "name").contains("chuyển đổi số")).unwrap()["id"].clone();
    let figures = json!({ "movement": movement, "period": "2026" });
    let lists = [
        ("nomination-list", "nomination", json!({ "batch": batch, "layout": "unit" }), json!({ "batch": batch })),
        (
            "nomination-list",
            "nomination",
            json!({ "batch": batch, "layout": "council", "states": ["draft"] }),
            json!({ "batch": batch }),
        ),
        ("score-matrix", "score_matrix", scores.clone(), scores.clone()),
        ("score-summary", "score_summary", scores.clone(), scores.clone()),
        ("movement-targets", "movement_target", figures.clone(), figures.clone()),
        ("movement-registration", "movement_registration", figures.clone(), figures.clone()),
        ("movement-units", "movement_registration", figures.clone(), figures.clone()),
        ("score-form", "score_form", json!({ "round": round, "unit": unit, "filled": true }), scores.clone()),
    ];
    for (list, kind, options, given) in lists {
        for format in ["xlsx", "docx"] {
            let printed = work.print(list, options.clone(), format);
            let [added, changed, unchanged, refused] = taken(&work, &request(&work, kind, &printed, &given));
            assert_eq!((added, changed, refused), (0, 0, 0), "{list} {format}");
            assert!(unchanged >= 6, "{list} {format}: {unchanged}");
        }
    }
}

#[test]
fn the_award_register_is_read_back_with_the_decisions_over_its_rows() {
    let work = Work::on_sample();
    let id = |list: &str, name: &str| {
        work.items(list).into_iter().find(|item| text(item, "name") == name).unwrap()["id"].clone()
    };
    let subject = |kind: &str, id: &Value| json!({ "kind": kind, "id": id });
    let unit = subject("unit", &id("unit.list", "Sở Y tế"));
    let person = subject("person", &id("person.list", "Lê Thị Ẩn"));
    let grants = [
        json!({ "subject": person, "award": "ldtt", "award_type": "cong_trang", "decision_number": "123/QĐ-SYT", "decision_date": "2024-12-15",
            "authority": "Giám đốc Sở Y tế", "from_year": 2024, "to_year": 2024, "bonus": 1_404_000 }),
        json!({ "subject": person, "award": "bk_tinh", "award_type": "dot_xuat", "decision_number": "9/QĐ-UBND", "decision_date": "2025-03-01",
            "authority": "Chủ tịch Ủy ban nhân dân tỉnh", "note": "Cứu người trong lũ", "state": "revoked", "reason": "Khai không đúng" }),
        json!({ "subject": unit, "award": "bk_tinh", "award_type": "cong_trang", "decision_number": "", "decision_date": "2025-01-20",
            "authority": "", "from_year": 2023, "to_year": 2024 }),
    ];
    for grant in grants {
        work.save("grant.save", grant);
    }
    // Those of the sample stand beside them.
    let all = work.items("grant.list").len() as u64;
    assert!(all >= 3);
    for format in ["xlsx", "docx"] {
        let register = work.print("grant-register", json!({}), format);
        assert_eq!(taken(&work, &request(&work, "grant", &register, &json!({}))), [0, 0, all, 0], "{format}");
    }
    // A bonus that was mistyped, in a register of the decisions of one who decides.
    let register = work.print("grant-register", json!({ "authority": "Giám đốc Sở Y tế" }), "xlsx");
    let words = ["Lao động tiên tiến", "Tiền thưởng", "1872000"].map(OsStr::new);
    python(EDIT, &[&[register.path.as_os_str()][..], &words].concat());
    assert_eq!(taken(&work, &request(&work, "grant", &register, &json!({}))), [0, 1, 0, 0]);
    let bonuses: Vec<Value> = work.items("grant.list").iter().map(|grant| grant["bonus"].clone()).collect();
    assert!(bonuses.contains(&json!(1_872_000)), "{bonuses:?}");
}

#[test]
fn a_list_that_nobody_is_on_has_no_row() {
    let work = Work::on_sample();
    let register = work.print("grant-register", json!({ "year": 1999 }), "xlsx");
    let token = work.app.admit(register.path.clone());
    let file = work.call("import.read", json!({ "token": token }));
    assert_eq!(file["tables"][0]["rows"], json!(0));
}

#[test]
fn points_that_were_corrected_on_paper_become_adjustments() {
    let work = Work::on_sample();
    let round = work.items("round.list")[0]["id"].clone();
    let given = json!({ "round": round });
    let edit = |printed: &Printed, row: &str, column: &str, value: &str| {
        python(EDIT, &[printed.path.as_os_str(), OsStr::new(row), OsStr::new(column), OsStr::new(value)]);
    };
    assert_eq!(result(&work, &round, "Sở Y tế"), "92.35 4");

    // A criterion of the matrix: 14,25 → 13,5 takes 0,75 off the total, and the unit falls behind its equal.
    let matrix = work.print("score-matrix", given.clone(), "xlsx");
    edit(&matrix, "I.1", "Sở Y tế", "13.5");
    let corrected = request(&work, "score_matrix", &matrix, &given);
    let rows = work.call("import.preview", corrected.clone())["rows"].clone();
    let row = rows.as_array().unwrap().iter().find(|row| text(row, "title").starts_with("I.1 ")).unwrap().clone();
    let changes: Vec<String> = row["changes"].as_array().unwrap().iter().map(|c| text(c, "after").to_owned()).collect();
    assert_eq!(changes, ["13,5", "Sửa trên bảng điểm nhập lại"]);
    assert_eq!(taken(&work, &corrected)[..2], [1, 0]);
    assert_eq!(result(&work, &round, "Sở Y tế"), "91.6 5");
    assert_eq!(taken(&work, &corrected)[..2], [0, 0]);

    // A part of the summary: 21 → 20 takes a point off 78,23; its old total says nothing.
    let summary = work.print("score-summary", given.clone(), "xlsx");
    edit(&summary, "Sở Xây dựng", "Phần II", "20");
    let corrected = request(&work, "score_summary", &summary, &given);
    assert_eq!(taken(&work, &corrected)[..2], [1, 0]);
    assert_eq!(result(&work, &round, "Sở Xây dựng"), "77.23 8");
    assert_eq!(taken(&work, &corrected)[..2], [0, 0]);

    // A rank and a total are nobody's to write.
    let summary = work.print("score-summary", given.clone(), "xlsx");
    edit(&summary, "Sở Công Thương", "Xếp hạng", "2");
    edit(&summary, "Sở Công Thương", "Tổng điểm", "87");
    assert_eq!(taken(&work, &request(&work, "score_summary", &summary, &given)), [0, 0, 8, 0]);
    assert_eq!(result(&work, &round, "Sở Công Thương"), "86.8 6");
}

/// Counts of an import of CSV text.
fn taken_from(work: &Work, kind: &str, csv: &str, given: &Value) -> [u64; 4] {
    let path = work.path("bang.csv");
    std::fs::write(&path, csv).unwrap();
    let token = work.app.admit(path);
    let file = work.call("import.read", json!({ "token": token }));
    let mut request = json!({ "kind": kind, "file": file["key"], "table": 0, "given": given });
    request["columns"] = work.call("import.guess", request.clone())["columns"].clone();
    request["skip_refused"] = json!(true);
    taken(work, &request)
}

#[test]
fn inspections_and_exemplars_of_a_table_are_added_once_and_filled_in_later() {
    let work = Work::new();
    for name in ["Sở Y tế", "Sở Xây dựng"] {
        work.save("unit.save", json!({ "name": name }));
    }
    let movement = work.save("movement.add_plain", json!({ "title": "Thi đua", "movements": ["Sạch đẹp"] }));
    let given = json!({ "movement": movement });
    let inspections = "STT,Ngày kiểm tra,Đơn vị,Đoàn kiểm tra,Kết quả tồn tại,Hạn khắc phục\n\
        1,10/05/2026,Sở Y tế,Đoàn số 1,Chưa ban hành kế hoạch,31/05/2026\n\
        2,11/05/2026,Sở Xây dựng,Đoàn số 1,Không có tồn tại,\n\
        3,,Sở Xây dựng,Đoàn số 1,Thiếu ngày,\n";
    assert_eq!(taken_from(&work, "inspection", inspections, &given), [2, 0, 0, 1]);
    let mended = "Ngày kiểm tra,Đơn vị,Kết quả tồn tại,Ngày khắc phục\n10/05/2026,Sở Y tế,,28/05/2026\n";
    assert_eq!(taken_from(&work, "inspection", mended, &given), [0, 1, 0, 0]);
    let rows = work.call("movement.inspections", json!({ "id": movement }))["items"].clone();
    let of_health = rows.as_array().unwrap().iter().find(|row| text(row, "unit_name") == "Sở Y tế").unwrap();
    // What the second table left empty stays.
    assert_eq!((text(of_health, "findings"), text(of_health, "remedied")), ("Chưa ban hành kế hoạch", "2026-05-28"));
    assert_eq!(text(of_health, "remedy_name"), "đã khắc phục");
    let exemplars = "Loại,Tên mô hình,Đơn vị,Ngày phát hiện,Cách làm\n\
        Mô hình mới,Một cửa lưu động,Sở Y tế,05/2026,Khám tại bản\n\
        Gương điển hình,Cứu người đuối nước,,06/2026,\n\
        Khác,Gì đó,,,\n";
    assert_eq!(taken_from(&work, "exemplar", exemplars, &given), [2, 0, 0, 1]);
    let spread = "Tên mô hình,Đơn vị,Ngày nhân rộng,Nơi nhân rộng\nMột cửa lưu động,Sở Y tế,20/09/2026,Toàn tỉnh\n";
    assert_eq!(taken_from(&work, "exemplar", spread, &given), [0, 1, 0, 0]);
    let rows = work.call("movement.exemplars", json!({ "id": movement }))["items"].clone();
    let shown: Vec<(&str, &str, &str)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(row, "kind_name"), text(row, "name"), text(row, "state_name")))
        .collect();
    assert!(shown.contains(&("Mô hình mới", "Một cửa lưu động", "đã nhân rộng")), "{shown:?}");
    assert!(shown.contains(&("Điển hình tiên tiến", "Cứu người đuối nước", "mới phát hiện")), "{shown:?}");
}
