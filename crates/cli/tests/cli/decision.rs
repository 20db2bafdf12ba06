//! The decision on a batch is signed: passed lines become grants with their money, once, and can be taken back whole.

use serde_json::{Value, json};

use crate::Line;
use crate::facts::department;

/// A batch of 2025 with an officer for two titles, one for a title, a division, and somebody of whom only a name is written;
/// all passed but the second officer.
fn passed(line: &Line) -> String {
    let batch =
        line.json(&["batch", "open", "--name", "khen thưởng năm 2025", "--year", "2025", "--received", "2025-12-05"]);
    let batch = batch["id"].as_str().unwrap().to_owned();
    let own = |subject: &str, award: &str| json!({ "subject": subject, "award": award });
    let written = json!({ "kind": "person", "award": "ldtt", "submitted": { "name": "Trần Văn Chưa Rõ" } });
    let lines = [own("CN1", "ldtt"), own("CN1", "cstd_co_so"), own("P1", "tt_ldtt"), own("CN2", "ldtt"), written];
    let ids: Vec<String> =
        lines.iter().map(|nomination| line.add(&["nomination", "add", "--batch", &batch], nomination)).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for state in ["received", "appraised", "submitted"] {
        line.done(&[&["nomination", "advance", "--even-not-eligible"], &ids[..], &["--to", state]].concat());
    }
    line.done(&["nomination", "advance", ids[0], ids[1], ids[2], ids[4], "--to", "passed"]);
    batch
}

const DECISION: [&str; 6] =
    ["--decision-number", "12/QĐ-SNV", "--date", "20/12/2025", "--authority", "Giám đốc Sở Nội vụ"];

fn decide(line: &Line, batch: &str, more: &[&str]) -> Value {
    line.json(&[&["batch", "decide", batch], &DECISION[..], more].concat())
}

fn outcomes(answer: &Value) -> Vec<(&str, &str, Option<u64>)> {
    let items = answer["items"].as_array().unwrap().iter();
    items
        .map(|item| (item["name"].as_str().unwrap(), item["outcome"].as_str().unwrap(), item["bonus"].as_u64()))
        .collect()
}

#[test]
fn passed_lines_become_grants_once_with_their_years_and_money() {
    let line = department();
    let batch = passed(&line);
    let (_, error) = line.refused(&["batch", "decide", &batch, "--decision-number", "12"]);
    let codes: Vec<&Value> = error["faults"].as_array().unwrap().iter().map(|fault| &fault["code"]).collect();
    assert_eq!(codes, ["batch.decision_date_missing", "batch.decision_authority_missing"]);

    // Base salary 2 340 000 (NĐ 73/2024). CSTĐ cơ sở 1,0 → 2 340 000; LĐTT of the same year is not paid beside it (Điều 49.5);
    // Tập thể LĐTT 0,8 → 1 872 000 → 1 880 000, rounded up to ten thousand (Điều 49.2).
    let huyen = "Đỗ Thị Thanh Huyền";
    let unmatched = ("Trần Văn Chưa Rõ", "unmatched", None);
    let expected = [
        (huyen, "granted", Some(0)),
        (huyen, "granted", Some(2_340_000)),
        ("Phòng Công chức", "granted", Some(1_880_000)),
        unmatched,
    ];
    let tried = decide(&line, &batch, &["--dry-run"]);
    assert_eq!(outcomes(&tried), expected);
    assert!(line.items(&["grant", "list"]).is_empty());
    let done = decide(&line, &batch, &[]);
    assert_eq!(outcomes(&done), expected);
    assert_eq!((&done["granted"], &done["left_out"], &done["total"]), (&json!(3), &json!(1), &json!(4_220_000)));

    let grants = line.items(&["grant", "list"]);
    let said: Vec<_> = grants.iter().map(|grant| (grant["award"].clone(), grant["years"].clone())).collect();
    assert_eq!(said.len(), 3);
    assert!(said.contains(&(json!("cstd_co_so"), json!("2025"))), "{said:?}");
    assert!(grants.iter().all(|grant| grant["decision_number"] == "12/QĐ-SNV" && grant["decided"] == "20/12/2025"));
    assert!(grants.iter().all(|grant| grant["authority"] == "Giám đốc Sở Nội vụ"));
    let states: Vec<Value> = line.items(&["batch", "check", &batch]).iter().map(|item| item["state"].clone()).collect();
    assert_eq!(states, ["decided", "decided", "decided", "submitted", "passed"]);

    // Again: nothing is written twice.
    let again = decide(&line, &batch, &[]);
    assert_eq!((&again["granted"], &again["known"]), (&json!(0), &json!(3)));
    assert_eq!(line.items(&["grant", "list"]).len(), 3);
    // A line of the record that came from a batch is not removed by itself.
    let (_, error) = line.refused(&["call", "grant.remove", &json!({ "id": grants[0]["id"] }).to_string()]);
    assert_eq!(error["code"], "grant.of_batch");
    assert_eq!(line.json(&["check"])["items"], json!([]));
}

#[test]
fn a_line_with_a_written_name_is_linked_and_then_decided() {
    let line = department();
    let batch = passed(&line);
    decide(&line, &batch, &[]);
    let lines = line.items(&["nomination", "list", "--batch", &batch]);
    let written = lines[4]["id"].as_str().unwrap();
    let (_, error) = line.refused(&["nomination", "link", written, "--to", "SNV"]);
    assert_eq!(error["code"], "nomination.other_kind");
    // The second officer stands there for the same award.
    let (_, error) = line.refused(&["nomination", "link", written, "--to", "CN2"]);
    assert_eq!(error["code"], "nomination.already_there");
    line.add(&["person", "add"], &json!({ "code": "CN3", "name": "Trần Văn Rõ", "subject_class": "Công chức" }));
    line.done(&["nomination", "link", written, "--to", "CN3"]);
    let linked = line.items(&["nomination", "list", "--batch", &batch])[4].clone();
    assert_eq!(linked["submitted"]["name"], "Trần Văn Chưa Rõ", "what was submitted stays");
    let done = decide(&line, &batch, &[]);
    assert_eq!((&done["granted"], &done["known"], &done["left_out"]), (&json!(1), &json!(3), &json!(0)));
    // LĐTT 0,3 × 2 340 000 = 702 000 → 710 000.
    assert_eq!(line.items(&["grant", "list", "--subject", "CN3"])[0]["bonus"], 710_000);
    let (_, error) = line.refused(&["nomination", "link", written, "--to", "CN1"]);
    assert_eq!(error["code"], "nomination.decided");
}

#[test]
fn a_decision_is_one_operation_and_takes_only_the_awards_that_it_names() {
    let line = department();
    let batch = passed(&line);
    // It stands in the record already, as the register that was typed by hand has it.
    let typed = json!({ "subject": "P1", "award": "tt_ldtt", "decision_number": "12 / qđ-snv", "decision_date": "20/12/2025",
        "to_year": 2025 });
    line.add(&["grant", "add"], &typed);
    let one = decide(&line, &batch, &["--award", "Tập thể lao động tiên tiến"]);
    assert_eq!(outcomes(&one), [("Phòng Công chức", "known", None)]);
    let ids: Vec<Value> =
        line.items(&["nomination", "list", "--batch", &batch]).iter().map(|item| item["id"].clone()).collect();
    let tried = decide(&line, &batch, &["--line", ids[1].as_str().unwrap(), "--dry-run"]);
    assert_eq!(outcomes(&tried), [("Đỗ Thị Thanh Huyền", "granted", Some(2_340_000))]);
    let rest = decide(&line, &batch, &["--award", "ldtt", "--award", "cstd_co_so"]);
    assert_eq!((&rest["granted"], &rest["known"]), (&json!(2), &json!(0)));
    assert_eq!(line.items(&["grant", "list"]).len(), 3);
    line.done(&["undo"]);
    assert_eq!(line.items(&["grant", "list"]).len(), 1);
    let states = |line: &Line| -> Vec<Value> {
        line.items(&["batch", "check", &batch]).iter().map(|item| item["state"].clone()).collect()
    };
    assert_eq!(states(&line), ["passed", "passed", "decided", "submitted", "passed"]);
    line.done(&["redo"]);
    assert_eq!((line.items(&["grant", "list"]).len(), states(&line)[0].clone()), (3, json!("decided")));
}

#[test]
fn the_table_of_money_is_written_in_every_format() {
    let line = department();
    line.call_office();
    let batch = passed(&line);
    decide(&line, &batch, &[]);
    for (format, begins) in [("pdf", &b"%PDF-"[..]), ("docx", b"PK"), ("xlsx", b"PK")] {
        let out = line.path(&format!("tien.{format}"));
        let words = ["print", "reward-money", "--batch", &batch, "--format", format, "--out", out.to_str().unwrap()];
        // What is not decided yet is reckoned for the day of the paper.
        line.done(&[&words[..], &["--options", r#"{"date":"2025-12-20"}"#]].concat());
        assert!(std::fs::read(&out).unwrap().starts_with(begins), "{format}");
    }
    let read = line.json(&["table", "read", line.path("tien.xlsx").to_str().unwrap()]);
    let text = read.to_string();
    // 2 340 000 + 1 880 000 of the department; 710 000 for the LĐTT of the written name, which is passed and not decided.
    for shown in ["4220000", "710000", "Nghị định 152/2025/NĐ-CP", "Chưa đối chiếu văn bản gốc"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    // The fund of the director pays for two people's titles and the division of one unit, the fund of whoever decides for the
    // written name, whose unit nobody wrote.
    let tables = read["tables"].as_array().unwrap();
    let fund = tables.iter().find(|table| table["header"].to_string().contains("Quỹ của cấp quyết định")).unwrap();
    for shown in ["Giám đốc Sở Nội vụ", "Sở Nội vụ", "4220000", "Không ghi đơn vị đề nghị", "710000"]
    {
        assert!(fund.to_string().contains(shown), "{shown}: {fund}");
    }
}

/// Prints a document as a workbook and gives what can be read of it.
fn printed(line: &Line, words: &[&str]) -> String {
    let out = line.path("in.xlsx");
    line.done(&[&["print"], words, &["--format", "xlsx", "--out", out.to_str().unwrap()]].concat());
    line.json(&["table", "read", out.to_str().unwrap()]).to_string()
}

#[test]
fn the_record_the_numbers_and_one_case_are_printed() {
    let line = department();
    line.call_office();
    let batch = passed(&line);
    decide(&line, &batch, &[]);
    let register = printed(&line, &["grant-register", "--year", "2025", "--authority", "giám đốc sở nội vụ"]);
    for shown in [
        "Quyết định 12/QĐ-SNV ngày 20/12/2025 của Giám đốc Sở Nội vụ",
        "Chuyên viên, Phòng Công chức",
        "2340000",
        "1880000",
    ] {
        assert!(register.contains(shown), "{shown}: {register}");
    }
    let other = printed(&line, &["grant-register", "--year", "2024"]);
    assert!(!other.contains("Phòng Công chức"), "{other}");
    let numbers = printed(&line, &["nomination-summary", "--batch", &batch]);
    assert!(numbers.contains("Chiến sĩ thi đua cơ sở") && numbers.contains("Tập thể lao động tiên tiến"), "{numbers}");
    let case = ["--subject", "CN1", "--award", "cstd_tinh", "--year", "2025", "--received", "05/12/2025"];
    let missing = printed(&line, &[&["missing-sheet"], &case[..]].concat());
    assert!(missing.contains("điểm a khoản 1 Điều 22 Luật 06/2022/QH15"), "{missing}");
    line.done(
        &[&["print", "roadmap-sheet"], &case[..], &["--out", line.path("lo-trinh.pdf").to_str().unwrap()]].concat(),
    );
    let (_, error) = line.refused(&["print", "missing-sheet", "--award", "ldtt", "--out", "a.pdf"]);
    assert_eq!(error["code"], "print.subject_missing");
}

#[test]
fn a_whole_unit_stands_beside_every_award() {
    let line = department();
    line.call_office();
    line.add(&["unit", "add"], &json!({ "code": "SYT", "name": "Sở Y tế" }));
    line.add(&["person", "add"], &json!({ "code": "CN9", "name": "Vũ Thị Ngoài", "positions": [{ "unit": "SYT" }] }));
    line.done(&["grant", "complete-from", "2010"]);
    let person = line.json(&["person", "show", "CN2"])["id"].clone();
    let evaluation = json!({ "subject": { "kind": "person", "id": person }, "year": 2025, "level": "KHT", "document": "", "note": "" });
    line.json(&["call", "evaluation.save", &evaluation.to_string()]);
    let answer = line.json(&["eligibility-matrix", "--unit", "SNV", "--year", "2025", "--received", "2025-12-05"]);
    let names: Vec<&Value> = answer["items"].as_array().unwrap().iter().map(|row| &row["name"]).collect();
    // Ẩn before Huyền; of another department nobody.
    assert_eq!(names, ["Ngô Văn Ẩn", "Đỗ Thị Thanh Huyền"]);
    let place = answer["awards"].as_array().unwrap().iter().position(|award| award["award"] == "ldtt").unwrap();
    let cells: Vec<&Value> =
        answer["items"].as_array().unwrap().iter().map(|row| &row["cells"][place]["verdict"]).collect();
    // Không hoàn thành nhiệm vụ fails khoản 1 Điều 24; without an evaluation nothing is known.
    assert_eq!(cells, ["khong_du", "can_xac_nhan"]);
    let units = line.json(&["eligibility-matrix", "--unit", "SNV", "--year", "2025", "--kind", "unit"]);
    let names: Vec<&Value> = units["items"].as_array().unwrap().iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["Sở Nội vụ", "Phòng Công chức"]);
    let paper = printed(&line, &["eligibility-matrix", "--unit", "SNV", "--year", "2025", "--paper", "a3"]);
    assert!(paper.contains("Ngô Văn Ẩn") && paper.contains("Lao động tiên tiến"), "{paper}");
}

#[test]
fn only_a_decision_decides_and_last_year_fills_the_next_batch() {
    let line = department();
    let batch = passed(&line);
    let ids: Vec<Value> =
        line.items(&["nomination", "list", "--batch", &batch]).iter().map(|item| item["id"].clone()).collect();
    let (code, error) = line.refused(&["nomination", "advance", ids[0].as_str().unwrap(), "--to", "decided"]);
    assert_eq!((code, &error["code"]), (1, &json!("nomination.needs_decision")));
    let next = ["batch", "open", "--name", "khen thưởng năm 2026", "--year", "2026", "--received", "2026-12-05"];
    let next = line.json(&next)["id"].as_str().unwrap().to_owned();
    let tried = line.json(&["batch", "fill", &next, "--last-year", "--award", "ldtt", "--dry-run"]);
    assert_eq!(tried["items"].as_array().unwrap().len(), 3);
    assert!(line.items(&["nomination", "list", "--batch", &next]).is_empty());
    let filled = line.json(&["batch", "fill", &next, "--last-year", "--award", "ldtt"]);
    assert_eq!(filled["output"]["added"].as_array().unwrap().len(), 3);
    let again = line.done(&["batch", "fill", &next, "--from-batch", "khen thưởng năm 2025"]);
    assert!(again.contains("Đã đưa 2 dòng vào đợt xét.") && again.contains("Đã có từ trước"), "{again}");
    let (_, error) = line.refused(&["batch", "fill", &next]);
    assert_eq!(error["code"], "command_line.invalid");
}

#[test]
fn lists_that_come_again_change_neither_appraised_lines_nor_what_was_decided() {
    let line = department();
    let batch = passed(&line);
    let counts = |answer: &Value| ["added", "changed", "unchanged"].map(|key| answer[key].as_u64().unwrap());
    // The written name has a record now: linking is a step of its own, for it is examined anew.
    line.add(&["person", "add"], &json!({ "code": "CN3", "name": "Trần Văn Chưa Rõ", "subject_class": "Công chức" }));
    let list = line.file("ds.csv", "Họ và tên,Danh hiệu\nTrần Văn Chưa Rõ,Lao động tiên tiến\n");
    assert_eq!(counts(&line.json(&["nomination", "import", &list, "--batch", &batch])), [0, 0, 1]);
    assert_eq!(line.items(&["nomination", "list", "--batch", &batch])[4]["subject"], Value::Null);

    decide(&line, &batch, &[]);
    let register = |bonus: &str| {
        format!(
            "Họ và tên,Danh hiệu,Năm,Số QĐ,Ngày ký,Cấp khen,Tiền thưởng\n\
             CN1,CSTĐ cơ sở,2025,12 / qđ-snv,20/12/2025,Giám đốc Sở Nội vụ,{bonus}\n"
        )
    };
    let same = line.file("so.csv", &register("2.340.000"));
    assert_eq!(counts(&line.json(&["grant", "import", &same])), [0, 0, 1]);
    let other = line.file("so-khac.csv", &register("2.350.000"));
    let (_, error) = line.refused(&["grant", "import", &other]);
    assert!(error.to_string().contains("grant.decided_in_batch"), "{error}");
    assert!(error.to_string().contains("khen thưởng năm 2025"), "{error}");
}
