//! Whom the names of tables mean: written shorter, misspelt, without marks, answered once and remembered.

use serde_json::{Value, json};

use crate::office::Office;

const UNITS: &str = "Mã,Tên đơn vị,Trực thuộc\n\
    TINH,Ủy ban nhân dân tỉnh Mẫu,\n\
    UBXA,Ủy ban nhân dân xã Thanh Lâm,TINH\n\
    UBPA,Ủy ban nhân dân phường Thanh Lâm,TINH\n\
    SGD,Sở Giáo dục và Đào tạo,TINH\n\
    SYT,Sở Y tế,TINH\n\
    VPYT,Văn phòng,SYT\n\
    VPGD,Văn phòng,SGD\n\
    PNV,Phòng Nội vụ,UBPA\n";

const PEOPLE: &str = "Mã;Họ và tên;Ngày sinh;Chức vụ;Đơn vị công tác\n\
    CB1;Bà Lê Thị Hòa;12/3/1980;Giám đốc;SYT\n\
    CB2;Ông Nguyễn Văn Quý;1975;Chuyên viên;SGD\n\
    CB3;Trần Thị Mai;;Chuyên viên;PNV\n\
    CB4;Trần Thị Mai;;Chuyên viên;SYT\n";

fn office() -> Office {
    let office = Office::new();
    office.import("unit", "don-vi.csv", UNITS, json!({}));
    office.import("person", "nguoi.csv", PEOPLE, json!({}));
    office
}

fn asked(preview: &Value) -> Vec<String> {
    let told = |question: &Value| {
        let codes: Vec<&str> =
            question["candidates"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        format!("{} {} → {}", question["text"].as_str().unwrap(), question["rows"], codes.join(" "))
    };
    preview["questions"].as_array().unwrap().iter().map(told).collect()
}

fn decided(preview: &Value) -> Vec<String> {
    let told = |decision: &Value| {
        let remembered = if decision["remembered"] == json!(true) { " (đã nhớ)" } else { "" };
        let text = decision["text"].as_str().unwrap();
        format!("{text} {} = {}{remembered}", decision["rows"], decision["subject"]["code"].as_str().unwrap())
    };
    preview["decisions"].as_array().unwrap().iter().map(told).collect()
}

fn fates(preview: &Value) -> Vec<&str> {
    preview["rows"].as_array().unwrap().iter().map(|row| row["fate"].as_str().unwrap()).collect()
}

/// An evaluation a row; messy names of every sort.
const LEVELS: &str = "Đơn vị,Năm,Xếp loại\n\
    UBND xã Thanh Lâm,2025,Hoàn thành tốt nhiệm vụ\n\
    UBND P. THANH LÂM,2025,Hoàn thành tốt nhiệm vụ\n\
    Sở GD&ĐT,2025,Hoàn thành tốt nhiệm vụ\n\
    so y te,2025,Hoàn thành tốt nhiệm vụ\n\
    Sở GD & ĐT,2024,Hoàn thành tốt nhiệm vụ\n\
    Phòng Nọi vụ,2025,Hoàn thành tốt nhiệm vụ\n\
    Phòng Nọi vụ,2024,Hoàn thành tốt nhiệm vụ\n\
    Văn phòng,2025,Hoàn thành tốt nhiệm vụ\n\
    Sở Không Có,2025,Hoàn thành tốt nhiệm vụ\n";

#[test]
fn surely_the_same_is_taken_and_told_and_what_is_near_is_asked_once() {
    let office = office();
    let request = office.read("evaluation", "xep-loai.csv", LEVELS, json!({}));
    let preview = office.call("import.preview", request.clone());
    assert_eq!(
        decided(&preview),
        [
            "UBND xã Thanh Lâm [2] = UBXA",
            "UBND P. THANH LÂM [3] = UBPA",
            "Sở GD&ĐT [4] = SGD",
            "so y te [5] = SYT",
            "Sở GD & ĐT [6] = SGD",
        ]
    );
    assert_eq!(
        asked(&preview),
        ["Phòng Nọi vụ [7,8] → PNV", "Văn phòng [9] → VPYT VPGD", "Sở Không Có [10] → "],
        "also whom nobody is like: an officer may know"
    );
    let refused: Vec<&str> =
        preview["summary"]["refused"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(refused, ["names.unsure", "names.unsure", "unit.ambiguous", "subject.unknown"]);
    assert_eq!(office.refused("import.write", request).faults[0].code, "names.unsure");
    assert!(office.call("alias.list", json!({}))["items"].as_array().unwrap().is_empty());
}

#[test]
fn an_answer_is_remembered_with_the_import_and_taken_back_with_it() {
    let office = office();
    let table = LEVELS.replace("Văn phòng,2025", "VPYT,2025").replace("Sở Không Có", "STC");
    let mut request = office.read("evaluation", "xep-loai.csv", &table, json!({}));
    request["answers"] = json!({ "Phòng Nọi vụ": "pnv" });
    request["skip_refused"] = json!(true);
    let written = office.call("import.write", request);
    assert_eq!(written["output"]["added"], json!(8));
    assert_eq!(office.listed("alias.list", &["text", "name"]), ["Phòng Nọi vụ | Phòng Nội vụ"]);
    // Another kind, another day, other spaces and capitals.
    let grants = "Đơn vị,Danh hiệu,Ngày quyết định\nPHÒNG  NỌI VỤ,Tập thể lao động tiên tiến,1/2/2026\n";
    let request = office.read("grant", "khen.csv", grants, json!({}));
    let preview = office.call("import.preview", request);
    assert_eq!((decided(&preview), asked(&preview)), (vec!["PHÒNG NỌI VỤ [2] = PNV (đã nhớ)".to_owned()], vec![]));
    office.call("undo", json!({}));
    assert!(office.call("alias.list", json!({}))["items"].as_array().unwrap().is_empty());
    office.call("redo", json!({}));
    let alias = office.call("alias.list", json!({}))["items"][0]["id"].clone();
    office.call("alias.remove", json!({ "id": alias }));
    assert_eq!(office.refused("alias.remove", json!({ "id": alias })).code, "alias.unknown");
    let request = office.read("grant", "khen.csv", grants, json!({}));
    assert_eq!(asked(&office.call("import.preview", request)), ["PHÒNG NỌI VỤ [2] → PNV"]);
}

#[test]
fn an_answer_to_a_shared_name_holds_for_its_table_only() {
    let office = office();
    let table = "Đơn vị,Năm,Xếp loại\nVăn phòng,2025,Hoàn thành tốt nhiệm vụ\n";
    let mut request = office.read("evaluation", "vp.csv", table, json!({}));
    request["answers"] = json!({ "văn phòng": "VPYT" });
    assert_eq!(fates(&office.call("import.preview", request.clone())), ["added"]);
    office.call("import.write", request);
    assert!(office.call("alias.list", json!({}))["items"].as_array().unwrap().is_empty());
    let mut wrong = office.read("evaluation", "vp.csv", table, json!({}));
    wrong["answers"] = json!({ "Văn phòng": "Không có ai" });
    let preview = office.call("import.preview", wrong);
    assert_eq!(preview["summary"]["refused"][0]["code"], json!("subject.unknown"));
    assert_eq!(asked(&preview), ["Văn phòng [2] → VPYT VPGD"], "it stays asked");
}

#[test]
fn a_decision_gives_way_to_an_answer() {
    let office = office();
    let table = "Đơn vị,Năm,Xếp loại\nSở GD&ĐT,2025,Hoàn thành tốt nhiệm vụ\n";
    let mut request = office.read("evaluation", "a.csv", table, json!({}));
    request["answers"] = json!({ "Sở GD&ĐT": "SYT" });
    office.call("import.write", request);
    assert_eq!(office.listed("alias.list", &["text", "name"]), ["Sở GD&ĐT | Sở Y tế"]);
    let mut request = office.read("evaluation", "b.csv", table, json!({}));
    assert_eq!(decided(&office.call("import.preview", request.clone())), ["Sở GD&ĐT [2] = SYT (đã nhớ)"]);
    request["answers"] = json!({ "Sở GD&ĐT": "SGD" });
    office.call("import.write", request.clone());
    assert_eq!(office.listed("alias.list", &["text", "name"]), ["Sở GD&ĐT | Sở Giáo dục và Đào tạo"]);
    request["answers"] = json!({ "Sở GD&ĐT": "skip" });
    assert_eq!(office.call("import.preview", request)["summary"]["refused"][0]["code"], json!("names.left_out"));
}

#[test]
fn a_list_of_units_makes_no_second_unit_and_renames_none() {
    let office = office();
    let before = office.units();
    let table = "Tên đơn vị,Trực thuộc,Người đứng đầu\n\
        UBND xã Thanh Lâm,UBND tỉnh Mẫu,Lê An\n\
        Sở Y tế tỉnh Mẫu,UBND tỉnh Mẫu,Lê Bình\n\
        Sở Gíao dcụ và Đào tạo,UBND tỉnh Mẫu,Lê Cường\n\
        Văn phòng Sở Nội vụ,Sở NV,Lê Dũng\n\
        Sở Nội vụ,UBND tỉnh Mẫu,Lê Yên\n\
        Tổ 1,SYT,\n\
        Tổ 2,SYT,\n";
    let mut request = office.read("unit", "moi.csv", table, json!({}));
    let preview = office.call("import.preview", request.clone());
    assert_eq!(fates(&preview), ["changed", "refused", "refused", "added", "added", "added", "added"]);
    assert_eq!(decided(&preview), ["UBND tỉnh Mẫu [2,3,4,6] = TINH", "UBND xã Thanh Lâm [2] = UBXA"]);
    assert_eq!(asked(&preview), ["Sở Y tế tỉnh Mẫu [3] → SYT", "Sở Gíao dcụ và Đào tạo [4] → SGD"]);
    assert_eq!(preview["questions"][0]["may_be_new"], json!(true));
    request["answers"] = json!({ "Sở Y tế tỉnh Mẫu": "SYT", "Sở Gíao dcụ và Đào tạo": "new" });
    office.call("import.write", request.clone());
    let after = office.units();
    let new: Vec<&String> = after.iter().filter(|unit| !before.contains(unit)).collect();
    assert_eq!(
        new,
        [
            "SGDVDT | Sở Gíao dcụ và Đào tạo | Ủy ban nhân dân tỉnh Mẫu",
            "SNV | Sở Nội vụ | Ủy ban nhân dân tỉnh Mẫu",
            "T1 | Tổ 1 | Sở Y tế",
            "T2 | Tổ 2 | Sở Y tế",
            "VPSNV | Văn phòng Sở Nội vụ | Sở Nội vụ",
        ]
    );
    assert_eq!(after.len(), before.len() + 5, "no known unit is renamed");
    assert_eq!(office.listed("alias.list", &["text"]), ["Sở Y tế tỉnh Mẫu"]);
    // Again: nothing is asked, nothing changes.
    request["answers"] = json!({});
    assert_eq!(fates(&office.call("import.preview", request)), ["unchanged"; 7]);
}

#[test]
fn people_are_known_by_their_names_and_what_stands_beside_them() {
    let office = office();
    let table = "Họ và tên;Ngày sinh;Chức vụ;Đơn vị\n\
        LE THI HOA;1980;;\n\
        Nguyễn Văn Quí;1975;;Sở GDĐT\n\
        Đ/c Nguyễn Văn Quy;1975;;\n\
        Nguyễn Văn Quyt;1990;;\n\
        Trần Thị Mai;;Chuyên viên;P. Nội vụ\n\
        Tran Thi Mai;;;\n";
    let request = office.read("person", "nguoi.csv", table, json!({}));
    let preview = office.call("import.preview", request);
    assert_eq!(fates(&preview), ["unchanged", "unchanged", "refused", "added", "unchanged", "refused"]);
    assert_eq!(
        decided(&preview),
        ["Sở GDĐT [3] = SGD", "P. Nội vụ [6] = PNV", "Le Thi Hoa, 1980 [2] = CB1", "Nguyễn Văn Quí, 1975 [3] = CB2",]
    );
    assert_eq!(asked(&preview), ["Nguyễn Văn Quy, 1975 [4] → CB2", "Tran Thi Mai [7] → CB4"], "row 6 is the other one");
}

#[test]
fn columns_beside_the_name_tell_namesakes_apart_in_every_table() {
    let office = office();
    let table = "Họ và tên;Chức vụ, đơn vị;Danh hiệu;Ngày quyết định\n\
        Bà Trần Thị Mai;Chuyên viên, Sở Y tế;Lao động tiên tiến;1/2/2026\n\
        Trần Thị Mai;Chuyên viên, P. Nội vụ;Lao động tiên tiến;1/2/2026\n\
        Trần Thị Mai;;Lao động tiên tiến;1/2/2026\n\
        Lê Thị Hòa;Trưởng phòng, Phòng Nội vụ;Lao động tiên tiến;1/2/2026\n";
    let request = office.read("grant", "khen.csv", table, json!({}));
    let preview = office.call("import.preview", request.clone());
    assert_eq!(fates(&preview), ["added", "added", "refused", "refused"]);
    assert_eq!(
        asked(&preview),
        ["Trần Thị Mai [4] → CB3 CB4", "Lê Thị Hòa, Trưởng phòng, Phòng Nội vụ [5] → CB1"],
        "the only one of the name, but of another unit"
    );
    let codes = preview["summary"]["refused"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
    assert_eq!(codes.collect::<Vec<_>>(), ["person.ambiguous", "names.unsure"]);
}

#[test]
fn scores_ask_among_the_units_of_the_round() {
    let office = office();
    let cluster = "Cụm,Năm,Đơn vị\nCụm 1,2026,UBND X. Thanh Lâm\nCụm 1,2026,SYT\n";
    let request = office.read("cluster", "cum.csv", cluster, json!({}));
    assert_eq!(decided(&office.call("import.preview", request)), ["UBND X. Thanh Lâm [2] = UBXA"]);
}

#[test]
fn a_unit_with_remembered_names_can_be_removed() {
    let office = office();
    let table = "Đơn vị,Năm,Xếp loại\nPhòng Nọi vụ,2025,Hoàn thành tốt nhiệm vụ\n";
    let mut request = office.read("evaluation", "a.csv", table, json!({}));
    request["answers"] = json!({ "Phòng Nọi vụ": "PNV" });
    office.call("import.write", request);
    let list = |command: &str| office.call(command, json!({}))["items"].as_array().unwrap().clone();
    let find = |items: Vec<Value>, code: &str| {
        items.into_iter().find(|item| item["code"] == json!(code)).unwrap()["id"].clone()
    };
    for evaluation in list("evaluation.list") {
        office.call("evaluation.remove", json!({ "id": evaluation["id"] }));
    }
    office.call("person.remove", json!({ "id": find(list("person.list"), "CB3") }));
    office.call("unit.remove", json!({ "id": find(list("unit.list"), "PNV") }));
    assert!(list("alias.list").is_empty());
    office.call("undo", json!({}));
    assert_eq!(list("alias.list").len(), 1);
}
