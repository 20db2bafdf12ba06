//! How a workbook shows a number: as a date, a time, a percentage; and in which font a cell is written.

use domain::text::legacy::OldFont;

use super::sheet::{Cell, CellKind};
use super::values::{date_text, hours_text, percent_text, time_text};

/// How the number in a cell is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Date,
    Time,
    /// Hours that go on beyond a day: `[h]:mm`.
    Hours,
    Percent,
}

/// How a cell is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) shown: Shown,
    pub(super) font: Option<OldFont>,
}

/// What Excel's own formats show, by their numbers; none for those that a workbook defines itself.
pub(super) fn built_in(format: u32) -> Option<Shown> {
    match format {
        9 | 10 => Some(Shown::Percent),
        14..=17 | 22 | 27..=31 | 36 | 50..=58 => Some(Shown::Date),
        46 => Some(Shown::Hours),
        18..=21 | 32..=35 | 45 | 47 => Some(Shown::Time),
        _ => None,
    }
}

/// A number, in decimals with a point, as its cell shows it.
pub(super) fn number_cell(decimal: String, shown: Shown, from_1904: bool) -> Cell {
    let as_shown = match shown {
        Shown::Date => date_text(&decimal, from_1904).map(|date| (date, CellKind::Date)),
        Shown::Percent => percent_text(&decimal).map(|percent| (percent, CellKind::Text)),
        Shown::Hours => hours_text(&decimal).map(|hours| (hours, CellKind::Text)),
        Shown::Time | Shown::Number => None,
    };
    // Less than a day is a time, whatever else the format would show.
    let is_time = matches!(shown, Shown::Time | Shown::Date) && decimal.starts_with("0.");
    let time = is_time.then(|| time_text(&decimal)).flatten().map(|time| (time, CellKind::Text));
    let (text, kind) = time.or(as_shown).unwrap_or((decimal, CellKind::Number));
    Cell::of(text, kind)
}

/// What a format code makes of a number; what is quoted, escaped or in brackets is only text or colour,
/// but for `[h]`.
pub(super) fn shown_by(code: &str) -> Shown {
    let (mut quoted, mut escaped, mut bracket) = (false, false, false);
    let mut bare = String::new();
    let mut inside = String::new();
    let mut hours = false;
    // Only the first part counts: the second is for negative numbers.
    for letter in code.chars().take_while(|letter| *letter != ';') {
        let is_text = quoted || escaped || bracket;
        let turns = letter == '"' && !escaped && !bracket;
        escaped = !is_text && matches!(letter, '\\' | '_' | '*');
        quoted ^= turns;
        match letter {
            '[' if !is_text => inside.clear(),
            ']' if bracket => hours |= matches!(inside.as_str(), "h" | "hh"),
            _ if bracket => inside.extend(letter.to_lowercase()),
            _ => {}
        }
        bracket = (bracket || (letter == '[' && !is_text)) && letter != ']';
        if !is_text && !escaped {
            bare.extend(letter.to_lowercase());
        }
    }
    if hours {
        Shown::Hours
    } else if bare.contains('%') {
        Shown::Percent
    } else if bare.contains("general") {
        Shown::Number
    } else if bare.contains(['y', 'd']) || (bare.contains('m') && !bare.contains(['h', 's'])) {
        Shown::Date
    } else if bare.contains(['h', 's']) {
        Shown::Time
    } else {
        Shown::Number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_code_tells_what_is_shown() {
        for (code, shown) in [
            ("0%", Shown::Percent),
            ("#,##0.0%;[Red]-0%", Shown::Percent),
            ("0\"%\"", Shown::Number),
            ("0\\%", Shown::Number),
            ("General", Shown::Number),
            ("[Red]#,##0;-#,##0", Shown::Number),
            ("#,##0 \"đồng\"", Shown::Number),
            ("dd/mm/yyyy", Shown::Date),
            ("[$-42A]dd\\ mmmm\\ yyyy", Shown::Date),
            ("mm/yyyy", Shown::Date),
            ("dd/mm/yyyy hh:mm", Shown::Date),
            ("h:mm AM/PM", Shown::Time),
            ("[h]:mm", Shown::Hours),
            ("[HH]:mm:ss", Shown::Hours),
            ("[Red]h:mm", Shown::Time),
        ] {
            assert_eq!(shown_by(code), shown, "{code}");
        }
    }
}
