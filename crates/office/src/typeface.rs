//! The one typeface: Liberation Serif, as wide as Times New Roman and with every Vietnamese letter in all four faces.
//! Its widths tell every format where a heading breaks and how long the rule under it is.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// In the order of [`Face`].
const FILES: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../../assets/fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../../assets/fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
];

/// A face of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Đứng.
    Regular = 0,
    /// Đậm.
    Bold = 1,
    /// Nghiêng.
    Italic = 2,
}

/// The faces, read once.
pub(crate) fn fonts() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect())
}

/// The widths of the faces, read once.
fn metrics() -> &'static [ttf_parser::Face<'static>] {
    static METRICS: OnceLock<Vec<ttf_parser::Face<'static>>> = OnceLock::new();
    METRICS.get_or_init(|| FILES.iter().filter_map(|file| ttf_parser::Face::parse(file, 0).ok()).collect())
}

/// Width of a line in twentieths of a point, the unit of word processors. A letter the face lacks counts as wide as "M".
pub(crate) fn width(line: &str, face: Face, points: u32) -> u32 {
    let Some(font) = metrics().get(face as usize) else {
        return 0;
    };
    let advance = |letter: char| font.glyph_index(letter).and_then(|glyph| font.glyph_hor_advance(glyph));
    let units: u32 = line.chars().filter_map(|letter| advance(letter).or_else(|| advance('M'))).map(u32::from).sum();
    units.saturating_mul(points * 20) / u32::from(font.units_per_em()).max(1)
}

/// Breaks a heading into the fewest lines that fit `room` (twentieths of a point), about equally long: no lonely word,
/// no dash at the beginning of a line. Line breaks it has stay.
pub(crate) fn balanced(text: &str, face: Face, points: u32, room: u32) -> Vec<String> {
    text.lines()
        .flat_map(|paragraph| {
            let words = unbreakable(paragraph);
            let measure = |line: &str| width(line, face, points);
            let fewest = filled(&words, room, &measure);
            let (mut low, mut high) = (0, room);
            while high.saturating_sub(low) > 10 {
                let middle = (low + high) / 2;
                let lines = filled(&words, middle, &measure);
                let fits = lines.len() <= fewest.len() && lines.iter().all(|line| measure(line) <= room.min(middle));
                if fits { high = middle } else { low = middle }
            }
            if fewest.len() > 1 { filled(&words, high, &measure) } else { fewest }
        })
        .collect()
}

/// How many lines a text takes in a column of this width (twentieths of a point), at least one.
pub(crate) fn line_count(text: &str, face: Face, points: u32, room: u32) -> u32 {
    let measure = |line: &str| width(line, face, points);
    let lines = text.lines().map(|paragraph| filled_count(paragraph, room, &measure)).sum::<u32>();
    lines.max(1)
}

/// Like [`filled`], counting only; a word wider than the room is broken where it must be.
fn filled_count(paragraph: &str, room: u32, measure: &impl Fn(&str) -> u32) -> u32 {
    let space = measure(" ");
    let (mut lines, mut used) = (1, 0);
    for word in paragraph.split_whitespace() {
        let wide = measure(word);
        if used > 0 && used + space + wide <= room {
            used += space + wide;
            continue;
        }
        lines += u32::from(used > 0) + wide.saturating_sub(1) / room.max(1);
        used = if wide > room { wide % room.max(1) } else { wide };
    }
    lines
}

/// The words of a line, a dash between spaces joined to the word before it.
fn unbreakable(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match words.last_mut() {
            Some(before) if matches!(word, "-" | "–") => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Fills lines from the left, each with as many words as fit.
fn filled(words: &[String], room: u32, measure: &impl Fn(&str) -> u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if measure(&format!("{line} {word}")) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_times() {
        // Adobe's Times-Roman metrics: T 611, i 278, m 778, e 444, s 389 thousandths of an em; at 10 points 1 is 0.2.
        assert!((499..=500).contains(&width("Times", Face::Regular, 10)));
        // Times-Bold: D 722 and A 722.
        assert!((288..=289).contains(&width("DA", Face::Bold, 10)));
    }

    #[test]
    fn a_marked_letter_is_as_wide_as_its_bare_one() {
        assert_eq!(width("Ễ", Face::Regular, 12), width("E", Face::Regular, 12));
        assert_eq!(width("ợ", Face::Bold, 12), width("ơ", Face::Bold, 12));
    }

    #[test]
    fn headings_break_evenly_and_never_before_a_dash() {
        // 42 % of 165 mm are 69.3 mm = 3929 twentieths of a point.
        let lines = balanced("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", Face::Bold, 12, 3929);
        assert_eq!(lines, ["HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG"]);
        assert_eq!(balanced("SỞ NỘI VỤ", Face::Bold, 12, 3929), ["SỞ NỘI VỤ"]);
        assert_eq!(balanced("A\nB", Face::Bold, 12, 3929), ["A", "B"]);
    }

    #[test]
    fn lines_are_counted_as_they_are_filled() {
        // "M" is 889 thousandths of an em: 10 points make 177 twentieths, a space 50.
        assert_eq!(line_count("", Face::Regular, 10, 500), 1);
        assert_eq!(line_count("M M", Face::Regular, 10, 410), 1);
        assert_eq!(line_count("M M", Face::Regular, 10, 390), 2);
        assert_eq!(line_count("M\nM", Face::Regular, 10, 500), 2);
        assert_eq!(line_count("MMMM", Face::Regular, 10, 400), 2);
    }

    #[test]
    fn a_word_wider_than_its_room_stands_alone() {
        assert_eq!(balanced("Wwwwwwwwwwwwwwwwwwwwwww a", Face::Bold, 14, 600).len(), 2);
    }
}
