//! Keys whose byte order is the order of a Vietnamese list, to be stored as BLOBs and compared by SQLite.
//!
//! The order is CLDR's for Vietnamese: a ă â b c d đ e ê …, and for one letter ngang, huyền, hỏi, ngã, sắc, nặng.
//! Digits compare as numbers ("Quận 3" before "Quận 10"). Keys depend on the version of the collation data: after an
//! update of the library stored keys must be made anew.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::line;
use super::matching::unify_tone_place;

/// Stands between the parts of a key; the collator never writes it, so a shorter part sorts first.
const PART_END: u8 = 0;

/// The collation data is compiled in; `None` cannot happen unless the library drops Vietnamese (a test would fail).
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(&locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Identical);
    CollatorBorrowed::try_new(preferences, options).ok()
});

/// The key of a name or title in Vietnamese alphabetical order. Equal keys mean equal texts, except for spacing and
/// for the way a tone is placed ("Hoá", "Hóa").
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    push_key(&mut key, &unify_tone_place(&line(text)));
    key
}

/// The key of a person's full name: by given name (the last word), then the middle names, then the family name.
pub fn person_sort_key(full_name: &str) -> Vec<u8> {
    let name = unify_tone_place(&line(full_name));
    let (front, given) = name.rsplit_once(' ').unwrap_or(("", &name));
    let (family, middle) = front.split_once(' ').unwrap_or((front, ""));
    let mut key = Vec::new();
    for part in [given, middle, family] {
        push_key(&mut key, part);
        key.push(PART_END);
    }
    key
}

/// The key of a printed code: numbers by value ("I.2" before "I.10", "TC9" before "TC10") and capital Roman numerals
/// up to XXXIX by value ("IX" before "X"), letters as in [`sort_key`] ("d)" before "đ)").
pub fn code_sort_key(code: &str) -> Vec<u8> {
    let code = line(code);
    let mut readable = String::with_capacity(code.len());
    let mut rest = code.as_str();
    while let Some(first) = rest.chars().next() {
        let alike = |c: char| c.is_alphabetic() == first.is_alphabetic();
        let end = rest.find(|c: char| !alike(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match roman_value(run) {
            // As "i1", "i2", …: the Roman numerals stand in a block where the letter I stands.
            Some(value) => {
                readable.push_str(&format!("i{value}"));
                if after.starts_with(|c: char| c.is_ascii_digit()) {
                    readable.push('.');
                }
            }
            None => readable.push_str(run),
        }
        rest = after;
    }
    let mut key = Vec::new();
    push_key(&mut key, &readable);
    key.push(PART_END);
    key.extend_from_slice(code.as_bytes());
    key
}

fn push_key(key: &mut Vec<u8>, text: &str) {
    match COLLATOR.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, key);
        }
        None => key.extend_from_slice(text.as_bytes()),
    }
}

/// The value of a well-formed Roman numeral from I to XXXIX in capitals.
fn roman_value(text: &str) -> Option<u32> {
    let tens = text.bytes().take_while(|b| *b == b'X').count();
    let ones = match text.get(tens..)? {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    let value = u32::try_from(tens).ok()?.checked_mul(10)?.checked_add(ones)?;
    (1..40).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, match_key};
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Checks that the list, written here by hand in the right order, comes back in this order.
    fn in_order(expected: &[&str], key: fn(&str) -> Vec<u8>) {
        let mut sorted = expected.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|text| key(text));
        assert_eq!(sorted, expected);
        let keys: std::collections::BTreeSet<Vec<u8>> = expected.iter().map(|text| key(text)).collect();
        assert_eq!(keys.len(), expected.len(), "no two of these may tie");
    }

    #[test]
    fn the_collator_knows_vietnamese() {
        assert!(COLLATOR.is_some());
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet() {
        // The 29 letters as taught, with the four foreign ones in their Latin places.
        in_order(
            &[
                "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô",
                "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z",
            ],
            sort_key,
        );
    }

    #[test]
    fn tones_follow_the_dictionary() {
        // Ngang, huyền, hỏi, ngã, sắc, nặng; the tone matters only when the letters are equal.
        in_order(&["ma", "mà", "mả", "mã", "má", "mạ"], sort_key);
        in_order(&["ê", "ề", "ể", "ễ", "ế", "ệ"], sort_key);
        in_order(&["Má", "mạch", "mai", "mảnh"], sort_key);
        in_order(&["Dung", "Dũng", "Duy", "Đàn", "Đông", "Em"], sort_key);
        in_order(&["Ân", "Bảo", "Cẩm", "Chi", "Cường"], sort_key);
    }

    #[test]
    fn units_with_numbers_are_in_number_order() {
        in_order(&["Phòng Tài chính", "Phường 2", "Phường 10", "Quận 3", "Xã An Bình"], sort_key);
    }

    #[test]
    fn people_are_sorted_by_given_name_first() {
        in_order(
            &[
                "Trần Văn An",
                "Lê Thị Ánh",
                "Phạm Thị Ân",
                "Võ Bình",
                "Nguyễn An Bình",
                "Lê Văn Bình",
                "Nguyễn Văn Bình",
                "Hồ Ngọc Hoa",
                "Bùi Ngọc Hoà",
                "Đinh Y",
            ],
            person_sort_key,
        );
        // A whole given name comes before the middle name is asked: Hoa before Hòa whatever stands before.
        assert!(person_sort_key("Vũ Xuân Hoa") < person_sort_key("An Ái Hòa"));
        assert_eq!(person_sort_key("Bùi Ngọc Hoà"), person_sort_key("Bùi  Ngọc Hòa"));
        assert!(person_sort_key("") < person_sort_key("A"));
    }

    #[test]
    fn codes_are_in_counting_order() {
        in_order(&["I", "I.1", "I.2", "I.2.1", "I.10", "II", "IV", "V", "IX", "X", "XI"], code_sort_key);
        in_order(&["1", "1.1", "1.2", "1.10", "2", "10"], code_sort_key);
        in_order(&["a)", "b)", "c)", "d)", "đ)", "e)", "g)"], code_sort_key);
        in_order(&["A", "B", "C", "TC9", "TC10"], code_sort_key);
        assert_eq!(roman_value("XXXIX"), Some(39));
        assert_eq!(roman_value("XXXX"), None);
        assert_eq!(roman_value("IIII"), None);
    }

    proptest! {
        #[test]
        fn equal_keys_mean_equal_texts(one in "[aăâAÁoóoeyưđĐ1 ]{0,6}", other in "[aăâAÁoóoeyưđĐ1 ]{0,6}") {
            if sort_key(&one) == sort_key(&other) {
                prop_assert_eq!(match_key(&one), match_key(&other));
                prop_assert_eq!(fold(&one), fold(&other));
            }
        }

        #[test]
        fn composition_does_not_matter(text in "[a-zàáâãèéêìíòóôõùúăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ ]{0,20}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(sort_key(&text), sort_key(&decomposed));
            prop_assert_eq!(person_sort_key(&text), person_sort_key(&decomposed));
            prop_assert_eq!(code_sort_key(&text), code_sort_key(&decomposed));
        }

        #[test]
        fn any_text_has_a_key(text in any::<String>()) {
            prop_assert!(sort_key(&text).len() < 64 * (text.len() + 1));
            prop_assert!(!person_sort_key(&text).is_empty());
            prop_assert!(!code_sort_key(&text).is_empty());
        }
    }
}
