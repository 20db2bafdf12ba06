//! People (cá nhân) and households (hộ gia đình): who can be commended beside units.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{HouseholdId, PersonId, PositionId, UnitId};
use crate::{Fault, text};

/// Sex, as lists count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Male => "Nam",
            Self::Female => "Nữ",
        }
    }

    /// Reads it as lists write it.
    ///
    /// # Errors
    /// `person.sex_unknown`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        match text::fold(text).as_str() {
            "nam" | "male" | "ong" => Ok(Self::Male),
            "nu" | "female" | "ba" => Ok(Self::Female),
            _ => Err(Fault::new("person.sex_unknown").with("value", text)),
        }
    }
}

/// What lists write before names beside Ông and Bà, as words: they are neither xưng hô nor name.
const TITLES: &[&str] = &[
    "đ c",
    "đc",
    "đồng chí",
    "gs",
    "pgs",
    "ts",
    "ths",
    "ks",
    "cn",
    "ds",
    "bs",
    "bsnt",
    "bsck1",
    "bsck2",
    "bscki",
    "bsckii",
    "ck1",
    "ck2",
    "cki",
    "ckii",
    "dscki",
    "dsckii",
    "phó giáo sư",
    "giáo sư",
    "tiến sĩ",
    "tiến sỹ",
    "thạc sĩ",
    "thạc sỹ",
    "bác sĩ",
    "bác sỹ",
    "dược sĩ",
    "dược sỹ",
    "kỹ sư",
    "kĩ sư",
    "cử nhân",
    "chuyên khoa i",
    "chuyên khoa ii",
    "ngnd",
    "ngưt",
    "ttnd",
    "ttưt",
    "nsnd",
    "nsưt",
];

/// What a text begins with, up to the first space or mark.
fn first_word(text: &str) -> &str {
    text.split([' ', '.', ',', '/', '-']).next().unwrap_or_default()
}

/// What stands behind words that a text begins with, when a name is left: two words where the first ones are words of
/// names, too ("Tiến Sĩ" may be called so).
fn behind<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text;
    for word in words.split(' ') {
        let own = first_word(rest);
        let after = rest.get(own.len()..)?;
        if text::match_key(own) != word {
            return None;
        }
        rest = after.trim_start_matches([' ', '.', ',', '/', '-']);
    }
    let needed = if words.contains(' ') && words != "đ c" { 2 } else { 1 };
    (rest.split(' ').filter(|word| !word.is_empty()).count() >= needed).then_some(rest)
}

/// "Bà Lê Thị Hoa" to "Bà" and "Lê Thị Hoa". Only Ông and Bà are told, and only before a name: "Bà" alone is one.
/// "Đ/c" and academic titles ("TS. BS. Lê Thị Hoa") are left out.
pub fn split_honorific(name: &str) -> (String, String) {
    let name = text::line(name);
    let mut honorific = String::new();
    let mut rest = name.as_str();
    loop {
        // Most names have nothing before them: one look at the first word says so.
        let first = text::match_key(first_word(rest));
        let begins = |words: &&str| words.split(' ').next() == Some(first.as_str());
        let told = [("ông", "Ông"), ("bà", "Bà")].into_iter().filter(|(key, _)| honorific.is_empty() && begins(key));
        let told = told.filter_map(|(key, told)| Some((behind(rest, key)?, told))).next();
        if let Some((after, told)) = told {
            rest = after;
            told.clone_into(&mut honorific);
        } else if let Some(after) = TITLES.iter().filter(|title| begins(title)).find_map(|title| behind(rest, title)) {
            rest = after;
        } else {
            return (honorific, rest.to_owned());
        }
    }
}

/// A name typed all in capitals ("LÊ THỊ HOA", "H’HEN NIÊ") as names are written; any other stays.
pub fn usual_case(name: &str) -> String {
    let shouted = name.contains(' ') && !name.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
    if !shouted {
        return name.to_owned();
    }
    let mut within = false;
    let mut usual = String::with_capacity(name.len());
    for letter in name.chars() {
        if within {
            usual.extend(letter.to_lowercase());
        } else {
            usual.push(letter);
        }
        within = letter.is_alphabetic();
    }
    usual
}

/// A position (chức vụ) with its dates. A person may stand outside every unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Position {
    /// None for one that is being added.
    pub id: Option<PositionId>,
    /// The unit; none outside every unit.
    pub unit_id: Option<UnitId>,
    /// Chức vụ as printed.
    pub title: String,
    /// Since when.
    pub from: Option<PartialDate>,
    /// Until when.
    pub to: Option<PartialDate>,
}

impl Position {
    /// Whether it is held on some day that the date can mean.
    pub fn is_held_on(&self, date: PartialDate) -> bool {
        let began = self.from.is_none_or(|from| from.first_day() <= date.last_day());
        let ended = self.to.is_some_and(|to| to.last_day() < date.first_day());
        began && !ended
    }
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Person {
    /// None for one that is being added.
    pub id: Option<PersonId>,
    /// Short code, unique; made by the program when left empty (`CN0001`).
    pub code: String,
    /// Xưng hô: Ông, Bà, a military rank.
    pub honorific: String,
    /// Full name.
    pub name: String,
    /// When born.
    pub birth_date: Option<PartialDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Loại đối tượng, as the officer names it: công chức, người lao động trực tiếp…
    pub subject_class: String,
    /// Whether the work is done directly (trực tiếp lao động, sản xuất, công tác) rather than led or managed; none while
    /// nobody has said ([`Person::works_directly`] then asks the class).
    pub direct_worker: Option<bool>,
    /// Employed since.
    pub employed_from: Option<PartialDate>,
    /// Positions, the latest first.
    pub positions: Vec<Position>,
    /// Anything else worth keeping.
    pub note: String,
}

/// The kinds of people that lists of the law tell apart; offered, and any other may be written.
pub const SUBJECT_CLASSES: [&str; 8] = [
    "Cán bộ lãnh đạo, quản lý",
    "Công chức",
    "Viên chức",
    "Người lao động trực tiếp",
    "Nông dân",
    "Doanh nhân",
    "Lực lượng vũ trang",
    "Đối tượng khác",
];

/// Words of a class that alone say who works directly, and who leads or manages.
const DIRECT: [&str; 4] = ["lao dong truc tiep", "cong nhan", "nong dan", "truc tiep lao dong"];
const LEADING: [&str; 4] = ["lanh dao", "quan ly", "doanh nhan", "chu doanh nghiep"];

impl Person {
    /// Whether the person works directly: as said, or by a class that leaves no doubt. Công chức, viên chức and soldiers
    /// may be either, so of them nothing is known until somebody says it.
    pub fn works_directly(&self) -> Option<bool> {
        let class = text::fold(&self.subject_class);
        let has = |words: [&str; 4]| words.iter().any(|word| class.contains(word));
        self.direct_worker.or(match (has(DIRECT), has(LEADING)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        })
    }

    /// The same with its texts cleaned and its positions in order, or all that is wrong with it.
    ///
    /// # Errors
    /// `person.name_missing`, `position.empty`, `position.reversed` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        for field in [&mut self.code, &mut self.honorific, &mut self.name, &mut self.subject_class] {
            *field = text::line(field);
        }
        self.note = text::multiline(&self.note);
        for position in &mut self.positions {
            position.title = text::line(&position.title);
        }
        self.positions.retain(|position| *position != Position { id: position.id, ..Position::default() });
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("person.name_missing").at_field("name"));
        }
        for (index, position) in self.positions.iter().enumerate() {
            if position.unit_id.is_none() && position.title.is_empty() {
                faults.push(Fault::new("position.empty").at_field(format!("positions.{index}.title")));
            }
            if let (Some(from), Some(to)) = (position.from, position.to)
                && to.last_day() < from.first_day()
            {
                faults.push(Fault::new("position.reversed").at_field(format!("positions.{index}.to")));
            }
        }
        self.positions.sort_by_key(|position| std::cmp::Reverse((position.to.is_none(), position.to, position.from)));
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The position held on a day, the latest begun of several.
    pub fn position_on(&self, date: PartialDate) -> Option<&Position> {
        self.positions.iter().filter(|position| position.is_held_on(date)).max_by_key(|position| position.from)
    }
}

/// A household.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Household {
    /// None for one that is being added.
    pub id: Option<HouseholdId>,
    /// Short code, unique; made by the program when left empty (`HO0001`).
    pub code: String,
    /// As printed: "Hộ ông Nguyễn Văn A".
    pub name: String,
    /// Where it lives.
    pub address: String,
    /// The commune that it belongs to.
    pub unit_id: Option<UnitId>,
    /// Anything else worth keeping.
    pub note: String,
}

impl Household {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `household.name_missing`.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        for field in [&mut self.code, &mut self.name, &mut self.address] {
            *field = text::line(field);
        }
        self.note = text::multiline(&self.note);
        if self.name.is_empty() { Err(vec![Fault::new("household.name_missing").at_field("name")]) } else { Ok(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(title: &str, from: &str, to: Option<&str>) -> Position {
        let date = |text: &str| PartialDate::read(text).unwrap();
        Position { title: title.to_owned(), from: Some(date(from)), to: to.map(date), ..Position::default() }
    }

    #[test]
    fn the_position_of_a_day_is_the_one_held_then() {
        let person = Person {
            name: "Lê Thị Hoa".to_owned(),
            positions: vec![
                position("Chuyên viên", "2015", Some("31/03/2024")),
                position("Phó Trưởng phòng", "01/04/2024", None),
            ],
            ..Person::default()
        };
        let on =
            |day: &str| person.position_on(PartialDate::read(day).unwrap()).map(|position| position.title.as_str());
        assert_eq!(on("2014"), None);
        assert_eq!(on("15/03/2024"), Some("Chuyên viên"));
        assert_eq!(on("01/04/2024"), Some("Phó Trưởng phòng"));
        assert_eq!(on("2026"), Some("Phó Trưởng phòng"));
    }

    #[test]
    fn who_works_directly_is_said_or_left_open() {
        let person = |class: &str, said: Option<bool>| {
            let person = Person { subject_class: class.to_owned(), direct_worker: said, ..Person::default() };
            person.works_directly()
        };
        assert_eq!(person("Người lao động trực tiếp", None), Some(true));
        assert_eq!(person("Nông dân", None), Some(true));
        assert_eq!(person("Cán bộ lãnh đạo, quản lý", None), Some(false));
        assert_eq!(person("Cán bộ quản lý công nhân", None), None);
        for open in ["Công chức", "Viên chức", "Lực lượng vũ trang", ""] {
            assert_eq!(person(open, None), None, "{open}");
            assert_eq!(person(open, Some(true)), Some(true), "{open}");
        }
        assert_eq!(person("Nông dân", Some(false)), Some(false));
    }

    #[test]
    fn the_honorific_is_parted_from_the_name() {
        for (printed, honorific, name) in [
            ("Ông Trần Văn Mẫu", "Ông", "Trần Văn Mẫu"),
            ("BÀ  Lê Thị Hoa", "Bà", "Lê Thị Hoa"),
            ("Bá Văn Hưng", "", "Bá Văn Hưng"),
            ("Ba Thị Na", "", "Ba Thị Na"),
            ("Ông", "", "Ông"),
            ("Đ/c Võ Văn Mẫu", "", "Võ Văn Mẫu"),
            ("Đ.c. Võ Văn Mẫu", "", "Võ Văn Mẫu"),
            ("Đồng chí Võ Văn Mẫu", "", "Võ Văn Mẫu"),
            ("BSCKII. Tô Mẫu", "", "Tô Mẫu"),
            ("PGS.TS Tô Mẫu", "", "Tô Mẫu"),
            ("Ông ThS. BS Tô Mẫu", "Ông", "Tô Mẫu"),
            ("TS. Bà Lê Thị Hoa", "Bà", "Lê Thị Hoa"),
            ("Thạc sĩ Tô Mẫu", "", "Tô Mẫu"),
            ("Bác sỹ CKII Tô Mẫu", "", "Tô Mẫu"),
            ("Tiến Sĩ Mẫu", "", "Tiến Sĩ Mẫu"),
            ("Đặng Thử", "", "Đặng Thử"),
        ] {
            assert_eq!(split_honorific(printed), (honorific.to_owned(), name.to_owned()), "{printed}");
        }
    }

    #[test]
    fn a_name_in_capitals_is_written_as_names_are() {
        for (typed, usual) in [
            ("LÊ THỊ HOA", "Lê Thị Hoa"),
            ("H’HEN NIÊ", "H’Hen Niê"),
            ("Y BLỐC A-LĂNG", "Y Blốc A-Lăng"),
            ("Lê Thị HOA", "Lê Thị HOA"),
            ("CB 01", "CB 01"),
            ("SYT", "SYT"),
        ] {
            assert_eq!(usual_case(typed), usual);
        }
    }

    #[test]
    fn a_position_needs_a_unit_or_a_title() {
        let person = Person {
            name: "Lê Thị Hoa".to_owned(),
            positions: vec![Position { from: PartialDate::read("2020").ok(), ..Position::default() }],
            ..Person::default()
        };
        assert_eq!(person.checked().unwrap_err()[0].code, "position.empty");
    }
}
