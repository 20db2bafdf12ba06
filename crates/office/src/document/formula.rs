//! How a number follows from other cells of its table, so that whoever opens the workbook can check it.

use domain::number::Exact;
use serde::{Deserialize, Serialize};

/// A formula over cells of the same table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "formula", rename_all = "snake_case")]
pub enum Formula {
    /// What a cell holds.
    Cell {
        /// Index among the rows below the header.
        row: usize,
        /// Index of the column.
        column: usize,
    },
    /// A number of its own: a cap, a floor.
    Number {
        /// The number.
        value: Exact,
    },
    /// All of them together; what is no number counts nothing.
    Sum {
        /// The parts.
        of: Vec<Self>,
    },
    /// All of them multiplied; what is no number counts as 1.
    Product {
        /// The factors.
        of: Vec<Self>,
    },
    /// Rounded up to a multiple of a whole number.
    RoundUp {
        /// What is rounded.
        of: Box<Self>,
        /// Of what it becomes a multiple; 0 rounds nothing.
        unit: u32,
    },
    /// The mean of those that are numbers.
    Average {
        /// The parts.
        of: Vec<Self>,
    },
    /// The least of those that are numbers.
    Least {
        /// The parts.
        of: Vec<Self>,
    },
    /// The greatest of those that are numbers.
    Greatest {
        /// The parts.
        of: Vec<Self>,
    },
    /// Rounded to so many decimals, half up on the absolute value.
    Round {
        /// What is rounded.
        of: Box<Self>,
        /// Decimal places.
        places: u32,
    },
    /// A hundred times the first over the second.
    Percent {
        /// The share.
        part: Box<Self>,
        /// What it is a share of.
        whole: Box<Self>,
    },
}

impl Formula {
    /// The number it comes to, exactly; `cell` gives the number of a cell by row and column. None where it has nothing to
    /// reckon with.
    pub fn value(&self, cell: &dyn Fn(usize, usize) -> Option<Exact>) -> Option<Exact> {
        let numbers = |of: &[Self]| of.iter().filter_map(|part| part.value(cell)).collect::<Vec<_>>();
        match self {
            Self::Cell { row, column } => cell(*row, *column),
            Self::Number { value } => Some(value.clone()),
            Self::Sum { of } => Some(numbers(of).into_iter().sum()),
            Self::Product { of } => {
                Some(numbers(of).into_iter().fold(Exact::from(1_i64), |product, one| product * one))
            }
            Self::RoundUp { of, unit } => {
                let (value, unit) = (of.value(cell)?, Exact::from(i64::from(*unit)));
                Some(value.checked_div(&unit).map_or(value, |times| times.ceil() * unit))
            }
            Self::Average { of } => {
                let numbers = numbers(of);
                numbers.iter().sum::<Exact>().checked_div(&Exact::count(numbers.len()))
            }
            Self::Least { of } => numbers(of).into_iter().min(),
            Self::Greatest { of } => numbers(of).into_iter().max(),
            Self::Round { of, places } => Some(of.value(cell)?.round(*places)),
            Self::Percent { part, whole } => (part.value(cell)? * Exact::HUNDRED).checked_div(&whole.value(cell)?),
        }
    }

    /// As spreadsheets keep it, without "="; `name` gives the name of a cell by row and column.
    pub(crate) fn text(&self, name: &dyn Fn(usize, usize) -> String) -> String {
        match self {
            Self::Cell { row, column } => name(*row, *column),
            Self::Number { value } => value.decimal_text().unwrap_or_else(|| format!("({})", value.fraction_text())),
            Self::Sum { of } => format!("SUM({})", arguments(of, name)),
            Self::Product { of } => format!("PRODUCT({})", arguments(of, name)),
            Self::RoundUp { of, unit } => format!("CEILING({},{unit})", of.text(name)),
            Self::Average { of } => format!("AVERAGE({})", arguments(of, name)),
            Self::Least { of } => format!("MIN({})", arguments(of, name)),
            Self::Greatest { of } => format!("MAX({})", arguments(of, name)),
            Self::Round { of, places } => format!("ROUND({},{places})", of.text(name)),
            Self::Percent { part, whole } => format!("100*{}/{}", part.text(name), whole.text(name)),
        }
    }
}

/// The parts, neighbours below each other as one range.
fn arguments(of: &[Formula], name: &dyn Fn(usize, usize) -> String) -> String {
    let mut written: Vec<String> = Vec::new();
    let mut rest = of;
    while let Some((first, after)) = rest.split_first() {
        let Formula::Cell { row, column } = first else {
            written.push(first.text(name));
            rest = after;
            continue;
        };
        let follows = |(nth, part): &(usize, &Formula)| **part == Formula::Cell { row: row + nth + 1, column: *column };
        let more = after.iter().enumerate().take_while(follows).count();
        let begin = name(*row, *column);
        written.push(if more == 0 { begin } else { format!("{begin}:{}", name(row + more, *column)) });
        rest = after.get(more..).unwrap_or_default();
    }
    written.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: usize) -> Formula {
        Formula::Cell { row, column: 3 }
    }

    /// 7, 6 and 4 in rows 0 to 2, a word in row 3, 10 in row 5.
    fn value(formula: &Formula) -> Option<String> {
        let of_row = |row: usize, _: usize| [Some(7), Some(6), Some(4), None, None, Some(10)][row].map(Exact::from);
        formula.value(&of_row).map(|value| value.to_string())
    }

    fn text(formula: &Formula) -> String {
        formula.text(&|row, column| format!("{}{}", ["A", "B", "C", "D"][column], row + 1))
    }

    #[test]
    fn a_capped_sum_of_rows_is_what_a_spreadsheet_reckons() {
        let sum = Formula::Sum { of: [0, 1, 2, 3, 5].map(cell).to_vec() };
        // 7 + 6 + 4 + 10 = 27; a word counts nothing.
        assert_eq!(value(&sum).as_deref(), Some("27"));
        assert_eq!(text(&sum), "SUM(D1:D4,D6)");
        let cap = Formula::Number { value: Exact::fraction(151, 10).unwrap() };
        let capped = Formula::Round { of: Box::new(Formula::Least { of: vec![cap, sum] }), places: 0 };
        assert_eq!(value(&capped).as_deref(), Some("15"));
        assert_eq!(text(&capped), "ROUND(MIN(15.1,SUM(D1:D4,D6)),0)");
    }

    #[test]
    fn an_amount_is_multiplied_and_rounded_up() {
        let product = Formula::Product { of: vec![cell(0), cell(1), cell(3)] };
        // 7 × 6 = 42, up to a multiple of 10: 50.
        let up = Formula::RoundUp { of: Box::new(product), unit: 10 };
        assert_eq!((value(&up).as_deref(), text(&up).as_str()), (Some("50"), "CEILING(PRODUCT(D1:D2,D4),10)"));
        let whole = Formula::RoundUp { of: Box::new(cell(5)), unit: 10 };
        assert_eq!(value(&whole).as_deref(), Some("10"));
    }

    #[test]
    fn means_and_shares_need_something_to_reckon_with() {
        let mean = Formula::Average { of: [0, 2, 3].map(cell).to_vec() };
        // (7 + 4) / 2.
        assert_eq!((value(&mean).as_deref(), text(&mean).as_str()), (Some("5.5"), "AVERAGE(D1,D3:D4)"));
        assert_eq!(value(&Formula::Average { of: vec![cell(3)] }), None);
        let share = Formula::Percent { part: Box::new(cell(2)), whole: Box::new(cell(5)) };
        assert_eq!((value(&share).as_deref(), text(&share).as_str()), (Some("40"), "100*D3/D6"));
        assert_eq!(value(&Formula::Percent { part: Box::new(cell(2)), whole: Box::new(cell(4)) }), None);
    }
}
