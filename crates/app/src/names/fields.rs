//! What tells people apart in tables of facts about them: the birth date, chức vụ and the unit beside the name.

use domain::id::UnitId;
use domain::import::{Field, Line, read_date};
use domain::names::surely;

use super::PersonHint;
use crate::unit::UnitNames;

/// Headers of names of people: a row of a table that has one is about that person, whatever its column "Đơn vị" says.
pub(crate) const PEOPLE: [&str; 5] = ["ho va ten", "ho ten", "ho, ten", "ten ca nhan", "ca nhan"];

/// Fields for the kinds whose rows name a subject. "Đơn vị" comes late among its heads: in a table without names of
/// people it is the subject itself.
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
                "co quan",
                "truc thuoc",
                "co quan, don vi",
                "thuoc",
                "don vi",
                "ten don vi",
            ],
        ),
    ]
}

/// What a row says of a person beside the name.
pub(super) fn hint(line: &Line<'_>, units: &UnitNames) -> PersonHint {
    let birth = read_date(&line.text("subject_birth_date")).ok();
    let (mut title, mut unit_written) = (line.text("subject_title"), line.text("subject_unit"));
    let mut unit = unit_of(&unit_written, units);
    // "Giám đốc, Sở Y tế" in one column.
    if unit.is_none()
        && title.is_empty()
        && let Some((before, after)) = unit_written.split_once([',', '–', ';'])
        && let Some(found) = unit_of(after, units)
    {
        unit = Some(found);
        title = before.trim().to_owned();
        unit_written = after.trim().to_owned();
    }
    PersonHint { birth, unit, unit_written, title }
}

fn unit_of(written: &str, units: &UnitNames) -> Option<UnitId> {
    if written.trim().is_empty() {
        return None;
    }
    let alike = || units.all().get(surely(&units.alike(written))?)?.id;
    units.find(written).ok().or_else(alike)
}
