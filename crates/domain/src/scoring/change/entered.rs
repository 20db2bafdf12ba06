//! The values of a leaf by stage, scorer and field, so that two versions of them can be compared.

use std::collections::BTreeMap;

use crate::number::Exact;
use crate::scoring::inputs::{Cell, FIELD_NA, FIELD_OVERRIDE, FIELD_SCORE, LeafInputs};
use crate::scoring::leaf::FieldKind;
use crate::scoring::notes::said;
use crate::scoring::plan::{Leaf, Plan};
use crate::scoring::scheme::NaMode;

/// Which value: code of the stage (empty: fed by the program), scorer, field.
type Place = (String, String, String);

/// What stands there, and how it is called and said.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    label: String,
    text: String,
}

/// The values of a leaf.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct EnteredValues(BTreeMap<Place, Said>);

impl EnteredValues {
    pub fn of(plan: &Plan, leaf: &Leaf, inputs: &LeafInputs) -> Self {
        let mut values = Self::default();
        if let Some(fed) = &inputs.fed {
            values.add(leaf, "", "", fed);
        }
        for cell in &inputs.cells {
            let stage = plan.stages.get(cell.stage).map_or("", |stage| stage.code.as_str());
            values.add(leaf, stage, &cell.scorer, &cell.cell);
        }
        values
    }

    fn add(&mut self, leaf: &Leaf, stage: &str, scorer: &str, cell: &Cell) {
        let mut put = |field: &str, label: &str, text: String| {
            let place = (stage.to_owned(), scorer.to_owned(), field.to_owned());
            self.0.insert(place, Said { label: label.to_owned(), text });
        };
        for (slot, entered) in &cell.values {
            if let Some(field) = leaf.fields.get(*slot) {
                put(&field.name, &field.label, value_words(&field.kind, &entered.value));
            }
        }
        if let Some(score) = &cell.score {
            put(FIELD_SCORE, "Điểm nhập tay", said(&score.value));
        }
        if let Some(overridden) = &cell.overridden {
            put(FIELD_OVERRIDE, "Điểm điều chỉnh", said(&overridden.value));
        }
        if let Some(na) = &cell.na {
            put(FIELD_NA, "Không áp dụng", na_words(na.value).to_owned());
        }
    }

    /// What differs: "Kết quả thực hiện 15 → 17; Điểm nhập tay chưa có → 8"; none when nothing does.
    pub fn difference(&self, after: &Self) -> Option<String> {
        let places = self.0.keys().chain(after.0.keys().filter(|place| !self.0.contains_key(*place)));
        let told: Vec<String> = places
            .filter_map(|place| {
                let (was, is) = (self.0.get(place), after.0.get(place));
                let text = |said: Option<&Said>| said.map_or_else(|| "chưa có".to_owned(), |said| said.text.clone());
                let label = is.or(was).map_or("", |said| said.label.as_str());
                (was.map(|said| &said.text) != is.map(|said| &said.text))
                    .then(|| format!("{label} {} → {}", text(was), text(is)))
            })
            .collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}

fn value_words(kind: &FieldKind, value: &Exact) -> String {
    match kind {
        FieldKind::Number => said(value),
        FieldKind::Flag if value.is_zero() => "không".to_owned(),
        FieldKind::Flag => "có".to_owned(),
        FieldKind::Choice(words) => {
            let chosen = words.iter().zip(0_i64..).find(|(_, nth)| *value == Exact::from(*nth));
            chosen.map_or_else(|| "mức lạ".to_owned(), |(word, _)| word.clone())
        }
    }
}

fn na_words(mode: NaMode) -> &'static str {
    match mode {
        NaMode::LeaveDenominator => "rời mẫu số",
        NaMode::Full => "điểm tối đa",
        NaMode::Zero => "0 điểm",
        NaMode::Redistribute => "quy đổi",
        NaMode::Average => "lấy bình quân",
    }
}
