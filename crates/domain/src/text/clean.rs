//! What is stored of a typed, pasted or imported text: composed, without invisible characters, evenly spaced.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters that officers never see and never meant: soft hyphen, zero-width and direction marks, byte order mark.
/// Control characters count as invisible too, unless they are white space.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || (c.is_control() && !c.is_whitespace())
}

/// Cleans a single-line field: NFC, invisible characters dropped, every run of white space (line breaks, tabs,
/// no-break spaces) one space, none at the ends.
pub fn line(text: &str) -> String {
    if is_clean_line(text) {
        return text.to_owned();
    }
    let composed: String = text.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    let mut out = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether [`line()`] would change nothing; most of what it is given is clean already, and lists are long.
fn is_clean_line(text: &str) -> bool {
    let mut after_space = true;
    let mut is_usual = true;
    for c in text.chars() {
        let space = c == ' ';
        if space && after_space {
            return false;
        }
        if !space && !is_usual_letter(c) {
            if c.is_whitespace() || c.is_control() || is_invisible(c) {
                return false;
            }
            is_usual = false;
        }
        after_space = space;
    }
    (!after_space || text.is_empty()) && (is_usual || is_nfc_quick(text.chars()) == IsNormalized::Yes)
}

/// What nearly every Vietnamese text is made of: printed ASCII and composed Latin letters, each of which is in NFC
/// whatever stands beside it.
pub(super) fn is_usual_letter(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}')
}

/// Cleans a text of several lines: NFC, invisible characters dropped, `\r\n` and Word's line breaks made `\n`,
/// no-break spaces made spaces, no space at a line's end, no blank line at either end. Paragraphs, blank lines between
/// them and indents stay.
pub fn multiline(text: &str) -> String {
    let broken = text.replace("\r\n", "\n");
    let composed: String = broken
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some('\t'),
            c if is_invisible(c) => None,
            c if c.is_whitespace() => Some(' '),
            c => Some(c),
        })
        .nfc()
        .collect();
    let lines: Vec<&str> = composed.split('\n').map(str::trim_end).collect();
    let blank = |line: &&str| line.is_empty();
    let start = lines.iter().take_while(|line| blank(line)).count();
    let end = lines.iter().rev().take_while(|line| blank(line)).count();
    let kept = lines.len().saturating_sub(start).saturating_sub(end);
    lines.into_iter().skip(start).take(kept).collect::<Vec<_>>().join("\n")
}

/// The items of a list that was typed into one field: separated by `;` or line breaks, leading `-`, `+`, `•` and `*`
/// dropped, each cleaned as a [`line()`], empty ones left out. A comma separates nothing: names of units contain it
/// ("Sở Văn hóa, Thể thao và Du lịch").
pub fn list_items(text: &str) -> Vec<String> {
    multiline(text)
        .split([';', '\n'])
        .map(|item| line(line(item).trim_start_matches(['-', '–', '—', '+', '•', '*', ' '])))
        .filter(|item| !item.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_composed_and_evenly_spaced() {
        // "Hòa" typed as o + combining grave, with a no-break space, a tab and a line break around it.
        assert_eq!(line("\u{FEFF}  Ho\u{300}a\u{A0}\t Bình \r\n"), "Hòa Bình");
        assert_eq!(line("thi\u{AD} đua\u{200B}"), "thi đua");
        assert_eq!(line("a\u{202F}b"), "a b");
        assert_eq!(line("o\u{200B}\u{301}"), "ó");
        assert_eq!(line("\u{0}\u{7}"), "");
    }

    #[test]
    fn several_lines_keep_their_paragraphs() {
        assert_eq!(
            multiline("\r\n \r\nĐoạn một  \r\n  thụt vào\r\n\r\nĐoa\u{323}n hai\u{A0}\r\n\r\n"),
            "Đoạn một\n  thụt vào\n\nĐoạn hai"
        );
        assert_eq!(multiline("một\u{B}hai\rba"), "một\nhai\nba");
        assert_eq!(multiline(" \n\t\n"), "");
    }

    #[test]
    fn a_typed_list_is_split_but_not_at_commas() {
        assert_eq!(
            list_items("- Như trên;\n- Sở Văn hóa, Thể thao và Du lịch;\n• Lưu: VT.\n;"),
            ["Như trên", "Sở Văn hóa, Thể thao và Du lịch", "Lưu: VT."]
        );
        assert!(list_items("  ").is_empty());
    }

    #[test]
    fn usual_letters_are_composed_and_seen() {
        for c in ('\0'..='\u{FFFF}').filter(|c| is_usual_letter(*c)) {
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
            assert!(!c.is_whitespace() && !is_invisible(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(line(&line(&text)), line(&text));
            prop_assert_eq!(multiline(&multiline(&text)), multiline(&text));
        }

        #[test]
        fn a_line_has_no_break_and_no_double_space(text in "[ \\t\\r\\n\u{A0}\u{AD}\u{202F}\u{FEFF}aạ\u{301}Đ-]{0,40}") {
            let cleaned = line(&text);
            let unwanted = cleaned.contains(['\n', '\r', '\t', '\u{A0}', '\u{AD}', '\u{202F}', '\u{FEFF}']);
            prop_assert!(!unwanted);
            prop_assert!(!cleaned.contains("  "));
            prop_assert_eq!(cleaned.trim(), cleaned.as_str());
        }
    }
}
