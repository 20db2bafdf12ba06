//! Units taking part in a movement: what each registered for, its pledge (giao ước), and its own plan – as the plans that
//! launch movements demand of heads of units.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{RegistrationId, UnitId};
use crate::{Fault, text};

/// A unit that takes part in a movement. It stands on the list from when it is expected to, before it has registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Registration {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<RegistrationId>,
    /// The unit.
    pub unit_id: UnitId,
    /// What it registered for: an award, a model, as written.
    #[serde(default)]
    pub aim: String,
    /// What it pledged (giao ước thi đua), as written.
    #[serde(default)]
    pub pledge: String,
    /// When it registered.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// When the movement's plan was made known in the unit (phổ biến, quán triệt).
    #[serde(default)]
    pub disseminated: Option<PartialDate>,
    /// Số, ký hiệu of the unit's own plan.
    #[serde(default)]
    pub plan_number: String,
    /// Its date.
    #[serde(default)]
    pub plan_date: Option<PartialDate>,
    /// The unit's own aims (chỉ tiêu), as written.
    #[serde(default)]
    pub own_targets: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// What the head of a unit owes a movement at its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStep {
    /// To register.
    Register,
    /// To make the plan known.
    Disseminate,
    /// To issue a plan of its own.
    Plan,
    /// To set aims of its own.
    Targets,
}

impl RegistrationStep {
    /// In the order in which they come.
    pub const ALL: [Self; 4] = [Self::Register, Self::Disseminate, Self::Plan, Self::Targets];

    /// What one who has not done it has not: `chưa đăng ký`.
    pub fn missing_vietnamese(self) -> &'static str {
        match self {
            Self::Register => "chưa đăng ký",
            Self::Disseminate => "chưa phổ biến kế hoạch",
            Self::Plan => "chưa có kế hoạch",
            Self::Targets => "chưa có chỉ tiêu riêng",
        }
    }
}

/// A field of a registration that is typed into a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationField {
    /// When it registered.
    Date,
    /// What it registered for.
    Aim,
    /// What it pledged.
    Pledge,
    /// When the plan was made known.
    Disseminated,
    /// Number of its own plan.
    PlanNumber,
    /// Date of its own plan.
    PlanDate,
    /// Its own aims.
    OwnTargets,
    /// Anything else.
    Note,
}

impl Registration {
    /// A unit that is expected to take part and has done nothing yet.
    pub const fn of(unit_id: UnitId) -> Self {
        Self {
            id: None,
            unit_id,
            aim: String::new(),
            pledge: String::new(),
            date: None,
            disseminated: None,
            plan_number: String::new(),
            plan_date: None,
            own_targets: String::new(),
            note: String::new(),
        }
    }

    /// The same with its texts cleaned.
    pub fn cleaned(mut self) -> Self {
        self.aim = text::line(&self.aim);
        self.plan_number = text::line(&self.plan_number);
        for field in [&mut self.pledge, &mut self.own_targets, &mut self.note] {
            *field = text::multiline(field);
        }
        self
    }

    /// Whether it has registered: a day, an award or a pledge says so.
    pub fn is_registered(&self) -> bool {
        self.date.is_some() || !self.aim.is_empty() || !self.pledge.is_empty()
    }

    /// Whether it has a plan of its own: a date or a number says so, words without a digit ("chưa ban hành") do not.
    pub fn has_plan(&self) -> bool {
        self.plan_date.is_some() || self.plan_number.contains(|c: char| c.is_ascii_digit())
    }

    /// What it has not done yet. `has_figures` tells whether it was given aims of its own among the movement's targets.
    pub fn missing(&self, has_figures: bool) -> Vec<RegistrationStep> {
        let done = |step: &RegistrationStep| match step {
            RegistrationStep::Register => self.is_registered(),
            RegistrationStep::Disseminate => self.disseminated.is_some(),
            RegistrationStep::Plan => self.has_plan(),
            RegistrationStep::Targets => has_figures || !self.own_targets.is_empty(),
        };
        RegistrationStep::ALL.into_iter().filter(|step| !done(step)).collect()
    }

    /// Writes a field as it was typed; empty takes it away.
    ///
    /// # Errors
    /// `date.invalid` for a date that cannot be one.
    pub fn put(&mut self, field: RegistrationField, typed: &str) -> Result<(), Fault> {
        let line = text::line(typed);
        let date = || if line.is_empty() { Ok(None) } else { PartialDate::read(&line).map(Some) };
        match field {
            RegistrationField::Date => self.date = date()?,
            RegistrationField::Disseminated => self.disseminated = date()?,
            RegistrationField::PlanDate => self.plan_date = date()?,
            RegistrationField::Aim => self.aim = line,
            RegistrationField::PlanNumber => self.plan_number = line,
            RegistrationField::Pledge => self.pledge = text::multiline(typed),
            RegistrationField::OwnTargets => self.own_targets = text::multiline(typed),
            RegistrationField::Note => self.note = text::multiline(typed),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> Registration {
        Registration::of(uuid::Uuid::nil().into())
    }

    #[test]
    fn words_in_place_of_a_number_are_no_plan() {
        let mut own = blank();
        own.put(RegistrationField::PlanNumber, "Chưa ban hành").unwrap();
        assert!(own.missing(true).contains(&RegistrationStep::Plan));
        own.put(RegistrationField::PlanNumber, "12/KH-SYT").unwrap();
        assert!(!own.missing(true).contains(&RegistrationStep::Plan));
        own.put(RegistrationField::PlanNumber, "không số").unwrap();
        own.put(RegistrationField::PlanDate, "20/01/2026").unwrap();
        assert!(!own.missing(true).contains(&RegistrationStep::Plan));
    }

    #[test]
    fn a_unit_on_the_list_owes_all_four_until_it_has_done_them() {
        let mut own = blank();
        assert_eq!(own.missing(false), RegistrationStep::ALL);
        own.put(RegistrationField::Aim, " Cờ thi đua ").unwrap();
        assert_eq!(own.aim, "Cờ thi đua");
        assert_eq!(own.missing(true), [RegistrationStep::Disseminate, RegistrationStep::Plan]);
        own.put(RegistrationField::PlanNumber, "15/KH-STC").unwrap();
        own.put(RegistrationField::Disseminated, "5/3/2026").unwrap();
        assert_eq!(own.missing(false), [RegistrationStep::Targets]);
        own.put(RegistrationField::OwnTargets, "95% hồ sơ\nđúng hạn").unwrap();
        assert_eq!(own.missing(false), []);
    }

    #[test]
    fn a_pledge_or_a_day_alone_registers_and_a_note_does_not() {
        for (field, registers) in [
            (RegistrationField::Pledge, true),
            (RegistrationField::Date, true),
            (RegistrationField::Note, false),
            (RegistrationField::PlanNumber, false),
        ] {
            let mut own = blank();
            own.put(field, "05/01/2026").unwrap();
            assert_eq!(own.is_registered(), registers, "{field:?}");
            own.put(field, " ").unwrap();
            assert_eq!(own, blank());
        }
    }

    #[test]
    fn a_date_that_cannot_be_one_changes_nothing() {
        let mut own = blank();
        assert_eq!(own.put(RegistrationField::Date, "31/02/2026").unwrap_err().code, "date.invalid");
        assert_eq!(own, blank());
    }
}
