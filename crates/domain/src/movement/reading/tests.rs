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
fn phases_with_their_days_are_the_period_wherever_they_stand() {
    let body = "I. CÁC ĐỢT\n1. Đợt 1: Từ 06/9/2027 đến 19/11/2027, chủ đề “Vở sạch”\n- Mỗi lớp một góc sách.\n2. Đợt 2: Từ 20/11/2027 đến 25/3/2028, chủ đề “Chữ đẹp”\n- Thi viết./.";
    let reading = read_plan(&paper("KẾ HOẠCH", "Phát động thi đua năm học 2027 - 2028", body));
    let value = |found: Option<Found>| found.map(|found| (found.value, found.sure));
    assert_eq!(value(reading.period.from), Some(("2027-09-06".to_owned(), false)));
    assert_eq!(value(reading.period.to), Some(("2028-03-25".to_owned(), false)));
}
