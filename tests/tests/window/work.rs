//! The main job in the window, by hand: a unit, an achievement, a score with its reason, the rank that changes, the list as
//! PDF, undo.

use std::fs;

use serde_json::{Value, json};

use crate::driver::wait_for;
use crate::frame::new_data_file;
use crate::screen::Screen;

/// Keys as WebDriver writes them; a modifier holds until [`RELEASE`].
const ENTER: &str = "\u{E007}";
const CONTROL: &str = "\u{E009}";
const SHIFT: &str = "\u{E008}";
const F2: &str = "\u{E032}";
const RELEASE: &str = "\u{E000}";

const SCHEME: &str = r#"{ "id": "mot-tieu-chi", "version": 1, "name_vi": "Bảng một tiêu chí", "period": "2026",
    "criteria": [{ "code": "I.1", "name_vi": "Nhiệm vụ được giao", "role": "base", "max": "10", "kind": "direct" }] }"#;

/// Calls a command whose output is an id.
fn id_from(screen: &Screen, name: &str, input: Value) -> Value {
    screen.call(name, input).unwrap()["output"].clone()
}

/// Who stands where: names by rank, with totals.
fn standings(screen: &Screen, round: &Value) -> Vec<(String, String)> {
    let results = screen.call("score.results", json!({ "round": round, "detail": false })).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    results["units"].as_array().unwrap().iter().map(|unit| (text(&unit["name"]), text(&unit["total"]))).collect()
}

#[test]
fn a_year_goes_from_the_first_unit_to_the_printed_list_by_hand() {
    let screen = Screen::first_start();
    new_data_file(&screen, "Sổ tỉnh 2026.thidua");
    let office = json!({ "valid_from": "2026-01-01", "superior": "ỦY BAN NHÂN DÂN TỈNH MẪU", "name": "SỞ NỘI VỤ", "symbol": "SNV",
        "place": "Tỉnh Mẫu", "signers": [{ "authority": "", "title": "GIÁM ĐỐC", "name": "Nguyễn Đức Khuê" }], "recipients": [] });
    screen.call("office.save", office).unwrap();
    let finance = id_from(&screen, "unit.save", json!({ "name": "Sở Tài chính" }));
    screen.script("location.hash = '#/unit'; location.reload()", json!([]));

    // A unit by its form.
    screen.sees("Sở Tài chính");
    screen.click("Thêm đơn vị");
    let new_unit = format!("Sở Nông nghiệp và Môi trường{CONTROL}{ENTER}{RELEASE}");
    screen.type_into("Tên đơn vị", &new_unit);
    let agriculture = wait_for("the new unit", || {
        let units = screen.call("unit.list", json!({})).ok()?;
        let own = units["items"].as_array()?.iter().find(|unit| unit["name"] == "Sở Nông nghiệp và Môi trường")?;
        Some(own["id"].clone())
    });

    // An achievement of it by its form.
    screen.script("location.hash = '#/achievement/new'", json!([]));
    screen.type_into("Tập thể, cá nhân, hộ gia đình", "nông nghiệp");
    screen.click("Sở Nông nghiệp và Môi trường");
    screen.type_into("Loại thành tích*", "Nhiệm vụ");
    screen.type_into("Nội dung thành tích", &format!("Số hóa bản đồ thủy lợi{CONTROL}{ENTER}{RELEASE}"));
    screen.sees("Đã thêm thành tích.");
    let achievements = screen.call("achievement.list", json!({ "offset": 0 })).unwrap();
    assert_eq!(achievements["items"][0]["content"], "Số hóa bản đồ thủy lợi");

    // A round of two units: 8 points and 9,5 points.
    let members = json!([{ "unit_id": finance }, { "unit_id": agriculture }]);
    let cluster = id_from(
        &screen,
        "cluster.save",
        json!({ "name": "Khối số 1", "kind": "bloc", "year": 2026, "members": members }),
    );
    let scheme = id_from(&screen, "scheme.import", json!({ "body": SCHEME }))["id"].clone();
    let round = id_from(&screen, "round.open", json!({ "scheme": scheme, "cluster": cluster, "year": 2026 }));
    let address = format!("#/scoring/round/{}", round.as_str().unwrap());
    screen.script("location.hash = arguments[0]", json!([address]));
    screen.type_into("Sở Tài chính, I.1", &format!("8{ENTER}"));
    screen.type_into("Sở Nông nghiệp và Môi trường, I.1", &format!("9,5{ENTER}"));
    screen.sees("Hạng của 1 đơn vị khác thay đổi theo");
    let after =
        [("Sở Nông nghiệp và Môi trường", "9.5"), ("Sở Tài chính", "8")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    // The sentence may be of the first number already.
    wait_for("both numbers", || (standings(&screen, &round) == after).then_some(()));
    screen.type_into("Sở Nông nghiệp và Môi trường, I.1", &format!("{SHIFT}{F2}{RELEASE}"));
    screen.type_into("Lý do", &format!("Khối thống nhất ngày 05/12{ENTER}"));
    screen.sees("Lý do: Khối thống nhất ngày 05/12");
    screen.desktop.picture("scoring");

    // The first of the ranking on the list, as PDF.
    let batch = id_from(&screen, "batch.save", json!({ "name": "Đợt xét cuối năm", "year": 2026 }));
    let fill = json!({ "batch": batch, "round": round, "top": 1, "award": "co_tinh" });
    screen.call("batch.fill", fill).unwrap();
    let address = format!("#/nomination/{}", batch.as_str().unwrap());
    screen.script("location.hash = arguments[0]", json!([address]));
    screen.sees("Sở Nông nghiệp và Môi trường");
    screen.click("Xem trước và in");
    let page = "return document.querySelector('main img')?.naturalWidth || null";
    wait_for("the first page", || screen.script(page, json!([])).filter(|width| !width.is_null()));
    let pdf = screen.desktop.home.path().join("danh-sach.pdf");
    screen.desktop.pick(&pdf);
    screen.click("Lưu PDF");
    let saved = wait_for("the PDF", || fs::read(&pdf).ok().filter(|bytes| !bytes.is_empty()));
    assert!(saved.starts_with(b"%PDF-"));
    screen.desktop.picture("print");

    // Taken back by the button: the line is gone, the scores stay.
    screen.click("Hoàn tác");
    wait_for("the batch to be empty", || {
        let detail = screen.call("batch.get", json!({ "id": batch })).ok()?;
        detail["items"].as_array()?.is_empty().then_some(())
    });
    assert_eq!(standings(&screen, &round), after);
}
