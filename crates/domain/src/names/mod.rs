//! Whom a written name means: units as lists shorten and misspell them, people with and without marks.
//!
//! [`NameIndex`] answers for units: the same name under all its short forms, spellings and capitals, and what is only
//! near. [`PersonIndex`] answers for people, whose names have no short forms. Only the same name is ever taken, and only where it is the only one; everything else is asked.

mod abbreviation;
mod distance;
mod form;
mod index;
mod person;
mod place;
mod several;
mod trie;

use crate::text;

pub use distance::slips;
pub use index::{Alike, Likeness, NameIndex, surely};
pub use person::{PersonIndex, person_words};
pub use place::{is_collective, is_position, name_and_place, partings, position_before, tails, title_and_unit};
pub use several::{Author, authors, several_people};

/// What an answer about a written name is remembered under: its words with their marks, whatever stands between them.
pub fn alias_key(name: &str) -> String {
    form::words(name).join(" ")
}

/// What the place of a body begins with.
const PLACES: &[&str] =
    &["tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "xa", "phuong", "dac khu", "tp", "tx"];

/// Whether one name is the other with the place of the body behind it: "Sở Y tế tỉnh Mẫu", "Sở Y tế".
pub fn is_placed(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| text::fold(&alias_key(name)));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let behind = long.strip_prefix(&short).and_then(|behind| behind.strip_prefix(' '));
    behind.is_some_and(|behind| {
        PLACES.iter().any(|place| behind.strip_prefix(place).is_some_and(|rest| rest.starts_with(' ')))
    })
}

/// Whether one name is that of a place and the other the People's Committee there: "Phường Mẫu", "UBND P. Mẫu".
pub fn is_committee_of(one: &str, other: &str) -> bool {
    let [ones, others] = [one, other].map(form::forms);
    let committee = |of: &form::Form, place: &form::Form| {
        of.folded.strip_prefix("uy ban nhan dan ").is_some_and(|of| of == place.folded)
    };
    ones.iter().any(|one| others.iter().any(|other| committee(one, other) || committee(other, one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_with_its_place_is_told_from_another_body() {
        assert!(is_placed("Sở Y tế", "Sở Y tế tỉnh Mẫu"));
        assert!(is_placed("Phòng Nội vụ TP. Mẫu", "Phòng Nội vụ"));
        assert!(!is_placed("Văn phòng Sở Y tế", "Văn phòng"));
        assert!(!is_placed("Sở Y tế", "Sở Y tế"));
        assert!(!is_placed("Trạm Y tế xã", "Trạm Y tế"), "which one is not said");
    }

    #[test]
    fn a_place_is_near_its_committee() {
        assert!(is_committee_of("UBND P. Mẫu Sơn", "Phường Mẫu Sơn") && is_committee_of("Xã Mẫu", "UBND xã Mẫu"));
        assert!(!is_committee_of("UBND xã Mẫu", "Văn phòng UBND xã Mẫu"));
        assert!(!is_committee_of("UBND xã Mẫu", "Phường Mẫu"));
    }

    #[test]
    fn an_answer_is_remembered_whatever_stands_between_the_words() {
        assert_eq!(alias_key("UBND P.A"), alias_key("ubnd  P. A"));
        assert_ne!(alias_key("Chi cục Hai"), alias_key("Chi cục Hải"));
    }
}
