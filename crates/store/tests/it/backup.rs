//! Backups hold what was there, and a restore loses nothing.

use std::fs;

use chrono::NaiveDate;
use store::backup;

use crate::{add_unit, create, open, unit_names};

#[test]
fn a_backup_holds_what_was_there_and_opens_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    add_unit(&store, "A", "Sở Nội vụ");
    let made = store.back_up(&backup::folder_of(&path)).unwrap();
    add_unit(&store, "B", "Sở Tài chính");
    backup::verify(&made.path).unwrap();
    assert_eq!(unit_names(&open(&made.path).unwrap()), ["Sở Nội vụ"]);
    let listed = backup::list(&path, &backup::folder_of(&path)).unwrap();
    assert_eq!(listed, [made]);
}

#[test]
fn a_restore_keeps_the_replaced_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    add_unit(&store, "A", "Sở Nội vụ");
    let made = store.back_up(&backup::folder_of(&path)).unwrap();
    add_unit(&store, "B", "Sở Tài chính");
    store.close().unwrap();
    let now = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let kept = backup::restore(&made.path, &path, now).unwrap().unwrap();
    assert_eq!(unit_names(&open(&path).unwrap()), ["Sở Nội vụ"]);
    assert_eq!(unit_names(&open(&kept).unwrap()), ["Sở Nội vụ", "Sở Tài chính"]);
}

#[test]
fn a_damaged_backup_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    let made = store.back_up(&backup::folder_of(&path)).unwrap();
    store.close().unwrap();
    let before = fs::read(&path).unwrap();
    let bytes = fs::read(&made.path).unwrap();
    fs::write(&made.path, &bytes[..bytes.len() / 3]).unwrap();
    let now = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(8, 0, 0).unwrap();
    assert!(backup::restore(&made.path, &path, now).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
}
