//! How many lines of a batch there may be of an award, with the denominator spelled out, and what another share would allow.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::id::NominationId;
use domain::law::ceiling;
use domain::nomination::{Nomination, Progress};
use domain::subject::Subject;
use serde::Serialize;
use ts_rs::TS;

use super::verdicts::Examiner;

/// A ceiling beside the lines of its award.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuotaMeter {
    /// Id of the award.
    pub award: String,
    /// Name of the award.
    pub award_name: String,
    /// The regime whose ceiling it is.
    pub regime: String,
    /// Lines that count.
    pub count: u32,
    /// What the share is of; none while it is not known.
    pub denominator: Option<u32>,
    /// What the denominator counts, in words.
    pub denominator_name: String,
    /// The most there may be; none without a ceiling or without a denominator.
    pub max: Option<u32>,
    /// Whether there are more lines than that.
    pub exceeded: bool,
    /// The rule in words.
    pub text: String,
    /// Where the law says so.
    pub citation: String,
}

/// What to try: shares in percent and denominators, by award.
#[derive(Debug, Clone, Default)]
pub(super) struct Tried<'a> {
    pub percents: Option<&'a BTreeMap<String, u32>>,
    pub denominators: Option<&'a BTreeMap<String, u32>>,
}

/// The ceilings of the awards of a batch's lines; those that were withdrawn or turned down do not count.
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
    let mut by_award: BTreeMap<(&str, &str), Vec<&Nomination>> = BTreeMap::new();
    for line in lines.iter().filter(counts) {
        let regime = examiner.law_day(line).and_then(|day| examiner.catalogue.regime_on(day));
        if let Some(regime) = regime {
            by_award.entry((line.award.as_str(), regime.id.as_str())).or_default().push(line);
        }
    }
    let meter = |((award, regime), of_award): ((&str, &str), Vec<&Nomination>)| {
        let quota = examiner.catalogue.quota(regime, award)?;
        let set = |given: Option<&BTreeMap<String, u32>>| given.and_then(|given| given.get(award)).copied();
        let denominator =
            set(tried.denominators).or_else(|| denominator(examiner, &quota.denominator, lines, &of_award));
        let most = denominator
            .and_then(|whole| ceiling(examiner.catalogue, regime, award, whole.into(), set(tried.percents)))
            .map(|most| u32::try_from(most).unwrap_or(u32::MAX));
        let count = u32::try_from(of_award.len()).unwrap_or(u32::MAX);
        let citation = quota.cite.iter().map(|cite| cite.vietnamese(&examiner.catalogue.documents));
        Some(QuotaMeter {
            award: award.to_owned(),
            award_name: crate::grant::award_name(examiner.catalogue, award).to_owned(),
            regime: regime.to_owned(),
            count,
            denominator,
            denominator_name: quota.denominator_vi.clone(),
            max: most,
            exceeded: most.is_some_and(|most| count > most),
            text: quota.text_vi.clone(),
            citation: citation.collect::<Vec<_>>().join("; "),
        })
    };
    by_award.into_iter().filter_map(meter).collect()
}

/// What a share is of, counted from what is known; none where a part of it is not.
fn denominator(examiner: &Examiner<'_>, of: &str, lines: &[Nomination], of_award: &[&Nomination]) -> Option<u32> {
    let year = of_award.first().map(|line| examiner.year(line))?;
    match of {
        "so_nguoi_dat_ldtt" => {
            let units: Option<BTreeSet<_>> = of_award.iter().map(|line| line.proposing_unit_id).collect();
            let counted = units?.into_iter().map(|unit| examiner.known.figures(unit, year.into())?.ldtt);
            counted.sum()
        }
        "so_tap_the_dat_ldtt" => {
            let nominated = lines.iter().filter(|line| line.award == "tt_ldtt").filter_map(|line| line.subject);
            let given = examiner.known.given_for("tt_ldtt", year);
            let collectives: BTreeSet<Subject> = nominated.chain(given).collect();
            count(collectives.len())
        }
        "so_tap_the_dan_dau_cum_khoi" => count(examiner.known.leaders(year)),
        _ => None,
    }
}

/// Nobody counted is no denominator.
fn count(number: usize) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| *number > 0)
}
