//! Until when dossiers have to arrive.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};
use super::facts::Year;

/// The year of a fixed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineYear {
    /// The year of achievement.
    AchievementYear,
    /// The year after it.
    YearAfterAchievementYear,
    /// The year after that of the second Chiến sĩ thi đua cấp tỉnh.
    YearAfterDecisionOfSecondCstdTinh,
}

/// How a deadline is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DeadlineRule {
    /// A day of a year.
    FixedDay {
        /// The month.
        month: u32,
        /// The day.
        day: u32,
        /// The year.
        year: DeadlineYear,
    },
    /// Within the year after that of the second Chiến sĩ thi đua cấp tỉnh.
    YearAfterDecisionOfSecondCstdTinh,
    /// Working days from the day on which the dossier is whole.
    WorkingDaysFromReceipt {
        /// How many.
        days: u64,
    },
    /// Days before the event.
    DaysBeforeEvent {
        /// How many.
        days: u64,
    },
}

/// Another day for a sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectorException {
    /// `giao_duc`.
    pub sector: String,
    /// The month.
    pub month: u32,
    /// The day.
    pub day: u32,
}

/// A deadline of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Id.
    pub id: String,
    /// The awards; `*` for all.
    pub awards: Vec<String>,
    /// Ids of regimes.
    pub regimes: Vec<String>,
    /// Who receives.
    pub to: String,
    /// How it is found.
    pub rule: DeadlineRule,
    /// Another day for a sector.
    #[serde(default)]
    pub exception: Option<SectorException>,
    /// The provincial setting that says otherwise.
    #[serde(default)]
    pub setting: Option<String>,
    /// In words.
    pub text_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
}

/// What a deadline is reckoned from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct DeadlineBasis {
    /// The award.
    pub award: String,
    /// The day of the second Chiến sĩ thi đua cấp tỉnh.
    pub second_cstd_tinh_decision: Option<NaiveDate>,
    /// The last year of achievement.
    pub ending_year: Option<Year>,
    /// `giao_duc` for schools.
    pub sector: Option<String>,
    /// The day on which the dossier was whole.
    pub received_whole: Option<NaiveDate>,
    /// The day of the event.
    pub event: Option<NaiveDate>,
}

/// The last day for a dossier under the regime of a day; none when the catalogue sets none or what it is reckoned from is
/// not known.
pub fn deadline(catalogue: &Catalogue, regime: &str, basis: &DeadlineBasis) -> Option<NaiveDate> {
    let of_regime = catalogue.deadlines.iter().filter(|one| one.regimes.iter().any(|id| id == regime));
    let of_award = of_regime.filter(|one| one.awards.iter().any(|award| award == &basis.award));
    of_award.filter_map(|one| one.day(catalogue, regime, basis)).min()
}

/// Who receives the dossiers that a batch is made of.
const OF_BATCHES: &str = "so_noi_vu";

/// The earliest of the last days for dossiers to the office that keeps the batches of a province, with its rule: of every
/// award that has one under the regime. The award of the basis plays no part.
pub fn deadline_of_batch<'a>(
    catalogue: &'a Catalogue,
    regime: &str,
    basis: &DeadlineBasis,
) -> Option<(&'a Deadline, NaiveDate)> {
    let of_regime = catalogue.deadlines.iter().filter(|one| one.to == OF_BATCHES);
    let of_regime = of_regime.filter(|one| one.regimes.iter().any(|id| id == regime));
    of_regime.filter_map(|one| Some((one, one.day(catalogue, regime, basis)?))).min_by_key(|(_, day)| *day)
}

impl Deadline {
    /// The last day.
    pub fn day(&self, catalogue: &Catalogue, regime: &str, basis: &DeadlineBasis) -> Option<NaiveDate> {
        let after_second = || Some(basis.second_cstd_tinh_decision?.year() + 1);
        let set = self.setting.as_deref().and_then(|setting| catalogue.setting(setting, regime));
        match &self.rule {
            DeadlineRule::FixedDay { month, day, year } => {
                let year = match year {
                    DeadlineYear::AchievementYear => basis.ending_year?,
                    DeadlineYear::YearAfterAchievementYear => basis.ending_year? + 1,
                    DeadlineYear::YearAfterDecisionOfSecondCstdTinh => after_second()?,
                };
                let set = set.and_then(serde_json::Value::as_str).and_then(|text| {
                    let (month, day) = text.split_once('-')?;
                    Some((month.parse().ok()?, day.parse().ok()?))
                });
                let exception = self.exception.as_ref().filter(|one| Some(&one.sector) == basis.sector.as_ref());
                let (month, day) = exception.map(|one| (one.month, one.day)).or(set).unwrap_or((*month, *day));
                NaiveDate::from_ymd_opt(year, month, day)
            }
            DeadlineRule::YearAfterDecisionOfSecondCstdTinh => NaiveDate::from_ymd_opt(after_second()?, 12, 31),
            DeadlineRule::WorkingDaysFromReceipt { days } => working_days_after(basis.received_whole?, *days),
            DeadlineRule::DaysBeforeEvent { days } => {
                let days = set.and_then(serde_json::Value::as_u64).unwrap_or(*days);
                basis.event?.checked_sub_days(Days::new(days))
            }
        }
    }
}

/// So many days from Monday to Friday after a day; public holidays are not known here.
fn working_days_after(day: NaiveDate, count: u64) -> Option<NaiveDate> {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = day.succ_opt()?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    Some(day)
}
