//! Tables that stand beside each other on one sheet.

use domain::text;

use super::header::{Header, Signals, is_ordinal_name};
use super::sheet::{Sheet, SheetRow};

/// Blank columns that are looked at.
const GAPS: usize = 50;
/// Rows in which a header is looked for.
const SEARCHED_ROWS: usize = 200;
/// Tables in one header row; more are one wide table.
const TABLES: usize = 50;

/// The parts of a sheet parted by a blank column, when each has a header of its own that says what its rows are about.
/// One table with a blank column in it is no two.
pub(super) fn parted(sheet: &Sheet) -> Option<Vec<Sheet>> {
    let wide = || sheet.rows.iter().filter(|row| row.cells.len() > 1);
    let mut columns: Vec<u32> = wide().take(5000).flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let gaps = columns.windows(2).filter_map(|pair| match pair {
        [left, right] if right - left > 1 => Some(*right),
        _ => None,
    });
    let gaps: Vec<u32> = gaps.take(GAPS).collect();
    if gaps.is_empty() {
        return None;
    }
    // Each cell is judged once, then its row for each gap.
    let of_row = |row: &SheetRow| row.cells.iter().map(|(column, cell)| (*column, Signals::of_cell(cell))).collect();
    let judged: Vec<Vec<(u32, Signals)>> = wide().take(SEARCHED_ROWS).map(of_row).collect();
    let mut starts = vec![0];
    for gap in gaps {
        let from = starts.last().copied().unwrap_or(0);
        let heads = |from: u32, to: u32| {
            judged.iter().any(|row| {
                let inside = row.iter().filter(|(column, _)| (from..to).contains(column));
                let signals = inside.fold(Signals::default(), |all, (_, own)| all.and(*own));
                signals.is_strong() && signals.names_rows()
            })
        };
        if heads(from, gap) && heads(gap, u32::MAX) {
            starts.push(gap);
        }
    }
    (starts.len() > 1).then(|| sheet.parts(&starts, 0, u32::MAX))
}

/// Columns at which another table begins in the same header row: one more column of running numbers, or, behind a blank
/// column, the first name once more. The first is the header's own beginning.
pub(super) fn starts(header: &Header) -> Vec<u32> {
    let names: Vec<(u32, String)> = header.columns.iter().map(|c| (c.column, text::fold(&c.name))).collect();
    let first = names.iter().find(|(_, name)| !name.is_empty()).cloned().unwrap_or_default();
    let mut starts = vec![0];
    let mut before = String::new();
    let mut named = 0;
    for (column, name) in names {
        let again = !name.is_empty()
            && named >= 2
            && (is_ordinal_name(&name) || (before.is_empty() && name == first.1))
            && (is_ordinal_name(&first.1) || !is_ordinal_name(&name));
        if again && column > first.0 {
            starts.push(column);
            named = 0;
        }
        named += usize::from(!name.is_empty());
        before = name;
    }
    if starts.len() > TABLES { vec![0] } else { starts }
}
