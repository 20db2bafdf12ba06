//! What is entered into a criterion, in words for paper.

use domain::scoring::{Description, FieldColumn, FieldType, InputNote, LeafColumn};

use crate::print::capital_first;

/// Room to write by hand.
pub(super) const ROOM: &str = "…………";

/// A value with its name, as it worked in a rule: "Thực hiện: 57 hộ", "đạt", "Mức: Khá".
pub(super) fn told(leaf: &LeafColumn, field: &FieldColumn, note: &InputNote) -> String {
    match (leaf.kind.as_str(), field.kind) {
        ("binary", FieldType::Flag) => if note.value.is_zero() { "không đạt" } else { "đạt" }.to_owned(),
        (_, FieldType::Flag) => {
            format!("{}: {}", capital_first(&field.label), if note.value.is_zero() { "không" } else { "có" })
        }
        _ => format!("{}: {}", capital_first(&field.label), value(field, note)),
    }
}

fn value(field: &FieldColumn, note: &InputNote) -> String {
    with_unit(field, &note.text.clone().unwrap_or_else(|| note.value.vietnamese(4)))
}

/// "57 hộ".
pub(super) fn with_unit(field: &FieldColumn, value: &str) -> String {
    match field.unit.as_deref().filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{value} {unit}"),
        None => value.to_owned(),
    }
}

/// The fields that a form asks for: points given directly have a column of their own, and a yes-or-no question is answered
/// in words.
pub(super) fn asked(leaf: &LeafColumn) -> impl Iterator<Item = &FieldColumn> {
    let is_binary = leaf.kind == "binary";
    let is_direct = leaf.kind == "direct";
    leaf.fields.iter().filter(move |field| !is_direct && (!is_binary || field.kind == FieldType::Flag))
}

/// Room for a field: dots, or the words to choose from.
pub(super) fn room(field: &FieldColumn) -> String {
    match field.kind {
        FieldType::Number => with_unit(field, ROOM),
        FieldType::Flag => "□ đạt  □ không đạt".to_owned(),
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
