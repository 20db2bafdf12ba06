//! What stands behind a person's name in one cell: "Trần Văn Mẫu, Trưởng phòng Hành chính", "Lê Thị Thử (Sở Y tế)".

use crate::text;

/// First words of names of collectives, as match keys: "Tổ 3" is one, "Tô Văn Mẫu" is a person, as is who is called Đoàn.
const COLLECTIVES: &[&str] = &[
    "phòng",
    "sở",
    "ban",
    "trường",
    "ubnd",
    "uỷ ban",
    "hđnd",
    "chi cục",
    "cục",
    "chi đội",
    "tổng cục",
    "trung tâm",
    "tt",
    "công ty",
    "tổng công ty",
    "doanh nghiệp",
    "hợp tác xã",
    "xã",
    "phường",
    "thị trấn",
    "thị xã",
    "huyện",
    "quận",
    "thành phố",
    "tỉnh",
    "đoàn thanh niên",
    "đoàn cơ sở",
    "đoàn thể",
    "đoàn xã",
    "đoàn phường",
    "đoàn trường",
    "đoàn kinh tế",
    "đoàn nghệ thuật",
    "đoàn đại biểu",
    "hội",
    "liên đoàn",
    "công đoàn",
    "bệnh viện",
    "công an",
    "bộ chỉ huy",
    "bộ đội",
    "đồn",
    "tổ",
    "đội",
    "khoa",
    "văn phòng",
    "thanh tra",
    "tập thể",
    "chi nhánh",
    "chi bộ",
    "đảng bộ",
    "đảng uỷ",
    "ngân hàng",
    "bưu điện",
    "điện lực",
    "toà án",
    "viện kiểm sát",
    "viện nghiên cứu",
    "viện",
    "hội đồng",
    "mặt trận",
    "kho bạc",
    "bảo hiểm",
    "cán bộ",
    "nhân dân",
    "thôn",
    "bản",
    "khu phố",
    "lớp",
    "nhóm",
];

/// First words of positions, as match keys.
const POSITIONS: &[&str] = &[
    "trưởng",
    "phó",
    "giám đốc",
    "tổng giám đốc",
    "chủ tịch",
    "bí thư",
    "chuyên viên",
    "cán sự",
    "kế toán",
    "thủ quỹ",
    "văn thư",
    "hiệu trưởng",
    "giáo viên",
    "giảng viên",
    "bác sĩ",
    "bác sỹ",
    "điều dưỡng",
    "uỷ viên",
    "thư ký",
    "chánh",
    "thanh tra viên",
    "kiểm tra viên",
    "chỉ huy",
    "chính trị viên",
    "nhân viên",
    "công chức",
    "viên chức",
    "công nhân",
    "kỹ sư",
    "lái xe",
    "bảo vệ",
    "tổ trưởng",
    "đội trưởng",
    "trạm trưởng",
    "nguyên",
    "cán bộ",
    "tổ phó",
    "đội phó",
    "hội trưởng",
    "chi hội trưởng",
    "chi hội phó",
    "khoa trưởng",
    "thôn trưởng",
    "bản trưởng",
    "nhóm trưởng",
    "lớp trưởng",
    "công an viên",
    "chi cục trưởng",
    "cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "đồn trưởng",
];

fn begins(written: &str, words: &[&str]) -> bool {
    let key = text::match_key(written);
    words.iter().any(|word| key.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether a name begins as those of collectives do.
pub fn is_collective(name: &str) -> bool {
    begins(name, COLLECTIVES)
}

/// The name in a cell, the position and the unit behind it, each empty where there is none: after a comma or a dash, or
/// in brackets; "(Lan)" is part of the name.
pub fn name_and_place(cell: &str) -> (String, String, String) {
    let whole = text::line(cell);
    let brackets = whole.strip_suffix(')').and_then(|open| open.split_once('('));
    if let Some((name, inner)) = brackets.filter(|(name, _)| !name.contains([',', '–'])) {
        let (title, unit) = title_and_unit(inner);
        if begins(&title, POSITIONS) || (title.is_empty() && !unit.is_empty()) {
            return (text::line(name), title, unit);
        }
    }
    let parted = [" - ", " – ", ","].into_iter().filter_map(|mark| whole.split_once(mark));
    match parted.min_by_key(|(name, _)| name.len()) {
        None => (whole, String::new(), String::new()),
        Some((name, rest)) => {
            let (title, unit) = title_and_unit(rest);
            (text::line(name), title, unit)
        }
    }
}

/// A position and the unit where it is held, written in one: "Trưởng khoa, Bệnh viện Mẫu". What names only one of them
/// leaves the other empty.
pub fn title_and_unit(written: &str) -> (String, String) {
    let written = text::line(written);
    let is_unit = |text: &str| is_collective(text) && !begins(text, POSITIONS);
    if is_unit(&written) {
        return (String::new(), written);
    }
    let parted = partings(&written).find(|(title, unit)| is_unit(unit) && !is_unit(title));
    parted.unwrap_or((written, String::new()))
}

/// All ways to part a text in two at its commas, semicolons and dashes, the first mark first.
pub fn partings(written: &str) -> impl Iterator<Item = (String, String)> {
    let mut marks: Vec<(usize, usize)> = [", ", ",", ";", " - ", " – "]
        .into_iter()
        .flat_map(|mark| written.match_indices(mark).map(|(at, mark)| (at, mark.len())))
        .collect();
    marks.sort_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)));
    marks.dedup_by_key(|(at, _)| *at);
    marks.into_iter().filter_map(|(at, length)| {
        let (before, after) = (text::line(written.get(..at)?), text::line(written.get(at + length..)?));
        (!before.is_empty() && !after.is_empty()).then_some((before, after))
    })
}

/// All ways to part a text before one of its words, the longest second part first, without the marks between.
pub fn tails(written: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = written.match_indices(' ').map(|(at, _)| at + 1);
    let parted = starts.filter_map(|at| written.split_at_checked(at));
    parted
        .map(|(before, after)| (before.trim_end_matches([' ', ',', ';', '-', '–']), after.trim_start()))
        .filter(|(before, after)| !before.is_empty() && after.starts_with(char::is_alphanumeric))
}

/// Whether a text is a position alone, naming no collective of its own: "Phó Giám đốc", "Chánh Văn phòng", but not "Giám đốc
/// Trung tâm Thử thuộc".
pub fn is_position(written: &str) -> bool {
    tails(written).all(|(before, after)| {
        let names_unit = after.starts_with(char::is_uppercase) && is_collective(after) && !begins(after, POSITIONS);
        !names_unit || text::match_key(before).ends_with("chánh")
    })
}

/// A position before the name of a unit, whole: "Trưởng" before "Phòng Hành chính" is "Trưởng phòng".
pub fn position_before(position: &str, unit: &str) -> String {
    let key = text::match_key(position);
    let last = key.rsplit(' ').next().unwrap_or_default();
    // "Chi cục trưởng", "Tổ phó" name already of what.
    let is_open = matches!(key.as_str(), "trưởng" | "phó" | "phó trưởng" | "chánh" | "phó chánh" | "quyền trưởng");
    if !is_open {
        return position.to_owned();
    }
    let unit_key = text::match_key(unit);
    let kinds = COLLECTIVES
        .iter()
        .filter(|kind| unit_key.strip_prefix(**kind).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let words = kinds.map(|kind| kind.split(' ').count()).max().unwrap_or(1);
    let kind = unit.split(' ').take(words).collect::<Vec<_>>().join(" ");
    let kind = if last == "chánh" { kind } else { kind.to_lowercase() };
    format!("{position} {kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_whole_before_its_unit() {
        for (position, unit, whole) in [
            ("Trưởng", "Phòng Hành chính", "Trưởng phòng"),
            ("Phó Trưởng", "phòng Kế hoạch - Tài chính", "Phó Trưởng phòng"),
            ("Chánh", "Văn phòng Sở Thử", "Chánh Văn phòng"),
            ("Phó Giám đốc", "Sở Thử", "Phó Giám đốc"),
            ("Chi cục trưởng", "Chi cục Thử", "Chi cục trưởng"),
        ] {
            assert_eq!(position_before(position, unit), whole);
        }
        for (text, is_alone) in [
            ("Phó Giám đốc", true),
            ("Phó Chi cục trưởng", true),
            ("Trưởng phòng", true),
            ("Chánh Văn phòng", true),
            ("Giám đốc Trung tâm Thử thuộc", false),
            ("Chủ tịch Hội Thử", false),
        ] {
            assert_eq!(is_position(text), is_alone, "{text}");
        }
        let parts: Vec<(&str, &str)> = tails("Phó Giám đốc - Sở Thử").collect();
        assert_eq!(
            parts,
            [
                ("Phó", "Giám đốc - Sở Thử"),
                ("Phó Giám", "đốc - Sở Thử"),
                ("Phó Giám đốc", "Sở Thử"),
                ("Phó Giám đốc - Sở", "Thử")
            ]
        );
    }

    #[test]
    fn a_position_and_a_unit_stand_behind_a_name() {
        for (cell, name, title, unit) in [
            ("Tô Văn Mẫu", "Tô Văn Mẫu", "", ""),
            ("Tô Văn Mẫu, Trưởng phòng Hành chính", "Tô Văn Mẫu", "Trưởng phòng Hành chính", ""),
            ("Tô Văn Mẫu – Phó Giám đốc Sở Thử", "Tô Văn Mẫu", "Phó Giám đốc Sở Thử", ""),
            ("Tô Văn Mẫu, Trưởng khoa, Bệnh viện Thử", "Tô Văn Mẫu", "Trưởng khoa", "Bệnh viện Thử"),
            ("Tô Văn Mẫu, Tổ trưởng, Tổ Thử", "Tô Văn Mẫu", "Tổ trưởng", "Tổ Thử"),
            ("Tô Văn Mẫu, Thanh tra viên", "Tô Văn Mẫu", "Thanh tra viên", ""),
            ("Tô Văn Mẫu - Sở Thử", "Tô Văn Mẫu", "", "Sở Thử"),
            ("Tô Mẫu (Trưởng phòng Thi đua - Khen thưởng)", "Tô Mẫu", "Trưởng phòng Thi đua - Khen thưởng", ""),
            ("Tô Mẫu (Bệnh viện Thử)", "Tô Mẫu", "", "Bệnh viện Thử"),
            ("Tô Văn Mẫu, Chi cục trưởng Chi cục Thử", "Tô Văn Mẫu", "Chi cục trưởng Chi cục Thử", ""),
            ("Tô Thị Mẫu (Lan)", "Tô Thị Mẫu (Lan)", "", ""),
        ] {
            assert_eq!(name_and_place(cell), (name.to_owned(), title.to_owned(), unit.to_owned()), "{cell}");
        }
    }

    #[test]
    fn collectives_are_told_by_their_first_words() {
        assert!(is_collective("Tổ 3") && is_collective("UBND xã Mẫu") && is_collective("SỞ THỬ"));
        assert!(!is_collective("Tô Văn Mẫu") && !is_collective("Đoàn Văn Mẫu") && !is_collective("Trưởng phòng Thử"));
    }
}
