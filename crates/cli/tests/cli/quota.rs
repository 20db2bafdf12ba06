//! Ceilings of the awards of a batch: a meter a unit, its denominator and rounding, and what another share would allow.

use serde_json::{Value, json};

use crate::Line;
use crate::facts::department;

/// A department of two divisions with so many people who have Lao động tiên tiến in a year.
fn divisions(year: u16) -> (Line, [String; 2]) {
    let line = department();
    let second = line.add(&["unit", "add"], &json!({ "code": "P2", "name": "Phòng Tổ chức", "parent": "SNV" }));
    let units = line.items(&["unit", "list"]);
    let first = units.iter().find(|unit| unit["code"] == "P1").unwrap()["id"].as_str().unwrap().to_owned();
    for (unit, ldtt) in [(&first, 10), (&second, 50)] {
        let figures = json!({ "unit_id": unit, "year": year, "members": ldtt + 5, "ldtt": ldtt, "completed": ldtt });
        line.json(&["call", "collective.save", &figures.to_string()]);
    }
    (line, [first, second])
}

fn batch(line: &Line, year: &str, received: &str) -> String {
    let opened = line.json(&["batch", "open", "--name", "tổng kết", "--year", year, "--received", received]);
    opened["id"].as_str().unwrap().to_owned()
}

/// A line about somebody of whom only the name is written.
fn propose(line: &Line, batch: &str, name: &str, award: &str, more: &Value) -> String {
    let mut nomination = json!({ "kind": "person", "award": award, "submitted": { "name": name } });
    let fields = more.as_object().unwrap().clone();
    nomination.as_object_mut().unwrap().extend(fields);
    line.add(&["nomination", "add", "--batch", batch], &nomination)
}

/// Whose meter, how many lines, of how many, at most how many, and whether that is exceeded.
type Meter = (String, u64, Option<u64>, Option<u64>, bool);

/// The meters of an award: whose, how many, out of how many, the most, whether there are more.
fn meters(line: &Line, batch: &str, more: &[&str]) -> Vec<Meter> {
    let checked = line.json(&[&["batch", "check", batch], more].concat());
    let meters = checked["quotas"].as_array().unwrap().iter();
    let told = meters.map(|meter| {
        let whose = match meter["scope"].as_str().unwrap() {
            "unit" => meter["unit"].as_str().unwrap(),
            scope => scope,
        };
        let [denominator, max] = ["denominator", "max"].map(|key| meter[key].as_u64());
        let whose = format!("{} {whose}", meter["year"]);
        (whose, meter["count"].as_u64().unwrap(), denominator, max, meter["exceeded"].as_bool().unwrap())
    });
    told.collect()
}

fn own(
    whose: &str,
    count: u64,
    of: Option<u64>,
    max: Option<u64>,
    exceeded: bool,
) -> (String, u64, Option<u64>, Option<u64>, bool) {
    (whose.to_owned(), count, of, max, exceeded)
}

#[test]
fn a_unit_does_not_take_the_share_of_another() {
    let (line, [first, second]) = divisions(2023);
    let batch = batch(&line, "2023", "05/12/2023");
    for person in 0..8 {
        propose(&line, &batch, &format!("Người {person}"), "cstd_co_so", &json!({ "proposing_unit_id": first }));
    }
    let other = propose(&line, &batch, "Người Khác", "cstd_co_so", &json!({ "proposing_unit_id": second }));
    // NĐ 91/2017 Điều 9: 15% of 10 is 1,5, so 1; of 50 is 7,5, so 7; together 8, not the 9 of 15% of 60.
    let both = [
        own("2023 whole", 9, Some(60), Some(8), true),
        own("2023 Phòng Công chức", 8, Some(10), Some(1), true),
        own("2023 Phòng Tổ chức", 1, Some(50), Some(7), false),
    ];
    assert_eq!(meters(&line, &batch, &[]), both);
    let meter = line.json(&["batch", "check", &batch])["quotas"][1].clone();
    assert_eq!(
        [&meter["percent"], &meter["rounding"], &meter["rounding_name"]],
        [&json!(15), &json!("floor"), &json!("làm tròn xuống")]
    );
    assert_eq!(meter["badge"], "Chưa đối chiếu văn bản gốc");
    assert!(meter["denominator_name"].as_str().unwrap().contains("Lao động tiên tiến"), "{meter}");

    // 20% of 10 is 2, of 50 is 10. Tried for all together, 15% of 100 is 15.
    let tried = meters(&line, &batch, &["--percent", "cstd_co_so=20"]);
    assert_eq!(tried.iter().map(|meter| meter.3).collect::<Vec<_>>(), [Some(12), Some(2), Some(10)]);
    let tried = meters(&line, &batch, &["--of", "cstd_co_so=100"]);
    assert_eq!(tried.iter().map(|meter| meter.3).collect::<Vec<_>>(), [Some(15), Some(1), Some(7)]);
    // In the window: 10% of 62 is 6,2.
    let asked = |percent: u32| {
        json!({ "batch": batch, "award": "cstd_co_so", "regime": "r2017", "denominator": 62, "percent": percent })
            .to_string()
    };
    assert_eq!(line.json(&["call", "batch.ceiling", &asked(10)]), json!({ "percent": 10, "max": 6 }));
    assert_eq!(line.refused(&["call", "batch.ceiling", &asked(101)]).1["code"], "batch.percent_odd");

    // A line without a unit is told and leaves the others as they are; one of another year has a meter of its own.
    propose(&line, &batch, "Người Lạ", "cstd_co_so", &json!({}));
    propose(&line, &batch, "Năm Trước", "cstd_co_so", &json!({ "proposing_unit_id": first, "ending_year": 2022 }));
    let expected = [
        own("2022 Phòng Công chức", 1, None, None, false),
        own("2023 whole", 10, Some(60), Some(8), true),
        both[1].clone(),
        both[2].clone(),
        own("2023 without_unit", 1, None, None, false),
    ];
    assert_eq!(meters(&line, &batch, &[]), expected);
    assert_eq!(line.json(&["batch", "check", &batch])["quotas"][1]["unplaced"], 1);
    // A line that is withdrawn counts nowhere.
    line.done(&["nomination", "advance", &other, "--to", "withdrawn", "--reason", "Đơn vị xin rút"]);
    let left = meters(&line, &batch, &[]);
    assert_eq!(left[1], own("2023 whole", 9, Some(10), Some(1), true));
}

#[test]
fn collectives_that_are_withdrawn_are_no_denominator() {
    let line = department();
    let batch = batch(&line, "2025", "05/12/2025");
    let teams: Vec<String> = (0..6)
        .map(|team| {
            line.add(
                &["unit", "add"],
                &json!({ "code": format!("T{team}"), "name": format!("Tổ {team}"), "parent": "SNV" }),
            );
            line.add(
                &["nomination", "add", "--batch", &batch],
                &json!({ "subject": format!("T{team}"), "award": "tt_ldtt" }),
            )
        })
        .collect();
    for team in ["T0", "T1"] {
        line.add(&["nomination", "add", "--batch", &batch], &json!({ "subject": team, "award": "tt_ldxs" }));
    }
    // 20% of 6 is 1,2, so 1; of 2 is 0,4, and one is always allowed.
    let tried = ["--percent", "tt_ldxs=20"];
    assert_eq!(meters(&line, &batch, &tried), [own("2025 Sở Nội vụ", 2, Some(6), Some(1), true)]);
    let withdrawn: Vec<&str> = teams[2..].iter().map(String::as_str).collect();
    line.done(&[&["nomination", "advance"], &withdrawn[..], &["--to", "withdrawn", "--reason", "x"]].concat());
    assert_eq!(meters(&line, &batch, &tried), [own("2025 Sở Nội vụ", 2, Some(2), Some(1), true)]);
}

#[test]
fn the_words_of_a_province_take_the_place_of_the_laws() {
    let (line, [first, _]) = divisions(2025);
    let batch = batch(&line, "2025", "05/12/2025");
    propose(&line, &batch, "Người Một", "cstd_co_so", &json!({ "proposing_unit_id": first }));
    let meter = || line.json(&["batch", "check", &batch])["quotas"][0].clone();
    let free = meter();
    assert_eq!([&free["percent"], &free["max"], &free["denominator"]], [&json!(null), &json!(null), &json!(10)]);
    assert!(free["text"].as_str().unwrap().contains("không còn khống chế"), "{free}");
    let name = "tổng số cá nhân đạt Lao động tiên tiến (hoặc Chiến sĩ tiên tiến) của đơn vị trong cùng năm";
    assert_eq!(free["denominator_name"], name);
    let correct =
        ["law", "correct", "provincial_settings/quota_cstd_co_so_percent", "--set", "default_by_regime.r2025=15"];
    let document = ["--document", "21/2025/QĐ-UBND", "--document-kind", "Quyết định", "--document-date", "01/07/2025"];
    let why = ["--provincial", "--reason", "Tỉnh quy định", "--actor", "Trần Thị Lan"];
    line.json(&[&correct[..], &document, &why].concat());
    // 15% of 10 is 1,5, so 1.
    let set = meter();
    assert_eq!([&set["percent"], &set["max"], &set["exceeded"]], [&json!(15), &json!(1), &json!(false)]);
    assert_eq!(set["text"], format!("Quy định của tỉnh: không quá 15% {name}."));
    assert_eq!(set["citation"], "Quyết định 21/2025/QĐ-UBND");
}

#[test]
fn a_question_is_answered_for_many_at_once() {
    let line = department();
    let batch = batch(&line, "2025", "05/12/2025");
    let nominate = |subject: &str, award: &str| {
        line.add(&["nomination", "add", "--batch", &batch], &json!({ "subject": subject, "award": award }))
    };
    for (subject, award) in [("CN1", "ldtt"), ("CN2", "ldtt"), ("CN1", "cstd_co_so")] {
        nominate(subject, award);
    }
    let open = || line.json(&["batch", "questions", &batch])["items"].as_array().unwrap().clone();
    let asked = open();
    let whom = |question: &Value| -> Vec<(String, bool)> {
        let nominees = question["nominees"].as_array().unwrap().iter();
        nominees.map(|one| (one["name"].as_str().unwrap().to_owned(), one["required"].as_bool().unwrap())).collect()
    };
    // Both for Lao động tiên tiến, and the first for Chiến sĩ thi đua cơ sở too, which asks for its standard.
    assert_eq!([&asked[0]["key"], &asked[0]["year"]], [&json!("tinh_than_phong_trao"), &json!(2025)]);
    let (huyen, an) = ("Đỗ Thị Thanh Huyền".to_owned(), "Ngô Văn Ẩn".to_owned());
    assert_eq!(whom(&asked[0]), [(huyen.clone(), true), (an, true)]);
    // What stands in for an initiative is one of several ways.
    let instead = asked.iter().find(|question| question["key"] == "muu_tri_chien_dau").unwrap();
    assert_eq!(whom(instead), [(huyen, false)]);
    let answers = asked[0]["nominees"].as_array().unwrap().iter().map(|nominee| {
        json!({ "subject": nominee["subject"], "year": 2025, "key": "tinh_than_phong_trao", "holds": true, "evidence": "Biên bản họp 12/12" })
    });
    let answers = json!({ "items": answers.collect::<Vec<_>>() });
    line.json(&["call", "confirmation.save", &answers.to_string()]);
    let label = line.items(&["log"])[0]["label"].as_str().unwrap().to_owned();
    assert!(label.starts_with("Xác nhận năm 2025 cho 2 đối tượng: "), "{label}");
    assert!(open().iter().all(|question| question["key"] != "tinh_than_phong_trao"));
    line.done(&["undo"]);
    assert_eq!(open().len(), asked.len());
}
