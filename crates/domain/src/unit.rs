//! Units (đơn vị, tập thể): organisations and their parts, with a parent, a kind, a lifetime and a lineage.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;
use crate::date::PartialDate;
use crate::id::{SuccessionId, UnitId, UnitKindId};
use crate::text;

/// A kind of units: editable data, in the administrative order in which lists name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct UnitKind {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<UnitKindId>,
    /// `Sở, ban, ngành`.
    pub name: String,
    /// Place in the administrative order, from 1.
    #[serde(default)]
    pub position: u32,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Unit {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<UnitId>,
    /// Short code that imports and the command line name it by; unique; made from the name when left empty.
    #[serde(default)]
    pub code: String,
    /// Full name as printed.
    pub name: String,
    /// Name for narrow columns; empty when the full one serves.
    #[serde(default)]
    pub short_name: String,
    /// Its kind.
    #[serde(default)]
    pub kind_id: Option<UnitKindId>,
    /// The unit it belongs to.
    #[serde(default)]
    pub parent_id: Option<UnitId>,
    /// Who heads it, as printed.
    #[serde(default)]
    pub head: String,
    /// The head's title.
    #[serde(default)]
    pub head_title: String,
    /// Whether it works in vùng sâu, vùng xa, biên giới, hải đảo or another difficult area; none while nobody has said.
    #[serde(default)]
    pub difficult_area: Option<bool>,
    /// When it began.
    #[serde(default)]
    pub founded: Option<PartialDate>,
    /// When it ended.
    #[serde(default)]
    pub ended: Option<PartialDate>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Unit {
    /// A unit with a name and nothing else.
    pub fn named(name: &str) -> Self {
        Self {
            id: None,
            code: String::new(),
            name: name.to_owned(),
            short_name: String::new(),
            kind_id: None,
            parent_id: None,
            head: String::new(),
            head_title: String::new(),
            difficult_area: None,
            founded: None,
            ended: None,
            note: String::new(),
        }
    }

    /// The same with its texts cleaned and a code, or all that is wrong with it.
    ///
    /// # Errors
    /// `unit.name_missing`, `unit.own_parent`, `unit.ended_before_founded` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        for field in [&mut self.code, &mut self.name, &mut self.short_name, &mut self.head, &mut self.head_title] {
            *field = text::line(field);
        }
        self.note = text::multiline(&self.note);
        if self.code.is_empty() {
            self.code = code_from_name(&self.name);
        }
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("unit.name_missing").at_field("name"));
        }
        if self.id.is_some() && self.parent_id == self.id {
            faults.push(Fault::new("unit.own_parent").at_field("parent_id"));
        }
        if let (Some(founded), Some(ended)) = (self.founded, self.ended)
            && ended.last_day() < founded.first_day()
        {
            faults.push(Fault::new("unit.ended_before_founded").at_field("ended"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The name for narrow columns.
    pub fn shown_short(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }
}

/// A code from the initials of a name: `Sở Khoa học và Công nghệ` → `SKHVCN`. Not unique by itself.
pub fn code_from_name(name: &str) -> String {
    let folded = text::fold(name);
    let initials = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    initials
        .map(|word| if word.bytes().all(|b| b.is_ascii_digit()) { word } else { word.get(..1).unwrap_or_default() })
        .collect::<String>()
        .to_uppercase()
}

/// How units became others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuccessionKind {
    /// Đổi tên: one unit goes on under another name.
    Renamed,
    /// Sáp nhập: several units became one.
    Merged,
    /// Chia tách: one unit became several.
    Split,
    /// Giải thể: a unit ended without a successor.
    Dissolved,
}

/// A succession: on a day, by a decision, some units became others. History follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Succession {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<SuccessionId>,
    /// What happened.
    pub kind: SuccessionKind,
    /// The day from which it holds.
    pub date: PartialDate,
    /// Number of the decision.
    #[serde(default)]
    pub decision_number: String,
    /// Date of the decision.
    #[serde(default)]
    pub decision_date: Option<PartialDate>,
    /// The units before.
    pub from: Vec<UnitId>,
    /// The units after; the same unit when renamed, none when dissolved.
    #[serde(default)]
    pub to: Vec<UnitId>,
    /// Names of units after that begin with it and are added by the program; empty once it is written.
    #[serde(default)]
    pub founded: Vec<String>,
    /// The new name when renamed.
    #[serde(default)]
    pub new_name: String,
    /// The old name when renamed; filled by the program.
    #[serde(default)]
    pub old_name: String,
}

impl Succession {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `succession.*` with their fields: wrong number of units before or after, no new name, a unit that becomes itself.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.decision_number = text::line(&self.decision_number);
        self.new_name = text::line(&self.new_name);
        for name in &mut self.founded {
            *name = text::line(name);
        }
        self.founded.retain(|name| !name.is_empty());
        let mut faults = Vec::new();
        let (before, after) = (self.from.len(), self.to.len() + self.founded.len());
        let fits = match self.kind {
            SuccessionKind::Renamed => before == 1 && after == 0,
            SuccessionKind::Merged => before >= 2 && after == 1,
            SuccessionKind::Split => before == 1 && after >= 2,
            SuccessionKind::Dissolved => before == 1 && after == 0,
        };
        if !fits {
            faults.push(Fault::new("succession.wrong_units").at_field("from"));
        }
        if self.kind == SuccessionKind::Renamed && self.new_name.is_empty() {
            faults.push(Fault::new("succession.name_missing").at_field("new_name"));
        }
        if self.kind == SuccessionKind::Split && self.to.iter().any(|unit| self.from.contains(unit)) {
            faults.push(Fault::new("succession.itself").at_field("to"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_initials_without_marks() {
        assert_eq!(code_from_name("Sở Khoa học và Công nghệ"), "SKHVCN");
        assert_eq!(code_from_name("Trường THPT số 2 Đức Phổ"), "TTS2DP");
    }

    #[test]
    fn a_unit_cannot_end_before_it_began() {
        let mut unit = Unit::named(" Sở  Nội vụ ");
        unit.founded = Some(PartialDate::read("2026").unwrap());
        unit.ended = Some(PartialDate::read("31/12/2025").unwrap());
        let faults = unit.clone().checked().unwrap_err();
        assert_eq!(faults[0].code, "unit.ended_before_founded");
        unit.ended = Some(PartialDate::read("01/2026").unwrap());
        assert_eq!(unit.checked().unwrap().name, "Sở Nội vụ");
    }

    #[test]
    fn a_merger_needs_two_units_before_and_one_after() {
        let id = |n: u128| UnitId::from_uuid(uuid::Uuid::from_u128(n));
        let merger = |from: Vec<UnitId>, to: Vec<UnitId>| Succession {
            id: None,
            kind: SuccessionKind::Merged,
            date: PartialDate::read("01/07/2025").unwrap(),
            decision_number: String::new(),
            decision_date: None,
            from,
            to,
            founded: Vec::new(),
            new_name: String::new(),
            old_name: String::new(),
        };
        assert!(merger(vec![id(1)], vec![id(3)]).checked().is_err());
        assert!(merger(vec![id(1), id(2)], vec![id(3)]).checked().is_ok());
        let founding = Succession {
            founded: vec![" Sở  Mới ".to_owned(), String::new()],
            ..merger(vec![id(1), id(2)], vec![])
        };
        assert_eq!(founding.checked().unwrap().founded, ["Sở Mới"]);
        // A unit may take others in and go on.
        assert!(merger(vec![id(1), id(2)], vec![id(1)]).checked().is_ok());
    }
}
