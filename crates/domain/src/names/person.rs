//! People by their names: with and without what stands before a name, with and without marks, a slip apart.

use std::collections::HashMap;

use super::alias_key;
use super::form::is_bare;
use super::index::{Alike, Likeness};
use super::trie::Trie;
use crate::person::split_honorific;
use crate::text;

/// What stands before the names of people in lists, as words.
const BEFORE: &[&str] = &["ông", "bà", "anh", "chị", "cô", "thầy", "đ c", "đc", "đồng chí", "ong", "ba", "dong chi"];
/// At most so many people are told.
const TOLD: usize = 6;
/// A name with fewer letters is near no other.
const LEAST: usize = 6;

/// The words of a person's name without what stands before it: "Đ/c Nguyễn Văn A", "BÀ LÊ THỊ B", "TS. Lê Thị B".
pub fn person_words(name: &str) -> String {
    let (_, bare) = split_honorific(name);
    let key = alias_key(if bare.contains(' ') { &bare } else { name });
    let without = BEFORE.iter().find_map(|before| {
        let rest = key.strip_prefix(before)?.strip_prefix(' ')?;
        // A name has two words: "Ba Nguyễn" may be one.
        rest.contains(' ').then(|| rest.to_owned())
    });
    without.unwrap_or(key)
}

/// People by the letters of their names.
#[derive(Debug, Clone, Default)]
pub struct PersonIndex {
    /// By the letters without marks: the place, the words with their marks, whether they were written without any.
    known: Vec<Vec<(usize, String, bool)>>,
    by_letters: HashMap<String, usize>,
    near: Trie,
}

impl PersonIndex {
    /// Adds a person's name.
    pub fn add(&mut self, name: &str, place: usize) {
        let words = person_words(name);
        let letters = text::fold(&words);
        let number = *self.by_letters.entry(letters).or_insert_with_key(|letters| {
            self.near.add(letters, self.known.len());
            self.known.push(Vec::new());
            self.known.len() - 1
        });
        if let Some(called) = self.known.get_mut(number) {
            let bare = is_bare(&words);
            called.push((place, words, bare));
        }
    }

    /// The people that a written name may mean, those of the same name first; each once.
    pub fn look(&self, name: &str) -> Vec<Alike> {
        let words = person_words(name);
        let letters = text::fold(&words);
        let bare = is_bare(&words);
        let most = usize::from(letters.chars().count() >= LEAST);
        let mut found: Vec<Alike> = Vec::new();
        for (number, apart) in self.near.near(&letters, most) {
            let called = self.known.get(number).into_iter().flatten();
            found.extend(called.map(|(place, known, known_bare)| {
                let likeness = match apart {
                    0 if bare || *known_bare || *known == words => Likeness::Same,
                    0 => Likeness::Marks,
                    _ => Likeness::Letters,
                };
                Alike { likeness, apart, place: *place }
            }));
        }
        found.sort_unstable();
        found.truncate(TOLD);
        found
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use Likeness::{Letters, Marks, Same};

    #[test]
    fn what_stands_before_a_name_is_no_part_of_it() {
        let decomposed: String = "Lê Thị Hoà".nfd().collect();
        let written =
            ["Lê Thị Hòa", "Bà Lê Thị Hòa", "BÀ LÊ THỊ HOÀ", "Đ/c  Lê Thị Hòa", "Đồng chí Lê Thị Hòa", &decomposed];
        for written in written {
            assert_eq!(person_words(written), "lê thị hoà", "{written}");
        }
        assert_eq!(person_words("TS. BS. Lê Thị Hòa"), "lê thị hoà");
        assert_eq!(person_words("Bà Đen"), "bà đen");
        assert_ne!(person_words("Nguyễn Văn Quy"), person_words("Nguyễn Văn Quý"));
    }

    #[test]
    fn people_are_told_by_how_alike_their_names_are() {
        let known = ["Nguyễn Thị Hòa", "Nguyễn Thị Hoa", "Nguyễn Thị Hoan", "Trần Văn Quý", "Đỗ Ba"];
        let mut index = PersonIndex::default();
        known.iter().enumerate().for_each(|(place, name)| index.add(name, place));
        let look = |name: &str| {
            let told = index.look(name).into_iter();
            told.map(|alike| (known[alike.place], alike.likeness)).collect::<Vec<_>>()
        };
        assert_eq!(look("BÀ NGUYỄN THỊ HOÀ"), [(known[0], Same), (known[1], Marks), (known[2], Letters)]);
        assert_eq!(
            look("NGUYEN THI HOA"),
            [(known[0], Same), (known[1], Same), (known[2], Letters)],
            "without marks it may be both"
        );
        assert_eq!(look("Nguyễn Thị Hỏa")[0], (known[0], Marks));
        assert_eq!(look("Ông Trần Văn Quí"), [(known[3], Same)]);
        assert_eq!(look("Trần Vă Quý"), [(known[3], Letters)]);
        assert_eq!(look("Đỗ Bá"), [(known[4], Marks)]);
        assert_eq!(look("Đỗ Bai"), [(known[4], Letters)]);
        assert_eq!(look("Trần Văn Quang"), []);
    }
}
