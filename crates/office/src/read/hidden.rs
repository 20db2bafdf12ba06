//! What a workbook keeps out of sight.

use std::collections::BTreeMap;

/// Hidden rows (from 1) and columns (from 0).
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden {
    rows: Ranges,
    columns: Ranges,
}

impl Hidden {
    /// Hides the rows from the first to the last.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        self.rows.add(first, last);
    }

    /// Hides the columns from the first to the last.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        self.columns.add(first, last);
    }

    pub(super) fn row(&self, row: u32) -> bool {
        self.rows.contains(row)
    }

    pub(super) fn column(&self, column: u32) -> bool {
        self.columns.contains(column)
    }
}

/// Numbers as first and last of ranges that do not touch: a file may hide a million rows one by one.
#[derive(Debug, Clone, Default)]
struct Ranges(BTreeMap<u32, u32>);

impl Ranges {
    fn add(&mut self, mut first: u32, mut last: u32) {
        if first > last {
            return;
        }
        // What it touches becomes part of it.
        while let Some((from, to)) = self.0.range(..=last.saturating_add(1)).next_back().map(|(from, to)| (*from, *to))
        {
            if to.saturating_add(1) < first {
                break;
            }
            self.0.remove(&from);
            (first, last) = (first.min(from), last.max(to));
        }
        self.0.insert(first, last);
    }

    fn contains(&self, number: u32) -> bool {
        self.0.range(..=number).next_back().is_some_and(|(_, last)| *last >= number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_are_one() {
        let mut ranges = Ranges::default();
        for (first, last) in [(5, 6), (10, 12), (7, 7), (20, 19), (1, 1), (8, 9), (u32::MAX, u32::MAX)] {
            ranges.add(first, last);
        }
        assert_eq!(ranges.0.into_iter().collect::<Vec<_>>(), [(1, 1), (5, 12), (u32::MAX, u32::MAX)]);
        let mut hidden = Hidden::default();
        hidden.hide_rows(2, 3);
        hidden.hide_columns(0, 0);
        assert_eq!([1, 2, 3, 4].map(|row| hidden.row(row)), [false, true, true, false]);
        assert_eq!([0, 1].map(|column| hidden.column(column)), [true, false]);
    }
}
