//! The work of a year from the command line alone, in the words of its contract.

use serde_json::{Value, json};

use crate::Line;

/// Two criteria: I.1 is 60·A/T, I.2 is given by hand up to 40.
pub const SCHEME: &str = r#"{"id":"khoi-thu","version":1,"name_vi":"Bảng tiêu chí thử","period":"2026","criteria":[
    {"code":"I","name_vi":"Phần I","role":"base","max":"100","children":[
        {"code":"I.1","name_vi":"Nhiệm vụ","max":"60","kind":"ratio"},
        {"code":"I.2","name_vi":"Chất lượng","max":"40","kind":"direct"}]}]}"#;

/// Three units in a cluster with a round of [`SCHEME`]; answers with the round's id.
pub fn scored(line: &Line) -> String {
    for (code, name) in [("STC", "Sở Tài chính"), ("SYT", "Sở Y tế"), ("SXD", "Sở Xây dựng")] {
        line.add(&["unit", "add"], &json!({ "code": code, "name": name, "kind": "Sở, ban, ngành" }));
    }
    let members =
        json!([{ "unit": "STC", "role": "leader" }, { "unit": "SYT", "role": "deputy" }, { "unit": "Sở Xây dựng" }]);
    line.add(
        &["cluster", "add"],
        &json!({ "code": "K1", "name": "Khối thi đua số 1", "kind": "bloc", "year": 2026, "members": members }),
    );
    let scheme = line.file("bang-tieu-chi.json", SCHEME);
    line.json(&["scheme", "import", &scheme]);
    let round = line.json(&["round", "open", "--scheme", "khoi-thu", "--cluster", "K1", "--year", "2026"]);
    let round = round["id"].as_str().unwrap().to_owned();
    // 60·45/50 + 36 = 90; 60·40/40 + 30 = 90; 60·27/36 + 35 = 80.
    let table = "unit,criterion,field,value\nSTC,I.1,T,50\nSTC,I.1,A,45\nSTC,I.2,value,36\n\
        Sở Y tế,I.1,T,40\nSở Y tế,I.1,A,40\nSở Y tế,I.2,value,30\nSXD,I.1,T,36\nSXD,I.1,A,27\nSXD,I.2,value,35\n";
    let entered = line.json(&["score", "import", "--round", &round, &line.file("diem.csv", table)]);
    assert_eq!((&entered["added"], &entered["changed"]), (&json!(9), &json!(0)));
    round
}

#[test]
fn units_are_scored_ranked_nominated_and_printed() {
    let line = Line::with_new_file();
    let round = scored(&line);
    let results = line.json(&["score", "results", "--round", &round, "--detail"]);
    let units = results["units"].as_array().unwrap();
    let ranked: Vec<(&str, &str, &str)> = units
        .iter()
        .map(|unit| {
            (unit["name"].as_str().unwrap(), unit["total"].as_str().unwrap(), unit["denominator"].as_str().unwrap())
        })
        .collect();
    assert_eq!(ranked, [("Sở Tài chính", "90", "100"), ("Sở Y tế", "90", "100"), ("Sở Xây dựng", "80", "100")]);
    assert_eq!(units[0]["shared_with"], json!([units[1]["unit"]]));
    assert_eq!(units[2]["leaves"][0]["score"], "45");
    let why = line.done(&["score", "explain", "--round", &round, "--unit", "SXD", "--criterion", "I.1"]);
    assert!(why.contains("27") && why.contains("36"), "{why}");

    line.add(
        &["person", "add"],
        &json!({ "code": "CN1", "honorific": "Bà", "name": "Đỗ Thị Thanh Huyền",
        "positions": [{ "title": "Chuyên viên chính", "unit": "STC", "from": "2020" }] }),
    );
    line.add(
        &["achievement", "add"],
        &json!({ "subject": "CN1", "kind": "Nhiệm vụ được giao", "year": 2026,
        "content": "Tham mưu điều hành ngân sách" }),
    );
    line.call_office();
    let batch = line.json(&["batch", "open", "--name", "đề nghị khen thưởng năm 2026", "--year", "2026"]);
    let batch = batch["id"].as_str().unwrap();
    let filled = line.json(&["batch", "fill", batch, "--from-round", &round, "--top", "1", "--award", "bk_tinh"]);
    assert_eq!(filled["output"]["added"].as_array().unwrap().len(), 2, "the two of the first place come together");
    line.add(&["nomination", "add", "--batch", batch], &json!({ "subject": "CN1", "award": "bk_tinh" }));
    let lines = line.items(&["nomination", "list", "--batch", batch]);
    assert_eq!(
        lines[2]["submitted"],
        json!({ "honorific": "Bà", "name": "Đỗ Thị Thanh Huyền",
        "title": "Chuyên viên chính", "unit": "Sở Tài chính", "proposing_unit": "Sở Tài chính" })
    );
    assert_eq!(lines[2]["summary"], "- Tham mưu điều hành ngân sách");
    assert_eq!(line.json(&["batch", "show", batch])["items"].as_array().unwrap().len(), 3);
    for (format, begins) in [("pdf", &b"%PDF-"[..]), ("docx", b"PK"), ("xlsx", b"PK")] {
        for (name, of, id) in [("nomination-list", "--batch", batch), ("score-summary", "--round", &*round)] {
            let out = line.path(&format!("{name}.{format}"));
            line.done(&["print", name, of, id, "--format", format, "--out", out.to_str().unwrap()]);
            assert!(std::fs::read(&out).unwrap().starts_with(begins), "{name}.{format}");
        }
    }
    let names = line.json(&["print", "--list"]);
    assert_eq!(names["items"][0]["name"], "nomination-list");
}

#[test]
fn a_locked_round_takes_nothing_until_it_is_reopened_with_a_reason() {
    let line = Line::with_new_file();
    let round = scored(&line);
    line.done(&["round", "lock", &round]);
    let again = line.file("lai.csv", "unit,criterion,field,value\nSTC,I.2,value,40\n");
    let (code, error) = line.refused(&["score", "import", "--round", &round, &again]);
    assert_eq!((code, error["code"].as_str()), (1, Some("round.locked")));
    let (code, error) = line.refused(&["round", "reopen", &round, "--reason", "nhầm"]);
    assert_eq!((code, error["code"].as_str()), (1, Some("round.reason_short")));
    line.done(&["round", "reopen", &round, "--reason", "Sở Tài chính bổ sung minh chứng"]);
    line.done(&["score", "import", "--round", &round, &again]);
    let results = line.json(&["score", "results", "--round", &round]);
    // 54 + 40.
    assert_eq!(results["units"][0]["total"], "94");
    assert_eq!(line.items(&["round", "list"])[0]["state"], "open");
}

#[test]
fn a_movement_is_shown_as_it_was_added() {
    let line = Line::with_new_file();
    let plan = json!({
        "kind": "plan", "is_plan": true, "number": "12/KH-UBND", "date": "2026-02-05", "place": "Bình Khê",
        "issuer": "Ủy ban nhân dân xã", "title": "Phát động thi đua làm đường liên thôn", "text": "",
        "movements": ["Toàn dân làm đường liên thôn"], "period": { "from": "2026-02", "to": "2026-12-31" },
        "legal_bases": [{ "kind": "Nghị quyết", "number": "03-NQ/ĐU", "date": "2026-01-09", "issuer": "Đảng ủy xã",
            "title": "về giao thông nông thôn", "role": "carries_out" }],
        "purposes": ["Huy động sức dân"], "requirements": ["Công khai từng hạng mục"],
        "contents": [{ "text": "Hiến đất", "label": "1", "level": 0 }], "solutions": ["Giao thôn tự quản"],
        "indexes": [], "targets": [{ "text": "Đường làm mới", "value": "6.5", "unit": "km" }], "joined_movements": [],
        "assignments": [{ "who": "Trưởng thôn", "task": "Họp dân", "deadline": "trước 15/3" }],
        "recipients": [{ "name": "Các thôn", "purpose": "T/h" }], "signer": { "position": "CHỦ TỊCH", "name": "Võ Thành Nhân" },
        "slogans": ["Đường thông, dân ấm"], "milestones": [{ "name": "Tổng kết", "date": "2026-12", "note": null }],
        "rhythm": "thematic"
    });
    let id = line.add(&["movement", "add"], &plan);
    let mut shown = line.json(&["movement", "show", "12/KH-UBND"]);
    assert_eq!(shown.as_object_mut().unwrap().remove("id"), Some(Value::String(id)));
    assert_eq!(shown, plan);
    assert_eq!(line.items(&["movement", "list"])[0]["name"], "Toàn dân làm đường liên thôn");
}

#[test]
fn schemes_are_checked_without_a_data_file_and_come_out_as_they_went_in() {
    let line = Line::before_anything();
    let scheme = line.file("bang.json", SCHEME);
    assert_eq!(line.json(&["scheme", "check", &scheme])["items"], json!([]));
    let wrong = line.file("sai.json", &SCHEME.replace("\"max\":\"60\"", "\"max\":\"70\""));
    let findings = line.json(&["scheme", "check", &wrong]);
    // 70 + 40 is not 100.
    assert_eq!(findings["items"][0]["code"], "W-SUM");
    line.done(&["new"]);
    line.done(&["scheme", "import", &scheme]);
    let listed = line.items(&["scheme", "list"]);
    assert_eq!((listed[0]["code"].as_str(), listed[0]["version"].as_u64()), (Some("khoi-thu"), Some(1)));
    let given: Value = serde_json::from_str(SCHEME).unwrap();
    assert_eq!(line.json(&["scheme", "export", "khoi-thu"]), given);
}

impl Line {
    /// Says whose letterhead is printed.
    /// Says whose papers are printed.
    pub fn call_office(&self) {
        let office = json!({ "valid_from": "2026-01-01", "superior": "Ủy ban nhân dân tỉnh Mẫu", "name": "Sở Nội vụ",
            "symbol": "SNV", "place": "Tỉnh Mẫu", "signers": [{ "authority": "", "title": "Giám đốc", "name": "Nguyễn Đức Khuê" }] });
        self.done(&["call", "office.save", &office.to_string()]);
    }
}

/// A letter that answers a movement, as a unit sends it.
const LETTER: &str = "UBND TỈNH HẢI ĐÔNG\nSỞ Y TẾ\nSố: 31/SYT-VP\nV/v hưởng ứng phong trào thi đua “Bệnh viện không khói thuốc” năm 2026\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHải Đông, ngày 05 tháng 02 năm 2026\nKính gửi: Các bệnh viện.\nThực hiện Kế hoạch số 12/KH-UBND ngày 02/02/2026 của UBND tỉnh, Sở Y tế yêu cầu các bệnh viện thực hiện các nội dung sau:\n1. Ký cam kết với 100% viên chức.\n2. Báo cáo trước ngày 15/12/2026.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nVõ Thị Hằng\n";

#[test]
fn a_plan_is_read_without_a_data_file_and_imported_as_what_was_read() {
    let nothing = Line::before_anything();
    let letter = nothing.file("cong-van.txt", LETTER);
    let read = nothing.json(&["movement", "read", &letter]);
    assert_eq!((read["kind"].as_str(), read["is_plan"].as_bool()), (Some("official_letter"), Some(true)));
    assert_eq!(read["number"]["value"], "31/SYT-VP");
    let span: [usize; 2] = serde_json::from_value(read["number"]["span"].clone()).unwrap();
    let characters: Vec<char> = read["text"].as_str().unwrap().chars().collect();
    assert_eq!(characters[span[0]..span[1]].iter().collect::<String>(), "31/SYT-VP");
    assert_eq!(read["date"]["value"], "2026-02-05");
    assert_eq!(read["legal_bases"][0]["role"], "carries_out");
    let plain = nothing.json(&["movement", "read", "--plain", &letter]);
    assert_eq!(plain["number"], "31/SYT-VP");
    assert_eq!(plain["contents"][1], json!({ "text": "Báo cáo trước ngày 15/12/2026.", "label": "2", "level": 0 }));

    let line = Line::with_new_file();
    line.done(&["movement", "import", &letter]);
    let mut shown = line.json(&["movement", "show", "31/SYT-VP"]);
    shown.as_object_mut().unwrap().remove("id");
    assert_eq!(shown, plain);
    let (code, error) =
        line.refused(&["movement", "import", &line.file("khac.txt", "Thực đơn tuần này: cơm, cá, rau.")]);
    assert_eq!((code, error["code"].as_str()), (1, Some("movement.no_plan")));
    assert_eq!(line.items(&["movement", "list"]).len(), 1);
}
