//! Whether a word can be a Vietnamese syllable: what tells a text in an old font from French, German or plain Unicode.
//!
//! The list of rimes is that of the language (initial + rime + tone, Đoàn Thiện Thuật, *Ngữ âm tiếng Việt*); rimes that
//! end in a stop take only sắc and nặng. Names of minorities ("Đắk", "Krông") need not pass.

use unicode_normalization::UnicodeNormalization;

/// Initials, the longest first.
const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

/// Rimes without their tones, by their first letter.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch",
    "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im",
    "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong",
    "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uâc",
    "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "um", "un", "ung", "uơ", "uôc", "uôi", "uôm", "uôn",
    "uông", "uôt", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyp", "uyt", "uyu", "ư", "ưa", "ưc", "ưi",
    "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "ych", "yên", "yêm", "yêng",
    "yêt", "yêu", "ynh", "yt",
];

/// Whether a word, in any case, is built like a Vietnamese syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let Some((bare, tone)) = without_tone(word) else { return false };
    let splits = INITIALS.iter().filter_map(|initial| bare.strip_prefix(initial)).chain([bare.as_str()]);
    splits.into_iter().any(|rime| {
        let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
        let known = RIMES.contains(&rime) || (rime.is_empty() && bare == "gi");
        known && (!stopped || matches!(tone, Some('\u{301}' | '\u{323}')))
    })
}

/// A word in lower case without its one tone, and that tone; none when it has two.
fn without_tone(word: &str) -> Option<(String, Option<char>)> {
    let mut tone = None;
    let mut several = false;
    let bare: String = word
        .to_lowercase()
        .nfd()
        .filter(|c| {
            let is_tone = super::matching::is_tone(*c);
            if is_tone {
                several |= tone.is_some();
                tone = Some(*c);
            }
            !is_tone
        })
        .nfc()
        .collect();
    (!several).then_some((bare, tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_work_are_syllables() {
        let text = "Phòng Nghiệp vụ Thuế Quốc huy Nguyễn Quyền Giếng Gì Hưởng ứng phong trào thi đua yêu nước khoẻ \
            ngoằn ngoèo khuyết tật thuở xoong quýt quỵt ưu tiên hươu rượu quần uống ỷ ở Ý quốc gia giữ gìn tuổi";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_of_other_languages_and_torn_ones_are_none() {
        for word in
            ["Müller", "élève", "trởng", "hng", "cat", "Besançon", "ộlốve", "strasse", "ôôn", "hảả", "", "nguyeãn"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
