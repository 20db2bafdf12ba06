//! Whom a written name means: units as lists shorten and misspell them, people with and without marks.
//!
//! [`NameIndex`] answers for units: the same name under all its short forms, spellings and capitals, and what is only
//! near. People's names have no short forms; [`person_words`] and [`slips`] compare them. Only the same name is ever
//! taken, and only where it is the only one; everything else is asked.

mod abbreviation;
mod distance;
mod form;
mod index;
mod trie;

use crate::text;

pub use distance::slips;
pub use form::is_bare;
pub use index::{Alike, Likeness, NameIndex, surely};

/// What an answer about a written name is remembered under: its words with their marks, whatever stands between them.
pub fn alias_key(name: &str) -> String {
    form::words(name).join(" ")
}

/// What stands before the names of people in lists, as words.
const BEFORE_NAMES: &[&str] =
    &["ông", "bà", "anh", "chị", "đ/c", "đ c", "đồng chí", "cô", "thầy", "ong", "ba", "dong chi"];

/// The words of a person's name without what stands before it: "Đ/c Nguyễn Văn A", "BÀ LÊ THỊ B".
pub fn person_words(name: &str) -> String {
    let key = alias_key(name);
    let without = BEFORE_NAMES.iter().find_map(|before| {
        let rest = key.strip_prefix(before)?.strip_prefix(' ')?;
        // A name of one word more is needed: "Ba Nguyễn" may be one.
        rest.contains(' ').then(|| rest.to_owned())
    });
    without.unwrap_or(key)
}

/// A person's name without marks, for finding those alike.
pub fn person_fold(name: &str) -> String {
    text::fold(&person_words(name))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn what_stands_before_a_name_is_no_part_of_it() {
        let decomposed: String = "Lê Thị Hoà".nfd().collect();
        for written in
            ["Lê Thị Hòa", "Bà Lê Thị Hòa", "BÀ LÊ THỊ HOÀ", "Đ/c  Lê Thị Hòa", "Đồng chí Lê Thị Hòa", &decomposed]
        {
            assert_eq!(person_words(written), "lê thị hoà", "{written}");
        }
        assert_eq!(person_words("Bà Đen"), "bà đen");
        assert_eq!(person_fold("ONG NGUYEN VAN QUY"), person_fold("Nguyễn Văn Quý"));
        assert_ne!(person_words("Nguyễn Văn Quy"), person_words("Nguyễn Văn Quý"));
    }

    #[test]
    fn an_answer_is_remembered_whatever_stands_between_the_words() {
        assert_eq!(alias_key("UBND P.A"), alias_key("ubnd  P. A"));
        assert_ne!(alias_key("Chi cục Hai"), alias_key("Chi cục Hải"));
    }
}
