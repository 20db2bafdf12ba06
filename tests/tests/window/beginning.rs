//! An officer's first minutes: a data file, who works, the office on the letterhead.

use serde_json::json;

use crate::screen::Screen;

#[test]
fn an_officer_makes_a_data_file_and_says_who_works_for_whom() {
    let screen = Screen::first_start();
    screen.desktop.pick(&screen.desktop.home.path().join("Sổ Thi đua 2026.thidua"));
    screen.click("Tạo tệp dữ liệu mới");
    screen.sees("Trước khi bắt đầu");
    screen.type_into("Họ và tên", "Nguyễn Thị Hường");
    assert_eq!(screen.value_of("Họ và tên"), "Nguyễn Thị Hường");
    screen.type_into("Cơ quan ban hành", "SỞ NỘI VỤ");
    screen.desktop.picture("introduction");
    screen.click("Ghi và bắt đầu");
    screen.sees("Nguyễn Thị Hường");
    let status = screen.call("file.status", json!({})).unwrap();
    assert_eq!(status["officer"], "Nguyễn Thị Hường");
    assert_eq!(status["has_office"], true);
    screen.desktop.picture("home");
}
