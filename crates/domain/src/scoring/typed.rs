//! What an officer types into a cell of the grid, turned into the machine form that is stored and entered.

use super::inputs::{FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, unknown_field};
use super::leaf::FieldKind;
use super::plan::Plan;
use crate::number::{Exact, read};
use crate::{Fault, text};

/// Reads typed text for a field of a leaf: numbers in Vietnamese form, "04/4" where points are entered, "98,5%" where
/// the unit of measure is a percentage, "đạt" and "không đạt" for yes and no.
///
/// # Errors
/// Those of [`read`] with the field named, `scoring.unknown_criterion`, `scoring.group_not_scored`,
/// `scoring.unknown_field`, `scoring.not_yes_or_no`, `scoring.percent_unexpected`.
pub fn read_typed(plan: &Plan, criterion: &str, field: &str, typed: &str) -> Result<String, Fault> {
    let at = |fault: Fault| fault.at_criterion(criterion).at_field(field);
    if plan.group_of(criterion, field).is_some() {
        return Ok(read(typed).and_then(|reading| reading.plain()).map_err(at)?.to_string());
    }
    if criterion.trim().is_empty() {
        return of_unit(field, typed).map_err(at);
    }
    let position = plan.leaf_of(criterion).map_err(at)?;
    let leaf = plan
        .leaves
        .get(position)
        .ok_or_else(|| at(Fault::new("scoring.unknown_criterion").with("criterion", criterion)))?;
    if field == FIELD_NA {
        return Ok(text::line(typed));
    }
    let slot = leaf.slot_of(field);
    if slot.is_none() && field != FIELD_OVERRIDE && field != FIELD_SCORE {
        return Err(at(unknown_field(leaf, field)));
    }
    let own = slot.and_then(|slot| leaf.fields.get(slot));
    match own.map(|field| &field.kind) {
        Some(FieldKind::Flag) => {
            let read = if leaf.rule.is_condition() { occurrence } else { flag };
            return read(typed).map(str::to_owned).map_err(at);
        }
        Some(FieldKind::Choice(words)) => {
            let key = text::match_key(typed);
            let word = words.iter().find(|word| text::match_key(word) == key);
            let unknown =
                || Fault::new("scoring.unknown_choice").with("value", typed.trim()).with("words", words.join(", "));
            return word.cloned().ok_or_else(|| at(unknown()));
        }
        _ => {}
    }
    let reading = read(typed).map_err(at)?;
    let unit = own.and_then(|field| field.unit.as_deref()).unwrap_or_default();
    if reading.percent && !unit.contains('%') {
        return Err(at(Fault::new("scoring.percent_unexpected").with("value", typed.trim())));
    }
    let points = own.is_none() || leaf.takes_points();
    let value: Exact = if points { reading.out_of(leaf.max.as_ref()) } else { reading.plain() }.map_err(at)?;
    Ok(value.to_string())
}

/// What is typed of a unit as a whole: its class, that it left, the total printed on paper.
fn of_unit(field: &str, typed: &str) -> Result<String, Fault> {
    match field {
        "class" => Ok(text::line(typed)),
        "withdrawn" => flag(typed).map(str::to_owned),
        _ => Ok(read(typed)?.plain()?.to_string()),
    }
}

/// Yes or no as people write them.
fn flag(typed: &str) -> Result<&'static str, Fault> {
    match text::fold(typed).as_str() {
        "1" | "x" | "co" | "dat" | "true" => Ok("1"),
        "0" | "khong" | "khong dat" | "chua dat" | "false" => Ok("0"),
        _ => Err(Fault::new("scoring.not_yes_or_no").with("value", typed.trim())),
    }
}

/// Whether something has happened. "Đạt" is no answer to that: the one who types it means that all is well.
fn occurrence(typed: &str) -> Result<&'static str, Fault> {
    match text::fold(typed).as_str() {
        "dat" | "khong dat" | "chua dat" => Err(Fault::new("scoring.not_an_occurrence").with("value", typed.trim())),
        _ => flag(typed).map_err(|_| Fault::new("scoring.not_an_occurrence").with("value", typed.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    #[test]
    fn reads_what_is_typed_into_the_grid() {
        let trial = Trial::scheme(
            r#"{"criteria":[{"code":"D","max":"4","kind":"direct"},{"code":"B","max":"5","kind":"binary"},
                {"code":"K","max":"5","kind":"band","params":{"bands":[{"ge":"90","score":"5"}]},"inputs":[{"field":"value","unit":"%"}]},
                {"code":"R","max":"5","kind":"ratio"},{"code":"G","max":"1","children":[{"code":"G1","max":"1","kind":"direct"}]}]}"#,
        );
        let typed = |criterion: &str, field: &str, text: &str| {
            read_typed(&trial.plan, criterion, field, text).map_err(|fault| fault.code)
        };
        assert_eq!(typed("D", "value", "3,5").unwrap(), "3.5");
        assert_eq!(typed("D", "value", "04/4").unwrap(), "4");
        assert_eq!(typed("D", "value", "4/5").unwrap_err(), "number.out_of_mismatch");
        assert_eq!(typed("R", "T", "4/5").unwrap_err(), "number.not_a_number");
        assert_eq!(typed("R", "T", "1.234,5").unwrap(), "1234.5");
        assert_eq!(typed("R", "T", "1.234").unwrap_err(), "number.ambiguous");
        assert_eq!(typed("K", "value", "98,5%").unwrap(), "98.5");
        assert_eq!(typed("R", "A", "98,5%").unwrap_err(), "scoring.percent_unexpected");
        assert_eq!(typed("B", "achieved", "Đạt").unwrap(), "1");
        assert_eq!(typed("B", "achieved", "không đạt").unwrap(), "0");
        assert_eq!(typed("B", "achieved", "hơi đạt").unwrap_err(), "scoring.not_yes_or_no");
        assert_eq!(typed("R", "override", "4").unwrap(), "4");
        assert_eq!(typed("G", "override", "3,5").unwrap(), "3.5");
        assert_eq!(typed("G", "value", "3,5").unwrap_err(), "scoring.group_not_scored");
        assert_eq!(typed("R", "Z", "4").unwrap_err(), "scoring.unknown_field");
        assert_eq!(typed("Z", "A", "4").unwrap_err(), "scoring.unknown_criterion");
        assert_eq!(typed("", "class", " Xã  vùng cao ").unwrap(), "Xã vùng cao");
        assert_eq!(typed("", "withdrawn", "có").unwrap(), "1");
        assert_eq!(typed("", "declared_total", "92,5").unwrap(), "92.5");
    }

    #[test]
    fn a_condition_is_answered_by_whether_it_happened() {
        let trial = Trial::scheme(
            r#"{"gates":[{"code":"VV","name_vi":"Có vụ việc","effect":"not_ranked"}],
                "criteria":[{"code":"D","max":"4","kind":"direct"}]}"#,
        );
        let typed = |text: &str| read_typed(&trial.plan, "VV", "achieved", text).map_err(|fault| fault.code);
        assert_eq!(
            [typed("có"), typed("Không"), typed("x"), typed("0")],
            ["1", "0", "1", "0"].map(|value| Ok(value.to_owned()))
        );
        for doubtful in ["đạt", "không đạt", "chưa đạt", "ổn"] {
            assert_eq!(typed(doubtful), Err("scoring.not_an_occurrence".into()), "{doubtful}");
        }
    }
}
