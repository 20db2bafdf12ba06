//! The sentence of a rule (`text_vi`) that says a value which is corrected: the value is put into it where it stands.

use serde_json::Value;

use super::value::ValueKind;

/// What becomes of a sentence when a value of its rule changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sentence {
    /// It does not say the old value.
    Silent,
    /// It says it: the sentence with the new one.
    Follows(String),
    /// It says it several times, and not surely each time of this value.
    Unclear,
}

/// A value that changes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Changed<'a> {
    pub kind: &'a ValueKind,
    pub old: &'a Value,
    pub new: &'a Value,
    /// Whether it counts years.
    pub is_of_years: bool,
    /// Whether another value of the rule is the same number.
    pub is_shared: bool,
}

/// Puts the new value where a sentence says the old one: `02` stays two digits, a percentage keeps its sign, a grade its
/// capital.
pub(super) fn follow(sentence: &str, changed: Changed<'_>) -> Sentence {
    let Changed { kind, old, new, .. } = changed;
    match kind {
        ValueKind::Number { .. } | ValueKind::Percent => {
            let (Some(old), Some(new)) = (old.as_u64(), new.as_u64()) else { return Sentence::Silent };
            number(sentence, old, new, changed)
        }
        ValueKind::OneOf { .. } => words(sentence, &kind.shown(old), &kind.shown(new)),
        _ => Sentence::Silent,
    }
}

/// Places of runs of digits with what they say.
fn numbers(sentence: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (letter.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                found.extend(sentence.get(begun..at).map(|digits| (begun, digits)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn number(sentence: &str, old: u64, new: u64, changed: Changed<'_>) -> Sentence {
    let sign = if *changed.kind == ValueKind::Percent { "%" } else { "" };
    let says = |(at, digits): &(usize, &str)| {
        let after = sentence.get(at + digits.len()..).unwrap_or_default();
        // "khoản 2", "Điều 5" are places of the law, "1,5" is another number.
        let is_part = after.starts_with([',', '.']) && after.chars().nth(1).is_some_and(|next| next.is_ascii_digit());
        let before = sentence.get(..*at).unwrap_or_default().to_lowercase();
        let is_place = ["khoản ", "điều ", "điểm ", "số ", "năm "].iter().any(|word| before.ends_with(word));
        digits.parse() == Ok(old) && after.starts_with(sign) && !is_part && !is_place
    };
    let of_years = |(at, digits): &(usize, &str)| {
        sentence.get(at + digits.len()..).is_some_and(|after| after.trim_start().starts_with("năm"))
    };
    let mut places: Vec<(usize, &str)> = numbers(sentence).into_iter().filter(says).collect();
    if changed.is_of_years && places.iter().any(of_years) {
        places.retain(of_years);
    }
    match places.len() {
        0 => return Sentence::Silent,
        1 => {}
        _ if changed.is_shared => return Sentence::Unclear,
        _ => {}
    }
    let mut after = sentence.to_owned();
    for (at, digits) in places.into_iter().rev() {
        let written = if digits.starts_with('0') { format!("{new:02}") } else { new.to_string() };
        after.replace_range(at..at + digits.len(), &written);
    }
    Sentence::Follows(after)
}

fn words(sentence: &str, old: &str, new: &str) -> Sentence {
    let lower = sentence.to_lowercase();
    let old = old.to_lowercase();
    // Lower case may take another number of bytes; then the place is not known.
    if old.is_empty() || lower.len() != sentence.len() {
        return Sentence::Silent;
    }
    let places: Vec<usize> = lower.match_indices(&old).map(|(at, _)| at).collect();
    match places.as_slice() {
        [] => Sentence::Silent,
        [at] => {
            let (before, after) = (sentence.get(..*at), sentence.get(at + old.len()..));
            let is_capital = sentence.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
            let new = if is_capital { new.to_owned() } else { new.to_lowercase() };
            Sentence::Follows(format!("{}{new}{}", before.unwrap_or_default(), after.unwrap_or_default()))
        }
        _ => Sentence::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed<'a>(kind: &'a ValueKind, old: &'a Value, new: &'a Value) -> Changed<'a> {
        Changed { kind, old, new, is_of_years: false, is_shared: false }
    }

    #[test]
    fn a_number_is_put_where_the_sentence_says_the_old_one() {
        let count = ValueKind::Number { min: 1, max: 50 };
        let (two, three) = (json!(2), json!(3));
        let twice = changed(&count, &two, &three);
        let told = |sentence: &str| Sentence::Follows(sentence.to_owned());
        assert_eq!(follow("Có 02 lần liên tục được tặng.", twice), told("Có 03 lần liên tục được tặng."));
        assert_eq!(follow("Không bị kỷ luật.", twice), Sentence::Silent);
        assert_eq!(follow("Có 12 lần.", twice), Sentence::Silent);
        assert_eq!(follow("Theo khoản 2 Điều 5, có 2 lần.", twice), told("Theo khoản 2 Điều 5, có 3 lần."));
        assert_eq!(follow("Có 02 lần (02 năm liền nhau).", twice), told("Có 03 lần (03 năm liền nhau)."));
        // The years are a value of their own that stays.
        assert_eq!(follow("Có 02 lần trong 02 năm.", Changed { is_shared: true, ..twice }), Sentence::Unclear);
        let years = Changed { is_of_years: true, ..twice };
        assert_eq!(follow("Từ 02 năm, có 02 sáng kiến.", years), told("Từ 03 năm, có 02 sáng kiến."));
    }

    #[test]
    fn percentages_and_grades_follow_too() {
        let (old, new) = (json!(70), json!(80));
        let share = follow("Có ít nhất 70% cá nhân của 70 người.", changed(&ValueKind::Percent, &old, &new));
        assert_eq!(share, Sentence::Follows("Có ít nhất 80% cá nhân của 70 người.".to_owned()));
        let choice = |id: &str, name: &str| super::super::ValueChoice { id: id.to_owned(), name: name.to_owned() };
        let choices = vec![choice("HTT", "Hoàn thành tốt nhiệm vụ"), choice("HTXS", "Hoàn thành xuất sắc nhiệm vụ")];
        let (kind, old, new) = (ValueKind::OneOf { choices }, json!("HTT"), json!("HTXS"));
        let grade = follow("Hoàn thành tốt nhiệm vụ trở lên.", changed(&kind, &old, &new));
        assert_eq!(grade, Sentence::Follows("Hoàn thành xuất sắc nhiệm vụ trở lên.".to_owned()));
    }
}
