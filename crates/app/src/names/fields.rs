//! What tells people apart in tables of facts about them: the birth date, chức vụ and the unit beside the name.

use domain::id::UnitId;
use domain::import::{Field, Line, read_date};
use domain::names::{is_position, partings, position_before, surely, tails};

use super::PersonHint;
use crate::unit::UnitNames;

/// Fields for the kinds whose rows name a subject. "Đơn vị" is it where names of people stand beside it; in
/// another table it is the subject itself.
pub(crate) fn person_fields() -> [Field; 3] {
    [
        Field::new(
            "subject_birth_date",
            "Ngày sinh (phân biệt người trùng tên)",
            &["ngay sinh", "nam sinh", "ngay thang nam sinh", "ngay, thang, nam sinh", "subject birth date"],
        ),
        Field::new(
            "subject_title",
            "Chức vụ (phân biệt người trùng tên)",
            &["chuc vu", "chuc danh", "chuc vu, chuc danh", "chuc vu/chuc danh", "subject title"],
        ),
        Field::new(
            "subject_unit",
            "Đơn vị công tác (phân biệt người trùng tên)",
            &[
                "don vi cong tac",
                "noi cong tac",
                "chuc vu, don vi",
                "chuc vu, don vi cong tac",
                "don vi, chuc vu",
                "co quan cong tac",
                "thuoc don vi",
                "phong ban",
                "bo phan",
                "subject unit",
            ],
        )
        .otherwise(&["co quan", "truc thuoc", "co quan, don vi", "thuoc", "don vi"]),
    ]
}

/// What a row says of a person beside the name.
pub(super) fn hint(line: &Line<'_>, units: &UnitNames) -> PersonHint {
    let birth = read_date(&line.text("subject_birth_date")).ok();
    let (title, unit_written) = placed(line.text("subject_title"), line.text("subject_unit"), units);
    let unit = unit_of(&unit_written, units);
    PersonHint { birth, unit, unit_written, title }
}

/// A position and a unit as two texts, where both stand in one column and the unit is known: "Giám đốc, Sở Y tế",
/// "Sở Y tế - Giám đốc".
pub(crate) fn placed(title: String, unit: String, units: &UnitNames) -> (String, String) {
    let written = match (title.is_empty(), unit.is_empty()) {
        (true, false) if unit_of(&unit, units).is_none() => &unit,
        (false, true) => &title,
        _ => return (title, unit),
    };
    let known = |name: &String| unit_of(name, units).is_some();
    let behind = partings(written).find(|(_, unit)| known(unit));
    let before = || partings(written).find(|(unit, _)| known(unit)).map(|(unit, title)| (title, unit));
    behind.or_else(before).unwrap_or((title, unit))
}

/// A position and the unit that is known at its end, written in one without a mark: "Chi cục trưởng Chi cục Thủy lợi"; none
/// where no known unit stands there.
pub(crate) fn at_its_unit(written: &str, units: &UnitNames) -> Option<(String, String)> {
    let (position, unit) = tails(written).find(|(position, unit)| is_position(position) && units.find(unit).is_ok())?;
    Some((position_before(position, unit), unit.to_owned()))
}

fn unit_of(written: &str, units: &UnitNames) -> Option<UnitId> {
    if written.trim().is_empty() {
        return None;
    }
    let alike = || units.all().get(surely(&units.alike(written))?)?.id;
    units.find(written).ok().or_else(alike)
}
