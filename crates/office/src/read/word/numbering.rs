//! The numbers Word prints itself beside a paragraph: they stand in no text, yet an STT column often holds nothing else.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::Event;

use super::super::xml::{Pieces, attribute};

/// How one level of a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Decimal,
    UpperRoman,
    UpperLetter,
    LowerLetter,
    /// Bullets and kinds that no list of this work uses.
    Silent,
}

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(in super::super) struct Numbering {
    /// `w:num` to its `w:abstractNum`.
    abstract_of: HashMap<String, String>,
    /// Abstract list and level to its way of counting.
    levels: HashMap<(String, u32), Count>,
    /// Abstract list and level to what is printed around the number: `%1.`, `(%1)`, `%1.%2`.
    around: HashMap<(String, u32), String>,
    /// Abstract list and the style of a level's paragraphs to the level.
    styles: HashMap<(String, String), u32>,
    counted: HashMap<(String, u32), u32>,
}

impl Numbering {
    /// Reads `word/numbering.xml`; what cannot be read counts in plain numbers.
    pub(in super::super) fn read(xml: impl BufRead) -> Self {
        let mut numbering = Self::default();
        let mut reader = Pieces::reader(xml);
        let mut buffer = Vec::new();
        let (mut list, mut level, mut number) = (String::new(), 0, String::new());
        loop {
            buffer.clear();
            reader.get_mut().next();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                    b"abstractNum" => list = attribute(&element, "abstractNumId").unwrap_or_default(),
                    b"lvl" => level = attribute(&element, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(0),
                    b"numFmt" => {
                        let count = match attribute(&element, "val").as_deref() {
                            Some("decimal" | "decimalZero") => Count::Decimal,
                            Some("upperRoman") => Count::UpperRoman,
                            Some("upperLetter") => Count::UpperLetter,
                            Some("lowerLetter") => Count::LowerLetter,
                            _ => Count::Silent,
                        };
                        numbering.levels.entry((list.clone(), level)).or_insert(count);
                    }
                    b"lvlText" => {
                        let around = attribute(&element, "val").unwrap_or_default();
                        numbering.around.entry((list.clone(), level)).or_insert(around);
                    }
                    b"pStyle" => {
                        let style = attribute(&element, "val").unwrap_or_default();
                        numbering.styles.entry((list.clone(), style)).or_insert(level);
                    }
                    b"num" => number = attribute(&element, "numId").unwrap_or_default(),
                    b"abstractNumId" => {
                        let of = attribute(&element, "val").unwrap_or_default();
                        numbering.abstract_of.insert(number.clone(), of);
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => return numbering,
                Ok(_) => {}
            }
        }
    }

    /// The level of a list whose paragraphs have a style.
    pub(in super::super) fn level_of(&self, number: &str, style: &str) -> Option<u32> {
        let list = self.abstract_of.get(number)?;
        self.styles.get(&(list.clone(), style.to_owned())).copied()
    }

    /// Counts one more paragraph of a list and gives what Word prints beside it, without punctuation.
    pub(in super::super) fn next(&mut self, number: &str, level: u32) -> String {
        if number == "0" {
            return String::new();
        }
        self.counted.retain(|(counted, deeper), _| counted != number || *deeper <= level);
        let value = self.counted.entry((number.to_owned(), level)).or_insert(0);
        *value = value.saturating_add(1);
        self.shown(number, level)
    }

    /// Counts one more paragraph of a list and gives what Word prints beside it, with its punctuation; a dash for a bullet.
    pub(in super::super) fn printed(&mut self, number: &str, level: u32) -> String {
        let own = self.next(number, level);
        if number == "0" {
            return own;
        }
        let list = self.abstract_of.get(number).cloned().unwrap_or_default();
        if self.levels.get(&(list.clone(), level)) == Some(&Count::Silent) {
            return "-".to_owned();
        }
        let Some(around) = self.around.get(&(list, level)) else { return own };
        let mut printed = String::new();
        let mut signs = around.chars();
        while let Some(sign) = signs.next() {
            match (sign, signs.clone().next().and_then(|digit| digit.to_digit(10))) {
                ('%', Some(place)) => {
                    signs.next();
                    printed.push_str(&self.shown(number, place.saturating_sub(1)));
                }
                _ => printed.push(sign),
            }
        }
        printed
    }

    /// How far a level has counted, as it is printed.
    fn shown(&self, number: &str, level: u32) -> String {
        let value = self.counted.get(&(number.to_owned(), level)).copied().unwrap_or(1);
        let list = self.abstract_of.get(number).cloned().unwrap_or_default();
        let letter = |first: u8| {
            u8::try_from(value)
                .ok()
                .filter(|n| (1..=26).contains(n))
                .map(|n| char::from(first + n - 1).to_string())
                .unwrap_or_default()
        };
        match self.levels.get(&(list, level)).copied().unwrap_or(Count::Decimal) {
            Count::Decimal => value.to_string(),
            Count::UpperRoman => roman(value),
            Count::UpperLetter => letter(b'A'),
            Count::LowerLetter => letter(b'a'),
            Count::Silent => String::new(),
        }
    }
}

/// A Roman numeral; more than a thousand headings are none.
fn roman(value: u32) -> String {
    let mut rest = value.min(1000);
    let mut text = String::new();
    for (worth, letters) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while rest >= worth {
            text.push_str(letters);
            rest -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_by_level_and_kind() {
        let xml = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>
            </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(xml.as_bytes());
        let printed: Vec<String> = [0, 1, 1, 0, 1].into_iter().map(|level| numbering.next("3", level)).collect();
        assert_eq!(printed, ["I", "1", "2", "II", "1"]);
        assert_eq!(numbering.next("unknown", 0), "1");
        assert_eq!((roman(4), roman(39), roman(90)), ("IV".to_owned(), "XXXIX".to_owned(), "XC".to_owned()));
    }
}
