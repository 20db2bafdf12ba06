//! Inspections (kiểm tra) of a movement: what was found, what is to be mended by when, and whether it was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{InspectionId, MovementId, UnitId};
use crate::{Fault, text};

/// An inspection of a unit, or of the movement as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Inspection {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<InspectionId>,
    /// The movement.
    pub movement_id: MovementId,
    /// The unit that was inspected; none when it was not one of them.
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    /// The day.
    pub date: PartialDate,
    /// Who inspected: the team, its head, its decision.
    #[serde(default)]
    pub inspector: String,
    /// What was found.
    #[serde(default)]
    pub findings: String,
    /// What is to be mended by; none when nothing is.
    #[serde(default)]
    pub remedy_due: Option<PartialDate>,
    /// When it was mended.
    #[serde(default)]
    pub remedied: Option<PartialDate>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// How far what was found is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RemedyState {
    /// Nothing is to be mended.
    None,
    /// The deadline has not passed.
    Awaited,
    /// The deadline has passed and it is not mended.
    Overdue,
    /// Mended in time.
    Done,
    /// Mended after the deadline.
    Late,
}

impl RemedyState {
    /// As lists name it; empty when nothing is to be mended.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Awaited => "chờ khắc phục",
            Self::Overdue => "quá hạn, chưa khắc phục",
            Self::Done => "đã khắc phục",
            Self::Late => "khắc phục trễ",
        }
    }
}

impl Inspection {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `movement.findings_missing`, `movement.remedy_early` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.inspector = text::line(&self.inspector);
        self.findings = text::multiline(&self.findings);
        self.note = text::multiline(&self.note);
        let mut faults = Vec::new();
        if self.findings.is_empty() {
            faults.push(Fault::new("movement.findings_missing").at_field("findings"));
        }
        for (field, date) in [("remedy_due", self.remedy_due), ("remedied", self.remedied)] {
            if date.is_some_and(|date| date.last_day() < self.date.first_day()) {
                faults.push(Fault::new("movement.remedy_early").at_field(field));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// As it was known at the end of a day: what was mended later is not yet.
    pub fn known_by(mut self, day: NaiveDate) -> Self {
        self.remedied = self.remedied.filter(|date| date.last_day().is_some_and(|own| own <= day));
        self
    }

    /// How far what was found is mended on a day.
    pub fn remedy(&self, today: NaiveDate) -> RemedyState {
        let due = self.remedy_due.and_then(PartialDate::last_day);
        match (due, self.remedied.and_then(PartialDate::first_day)) {
            (None, None) => RemedyState::None,
            (Some(due), Some(done)) if done > due => RemedyState::Late,
            (_, Some(_)) => RemedyState::Done,
            (Some(due), None) if due < today => RemedyState::Overdue,
            (Some(_), None) => RemedyState::Awaited,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn inspection(date: &str, due: Option<&str>, remedied: Option<&str>) -> Inspection {
        let day = |text: &str| PartialDate::read(text).unwrap();
        Inspection {
            id: None,
            movement_id: uuid::Uuid::nil().into(),
            unit_id: None,
            date: day(date),
            inspector: "Đoàn kiểm tra số 1".to_owned(),
            findings: "Chưa công khai chỉ tiêu".to_owned(),
            remedy_due: due.map(day),
            remedied: remedied.map(day),
            note: String::new(),
        }
    }

    #[test]
    fn a_finding_is_overdue_after_its_last_day_until_it_is_mended() {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let state = |due, remedied| inspection("10/5/2026", due, remedied).remedy(today);
        assert_eq!(state(None, None), RemedyState::None);
        // June is over on 1 July.
        assert_eq!(state(Some("6/2026"), None), RemedyState::Overdue);
        assert_eq!(state(Some("1/7/2026"), None), RemedyState::Awaited);
        assert_eq!(state(Some("15/6/2026"), Some("15/6/2026")), RemedyState::Done);
        assert_eq!(state(Some("15/6/2026"), Some("16/6/2026")), RemedyState::Late);
        assert_eq!(state(None, Some("16/6/2026")), RemedyState::Done);
    }

    #[test]
    fn it_says_what_was_found_and_nothing_is_mended_before_it() {
        let mut wrong = inspection("10/5/2026", Some("9/5/2026"), Some("5/2026"));
        wrong.findings = " ".to_owned();
        let faults = wrong.checked().unwrap_err();
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!(codes, ["movement.findings_missing", "movement.remedy_early"]);
    }
}
