//! Bytes of a text file to Unicode: by its byte order mark, else by what the bytes can be.

use domain::text;
use domain::text::legacy::{Evidence, OldLetters};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// Bytes of a text file by which its code page is judged.
const JUDGED: usize = 200_000;

/// Decodes a text file: UTF-8 and UTF-16 with or without a mark, else Windows-1258 (Vietnamese) or Windows-1252. Letters of
/// old fonts (TCVN3, VNI) stay as Windows-1252 shows them, to be judged cell by cell. Bytes that mean nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None => guess(bytes),
    };
    encoding.decode(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return UTF_8;
    }
    // Every second byte of Western text in UTF-16 is zero, of Vietnamese text still most.
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).take(2000).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len().min(4000) / 8;
    if odd > many && odd > even {
        return UTF_16LE;
    }
    if even > many {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    code_page(bytes)
}

/// The code page of a text of single bytes.
pub(super) fn code_page(bytes: &[u8]) -> &'static Encoding {
    let bytes = bytes.get(..JUDGED).unwrap_or(bytes);
    let (text, _, _) = WINDOWS_1258.decode(bytes);
    let (western, _, _) = WINDOWS_1252.decode(bytes);
    let old = Evidence::of(&western);
    let vietnamese = Evidence::of(&text::line(&text)).unicode;
    if [(OldLetters::Tcvn3, old.tcvn3), (OldLetters::Vni, old.vni)]
        .into_iter()
        .any(|(letters, words)| old.holds(letters) && words > vietnamese)
    {
        return WINDOWS_1252;
    }
    // Windows-1258 writes most tones as separate marks. In Vietnamese they stand after vowels; in Western European text
    // the same bytes are letters (Ì Ò Þ ì ò) that seldom follow a vowel.
    let mut after_vowel = 0_usize;
    let mut elsewhere = 0_usize;
    let mut before = ' ';
    for c in text.chars() {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            let vowel = "aăâeêioôơuưy".contains(before.to_lowercase().next().unwrap_or(' '));
            *(if vowel { &mut after_vowel } else { &mut elsewhere }) += 1;
        }
        before = c;
    }
    let own_letters = text.contains(['ă', 'ơ', 'ư', 'đ', 'Ă', 'Ơ', 'Ư', 'Đ']);
    if after_vowel > elsewhere || (elsewhere == 0 && own_letters) { WINDOWS_1258 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::line;

    #[test]
    fn files_of_excel_and_notepad_are_decoded() {
        let text = "Họ và tên;Đơn vị";
        assert_eq!(decode(text.as_bytes()), text);
        let marked: Vec<u8> = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        assert_eq!(decode(&marked), text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little), text);
        assert_eq!(decode(&[&[0xFF, 0xFE], little.as_slice()].concat()), text);
        assert_eq!(decode(&big), text);
        assert_eq!(decode(&[&[0xFE, 0xFF], big.as_slice()].concat()), text);
    }

    #[test]
    fn windows_1258_is_known_by_its_marks() {
        // Code page 1258: ê = EA, ~ = DE, ă = E3, Đ = D0, ơ = F5, dot below = F2.
        assert_eq!(line(&decode(b"Nguy\xEA\xDEn V\xE3n \xD0\xEA\xF2")), "Nguyễn Văn Đệ");
        assert_eq!(line(&decode(b"S\xF5n")), "Sơn");
    }

    #[test]
    fn letters_of_old_fonts_stay_as_they_are() {
        // TCVN3 as .VnTime shows it: Ô is ễ, ¨ ă, Ò ề, ­ ư, ë ở, ß ò. Read as Windows-1258, "HiÒn" would be "Hỉn".
        for old in
            ["NguyÔn V¨n HiÒn;Tr\u{AD}ëng phßng\nTrÇn Quang TiÒn;Phã phßng\n", "Nguyeãn Vaên Hieàn;Tröôûng phoøng\n"]
        {
            let bytes: Vec<u8> = old.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
            assert_eq!(decode(&bytes), old);
        }
    }

    #[test]
    fn western_text_stays_western() {
        // Code page 1252: ò = F2, é = E9. "Nicolò" has its ò after a consonant.
        assert_eq!(decode(b"Nicol\xF2 Caf\xE9"), "Nicolò Café");
    }
}
