//! Pure scoring without a data file: a scheme and a table of inputs in, results out. Makes the rules testable from
//! outside.

use domain::scoring::{Description, Evaluation, Finding, Plan, check_scheme_text, evaluate_all, read_long_table};
use domain::{Fault, text};
use store::Connection;

use crate::{Error, Result};

/// What is wrong with a scheme's JSON.
///
/// # Errors
/// `scoring.scheme_not_json`.
pub fn check_text(scheme: &str) -> Result<Vec<Finding>> {
    Ok(check_scheme_text(scheme)?.1)
}

/// Evaluates a CSV table of inputs (point as decimal separator) by a scheme's JSON, as a stage sees them or by precedence.
///
/// # Errors
/// `scoring.scheme_unusable` with the first error of the scheme; every refused row of the table with its place.
pub fn evaluate_text(scheme: &str, inputs: &str, view: Option<&str>) -> Result<Evaluation> {
    let plan = plan_of(scheme)?;
    let units = read_long_table(&plan, csv_records(inputs)?).map_err(Error::Faults)?;
    Ok(evaluate_all(&plan, &units, view)?)
}

/// The plan of a scheme that can be used.
///
/// # Errors
/// `scoring.scheme_not_json`, `scoring.scheme_unusable`.
pub(super) fn plan_of(scheme: &str) -> Result<Plan> {
    let (usable, findings) = check_scheme_text(scheme)?;
    let usable = usable.ok_or_else(|| unusable(&findings))?;
    Ok(Plan::new(&usable).map_err(|findings| unusable(&findings))?)
}

/// A scheme in words, kinds of achievements by the names they have in the data file.
pub(super) fn described(conn: &Connection, plan: &Plan) -> Result<Description> {
    Ok(plan.description(&store::achievement::kinds(conn)?))
}

fn unusable(findings: &[Finding]) -> Fault {
    let first = findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
    Fault::new("scoring.scheme_unusable").with("detail", first)
}

/// Records of a CSV for machines: commas, quotes doubled inside quotes, rows counted from 1.
///
/// # Errors
/// `scoring.table_quote` with the row of a quotation mark that is never closed.
fn csv_records(csv: &str) -> Result<Vec<(u32, Vec<String>)>> {
    let mut records = Vec::new();
    let (mut record, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut row, mut line) = (false, 1, 1);
    let mut letters = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        // Lines end with \n, \r\n, or \r alone.
        let letter = if letter == '\r' && letters.peek() != Some(&'\n') { '\n' } else { letter };
        line += u32::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push((row, std::mem::take(&mut record)));
                row = line;
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    if quoted {
        return Err(Fault::new("scoring.table_quote").at_row(row).into());
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push((row, record));
    }
    records.retain(|(_, record)| record.iter().any(|cell| !text::line(cell).is_empty()));
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_keep_commas_quotes_and_line_breaks() {
        let records = csv_records("unit,reason\r\n\"Sở A, B\",\"nói \"\"rõ\"\"\nhai dòng\"\n\nC,d").unwrap();
        let expected = [(1, vec!["unit", "reason"]), (2, vec!["Sở A, B", "nói \"rõ\"\nhai dòng"]), (5, vec!["C", "d"])];
        let expected: Vec<(u32, Vec<String>)> =
            expected.into_iter().map(|(row, cells)| (row, cells.into_iter().map(str::to_owned).collect())).collect();
        assert_eq!(records, expected);
        assert_eq!(csv_records("unit,reason\rA,b\rC,d").unwrap().len(), 3);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_refused() {
        let Err(Error::Fault(fault)) = csv_records("unit,reason\nA,\"b\nC,d\n") else { panic!("it was read") };
        assert_eq!((fault.code.as_str(), fault.place.row), ("scoring.table_quote", Some(2)));
    }

    #[test]
    fn a_unit_is_scored_without_a_data_file() {
        let scheme = r#"{"id":"s","version":1,"name_vi":"Thử","period":"2026","criteria":[
            {"code":"I","name_vi":"Phần I","role":"base","max":"10","children":[
                {"code":"I.1","name_vi":"Một","max":"10","kind":"direct"}]}]}"#;
        let evaluation =
            evaluate_text(scheme, "unit,criterion,field,value\nA,I.1,value,7.5\nB,I.1,value,9\n", None).unwrap();
        let shown: Vec<(String, String)> =
            evaluation.units.iter().map(|unit| (unit.unit.clone(), unit.total.as_ref().unwrap().to_string())).collect();
        assert_eq!(shown, [("B".to_owned(), "9".to_owned()), ("A".to_owned(), "7.5".to_owned())]);
    }
}
