//! Units that take part in a movement from the command line: registered one by one and from the form that comes back.

use serde_json::{Value, json};

use crate::Line;

fn started(line: &Line) {
    for (code, name) in [("STC", "Sở Tài chính"), ("SYT", "Sở Y tế"), ("SXD", "Sở Xây dựng")] {
        line.add(&["unit", "add"], &json!({ "code": code, "name": name }));
    }
    let office =
        json!({ "valid_from": "2026", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ", "signers": [] });
    line.json(&["call", "office.save", &office.to_string()]);
    let plan = json!({ "number": "12/KH-UBND", "date": "2026-02-05", "movements": ["Thi đua chính quyền số"], "targets": [
        { "text": "Tỷ lệ hồ sơ nộp trực tuyến", "value": "90", "unit": "%" } ] });
    line.add(&["movement", "add"], &plan);
}

fn missing(line: &Line, step: &str) -> Vec<String> {
    let answer = line.json(&["movement", "units", "--movement", "12/KH-UBND", "--missing", step]);
    let names = answer["items"].as_array().unwrap().iter().map(|row| row["unit_code"].as_str().unwrap().to_owned());
    names.collect()
}

#[test]
fn a_unit_registers_and_plans_step_by_step_and_leaves_the_list() {
    let line = Line::with_new_file();
    started(&line);
    let register = ["movement", "register", "--movement", "12/KH-UBND", "--unit"];
    line.done(&[&register[..], &["STC", "--aim", "Cờ thi đua", "--date", "20/02/2026"]].concat());
    line.done(&[&register[..], &["SYT", "--note", "chờ kế hoạch của ngành"]].concat());
    assert_eq!(missing(&line, "register"), ["SYT"]);
    assert_eq!(missing(&line, "plan"), ["STC", "SYT"]);
    line.done(&[&register[..], &["STC", "--plan-number", "15/KH-STC", "--plan-date", "01/3/2026"]].concat());
    assert_eq!(missing(&line, "plan"), ["SYT"]);
    // What was not said stayed.
    let all = line.json(&["movement", "units", "--movement", "12/KH-UBND"]);
    let own = &all["items"][0];
    assert_eq!(
        (&own["aim"], &own["date"], &own["plan_date"]),
        (&json!("Cờ thi đua"), &json!("2026-02-20"), &json!("2026-03-01"))
    );
    line.done(&[&register[..], &["SYT", "--remove"]].concat());
    assert_eq!(missing(&line, "register"), [] as [&str; 0]);
    let (code, error) = line.refused(&[&register[..], &["SYT", "--remove"]].concat());
    assert_eq!((code, error["code"].as_str()), (1, Some("movement.not_taking_part")));
    // An aim of its own among the targets counts as its own target.
    assert_eq!(missing(&line, "targets"), ["STC"]);
    line.json(&[
        "movement",
        "report",
        "--movement",
        "12/KH-UBND",
        "--unit",
        "STC",
        "--period",
        "2026",
        "--target",
        "Tỷ lệ",
        "--aim",
        "95",
    ]);
    assert_eq!(missing(&line, "targets"), [] as [&str; 0]);
}

#[test]
fn the_printed_form_comes_back_as_it_was_filled_in() {
    let line = Line::with_new_file();
    started(&line);
    let register = ["movement", "register", "--movement", "12/KH-UBND", "--unit", "SXD"];
    let told = [
        "--aim",
        "Tập thể lao động xuất sắc",
        "--pledge",
        "Không hồ sơ trễ hạn",
        "--own-targets",
        "96% hồ sơ trực tuyến",
        "--date",
        "25/02/2026",
        "--plan-number",
        "7/KH-SXD",
        "--plan-date",
        "27/02/2026",
    ];
    line.done(&[&register[..], &told[..]].concat());
    let whole: Value = line.json(&["movement", "units", "--movement", "12/KH-UBND"])["items"][0].clone();
    for format in ["docx", "xlsx"] {
        let out = line.path(&format!("phieu.{format}"));
        let out = out.to_str().unwrap();
        let print = [
            "print",
            "movement-registration-form",
            "--movement",
            "12/KH-UBND",
            "--unit",
            "SXD",
            "--filled",
            "--format",
            format,
            "--out",
            out,
        ];
        line.done(&print);
        let import = ["movement", "import-registrations", out, "--movement", "12/KH-UBND"];
        // The same is there already.
        assert_eq!(line.json(&import)["unchanged"], 1, "{format}");
        line.done(&["movement", "register", "--movement", "12/KH-UBND", "--unit", "SXD", "--remove"]);
        assert_eq!(line.json(&import)["added"], 1, "{format}");
        let mut again = line.json(&["movement", "units", "--movement", "12/KH-UBND"])["items"][0].clone();
        again["id"] = whole["id"].clone();
        assert_eq!(again, whole, "{format}");
    }
    // A form that comes back empty says nothing and takes nothing away.
    let out = line.path("trong.docx");
    let out = out.to_str().unwrap();
    line.done(&[
        "print",
        "movement-registration-form",
        "--movement",
        "12/KH-UBND",
        "--unit",
        "SXD",
        "--format",
        "docx",
        "--out",
        out,
    ]);
    assert_eq!(line.json(&["movement", "import-registrations", out, "--movement", "12/KH-UBND"])["unchanged"], 1);
}

#[test]
fn a_list_of_many_units_is_taken_in_and_what_it_does_not_say_stays() {
    let line = Line::with_new_file();
    started(&line);
    let table = "STT;Tên đơn vị;Danh hiệu đăng ký;Ngày đăng ký\n1;Sở Tài chính;Cờ thi đua;05/01/2026\n2;SYT;;\n";
    let words = ["movement", "import-registrations", &line.file("dang-ky.csv", table), "--movement", "12/KH-UBND"];
    assert_eq!(line.json(&words)["added"], 2);
    assert_eq!(missing(&line, "register"), ["SYT"]);
    let plans = "Phong trào;Đơn vị;Kế hoạch số;Ngày ban hành\n12/KH-UBND;STC;15/KH-STC;01/3/2026\n12/KH-UBND;SYT;9/KH-SYT;tháng 13\n";
    let file = line.file("ke-hoach.csv", plans);
    assert_eq!(line.refused(&["movement", "import-registrations", &file]).0, 1);
    let taken = line.json(&["movement", "import-registrations", &file, "--skip-refused"]);
    assert_eq!((&taken["changed"], taken["refused"].as_array().unwrap().len()), (&json!(1), 1));
    assert_eq!(missing(&line, "plan"), ["SYT"]);
    let own = line.json(&["movement", "units", "--movement", "12/KH-UBND"])["items"][0].clone();
    assert_eq!((&own["aim"], &own["plan_number"]), (&json!("Cờ thi đua"), &json!("15/KH-STC")));
}
