//! Whole numbers in words, as decisions spell amounts of money.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u64 = 1_000_000_000;

/// A number in words: 1168800000 is "một tỷ một trăm sáu mươi tám triệu tám trăm nghìn".
pub fn in_words(number: u64) -> String {
    if number == 0 {
        return digit(0).to_owned();
    }
    let mut words = Vec::new();
    spell(number, false, &mut words);
    words.join(" ")
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|place| DIGITS.get(place)).copied().unwrap_or_default()
}

/// `inside`: something stands before it, so that its hundreds are read even when there are none.
fn spell(number: u64, inside: bool, words: &mut Vec<&'static str>) {
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        spell(billions, inside, words);
        words.push("tỷ");
    }
    let mut inside = inside || billions > 0;
    for (unit, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = rest / unit % 1000;
        if group == 0 {
            continue;
        }
        hundreds(group, inside, words);
        if !name.is_empty() {
            words.push(name);
        }
        inside = true;
    }
}

fn hundreds(group: u64, inside: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let has_hundreds = hundreds > 0 || inside;
    if has_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && has_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

/// A whole number with its thousands apart: `1.880.000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelled_as_in_decisions() {
        // The first two stand in published decisions; the others are read aloud by hand.
        for (number, words) in [
            (1_168_800_000, "một tỷ một trăm sáu mươi tám triệu tám trăm nghìn"),
            (33_600_000, "ba mươi ba triệu sáu trăm nghìn"),
            (0, "không"),
            (1_880_000, "một triệu tám trăm tám mươi nghìn"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (105, "một trăm linh năm"),
            (1_005_000, "một triệu không trăm linh năm nghìn"),
            (2_000_014, "hai triệu không trăm mười bốn"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (3_000_000_007, "ba tỷ không trăm linh bảy"),
        ] {
            assert_eq!(in_words(number), words, "{number}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([grouped(0), grouped(999), grouped(1_880_000)], ["0", "999", "1.880.000"]);
    }
}
