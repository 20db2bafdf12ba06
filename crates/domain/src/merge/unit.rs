//! Two records of one unit.

use super::{MergedField, Merging};
use crate::Fault;
use crate::confirmation::yes_or_no;
use crate::date::PartialDate;
use crate::id::{UnitId, UnitKindId};
use crate::unit::Unit;

/// The record that stays with what it takes over from the other, and its fields one by one; kind and superior as ids.
/// Fields named in `take` are the other's where the two contradict each other.
///
/// # Errors
/// `merge.field_unknown`.
pub fn merge_units(keep: &Unit, from: &Unit, take: &[String]) -> Result<(Unit, Vec<MergedField>), Fault> {
    let mut merging = Merging::new(take);
    let unit = Unit {
        id: keep.id,
        code: merging.text("code", &keep.code, &from.code),
        name: merging.text("name", &keep.name, &from.name),
        short_name: merging.text("short_name", &keep.short_name, &from.short_name),
        kind_id: merging.value("kind_id", keep.kind_id, from.kind_id, |id: UnitKindId| id.to_string()),
        parent_id: merging.value("parent_id", keep.parent_id, from.parent_id, |id: UnitId| id.to_string()),
        head: merging.text("head", &keep.head, &from.head),
        head_title: merging.text("head_title", &keep.head_title, &from.head_title),
        difficult_area: merging
            .value("difficult_area", keep.difficult_area, from.difficult_area, |is| yes_or_no(Some(is))),
        founded: merging.value("founded", keep.founded, from.founded, PartialDate::vietnamese),
        // A unit without an end goes on: the double of one that goes on must not end it.
        ended: merging.stated("ended", keep.ended, from.ended, PartialDate::vietnamese),
        note: merging.joined("note", &keep.note, &from.note),
    };
    Ok((unit, merging.done()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::FieldFate;

    #[test]
    fn a_unit_that_goes_on_is_not_ended_by_its_double() {
        let keep = Unit::named("Sở Y tế");
        let mut from = Unit::named("Sở Y tế tỉnh");
        from.ended = PartialDate::read("31/12/2024").ok();
        let ended = |keep: &Unit, from: &Unit, take: &[String]| {
            let (unit, fields) = merge_units(keep, from, take).unwrap();
            let fate = fields.iter().find(|field| field.field == "ended").unwrap().fate;
            (unit.ended.is_some(), fate)
        };
        let take = ["ended".to_owned()];
        assert_eq!(ended(&keep, &from, &[]), (false, FieldFate::Differs));
        assert_eq!(ended(&keep, &from, &take), (true, FieldFate::Chosen));
        // The other way round its end can be taken away.
        assert_eq!(ended(&from, &keep, &take), (false, FieldFate::Chosen));
    }

    #[test]
    fn a_unit_entered_twice_keeps_its_name_and_takes_the_short_one() {
        let mut keep = Unit::named("Ủy ban nhân dân phường An Bình");
        keep.note = "Trụ sở mới".to_owned();
        let mut from = Unit::named("UBND phường An Bình");
        from.short_name = "P. An Bình".to_owned();
        from.note = "Trụ sở mới".to_owned();
        let (unit, fields) = merge_units(&keep, &from, &[]).unwrap();
        assert_eq!(
            (unit.name.as_str(), unit.short_name.as_str(), unit.note.as_str()),
            ("Ủy ban nhân dân phường An Bình", "P. An Bình", "Trụ sở mới")
        );
        assert_eq!(fields.len(), 11, "a field of a unit that is not compared would be lost silently");
    }
}
