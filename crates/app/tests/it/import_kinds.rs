//! People, clusters, achievements and scores from tables.

use serde_json::{Value, json};

use crate::office::{Office, counts};

const UNITS: &str = "Mã,Tên đơn vị,Trực thuộc\n\
    SYT,Sở Y tế,\n\
    STC,Sở Tài chính,\n\
    VPYT,Văn phòng,Sở Y tế\n\
    VPTC,Văn phòng,Sở Tài chính\n";

fn office() -> Office {
    let office = Office::new();
    office.import("unit", "don-vi.csv", UNITS, json!({}));
    office
}

const PEOPLE: &str = "STT;Họ và tên;Năm sinh;Giới tính;Chức vụ;Đơn vị công tác\n\
    1;Bà Lê Thị Hoa;12/3/1980;Nữ;Chánh Văn phòng;Văn phòng, Sở Y tế\n\
    2;Ông Lê Văn An;1975;Nam;Giám đốc;Sở Y tế\n\
    3;Lê Văn An;1990;Nam;Chuyên viên;STC\n";

fn people(office: &Office) -> Vec<String> {
    let fields = ["code", "honorific", "name", "birth_date", "sex", "positions/0/title", "positions/0/unit_id"];
    let units = office.call("unit.list", json!({}))["items"].as_array().unwrap().clone();
    let name = |line: String| {
        let unit = units.iter().find(|unit| line.ends_with(unit["id"].as_str().unwrap())).unwrap();
        line.replace(unit["id"].as_str().unwrap(), unit["code"].as_str().unwrap())
    };
    office.listed("person.list", &fields).into_iter().map(name).collect()
}

#[test]
fn people_are_taken_with_their_positions() {
    let office = office();
    assert_eq!(office.import("person", "nguoi.csv", PEOPLE, json!({})), counts(3, 0, 0, 0));
    // By given name; equal names by code.
    assert_eq!(
        people(&office),
        [
            "CN0002 | Ông | Lê Văn An | 1975 | male | Giám đốc | SYT",
            "CN0003 |  | Lê Văn An | 1990 | male | Chuyên viên | STC",
            "CN0001 | Bà | Lê Thị Hoa | 1980-03-12 | female | Chánh Văn phòng | VPYT",
        ]
    );
    assert_eq!(office.import("person", "nguoi.csv", PEOPLE, json!({})), counts(0, 0, 3, 0));
}

#[test]
fn the_class_of_a_whole_table_is_asked_for_once() {
    let office = office();
    let fields = office.call("import.fields", json!({ "kind": "person" }))["items"].as_array().unwrap().clone();
    let asked: Vec<&Value> = fields.iter().filter(|field| field["for_all"] == true).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0]["id"], "subject_class");
    assert!(asked[0]["choices"].as_array().unwrap().contains(&json!("Công chức")), "{asked:?}");
    // A row that says it itself keeps its own.
    let two = "Họ và tên,Loại đối tượng\nLê Thị Hoa,\nLê Văn An,Nông dân\n";
    assert_eq!(office.import("person", "nguoi.csv", two, json!({ "subject_class": "Công chức" })), counts(2, 0, 0, 0));
    assert_eq!(
        office.listed("person.list", &["name", "subject_class"]),
        ["Lê Văn An | Nông dân", "Lê Thị Hoa | Công chức"]
    );
}

#[test]
fn a_corrected_position_changes_the_same_person() {
    let office = office();
    office.import("person", "nguoi.csv", PEOPLE, json!({}));
    // Moved to another unit: the birth date says who it is.
    let moved = PEOPLE.replace("Chuyên viên;STC", "Trưởng phòng;SYT");
    assert_eq!(office.import("person", "nguoi.csv", moved, json!({})), counts(0, 1, 2, 0));
    assert_eq!(people(&office)[1], "CN0003 |  | Lê Văn An | 1990 | male | Trưởng phòng | SYT");
    // Without a birth date and a unit, either of the two may be meant.
    let failure = office.try_import("person", "nguoi.csv", "Họ và tên,Ghi chú\nLê Văn An,Nghỉ phép\n", json!({}));
    assert_eq!(failure.unwrap_err().code, "names.unsure");
}

const CLUSTERS: &str = "TT\tĐơn vị\tVai trò\n\
    I\tKhối thi đua số 1\t\n\
    1\tSở Y tế\tKhối trưởng\n\
    2\tSTC\t\n\
    II\tCụm thi đua Văn phòng\t\n\
    1\tVPYT\tCụm phó\n";

fn clusters(office: &Office) -> Vec<String> {
    let fields = ["year", "kind", "name", "members/0/role", "members/1/role", "members/2/role"];
    office.listed("cluster.list", &fields)
}

#[test]
fn clusters_stand_as_group_rows_above_their_members() {
    let office = office();
    let year = json!({ "year": "2026" });
    assert_eq!(office.import("cluster", "cum.csv", CLUSTERS, year.clone()), counts(3, 0, 0, 0));
    let expected = [
        "2026 | cluster | Cụm thi đua Văn phòng | deputy | – | –",
        "2026 | bloc | Khối thi đua số 1 | leader | member | –",
    ];
    assert_eq!(clusters(&office), expected);
    assert_eq!(office.import("cluster", "cum.csv", CLUSTERS, year.clone()), counts(0, 0, 3, 0));
    // The leader changes: the old one is named as a member.
    let handed =
        CLUSTERS.replace("Sở Y tế\tKhối trưởng", "Sở Y tế\tThành viên").replace("STC\t\n", "STC\tKhối trưởng\n");
    assert_eq!(office.import("cluster", "cum.csv", handed, year.clone()), counts(0, 2, 1, 0));
    assert_eq!(clusters(&office)[1], "2026 | bloc | Khối thi đua số 1 | member | leader | –");
    // Another year has clusters of its own.
    assert_eq!(office.import("cluster", "cum.csv", CLUSTERS, json!({ "year": "2027" })), counts(3, 0, 0, 0));
}

#[test]
fn a_table_of_clusters_says_who_organises_them() {
    let office = office();
    let year = json!({ "year": "2026" });
    let organisers = || office.listed("cluster.list", &["name", "organiser"]);
    assert_eq!(office.import("cluster", "cum.csv", CLUSTERS, year.clone()), counts(3, 0, 0, 0));
    assert_eq!(organisers(), ["Cụm thi đua Văn phòng | province", "Khối thi đua số 1 | province"]);
    // One row of a cluster is enough; where no row says it, it stays.
    let table = "Cụm, khối thi đua\tĐơn vị\tCấp tổ chức\nKhối thi đua số 1\tSở Y tế\t\nKhối thi đua số 1\tSTC\tCơ sở\n\
        Cụm thi đua Văn phòng\tVPYT\t\n";
    assert_eq!(office.import("cluster", "cap.csv", table, year.clone()), counts(0, 1, 2, 0));
    assert_eq!(organisers(), ["Cụm thi đua Văn phòng | province", "Khối thi đua số 1 | grassroots"]);
    assert_eq!(office.import("cluster", "cap.csv", table, year), counts(0, 0, 3, 0));
}

#[test]
fn a_unit_has_one_cluster_a_year_and_a_cluster_one_leader() {
    let office = office();
    office.import("cluster", "cum.csv", CLUSTERS, json!({ "year": "2026" }));
    let wrong = "Cụm,Năm,Đơn vị,Vai trò\n\
        Khối thi đua số 1,2026,VPTC,Trưởng\n\
        Cụm thi đua Văn phòng,2026,SYT,\n\
        Cụm thi đua Văn phòng,2026,Sở Lạ,\n\
        Cụm thi đua Văn phòng,1026,VPTC,\n";
    let failure = office.try_import("cluster", "sai.csv", wrong, json!({})).unwrap_err();
    let told: Vec<(u32, &str)> =
        failure.faults.iter().map(|fault| (fault.place.row.unwrap(), fault.code.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "cluster.two_leaders"),
            (3, "cluster.unit_elsewhere"),
            (4, "unit.unknown"),
            // 1026 is no year at all to the reader of dates.
            (5, "date.invalid"),
        ]
    );
}

const ACHIEVEMENTS: &str = "Tên đơn vị;Loại;Nội dung;Năm;Kế hoạch;Thực hiện;ĐVT;Số quyết định;Ngày quyết định;Phạm vi\n\
    Sở Y tế;Nhiệm vụ được giao;Tiêm chủng;2026;1.200,5;1.300;nghìn liều;;;\n\
    SYT;sang_kien;Hồ sơ sức khỏe điện tử;quý II/2026;;;;15/QĐ-UBND;5/6/2026;Cấp tỉnh\n";

#[test]
fn achievements_are_known_again_by_their_content_or_their_code() {
    let office = office();
    // "1.300" may be one and a fraction: asked, not guessed.
    let failure = office.try_import("achievement", "tt.csv", ACHIEVEMENTS, json!({})).unwrap_err();
    assert_eq!((failure.code.as_str(), failure.place.column.as_deref()), ("number.ambiguous", Some("Thực hiện")));
    let clear = ACHIEVEMENTS.replace("1.300;", "1300;");
    assert_eq!(office.import("achievement", "tt.csv", &clear, json!({})), counts(2, 0, 0, 0));
    assert_eq!(office.import("achievement", "tt.csv", &clear, json!({})), counts(0, 0, 2, 0));
    let shown = |office: &Office| {
        office
            .listed("achievement.list", &["code", "content", "period/from", "period/to", "recognition_number", "scope"])
    };
    let expected = [
        "TT-2026-0001 | Tiêm chủng | 2026 | 2026 |  | –",
        "TT-2026-0002 | Hồ sơ sức khỏe điện tử | 2026-04 | 2026-06 | 15/QĐ-UBND | province",
    ];
    assert_eq!(shown(&office), expected);
    // Other capitals and spaces are the same content; the figure is corrected.
    let corrected = clear.replace("Tiêm chủng", "TIÊM  CHỦNG").replace("1300;", "1350;");
    let request = office.read("achievement", "tt.csv", corrected, json!({}));
    let rows = office.preview(&request);
    assert_eq!((rows[0]["fate"].as_str(), rows[1]["fate"].as_str()), (Some("changed"), Some("unchanged")));
    let figures: Vec<&Value> =
        rows[0]["changes"].as_array().unwrap().iter().filter(|change| change["field"] == "Số liệu").collect();
    assert_eq!(figures[0]["before"], "Tiêm chủng: 1300/1200,5 nghìn liều");
    // By the code the content itself can change, and nothing else needs to be said.
    let by_code = "Mã,Nội dung\nTT-2026-0001,Tiêm chủng mở rộng\n";
    let mut request = office.read("achievement", "ma.csv", by_code, json!({ "subject": "SYT", "kind": "nhiem_vu" }));
    request["columns"]["code"] = json!(0);
    let row = office.preview(&request).remove(0);
    assert_eq!(
        (row["fate"].as_str(), row["changes"][0]["after"].as_str()),
        (Some("changed"), Some("Tiêm chủng mở rộng"))
    );
}

#[test]
fn two_rows_of_one_achievement_are_refused_together() {
    let office = office();
    let twice = "Đơn vị,Loại thành tích,Nội dung,Năm\nSYT,khac,Làm đường,2026\nSở Y tế,khac,LÀM ĐƯỜNG,2026\nSYT,khac,Làm đường,2025\n";
    let failure = office.try_import("achievement", "tt.csv", twice, json!({})).unwrap_err();
    let told: Vec<(u32, &str, &str)> = failure
        .faults
        .iter()
        .map(|fault| (fault.place.row.unwrap(), fault.code.as_str(), fault.params["rows"].as_str()))
        .collect();
    assert_eq!(told, [(2, "import.row_twice", "2, 3"), (3, "import.row_twice", "2, 3")]);
}

/// Two criteria: points given directly, and a rate of what was done to what was assigned.
const SCHEME: &str = r#"{"id":"thu","version":1,"name_vi":"Thử","period":"2026",
    "stages":[{"code":"self","name_vi":"Tự chấm"},{"code":"council","name_vi":"Thẩm định"}],
    "criteria":[{"code":"I","name_vi":"Phần I","role":"base","max":"20","children":[
        {"code":"I.1","name_vi":"Nội vụ","max":"10","kind":"direct"},
        {"code":"I.2","name_vi":"Giải ngân","max":"10","kind":"ratio"}]}]}"#;

fn round(office: &Office) -> Value {
    office.import("cluster", "cum.csv", CLUSTERS, json!({ "year": "2026" }));
    let scheme = office.call("scheme.import", json!({ "body": SCHEME }))["output"]["id"].clone();
    let clusters = office.call("cluster.list", json!({}))["items"].as_array().unwrap().clone();
    let bloc = clusters.iter().find(|cluster| cluster["kind"] == "bloc").unwrap()["id"].clone();
    office.call("round.open", json!({ "scheme": scheme, "cluster": bloc, "year": 2026 }))["output"].clone()
}

fn totals(office: &Office, round: &Value) -> Vec<String> {
    let results = office.call("score.results", json!({ "round": round, "detail": false }));
    let units = results["units"].as_array().unwrap();
    units.iter().map(|unit| format!("{} {}", unit["name"].as_str().unwrap(), unit["total"].as_str().unwrap())).collect()
}

#[test]
fn scores_are_taken_a_row_a_value_or_a_row_a_unit() {
    let office = office();
    let round = round(&office);
    let given = json!({ "round": round });
    let long = "unit,criterion,field,value\nSở Y tế,I.1,value,7.125\nSTC,I.1,value,9\nSYT,i.2,T,200\nSYT,I.2,A,150\n";
    assert_eq!(office.import("score", "diem.csv", long, given.clone()), counts(4, 0, 0, 0));
    assert_eq!(office.import("score", "diem.csv", long, given.clone()), counts(0, 0, 4, 0));
    // 7,125 + 10·150/200 = 14,625, rounded to two places; 9 and nothing yet for the other criterion.
    assert_eq!(totals(&office, &round), ["Sở Y tế 14.63", "Sở Tài chính 9"]);

    let grid = "Đơn vị;I.1;I.2 T;I.2 A\nSở Y tế;8;200;150\nSở Tài chính;9;100;40\n";
    assert_eq!(office.import("score_grid", "bang.csv", grid, given.clone()), counts(0, 2, 0, 0));
    assert_eq!(office.import("score_grid", "bang.csv", grid, given.clone()), counts(0, 0, 2, 0));
    // 8 + 7,5 and 9 + 10·40/100.
    assert_eq!(totals(&office, &round), ["Sở Y tế 15.5", "Sở Tài chính 13"]);

    let wrong = "unit,criterion,field,value\nVPTC,I.1,value,3\nSYT,I.9,value,3\nSYT,I.1,value,nhiều\n";
    let failure = office.try_import("score", "sai.csv", wrong, given.clone()).unwrap_err();
    let told: Vec<(u32, &str)> =
        failure.faults.iter().map(|fault| (fault.place.row.unwrap(), fault.code.as_str())).collect();
    assert_eq!(told, [(2, "round.unit_missing"), (3, "scoring.unknown_criterion"), (4, "number.not_decimal")]);
}

#[test]
fn a_table_of_scores_brings_the_evidence_that_is_not_there_yet() {
    let office = office();
    let round = round(&office);
    let given = json!({ "round": round });
    // One document behind both figures of a cell is one piece of evidence.
    let long = "unit,criterion,field,value,evidence\nSYT,I.1,value,7,Báo cáo số 5\nSYT,I.2,T,200,Biểu 02\n\
        SYT,I.2,A,150,Biểu 02\n";
    assert_eq!(office.import("score", "diem.csv", long, given.clone()), counts(3, 0, 0, 0));
    assert_eq!(office.import("score", "diem.csv", long, given.clone()), counts(0, 0, 3, 0));
    // The same value with another document: the document is added.
    let more = "unit,criterion,field,value,evidence\nSYT,I.1,value,7,Báo cáo số 9\n";
    assert_eq!(office.import("score", "them.csv", more, given), counts(0, 1, 0, 0));
    let unit = office.call("unit.list", json!({}))["items"].as_array().unwrap().clone();
    let unit = unit.iter().find(|unit| unit["code"] == "SYT").unwrap()["id"].clone();
    let titles = |criterion: &str| -> Vec<String> {
        let cell = office.call("score.cell", json!({ "round": round, "unit": unit, "criterion": criterion }));
        let all = cell["stages"][0]["evidence"].as_array().unwrap().clone();
        all.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles("I.1"), ["Báo cáo số 5", "Báo cáo số 9"]);
    assert_eq!(titles("I.2"), ["Biểu 02"]);
}

#[test]
fn a_locked_round_takes_no_table() {
    let office = office();
    let round = round(&office);
    let given = json!({ "round": round });
    office.call("round.lock", json!({ "id": round }));
    let long = "unit,criterion,field,value\nSở Y tế,I.1,value,7\n";
    assert_eq!(office.try_import("score", "diem.csv", long, given).unwrap_err().code, "round.locked");
}

#[test]
fn a_unit_is_not_renamed_by_capitals_and_not_added_anew_by_its_old_name() {
    let office = office();
    let shouted = "Tên đơn vị,Người đứng đầu\nSỞ Y TẾ,Lê Văn An\n";
    assert_eq!(office.import("unit", "hoa.csv", shouted, json!({})), counts(0, 1, 0, 0));
    assert!(office.listed("unit.list", &["code", "name"]).contains(&"SYT | Sở Y tế".to_owned()));
    let units = office.call("unit.list", json!({}))["items"].as_array().unwrap().clone();
    let finance = units.iter().find(|unit| unit["code"] == "STC").unwrap()["id"].clone();
    let renamed = json!({
        "kind": "renamed", "from": [finance], "to": [], "new_name": "Sở Tài chính và Đầu tư", "date": "2026-03-01",
        "decision_number": "01/QĐ-UBND", "old_name": "", "founded": []
    });
    office.call("succession.save", renamed);
    let failure = office.try_import("unit", "cu.csv", "Tên đơn vị\nSở Tài chính\n", json!({})).unwrap_err();
    assert_eq!(failure.code, "unit.former_name");
    assert!(failure.message.contains("Sở Tài chính và Đầu tư"), "{}", failure.message);
    // Elsewhere the old name still names it.
    let people = "Họ và tên,Đơn vị công tác\nTrần Thị Hoa,Sở Tài chính\n";
    assert_eq!(office.import("person", "nguoi.csv", people, json!({})), counts(1, 0, 0, 0));
}

#[test]
fn a_target_in_the_column_chi_tieu_is_no_name_of_a_figure() {
    let office = office();
    let table = "Đơn vị;Loại thành tích;Nội dung;Năm;Tên chỉ tiêu;Đơn vị tính;Chỉ tiêu;Thực hiện\n\
        Sở Y tế;Nhiệm vụ được giao;Số hóa;2026;Hồ sơ số hóa;hồ sơ;1.234,0;1.300,5\n";
    assert_eq!(office.import("achievement", "tt.csv", table, json!({})), counts(1, 0, 0, 0));
    let listed = office.call("achievement.list", json!({}))["items"][0].clone();
    let figure = office.call("achievement.get", json!({ "id": listed["id"] }))["achievement"]["figures"][0].clone();
    assert_eq!([&figure["name"], &figure["target"], &figure["actual"]], ["Hồ sơ số hóa", "1234", "1300.5"]);
}

#[test]
fn a_misspelt_field_is_refused_not_dropped() {
    let office = Office::new();
    let failure = office.app.call("unit.save", json!({ "name": "Sở Y tế", "parrent_id": null })).unwrap_err();
    assert_eq!(failure.code, "input.unknown_field");
    assert!(failure.message.contains("parrent_id"), "{}", failure.message);
}

#[test]
fn a_list_of_nominations_is_matched_to_records_and_read_again_without_change() {
    let office = office();
    office.import("person", "nguoi.csv", PEOPLE, json!({}));
    let batch = json!({ "name": "Tổng kết năm 2026", "year": 2026 });
    office.call("batch.save", batch);
    let given = json!({ "batch": "DX-2026-01" });
    // The form of the provincial software; the award stands in a group row for the second half.
    let list = "STT;Tên gọi (Ông/Bà);Tên tập thể/cá nhân/hộ gia đình;Chức vụ;Đơn vị công tác;Hình thức khen thưởng\n\
        I;Tập thể;;;;\n\
        1;;Văn phòng;;Sở Y tế;Bằng khen của Chủ tịch UBND tỉnh\n\
        II;Cá nhân;;;;\n\
        1;Bà;Lê Thị Hoa;;Văn phòng, Sở Y tế;Bằng khen của Chủ tịch UBND tỉnh\n\
        2;Ông;Trần Văn Lạ;Bác sĩ;Bệnh viện Mẫu;Bằng khen của Chủ tịch UBND tỉnh\n";
    let rows = office.preview(&office.read("nomination", "ds.csv", list, given.clone()));
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            let change = |label: &str| {
                let changes = row["changes"].as_array().unwrap();
                changes.iter().find(|c| c["field"] == label).map_or("–", |c| c["after"].as_str().unwrap()).to_owned()
            };
            [change("Đối tượng"), change("Loại"), change("Chức vụ"), change("Khớp với")].join(" | ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "Văn phòng | tập thể | – | Văn phòng",
            // Her position is known, so the list need not say it.
            "Bà Lê Thị Hoa | cá nhân | Chánh Văn phòng | Lê Thị Hoa",
            "Ông Trần Văn Lạ | cá nhân | Bác sĩ | –",
        ]
    );
    assert_eq!(office.import("nomination", "ds.csv", list, given.clone()), counts(3, 0, 0, 0));
    assert_eq!(office.import("nomination", "ds.csv", list, given.clone()), counts(0, 0, 3, 0));
    let corrected = list.replace("Bác sĩ;", "Trưởng khoa;");
    assert_eq!(office.import("nomination", "ds.csv", corrected, given.clone()), counts(0, 1, 2, 0));

    // Two people in one cell, their positions below each other beside it.
    let pair = "STT;Họ và tên;Chức vụ;Đơn vị;Hình thức khen thưởng\n\
        1;\"Ông Vũ Văn Một\nBà Hồ Thị Hai\";\"Trưởng khoa\nY tá\";Bệnh viện Mẫu;Bằng khen của Chủ tịch UBND tỉnh\n";
    let rows = office.preview(&office.read("nomination", "hai.csv", pair, given.clone()));
    let told: Vec<(&Value, &Value, &Value)> =
        rows.iter().map(|row| (&row["row"], &row["title"], &row["changes"][2]["after"])).collect();
    let expected =
        [(json!(2), json!("Ông Vũ Văn Một"), json!("Trưởng khoa")), (json!(2), json!("Bà Hồ Thị Hai"), json!("Y tá"))];
    assert_eq!(told, expected.iter().map(|(row, title, after)| (row, title, after)).collect::<Vec<_>>());

    // One column of text, the award given for all rows; one award that nobody knows.
    let text = "TT;Tập thể, cá nhân đề nghị xét khen thưởng\nI;Cá nhân\n1.;Ông Vũ Văn Mới, Trưởng phòng Hành chính\n";
    let all = json!({ "batch": "DX-2026-01", "award": "Bằng khen của Chủ tịch UBND tỉnh" });
    let rows = office.preview(&office.read("nomination", "cot.csv", text, all));
    let after: Vec<&str> =
        rows[0]["changes"].as_array().unwrap().iter().map(|c| c["after"].as_str().unwrap()).collect();
    assert_eq!(after[..3], ["Ông Vũ Văn Mới", "cá nhân", "Trưởng phòng Hành chính"]);
    let failure = office.try_import("nomination", "cot.csv", text, given).unwrap_err();
    assert_eq!(failure.code, "nomination.award_missing");
}

#[test]
fn every_column_of_a_template_is_known_again_by_its_name() {
    let office = office();
    let plan = json!({ "movements": ["Trồng cây"], "targets": [{ "text": "Số cây trồng mới", "unit": "cây" }] });
    let movement = office.call("movement.add_plain", plan)["output"].clone();
    let given = json!({ "round": round(&office), "movement": movement });
    let kinds = office.call("import.kinds", json!({}))["items"].as_array().unwrap().clone();
    assert!(kinds.len() > 10);
    for kind in kinds.iter().map(|kind| kind["kind"].as_str().unwrap()) {
        let path = office.file(&format!("{kind}.xlsx"), "");
        let token = office.app.admit(path.clone());
        office.call("import.template", json!({ "kind": kind, "given": given, "token": token }));
        assert!(std::fs::read(&path).unwrap().starts_with(b"PK"), "{kind}");
        let fields = office.call("import.fields", json!({ "kind": kind, "given": given }))["items"].clone();
        let own = |field: &&Value| !field["label"].as_str().unwrap().starts_with("Dòng nhóm");
        let fields: Vec<&Value> = fields.as_array().unwrap().iter().filter(own).collect();
        let labels: Vec<&str> = fields.iter().map(|field| field["label"].as_str().unwrap()).collect();
        let table = format!("STT;{}\n1{}\n", labels.join(";"), ";x".repeat(labels.len()));
        let guess = office.read(kind, "dan.csv", table, given.clone());
        for (place, field) in fields.iter().enumerate() {
            assert_eq!(guess["columns"][field["id"].as_str().unwrap()], json!(place + 1), "{kind}: {field}");
        }
    }
}

#[test]
fn a_self_scoring_form_is_read_as_what_the_unit_gave() {
    let office = office();
    let round = round(&office);
    let given = json!({ "round": round });
    let form = "PHIẾU TỰ CHẤM ĐIỂM;;;;;\nSỞ Y TẾ;;;;;\nSTT;Nội dung tiêu chí;Điểm tối đa;Số liệu;Tự chấm;Minh chứng\n\
        I;Phần I;20;;15,5;\nI.1;Nội vụ;10;;8;Báo cáo năm\n\
        I.2;Giải ngân;10;\"Chỉ tiêu giao: 200\nKết quả thực hiện: 150\";7,5;\n;Tổng điểm;20;;15,5;\n";
    assert_eq!(office.import("score_form", "phieu.csv", form, given.clone()), counts(2, 0, 2, 0));
    assert_eq!(office.import("score_form", "phieu.csv", form, given.clone()), counts(0, 0, 4, 0));
    // 8 + 10·150/200.
    assert_eq!(totals(&office, &round)[0], "Sở Y tế 15.5");

    // Points and a total that the numbers do not come to: the numbers count, what the paper says is kept.
    let corrected = form.replace("7,5;", "9;").replace("điểm;20;;15,5", "điểm;20;;17");
    let rows = office.preview(&office.read("score_form", "phieu.csv", corrected.clone(), given.clone()));
    let changes: Vec<String> = rows
        .iter()
        .flat_map(|row| row["changes"].as_array().unwrap())
        .map(|change| format!("{} → {}", change["field"].as_str().unwrap(), change["after"].as_str().unwrap()))
        .collect();
    assert_eq!(
        changes,
        [
            "I.2 Chỉ tiêu giao, lý do → Phiếu tự chấm ghi 9 điểm",
            "I.2 Kết quả thực hiện, lý do → Phiếu tự chấm ghi 9 điểm",
            "Tổng điểm ghi trên giấy → 17",
        ]
    );
    assert_eq!(office.import("score_form", "phieu.csv", corrected.clone(), given.clone()), counts(1, 1, 2, 0));
    assert_eq!(office.import("score_form", "phieu.csv", corrected, given.clone()), counts(0, 0, 4, 0));
    assert_eq!(totals(&office, &round)[0], "Sở Y tế 15.5");

    let nobody = form.replace("SỞ Y TẾ", "Đơn vị ………");
    let failure = office.try_import("score_form", "phieu.csv", nobody.clone(), given).unwrap_err();
    assert_eq!(failure.code, "scoring.form_no_unit");
    let named = json!({ "round": round, "unit": "STC" });
    assert_eq!(office.import("score_form", "phieu.csv", nobody, named.clone()), counts(2, 0, 2, 0));
    let words = form.replace("Chỉ tiêu giao: 200", "khoảng hai trăm");
    let failure = office.try_import("score_form", "phieu.csv", words, named).unwrap_err();
    assert_eq!((failure.code.as_str(), failure.place.row), ("scoring.form_unread", Some(6)));
}

#[test]
fn a_row_with_a_persons_name_is_about_the_person_whatever_its_unit_column_says() {
    let office = office();
    office.import("person", "nguoi.csv", PEOPLE, json!({}));
    let tables = [
        (
            "evaluation",
            "STT;Họ và tên cán bộ;Đơn vị;Xếp loại;Năm\n1;Lê Thị Hoa;Văn phòng, Sở Y tế;Hoàn thành tốt nhiệm vụ;2025\n",
        ),
        (
            "achievement",
            "STT;Họ tên;Đơn vị;Loại;Nội dung;Năm\n1;Lê Thị Hoa;Văn phòng, Sở Y tế;Sáng kiến;Sổ theo dõi;2025\n",
        ),
        (
            "grant",
            "STT;Họ và tên;Đơn vị;Hình thức;Số QĐ;Ngày QĐ\n1;Lê Thị Hoa;Văn phòng, Sở Y tế;Giấy khen;5/QĐ;12/3/2025\n",
        ),
        (
            "discipline",
            "STT;Họ và tên;Đơn vị;Hình thức kỷ luật;Ngày quyết định\n1;Lê Thị Hoa;Văn phòng, Sở Y tế;Khiển trách;12/3/2025\n",
        ),
        ("confirmation", "Cá nhân;Đơn vị;Năm;Điều kiện;Kết quả\nLê Thị Hoa;Văn phòng, Sở Y tế;2025;tất cả;Đạt\n"),
    ];
    for (kind, table) in tables {
        let request = office.read(kind, "bang.csv", table, json!({}));
        let rows = office.preview(&request);
        assert!(rows[0]["title"].as_str().unwrap().starts_with("Lê Thị Hoa"), "{kind}: {rows:?}");
        assert_eq!(rows[0]["refused"], json!([]), "{kind}");
        assert!(request["columns"]["subject_unit"].is_number(), "{kind}");
    }
}

#[test]
fn an_empty_cell_takes_nothing_away() {
    let office = office();
    let table = "Đơn vị;Xếp loại;Năm;Văn bản;Ghi chú\nSở Y tế;Hoàn thành tốt nhiệm vụ;2025;12/QĐ;đã bàn\n";
    assert_eq!(office.import("evaluation", "a.csv", table, json!({})), counts(1, 0, 0, 0));
    let blank = table.replace("12/QĐ;đã bàn", ";");
    assert_eq!(office.import("evaluation", "a.csv", blank, json!({})), counts(0, 0, 1, 0));
    let head = "Đối tượng;Hình thức khen thưởng;Số QĐ;Ngày QĐ;Cấp quyết định;Tiền thưởng;Hiệu lực;Lý do\n";
    let grant = "Sở Y tế;Giấy khen;5/QĐ;12/3/2025;Sở Y tế;500000;Đã hủy bỏ;kê khai sai\n";
    assert_eq!(office.import("grant", "b.csv", format!("{head}{grant}"), json!({})), counts(1, 0, 0, 0));
    let blank = format!("{head}Sở Y tế;Giấy khen;5/QĐ;12/3/2025;;;;\n");
    assert_eq!(office.import("grant", "b.csv", blank, json!({})), counts(0, 0, 1, 0));
}

#[test]
fn a_plan_beside_what_was_reached_is_the_aim() {
    let office = office();
    let plan = json!({ "movements": ["Trồng cây"], "targets": [{ "text": "Số cây trồng mới", "unit": "cây" }] });
    let movement = office.call("movement.add_plain", plan)["output"].clone();
    let given = json!({ "movement": movement, "period": "2026" });
    // A header of two rows, read as one.
    let table = "Đơn vị;Số cây trồng mới / Kế hoạch;Số cây trồng mới / Thực hiện\nSở Y tế;100;80\n";
    let rows = office.preview(&office.read("movement_target_grid", "luoi.csv", table, given.clone()));
    let told: Vec<(&str, &str)> = rows[0]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["field"].as_str().unwrap(), change["after"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told[..2],
        [("Số cây trồng mới, Năm 2026: mức giao", "100"), ("Số cây trồng mới, Năm 2026: kết quả", "80")]
    );
    // A unit's own report, which names itself and the period above the table.
    let own = "Đơn vị báo cáo: Sở Tài chính\nKỳ báo cáo: 6 tháng đầu năm 2026\n\n\
        Chỉ tiêu;Đơn vị tính;Kế hoạch;Thực hiện\nSố cây trồng mới;cây;50;20\n";
    let movement = json!({ "movement": movement });
    let rows = office.preview(&office.read("movement_target", "bao-cao.csv", own, movement));
    assert_eq!(rows[0]["refused"], json!([]));
    assert_eq!(rows[0]["changes"][1]["field"], json!("Số cây trồng mới, 6 tháng đầu năm 2026: kết quả"));
    let nothing = "Đơn vị;Cột lạ\nSở Y tế;5\n";
    let failure = office.try_import("movement_target_grid", "la.csv", nothing, given).unwrap_err();
    assert_eq!(failure.code, "import.nothing_read");
}
