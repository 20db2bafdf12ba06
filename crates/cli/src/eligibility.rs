//! Eligibility on the command line.

use app::Failure;
use clap::Args;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::law;
use crate::names::resolve_subject;
use crate::session::Session;

/// Whom for what.
#[derive(Debug, Args)]
pub struct EligibilityArguments {
    /// A unit, a person or a household: id, code or exact name.
    #[arg(long)]
    subject: String,
    /// The award: id or name.
    #[arg(long)]
    award: String,
    /// Loại hình khen thưởng.
    #[arg(long = "type", default_value = "cong_trang")]
    award_type: String,
    /// The last year of achievement.
    #[arg(long)]
    year: u16,
    /// The day on which the dossier was received for appraisal.
    #[arg(long)]
    received: String,
    /// The day of the examination; today when absent.
    #[arg(long)]
    evaluated: Option<String>,
}

/// Which unit, for which year.
#[derive(Debug, Args)]
pub struct MatrixArguments {
    /// The unit, with the units below it: id, code or name.
    #[arg(long)]
    unit: String,
    /// The last year of achievement.
    #[arg(long)]
    year: u16,
    /// What stands in the rows: person, unit or household.
    #[arg(long, default_value = "person")]
    kind: String,
    /// The day on which dossiers are received; today when absent.
    #[arg(long)]
    received: Option<String>,
}

/// Everybody of a unit beside every award.
pub fn matrix(session: &Session, asked: &MatrixArguments) -> Result<Answer, Failure> {
    session.open()?;
    let unit = session.read(|conn| app::unit::resolve(conn, &asked.unit))?.id;
    let kind = app::subject::kind(&asked.kind)?;
    let input = json!({ "unit": unit, "year": asked.year, "kind": kind, "received": asked.received });
    let answer = session.call("eligibility.matrix", input)?;
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let names: Vec<String> = list(&answer, "awards").iter().map(|award| word(award, "award_name")).collect();
    let mut lines = vec![format!("{}\t{}", word(&answer, "unit_name"), names.join("\t"))];
    for row in list(&answer, "items") {
        let marks: Vec<String> = list(&row, "cells").iter().map(|cell| word(cell, "mark")).collect();
        lines.push(format!("{}\t{}", word(&row, "name"), marks.join("\t")));
    }
    Ok(Answer::new(answer, lines.join("\n")))
}

/// Runs it.
pub fn run(session: &Session, asked: &EligibilityArguments) -> Result<Answer, Failure> {
    session.open()?;
    let subject = resolve_subject(session, Some(&asked.subject))?;
    let input = json!({
        "subject": subject, "award": asked.award, "award_type": asked.award_type, "year": asked.year,
        "received": asked.received, "evaluated": asked.evaluated,
    });
    let answer = session.call("eligibility", input)?;
    let word = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut lines = vec![format!("{} – {}, năm {}", word("subject_name"), word("award_name"), asked.year)];
    lines.extend(Some(word("regime_name")).filter(|name| !name.is_empty()).map(|name| format!("Quy định: {name}")));
    lines.push(format!("Kết luận: {}", law::verdict(&answer)));
    if let Some(tree) = answer.get("explanation").filter(|tree| tree.is_object()) {
        lines.push("Từng điều kiện:".to_owned());
        law::explained(tree, 1, &mut lines);
    }
    let text = lines.join("\n");
    Ok(Answer::new(answer, text))
}
