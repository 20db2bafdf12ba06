//! Merging and splitting records: shown first, done in one operation, taken back whole.

use serde_json::{Value, json};

use crate::Line;

#[test]
fn a_person_entered_twice_is_merged_and_taken_back() {
    let line = Line::with_new_file();
    line.add(&["unit", "add"], &json!({ "code": "SYT", "name": "Sở Y tế" }));
    let keep = line.add(&["person", "add"], &json!({ "code": "CN1", "name": "Lê Thị Hoa" }));
    let position = json!({ "unit": "SYT", "title": "Bác sĩ", "from": "2020" });
    line.add(
        &["person", "add"],
        &json!({ "code": "CN2", "name": "Lê Thị Hòa", "sex": "female", "positions": [position] }),
    );
    let words = ["person", "merge", "--keep", "CN1", "--from", "CN2"];
    let preview = line.json(&[&words[..], &["--dry-run"]].concat());
    assert_eq!(preview["refusals"], json!([]));
    assert_eq!((&preview["moved"][0]["kind"], &preview["moved"][0]["count"]), (&json!("position"), &json!(1)));
    let told = line.done(&[&words[..], &["--dry-run"]].concat());
    assert!(told.contains("Tên: “Lê Thị Hoa”, bên kia “Lê Thị Hòa” → “Lê Thị Hoa”  (khác nhau)"), "{told}");
    assert_eq!(line.items(&["person", "list"]).len(), 2);

    let done = line.json(&[&words[..], &["--take", "name"]].concat());
    assert_eq!((done["id"].as_str(), &done["moved"]), (Some(keep.as_str()), &json!(1)));
    let merged = line.json(&["person", "show", "CN1"]);
    assert_eq!((&merged["name"], &merged["sex"]), (&json!("Lê Thị Hòa"), &json!("female")));
    assert_eq!(merged["positions"].as_array().unwrap().len(), 1);
    assert_eq!(line.items(&["person", "list"]).len(), 1);
    // The code and the name that went still mean the person.
    assert_eq!(line.json(&["person", "show", "CN2"])["code"], "CN1");
    assert_eq!(line.json(&["person", "show", "Lê Thị Hoa"])["code"], "CN1");
    line.done(&["undo"]);
    assert_eq!(line.items(&["person", "list"]).len(), 2);
    assert_eq!(line.json(&["person", "show", "CN1"])["name"], "Lê Thị Hoa");

    let (code, error) = line.refused(&["person", "merge", "--keep", "CN1", "--from", "CN1"]);
    assert_eq!((code, error["code"].as_str()), (1, Some("merge.same")));
    let (code, error) = line.refused(&[&words[..], &["--take", "nmae"]].concat());
    assert_eq!((code, error["code"].as_str()), (1, Some("merge.field_unknown")));
}

#[test]
fn a_unit_entered_twice_is_merged_and_one_of_two_is_split() {
    let line = Line::with_new_file();
    let keep = line.add(&["unit", "add"], &json!({ "code": "AB", "name": "Xã An Bình" }));
    line.add(&["unit", "add"], &json!({ "code": "AB2", "name": "UBND xã An Bình", "short_name": "An Bình" }));
    let below = line.add(&["unit", "add"], &json!({ "code": "TH", "name": "Trường Tiểu học số 1", "parent": "AB2" }));
    line.done(&["unit", "merge", "--keep", "AB", "--from", "AB2"]);
    assert_eq!(line.json(&["unit", "show", "TH"])["unit"]["parent_id"], json!(keep));
    assert_eq!(line.json(&["unit", "show", "AB"])["unit"]["short_name"], "An Bình");

    let split = ["unit", "split", "AB", "--name", "Xã Bình An", "--code", "BA", "--item", &below];
    let told = line.done(&[&split[..], &["--dry-run"]].concat());
    assert!(told.starts_with("chuyển\tĐơn vị trực thuộc\tTrường Tiểu học số 1"), "{told}");
    let added = line.json(&split);
    assert_eq!(line.json(&["unit", "show", "TH"])["unit"]["parent_id"], added["id"]);
    line.done(&["undo"]);
    assert_eq!(line.json(&["unit", "show", "TH"])["unit"]["parent_id"], json!(keep));

    let (_, error) = line.refused(&["unit", "split", "AB", "--name", "Xã Bình An", "--year", "2020"]);
    assert_eq!(error["code"], "split.nothing");
    let (_, error) = line.refused(&["unit", "split", "AB", "--name", "Xã Bình An", "--item", &keep]);
    assert_eq!(error["code"], "command_line.split_item");
}

#[test]
fn everything_of_a_year_or_of_a_unit_goes_to_the_new_person() {
    let line = Line::with_new_file();
    line.add(&["unit", "add"], &json!({ "code": "SYT", "name": "Sở Y tế" }));
    let positions = json!([
        { "unit": "SYT", "title": "Bác sĩ", "from": "2015", "to": "2018" },
        { "title": "Giáo viên", "from": "2020" },
        { "title": "Hiệu trưởng", "from": "2024" },
    ]);
    line.add(&["person", "add"], &json!({ "code": "CN1", "name": "Nguyễn Văn An", "positions": positions }));
    let split =
        ["person", "split", "CN1", "--name", "Nguyễn Văn An", "--code", "CN2", "--year", "2020", "--unit", "SYT"];
    line.done(&split);
    let titles = |code: &str| -> Vec<Value> {
        let person = line.json(&["person", "show", code]);
        person["positions"].as_array().unwrap().iter().map(|position| position["title"].clone()).collect()
    };
    assert_eq!((titles("CN1"), titles("CN2")), (vec![json!("Hiệu trưởng")], vec![json!("Giáo viên"), json!("Bác sĩ")]));
}
