//! The targets of a movement followed from the command line: tables of figures, single reports, who is silent.

use serde_json::{Value, json};

use crate::Line;

const MOVEMENT: &str = "Thi đua xây dựng chính quyền số";

/// Three units; the two that registered and one that only reports.
fn followed(line: &Line) -> String {
    let units: Vec<String> = [("STC", "Sở Tài chính"), ("SYT", "Sở Y tế"), ("SXD", "Sở Xây dựng")]
        .map(|(code, name)| line.add(&["unit", "add"], &json!({ "code": code, "name": name })))
        .to_vec();
    let plan = json!({ "number": "12/KH-UBND", "movements": [MOVEMENT], "targets": [
        { "text": "Tỷ lệ hồ sơ nộp trực tuyến", "value": "90", "unit": "%" },
        { "text": "Số vụ để lộ dữ liệu", "value": "20", "unit": "vụ", "direction": "at_most", "reckoning": "sum" } ] });
    let id = line.add(&["movement", "add"], &plan);
    assert_eq!(line.json(&["movement", "show", "12/KH-UBND"])["targets"], plan["targets"]);
    let mut movement = line.json(&["call", "movement.get", &json!({ "id": id }).to_string()]);
    movement["registrations"] = json!([{ "unit_id": units[0] }, { "unit_id": units[1] }]);
    line.json(&["call", "movement.save", &movement.to_string()]);
    id
}

fn cell<'a>(answer: &'a Value, unit: &str, target: usize) -> &'a Value {
    let units = answer["units"].as_array().unwrap();
    &units.iter().find(|row| row["unit_code"] == unit).unwrap()["cells"][target]
}

const TABLE: &str = "Phong trào;Chỉ tiêu;Đơn vị;Kỳ báo cáo;Kết quả;Ngày báo cáo;Nguồn\n\
    12/KH-UBND;Tỷ lệ hồ sơ;STC;Quý I/2026;60;05/4/2026;BC 11/BC-STC\n\
    12/KH-UBND;Tỷ lệ hồ sơ;Sở Tài chính;6 tháng đầu năm 2026;76,5;04/7/2026;BC 30/BC-STC\n\
    12/KH-UBND;Số vụ;SYT;Quý I/2026;6;;\n12/KH-UBND;Số vụ;SYT;Quý II/2026;10;;\n12/KH-UBND;Số vụ;SXD;Quý II/2026;0;;\n";

#[test]
fn figures_are_taken_in_once_and_say_how_far_everyone_is() {
    let line = Line::with_new_file();
    followed(&line);
    let table = line.file("so-lieu.csv", TABLE);
    let taken = line.json(&["movement", "import-targets", &table]);
    assert_eq!((&taken["added"], &taken["refused"]), (&json!(5), &json!([])));
    let again = line.json(&["movement", "import-targets", &table]);
    assert_eq!((&again["added"], &again["changed"], &again["unchanged"]), (&json!(0), &json!(0), &json!(5)));

    let answer = line.json(&["movement", "targets", "--movement", MOVEMENT, "--year", "2026"]);
    // The half year stands for a rate: 76,5 ÷ 90 = 85 %. 6 + 10 = 16 of at most 20: 20 ÷ 16 = 125 %, and kept.
    let online = cell(&answer, "STC", 0);
    assert_eq!([&online["followed"]["value"], &online["followed"]["percent"]], ["76.5", "85"]);
    assert_eq!((&online["followed"]["met"], &online["percent_text"]), (&json!(false), &json!("85%")));
    assert_eq!(online["followed"]["date"], "2026-07-04");
    let leaks = cell(&answer, "SYT", 1);
    assert_eq!([&leaks["followed"]["value"], &leaks["followed"]["percent"]], ["16", "125"]);
    assert_eq!(leaks["followed"]["met"], true);
    // Nought was reported, which is kept; what was not reported is no nought.
    assert_eq!(
        (&cell(&answer, "SXD", 1)["followed"]["met"], &cell(&answer, "SXD", 0)["followed"]["met"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(cell(&answer, "SXD", 0)["followed"]["value"], Value::Null);
    let tally = &answer["targets"][1]["tally"];
    assert_eq!([&tally["units"], &tally["reported"], &tally["met"]], [3, 2, 2]);
    assert_eq!(answer["silent"], 0);

    // In the first quarter Sở Xây dựng said nothing.
    let quarter = line.json(&["movement", "targets", "--movement", MOVEMENT, "--period", "Quý I/2026"]);
    assert_eq!(quarter["silent"], 1);
    let said = line.done(&["movement", "targets", "--movement", MOVEMENT, "--period", "2026-Q1"]);
    // What came with the half year was not known in the quarter: 60 ÷ 90.
    assert!(said.contains("Sở Tài chính\tTỷ lệ hồ sơ nộp trực tuyến\t90\t60\t66,67%"), "{said}");
}

#[test]
fn a_table_with_a_column_for_every_target_is_read_for_a_movement_and_a_period() {
    let line = Line::with_new_file();
    followed(&line);
    let table = "Đơn vị;Tỷ lệ hồ sơ nộp trực tuyến (%);Số vụ để lộ dữ liệu\nSTC;81;2\nSYT;;5\n";
    let table = line.file("bang.csv", table);
    let words = ["movement", "import-targets", &table, "--movement", "12/KH-UBND", "--period", "9 tháng năm 2026"];
    assert_eq!(line.json(&words)["added"], 2);
    assert_eq!(line.json(&words)["unchanged"], 2);
    let answer = line.json(&["movement", "targets", "--movement", "12/KH-UBND", "--period", "2026-9M"]);
    // 81 ÷ 90 = 90 %; an empty cell says nothing.
    assert_eq!(cell(&answer, "STC", 0)["followed"]["percent"], "90");
    assert_eq!(cell(&answer, "SYT", 0)["figure"], Value::Null);
    assert_eq!(cell(&answer, "SYT", 1)["figure"]["value"], "5");
}

#[test]
fn a_report_is_written_changed_taken_back_and_refused_by_what_is_wrong_with_it() {
    let line = Line::with_new_file();
    followed(&line);
    let report = |more: &[&str]| {
        let words = ["movement", "report", "--movement", "12/KH-UBND", "--unit", "STC", "--period", "2026-Q1"];
        [&words, more].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let done = |more: &[&str]| line.json(&report(more).iter().map(String::as_str).collect::<Vec<_>>());
    let refused = |more: &[&str]| {
        let (code, error) = line.refused(&report(more).iter().map(String::as_str).collect::<Vec<_>>());
        (code, error["code"].as_str().unwrap().to_owned(), error["message"].as_str().unwrap().to_owned())
    };
    let now = || {
        let answer = line.json(&["movement", "targets", "--movement", "12/KH-UBND", "--period", "2026-Q1"]);
        cell(&answer, "STC", 0)["figure"].clone()
    };
    done(&["--target", "Tỷ lệ", "--value", "45,5", "--source", "BC 11/BC-STC"]);
    done(&["--target", "Tỷ lệ", "--aim", "70", "--date", "05/4/2026"]);
    // What the second did not say stayed.
    let figure = now();
    assert_eq!(
        [&figure["value"], &figure["aim"], &figure["date"], &figure["source"]],
        ["45.5", "70", "2026-04-05", "BC 11/BC-STC"]
    );
    line.done(&["undo"]);
    assert_eq!((&now()["value"], &now()["aim"]), (&json!("45.5"), &Value::Null));

    let wrong = refused(&["--target", "Chỉ số PAPI", "--value", "1"]);
    assert_eq!((wrong.0, wrong.1.as_str()), (1, "movement.target_unknown"));
    assert!(wrong.2.contains("Số vụ để lộ dữ liệu"), "{}", wrong.2);
    assert_eq!(refused(&["--target", "Tỷ lệ", "--value", "1.000"]).1, "number.ambiguous");
    assert_eq!(refused(&["--target", "Số vụ", "--note", " "]).1, "movement.figure_missing");

    // A target that units report cannot be dropped from the plan.
    let id = line.items(&["movement", "list"])[0]["id"].clone();
    let mut movement = line.json(&["call", "movement.get", &json!({ "id": id }).to_string()]);
    movement["targets"].as_array_mut().unwrap().remove(0);
    let (_, error) = line.refused(&["call", "movement.save", &movement.to_string()]);
    assert_eq!(error["code"], "movement.target_followed");
    done(&["--target", "Tỷ lệ", "--clear"]);
    assert_eq!(now(), Value::Null);
    line.json(&["call", "movement.save", &movement.to_string()]);
}
