//! A cell: the value a spreadsheet computes with and the text every format shows.

use domain::date::PartialDate;
use domain::number::{Exact, grouped};
use serde::{Deserialize, Serialize};

use super::Formula;

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
    /// An amount of money in đồng, shown with its thousands apart.
    Money {
        /// In đồng.
        value: u64,
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
    /// How its number follows from other cells of the table; paper shows the number alone.
    pub formula: Option<Formula>,
}

impl Cell {
    fn of(value: CellValue, shown: String) -> Self {
        Self { value, shown, formula: None }
    }

    /// With the formula that its number follows from.
    #[must_use]
    pub fn computed(self, formula: Formula) -> Self {
        Self { formula: Some(formula), ..self }
    }

    /// The number that is read on paper, rounded as it is shown; none for what is no number.
    pub fn number(&self) -> Option<Exact> {
        match &self.value {
            CellValue::Integer { value } => Some(Exact::from(*value)),
            CellValue::Money { value } => i64::try_from(*value).ok().map(Exact::from),
            CellValue::Decimal { value, places } => Some(value.round(*places)),
            CellValue::Empty | CellValue::Text | CellValue::Date { .. } => None,
        }
    }

    /// An empty cell.
    pub fn empty() -> Self {
        Self::of(CellValue::Empty, String::new())
    }

    /// A text; an empty one makes an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let shown = text.into();
        if shown.is_empty() { Self::empty() } else { Self::of(CellValue::Text, shown) }
    }

    /// A whole number, without groups of thousands.
    pub fn integer(value: i64) -> Self {
        Self::of(CellValue::Integer { value }, value.to_string())
    }

    /// An amount in đồng: 1.880.000.
    pub fn money(value: u64) -> Self {
        Self::of(CellValue::Money { value }, grouped(value))
    }

    /// The number of a row.
    pub fn count(value: usize) -> Self {
        Self::integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A score or rate with at most `places` decimals and a decimal comma.
    pub fn decimal(value: Exact, places: u32) -> Self {
        let shown = value.vietnamese(places);
        Self::of(CellValue::Decimal { value, places }, shown)
    }

    /// A date as far as it is known: 24/11/2026, 11/2026, 2026.
    pub fn date(value: PartialDate) -> Self {
        Self::of(CellValue::Date { value }, value.vietnamese())
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
        assert_eq!(Cell::money(1_880_000).shown, "1.880.000");
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
