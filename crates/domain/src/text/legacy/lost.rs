//! The letter ư of TCVN3 is the soft hyphen of Latin-1, and many programs drop it: "Tr­ëng" arrives as "Trëng" and is
//! read "Trởng". Where the rest of the word is no syllable, only one letter can be missing.

use unicode_normalization::UnicodeNormalization;

use super::super::matching::is_tone;
use super::super::syllable::is_syllable;

/// A text with the lost ư put back where nothing else can have stood. Of a text that was never in an old font
/// (`decoded` false) only words with a tone on ơ are looked at: names of minorities ("Bơng") have none.
pub fn with_lost_horns(text: &str, decoded: bool) -> Option<String> {
    if !decoded && !text.contains(HORNED) {
        return None;
    }
    let mut mended = String::with_capacity(text.len() + 4);
    let mut changed = false;
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let end = part.trim_end_matches(|c: char| !c.is_alphabetic()).len();
        let (word, rest) = part.split_at(end);
        match mend(word, decoded) {
            Some(whole) => {
                mended.push_str(&whole);
                changed = true;
            }
            None => mended.push_str(word),
        }
        mended.push_str(rest);
    }
    changed.then_some(mended)
}

/// The letter ơ with a tone, in both cases.
const HORNED: [char; 10] = ['ờ', 'ớ', 'ở', 'ỡ', 'ợ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ'];

fn mend(word: &str, decoded: bool) -> Option<String> {
    let shouted = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    let horned = word.contains(HORNED);
    if (!decoded && !horned) || word.chars().count() < 2 || is_syllable(word) {
        return None;
    }
    // "ngời" is a word, but a rare one; "người" is in every list. It is left: it could be either.
    let horn = if shouted { 'Ư' } else { 'ư' };
    let places = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
    let vowel = |c: char| "aăâeêioôơuưy".contains(bare(c));
    match word.char_indices().find(|(_, c)| vowel(*c)) {
        // "Trởng": ư stood before ơ.
        Some((at, letter)) if bare(letter) == 'ơ' => {
            let toned = std::iter::once(letter).nfd().any(is_tone);
            (decoded || toned)
                .then(|| inserted(word, at, if shouted || at == 0 { 'Ư' } else { 'ư' }))
                .filter(|w| is_syllable(w))
        }
        Some(_) => None,
        // "Hng", "Th": no vowel at all. Abbreviations ("TT", "THCS") are all capitals.
        None if decoded && !shouted => places.map(|at| inserted(word, at, horn)).find(|w| is_syllable(w)),
        None => None,
    }
}

fn inserted(word: &str, at: usize, letter: char) -> String {
    let (before, after) = word.split_at_checked(at).unwrap_or((word, ""));
    format!("{before}{letter}{after}")
}

/// A vowel in lower case without its tone.
fn bare(c: char) -> char {
    let small: String = c.to_lowercase().nfd().filter(|c| !is_tone(*c)).nfc().collect();
    small.chars().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lost_letter_comes_back_where_only_it_can_have_stood() {
        for (torn, whole) in [
            ("Trởng phòng", "Trưởng phòng"),
            ("đợc khen thởng", "được khen thưởng"),
            ("Ph\u{1EDB}c Hng", "Phước Hưng"),
            ("Th ký, nh trên", "Thư ký, như trên"),
            ("TRỜNG", "TRƯỜNG"),
        ] {
            assert_eq!(with_lost_horns(torn, true).as_deref(), Some(whole), "{torn}");
        }
    }

    #[test]
    fn words_that_are_whole_and_abbreviations_stay() {
        for text in ["Trường đời mới", "UBND TT THCS", "sơn hơn", "P. 12", "Trần Văn B"] {
            assert_eq!(with_lost_horns(text, true), None, "{text}");
        }
        // In a Unicode text nothing without a tone is touched.
        assert_eq!(with_lost_horns("Y Bơng Ksor, Th", false), None);
        assert_eq!(with_lost_horns("Trởng phòng", false).as_deref(), Some("Trưởng phòng"));
    }
}
