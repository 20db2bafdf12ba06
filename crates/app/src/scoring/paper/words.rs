//! What is entered into a criterion, in words for paper.

use domain::scoring::{Description, FieldColumn, FieldType, InputNote, LeafColumn};

use crate::print::capital_first;

/// Room to write by hand.
pub(super) const ROOM: &str = "…………";

/// Values of a field with its name, as they worked in a rule, several scorers' beside each other: "Thực hiện: 57 hộ",
/// "đạt", "Mức: Khá", "Thực hiện: 57 hộ / 59 hộ".
pub(super) fn told(leaf: &LeafColumn, field: &FieldColumn, notes: &[&InputNote]) -> String {
    let values = notes.iter().map(|note| match (field.kind, note.value.is_zero()) {
        (FieldType::Flag, true) if leaf.kind == "binary" => "không đạt".to_owned(),
        (FieldType::Flag, false) if leaf.kind == "binary" => "đạt".to_owned(),
        (FieldType::Flag | FieldType::Occurrence, true) => "không".to_owned(),
        (FieldType::Flag | FieldType::Occurrence, false) => "có".to_owned(),
        _ => with_unit(field, &note.text.clone().unwrap_or_else(|| note.value.vietnamese(4))),
    });
    let mut values: Vec<String> = values.collect();
    if values.iter().all(|value| Some(value) == values.first()) {
        values.truncate(1);
    }
    labelled(leaf, field, &values.join(" / "))
}

/// "Thực hiện: 57 hộ"; the answer alone where a leaf asks one question.
pub(super) fn labelled(leaf: &LeafColumn, field: &FieldColumn, value: &str) -> String {
    if is_question(leaf) { value.to_owned() } else { format!("{}: {value}", capital_first(&field.label)) }
}

/// Whether a leaf asks one question, to be answered in words.
fn is_question(leaf: &LeafColumn) -> bool {
    matches!(leaf.kind.as_str(), "binary" | "condition")
}

/// "57 hộ".
pub(super) fn with_unit(field: &FieldColumn, value: &str) -> String {
    match field.unit.as_deref().filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{value} {unit}"),
        None => value.to_owned(),
    }
}

/// The fields that a form may ask for: points given directly have a column of their own, and a question is answered in
/// words.
pub(super) fn asked(leaf: &LeafColumn) -> impl Iterator<Item = &FieldColumn> {
    let is_question = is_question(leaf);
    let is_direct = leaf.kind == "direct";
    leaf.fields.iter().filter(move |field| !is_direct && (!is_question || field.kind != FieldType::Number))
}

/// Room for a field: dots, or the words to choose from.
pub(super) fn room(leaf: &LeafColumn, field: &FieldColumn) -> String {
    match field.kind {
        FieldType::Number => with_unit(field, ROOM),
        FieldType::Flag if leaf.kind == "binary" => "□ đạt  □ không đạt".to_owned(),
        FieldType::Flag | FieldType::Occurrence => "□ có  □ không".to_owned(),
        FieldType::Choice => field.words.iter().map(|word| format!("□ {word}")).collect::<Vec<_>>().join("  "),
    }
}

/// How a leaf is scored, from the scheme in words.
pub(super) fn rule(scheme: &Description, code: &str) -> String {
    capital_first(&aspect(scheme, code, "Cách chấm").unwrap_or_default())
}

/// What the scheme in words says of a criterion under a name.
pub(super) fn aspect(scheme: &Description, code: &str, name: &str) -> Option<String> {
    let criterion = scheme.criteria.iter().find(|criterion| criterion.code == code)?;
    criterion.aspects.iter().find(|aspect| aspect.name == name).map(|aspect| aspect.text.clone())
}
