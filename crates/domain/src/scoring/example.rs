//! A worked example of one criterion while its scheme is edited: the numbers an officer may try, and what they come to by
//! the evaluator that scores the rounds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::column::{FieldColumn, FieldType};
use super::explain::explain_criterion;
use super::finding::{Finding, Severity};
use super::inputs::{Entry, UnitInputs};
use super::peers::Peers;
use super::plan::Plan;
use super::scheme::{Criterion, Role, Scheme, code_key};
use super::typed::read_typed;
use crate::Fault;
use crate::number::Exact;

/// The other units of the example, where a criterion compares units, and what part of their target they reached, in
/// hundredths.
const OTHERS: [(&str, i64); 2] = [("Đơn vị B", 140), ("Đơn vị C", 90)];

/// An example of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "CriterionExample")]
pub struct Example {
    /// What is entered, with the values of the example.
    pub fields: Vec<ExampleField>,
    /// What the other units of the cluster are taken to have, in Vietnamese; empty where units are not compared.
    pub others: Vec<String>,
    /// The points; none when the values give none.
    pub points: Option<Exact>,
    /// Why, in Vietnamese.
    pub text: String,
}

/// A field of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExampleField {
    /// The field, and how it is typed.
    pub column: FieldColumn,
    /// Its value, as typed.
    pub value: String,
}

/// Works an example of a leaf: with the values given, as typed, and others that suit the field.
///
/// # Errors
/// `scoring.unknown_criterion`; `scoring.group_not_scored`; `scoring.example_unready` when the rule of the criterion itself
/// cannot be used yet; those of [`read_typed`] with the field.
pub fn example(scheme: &Scheme, criterion: &str, values: &BTreeMap<String, String>) -> Result<Example, Fault> {
    let plan = alone(scheme, criterion)?;
    let column =
        plan.columns().next().ok_or_else(|| Fault::new("scoring.example_unready").with("problem", criterion))?;
    let usual = |field: &FieldColumn| usual_value(&column.kind, column.max.as_ref(), field);
    let fields: Vec<ExampleField> = column
        .fields
        .iter()
        .filter(|field| !field.derived)
        .map(|field| ExampleField {
            value: values.get(&field.name).cloned().unwrap_or_else(|| usual(field)),
            column: field.clone(),
        })
        .collect();
    let mut units = vec![UnitInputs::new(&plan, "A", "Đơn vị A")];
    let mut others = Vec::new();
    if plan.compares_units() {
        for (name, share) in OTHERS {
            let mut unit = UnitInputs::new(&plan, name, name);
            let mut said = Vec::new();
            for field in &fields {
                let value = if field.column.name == "T" { Exact::HUNDRED } else { Exact::from(share) };
                let text = value.to_string();
                let entry =
                    Entry { criterion: &column.code, field: &field.column.name, value: &text, ..Entry::default() };
                unit.enter(&plan, &entry)?;
                said.push(format!("{} {}", field.column.label.to_lowercase(), value.vietnamese_exact()));
            }
            others.push(format!("{name}: {}", said.join(", ")));
            units.push(unit);
        }
    }
    if let Some(own) = units.first_mut() {
        for ExampleField { column: field, value } in fields.iter().filter(|field| !field.value.trim().is_empty()) {
            let value = read_typed(&plan, &column.code, &field.name, value)?;
            let entry = Entry { criterion: &column.code, field: &field.name, value: &value, ..Entry::default() };
            own.enter(&plan, &entry)?;
        }
    }
    let peers = Peers::gather(&plan, &units, None)?;
    let tree = units.first().map(|own| explain_criterion(&plan, own, &peers, &column.code, None)).transpose()?;
    let tree = tree.unwrap_or_default();
    Ok(Example { fields, others, points: tree.value, text: tree.text_vi })
}

/// The plan of one leaf by the rules of its scheme, whatever else of the scheme is not ready.
fn alone(scheme: &Scheme, code: &str) -> Result<Plan, Fault> {
    let unknown = || Fault::new("scoring.unknown_criterion").with("criterion", code);
    let (leaf, role) = scheme
        .criteria
        .iter()
        .find_map(|top| Some((find(top, code)?, top.role.unwrap_or_default())))
        .ok_or_else(unknown)?;
    if leaf.is_group() {
        return Err(Fault::new("scoring.group_not_scored").with("criterion", code));
    }
    let leaf = Criterion { role: Some(role), ..leaf.clone() };
    let mut criteria = vec![leaf];
    if role == Role::Deduction {
        // Points are taken off something.
        let kind = Some("direct".to_owned());
        criteria.push(Criterion { code: format!("{code}·"), max: Some(Exact::HUNDRED), kind, ..Criterion::default() });
    }
    let alone = Scheme {
        rounding: scheme.rounding.clone(),
        na_default: scheme.na_default,
        missing: scheme.missing,
        criteria,
        ..Scheme::default()
    };
    Plan::new(&alone).map_err(|findings: Vec<Finding>| {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let problem = errors.map(|finding| finding.message.clone()).collect::<Vec<_>>().join(" ");
        Fault::new("scoring.example_unready").with("problem", problem)
    })
}

fn find<'a>(criterion: &'a Criterion, code: &str) -> Option<&'a Criterion> {
    if code_key(&criterion.code) == code_key(code) {
        return Some(criterion);
    }
    criterion.children.iter().find_map(|child| find(child, code))
}

/// A value that suits a field: a target of 100 of which most was reached, points below the most, two cases.
fn usual_value(kind: &str, max: Option<&Exact>, field: &FieldColumn) -> String {
    match (field.kind, kind, field.name.as_str()) {
        (FieldType::Flag, ..) => "đạt".to_owned(),
        (FieldType::Choice, ..) => field.words.get(1).or(field.words.first()).cloned().unwrap_or_default(),
        (FieldType::Number, _, "T") => "100".to_owned(),
        (FieldType::Number, "group_leader", "A") => "120".to_owned(),
        (FieldType::Number, "ratio_inverse", "A") => "125".to_owned(),
        (FieldType::Number, _, "A") => "85".to_owned(),
        (FieldType::Number, "direct", _) => {
            let most = max.map_or(Exact::from(10), Exact::abs);
            (most * Exact::fraction(4, 5).unwrap_or_default()).vietnamese(1)
        }
        (FieldType::Number, "band" | "group_max" | "group_rank", _) => "85".to_owned(),
        (FieldType::Number, ..) => "2".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::read_scheme;

    fn worked(criterion: &str, values: &[(&str, &str)]) -> Result<Example, Fault> {
        let scheme = format!(
            r#"{{"criteria":[{{"code":"I","children":[{{"code":"L",{criterion}}},{{"code":"not ready","kind":"nothing"}}]}},
                {{"code":"IV","role":"deduction","children":[{{"code":"D","kind":"count","params":{{"per":"-2"}}}}]}}]}}"#
        );
        let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        let code = if criterion.is_empty() { "D" } else { "L" };
        example(&read_scheme(&scheme.replace(r#"{"code":"L",},"#, "")).unwrap().0, code, &values)
    }

    fn points(criterion: &str, values: &[(&str, &str)]) -> String {
        worked(criterion, values).unwrap().points.map_or("-".to_owned(), |points| points.to_string())
    }

    #[test]
    fn every_kind_has_an_example_that_gives_points() {
        // 15 · 85/100; 10 · 100/125; 4/5 of 8; the second level; 4 of [≥ 80 → 4]; 2 cases of 0,4.
        for (criterion, expected) in [
            (r#""max":"15","kind":"ratio""#, "12.75"),
            (r#""max":"10","kind":"ratio_inverse""#, "8"),
            (r#""max":"8","kind":"direct""#, "6.4"),
            (r#""max":"6","kind":"binary""#, "6"),
            (
                r#""max":"6","kind":"choice","params":{"options":[{"level":"Tốt","score":"6"},{"level":"Khá","score":"4.5"}]}"#,
                "4.5",
            ),
            (r#""max":"5","kind":"band","params":{"bands":[{"ge":"90","score":"5"},{"ge":"80","score":"4"}]}"#, "4"),
            (r#""max":"5","kind":"count","params":{"per":"0.4"}"#, "0.8"),
            // 20 less 15 steps short of a half point each.
            (r#""max":"20","kind":"step","params":{"per_short":"0.5"}"#, "12.5"),
            // 6 + 6 · 20/40 with the leader at 140 %.
            (r#""max":"12","kind":"group_leader""#, "9"),
            // 14 · 85/140; the third of three.
            (r#""max":"14","kind":"group_max""#, "8.5"),
            (r#""max":"10","kind":"group_rank","params":{"points":["10","8","6"]}"#, "6"),
        ] {
            assert_eq!(points(criterion, &[]), expected, "{criterion}");
        }
        assert_eq!(points("", &[("n", "3")]), "-6");
    }

    #[test]
    fn numbers_are_tried_and_the_sentence_follows() {
        let tried = worked(r#""max":"15","kind":"ratio""#, &[("T", "240"), ("A", "198")]).unwrap();
        assert_eq!(tried.points.unwrap().to_string(), "12.38");
        assert_eq!(tried.text, "L (tối đa 15): thực hiện 198/240 = 82,5 % → 15 × 198/240 = 12,375, làm tròn 12,38.");
        let compared = worked(r#""max":"12","kind":"group_leader""#, &[]).unwrap();
        assert_eq!(compared.others[0], "Đơn vị B: kết quả thực hiện 140, chỉ tiêu giao 100");
        assert_eq!(points(r#""max":"15","kind":"ratio""#, &[("A", "")]), "-");
    }

    #[test]
    fn what_cannot_be_worked_says_why() {
        let code = |criterion: &str, values: &[(&str, &str)]| worked(criterion, values).unwrap_err().code;
        assert_eq!(code(r#""max":"5","kind":"step","params":{"per_short":"x"}"#, &[]), "scoring.example_unready");
        assert_eq!(code(r#""max":"15","kind":"ratio""#, &[("A", "nhiều")]), "number.not_a_number");
    }
}
