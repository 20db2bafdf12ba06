//! What is known about a subject and what is proposed (law §2). A file of cases has the same shape.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::vocab::Scope;
use crate::evaluation::EvaluationLevel;
use crate::leave::LeaveKind;

/// A year of achievement. A school year 2024–2025 is 2025.
pub type Year = i32;

/// Years from the first to the last, both counted. In JSON `[2022, 2024]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(Year, Year)", into = "(Year, Year)")]
pub struct Span {
    /// The first.
    pub first: Year,
    /// The last.
    pub last: Year,
}

impl From<(Year, Year)> for Span {
    fn from((first, last): (Year, Year)) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }
}

impl From<Span> for (Year, Year) {
    fn from(span: Span) -> Self {
        (span.first, span.last)
    }
}

impl Span {
    /// One year.
    pub fn of(year: Year) -> Self {
        Self { first: year, last: year }
    }

    /// Whether a year lies in it.
    pub fn contains(self, year: Year) -> bool {
        self.first <= year && year <= self.last
    }

    /// Whether the two share a year.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many years, 0 when it ends before it begins.
    pub fn len(self) -> i64 {
        (i64::from(self.last) - i64::from(self.first) + 1).max(0)
    }

    /// Whether it ends before it begins.
    pub fn is_empty(self) -> bool {
        self.last < self.first
    }

    /// `2022–2024`, `2024`.
    pub fn vietnamese(self) -> String {
        if self.first == self.last { self.last.to_string() } else { format!("{}–{}", self.first, self.last) }
    }
}

/// Who is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SubjectFacts {
    /// How explanations name it.
    pub label: String,
    /// `ca_nhan`, `tap_the`, `ho_gia_dinh`.
    pub kind: String,
    /// `cbccvc`, `nguoi_lao_dong`, `cong_nhan_nong_dan`; none when it is not known.
    pub klass: Option<String>,
    /// When a person was hired.
    pub employed_from: Option<NaiveDate>,
    /// When a unit was dissolved.
    #[serde(alias = "dissolved_at")]
    pub dissolved_on: Option<NaiveDate>,
    /// The units that a unit was formed from by a merger or a division.
    pub formed_from: Vec<FormedFrom>,
}

/// A unit from which another was formed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FormedFrom {
    /// Its name.
    pub label: String,
    /// When.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// How many awards it was given.
    #[serde(default)]
    pub grants: u32,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Proposal {
    /// Id of the award.
    pub award: String,
    /// Loại hình khen thưởng.
    #[serde(default = "by_merit")]
    pub award_type: String,
    /// The last year of achievement, not the year of the dossier.
    pub ending_year: Year,
    /// When the dossier was received for appraisal.
    #[serde(default)]
    pub received_for_appraisal_at: Option<NaiveDate>,
    /// The day of the examination.
    #[serde(default)]
    pub evaluated_on: Option<NaiveDate>,
}

/// The loại hình of a proposal that names none.
pub(super) fn by_merit() -> String {
    "cong_trang".to_owned()
}

/// An award that was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Grant {
    /// Id of the award.
    pub award: String,
    /// Loại hình khen thưởng.
    #[serde(default = "by_merit")]
    pub award_type: String,
    /// The years of achievement that the decision states.
    #[serde(default)]
    pub period: Option<Span>,
    /// The day of the decision; where only its year or month is known the last day that it can be.
    pub decision_date: NaiveDate,
    /// The first day that the decision can be of, where only its year or month is known.
    #[serde(default)]
    pub decision_earliest: Option<NaiveDate>,
    /// Whether it was revoked or cancelled.
    #[serde(default)]
    pub revoked: bool,
    /// Whether nobody has said which initiatives it rests on. A file of cases says it with the initiatives; in a data file
    /// somebody has to have said so.
    #[serde(skip)]
    pub initiatives_unsaid: bool,
}

impl Grant {
    /// Whether nobody can say if it was decided by a day, since of its own day only the year or month is known.
    pub fn is_undated_on(&self, day: NaiveDate) -> bool {
        !self.revoked && day < self.decision_date && self.decision_earliest.is_some_and(|earliest| earliest <= day)
    }

    /// `ngày 20/12/2024`, and `tháng 12/2024` or `năm 2024` where no more is known.
    pub fn decided(&self) -> String {
        let day = self.decision_date;
        match self.decision_earliest.filter(|earliest| *earliest != day) {
            None => format!("ngày {}", day.format("%d/%m/%Y")),
            Some(earliest) if earliest.month() == day.month() => format!("tháng {}", day.format("%m/%Y")),
            Some(_) => format!("năm {}", day.year()),
        }
    }
}

/// An initiative that was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct KnownInitiative {
    /// Tells it from others.
    pub id: String,
    /// `sang_kien`, `de_tai`, `de_an`, `cong_trinh`.
    pub kind: String,
    /// How widely.
    pub scope: Scope,
    /// The year of its recognition.
    pub year: Year,
    /// Ids of awards that it already served.
    #[serde(default)]
    pub used_for: Vec<String>,
}

/// A sanction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Discipline {
    /// Form of the catalogue: `khien_trach`.
    pub form: String,
    /// The day of its decision.
    pub decided_at: NaiveDate,
    /// The day on which it ends; none while it is being served.
    #[serde(default)]
    pub served_until: Option<NaiveDate>,
}

/// A sanction of a member of a collective.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MemberDiscipline {
    /// Form of the catalogue.
    pub form: String,
    /// The day of its decision; the year proposed for when absent.
    #[serde(default)]
    pub decided_at: Option<NaiveDate>,
}

/// Figures of a collective for the year proposed for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CollectiveFigures {
    /// Members that count.
    pub members_counted: Option<u32>,
    /// Those with Lao động tiên tiến.
    pub ldtt: Option<u32>,
    /// Those with Chiến sĩ thi đua cơ sở.
    pub cstd_co_so: Option<u32>,
    /// Those that completed their tasks.
    pub completed: Option<u32>,
    /// Sanctions of members.
    pub disciplined: Vec<MemberDiscipline>,
    /// Whether all sanctions of members are among them. A file of cases names them all; in a data file somebody has to have
    /// said so.
    #[serde(skip)]
    pub sanctions_known: bool,
}

impl Default for CollectiveFigures {
    fn default() -> Self {
        Self {
            members_counted: None,
            ldtt: None,
            cstd_co_so: None,
            completed: None,
            disciplined: vec![],
            sanctions_known: true,
        }
    }
}

/// A place in a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ClusterResult {
    /// `tinh`, `trung_uong`.
    pub organised_by: String,
    /// The year.
    pub year: Year,
    /// The place.
    pub rank: i32,
}

/// A result in a movement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MovementResult {
    /// How widely it was launched.
    pub level: Scope,
    /// How long it ran.
    #[serde(default)]
    pub duration_years: i32,
    /// `dan_dau`, `xuat_sac`.
    pub role: String,
}

/// A leave.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Leave {
    /// Why.
    pub kind: LeaveKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Whether studies ended with a result from khá, whether another leave counts as work, where it is known.
    #[serde(default)]
    pub good_result: Option<bool>,
}

/// From which year the award record is complete. A grant that is needed from an earlier year is unknown, not missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompleteFrom {
    /// For awards that have no year of their own; none while nobody has said it.
    pub general: Option<Year>,
    /// For some awards.
    pub by_award: BTreeMap<String, Year>,
}

impl Default for CompleteFrom {
    /// All that there is, is recorded.
    fn default() -> Self {
        Self { general: Some(Year::MIN), by_award: BTreeMap::new() }
    }
}

impl CompleteFrom {
    /// The first year from which grants of all these awards are recorded.
    pub fn of(&self, awards: &[String]) -> Year {
        let year = |award: &String| self.by_award.get(award).copied().or(self.general).unwrap_or(Year::MAX);
        awards.iter().map(year).max().unwrap_or(Year::MIN)
    }
}

impl<'de> Deserialize<'de> for CompleteFrom {
    /// A year for all awards, or a table of awards with `*` for the others.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            ForAll(Year),
            ByAward(BTreeMap<String, Year>),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::ForAll(year) => Self { general: Some(year), by_award: BTreeMap::new() },
            Written::ByAward(mut by_award) => Self { general: by_award.remove("*"), by_award },
        })
    }
}

/// A move of a person from one unit to another in the year proposed for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Move {
    /// The unit that was left.
    pub from: String,
    /// The last day there.
    pub on: NaiveDate,
    /// Months of the year that were worked there.
    pub months: u32,
}

/// All that is known about a subject for a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// Who.
    #[serde(default)]
    pub subject: SubjectFacts,
    /// What for.
    pub proposal: Proposal,
    /// Yearly evaluation; a year that is absent is unknown.
    #[serde(default, deserialize_with = "by_year")]
    pub grades: BTreeMap<Year, EvaluationLevel>,
    /// Awards that were given.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// Initiatives that were recognised.
    #[serde(default)]
    pub initiatives: Vec<KnownInitiative>,
    /// Sanctions of the subject itself.
    #[serde(default)]
    pub discipline: Vec<Discipline>,
    /// Whether discipline, an investigation or a denunciation is being looked into.
    #[serde(default)]
    pub pending_review: bool,
    /// Figures of a collective; none while nobody has entered them.
    #[serde(default)]
    pub collective: Option<CollectiveFigures>,
    /// Places in clusters; none while nobody has entered any result.
    #[serde(default)]
    pub clusters: Option<Vec<ClusterResult>>,
    /// Results in movements; none while nobody has entered any result.
    #[serde(default)]
    pub movements: Option<Vec<MovementResult>>,
    /// Whether results that are not among those of clusters and movements are known to be absent, and whether an answer
    /// without what it is about, or to everything, holds everywhere. So it is in a file of cases; a data file knows the
    /// results of its own rounds only, and its answers were given to one question each.
    #[serde(skip, default = "whole")]
    pub results_are_whole: bool,
    /// Leaves.
    #[serde(default)]
    pub leave: Vec<Leave>,
    /// Moves of the year proposed for, of one that they are known of.
    #[serde(default)]
    pub moved: Vec<Move>,
    /// What a person confirmed or denied; `*` answers for everything else.
    #[serde(default)]
    pub attested: BTreeMap<String, bool>,
    /// From which year the award record is complete.
    #[serde(default)]
    pub record_complete_from: CompleteFrom,
    /// The years of which initiatives of anybody are recorded: where none of the years asked for is among them, nobody has
    /// typed them yet. None where all that there are, are recorded.
    #[serde(skip)]
    pub initiative_years: Option<BTreeSet<Year>>,
}

fn whole() -> bool {
    true
}

impl Facts {
    /// The answer to the first of these questions that has one.
    pub(super) fn confirmed(&self, keys: &[&str]) -> Option<bool> {
        keys.iter().find_map(|key| self.attested.get(*key)).or_else(|| self.attested.get("*")).copied()
    }
}

/// Years as keys: `2025`, and `2024-2025` of a school year, which is 2025.
fn by_year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Year, EvaluationLevel>, D::Error> {
    let written = BTreeMap::<String, EvaluationLevel>::deserialize(deserializer)?;
    let year = |key: &str| -> Option<Year> {
        let (first, last) = key.split_once(['-', '–']).map_or((None, key), |(first, last)| (Some(first), last));
        let last: Year = last.trim().parse().ok()?;
        let follows = |first: &str| first.trim().parse::<Year>().is_ok_and(|first| first + 1 == last);
        first.is_none_or(follows).then_some(last)
    };
    let read = |(key, grade): (String, EvaluationLevel)| match year(&key) {
        Some(year) => Ok((year, grade)),
        None => Err(D::Error::custom(format!("`{key}` is no year"))),
    };
    written.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_its_last_year() {
        let json = r#"{"proposal":{"award":"ldtt","ending_year":2025},"grades":{"2024-2025":"HTT","2023":"HT"}}"#;
        let facts: Facts = serde_json::from_str(json).unwrap();
        assert_eq!(facts.grades, BTreeMap::from([(2025, EvaluationLevel::Well), (2023, EvaluationLevel::Completed)]));
        assert_eq!(facts.proposal.award_type, "cong_trang");
        let odd = r#"{"proposal":{"award":"ldtt","ending_year":2025},"grades":{"2023-2025":"HTT"}}"#;
        assert!(serde_json::from_str::<Facts>(odd).is_err());
    }

    #[test]
    fn a_record_is_complete_as_far_as_the_latest_of_its_awards() {
        let of = |json: &str, awards: &[&str]| {
            let awards: Vec<String> = awards.iter().map(|award| (*award).to_owned()).collect();
            serde_json::from_str::<CompleteFrom>(json).unwrap().of(&awards)
        };
        assert_eq!(of("2020", &["bk_tinh", "bk_bo"]), 2020);
        assert_eq!(of(r#"{"*":2020,"bk_bo":2022}"#, &["bk_tinh", "bk_bo"]), 2022);
        assert_eq!(of(r#"{"bk_bo":2022}"#, &["bk_tinh"]), Year::MAX);
        assert_eq!(CompleteFrom::default().of(&["bk_tinh".to_owned()]), Year::MIN);
    }

    #[test]
    fn confirmations_of_a_key_come_before_the_one_for_all() {
        let json = r#"{"proposal":{"award":"ldtt","ending_year":2025},"attested":{"*":true,"a":false}}"#;
        let facts: Facts = serde_json::from_str(json).unwrap();
        assert_eq!(facts.confirmed(&["a"]), Some(false));
        assert_eq!(facts.confirmed(&["b", "a"]), Some(false));
        assert_eq!(facts.confirmed(&["b"]), Some(true));
    }
}
