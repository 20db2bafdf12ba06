//! Lists as offices write them: two things in one cell or over two columns, names in short, group rows, namesakes.

use serde_json::{Value, json};

use crate::office::{Office, counts};

const UNITS: &str = "Mã,Tên đơn vị,Trực thuộc\n\
    SYT,Sở Y tế,\n\
    PNV,Phòng Nghiệp vụ Y,Sở Y tế\n\
    STC,Sở Tài chính,\n\
    STP,Sở Tư pháp,\n\
    PML,Phường Mẫu Lâm,\n";

const PEOPLE: &str = "Mã;Họ và tên;Ngày sinh;Chức vụ;Đơn vị công tác\n\
    CB1;Lê Thị Hòa;12/3/1980;Trưởng phòng;PNV\n\
    CB2;Nguyễn Văn Quý;1975;Chuyên viên;STC\n\
    CB3;Trần Thị Mai;;Chuyên viên;STC\n\
    CB4;Trần Thị Mai;;Chuyên viên;SYT\n";

fn office() -> Office {
    let office = Office::new();
    office.import("unit", "don-vi.csv", UNITS, json!({}));
    office.import("person", "nguoi.csv", PEOPLE, json!({}));
    office
}

/// Rows of a preview: number, fate, title, then the values of some fields, or the codes of the refusals.
fn rows(preview: &Value, fields: &[&str]) -> Vec<String> {
    let told = |row: &Value| {
        let changes = row["changes"].as_array().unwrap();
        let value = |field: &&str| {
            let change = changes.iter().find(|change| change["field"] == **field);
            change.map_or("–", |change| change["after"].as_str().unwrap()).to_owned()
        };
        let mut told = vec![row["row"].to_string(), row["fate"].as_str().unwrap().to_owned()];
        told.push(row["title"].as_str().unwrap().to_owned());
        match row["refused"].as_array().unwrap().as_slice() {
            [] => told.extend(fields.iter().map(value)),
            refused => told.extend(refused.iter().map(|refused| refused["code"].as_str().unwrap().to_owned())),
        }
        told.join(" | ")
    };
    preview["rows"].as_array().unwrap().iter().map(told).collect()
}

fn questions(preview: &Value) -> Vec<String> {
    let told = |question: &Value| {
        let codes = question["candidates"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
        format!("{} → {}", question["text"].as_str().unwrap(), codes.collect::<Vec<_>>().join(" "))
    };
    preview["questions"].as_array().unwrap().iter().map(told).collect()
}

fn preview(office: &Office, kind: &str, content: &str, given: Value) -> Value {
    let request = office.read(kind, "danh-sach.csv", content, given);
    office.call("import.preview", request)
}

#[test]
fn an_evaluation_of_each_year_that_has_a_column() {
    let office = office();
    let list = "STT;Tên cơ quan, đơn vị;Kết quả phân loại;;\n;;Năm 2023;Năm 2024;Năm 2025\n\
        1;Sở Y tế;HT tốt NV;HTXSNV;Hoàn thành tốt nhiệm vụ.\n2;Sở Tài chính;;HTNV;\n";
    // The year given for the whole table is not that of its columns.
    let shown = preview(&office, "evaluation", list, json!({ "year": "2026" }));
    assert_eq!(
        rows(&shown, &["Năm", "Mức xếp loại"]),
        [
            "3 | added | Sở Y tế, năm 2023 | 2023 | Hoàn thành tốt nhiệm vụ",
            "3 | added | Sở Y tế, năm 2024 | 2024 | Hoàn thành xuất sắc nhiệm vụ",
            "3 | added | Sở Y tế, năm 2025 | 2025 | Hoàn thành tốt nhiệm vụ",
            "4 | added | Sở Tài chính, năm 2024 | 2024 | Hoàn thành nhiệm vụ",
        ]
    );
    let one = "Cơ quan;Xếp loại năm 2023\nSở Y tế;HTTNV\n";
    let shown = preview(&office, "evaluation", one, json!({ "year": "2026" }));
    assert_eq!(rows(&shown, &["Năm"]), ["2 | added | Sở Y tế, năm 2023 | 2023"]);
    let people = "Họ tên cán bộ;Đơn vị;Kết quả đánh giá\nNguyễn Văn Quý;Sở Tài chính;HTTNV\n";
    let shown = preview(&office, "evaluation", people, json!({ "year": "2026" }));
    assert_eq!(rows(&shown, &["Năm"]), ["2 | added | Nguyễn Văn Quý | 2026"]);
    for head in ["Cơ quan, đơn vị", "Tập thể", "Xã, phường", "Tên cơ quan"] {
        let list = format!("STT;{head};Mức xếp loại\n1;Sở Y tế;HTTNV\n");
        assert_eq!(
            rows(&preview(&office, "evaluation", &list, json!({ "year": "2026" })), &["Năm"]).len(),
            1,
            "{head}"
        );
    }
}

#[test]
fn an_evaluation_of_each_year_that_heads_a_column_alone() {
    let office = office();
    let expected = [
        "added | Sở Y tế, năm 2025 | 2025 | Hoàn thành tốt nhiệm vụ",
        "added | Sở Y tế, năm 2026 | 2026 | Hoàn thành xuất sắc nhiệm vụ",
        "added | Sở Tài chính, năm 2026 | 2026 | Hoàn thành nhiệm vụ",
    ];
    for head in
        ["STT;Đơn vị;Năm 2025;Năm 2026\n", "STT;Đơn vị;2025;2026\n", "STT;Đơn vị;Kết quả xếp loại;\n;;2025;2026\n"]
    {
        let list = format!("{head}1;Sở Y tế;HTTNV;HTXSNV\n2;Sở Tài chính;;HTNV\n");
        let shown = preview(&office, "evaluation", &list, json!({}));
        let shown = rows(&shown, &["Năm", "Mức xếp loại"]);
        let shown: Vec<&str> = shown.iter().filter_map(|row| row.split_once(" | ")).map(|(_, rest)| rest).collect();
        assert_eq!(shown, expected, "{head}");
    }
}

#[test]
fn people_with_the_sex_over_the_birth_and_the_unit_behind_the_position() {
    let office = office();
    let list = "TT;Họ và tên;Ngày sinh;;Chức vụ, đơn vị công tác\n;;Nam;Nữ;\n\
        1;Ông Võ Văn Kiệm;12/5/1979;;Phó Giám đốc, Sở Tài chính\n\
        2;BÀ NGÔ THỊ KIM CHI;;30.11.1985;Kế toán - Sở Y tế\n\
        3;Đ/c ThS. Lò Thị Mai (Lan);;1991;Phó phòng, Phòng Lạ\n\
        4;Hồ Văn Sau;1/1/2090;;Chuyên viên\n";
    let shown = preview(&office, "person", list, json!({}));
    assert_eq!(
        rows(&shown, &["Xưng hô", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị"]),
        [
            "3 | added | Ông Võ Văn Kiệm | Ông | Võ Văn Kiệm | 12/05/1979 | Nam | Phó Giám đốc | Sở Tài chính",
            "4 | added | BÀ NGÔ THỊ KIM CHI | Bà | Ngô Thị Kim Chi | 30/11/1985 | Nữ | Kế toán | Sở Y tế",
            "5 | added | Đ/c ThS. Lò Thị Mai (Lan) | – | Lò Thị Mai (Lan) | 1991 | Nữ | Phó phòng, Phòng Lạ | –",
            "6 | refused | Hồ Văn Sau | person.birth_future",
        ]
    );
}

#[test]
fn group_rows_and_rows_of_units_say_where_people_work() {
    let office = office();
    let list = "STT;Họ và tên;Ngày sinh;Chức vụ\nI;KHỐI SỞ;;\n;1. Sở Y tế;;\n1;Phan Thị Mây;1/2/1980;Phó Giám đốc\n\
        ;2. Sở Tài chính;;\n1;Lý Văn Sông;3/4/1982;Văn thư\nII;XÃ, PHƯỜNG;;\n1;Phường Mẫu Lâm;;\n1;Đỗ Thị Biển;4/5/1983;Chủ tịch\n";
    let shown = preview(&office, "person", list, json!({}));
    assert_eq!(
        rows(&shown, &["Đơn vị"]),
        [
            "4 | added | Phan Thị Mây | Sở Y tế",
            "6 | added | Lý Văn Sông | Sở Tài chính",
            "8 | unchanged | Phường Mẫu Lâm (đơn vị của các dòng dưới) | –",
            "9 | added | Đỗ Thị Biển | Phường Mẫu Lâm",
        ]
    );
}

#[test]
fn a_namesake_nearly_the_same_is_asked_about_and_another_is_somebody_new() {
    let office = office();
    let list = "Họ và tên;Ngày sinh;Đơn vị công tác\n\
        Lê Thị Hòa;;Sở Y tế\n\
        Lê Thị Hòa;13/3/1980;Sở Y tế\n\
        Lê Thị Hòa;5/6/1994;Sở Y tế\n\
        Nguyễn Văn Quý;;Sở Y tế\n\
        Trần Thị Mai;;\n";
    let shown = preview(&office, "person", list, json!({}));
    let fates: Vec<String> = rows(&shown, &[]).iter().map(|row| row.split(" | ").nth(1).unwrap().to_owned()).collect();
    assert_eq!(fates, ["refused", "refused", "added", "added", "refused"]);
    assert_eq!(
        questions(&shown),
        ["Lê Thị Hòa, Sở Y tế → CB1", "Lê Thị Hòa, 13/03/1980 → CB1", "Trần Thị Mai → CB3 CB4"]
    );
}

#[test]
fn units_written_otherwise_are_asked_about() {
    let office = office();
    let list = "Tên đơn vị\nUBND P. Mẫu Lâm\nSở Yế tế\nSở T pháp\nSở Xây dựng\n";
    let shown = preview(&office, "unit", list, json!({}));
    assert_eq!(questions(&shown), ["UBND P. Mẫu Lâm → PML", "Sở Yế tế → SYT", "Sở T pháp → STP"]);
    let fates: Vec<String> = rows(&shown, &[]).iter().map(|row| row.split(" | ").nth(1).unwrap().to_owned()).collect();
    assert_eq!(fates, ["refused", "refused", "refused", "added"]);
}

#[test]
fn nominations_in_one_cell_of_two_awards_and_of_namesakes() {
    let office = office();
    office.call("batch.save", json!({ "name": "Tổng kết năm 2026", "year": 2026 }));
    let list = "TT;Tên tập thể, cá nhân;Chức vụ;Đơn vị công tác;Danh hiệu TĐ;Hình thức KT\n\
        1;Lê Thị Hòa (Trưởng phòng Nghiệp vụ - Y);;;LĐTT;Giấy khen của Giám đốc Sở\n\
        2;Tô Văn Mới (Bệnh viện Thử);;;;Giấy khen\n\
        3;Ông HỒ VĂN THỬ, Trưởng khoa, Bệnh viện Thử;;;;Giấy khen\n\
        4;Trần Thị Mai;;;LĐTT;\n\
        5;Lê Thị Hòa;Trưởng phòng;Sở Y tế;CSTĐCS;\n";
    let shown = preview(&office, "nomination", list, json!({ "batch": "DX-2026-01" }));
    assert_eq!(
        rows(&shown, &["Đối tượng", "Chức vụ", "Đơn vị công tác", "Danh hiệu, hình thức", "Khớp với"]),
        [
            "2 | added | Lê Thị Hòa (Trưởng phòng Nghiệp vụ - Y) | Lê Thị Hòa | Trưởng phòng Nghiệp vụ - Y | Phòng Nghiệp vụ Y | Lao động tiên tiến | Lê Thị Hòa",
            "2 | added | Lê Thị Hòa (Trưởng phòng Nghiệp vụ - Y) | Lê Thị Hòa | Trưởng phòng Nghiệp vụ - Y | Phòng Nghiệp vụ Y | Giấy khen | Lê Thị Hòa",
            "3 | added | Tô Văn Mới (Bệnh viện Thử) | Tô Văn Mới | – | Bệnh viện Thử | Giấy khen | –",
            "4 | added | Ông HỒ VĂN THỬ, Trưởng khoa, Bệnh viện Thử | Ông Hồ Văn Thử | Trưởng khoa | Bệnh viện Thử | Giấy khen | –",
            "5 | refused | Trần Thị Mai | names.unsure",
            "6 | refused | Lê Thị Hòa | names.unsure",
        ]
    );
    assert_eq!(questions(&shown), ["Trần Thị Mai → CB3 CB4", "Lê Thị Hòa, Trưởng phòng, Sở Y tế → CB1"]);
    // An answered line is not asked about again.
    let list = "Họ và tên;Chức vụ;Đơn vị;Hình thức\nLê Thị Hòa;Trưởng phòng;Sở Y tế;Giấy khen\n";
    let mut request = office.read("nomination", "lai.csv", list, json!({ "batch": "DX-2026-01" }));
    request["answers"] = json!({ "Lê Thị Hòa, Trưởng phòng, Sở Y tế": "new" });
    office.call("import.write", request.clone());
    request["answers"] = json!({});
    let shown = office.call("import.preview", request);
    assert_eq!((rows(&shown, &[]), questions(&shown)), (vec!["2 | unchanged | Lê Thị Hòa".to_owned()], vec![]));
}

#[test]
fn grants_under_a_decision_of_three_columns_with_two_columns_of_awards() {
    let office = office();
    let list = "STT;Họ và tên/Tên đơn vị;Danh hiệu TĐ;Hình thức KT;Quyết định;;;Năm\n;;;;Số;Ngày;Cơ quan ban hành;\n\
        1;Sở Y tế;Cờ TĐ của UBND tỉnh;;123/QĐ-UBND;15/01/2026;UBND tỉnh;2025\n\
        2;TS. Nguyễn Văn Quý;CSTĐCS;BK CTUBND tỉnh;45/QĐ-UBND;5/1/2026;Chủ tịch UBND tỉnh;2025\n\
        3;Sở Y tế;Cờ thi đua lạ;;1/QĐ;5/1/2026;;2025\n";
    let shown = preview(&office, "grant", list, json!({}));
    assert_eq!(
        rows(&shown, &["Danh hiệu, hình thức", "Số quyết định", "Ngày quyết định", "Cấp quyết định"]),
        [
            "3 | added | Sở Y tế | Cờ thi đua của Ủy ban nhân dân tỉnh | 123/QĐ-UBND | 15/01/2026 | UBND tỉnh",
            "4 | added | TS. Nguyễn Văn Quý | Chiến sĩ thi đua cơ sở | 45/QĐ-UBND | 05/01/2026 | Chủ tịch UBND tỉnh",
            "4 | added | TS. Nguyễn Văn Quý | Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh | 45/QĐ-UBND | 05/01/2026 | Chủ tịch UBND tỉnh",
            "5 | refused | Sở Y tế | award.unknown_alike",
        ]
    );
    let list = "Đơn vị;Hình thức khen thưởng;Số, ngày quyết định\nSở Y tế;Giấy khen;Số 12/QĐ-SYT ngày 03/02/2026\n";
    let shown = preview(&office, "grant", list, json!({}));
    assert_eq!(rows(&shown, &["Số quyết định", "Ngày quyết định"]), ["2 | added | Sở Y tế | 12/QĐ-SYT | 03/02/2026"]);
}

#[test]
fn authors_of_one_initiative_have_a_row_each() {
    let office = office();
    let list = "DANH SÁCH SÁNG KIẾN NĂM 2026;;;;;;\nSTT;Tên sáng kiến;Tác giả;Số QĐ công nhận;Ngày;Phạm vi;Giá trị làm lợi (triệu đồng)\n\
        1;Phần mềm thử;\"Lê Thị Hòa (60%)\nNguyễn Văn Quý (40%)\";12/QĐ-SYT;03/10/2026;Toàn tỉnh;1.250,5\n\
        2;Quy trình thử;Lê Thị Hòa và Nguyễn Văn Quý;13/QĐ-SYT;5/11/2026;cấp cơ sở;80 triệu\n";
    let shown = preview(&office, "achievement", list, json!({ "kind": "sang_kien" }));
    assert_eq!(
        rows(
            &shown,
            &["Đối tượng", "Số quyết định", "Ngày quyết định", "Từ", "Số liệu", "Phạm vi công nhận", "Ghi chú"]
        ),
        [
            "3 | added | Lê Thị Hòa – Phần mềm thử | Lê Thị Hòa | 12/QĐ-SYT | 03/10/2026 | 2026 | Giá trị làm lợi: 1250,5/– triệu đồng | Tỉnh | Tỷ lệ đóng góp 60%",
            "3 | added | Nguyễn Văn Quý – Phần mềm thử | Nguyễn Văn Quý | 12/QĐ-SYT | 03/10/2026 | 2026 | Giá trị làm lợi: 1250,5/– triệu đồng | Tỉnh | Tỷ lệ đóng góp 40%",
            "4 | added | Lê Thị Hòa – Quy trình thử | Lê Thị Hòa | 13/QĐ-SYT | 05/11/2026 | 2026 | Giá trị làm lợi: 80/– triệu đồng | Cơ sở | –",
            "4 | added | Nguyễn Văn Quý – Quy trình thử | Nguyễn Văn Quý | 13/QĐ-SYT | 05/11/2026 | 2026 | Giá trị làm lợi: 80/– triệu đồng | Cơ sở | –",
        ]
    );
}

#[test]
fn a_household_is_known_as_a_family_too() {
    let office = office();
    office.call("household.save", json!({ "name": "Hộ ông Đinh Văn Thử" }));
    let list = "Đối tượng;Hình thức khen thưởng;Số QĐ;Ngày QĐ\nGia đình ông Đinh Văn Thử;Giấy khen;1/QĐ;1/1/2026\n";
    assert_eq!(office.import("grant", "gd.csv", list, json!({})), counts(1, 0, 0, 0));
}
