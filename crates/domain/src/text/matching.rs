//! When two texts are called alike ([`fold`]) and when they are called the same ([`match_key`]).

use std::iter::once;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clean::is_usual_letter;
use super::line;

/// The five tone marks, as combining characters: huyền, sắc, ngã, hỏi, nặng.
pub(super) fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// For searching: lower case, without marks, đ as d, every dash `-` without spaces around it, curly quotes straight.
/// The two ways of placing a tone ("Hoá", "Hóa") fold alike because no tone remains.
pub fn fold(text: &str) -> String {
    let lower = line(text).to_lowercase();
    let mut bare = String::with_capacity(lower.len());
    for c in lower.chars() {
        if c.is_ascii() {
            bare.push(c);
        } else {
            bare.extend(once(c).nfd().filter(|c| !is_combining_mark(*c)).map(|c| match c {
                'đ' | 'ð' => 'd',
                other => other,
            }));
        }
    }
    unify_punctuation(bare)
}

/// For "is it the same": lower case, marks kept, the tone of *oa, oe, uy* on the second vowel however it was typed,
/// dashes, quotes and spaces unified. Names that differ in a mark have different keys.
pub fn match_key(text: &str) -> String {
    unify_punctuation(unify_tone_place(&line(text).to_lowercase().replace('ð', "đ")))
}

/// Moves the tone of an open *oa, oe, uy* from the first vowel (the old style, "hóa") to the second ("hoá").
/// Case is kept; the result is NFC. "quí" is left as it is: *qu* is a consonant there.
pub(super) fn unify_tone_place(text: &str) -> String {
    if may_have_old_tone(text) { move_tones(text) } else { text.to_owned() }
}

fn move_tones(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut rest = text.nfd().peekable();
    while let Some(c) = rest.next() {
        let tone_after_first = is_tone(c).then(|| out.last().copied()).flatten();
        match (tone_after_first, rest.peek().copied()) {
            (Some(first), Some(second)) if is_glide_pair(first, second) => {
                out.push(second);
                rest.next();
                // A second vowel with its own mark (ă, ê, or a tone) is no such pair: put everything back.
                if rest.peek().copied().is_some_and(is_combining_mark) {
                    out.pop();
                    out.extend([c, second]);
                } else {
                    out.push(c);
                }
            }
            _ => out.push(c),
        }
    }
    out.into_iter().nfc().collect()
}

/// Whether a composed *o* or *u* with a tone stands before a vowel, or letters that only a closer look can tell.
fn may_have_old_tone(text: &str) -> bool {
    let mut toned = false;
    text.chars().any(|c| {
        let found = (toned && matches!(c, 'a' | 'e' | 'y' | 'A' | 'E' | 'Y')) || !(c == ' ' || is_usual_letter(c));
        toned = matches!(
            c,
            'ò' | 'ó'
                | 'õ'
                | 'ỏ'
                | 'ọ'
                | 'ù'
                | 'ú'
                | 'ũ'
                | 'ủ'
                | 'ụ'
                | 'Ò'
                | 'Ó'
                | 'Õ'
                | 'Ỏ'
                | 'Ọ'
                | 'Ù'
                | 'Ú'
                | 'Ũ'
                | 'Ủ'
                | 'Ụ'
        );
        found
    })
}

fn is_glide_pair(first: char, second: char) -> bool {
    matches!((first.to_ascii_lowercase(), second.to_ascii_lowercase()), ('o', 'a') | ('o', 'e') | ('u', 'y'))
}

/// Whether nothing is to be unified: words of usual letters, parted by single spaces, and no dash but between letters.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let fits = match c {
            ' ' => before != ' ' && before != '-',
            '-' => before != ' ',
            other => is_usual_letter(other),
        };
        if !fits {
            return false;
        }
        before = c;
    }
    before != ' ' || text.is_empty()
}

/// One dash, straight quotes, single spaces, no space beside a dash.
fn unify_punctuation(text: String) -> String {
    if is_plain(&text) { text } else { unify(&line(&text)) }
}

fn unify(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                out.push('-');
            }
            ' ' if out.ends_with('-') => {}
            '\u{201C}'..='\u{201F}' | '«' | '»' => out.push('"'),
            '\u{2018}'..='\u{201B}' => out.push('\''),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_drops_case_marks_and_dash_styles() {
        assert_eq!(fold("  Sở Giáo dục – Đào tạo "), "so giao duc-dao tao");
        assert_eq!(fold("THI ĐUA - KHEN THƯỞNG"), fold("thi đua-khen thưởng"));
        assert_eq!(fold("Hoá"), fold("Hóa"));
        assert_eq!(fold("“Đơn vị xuất sắc”"), "\"don vi xuat sac\"");
        // Ð (eth) stands for Đ in texts that came through an old code page.
        assert_eq!(fold("\u{D0}ào"), "dao");
    }

    #[test]
    fn both_tone_styles_are_the_same_name() {
        for (old, new) in [("hóa", "hoá"), ("hòe", "hoè"), ("thúy", "thuý"), ("Ủy ban", "Uỷ ban"), ("TÒA", "TOÀ")]
        {
            assert_eq!(match_key(old), match_key(new), "{old} {new}");
        }
        assert_eq!(match_key("quí"), "quí");
        assert_eq!(match_key("hoàn"), "hoàn");
        assert_eq!(match_key("khuyến"), "khuyến");
        assert_eq!(match_key("Y tế"), match_key("y TẾ"));
    }

    #[test]
    fn a_different_mark_is_a_different_name() {
        for (one, other) in [("Hai", "Hải"), ("Vì", "Vỉ"), ("Đàn", "Dàn"), ("Quí", "Quý"), ("Thuỳ", "Thuỷ")]
        {
            assert_ne!(match_key(one), match_key(other), "{one} {other}");
        }
    }

    #[test]
    fn decomposed_and_composed_are_the_same() {
        let composed = "Nguyễn Thị Thuỷ";
        let decomposed: String = composed.nfd().collect();
        assert_ne!(composed, decomposed);
        assert_eq!(match_key(composed), match_key(&decomposed));
    }

    proptest! {
        #[test]
        fn keys_are_stable(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone());
            let key = match_key(&text);
            prop_assert_eq!(match_key(&key), key);
        }

        #[test]
        fn what_is_passed_over_would_not_change(text in "[hoòóaâqkyỳuùúêeĐ\u{301}“ –-]{0,10}") {
            prop_assert!(may_have_old_tone(&text) || move_tones(&text) == text);
            prop_assert!(!is_plain(&text) || unify(&line(&text)) == text);
        }

        #[test]
        fn the_same_thing_is_also_found(one in "[hoaáàuyýỷeêqđn –-]{0,8}", other in "[hoóòaáuúyýeêqđn –-]{0,8}") {
            if match_key(&one) == match_key(&other) {
                prop_assert_eq!(fold(&one), fold(&other));
            }
            prop_assert_eq!(fold(&match_key(&one)), fold(&one));
        }
    }
}
