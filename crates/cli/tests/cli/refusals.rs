//! Exit codes and the shape of errors: 0 done, 1 refused, 2 the data file cannot be used.

use std::fs;

use serde_json::{Value, json};

use crate::{Line, program};

#[test]
fn a_refusal_says_what_and_where_and_changes_nothing() {
    let line = Line::with_new_file();
    line.add(&["unit", "add"], &json!({ "code": "SNV", "name": "Sở Nội vụ" }));
    let taken = json!({ "code": "SNV", "name": "Sở Ngoại vụ" }).to_string();
    let (code, error) = line.refused(&["unit", "add", &taken]);
    assert_eq!((code, error["code"].as_str()), (1, Some("unit.code_taken")));
    assert_eq!(error["place"]["field"], "code");
    assert!(error["message"].as_str().unwrap().contains("SNV"), "{error}");
    for (words, refusal) in [
        (vec!["unit", "show", "Sở Lạ"], "unit.unknown"),
        (vec!["unit", "add", r#"{"name":"Sở Y tế","kind":"Sở lạ"}"#], "unit_kind.unknown"),
        (vec!["unit", "add", "{chưa xong"], "command_line.not_json"),
        (vec!["print", "nomination-list"], "command_line.no_out"),
        (vec!["movement", "show", "99/KH-UBND"], "movement.unknown"),
        (vec!["batch", "show", "DX-2026-09"], "batch.unknown"),
        (vec!["undo", "--op", "77"], "undo.not_found"),
        (vec!["redo"], "redo.nothing"),
        (vec!["call", "khong.co"], "command.unknown"),
        (vec!["new"], "file.exists"),
    ] {
        let (code, error) = line.refused(&words);
        assert_eq!((code, error["code"].as_str()), (1, Some(refusal)), "{words:?}");
    }
    assert_eq!(line.items(&["log"]).len(), 1);
}

#[test]
fn a_wrong_command_line_is_refused_in_the_same_shape() {
    let line = Line::with_new_file();
    for words in [vec!["khong-co-lenh"], vec!["batch", "fill"], vec!["undo", "--op", "một"]] {
        let (code, error) = line.refused(&words);
        assert_eq!((code, error["code"].as_str()), (1, Some("command_line.invalid")), "{words:?}");
    }
    let output = program().args(["--json", "unit", "list"]).output().unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), said["error"]["code"].as_str()), (Some(1), Some("command_line.no_data")));
}

#[test]
fn without_json_the_sentence_goes_to_the_terminal_and_nothing_to_scripts() {
    let line = Line::with_new_file();
    let output = program().arg("--data").arg(line.data()).args(["unit", "show", "Sở Lạ"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert_eq!(String::from_utf8(output.stderr).unwrap().trim(), "Không có đơn vị “Sở Lạ”.");
}

#[test]
fn a_row_of_a_table_that_is_refused_stops_the_whole_unless_told_to_skip_it() {
    let line = Line::with_new_file();
    let round = crate::work::scored(&line);
    let table =
        line.file("xau.csv", "unit,criterion,field,value\nSTC,I.2,value,40\nSXD,I.9,value,1\nSở Lạ,I.2,value,1\n");
    let (code, error) = line.refused(&["score", "import", "--round", &round, &table]);
    assert_eq!((code, error["code"].as_str()), (1, Some("input.several")));
    let rows: Vec<u64> =
        error["faults"].as_array().unwrap().iter().map(|fault| fault["place"]["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, [3, 4]);
    let total = |line: &Line| line.json(&["score", "results", "--round", &round])["units"][0]["total"].clone();
    assert_eq!(total(&line), "90");
    let tried = line.json(&["score", "import", "--round", &round, &table, "--dry-run"]);
    assert_eq!((&tried["changed"], tried["refused"].as_array().unwrap().len()), (&json!(1), 2));
    assert_eq!(total(&line), "90");
    line.done(&["score", "import", "--round", &round, &table, "--skip-refused"]);
    assert_eq!(total(&line), "94");
}

#[test]
fn every_file_that_is_no_usable_data_file_ends_with_2_and_its_own_code() {
    let whole = Line::with_new_file();
    for number in 0..40 {
        whole.done(&["unit", "add", &json!({ "name": format!("Đơn vị số {number}") }).to_string()]);
    }
    let bytes = fs::read(whole.data()).unwrap();
    let mut flipped = bytes.clone();
    for byte in flipped.iter_mut().skip(8192).step_by(11) {
        *byte ^= 0x24;
    }
    let mut newer = bytes.clone();
    // The user version of an SQLite file stands at byte 60, big-endian.
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    for (content, problem) in [
        (None, "file.missing"),
        (Some(b"Danh s\xc3\xa1ch".to_vec()), "file.foreign"),
        (Some(bytes[..bytes.len() / 3].to_vec()), "file.damaged"),
        (Some(flipped), "file.damaged"),
        (Some(newer), "file.newer"),
    ] {
        let line = Line::before_anything();
        if let Some(content) = &content {
            fs::write(line.data(), content).unwrap();
        }
        let (code, error) = line.refused(&["unit", "list"]);
        assert_eq!((code, error["code"].as_str()), (2, Some(problem)));
        assert_eq!(fs::read(line.data()).ok(), content, "{problem}: the file is left as it was");
    }
}

#[test]
fn a_scheme_with_warnings_opens_a_round_and_the_warnings_are_said() {
    let line = Line::with_new_file();
    crate::work::scored(&line);
    // 60 + 30 under a part of 100: W-SUM.
    let body = r#"{"id":"nghi","version":1,"name_vi":"Bảng điểm còn lệch","period":"2026","criteria":[
        {"code":"I","name_vi":"Phần I","role":"base","max":"100","children":[
            {"code":"I.1","name_vi":"Nhiệm vụ","max":"60","kind":"direct"},
            {"code":"I.2","name_vi":"Báo cáo","max":"30","kind":"direct"}]}]}"#;
    line.done(&["scheme", "import", &line.file("nghi.json", body)]);
    let cluster = line.items(&["cluster", "list"])[0]["name"].as_str().unwrap().to_owned();
    let words = ["round", "open", "--scheme", "nghi", "--cluster", &cluster, "--year", "2026", "--name", "Lại"];
    let output = line.output(&words);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("coi như đã xác nhận") && said.contains("90"), "{said}");
    assert_eq!(line.items(&["round", "list"]).len(), 2);
}
