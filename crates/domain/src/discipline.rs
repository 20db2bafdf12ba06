//! Discipline (kỷ luật) of people and units: what was decided, how long it is served, and what is still being looked into.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::DisciplineId;
use crate::subject::Subject;
use crate::{Fault, text};

/// A sanction, or a matter that is being looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DisciplineRecord", optional_fields)]
pub struct Discipline {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<DisciplineId>,
    /// Whom it is about.
    pub subject: Subject,
    /// Form of the law catalogue (`khien_trach`); none while it is being looked into.
    #[serde(default)]
    pub form: Option<String>,
    /// The day of its decision; of a matter that is being looked into, the day since which it is.
    pub decided: PartialDate,
    /// The last day on which it is served; of a matter, the day on which it was closed. None while it lasts.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// The document that says so.
    #[serde(default)]
    pub document: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Discipline {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `discipline.reversed` with its field.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.form = self.form.map(|form| text::line(&form)).filter(|form| !form.is_empty());
        self.document = text::line(&self.document);
        self.note = text::multiline(&self.note);
        if self.until.is_some_and(|until| until.last_day() < self.decided.first_day()) {
            return Err(vec![Fault::new("discipline.reversed").at_field("until")]);
        }
        Ok(self)
    }

    /// Whether it is a matter that is still being looked into on a day.
    pub fn is_pending_on(&self, day: PartialDate) -> bool {
        let began = self.decided.first_day() <= day.last_day();
        let closed = self.until.is_some_and(|until| until.last_day() <= day.last_day());
        self.form.is_none() && began && !closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subject::SubjectKind;
    use uuid::Uuid;

    #[test]
    fn a_matter_is_pending_until_it_is_closed() {
        let day = |text: &str| PartialDate::read(text).unwrap();
        let matter = Discipline {
            id: None,
            subject: Subject::new(SubjectKind::Person, Uuid::nil()),
            form: None,
            decided: day("01/03/2025"),
            until: Some(day("30/06/2025")),
            document: String::new(),
            note: String::new(),
        };
        assert!(!matter.is_pending_on(day("28/02/2025")));
        assert!(matter.is_pending_on(day("01/03/2025")) && matter.is_pending_on(day("29/06/2025")));
        assert!(!matter.is_pending_on(day("30/06/2025")));
        let sanction = Discipline { form: Some("khien_trach".to_owned()), until: None, ..matter.clone() };
        assert!(!sanction.is_pending_on(day("01/04/2025")));
        let reversed = Discipline { until: Some(day("2024")), ..matter };
        assert_eq!(reversed.checked().unwrap_err()[0].code, "discipline.reversed");
    }
}
