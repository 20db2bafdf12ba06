//! Reward money: multiple × base salary on the day of the decision, rounded up once at the end (law §6).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::citation::{Cite, SourceStatus};
use super::facts::Span;
use super::reward::{Reward, rewards};

/// The base salary (lương cơ sở) between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseSalary {
    /// In đồng.
    pub amount: u64,
    /// First day.
    pub effective_from: NaiveDate,
    /// Last day; none while it is in force.
    pub effective_to: Option<NaiveDate>,
    /// Id of the decree.
    pub doc: String,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
}

/// The multiple of an award for a kind of subject under a regime; collective and household factors are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BonusMultiple {
    /// The regime.
    pub regime: String,
    /// The award.
    pub award: String,
    /// `ca_nhan`, `tap_the`, `ho_gia_dinh`.
    pub subject_kind: String,
    /// The multiple, in hundredths.
    pub multiple_x100: u64,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// What else the catalogue says: an upper limit, a doubt.
    #[serde(default)]
    pub notes_vi: Option<String>,
}

/// How an amount is rounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// Up.
    pub mode: RoundingMode,
    /// To multiples of this, in đồng.
    pub unit: u64,
    /// Once, when all factors are multiplied.
    pub when: RoundingTime,
}

/// In which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Up.
    Ceil,
}

/// At which point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingTime {
    /// Once, when all factors are multiplied.
    AfterAllFactorsOnce,
}

/// Which day's base salary counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseSalaryAt {
    /// That of the decision.
    DecisionDate,
}

/// How money is worked out under a regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BonusRule {
    /// The regime.
    pub regime: String,
    /// Which day's base salary counts.
    pub base_salary_at: BaseSalaryAt,
    /// How an amount is rounded.
    pub rounding: Rounding,
    /// The factor for collectives, in hundredths; already in the multiples.
    pub collective_factor_x100: u64,
    /// The factor for households, in hundredths; already in the multiples.
    pub household_factor_x100: u64,
    /// The group of awards that the collective factor is for.
    pub collective_factor_applies_to: String,
    /// What is paid for several awards at one time, in words.
    pub same_time_rule_vi: String,
    /// Where it says so.
    pub cite: Vec<Cite>,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// Ids of `sources`.
    pub sources: Vec<String>,
    /// The parts that nobody read.
    pub parts_memory: Vec<String>,
    /// The regime that it was copied from without being read again.
    #[serde(default)]
    pub carried_over_from: Option<String>,
}

/// The money of an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bonus {
    /// In hundredths.
    pub multiple_x100: u64,
    /// Base salary in đồng.
    pub base: u64,
    /// Before rounding.
    pub raw: u64,
    /// What is paid.
    pub amount: u64,
    /// To multiples of which it is rounded up, in đồng.
    #[serde(skip)]
    pub rounding_unit: u32,
    /// The regime whose multiple it is.
    pub regime: String,
    /// Where it says so, the multiple and the rounding.
    pub citation: String,
    /// How surely it was read.
    pub source_status: SourceStatus,
    /// An upper limit or a doubt, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Catalogue {
    /// The base salary on a day.
    pub fn base_salary_on(&self, day: NaiveDate) -> Option<&BaseSalary> {
        self.base_salary
            .iter()
            .find(|salary| salary.effective_from <= day && salary.effective_to.is_none_or(|last| day <= last))
    }
}

/// The money of an award decided on a day; none when the catalogue has no multiple or no base salary for it, which is never
/// the same as nothing.
pub fn bonus(catalogue: &Catalogue, award: &str, subject_kind: &str, decided: NaiveDate) -> Option<Bonus> {
    let regime = catalogue.regime_on(decided)?;
    let row = catalogue
        .bonus
        .iter()
        .find(|row| row.regime == regime.id && row.award == award && row.subject_kind == subject_kind)?;
    let rule = catalogue.bonus_rules.iter().find(|rule| rule.regime == regime.id)?;
    let base = catalogue.base_salary_on(decided)?.amount;
    let hundredths = row.multiple_x100.checked_mul(base)?;
    let unit = rule.rounding.unit.max(1);
    let cite: Vec<Cite> = row.cite.iter().chain(&rule.cite).cloned().collect();
    Some(Bonus {
        multiple_x100: row.multiple_x100,
        base,
        raw: hundredths / 100,
        rounding_unit: u32::try_from(unit).ok()?,
        amount: hundredths.div_ceil(unit.checked_mul(100)?).checked_mul(unit)?,
        regime: regime.id.clone(),
        citation: super::citation::cited(&cite, &catalogue.documents),
        source_status: row.source_status.max(rule.source_status),
        note: row.notes_vi.clone(),
    })
}

/// An award given at the same time as others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GivenAward {
    /// The award.
    pub award: String,
    /// Loại hình khen thưởng.
    #[serde(default = "super::facts::by_merit")]
    pub award_type: String,
    /// The years that it counts; none for the year of the decision.
    #[serde(default)]
    pub period: Option<Span>,
}

/// What is paid for several awards given at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PaidAwards {
    /// What is paid, by award; an award that is not paid is absent.
    pub paid: BTreeMap<String, u64>,
    /// The sum.
    pub total: u64,
    /// Awards that are not paid because a higher one of the same years is.
    pub not_paid: Vec<String>,
    /// Awards for which the catalogue has no money.
    pub no_amount: Vec<String>,
}

/// The money of several awards given to a subject at one time, by award: what [`rewards`] comes to.
pub fn bonus_of_several(
    catalogue: &Catalogue,
    given: &[GivenAward],
    subject_kind: &str,
    decided: NaiveDate,
) -> PaidAwards {
    let mut paid = PaidAwards::default();
    for (one, reward) in given.iter().zip(rewards(catalogue, given, subject_kind, decided)) {
        match reward {
            Reward::Paid(bonus) => {
                *paid.paid.entry(one.award.clone()).or_default() += bonus.amount;
                paid.total += bonus.amount;
            }
            Reward::Lower { than, .. } if given.get(than).is_some_and(|other| other.award == one.award) => {}
            Reward::Lower { .. } => paid.not_paid.push(one.award.clone()),
            Reward::Unknown => paid.no_amount.push(one.award.clone()),
        }
    }
    paid
}

/// An amount as documents print it: `2.530.000 đồng`.
pub fn dong(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    format!("{text} đồng")
}

/// A multiple in hundredths as people write it: `80` as `0,8`.
pub fn hundredths(value: u64) -> String {
    let text = format!("{},{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}
