//! Tables as text: .csv, .tsv and what Excel puts on the clipboard.
//!
//! Read by hand and not by a CSV library for two reasons: rows are numbered as Excel numbers them, so blank lines and
//! line breaks within cells count; and a cell that merely begins with a quotation mark (“Đơn vị” typed with straight
//! quotes, which the clipboard does not escape) is that cell, not the beginning of the rest of the file.

use std::collections::BTreeMap;

use domain::Fault;

use super::sheet::{COLUMN_LIMIT, Cell, Grid, Sheet};

/// Longest quoted cell that is looked for: twice what an Excel cell holds.
const QUOTED_LIMIT: usize = 65_536;

/// After so many stray quotation marks none is looked behind any more: each costs a search of [`QUOTED_LIMIT`].
const STRAY_LIMIT: usize = 1000;

/// Reads decoded text (`name` is for refusals); the separator (tab, semicolon, comma) is the one that gives the most even rows.
pub(super) fn read(name: &str, text: &str) -> Result<Sheet, Fault> {
    let text = text.trim_start_matches('\u{FEFF}');
    // Prose has commas, too, but no even rows: without a separator every line is one cell.
    let separator = guess_separator(text).unwrap_or('\t');
    let mut grid = Grid::default();
    for (number, fields) in (1_u32..).zip(Records { rest: text, separator, stray: 0 }) {
        for (column, field) in (0_u32..).zip(&fields) {
            grid.add(number, column, Cell::raw(field)).map_err(|refusal| refusal.fault(name, name))?;
        }
    }
    let mut sheet = Sheet::new("", Vec::new(), grid.rows, Vec::new());
    sheet.delimited = true;
    Ok(sheet)
}

/// The separator that gives most of the first rows one width; `None` when none does so for half of them.
fn guess_separator(text: &str) -> Option<char> {
    let mut best = (None, 0);
    for separator in ['\t', ';', ','] {
        let mut widths = BTreeMap::<usize, usize>::new();
        let mut filled = 0_usize;
        for fields in
            (Records { rest: text, separator, stray: 0 }).take(50).filter(|fields| fields.iter().any(|f| !f.is_empty()))
        {
            filled += 1;
            *widths.entry(fields.len()).or_default() += 1;
        }
        let even = widths.into_iter().filter(|(width, _)| *width > 1).map(|(_, rows)| rows).max().unwrap_or(0);
        if even * 2 >= filled && even > best.1 {
            best = (Some(separator), even);
        }
    }
    best.0
}

/// Rows of a delimited text, one at a time.
struct Records<'a> {
    rest: &'a str,
    separator: char,
    /// Quotation marks that began no quoted cell.
    stray: usize,
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let found = if self.stray < STRAY_LIMIT { quoted(self.rest, self.separator) } else { None };
            let (field, after) = match found {
                Some(found) => found,
                None => {
                    self.stray += usize::from(self.rest.starts_with('"'));
                    let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
                    let (field, after) = self.rest.split_at(end);
                    (field.to_owned(), after)
                }
            };
            // Nobody's cells, as in a workbook.
            if fields.len() < COLUMN_LIMIT as usize {
                fields.push(field);
            }
            if let Some(after) = after.strip_prefix(self.separator) {
                self.rest = after;
                continue;
            }
            self.rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
            return Some(fields);
        }
    }
}

/// A field in quotes, and what follows its closing quote; `None` when the field is not wholly quoted.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut field = String::new();
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > QUOTED_LIMIT {
            return None;
        }
        if c != '"' {
            field.push(c);
        } else if chars.next_if(|(_, next)| *next == '"').is_some() {
            field.push('"');
        } else {
            let after = inner.get(at.saturating_add(1)..)?;
            let closed = after.is_empty() || after.starts_with([separator, '\n', '\r']);
            return closed.then_some((field, after));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let sheet = read("", text).unwrap();
        sheet.rows.iter().map(|r| (r.number, r.cells.iter().map(|(_, c)| c.text.clone()).collect())).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn the_separator_is_guessed() {
        assert_eq!(
            cells("Tên;Điểm\nSở A;8,5\nSở B, C;9,0\n"),
            [row(1, &["Tên", "Điểm"]), row(2, &["Sở A", "8,5"]), row(3, &["Sở B, C", "9,0"]),]
        );
        assert_eq!(cells("unit,value\nA,1\n"), [row(1, &["unit", "value"]), row(2, &["A", "1"])]);
        assert_eq!(cells("một cột\nhai\n"), [row(1, &["một cột"]), row(2, &["hai"])]);
    }

    #[test]
    fn clipboard_cells_keep_breaks_and_quotes() {
        let pasted = "Tên\tNội dung\r\nSở A\t\"dòng \"\"một\"\"\ndòng hai\"\r\n\r\n\"Đơn vị\" giỏi\tx\r\n";
        assert_eq!(
            cells(pasted),
            [
                row(1, &["Tên", "Nội dung"]),
                row(2, &["Sở A", "dòng \"một\"\ndòng hai"]),
                row(4, &["\"Đơn vị\" giỏi", "x"]),
            ]
        );
    }

    #[test]
    fn a_line_has_no_more_cells_than_a_row_of_a_workbook() {
        let line = ",".repeat(20_000);
        let mut records = Records { rest: &line, separator: ',', stray: 0 };
        assert_eq!(records.next().map(|fields| fields.len()), Some(16_384));
        assert_eq!(records.next(), None);
    }
}
