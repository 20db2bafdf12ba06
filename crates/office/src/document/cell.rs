//! A cell: the value a spreadsheet computes with and the text every format shows.

use domain::date::PartialDate;
use domain::number::Exact;
use serde::{Deserialize, Serialize};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CellValue {
    /// Nothing.
    Empty,
    /// Only its text.
    Text,
    /// A whole number.
    Integer {
        /// The number.
        value: i64,
    },
    /// An exact number shown with a given number of decimals.
    Decimal {
        /// Exact, as text in JSON.
        value: Exact,
        /// Most decimals shown (làm tròn 5 lên).
        places: u32,
    },
    /// A day, a month or a year.
    Date {
        /// As text in JSON.
        value: PartialDate,
    },
}

/// A typed cell. A line break in its text breaks the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What a spreadsheet gets.
    pub value: CellValue,
    /// What is read on paper, in Vietnamese notation.
    pub shown: String,
}

impl Cell {
    /// An empty cell.
    pub fn empty() -> Self {
        Self { value: CellValue::Empty, shown: String::new() }
    }

    /// A text; an empty one makes an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let shown = text.into();
        if shown.is_empty() { Self::empty() } else { Self { value: CellValue::Text, shown } }
    }

    /// A whole number, without groups of thousands.
    pub fn integer(value: i64) -> Self {
        Self { value: CellValue::Integer { value }, shown: value.to_string() }
    }

    /// The number of a row.
    pub fn count(value: usize) -> Self {
        Self::integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A score or rate with at most `places` decimals and a decimal comma.
    pub fn decimal(value: Exact, places: u32) -> Self {
        let shown = value.vietnamese(places);
        Self { value: CellValue::Decimal { value, places }, shown }
    }

    /// A date as far as it is known: 24/11/2026, 11/2026, 2026.
    pub fn date(value: PartialDate) -> Self {
        Self { value: CellValue::Date { value }, shown: value.vietnamese() }
    }

    /// A value that may be missing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or_else(Self::empty, cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_values_in_vietnamese() {
        // 33/7 = 4,714285…; rounded by hand to two decimals.
        assert_eq!(Cell::decimal(Exact::fraction(33, 7).unwrap(), 2).shown, "4,71");
        assert_eq!(Cell::date(PartialDate::read("2026-01-05").unwrap()).shown, "05/01/2026");
        assert_eq!(Cell::integer(-3).shown, "-3");
        assert_eq!(Cell::text("").value, CellValue::Empty);
        assert_eq!(Cell::maybe(None, Cell::integer), Cell::empty());
    }

    #[test]
    fn a_score_travels_as_text() {
        let json = serde_json::to_value(Cell::decimal(Exact::fraction(165, 14).unwrap(), 2)).unwrap();
        assert_eq!(json["value"]["value"], "165/14");
        assert_eq!(serde_json::from_value::<Cell>(json).unwrap().shown, "11,79");
    }
}
