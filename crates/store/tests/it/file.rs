//! Every file that is no usable data file has its own answer, and is left as it was.

use std::fs;

use store::{Error, FileProblem, Journal, Store};

use crate::{add_unit, create, open, unit_names};

fn problem(result: store::Result<Store>) -> FileProblem {
    match result {
        Err(Error::File(problem)) => problem,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("it opened"),
    }
}

#[test]
fn what_was_written_is_there_after_closing_and_one_file_remains() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let store = create(&path);
    add_unit(&store, "SNV", "Sở Nội vụ");
    store.close().unwrap();
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["tinh.thidua"]);
    assert_eq!(unit_names(&open(&path).unwrap()), ["Sở Nội vụ"]);
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bao-cao.thidua");
    fs::write(&path, "của người khác").unwrap();
    let clock = std::sync::Arc::new(domain::clock::SystemClock);
    let made = Store::create(&path, Journal::Wal, clock, std::sync::Arc::new(domain::clock::SystemIds));
    assert!(matches!(made, Err(Error::Fault(fault)) if fault.code == "file.exists"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "của người khác");
}

#[test]
fn a_file_is_made_with_all_that_belongs_into_it_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinh.thidua");
    let make = |furnish: &dyn Fn(&store::Connection) -> store::Result<()>| {
        let clock = std::sync::Arc::new(domain::clock::SystemClock);
        let ids = std::sync::Arc::new(domain::clock::SystemIds);
        Store::create_furnished(&path, Journal::Wal, clock, ids, furnish)
    };
    let tables = || -> i64 {
        let other = store::Connection::open(&path).unwrap();
        other.query_row("SELECT count(*) FROM sqlite_schema WHERE name='unit'", [], |row| row.get(0)).unwrap()
    };
    let refused = make(&|_| {
        // Whoever looks at this moment – or after the power fails now – finds no table without what belongs into it.
        assert_eq!(tables(), 0);
        Err(domain::Fault::new("unit.name_missing").into())
    });
    assert!(refused.is_err() && !path.exists());
    make(&|conn| store::unit::add_default_kind(conn, uuid::Uuid::from_u128(1), "Sở, ngành", 1)).unwrap();
    let store = open(&path).unwrap();
    assert_eq!(store.read::<_, Error>(store::unit::kinds).unwrap().len(), 1);
}

#[test]
fn a_missing_file_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(problem(open(&folder.path().join("khong-co.thidua"))), FileProblem::Missing);
}

#[test]
fn a_text_and_another_programs_database_are_foreign() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("van-ban.thidua");
    fs::write(&text, "Kính gửi: Hội đồng Thi đua - Khen thưởng tỉnh").unwrap();
    assert_eq!(problem(open(&text)), FileProblem::Foreign);
    let other = folder.path().join("khac.thidua");
    store::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t(a)").unwrap();
    assert_eq!(problem(open(&other)), FileProblem::Foreign);
}

#[test]
fn a_newer_file_is_told_from_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("moi.thidua");
    create(&path).close().unwrap();
    let conn = store::Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", store::SCHEMA_VERSION + 1).unwrap();
    drop(conn);
    assert_eq!(problem(open(&path)), FileProblem::Newer);
}

#[test]
fn a_truncated_file_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.thidua");
    let store = create(&path);
    for number in 0..50 {
        add_unit(&store, &format!("D{number}"), &format!("Đơn vị số {number}"));
    }
    store.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    fs::write(&path, &bytes[..half]).unwrap();
    assert_eq!(problem(open(&path)), FileProblem::Damaged);
    assert_eq!(fs::read(&path).unwrap().len(), half);
}

#[test]
fn a_file_with_overwritten_pages_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hong.thidua");
    create(&path).close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x5a;
    }
    fs::write(&path, bytes).unwrap();
    assert_eq!(problem(open(&path)), FileProblem::Damaged);
}

#[test]
fn a_file_that_another_program_writes_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("khoa.thidua");
    create(&path).close().unwrap();
    let other = store::Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    assert_eq!(problem(open(&path)), FileProblem::Locked);
}

#[test]
fn a_folder_that_takes_no_file_is_read_only() {
    // The kernel's own file system refuses writes to everybody, the superuser too.
    let path = std::path::Path::new("/proc/self/tinh.thidua");
    let clock = std::sync::Arc::new(domain::clock::SystemClock);
    let made = Store::create(path, Journal::Wal, clock, std::sync::Arc::new(domain::clock::SystemIds));
    assert_eq!(problem(made), FileProblem::ReadOnly);
}
