//! Tables on the command line: what is printed, and the exit code.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// Runs the program with `--json`; answers its exit code and its one document.
fn run(folder: &Path, words: &[&str]) -> (i32, Value) {
    let output = Command::new(env!("CARGO_BIN_EXE_thidua-cli"))
        .current_dir(folder)
        .args(["--data", "so.thidua", "--json"])
        .args(words)
        .output()
        .unwrap();
    let json = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (output.status.code().unwrap(), json)
}

fn file(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

const UNITS: &str = "Mã,Tên đơn vị,Trực thuộc\nVP,Văn phòng,SYT\nSYT,Sở Y tế,\n";
const WRONG: &str = "Mã,Tên đơn vị,Trực thuộc\nTT,Thanh tra,SYT\nX,Phòng Một,Không có\n";

#[test]
fn an_import_prints_what_it_did_and_refused_rows_decide_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    file(folder, "don-vi.csv", UNITS);
    file(folder, "sai.csv", WRONG);
    assert_eq!(run(folder, &["new"]).0, 0);

    let (code, dry) = run(folder, &["unit", "import", "don-vi.csv", "--dry-run"]);
    assert_eq!((code, &dry["added"], &dry["rows"][0]["fate"]), (0, &json!(2), &json!("added")));
    assert_eq!(run(folder, &["unit", "list"]).1["items"], json!([]));

    let (code, done) = run(folder, &["unit", "import", "don-vi.csv"]);
    assert_eq!((code, &done["added"], &done["changed"], &done["unchanged"]), (0, &json!(2), &json!(0), &json!(0)));
    let (code, again) = run(folder, &["unit", "import", "don-vi.csv"]);
    assert_eq!((code, &again["added"], &again["unchanged"], &again["refused"]), (0, &json!(0), &json!(2), &json!([])));

    let (code, refused) = run(folder, &["unit", "import", "sai.csv"]);
    assert_eq!((code, &refused["error"]["code"]), (1, &json!("unit.unknown")));
    assert_eq!(refused["error"]["place"]["row"], json!(3));
    let (code, dry) = run(folder, &["unit", "import", "sai.csv", "--dry-run"]);
    assert_eq!((code, &dry["refused"][0]["place"]["column"]), (0, &json!("Trực thuộc")));
    let (code, skipped) = run(folder, &["unit", "import", "sai.csv", "--skip-refused"]);
    assert_eq!((code, &skipped["added"], &skipped["refused"][0]["code"]), (0, &json!(1), &json!("unit.unknown")));
    assert_eq!(run(folder, &["unit", "list"]).1["items"].as_array().unwrap().len(), 3);

    assert_eq!(run(folder, &["person", "import", "don-vi.csv"]).1["error"]["code"], json!("import.no_table_fits"));
    assert_eq!(run(folder, &["unit", "import", "khong-co.csv"]).0, 1);
    let (code, cluster) =
        run(folder, &["cluster", "import", "don-vi.csv", "--set", "cluster=Khối 1", "--year", "2026"]);
    assert_eq!((code, &cluster["added"]), (0, &json!(2)));
}

#[test]
fn tables_are_read_without_a_data_file() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "a.csv", "STT,Tên đơn vị,Điểm\nI,Khối 1,\n1,Sở Y tế,\"8,5\"\n,Cộng,\n");
    let (code, read) = run(folder.path(), &["table", "read", "a.csv"]);
    assert_eq!(code, 0);
    let table = &read["tables"][0];
    assert_eq!(table["header"], json!(["STT", "Tên đơn vị", "Điểm"]));
    assert_eq!(table["columns"][2], json!({ "name": "Điểm", "kind": "number" }));
    assert_eq!(table["rows"], json!([{ "row": 3, "group": ["Khối 1"], "cells": ["1", "Sở Y tế", "8,5"] }]));
    assert_eq!(table["skipped"], json!([{ "row": 4, "why": "dòng cộng" }]));
    assert_eq!(
        (&table["sheet"], &table["range"], &table["encoding"]),
        (&json!(""), &json!("A1:C3"), &json!("unicode"))
    );
    file(folder.path(), "trong.csv", "");
    assert_eq!(run(folder.path(), &["table", "read", "trong.csv"]).1["error"]["code"], json!("read.empty"));
}

#[test]
fn names_are_asked_once_answered_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    file(folder, "don-vi.csv", "Mã,Tên đơn vị\nUBXA,Ủy ban nhân dân xã Thanh Lâm\nPNV,Phòng Nội vụ\n");
    file(
        folder,
        "xep-loai.csv",
        "Đơn vị,Năm,Xếp loại\nUBND X. Thanh Lâm,2025,Hoàn thành tốt nhiệm vụ\nPhòng Nội vự,2025,Hoàn thành tốt nhiệm vụ\n",
    );
    assert_eq!(run(folder, &["new"]).0, 0);
    assert_eq!(run(folder, &["unit", "import", "don-vi.csv"]).0, 0);
    let (code, dry) = run(folder, &["evaluation", "import", "xep-loai.csv", "--dry-run"]);
    assert_eq!((code, &dry["added"]), (0, &json!(1)));
    assert_eq!(dry["decisions"][0]["subject"]["code"], json!("UBXA"));
    assert_eq!(
        (&dry["questions"][0]["text"], &dry["questions"][0]["rows"], &dry["questions"][0]["candidates"][0]["code"]),
        (&json!("Phòng Nội vự"), &json!([3]), &json!("PNV"))
    );
    let text = Command::new(env!("CARGO_BIN_EXE_thidua-cli"))
        .current_dir(folder)
        .args(["--data", "so.thidua", "evaluation", "import", "xep-loai.csv", "--dry-run"])
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("Hiểu “UBND X. Thanh Lâm” là “Ủy ban nhân dân xã Thanh Lâm” (UBXA), 1 dòng"), "{text}");
    assert!(text.contains("--answer \"Phòng Nội vự=MÃ\"\n    PNV: Phòng Nội vụ"), "{text}");

    assert_eq!(run(folder, &["evaluation", "import", "xep-loai.csv"]).1["error"]["code"], json!("names.unsure"));
    let answer = ["evaluation", "import", "xep-loai.csv", "--answer", "Phòng Nội vự=PNV"];
    let (code, done) = run(folder, &answer);
    assert_eq!((code, &done["added"]), (0, &json!(2)));
    assert_eq!(run(folder, &["evaluation", "import", "xep-loai.csv"]).1["unchanged"], json!(2));
    let aliases = run(folder, &["alias", "list"]).1;
    assert_eq!(
        (&aliases["items"][0]["text"], &aliases["items"][0]["name"]),
        (&json!("Phòng Nội vự"), &json!("Phòng Nội vụ"))
    );
    // The other commands know the name too.
    let (code, shown) = run(folder, &["unit", "show", "Phòng Nội vự"]);
    assert_eq!((code, &shown["unit"]["code"]), (0, &json!("PNV")), "{shown}");
    assert_eq!(run(folder, &["alias", "remove", "Phòng Nội vự"]).0, 0);
    assert_eq!(run(folder, &["evaluation", "import", "xep-loai.csv"]).0, 1);
    assert_eq!(run(folder, &["evaluation", "import", "xep-loai.csv", "--answer", "Phòng Nội vự"]).0, 1);
}
