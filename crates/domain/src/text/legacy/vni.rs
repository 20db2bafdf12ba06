//! VNI for Windows: a letter, and behind it one for its marks.

use unicode_normalization::UnicodeNormalization;

/// Letters that stand for themselves: their codes and what they show.
const WHOLE: [(char, &str); 9] =
    [('ñ', "đ"), ('ô', "ơ"), ('ö', "ư"), ('ì', "ì"), ('í', "í"), ('æ', "ỉ"), ('ó', "ĩ"), ('ò', "ị"), ('î', "ỵ")];

/// Marks behind a vowel, as combining characters, and the vowels that take them.
const MARKS: [(char, &str, &str); 16] = [
    ('ø', "\u{300}", "aeouyôö"),
    ('ù', "\u{301}", "aeouyôö"),
    ('û', "\u{309}", "aeouyôö"),
    ('õ', "\u{303}", "aeouyôö"),
    ('ï', "\u{323}", "aeouyôö"),
    ('â', "\u{302}", "aeo"),
    ('à', "\u{302}\u{300}", "aeo"),
    ('á', "\u{302}\u{301}", "aeo"),
    ('å', "\u{302}\u{309}", "aeo"),
    ('ã', "\u{302}\u{303}", "aeo"),
    ('ä', "\u{302}\u{323}", "aeo"),
    ('ê', "\u{306}", "a"),
    ('è', "\u{306}\u{300}", "a"),
    ('é', "\u{306}\u{301}", "a"),
    ('ú', "\u{306}\u{309}", "a"),
    ('ü', "\u{306}\u{303}", "a"),
];
/// ặ alone has its marks in this order.
const LAST: (char, &str, &str) = ('ë', "\u{306}\u{323}", "a");

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// The marks that a letter puts on the vowel before it.
fn marks(vowel: char, mark: char) -> Option<&'static str> {
    let (vowel, mark) = (small(vowel), small(mark));
    let found = MARKS.iter().chain([&LAST]).find(|(code, _, vowels)| *code == mark && vowels.contains(vowel));
    found.map(|(_, marks, _)| *marks)
}

/// What a letter shows when no mark follows.
fn whole(letter: char) -> String {
    match WHOLE.iter().find(|(code, _)| *code == small(letter)) {
        Some((_, shown)) if letter.is_uppercase() => shown.to_uppercase(),
        Some((_, shown)) => (*shown).to_owned(),
        None => letter.to_string(),
    }
}

pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len() * 2);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        decoded.push_str(&whole(letter));
        if let Some(found) = rest.peek().and_then(|mark| marks(letter, *mark)) {
            decoded.push_str(found);
            rest.next();
        }
    }
    decoded.nfc().collect()
}

/// Whether VNI has this character at all.
pub(super) fn knows(code: char) -> bool {
    let small = small(code);
    code.is_ascii()
        || WHOLE.iter().any(|(known, _)| *known == small)
        || MARKS.iter().chain([&LAST]).any(|(known, ..)| *known == small)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table that VNI published with its fonts and every converter repeats: small letters and their codes.
    const PUBLISHED: &str = "à aø, á aù, ả aû, ã aõ, ạ aï, ă aê, ằ aè, ắ aé, ẳ aú, ẵ aü, ặ aë, â aâ, ầ aà, ấ aá, ẩ aå, ẫ aã, \
        ậ aä, đ ñ, è eø, é eù, ẻ eû, ẽ eõ, ẹ eï, ê eâ, ề eà, ế eá, ể eå, ễ eã, ệ eä, ì ì, í í, ỉ æ, ĩ ó, ị ò, ò oø, ó où, \
        ỏ oû, õ oõ, ọ oï, ô oâ, ồ oà, ố oá, ổ oå, ỗ oã, ộ oä, ơ ô, ờ ôø, ớ ôù, ở ôû, ỡ ôõ, ợ ôï, ù uø, ú uù, ủ uû, ũ uõ, \
        ụ uï, ư ö, ừ öø, ứ öù, ử öû, ữ öõ, ự öï, ỳ yø, ý yù, ỷ yû, ỹ yõ, ỵ î";

    #[test]
    fn every_letter_in_both_cases_is_the_published_one() {
        let pairs: Vec<(&str, &str)> = PUBLISHED.split(", ").map(|pair| pair.trim().split_once(' ').unwrap()).collect();
        // Twelve vowels in five tones, ă â ê ô ơ ư without one, and đ.
        assert_eq!(pairs.len(), 12 * 5 + 6 + 1);
        for (letter, code) in pairs {
            assert_eq!(decode(code), letter);
            assert_eq!(decode(&code.to_uppercase()), letter.to_uppercase());
            // A capital typed with a small mark, as happens with one capital at the beginning of a name.
            let mut letters = code.chars();
            let first = letters.next().unwrap().to_uppercase();
            assert_eq!(decode(&first.chain(letters).collect::<String>()), letter.to_uppercase());
        }
    }

    #[test]
    fn words_under_the_font_are_read() {
        assert_eq!(decode("Nguyeãn Vaên Baéc, Sôû Noäi vuï"), "Nguyễn Văn Bắc, Sở Nội vụ");
        assert_eq!(decode("ÑOÀNG THAÙP, tröôøng"), "ĐỒNG THÁP, trường");
    }
}
