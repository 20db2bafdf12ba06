//! Letters of old fonts: TCVN3 (".VnTime") and VNI ("VNI-Times"). A cell typed with such a font holds other letters than
//! it shows: "Së Néi vô" under .VnTime is "Sở Nội vụ".
//!
//! The font decides where it is known ([`OldFont::of`]). Otherwise the words do ([`Evidence`]): a word counts for an old
//! font only when it is no Vietnamese syllable as it stands and is one once decoded, so that Unicode, French and German
//! are never "decoded".

mod evidence;
mod lost;
mod tcvn3;
mod vni;

use serde::{Deserialize, Serialize};

pub use evidence::{Evidence, Judge};
pub use lost::with_lost_horns;

/// A way in which letters were encoded before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OldLetters {
    /// TCVN 5712:1993, third character set: one byte a letter; the fonts' names begin with ".Vn".
    Tcvn3,
    /// VNI for Windows: a vowel and a byte for its marks; the fonts' names begin with "VNI-".
    Vni,
}

impl OldLetters {
    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// The capitals that a decoded text has lost, given back; see the fonts of TCVN3.
    pub fn with_capitals(self, decoded: &str) -> String {
        match self {
            Self::Tcvn3 => tcvn3::with_capitals(decoded),
            Self::Vni => decoded.to_owned(),
        }
    }

    /// A text in Unicode (NFC). Characters that the encoding does not know stay.
    pub fn decode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => tcvn3::decode(text),
            Self::Vni => vni::decode(text),
        }
    }
}

/// Whether a text has a letter or mark that no old font has (ă, đ, ơ, ệ; a combining tone).
pub fn is_plainly_unicode(text: &str) -> bool {
    text.chars().any(evidence::is_beyond)
}

/// A font of old letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OldFont {
    /// How its letters are encoded.
    pub letters: OldLetters,
    /// Whether it shows every letter as a capital (".VnTimeH"): TCVN3 has no codes for capitals with a tone.
    pub capitals: bool,
}

impl OldFont {
    /// The font of a name, when it is one of old letters.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches(['"', '\'']);
        let starts =
            |beginning: &str| name.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
        if starts(".vn") || starts("vntime") || starts("vnarial") {
            Some(Self { letters: OldLetters::Tcvn3, capitals: name.ends_with('H') })
        } else if starts("vni-") || starts("vni ") {
            Some(Self { letters: OldLetters::Vni, capitals: false })
        } else {
            None
        }
    }

    /// A text typed with this font, as it is seen; none when its letters cannot be of this font, for texts in Unicode
    /// are often left under an old font's name.
    pub fn decode(self, text: &str) -> Option<String> {
        if evidence::is_unicode_under(self.letters, text) {
            return None;
        }
        let decoded = self.letters.decode(text);
        Some(if self.capitals { decoded.to_uppercase() } else { decoded })
    }

    /// Whether the letters of a text speak for this font, too: "Së" is no word, "Lê" is one and "Lờ" in TCVN3.
    pub fn is_sure_of(self, text: &str) -> bool {
        evidence::has_word_only_in(self.letters, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_known_by_their_names() {
        let tcvn3 = |capitals| Some(OldFont { letters: OldLetters::Tcvn3, capitals });
        for (name, font) in [
            (".VnTime", tcvn3(false)),
            (".VnTimeH", tcvn3(true)),
            (".vnarial narrow", tcvn3(false)),
            (".VnArial NarrowH", tcvn3(true)),
            ("VNI-Times", Some(OldFont { letters: OldLetters::Vni, capitals: false })),
            ("Times New Roman", None),
            ("Vni", None),
            ("", None),
        ] {
            assert_eq!(OldFont::of(name), font, "{name}");
        }
    }

    #[test]
    fn a_font_of_capitals_shows_capitals() {
        let font = OldFont::of(".VnTimeH").unwrap();
        assert_eq!(font.decode("së néi vô").as_deref(), Some("SỞ NỘI VỤ"));
        assert_eq!(font.decode("tr\u{AD}êng th\u{AD} ký").as_deref(), Some("TRƯỜNG THƯ KÝ"));
    }

    #[test]
    fn unicode_under_an_old_font_stays() {
        let font = OldFont::of(".VnTime").unwrap();
        assert_eq!(font.decode("Sở Nội vụ"), None);
        assert_eq!(font.decode("Trần Văn Hòa"), None);
        assert_eq!(font.decode("Hoà Bình"), None, "à is no letter of TCVN3");
        assert_eq!(font.decode("Lê Hoàng Tân"), None, "à is no letter of TCVN3");
        assert_eq!(font.decode("Phong 12").as_deref(), Some("Phong 12"));
        // "Lờ Tõn" are words, too: what stands around them decides.
        assert_eq!(font.decode("Lê Tân").as_deref(), Some("Lờ Tõn"));
        assert!(!font.is_sure_of("Lê Tân") && font.is_sure_of("NguyÔn V¨n B¾c"));
    }
}
