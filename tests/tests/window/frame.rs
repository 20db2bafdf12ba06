//! The window itself: the first start, what the page may not do, a second start, an orderly end.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::wait_for;
use crate::screen::Screen;

const TITLE: &str = "Sổ Thi đua";

/// Makes a data file by the commands of the page and leaves it open; its path.
pub fn new_data_file(screen: &Screen, name: &str) -> PathBuf {
    let path = screen.desktop.home.path().join(name);
    screen.desktop.pick(&path);
    let picked = screen.call("pick.save", json!({ "purpose": "data_file" })).unwrap();
    let status = screen.call("file.new", json!({ "token": picked["token"], "officer": "Lê Thị Ẩn" })).unwrap();
    assert_eq!(status["name"], name);
    path
}

fn name_of_open_file(screen: &Screen) -> Option<String> {
    let status = screen.call("file.status", json!({})).ok()?;
    status["name"].as_str().map(str::to_owned)
}

#[test]
fn the_first_start_offers_the_three_ways_to_begin() {
    let screen = Screen::first_start();
    for choice in ["Tạo", "Mở"] {
        screen.sees(choice);
    }
    screen.desktop.picture("first-start");
}

#[test]
fn the_page_reaches_nothing_but_the_commands_of_the_program() {
    let screen = Screen::first_start();
    let refused = |command: &str, input: Value| {
        let invoke = "return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])";
        screen.ask_page(invoke, json!([command, input])).expect_err(command)
    };
    assert!(refused("plugin:window|close", json!({})).contains("not allowed"));
    assert!(refused("plugin:event|listen", json!({ "event": "x", "handler": 1 })).contains("not allowed"));
    assert!(refused("plugin:fs|read_file", json!({ "path": "/etc/hostname" })).contains("not"));

    // A page of somebody else's, a frame, a script in the text: none is loaded, the window stays where it is.
    let before = screen.script("return location.href", json!([]));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let elsewhere = format!("http://{}/", listener.local_addr().unwrap());
    screen.script("location.href = arguments[0]", json!([elsewhere]));
    screen.script("window.open(arguments[0])", json!([elsewhere]));
    let script = "const tag = document.createElement('script'); tag.textContent = 'window.foreign = 1'; \
        document.body.append(tag); tag.remove(); return window.foreign ?? 'blocked'";
    assert_eq!(screen.script(script, json!([])), Some(json!("blocked")));
    let fetched = screen.ask_page("return fetch(arguments[0])", json!([elsewhere]));
    assert!(fetched.is_err());
    // A refused navigation is one that never reaches the other side, not one that is slow.
    sleep(Duration::from_millis(500));
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    assert_eq!(screen.script("return location.href", json!([])), before);
    assert_eq!(screen.desktop.xdotool(&["search", "--onlyvisible", "--name", TITLE]).lines().count(), 1);
}

#[test]
fn a_second_start_hands_its_data_file_to_the_first_window() {
    let screen = Screen::first_start();
    let path = new_data_file(&screen, "Sổ tỉnh 2026.thidua");
    screen.call("file.close", json!({})).unwrap();
    assert_eq!(name_of_open_file(&screen), None);
    assert!(screen.start_again(&[&path.display().to_string()]).succeeds());
    wait_for("the data file in the first window", || name_of_open_file(&screen));
    assert_eq!(name_of_open_file(&screen).as_deref(), Some("Sổ tỉnh 2026.thidua"));
}

#[test]
fn a_start_with_a_data_file_opens_it_and_closing_leaves_one_whole_file() {
    let screen = Screen::first_start();
    let path = new_data_file(&screen, "So.thidua");
    let ended = || screen.call("file.status", json!({})).is_err().then_some(());
    screen.desktop.close_window(TITLE);
    wait_for("the end of the program", ended);

    let beside = |ending: &str| path.with_file_name(format!("So.thidua{ending}"));
    wait_for("the log folded into the data file", || {
        (!beside("-wal").exists() && !beside("-shm").exists()).then_some(())
    });
    assert!(fs::metadata(&path).unwrap().len() > 0);

    let again = Screen::start(screen.desktop, &[&path.display().to_string()]);
    assert_eq!(name_of_open_file(&again).as_deref(), Some("So.thidua"));
}

#[test]
fn the_first_opening_of_a_day_and_the_end_of_work_leave_a_backup() {
    let screen = Screen::first_start();
    let path = new_data_file(&screen, "So.thidua");
    let folder = store::backup::folder_of(&path);
    wait_for("the first backup of the day", || store::backup::list(&path, &folder).unwrap().pop());
    screen.call("unit.save", json!({ "name": "Sở Nội vụ" })).unwrap();
    screen.desktop.close_window(TITLE);
    wait_for("the end of the program", || screen.call("file.status", json!({})).is_err().then_some(()));
    wait_for("the backup of the end of work", || {
        let latest = store::backup::list(&path, &folder).unwrap().into_iter().next()?;
        store::backup::verify(&latest.path).unwrap();
        let conn = store::Connection::open(&latest.path).unwrap();
        (store::unit::list(&conn).unwrap().len() == 1).then_some(())
    });
}

#[test]
fn what_a_slow_page_hands_over_when_the_window_closes_is_kept() {
    let screen = Screen::first_start();
    let path = new_data_file(&screen, "So.thidua");
    // A page of an old PC: busy for a second after the field is left, and only then does it hand over what was typed.
    let slow = "
        const field = document.body.appendChild(document.createElement('input'));
        const draft = { key: 'unit:new', content: { name: 'Sở Nội vụ' } };
        field.addEventListener('blur', () => {
            for (const end = Date.now() + 1000; Date.now() < end;);
            setTimeout(() => window.__TAURI_INTERNALS__.invoke('call', { name: 'draft.put', input: draft }), 400);
        }, { once: true });
        field.focus()";
    screen.script(slow, json!([]));
    screen.desktop.close_window(TITLE);
    wait_for("the end of the program", || screen.call("file.status", json!({})).is_err().then_some(()));
    let again = Screen::start(screen.desktop, &[&path.display().to_string()]);
    wait_for("the data file", || name_of_open_file(&again));
    let draft = again.call("draft.get", json!({ "key": "unit:new" })).unwrap();
    assert_eq!(draft["content"]["name"], "Sở Nội vụ");
}
