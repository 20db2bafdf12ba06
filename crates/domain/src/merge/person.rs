//! Two records of one person.

use super::{MergedField, Merging};
use crate::Fault;
use crate::confirmation::yes_or_no;
use crate::date::PartialDate;
use crate::person::{Person, Sex};

/// The record that stays with what it takes over from the other, and its fields one by one. Fields named in `take` are the
/// other's where the two contradict each other. Positions are rows of their own: those of the record that stays.
///
/// # Errors
/// `merge.field_unknown`.
pub fn merge_people(keep: &Person, from: &Person, take: &[String]) -> Result<(Person, Vec<MergedField>), Fault> {
    let mut merging = Merging::new(take);
    let person = Person {
        id: keep.id,
        code: merging.text("code", &keep.code, &from.code),
        honorific: merging.text("honorific", &keep.honorific, &from.honorific),
        name: merging.text("name", &keep.name, &from.name),
        birth_date: merging.value("birth_date", keep.birth_date, from.birth_date, PartialDate::vietnamese),
        sex: merging.value("sex", keep.sex, from.sex, |sex: Sex| sex.vietnamese().to_owned()),
        subject_class: merging.text("subject_class", &keep.subject_class, &from.subject_class),
        direct_worker: merging.value("direct_worker", keep.direct_worker, from.direct_worker, |is| yes_or_no(Some(is))),
        employed_from: merging.value("employed_from", keep.employed_from, from.employed_from, PartialDate::vietnamese),
        positions: keep.positions.clone(),
        note: merging.joined("note", &keep.note, &from.note),
    };
    Ok((person, merging.done()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::FieldFate;

    #[test]
    fn a_record_with_more_in_it_completes_the_one_that_stays() {
        let keep = Person { code: "CN0001".to_owned(), name: "Lê Thị Hoa".to_owned(), ..Person::default() };
        let from = Person {
            code: "HOA.LT".to_owned(),
            honorific: "Bà".to_owned(),
            name: "Lê Thị Hòa".to_owned(),
            birth_date: PartialDate::read("12/03/1985").ok(),
            sex: Some(Sex::Female),
            ..Person::default()
        };
        let (person, fields) = merge_people(&keep, &from, &["code".to_owned()]).unwrap();
        assert_eq!((person.code.as_str(), person.name.as_str()), ("HOA.LT", "Lê Thị Hoa"));
        assert_eq!((person.honorific.as_str(), person.birth_date), ("Bà", PartialDate::read("12/03/1985").ok()));
        let name = fields.iter().find(|field| field.field == "name").unwrap();
        assert_eq!((name.fate, name.from.as_str()), (FieldFate::Differs, "Lê Thị Hòa"));
        let birth = fields.iter().find(|field| field.field == "birth_date").unwrap();
        assert_eq!((birth.fate, birth.after.as_str()), (FieldFate::TakenOver, "12/03/1985"));
        assert_eq!(fields.len(), 9, "a field of a person that is not compared would be lost silently");
    }
}
