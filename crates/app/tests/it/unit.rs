//! Units: a circle in the file, and a succession that is taken out of the history.

use app::{App, Environment};
use serde_json::{Value, json};
use tempfile::TempDir;

fn office() -> (TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(Environment::system(folder.path().join("settings")));
    app.create(&folder.path().join("tinh.thidua")).unwrap();
    (folder, app)
}

fn call(app: &App, name: &str, input: Value) -> Value {
    app.call(name, input).unwrap_or_else(|failure| panic!("{name}: {} ({})", failure.message, failure.code))
}

fn save(app: &App, name: &str, input: Value) -> Value {
    call(app, name, input)["output"].clone()
}

/// Names of the units, each with its end.
fn units(app: &App) -> Vec<(String, Value)> {
    let all = call(app, "unit.list", json!({}))["items"].as_array().unwrap().clone();
    all.into_iter().map(|unit| (unit["name"].as_str().unwrap().to_owned(), unit["ended"].clone())).collect()
}

fn succession(app: &App) -> Value {
    call(app, "succession.list", json!({}))["items"][0]["id"].clone()
}

#[test]
fn a_circle_that_is_in_the_file_does_not_hold_it_for_ever() {
    let (folder, app) = office();
    let [a, b, c] =
        ["Sở Nội vụ", "Ban Thi đua", "Văn phòng"].map(|name| save(&app, "unit.save", json!({ "name": name })));
    let other = store::Connection::open(folder.path().join("tinh.thidua")).unwrap();
    other
        .execute_batch(
            "UPDATE unit SET parent_id=(SELECT id FROM unit WHERE name='Ban Thi đua') WHERE name='Sở Nội vụ';
             UPDATE unit SET parent_id=(SELECT id FROM unit WHERE name='Sở Nội vụ') WHERE name='Ban Thi đua';",
        )
        .unwrap();
    call(&app, "unit.save", json!({ "id": c, "name": "Văn phòng", "parent_id": a }));
    let refused = app.call("unit.save", json!({ "id": a, "name": "Sở Nội vụ", "parent_id": b })).unwrap_err();
    assert_eq!(refused.code, "unit.circle");
    let movements = ["Năm cao điểm", "Chuyển đổi số", "Nông thôn mới"]
        .map(|name| save(&app, "movement.save", json!({ "name": name })));
    other
        .execute_batch(
            "UPDATE movement SET parent_id=(SELECT id FROM movement WHERE name='Chuyển đổi số') WHERE name='Năm cao điểm';
             UPDATE movement SET parent_id=(SELECT id FROM movement WHERE name='Năm cao điểm') WHERE name='Chuyển đổi số';",
        )
        .unwrap();
    let below = json!({ "id": movements[2], "name": "Nông thôn mới", "parent_id": movements[0] });
    call(&app, "movement.save", below);
}

#[test]
fn a_renaming_taken_out_of_the_history_gives_back_the_old_name() {
    let (_folder, app) = office();
    let unit = save(&app, "unit.save", json!({ "name": "Sở Lao động" }));
    let renaming = json!({ "kind": "renamed", "date": "2026-03-01", "from": [unit], "new_name": "Sở Việc làm" });
    call(&app, "succession.save", renaming.clone());
    assert_eq!(units(&app), [("Sở Việc làm".to_owned(), Value::Null)]);
    call(&app, "succession.remove", json!({ "id": succession(&app) }));
    assert_eq!(units(&app), [("Sở Lao động".to_owned(), Value::Null)]);
    // One operation, taken back as one.
    call(&app, "undo", json!({}));
    assert_eq!(units(&app), [("Sở Việc làm".to_owned(), Value::Null)]);
    // A name that was mended by hand since is the officer's.
    call(&app, "unit.save", json!({ "id": unit, "name": "Sở Lao động và Việc làm" }));
    call(&app, "succession.remove", json!({ "id": succession(&app) }));
    assert_eq!(units(&app), [("Sở Lao động và Việc làm".to_owned(), Value::Null)]);
    let unknown = app.call("succession.remove", json!({ "id": unit })).unwrap_err();
    assert_eq!(unknown.code, "succession.unknown");
}

#[test]
fn a_merger_taken_out_of_the_history_gives_back_the_units_before_it() {
    let (_folder, app) = office();
    let from = ["Sở Giao thông", "Sở Xây dựng"].map(|name| save(&app, "unit.save", json!({ "name": name })));
    let merger =
        json!({ "kind": "merged", "date": "2026-03-01", "from": from, "founded": ["Sở Xây dựng và Giao thông"] });
    let before = units(&app);
    call(&app, "succession.save", merger.clone());
    assert_eq!(units(&app).len(), 3);
    call(&app, "succession.remove", json!({ "id": succession(&app) }));
    assert_eq!(units(&app), before);

    // The new unit has a person by now: it stays.
    call(&app, "succession.save", merger);
    let all = call(&app, "unit.list", json!({}));
    let new = all["items"].as_array().unwrap().iter().find(|unit| unit["name"] == "Sở Xây dựng và Giao thông").unwrap();
    let position = json!({ "title": "Chuyên viên", "unit_id": new["id"], "from": "2026-03" });
    call(&app, "person.save", json!({ "name": "Nguyễn Đức Khuê", "positions": [position] }));
    call(&app, "succession.remove", json!({ "id": succession(&app) }));
    let now = units(&app);
    assert_eq!(now.len(), 3);
    assert!(now.iter().all(|(_, ended)| ended.is_null()), "{now:?}");
}
