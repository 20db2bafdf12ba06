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
    let kept = backup::restore(&made.path, &path, eight()).unwrap().unwrap();
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
    assert!(backup::restore(&made.path, &path, eight()).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
}

fn eight() -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

#[test]
fn a_journal_left_by_a_dead_process_goes_with_the_file_that_it_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    add_unit(&store, "A", "Sở Nội vụ");
    let made = store.back_up(&backup::folder_of(&path)).unwrap();
    store.close().unwrap();
    // A file that no program can open, and its journal.
    fs::write(&path, "hỏng").unwrap();
    let journal = |path: &std::path::Path| std::path::PathBuf::from(format!("{}-journal", path.display()));
    fs::write(journal(&path), [0; 64]).unwrap();
    let kept = backup::restore(&made.path, &path, eight()).unwrap().unwrap();
    assert_eq!(fs::read_to_string(&kept).unwrap(), "hỏng");
    assert!(journal(&kept).exists() && !journal(&path).exists());
    assert_eq!(unit_names(&open(&path).unwrap()), ["Sở Nội vụ"]);
}

#[test]
fn a_backup_with_a_log_beside_it_is_restored_with_what_is_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    create(&path).close().unwrap();
    // Copied by hand while the program runs: the last unit is in the log only.
    let store = create(&folder.path().join("khac.thidua"));
    add_unit(&store, "A", "Sở Nội vụ");
    let by_hand = folder.path().join("chep-tay.thidua");
    for ending in ["", "-wal"] {
        fs::copy(format!("{}{ending}", store.path().display()), format!("{}{ending}", by_hand.display())).unwrap();
    }
    backup::restore(&by_hand, &path, eight()).unwrap();
    assert_eq!(unit_names(&open(&path).unwrap()), ["Sở Nội vụ"]);
}

#[test]
fn a_data_file_that_another_program_has_open_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    let made = store.back_up(&backup::folder_of(&path)).unwrap();
    add_unit(&store, "A", "Sở Nội vụ");
    let refused = backup::restore(&made.path, &path, eight());
    assert!(matches!(refused, Err(store::Error::File(store::FileProblem::Locked))), "{refused:?}");
    assert_eq!(unit_names(&store), ["Sở Nội vụ"]);
    store.close().unwrap();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the data file and the folder of backups: {left:?}");
    backup::restore(&made.path, &path, eight()).unwrap();
}
