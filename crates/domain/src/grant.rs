//! The award record (sổ khen thưởng): awards that were given, each a line of a decision.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::id::{AchievementId, GrantId};
use crate::import::read_date;
use crate::subject::Subject;
use crate::{Fault, text};

/// The years that a record can be about: from the first decrees on emulation.
pub const YEARS: std::ops::RangeInclusive<u16> = 1945..=2100;

/// Whether a grant still holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GrantState {
    /// Còn hiệu lực.
    #[default]
    Valid,
    /// Bị hủy bỏ: the decision was wrong from the start.
    Cancelled,
    /// Bị thu hồi, bị tước.
    Revoked,
}

impl GrantState {
    /// All, in the order in which forms offer them.
    pub const ALL: [Self; 3] = [Self::Valid, Self::Cancelled, Self::Revoked];

    /// As lists print it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Valid => "Còn hiệu lực",
            Self::Cancelled => "Đã hủy bỏ",
            Self::Revoked => "Đã thu hồi",
        }
    }

    /// Reads it as lists write it.
    ///
    /// # Errors
    /// `grant.state_unknown`.
    pub fn read(written: &str) -> Result<Self, Fault> {
        match text::fold(written).trim() {
            "con hieu luc" | "hieu luc" | "valid" => Ok(Self::Valid),
            "da huy bo" | "huy bo" | "huy" | "cancelled" => Ok(Self::Cancelled),
            "da thu hoi" | "thu hoi" | "tuoc" | "da tuoc" | "revoked" => Ok(Self::Revoked),
            _ => Err(Fault::new("grant.state_unknown").with("value", written.trim())),
        }
    }
}

/// An award that was given to a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "AwardGrant", optional_fields)]
pub struct Grant {
    /// None for one that is being added.
    #[serde(default)]
    pub id: Option<GrantId>,
    /// Who was given it.
    pub subject: Subject,
    /// Id of the award in the law catalogue.
    pub award: String,
    /// Loại hình khen thưởng, a code of the law catalogue.
    #[serde(default = "by_merit")]
    pub award_type: String,
    /// Số, ký hiệu of the decision.
    #[serde(default)]
    pub decision_number: String,
    /// Its date; of old decisions perhaps only the year.
    pub decision_date: PartialDate,
    /// Who decided.
    #[serde(default)]
    pub authority: String,
    /// The first year of achievement that the decision states.
    #[serde(default)]
    pub from_year: Option<u16>,
    /// The last one; a school year 2024–2025 is 2025.
    #[serde(default)]
    pub to_year: Option<u16>,
    /// Reward money that was paid, in đồng.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub bonus: Option<u64>,
    /// Whether it holds.
    #[serde(default)]
    pub state: GrantState,
    /// Why it was cancelled or revoked: the decision, its date.
    #[serde(default)]
    pub reason: String,
    /// Initiatives that served as its ground, so that none serves twice.
    #[serde(default)]
    pub initiatives: Vec<AchievementId>,
    /// Whether somebody has said that it rests on no initiative.
    #[serde(default)]
    pub no_initiative: bool,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

fn by_merit() -> String {
    "cong_trang".to_owned()
}

impl Grant {
    /// The same with its texts cleaned and both ends of its years, or all that is wrong with it.
    ///
    /// # Errors
    /// `grant.award_missing`, `grant.year_odd`, `grant.years_reversed`, `grant.reason_missing` with their fields.
    pub fn checked(mut self) -> Result<Self, Vec<Fault>> {
        for field in [&mut self.award, &mut self.award_type, &mut self.decision_number, &mut self.authority] {
            *field = text::line(field);
        }
        self.reason = text::multiline(&self.reason);
        self.note = text::multiline(&self.note);
        (self.from_year, self.to_year) = (self.from_year.or(self.to_year), self.to_year.or(self.from_year));
        self.initiatives.sort();
        self.initiatives.dedup();
        self.no_initiative &= self.initiatives.is_empty();
        let mut faults = Vec::new();
        if self.award.is_empty() {
            faults.push(Fault::new("grant.award_missing").at_field("award"));
        }
        let years = [("from_year", self.from_year), ("to_year", self.to_year)];
        for (field, year) in years.into_iter().chain([("decision_date", Some(self.decision_date.year()))]) {
            if let Some(year) = year.filter(|year| !YEARS.contains(year)) {
                faults.push(Fault::new("grant.year_odd").with("year", year).at_field(field));
            }
        }
        if self.to_year < self.from_year {
            faults.push(Fault::new("grant.years_reversed").at_field("to_year"));
        }
        if self.state != GrantState::Valid && self.reason.is_empty() {
            faults.push(Fault::new("grant.reason_missing").at_field("reason"));
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// Whether it says what another one decided, but for what may change of a line that a batch's decision wrote: whether it
    /// holds and why, initiatives, notes. The number may be written with other spaces and case, and what the other one
    /// leaves open may be filled in.
    pub fn keeps_decision_of(&self, other: &Self) -> bool {
        self.key() == other.key()
            && self.decision_date == other.decision_date
            && (other.authority.is_empty() || self.authority == other.authority)
            && (other.from_year.is_none() || self.from_year == other.from_year)
            && (other.bonus.is_none() || self.bonus == other.bonus)
    }

    /// The years of achievement as lists print them: `2021–2023`, `2024`; empty when the decision states none.
    pub fn years(&self) -> String {
        match (self.from_year, self.to_year) {
            (Some(from), Some(to)) if from != to => format!("{from}–{to}"),
            (_, Some(year)) | (Some(year), None) => year.to_string(),
            (None, None) => String::new(),
        }
    }

    /// The decision in words: `12/QĐ-UBND ngày 20/12/2025`; its date alone without a number.
    pub fn decision(&self) -> String {
        let date = self.decision_date.vietnamese();
        if self.decision_number.is_empty() { date } else { format!("{} ngày {date}", self.decision_number) }
    }

    /// The decision as a line over its grants: `Quyết định 12/QĐ-UBND ngày 20/12/2025 của Chủ tịch Ủy ban nhân dân tỉnh`.
    pub fn heading(&self) -> String {
        let by = if self.authority.is_empty() { String::new() } else { format!(" của {}", self.authority) };
        format!("Quyết định {}{by}", self.decision())
    }

    /// What makes it the same line of the record: who, what, for which years, by which decision. The number is compared
    /// without spaces and case; without one the year of the decision stands for it.
    pub fn key(&self) -> (Subject, String, String, Option<u16>, String) {
        let number: String = text::match_key(&self.decision_number).split_whitespace().collect();
        let number = if number.is_empty() { self.decision_date.year().to_string() } else { number };
        (self.subject, self.award.clone(), self.award_type.clone(), self.to_year, number)
    }
}

/// A decision that a line over grants names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its number; empty when the line names none.
    pub number: String,
    /// Its date.
    pub date: PartialDate,
    /// Who decided; empty when the line does not say.
    pub authority: String,
}

/// Reads what [`Grant::heading`] writes, also as offices write it: "Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2025 của
/// Chủ tịch UBND tỉnh". None when the line names no decision with its date.
pub fn read_heading(line: &str) -> Option<Heading> {
    let line = text::line(line);
    let (head, rest) = line.split_at_checked("Quyết định ".len())?;
    if text::fold(head) != "quyet dinh" {
        return None;
    }
    let (decision, authority) = rest.split_once(" của ").unwrap_or((rest, ""));
    let (number, date) = match decision.split_once("ngày ") {
        Some((number, date)) => (number.trim_end_matches([' ', ',', ';']), date),
        None => ("", decision),
    };
    let number = number.strip_prefix("số ").unwrap_or(number);
    let date = read_date(date).ok()?;
    Some(Heading { number: number.to_owned(), date, authority: authority.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subject::SubjectKind;
    use uuid::Uuid;

    #[test]
    fn a_line_over_grants_names_their_decision() {
        let heading = |line: &str| read_heading(line).map(|own| (own.number, own.date.to_string(), own.authority));
        let own = |number: &str, date: &str, by: &str| Some((number.to_owned(), date.to_owned(), by.to_owned()));
        let chairman = "Chủ tịch UBND tỉnh";
        for line in [
            "Quyết định 12/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND tỉnh",
            "QUYẾT ĐỊNH số 12/QĐ-UBND, ngày 20 tháng 12 năm 2025 của Chủ tịch UBND tỉnh",
        ] {
            assert_eq!(heading(line), own("12/QĐ-UBND", "2025-12-20", chairman), "{line}");
        }
        assert_eq!(heading("Quyết định 20/12/2025"), own("", "2025-12-20", ""));
        for line in ["Sở Y tế", "Quyết định", "Quyết định số 12/QĐ-UBND", "Quyết định của Chủ tịch"]
        {
            assert_eq!(heading(line), None, "{line}");
        }
        let written = Grant { decision_number: "7/QĐ".to_owned(), authority: chairman.to_owned(), ..grant() };
        let read = heading(&written.heading());
        assert_eq!(read, own("7/QĐ", &written.decision_date.to_string(), chairman));
    }

    fn grant() -> Grant {
        Grant {
            id: None,
            subject: Subject::new(SubjectKind::Person, Uuid::nil()),
            award: "cstd_tinh".to_owned(),
            award_type: "cong_trang".to_owned(),
            decision_number: " 12/QĐ-UBND ".to_owned(),
            decision_date: PartialDate::read("05/01/2024").unwrap(),
            authority: String::new(),
            from_year: None,
            to_year: Some(2023),
            bonus: None,
            state: GrantState::Valid,
            reason: String::new(),
            initiatives: vec![],
            no_initiative: false,
            note: String::new(),
        }
    }

    #[test]
    fn one_end_of_the_years_stands_for_both() {
        let checked = grant().checked().unwrap();
        assert_eq!((checked.from_year, checked.to_year, checked.years()), (Some(2023), Some(2023), "2023".to_owned()));
        assert_eq!(checked.decision_number, "12/QĐ-UBND");
        let several = Grant { from_year: Some(2021), ..grant() };
        assert_eq!(several.years(), "2021–2023");
    }

    #[test]
    fn a_revoked_grant_says_why_and_years_run_forward() {
        let code = |grant: Grant| grant.checked().unwrap_err()[0].code.clone();
        assert_eq!(code(Grant { state: GrantState::Revoked, ..grant() }), "grant.reason_missing");
        assert_eq!(code(Grant { from_year: Some(2024), ..grant() }), "grant.years_reversed");
        assert_eq!(code(Grant { to_year: Some(23), ..grant() }), "grant.year_odd");
        assert_eq!(code(Grant { award: " ".to_owned(), ..grant() }), "grant.award_missing");
    }

    #[test]
    fn the_same_line_is_known_however_its_number_is_spaced() {
        let spaced = Grant { decision_number: "12 / qđ-ubnd".to_owned(), ..grant() };
        assert_eq!(spaced.key(), grant().key());
        assert_ne!(Grant { to_year: Some(2022), ..grant() }.key(), grant().key());
    }

    #[test]
    fn a_decision_is_the_same_whether_it_holds_or_not() {
        let revoked = Grant { state: GrantState::Revoked, reason: "QĐ 5".to_owned(), note: "x".to_owned(), ..grant() };
        assert!(revoked.keeps_decision_of(&grant()));
        let told = Grant { bonus: Some(9), from_year: Some(2023), authority: "Chủ tịch".to_owned(), ..grant() };
        assert!(told.keeps_decision_of(&grant()), "what was left open is filled in");
        for other in [
            Grant { award: "ldtt".to_owned(), ..grant() },
            Grant { award_type: "dot_xuat".to_owned(), ..grant() },
            Grant { subject: Subject::new(SubjectKind::Unit, Uuid::nil()), ..grant() },
            Grant { decision_number: "13/QĐ-UBND".to_owned(), ..grant() },
            Grant { decision_date: PartialDate::read("06/01/2024").unwrap(), ..grant() },
            Grant { to_year: Some(2022), ..grant() },
        ] {
            assert!(!other.keeps_decision_of(&grant()), "{other:?}");
        }
        for other in [
            Grant { authority: "Giám đốc".to_owned(), ..told.clone() },
            Grant { from_year: Some(2021), ..told.clone() },
            Grant { bonus: Some(8), ..told.clone() },
            Grant { bonus: None, ..told.clone() },
        ] {
            assert!(!other.keeps_decision_of(&told), "{other:?}");
        }
    }

    #[test]
    fn states_are_read_as_lists_write_them() {
        for state in GrantState::ALL {
            assert_eq!(GrantState::read(state.vietnamese()).unwrap(), state);
        }
        assert_eq!(GrantState::read("mất").unwrap_err().code, "grant.state_unknown");
    }
}
