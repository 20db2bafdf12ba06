//! A movement followed to its end from the command line: reports asked and received, inspections, models, its timeline, closing.

use serde_json::{Value, json};

use crate::Line;

const OF: [&str; 2] = ["--movement", "12/KH-UBND"];

/// A movement that runs through all times, with two units on its list and a target.
fn started(line: &Line) {
    for (code, name) in [("STC", "Sở Tài chính"), ("SYT", "Sở Y tế")] {
        line.add(&["unit", "add"], &json!({ "code": code, "name": name }));
    }
    let office = json!({ "valid_from": "2020", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "symbol": "SNV", "signers": [] });
    line.json(&["call", "office.save", &office.to_string()]);
    let plan = json!({ "number": "12/KH-UBND", "date": "2020-02-05", "movements": ["Thi đua chính quyền số"],
        "period": { "from": "2020", "to": "2099" },
        "milestones": [{ "name": "Sơ kết", "date": "2021-06-30", "done": "2021-07-05" }, { "name": "Tổng kết", "date": "2099-12", "note": null }],
        "targets": [{ "text": "Tỷ lệ hồ sơ nộp trực tuyến", "value": "90", "unit": "%" }] });
    line.add(&["movement", "add"], &plan);
    for unit in ["STC", "SYT"] {
        line.done(
            &[&["movement", "register"], &OF[..], &["--unit", unit, "--aim", "Cờ thi đua", "--date", "10/02/2020"]]
                .concat(),
        );
    }
}

fn run(line: &Line, words: &[&str]) -> Value {
    line.json(&[&["movement", words[0]], &OF[..], &words[1..]].concat())
}

fn shown(line: &Line) -> Vec<String> {
    let timeline = run(line, &["timeline"]);
    let events = timeline["events"].as_array().unwrap().iter();
    let text = |event: &Value, field: &str| event[field].as_str().unwrap().to_owned();
    events.map(|event| [text(event, "date"), text(event, "text"), text(event, "state")].join(" | ")).collect()
}

#[test]
fn reports_are_asked_of_all_units_and_received_one_by_one() {
    let line = Line::with_new_file();
    started(&line);
    let demand = ["demand", "--name", "Báo cáo năm 2020", "--due", "20/12/2020"];
    run(&line, &demand);
    // Asked again nobody owes it twice.
    run(&line, &demand);
    run(
        &line,
        &["received", "--name", "Báo cáo năm 2020", "--due", "20/12/2020", "--unit", "STC", "--date", "22/12/2020"],
    );
    let grid = run(&line, &["reports"]);
    let column = &grid["columns"][0];
    assert_eq!([&column["of"], &column["received"], &column["late"], &column["missing"]], [2, 1, 1, 1]);
    assert_eq!((&grid["units"][1]["missing"], &grid["units"][1]["cells"][0]["state"]), (&json!(1), &json!("missing")));
    assert!(
        shown(&line).contains(&"2020-12-20 | Hạn nộp Báo cáo năm 2020: 1/2 đơn vị đã nộp, 1 trễ | overdue".to_owned())
    );
    // Written by mistake: awaited again.
    run(&line, &["received", "--name", "Báo cáo năm 2020", "--due", "20/12/2020", "--unit", "STC"]);
    assert_eq!(run(&line, &["reports"])["columns"][0]["received"], 0);
    let (code, error) = line.refused(
        &[
            &["movement", "received"],
            &OF[..],
            &["--name", "Báo cáo năm 2020", "--due", "20/12/2020", "--unit", "STC", "--date", "12/2020"],
        ]
        .concat(),
    );
    assert_eq!((code, error["code"].as_str()), (1, Some("report.day_missing")));
}

#[test]
fn units_that_owe_nothing_get_no_letter() {
    let line = Line::with_new_file();
    started(&line);
    let out = line.path("don-doc.docx");
    let print = [
        "print",
        "movement-reminder",
        "--movement",
        "12/KH-UBND",
        "--format",
        "docx",
        "--options",
        "{\"owed\":\"report\"}",
        "--out",
        out.to_str().unwrap(),
    ];
    let (code, error) = line.refused(&print);
    assert_eq!((code, error["code"].as_str()), (1, Some("movement.nobody_owes")));
    run(&line, &["demand", "--name", "Báo cáo năm 2020", "--due", "20/12/2020", "--unit", "SYT"]);
    line.done(&print);
    let rows = line.json(&["table", "read", out.to_str().unwrap()])["tables"][0]["rows"].clone();
    assert_eq!(rows[0]["cells"], json!(["1", "Sở Y tế", "Báo cáo năm 2020 (hạn 20/12/2020)"]));
    assert_eq!(rows.as_array().unwrap().len(), 1);
}

#[test]
fn inspections_and_models_stand_on_the_timeline_in_the_order_of_days() {
    let line = Line::with_new_file();
    started(&line);
    run(
        &line,
        &[
            "inspect",
            "--date",
            "10/5/2021",
            "--unit",
            "SYT",
            "--inspector",
            "Đoàn kiểm tra số 1",
            "--findings",
            "Chưa công khai chỉ tiêu",
            "--remedy-due",
            "30/5/2021",
        ],
    );
    run(
        &line,
        &[
            "exemplar",
            "--name",
            "Tổ công nghệ số lưu động",
            "--unit",
            "STC",
            "--found",
            "03/2021",
            "--commended",
            "02/9/2021",
            "--commendation",
            "Giấy khen",
        ],
    );
    let expected = [
        "2020 | Bắt đầu phong trào | done",
        "2020-02-05 | Ban hành kế hoạch, văn bản phát động 12/KH-UBND | done",
        "2020-02-10 | 2 trong 2 đơn vị đăng ký thi đua | done",
        "2021-03 | Mô hình mới: Tổ công nghệ số lưu động, Sở Tài chính | done",
        "2021-05-10 | Kiểm tra Sở Y tế: Đoàn kiểm tra số 1 | done",
        "2021-05-30 | Hạn khắc phục của Sở Y tế: Chưa công khai chỉ tiêu | overdue",
        "2021-06-30 | Sơ kết | late",
        "2021-09-02 | Khen thưởng: Tổ công nghệ số lưu động, Sở Tài chính | done",
        "2099-12 | Tổng kết | awaited",
        "2099 | Hết thời gian của phong trào | awaited",
    ];
    assert_eq!(shown(&line), expected);
    let listed = run(&line, &["inspections"]);
    assert_eq!(
        (&listed["items"][0]["unit_name"], &listed["items"][0]["remedy"]),
        (&json!("Sở Y tế"), &json!("overdue"))
    );
    assert_eq!(run(&line, &["exemplars"])["items"][0]["state_name"], "đã khen thưởng");
    let (_, error) = line.refused(
        &[&["movement", "inspect"], &OF[..], &["--date", "10/5/2021", "--findings", "Tốt", "--remedied", "09/5/2021"]]
            .concat(),
    );
    assert_eq!(error["code"], "movement.remedy_early");
}

#[test]
fn a_closed_movement_keeps_its_figures_until_it_is_opened_again() {
    let line = Line::with_new_file();
    started(&line);
    let report = ["report", "--unit", "STC", "--period", "2021-Q1", "--target", "Tỷ lệ", "--value", "50"];
    run(&line, &report);
    run(&line, &["close", "--date", "20/12/2021"]);
    let refused = |words: &[&str]| line.refused(&[&["movement", words[0]], &OF[..], &words[1..]].concat()).1;
    let error = refused(&report);
    assert_eq!(error["code"], "movement.closed");
    assert!(error["message"].as_str().unwrap().contains("20/12/2021"), "{error}");
    assert_eq!(refused(&["close"])["code"], "movement.closed");
    let table = "Phong trào;Chỉ tiêu;Đơn vị;Kỳ báo cáo;Kết quả\n12/KH-UBND;Tỷ lệ;STC;Quý II/2021;60\n";
    assert_eq!(line.refused(&["movement", "import-targets", &line.file("so-lieu.csv", table)]).0, 1);
    assert_eq!(run(&line, &["targets"])["closed"], "2021-12-20");
    // Nothing of its plan is waited for any more.
    assert!(shown(&line).contains(&"2021-12-20 | Kết thúc phong trào | done".to_owned()));
    run(&line, &["reopen"]);
    run(&line, &report);
}

#[test]
fn a_movement_is_closed_with_results_evaluations_and_a_batch() {
    let line = Line::with_new_file();
    started(&line);
    let of = [&OF[..], &["--year", "2026"]].concat();
    let ran = |words: &[&str]| line.json(&[&["movement", words[0]], &of[..], &words[1..]].concat());
    ran(&["result", "--unit", "STC", "--level", "Hoàn thành xuất sắc", "--responsibility", "Giám đốc chỉ đạo"]);
    ran(&["result", "--unit", "SYT", "--level", "hoàn thành"]);
    // What is not said stays as it was.
    ran(&["result", "--unit", "STC", "--note", "theo Báo cáo 9/BC"]);
    let results = ran(&["results"]);
    let first = &results["rows"][0];
    assert_eq!(
        [&first["level"], &first["responsibility"], &first["note"]],
        ["HTXS", "Giám đốc chỉ đạo", "theo Báo cáo 9/BC"]
    );
    assert_eq!(ran(&["carry", "--dry-run"])["rows"][0]["step"], "missing");
    assert_eq!(
        ran(&["carry", "--add", "--unit", "STC"])["carried"],
        json!({ "added": 1, "changed": 0, "noted": 0, "left_out": 0 })
    );
    let evaluations = line.json(&["evaluation", "list"]);
    let own = &evaluations["items"][0];
    let said =
        "Phong trào “Thi đua chính quyền số” (12/KH-UBND): hoàn thành xuất sắc. Người đứng đầu: Giám đốc chỉ đạo";
    assert_eq!([&own["name"], &own["level"], &own["note"]], ["Sở Tài chính", "HTXS", said]);
    assert_eq!(own["movements"][0]["level_name"], "Hoàn thành xuất sắc");
    let (code, error) = line.refused(&[&["movement", "carry"], &of[..]].concat());
    assert_eq!((code, error["code"].as_str()), (1, Some("movement.nothing_carried")));
    // Of the two only the one that did excellently is meant at first; nobody has said where it lies.
    let done = ran(&["commend", "--kind", "unplanned", "--unit-award", "bk_tinh"]);
    assert_eq!(done["commended"]["added"].as_array().unwrap().len(), 1);
    assert_eq!((&done["shares"][1]["unknown"], &done["shares"][1]["percent"]), (&json!(1), &Value::Null));
    let batches = line.json(&["batch", "list"]);
    assert_eq!(batches["items"][0]["award_type"], "dot_xuat");
    let code = batches["items"][0]["code"].as_str().unwrap();
    assert_eq!(line.json(&["batch", "shares", code])["items"][0]["text"], "chưa có đề nghị cho cá nhân");
    let chain = run(&line, &["chain"]);
    assert_eq!((&chain["nodes"][0]["kind"], &chain["without_plan"]), (&json!("this"), &json!(2)));
}

#[test]
fn a_report_is_received_with_its_number_and_its_file() {
    let line = Line::with_new_file();
    started(&line);
    run(&line, &["demand", "--name", "Báo cáo năm", "--due", "20/10/2026"]);
    let file = line.file("bao-cao.txt", "nội dung");
    let words = ["received", "--name", "Báo cáo năm", "--due", "20/10/2026", "--unit", "STC", "--date", "19/10/2026"];
    run(&line, &[&words[..], &["--number", "30/BC-STC", "--signed", "18/10/2026", "--file", &file]].concat());
    let cell = run(&line, &["reports"])["units"][0]["cells"][0].clone();
    assert_eq!([&cell["number"], &cell["date"]], ["30/BC-STC", "2026-10-18"]);
    assert_eq!(cell["files"], 1);
    // A name that nobody asked for, a day that has not come, a year mistyped: refused, and no report comes to be.
    let refused = |name: &str, date: &str| {
        let of = ["--due", "20/10/2026", "--unit", "STC", "--movement", "12/KH-UBND"];
        line.refused(&[&["movement", "received", "--name", name, "--date", date], &of[..]].concat()).1["code"].clone()
    };
    assert_eq!(refused("Báo cáo nam", "19/10/2026"), "report.not_asked");
    assert_eq!(refused("báo cáo  năm", "19/10/2062"), "report.received_later");
    assert_eq!(refused("Báo cáo năm", "19/10/1926"), "report.received_early");
    assert_eq!(run(&line, &["reports"])["columns"].as_array().unwrap().len(), 1);
}
