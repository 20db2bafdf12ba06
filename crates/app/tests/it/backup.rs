//! Backups that are made without being asked, and what becomes of the data file when one cannot be made.

use std::fs;
use std::path::{Path, PathBuf};

use app::{App, Environment};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The program as the window has it: it keeps backups.
fn program() -> (TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let environment = Environment { keeps_backups: true, ..Environment::system(folder.path().join("settings")) };
    (folder, App::new(environment))
}

fn call(app: &App, name: &str, input: Value) -> Value {
    app.call(name, input).unwrap_or_else(|failure| panic!("{name}: {} ({})", failure.message, failure.code))
}

/// The backups of a data file, each looked through: the units in it, the latest first.
fn backups(data_file: &Path) -> Vec<Vec<String>> {
    let listed = store::backup::list(data_file, &store::backup::folder_of(data_file)).unwrap();
    let names = |path: &PathBuf| {
        store::backup::verify(path).unwrap();
        let conn = store::Connection::open(path).unwrap();
        store::unit::list(&conn).unwrap().into_iter().map(|unit| unit.name).collect()
    };
    listed.iter().map(|backup| names(&backup.path)).collect()
}

/// Closes the file as the end of the program does, in another second than that of the last backup, for a backup is named
/// by its second.
fn close(app: &App, data_file: &Path) {
    let made = || store::backup::list(data_file, &store::backup::folder_of(data_file)).unwrap();
    while made().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    std::thread::sleep(std::time::Duration::from_millis(1100));
    app.close().unwrap();
}

/// Puts a file where the folder of backups would be.
fn no_room_for_backups(data_file: &Path) {
    let folder = store::backup::folder_of(data_file);
    let _ = fs::remove_dir_all(&folder);
    fs::write(folder, "không phải thư mục").unwrap();
}

#[test]
fn the_first_opening_of_a_day_and_a_closing_after_work_leave_a_verified_backup_each() {
    let (folder, app) = program();
    let path = folder.path().join("tinh.thidua");
    app.create(&path).unwrap();
    call(&app, "unit.save", json!({ "name": "Sở Nội vụ" }));
    close(&app, &path);
    let made = backups(&path);
    assert_eq!(made.len(), 2, "{made:?}");
    assert_eq!(made[0], ["Sở Nội vụ"]);
    // Opened again the same day, and nothing done: no more of them.
    app.open(&path).unwrap();
    close(&app, &path);
    assert_eq!(backups(&path).len(), 2);
}

#[test]
fn a_backup_that_fails_on_closing_does_not_keep_the_next_file_from_being_opened() {
    let (folder, app) = program();
    let (old, new) = (folder.path().join("cũ.thidua"), folder.path().join("mới.thidua"));
    app.create(&old).unwrap();
    call(&app, "unit.save", json!({ "name": "Sở Nội vụ" }));
    no_room_for_backups(&old);
    app.create(&new).unwrap();
    assert_eq!(call(&app, "file.status", json!({}))["name"], "mới.thidua");
    let failed = call(&app, "backup.state", json!({}))["failed"].as_str().unwrap().to_owned();
    assert!(failed.starts_with("Lúc đóng “cũ.thidua” chưa sao lưu được"), "{failed}");
    // With no file to go on with, whoever closes is told.
    call(&app, "unit.save", json!({ "name": "Sở Y tế" }));
    no_room_for_backups(&new);
    assert!(app.close().is_err());
    assert!(!app.is_open());
}

#[test]
fn a_restore_always_ends_with_a_file_open() {
    let (folder, app) = program();
    let path = folder.path().join("tinh.thidua");
    app.create(&path).unwrap();
    call(&app, "unit.save", json!({ "name": "Sở Nội vụ" }));
    let copy = app.back_up(Some(&folder.path().join("noi-khac"))).unwrap();
    call(&app, "unit.save", json!({ "name": "Sở Y tế" }));
    no_room_for_backups(&path);
    let restored = call(&app, "backup.restore", json!({ "token": app.admit(copy.clone()) }));
    assert!(restored["kept"].is_string());
    assert_eq!(call(&app, "unit.list", json!({}))["items"].as_array().unwrap().len(), 1);
    assert!(call(&app, "backup.state", json!({}))["failed"].is_string());

    // Somebody else looks into the file: nothing is replaced, and it is open again.
    call(&app, "unit.save", json!({ "name": "Sở Xây dựng" }));
    let other = store::Connection::open(&path).unwrap();
    let _: i64 = other.query_row("SELECT count(*) FROM unit", [], |row| row.get(0)).unwrap();
    let refused = app.call("backup.restore", json!({ "token": app.admit(copy) })).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("file.locked", 2));
    assert_eq!(call(&app, "unit.list", json!({}))["items"].as_array().unwrap().len(), 2);
}

#[test]
fn a_job_that_runs_is_waited_for() {
    let (folder, app) = program();
    app.create(&folder.path().join("tinh.thidua")).unwrap();
    let job = call(&app, "job.start", json!({ "name": "sample.fill", "input": {} }));
    app.wait_for_jobs();
    let status = call(&app, "job.status", job.clone());
    assert_eq!((&status["ended"], &status["failure"]), (&json!(true), &json!(null)));
    // Its end was told, so it is gone.
    assert_eq!(app.call("job.status", job).unwrap_err().code, "job.unknown");
}
