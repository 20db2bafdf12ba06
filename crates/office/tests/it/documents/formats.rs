//! The formats against each other: the same cells in Word, in Excel and in the document they were built from.

use office::document::{Document, PageSetup};
use office::docx::write_docx;
use office::xlsx::write_xlsx;

use super::excel::{row_of, sheet, shown};
use super::word::ruled_table;
use super::{sample, today};

/// Rows of a table as texts, one a column; what is merged stands in the first column it covers.
type Texts = Vec<Vec<String>>;

fn in_word(docx: &[u8]) -> Texts {
    let expanded = |row: &super::word::WordRow| {
        row.cells
            .iter()
            .flat_map(|cell| std::iter::once(cell.text.clone()).chain(vec![String::new(); cell.span - 1]))
            .collect()
    };
    ruled_table(docx).iter().map(expanded).collect()
}

fn in_excel(xlsx: &[u8], columns: usize, rows: usize) -> Texts {
    let range = sheet(xlsx);
    let top = row_of(&range, "STT");
    range.rows().skip(top).take(rows).map(|row| row.iter().take(columns).map(shown).collect()).collect()
}

fn in_document(document: &Document) -> Texts {
    let table = document.tables().next().unwrap();
    let grid = table.grid(&document.page);
    let blank = || vec![String::new(); table.columns.len()];
    let mut texts = vec![blank(); grid.header_levels];
    for cell in &grid.header {
        texts[cell.row][cell.column] = cell.title.to_owned();
    }
    for row in &grid.rows {
        let mut line = blank();
        for cell in &row.cells {
            line[cell.column] = cell.cell.shown.clone();
        }
        texts.push(line);
    }
    texts
}

#[test]
fn word_and_excel_hold_the_same_cells() {
    let documents = [
        sample::nomination_list(PageSetup::portrait()),
        sample::nomination_list(PageSetup::landscape()),
        sample::score_summary(),
    ];
    for document in documents {
        let expected = in_document(&document);
        let word = in_word(&write_docx(&document, today()).unwrap());
        let excel = in_excel(&write_xlsx(&document, today()).unwrap(), expected[0].len(), expected.len());
        for (index, row) in expected.iter().enumerate() {
            assert_eq!(&word[index], row, "Word, row {index}");
            assert_eq!(&excel[index], row, "Excel, row {index}");
        }
        assert_eq!((word.len(), excel.len()), (expected.len(), expected.len()));
    }
}

#[test]
fn a_document_survives_json() {
    let document = sample::nomination_list(PageSetup::portrait());
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    assert!(json.contains("\"90.37\""), "a score is text");
}
