//! The dossier of a line: what the law asks for is ticked as it comes.

use serde_json::{Value, json};

use crate::Line;
use crate::facts::department;

fn missing(line: &Line, batch: &str) -> Vec<Value> {
    line.items(&["batch", "check", batch]).iter().map(|item| item["dossier_missing"].clone()).collect()
}

#[test]
fn documents_are_ticked_as_they_come_and_what_is_missing_is_told() {
    let line = department();
    line.call_office();
    let batch = line.json(&["batch", "open", "--name", "khen thưởng", "--year", "2025", "--received", "2025-12-05"]);
    let batch = batch["id"].as_str().unwrap();
    let add = |subject: &str, award: &str| {
        line.add(&["nomination", "add", "--batch", batch], &json!({ "subject": subject, "award": award }))
    };
    let ids = [add("CN1", "ldtt"), add("CN2", "ldtt")];
    // Tờ trình, báo cáo thành tích, biên bản bình xét (ds_ldtt of the catalogue); nothing is taken for received.
    let before = missing(&line, batch);
    assert!(before.iter().all(|missing| missing.as_array().unwrap().len() == 3), "{before:?}");
    let dossier = line.json(&[
        "nomination",
        "dossier",
        &ids[0],
        "--received",
        "to_trinh",
        "--received",
        "bao_cao",
        "--on",
        "01/12/2025",
        "--note",
        "bản sao",
    ]);
    let has: Vec<&Value> = dossier["items"].as_array().unwrap().iter().map(|item| &item["has"]).collect();
    assert_eq!(has, [true, true, false]);
    assert_eq!(
        (&dossier["items"][0]["received"], &dossier["items"][0]["note"]),
        (&json!("2025-12-01"), &json!("bản sao"))
    );
    assert_eq!(dossier["badge"], "Chưa đối chiếu văn bản gốc");
    assert_eq!(missing(&line, batch)[0].as_array().unwrap().len(), 1);
    // One document of several lines at once, taken back as one.
    let tick = json!({ "ids": ids, "items": ["bien_ban"], "has": true, "received": "2025-12-02", "note": "" });
    line.json(&["call", "nomination.dossier_tick", &tick.to_string()]);
    let counts = |line: &Line| -> Vec<usize> {
        missing(line, batch).iter().map(|missing| missing.as_array().unwrap().len()).collect()
    };
    assert_eq!(counts(&line), [0, 2]);
    line.done(&["undo"]);
    assert_eq!(counts(&line), [1, 3]);
    line.done(&["nomination", "dossier", &ids[0], "--missing", "to_trinh"]);
    assert_eq!(counts(&line), [2, 3]);
    // All or none.
    let (_, error) =
        line.refused(&["nomination", "dossier", &ids[0], "--received", "to_trinh", "--received", "giay_phep"]);
    assert_eq!((&error["code"], counts(&line)), (&json!("nomination.document_unknown"), vec![2, 3]));

    let out = line.path("phieu.xlsx");
    line.done(&["print", "appraisal-sheet", "--batch", batch, "--format", "xlsx", "--out", out.to_str().unwrap()]);
    let read = line.json(&["table", "read", out.to_str().unwrap()]).to_string();
    assert!(read.contains("01/12/2025") && read.contains("Còn thiếu"), "{read}");
    // A closed batch takes no more.
    line.json(&["call", "batch.close", &json!({ "id": batch }).to_string()]);
    let (_, error) = line.refused(&["nomination", "dossier", &ids[0], "--received", "to_trinh"]);
    assert_eq!(error["code"], "batch.closed");
    assert_eq!(line.json(&["check"])["items"], json!([]));
}

#[test]
fn a_line_goes_with_what_was_received_of_it() {
    let line = department();
    let batch = line.json(&["batch", "open", "--name", "khen thưởng", "--year", "2025", "--received", "2025-12-05"]);
    let batch = batch["id"].as_str().unwrap();
    let id = line.add(&["nomination", "add", "--batch", batch], &json!({ "subject": "CN1", "award": "ldtt" }));
    line.done(&["nomination", "dossier", &id, "--received", "to_trinh"]);
    line.json(&["call", "nomination.remove", &json!({ "id": id }).to_string()]);
    assert!(line.items(&["nomination", "list", "--batch", batch]).is_empty());
    line.done(&["undo"]);
    let dossier = line.json(&["nomination", "dossier", &id]);
    assert_eq!(dossier["items"][0]["has"], true);
}
