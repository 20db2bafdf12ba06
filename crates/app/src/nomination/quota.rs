//! How many lines of a batch there may be of an award: a meter for each proposing unit and one for their sum, with the
//! denominator and the rounding spelled out, and what another share or denominator would allow.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::Fault;
use domain::id::{BatchId, NominationId, UnitId};
use domain::law::{Quota, QuotaRounding, QuotaRule};
use domain::nomination::{Nomination, Progress};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Rules;
use super::verdicts::Examiner;
use crate::command::Registry;
use crate::{Context, Result};

/// Whose lines a meter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuotaScope {
    /// All of the batch.
    Whole,
    /// Those of one proposing unit.
    Unit,
    /// Those that name no proposing unit of the data file.
    WithoutUnit,
}

/// A ceiling beside the lines of its award.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuotaMeter {
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// The regime whose ceiling it is.
    pub regime: String,
    /// The year of achievement.
    pub year: u16,
    /// Whose lines it counts.
    pub scope: QuotaScope,
    /// The proposing unit, where it is one's.
    pub unit_id: Option<UnitId>,
    /// Its name; empty otherwise.
    pub unit: String,
    /// Lines that count.
    pub count: u32,
    /// How many of them have no known ceiling: they name no proposing unit, or nobody has entered its figures.
    pub unplaced: u32,
    /// The share in percent; none where nothing limits the number.
    pub percent: Option<u32>,
    /// What the share is of; none while it is not known.
    pub denominator: Option<u32>,
    /// What the denominator counts, in words.
    pub denominator_name: String,
    /// How the share becomes a number, as a code: `floor`, `half_up`, `ceil`.
    #[ts(type = "string")]
    pub rounding: QuotaRounding,
    /// The same in words.
    pub rounding_name: String,
    /// The most there may be, of a sum the sum of the units' own; none without a ceiling or without a denominator.
    pub max: Option<u32>,
    /// Whether there are more lines than that; of a sum, whether any unit has more than its own.
    pub exceeded: bool,
    /// The rule in words.
    pub text: String,
    /// Where the law says so.
    pub citation: String,
    /// The badge of a rule that was not checked against the original text.
    pub badge: Option<String>,
}

/// What to try: shares in percent and denominators, by award.
#[derive(Debug, Clone, Default)]
pub(super) struct Tried<'a> {
    pub percents: Option<&'a BTreeMap<String, u32>>,
    pub denominators: Option<&'a BTreeMap<String, u32>>,
}

/// A ceiling to try.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CeilingRequest {
    /// The batch, whose law counts.
    pub batch: BatchId,
    /// Id of the award.
    pub award: String,
    /// Id of the regime.
    pub regime: String,
    /// What the share is of.
    pub denominator: u32,
    /// Another share in percent than the one that holds.
    #[serde(default)]
    pub percent: Option<u32>,
}

/// What a ceiling comes to.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct CeilingTried {
    /// The share in percent; none where nothing limits the number.
    pub percent: Option<u32>,
    /// The most there may be; none without a share.
    pub max: Option<u32>,
}

pub(super) fn register(registry: &mut Registry) {
    registry.query("batch.ceiling", try_ceiling);
}

/// What another share or denominator would allow, without looking the batch through.
///
/// # Errors
/// `batch.no_ceiling`: the regime has no ceiling of the award; `batch.percent_odd`.
pub fn try_ceiling(context: &Context<'_>, request: CeilingRequest) -> Result<CeilingTried> {
    if let Some(percent) = request.percent.filter(|percent| *percent > 100) {
        return Err(Fault::new("batch.percent_odd").with("percent", percent).at_field("percent").into());
    }
    context.read(|conn| {
        let rules = Rules::of(context, conn, request.batch)?;
        let quota = rules.catalogue.quota(&request.regime, &request.award);
        let quota = quota.ok_or_else(|| Fault::new("batch.no_ceiling").with("award", &request.award))?;
        let rule = rules.catalogue.quota_rule(quota);
        let max = most(&rule, request.denominator, request.percent);
        Ok(CeilingTried { percent: request.percent.or(rule.percent), max })
    })
}

fn most(rule: &QuotaRule, whole: u32, percent: Option<u32>) -> Option<u32> {
    rule.most(whole.into(), percent).map(|most| u32::try_from(most).unwrap_or(u32::MAX))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Lines of one award, regime and year.
type Place<'a> = (&'a str, &'a str, u16);

/// The ceilings of the awards of a batch's lines, each sum before its units; lines that were withdrawn or turned down do not
/// count, neither as lines nor in denominators.
pub(super) fn meters(
    examiner: &Examiner<'_>,
    lines: &[Nomination],
    progress: &HashMap<NominationId, Progress>,
    tried: &Tried<'_>,
) -> Vec<QuotaMeter> {
    let counts = |line: &&Nomination| {
        let progress = line.id.and_then(|id| progress.get(&id));
        progress.is_none_or(|progress| progress.state.counts())
    };
    let counting: Vec<&Nomination> = lines.iter().filter(counts).collect();
    let mut places: BTreeMap<Place<'_>, Vec<&Nomination>> = BTreeMap::new();
    for line in &counting {
        let regime = examiner.law_day(line).and_then(|day| examiner.catalogue.regime_on(day));
        if let Some(regime) = regime {
            let place = (line.award.as_str(), regime.id.as_str(), examiner.year(line));
            places.entry(place).or_default().push(line);
        }
    }
    let of_place = |((award, regime, year), of_award): (Place<'_>, Vec<&Nomination>)| {
        let quota = examiner.catalogue.quota(regime, award)?;
        let set = |given: Option<&BTreeMap<String, u32>>| given.and_then(|given| given.get(award)).copied();
        let rule = examiner.catalogue.quota_rule(quota);
        let (percent, denominator) = (set(tried.percents), set(tried.denominators));
        Some(Metering { examiner, quota, rule, year, lines: &counting, percent, denominator }.meters(&of_award))
    };
    places.into_iter().filter_map(of_place).flatten().collect()
}

/// What the meters of one award, regime and year are made from.
struct Metering<'a> {
    examiner: &'a Examiner<'a>,
    quota: &'a Quota,
    rule: QuotaRule,
    year: u16,
    /// All lines of the batch that count.
    lines: &'a [&'a Nomination],
    /// Another share to try.
    percent: Option<u32>,
    /// Another denominator to try: of the only meter, or of the sum.
    denominator: Option<u32>,
}

impl Metering<'_> {
    fn meters(&self, of_award: &[&Nomination]) -> Vec<QuotaMeter> {
        let mut by_unit: BTreeMap<Option<UnitId>, u32> = BTreeMap::new();
        for line in of_award {
            *by_unit.entry(line.proposing_unit_id.filter(|_| self.is_of_units())).or_default() += 1;
        }
        let named: BTreeSet<UnitId> = by_unit.keys().copied().flatten().collect();
        let is_only = by_unit.len() == 1;
        let mut parts: Vec<QuotaMeter> = by_unit
            .into_iter()
            .map(|(unit, count)| {
                let known = || self.counted(unit, &named);
                let denominator = self.denominator.filter(|_| is_only).or_else(known);
                self.meter(unit, count, denominator)
            })
            .collect();
        if is_only {
            return parts;
        }
        let sum = self.sum(&parts, number(of_award.len()));
        // Units by name, lines without one last.
        parts.sort_by_key(|meter| (meter.scope, domain::text::sort_key(&meter.unit)));
        std::iter::once(sum).chain(parts).collect()
    }

    /// Whether every unit has a ceiling of its own, rather than all together one.
    fn is_of_units(&self) -> bool {
        matches!(self.quota.denominator.as_str(), "so_nguoi_dat_ldtt" | "so_tap_the_dat_ldtt")
    }

    fn meter(&self, unit: Option<UnitId>, count: u32, denominator: Option<u32>) -> QuotaMeter {
        let max = denominator.and_then(|whole| most(&self.rule, whole, self.percent));
        let percent = self.percent.or(self.rule.percent);
        let scope = match unit {
            Some(_) => QuotaScope::Unit,
            None if self.is_of_units() => QuotaScope::WithoutUnit,
            None => QuotaScope::Whole,
        };
        QuotaMeter {
            award: self.quota.award.clone(),
            award_name: crate::grant::award_name(self.examiner.catalogue, &self.quota.award).to_owned(),
            regime: self.quota.regime.clone(),
            year: self.year,
            scope,
            unit_id: unit,
            unit: unit.map(|unit| self.examiner.known.name(Subject::Unit(unit)).to_owned()).unwrap_or_default(),
            count,
            unplaced: if percent.is_some() && max.is_none() { count } else { 0 },
            percent,
            denominator,
            denominator_name: self.rule.denominator_name.clone(),
            rounding: self.rule.rounding,
            rounding_name: self.rule.rounding.vietnamese().to_owned(),
            max,
            exceeded: max.is_some_and(|max| count > max),
            text: self.rule.text.clone(),
            citation: self.rule.citation.clone(),
            badge: self.rule.source_status.badge().map(str::to_owned),
        }
    }

    /// What the units come to together. A unit may not take the share of another, so its ceiling is the sum of theirs; what
    /// is tried for all together is one whole.
    fn sum(&self, parts: &[QuotaMeter], count: u32) -> QuotaMeter {
        let known = |of: fn(&QuotaMeter) -> Option<u32>| {
            let known: Vec<u32> = parts.iter().filter_map(of).collect();
            Some(known.iter().sum::<u32>()).filter(|_| !known.is_empty())
        };
        let whole = match self.denominator {
            Some(tried) => self.meter(None, count, Some(tried)),
            None => QuotaMeter {
                max: known(|part| part.max),
                unplaced: parts.iter().map(|part| part.unplaced).sum(),
                exceeded: parts.iter().any(|part| part.exceeded),
                ..self.meter(None, count, known(|part| part.denominator))
            },
        };
        QuotaMeter { scope: QuotaScope::Whole, ..whole }
    }

    /// What the share of a unit is of, or of the lines that name none, counted from what is known; none where it is not.
    fn counted(&self, unit: Option<UnitId>, named: &BTreeSet<UnitId>) -> Option<u32> {
        let known = self.examiner.known;
        match self.quota.denominator.as_str() {
            "so_nguoi_dat_ldtt" => known.figures(unit?, self.year.into())?.ldtt,
            "so_tap_the_dat_ldtt" => {
                let is_of_it = |subject: &Subject| known.nearest_of(*subject, named) == unit;
                let is_meant = |line: &&&Nomination| {
                    let same_year = self.examiner.year(line) == self.year;
                    let is_its = match line.proposing_unit_id {
                        Some(own) => unit == Some(own),
                        None => line.subject.as_ref().is_some_and(is_of_it),
                    };
                    line.award == "tt_ldtt" && same_year && is_its
                };
                let nominated = self.lines.iter().filter(is_meant).filter_map(|line| line.subject);
                let given = known.given_for("tt_ldtt", self.year).filter(is_of_it);
                counted_some(nominated.chain(given).collect::<BTreeSet<Subject>>().len())
            }
            "so_tap_the_dan_dau_cum_khoi" => counted_some(known.leaders(self.year)),
            _ => None,
        }
    }
}

/// Nobody counted is no denominator.
fn counted_some(count: usize) -> Option<u32> {
    Some(number(count)).filter(|count| *count > 0)
}
