//! What is written into the award record when the decision on passed lines is signed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::grant::YEARS;
use crate::{Fault, text};

/// A signed decision (quyết định khen thưởng).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "AwardDecision", optional_fields)]
pub struct Decision {
    /// Số, ký hiệu: `1234/QĐ-UBND`.
    #[serde(default)]
    pub number: String,
    /// The day of its signature; the base salary of this day counts.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// Who decided.
    #[serde(default)]
    pub authority: String,
    /// What it commends, where it says the same of everybody; the summary of each line otherwise.
    #[serde(default)]
    pub content: String,
}

impl Decision {
    /// The same with its texts cleaned, and the day of its signature; or all that is wrong with it.
    ///
    /// # Errors
    /// `batch.decision_number_missing`, `batch.decision_authority_missing`, `batch.decision_date_missing`,
    /// `batch.decision_date_not_whole`, `batch.decision_year_odd` with their fields.
    pub fn checked(mut self) -> Result<(Self, NaiveDate), Vec<Fault>> {
        self.number = text::line(&self.number);
        self.authority = text::line(&self.authority);
        self.content = text::multiline(&self.content);
        let mut faults = Vec::new();
        if self.number.is_empty() {
            faults.push(Fault::new("batch.decision_number_missing").at_field("number"));
        }
        let day = signed(self.date).map_err(|fault| faults.push(fault.at_field("date")));
        if self.authority.is_empty() {
            faults.push(Fault::new("batch.decision_authority_missing").at_field("authority"));
        }
        match day {
            Ok(day) if faults.is_empty() => Ok((self, day)),
            _ => Err(faults),
        }
    }
}

/// The day of a signature, which has to be known whole.
fn signed(date: Option<PartialDate>) -> Result<NaiveDate, Fault> {
    let date = date.ok_or_else(|| Fault::new("batch.decision_date_missing"))?;
    if !YEARS.contains(&date.year()) {
        return Err(Fault::new("batch.decision_year_odd").with("year", date.year()));
    }
    let day = date.day().and_then(|_| date.first_day());
    day.ok_or_else(|| Fault::new("batch.decision_date_not_whole").with("date", date.vietnamese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(number: &str, date: &str, authority: &str) -> Decision {
        Decision {
            number: number.to_owned(),
            date: (!date.is_empty()).then(|| PartialDate::read(date).unwrap()),
            authority: authority.to_owned(),
            content: String::new(),
        }
    }

    #[test]
    fn a_decision_has_a_number_a_whole_day_and_somebody_who_decides() {
        let (checked, day) = decision(" 12/QĐ-UBND ", "20/12/2025", "Chủ tịch  Ủy ban").checked().unwrap();
        assert_eq!((checked.number.as_str(), checked.authority.as_str()), ("12/QĐ-UBND", "Chủ tịch Ủy ban"));
        assert_eq!(Some(day), NaiveDate::from_ymd_opt(2025, 12, 20));
        let codes = |decision: Decision| -> Vec<String> {
            decision.checked().unwrap_err().into_iter().map(|fault| fault.code).collect()
        };
        let all = ["batch.decision_number_missing", "batch.decision_date_missing", "batch.decision_authority_missing"];
        assert_eq!(codes(decision("", "", " ")), all);
        assert_eq!(codes(decision("1", "12/2025", "A")), ["batch.decision_date_not_whole"]);
        assert_eq!(codes(decision("1", "01/01/1930", "A")), ["batch.decision_year_odd"]);
    }
}
