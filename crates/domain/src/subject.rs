//! Subjects (đối tượng): a unit, a person or a household – whoever can achieve, be nominated and be commended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::id::{HouseholdId, PersonId, UnitId};
use crate::{Fault, text};

/// The three kinds of subjects; the law catalogue calls them tập thể, cá nhân, hộ gia đình.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// Tập thể.
    Unit,
    /// Cá nhân.
    Person,
    /// Hộ gia đình.
    Household,
}

impl SubjectKind {
    /// As the law catalogue names it (`subject_kinds` of an award).
    pub fn law_code(self) -> &'static str {
        match self {
            Self::Unit => "tap_the",
            Self::Person => "ca_nhan",
            Self::Household => "ho_gia_dinh",
        }
    }

    /// Reads it as lists write it: "Tập thể", "cá nhân", "Hộ gia đình".
    ///
    /// # Errors
    /// `subject.kind_unknown`.
    pub fn read(written: &str) -> Result<Self, Fault> {
        let folded: String = text::fold(written).chars().filter(|c| c.is_alphanumeric()).collect();
        match folded.as_str() {
            "tapthe" | "donvi" | "unit" => Ok(Self::Unit),
            "canhan" | "person" => Ok(Self::Person),
            "hogiadinh" | "ho" | "household" => Ok(Self::Household),
            _ => Err(Fault::new("subject.kind_unknown").with("value", written)),
        }
    }
}

/// A subject by kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
    /// A household.
    Household(HouseholdId),
}

impl Subject {
    /// Of a kind, by the id that a row holds.
    pub fn new(kind: SubjectKind, id: Uuid) -> Self {
        match kind {
            SubjectKind::Unit => Self::Unit(id.into()),
            SubjectKind::Person => Self::Person(id.into()),
            SubjectKind::Household => Self::Household(id.into()),
        }
    }

    /// Its kind.
    pub fn kind(self) -> SubjectKind {
        match self {
            Self::Unit(_) => SubjectKind::Unit,
            Self::Person(_) => SubjectKind::Person,
            Self::Household(_) => SubjectKind::Household,
        }
    }

    /// Its id, for a row.
    pub fn id(self) -> Uuid {
        match self {
            Self::Unit(id) => id.uuid(),
            Self::Person(id) => id.uuid(),
            Self::Household(id) => id.uuid(),
        }
    }
}
