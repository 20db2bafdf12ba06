//! Leaves of people (nghỉ, đi học): times in which somebody belonged to a unit and did not work there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{LeaveId, PersonId};
use crate::{Fault, text};

/// Why somebody was away. The codes of the first three are the law catalogue's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeaveKind {
    /// Nghỉ thai sản: counts as work (NĐ 152/2025 Điều 4.5).
    ThaiSan,
    /// Được cử đi học: from one year on the old regime asks for its result.
    DiHoc,
    /// Điều trị thương tích do hành động dũng cảm: counts as work.
    DieuTri,
    /// Any other, without pay or for a long illness: the catalogue has no rule, a person says whether it counts.
    Khac,
}

impl LeaveKind {
    /// All, in the order in which forms offer them.
    pub const ALL: [Self; 4] = [Self::ThaiSan, Self::DiHoc, Self::DieuTri, Self::Khac];

    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::ThaiSan => "Nghỉ thai sản",
            Self::DiHoc => "Được cử đi học",
            Self::DieuTri => "Điều trị thương tích do hành động dũng cảm",
            Self::Khac => "Nghỉ khác (không hưởng lương, ốm dài ngày…)",
        }
    }

    /// Reads it as lists write it.
    ///
    /// # Errors
    /// `leave.kind_unknown`.
    pub fn read(written: &str) -> Result<Self, Fault> {
        let folded = text::fold(written);
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        if has(&["thai san", "sinh con", "thai_san"]) {
            Ok(Self::ThaiSan)
        } else if has(&["dieu tri", "dieu_tri", "thuong tich"]) {
            Ok(Self::DieuTri)
        } else if has(&["hoc", "dao tao", "boi duong"]) {
            Ok(Self::DiHoc)
        } else if has(&["khac", "khong luong", "khong huong luong", "om", "viec rieng"]) {
            Ok(Self::Khac)
        } else {
            Err(Fault::new("leave.kind_unknown").with("value", written.trim()))
        }
    }

    /// What its result says, as forms ask for it; none where nothing is asked.
    pub fn result_question(self) -> Option<&'static str> {
        match self {
            Self::DiHoc => Some("Kết quả từ loại khá"),
            Self::Khac => Some("Được tính là thời gian công tác"),
            Self::ThaiSan | Self::DieuTri => None,
        }
    }
}

/// A leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "LeaveRecord", optional_fields)]
pub struct Leave {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<LeaveId>,
    /// Who.
    pub person_id: PersonId,
    /// Why.
    pub kind: LeaveKind,
    /// The first day; perhaps only its month.
    pub from: PartialDate,
    /// The last day; none while it lasts.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Whether studies ended with a result from khá, whether another leave counts as work; none while it is not known.
    #[serde(default)]
    pub good_result: Option<bool>,
    /// The document that says so.
    #[serde(default)]
    pub document: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Leave {
    /// The same with its texts cleaned and no result where none is asked, or all that is wrong with it.
    ///
    /// # Errors
    /// `leave.reversed`, `leave.too_rough` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        self.document = text::line(&self.document);
        self.note = text::multiline(&self.note);
        if self.kind.result_question().is_none() {
            self.good_result = None;
        }
        let rough = |date: PartialDate| date.month().is_none();
        let mut faults = Vec::new();
        if rough(self.from) {
            faults.push(Fault::new("leave.too_rough").with("date", self.from.vietnamese()).at_field("from"));
        }
        if let Some(until) = self.until {
            if rough(until) {
                faults.push(Fault::new("leave.too_rough").with("date", until.vietnamese()).at_field("until"));
            }
            if until.last_day() < self.from.first_day() {
                faults.push(Fault::new("leave.reversed").at_field("until"));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// `01/09/2021 – 30/06/2023`; what still lasts has no end.
    pub fn days(&self) -> String {
        let until = self.until.map(PartialDate::vietnamese).unwrap_or_default();
        format!("{} – {until}", self.from.vietnamese()).trim_end().to_owned()
    }

    /// The answer to its question in words; empty where none is asked or nobody has answered.
    pub fn result_name(&self) -> &'static str {
        match (self.kind.result_question(), self.good_result) {
            (Some(_), Some(true)) => "Có",
            (Some(_), Some(false)) => "Không",
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn leave(from: &str, until: &str) -> Leave {
        Leave {
            id: None,
            person_id: Uuid::nil().into(),
            kind: LeaveKind::ThaiSan,
            from: PartialDate::read(from).unwrap(),
            until: (!until.is_empty()).then(|| PartialDate::read(until).unwrap()),
            good_result: Some(true),
            document: " 12/QĐ ".to_owned(),
            note: String::new(),
        }
    }

    #[test]
    fn a_leave_runs_forward_from_a_month_that_is_known() {
        let checked = leave("10/01/2025", "07/2025").checked().unwrap();
        assert_eq!((checked.document.as_str(), checked.good_result), ("12/QĐ", None));
        assert_eq!(checked.days(), "10/01/2025 – 07/2025");
        let codes = |leave: Leave| -> Vec<String> {
            leave.checked().unwrap_err().into_iter().map(|fault| fault.code).collect()
        };
        assert_eq!(codes(leave("01/09/2025", "31/08/2025")), ["leave.reversed"]);
        assert_eq!(codes(leave("2025", "2026")), ["leave.too_rough", "leave.too_rough"]);
    }

    #[test]
    fn kinds_are_read_as_lists_write_them() {
        for kind in LeaveKind::ALL {
            assert_eq!(LeaveKind::read(kind.vietnamese()).unwrap(), kind);
        }
        assert_eq!(LeaveKind::read("Đi học cao học").unwrap(), LeaveKind::DiHoc);
        assert_eq!(LeaveKind::read("nghỉ không lương").unwrap(), LeaveKind::Khac);
        assert_eq!(LeaveKind::read("du lịch").unwrap_err().code, "leave.kind_unknown");
    }
}
