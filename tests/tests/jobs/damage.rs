//! Files that are hurt or held: every one has its own answer, nothing is a riddle, and the file stays as it was.

use std::fs::{self, File};
use std::os::fd::AsRawFd;
use std::path::Path;

use app::{App, Environment, Failure, Severity};
use serde_json::{Value, json};

use crate::work::Work;

/// A closed data file with the sample province: its bytes.
fn sample_bytes() -> Vec<u8> {
    let work = Work::on_sample();
    work.app.close().unwrap();
    fs::read(work.path("tinh.thidua")).unwrap()
}

fn program(settings: &Path) -> App {
    App::new(Environment::system(settings.join("settings")))
}

fn open(app: &App, path: &Path) -> Result<Value, Failure> {
    app.call("file.open", json!({ "token": app.admit(path.to_owned()) }))
}

#[test]
fn a_file_that_another_program_holds_says_so_and_opens_when_it_lets_go() {
    let work = Work::on_sample();
    work.app.close().unwrap();
    let path = work.path("tinh.thidua");
    let other = store::Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let held = open(&work.app, &path).unwrap_err();
    assert_eq!((held.code.as_str(), held.exit_code()), ("file.locked", 2));
    drop(other);
    open(&work.app, &path).unwrap();
    assert_eq!(work.items("batch.list").len(), 1);
}

#[test]
fn a_folder_that_takes_no_file_is_read_only_and_the_data_file_is_not_touched() {
    let work = Work::on_sample();
    work.app.close().unwrap();
    let path = work.path("tinh.thidua");
    let before = fs::read(&path).unwrap();
    // The same file under a folder of the kernel, where nobody makes files, the superuser neither.
    let held = File::open(&path).unwrap();
    let under_kernel = format!("/proc/self/fd/{}", held.as_raw_fd());
    let refused = open(&work.app, Path::new(&under_kernel)).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("file.read_only", 2));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_cut_off_anywhere_is_refused_and_left_as_it_was() {
    let whole = sample_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.thidua");
    // Whole pages gone, a page torn, the head alone, less than the head, nothing.
    for (left, expected) in [
        (whole.len() - 4096, "file.damaged"),
        (whole.len() - 100, "file.damaged"),
        (whole.len() / 2, "file.damaged"),
        (100, "file.damaged"),
        (15, "file.foreign"),
        (0, "file.foreign"),
    ] {
        fs::write(&path, &whole[..left]).unwrap();
        let refused = open(&program(folder.path()), &path).unwrap_err();
        assert_eq!((refused.code.as_str(), refused.exit_code()), (expected, 2), "{left} bytes left");
        assert_eq!(fs::read(&path).unwrap(), whole[..left], "{left} bytes left");
    }
}

/// What an officer looks at in a day; the first that fails ends it.
fn look_around(app: &App) -> Result<(), Failure> {
    let items =
        |name: &str| Ok::<_, Failure>(app.call(name, json!({}))?["items"].as_array().cloned().unwrap_or_default());
    for list in ["office.list", "unit.list", "succession.list", "person.list", "household.list", "cluster.list"] {
        items(list)?;
    }
    for movement in items("movement.list")? {
        app.call("movement.get", json!({ "id": movement["id"] }))?;
    }
    app.call("achievement.list", json!({}))?;
    for round in items("round.list")? {
        app.call("score.results", json!({ "round": round["id"], "detail": true }))?;
    }
    for batch in items("batch.list")? {
        app.call("batch.get", json!({ "id": batch["id"] }))?;
    }
    items("award.list")?;
    items("log.list")?;
    app.call("undo", json!({}))?;
    Ok(())
}

#[test]
fn one_flipped_bit_anywhere_is_never_an_error_without_a_name() {
    let whole = sample_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bit.thidua");
    let mut place = 20_261_124_usize;
    for _ in 0..60 {
        // A step of a congruential generator: the same bits in every run.
        place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (byte, bit) = ((place >> 16) % whole.len(), (place >> 8) % 8);
        let mut bytes = whole.clone();
        bytes[byte] ^= 1 << bit;
        fs::write(&path, &bytes).unwrap();
        let app = program(folder.path());
        let seen = open(&app, &path).and_then(|_| look_around(&app));
        if let Err(failure) = seen {
            let told = !matches!(failure.severity, Severity::Internal);
            assert!(told, "bit {bit} of byte {byte}: {} {}", failure.code, failure.message);
        }
        let _ = app.close();
        for left in ["bit.thidua-wal", "bit.thidua-shm"] {
            let _ = fs::remove_file(folder.path().join(left));
        }
    }
}
