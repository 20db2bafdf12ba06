//! TCVN3: one code a letter, in the upper half of Latin-1.

use unicode_normalization::UnicodeNormalization;

/// Codes from 0xA1 to 0xFE; a blank where the fonts have no letter.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
const FIRST: u32 = 0xA1;

/// The letter of a code; none for what means itself.
fn letter(code: char) -> Option<char> {
    // Symbols inserted in Word keep their code in the private area.
    let code = match u32::from(code) {
        symbol @ 0xF020..=0xF0FF => symbol.checked_sub(0xF000)?,
        code => code,
    };
    let place = usize::try_from(code.checked_sub(FIRST)?).ok()?;
    LETTERS.chars().nth(place).filter(|letter| *letter != ' ')
}

/// Whether TCVN3 has this character at all.
pub(super) fn knows(code: char) -> bool {
    code.is_ascii() || letter(code).is_some()
}

pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len() * 2);
    for code in text.chars() {
        let Some(letter) = letter(code) else {
            decoded.push(code);
            continue;
        };
        // Converters write a capital with a tone as the capital and the small letter with it: "Aµ" is À, never Aà.
        let capital = decoded.chars().next_back().filter(|before| is_capital_of(*before, letter));
        if capital.is_some() {
            decoded.pop();
            decoded.extend(letter.to_uppercase());
        } else {
            decoded.push(letter);
        }
    }
    decoded
}

/// A decoded text with the capitals that its font could not show: TCVN3 has no code for a capital with a tone, so "Ánh
/// Tuyết" is typed "ánh Tuyết". A first word that begins with such a letter, and one among words that all begin with
/// capitals, get theirs back.
pub(super) fn with_capitals(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let begins_toned = |word: &str| {
        word.chars().count() > 1 && word.chars().next().is_some_and(|first| first.is_lowercase() && is_toned(first))
    };
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase) && !begins_toned(word);
    let titled = words.len() > 1 && !words.iter().any(lower);
    let capital = |(place, word): (usize, &&str)| match word.chars().next() {
        Some(first) if begins_toned(word) && words.len() > 1 && (titled || place == 0) => {
            first.to_uppercase().chain(word.chars().skip(1)).collect()
        }
        _ => (*word).to_owned(),
    };
    words.iter().enumerate().map(capital).collect::<Vec<String>>().join(" ")
}

fn is_toned(letter: char) -> bool {
    std::iter::once(letter).nfd().any(super::super::matching::is_tone)
}

/// Whether a letter is the capital of another but for its tone, which only the other has.
fn is_capital_of(before: char, letter: char) -> bool {
    if !before.is_uppercase() || !letter.is_lowercase() {
        return false;
    }
    let bare: String = std::iter::once(letter).nfd().filter(|c| !super::super::matching::is_tone(*c)).nfc().collect();
    is_toned(letter) && before.to_lowercase().eq(bare.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published table: letters in the order of their codes, each with its code, as glibc's TCVN5712-1 gives them
    /// (`iconv -f TCVN5712-1`), less the codes that the fonts leave empty.
    const PUBLISHED: [(u32, &str); 12] = [
        (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
        (0xB5, "àảãáạ"),
        (0xBB, "ằẳẵắ"),
        (0xC6, "ặầẩẫấậè"),
        (0xCE, "ẻẽéẹềểễếệìỉ"),
        (0xDC, "ĩíịò"),
        (0xE1, "ỏõóọồổỗốộờởỡớợù"),
        (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
        // The digits and letters of ASCII mean themselves.
        (0x30, "0123456789"),
        (0x41, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (0x61, "abcdefghijklmnopqrstuvwxyz"),
        (0x2C, ",-./"),
    ];

    #[test]
    fn every_letter_is_the_published_one() {
        let mut seen = String::new();
        for (first, letters) in PUBLISHED {
            for (code, letter) in (first..).zip(letters.chars()) {
                let code = char::from_u32(code).unwrap();
                assert_eq!(decode(&code.to_string()), letter.to_string());
                seen.push(letter);
            }
        }
        // Every letter of the language: 12 vowels in six tones, and đ.
        for vowel in "aăâeêioôơuưy".chars() {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                let letter: String = format!("{vowel}{tone}").nfc().collect();
                assert!(seen.contains(&letter), "{letter}");
            }
        }
        assert!(seen.contains('đ') && seen.contains('Đ'));
    }

    #[test]
    fn every_capital_comes_back_from_the_font_of_capitals_and_from_pairs() {
        let font = super::super::OldFont { letters: super::super::OldLetters::Tcvn3, capitals: true };
        for (first, letters) in PUBLISHED.iter().take(8) {
            for (code, letter) in (*first..).zip(letters.chars()) {
                let code = char::from_u32(code).unwrap().to_string();
                let capital = letter.to_uppercase().to_string();
                assert_eq!(font.decode(&code), Some(capital.clone()));
                let bare: String =
                    letter.to_string().nfd().filter(|c| !super::super::super::matching::is_tone(*c)).nfc().collect();
                if bare != letter.to_string() {
                    // The pair that converters write: the capital's own code, then the small letter's.
                    let base = bare.to_uppercase();
                    let base_code = match PUBLISHED[0].1.chars().position(|l| l.to_string() == base) {
                        Some(place) => char::from_u32(0xA1 + u32::try_from(place).unwrap()).unwrap().to_string(),
                        None => base,
                    };
                    assert_eq!(decode(&format!("{base_code}{code}")), capital);
                }
            }
        }
    }

    #[test]
    fn capitals_that_the_font_lacks_come_back_where_all_is_capital() {
        assert_eq!(with_capitals("Đặng Thị ánh Tuyết"), "Đặng Thị Ánh Tuyết");
        assert_eq!(with_capitals("ủy ban nhân dân"), "Ủy ban nhân dân");
        // A list of letters, one word, and prose stay.
        for text in ["à á ả", "ở", "Trưởng phòng ở Huế"] {
            assert_eq!(with_capitals(text), text);
        }
    }

    #[test]
    fn words_under_the_font_are_read() {
        // Typed by the published table: ë ở, é ộ, ô ụ, Ô ễ, ¨ ă, ê ờ, soft hyphen ư.
        assert_eq!(decode("Së Néi vô; NguyÔn V¨n B¾c; tr\u{AD}êng"), "Sở Nội vụ; Nguyễn Văn Bắc; trường");
        assert_eq!(decode("\u{F0AE}êi"), "đời");
    }
}
