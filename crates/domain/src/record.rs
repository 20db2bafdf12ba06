//! From which year the award record is complete (`record_complete_from`). A grant that would be needed from an earlier year
//! is unknown, never missing: an office that has not typed its history must not see everybody fail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fault;
use crate::grant::YEARS;
use crate::id::{RecordId, UnitId};
use crate::text;

/// A statement on how far the record goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RecordComplete", optional_fields)]
pub struct RecordComplete {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// For a unit and the people in it; none for the whole file.
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    /// For an award of the law catalogue; none for all of them.
    #[serde(default)]
    pub award: Option<String>,
    /// From this year of achievement on every grant is recorded.
    pub year: u16,
}

impl RecordComplete {
    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `record.year_odd` with its field.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.award = self.award.map(|award| text::line(&award)).filter(|award| !award.is_empty());
        if YEARS.contains(&self.year) {
            Ok(self)
        } else {
            Err(vec![Fault::new("record.year_odd").with("year", self.year).at_field("year")])
        }
    }
}
