//! What the words of a text say about how its letters were encoded.

use std::collections::HashMap;

use super::super::syllable::is_syllable;
use super::{OldLetters, tcvn3, vni, with_lost_horns};

/// Words counted by what they can be. Add up the evidence of many cells before judging one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Words with letters that only Unicode has (ă, đ, ơ, ệ), and Vietnamese syllables as they stand.
    pub unicode: usize,
    /// Words that are syllables in TCVN3 only.
    pub tcvn3: usize,
    /// Words that are syllables in VNI only.
    pub vni: usize,
    /// Words beyond ASCII that are syllables in none: other languages, names.
    pub foreign: usize,
    /// Whether a letter stands there that no old font has.
    pub beyond: bool,
}

/// Words that were judged before: lists repeat the same few thousand.
#[derive(Debug, Default)]
pub struct Judge {
    known: HashMap<String, Word>,
}

impl Judge {
    /// What the words of a text say.
    pub fn evidence(&mut self, text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        if text.is_ascii() {
            return evidence;
        }
        for word in words(text) {
            let judged = match self.known.get(word) {
                Some(known) => *known,
                None => {
                    let judged = Word::of(word);
                    if self.known.len() < KNOWN_LIMIT {
                        self.known.insert(word.to_owned(), judged);
                    }
                    judged
                }
            };
            evidence.count_in(judged);
        }
        evidence
    }
}

/// Judged words that are kept.
const KNOWN_LIMIT: usize = 50_000;

/// What one word can be.
#[derive(Debug, Clone, Copy)]
enum Word {
    /// Only ASCII, or with digits: nothing can be said.
    Plain,
    Unicode {
        beyond: bool,
    },
    Old(OldLetters),
    /// A syllable in more than one way.
    Open,
    Foreign,
}

impl Evidence {
    /// What the words of a text say.
    pub fn of(text: &str) -> Self {
        Judge::default().evidence(text)
    }

    fn count_in(&mut self, word: Word) {
        match word {
            Word::Plain | Word::Open => {}
            Word::Unicode { beyond } => {
                self.unicode += 1;
                self.beyond |= beyond;
            }
            Word::Old(OldLetters::Tcvn3) => self.tcvn3 += 1,
            Word::Old(OldLetters::Vni) => self.vni += 1,
            Word::Foreign => self.foreign += 1,
        }
    }

    /// The evidence of more text, too.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self {
            unicode: self.unicode + more.unicode,
            tcvn3: self.tcvn3 + more.tcvn3,
            vni: self.vni + more.vni,
            foreign: self.foreign + more.foreign,
            beyond: self.beyond || more.beyond,
        }
    }

    /// The old letters that a whole table holds for certain: two words speak for them, and not twice as many words are
    /// of no encoding at all.
    pub fn holds(&self, letters: OldLetters) -> bool {
        let count = self.count(letters);
        count >= 2 && count * 2 >= self.foreign
    }

    /// The old letters that most words speak for, in one cell.
    pub fn most(&self) -> Option<OldLetters> {
        let letters = if self.tcvn3 >= self.vni { OldLetters::Tcvn3 } else { OldLetters::Vni };
        let count = self.count(letters);
        (count > 0 && self.tcvn3 != self.vni && count >= self.foreign && !self.beyond).then_some(letters)
    }

    fn count(&self, letters: OldLetters) -> usize {
        match letters {
            OldLetters::Tcvn3 => self.tcvn3,
            OldLetters::Vni => self.vni,
        }
    }

    /// A text in which words of old letters stand among words of Unicode, those words decoded; none without any. Letters
    /// that the rest of the table does not hold are not looked for.
    pub fn decoded_words(text: &str, held: impl Fn(OldLetters) -> bool) -> Option<(String, OldLetters)> {
        let mut found = None;
        let mut decoded = String::with_capacity(text.len());
        let mut rest = text;
        for word in words(text) {
            let Some(at) = rest.find(word) else { continue };
            let (before, after) = rest.split_at(at);
            decoded.push_str(before);
            match Word::of(word) {
                Word::Old(letters) if held(letters) => {
                    decoded.push_str(&letters.decode(word));
                    found = Some(letters);
                }
                _ => decoded.push_str(word),
            }
            rest = after.strip_prefix(word).unwrap_or_default();
        }
        decoded.push_str(rest);
        Some((decoded, found?))
    }

    /// Whether every word can be read in these letters.
    pub fn fits(letters: OldLetters, text: &str) -> bool {
        words(text).all(|word| word.is_ascii() || is_word(letters, word))
    }
}

/// Words as an old font may write them: its letters are signs (¨ © ¸) that part no words here.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || ('\u{2010}'..='\u{2030}').contains(&c);
    text.split(parts).filter(|word| !word.is_empty())
}

impl Word {
    fn of(word: &str) -> Self {
        if word.is_ascii() || word.chars().any(|c| c.is_ascii_digit()) {
            return Self::Plain;
        }
        if word.chars().any(is_beyond) {
            return Self::Unicode { beyond: true };
        }
        let decodes = |letters: OldLetters, knows: fn(char) -> bool| {
            word.chars().all(knows) && word.chars().count() > 1 && is_word(letters, word)
        };
        let as_it_stands = is_syllable(&word.replace('ð', "đ").replace('Ð', "Đ"));
        let old = (decodes(OldLetters::Tcvn3, tcvn3::knows), decodes(OldLetters::Vni, vni::knows));
        match (as_it_stands, old) {
            (true, (false, false)) => Self::Unicode { beyond: false },
            (false, (true, false)) => Self::Old(OldLetters::Tcvn3),
            (false, (false, true)) => Self::Old(OldLetters::Vni),
            (false, (false, false)) if word.chars().any(char::is_alphabetic) => Self::Foreign,
            _ => Self::Open,
        }
    }
}

/// Whether a word is a syllable in old letters, be it one that has lost its ư.
fn is_word(letters: OldLetters, word: &str) -> bool {
    let decoded = letters.decode(word);
    is_syllable(&decoded) || (letters == OldLetters::Tcvn3 && with_lost_horns(&decoded, true).is_some())
}

/// A letter or mark that no old font has: beyond Latin-1.
pub(super) fn is_beyond(c: char) -> bool {
    let old = matches!(u32::from(c), 0..=0xFF | 0xF020..=0xF0FF);
    !old && (c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c))
}

/// Whether a text under a font of old letters is plainly Unicode: a letter that the font cannot have, or words that are
/// syllables only as they stand.
pub(super) fn is_unicode_under(letters: OldLetters, text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let knows = match letters {
        OldLetters::Tcvn3 => tcvn3::knows,
        OldLetters::Vni => vni::knows,
    };
    if text.chars().any(|c| is_beyond(c) || (c.is_alphabetic() && !knows(c))) {
        return true;
    }
    let (mut standing, mut decoded) = (0_usize, 0_usize);
    for word in words(text).filter(|word| !word.is_ascii() && word.chars().count() > 1) {
        match (is_syllable(word), is_syllable(&letters.decode(word))) {
            (true, false) => standing += 1,
            (false, true) => decoded += 1,
            _ => {}
        }
    }
    standing > decoded
}

/// Whether some word of a text is one only in these letters, and not as it stands.
pub(super) fn has_word_only_in(letters: OldLetters, text: &str) -> bool {
    words(text).any(|word| !word.is_ascii() && !is_syllable(word) && is_word(letters, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(texts: &[&str]) -> Vec<OldLetters> {
        let all = texts.iter().map(|text| Evidence::of(text)).fold(Evidence::default(), Evidence::and);
        [OldLetters::Tcvn3, OldLetters::Vni].into_iter().filter(|letters| all.holds(*letters)).collect()
    }

    #[test]
    fn old_fonts_are_known_by_their_words() {
        assert_eq!(held(&["NguyÔn V¨n B¾c", "c¸n bé"]), [OldLetters::Tcvn3]);
        // "Trường, Lương" that have lost their ư, the soft hyphen of Latin-1.
        assert_eq!(held(&["Trêng THCS L¬ng ThÕ Vinh"]), [OldLetters::Tcvn3]);
        assert_eq!(held(&["Traàn Vaên Baûo", "cöûa haøng"]), [OldLetters::Vni]);
        assert_eq!(
            held(&["NguyÔn V¨n B¾c", "Traàn Vaên Baûo", "Nguyễn Văn Bắc"]),
            [OldLetters::Tcvn3, OldLetters::Vni]
        );
    }

    #[test]
    fn unicode_and_other_languages_are_never_old_letters() {
        let french =
            "Élève à l'école française, où l'été est passé: Noël, naïf, garçon, forêt, château, cœur, déjà reçu";
        let german = "Müller, Köln, größer, schön, Straße, Übung, für, Mädchen, Öl, Bär, Tür, süß, ähnlich, Fußgänger";
        let spanish = "El niño mañana señor año corazón está aquí, Perú, José, también, después, según la opinión";
        let portuguese = "São João, não, coração, você, avó, pão, mãe, três, órgão, situação, português";
        let unicode = "Nguyễn Thị Hoà, Sở Nội vụ; Trần Văn Hòa, hà, cá, bé, tú, mì, lò, hè, Tô, Lê, là, và, có, cô";
        for text in
            [french, german, spanish, portuguese, unicode, "Công ty ABC®", "10 µm ± 2 %", "« Bonjour »", "© 2026"]
        {
            assert_eq!(held(&[text]), [], "{text}");
            assert_eq!(Evidence::decoded_words(text, |letters| Evidence::of(text).holds(letters)), None, "{text}");
        }
    }

    #[test]
    fn a_word_of_old_letters_among_unicode_is_decoded_alone() {
        let held = |letters| letters == OldLetters::Tcvn3;
        let (text, letters) = Evidence::decoded_words("Trần V¨n Hòa, tổ trưởng", held).unwrap();
        assert_eq!((text.as_str(), letters), ("Trần Văn Hòa, tổ trưởng", OldLetters::Tcvn3));
        assert_eq!(Evidence::decoded_words("Trần Văn Hòa", held), None);
        // In a table without any other such word it is a slip of something else.
        assert_eq!(Evidence::decoded_words("Trần V¨n Hòa", |_| false), None);
    }
}
