//! Reading numbers: as officers type them (`12,5`, `1.234,5`, `04/4`, `98,5%`) and as machines write them (`12.5`).

use num_bigint::BigInt;

use super::Exact;
use crate::Fault;

/// The longest text taken for a number, in characters.
const LONGEST: usize = 60;

/// What a typed number says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The number; of a pair, the first.
    pub value: Exact,
    /// The second number of a pair "04/4": what the writer took for the maximum.
    pub out_of: Option<Exact>,
    /// Whether a percent sign stood behind it. The value is as typed: 98,5 for `98,5%`.
    pub percent: bool,
}

impl Reading {
    /// The number for a field that is no score: a pair is refused there.
    ///
    /// # Errors
    /// `number.not_a_number` for a pair.
    pub fn plain(self) -> Result<Exact, Fault> {
        match self.out_of {
            None => Ok(self.value),
            Some(second) => Err(Fault::new("number.not_a_number").with("value", format!("{}/{second}", self.value))),
        }
    }

    /// The number for a score field with a maximum: the second of a pair must be that maximum.
    ///
    /// # Errors
    /// `number.out_of_mismatch` when a pair names another maximum.
    pub fn out_of(self, max: Option<&Exact>) -> Result<Exact, Fault> {
        match (self.out_of, max) {
            (Some(second), Some(max)) if second != *max => Err(Fault::new("number.out_of_mismatch")
                .with("second", second.vietnamese_exact())
                .with("max", max.vietnamese_exact())),
            _ => Ok(self.value),
        }
    }
}

/// What a lone separator before exactly three digits means, when the officer has been asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `1.234` is one and a fraction.
    Decimal,
    /// `1.234` is one thousand two hundred and thirty-four.
    Grouping,
}

/// Reads a number as people type it: comma or point for decimals, groups of thousands, spaces, a sign, a percent sign,
/// a value/maximum pair.
///
/// # Errors
/// `number.empty`, `number.not_a_number`, `number.too_long`; `number.ambiguous` for `1.234`, naming both meanings
/// (`decimal`, `grouped`), and `number.foreign_style` for `1,234.5`: ask, then use [`read_as`].
pub fn read(text: &str) -> Result<Reading, Fault> {
    read_with(text, None)
}

/// Reads like [`read`], with the meaning of a doubtful separator given.
///
/// # Errors
/// As [`read`], without the two that ask.
pub fn read_as(text: &str, separator: Separator) -> Result<Reading, Fault> {
    read_with(text, Some(separator))
}

/// Reads a number as machines write it: a point for decimals, no grouping, an optional sign; or a fraction `165/14`.
///
/// # Errors
/// `number.empty`, `number.not_a_number`, `number.too_long`.
pub fn read_machine(text: &str) -> Result<Exact, Fault> {
    let trimmed = limited(text.trim())?;
    match trimmed.split_once('/') {
        None => unsigned_or_signed(trimmed, text),
        Some((numerator, denominator)) => {
            let whole = |part: &str| unsigned_or_signed(part, text).ok().filter(Exact::is_integer);
            let (top, bottom) = (whole(numerator), whole(denominator));
            top.zip(bottom).and_then(|(top, bottom)| top.checked_div(&bottom)).ok_or_else(|| not_a_number(text))
        }
    }
}

fn unsigned_or_signed(text: &str, whole: &str) -> Result<Exact, Fault> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (integer, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if integer.is_empty() || (decimals.is_empty() && digits.contains('.')) {
        return Err(not_a_number(whole));
    }
    number(negative, integer, decimals).ok_or_else(|| not_a_number(whole))
}

/// `integer.decimals`, both digits only.
fn number(negative: bool, integer: &str, decimals: &str) -> Option<Exact> {
    let mut digits = String::with_capacity(integer.len() + decimals.len());
    digits.push_str(integer);
    digits.push_str(decimals);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let places = u32::try_from(decimals.len()).ok()?;
    let value = if digits.len() <= 18 {
        Exact::fraction(digits.parse().ok()?, 10_i64.checked_pow(places)?)?
    } else {
        Exact::from_digits(&digits.parse::<BigInt>().ok()?, places)
    };
    Some(if negative { -value } else { value })
}

fn not_a_number(text: &str) -> Fault {
    Fault::new("number.not_a_number").with("value", text.trim())
}

fn limited(text: &str) -> Result<&str, Fault> {
    match text.chars().count() {
        0 => Err(Fault::new("number.empty")),
        length if length > LONGEST => Err(Fault::new("number.too_long").with("limit", LONGEST)),
        _ => Ok(text),
    }
}

fn read_with(text: &str, asked: Option<Separator>) -> Result<Reading, Fault> {
    let trimmed = limited(text.trim())?;
    let (body, percent) = match trimmed.strip_suffix('%') {
        Some(body) => (body.trim_end(), true),
        None => (trimmed, false),
    };
    let (first, second) = match body.split_once('/') {
        Some((first, second)) => (first, Some(second)),
        None => (body, None),
    };
    let value = one(first, text, asked)?;
    let out_of = second.map(|second| one(second, text, asked)).transpose()?;
    Ok(Reading { value, out_of, percent })
}

/// One number of a text: sign, spaces, separators.
fn one(part: &str, whole: &str, asked: Option<Separator>) -> Result<Exact, Fault> {
    let part = part.trim();
    let (negative, rest) = match part.chars().next() {
        Some('-' | '\u{2212}' | '\u{2013}') => (true, part.trim_start_matches(['-', '\u{2212}', '\u{2013}'])),
        Some('+') => (false, part.trim_start_matches('+')),
        _ => (false, part),
    };
    if part.chars().filter(|c| matches!(c, '-' | '+' | '\u{2212}' | '\u{2013}')).count() > 1 {
        return Err(not_a_number(whole));
    }
    let digits = without_space_groups(rest.trim_start()).ok_or_else(|| not_a_number(whole))?;
    let separators: Vec<char> = digits.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let refused = || not_a_number(whole);
    let grouped_whole =
        |separator: char| ungrouped(&digits, separator).and_then(|joined| number(negative, &joined, ""));
    let decimal = |separator: char| {
        let (integer, decimals) = digits.split_once(separator)?;
        (!integer.is_empty() && !decimals.is_empty()).then(|| number(negative, integer, decimals)).flatten()
    };
    match separators.as_slice() {
        [] => number(negative, &digits, "").filter(|_| !digits.is_empty()).ok_or_else(refused),
        [lone] => {
            let as_decimal = decimal(*lone).ok_or_else(refused)?;
            match (grouped_whole(*lone), asked) {
                (None, _) | (Some(_), Some(Separator::Decimal)) => Ok(as_decimal),
                (Some(grouped), Some(Separator::Grouping)) => Ok(grouped),
                (Some(grouped), None) => Err(ambiguous(whole, &as_decimal, &grouped)),
            }
        }
        [first, .., last] if first == last => grouped_whole(*first).ok_or_else(refused),
        [first, .., last] => {
            let (head, decimals) = digits.rsplit_once(*last).ok_or_else(refused)?;
            let value = ungrouped(head, *first)
                .filter(|_| !decimals.is_empty())
                .and_then(|integer| number(negative, &integer, decimals))
                .ok_or_else(refused)?;
            // "1.234,5" is the Vietnamese way; "1,234.5" may be a slip in either of its separators.
            if *last == ',' || asked.is_some() { Ok(value) } else { Err(foreign(whole, &value)) }
        }
    }
}

fn ambiguous(text: &str, decimal: &Exact, grouped: &Exact) -> Fault {
    Fault::new("number.ambiguous")
        .with("value", text.trim())
        .with("decimal", decimal.vietnamese_exact())
        .with("grouped", grouped.vietnamese_exact())
}

fn foreign(text: &str, value: &Exact) -> Fault {
    Fault::new("number.foreign_style").with("value", text.trim()).with("decimal", value.vietnamese_exact())
}

/// Joins `1.234.567`; none unless a group of 1–3 digits (not a lone 0) is followed by groups of exactly three.
fn ungrouped(text: &str, separator: char) -> Option<String> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
    (leads && groups.all(|group| group.len() == 3)).then(|| text.replace(separator, ""))
}

/// Joins groups of thousands parted by spaces (`1 234,5`); none when a space stands elsewhere.
fn without_space_groups(text: &str) -> Option<String> {
    if !text.contains(char::is_whitespace) {
        return Some(text.to_owned());
    }
    let unified: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let end = unified.find(['.', ',']).unwrap_or(unified.len());
    let (integer, tail) = unified.split_at(end);
    let integer = ungrouped(integer, ' ')?;
    (!tail.contains(' ')).then(|| integer + tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        read(text).unwrap().value.to_string()
    }

    #[test]
    fn reads_what_officers_type() {
        // scoring model N5
        for (text, expected) in [
            ("12,5", "12.5"),
            ("12.5", "12.5"),
            ("1.234,5", "1234.5"),
            (" +7 ", "7"),
            ("- 0,5", "-0.5"),
            ("\u{2212}3", "-3"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("1.234.567", "1234567"),
            ("0,125", "0.125"),
            ("0", "0"),
            ("007", "7"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn asks_when_a_separator_has_two_meanings() {
        for text in ["1.234", "1,234", "12.345"] {
            assert_eq!(read(text).unwrap_err().code, "number.ambiguous", "{text}");
        }
        assert_eq!(read("1,234.5").unwrap_err().code, "number.foreign_style");
        let fault = read("1.234").unwrap_err();
        assert_eq!((fault.params["decimal"].as_str(), fault.params["grouped"].as_str()), ("1,234", "1234"));
        assert_eq!(read_as("1.234", Separator::Decimal).unwrap().value.to_string(), "1.234");
        assert_eq!(read_as("1.234", Separator::Grouping).unwrap().value.to_string(), "1234");
    }

    #[test]
    fn reads_a_pair_and_checks_its_maximum() {
        let pair = read("04/4").unwrap();
        assert_eq!((pair.value.clone(), pair.out_of.clone()), (Exact::from(4), Some(Exact::from(4))));
        assert_eq!(pair.clone().out_of(Some(&Exact::from(4))).unwrap(), Exact::from(4));
        assert_eq!(pair.clone().out_of(Some(&Exact::from(5))).unwrap_err().code, "number.out_of_mismatch");
        assert_eq!(pair.plain().unwrap_err().code, "number.not_a_number");
    }

    #[test]
    fn keeps_the_percent_sign_apart() {
        let reading = read("98,5%").unwrap();
        assert_eq!((reading.value.to_string().as_str(), reading.percent), ("98.5", true));
        assert!(read("98,5 %").unwrap().percent);
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "  ", "abc", "1 2", "12,", ",5", "--1", "1,2,3", "1.23.456", "1/2/3", "5-", "٣", "1e5", "%"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read(&"9".repeat(61)).unwrap_err().code, "number.too_long");
    }

    #[test]
    fn machines_write_points_and_fractions_only() {
        assert_eq!(read_machine("1.234").unwrap().to_string(), "1.234");
        assert_eq!(read_machine("-12.50").unwrap().to_string(), "-12.5");
        assert_eq!(read_machine("165/14").unwrap().fraction_text(), "165/14");
        for text in ["", "12,5", "1 2", ".5", "5.", "1/0", "1.5/2", "NaN", "1e3"] {
            assert!(read_machine(text).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        /// Scoring model §14.9: printing and reading again gives the same number, for up to four decimals.
        #[test]
        fn printing_then_reading_is_the_identity(units in -10_000_000_000_i64..10_000_000_000, places in 0_u32..=4) {
            let value = Exact::fraction(units, 10_i64.pow(places)).unwrap();
            proptest::prop_assert_eq!(&read_machine(&value.to_string()).unwrap(), &value);
            let printed = value.vietnamese(4);
            proptest::prop_assert_eq!(read_as(&printed, Separator::Decimal).unwrap().value, value.clone());
            if let Ok(reading) = read(&printed) {
                proptest::prop_assert_eq!(reading.value, value);
            }
        }

        /// No text makes the reader fail otherwise than by a refusal.
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
            let _ = read(&text);
            let _ = read_machine(&text);
        }
    }
}
