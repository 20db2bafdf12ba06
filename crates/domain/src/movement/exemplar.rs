//! New models (mô hình mới, cách làm hay) and exemplars (điển hình tiên tiến) of a movement: found, described, spread,
//! commended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{ExemplarId, MovementId};
use crate::subject::Subject;
use crate::{Fault, text};

/// What kind of example it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExemplarKind {
    /// Mô hình mới, cách làm hay.
    #[default]
    Model,
    /// Điển hình tiên tiến: nhân tố mới, gương người tốt, việc tốt.
    Exemplar,
}

impl ExemplarKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Model, Self::Exemplar];

    /// As documents name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Model => "Mô hình mới",
            Self::Exemplar => "Điển hình tiên tiến",
        }
    }
}

/// A new model or an exemplar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Exemplar {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<ExemplarId>,
    /// The movement.
    pub movement_id: MovementId,
    /// Its kind.
    #[serde(default)]
    pub kind: ExemplarKind,
    /// Name of the model, or what the exemplar did.
    pub name: String,
    /// Whose it is: a unit, a person or a household; none when it is not known or several share it.
    #[serde(default)]
    pub subject: Option<Subject>,
    /// When it was found (phát hiện).
    #[serde(default)]
    pub found: Option<PartialDate>,
    /// What it is and what came of it.
    #[serde(default)]
    pub description: String,
    /// When it was spread (nhân rộng, tuyên truyền).
    #[serde(default)]
    pub spread: Option<PartialDate>,
    /// Where and how it was spread.
    #[serde(default)]
    pub spread_how: String,
    /// When it was commended.
    #[serde(default)]
    pub commended: Option<PartialDate>,
    /// With what: `Giấy khen, Quyết định số 12/QĐ-SNV`.
    #[serde(default)]
    pub commendation: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// How far an example has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExemplarState {
    /// Only found.
    Found,
    /// Described.
    Described,
    /// Spread.
    Spread,
    /// Commended.
    Commended,
}

impl ExemplarState {
    /// As lists name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Found => "mới phát hiện",
            Self::Described => "đã mô tả",
            Self::Spread => "đã nhân rộng",
            Self::Commended => "đã khen thưởng",
        }
    }
}

impl Exemplar {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `movement.exemplar_name_missing`, `movement.exemplar_reversed` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.name = text::line(&self.name);
        self.commendation = text::line(&self.commendation);
        for field in [&mut self.description, &mut self.spread_how, &mut self.note] {
            *field = text::multiline(field);
        }
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("movement.exemplar_name_missing").at_field("name"));
        }
        let found = self.found.and_then(PartialDate::first_day);
        for (field, date) in [("spread", self.spread), ("commended", self.commended)] {
            let day = date.and_then(PartialDate::last_day);
            if day.zip(found).is_some_and(|(day, found)| day < found) {
                faults.push(Fault::new("movement.exemplar_reversed").at_field(field));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// As it was known at the end of a day: what came later is left out. What has no day is not said to have come later.
    pub fn known_by(mut self, day: NaiveDate) -> Self {
        let later = |date: Option<PartialDate>| date.and_then(PartialDate::last_day).is_some_and(|own| own > day);
        if later(self.spread) {
            (self.spread, self.spread_how) = (None, String::new());
        }
        if later(self.commended) {
            (self.commended, self.commendation) = (None, String::new());
        }
        self
    }

    /// The furthest that it has come.
    pub fn state(&self) -> ExemplarState {
        if self.commended.is_some() || !self.commendation.is_empty() {
            ExemplarState::Commended
        } else if self.spread.is_some() || !self.spread_how.is_empty() {
            ExemplarState::Spread
        } else if !self.description.is_empty() {
            ExemplarState::Described
        } else {
            ExemplarState::Found
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn exemplar(name: &str) -> Exemplar {
        Exemplar {
            id: None,
            movement_id: uuid::Uuid::nil().into(),
            kind: ExemplarKind::Model,
            name: name.to_owned(),
            subject: None,
            found: None,
            description: String::new(),
            spread: None,
            spread_how: String::new(),
            commended: None,
            commendation: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn an_example_comes_as_far_as_its_furthest_step() {
        let mut own = exemplar("Tổ công nghệ số lưu động");
        assert_eq!(own.state(), ExemplarState::Found);
        own.description = "Đến từng thôn vào tối thứ bảy".to_owned();
        assert_eq!(own.state(), ExemplarState::Described);
        own.commendation = "Giấy khen".to_owned();
        assert_eq!(own.state(), ExemplarState::Commended);
        own.commendation.clear();
        own.spread = PartialDate::read("6/2026").ok();
        assert_eq!(own.state(), ExemplarState::Spread);
    }

    #[test]
    fn it_has_a_name_and_is_not_spread_before_it_was_found() {
        let day = |text: &str| PartialDate::read(text).ok();
        let wrong =
            Exemplar { found: day("10/5/2026"), spread: day("9/5/2026"), commended: day("5/2026"), ..exemplar(" ") };
        let faults = wrong.checked().unwrap_err();
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code.as_str()).collect();
        // A month that begins before it may still end after it.
        assert_eq!(codes, ["movement.exemplar_name_missing", "movement.exemplar_reversed"]);
    }
}
