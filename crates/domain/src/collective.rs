//! Figures of a collective for a year that the law's shares are reckoned from: members that count, titles, sanctions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cluster::YEARS;
use crate::date::PartialDate;
use crate::id::{CollectiveYearId, UnitId};
use crate::{Fault, text};

/// A sanction of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MemberSanction {
    /// Form of the law catalogue.
    pub form: String,
    /// The day of its decision; that year when absent.
    #[serde(default)]
    pub decided: Option<PartialDate>,
}

/// The figures of a unit for a year; what nobody has counted stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CollectiveYear {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<CollectiveYearId>,
    /// The unit.
    pub unit_id: UnitId,
    /// The year.
    pub year: u16,
    /// Members that count.
    #[serde(default)]
    pub members: Option<u32>,
    /// Those with Lao động tiên tiến.
    #[serde(default)]
    pub ldtt: Option<u32>,
    /// Those with Chiến sĩ thi đua cơ sở.
    #[serde(default)]
    pub cstd_co_so: Option<u32>,
    /// Those that completed their tasks.
    #[serde(default)]
    pub completed: Option<u32>,
    /// Sanctions of members, empty when nobody was; none while it is not known whether anybody was.
    #[serde(default)]
    pub disciplined: Option<Vec<MemberSanction>>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl CollectiveYear {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `collective.year_odd`; `collective.more_than_members` with the figure that exceeds them.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.note = text::multiline(&self.note);
        if let Some(disciplined) = &mut self.disciplined {
            for sanction in disciplined.iter_mut() {
                sanction.form = text::line(&sanction.form);
            }
            disciplined.retain(|sanction| !sanction.form.is_empty());
        }
        let mut faults = Vec::new();
        if !YEARS.contains(&self.year) {
            faults.push(Fault::new("collective.year_odd").with("year", self.year).at_field("year"));
        }
        let counts = [("ldtt", self.ldtt), ("cstd_co_so", self.cstd_co_so), ("completed", self.completed)];
        for (field, count) in counts {
            if let (Some(count), Some(members)) = (count, self.members)
                && count > members
            {
                let fault = Fault::new("collective.more_than_members").with("count", count).with("members", members);
                faults.push(fault.at_field(field));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn no_part_is_larger_than_the_whole() {
        let figures = CollectiveYear {
            id: None,
            unit_id: UnitId::from_uuid(Uuid::nil()),
            year: 2025,
            members: Some(20),
            ldtt: Some(21),
            cstd_co_so: None,
            completed: Some(20),
            disciplined: None,
            note: String::new(),
        };
        let faults = figures.checked().unwrap_err();
        assert_eq!((faults.len(), faults[0].code.as_str()), (1, "collective.more_than_members"));
        assert_eq!(faults[0].place.field.as_deref(), Some("ldtt"));
    }
}
