//! What stands in the column "Số liệu" of a self-scoring form (phiếu tự chấm) that came back: numbers behind the names of
//! their fields, ticked boxes, "không áp dụng".

use super::column::{FieldColumn, FieldType, LeafColumn};
use crate::text;

/// Boxes to tick, and boxes that are ticked.
const OPEN: [char; 4] = ['□', '☐', '◻', '▢'];
const TICKED: [char; 10] = ['☒', '☑', '■', '▣', '✓', '✔', '✗', '✘', '◼', '🗹'];

/// What a cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormCell {
    /// The criterion does not concern the unit.
    pub not_applicable: bool,
    /// Name of a field and what was written for it.
    pub values: Vec<(String, String)>,
    /// Parts that fit no field, as they stand.
    pub unread: Vec<String>,
}

/// Reads the cell of a criterion: a line a field, "Kế hoạch vốn: 1.200 triệu đồng". What was left open is nothing.
pub fn read_form_cell(leaf: &LeafColumn, written: &str) -> FormCell {
    let mut cell = FormCell::default();
    if matches!(text::fold(written).trim(), "khong ap dung" | "kad" | "n/a") {
        cell.not_applicable = true;
        return cell;
    }
    for line in written.lines().map(text::line).filter(|line| !line.is_empty()) {
        let (field, value) = match named(leaf, &line) {
            Some((field, value)) => (Some(field), value.to_owned()),
            None => (the_one(leaf, &cell), line.clone()),
        };
        match field.map(|field| (field, answer(field, &value))) {
            Some((_, Some(answer))) if answer.is_empty() => {}
            Some((field, Some(answer))) => cell.values.push((field.name.clone(), answer)),
            Some((_, None)) | None if is_open(&value) => {}
            Some((_, None)) | None => cell.unread.push(line),
        }
    }
    cell
}

/// The field whose name stands before a colon, and what follows.
fn named<'a>(leaf: &'a LeafColumn, line: &'a str) -> Option<(&'a FieldColumn, &'a str)> {
    leaf.fields.iter().find_map(|field| {
        let mut colons = line.match_indices(':');
        let at = colons.find(|(at, _)| {
            line.get(..*at).is_some_and(|before| text::match_key(before) == text::match_key(&field.label))
        });
        at.and_then(|(at, _)| Some((field, line.get(at + 1..)?)))
    })
}

/// The field that a line without a name is about: a leaf that asks for one thing is answered without naming it.
fn the_one<'a>(leaf: &'a LeafColumn, cell: &FormCell) -> Option<&'a FieldColumn> {
    let is_question = |field: &FieldColumn| field.kind != FieldType::Number;
    let mut asked: Vec<&FieldColumn> = leaf.fields.iter().filter(|field| !field.derived).collect();
    if asked.iter().any(|field| is_question(field)) {
        asked.retain(|field| is_question(field));
    }
    match asked.as_slice() {
        [only] if cell.values.is_empty() => Some(only),
        _ => None,
    }
}

/// What was written for a field, without its unit of measure; empty when it was left open, none when it cannot be told.
fn answer(field: &FieldColumn, written: &str) -> Option<String> {
    if has_boxes(written) {
        let ticked: Vec<String> = ticked(written);
        return match ticked.as_slice() {
            [] => Some(String::new()),
            [only] => Some(only.clone()),
            _ => None,
        };
    }
    let bare = text::line(written);
    let bare = field.unit.as_deref().filter(|unit| !unit.is_empty()).and_then(|unit| without_unit(&bare, unit));
    let bare = bare.unwrap_or_else(|| text::line(written));
    Some(if is_open(&bare) { String::new() } else { bare.trim_matches(['.', '…', '_', ' ']).to_owned() })
}

/// "48 nhiệm vụ" without "nhiệm vụ"; a percent sign stays, it says how the number is meant.
fn without_unit(written: &str, unit: &str) -> Option<String> {
    if unit.contains('%') {
        return None;
    }
    let length = unit.chars().count();
    let from = written.char_indices().rev().nth(length.checked_sub(1)?).map(|(at, _)| at)?;
    let (before, after) = (written.get(..from)?, written.get(from..)?);
    (text::match_key(after) == text::match_key(unit)).then(|| before.trim_end().to_owned())
}

/// Whether nothing but room to write stands there.
fn is_open(written: &str) -> bool {
    written.chars().all(|c| matches!(c, '.' | '…' | '_' | '-' | '%' | ' '))
        || (has_boxes(written) && ticked(written).is_empty())
}

fn has_boxes(written: &str) -> bool {
    written.chars().any(|c| OPEN.contains(&c) || TICKED.contains(&c))
        || written.contains("[ ]")
        || written.contains("[x]")
}

/// The words behind ticked boxes: "☒ đạt  □ không đạt".
fn ticked(written: &str) -> Vec<String> {
    let written = written.replace("[x]", "☒").replace("[X]", "☒").replace("[ ]", "□");
    let mut words: Vec<(bool, String)> = Vec::new();
    for c in written.chars() {
        if OPEN.contains(&c) || TICKED.contains(&c) {
            words.push((TICKED.contains(&c), String::new()));
        } else if let Some((_, word)) = words.last_mut() {
            word.push(c);
        }
    }
    words.into_iter().filter(|(is_ticked, _)| *is_ticked).map(|(_, word)| text::line(&word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::trial::Trial;

    fn read(rule: &str, written: &str) -> FormCell {
        let trial = Trial::leaf(rule);
        let leaf = trial.plan.columns().next().unwrap();
        read_form_cell(&leaf, written)
    }

    fn values(cell: &FormCell) -> Vec<(&str, &str)> {
        cell.values.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect()
    }

    const RATIO: &str = r#""max":"15","kind":"ratio","inputs":[{"field":"T","name_vi":"Nhiệm vụ được giao","unit":"nhiệm vụ"},
        {"field":"A","name_vi":"Hoàn thành đúng hạn","unit":"nhiệm vụ"}]"#;

    #[test]
    fn numbers_stand_behind_the_names_of_their_fields() {
        let cell = read(RATIO, "Nhiệm vụ được giao: 48 nhiệm vụ\nHoàn thành đúng hạn: …47,5… nhiệm vụ");
        assert_eq!(values(&cell), [("T", "48"), ("A", "47,5")]);
        assert_eq!(cell.unread, Vec::<String>::new());
        // Typed over with other spaces, capitals and tone places, without the unit of measure.
        let cell = read(RATIO, "NHIỆM VỤ ĐƯỢC GIAO : 48\n\nHoàn thành đúng hạn:  45");
        assert_eq!(values(&cell), [("T", "48"), ("A", "45")]);
    }

    #[test]
    fn what_was_left_open_is_nothing_and_what_fits_no_field_is_told() {
        let cell = read(RATIO, "Nhiệm vụ được giao: ………… nhiệm vụ\nHoàn thành đúng hạn: ………… nhiệm vụ");
        assert_eq!(cell, FormCell::default());
        let cell = read(RATIO, "48/50\nghi ở phụ lục");
        assert_eq!((values(&cell), &cell.unread[..]), (vec![], &["48/50".to_owned(), "ghi ở phụ lục".to_owned()][..]));
    }

    #[test]
    fn boxes_are_ticked_in_many_ways() {
        const BINARY: &str = r#""max":"5","kind":"binary""#;
        for ticked in ["☒ đạt  □ không đạt", "☑ đạt ☐ không đạt", "[x] đạt [ ] không đạt", "đạt"]
        {
            assert_eq!(values(&read(BINARY, ticked)), [("achieved", "đạt")], "{ticked}");
        }
        assert_eq!(read(BINARY, "□ đạt  □ không đạt"), FormCell::default());
        // Both ticked: nobody can tell.
        assert_eq!(read(BINARY, "☒ đạt  ☒ không đạt").unread, ["☒ đạt ☒ không đạt"]);
        let level = r#""max":"4","kind":"choice","params":{"options":{"Tốt":"4","Khá":"2"}}"#;
        assert_eq!(read(level, "□ Tốt  ☒ Khá").values.first().map(|(_, value)| value.as_str()), Some("Khá"));
    }

    #[test]
    fn a_leaf_that_asks_for_one_thing_is_answered_without_naming_it() {
        let share = r#""max":"10","kind":"band","params":{"bands":[{"ge":"98","score":"10"}]},
            "inputs":[{"field":"value","name_vi":"Tỷ lệ đúng hạn","unit":"%"}]"#;
        assert_eq!(values(&read(share, "99,2 %")), [("value", "99,2 %")]);
        assert_eq!(values(&read(share, "Tỷ lệ đúng hạn: 99,2%")), [("value", "99,2%")]);
        assert_eq!(read(share, "Tỷ lệ đúng hạn: ………… %"), FormCell::default());
        assert!(read(share, " Không áp dụng ").not_applicable);
    }
}
