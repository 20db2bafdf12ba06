//! The words of the catalogue that have an order: scopes and forms of discipline. Grades are those of yearly evaluations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::achievement::InitiativeScope;
use crate::{Fault, text};

/// How widely something has effect, the narrowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(rename = "LawScope")]
pub enum Scope {
    /// Cơ sở.
    #[serde(rename = "co_so")]
    Grassroots,
    /// Bộ, ban, ngành, tỉnh.
    #[serde(rename = "tinh")]
    Province,
    /// Toàn quốc.
    #[serde(rename = "toan_quoc")]
    Nation,
}

impl Scope {
    /// As the catalogue writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Grassroots => "co_so",
            Self::Province => "tinh",
            Self::Nation => "toan_quoc",
        }
    }

    /// As documents name it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Grassroots => "cơ sở",
            Self::Province => "cấp tỉnh",
            Self::Nation => "toàn quốc",
        }
    }
}

impl From<InitiativeScope> for Scope {
    fn from(scope: InitiativeScope) -> Self {
        match scope {
            InitiativeScope::Grassroots => Self::Grassroots,
            InitiativeScope::Province => Self::Province,
            InitiativeScope::Nation => Self::Nation,
        }
    }
}

/// A code with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCode {
    /// The code.
    pub id: String,
    /// As printed.
    pub name_vi: String,
}

/// A code with its name and place in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankedCode {
    /// The code.
    pub id: String,
    /// As printed.
    pub name_vi: String,
    /// The lowest has the lowest.
    pub order: u8,
}

/// The words that a catalogue uses (`vocab`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Grades of yearly evaluation.
    pub grades: Vec<RankedCode>,
    /// Forms of discipline, the mildest lowest.
    pub discipline_forms: Vec<RankedCode>,
    /// Scopes of initiatives and movements.
    pub scopes: Vec<RankedCode>,
    /// Kinds of subjects.
    pub subject_kinds: Vec<NamedCode>,
    /// Loại hình khen thưởng.
    pub award_types: Vec<NamedCode>,
    /// Who decides.
    pub authorities: Vec<NamedCode>,
    /// Verdicts.
    pub verdicts: Vec<NamedCode>,
}

impl Vocabulary {
    /// How severe a form of discipline is.
    pub fn severity(&self, form: &str) -> Option<u8> {
        self.discipline_forms.iter().find(|known| known.id == form).map(|known| known.order)
    }

    /// The form of discipline that a list means: its code or its name.
    ///
    /// # Errors
    /// `law.form_unknown`.
    pub fn read_form(&self, written: &str) -> Result<&str, Fault> {
        let folded = text::fold(written).replace('_', " ");
        let is_meant = |form: &&RankedCode| text::fold(&form.name_vi) == folded || form.id.replace('_', " ") == folded;
        let found = self.discipline_forms.iter().find(is_meant);
        found.map(|form| form.id.as_str()).ok_or_else(|| Fault::new("law.form_unknown").with("form", written.trim()))
    }

    /// Name of a form of discipline; its code when it has none.
    pub fn form_name<'a>(&'a self, form: &'a str) -> &'a str {
        self.discipline_forms.iter().find(|known| known.id == form).map_or(form, |known| &known.name_vi)
    }
}
