//! A refusal: what was wrong, in a form the window, the command line and a test can all read.
//!
//! The Vietnamese sentence for a code stands in `assets/text/errors/*.json`; a test fails on a code without one.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where in a form, a file or a round the refused value stands. Every part is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Place {
    /// Field of a form, dotted for lists: `targets.2.value`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Row of a file, counted from 1 as Excel does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub row: Option<u32>,
    /// Column of a file: its letter or its printed header.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub column: Option<String>,
    /// Code of a criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub criterion: Option<String>,
    /// Name of a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<String>,
}

const FAULT_MARK: &str = "fault:";

/// A refusal with a code, the values its sentence names and the place of the fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// Dotted code, `unit.code_taken`. One Vietnamese sentence exists for each.
    pub code: String,
    /// Values for the `{name}` parts of the sentence.
    pub params: BTreeMap<String, String>,
    /// Where it is.
    pub place: Place,
}

impl Fault {
    /// A refusal with a literal code (literal, so that the test which looks for its sentence finds it).
    pub fn new(code: &'static str) -> Self {
        Self { code: code.to_owned(), params: BTreeMap::new(), place: Place::default() }
    }

    /// Finds the refusal in the text of an error that carries one.
    pub fn in_text(text: &str) -> Option<Self> {
        let (_, json) = text.split_once(FAULT_MARK)?;
        serde_json::Deserializer::from_str(json).into_iter().next()?.ok()
    }

    /// Adds a value for a `{name}` of the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Names the field of the form.
    #[must_use]
    pub fn at_field(mut self, field: impl Into<String>) -> Self {
        self.place.field = Some(field.into());
        self
    }

    /// Names the row of a file, counted from 1.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.place.row = Some(row);
        self
    }

    /// Names the column of a file.
    #[must_use]
    pub fn at_column(mut self, column: impl Into<String>) -> Self {
        self.place.column = Some(column.into());
        self
    }

    /// Names the criterion.
    #[must_use]
    pub fn at_criterion(mut self, criterion: impl Into<String>) -> Self {
        self.place.criterion = Some(criterion.into());
        self
    }

    /// Names the unit.
    #[must_use]
    pub fn at_unit(mut self, unit: impl Into<String>) -> Self {
        self.place.unit = Some(unit.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Machine-readable, so that a refusal raised inside serde (a date, a decimal) survives as what it is.
        write!(f, "{FAULT_MARK}{}", serde_json::to_string(self).unwrap_or_else(|_| self.code.clone()))
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_survives_as_text_of_another_error() {
        let fault = Fault::new("date.invalid").with("value", "30/02").at_field("period.to");
        let wrapped = format!("invalid value: {fault} at line 1");
        assert_eq!(Fault::in_text(&wrapped), Some(fault));
        assert_eq!(Fault::in_text("missing field `name`"), None);
    }
}
