//! Merging (gộp) two records of one person or unit that was entered twice, and splitting (tách) one that two were entered
//! in. A correction of the data file – not a succession of units (sáp nhập, chia tách), which happened by a decision.

mod held;
mod person;
mod unit;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Fault, text};

pub use held::{HeldItem, HeldKind};
pub use person::merge_people;
pub use unit::merge_units;

/// What becomes of a field of the record that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldFate {
    /// Both say the same, or neither says anything.
    Same,
    /// Only the record that stays says something.
    Kept,
    /// Only the other said something: the record that stays takes it over.
    TakenOver,
    /// They contradict each other; the value of the record that stays is kept unless the officer chooses the other.
    Differs,
    /// They contradict each other, and the officer chose the other's.
    Chosen,
    /// Both texts stay, one below the other.
    Joined,
}

/// A field of two records, and what it will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergedField {
    /// Its name in the record: `birth_date`.
    pub field: String,
    /// Its value in the record that stays, as shown.
    pub keep: String,
    /// Its value in the other.
    pub from: String,
    /// What it will be.
    pub after: String,
    /// Why.
    pub fate: FieldFate,
}

/// Walks through the fields of two records.
struct Merging<'a> {
    take: BTreeSet<&'a str>,
    fields: Vec<MergedField>,
}

impl<'a> Merging<'a> {
    fn new(take: &'a [String]) -> Self {
        Self { take: take.iter().map(String::as_str).collect(), fields: Vec::new() }
    }

    fn add<T: Clone + PartialEq>(&mut self, field: &str, keep: &T, from: &T, shown: impl Fn(&T) -> String) -> T {
        let chosen = self.take.remove(field);
        let [kept, other] = [shown(keep), shown(from)];
        let fate = match (kept.is_empty(), other.is_empty()) {
            _ if keep == from => FieldFate::Same,
            (_, true) => FieldFate::Kept,
            (true, false) => FieldFate::TakenOver,
            (false, false) if chosen => FieldFate::Chosen,
            (false, false) => FieldFate::Differs,
        };
        let after = if matches!(fate, FieldFate::TakenOver | FieldFate::Chosen) { from } else { keep };
        self.note(field, kept, other, shown(after), fate);
        after.clone()
    }

    fn text(&mut self, field: &str, keep: &str, from: &str) -> String {
        self.add(field, &keep.to_owned(), &from.to_owned(), Clone::clone)
    }

    fn value<T: Copy + PartialEq>(
        &mut self,
        field: &str,
        keep: Option<T>,
        from: Option<T>,
        shown: impl Fn(T) -> String,
    ) -> Option<T> {
        self.add(field, &keep, &from, |value| value.map(&shown).unwrap_or_default())
    }

    /// A field in which an empty value says something, too: it is never filled without being chosen.
    fn stated<T: Copy + PartialEq>(
        &mut self,
        field: &str,
        keep: Option<T>,
        from: Option<T>,
        shown: impl Fn(T) -> String,
    ) -> Option<T> {
        let chosen = self.take.remove(field);
        let (after, fate) = match chosen {
            _ if keep == from => (keep, FieldFate::Same),
            true => (from, FieldFate::Chosen),
            false => (keep, FieldFate::Differs),
        };
        let [keep, from, in_words] = [keep, from, after].map(|value| value.map(&shown).unwrap_or_default());
        self.note(field, keep, from, in_words, fate);
        after
    }

    /// Notes say more together: neither is lost.
    fn joined(&mut self, field: &str, keep: &str, from: &str) -> String {
        if keep.is_empty() || from.is_empty() || text::match_key(keep) == text::match_key(from) {
            return self.text(field, keep, from);
        }
        self.take.remove(field);
        let after = format!("{keep}\n{from}");
        self.note(field, keep.to_owned(), from.to_owned(), after.clone(), FieldFate::Joined);
        after
    }

    fn note(&mut self, field: &str, keep: String, from: String, after: String, fate: FieldFate) {
        self.fields.push(MergedField { field: field.to_owned(), keep, from, after, fate });
    }

    /// The fields; a chosen one that is none of them is a slip.
    fn done(self) -> Result<Vec<MergedField>, Fault> {
        match self.take.first() {
            None => Ok(self.fields),
            Some(unknown) => {
                let known: Vec<&str> = self.fields.iter().map(|field| field.field.as_str()).collect();
                Err(Fault::new("merge.field_unknown").with("field", unknown).with("fields", known.join(", ")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fates(fields: &[MergedField]) -> Vec<(&str, FieldFate)> {
        fields.iter().map(|field| (field.field.as_str(), field.fate)).collect()
    }

    #[test]
    fn a_gap_is_filled_and_a_contradiction_is_told() {
        let take = ["chosen".to_owned()];
        let mut merging = Merging::new(&take);
        assert_eq!(merging.text("same", "A", "A"), "A");
        assert_eq!(merging.text("kept", "A", ""), "A");
        assert_eq!(merging.text("taken", "", "B"), "B");
        assert_eq!(merging.text("differs", "A", "B"), "A");
        assert_eq!(merging.text("chosen", "A", "B"), "B");
        assert_eq!(merging.joined("note", "Nghỉ phép", "Đã thôi việc"), "Nghỉ phép\nĐã thôi việc");
        let fields = merging.done().unwrap();
        assert_eq!(
            fates(&fields),
            [
                ("same", FieldFate::Same),
                ("kept", FieldFate::Kept),
                ("taken", FieldFate::TakenOver),
                ("differs", FieldFate::Differs),
                ("chosen", FieldFate::Chosen),
                ("note", FieldFate::Joined),
            ]
        );
    }

    #[test]
    fn a_choice_never_empties_a_field() {
        let take = ["code".to_owned()];
        let mut merging = Merging::new(&take);
        assert_eq!(merging.text("code", "A", ""), "A");
    }

    #[test]
    fn a_misspelt_choice_is_refused() {
        let take = ["nmae".to_owned()];
        let mut merging = Merging::new(&take);
        merging.text("name", "A", "B");
        assert_eq!(merging.done().unwrap_err().code, "merge.field_unknown");
    }
}
