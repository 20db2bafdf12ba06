//! Reports that units owe (báo cáo phải nộp): when they are due and when they came.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{MovementId, ReportFileId, ReportId, UnitId};
use crate::{Fault, text};

/// A report of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Report {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<ReportId>,
    /// The unit that owes it.
    pub unit_id: UnitId,
    /// What it is called: `Báo cáo sơ kết 6 tháng`.
    pub name: String,
    /// The movement that asks for it, if one does.
    #[serde(default)]
    pub movement_id: Option<MovementId>,
    /// The last day on which it is in time.
    pub due: PartialDate,
    /// The day it came; none while it is awaited.
    #[serde(default)]
    pub received: Option<PartialDate>,
    /// Its số, ký hiệu: `30/BC-STC`.
    #[serde(default)]
    pub number: String,
    /// The day on its paper.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A file of a report that came, kept in the data file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportFile {
    /// Its id.
    pub id: ReportFileId,
    /// The report.
    pub report_id: ReportId,
    /// Its name.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u32,
}

impl Report {
    /// Whether it came after its day.
    pub fn came_late(&self) -> bool {
        let day = |date: PartialDate| date.last_day();
        self.received.is_some_and(|received| day(received) > day(self.due))
    }

    /// Whether its day has passed and it is not there.
    pub fn is_missing_on(&self, today: NaiveDate) -> bool {
        self.received.is_none() && self.due.last_day().is_some_and(|due| due < today)
    }

    /// The same with its texts cleaned, or all that is wrong with it.
    ///
    /// # Errors
    /// `report.name_missing`, `report.day_missing` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.name = text::line(&self.name);
        self.number = text::line(&self.number);
        self.note = text::multiline(&self.note);
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(Fault::new("report.name_missing").at_field("name"));
        }
        for (field, date) in [("due", Some(self.due)), ("received", self.received)] {
            if date.is_some_and(|date| date.day().is_none()) {
                faults.push(Fault::new("report.day_missing").at_field(field));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(due: &str, received: Option<&str>) -> Report {
        Report {
            id: None,
            unit_id: uuid::Uuid::nil().into(),
            name: " Báo cáo  năm ".to_owned(),
            movement_id: None,
            due: due.parse().unwrap(),
            received: received.map(|date| date.parse().unwrap()),
            number: String::new(),
            date: None,
            note: String::new(),
        }
    }

    #[test]
    fn late_is_after_the_last_day() {
        assert!(!report("2026-06-15", None).came_late());
        assert!(!report("2026-06-15", Some("2026-06-15")).came_late());
        assert!(report("2026-06-15", Some("2026-06-16")).came_late());
    }

    #[test]
    fn it_needs_a_name_and_whole_days() {
        assert_eq!(report("2026-06-15", None).checked().unwrap().name, "Báo cáo năm");
        let faults = Report { name: " ".to_owned(), ..report("2026-06", Some("2026")) }.checked().unwrap_err();
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!(codes, ["report.name_missing", "report.day_missing", "report.day_missing"]);
    }
}
