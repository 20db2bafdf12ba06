//! Several people in one cell of a table: one below the other, parted by semicolons, by "và", each with Ông or Bà, or by a
//! comma where what stands behind it is a person's name and no position.

use crate::person::split_honorific;
use crate::text;

/// Family names that most people have, folded. A place has two words of them at most ("Hà Nội"), a position none.
const FAMILIES: [&str; 44] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dao", "doan", "vuong", "trinh", "truong", "dinh", "lam", "phung", "mai", "to", "ha", "cao", "luong", "luu",
    "ta", "thai", "chau", "quach", "chu", "tu", "la", "lo", "tong", "quang", "ma", "nong", "hua", "vi",
];

/// The people that a cell names, each with what is written behind the name; the whole cell as one when it does not surely
/// name several. `is_known` tells whose names are those of people of the data file.
pub fn several_people(written: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let whole = || vec![text::line(written)];
    let lines = parted(written.lines().flat_map(|line| line.split(';')));
    if lines.len() > 1 {
        return if lines.iter().all(|part| begins_with_a_name(part)) { lines } else { whole() };
    }
    // "Và" joins the names of collectives too, and a comma stands before a position: only Ông and Bà behind them begin
    // another person.
    let titled = |part: &String| !split_honorific(part).0.is_empty() && begins_with_a_name(part);
    let joined = [parted(written.split(',').flat_map(|part| part.split(" và "))), parted(written.split(" và "))];
    let of_titled = joined.into_iter().find(|parts| parts.len() > 1 && parts.iter().all(titled));
    let by_commas = || parted(written.split(','));
    let named = |part: &String| {
        let (_, name) = split_honorific(part);
        begins_with_a_name(part) && !name.contains(['-', '–', '(']) && (is_known(&name) || is_like_a_person(&name))
    };
    let of_names = || Some(by_commas()).filter(|parts| parts.len() > 1 && parts.iter().all(named));
    of_titled.or_else(of_names).unwrap_or_else(whole)
}

/// Whether a name that nobody of the data file has is surely a person's: a family name and at least two more.
fn is_like_a_person(name: &str) -> bool {
    let folded = text::fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    (3..=6).contains(&words.len()) && words.first().is_some_and(|first| FAMILIES.contains(first))
}

/// Whom a cell names as an author of a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name as written.
    pub name: String,
    /// The share behind it: `60%`; empty where none is told.
    pub share: String,
}

/// The authors of a work, each with the share behind the name: "A; B", "A và B", "A (60%)"; the whole cell as one when
/// it does not surely name several.
pub fn authors(written: &str) -> Vec<Author> {
    let of = |part: &String| {
        let (name, share) = name_and_share(part);
        Author { name, share }
    };
    let named = |part: &String| begins_with_a_name(&name_and_share(part).0);
    let by_lines = || parted(written.lines().flat_map(|line| line.split(';')));
    let by_commas =
        || parted(written.lines().flat_map(|line| line.split([';', ','])).flat_map(|part| part.split(" và ")));
    let several = [by_commas(), by_lines()].into_iter().find(|parts| parts.len() > 1 && parts.iter().all(named));
    several.unwrap_or_else(|| vec![text::line(written)]).iter().map(of).collect()
}

/// "Lê Thị Mẫu (60%)", "Lê Thị Mẫu: 60 %" to the name and "60%".
fn name_and_share(part: &str) -> (String, String) {
    let whole = || (text::line(part), String::new());
    let Some(before) = part.trim().trim_end_matches(')').trim_end().strip_suffix('%') else { return whole() };
    let before = before.trim_end();
    let name = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let share = before.get(name.len()..).unwrap_or_default();
    let name = name.trim_end_matches([' ', '(', ':', '-', '–']);
    if share.is_empty() || name.is_empty() { whole() } else { (text::line(name), format!("{share}%")) }
}

/// The parts without their numbers and dashes, empty ones left out.
fn parted<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let bare = parts.map(|part| {
        part.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '–' | '+' | ' '))
    });
    bare.map(|part| text::line(part.trim_end_matches([',', '.', ' ']))).filter(|part| !part.is_empty()).collect()
}

/// Whether what stands before the first comma or dash is written as a full name: two to six words, each with a capital.
fn begins_with_a_name(part: &str) -> bool {
    let (_, name) = split_honorific(part);
    let name = name.split([',', '-', '–', '(']).next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
    };
    (2..=6).contains(&words.len()) && words.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_of_one_cell_are_parted() {
        let pair = ["Nguyễn Văn Mẫu", "Trần Thị Thử"];
        for cell in [
            "Nguyễn Văn Mẫu\nTrần Thị Thử",
            "1. Nguyễn Văn Mẫu\n2. Trần Thị Thử.",
            "Nguyễn Văn Mẫu; Trần Thị Thử",
            "- Nguyễn Văn Mẫu;\n- Trần Thị Thử",
        ] {
            assert_eq!(several_people(cell, |_| false), pair, "{cell}");
        }
        assert_eq!(
            several_people("Ông Tô Mẫu, Bà Hồ Thử và ông Đoàn Văn Ba", |_| false),
            ["Ông Tô Mẫu", "Bà Hồ Thử", "ông Đoàn Văn Ba"]
        );
        assert_eq!(
            several_people("Ông Tô Văn Mẫu, Trưởng phòng\nBà Rơ Châm H’Nga - Trạm trưởng", |_| {
                false
            }),
            ["Ông Tô Văn Mẫu, Trưởng phòng", "Bà Rơ Châm H’Nga - Trạm trưởng"]
        );
    }

    #[test]
    fn a_name_behind_a_comma_is_another_person_and_a_position_is_not() {
        let none = |_: &str| false;
        assert_eq!(
            several_people("Đỗ Thị Minh Nguyệt, Ngô Xuân Trường", none),
            ["Đỗ Thị Minh Nguyệt", "Ngô Xuân Trường"]
        );
        // Two words are a name only of somebody known.
        let known = |name: &str| name == "Rơ Châm" || name == "Tô Văn Mẫu";
        assert_eq!(several_people("Tô Văn Mẫu, Rơ Châm", known), ["Tô Văn Mẫu", "Rơ Châm"]);
        assert_eq!(several_people("Tô Văn Mẫu, Rơ Châm", none), ["Tô Văn Mẫu, Rơ Châm"]);
    }

    #[test]
    fn authors_share_a_work() {
        let told = |cell: &str| {
            let told = authors(cell).into_iter().map(|author| format!("{}|{}", author.name, author.share));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told("Tô Văn Mẫu; Hồ Thị Thử"), ["Tô Văn Mẫu|", "Hồ Thị Thử|"]);
        assert_eq!(told("Tô Văn Mẫu (60%)\nHồ Thị Thử (40 %)"), ["Tô Văn Mẫu|60%", "Hồ Thị Thử|40%"]);
        assert_eq!(told("Tô Văn Mẫu và Hồ Thị Thử"), ["Tô Văn Mẫu|", "Hồ Thị Thử|"]);
        assert_eq!(told("Tô Văn Mẫu: 33,5%; Hồ Thị Thử: 66,5%"), ["Tô Văn Mẫu|33,5%", "Hồ Thị Thử|66,5%"]);
        assert_eq!(told("Phòng Kế hoạch và Đầu tư"), ["Phòng Kế hoạch và Đầu tư|"]);
        assert_eq!(told("Tô Văn Mẫu"), ["Tô Văn Mẫu|"]);
    }

    #[test]
    fn one_person_with_a_position_and_names_of_collectives_stay_whole() {
        for cell in [
            "Ông Tô Văn Mẫu, Trưởng phòng Hành chính",
            "Tô Văn Mẫu",
            "Ban Quản Lý Dự Án và Phát Triển Đô Thị",
            "Phòng Kế hoạch\nSở Thử",
            "Tô Văn Mẫu\nTrưởng phòng",
            "Tô Văn Mẫu, Trưởng Phòng",
            "Tô Văn Mẫu, Hà Nội",
            "Tô Văn Mẫu, Phòng Kế Hoạch Tài Chính",
            "",
        ] {
            assert_eq!(several_people(cell, |_| false), [text::line(cell)], "{cell}");
        }
    }
}
