//! A plan's text cut into words, marks and lines. Every rule works on these; a place is always the place of a token, and
//! spans count Unicode scalar values of the text.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fold::fold_char;
use super::model::Found;
use crate::text;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, or letters and digits.
    Word,
    /// Digits only.
    Number,
    /// One character of anything else.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First character.
    pub start: usize,
    /// After its last character.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// White space before it on its line; a tab counts four.
    pub gap: usize,
    /// Tabs among that.
    pub tabs: usize,
    /// Its line.
    pub line: usize,
}

/// The text and its tokens.
pub(super) struct Source {
    /// The text, NFC, without invisible characters.
    pub text: String,
    /// Where each character begins, and the text's end.
    bytes: Vec<u32>,
    /// The text by [`fold_char`].
    fold: String,
    tokens: Vec<Token>,
    /// Tokens of each line.
    lines: Vec<Range<usize>>,
}

impl Source {
    /// Cuts a text.
    pub(super) fn new(raw: &str) -> Self {
        let text = clean(raw);
        let mut source = Self {
            bytes: Vec::with_capacity(text.len()),
            fold: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 5),
            lines: Vec::new(),
            text,
        };
        source.cut();
        source
    }

    fn cut(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (mut line_start, mut gap, mut tabs) = (0, 0, 0);
        let mut open: Option<Token> = None;
        for (place, (byte, c)) in text.char_indices().enumerate() {
            self.bytes.push(u32::try_from(byte).unwrap_or(u32::MAX));
            self.fold.push(char::from(fold_char(c)));
            let digit = c.is_ascii_digit();
            if digit || c.is_alphanumeric() {
                let begun = Token { start: place, end: place, kind: Kind::Number, gap, tabs, line: self.lines.len() };
                let token = open.get_or_insert(begun);
                token.end = place + 1;
                if !digit {
                    token.kind = Kind::Word;
                }
                (gap, tabs) = (0, 0);
            } else {
                self.tokens.extend(open.take());
                if is_line_break(c) {
                    self.lines.push(line_start..self.tokens.len());
                    line_start = self.tokens.len();
                    (gap, tabs) = (0, 0);
                } else if c.is_whitespace() {
                    gap += if c == '\t' { 4 } else { 1 };
                    tabs += usize::from(c == '\t');
                } else {
                    let line = self.lines.len();
                    self.tokens.push(Token { start: place, end: place + 1, kind: Kind::Mark, gap, tabs, line });
                    (gap, tabs) = (0, 0);
                }
            }
        }
        self.tokens.extend(open.take());
        self.lines.push(line_start..self.tokens.len());
        self.bytes.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        self.text = text;
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The number of lines.
    pub(super) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// A token.
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The tokens of a line.
    pub(super) fn line(&self, number: usize) -> Range<usize> {
        self.lines.get(number).cloned().unwrap_or(0..0)
    }

    /// Characters of a line from its first token to its last.
    pub(super) fn width(&self, line: &Range<usize>) -> usize {
        match (self.token(line.start), line.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => last.end.saturating_sub(first.start),
            _ => 0,
        }
    }

    /// The folded letters of a token; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.fold.get(token.start..token.end)).unwrap_or_default()
    }

    /// A token as printed.
    pub(super) fn printed(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.slice(token.start, token.end))
    }

    /// The characters from one place to another.
    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        let byte = |place: usize| self.bytes.get(place).and_then(|byte| usize::try_from(*byte).ok());
        match (byte(start), byte(end)) {
            (Some(start), Some(end)) => self.text.get(start..end).unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether a token is a word or a number.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind != Kind::Mark)
    }

    /// Whether a token is all digits.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// The number that a token of digits is.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        if self.is_number(at) { self.word(at).parse().ok() } else { None }
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.printed(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word begins with a small letter.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.printed(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether the tokens hold letters, and none of them small.
    pub(super) fn is_caps(&self, tokens: &Range<usize>) -> bool {
        let mut capitals = 0;
        for at in tokens.clone() {
            for c in self.printed(at).chars() {
                if c.is_lowercase() {
                    return false;
                }
                capitals += usize::from(c.is_uppercase());
            }
        }
        capitals > 1
    }

    /// Where a phrase ends that begins at a token; its words and marks are separated by spaces and folded.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for word in phrase.split(' ') {
            if self.word(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// The first of several phrases that begins at a token: where it ends. Longer ones stand before their beginnings.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        // Most phrases fail at their first letter; this is asked for every word of a book.
        let first = self.word(at).as_bytes().first();
        first?;
        phrases.iter().filter(|phrase| phrase.as_bytes().first() == first).find_map(|phrase| self.phrase(at, phrase))
    }

    /// The first place within tokens where one of several phrases stands: where it begins and ends.
    pub(super) fn find(&self, tokens: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
        let end = tokens.end;
        tokens.into_iter().find_map(|at| {
            let after = self.any_phrase(at, phrases)?;
            (after <= end).then_some(at..after)
        })
    }

    /// Whether one of several phrases stands within tokens.
    pub(super) fn has(&self, tokens: Range<usize>, phrases: &[&str]) -> bool {
        self.find(tokens, phrases).is_some()
    }

    /// The tokens without marks of no meaning at their ends: commas, colons, dashes, full stops.
    pub(super) fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (tokens.start, tokens.end);
        while start < end && matches!(self.word(start), "," | "." | ";" | ":" | "-" | "/" | "*" | "_" | "|") {
            start += 1;
        }
        while start < end && matches!(self.word(end - 1), "," | "." | ";" | ":" | "-" | "/" | "*" | "_" | "|") {
            end -= 1;
        }
        start..end
    }

    /// The same without the quotes around all of it.
    pub(super) fn unquoted(&self, tokens: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (tokens.start, tokens.end);
        let quotes = (start..end).filter(|at| self.word(*at) == "\"").count();
        if quotes == 2 && end > start + 2 && self.word(start) == "\"" && self.word(end - 1) == "\"" {
            start += 1;
            end -= 1;
        }
        start..end
    }

    /// What stands there, on one line.
    pub(super) fn found(&self, tokens: Range<usize>, sure: bool) -> Option<Found> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        if tokens.start >= tokens.end {
            return None;
        }
        let value = text::line(self.slice(first.start, last.end));
        (!value.is_empty()).then_some(Found { value, span: [first.start, last.end], sure })
    }

    /// What stands there, trimmed by [`Self::trimmed`].
    pub(super) fn found_trimmed(&self, tokens: Range<usize>, sure: bool) -> Option<Found> {
        self.found(self.trimmed(tokens), sure)
    }

    /// Another way of writing what stands there.
    pub(super) fn found_as(&self, tokens: Range<usize>, value: String, sure: bool) -> Option<Found> {
        Some(Found { value, ..self.found(tokens, sure)? })
    }

    /// The parts of a line that stand apart, as columns do: four or more spaces, or a tab.
    pub(super) fn cells(&self, line: usize) -> Vec<Range<usize>> {
        let tokens = self.line(line);
        let mut cells = Vec::new();
        let mut start = tokens.start;
        for at in tokens.clone().skip(1) {
            if self.token(at).is_some_and(|token| token.gap >= 4) {
                cells.push(start..at);
                start = at;
            }
        }
        if start < tokens.end {
            cells.push(start..tokens.end);
        }
        cells
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// NFC, without what nobody sees: soft hyphens, zero-width spaces, byte order marks.
fn clean(raw: &str) -> String {
    let invisible =
        |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{0}');
    let seen = || raw.chars().filter(|c| !invisible(*c));
    if is_nfc_quick(raw.chars()) == IsNormalized::Yes { seen().collect() } else { seen().nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_of_the_composed_text() {
        // "Số" typed as o + circumflex + acute becomes two characters.
        let source = Source::new("So\u{302}\u{301}: 12/KH-UBND");
        assert_eq!(source.text, "Số: 12/KH-UBND");
        let words: Vec<&str> = (0..source.len()).map(|at| source.word(at)).collect();
        assert_eq!(words, ["so", ":", "12", "/", "kh", "-", "ubnd"]);
        let found = source.found(2..7, true).unwrap();
        assert_eq!((found.value.as_str(), found.span), ("12/KH-UBND", [4, 14]));
    }

    #[test]
    fn wide_gaps_part_columns() {
        let source = Source::new("Nơi nhận:        GIÁM ĐỐC\n- Như trên;\tNguyễn Văn A");
        let of = |line: usize| -> Vec<String> {
            source.cells(line).into_iter().filter_map(|cell| source.found(cell, true)).map(|f| f.value).collect()
        };
        assert_eq!(of(0), ["Nơi nhận:", "GIÁM ĐỐC"]);
        assert_eq!(of(1), ["- Như trên;", "Nguyễn Văn A"]);
    }
}
