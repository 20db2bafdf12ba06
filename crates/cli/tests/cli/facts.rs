//! Facts that the law judges by: the award record, discipline, confirmations, figures of collectives.

use serde_json::{Value, json};

use crate::Line;

/// A department with a division and two officers.
pub fn department() -> Line {
    let line = Line::with_new_file();
    line.add(&["unit", "add"], &json!({ "code": "SNV", "name": "Sở Nội vụ" }));
    line.add(&["unit", "add"], &json!({ "code": "P1", "name": "Phòng Công chức", "parent": "SNV" }));
    for (code, name) in [("CN1", "Đỗ Thị Thanh Huyền"), ("CN2", "Ngô Văn Ẩn")] {
        line.add(
            &["person", "add"],
            &json!({ "code": code, "name": name, "subject_class": "Công chức", "employed_from": "01/03/2012",
                "positions": [{ "title": "Chuyên viên", "unit": "P1", "from": "2012" }] }),
        );
    }
    line
}

fn counts(answer: &Value) -> [u64; 3] {
    ["added", "changed", "unchanged"].map(|key| answer[key].as_u64().unwrap())
}

/// As a register of a department looks: short names of awards, school years, money with points.
const REGISTER: &str = "\
STT,Họ và tên/Tên tập thể,Danh hiệu/hình thức,Năm,Số QĐ,Ngày ký,Cấp khen,Tiền thưởng\n\
1,Đỗ Thị Thanh Huyền,CSTĐ cơ sở,2023,15/QĐ-SNV,15/01/2024,Giám đốc Sở,1.800.000\n\
2,CN1,Chiến sỹ thi đua cơ sở,2023-2024,22/QĐ-SNV,12/2024,Giám đốc Sở,\n\
3,Ngô Văn Ẩn,LĐTT,2024,23/QĐ-SNV,2024,Giám đốc Sở,\n\
4,Phòng Công chức,Bằng khen UBND tỉnh,2022 - 2023,90/QĐ-UBND,20/03/2024,Chủ tịch UBND tỉnh,\n";

#[test]
fn the_award_record_is_read_from_a_register_and_read_again_without_doubles() {
    let line = department();
    let file = line.file("so-khen-thuong.csv", REGISTER);
    let tried = line.json(&["grant", "import", &file, "--dry-run"]);
    assert_eq!((counts(&tried), line.items(&["grant", "list"]).len()), ([4, 0, 0], 0));
    assert_eq!(counts(&line.json(&["grant", "import", &file])), [4, 0, 0]);
    let said: Vec<_> = line
        .items(&["grant", "list"])
        .iter()
        .map(|grant| ["subject_name", "award", "years", "decided"].map(|key| grant[key].as_str().unwrap().to_owned()))
        .collect();
    let huyen = "Đỗ Thị Thanh Huyền";
    assert_eq!(
        said,
        [
            // The school year 2023–2024 is 2024.
            [huyen, "cstd_co_so", "2024", "12/2024"],
            ["Ngô Văn Ẩn", "ldtt", "2024", "2024"],
            ["Phòng Công chức", "bk_tinh", "2022–2023", "20/03/2024"],
            [huyen, "cstd_co_so", "2023", "15/01/2024"],
        ]
    );
    assert_eq!(line.items(&["grant", "list", "--subject", "CN1", "--year", "2023"])[0]["bonus"], 1_800_000);
    // A period holds its years.
    assert_eq!(line.items(&["grant", "list", "--year", "2022"]).len(), 1);
    // Read again, nothing is doubled; a corrected amount changes the line.
    assert_eq!(counts(&line.json(&["grant", "import", &file])), [0, 0, 4]);
    let corrected = line.file("sua.csv", &REGISTER.replace("1.800.000", "1.810.000"));
    assert_eq!(counts(&line.json(&["grant", "import", &corrected])), [0, 1, 3]);
    assert_eq!(line.items(&["log"])[0]["label"], "Nhập khen thưởng từ “sua.csv”: thêm 0, sửa 1");
    line.done(&["undo"]);
    assert_eq!(line.items(&["grant", "list", "--subject", "CN1", "--year", "2023"])[0]["bonus"], 1_800_000);
    line.done(&["redo"]);
    assert_eq!(line.items(&["grant", "list", "--subject", "CN1", "--year", "2023"])[0]["bonus"], 1_810_000);
    assert_eq!(line.json(&["check"])["items"], json!([]));
}

#[test]
fn a_row_that_is_not_understood_stops_the_register_unless_it_is_skipped() {
    let line = department();
    let wrong = format!(
        "{REGISTER}5,Người Lạ,LĐTT,2024,1,2025,,\n6,CN1,Huy hiệu vàng,2024,1,2025,,\n7,CN1,Tập thể lao động xuất sắc,2024,1,2025,,\n"
    );
    let file = line.file("so.csv", &wrong);
    let (code, error) = line.refused(&["grant", "import", &file]);
    assert_eq!((code, &error["code"]), (1, &json!("input.several")));
    let said: Vec<_> = error["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| (fault["place"]["row"].as_u64().unwrap(), fault["code"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [(6, "subject.unknown"), (7, "award.unknown_alike"), (8, "grant.award_not_for")];
    assert_eq!(said, expected.map(|(row, code)| (row, code.to_owned())));
    assert!(line.items(&["grant", "list"]).is_empty());
    assert_eq!(counts(&line.json(&["grant", "import", &file, "--skip-refused"])), [4, 0, 0]);
}

#[test]
fn a_grant_is_entered_once_and_revoked_with_a_reason() {
    let line = department();
    let grant = json!({ "subject": "CN2", "award": "Lao động tiên tiến", "decision_number": "23/QĐ-SNV",
        "decision_date": "15/12/2024", "to_year": 2024 });
    let id = line.add(&["grant", "add"], &grant);
    let (_, error) = line.refused(&["grant", "add", &grant.to_string()]);
    assert_eq!((&error["code"], &error["place"]["field"]), (&json!("grant.twice"), &json!("award")));
    let mut revoked = grant.clone();
    revoked["id"] = json!(id);
    revoked["state"] = json!("revoked");
    let (_, error) = line.refused(&["grant", "add", &revoked.to_string()]);
    assert_eq!(error["code"], "grant.reason_missing");
    revoked["reason"] = json!("Quyết định 5/QĐ-SNV ngày 02/02/2025: kê khai sai thành tích");
    line.json(&["grant", "add", &revoked.to_string()]);
    let listed = line.items(&["grant", "list"]);
    assert_eq!((listed.len(), &listed[0]["state_name"]), (1, &json!("Đã thu hồi")));
    // A person of whom the record knows something cannot be removed.
    let person = line.json(&["person", "show", "CN2"])["id"].clone();
    let (_, error) = line.refused(&["call", "person.remove", &json!({ "id": person }).to_string()]);
    assert_eq!(error["code"], "person.in_use");
}

#[test]
fn the_record_is_complete_from_a_year_for_the_file_a_unit_or_an_award() {
    let line = department();
    line.done(&["grant", "complete-from", "2019"]);
    line.done(&["grant", "complete-from", "2015", "--unit", "SNV", "--award", "Bằng khen của Thủ tướng Chính phủ"]);
    line.done(&["grant", "complete-from", "2020"]);
    let said: Vec<_> = line
        .items(&["grant", "completeness"])
        .iter()
        .map(|one| (one["year"].clone(), one["unit_name"].as_str().unwrap().to_owned(), one["award"].clone()))
        .collect();
    assert_eq!(
        said,
        [(json!(2020), String::new(), json!(null)), (json!(2015), "Sở Nội vụ".to_owned(), json!("bk_ttg"))]
    );
    line.done(&["grant", "complete-from"]);
    assert_eq!(line.items(&["grant", "completeness"]).len(), 1);
    let (_, error) = line.refused(&["grant", "complete-from"]);
    assert_eq!(error["code"], "record.none");
}

#[test]
fn discipline_is_entered_and_read_from_tables() {
    let line = department();
    line.add(&["discipline", "add"], &json!({ "subject": "CN1", "decided": "01/10/2025" }));
    let table = "Họ và tên,Hình thức kỷ luật,Ngày quyết định,Hết hiệu lực,Văn bản\n\
        CN2,Khiển trách,05/05/2023,05/05/2024,7/QĐ-SNV\n";
    let file = line.file("ky-luat.csv", table);
    assert_eq!(counts(&line.json(&["discipline", "import", &file])), [1, 0, 0]);
    assert_eq!(counts(&line.json(&["discipline", "import", &file])), [0, 0, 1]);
    let forms: Vec<_> = line.items(&["discipline", "list"]).iter().map(|one| one["form_name"].clone()).collect();
    assert_eq!(forms, [json!("Đang xem xét"), json!("Khiển trách")]);
    let (_, error) = line.refused(&["discipline", "add", r#"{"subject":"CN1","form":"phê bình","decided":"2025"}"#]);
    assert_eq!(error["code"], "law.form_unknown");
}

#[test]
fn confirmations_are_given_for_many_and_signed() {
    let line = department();
    let questions = line.json(&["confirmation", "questions"])["items"].as_array().unwrap().clone();
    let key = questions.iter().find(|one| one["key"] == "tinh_than_phong_trao").unwrap();
    let of = |code: &str, holds: bool| json!({ "subject": code, "year": 2025, "key": key["key"], "holds": holds });
    line.json(&["confirmation", "add", &json!([of("CN1", true), of("CN2", true)]).to_string()]);
    // The words of the law serve as well as the key; the same question is answered anew, not twice.
    let table = format!("Họ và tên,Năm,Điều kiện,Kết quả\nCN2,2025,\"{}\",không đạt\n", key["text"].as_str().unwrap());
    let imported = line.json(&["confirmation", "import", &line.file("xac-nhan.csv", &table)]);
    assert_eq!(counts(&imported), [0, 1, 0]);
    let listed = line.items(&["confirmation", "list", "--year", "2025"]);
    let said: Vec<_> = listed.iter().map(|one| (one["subject_name"].clone(), one["holds"].clone())).collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&(json!("Ngô Văn Ẩn"), json!(false))), "{said:?}");
    assert!(listed.iter().all(|one| one["by"] == "Dòng lệnh" && one["at"].as_str().unwrap().len() > 10), "{listed:?}");
    let (_, error) =
        line.refused(&["confirmation", "add", r#"{"subject":"CN1","year":2025,"key":"hát hay","holds":true}"#]);
    assert_eq!((&error["code"], &error["place"]["field"]), (&json!("confirmation.key_unknown"), &json!("items.0.key")));
}

#[test]
fn figures_of_collectives_are_entered_and_read_from_tables() {
    let line = department();
    let table = "Đơn vị,Năm,Tổng số,LĐTT,CSTĐCS,Hoàn thành,Kỷ luật\nP1,2025,20,15,3,20,Khiển trách\n";
    let file = line.file("tap-the.csv", table);
    assert_eq!(counts(&line.json(&["collective", "import", &file])), [1, 0, 0]);
    assert_eq!(counts(&line.json(&["collective", "import", &file])), [0, 0, 1]);
    let figures = line.items(&["collective", "list", "--unit", "P1"])[0].clone();
    assert_eq!([&figures["members"], &figures["ldtt"], &figures["cstd_co_so"]], [&json!(20), &json!(15), &json!(3)]);
    assert_eq!(figures["disciplined"][0]["form"], "khien_trach");
    // Without a cell nothing is said of sanctions, a nought says that there were none.
    let table = "Đơn vị,Năm,Tổng số,Kỷ luật\nP1,2023,20,\nP1,2024,20,0\n";
    line.json(&["collective", "import", &line.file("ky-luat.csv", table)]);
    let said =
        |year: &str| line.items(&["collective", "list", "--unit", "P1", "--year", year])[0]["disciplined"].clone();
    assert_eq!([said("2023"), said("2024")], [json!(null), json!([])]);
    let (_, error) = line.refused(&["collective", "add", r#"{"unit":"P1","year":2025,"members":3}"#]);
    assert_eq!(error["code"], "collective.twice");
    let (_, error) = line.refused(&["collective", "add", r#"{"unit":"SNV","year":2025,"members":3,"ldtt":4}"#]);
    assert_eq!((&error["code"], &error["place"]["field"]), (&json!("collective.more_than_members"), &json!("ldtt")));
}

#[test]
fn leaves_are_entered_and_read_from_tables() {
    let line = department();
    line.add(
        &["leave", "add"],
        &json!({ "person": "CN1", "kind": "thai_san", "from": "10/01/2025", "until": "09/07/2025" }),
    );
    let table = "Họ và tên,Lý do,Từ ngày,Đến ngày,Kết quả,Văn bản\n\
        CN2,Cử đi học cao học,01/09/2021,30/06/2023,Khá,12/QĐ-SNV\n\
        CN2,Nghỉ không lương,03/2024,05/2024,,\n";
    let file = line.file("nghi.csv", table);
    assert_eq!(counts(&line.json(&["leave", "import", &file])), [2, 0, 0]);
    assert_eq!(counts(&line.json(&["leave", "import", &file])), [0, 0, 2]);
    let answered = line.file("nghi2.csv", &table.replace("05/2024,,", "05/2024,Không,"));
    assert_eq!(counts(&line.json(&["leave", "import", &answered])), [0, 1, 1]);
    let said: Vec<[String; 3]> = line
        .items(&["leave", "list", "--person", "CN2"])
        .iter()
        .map(|one| ["kind", "days", "result_name"].map(|key| one[key].as_str().unwrap().to_owned()))
        .collect();
    let expected = [["khac", "03/2024 – 05/2024", "Không"], ["di_hoc", "01/09/2021 – 30/06/2023", "Có"]];
    assert_eq!(said, expected.map(|one| one.map(str::to_owned)));
    assert_eq!(line.items(&["leave", "list"]).len(), 3);
    let (_, error) = line.refused(&["leave", "add", r#"{"person":"CN1","kind":"khac","from":"2025"}"#]);
    assert_eq!(error["code"], "leave.too_rough");
    let wrong = line.file("sai.csv", &table.replace("Nghỉ không lương", "Đi chơi"));
    let (_, error) = line.refused(&["leave", "import", &wrong]);
    assert_eq!((&error["code"], &error["place"]["row"]), (&json!("leave.kind_unknown"), &json!(3)));
}

/// Rows of a table turned round, its header first.
fn turned(table: &str) -> String {
    let mut rows: Vec<&str> = table.lines().collect();
    rows[1..].reverse();
    rows.join("\n") + "\n"
}

/// Verdicts of the division's people beside every award, without what is made anew in every data file.
fn verdicts(line: &Line) -> Vec<(String, Vec<Value>)> {
    let matrix = line.json(&["eligibility-matrix", "--unit", "SNV", "--year", "2024", "--received", "2024-12-20"]);
    let items = matrix["items"].as_array().unwrap().iter();
    items.map(|row| (row["name"].as_str().unwrap().to_owned(), row["cells"].as_array().unwrap().clone())).collect()
}

#[test]
fn verdicts_are_the_same_in_whatever_order_rows_and_files_came() {
    let evaluations = "Họ và tên,Xếp loại,Năm\n\
        CN1,Hoàn thành tốt nhiệm vụ,2021\nCN1,Hoàn thành xuất sắc nhiệm vụ,2022\nCN1,Hoàn thành xuất sắc nhiệm vụ,2023\n\
        CN1,Hoàn thành xuất sắc nhiệm vụ,2024\nCN2,Hoàn thành tốt nhiệm vụ,2023\nCN2,Hoàn thành xuất sắc nhiệm vụ,2024\n";
    let grants = "Họ và tên,Danh hiệu/hình thức,Năm,Số QĐ,Ngày ký\n\
        CN1,CSTĐ cơ sở,2022,1/QĐ-SNV,15/12/2022\nCN1,CSTĐ cơ sở,2023,2/QĐ-SNV,15/12/2023\nCN1,CSTĐ cơ sở,2024,3/QĐ-SNV,10/12/2024\n\
        CN1,Bằng khen UBND tỉnh,2021 - 2022,4/QĐ-UBND,01/03/2023\nCN2,LĐTT,2023,2/QĐ-SNV,15/12/2023\n";
    let initiatives = "Cá nhân,Loại,Nội dung,Năm,Phạm vi\n\
        CN1,Sáng kiến,Sổ tra cứu,2023,Cấp tỉnh\nCN1,Sáng kiến,Biểu mẫu chung,2024,Cơ sở\nCN2,Sáng kiến,Lịch hẹn,2024,Cơ sở\n";
    let discipline = "Họ và tên,Hình thức kỷ luật,Ngày quyết định,Hết hiệu lực\n\
        CN2,Khiển trách,05/05/2021,05/05/2022\nCN2,Cảnh cáo,05/05/2018,05/05/2019\n";
    let confirmations = "Họ và tên,Năm,Điều kiện,Kết quả\nCN1,2024,tất cả,đạt\nCN2,2024,tất cả,đạt\n";
    let leaves = "Họ và tên,Lý do,Từ ngày,Đến ngày\nCN2,Thai sản,03/2024,08/2024\nCN1,Đi học,01/2022,06/2022\n";
    let files = [
        ("evaluation", evaluations),
        ("grant", grants),
        ("achievement", initiatives),
        ("discipline", discipline),
        ("confirmation", confirmations),
        ("leave", leaves),
    ];
    let taken_in = |files: &[(&str, String)]| {
        let line = department();
        line.done(&["grant", "complete-from", "2012"]);
        for (kind, table) in files {
            let file = line.file(&format!("{kind}.csv"), table);
            line.json(&[kind, "import", &file]);
        }
        verdicts(&line)
    };
    let forwards: Vec<(&str, String)> = files.iter().map(|(kind, table)| (*kind, (*table).to_owned())).collect();
    let backwards: Vec<(&str, String)> = files.iter().rev().map(|(kind, table)| (*kind, turned(table))).collect();
    let (one, other) = (taken_in(&forwards), taken_in(&backwards));
    assert_eq!(one, other);
    // What was taken in tells the two apart: V03 of the law is the first officer's case.
    let verdicts: std::collections::BTreeSet<&str> =
        one.iter().flat_map(|(_, cells)| cells).filter_map(|cell| cell["verdict"].as_str()).collect();
    assert!(verdicts.contains("du") && verdicts.contains("khong_du") && verdicts.contains("chan"), "{verdicts:?}");
}

#[test]
fn a_register_says_on_which_initiatives_its_awards_rest() {
    let line = department();
    let kinds = line.json(&["call", "achievement_kind.list", "{}"]);
    let kind =
        kinds["items"].as_array().unwrap().iter().find(|kind| kind["code"] == "sang_kien").unwrap()["id"].clone();
    let person = line.json(&["person", "show", "CN1"])["id"].clone();
    let initiative = |content: &str, year: &str| {
        let input = json!({ "subject": { "kind": "person", "id": person }, "kind_id": kind, "content": content,
            "period": { "from": year, "to": null }, "initiative": { "scope": "grassroots" } });
        line.json(&["call", "achievement.save", &input.to_string()])["output"].clone()
    };
    let (first, _) = (initiative("Rút gọn thủ tục, tiết kiệm giấy", "2023"), initiative("Tra cứu hồ sơ", "2024"));
    let register = |first: &str, second: &str| {
        let rows = format!(
            "Họ và tên;Danh hiệu;Năm;Số QĐ;Ngày ký;Sáng kiến làm căn cứ\n\
             CN1;CSTĐ cơ sở;2023;15/QĐ-SNV;15/01/2024;{first}\nCN1;CSTĐ cơ sở;2024;22/QĐ-SNV;15/01/2025;{second}\n"
        );
        line.file("so.csv", &rows)
    };
    let (_, error) = line.refused(&["grant", "import", &register("Sáng kiến khác", "")]);
    assert!(error.to_string().contains("grant.initiative_unknown"), "{error}");
    let file = register("Rút gọn thủ tục, tiết kiệm giấy", "không");
    assert_eq!(counts(&line.json(&["grant", "import", &file])), [2, 0, 0]);
    let said = |line: &Line| -> Vec<(Value, Value)> {
        let grants = line.items(&["grant", "list"]);
        grants.iter().map(|grant| (grant["initiatives"].clone(), grant["no_initiative"].clone())).collect()
    };
    let expected = vec![(json!([]), json!(true)), (json!([first]), json!(false))];
    assert_eq!(said(&line), expected);
    // An empty cell takes nothing away.
    assert_eq!(counts(&line.json(&["grant", "import", &register("", "")])), [0, 0, 2]);
    assert_eq!(said(&line), expected);
}
