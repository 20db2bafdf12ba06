//! Papers of our own shapes, short: one question each.

use super::*;

/// A paper of an invented office.
fn paper(name: &str, title: &str, body: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI CẠN\nSố: 7/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSuối Cạn, ngày 4 tháng 2 năm 2027\n{name}\n{title}\nCăn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\n{body}\n"
    )
}

fn values(found: &[Found]) -> Vec<&str> {
    found.iter().map(|found| found.value.as_str()).collect()
}

#[test]
fn a_pledge_a_joint_resolution_and_a_campaign_are_plans() {
    let body = "I. NỘI DUNG\n1. Dọn kênh mương.\n2. Trồng tre chắn sóng./.";
    let pledge = read_plan(&paper("BẢN GIAO ƯỚC THI ĐUA", "Các trường vùng ven năm 2027", body));
    assert!(pledge.is_plan);
    assert_eq!(values(&pledge.movements), ["BẢN GIAO ƯỚC THI ĐUA Các trường vùng ven năm 2027"]);
    assert!(!pledge.movements[0].sure);
    assert_eq!(pledge.contents.len(), 2);
    let joint = read_plan(&paper("NGHỊ QUYẾT LIÊN TỊCH", "Về phát động phong trào thi đua “Kênh xanh”", body));
    assert_eq!((joint.is_plan, values(&joint.movements)), (true, vec!["Kênh xanh"]));
    let campaign = read_plan(&paper("KẾ HOẠCH", "Thực hiện Cuộc vận động “Nhà nhà tiết kiệm điện”", body));
    assert_eq!((campaign.is_plan, values(&campaign.joined_movements)), (true, vec!["Nhà nhà tiết kiệm điện"]));
    // A resolution of something else, and one that is not joint.
    assert!(!read_plan(&paper("NGHỊ QUYẾT LIÊN TỊCH", "Về phối hợp giữ rừng đầu nguồn", body)).is_plan);
    assert!(!read_plan(&paper("NGHỊ QUYẾT", "Về phát động phong trào thi đua", body)).is_plan);
}

#[test]
fn what_is_said_to_be_a_plan_is_read_as_one() {
    let text = paper("BÁO CÁO", "Kết quả phong trào thi đua “Kênh xanh”", "I. NỘI DUNG\n1. Dọn kênh.\n2. Trồng tre./.");
    assert_eq!((read_plan(&text).is_plan, read_plan(&text).contents.len()), (false, 0));
    let reading = read_as_plan(&text);
    assert!(reading.is_plan);
    assert_eq!((reading.kind, reading.contents.len()), (PlanKind::Plan, 2));
    assert_eq!(values(&reading.movements), ["Kênh xanh"]);
    let note = read_as_plan("Ghi nhớ về việc dọn kênh.");
    assert_eq!((note.is_plan, note.kind), (true, PlanKind::News));
}

#[test]
fn where_a_target_stands_now_comes_into_the_movement() {
    let body = "I. CHỈ TIÊU\n1. Nâng tỷ lệ nước sạch từ 71,5% lên 88%.\n2. Ít nhất 4/9 ấp có sân chơi.\n3. Nâng đàn bò từ 1.200 lên 1.500 con./.";
    let reading = read_plan(&paper("KẾ HOẠCH", "Phát động phong trào thi đua “Kênh xanh”", body));
    let plain = crate::movement::PlainMovement::read(serde_json::to_value(&reading).unwrap()).unwrap();
    let movement = plain.into_movement().unwrap().checked().unwrap();
    let targets: Vec<(Option<String>, String)> = movement
        .targets
        .iter()
        .map(|part| {
            (part.line.baseline.as_ref().and_then(crate::number::Exact::decimal_text), part.line.written.clone())
        })
        .collect();
    let written = |text: &str| (None, text.to_owned());
    assert_eq!(targets, [(Some("71.5".to_owned()), String::new()), written("4/9"), written("1.500")]);
}

#[test]
fn phases_with_their_days_are_the_period_wherever_they_stand() {
    let body = "I. CÁC ĐỢT\n1. Đợt 1: Từ 06/9/2027 đến 19/11/2027, chủ đề “Vở sạch”\n- Mỗi lớp một góc sách.\n2. Đợt 2: Từ 20/11/2027 đến 25/3/2028, chủ đề “Chữ đẹp”\n- Thi viết./.";
    let reading = read_plan(&paper("KẾ HOẠCH", "Phát động thi đua năm học 2027 - 2028", body));
    let value = |found: Option<Found>| found.map(|found| (found.value, found.sure));
    assert_eq!(value(reading.period.from), Some(("2027-09-06".to_owned(), false)));
    assert_eq!(value(reading.period.to), Some(("2028-03-25".to_owned(), false)));
}

#[test]
fn speeches_and_last_years_results_are_no_contents_of_an_article() {
    let lead = "Sáng 5/3, Trung tâm Y tế huyện Suối Cạn tổ chức lễ phát động phong trào thi đua “Hồ sơ sạch” trong toàn thể viên chức, người lao động của đơn vị năm nay.";
    let text = format!(
        "Trung tâm Y tế huyện Suối Cạn phát động phong trào thi đua “Hồ sơ sạch”\n{lead}\nPhong trào có các nội dung trọng tâm: số hóa hồ sơ bệnh án của người bệnh đến khám tại tất cả các khoa trong trung tâm.\nTrả kết quả đúng hẹn cho người dân tại tất cả các khoa, phòng.\nPhát biểu tại buổi lễ, Giám đốc Trung tâm nhấn mạnh: “Sạch từ tờ giấy đầu tiên”.\nNăm 2026, trung tâm đã khám cho 12.000 lượt người bệnh, tăng 8% so với năm trước.\n"
    );
    let reading = read_plan(&text);
    let contents: Vec<&str> = reading.contents.iter().map(|item| item.value.as_str()).collect();
    assert_eq!(
        contents,
        [
            "số hóa hồ sơ bệnh án của người bệnh đến khám tại tất cả các khoa trong trung tâm",
            "Trả kết quả đúng hẹn cho người dân tại tất cả các khoa, phòng",
        ]
    );
}

#[test]
fn tasks_in_other_forms_are_found_with_their_days() {
    let rows = |reading: &PlanReading| -> Vec<String> {
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
        let row = |a: &FoundAssignment| [&a.who, &a.task, &a.deadline].map(value).join("|");
        reading.assignments.iter().map(row).collect()
    };
    let letter = "SỞ NÔNG NGHIỆP\nSố: 7/SNN-VP\nV/v hưởng ứng phong trào thi đua “Kênh xanh”\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSuối Cạn, ngày 4 tháng 2 năm 2027\nKính gửi: Các trạm.\nThực hiện Kế hoạch số 2/KH-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh về phong trào thi đua “Kênh xanh”; Công văn số 11/UBND-KT ngày 20/01/2027 của Ủy ban nhân dân tỉnh, Sở Nông nghiệp đề nghị các trạm thực hiện một số nội dung sau:\n1. Quán triệt phong trào đến viên chức.\n2. Phòng Kỹ thuật chủ trì theo dõi, báo cáo Giám đốc vào ngày 20 hằng tháng.\n3. Báo Suối Cạn xây dựng chuyên mục.\n4. Trưởng các trạm:\na) Nạo vét kênh.\nb) Trồng tre trước ngày 1/6/2027.\nBáo cáo kết quả gửi về Sở trước ngày 10/11/2027./.\nNơi nhận:\n- Như trên.\nGIÁM ĐỐC\nMai Thúy\n";
    let letter = read_plan(letter);
    assert_eq!(
        rows(&letter),
        [
            "Phòng Kỹ thuật|chủ trì theo dõi, báo cáo Giám đốc vào ngày 20 hằng tháng|vào ngày 20 hằng tháng",
            "Báo Suối Cạn|xây dựng chuyên mục|",
            "Trưởng các trạm|Nạo vét kênh|",
            "Trưởng các trạm|Trồng tre trước ngày 1/6/2027|trước ngày 1/6/2027",
            "các trạm|Báo cáo kết quả gửi về Sở trước ngày 10/11/2027|trước ngày 10/11/2027",
        ]
    );
    assert!(letter.assignments.iter().all(|task| task.task.as_ref().is_some_and(|task| !task.sure)));
    let body = "I. TỔ CHỨC THỰC HIỆN\n1. Tổng phụ trách - cô Mai Thúy: phát động trong học sinh\n2. Ban Chỉ đạo họp định kỳ vào ngày 25 hằng tháng.\n3. Thời gian: phát động từ tháng 3.\n4. Văn phòng tham mưu sơ kết trong tháng 6 năm 2027 và tổng kết trong tháng 12 năm 2027./.";
    assert_eq!(
        rows(&read_plan(&paper("KẾ HOẠCH", "Phát động phong trào thi đua “Kênh xanh”", body))),
        [
            "Tổng phụ trách - cô Mai Thúy|phát động trong học sinh|",
            "Ban Chỉ đạo|họp định kỳ vào ngày 25 hằng tháng|vào ngày 25 hằng tháng",
            "Văn phòng|tham mưu sơ kết trong tháng 6 năm 2027|trong tháng 6 năm 2027",
            "Văn phòng|tổng kết trong tháng 12 năm 2027|trong tháng 12 năm 2027",
        ]
    );
}
