//! The data file from the command line: log, undo, backups, the sample province, data of a size.

use serde_json::json;

use crate::Line;

#[test]
fn everything_is_in_the_log_and_is_taken_back_and_done_again() {
    let line = Line::with_new_file();
    let snv = line.add(&["unit", "add"], &json!({ "code": "SNV", "name": "Sở Nội vụ" }));
    line.add(&["unit", "add"], &json!({ "code": "P1", "name": "Phòng Thi đua - Khen thưởng", "parent": "SNV" }));
    line.add(&["unit", "add"], &json!({ "code": "STC", "name": "Sở Tài chính" }));
    let log = line.items(&["log"]);
    let labels: Vec<&str> = log.iter().map(|entry| entry["label"].as_str().unwrap()).collect();
    assert_eq!(
        labels,
        ["Thêm đơn vị Sở Tài chính", "Thêm đơn vị Phòng Thi đua - Khen thưởng", "Thêm đơn vị Sở Nội vụ"]
    );
    assert_eq!((&log[2]["id"], log[2]["actor"].as_str()), (&json!(1), Some("Dòng lệnh")));
    assert_eq!(line.items(&["log", "--entity", &snv]).len(), 1);
    assert_eq!(line.items(&["log", "--limit", "2"]).len(), 2);
    // The first operation holds up the second; the second can go.
    let (code, error) = line.refused(&["undo", "--op", "1"]);
    assert_eq!((code, error["code"].as_str()), (1, Some("undo.conflict")));
    line.done(&["undo", "--op", "2"]);
    let names = |line: &Line| -> Vec<String> {
        line.items(&["unit", "list"]).iter().map(|unit| unit["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&line), ["SNV", "STC"]);
    line.done(&["redo"]);
    assert_eq!(names(&line), ["P1", "SNV", "STC"]);
    assert_eq!(line.json(&["unit", "show", "P1"])["unit"]["parent_id"], json!(snv));
}

#[test]
fn who_works_is_said_with_actor() {
    let line = Line::with_new_file();
    line.done(&["--actor", "Lê Thị Ẩn", "unit", "add", r#"{"name":"Sở Y tế"}"#]);
    assert_eq!(line.items(&["log"])[0]["actor"], "Lê Thị Ẩn");
}

#[test]
fn a_backup_brings_back_what_was_and_keeps_what_it_replaces() {
    let line = Line::with_new_file();
    line.add(&["unit", "add"], &json!({ "name": "Sở Nội vụ" }));
    let folder = line.path("sao-luu");
    std::fs::create_dir(&folder).unwrap();
    let made = line.json(&["backup", "--to", folder.to_str().unwrap()]);
    let beside = line.json(&["backup"]);
    assert!(beside["sound"].as_bool().unwrap());
    let listed = line.json(&["backups"]);
    assert_eq!(listed["items"][0]["sound"], true, "{listed}");
    line.add(&["unit", "add"], &json!({ "name": "Sở Tài chính" }));
    let restored = line.json(&["restore", made["path"].as_str().unwrap()]);
    assert_eq!(line.items(&["unit", "list"]).len(), 1);
    // The replaced file is a data file still, with both units.
    let kept = restored["kept"].as_str().unwrap();
    let output = crate::program().args(["--json", "--data", kept, "unit", "list"]).output().unwrap();
    let units: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(units["items"].as_array().unwrap().len(), 2);
}

#[test]
fn the_sample_is_filled_once_and_is_sound() {
    let line = Line::with_new_file();
    let said = line.done(&["sample"]);
    assert!(said.contains("30 đơn vị") && said.contains("41 cá nhân") && said.contains("84 thành tích"), "{said}");
    assert_eq!(line.json(&["check"])["items"], json!([]));
    let (code, error) = line.refused(&["sample"]);
    assert_eq!((code, error["code"].as_str()), (1, Some("sample.not_empty")));
    // Two people have one name: the code tells them apart.
    let (code, error) = line.refused(&["person", "show", "Nguyễn Thị Thu Hà"]);
    assert_eq!((code, error["code"].as_str()), (1, Some("person.ambiguous")));
    assert!(error["message"].as_str().unwrap().contains("CN0011, CN0015"), "{error}");
    assert_eq!(line.json(&["person", "show", "CN0015"])["positions"][0]["title"], "Hiệu trưởng");
    assert_eq!(line.items(&["cluster", "list", "--year", "2026"]).len(), 3);
    assert_eq!(line.json(&["cluster", "show", "K1"])["members"].as_array().unwrap().len(), 8);
    assert_eq!(line.items(&["achievement", "list", "--subject", "SKHCN", "--kind", "sang_kien"]).len(), 5);
    assert_eq!(line.json(&["achievement", "show", "TT-2026-0001"])["evidence"].as_array().unwrap().len(), 1);
}

#[test]
fn data_of_a_size_is_scored_for_every_cell() {
    let line = Line::with_new_file();
    line.done(&["bench", "seed", "--units", "12", "--criteria", "23", "--nominations", "15"]);
    let round = line.items(&["round", "list"])[0].clone();
    assert_eq!((&round["units"], &round["missing"]), (&json!(12), &json!(0)));
    let results = line.json(&["score", "results", "--round", round["id"].as_str().unwrap(), "--detail"]);
    assert_eq!(results["units"][0]["leaves"].as_array().unwrap().len(), 23);
    assert_eq!(results["units"][0]["denominator"], "230");
    let batch = line.items(&["batch", "list"])[0].clone();
    // Units and people by turns, a unit first.
    assert_eq!((&batch["units"], &batch["people"]), (&json!(8), &json!(7)));
    assert_eq!(line.json(&["check"])["items"], json!([]));
}
