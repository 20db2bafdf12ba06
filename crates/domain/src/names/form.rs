//! The forms in which a name may be meant: in words, without punctuation, with its short forms written out.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::abbreviation;
use crate::text;

/// At most so many forms of one name: several ambiguous short forms multiply.
const MOST: usize = 64;

/// A way to read a name: words parted by single spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// With its marks.
    pub marked: String,
    /// Without marks.
    pub folded: String,
}

impl Form {
    fn of(marked: String) -> Self {
        let folded = text::fold(&marked);
        Self { marked, folded }
    }
}

/// Short forms by their letters without marks, written out as words.
static WRITTEN_OUT: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<String>> = HashMap::new();
    for (short, long) in abbreviation::all() {
        table.entry(text::match_key(short)).or_default().extend(long.iter().map(|long| words(long).join(" ")));
    }
    // Typed without Unikey: "CD" for "CĐ". A short form that is written so keeps its own meanings first.
    for (short, long) in abbreviation::all() {
        let own = table.entry(text::fold(short)).or_default();
        for long in long.iter().map(|long| words(long).join(" ")) {
            if !own.contains(&long) {
                own.push(long);
            }
        }
    }
    table
});

/// The words of a name in lower case: no punctuation, "và" and "&" left out, *y* after a single consonant as *i*
/// ("kỹ", "kĩ"), numbers without leading noughts, dotted letters together ("U.B.N.D").
pub(super) fn words(name: &str) -> Vec<String> {
    let key = text::match_key(name);
    let mut words: Vec<String> = Vec::new();
    for written in key.split(|c: char| c.is_whitespace() || (!c.is_alphanumeric() && c != '.')) {
        let parts: Vec<&str> = written.split('.').filter(|part| !part.is_empty()).collect();
        let dotted = parts.len() > 2 && parts.iter().all(|part| part.chars().count() == 1);
        if dotted {
            words.push(parts.concat());
        } else {
            words.extend(parts.into_iter().filter(|part| !matches!(*part, "và" | "va")).map(spelt));
        }
    }
    words
}

fn spelt(word: &str) -> String {
    if word.chars().all(|c| c.is_ascii_digit()) {
        let bare = word.trim_start_matches('0');
        return if bare.is_empty() { "0".to_owned() } else { bare.to_owned() };
    }
    if !word.contains(['y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ']) {
        return word.to_owned();
    }
    let with_y =
        matches!(text::fold(word).as_str(), "y" | "ye" | "hy" | "ky" | "ly" | "my" | "quy" | "sy" | "ty" | "vy");
    let as_i = |c| match c {
        'y' => 'i',
        'ý' => 'í',
        'ỳ' => 'ì',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        other => other,
    };
    if with_y { word.chars().map(as_i).collect() } else { word.to_owned() }
}

/// What a word may stand for, the likeliest first. What is no syllable is shortened rather than a word, so its meanings
/// come before itself.
fn meanings(word: &str) -> Vec<String> {
    let own = std::iter::once(word.to_owned());
    match WRITTEN_OUT.get(word).cloned() {
        None => own.collect(),
        Some(long) if text::is_syllable(word) => own.chain(long).collect(),
        Some(long) => long.into_iter().chain(own).collect(),
    }
}

/// The forms of a name, the likeliest first; none of a name without a word.
pub(super) fn forms(name: &str) -> Vec<Form> {
    let mut read: Vec<String> = Vec::new();
    for word in words(name) {
        let meanings = meanings(&word);
        if read.is_empty() {
            read = meanings;
            continue;
        }
        let longer = meanings.iter().flat_map(|meaning| read.iter().map(move |begun| format!("{begun} {meaning}")));
        read = longer.take(MOST).collect();
    }
    read.into_iter().map(Form::of).collect()
}

/// Whether a name is written without a single mark.
pub fn is_bare(name: &str) -> bool {
    let lower = text::line(name).to_lowercase();
    let bare = text::fold(&lower);
    lower.chars().filter(|c| c.is_alphabetic()).eq(bare.chars().filter(|c| c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn likeliest(name: &str) -> String {
        forms(name).remove(0).marked
    }

    #[test]
    fn short_forms_are_written_out() {
        for (short, long) in [
            ("UBND xã Mẫu Sơn", "uỷ ban nhân dân xã mẫu sơn"),
            ("U.B.N.D TX. Mẫu", "uỷ ban nhân dân thị xã mẫu"),
            ("Sở GD&ĐT", "sở giáo dục đào tạo"),
            ("Sở GD - ĐT", "sở giáo dục đào tạo"),
            ("SỞ LĐTB&XH", "sở lao động thương binh xã hội"),
            ("Phòng LĐ-TB&XH", "phòng lao động thương binh xã hội"),
            ("Sở NN và PTNT", "sở nông nghiệp phát triển nông thôn"),
            ("Cty TNHH MTV Mẫu", "công ti trách nhiệm hữu hạn một thành viên mẫu"),
            ("BCHQS H.Mẫu", "ban chỉ huy quân sự huyện mẫu"),
            ("Trường TH & THCS số 01", "trường tiểu học trung học cơ sở số 1"),
        ] {
            assert_eq!(likeliest(short), long, "{short}");
        }
    }

    #[test]
    fn an_ambiguous_short_form_has_every_reading() {
        let readings: Vec<String> = forms("P. TP").into_iter().map(|form| form.marked).collect();
        for reading in ["phòng tư pháp", "phường tư pháp", "phòng thành phố", "p tp"] {
            assert!(readings.iter().any(|own| own == reading), "{reading} in {readings:?}");
        }
        assert!(forms("TT TT TT TT TT TT").len() <= MOST);
    }

    #[test]
    fn spelling_does_not_matter() {
        let decomposed: String = "Phòng Quản lý Đô thị".nfd().collect();
        for (one, other) in [
            ("Phòng Kỹ thuật", "PHÒNG KĨ THUẬT"),
            ("Quỹ Quí Hòa", "Quĩ Quý Hoà"),
            ("Phòng Quản lý Đô thị", decomposed.as_str()),
            ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá - Thể thao & Du lịch"),
            ("Trường Mầm non (cơ sở 02)", "Trường mầm non cơ sở 2"),
        ] {
            assert_eq!(words(one), words(other), "{one}");
        }
        assert_ne!(words("Xã Thuý Sơn"), words("Xã Thúi Sơn"), "uy is a rime of its own");
    }

    #[test]
    fn a_word_that_is_one_comes_before_what_it_may_shorten() {
        assert_eq!(likeliest("Đoàn ca múa nhạc"), "đoàn ca múa nhạc");
        assert!(forms("CA xã Mẫu").iter().any(|form| form.marked == "công an xã mẫu"));
    }

    #[test]
    fn names_without_marks_are_told() {
        assert!(is_bare("UY BAN NHAN DAN – XA 1"));
        assert!(!is_bare("Uy ban nhân dan") && !is_bare("CĐ"));
    }
}
