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
        ("nomination-list", "nomination", json!({ "batch": batch, "layout": "council" }), json!({ "batch": batch })),
        ("score-matrix", "score_matrix", scores.clone(), scores.clone()),
        ("score-summary", "score_summary", scores.clone(), scores.clone()),
        ("movement-targets", "movement_target", figures.clone(), figures.clone()),
        ("score-form", "score_form", json!({ "round": round, "unit": unit, "filled": true }), scores.clone()),
    ];
    for (list, kind, options, given) in lists {
        for format in ["xlsx", "docx"] {
            let printed = work.print(list, options.clone(), format);
            let [added, changed, unchanged, refused] = taken(&work, &request(&work, kind, &printed, &given));
            assert_eq!((added, changed, refused), (0, 0, 0), "{list} {format}");
            assert!(unchanged >= 8, "{list} {format}: {unchanged}");
        }
    }
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
