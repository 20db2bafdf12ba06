//! A worked example of one criterion while its scheme is edited: the numbers an officer may try, and what they come to by
//! the evaluator that scores the rounds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::column::{FieldColumn, FieldType};
use super::explain::explain_criterion;
use super::finding::{Finding, Severity};
use super::inputs::{Entry, UnitInputs};
use super::peers::Peers;
use super::plan::Plan;
use super::scheme::{Criterion, DerivedBy, Role, Scheme, code_key};
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
    let (plan, leaf) = alone(scheme, criterion)?;
    let column =
        plan.columns().next().ok_or_else(|| Fault::new("scoring.example_unready").with("problem", criterion))?;
    let usual = |field: &FieldColumn| usual_value(leaf, column.max.as_ref(), field);
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

/// The plan of one leaf by the rules of its scheme, whatever else of the scheme is not ready; with the leaf.
fn alone<'a>(scheme: &'a Scheme, code: &str) -> Result<(Plan, &'a Criterion), Fault> {
    let unknown = || Fault::new("scoring.unknown_criterion").with("criterion", code);
    let (leaf, role) = scheme
        .criteria
        .iter()
        .find_map(|top| Some((find(top, code)?, top.role.unwrap_or_default())))
        .ok_or_else(unknown)?;
    if leaf.is_group() {
        return Err(Fault::new("scoring.group_not_scored").with("criterion", code));
    }
    let mut criteria = vec![Criterion { role: Some(role), ..leaf.clone() }];
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
    let plan = Plan::new(&alone).map_err(|findings: Vec<Finding>| {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let problem = errors.map(|finding| finding.message.clone()).collect::<Vec<_>>().join(" ");
        Fault::new("scoring.example_unready").with("problem", problem)
    })?;
    Ok((plan, leaf))
}

fn find<'a>(criterion: &'a Criterion, code: &str) -> Option<&'a Criterion> {
    if code_key(&criterion.code) == code_key(code) {
        return Some(criterion);
    }
    criterion.children.iter().find_map(|child| find(child, code))
}

/// A value that suits a field: a target of 100 of which most was reached, points below the most, the limit of the second
/// band, two cases.
fn usual_value(leaf: &Criterion, max: Option<&Exact>, field: &FieldColumn) -> String {
    let kind = leaf.kind.as_deref().unwrap_or_default();
    match (field.kind, kind, field.name.as_str()) {
        (FieldType::Flag, ..) => "đạt".to_owned(),
        (FieldType::Occurrence, ..) => "có".to_owned(),
        (FieldType::Choice, ..) => field.words.get(1).or(field.words.first()).cloned().unwrap_or_default(),
        (FieldType::Number, _, "T") => "100".to_owned(),
        (FieldType::Number, "group_leader", "A") => "120".to_owned(),
        (FieldType::Number, "ratio_inverse", "A") => "125".to_owned(),
        (FieldType::Number, _, "A") => {
            // 95 % of a target that all have.
            let target = number_of(leaf.params.get("target"));
            target.map_or("85".to_owned(), |target| part(&target, 19, 20).vietnamese_exact())
        }
        (FieldType::Number, "direct", _) => part(&max.map_or(Exact::from(10), Exact::abs), 4, 5).vietnamese(1),
        (FieldType::Number, "band", "size") => typed(second(leaf.params.get("band_by")).and_then(within)),
        (FieldType::Number, "band" | "base_adjust", "value") => {
            let by_class = second(leaf.params.get("band_by"));
            let of_base = leaf.params.get("base_bands");
            let bands = by_class.or(of_base).map_or_else(|| leaf.params.get("bands"), |table| table.get("bands"));
            typed(second(bands).and_then(within))
        }
        (FieldType::Number, "group_max" | "group_rank", _) => "85".to_owned(),
        (FieldType::Number, ..) => match over(leaf, &field.name) {
            Some(0) => "85".to_owned(),
            Some(_) => "100".to_owned(),
            None => "2".to_owned(),
        },
    }
}

/// Which number of a quotient a field is: 0 what is divided, 1 what it is divided by.
fn over(leaf: &Criterion, field: &str) -> Option<usize> {
    let quotients = leaf.derived.iter().filter(|derived| matches!(derived.by, DerivedBy::Rate | DerivedBy::PerHead));
    quotients.flat_map(|derived| derived.of.iter().position(|name| name == field)).next()
}

/// The second of a list, or the only one.
fn second(list: Option<&Value>) -> Option<&Value> {
    let list = list?.as_array()?;
    list.get(1).or_else(|| list.first())
}

/// A value within limits.
fn within(limits: &Value) -> Option<Exact> {
    let limit = |name: &str| number_of(limits.get(name));
    let at = limit("ge").or_else(|| limit("le"));
    at.or_else(|| limit("gt").map(|above| above + Exact::ONE)).or_else(|| limit("lt").map(|below| below - Exact::ONE))
}

fn number_of(value: Option<&Value>) -> Option<Exact> {
    serde_json::from_value(value?.clone()).ok()
}

fn part(whole: &Exact, of: i64, parts: i64) -> Exact {
    whole * &Exact::fraction(of, parts).unwrap_or_default()
}

fn typed(value: Option<Exact>) -> String {
    value.map_or("85".to_owned(), |value| value.vietnamese_exact())
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
            // The limit of the second band; of the second class its second band.
            (r#""max":"5","kind":"band","params":{"bands":[{"le":"3","score":"5"},{"le":"7","score":"2.5"}]}"#, "2.5"),
            (
                r#""max":"5","kind":"band","params":{"band_by":[{"lt":"500","bands":[{"ge":"5","score":"1"}]},{"ge":"500","bands":[{"ge":"8","score":"3"},{"ge":"5","score":"1.4"}]}]}"#,
                "1.4",
            ),
            // 85 of 100.
            (
                r#""max":"5","kind":"band","params":{"bands":[{"ge":"90","score":"5"},{"ge":"85","score":"4.5"}]},"derived":[{"field":"value","by":"rate","of":["đúng hạn","tất cả"]}]"#,
                "4.5",
            ),
            // 6 + 1,5 (2 of 0,75) − 0,5 (2 of 0,25).
            (
                r#""max":"6","kind":"base_adjust","params":{"items":[{"id":"sk","per":"0.75","cap":"1.5"},{"id":"tre","per":"-0.25"}],"deduct_cap":"1"}"#,
                "7",
            ),
            // 2 of 1,5, cut to 2.
            (r#""max":"5","cap":"2","kind":"count","params":{"per":"1.5"}"#, "2"),
            // 95 % of 80 is 76: 4 steps short of a half point each.
            (r#""max":"20","kind":"step","params":{"target":"80","per_short":"0.5"}"#, "18"),
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
