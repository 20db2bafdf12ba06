//! What figures count: `mô hình`, `tỷ đồng/năm`, `triệu lượt`.

use super::source::Source;

/// Units; which of several is meant is said by the longest.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "can nha", "can ho", "vuon hoa", "doi hinh", "tiet", "co so", "tuyen duong", "tuyen pho", "suat qua", "suat hoc bong",
    "phong hoc", "chi bo", "chi hoi", "to dan pho", "dang vien", "doan vien", "hoi vien", "can bo", "cong chuc",
    "vien chuc", "giao vien", "benh nhan", "nguoi dan", "cau lac bo", "phan mem", "chuong trinh", "tac pham",
    "nhiem vu", "khau hieu", "tram", "met", "kg", "m2", "m3", "gio", "phut", "giay", "luot ho", "hop dong",
    "sang kien", "mo hinh", "diem", "tap the", "ca nhan", "ho", "ho chua", "ho gia dinh", "xa", "de tai", "dong", "dong chi",
    "km", "ha", "tan", "ta", "cong trinh", "giai phap", "dien hinh", "san pham", "doanh nghiep",
    "hoc sinh", "luot nguoi", "luot", "tieu chi", "dich vu", "bai", "tin", "lop", "buoi", "hoi nghi", "can", "nha",
    "cay", "phan viec", "de an", "du an", "co quan", "don vi", "bac", "hang", "thon", "khu dan cu", "lao dong",
    "nguoi", "viec lam", "to hop tac", "hop tac xa", "thu tuc", "ho so", "truong", "danh hieu", "giai",
    "huy chuong", "cuoc", "chuyen de", "tinh , thanh pho", "tinh", "to", "ap", "don", "vu",
];

/// Units of one word by their marks: "hộ" is counted, "hồ" is not.
#[rustfmt::skip]
const MARKED: &[(&str, &str)] = &[
    ("ho", "hộ"), ("ho chua", "hồ"), ("dong", "đồng"), ("can", "căn"), ("can ho", "căn"), ("can nha", "căn"),
    ("ha", "ha"), ("tan", "tấn"), ("ta", "tạ"), ("xa", "xã"), ("bai", "bài"), ("lop", "lớp"), ("giai", "giải"),
    ("hang", "hạng"), ("bac", "bậc"), ("cay", "cây"), ("nha", "nhà"), ("tin", "tin"), ("gio", "giờ"),
    ("cuoc", "cuộc"), ("buoi", "buổi"), ("luot", "lượt"), ("tinh", "tỉnh"), ("thon", "thôn"), ("diem", "điểm"),
    ("to", "tổ"), ("ap", "ấp"), ("don", "đơn"), ("vu", "vụ"), ("phut", "phút"), ("giay", "giây"),
];

/// Where a unit ends that begins at a token, with what it is counted by: `tỷ đồng`, `triệu TEU`, `sáng kiến/năm`.
pub(super) fn unit_at(source: &Source, at: usize) -> Option<usize> {
    let mut next = at;
    while is_scale(source, next) {
        next += 1;
    }
    let counted = counted(source, next).or_else(|| {
        // "2,4 triệu TEU", "1.200 tỷ": another word is counted, or none.
        let word = next > at && source.is_word(next) && !source.is_number(next);
        (next > at).then_some(next + usize::from(word && is_near(source, next)))
    });
    let mut end = counted?;
    while source.word(end) == "/" && touches(source, end) && touches(source, end + 1) && source.is_small(end + 1) {
        end += 2;
    }
    Some(end)
}

/// "tỷ", "triệu", "nghìn" before what is counted; "tỷ lệ" is none.
fn is_scale(source: &Source, at: usize) -> bool {
    let scale = matches!(source.word(at), "ty" | "ti" | "trieu" | "nghin" | "ngan" | "van" | "chuc" | "tram");
    let printed = source.printed(at).to_lowercase();
    let marked = matches!(printed.as_str(), "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn" | "chục" | "ty" | "trieu");
    scale && marked && source.word(at + 1) != "le"
}

/// The longest unit that begins at a token.
fn counted(source: &Source, at: usize) -> Option<usize> {
    let ends = UNITS.iter().filter_map(|unit| Some((unit, source.phrase(at, unit)?)));
    ends.filter(|(unit, _)| has_marks(source, at, unit)).map(|(_, end)| end).max()
}

/// Whether the first word has the marks of its unit; a text without marks has none anywhere.
fn has_marks(source: &Source, at: usize, unit: &str) -> bool {
    let printed = source.printed(at).to_lowercase();
    let unmarked = printed.is_ascii() && source.printed(at + 1).is_ascii();
    MARKED.iter().all(|(folded, marked)| *folded != unit || printed == *marked || unmarked)
}

fn touches(source: &Source, at: usize) -> bool {
    source.token(at).is_some_and(|token| token.gap == 0)
}

fn is_near(source: &Source, at: usize) -> bool {
    source.token(at).is_some_and(|token| token.gap <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_with_its_own_marks_is_meant() {
        for (text, unit) in [
            ("đồng chí dự thi", "đồng chí"),
            ("đồng mỗi hộ", "đồng"),
            ("hồ chứa nước", "hồ chứa"),
            ("hộ gia đình", "hộ gia đình"),
            ("hồ sơ", "hồ sơ"),
            ("căn hộ", "căn hộ"),
            ("tỷ đồng/năm.", "tỷ đồng/năm"),
            ("triệu đồng/người/năm", "triệu đồng/người/năm"),
            ("triệu TEU,", "triệu TEU"),
            ("nghìn tỷ đồng", "nghìn tỷ đồng"),
            ("tỷ, đạt", "tỷ"),
            ("tạ/ha", "tạ/ha"),
            ("cây xanh", "cây"),
            ("can ho", "can ho"),
        ] {
            let source = Source::new(text);
            let found = unit_at(&source, 0).and_then(|end| source.found(0..end, true));
            assert_eq!(found.map(|found| found.value).as_deref(), Some(unit), "{text}");
        }
        for text in ["hồ nước", "tỷ lệ hộ nghèo", "tổng số", "giai đoạn", "Tân An"] {
            assert_eq!(unit_at(&Source::new(text), 0), None, "{text}");
        }
    }
}
