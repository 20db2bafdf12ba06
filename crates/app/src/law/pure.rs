//! The law without a data file: cases in, verdicts out; what a catalogue leaves open; how two versions differ.

use domain::law::{Catalogue, Change, Finding, check_catalogue_text, differences, evaluate_cases};
use domain::{Fault, text};
use serde_json::Value;

use super::DEFAULT;
use crate::failure::sentence;
use crate::{Failure, Result};

/// The catalogue that a new data file is offered.
pub fn offered_text() -> &'static str {
    DEFAULT
}

/// Answers a file of cases by a catalogue: `{"cases":[{"id", "kind", …, "explanation"}]}`.
///
/// # Errors
/// `law.not_a_catalogue`; `law.cases_not_json`; every case that cannot be read, with the case and the field in the place
/// and the sentence.
pub fn evaluate_text(catalogue: &str, cases: &str) -> Result<Value, Failure> {
    let catalogue = Catalogue::read(catalogue)?;
    evaluate_cases(&catalogue, cases).map_err(|faults| {
        let mut failures: Vec<Failure> = faults.into_iter().map(of_case).collect();
        match failures.len() {
            1 => failures.remove(0),
            count => Failure { faults: failures, ..Fault::new("input.several").with("count", count).into() },
        }
    })
}

/// A fault of a case, its sentence after the case and the field that it is about.
fn of_case(fault: Fault) -> Failure {
    let Some(case) = fault.params.get("case") else { return fault.into() };
    let field = fault.place.field.clone().unwrap_or_default();
    // `cases.2.input.proposal.award`: the case is named, its number is not needed.
    let within = field.splitn(3, '.').nth(2).unwrap_or_default();
    let message = format!("Trường hợp “{}”, trường {within}: {}", text::line(case), sentence(&fault));
    Failure { message, ..Failure::from(fault) }
}

/// What is to be known about a catalogue's JSON, the gravest first.
pub fn check_text(catalogue: &str) -> Vec<Finding> {
    check_catalogue_text(catalogue)
}

/// How a catalogue's JSON differs from an earlier one.
///
/// # Errors
/// `law.not_a_catalogue`.
pub fn diff_text(from: &str, to: &str) -> Result<Vec<Change>> {
    Ok(differences(from, to)?)
}
